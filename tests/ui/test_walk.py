"""The walk, tapped through as a person would, without a browser."""

import pytest

from assessment import Answers, Reflection, score
from dialogue import build_walk
from ui import services


def stored(held):
    return services.store(held.mode).load(held.token).answers


def _pick(radio, value):
    if radio.key.startswith("answers:"):
        return value
    if radio.key.startswith("behov:"):
        return 1
    if radio.key.startswith("summaries:"):
        return "ja"
    context = services.instrument("sv").contexts[radio.key.split(":")[1]]
    return next(iter(context.options))


def press(at, key):
    return next(button for button in at.button if button.key == key).click().run()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_manager_walks_from_the_opening_to_the_end_and_every_answer_is_stored(begun, lang):
    at, held = begun(lang=lang)
    instrument = services.instrument(lang)
    walk = build_walk(instrument)
    for _ in walk.steps[:-1]:
        assert not at.exception
        for radio in at.radio:
            radio.set_value(_pick(radio, 4))
        at.run()
        press(at, "next")
    answers = stored(held)
    assert answers.place == "end"
    assert {code: answers.value(code) for code in instrument.items} == dict.fromkeys(instrument.items, 4)
    assert len(answers.behov) == 12
    assert set(answers.summaries.values()) == {"ja"}
    assert len(answers.context) == 6
    assert score(instrument, answers).flags[0] == "LONG"


def test_each_tap_is_committed_at_once_in_one_rerun(begun):
    at, held = begun()
    press(at, "next")
    press(at, "next")
    press(at, "next")
    at.radio[0].set_value(5).run()
    code = at.radio[0].key.split(":")[1]
    assert stored(held).value(code) == 5
    assert not at.exception


def test_a_half_filled_card_survives_a_new_session(begun):
    at, held = begun()
    for _ in range(3):
        press(at, "next")
    at.radio[1].set_value("DK").run()
    again, _ = begun(held=held)
    assert again.radio[1].value == "DK"
    assert stored(held).place == "pair1"


def test_an_item_left_empty_is_skipped_without_nagging_and_listed_at_the_end(begun):
    at, held = begun()
    walk = build_walk(services.instrument("sv"))
    for _ in walk.steps[:-1]:
        press(at, "next")
    assert not at.warning
    assert len([button for button in at.button if button.key.startswith("left:")]) > 5
    press(at, "left:pair4")
    assert stored(held).place == "pair4"


def test_pole_labels_come_only_after_the_pair_is_answered(begun):
    at, _ = begun()
    for _ in range(3):
        press(at, "next")
    scale = services.instrument("sv").scales["B1"]
    assert scale.name not in " ".join(text.value for text in at.markdown)
    press(at, "next")
    assert scale.name in " ".join(text.value for text in at.markdown)


def test_the_form_view_and_the_chat_view_give_the_same_answers(begun):
    chat, one = begun()
    form, other = begun()
    form.query_params["vy"] = "formular"
    form.run()
    for at in (chat, form):
        for _ in range(40):
            for radio in at.radio:
                radio.set_value(_pick(radio, 2))
            at.run()
            if not any(button.key == "next" for button in at.button):
                break
            press(at, "next")
    first, second = stored(one), stored(other)
    assert first.answers == second.answers
    assert first.behov == second.behov
    instrument = services.instrument("sv")
    chat_profile, form_profile = (score(instrument, one).to_dict() for one in (first, second))
    assert chat_profile | {"flags": []} == form_profile | {"flags": []}


def test_a_no_is_stored_with_the_persons_own_words(begun):
    codes = services.instrument("sv").items
    at, held = begun(answers=Answers(answers=dict.fromkeys(codes, 4)))
    services.store("server").put(held.token, "place", "", "kvw")
    at, held = begun(held=held)
    next(radio for radio in at.radio if radio.key == "summaries:kvw").set_value("nej").run()
    next(area for area in at.text_area if area.key == "text:kvw").set_value("Det är tvärtom.").run()
    answers = stored(held)
    assert answers.summaries["kvw"] == "nej"
    assert [note.text for note in answers.reflections] == ["Det är tvärtom."]


def test_a_term_is_explained_and_the_card_keeps_its_answers(begun):
    at, held = begun()
    for _ in range(4):
        press(at, "next")
    at.radio[0].set_value(2).run()
    term = next(button for button in at.button if button.key.startswith("term:"))
    at = term.click().run()
    assert at.radio[0].value == 2
    assert any(message.avatar for message in at.chat_message)
    assert stored(held).place == "labels1"


def test_seconds_are_stored_for_the_first_tap_of_an_item_only(begun):
    at, held = begun()
    for _ in range(3):
        press(at, "next")
    at.radio[0].set_value(5).run()
    code = at.radio[0].key.split(":")[1]
    first = stored(held).seconds[code]
    at.radio[0].set_value(1).run()
    assert stored(held).seconds == {code: first}


def test_without_a_self_assessment_the_page_says_how_to_begin(begun):
    at, _ = begun()
    del at.session_state["_held"]
    at.run()
    assert services.texts("sv")("nothing.title") in [title.value for title in at.title]


def test_a_summary_with_too_few_answers_asks_nothing(begun):
    _, held = begun()
    services.store("server").put(held.token, "place", "", "sc")
    at, _ = begun(held=held)
    assert not at.radio


def test_a_reflection_is_echoed_word_for_word_with_its_tick_off(begun):
    codes = services.instrument("sv").items
    note = Reflection(ref="W", text="Vi <b>pratar</b> inte om det.", in_report=False)
    at, held = begun(answers=Answers(answers=dict.fromkeys(codes, 3), reflections=(note,), place="kvw"))
    shown = " ".join(element.proto.body for element in at.get("html"))
    assert "Vi &lt;b&gt;pratar&lt;/b&gt; inte om det." in shown
    tick = next(box for box in at.checkbox if box.key == "include:W")
    assert tick.value is False
    tick.check().run()
    assert stored(held).reflections[0].in_report is True


def test_a_tap_in_another_tab_wins_and_is_not_written_back(begun):
    one, held = begun()
    services.store("server").put(held.token, "place", "", "pair1")
    one, _ = begun(held=held)
    one.radio[0].set_value(2).run()
    code = one.radio[0].key.split(":")[1]
    services.store("server").put(held.token, "answers", code, 5)
    one.radio[1].set_value(3).run()
    assert stored(held).value(code) == 5
    press(one, "next")
    press(one, "back")
    assert one.radio[0].value == 5
