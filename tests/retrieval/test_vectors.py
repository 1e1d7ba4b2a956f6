"""The vector store: what goes in comes out, nothing leaves the machine, damage and absence are told."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import numpy as np
import pytest

from retrieval.errors import IndexProblem
from retrieval.store_folder import DATABASE, sweep
from retrieval.vectors import (
    OwnFunction,
    collection_names,
    drop_collection,
    find_collection,
    is_server,
    make_collection,
    open_client,
    opened,
    talking,
)
from tests.retrieval.stores import ROOT, Letters, chroma_server, free_port, run

IDS = ["a", "b", "c"]


@pytest.fixture
def rows():
    found = np.random.default_rng(1).normal(size=(3, 64)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def filled(where, rows, name="tillit-test"):
    with opened(where) as client:
        collection = make_collection(client, name)
        with talking():
            collection.upsert(ids=IDS, embeddings=rows)


def test_rows_come_back_bit_for_bit_after_the_store_was_closed(tmp_path, rows):
    filled(tmp_path / "store", rows)
    with opened(tmp_path / "store") as client:
        found = find_collection(client, "tillit-test").get(ids=IDS, include=["embeddings"])
    order = np.argsort(found["ids"])
    assert np.array_equal(np.asarray(found["embeddings"], dtype=np.float32)[order], rows)


def test_a_collection_that_is_not_there_is_none_and_removing_it_does_nothing(tmp_path):
    with opened(tmp_path) as client:
        assert find_collection(client, "tillit-none") is None
        drop_collection(client, "tillit-none")
        make_collection(client, "tillit-one")
        assert collection_names(client) == ("tillit-one",)
        drop_collection(client, "tillit-one")
        assert collection_names(client) == ()


def test_our_function_is_written_down_by_name_without_configuration(tmp_path):
    assert OwnFunction.name() == "tillit"
    assert OwnFunction(Letters()).get_config() == {}
    with opened(tmp_path) as client:
        made = make_collection(client, "tillit-test", Letters())
        written = made._model.configuration_json["embedding_function"]
    assert written["name"] == "tillit"
    assert written["config"] == {}


def test_texts_are_encoded_by_our_function_and_never_by_chromas(tmp_path):
    letters = Letters()
    with opened(tmp_path) as client:
        collection = make_collection(client, "tillit-test", letters)
        collection.upsert(ids=["a", "b"], documents=["tillit", "kontroll"])
        assert collection.query(query_texts=["tillit"], n_results=1)["ids"] == [["a"]]
        assert letters.given == 3
        with pytest.raises(IndexProblem, match="no embedding"), talking():
            find_collection(client, "tillit-test").upsert(ids=["c"], documents=["ansvar"])


def test_no_path_of_the_machine_lies_in_the_store(tmp_path, rows):
    folder = tmp_path / "store"
    filled(folder, rows)
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert str(tmp_path).encode() not in held
    assert str(ROOT).encode() not in held


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="counts sockets as Linux shows them")
def test_a_folder_opens_no_socket_loads_no_torch_and_writes_nothing_elsewhere(tmp_path):
    code = """
import sys, os
opened_sockets = []
sys.addaudithook(lambda name, args: opened_sockets.append(name) if name.startswith("socket.") else None)
from retrieval.vectors import *
with opened(sys.argv[1]) as client:
    collection = make_collection(client, "tillit-test")
    collection.upsert(ids=["a"], embeddings=[[1.0, 0.0]])
    assert collection.query(query_embeddings=[[1.0, 0.0]], n_results=1)["ids"] == [["a"]]
    net = [open(f"/proc/self/net/{kind}").read() for kind in ("tcp", "tcp6", "udp", "udp6")]
    links = [os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")
             if os.path.lexists(f"/proc/self/fd/{fd}")]
