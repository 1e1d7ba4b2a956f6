"""From a passage back to the page that showed it, which knows what it showed."""

import re

import pytest

from ui import services

QUOTE = "k=004&r=59-66"


def links(at):
    """The addresses of passages on a page."""
    return re.findall(r'href="(/kalla\?[^"]*)"', " ".join(one.proto.body for one in at.get("html")))


def open_passage(begun, **query):
    at, _ = begun(page=None)
    for name, value in {"k": "004", "r": "59-66", **query}.items():
        at.query_params[name] = value
    at.switch_page("ui/pages/passage.py").run()
    assert not at.exception
    return at


def test_a_passage_on_a_page_says_where_it_was_shown(begun):
    at, _ = begun(page=None)
    at.switch_page("ui/pages/example.py").run()
    found = links(at)
    assert found
    assert all(one.endswith("&amp;fran=exempel") for one in found)


@pytest.mark.parametrize(
    ("query", "page", "rest"),
    [
        ({"fran": "fordjupa", "modul": "M7"}, "modules", "modul=M7"),
        ({"fran": "leda", "w": "abc"}, "workshop_console", "w=abc"),
        ({"fran": "exempel"}, "example", ""),
    ],
)
def test_a_passage_leads_back_to_the_page_and_what_it_showed(begun, query, page, rest):
    t = services.texts("sv")
    (back,) = [one.proto for one in open_passage(begun, **query).get("page_link")]
    assert back.label == t("passage.back_to", page=t(f"page.{page}"))
    assert back.query_string == rest


@pytest.mark.parametrize("named", ["//evil.example", "kalla", "logga-in", ""])
def test_a_passage_leads_back_to_no_page_but_ours(begun, named):
    at = open_passage(begun, fran=named)
    assert not at.get("page_link")
    assert 'href="//evil' not in " ".join(one.proto.body for one in at.get("html"))
