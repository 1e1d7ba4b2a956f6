"""A model that stalls, drips, breaks or is away: our own deadline, and no half answer."""

import threading
import time

import pytest

from retrieval import (
    Ended,
    open_chat,
    rewrite_query,
    write_answer,
)
from tests.retrieval.writer.conftest import GOOD, QUESTION


@pytest.mark.parametrize(
    ("say", "reason"),
    [
        (["Det har inte", 5.0, " hänt."], "deadline"),
        ([5.0], "deadline"),
        ([piece for at in range(400) for piece in ("a ", 0.02)], "deadline"),
        ([GOOD.split("\n", maxsplit=1)[0], "\n", 5.0], "deadline"),
        (["x " * 3000, "y " * 3000], "long"),
    ],
    ids=["a stall", "silence", "a slow drip", "a stall after a sentence", "no end"],
)
def test_our_own_deadline_ends_it(say, reason, script, ask):
    script.say = say
    begun = time.monotonic()
    _, _, end = ask(deadline_s=0.6)
    assert time.monotonic() - begun < 4  # the model itself would take five seconds or more
    assert (end.reason, end.stands) == (reason, False)


def test_no_thread_is_left_behind_for_long(script, writer, passages):
    def readers():
        return [one for one in threading.enumerate() if one.name == "model" and one not in before]

    before = threading.enumerate()  # those of other tests may still wait for their model
    script.say = ["Det", *[0.1, " är"] * 30]
    list(write_answer(QUESTION, passages, writer, 0.3))
    until = time.monotonic() + 30
    while readers() and time.monotonic() < until:
        time.sleep(0.05)
    assert not readers()


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (500, None, "error"),
        (429, None, "busy"),
        (401, None, "error"),
        (404, b"<html>not here</html>", "error"),
        (200, b"garbage that is no stream", None),
        (200, b"data: {not json}\n\n", "error"),
        (200, b'data: {"choices": []}\n\n', None),
        (200, b"", None),
    ],
)
def test_every_failure_ends_without_a_sentence(status, body, reason, script, ask):
    script.status, script.body = status, body
    shown, _, end = ask()
    assert (shown, end.stands) == ([], False)
    assert reason is None or end.reason == reason


def test_half_an_answer_does_not_stand(script, ask):
    script.say = [GOOD.split("\n", maxsplit=1)[0], "\nRapporten frågar om ”ett universal", None]
    shown, _, _ = ask()
    assert [one.text[:3] for one in shown] == ["Det"]
    script.answers(GOOD[:-40])
    script.finish = "length"
    assert ask()[2].reason == "long"
    script.finish = "content_filter"
    assert ask()[2].reason == "refused"


def test_nobody_listening_is_an_error(writer, passages):
    from dataclasses import replace

    silent = replace(writer, chat=open_chat("scripted", "http://127.0.0.1:9/v1", "", 1.0))
    assert list(write_answer(QUESTION, passages, silent, 2.0)) == [Ended("error")]
    assert rewrite_query(QUESTION, silent, 2.0) == ""


def test_a_slow_or_broken_rewrite_is_no_rewrite(script, writer):
    script.say = ["ansvar", 3.0]
    assert rewrite_query(QUESTION, writer, 0.3) == ""
    script.status = 500
    assert rewrite_query(QUESTION, writer, 2.0) == ""
