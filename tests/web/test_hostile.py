"""What participants' pages should not be sent: they stay up, store nothing of it and give nothing away."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.web.seating import CARDS, questions, seated, shown, token_of
from web import build_routes

PATHS = ("", "/1", "/val", "/lamna")
FORM = {"content-type": "application/x-www-form-urlencoded"}
AFTER_OPEN = ("closed", "revealed", "decided", "archived")


def advance(hall, code, until):
    for phase in AFTER_OPEN[: AFTER_OPEN.index(until) + 1]:
        hall.site.workshops().set_phase(hall.links[code], phase)


@pytest.mark.parametrize("path", PATHS)
def test_a_form_larger_than_any_of_ours_is_refused_unread(seat, code, site, mine, path):
    sent = seat.post(f"/w/{code}{path}", data={"A1a": "3", "text": "x" * 60_000, "go": "on"})
    assert sent.status_code == 413
    assert site.texts["sv"]("web.too_large.title") in sent.text
    assert (mine().answers, mine().text, mine().submitted) == ({}, "", False)


@pytest.mark.parametrize("length", ["9" * 30, "-1", "x", ""])
def test_a_length_that_is_none_is_refused(seat, code, mine, length):
    sent = seat.post(f"/w/{code}/1", content=b"A1a=3", headers={"content-length": length, **FORM})
    assert sent.status_code == 413
    assert mine().answers == {}


def test_a_form_that_does_not_say_its_length_is_refused(seat, code, mine):
    def pieces():
        yield b"A1a=3&go=on"

    sent = seat.post(f"/w/{code}/1", content=pieces(), headers=FORM)
    assert sent.status_code == 413
    assert mine().answers == {}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"A1a": 5}'),
        ("text/plain", b"A1a=5"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("application/x-www-form-urlencoded", b"&".join(b"f%d=1" % number for number in range(1500))),
        ("application/x-www-form-urlencoded", b"A1a=%ff%00%ed%a0%80&go=%00&stark=%ed%a0%80&latta=%00"),
        ("application/x-www-form-urlencoded", b"A1a[]=5&A1a%00=5&__proto__=5"),
    ],
)
def test_a_body_that_is_no_form_of_ours_changes_no_answer(seat, code, mine, path, kind, body):
    sent = seat.post(f"/w/{code}{path}", content=body, headers={"content-type": kind})
    assert sent.status_code in {303, 400, 404}
    assert (mine().answers, mine().stark, mine().latta, mine().submitted) == ({}, (), None, False)


def test_a_file_in_the_place_of_an_answer_is_no_answer(seat, code, mine):
    sent = seat.post(f"/w/{code}/1", files={"A1a": ("4", b"4"), "go": ("on", b"on")})
    assert sent.status_code == 400
    assert mine().answers == {}


@pytest.mark.parametrize("token", ["", "x", "x" * 3000, '"; DROP TABLE--', "%00", "..%2f"])
def test_a_cookie_that_is_none_of_ours_leads_to_the_join_page(client, code, token):
    client.headers["cookie"] = f"tt_w_{code}={token}"
    for path in PATHS[1:]:
        assert client.get(f"/w/{code}{path}").headers["location"] == f"/w/{code}"
        sent = client.post(f"/w/{code}{path}", data={"A1a": "5", "go": "on"})
        assert sent.headers["location"] == f"/w/{code}"


def test_a_seat_of_another_workshop_saves_nothing_here_or_there(seat, code, hall, mine):
    other = hall.open()
    seat.cookies.set(f"tt_w_{other}", token_of(seat, code), path="/w")
    sent = seat.post(f"/w/{other}/1", data={"A1a": "5", "go": "on"})
    assert sent.headers["location"] == f"/w/{other}"
    assert mine().answers == {}


def test_a_facilitators_link_is_no_seat(client, code, hall):
    client.cookies.set(f"tt_w_{code}", hall.links[code], path="/w")
    assert client.get(f"/w/{code}/1").headers["location"] == f"/w/{code}"
    sent = client.post(f"/w/{code}/1", data={"A1a": "5", "go": "on"})
    assert sent.headers["location"] == f"/w/{code}"


@pytest.mark.parametrize("phase", AFTER_OPEN)
def test_after_closing_nothing_that_is_sent_is_stored_and_nothing_is_shown(phone, code, hall, site, phase):
    people = [seated(phone(), code) for _ in range(5)]
    for one in people:
        one.post(f"/w/{code}/lamna", data={"text": "hemlig rad", "release": "on", "go": "on"})
    advance(hall, code, phase)
    before = site.workshops().picture(hall.links[code])
    for path in PATHS:
        for answer in (
            people[0].post(f"/w/{code}{path}", data={"A1a": "5", "chef": "nej", "stark": "A1", "go": "on"}),
            people[0].get(f"/w/{code}{path}"),
            phone().get(f"/w/{code}{path}"),
        ):
            assert answer.status_code in {200, 303}
            assert "hemlig rad" not in answer.text
            assert "<fieldset" not in answer.text
    assert site.workshops().picture(hall.links[code]) == before


@pytest.mark.parametrize("path", ["/a%00b", "/%ed%a0%80", "/" + "x" * 3000, "/ÅÄÖÅÄÖ"])
def test_an_address_that_is_no_code_is_a_wrong_code(client, path):
    assert client.get(f"/w{path}").status_code == 404
    assert client.post(f"/w{path}", data={"chef": "nej"}).status_code == 404


def test_the_back_button_and_an_old_card_sent_again_undo_nothing(seat, code, mine):
    old = shown(seat.get(f"/w/{code}/1"))
    seat.post(f"/w/{code}/1", data={"shown": old, "A1a": "2", "B1a": "2", "go": "on"})
    seat.post(f"/w/{code}/2", data={"A3a": "3", "go": "on"})
    new = shown(seat.get(f"/w/{code}/1"))
    seat.post(f"/w/{code}/1", data={"shown": new, "A1a": "5", "B1a": "2", "go": "on"})
    seat.post(f"/w/{code}/1", data={"shown": new, "A1a": "2", "B1a": "2", "go": "on"})  # as it stood before
    assert mine().answers == {"A1a": 5, "B1a": 2, "A3a": 3}
    assert seat.get(f"/w/{code}").headers["location"] == f"/w/{code}/2"


def test_handing_in_twice_is_handing_in_once(seat, code, hall, site, phone):
    for _ in range(2):
        sent = seat.post(f"/w/{code}/lamna", data={"text": "En rad", "release": "on", "go": "on"})
        assert sent.headers["location"] == f"/w/{code}/tack"
    for _ in range(4):
        seated(phone(), code).post(f"/w/{code}/lamna", data={"go": "on"})
    hall.close(code)
    assert site.workshops().picture(hall.links[code])["n"] == 5
    assert site.workshops().texts(hall.links[code]) == ("En rad",)


def test_an_old_card_sent_again_after_handing_in_stays_handed_in(seat, code, mine):
    for card in CARDS:
        asked = [found for found, *_ in questions(seat.get(f"/w/{code}/{card}"))]
        seat.post(f"/w/{code}/{card}", data={**dict.fromkeys(asked, "4"), "go": "on"})
    seat.post(f"/w/{code}/lamna", data={"go": "on"})
    seat.post(f"/w/{code}/1", data={"go": "on"})
    assert (len(mine().answers), mine().submitted) == (20, True)


def test_two_tabs_on_the_last_card_keep_the_line_sent_last(seat, code, mine):
    for text in ("Första raden", "Andra raden"):
        seat.post(f"/w/{code}/lamna", data={"text": text, "release": "on", "go": "back"})
    assert (mine().text, mine().submitted) == ("Andra raden", False)


def test_guessing_from_the_halls_own_address_holds_nobody_in_the_hall_up(site, hall, monkeypatch):
    waited = []

    async def nap(seconds):
        waited.append(seconds)

    monkeypatch.setattr("asyncio.sleep", nap)
    code, routes = hall.open(), build_routes(site)
    stranger = TestClient(Starlette(routes=routes), client=("192.0.2.1", 1), follow_redirects=False)
    statuses = {stranger.get(f"/w/AAA{number:03}").status_code for number in range(60)}
    assert statuses == {404, 429}
    assert sum(pause > 0 for pause in waited) == 40
    waited.clear()
    for port in range(2, 42):
        phone = TestClient(Starlette(routes=routes), client=("192.0.2.1", port), follow_redirects=False)
        assert seated(phone, code).get(f"/w/{code}/1").status_code == 200
        assert phone.post("/w", data={"code": code}).status_code == 303
    assert waited == []