print([name for name in opened_sockets if name in {"socket.connect", "socket.bind", "socket.getaddrinfo"}])
print([link for link in links if link.startswith("socket:") and any(f" {link[8:-1]} " in one for one in net)])
print(sorted({"torch", "sentence_transformers", "onnxruntime"} & set(sys.modules)))
"""
    home = tmp_path / "home"
    home.mkdir()
    done = run(code, tmp_path / "store", HOME=str(home))
    assert done.stdout.split("\n")[:3] == ["[]", "[]", "[]"], done.stderr
    assert list(home.rglob("*")) == []


def test_importing_the_room_loads_neither_chromadb_nor_torch():
    done = run("import sys, retrieval; print(sorted({'chromadb', 'torch', 'httpx'} & set(sys.modules)))")
    assert done.stdout.strip() == "[]"


def rubbish(folder):
    (folder / DATABASE).write_bytes(b"rubbish" * 1000)


def cut_off(folder):
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(whole[: len(whole) // 2])


def overwritten(folder):
    whole = bytearray((folder / DATABASE).read_bytes())
    whole[8192:-8192] = b"\xff" * (len(whole) - 16384)
    (folder / DATABASE).write_bytes(whole)


@pytest.mark.parametrize("damage", [rubbish, cut_off, overwritten])
def test_a_damaged_database_is_broken_and_its_folder_can_be_used_again(tmp_path, rows, damage):
    folder = tmp_path / "store"
    filled(folder, rows)
    damage(folder)
    for _ in range(2):
        with pytest.raises(IndexProblem) as caught:
            open_client(folder)
        assert caught.value.code == "broken"
    folder.rename(tmp_path / "aside")
    filled(folder, rows)


def test_a_file_where_the_folder_should_be_is_broken(tmp_path):
    (tmp_path / "store").write_text("x", encoding="utf-8")
    with pytest.raises(IndexProblem, match="broken"):
        open_client(tmp_path / "store")


def test_lost_rows_are_told_when_they_are_read(tmp_path, rows):
    filled(tmp_path, np.repeat(rows, 1, axis=0))
    with opened(tmp_path) as client:
        collection = make_collection(client, "tillit-many")
        many = np.random.default_rng(2).normal(size=(1500, 8)).astype(np.float32)
        collection.upsert(ids=[str(at) for at in range(1500)], embeddings=many)
    for file in tmp_path.rglob("data_level0.bin"):
        file.write_bytes(b"x" * 10)
    with opened(tmp_path) as client, pytest.raises(IndexProblem, match="broken"), talking():
        find_collection(client, "tillit-many").get(include=["embeddings"])


def test_sweeping_takes_what_belongs_to_no_collection_and_nothing_else(tmp_path, rows):
    filled(tmp_path, rows, "tillit-kept")
    with opened(tmp_path) as client:
        gone = make_collection(client, "tillit-gone")
        gone.upsert(ids=[str(at) for at in range(1500)], embeddings=np.repeat(rows, 500, axis=0))
        drop_collection(client, "tillit-gone")
    before = [one for one in tmp_path.iterdir() if one.is_dir()]
    (tmp_path / "notes").mkdir()
    sweep(tmp_path)
    assert len(before) == 2
    assert sum(one.exists() for one in before) == 1
    assert (tmp_path / "notes").is_dir()
    with opened(tmp_path) as client:
        assert find_collection(client, "tillit-kept").count() == 3


@pytest.mark.parametrize(
    ("where", "server"),
    [("http://localhost:8000", True), ("https://chroma.example.se", True), ("var/index", False)],
)
def test_an_address_is_told_from_a_folder(where, server):
    assert is_server(where) is server


def test_a_server_that_is_not_there_is_unreachable_at_once():
    begun = time.perf_counter()
    with pytest.raises(IndexProblem) as caught:
        open_client(f"http://127.0.0.1:{free_port()}")
    assert caught.value.code == "unreachable"
    assert time.perf_counter() - begun < 10


def test_a_server_that_never_answers_is_unreachable_within_bounded_time():
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(IndexProblem) as caught:
        open_client(f"http://127.0.0.1:{silent.getsockname()[1]}")
    assert caught.value.code == "unreachable"


def test_a_server_that_is_something_else_is_unreachable():
    class Other(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_error(404)

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=server.handle_request, daemon=True).start()
    with pytest.raises(IndexProblem, match="unreachable"):
        open_client(f"http://127.0.0.1:{server.server_port}")
    server.server_close()


def test_a_real_server_keeps_rows_and_its_going_away_is_told(tmp_path, rows):
    with chroma_server(tmp_path / "served") as (address, process):
        filled(address, rows)
        with opened(f"{address}/") as client:
            collection = find_collection(client, "tillit-test")
            found = collection.get(include=["embeddings"])
            order = np.argsort(found["ids"])
            assert np.array_equal(np.asarray(found["embeddings"], dtype=np.float32)[order], rows)
            process.kill()
            process.wait()
            with pytest.raises(IndexProblem) as caught, talking():
                collection.count()
            assert caught.value.code == "unreachable"


def test_what_is_no_trouble_of_the_store_passes_through():
    with pytest.raises(KeyboardInterrupt), talking():
        raise KeyboardInterrupt
    with pytest.raises(IndexProblem, match="ZeroDivisionError"), talking():
        1 / 0  # noqa: B018
