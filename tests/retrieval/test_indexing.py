"""The index: one version for one content, made once, put to use only when it is whole."""

import re
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from retrieval import indexing
from retrieval.errors import IndexProblem
from retrieval.indexing import build_index, current_version, read_index
from retrieval.material import FORMAT, index_version, make_vectors
from retrieval.ready import ready_index
from retrieval.vectors import collection_names, find_collection, opened
from tests.retrieval.stores import MATERIAL, ROOT, Letters, chroma_server, run

OLD = index_version(MATERIAL, "letters", "1")
NEW = index_version(MATERIAL, "letters", "2")
KILLED = """
import os, sys
from retrieval import indexing
from retrieval.vectors import opened
from tests.retrieval.stores import MATERIAL, Letters
indexing._BATCH = 2
whole, calls = indexing.make_collection, []

class Dying:
    def __init__(self, collection):
        self._collection = collection
    def __getattr__(self, name):
        if name == sys.argv[3]:
            calls.append(name)
            if len(calls) == 2 or name != "upsert":
                os._exit(9)
        return getattr(self._collection, name)

indexing.make_collection = lambda client, name: Dying(whole(client, name))
with opened(sys.argv[1]) as client:
    indexing.build_index(client, MATERIAL, Letters(), sys.argv[2])
"""
TOGETHER = """
import sys
from pathlib import Path
from retrieval.ready import ready_index
from tests.retrieval.stores import MATERIAL, Letters
print("ready", flush=True)
sys.stdin.readline()
built, _ = ready_index(Path(sys.argv[1]), MATERIAL, Letters(), sys.argv[2])
print(built.made, built.version)
"""


def build(where, version=OLD, encode=None):
    with opened(where) as client:
        return build_index(client, MATERIAL, encode or Letters(), version)


def in_use(where):
    with opened(where) as client:
        version = current_version(client)
        return version, read_index(client, version)


def same(found, wanted):
    return (
        np.array_equal(found.texts, wanted.texts)
        and np.array_equal(found.asks, wanted.asks)
        and found.owners == wanted.owners
    )


CHANGES = [
    {"ids": ("004:1", "004:2", "004:4")},
    {"texts": ("Tillit", *MATERIAL.texts[1:])},
    {"asks": MATERIAL.asks[::-1]},
    {"owners": (0, 0, 1, 2)},
]


@pytest.mark.parametrize("change", CHANGES)
def test_another_text_ask_or_owner_is_another_version(change):
    assert index_version(replace(MATERIAL, **change), "letters", "1") != OLD


def test_another_embedding_or_format_is_another_version_and_the_same_is_the_same():
    versions = {OLD, NEW, index_version(MATERIAL, "other", "1")}
    versions.add(index_version(MATERIAL, "letters", "1", FORMAT + 1))
    assert len(versions) == 4
    assert all(re.fullmatch("[0-9a-f]{12}", one) for one in versions)
    code = (
        "from retrieval.material import *; from tests.retrieval.stores import MATERIAL; "
        "print(index_version(MATERIAL, 'letters', '1'))"
    )
    assert run(code, PYTHONHASHSEED="7").stdout.strip() == OLD


def test_what_is_built_is_what_is_read(tmp_path):
    built = build(tmp_path)
    version, found = in_use(tmp_path)
    assert built.made
    assert version == built.version == OLD
    assert same(found, make_vectors(MATERIAL, Letters()))
    assert found.owners == MATERIAL.owners


def test_a_second_build_does_nothing(tmp_path):
    build(tmp_path)
    letters = Letters()
    again = build(tmp_path, encode=letters)
    assert not again.made
    assert letters.given == 0
    assert same(again.vectors, make_vectors(MATERIAL, letters))


def test_rows_in_more_than_one_batch_keep_their_order(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "_BATCH", 2)
    assert same(build(tmp_path).vectors, in_use(tmp_path)[1])


def test_nothing_stored_and_another_version_are_told_apart(tmp_path):
    with opened(tmp_path) as client:
        assert current_version(client) == ""
        with pytest.raises(IndexProblem) as caught:
            read_index(client, OLD)
        assert caught.value.code == "missing"
    build(tmp_path)
    with opened(tmp_path) as client, pytest.raises(IndexProblem) as caught:
        read_index(client, NEW)
    assert caught.value.code == "other_version"
    assert OLD in str(caught.value)
    assert NEW in str(caught.value)


