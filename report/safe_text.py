"""Free text made safe to set: every character has a glyph, no line is reversed, long words may break."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from struct import unpack_from

from report.svg import FONTS

_ELSEWHERE = ((0x05D0, 0x05EA), (0x0621, 0x063A), (0x0640, 0x064A), (0x0660, 0x0669), (0x2190, 0x21FF))
"""Hebrew, Arabic and arrows: set in the typesetter's own fonts (a test sets each of them)."""

_LONG = 28  # letters without a space, after which a word may break
_FACES = ("Regular", "Italic", "SemiBold")


def safe(text: str) -> str:
    """The text as it can be set.

    Line ends stay; a tab becomes a space; characters that are not seen (controls, joiners, marks that turn
    the direction) are left out; a character without a glyph is written as its code point, "[U+1F600]".

    >>> safe("Hej " + chr(0x202E) + "då 😀")
    'Hej då [U+1F600]'
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
    return f"[U+{code:04X}]"


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    """The characters all shipped faces have."""
    faces = [_characters((FONTS / f"IBMPlexSans-{face}.ttf").read_bytes()) for face in _FACES]
    return frozenset.intersection(*faces)


def _characters(font: bytes) -> frozenset[int]:
    """The characters of a TrueType font: the format 4 subtable of its `cmap` (OpenType specification)."""
    (tables,) = unpack_from(">H", font, 4)
    records = (unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = unpack_from(">H", font, cmap + 2)
    starts = [cmap + unpack_from(">HHL", font, cmap + 4 + 8 * number)[2] for number in range(count)]
    table = next(start for start in starts if unpack_from(">H", font, start)[0] == 4)  # noqa: PLR2004 - the format
    (twice,) = unpack_from(">H", font, table + 6)
    ends = unpack_from(f">{twice // 2}H", font, table + 14)
    begins = unpack_from(f">{twice // 2}H", font, table + 16 + twice)
    codes = (code for first, last in zip(begins, ends, strict=True) for code in range(first, last + 1))
    return frozenset(code for code in codes if code != 0xFFFF)  # noqa: PLR2004 - the table's end mark
