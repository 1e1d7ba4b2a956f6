"""The command `index`, with the version the index must have."""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from cli_search import Adder, SearchCommandError
from settings import ROOT, SettingsError, load_settings

DONE, WRONG = 0, 1


def register(add: Adder) -> None:
    """Add the command to the command line."""
    index = add("index", _index, "make the vectors the search by meaning uses, where they are not there yet")
    index.add_argument("--check", action="store_true", help="change nothing; exit code 1 if it must be made")


class Version(argparse.Action):
    """Prints the versions of product, instrument and index; worked out only when it is asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: str | Sequence[object] | None,
        _option: str | None = None,
    ) -> None:
        """Print and leave."""
        sys.stdout.write(f"{_versions()}\n")
        parser.exit()


def _versions() -> str:
    from retrieval import ModelError, SourceError, expected_version

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    content = tomllib.loads((ROOT / "assessment/content/instrument.toml").read_text(encoding="utf-8"))
    try:
        index = expected_version(ROOT / "corpus", load_settings().model) or "as the embedding decides"
    except (ModelError, SettingsError, SourceError) as error:
        index = f"none ({error})"
    return f"tillit-tvivel {project['version']}, instrument {content['instrument']['version']}, index {index}"


def _index(args: argparse.Namespace) -> int:
    from retrieval import IndexProblem, ModelError, SourceError, check_index, make_index

    settings = load_settings()
    where = settings.index_place
    begun = time.perf_counter()
    try:
        found = (check_index if args.check else make_index)(ROOT / "corpus", settings.model, where)
    except IndexProblem as problem:
        if args.check and problem.code in {"missing", "other_version", "broken"}:
            sys.stderr.write(f"{problem}\n")
            return WRONG
        raise SearchCommandError(f"{_named(where)}: {problem}") from problem
    except (ModelError, SourceError) as error:
        raise SearchCommandError(str(error)) from error
    seconds = time.perf_counter() - begun
    done = "made" if found.made else "in order, nothing done"
    sys.stdout.write(
        f"index {found.version}: {done}\n"
        f"{len(found.vectors.texts)} passages, {len(found.vectors.asks)} asks, {seconds:.1f} s\n"
        f"{_named(where)}\n"
    )
    return DONE


def _named(where: Path | str) -> str:
    return f"folder {where}" if isinstance(where, Path) else f"Chroma server {where}"
