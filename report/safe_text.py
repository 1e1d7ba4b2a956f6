"""Free text made safe to set: every character has a glyph, no line is reversed, long words may break."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from struct import unpack_from

from report.svg import FONTS

_ELSEWHERE = ((0x05D0, 0x05EA), (0x0621, 0x063A), (0x0640, 0x064A), (0x0660, 0x0669), (0x2190, 0x21FF))
"""Hebrew, Arabic and arrows: set in the typesetter's own fonts (a test sets each of them)."""

UNSET = "□"
"""Stands for a character no shipped font has; a page that holds one says so."""

_FLAG_A = 0x1F1E6  # flags are pairs of these letters
_SKIN = range(0x1F3FB, 0x1F400)  # shades of the emoji before them
_LONG = 28  # letters without a space, after which a word may break
_FACES = ("Regular", "Italic", "SemiBold")


def safe(text: str) -> str:
    """The text as it can be set.

    Line ends stay; a tab becomes a space; characters that are not seen (controls, joiners, marks that turn
    the direction, shades) are left out; a flag becomes its letters; a character without a glyph becomes "□".

    >>> safe("Hej " + chr(0x202E) + "då " + chr(0x6F22))
    'Hej då □'
    """
    shown = "".join(_shown(letter) for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n")))
    return re.sub(rf"\S{{{_LONG}}}(?=\S)", lambda part: f"{part.group()}\u200b", shown)


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs, each safe to set; empty lines are left out.

    >>> paragraphs("a" + chr(10) + chr(10) + "b")
    ['a', 'b']
    """
    return [safe(line.strip()) for line in re.split(r"[\n\r\u2028\u2029]+", text) if line.strip()]


def safe_all(value: object) -> object:
    """Every text in a structure of dicts and lists, made safe to set."""
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, Mapping):
        return {key: safe_all(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [safe_all(part) for part in value]
    return value


def _shown(letter: str) -> str:
    if letter in "\n\r\t" or unicodedata.category(letter) in {"Zs", "Zl", "Zp"}:
        return "\n" if letter in "\n\r" else " " if letter != "\u00a0" else letter
    if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"} and letter != "\u00ad":
        return ""
    code = ord(letter)
    if code in _glyphs() or any(first <= code <= last for first, last in _ELSEWHERE):
        return letter
    if _FLAG_A <= code < _FLAG_A + 26:
        return chr(ord("A") + code - _FLAG_A)
    return "" if code in _SKIN else UNSET


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    """The characters all shipped faces of the text have, and the emoji."""
    faces = [_characters((FONTS / f"IBMPlexSans-{face}.ttf").read_bytes()) for face in _FACES]
    return frozenset.intersection(*faces) | _characters((FONTS / "NotoEmoji-Regular.ttf").read_bytes())


def _characters(font: bytes) -> frozenset[int]:
    """The characters of a TrueType font: the subtables of its `cmap` (OpenType specification)."""
    (tables,) = unpack_from(">H", font, 4)
    records = (unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = unpack_from(">H", font, cmap + 2)
    starts = [cmap + unpack_from(">HHL", font, cmap + 4 + 8 * number)[2] for number in range(count)]
    found: set[int] = set()
    for start in starts:
        found |= _READERS.get(unpack_from(">H", font, start)[0], _none)(font, start)
    return frozenset(found - {0xFFFF})


def _none(_font: bytes, _table: int) -> set[int]:
    return set()


def _of_two_bytes(font: bytes, table: int) -> set[int]:
    """Format 4: segments of the basic plane."""
    (twice,) = unpack_from(">H", font, table + 6)
    ends = unpack_from(f">{twice // 2}H", font, table + 14)
    begins = unpack_from(f">{twice // 2}H", font, table + 16 + twice)
    return {code for first, last in zip(begins, ends, strict=True) for code in range(first, last + 1)}


def _of_four_bytes(font: bytes, table: int) -> set[int]:
    """Format 12: groups of all planes."""
    (count,) = unpack_from(">L", font, table + 12)
    groups = (unpack_from(">LLL", font, table + 16 + 12 * number) for number in range(count))
    return {code for first, last, _ in groups for code in range(first, last + 1)}


_READERS = {4: _of_two_bytes, 12: _of_four_bytes}
