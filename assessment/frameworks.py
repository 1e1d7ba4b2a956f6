"""The frameworks of the sources: where each stands, how the tool uses it, what it does not claim."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assessment.content_wording import check_keys, check_texts_at
from assessment.record import Record, records
from assessment.toml_file import TomlFile, read_toml
from assessment.wording import Wording

FOLDER = Path(__file__).parent / "content"
USES = ("core", "module", "lens", "context", "rule", "workshop")
_WORDS = ("name", "what", "use", "claim")
_REF = re.compile(r"\d{3}:[1-9]\d*(?:-[1-9]\d*)?")


@dataclass(frozen=True)
class Framework:
    """One framework of the sources.

    Attributes:
        code: for example "F5".
        refs: where it stands, "004:126-134".
        uses: what the tool makes of it: core, module, lens, context, rule, workshop.
        modules: codes of the modules that ask about it.
        name: its name.
        what: what stands in the sources.
        use: how the tool uses it.
        claim: what it does not claim.
    """

    code: str
    refs: tuple[str, ...]
    uses: tuple[str, ...]
    modules: tuple[str, ...]
    name: str
    what: str
    use: str
    claim: str


@dataclass(frozen=True)
class SourceNumber:
    """Numbers of a source, shown as background with what they do not say; never beside a unit's result."""

    code: str
    refs: tuple[str, ...]
    text: str
    caveat: str


@dataclass(frozen=True)
class Background:
    """The frameworks in their order, the numbers of the surveys, and the benefits one may hope for.

    Attributes:
        frameworks: all of them.
        numbers: figures of F18 with their caveats.
        aims: code of a claimed benefit (F19) -> its words.
    """

    frameworks: tuple[Framework, ...]
    numbers: tuple[SourceNumber, ...]
    aims: Mapping[str, str]


def load_background(lang: str = "sv", folder: Path | None = None) -> Background:
    """Read the frameworks in one language.

    Args:
        lang: language code; its wording stands in <lang>.toml.
        folder: the content folder; the one shipped when None.

    Raises:
        ContentError: the files do not add up; the message names file, line and code.

    >>> found = load_background()
    >>> len(found.frameworks), found.frameworks[4].modules, len(found.aims)
    (19, ('M1',), 8)
    """
    home = folder or FOLDER
    structure, words = read_toml(home / "frameworks.toml"), read_toml(home / f"{lang}.toml")
    parts = {name: records(structure, name) for name in ("framework", "number", "aim")}
    _check_words(words, {name: [one.code for one in found] for name, found in parts.items()})
    wording = Wording(words.name, words.data)
    return Background(
        frameworks=tuple(_framework(one, wording) for one in parts["framework"]),
        numbers=tuple(_number(one, wording) for one in parts["number"]),
        aims={one.code: _aim(one, wording) for one in parts["aim"]},
    )


def _check_words(words: TomlFile, codes: Mapping[str, list[str]]) -> None:
    for table, needed in (("framework", _WORDS), ("number", ("text", "caveat"))):
        check_keys(words, (table,), codes[table])
        for code in codes[table]:
            check_texts_at(words, (table, code), needed)
    check_texts_at(words, ("aim",), codes["aim"])


def _framework(record: Record, wording: Wording) -> Framework:
    record.only("code", "refs", "use", "modules")
    return Framework(
        record.code,
        _refs(record),
        record.texts("use", USES),
        record.texts("modules"),
        *(wording.get(f"framework.{record.code}.{key}") for key in _WORDS),
    )


def _number(record: Record, wording: Wording) -> SourceNumber:
    record.only("code", "refs")
    text, caveat = (wording.get(f"number.{record.code}.{key}") for key in ("text", "caveat"))
    return SourceNumber(record.code, _refs(record), text, caveat)


def _aim(record: Record, wording: Wording) -> str:
    record.only("code", "refs")
    _refs(record)
    return wording.get(f"aim.{record.code}")


def _refs(record: Record) -> tuple[str, ...]:
    """Return the references; refuse none, and one that does not name lines of a source."""
    found = record.texts("refs")
    for ref in found:
        if not _REF.fullmatch(ref):
            raise record.error("refs", f"{ref!r} is not source:line or source:first-last")
    if not found:
        raise record.error("refs", "refs is missing")
    return found
