"""The log's form, and what is left out of it."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from web.logs import REQUEST_ID, JsonLines, Lines, masked

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("GET /r/AbC_-1x HTTP/1.1", "GET /r/… HTTP/1.1"),
        ("https://x.se/o/AbC?w=1", "https://x.se/o/…?w=1"),
        ("/w/ABC234/pair3", "/w/…/pair3"),
        ("Cookie: tt_a_s_pub-1=AbC; tt_now=pub", "Cookie: tt_a_s_pub-1=…; tt_now=pub"),
        ("tt_w_ABC234=AbC", "tt_w_ABC234=…"),
        ("/svar/r and /word/w", "/svar/r and /word/w"),
    ],
)
def test_secret_links_codes_and_cookies_are_masked_in_every_message(said, shown):
    assert masked(said) == shown


def record_of(message, *args, **extra):
    """A record with an error behind it whose message must not be written."""
    try:
        try:
            {}["hemligt ett"]
        except KeyError:
            int("hemligt två")
    except ValueError:
        made = logging.getLogger("tillit").makeRecord(
            "tillit", logging.ERROR, __file__, 1, message, args, sys.exc_info(), extra=extra
        )
    return made


def test_an_error_is_written_as_its_class_and_places_without_its_message():
    text = Lines().format(record_of("a page broke at /r/%s", "token"))
    assert text.splitlines()[0] == "ERROR tillit a page broke at /r/…"
    assert "ValueError at " in text
    assert "KeyError at " in text
    assert "test_logs.py" in text
    assert "hemligt" not in text


def test_json_is_one_object_a_line_with_the_requests_id_and_the_fields():
    kept = REQUEST_ID.set("abc12345")
    said = JsonLines().format(record_of("two\nlines", fields={"status": 200}))
    REQUEST_ID.reset(kept)
    assert "\n" not in said
    found = json.loads(said)
    assert (found["message"], found["request"], found["status"]) == ("two\nlines", "abc12345", 200)
    assert [one.split(" ")[0] for one in found["error"]] == ["ValueError", "KeyError"]
    assert set(found) == {"time", "level", "logger", "message", "request", "status", "error"}


NOISE = """
import logging, sys, warnings
from web import logs
logs.set_up("debug", sys.argv[1])
late = logging.getLogger("library.made.later")
late.addHandler(logging.StreamHandler())
late.propagate = False
late.setLevel("DEBUG")
late.debug("what it was given: hemligt")
late.warning("something at /r/hemligt")
logging.getLogger("sqlalchemy.engine").info("hemligt")
logging.getLogger("tillit.storage").debug("ours")
warnings.warn("old")
"""


@pytest.mark.parametrize("form", ["text", "json"])
def test_every_library_speaks_through_one_handler_and_only_from_a_warning_on(form):
    done = subprocess.run(
        [sys.executable, "-c", NOISE, form], cwd=ROOT, capture_output=True, text=True, check=True
    )
    lines = done.stderr.splitlines()
    assert "hemligt" not in done.stderr
    if form == "json":
        found = [json.loads(line) for line in lines]
        assert [one["logger"] for one in found] == ["library.made.later", "tillit.storage", "py.warnings"]
    else:
        assert lines[:2] == ["WARNING library.made.later something at /r/…", "DEBUG tillit.storage ours"]
