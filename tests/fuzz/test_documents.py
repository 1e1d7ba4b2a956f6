"""Documents of the organisation's own: any bytes under any name are a document or a problem with words."""

import json
from functools import cache

from hypothesis import strategies as st

from retrieval import DocumentProblem, read_document
from retrieval.documents import MOST_TEXT, parse
from retrieval.own_passages import cut_document
from retrieval.plain_text import clean, decode
from retrieval.sources import Reading
from tests.fuzz import worlds
from tests.fuzz.damage import TEXTS, damaged
from tests.fuzz.drill import bounded, fuzz
from tests.retrieval import making

SECONDS = 20.0
PART = "word/document.xml"
PLAIN = "# Rubrik\r\n\r\nVåga säga till i tid. Det är bra.\n\n## Nästa\n- ett\n- två\n\n| a | b |\n".encode()
NAMES = st.one_of(
    st.sampled_from(
        (
            "a.pdf",
            "b.docx",
            "c.md",
            "d.txt",
            "e.PDF",
            "f.exe",
            "g",
            "..",
            "../../h.txt",
            ".txt",
            "a.txt\0.pdf",
        )
    ),
    st.sampled_from(TEXTS).map(lambda text: f"{text}.md"),
)


@cache
def valid():
    """A small document of every kind."""
    return {
        "pdf": making.pdf(making.WORDS, "Sida två."),
        "locked": making.locked(),
        "docx": making.word("# Ansvar", making.WORDS, "Roll | Uppgift", title="Rutin"),
        "md": PLAIN,
        "utf16": PLAIN.decode().encode("utf-16"),
        "latin": PLAIN.decode().encode("latin-1"),
    }


@st.composite
def documents(draw, *kinds):
    """A document of one of the kinds with some bytes damaged; of a Word file at times the part inside."""
    kind = draw(st.sampled_from(kinds))
    if kind == "docx" and draw(st.booleans()):
        inside = draw(st.sampled_from((PART, "word/styles.xml", "docProps/core.xml", "[Content_Types].xml")))
        wrong = []
        made = making.repacked(valid()[kind], inside, lambda old: wrong.append(old) or old)
        broken = draw(damaged(wrong[0]))
        return making.repacked(made, inside, lambda _: broken)
    return draw(damaged(valid()[kind]))


def told(problem):
    """A problem has words in every language, and its name stays short."""
    for lang in worlds.langs():
        assert worlds.texts(lang)(f"own.problem.{problem.code}")
    assert len(problem.name) <= 120


def sound(document):
    """A document that was read holds clean text within the limits, and is cut into passages."""
    assert sum(len(page.text) for page in document.pages) <= MOST_TEXT
    assert all(page.text == clean(page.text) for page in document.pages)
    json.dumps([document.title, document.name]).encode()
    assert all(passage.text.strip() for passage in cut_document(document, Reading()))


@fuzz(8, name=NAMES, data=documents("pdf", "locked", "docx", "md", "utf16"))
def test_a_damaged_document_is_read_in_its_child_process_or_refused_in_words(name, data):
    try:
        sound(read_document(name, data, SECONDS))
    except DocumentProblem as problem:
        told(problem)


@fuzz(60, data=documents("docx"))
def test_a_damaged_word_document_takes_no_time_and_holds_clean_text(data):
    with bounded():
        try:
            found = parse("a.docx", data)
        except DocumentProblem as problem:
            told(problem)
        except Exception:
            return
        else:
            sound(found)


@fuzz(100, name=st.sampled_from(("a.md", "a.txt")), data=documents("md", "utf16", "latin"))
def test_a_damaged_text_file_is_clean_text_or_refused_in_words(name, data):
    with bounded():
        try:
            sound(parse(name, data))
        except DocumentProblem as problem:
            told(problem)
        decode(data)
