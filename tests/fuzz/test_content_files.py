"""Content files in TOML and JSONL: read, or refused with the room's own error that names the file."""

import shutil
import tomllib
from contextlib import suppress
from functools import cache

from hypothesis import strategies as st

from assessment import AssessmentError, ContentError, load_background, load_instrument, with_own_modules
from assessment.content import FOLDER
from dialogue import RuleError, load_safety
from dialogue.names import load_names
from dialogue.rule_files import CONTENT
from retrieval import (
    GoldError,
    SourceError,
    WriterError,
    load_asks,
    load_checks,
    load_concepts,
    load_gold,
    load_prompts,
    load_sources,
    load_tensions,
    read_rows,
)
from retrieval.traits import load_traits
from retrieval.words import load_words
from tests.fuzz import site, worlds
from tests.fuzz.damage import ODD, Raw, bent, damaged, json_files, tomled
from tests.fuzz.drill import bounded, fuzz
from texts import TextError, load_texts
from texts.agreement import check_texts
from texts.loader import FOLDER as TEXTS

CORPUS, PROMPTS = worlds.ROOT / "corpus", worlds.ROOT / "prompts"
TOML_ODD = st.one_of(
    ODD,
    st.sampled_from(
        tuple(map(Raw, ("2026-11-21", "07:00:00", "inf", "-nan", "0x1F", "{}", "[{}]", "{a.b = 1}")))
    ),
)
OWN = """
code = "OWN"
version = "1.0.0"
minutes = 3
picture = "meeting"
organisation = "Kommunen"
[[group]]
code = "g1"
[[item]]
code = "OWN_1"
group = "g1"
answer = "frequency"
follow = true
[[item]]
code = "OWN_2"
answer = "pick"
options = ["o1", "o2"]
at_most = 1
[[item]]
code = "OWN_3"
answer = "text"
[sv]
name = "Egna frågor"
lead = "Om mötet."
intro = "Tre frågor."
header = "Hur ofta?"
limits = "Säger inget om någon."
follow = "Vad gör skillnaden?"
item = { OWN_1 = "Vi börjar i tid", OWN_2 = "Vad hindrar?", OWN_3 = "Något mer?" }
short = { OWN_1 = "I tid" }
group = { g1 = "Mötet" }
option = { o1 = "Tid", o2 = "Plats" }
"""


@cache
def tree(path):
    """What a file holds, and its bytes."""
    return tomllib.loads(path.read_text(encoding="utf-8")), path.read_bytes()


@st.composite
def toml_files(draw, valid, data=None):
    """A TOML file: a bent tree as text, or damaged bytes of the valid one."""
    if data is not None and draw(st.booleans()):
        return draw(damaged(data))
    return tomled(draw(bent(valid, odd=TOML_ODD, many=(2, 30)))).encode("utf-8", "surrogatepass")


@st.composite
def one_of_them(draw, folder, *names):
    """One file of a folder, damaged: its name and its bytes."""
    name = draw(st.sampled_from(names))
    return name, draw(toml_files(*tree(folder / name)))


@cache
def copied(folder):
    """A copy of a folder that files may be damaged in."""
    return shutil.copytree(folder, site.scratch() / folder.name)


def reads(folder, sent, refusals, *readers):
    """Reads a folder with one file damaged: done, or refused with one of the errors and a message."""
    copy, (name, data) = copied(folder), sent
    (copy / name).write_bytes(data)
    try:
        for read in readers:
            with bounded(10):
                try:
                    read(copy)
                except refusals as error:
                    assert str(error)
    finally:
        shutil.copyfile(folder / name, copy / name)


INSTRUMENT = (
    "instrument.toml",
    "versions.toml",
    "module_rules.toml",
    "modules/M1.toml",
    "modules/M5.toml",
    "sv.toml",
)


@fuzz(30, sent=one_of_them(FOLDER, *INSTRUMENT))
def test_a_damaged_content_file_is_read_or_refused_by_name(sent):
    reads(FOLDER, sent, ContentError, lambda folder: load_instrument("sv", folder))


@fuzz(15, sent=one_of_them(FOLDER, "frameworks.toml", "sv.toml"))
def test_a_damaged_file_of_frameworks_is_read_or_refused_by_name(sent):
    reads(FOLDER, sent, ContentError, lambda folder: load_background("sv", folder))


@fuzz(40, data=toml_files(tomllib.loads(OWN), OWN.encode()))
def test_damaged_questions_of_an_organisation_are_read_or_refused_by_name(data):
    path = copied(FOLDER) / "own.toml"
    path.write_bytes(data)
    with bounded():
        try:
            found = with_own_modules(worlds.instrument(), path)
        except AssessmentError as error:
            told = str(error)
            assert told.startswith("own.toml:"), told
        else:
            module = list(found.modules.values())[-1]
            assert set(found.modules) - {module.code} == set(worlds.instrument().modules)
            module.cards({})


CORPUS_FILES = ("concepts.toml", "asks.toml", "tensions.toml", "sources.toml", "words.toml")


@fuzz(40, sent=one_of_them(CORPUS, *CORPUS_FILES))
def test_a_damaged_file_of_the_corpus_is_read_or_refused_by_name(sent):
    readers = (
        lambda folder: load_concepts(folder, "sv"),
        load_asks,
        load_tensions,
        load_sources,
        load_words,
        load_traits,
    )
    own = dict(zip(CORPUS_FILES, readers, strict=False))
    extra = (load_traits,) if sent[0] == "words.toml" else ()
    reads(CORPUS, sent, SourceError, own[sent[0]], *extra)


@fuzz(20, sent=one_of_them(CONTENT, "names.toml", "safety.toml"))
def test_a_damaged_file_of_the_conversation_is_read_or_refused_by_name(sent):
    reads(CONTENT, sent, RuleError, load_names if sent[0] == "names.toml" else load_safety)


@fuzz(20, sent=one_of_them(PROMPTS, *(path.name for path in sorted(PROMPTS.glob("*.toml")))))
def test_a_damaged_file_of_instructions_is_read_or_refused_by_name(sent):
    reads(PROMPTS, sent, WriterError, load_prompts, load_checks)


@fuzz(15, sent=one_of_them(TEXTS, "sv.toml", "en.toml"))
def test_a_damaged_file_of_texts_is_read_or_refused_by_name(sent):
    reads(TEXTS, sent, TextError, check_texts, lambda folder: load_texts("sv", folder))


ROW = {
    "id": "q1",
    "query": "Vad är tvivel?",
    "kind": "fact",
    "gold": [{"source": "004", "snippet": "x", "grade": 2}],
}


@fuzz(80, lines=st.lists(json_files(ROW), max_size=3))
def test_damaged_lines_of_questions_are_read_or_refused_with_their_number(lines):
    text = b"\n".join(lines).decode("utf-8", "replace")
    with bounded():
        with suppress(GoldError):
            for row in read_rows(text, ("id", "query")):
                assert isinstance(row["query"], str)
        with suppress(GoldError):
            load_gold(text)
