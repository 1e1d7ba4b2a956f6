"""The commands that make something to take along: `report`, `kit` and `guide`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from settings import ROOT, load_settings

if TYPE_CHECKING:
    from assessment import Answers, Instrument
    from texts import Texts

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE = 0
_GROUP = "tillit-group/"


class ReportCommandError(Exception):
    """Bad input or usage; the message names file and place."""


def register(add: Adder) -> None:
    """Add the commands to the command line."""
    report = add("report", _report, "make the PDF of an answer file; of a group file PDF, PPTX, XLSX or CSV")
    report.add_argument("file", type=Path)
    report.add_argument(
        "--part", choices=("profile", "boss"), default="profile", help="the page for the own boss"
    )
    report.add_argument("--ask", default="", help="what is asked of the boss, on that page")
    report.add_argument("--modules", default="", help="modules to include: M1,M3 or all (default: none)")
    report.add_argument("--without", default="", help="sections left out, for example rows,cards")
    kit = add("kit", _kit, "make the paper kit of a workshop as PDF")
    guide = add("guide", _guide, "make the facilitator's guide as PDF (Swedish)")
    for command in (report, kit, guide):
        command.add_argument("-o", "--out", type=Path, required=True)
        command.add_argument("--date", type=date.fromisoformat, help="date printed in it (default: today)")
    for command in (report, kit):
        command.add_argument("--lang", default="sv")
    for command in (report, kit):
        command.add_argument("--title", default="", help="what the workshop is called")


def read_answer_file(path: Path, lang: str = "sv") -> tuple[Instrument, Answers]:
    """Read an answer file and the instrument it belongs to; what has changed since its version is told.

    Raises:
        ReportCommandError: it cannot be read, or holds something that is wrong.
    """
    from assessment import ContentError, load_instrument, with_own_modules
    from storage import AnswerFileError, read_answers

    instrument, own = load_instrument(lang), load_settings().own_modules
    try:
        instrument = with_own_modules(instrument, own) if own else instrument
    except ContentError as error:
        raise ReportCommandError(f"{own}: {error}") from error
    try:
        answers, notes = read_answers(_text(path), instrument, strict=True)
    except AnswerFileError as error:
        raise ReportCommandError(f"{path}: {error}") from error
    sys.stderr.writelines(f"note: {path}: {note}\n" for note in notes)
    return instrument, answers


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportCommandError(f"{path}: cannot be read as UTF-8 text ({type(error).__name__})") from error


def _texts(lang: str) -> Texts:
    from texts import languages, load_texts

    if lang not in languages():
        raise ReportCommandError(f"--lang {lang}: no wording; there is {', '.join(languages())}")
    return load_texts(lang)


def _write(args: argparse.Namespace, content: bytes) -> int:
    try:
        args.out.write_bytes(content)
    except OSError as error:
        raise ReportCommandError(f"{args.out}: cannot be written ({error.strerror})") from error
    return DONE


def _day(args: argparse.Namespace) -> date:
    day: date | None = args.date
    return day or datetime.now(UTC).date()


def _report(args: argparse.Namespace) -> int:
    texts = _texts(args.lang)
    return _write(args, _of_group(args, texts) if _is_group(args.file) else _of_answers(args, texts))


def _is_group(path: Path) -> bool:
    try:
        found = json.loads(_text(path))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and str(found.get("format", "")).startswith(_GROUP)


def _of_answers(args: argparse.Namespace, texts: Texts) -> bytes:
    from assessment import score
    from report import Shelf, boss_pdf, build_findings, build_modules, hindrances, open_corpus, report_pdf
    from retrieval import load_sources
    from storage import rounds_before

    without = _left_out(args)
    instrument, answers = read_answer_file(args.file, args.lang)
    sources = load_sources(ROOT / "corpus")
    profile, earlier = score(instrument, answers), rounds_before(answers, instrument)
    findings = build_findings(profile, instrument, answers, texts, sources, args.lang, earlier=earlier)
    if args.part == "boss":
        words = [texts(f"boss.hindrance.{code}") for code in hindrances(instrument, answers)]
        return boss_pdf(findings, texts, _day(args), hindrances=words, ask=args.ask)
    codes = _module_codes(args, instrument, answers)
    if codes:
        shelf = Shelf(instrument, sources, texts)
        built = build_modules(codes, answers, texts, shelf, open_corpus(sources))
        findings = replace(findings, modules=built)
    return report_pdf(findings, texts, _day(args), without=without)


def _module_codes(args: argparse.Namespace, instrument: Instrument, answers: Answers) -> tuple[str, ...]:
    """The answered modules that are asked for.

    Raises:
        ReportCommandError: one is not known.
    """
    from report import answered_modules

    asked = [code.strip() for code in args.modules.split(",") if code.strip()]
    unknown = [code for code in asked if code != "all" and code not in instrument.modules]
    if unknown:
        raise ReportCommandError(f"--modules: {unknown[0]} is not one of {', '.join(instrument.modules)}")
    held = answered_modules(instrument, answers)
    return held if "all" in asked else tuple(code for code in held if code in asked)


def _left_out(args: argparse.Namespace) -> list[str]:
    from report import CHOICES

    wanted = [code for code in str(args.without).split(",") if code]
    unknown = [code for code in wanted if code not in CHOICES]
    if unknown:
        raise ReportCommandError(f"--without {', '.join(unknown)}: the sections are {', '.join(CHOICES)}")
    return wanted


def _of_group(args: argparse.Namespace, texts: Texts) -> bytes:
    from assessment import GroupFileError, group_picture, load_instrument, read_group
    from report import GROUP_EXPORTS, About, build_group_findings
    from retrieval import load_sources

    ending = args.out.suffix.lower()
    if ending not in GROUP_EXPORTS:
        raise ReportCommandError(f"{args.out}: a group's report ends in {', '.join(GROUP_EXPORTS)}")
    instrument = load_instrument(args.lang)
    try:
        found = read_group(_text(args.file), instrument)
    except GroupFileError as error:
        raise ReportCommandError(f"{args.file}: {error}") from error
    shown = group_picture(instrument, found.members, found.manager, found.split).to_dict()
    sources, about = load_sources(ROOT / "corpus"), About(title=args.title, parts=found.split is not None)
    findings = build_group_findings(shown, instrument, texts, sources, about)
    return GROUP_EXPORTS[ending](findings, texts, _day(args))


def _kit(args: argparse.Namespace) -> int:
    from assessment import load_instrument
    from report import kit_pdf

    texts = _texts(args.lang)
    return _write(args, kit_pdf(load_instrument(args.lang), texts, _day(args), args.title))


def _guide(args: argparse.Namespace) -> int:
    from assessment import load_instrument
    from report import guide_pdf

    document = _text(ROOT / "docs" / "facilitator.md")
    return _write(args, guide_pdf(document, _texts("sv"), _day(args), load_instrument("sv").version))
