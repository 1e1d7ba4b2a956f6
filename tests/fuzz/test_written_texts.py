"""What people and models write: questions, notes, sheets of paper, plans, and a model's answer in pieces."""

import json
from functools import cache

from hypothesis import strategies as st

from dialogue import ask, find_risks, from_record, load_safety, to_record
from retrieval.written import sentences
from storage import StorageError
from storage.workshop_sheets import Sheet
from tests.fuzz import worlds
from tests.fuzz.damage import ODD, TEXTS, Raw
from tests.fuzz.drill import bounded, fuzz
from workshop import Plan

PLAIN_ODD = ODD.filter(lambda value: not isinstance(value, Raw))
DATA = worlds.ROOT / "tests" / "data"


@cache
def questions():
    """Questions and notes as people write them."""
    found = []
    for name, key in (("questions", "question"), ("safety", "text"), ("none", "query")):
        lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found += [json.loads(line)[key] for line in lines[:60]]
    return found


@cache
def desk(lang):
    """A desk that searches by the words alone, as without a model."""
    from dialogue import build_walk, open_desk, open_library, open_reader, open_speech, read_intent
    from retrieval import open_search

    corpus, instrument = worlds.ROOT / "corpus", worlds.instrument(lang)
    library = open_library(corpus, open_search(corpus, worlds.ROOT / "models", None))
    speech = open_speech(corpus, worlds.texts(lang), instrument)
    reader = open_reader(lang, speech.concepts, instrument)
    return open_desk(
        build_walk(instrument),
        library,
        speech,
        safety(),
        lambda text, place: read_intent(text, place, reader),
    )


@cache
def safety():
    return load_safety()


@st.composite
def writings(draw):
    """What a person may write: a question cut, joined, repeated, or with something odd in it."""
    parts = draw(
        st.lists(
            st.one_of(st.sampled_from(questions()), st.sampled_from(TEXTS), st.text(max_size=30)), max_size=4
        )
    )
    text = draw(st.sampled_from((" ", "", "\n", ". "))).join(parts)
    text = text[: draw(st.integers(0, max(1, len(text))))]
    return text * draw(st.sampled_from((1, 1, 1, 1, 50, 2_000)))


@fuzz(15, text=writings(), lang=st.sampled_from(("sv", "en")))
def test_anything_that_is_asked_is_answered_and_the_answer_is_kept_as_it_was(text, lang):
    with bounded(20):
        reply = ask(text, desk(lang))
        kept = json.loads(json.dumps(to_record(reply)))
        again = from_record(kept, lambda part: True)
        assert again is None or to_record(again) == kept


@fuzz(60, text=writings())
def test_risks_are_found_in_anything_that_is_written_and_lie_inside_it(text):
    with bounded():
        for risk in find_risks(text, safety()):
            assert 0 <= risk.start < risk.end <= len(text)


@fuzz(
    60,
    record=st.recursive(
        PLAIN_ODD,
        lambda inner: st.dictionaries(
            st.sampled_from(
                (
                    "question",
                    "intent",
                    "parts",
                    "kind",
                    "text",
                    "source",
                    "lines",
                    "side",
                    "abstained",
                    "model",
                )
            ),
            inner,
        ),
        max_leaves=8,
    ),
)
def test_a_kept_reply_of_any_shape_is_read_or_left_out(record):
    with bounded():
        from_record(
            record if isinstance(record, dict) else {"question": "x", "parts": record}, lambda part: True
        )


@fuzz(
    60,
    pieces=st.lists(
        st.one_of(
            st.sampled_from(
                (
                    "Ett. ",
                    "Två [004:1#1]",
                    "”",
                    "\n\n",
                    "- ",
                    "…",
                    "[",
                    "]",
                    "(",
                    "t.ex. ",
                    "\u2028",
                    "\ud800",
                    "A" * 2_000,
                )
            ),
            st.text(max_size=9),
        )
    ),
)
def test_what_a_model_writes_is_cut_into_sentences_without_losing_words(pieces):
    with bounded():
        found = [text for text, _ in sentences(pieces, {"t.ex"})]
    assert all(text.strip() for text in found)


@fuzz(
    60,
    plan=st.fixed_dictionaries(
        {},
        optional={
            **{name: st.sampled_from(TEXTS) for name in ("title", "lang", "split", "unit")},
            **{name: st.integers() for name in ("expected", "minutes", "retention_days")},
            "organisation": st.lists(st.sampled_from(TEXTS)).map(tuple),
            "overview": st.booleans(),
        },
    ),
)
def test_a_workshop_planned_in_any_words_is_stored_as_planned_or_refused(plan):
    wanted = Plan(**{"title": "Norr", "lang": "sv", "expected": 12, **plan})
    with bounded():
        before = worlds.workshops().count()
        try:
            made = worlds.workshops().create(wanted)
        except StorageError:
            assert worlds.workshops().count() == before
            return
        assert worlds.workshops().by_code(made.code).plan.expected == wanted.expected
        worlds.workshops().delete(made.facilitator)


CODES = st.one_of(st.sampled_from(sorted(worlds.instrument().items)), st.sampled_from(TEXTS))


@fuzz(
    60,
    answers=st.dictionaries(CODES, PLAIN_ODD, max_size=5),
    text=writings(),
    stark=st.lists(CODES, max_size=4),
    latta=st.one_of(st.none(), CODES),
    inside=PLAIN_ODD,
)
def test_a_sheet_or_a_form_with_anything_in_it_is_stored_whole_or_refused_whole(
    answers, text, stark, latta, inside
):
    workshops = worlds.workshops()
    made = workshops.create(Plan(title="Norr", lang="sv", expected=12))
    workshops.set_phase(made.facilitator, "open")
    seat = workshops.join(workshops.by_code(made.code).id)
    workshops.put(seat, "A1a", 2)
    before = workshops.participant(seat)
    with bounded():
        for act in (
            lambda: workshops.type_sheet(
                made.facilitator, Sheet(answers, stark, latta, inside), "0123456789abcdef"
            ),
            lambda: workshops.put_many(seat, answers, place=text[:30]),
            lambda: workshops.set_priorities(seat, stark, latta),
            lambda: workshops.set_text(seat, text, release=True),
        ):
            try:
                act()
            except StorageError:
                assert workshops.participant(seat) == before
            before = workshops.participant(seat)
        workshops.close(made.facilitator)
        workshops.picture(made.facilitator)
    workshops.delete(made.facilitator)
