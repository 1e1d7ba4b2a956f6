"""The organisation's own documents as pages of text: PDF, Word, Markdown and plain text.

What is here reads files that nobody has checked. `retrieval.shield` runs it in a process of its own, with a
limit on time and memory.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from retrieval.errors import DocumentProblem
from retrieval.plain_text import clean, decode, letters
from retrieval.word_text import heading_styles, paragraphs

if TYPE_CHECKING:
    from pypdf import PdfReader

ENDINGS = (".pdf", ".docx", ".md", ".txt")
LARGEST_MB = 25
LARGEST = LARGEST_MB * 1024 * 1024  # bytes of a file
MOST_PAGES = 500
MOST_TEXT = 4_000_000  # characters
UNPACKED = 200 * 1024 * 1024  # bytes in all that a packed file may hold
RATIO = 100  # times its size that a packed file may hold
SMALL = 5 * 1024 * 1024  # bytes; what unpacks to less is no bomb, however well it was packed
FEW_LETTERS = 10  # a page on average; with fewer there is no layer of text
_PDF, _ZIP, _OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$")
_FILE_NAME = re.compile(r"\.\w{2,4}$|^microsoft word", re.IGNORECASE)
_LONGEST_TITLE = 150  # characters


@dataclass(frozen=True)
class Page:
    """A page, or where a format has none, what stands under a heading.

    Attributes:
        text: paragraphs with an empty line between them.
        number: the page's number in the file from 1; 0 where the format has no pages.
        heading: the heading, empty where there is none.
    """

    text: str = field(repr=False)
    number: int = 0
    heading: str = ""


@dataclass(frozen=True)
class Document:
    """A document as text.

    Attributes:
        name: name of the file.
        title: what it calls itself, else its name without the ending.
        pages: the text in order.
        length: how many pages it has; 0 where the format has none.
        silent: how many of its pages have no text.
    """

    name: str
    title: str
    pages: tuple[Page, ...]
    length: int = 0
    silent: int = 0


def ending(name: str) -> str:
    """The ending of a file's name, in small letters.

    Raises:
        DocumentProblem: there is no such kind of document.
    """
    found = PurePath(name).suffix.lower()
    if found not in ENDINGS:
        raise DocumentProblem("wrong_type", name)
    return found


def parse(name: str, data: bytes) -> Document:
    """Read a document.

    Args:
        name: name of the file, without its folder.
        data: its bytes.

    Raises:
        DocumentProblem: it cannot be taken in.
    """
    kind = ending(name)
    if not data.strip():
        raise DocumentProblem("empty", name)
    if len(data) > LARGEST:
        raise DocumentProblem("too_large", name)
    found = {".pdf": _pdf, ".docx": _word}.get(kind, _text)(name, data)
    text = sum(len(page.text) for page in found.pages)
    if text > MOST_TEXT:
        raise DocumentProblem("too_much_text", name)
    if not any(letters(page.text) for page in found.pages):
        raise DocumentProblem("empty", name)
    return found


def _called(name: str, *titles: str | None) -> str:
    """The first of some titles that is one, else the file's name without its ending."""
    for title in titles:
        words = " ".join(clean(title or "").split())
        if words and not _FILE_NAME.search(words):
            return words[:_LONGEST_TITLE]
    return PurePath(name).stem[:_LONGEST_TITLE]


def _pdf(name: str, data: bytes) -> Document:
    """Pages of a PDF; a lock that opens without a password is opened."""
    if _PDF not in data[:1024]:
        raise DocumentProblem("wrong_type", name)
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentProblem("encrypted", name)
        length = len(reader.pages)
        if length > MOST_PAGES:
            raise DocumentProblem("too_many_pages", name)
        texts = list(_page_texts(reader, name))
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except (DependencyError, FileNotDecryptedError) as error:
        raise DocumentProblem("encrypted", name) from error
    said = sum(map(letters, texts))
    if not length:
        raise DocumentProblem("broken", name)
    if said < FEW_LETTERS * length:
        raise DocumentProblem("scanned" if _has_pictures(reader) else "empty", name)
    pages = tuple(Page(text, at) for at, text in enumerate(texts, 1) if letters(text))
    return Document(name, _called(name, title), pages, length, length - len(pages))


def _page_texts(reader: PdfReader, name: str) -> Iterator[str]:
    """The text of each page; stops where it is more than may be taken in."""
    total = 0
    for page in reader.pages:
        text = clean(page.extract_text() or "")
        total += len(text)
        if total > MOST_TEXT:
            raise DocumentProblem("too_much_text", name)
        yield text


def _has_pictures(reader: PdfReader) -> bool:
    """Whether one of the first pages shows a picture."""
    for page in list(reader.pages)[:20]:
        resources = page.get("/Resources")
        found = resources.get_object().get("/XObject") if resources is not None else None
        for one in found.get_object().values() if found is not None else ():
            if one.get_object().get("/Subtype") == "/Image":
                return True
    return False


def _word(name: str, data: bytes) -> Document:
    """The text of a Word document under its headings; nothing in it is run and nothing outside it read."""
    if data.startswith(_OLE) and _LOCKED in data:
        raise DocumentProblem("encrypted", name)
    if not data.startswith(_ZIP):
        raise DocumentProblem("wrong_type", name)
    _check_packed(name, data)
    import docx

    document = docx.Document(io.BytesIO(data))
    headings = heading_styles(document.styles)
    lines = ((style in headings, text) for style, text in paragraphs(document.element.body))
    title = document.core_properties.title
    return _under_headings(name, title, lines)


def _check_packed(name: str, data: bytes) -> None:
    """Refuse what is no Word document or would unpack to too much; nothing is unpacked here."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
    total = sum(part.file_size for part in parts)
    if total > UNPACKED or total > max(SMALL, RATIO * len(data)):
        raise DocumentProblem("zip_bomb", name)
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentProblem("encrypted", name)
    if "word/document.xml" not in {part.filename for part in parts}:
        raise DocumentProblem("wrong_type", name)


def _text(name: str, data: bytes) -> Document:
    """The text of a Markdown or plain file; in Markdown under its headings."""
    text = None if data.startswith((_PDF, _ZIP, _OLE)) else decode(data)
    if text is None:
        raise DocumentProblem("wrong_type", name)
    lines = clean(text).split("\n")
    if ending(name) != ".md":
        return Document(name, _called(name), (Page("\n".join(lines)),))
    found = ((_MARKDOWN_HEADING.match(line), line) for line in lines)
    return _under_headings(name, "", ((bool(one), one[1] if one else line) for one, line in found), "\n")


def _under_headings(
    name: str, title: str | None, lines: Iterator[tuple[bool, str]], between: str = "\n\n"
) -> Document:
    """Lines, each a heading or not, as pages that stand under a heading each."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for heading, line in lines:
        if heading and line.strip():
            parts.append((" ".join(clean(line).split())[:_LONGEST_TITLE], []))
        else:
            parts[-1][1].append(clean(line))
    pages = tuple(Page(between.join(own), 0, heading) for heading, own in _filled(parts))
    return Document(name, _called(name, title, *(heading for heading, _ in parts)), pages)


def _filled(parts: Sequence[tuple[str, list[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Headings with what stands under them; one with nothing under it is text of its own."""
    for heading, own in parts:
        if any(letters(line) for line in own):
            yield heading, own
        elif heading:
            yield "", [heading]
