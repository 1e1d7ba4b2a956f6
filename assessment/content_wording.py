"""Checks of a wording file: every code has its words, and no words belong to an unknown code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from assessment.answers import BEHOV, RATINGS
from assessment.profile import FLAGS, PAIR_CLASSES, QUADRANTS, STATUSES, WORDS
from assessment.record import Record
from assessment.toml_file import TomlFile

EVIDENCE = ("E", "S", "R", "A", "B", "O")
RESULT_WORDS: Mapping[str, tuple[str, ...]] = {"word": WORDS, "status": STATUSES, "pair_class": PAIR_CLASSES}
RESULT_TEXTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "quadrant": (QUADRANTS, ("name", "meaning")),
    "evidence": (EVIDENCE, ("label", "sentence")),
    "flag": (FLAGS, ("name", "text")),
}
"""Codes of results and, where each has several texts, the fields they need."""

SCALE_FIELDS = ("name", "definition")
TYPBILD_FIELDS = ("name", "answered", "meaning", "try_first", "questions", "risk", "unknown")
OTHER_DIMS = ("Q", "U")
"""Dimensions of anchors beside scales, typbilder and rules: the quadrant, and what is unknown."""


@dataclass(frozen=True)
class Codes:
    """The codes that need words."""

    items: tuple[str, ...]
    poles: tuple[str, ...]
    scales: tuple[str, ...]
    pairs: tuple[str, ...]
    contexts: Mapping[str, tuple[str, ...]]
    typbilder: tuple[str, ...]
    rules: tuple[str, ...]
    anchors: tuple[str, ...]

    @classmethod
    def of(cls, parts: Mapping[str, list[Record]], anchors: list[Record]) -> Codes:
        """Collect the codes of the structure file."""
        poles = [record for record in parts["scale"] if record.data.get("kind") == "pole"]
        return cls(
            items=_codes(parts["item"]),
            poles=_codes(poles),
            scales=_codes(parts["scale"]),
            pairs=tuple(dict.fromkeys(str(record.data.get("pair")) for record in poles)),
            contexts={record.code: record.texts("options") for record in parts["context"]},
            typbilder=_codes(parts["typbild"]),
            rules=_codes(parts["rule"]),
            anchors=_codes(anchors),
        )

    @property
    def dims(self) -> tuple[str, ...]:
        """What an anchor may speak of."""
        return (*self.scales, *self.typbilder, *self.rules, *OTHER_DIMS)


def _codes(found: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.code for record in found)


def check_wording(words: TomlFile, codes: Codes, lang: str) -> None:
    """Refuse a code without words, words for an unknown code, and a gap in the answers' values.

    Raises:
        ContentError: names the wording file, the line (of the table when words are missing) and the code.
    """
    _check_head(words, lang)
    check_texts_at(words, ("values",), [*map(str, RATINGS), "DK", "NR"])
    check_texts_at(words, ("behov_values",), [*map(str, BEHOV), "DK"])
    check_texts_at(words, ("item",), codes.items)
    check_texts_at(words, ("short",), codes.items)
    check_texts_at(words, ("anchor",), codes.anchors)
    check_texts_at(words, ("pole",), ("tillit", "tvivel", "gloss"), closed=False)
    for table, known in RESULT_WORDS.items():
        check_texts_at(words, (table,), known)
    for table, (known, needed) in RESULT_TEXTS.items():
        _each(words, table, known, needed)
    check_keys(words, ("scale",), codes.scales)
    for code in codes.scales:
        check_texts_at(
            words, ("scale", code), [*SCALE_FIELDS, *(["behov"] if code in codes.poles else [])], closed=False
        )
    _each(words, "pair", codes.pairs, ("name",))
    _each(words, "typbild", codes.typbilder, TYPBILD_FIELDS)
    _each(words, "rule", codes.rules, ("question",))
    _check_contexts(words, codes.contexts)


def _check_head(words: TomlFile, lang: str) -> None:
    check_texts_at(words, ("meta",), ("language", "name"), closed=False)
    if words.data["meta"]["language"] != lang:
        raise words.error(("meta", "language"), "language", f"is not {lang!r}")
    check_texts_at(words, ("instrument",), ("name", "header_unit", "header_manager"), closed=False)


def _check_contexts(words: TomlFile, contexts: Mapping[str, tuple[str, ...]]) -> None:
    check_keys(words, ("context",), tuple(contexts))
    for code, options in contexts.items():
        check_texts_at(words, ("context", code), ("question",), closed=False)
        check_texts_at(words, ("context", code, "options"), options)


def _each(words: TomlFile, table: str, codes: Collection[str], needed: Collection[str]) -> None:
    """Check a table that holds one table per code, each with the needed fields."""
    check_keys(words, (table,), codes)
    for code in codes:
        check_texts_at(words, (table, code), needed, closed=False)


def check_keys(words: TomlFile, path: tuple[str, ...], known: Collection[str]) -> None:
    """Refuse a table whose keys are not exactly the known codes."""
    table = _table(words, path)
    for code in known:
        if code not in table:
            raise words.error(path, code, f"has no words in [{'.'.join(path)}]")
    for code in table:
        if code not in known:
            raise words.error((*path, code), code, f"words for an unknown code in [{'.'.join(path)}]")


def check_texts_at(
    words: TomlFile, path: tuple[str, ...], known: Collection[str], *, closed: bool = True
) -> None:
    """Refuse a table in which a known key has no text; when closed, also one with other keys."""
    table = _table(words, path)
    owner = path[1] if len(path) > 1 else None
    for key in known:
        text = table.get(key)
        if not text or not isinstance(text, str | list):
            what = f"has no words in [{'.'.join(path)}]"
            write = f'write {key} = "…" there'
            raise words.error((*path, key), owner or key, f"{key} {what}; {write}" if owner else what)
    if closed:
        check_keys(words, path, known)


def _table(words: TomlFile, path: tuple[str, ...]) -> Mapping[str, object]:
    """Return the table at a path, empty when there is none."""
    table: object = words.data
    for part in path:
        table = table.get(part) if isinstance(table, Mapping) else None
    return table if isinstance(table, Mapping) else {}
