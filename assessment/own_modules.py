"""An organisation's own questions: read from its own file, kept apart, never part of the instrument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from assessment.content import FOLDER, known_to_modules
from assessment.errors import ContentError
from assessment.instrument import Instrument
from assessment.module_files import build, head_of
from assessment.modules import Module
from assessment.toml_file import TomlFile, read_toml

_HEAD = ("code", "version", "minutes", "picture", "organisation", "group", "item")
_NOT_OWN = "grid"


def with_own_modules(instrument: Instrument, place: Path) -> Instrument:
    """Return the instrument with an organisation's own modules last; its own stay as they are.

    Args:
        instrument: in one language.
        place: a file, or a folder of files ending in .toml.

    Raises:
        ContentError: a file cannot be read or does not add up; the message names file, line and code.
    """
    own: dict[str, Module] = {}
    for path in _files(place):
        module = _read(read_toml(path), instrument)
        if module.code in own or module.code in instrument.modules:
            raise ContentError(path.name, 1, module.code, "this code is taken; write another after code =")
        own[module.code] = module
    return replace(instrument, modules={**instrument.modules, **own})


def _files(place: Path) -> Iterable[Path]:
    """The files; refuse a place where there is none."""
    found = sorted(place.glob("*.toml")) if place.is_dir() else [place]
    if not found:
        raise ContentError(place.name, 1, "own modules", "there is no file ending in .toml in this folder")
    return found


def _read(file: TomlFile, instrument: Instrument) -> Module:
    head = head_of(file)
    languages = [key for key, value in file.data.items() if isinstance(value, Mapping) and "name" in value]
    head.only(*_HEAD, *languages)
    if not languages:
        raise head.error(
            "sv", 'there are no words; write [sv] and under it name = "…", intro = "…" and so on'
        )
    if head.text("picture") == _NOT_OWN:
        raise head.error("picture", "this picture is the workshop's; write another, for example pressure")
    lang = instrument.lang if instrument.lang in languages else languages[0]
    words = read_toml(FOLDER / f"{instrument.lang}.toml")
    known = replace(known_to_modules(instrument, words, FOLDER), leads=(), frameworks=(), anchors=())
    return build(head, known, file, (lang,), organisation=head.text("organisation"))
