"""What in free text needs care (instrument.md 6.1): found where it is, and not where it is not.

The sentences of tests/data/safety.jsonl were written before the rules, set by set. What the rules as they
then were gave, before they were widened for a set (risks found of those there; innocent ones
left alone):
first 0.96, 117 of 117; later 0.60, 93 of 94; last 0.41, 80 of 80; blind 0.57, 35 of 35; untouched 0.64,
35 of 35; final 0.90, 15 of 15.
"""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from assessment import load_instrument
from dialogue import find_risks, load_safety
from dialogue.errors import RuleError
from dialogue.phrases import slips_of
from dialogue.safety import POINT, REFUSE, RESPONSES, WARN, deciding
from retrieval import load_concepts
from texts import languages, load_texts

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "dialogue" / "content"
RULES = load_safety()
ROWS = [
    json.loads(line) for line in (ROOT / "tests/data/safety.jsonl").read_text(encoding="utf-8").splitlines()
]


def kinds(text):
    return {risk.kind for risk in find_risks(text, RULES)}


def spans(text, kind):
    return [text[risk.start : risk.end] for risk in find_risks(text, RULES) if risk.kind == kind]


def strings(table):
    if isinstance(table, str):
        yield table
    else:
        for one in table.values() if isinstance(table, dict) else table:
            if isinstance(one, str | dict | list):
                yield from strings(one)


def figures():
    """Per kind: found rightly, found, there."""
    right, found, there = Counter(), Counter(), Counter()
    for row in ROWS:
        got, wanted = kinds(row["text"]), set(row["risks"])
        found.update(got)
        there.update(wanted)
        right.update(got & wanted)
    return right, found, there


def test_the_sentences_are_many_and_half_of_them_innocent():
    innocent = [row for row in ROWS if not row["risks"]]
    assert len(ROWS) >= 150
    assert 0.4 <= len(innocent) / len(ROWS) <= 0.6
    assert {kind for row in ROWS for kind in row["risks"]} == set(RULES.kinds)
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_each_kind_is_found_where_it_is_and_not_where_it_is_not():
    right, found, there = figures()
    told = [
        f"{kind}: precision {right[kind]}/{found[kind]}, recall {right[kind]}/{there[kind]}"
        for kind in RULES.kinds
    ]
    wrong = [
        f"{row['text']!r}: {sorted(kinds(row['text']))}, not {row['risks']}"
        for row in ROWS
        if kinds(row["text"]) != set(row["risks"])
    ]
    message = "\n".join([*told, *wrong])
    assert all(right[kind] >= 0.95 * found[kind] for kind in RULES.kinds), message
    assert all(right[kind] >= 0.9 * there[kind] for kind in RULES.kinds), message


def test_innocent_sentences_are_left_alone():
    innocent = [row["text"] for row in ROWS if not row["risks"]]
    tripped = [(text, kinds(text)) for text in innocent if kinds(text)]
    assert len(tripped) <= 0.02 * len(innocent), tripped


def test_the_instrument_trips_nothing():
    for lang in ("sv", "en"):
        told = tomllib.loads((ROOT / f"assessment/content/{lang}.toml").read_text(encoding="utf-8"))
        assert not {text: kinds(text) for text in strings(told) if kinds(text)}


def test_terms_of_the_glossary_trip_nothing():
    for lang in ("sv", "en"):
        for concept in load_concepts(ROOT / "corpus", lang).values():
            assert not kinds(concept.term), concept.term


def test_the_asks_of_the_passages_seldom_trip_anything_but_names():
    asks = [
        text for text in strings(tomllib.loads((ROOT / "corpus/asks.toml").read_text("utf-8"))) if " " in text
    ]
    tripped = [text for text in asks[::4] if kinds(text) - {"name"}]
    assert len(tripped) <= 0.01 * len(asks[::4]), tripped


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("I går ringde Anna-Karin Lindström till mig.", "name", "Anna-Karin Lindström"),
        ("Det är Annas schema.", "name", "Annas"),
        ("Nummer 19121212-1212 gäller.", "identity_number", "19121212-1212"),
        ("Skriv till a.b@exempel.se i dag.", "email", "a.b@exempel.se"),
        ("Ring 070-123 45 67 nu.", "phone", "070-123 45 67"),
        ("Vi frågade. Jag orkar inte mer. Sedan gick vi.", "own_health", "Jag orkar inte mer"),
        ("e\u0301tt: Det fo\u0308rekommer stöld.", "wrongdoing", "stöld"),
    ],
)
def test_a_risk_knows_its_place_in_the_text(text, kind, found):
    assert found in spans(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "121212-1213",  # the check digit is wrong
        "161512-1212",  # there is no month fifteen
        "556036-0793",  # an organisation's number
        "004:330-332",
        "2018:47",
        "112 eller 1177",
        "a@b",
    ],
)
def test_other_numbers_do_not_warn(text):
    assert not kinds(f"Se {text} i listan.")


