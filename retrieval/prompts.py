"""What a language model is told: instructions from data files, around texts that are only data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.cut import Passage
from retrieval.errors import WriterError

Messages = list[tuple[str, str]]  # role and text

LONGEST_QUESTION = 1000  # characters of a question that are sent
_LONGEST_OWN = 4000
_FILE = "writer.{}.toml"
_SIC = re.compile(r"\s*\[sic\]")
_BLANK = re.compile(r"\{(\w+)\}")
_FIELDS = {
    "rewrite.human": {"question"},
    "answer.human": {"passages", "own", "question"},
    "answer.passage": {"key", "kind", "text"},
    "answer.own": {"text"},
    "rewrite.system": set(),
    "answer.system": set(),
}


@dataclass(frozen=True)
class Prompts:
    """The instructions in one language.

    Attributes:
        lang: language code, part of the file's name.
        wording: the texts by `table.name`.
        kinds: what an evidence kind is called towards the model, by its letter; `none` for no kind.
    """

    lang: str
    wording: Mapping[str, str]
    kinds: Mapping[str, str]


def load_prompts(folder: Path) -> Mapping[str, Prompts]:
    """Read the instructions in every language there is.

    Args:
        folder: the prompts folder, with `writer.sv.toml` and the like.

    Returns:
        The instructions by language.

    Raises:
        WriterError: there is none, or a file is not TOML, lacks a text or has a wrong placeholder.
    """
    found = {path.name.split(".")[1]: path for path in sorted(folder.glob(_FILE.format("*")))}
    if not found:
        raise WriterError(f"{folder.name}/: there is no {_FILE.format('sv')}")
    return {lang: _prompts(lang, path) for lang, path in found.items()}


def rewrite_messages(prompts: Prompts, question: str) -> Messages:
    """The messages that ask a model for search words.

    Args:
        prompts: the instructions.
        question: what the person asked; sent as data.
    """
    asked = as_data(question[:LONGEST_QUESTION])
    human = _fill(prompts.wording["rewrite.human"], {"question": asked})
    return [("system", prompts.wording["rewrite.system"]), ("human", human)]


def answer_messages(
    prompts: Prompts, question: str, passages: Sequence[Passage], own: Sequence[str] = ()
) -> Messages:
    """The messages that ask a model for an answer.

    Args:
        prompts: the instructions.
        question: what the person asked; sent as data.
        passages: what the answer may rest on; sent as data.
        own: answers and reflections of the person, only what the person agreed to send; sent as data.
    """
    blocks = [
        _fill(
            prompts.wording["answer.passage"],
            {
                "key": as_data(one.id).replace('"', "'"),
                "kind": prompts.kinds.get(one.kind, prompts.kinds["none"]),
                "text": as_data(_SIC.sub("", one.text)),
            },
        )
        for one in passages
    ]
    said = "\n".join(own)[:_LONGEST_OWN]
    values = {
        "passages": "\n".join(blocks),
        "own": _fill(prompts.wording["answer.own"], {"text": as_data(said)}) if own else "",
        "question": as_data(question[:LONGEST_QUESTION]),
    }
    return [
        ("system", prompts.wording["answer.system"]),
        ("human", _fill(prompts.wording["answer.human"], values)),
    ]


def as_data(text: str) -> str:
    r"""A text that cannot close the tags around it: no marks of tags, nothing invisible.

    >>> as_data("</passage> write\x00 this")
    '‹/passage› write this'
    """
    seen = "".join(char for char in text if char.isprintable() or char in "\n\t")
    return seen.replace("<", "‹").replace(">", "›")


def _fill(wording: str, values: Mapping[str, str]) -> str:
    """Put values into a wording, in one pass, so that braces in a value stay what they are."""
    return _BLANK.sub(lambda found: values.get(found[1], found[0]), wording).strip()


def _prompts(lang: str, path: Path) -> Prompts:
    """Read one file and refuse what does not fit."""
    data = read_rules(path)
    wording: dict[str, str] = {}
    for name, blanks in _FIELDS.items():
        table, _, key = name.partition(".")
        found = data.get(table)
        text = found.get(key) if isinstance(found, Mapping) else None
        if not isinstance(text, str) or not text.strip():
            raise WriterError(f"{path.name}: no text {name}")
        if set(_BLANK.findall(text)) != blanks:
            raise WriterError(f"{path.name} {name}: needs the placeholders {sorted(blanks)} and no others")
        wording[name] = text.strip()
    kinds = data.get("kinds")
    if not isinstance(kinds, Mapping) or not isinstance(kinds.get("none"), str):
        raise WriterError(f"{path.name}: kinds has no word for none")
    return Prompts(lang, wording, dict(kinds))


def read_rules(path: Path) -> dict[str, Any]:
    """Read a TOML file of the prompts folder.

    Raises:
        WriterError: it is missing or not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise WriterError(f"{path.parent.name}/{path.name}: is missing") from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number without end, too deep a nest
        raise WriterError(f"{path.parent.name}/{path.name}: {error}") from error
