"""Thoughts written beside the cards: saved after a yes; what needs care or is refused is not kept."""

import pytest

from assessment import Answers, Reflection
from tests.ui.talking import NAMED, at_card, button, keys, say, shown, stored
from ui import services


def test_a_thought_is_saved_only_after_a_yes_and_stands_in_its_field(begun):
    at, held = at_card(begun)
    say(at, "Vi har svårt att hinna prata ihop oss innan helgen.")
    assert stored(held).reflections == ()
    button(at, "chat_yes").click().run()
    assert [one.ref for one in stored(held).reflections] == ["pair2"]
    field = next(one for one in at.text_area if one.key == "text:pair2")
    assert field.value == stored(held).reflections[0].text
    assert "chat_yes" not in keys(at)
    field.set_value("Något annat.").run()
    assert stored(held).reflections[0].text == "Något annat."


def test_a_thought_that_is_not_wanted_is_not_saved(begun):
    at, held = at_card(begun)
    say(at, "Vi har svårt att hinna prata ihop oss innan helgen.")
    button(at, "chat_no").click().run()
    assert stored(held).reflections == ()


@pytest.mark.parametrize("text", [NAMED, "Jag orkar inte längre, jag sover inte.", "En på jobbet hotar mig."])
def test_what_needs_care_is_answered_with_care_and_not_kept(begun, text):
    at, held = at_card(begun)
    say(at, text)
    assert "<blockquote" not in shown(at)
    assert stored(held).conversation == ()
    assert text not in str(stored(held))


@pytest.mark.parametrize("text", ["Vad borde jag svara?", "Vilket svar är rätt?"])
def test_what_is_refused_is_not_kept(begun, text):
    at, held = at_card(begun)
    say(at, text)
    assert "<blockquote" not in shown(at)
    assert stored(held).conversation == ()


@pytest.mark.parametrize(
    ("place", "ref", "field"), [("pair2", "pair2", "reflections"), ("opening", "opening", "opening")]
)
def test_a_text_with_a_name_is_saved_only_after_a_second_thought(begun, place, ref, field):
    at, held = at_card(begun, place=place)
    next(one for one in at.text_area if one.key == f"text:{ref}").set_value(NAMED).run()
    assert not getattr(stored(held), field)
    assert services.texts("sv")("care.not_saved") in shown(at)
    button(at, f"care_change:{ref}").click().run()
    assert services.texts("sv")("care.changing") in shown(at)
    button(at, f"care_save:{ref}").click().run()
    assert NAMED in str(getattr(stored(held), field))
    assert services.texts("sv")("care.not_saved") not in shown(at)


def test_a_text_that_waits_is_there_when_the_person_comes_back_to_its_card(begun):
    at, held = at_card(begun)
    next(one for one in at.text_area if one.key == "text:pair2").set_value(NAMED).run()
    button(at, "next").click().run()
    button(at, "back").click().run()
    assert next(one for one in at.text_area if one.key == "text:pair2").value == NAMED
    assert stored(held).reflections == ()
    button(at, "care_save:pair2").click().run()
    assert [one.text for one in stored(held).reflections] == [NAMED]


def test_a_changed_text_is_saved_without_a_question(begun):
    at, held = at_card(begun)
    area = next(one for one in at.text_area if one.key == "text:pair2")
    area.set_value(NAMED).run()
    area = next(one for one in at.text_area if one.key == "text:pair2")
    area.set_value("Passen fylls sent.").run()
    assert [one.text for one in stored(held).reflections] == ["Passen fylls sent."]
    assert not any(key.startswith("care_") for key in keys(at) if key)


def test_a_stored_text_is_not_warned_about_again_when_it_is_ticked(begun):
    note = Reflection("W", NAMED)
    codes = services.instrument("sv").items
    at, held = at_card(begun, "kvw", Answers(answers=dict.fromkeys(codes, 3), reflections=(note,)))
    next(one for one in at.checkbox if one.key == "include:W").check().run()
    assert stored(held).reflections[0].in_report is True
