"""Gets the index that is needed: the one that is stored, or a new one in its place."""

from __future__ import annotations

from pathlib import Path

from retrieval.errors import IndexProblem
from retrieval.indexing import Built, build_index, read_index
from retrieval.material import Material
from retrieval.meaning import Encoder
from retrieval.store_folder import one_at_a_time, set_aside, sweep
from retrieval.vectors import is_server, opened

REBUILT, MENDED = "index_rebuilt", "index_mended"


def ready_index(
    where: Path | str, material: Material, encode: Encoder, version: str
) -> tuple[Built, tuple[str, str]]:
    """The vectors of a version, read or, if need be, made and stored.

    Args:
        where: a folder, or the address of a Chroma server.
        material: what is made into vectors.
        encode: gives each text a row of unit length.
        version: what `index_version` gives for both.

    Returns:
        The index, and what had to be done with why: `index_rebuilt` (another version was stored),
        `index_mended` (what was stored is damaged; a folder is kept aside as `….broken`), or empty texts.

    Raises:
        IndexProblem: `unreachable`, `broken` (it cannot be written) or `no_model` (the embedding breaks).
    """
    try:
        with opened(where) as client:
            return Built(version, read_index(client, version), made=False), ("", "")
    except IndexProblem as problem:
        if problem.code == "unreachable":
            raise
    if is_server(where):
        return _build(where, material, encode, version)
    folder = Path(where)
    with one_at_a_time(folder):
        built = _build(folder, material, encode, version)
        sweep(folder)
    return built


def _build(
    where: Path | str, material: Material, encode: Encoder, version: str
) -> tuple[Built, tuple[str, str]]:
    """Make what is missing; another process may have done so in the meantime."""
    code, why = _state(where, version)
    if code == "unreachable":
        raise IndexProblem(code, why)
    if code == "broken" and not is_server(where):
        set_aside(Path(where))
    with opened(where) as client:
        built = build_index(client, material, encode, version)
    return built, {"broken": (MENDED, why), "other_version": (REBUILT, why)}.get(code, ("", ""))


def _state(where: Path | str, version: str) -> tuple[str, str]:
    """What is wrong with what is stored, and why; empty texts if nothing is."""
    try:
        with opened(where) as client:
            read_index(client, version)
    except IndexProblem as problem:
        return problem.code, problem.what
    return "", ""
