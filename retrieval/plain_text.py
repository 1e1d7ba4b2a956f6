"""Bytes of a text file as clean characters: encodings told apart, what nobody can see left out."""

from __future__ import annotations

import codecs
import re
import unicodedata

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNSEEN = re.compile(  # control and format characters, private use, halves of pairs, non-characters
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_SOFT_HYPHEN = "\xad"
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_MOST_UNSEEN = 0.02  # share of a text; a file with more is no text
_MANY_NULLS = 0.25  # share of every second byte; Latin letters in UTF-16 have more


def decode(data: bytes) -> str | None:
    r"""The characters of a text file: UTF-8, UTF-16, or else the Western code page of Windows or Latin-1.

    Args:
        data: the file.

    Returns:
        The characters as they are, or None if the file is no text.

    >>> decode("Våga".encode("latin-1")), decode("Våga".encode("utf-16")), decode(b"\x00\x01\x02\x03")
    ('Våga', 'Våga', None)
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if len(_UNSEEN.findall(text)) <= _MOST_UNSEEN * len(text) else None
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    """Which encodings to try, by the mark at the beginning and by where the null bytes stand."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return (encoding,)
    if data[1::2].count(0) > _MANY_NULLS * len(data) / 2 and data[::2].count(0) == 0:
        return ("utf-16-le",)
    if data[::2].count(0) > _MANY_NULLS * len(data) / 2 and data[1::2].count(0) == 0:
        return ("utf-16-be",)
    return ("utf-8", "cp1252", "latin-1")


def clean(text: str) -> str:
    r"""A text without characters that are not seen; letters in one piece, one kind of line end.

    >>> clean("Va\u030aga\x00 \ufb01nt\r\nslut\u202e")
    'Våga fint\nslut'
    """
    text = _BREAKS.sub("\n", text).replace(_SOFT_HYPHEN, "").translate(_LIGATURES)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def letters(text: str) -> int:
    """How many letters and digits a text has.

    >>> letters("Sid 4 …")
    4
    """
    return sum(map(str.isalnum, text))
