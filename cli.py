"""The back door: every command of the product on the command line (English only)."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import cli_ask
import cli_check
import cli_evaluate
import cli_import
import cli_index
import cli_search
from assessment import Answers, Instrument
from settings import ROOT, Settings, SettingsError, load_settings

DONE, WRONG, BAD_INPUT = 0, 1, 2


class CommandError(Exception):
    """Bad input or usage; the message names file and place."""


def main(argv: list[str] | None = None) -> int:
    """Runs one command.

    Returns:
        0 done; 1 checked and found wrong; 2 bad input or usage, with one message on stderr.
    """
    os.environ.setdefault(
        "OMP_NUM_THREADS", "1"
    )  # before numpy: two threads that wait for a busy core cost 7 ms
    args = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = args.run
    try:
        return command(args)
    except (CommandError, cli_search.SearchCommandError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cli.py", description="Tillit & Tvivel on the command line.")
    parser.add_argument("--version", action=cli_index.Version, nargs=0, help="print the versions")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    serve = add("serve", _serve, "migrate the store, check the corpus and start the server")
    serve.add_argument("--host", help="address to listen on (default: HOST or 127.0.0.1)")
    serve.add_argument("--port", type=int, help="port to listen on (default: PORT or 8501)")
    cli_check.register(add)
    cli_search.register(add)
    cli_ask.register(add)
    cli_evaluate.register(add)
    cli_index.register(add)
    cli_import.register(add)
    scored = add("score", _score, "score an answer file")
    scored.add_argument("file", type=Path)
    scored.add_argument("--json", action="store_true", help="print one JSON object")
    report = add("report", _report, "make the PDF of an answer file")
    report.add_argument("file", type=Path)
    report.add_argument("-o", "--out", type=Path, required=True)
    report.add_argument("--lang", default="sv")
    report.add_argument("--date", type=date.fromisoformat, help="date printed in the report (default: today)")
    purge = add("purge", _purge, "remove self-assessments not touched within the retention")
    purge.add_argument("--days", type=int, help="days since last touched (default: TILLIT_RETENTION_DAYS)")
    add("settings", _settings, "print every setting, without secrets")
    return parser


def _serve(args: argparse.Namespace) -> int:
    for name, value in (("HOST", args.host), ("PORT", args.port)):
        if value:
            os.environ[name] = str(value)
    settings = load_settings()
    logging.basicConfig(level=settings.log_level.upper(), format="%(levelname)s %(name)s %(message)s")
    logging.getLogger().handlers[0].setLevel(settings.log_level.upper())  # some libraries set their own level
    for name in ("alembic", "httpx"):
        logging.getLogger(name).setLevel(logging.WARNING)
    problems = cli_check.find_problems()
    if problems:
        sys.stderr.write("\n".join(problems) + "\n")
        if not all(problem.startswith("corpus/") for problem in problems):
            return WRONG
        sys.stderr.write("The server starts all the same; its pages name the file and quote nothing.\n")
    os.chdir(ROOT)  # Streamlit looks for its configuration and the static folder here
    _migrate(settings)
    from asgi import app

    sys.stdout.write(f"Tillit & Tvivel: {settings.public_address}\n")
    sys.stdout.flush()
    app.run(config={"server.port": settings.port, "server.address": settings.host})
    return DONE


def _migrate(settings: Settings) -> None:
    from assessment import load_instrument
    from storage import StoreError, open_store

    try:
        open_store(settings.database, load_instrument(settings.lang))
    except StoreError as error:
        sys.stderr.write(f"{error}\nThe server starts all the same; its pages say so and touch nothing.\n")


def _read(path: Path, lang: str = "sv") -> "tuple[Instrument, Answers]":
    from assessment import load_instrument
    from storage import AnswerFileError, read_answers

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: cannot be read as UTF-8 text ({type(error).__name__})") from error
    instrument = load_instrument(lang)
    try:
        answers, _ = read_answers(text, instrument, strict=True)
    except AnswerFileError as error:
        raise CommandError(f"{path}: {error}") from error
    return instrument, answers


def _score(args: argparse.Namespace) -> int:
    from assessment import score

    instrument, answers = _read(args.file)
    result = score(instrument, answers).to_dict()
    if args.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        return DONE
    for code, scale in result["scales"].items():
        value = "-" if scale["score"] is None else f"{scale['score']:.1f}"
        sys.stdout.write(f"{code:>3} {value:>6} {scale['status']:<12} {scale['word'] or ''}\n")
    sys.stdout.write(f"typbilder: {', '.join(one['code'] for one in result['typbilder']) or 'none'}\n")
    return DONE


def _report(args: argparse.Namespace) -> int:
    from assessment import score
    from report import build_findings, report_pdf
    from retrieval import load_sources
    from texts import languages, load_texts

    if args.lang not in languages():
        raise CommandError(f"--lang {args.lang}: no wording; there is {', '.join(languages())}")
    instrument, answers = _read(args.file, args.lang)
    texts = load_texts(args.lang)
    sources = load_sources(ROOT / "corpus")
    findings = build_findings(score(instrument, answers), instrument, answers, texts, sources, args.lang)
    pdf = report_pdf(findings, texts, args.date or datetime.now(UTC).date())
    try:
        args.out.write_bytes(pdf)
    except OSError as error:
        raise CommandError(f"{args.out}: cannot be written ({error.strerror})") from error
    return DONE


def _purge(args: argparse.Namespace) -> int:
    from assessment import load_instrument
    from storage import StoreError, open_store

    settings = load_settings()
    days = args.days if args.days is not None else settings.retention_days
    try:
        removed = open_store(settings.database, load_instrument("sv")).purge(days, datetime.now(UTC).date())
    except StoreError as error:
        raise CommandError(str(error)) from error
    sys.stdout.write(f"{removed} removed\n")
    return DONE


def _settings(_args: argparse.Namespace) -> int:
    for name, value, meaning in load_settings().described():
        sys.stdout.write(f"{name:<26} {value:<44} {meaning}\n")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
