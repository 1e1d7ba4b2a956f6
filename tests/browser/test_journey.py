"""From the start page to the PDF, in both views, as a person with a phone goes."""

import io
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pytest

from ui import services

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


def varied(code, count):
    """A choice by the question's code alone; never "Vet inte" or "Har inte varit aktuellt"."""
    return sum(code.encode()) % min(count, 5)


def profile_of(answers, folder):
    """What the command line makes of an answer file, flags aside."""
    file = folder / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    command = [sys.executable, "cli.py", "score", str(file), "--json"]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout) | {
        "flags": []
    }


def foreign(visitor):
    """Addresses asked for outside the server's own origin."""
    own = urlsplit(visitor.url).netloc
    asked = map(urlsplit, visitor.asked)
    return [url.geturl() for url in asked if url.scheme not in {"data", "blob"} and url.netloc != own]


def test_from_start_to_pdf_on_a_phone_without_leaving_the_servers_origin(visitor):
    t = services.texts("sv")
    visitor.go("/")
    visitor.page.get_by_role("link", name=t("start.begin"), exact=True).click()
    visitor.page.get_by_role("button", name=t("web.begin.go"), exact=True).click()
    visitor.settle()
    visitor.walk_through(varied)
    visitor.page.get_by_role("link", name=t("walk.to_profile"), exact=True).click()
    visitor.page.get_by_role("heading", name=t("page.profile"), exact=True).wait_for()
    visitor.settle()
    pdf = visitor.download(t("profile.pdf"))
    assert pdf.startswith(b"%PDF")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) >= 2
    instrument, stored = services.instrument("sv"), visitor.answer_file()
    assert set(stored["answers"]) == set(instrument.items)
    assert set(stored["context"]) == set(instrument.contexts)
    assert (len(stored["behov"]), len(stored["summaries"])) == (12, 4)
    assert len(visitor.asked) > 20
    assert foreign(visitor) == []


def test_the_form_view_and_the_chat_view_give_the_same_profile(visit, tmp_path):
    chat, form = visit(), visit()
    chat.begin()
    chat.walk_through(varied)
    form.begin()
    form.go("/svara?vy=formular")
    walk = form.walk()
    for page in range(walk.steps[-1].page):
        form.card(walk.page(page)[-1].id).wait_for()
        form.answer_all(walk.page(page), varied)
        form.go_on(walk.page(page + 1)[0].id)
    one, other = chat.answer_file(), form.answer_file()
    assert one["answers"] == other["answers"]
    assert one["behov"] == other["behov"]
    assert one["context"] == other["context"]
    assert profile_of(one, tmp_path) == profile_of(other, tmp_path)
