"""The page of own documents: only where nobody else can reach it; add, search, remove, and every trouble."""

import pytest

from retrieval import IndexProblem
from ui import own_view, services

RUTIN = ("Rutin.md", b"# Ansvar\n\nPersonalen loggar in med mobilen hos varje brukare.\n")
HOSTILE = "<img src=x onerror=alert(1)> *a* [b](javascript:1).md"


@pytest.fixture
def page(begun):
    """A function that opens the page."""

    def open_page(lang="sv"):
        at, _ = begun(page=None, lang=lang)
        at.switch_page("ui/pages/own_documents.py").run()
        assert not at.exception, [one.value for one in at.exception]
        return at

    return open_page


def put(at, name, data):
    """Chooses a file, as a person does."""
    at.file_uploader[0].upload(name, data, "text/plain").run()
    assert not at.exception, [one.value for one in at.exception]


def search(at, query):
    """Asks, as a person does."""
    at.text_input(key="own_query").set_value(query)
    button(at, "FormSubmitter").click().run()
    assert not at.exception, [one.value for one in at.exception]


def shown(at):
    return "\n".join([*(one.value for one in at.markdown), *(one.proto.body for one in at.get("html"))])


def button(at, start):
    return next(one for one in at.button if one.key and one.key.startswith(start))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_without_documents_the_page_offers_to_add_one_and_nothing_else(page, lang):
    at, t = page(lang), services.texts(lang)
    assert [one.value for one in at.header] == [t("own.add_title")]
    assert t("own.care") in shown(at)
    assert t("own.kept_here") in shown(at)
    assert not at.text_input


def test_a_document_is_added_found_marked_as_own_and_removed(page):
    at, t = page(), services.texts("sv")
    put(at, *RUTIN)
    assert t("own.added", name="Rutin.md") in shown(at)
    search(at, "inloggning hos brukare")
    assert t("own.found.some", n=1) in shown(at)
    assert t("own.mark") in shown(at)
    assert t("own.under", heading="Ansvar") in shown(at)
    button(at, "remove_").click().run()
    assert t("own.remove_ask", name="Rutin.md") in shown(at)
    button(at, "no_").click().run()
    assert len(services.own().listed()) == 1
    button(at, "remove_").click().run()
    button(at, "yes_").click().run()
    assert t("own.removed", name="Rutin.md") in shown(at)
    assert services.own().listed() == ()
    at.run()
    assert t("own.removed", name="Rutin.md") not in shown(at)


def test_the_same_document_is_not_added_twice(page):
    at, t = page(), services.texts("sv")
    put(at, *RUTIN)
    put(at, "Kopia.md", RUTIN[1])
    assert t("own.there", name="Rutin.md") in shown(at)
    assert len(services.own().listed()) == 1


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_file_that_cannot_be_taken_in_is_named_with_the_reason(page, lang):
    at, t = page(lang), services.texts(lang)
    put(at, "tom.txt", b" ")
    assert t("own.refused", name="tom.txt", why=t("own.problem.empty")) in shown(at)
    assert services.own().listed() == ()


def test_hostile_names_and_words_are_shown_as_text(page):
    at = page()
    put(at, HOSTILE, b"# <script>alert(1)</script>\n\n<b>personalen</b> loggar in")
    search(at, "personalen loggar in")
    assert "<script" not in shown(at)
    assert "<img" not in shown(at)
    assert "<b>" not in shown(at)
    assert "&lt;b&gt;personalen" in shown(at)


@pytest.mark.parametrize(
    ("name", "value"), [("HOST", "0.0.0.0"), ("TILLIT_PUBLIC_URL", "https://tillit.example.se")]
)
def test_where_others_can_reach_it_the_page_is_closed_and_nothing_links_to_it(page, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    at, t = page(), services.texts("sv")
    assert t("own.closed") in shown(at)
    assert not at.get("file_uploader")
    assert not at.header
    assert "/egna-dokument" not in shown(at).replace("/sprak/en?till=/egna-dokument", "")


def test_here_the_foot_links_to_it(page):
    assert 'href="/egna-dokument"' in shown(page())


@pytest.mark.parametrize("code", ["unreachable", "broken"])
def test_a_store_that_cannot_be_opened_is_said(page, monkeypatch, code):
    class Away:
        def listed(self):
            raise IndexProblem(code, "no")

    monkeypatch.setattr(services, "own", Away)
    at = page()
    assert services.texts("sv")("own.away") in [one.value for one in at.warning]


def test_a_store_that_breaks_while_adding_says_so_and_keeps_nothing(page, monkeypatch):
    at = page()

    def broken(*_):
        raise OSError("disk full")

    monkeypatch.setattr("retrieval.own_store._write", broken)
    put(at, *RUTIN)
    assert services.texts("sv")("own.away") in [one.value for one in at.warning]
    monkeypatch.undo()
    assert services.own().listed() == ()


def test_what_was_removed_elsewhere_is_said(page):
    at, t = page(), services.texts("sv")
    put(at, *RUTIN)
    (one,) = services.own().listed()
    button(at, "remove_").click().run()
    services.own().remove(one.id)
    button(at, "yes_").click().run()
    assert t("own.removed_before") in shown(at)


def test_more_hits_are_folded(page):
    at = page()
    for number in range(5):
        put(at, f"{number}.txt", f"Personalen loggar in hos brukare nummer {number}.".encode())
    search(at, "personalen loggar in")
    assert len(at.expander) == 1
    assert shown(at).count(services.texts("sv")("own.mark")) == 5
    assert own_view._FIRST == 3
