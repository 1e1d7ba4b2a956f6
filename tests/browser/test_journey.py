"""From the start page to the PDF, in both views, as a person with a phone goes."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.browser.visitor import Visitor
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


@pytest.fixture(scope="module")
def walked(chromium, server):
    """A person with a phone who went from the start page through all cards of the conversation."""
    t, context = services.texts("sv"), chromium.new_context(viewport={"width": 360, "height": 780})
    visitor = Visitor(context, server.url)
    visitor.go("/")
    visitor.page.get_by_role("link", name=t("start.begin"), exact=True).click()
    visitor.page.get_by_role("button", name=t("web.begin.go"), exact=True).click()
    visitor.settle()
    visitor.walk_through(varied)
    yield visitor
    context.close()
    assert visitor.trouble == []


def test_from_start_to_pdf_on_a_phone_without_leaving_the_servers_origin(walked):
    t = services.texts("sv")
    walked.page.get_by_role("link", name=t("walk.to_profile"), exact=True).click()
    walked.page.get_by_role("heading", name=t("page.profile"), exact=True).wait_for()
    walked.settle()
    pdf = walked.download(t("profile.pdf"))
    assert pdf.startswith(b"%PDF")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) >= 2
    assert len(walked.asked) > 20
    assert walked.strangers == []


def test_every_answer_of_the_walk_is_stored(walked):
    instrument, stored = services.instrument("sv"), walked.answer_file()
    for field, codes in (("answers", instrument.items), ("context", instrument.contexts)):
        assert set(stored[field]) == set(codes)
    assert (len(stored["behov"]), len(stored["summaries"])) == (12, 4)


def test_the_form_view_and_the_chat_view_give_the_same_profile(walked, visitor, tmp_path):
    visitor.begin()
    visitor.go("/svara?vy=formular")
    walk = visitor.walk()
    for page in range(walk.steps[-1].page):
        visitor.card(walk.page(page)[-1].id).wait_for()
        visitor.answer_all(walk.page(page), varied)
        visitor.go_on(walk.page(page + 1)[0].id)
    chat, form = walked.answer_file(), visitor.answer_file()
    for field in ("answers", "behov", "context", "summaries"):
        assert chat[field] == form[field]
    assert profile_of(chat, tmp_path) == profile_of(form, tmp_path)
