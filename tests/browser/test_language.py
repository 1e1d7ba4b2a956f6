"""The page says which language it has, and English pages have no Swedish of ours."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

from tests.browser.places import show
from ui import services

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
OURS = """() => {
    const found = []
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT)
    for (let one = walker.currentNode; one; one = walker.nextNode()) {
        if (one.closest('[lang="sv"], script, style, noscript')) continue
        for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'content'])
            if (one.getAttribute(name)) found.push(one.getAttribute(name))
        for (const child of one.childNodes)
            if (child.nodeType === Node.TEXT_NODE && child.data.trim()) found.push(child.data)
    }
    return found.map(text => text.replace(/\\s+/g, ' ').trim())
}"""
LONG_ENOUGH = 9
MARKS = re.compile(r"\{[^}]*\}|\*+|\[|\]\([^)]*\)|\n|^- ")


def strings(table, path=""):
    """Every text of a TOML file by its dotted key."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from strings(value, f"{path}{key}.")
        elif isinstance(value, list):
            yield from ((f"{path}{key}.{at}", text) for at, text in enumerate(value) if isinstance(text, str))
        elif isinstance(value, str):
            yield f"{path}{key}", value


def read(file, lang):
    return dict(strings(tomllib.loads((ROOT / file / f"{lang}.toml").read_text(encoding="utf-8"))))


@lru_cache(maxsize=1)
def swedish_only():
    """Pieces of Swedish wording that the English wording of the same key does not hold."""
    pieces = set()
    for file in ("texts", "assessment/content"):
        english = read(file, "en")
        for key, text in read(file, "sv").items():
            there = english.get(key, "")
            pieces |= {
                piece.strip() for piece in MARKS.split(text) if piece.strip() and piece.strip() not in there
            }
    return pieces


def leaks(shown, pieces):
    """What is shown and is Swedish of ours: a whole text, or a long piece inside one."""
    everything = "\n".join(shown)
    near = [piece for piece in pieces if piece in everything]
    return [
        (piece, text)
        for piece in near
        for text in shown
        if text == piece or (len(piece) >= LONG_ENOUGH and re.search(rf"\b{re.escape(piece)}", text))
    ]


def language_of(visitor):
    return visitor.page.evaluate("document.documentElement.lang")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    ("path", "name"), [("/", "page.start"), ("/metod", "page.method"), ("/ord", "page.glossary")]
)
def test_language_and_title_are_the_visitors_own(visit, lang, path, name):
    visitor, t = visit(lang=lang), services.texts(lang)
    visitor.go(path)
    visitor.page.wait_for_function("title => document.title === title", arg=f"{t(name)} – {t('app.name')}")
    assert language_of(visitor) == lang


def test_the_language_link_changes_language_and_title_and_stays_on_the_page(visitor):
    sv, en = services.texts("sv"), services.texts("en")
    visitor.go("/ord")
    for t, word in ((en, "app.other_language_en"), (sv, "app.other_language_sv")):
        visitor.page.get_by_role("link", name=en(word), exact=True).click()
        visitor.page.get_by_role("heading", name=t("page.glossary"), exact=True).wait_for()
        visitor.settle()
        assert language_of(visitor) == t.lang
        assert visitor.page.title() == f"{t('page.glossary')} – {t('app.name')}"
        assert visitor.page.url == f"{visitor.url}/ord"


def test_the_language_link_keeps_the_plain_pages_and_their_address(visitor):
    visitor.go("/borja")
    visitor.page.locator("a.lang").click()
    visitor.page.wait_for_url("**/borja")
    assert language_of(visitor) == "en"
    assert visitor.page.title().startswith(services.texts("en")("web.begin.title"))


def test_the_language_link_keeps_the_passage_that_is_shown(visitor):
    visitor.go("/kalla?a=A1.f1")
    visitor.page.locator(".tt-head a[lang=en]").click()
    visitor.page.get_by_role("heading", name=services.texts("en")("page.passage"), exact=True).wait_for()
    visitor.settle()
    assert visitor.page.locator("mark").count() == 1


def test_english_pages_hold_no_swedish_of_ours(visit, place):
    visitor = visit(lang="en")
    show(visitor, place)
    assert language_of(visitor) == "en"
    assert visitor.page.title().endswith(f" – {services.texts('en')('app.name')}")
    assert leaks(visitor.page.evaluate(OURS), swedish_only()) == []
