"""The backup file: a zip with one JSON line per row and a checksum of every part, for every database."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from storage.errors import BackupFileError

FORMAT = "tillit-backup/1"
_MANIFEST, _SUMS = "manifest.json", "SHA256SUMS"
_CHUNK = 1 << 20
_LINES = 500  # written in one go
_WRITTEN = json.JSONEncoder(ensure_ascii=False)
_SPOILT = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, ValueError, KeyError, RuntimeError)
"""What reading a part that is damaged, locked, packed in another way or nested without end raises."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        revision: of the database it was taken from.
        made: when, in UTC (ISO 8601).
        rows: how many rows of each table it holds.
        left_out: how many rows were left out because they lead from an answer to a participant.
    """

    revision: str
    made: str
    rows: Mapping[str, int]
    left_out: int


class Writer:
    """Writes the parts of a backup."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._sums: dict[str, str] = {}

    def table(self, name: str, rows: Iterable[Mapping[str, object]]) -> int:
        """Write a table's rows, one JSON object a line; return how many."""
        count = 0

        def pieces() -> Iterator[bytes]:
            nonlocal count
            left = map(_WRITTEN.encode, rows)
            while lines := list(islice(left, _LINES)):
                count += len(lines)
                yield "\n".join((*lines, "")).encode()

        self._part(_part_of(name), pieces())
        return count

    def close(self, manifest: Manifest) -> None:
        """Write what the backup says of itself, and the checksum of every part."""
        said = {"format": FORMAT, **vars(manifest), "rows": dict(manifest.rows)}
        self._part(_MANIFEST, [json.dumps(said, indent=1, ensure_ascii=False).encode() + b"\n"])
        lines = "".join(f"{digest}  {name}\n" for name, digest in self._sums.items())
        self._file.writestr(_SUMS, lines)

    def _part(self, name: str, pieces: Iterable[bytes]) -> None:
        digest = hashlib.sha256()
        with self._file.open(name, "w", force_zip64=True) as part:
            for piece in pieces:
                digest.update(piece)
                part.write(piece)
        self._sums[name] = digest.hexdigest()


@contextmanager
def writing_to(out: Path) -> Iterator[Writer]:
    """Give a writer; the file takes its name only when all of it is on the disk.

    Raises:
        BackupFileError: there is a file of that name already, or it cannot be written.
    """
    if out.exists():
        raise BackupFileError(f"{out}: is there already; a backup never takes the place of another")
    unfinished = out.with_name(out.name + ".part")
    try:
        handle = os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)
        try:
            with os.fdopen(handle, "wb") as raw:
                with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
                    yield Writer(file)
                raw.flush()
                os.fsync(raw.fileno())
            unfinished.replace(out)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise BackupFileError(f"{out}: cannot be written: {error.strerror or error}") from error


class Reader:
    """A backup whose checksums have been found right."""

    def __init__(self, path: Path, file: zipfile.ZipFile, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest
        self._file = file

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Give the rows of a table."""
        with self._file.open(_part_of(table)) as part:
            for number, line in enumerate(part, 1):
                found = json.loads(line)
                if not isinstance(found, dict):
                    raise BackupFileError(f"{self.path}: {table} line {number} is no row")
                yield found


@contextmanager
def reading_from(path: Path) -> Iterator[Reader]:
    """Give a reader, after every byte has been compared with its checksum.

    Raises:
        BackupFileError: it is no backup, of a format this program does not know, or damaged.
    """
    try:
        with zipfile.ZipFile(path) as file:
            _compare(path, file)
            yield Reader(path, file, _manifest(path, file))
    except OSError as error:
        raise BackupFileError(f"{path}: cannot be read: {error.strerror or error}") from error
    except _SPOILT as error:
        raise BackupFileError(f"{path}: is damaged or no backup of this program") from error


def _compare(path: Path, file: zipfile.ZipFile) -> None:
    lines = file.read(_SUMS).decode().splitlines()
    named = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    if {*named, _SUMS} != set(file.namelist()):
        raise BackupFileError(f"{path}: a part is missing or was added")
    for name, digest in named.items():
        found = hashlib.sha256()
        with file.open(name) as part:
            while piece := part.read(_CHUNK):
                found.update(piece)
        if found.hexdigest() != digest:
            raise BackupFileError(f"{path}: {name} is not as it was when the backup was made")


def _manifest(path: Path, file: zipfile.ZipFile) -> Manifest:
    said = json.loads(file.read(_MANIFEST))
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise BackupFileError(f"{path}: is not of the format {FORMAT}, which this program reads")
    try:
        rows = {str(name): int(count) for name, count in said["rows"].items()}
        return Manifest(str(said["revision"]), str(said["made"]), rows, int(said["left_out"]))
    except (AttributeError, OverflowError, TypeError) as error:
        raise BackupFileError(f"{path}: {_MANIFEST} is not built as it should be") from error


def _part_of(table: str) -> str:
    return f"{table}.jsonl"