@pytest.mark.parametrize("text", ["19121212-1212", "121212-1212", "121212+1212", "1212121212", "701063-2391"])
def test_identity_and_coordination_numbers_warn(text):
    assert kinds(f"Numret är {text}.") == {"identity_number"}


def test_marks_above_letters_may_be_missing():
    assert kinds("jag mar sa daligt") == kinds("jag mår så dåligt") == {"own_health"}


def test_a_mistyped_word_is_known():
    assert kinds("Det finns missförhålanden här.") == {"wrongdoing"}
    assert slips_of({"avdelning"})["avdelnng"] == "avdelning"
    assert "avdelning" not in slips_of({"avdelning"})


def test_a_subject_may_be_asked_about():
    assert not kinds("Vad säger källorna om missförhållanden?")
    assert kinds("Vad säger källorna? Vi har missförhållanden här.") == {"wrongdoing"}


def test_what_is_urgent_decides():
    urgent = deciding(find_risks("Anna, jag vill dö. Vad borde jag svara?", RULES), RULES)
    assert urgent is not None
    assert urgent.name == "emergency"
    assert deciding((), RULES) is None
    assert next(kind.name for kind in RULES.kinds.values() if kind.response == POINT) == "emergency"


def test_every_kind_has_its_words_in_every_language():
    for lang in languages():
        texts = load_texts(lang)
        for kind in RULES.kinds.values():
            assert texts(f"safety.{kind.name}")
            assert kind.response in RESPONSES
            for pointer in kind.pointers:
                assert texts(f"safety.pointer.{pointer}")
        for name, text in texts.below("safety.pointer_named").items():
            assert "{name}" in text
            assert texts.has(f"safety.pointer.{name}")


def test_pointers_are_given_where_someone_is_to_be_found():
    assert all(kind.pointers for kind in RULES.kinds.values() if kind.response == POINT)
    assert {kind.response for kind in RULES.kinds.values()} == {POINT, REFUSE, WARN}
    assert RULES.kinds["emergency"].pointers[:2] == ("sos", "vardguiden")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('response = "point"', 'response = "shout"'),
        ("<source>", "<nobody>"),
        ('"självmord*"', '"själv-mord"'),
        ('"självmord*"', '""'),
        ("[set]", "[set"),
    ],
)
def test_rules_that_do_not_add_up_are_refused(tmp_path, old, new):
    for file in CONTENT.glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    broken = tmp_path / "safety.toml"
    assert old in broken.read_text("utf-8")
    broken.write_text(broken.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(RuleError, match=r"safety\.toml"):
        load_safety(tmp_path)


def test_missing_rules_are_named(tmp_path):
    with pytest.raises(RuleError, match=r"safety\.toml"):
        load_safety(tmp_path)


@pytest.mark.parametrize(
    "text", ["", " ", "?!", "\x00", "å" * 30_000, "Jag " * 6_000, "a|b (c) [d] *", "🙂 Hej"]
)
def test_any_text_is_survived(text):
    assert isinstance(find_risks(text, RULES), tuple)


def test_names_of_people_in_the_sources_do_not_warn():
    for name in ("Sven Siverbo", "Louise Bringselius", "Laura Hartman", "Paul du Gay", "Lina Maria Ellegård"):
        assert not kinds(f"Vad skriver {name} om tillit?"), name
    assert kinds("Vad skriver Sven Nordahl om tillit?") == {"name"}


def test_the_pairs_of_the_instrument_can_be_spoken_of():
    for scale in load_instrument("sv").scales.values():
        assert not kinds(f"Varför är {scale.name} lågt?"), scale.name
