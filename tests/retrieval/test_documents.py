"""Documents of the organisation's own: every kind is read, every bad file refused with its reason."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval import DocumentProblem, read_document
from retrieval.documents import MOST_TEXT, parse
from tests.retrieval import making
from tests.retrieval.making import WORDS

ROOT = Path(__file__).resolve().parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECRET = "what-no-document-may-read"


def said(document):
    return "\n".join(page.text for page in document.pages)


def test_a_pdf_has_its_pages_with_their_numbers_and_its_title():
    document = read_document("Rutin.pdf", making.pdf(WORDS, "", "Sista sidan: våga säga till i tid."))
    assert [(page.number, page.heading) for page in document.pages] == [(1, ""), (3, "")]
    assert "Personalen ska dokumentera" in document.pages[0].text
    assert "våga säga till" in document.pages[1].text
    assert (document.name, document.title, document.length, document.silent) == ("Rutin.pdf", "Rutin", 3, 1)


@pytest.mark.parametrize("aes", [False, True])
def test_a_pdf_that_opens_without_a_password_is_read(aes):
    assert "Personalen" in said(read_document("a.pdf", making.locked(aes=aes)))


def test_a_word_document_stands_under_its_headings():
    data = making.word("Inledning.", "# Ansvar", WORDS, "Roll | Uppgift", "# Tomt", title="Rutin för journal")
    document = read_document("r.docx", data)
    assert [(page.heading, page.number) for page in document.pages] == [("", 0), ("Ansvar", 0), ("", 0)]
    assert document.pages[1].text.split("\n\n") == [WORDS, "Roll | Uppgift"]
    assert document.pages[2].text == "Tomt"
    assert (document.title, document.length) == ("Rutin för journal", 0)


def test_a_word_document_reads_as_when_its_changes_are_accepted():
    xml = (
        b'<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>nytt</w:t></w:r></w:ins>'
        b'<w:del w:id="2" w:author="a"><w:r><w:delText>gammalt</w:delText></w:r></w:del></w:p>'
        b"<w:sdt><w:sdtContent><w:p><w:r><w:t>i en ruta</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    data = making.word("slut")
    changed = making.repacked(
        data, "word/document.xml", lambda old: old.replace(b"<w:body>", b"<w:body>" + xml)
    )
    assert said(read_document("a.docx", changed)).split() == ["nytt", "i", "en", "ruta", "slut"]


def test_a_word_document_reads_nothing_outside_itself(tmp_path):
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    kind = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'.encode()

    def hostile(old):
        start, rest = old.split(b"?>", 1)
        return start + b"?>" + kind + rest.replace(b"slut", b"slut &x;")

    changed = making.repacked(making.word("slut"), "word/document.xml", hostile)
    assert said(read_document("a.docx", changed)).strip() == "slut"


def test_a_word_document_whose_entities_grow_without_end_is_refused():
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    kind = f'<!DOCTYPE w [<!ENTITY e0 "haha">{grown}]>'.encode()

    def hostile(old):
        start, rest = old.split(b"?>", 1)
        return start + b"?>" + kind + rest.replace(b"slut", b"slut &e11;")

    changed = making.repacked(making.word("slut"), "word/document.xml", hostile)
    with pytest.raises(DocumentProblem, match="broken"):
        read_document("a.docx", changed)


def test_markdown_stands_under_its_headings():
    document = read_document("a.md", f"# Om oss\n\nInledning.\n\n## Ansvar ##\n{WORDS}\n".encode())
    assert [(page.heading, page.text.strip()) for page in document.pages] == [
        ("Om oss", "Inledning."),
        ("Ansvar", WORDS),
    ]
    assert document.title == "Om oss"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"]
)
def test_a_text_is_read_in_the_encoding_it_has(encoding):
    text = "Våga säga till när något går fel på Ålands äldreboende."
    assert said(read_document("a.txt", text.encode(encoding))) == text


def test_characters_that_nobody_sees_are_left_out():
    text = "Va\u030aga\x00 sa\u0308ga\u202e till\x1b[31m\r\noch \ufb01nna" + " ord" * 100
    assert said(read_document("a.txt", text.encode())) == "Våga säga till[31m\noch finna" + " ord" * 100


@pytest.mark.parametrize("name", ["../../etc/a.txt", "C:\\hemligt\\a.txt", "\x00a\n.txt", "a" * 300 + ".txt"])
def test_a_name_is_a_name_and_no_path(name):
    found = read_document(name, WORDS.encode()).name
    assert found.endswith(".txt")
    assert len(found) <= 120
    assert not set(found) & set("/\\\x00\n")


BAD = {
    "scanned": ("a.pdf", making.scanned, "scanned"),
    "blank pages": ("a.pdf", lambda: making.blank(2), "empty"),
    "password": ("a.pdf", lambda: making.locked(user="hemligt"), "encrypted"),
    "locked Word": ("a.docx", lambda: OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "nothing": ("a.txt", lambda: b"", "empty"),
    "only spaces": ("a.md", lambda: b" \n\t ", "empty"),
    "only marks": ("a.txt", lambda: b"--- ... ---", "empty"),
    "empty Word": ("a.docx", making.word, "empty"),
    "501 pages": ("a.pdf", lambda: making.blank(501), "too_many_pages"),
    "25 MB": ("a.txt", lambda: b"ord " * (25 * 1024 * 1024 // 4 + 1), "too_large"),
    "much text": ("a.txt", lambda: b"ord " * (MOST_TEXT // 4 + 1), "too_much_text"),
    "unknown ending": ("a.odt", lambda: b"x", "wrong_type"),
    "no ending": ("a", lambda: b"x", "wrong_type"),
    "text called PDF": ("a.pdf", WORDS.encode, "wrong_type"),
    "PDF called text": ("a.txt", lambda: making.pdf(WORDS), "wrong_type"),
    "PDF called Word": ("a.docx", lambda: making.pdf(WORDS), "wrong_type"),
    "Word called Markdown": ("a.md", lambda: making.word(WORDS), "wrong_type"),
    "old Word": ("a.docx", lambda: OLE + bytes(500), "wrong_type"),
    "a program": ("a.txt", lambda: b"\x7fELF" + bytes(range(256)) * 9, "wrong_type"),
    "200 MB": ("a.docx", lambda: making.bomb(210_000_000), "zip_bomb"),
    "200 times": ("a.docx", lambda: making.bomb(20_000_000), "zip_bomb"),
    "half a PDF": ("a.pdf", lambda: making.cut_short(making.pdf(WORDS)), "broken"),
    "half a Word": ("a.docx", lambda: making.cut_short(making.word(WORDS)), "broken"),
    "PDF in name": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(100), "broken"),
}


@pytest.mark.parametrize(("name", "make", "code"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_its_reason(name, make, code):
    with pytest.raises(DocumentProblem) as caught:
        read_document(name, make())
    assert (caught.value.code, caught.value.name) == (code, name)


def test_every_reason_has_words_in_both_languages():
    from texts import languages, load_texts

    codes = {code for _, _, code in BAD.values()} | {"too_slow"}
    for lang in languages():
        assert set(load_texts(lang).below("own.problem")) == codes


def test_500_pages_are_read_within_the_time():
    start = time.monotonic()
    document = read_document("a.pdf", making.pdf(*[f"Sida {n}. {WORDS * 20}" for n in range(1, 501)]))
    assert time.monotonic() - start < 30
    assert (document.length, document.pages[-1].number) == (500, 500)


def test_a_file_that_takes_too_long_is_given_up():
    start = time.monotonic()
    with pytest.raises(DocumentProblem, match="too_slow"):
        read_document("a.pdf", making.pdf(*[WORDS * 30] * 100), seconds=0.3)
    assert time.monotonic() - start < 5


GREEDY = """
import sys
from retrieval import shield
def greedy(name, data):
    return [bytearray(2**20) for _ in range(4000)]
shield.parse = greedy
shield.main("a.txt")
"""


def test_a_file_that_takes_too_much_memory_is_given_up():
    done = subprocess.run(
        [sys.executable, "-c", GREEDY], cwd=ROOT, input=b"", capture_output=True, check=True
    )
    assert json.loads(done.stdout) == {"problem": "too_slow"}


def test_what_reads_a_file_gets_no_setting_and_no_secret(monkeypatch):
    seen = {}

    def run(command, **how):
        seen.update(how)
        raise ValueError

    monkeypatch.setenv("DATABASE_URL", SECRET)
    monkeypatch.setattr("subprocess.run", run)
    with pytest.raises(DocumentProblem):
        read_document("a.txt", b"x")
    assert SECRET not in seen["env"].values()


def test_the_reading_itself_gives_the_same_without_a_process_of_its_own():
    data = making.word("# Ansvar", WORDS)
    assert parse("a.docx", data) == read_document("a.docx", data)
