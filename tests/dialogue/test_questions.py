"""Every question of tests/data/questions.jsonl: nothing unsourced, nothing not verbatim, no trap sprung."""

import json
import re
import sys
from functools import cache
from pathlib import Path

import pytest

from dialogue import ask
from texts import load_texts

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))
from conversation_desk import answered, desk  # noqa: E402

QUESTIONS = [
    json.loads(line)
    for line in (ROOT / "tests/data/questions.jsonl").read_text(encoding="utf-8").splitlines()
]
FEWEST = {
    "answered": 0.75,
    "sides": 0.85,
    "profile": 1.0,
    "abstained": 0.8,
}  # share that has to come out as labelled
KINDS = {"E", "S", "R", "A", "B", "O"}


@cache
def replied(number):
    row = QUESTIONS[number]
    return ask(row["question"], desk(row["lang"]), answered() if row.get("profile") else None)


@cache
def lines_of(source):
    file = next((ROOT / "corpus").glob(f"{source}_*.txt"))
    return file.read_text(encoding="utf-8").split("\n")


def bare(words):
    """Without white space and hyphens: what is left has to be the same in quote and file."""
    return re.sub(r"[\s-]+", "", words)


@cache
def wordings(lang):
    """Our own words as patterns: what a data file may say, whatever is filled in."""
    texts = load_texts(lang)
    keys = [key for key in texts.entries if key.startswith(("reply.", "safety."))]
    found = [texts.entries[key] for key in keys if isinstance(texts.entries[key], str)]
    instrument = desk(lang).speech.instrument
    found += [instrument.wording.get(f"evidence.{kind}.sentence") for kind in KINDS]
    found.append(instrument.wording.get("evidence.R.sentence_model"))
    return [re.compile(re.sub(r"\\{\w+\\}", "(?s:.+)", re.escape(text))) for text in found]


def outcome(reply):
    sides = {part.side for part in reply.parts if part.kind == "quote"}
    if reply.refused:
        return "refused"
    if reply.abstained:
        return "abstained"
    if reply.intent == "ask_profile":
        return "profile"
    return "sides" if sides >= {"for", "against"} else "answered"


NUMBERS = range(len(QUESTIONS))
named = pytest.mark.parametrize("number", NUMBERS, ids=[row["id"] for row in QUESTIONS])


@named
def test_every_quote_stands_verbatim_in_the_lines_it_names(number):
    for part in replied(number).parts:
        if part.kind == "quote":
            there = "".join(lines_of(part.source)[part.lines[0] - 1 : part.lines[1]])
            assert bare(part.text) in bare(there), part.text
            assert part.evidence in KINDS
            assert part.voice in {"for", "critical", "both", "background"}


@named
def test_nothing_is_said_without_a_source_but_our_own_words(number):
    row, reply = QUESTIONS[number], replied(number)
    assert reply.parts
    assert reply.model is None
    for part in reply.parts:
        assert part.text.strip()
        if part.kind in {"quote", "unknown"}:
            assert part.source
            assert part.lines
        elif part.kind == "followup":
            asks = desk(row["lang"]).library.asks
            assert any(ask.text == part.text for own in asks.values() for ask in own)
        else:
            assert part.kind in {"lead", "note"}
            assert any(one.fullmatch(part.text) for one in wordings(row["lang"])), part.text


@named
def test_what_goes_on_is_answered_and_was_not_just_asked(number):
    row, reply = QUESTIONS[number], replied(number)
    offered = [part.text for part in reply.parts if part.kind == "followup"]
    assert len(offered) <= 3
    assert len(set(offered)) == len(offered)
    assert row["question"] not in offered
    for one in offered:
        assert not desk(row["lang"]).library.searcher.search(one).abstained


@pytest.mark.parametrize(
    "number",
    [at for at in NUMBERS if QUESTIONS[at]["kind"] in {"trap", "care"}],
    ids=lambda at: QUESTIONS[at]["id"],
)
def test_every_trap_is_refused_or_abstained_from(number):
    reply = replied(number)
    assert reply.refused or reply.abstained, QUESTIONS[number]["question"]
    if reply.refused:
        assert not [part for part in reply.parts if part.kind not in {"note", "lead"}]


@pytest.mark.parametrize("kind", FEWEST)
def test_most_questions_come_out_as_they_are_labelled(kind):
    some = [at for at in NUMBERS if QUESTIONS[at]["expect"] == kind and QUESTIONS[at]["kind"] != "trap"]
    also = {"answered": {"answered", "sides"}}.get(kind, {kind})
    wrong = [at for at in some if outcome(replied(at)) not in also]
    told = [f"{QUESTIONS[at]['id']} {QUESTIONS[at]['question']} -> {outcome(replied(at))}" for at in wrong]
    assert 1 - len(wrong) / len(some) >= FEWEST[kind], "\n".join(told)


def test_there_are_enough_questions_of_every_kind():
    assert len(QUESTIONS) >= 100
    assert {row["kind"] for row in QUESTIONS} >= {"answerable", "both", "profile", "none", "trap"}
    assert {row["lang"] for row in QUESTIONS} == {"sv", "en"}
