"""Where the data files of the conversation are and how they are read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dialogue.errors import RuleError

CONTENT = Path(__file__).resolve().parent / "content"


def read_rules(folder: Path, name: str) -> dict[str, Any]:
    """Read a TOML file of this room.

    Raises:
        RuleError: it is missing or not TOML.
    """
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:  # also a number without end, too deep a nest
        raise RuleError(name, "file", str(error)) from error


@contextmanager
def built(name: str) -> Iterator[None]:
    """Refuse by its name a file that has a list, a table or a text where something else should stand."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise RuleError(name, "file", f"is not built as it should be: {error}") from error
