"""The conversation beside the cards: asked mid-card, kept, shown, taken away; the card stays."""

import pytest

from assessment import Answers, Reflection
from ui import services, talk

ASK = "Leder tillit till bättre kvalitet?"
NAMED = "Anna Svensson sköter inte sina pass som hon ska."


def stored(held):
    return services.store(held.mode).load(held.token).answers


def at_card(begun, place="pair2", answers=None, mode="server", lang="sv", page="ui/pages/walk.py"):
    _, held = begun(mode=mode, answers=answers, lang=lang)
    services.store(mode).put(held.token, "place", "", place)
    return begun(held=held, lang=lang, page=page)


def say(at, text):
    at.chat_input[0].set_value(text).run()
    assert not at.exception, [one.value for one in at.exception]
    return at


def shown(at):
    return " ".join(element.proto.body for element in at.get("html"))


def button(at, key):
    return next(one for one in at.button if one.key == key)


def keys(at):
    return {one.key for one in at.button}


@pytest.mark.parametrize("mode", ["server", "file"])
def test_a_question_in_the_middle_of_a_card_is_answered_and_the_card_goes_on(begun, mode):
    at, held = at_card(begun, mode=mode)
    at.radio[0].set_value(4).run()
    before = stored(held)
    say(at, ASK)
    assert "<blockquote" in shown(at)
    assert [one.value for one in at.radio][:2] == [4, None]
    at.radio[1].set_value(2).run()
    after = stored(held)
    assert after.place == before.place == "pair2"
    assert set(after.answers.values()) == {4, 2}
    assert [one.reply["question"] for one in after.conversation] == [ASK]


def test_every_quote_shown_has_a_link_to_its_place(begun):
    at, _ = at_card(begun)
    say(at, ASK)
    quotes = shown(at).count("<blockquote")
    links = [one for one in at.get("page_link") if "k=" in one.proto.query_string]
    assert quotes == len(links) > 0


def test_both_sides_stand_under_their_names(begun):
    at, _ = at_card(begun)
    say(at, ASK)
    t = services.texts("sv")
    assert t("profile.for") in shown(at)
    assert t("profile.against") in shown(at)


def test_a_question_that_is_offered_asks(begun):
    at, held = at_card(begun)
    say(at, ASK)
    follow = next(one for one in at.button if one.key.startswith("ask_now"))
    text = follow.label
    follow.click().run()
    assert stored(held).conversation[-1].reply["question"] == text


def test_the_last_answer_folds_away_with_the_card_and_stays_in_the_conversation(begun):
    at, held = at_card(begun)
    say(at, ASK)
    button(at, "next").click().run()
    assert "tt-said" not in shown(at)
    assert stored(held).place == "labels2"
    assert services.texts("sv")("chat.all") in [one.proto.label for one in at.get("page_link")]


def test_pause_and_come_back_in_another_session(begun):
    at, held = at_card(begun)
    say(at, ASK)
    again, _ = begun(held=held, page="ui/pages/conversation.py")
    assert ASK in shown(again)
    assert "<blockquote" in shown(again)


def test_an_answer_is_taken_into_the_report_only_by_a_tick(begun):
    at, held = at_card(begun)
    say(at, ASK)
    tick = next(one for one in at.checkbox if one.key.startswith("chat_include"))
    assert tick.value is False
    tick.check().run()
    assert stored(held).conversation[0].in_report is True


def test_turns_are_removed_one_by_one_and_all(begun):
    at, held = at_card(begun)
    for text in (ASK, "Vad är handlingsutrymme?", "Varför är det svårt att införa?"):
        say(at, text)
    button(at, "chat_delete").click().run()
    assert len(stored(held).conversation) == 2
    assert "tt-said" not in shown(at)
    page, _ = begun(held=held, page="ui/pages/conversation.py")
    next(one for one in page.button if one.key.startswith("gone_")).click().run()
    assert len(stored(held).conversation) == 1
    button(page, "delete_all").click().run()
    button(page, "delete_yes").click().run()
    assert stored(held).conversation == ()
    assert services.texts("sv")("chat.kept.deleted") in shown(page)


def test_go_back_and_change_move_the_card_and_lose_nothing(begun):
    at, held = at_card(begun)
    at.radio[0].set_value(3).run()
    say(at, "gå tillbaka")
    assert stored(held).place == "labels1"
    assert "tt-said" in shown(at)
    say(at, "Ändra svaret på fråga A1a")
    assert stored(held).place == "pair1"
    assert len(stored(held).answers) == 1


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


def test_hostile_messages_are_shown_as_text(begun):
    at, _ = at_card(begun)
    say(at, "Vad är <script>alert(1)</script> *tillit*? [x](javascript:1)")
    assert "<script>" not in shown(at)


def test_a_quote_that_was_made_up_in_the_file_is_not_shown(begun):
    at, held = at_card(begun)
    say(at, ASK)
    turn = stored(held).conversation[0]
    reply = {**turn.reply, "parts": [dict(one) for one in turn.reply["parts"]]}
    for part in reply["parts"]:
        if part["kind"] == "quote":
            part["text"] = "Tillit löser allt."
    services.store("server").put(held.token, "conversation", turn.id, {"reply": reply})
    page, _ = begun(held=held, page="ui/pages/conversation.py")
    assert ASK in shown(page)
    assert "Tillit löser allt" not in shown(page)


def test_a_full_conversation_says_so(begun, monkeypatch):
    monkeypatch.setattr(talk, "MOST", 1)
    at, held = at_card(begun)
    say(at, ASK)
    say(at, "Varför är det svårt att införa?")
    assert len(stored(held).conversation) == 1
    assert services.texts("sv")("chat.not_kept_full") in shown(at)


def test_a_search_that_fails_says_so_and_nothing_is_lost(begun, monkeypatch):
    from retrieval import SourceError

    at, held = at_card(begun)

    def broken(_lang):
        raise SourceError("004_siverbo_vad_vi_vet.txt", "has changed")

    monkeypatch.setattr(services, "desk", broken)
    say(at, ASK)
    assert services.texts("sv")("chat.trouble") in [one.value for one in at.warning]
    assert stored(held).place == "pair2"


def test_english_is_answered_in_english(begun):
    at, _ = at_card(begun, lang="en")
    say(at, "Does trust lead to better quality?")
    assert services.texts("en")("profile.unknown") in shown(at)
