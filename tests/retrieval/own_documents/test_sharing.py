"""Own documents among several processes, embeddings and a server."""

import signal
import subprocess
import sys

import numpy as np
import pytest

from retrieval import (
    open_own,
)
from retrieval.own_store import mark_of
from tests.retrieval.own_documents.conftest import (
    CORPUS,
    ROOT,
    SCHOOL,
    SECRET,
    STAMPING,
    TODAY,
    collections,
    document,
)
from tests.retrieval.stores import chroma_server

KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from retrieval import Document, Page, open_own, own_store
write = own_store._write
def killed(collection, passages, rows):
    write(collection, passages[:1], rows[:1])
    os.kill(os.getpid(), signal.SIGKILL)
own_store._write = killed
text = sys.argv[3]
document = Document("a.txt", "a", (Page(text * 40),))
open_own(Path(sys.argv[1]), Path(sys.argv[2]), None).add(document, date(2026, 11, 21))
"""


def test_what_a_killed_process_left_is_never_shown_and_goes_with_the_next_one(own, folder):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(CORPUS), str(folder), f"{SECRET} finns här. "],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert len(collections(folder)) == 1
    assert own.listed() == ()
    assert own.search(SECRET).reason == "nothing"
    added = own.add(document(STAMPING), TODAY)
    assert collections(folder) == [added.collection]


# several processes, several embeddings

OTHER = """
import sys
from datetime import date
from pathlib import Path
from retrieval import Document, Page, find_encoder, open_own
corpus, folder, models, what, text = sys.argv[1:]
own = open_own(Path(corpus), Path(folder), find_encoder(Path(models))[0])
if what == "remove":
    assert own.remove(text)
else:
    assert own.search("undervisning").hits
    own.add(Document("b.txt", "b", (Page(text),)), date(2026, 11, 22))
"""


def test_what_another_process_adds_and_removes_is_seen(own, folder):
    first = own.add(document(SCHOOL, name="skola.pdf"), TODAY)
    assert own.search("undervisning").hits

    def elsewhere(what, text):
        args = [str(CORPUS), str(folder), str(ROOT / "models"), what, text]
        subprocess.run([sys.executable, "-c", OTHER, *args], cwd=ROOT, check=True)

    elsewhere("add", STAMPING)
    assert own.search("inloggning hos brukare").hits[0].document.name == "b.txt"
    assert len(own.listed()) == 2
    elsewhere("remove", first.id)
    assert own.search("undervisning").reason == "unknown"
    own.add(document("Nattpersonalen larmar vid fall.", name="natt.pdf"), TODAY)
    assert own.search("nattens larm").hits[0].document.name == "natt.pdf"


def test_vectors_are_made_again_from_the_stored_words_when_the_embedding_changes(folder, encode):
    def other(texts):
        return np.ascontiguousarray(encode(texts)[:, :7])

    own = open_own(CORPUS, folder, None)
    one = own.add(document(STAMPING, SCHOOL), TODAY)
    assert own.search("varje brukare").hits[0].passage.first == 1
    for embedding in (encode, other, encode):
        changed = open_own(CORPUS, folder, embedding)
        assert changed.search("varje brukare").hits[0].passage.first == 1
        (name,) = collections(folder)
        assert name == f"tillit-own-{one.id}-{mark_of(embedding)}"
    assert open_own(CORPUS, folder, None).search("varje brukare").hits


def test_an_embedding_that_breaks_when_it_changes_leaves_the_words(own, folder):
    own.add(document(STAMPING), TODAY)

    def broken(texts):
        if texts[0] != "trust":
            raise ValueError("no")
        return np.ones((len(texts), 3), dtype=np.float32)

    with pytest.raises(ValueError, match="no"):
        open_own(CORPUS, folder, broken).search("logga in")
    assert own.search("logga in").hits


def test_own_documents_live_on_a_server_too(tmp_path, encode):
    with chroma_server(tmp_path / "server") as (address, _):
        own = open_own(CORPUS, address, encode)
        added = own.add(document(STAMPING), TODAY)
        assert open_own(CORPUS, address, encode).search("logga in").hits[0].document == added
        assert own.remove(added.id)
        assert own.listed() == ()
