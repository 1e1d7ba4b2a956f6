"""Reads the TOML file of a language and hands out its texts with their placeholders filled in."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

FOLDER = Path(__file__).resolve().parent


class TextError(Exception):
    """A text, a placeholder or a whole language is missing; the message names file and key."""


@dataclass(frozen=True)
class Texts:
    """The wording of one language, asked for by dotted key.

    A text may depend on a number: the table under its key then holds `one` and `other`, chosen by `n`.

    Attributes:
        lang: The language's code, the name of its file.
        file: The file's name, for messages.
    """

    lang: str
    file: str
    entries: Mapping[str, str | tuple[str, ...]] = field(repr=False)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text with its placeholders filled in.

        Raises:
            TextError: the key is unknown, or a placeholder got no value.

        >>> texts = Texts("sv", "sv.toml", {"a.left.one": "{n} fråga", "a.left.other": "{n} frågor"})
        >>> texts("a.left", n=3)
        '3 frågor'
        """
        found = self.entries.get(self._by_number(key, values))
        if not isinstance(found, str):
            raise TextError(f"{self.file} {key}: no text here")
        missing = placeholders(found) - set(values)
        if missing:
            raise TextError(f"{self.file} {key}: no value for {', '.join(sorted(missing))}")
        return found.format(**values)

    def all(self, key: str) -> tuple[str, ...]:
        """The list of texts that stands at a key.

        Raises:
            TextError: no list stands there.
        """
        found = self.entries.get(key)
        if not isinstance(found, tuple):
            raise TextError(f"{self.file} {key}: no list of texts here")
        return found

    def has(self, key: str) -> bool:
        """Whether a text, a list or a text by number stands at the key."""
        return key in self.entries or f"{key}.other" in self.entries

    def below(self, key: str) -> dict[str, str]:
        """The texts directly under a key, by the last part of theirs, in the file's order."""
        start = f"{key}."
        return {
            name.removeprefix(start): text
            for name, text in self.entries.items()
            if name.startswith(start) and "." not in name.removeprefix(start) and isinstance(text, str)
        }

    @property
    def locale(self) -> str:
        """The language with its region, as number formats and PDF want it ("sv-SE")."""
        return self("meta.locale")

    def number(self, value: float, digits: int = 0) -> str:
        """A number as people read it: rounded half up, with the language's decimal mark and minus sign.

        >>> Texts("sv", "sv.toml", {"meta.decimal": ","}).number(62.5)
        '63'
        >>> Texts("sv", "sv.toml", {"meta.decimal": ","}).number(-0.625, 2)
        '−0,63'
        """
        step = 10**digits
        whole = int(abs(value) * step + 0.5 + 1e-9)
        sign = "−" if value < 0 and whole else ""
        shown = f"{whole / step:.{digits}f}"
        return sign + shown.replace(".", self("meta.decimal"))

    def day(self, day: date) -> str:
        """A date as people write it ("21 november 2026")."""
        return self("meta.day", day=day.day, month=self.all("meta.months")[day.month - 1], year=day.year)

    def _by_number(self, key: str, values: Mapping[str, object]) -> str:
        if key in self.entries or "n" not in values:
            return key
        return f"{key}.one" if values["n"] == 1 else f"{key}.other"


def placeholders(text: str) -> set[str]:
    """The names between braces in a text.

    Raises:
        ValueError: a brace stands alone.
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages there is a file for; the one whose file says `first = true` stands first."""
    files = sorted((folder or FOLDER).glob("*.toml"))
    own = {file.stem: _tables(file).get("meta") for file in files}
    first = [lang for lang, meta in own.items() if isinstance(meta, dict) and meta.get("first") is True]
    return tuple(sorted(own, key=lambda lang: (lang not in first, lang)))


def load_texts(lang: str = "sv", folder: Path | None = None) -> Texts:
    """The wording of one language.

    Raises:
        TextError: no such file, not TOML, or a text whose braces do not pair up.
    """
    path = (folder or FOLDER) / f"{lang}.toml"
    if not lang.isalpha() or not path.is_file():
        raise TextError(f"{path.name}: no texts for the language {lang!r}")
    entries = dict(_flat(_tables(path), ""))
    for key, text in entries.items():
        _check(path.name, key, text)
    return Texts(lang, path.name, entries)


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number without end, too deep a nest
        raise TextError(f"{path.name}: {error}") from error


def _flat(tables: Mapping[str, object], start: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for name, found in tables.items():
        key = f"{start}{name}"
        if isinstance(found, str):
            yield key, found
        elif isinstance(found, list):
            yield key, tuple(str(one) for one in found)
        elif isinstance(found, dict):
            yield from _flat(found, f"{key}.")


def _check(file: str, key: str, text: str | tuple[str, ...]) -> None:
    for one in (text,) if isinstance(text, str) else text:
        try:
            names = placeholders(one)
        except ValueError as error:
            raise TextError(f"{file} {key}: {error}") from error
        wrong = [name for name in names if not name.isidentifier()]
        if wrong:
            raise TextError(f"{file} {key}: {wrong[0]!r} is not a name")
