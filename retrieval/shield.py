"""Reads a document in a process of its own, so that a hostile file can take neither the time nor the memory.

A plain subprocess and not multiprocessing: that would run the main script again, which under Streamlit is
a page.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import Any

from retrieval.documents import LARGEST, Document, Page, ending, parse
from retrieval.errors import DocumentProblem
from retrieval.plain_text import clean

SECONDS = 30.0  # that a document may take
MEMORY = 1024**3  # bytes of addresses it may use
_LONGEST_NAME = 120  # characters
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR", "LANG", "LC_ALL")  # no setting and no secret goes along
_ALONE = {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_PROGRAM = "import sys; from retrieval.shield import main; main(sys.argv[1])"


def read_document(name: str, data: bytes, seconds: float = SECONDS) -> Document:
    """Read a document of the organisation's own.

    Args:
        name: name of the file; a path before it is left out.
        data: its bytes, at most 25 MB.
        seconds: time it may take.

    Raises:
        DocumentProblem: it cannot be taken in; the code says why.
    """
    name = " ".join(clean(PurePath(name.replace("\\", "/")).name).split())[-_LONGEST_NAME:] or "?"
    ending(name)
    if len(data) > LARGEST:
        raise DocumentProblem("too_large", name)
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the file comes by a pipe
            [sys.executable, "-c", _PROGRAM, name],
            input=data,
            capture_output=True,
            check=False,
            timeout=seconds,
            cwd=Path(__file__).resolve().parents[1],
            env={key: os.environ[key] for key in _KEPT if key in os.environ} | _ALONE,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise DocumentProblem("too_slow", name) from error
    except ValueError as error:  # it ended before it could say anything
        raise DocumentProblem("too_slow", name) from error
    if "problem" in found:
        raise DocumentProblem(found["problem"], name)
    return Document(**found | {"pages": tuple(Page(**page) for page in found["pages"])})


def main(name: str) -> None:
    """Read a document from standard input and print it, or the problem, as JSON."""
    _limit()
    try:
        found = asdict(parse(name, sys.stdin.buffer.read()))
    except DocumentProblem as problem:
        found = {"problem": problem.code}
    except (MemoryError, RecursionError):
        found = {"problem": "too_slow"}
    except Exception:  # noqa: BLE001 - the parsers raise all kinds on a damaged file
        found = {"problem": "broken"}
    sys.stdout.write(json.dumps(found))


def _limit() -> None:
    """Bound what this process may use, where the system can: addresses, processor time, no file, no dump."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        for what, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, int(SECONDS) + 5),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))