def test_the_older_index_is_removed_and_what_is_not_an_index_stays(tmp_path):
    build(tmp_path)
    with opened(tmp_path) as client:
        client.create_collection("tillit-own", embedding_function=None)
    build(tmp_path, NEW)
    with opened(tmp_path) as client:
        assert sorted(collection_names(client)) == sorted(
            ["tillit-current", "tillit-own", f"tillit-texts-{NEW}"]
        )


def breaks(texts):
    raise MemoryError("no room")


def too_few(texts):
    return np.ones((len(texts) - 1, 4), dtype=np.float32)


def not_numbers(texts):
    return np.full((len(texts), 4), np.nan, dtype=np.float32)


def no_table(texts):
    return np.ones(len(texts), dtype=np.float32)


@pytest.mark.parametrize("encode", [breaks, too_few, not_numbers, no_table])
def test_an_embedding_that_breaks_leaves_the_old_index_in_use(tmp_path, encode):
    build(tmp_path)
    with pytest.raises(IndexProblem) as caught:
        build(tmp_path, NEW, encode)
    assert caught.value.code == "no_model"
    assert in_use(tmp_path)[0] == OLD


@pytest.mark.parametrize("moment", ["upsert", "count", "modify"])
def test_a_build_that_is_killed_leaves_the_old_index_in_use_and_the_next_one_ends_it(tmp_path, moment):
    build(tmp_path)
    assert run(KILLED, tmp_path, NEW, moment).returncode == 9
    version, found = in_use(tmp_path)
    assert version == OLD
    assert same(found, make_vectors(MATERIAL, Letters()))
    assert build(tmp_path, NEW).made
    assert in_use(tmp_path)[0] == NEW


def test_a_row_that_was_changed_in_the_store_is_noticed_and_mended(tmp_path):
    build(tmp_path)
    with opened(tmp_path) as client:
        collection = find_collection(client, f"tillit-texts-{OLD}")
        collection.update(ids=["text:000001"], embeddings=[[1.0] * 32])
        with pytest.raises(IndexProblem) as caught:
            read_index(client, OLD)
        assert caught.value.code == "broken"
    assert build(tmp_path).made
    assert same(in_use(tmp_path)[1], make_vectors(MATERIAL, Letters()))


def test_rows_that_come_back_changed_are_never_put_to_use(tmp_path, monkeypatch):
    build(tmp_path)
    whole = indexing._read
    monkeypatch.setattr(indexing, "_read", lambda found: replace(whole(found), owners=(2, 2, 2, 2)))
    with pytest.raises(IndexProblem, match="came back changed"):
        build(tmp_path, NEW)
    monkeypatch.undo()
    assert in_use(tmp_path)[0] == OLD


def test_two_processes_at_once_make_it_once(tmp_path):
    folder = tmp_path / "index"
    command = [sys.executable, "-c", TOGETHER, str(folder), OLD]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(command, cwd=ROOT, **pipes) for _ in range(2)]
    for one in both:
        assert one.stdout.readline() == "ready\n"
    for one in both:
        one.stdin.write("\n")
        one.stdin.flush()
    said = sorted(one.communicate()[0].strip() for one in both)
    assert said == [f"False {OLD}", f"True {OLD}"]
    assert in_use(folder)[0] == OLD


def test_an_index_on_a_server_is_made_read_and_replaced(tmp_path):
    with chroma_server(tmp_path / "served") as (address, process):
        assert ready_index(address, MATERIAL, Letters(), OLD)[0].made
        found, (code, _) = ready_index(address, MATERIAL, Letters(), OLD)
        assert (found.made, code) == (False, "")
        assert same(found.vectors, make_vectors(MATERIAL, Letters()))
        found, (code, why) = ready_index(address, MATERIAL, Letters(), NEW)
        assert (found.made, code) == (True, "index_rebuilt")
        assert OLD in why
        with opened(address) as client:
            find_collection(client, f"tillit-texts-{NEW}").delete(ids=["text:000000"])
        found, (code, _) = ready_index(address, MATERIAL, Letters(), NEW)
        assert (found.made, code) == (True, "index_mended")
        process.kill()
        process.wait()
        with pytest.raises(IndexProblem) as caught:
            ready_index(address, MATERIAL, Letters(), NEW)
        assert caught.value.code == "unreachable"
