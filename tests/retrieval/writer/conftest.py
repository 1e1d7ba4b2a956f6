"""A scripted model and a writer that asks it, for every test of what a model writes."""

import re
from pathlib import Path

import pytest

from retrieval import (
    Dropped,
    Ended,
    Sentence,
    find_encoder,
    make_writer,
    open_chat,
    open_searcher,
    write_answer,
)
from tests.scripted_model import scripted_model

ROOT = Path(__file__).resolve().parents[3]
QUESTION = "Ger tillitsbaserad styrning de effekter man vill ha?"
GOOD = (
    "Det har inte bedrivits tillräckligt med forskning för att veta om tillitsbaserad styrning ger de "
    "eftersökta effekterna [004:388#1].\n"
    "Rapporten frågar om ökat handlingsutrymme är ”ett universalmedel för ökad effektivitet” [004:388#2].\n"
)
MARKS = re.compile('[”“"„«»]([^”“"„«»]+)[”“"„«»]')

pytest.importorskip("langchain", reason="pip install -r requirements-model.txt")


@pytest.fixture(scope="module")
def encode():
    return find_encoder(ROOT / "models")[0]


@pytest.fixture(scope="module")
def passages(encode):
    searcher = open_searcher(ROOT / "corpus", encode)
    wanted = {"004:388#1", "004:388#2", "004:128", "004:318#1", "004:92"}
    return [one for one in searcher.passages if one.id in wanted]


@pytest.fixture(scope="module")
def script():
    with scripted_model() as running:
        yield running


@pytest.fixture(scope="module")
def chat(script):
    return open_chat("scripted", script.address, "secret-key", 3.0)


@pytest.fixture(scope="module")
def writer(chat, encode):
    return make_writer("Testmodellen", chat, ROOT / "corpus", ROOT / "prompts", encode)


@pytest.fixture(autouse=True)
def fresh(script):
    script.status, script.body, script.finish, script.say = 200, None, "stop", []
    script.asked.clear()


@pytest.fixture
def ask(writer, passages):
    def asked(question=QUESTION, deadline_s=3.0, **more):
        *parts, end = write_answer(question, more.pop("over", passages), writer, deadline_s, **more)
        assert isinstance(end, Ended)
        shown = [one for one in parts if isinstance(one, Sentence)]
        supported(shown)
        assert (end.shown, end.dropped) == (len(shown), len(parts) - len(shown))
        return shown, [one for one in parts if isinstance(one, Dropped)], end

    return asked


def supported(shown):
    """An independent look: each sentence has a passage, whose file has its quotations and its numbers."""
    for one in shown:
        assert one.passages
        raws = ["".join(raw(by.source).split()) for by in one.passages]
        for quote in MARKS.findall(one.text):
            assert any("".join(quote.split()) in text for text in raws), one.text
        said = " ".join(by.text for by in one.passages)
        assert set(re.findall(r"\d+", one.text)) <= set(re.findall(r"\d+", said)), one.text


def raw(code):
    (path,) = (ROOT / "corpus").glob(f"{code}_*.txt")
    return path.read_text(encoding="utf-8")
