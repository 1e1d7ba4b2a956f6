"""The back door: every command of the product on the command line (English only)."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import cli_ask
import cli_check
import cli_evaluate
import cli_follow
import cli_group
import cli_import
import cli_index
import cli_report
import cli_search
import cli_store
import cli_supply
from settings import ROOT, Settings, SettingsError, load_settings

DONE, WRONG, BAD_INPUT = 0, 1, 2
_LARGEST_MESSAGE = 10_000_000  # bytes a browser may send through its socket; as in .streamlit/config.toml


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
    except (
        CommandError,
        cli_follow.FollowCommandError,
        cli_group.GroupCommandError,
        cli_report.ReportCommandError,
        cli_search.SearchCommandError,
        cli_store.StoreCommandError,
        cli_supply.SupplyCommandError,
        SettingsError,
    ) as error:
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
    cli_group.register(add)
    cli_follow.register(add)
    cli_report.register(add)
    cli_store.register(add)
    cli_supply.register(add)
    add("settings", _settings, "print every setting, without secrets")
    return parser


def _serve(args: argparse.Namespace) -> int:
    for name, value in (("HOST", args.host), ("PORT", args.port)):
        if value:
            os.environ[name] = str(value)
    settings = load_settings()
    from web import logs

    logs.set_up(settings.log_level, settings.log_format)
    problems = cli_check.find_problems()
    if problems:
        sys.stderr.write("\n".join(problems) + "\n")
        if not all(problem.startswith("corpus/") for problem in problems):
            return WRONG
        sys.stderr.write("The server starts all the same; its pages name the file and quote nothing.\n")
    os.chdir(ROOT)  # Streamlit looks for its configuration and the static folder here
    _migrate(settings)
    import uvicorn

    from asgi import app

    sys.stdout.write(f"Tillit & Tvivel: {settings.public_address}\n")
    sys.stdout.flush()
    # Not app.run(): it cannot leave out the header that names the server's program.
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        server_header=False,
        access_log=False,
        use_colors=False,
        ws="websockets-sansio",
        ws_max_size=_LARGEST_MESSAGE,
    )
    return DONE


def _migrate(settings: Settings) -> None:
    from assessment import load_instrument
    from storage import StoreError, open_store

    try:
        open_store(settings.database, load_instrument(settings.lang))
    except StoreError as error:
        sys.stderr.write(f"{error}\nThe server starts all the same; its pages say so and touch nothing.\n")


def _score(args: argparse.Namespace) -> int:
    from assessment import score

    instrument, answers = cli_report.read_answer_file(args.file)
    result = score(instrument, answers).to_dict()
    if args.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        return DONE
    for code, scale in result["scales"].items():
        value = "-" if scale["score"] is None else f"{scale['score']:.1f}"
        sys.stdout.write(f"{code:>3} {value:>6} {scale['status']:<12} {scale['word'] or ''}\n")
    sys.stdout.write(f"typbilder: {', '.join(one['code'] for one in result['typbilder']) or 'none'}\n")
    return DONE


def _settings(_args: argparse.Namespace) -> int:
    for name, value, meaning in load_settings().described():
        sys.stdout.write(f"{name:<26} {value:<44} {meaning}\n")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
