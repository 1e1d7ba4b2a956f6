"""The commands that look whether the content is in order: `check` and `passages`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from settings import ROOT, load_settings

if TYPE_CHECKING:
    from assessment import Instrument
    from retrieval import Source

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE, WRONG, BAD_INPUT = 0, 1, 2


def register(add: Adder) -> None:
    """Add the commands to the command line."""
    check = add("check", _check, "check the instrument, its wording, the corpus and every quote")
    check.add_argument("--own", type=Path, help="also check own questions: a TOML file or a folder of them")
    passages = add("passages", _passages, "list the passages of the five texts, or check them")
    passages.add_argument(
        "--check", action="store_true", help="say what is wrong with them; exit code 1 if anything is"
    )
    passages.add_argument("--json", action="store_true", help="print one JSON list")


def _check(args: argparse.Namespace) -> int:
    problems = find_problems(args.own)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if not problems:
        sys.stdout.write("instrument, wording, corpus and quotes: all in order\n")
    return WRONG if problems else DONE


def find_problems(own: Path | None = None) -> list[str]:
    """Everything wrong with the content, the corpus and the quotes; empty when all is in order.

    Args:
        own: an organisation's own questions; those of the settings when None.
    """
    from assessment import ContentError
    from dialogue import RuleError, load_safety
    from retrieval import SourceError, WriterError, load_checks, load_prompts, load_sources
    from texts import TextError, check_texts, languages

    problems: list[str] = []
    try:
        sources = load_sources(ROOT / "corpus")
        check_texts()
        for lang in languages():
            problems += _problems_in(lang, sources, own)
        problems += _asks_problems(sources)
        load_safety()
        load_prompts(ROOT / "prompts")
        load_checks(ROOT / "prompts")
    except (ContentError, RuleError, SourceError, TextError, WriterError) as error:
        problems.append(str(error))
    return list(dict.fromkeys(problems))


def _problems_in(lang: str, sources: Mapping[str, Source], own: Path | None) -> list[str]:
    """What is wrong with the content in one language."""
    from assessment import load_background, load_instrument
    from dialogue import open_reader
    from retrieval import check_passages, check_quotes, load_concepts

    instrument, concepts = load_instrument(lang), load_concepts(ROOT / "corpus", lang)
    load_background(lang)
    open_reader(lang, concepts, instrument)
    return [
        *(
            f"instrument.toml {item.code}: unknown term {term!r}"
            for item in instrument.items.values()
            for term in item.terms
            if term not in concepts
        ),
        *_passage_problems(instrument, sources),
        *_own_problems(instrument, own or load_settings().own_modules),
        *map(str, check_quotes(instrument.anchors, sources)),
        *check_passages(sources, concepts),
    ]


def _passage_problems(instrument: Instrument, sources: Mapping[str, Source]) -> list[str]:
    """Passages that a module names and that cannot be quoted."""
    from report import open_corpus, quotable_in

    corpus, anchors = open_corpus(sources), {anchor.id for anchor in instrument.anchors}
    return [
        f"modules/{module.code}.toml {module.code}: no passage {key!r} that can be quoted; "
        "write another id of `cli.py passages`, or an anchor of instrument.toml"
        for module in instrument.modules.values()
        for key in (*module.passages_for, *module.passages_against)
        if key not in anchors and quotable_in(key, corpus) is None
    ]


def _own_problems(instrument: Instrument, place: Path | None) -> list[str]:
    """What is wrong with an organisation's own questions; they are refused as a whole."""
    from assessment import ContentError, with_own_modules

    try:
        if place is not None:
            with_own_modules(instrument, place)
    except ContentError as error:
        return [str(error)]
    return []


def _asks_problems(sources: Mapping[str, Source]) -> list[str]:
    """What is wrong with the asks."""
    from retrieval import check_asks, cut_passages, load_asks, read_source

    texts = {code: read_source(source) for code, source in sources.items()}
    return check_asks(cut_passages(sources), load_asks(ROOT / "corpus"), texts)


def _passages(args: argparse.Namespace) -> int:
    from retrieval import SourceError, check_passages, cut_passages, load_concepts, load_sources

    try:
        sources = load_sources(ROOT / "corpus")
        problems = check_passages(sources, load_concepts(ROOT / "corpus", "sv")) if args.check else []
        passages = cut_passages(sources) if not problems else ()
    except SourceError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    if problems:
        return WRONG
    if args.json:
        sys.stdout.write(json.dumps([one.to_dict() for one in passages], ensure_ascii=False) + "\n")
    elif args.check:
        sys.stdout.write(f"{len(passages)} passages: all in order\n")
    else:
        sys.stdout.writelines(
            f"{one.id:<14} {one.kind} {len(one.text):>3} {one.text[:80]!r}\n" for one in passages
        )
    return DONE
