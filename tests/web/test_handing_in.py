"""The last cards of a workshop: what to strengthen and ease, a line of text, handing in, shared devices."""

import pytest

from tests.web.seating import CARDS, questions, seated, shown, token_of


def test_choices_are_saved(seat, code, mine):
    sent = seat.post(f"/w/{code}/val", data={"stark": ["B3", "A1", "ZZ"], "latta": "B4", "go": "on"})
    assert sent.headers["location"] == f"/w/{code}/lamna"
    assert (mine().stark, mine().latta) == (("A1", "B3"), "B4")
    page = seat.get(f"/w/{code}/val").text
    assert page.count(" checked") == 2
    assert 'value="B4" selected' in page
    seat.post(f"/w/{code}/val", data={"latta": "", "go": "on"})
    assert (mine().stark, mine().latta) == ((), None)


def test_three_to_strengthen_are_not_taken_and_the_ticks_stand(seat, code, site, mine):
    page = seat.post(f"/w/{code}/val", data={"stark": ["A1", "B3", "A5"], "latta": "B4", "go": "on"})
    assert page.status_code == 400
    assert site.texts["sv"]("web.answering.problem_refused") in page.text
    assert page.text.count(" checked") == 3
    assert 'value="B4" selected' in page.text
    assert mine().stark == ()


def test_the_line_of_text_is_read_only_when_it_is_released(seat, code, hall, site, phone):
    others = [seated(phone(), code) for _ in range(4)]
    for client, release in ((seat, "on"), *((other, "") for other in others)):
        sent = {"text": f"En rad {release}", "release": release, "go": "on"}
        assert client.post(f"/w/{code}/lamna", data=sent).headers["location"] == f"/w/{code}/tack"
    hall.close(code)
    assert site.workshops().texts(hall.links[code]) == ("En rad on",)


def test_the_line_stands_there_again_and_is_safe_to_show(seat, code):
    seat.post(f"/w/{code}/lamna", data={"text": "</textarea><script>", "release": "on", "go": "back"})
    page = seat.get(f"/w/{code}/lamna").text
    assert "&lt;/textarea&gt;&lt;script&gt;" in page
    assert 'name="release" checked' in page


def test_a_line_that_is_too_long_is_kept_in_the_field(seat, code, site, mine):
    page = seat.post(f"/w/{code}/lamna", data={"text": "å" * 281, "go": "on"})
    assert page.status_code == 400
    assert site.texts["sv"]("web.answering.problem_too_long") in page.text
    assert "å" * 281 in page.text
    assert not mine().submitted


def test_no_text_is_asked_for_where_the_plan_says_so(client, hall, site):
    code = hall.open(ask_text=False)
    seated(client, code)
    assert "<textarea" not in client.get(f"/w/{code}/lamna").text
    sent = client.post(f"/w/{code}/lamna", data={"text": "Ändå", "release": "on", "go": "on"})
    assert sent.headers["location"] == f"/w/{code}/tack"
    assert site.workshops().participant(token_of(client, code)).text == ""


def test_before_handing_in_it_is_said_what_is_left_and_that_nothing_can_be_taken_back(seat, code, site):
    t = site.texts["sv"]
    seat.post(f"/w/{code}/1", data={"A1a": "4", "B1a": "4", "A2a": "4", "B2a": "4", "go": "on"})
    page = seat.get(f"/w/{code}/lamna").text
    assert t("web.answering.left", n=16) in page
    assert t("web.answering.until") in page
    assert t("web.answering.to_card", first=5, last=8) in page
    assert t("web.answering.to_card", first=1, last=4) not in page
    sent = seat.post(f"/w/{code}/lamna", data={"text": "x", "go": "2"})
    assert sent.headers["location"] == f"/w/{code}/2"


@pytest.mark.parametrize("go", ["back", "2", "clear", ""])
def test_only_the_button_hands_in(seat, code, mine, go):
    seat.post(f"/w/{code}/lamna", data={"go": go})
    assert not mine().submitted
    assert seat.get(f"/w/{code}/tack").headers["location"] == f"/w/{code}"


def test_a_blank_one_is_handed_in_like_any_other(seat, code, site, hall, mine):
    assert (
        seat.post(f"/w/{code}/lamna", data={"text": "", "go": "on"}).headers["location"] == f"/w/{code}/tack"
    )
    assert mine().submitted
    page = seat.get(f"/w/{code}/tack").text
    assert site.texts["sv"]("web.answering.thanks_kept", n=180) in page
    assert seat.get(f"/w/{code}").headers["location"] == f"/w/{code}/tack"


def test_what_is_handed_in_may_be_changed_until_closing(seat, code, mine):
    seat.post(f"/w/{code}/lamna", data={"go": "on"})
    seat.post(f"/w/{code}/1", data={"A1a": "2", "go": "on"})
    assert mine().answers == {"A1a": 2}
    assert mine().submitted


def test_on_a_shared_device_the_next_person_never_comes_to_the_answers_before(client, hall, site):
    code = hall.open(shared_devices=True, ask_text=False)
    seated(client, code)
    assert "Max-Age" not in str(client.cookies)
    first = token_of(client, code)
    client.post(f"/w/{code}/1", data={"A1a": "5", "go": "on"})
    assert site.texts["sv"]("web.join.again_title") in client.get(f"/w/{code}").text
    sent = client.post(f"/w/{code}/lamna", data={"go": "on"})
    assert f"tt_w_{code}" not in client.cookies
    assert site.texts["sv"]("web.answering.next_person") in client.get(sent.headers["location"]).text
    assert client.get(f"/w/{code}/1").headers["location"] == f"/w/{code}"
    seated(client, code)
    assert token_of(client, code) != first
    assert shown(client.get(f"/w/{code}/1")) == ""


def test_on_a_shared_device_a_new_person_may_leave_what_another_began(client, hall):
    code = hall.open(shared_devices=True)
    seated(client, code)
    assert client.post(f"/w/{code}", data={"new": "1"}).headers["location"] == f"/w/{code}"
    assert f"tt_w_{code}" not in client.cookies
    assert client.get(f"/w/{code}").status_code == 200


def test_nobody_may_leave_a_seat_where_devices_are_not_shared(seat, code):
    seat.post(f"/w/{code}", data={"new": "1"})
    assert token_of(seat, code)


def test_twelve_who_answer_and_hand_in_become_one_picture(phone, hall, site):
    code = hall.open()
    for number in range(12):
        client = seated(phone(), code)
        for card in CARDS:
            codes = [found for found, *_ in questions(client.get(f"/w/{code}/{card}"))]
            client.post(f"/w/{code}/{card}", data={**dict.fromkeys(codes, str(number % 5 + 1)), "go": "on"})
        client.post(f"/w/{code}/val", data={"stark": ["A1"], "go": "on"})
        client.post(f"/w/{code}/lamna", data={"text": "", "go": "on"})
    seated(phone(), code).post(f"/w/{code}/1", data={"A1a": "5", "go": "on"})  # begun, not handed in
    hall.close(code)
    picture = site.workshops().picture(hall.links[code])
    assert picture["n"] == 12
    assert picture["items"]["A1a"]["distribution"] == [3, 3, 2, 2, 2]
    assert list(picture["priorities"]["stark"]) == ["A1"]
