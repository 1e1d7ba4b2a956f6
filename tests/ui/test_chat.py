"""The conversation beside the cards: asked mid-card, kept, shown, taken away; the card stays."""

import pytest

from tests.ui.talking import ASK, at_card, button, say, shown, stored
from ui import services, talk


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
