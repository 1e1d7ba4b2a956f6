"""Where the data files of the conversation are and how they are read."""

from __future__ import annotations

import tomllib
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
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(name, "file", str(error)) from error
