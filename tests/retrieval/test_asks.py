"""The asks: what the file may hold, and which passage each belongs to."""

import pytest

from retrieval import SourceError, asks_of, check_asks, cut_passages, load_asks
from tests.retrieval.conftest import CORPUS


@pytest.fixture(scope="module")
def passages(sources):
    return cut_passages(sources)


def written(tmp_path, text):
    (tmp_path / "asks.toml").write_text(text, encoding="utf-8")
    return load_asks(tmp_path)


def owners(passages, texts, tmp_path, key):
    asks = written(tmp_path, f'["{key}"]\nsv = ["Vad hände när de slutade?"]\n')
    return [name for name, own in asks_of(passages, asks, texts).items() if own]


def test_asks_carry_place_language_and_words(tmp_path):
    first, second = written(
        tmp_path, '["004:330-332@2"]\nsv = ["Vad hände när de slutade?"]\nen = ["What happened then?"]\n'
    )
    assert (first.source, first.first, first.last, first.parts, first.lang) == ("004", 330, 332, (2,), "sv")
    assert first.key == "004:330-332@2"
    assert (second.lang, second.text) == ("en", "What happened then?")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[", "not valid TOML"),
        ('["004"]\nsv = ["Vad hände sedan?"]', "004"),
        ('["004:12-3"]\nsv = ["Vad hände sedan?"]', "ends before"),
        ('["004:12@0"]\nsv = ["Vad hände sedan?"]', "004:12@0"),
        ('"004:12" = 3', "004:12"),
        ('["004:12"]\nfi = ["Vad hände sedan?"]', "'fi'"),
        ('["004:12"]\nsv = "Vad hände sedan?"', "not a list"),
        ('["004:12"]\nsv = ["Va?"]', "8-300"),
        ('["004:12"]\nsv = [3]', "8-300"),
        ('["004:12"]\nsv = ["Vad hände\\nsedan?"]', "one line"),
        ('["004:12"]\nsv = ["Vad hände sedan?"]\n["004:14"]\nsv = ["VAD hände, sedan"]', "already at 004:12"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_at_fault(tmp_path, text, named):
    with pytest.raises(SourceError, match=r"asks\.toml") as error:
        written(tmp_path, text)
    assert named in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"asks\.toml: cannot be read"):
        load_asks(tmp_path)


@pytest.mark.parametrize(
    ("key", "owner"),
    [
        ("004:128", ["004:128"]),  # a line of its own
        ("004:330@1", ["004:330#1"]),  # parts of a long line
        ("004:330@2", ["004:330#2"]),
        ("004:330@1+2", ["004:330#1", "004:330#2"]),  # both
        ("004:330@9", ["004:330#2"]),  # a cut with fewer parts moves the ask to the last
        ("001:286-288", ["001:287-295"]),  # the passage that holds most of it
        ("004:76", ["004:78-81"]),  # the words above a list belong to the list
        ("002:240-302", ["002:252-288", "002:256-294", "002:260-298", "002:264-302"]),  # a whole table
    ],
)
def test_an_ask_belongs_to_the_passage_that_holds_most_of_its_place(passages, texts, tmp_path, key, owner):
    assert owners(passages, texts, tmp_path, key) == owner


@pytest.mark.parametrize(("key", "named"), [("004:9999", "no such line"), ("009:1", "no such line")])
def test_a_place_that_is_not_there_is_named(passages, texts, tmp_path, key, named):
    asks = written(tmp_path, f'["{key}"]\nsv = ["Vad hände när de slutade?"]\n')
    with pytest.raises(SourceError, match=named):
        asks_of(passages, asks, texts)
    assert key in check_asks(passages, asks, texts)[0]


def test_the_asks_of_the_corpus_are_in_order_and_every_passage_has_some_in_both_languages(passages, texts):
    asks = load_asks(CORPUS)
    assert check_asks(passages, asks, texts) == []
    found = asks_of(passages, asks, texts)
    for lang in ("sv", "en"):
        assert [name for name, own in found.items() if not any(ask.lang == lang for ask in own)] == []
