"""Answering in a workshop: items word for word those of the core, saved card by card."""

import re
import tomllib
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from storage import StoreUnavailableError
from tests.web.seating import CARDS, questions, seated, shown, token_of
from texts import languages
from web import build_routes

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("lang", languages())
def test_the_twenty_items_are_word_for_word_those_of_the_core(seat, code, site, lang):
    seat.cookies.set("tt_lang", lang)
    core = tomllib.loads((ROOT / "assessment" / "content" / f"{lang}.toml").read_text(encoding="utf-8"))
    pages = [seat.get(f"/w/{code}/{card}") for card in CARDS]
    asked = [one for page in pages for one in questions(page)]
    assert [found for found, *_ in asked] == list(site.instruments[lang].workshop_items)
    for found, wording, words, _ in asked:
        assert wording == core["item"][found]
        assert words == core["values"]
    for page in pages:
        assert f'<p class="lead">{core["instrument"]["header_unit"]}</p>' in unescape(page.text)


@pytest.mark.parametrize("lang", languages())
def test_the_twelve_sides_to_choose_from_have_the_cores_names_and_definitions(seat, code, site, lang):
    seat.cookies.set("tt_lang", lang)
    page = unescape(seat.get(f"/w/{code}/val").text)
    for pole in site.instruments[lang].poles:
        scale = site.instruments[lang].scales[pole]
        assert f"<span>{scale.name}<small>{scale.definition}</small></span>" in page
        assert f'value="{pole}">{scale.name}</option>' in page


def test_every_page_works_without_javascript(seat, code):
    paths = [
        "/w",
        "/w/AAAAAA",
        f"/w/{code}/chef",
        *(f"/w/{code}/{card}" for card in (*CARDS, "val", "lamna")),
    ]
    for path in paths:
        assert "<script" not in seat.get(path).text
        assert " on" not in re.sub(r">[^<]*<", "><", seat.get(path).text.split("<body>")[1])


def test_a_card_is_saved_when_it_is_sent_and_stands_there_again(seat, code, mine):
    sent = seat.post(f"/w/{code}/1", data={"A1a": "4", "B1a": "DK", "B2a": "NR", "go": "on"})
    assert (sent.status_code, sent.headers["location"]) == (303, f"/w/{code}/2")
    assert mine().answers == {"A1a": 4, "B1a": "DK", "B2a": "NR"}
    chosen = {found: picked for found, _, _, picked in questions(seat.get(f"/w/{code}/1"))}
    assert chosen == {"A1a": ["4"], "B1a": ["DK"], "A2a": [], "B2a": ["NR"]}


def test_back_saves_too_and_coming_back_later_leads_to_where_one_was(seat, code, mine):
    seat.post(f"/w/{code}/1", data={"go": "on"})
    sent = seat.post(f"/w/{code}/2", data={"A3a": "2", "go": "back"})
    assert sent.headers["location"] == f"/w/{code}/1"
    assert mine().answers == {"A3a": 2}
    assert seat.get(f"/w/{code}").headers["location"] == f"/w/{code}/1"
    seat.post(f"/w/{code}/1", data={"go": "on"})
    assert seat.get(f"/w/{code}").headers["location"] == f"/w/{code}/2"
    assert seat.get(f"/w/{code}/no-such-card").headers["location"] == f"/w/{code}/2"


def test_a_card_without_answers_may_be_passed(seat, code, mine):
    for card in CARDS:
        assert seat.post(f"/w/{code}/{card}", data={"go": "on"}).status_code == 303
    assert mine().answers == {}


def test_answers_on_a_card_may_be_taken_away_again(seat, code, mine):
    seat.post(f"/w/{code}/1", data={"A1a": "4", "go": "on"})
    seat.post(f"/w/{code}/2", data={"A3a": "4", "go": "on"})
    sent = seat.post(f"/w/{code}/1", data={"A1a": "4", "go": "clear"})
    assert sent.headers["location"] == f"/w/{code}/1"
    assert mine().answers == {"A3a": 4}


def test_a_card_sent_twice_changes_nothing(seat, code, mine):
    for _ in range(2):
        assert seat.post(f"/w/{code}/1", data={"A1a": "4", "go": "on"}).status_code == 303
    assert mine().answers == {"A1a": 4}


def test_of_two_tabs_the_latest_tap_wins_not_the_latest_form(seat, code, mine):
    seat.post(f"/w/{code}/1", data={"A1a": "3", "B1a": "3", "go": "on"})
    one = other = shown(seat.get(f"/w/{code}/1"))
    assert one == "A1a=3 B1a=3"
    seat.post(f"/w/{code}/1", data={"shown": one, "A1a": "5", "B1a": "3", "go": "on"})
    seat.post(f"/w/{code}/1", data={"shown": other, "A1a": "3", "B1a": "1", "go": "on"})
    assert mine().answers == {"A1a": 5, "B1a": 1}


@pytest.mark.parametrize("value", ["0", "6", "SK", "3.0", "", "x" * 1000, "٣", "&lt;"])
def test_a_value_that_is_no_choice_is_not_taken(seat, code, mine, value):
    assert (
        seat.post(f"/w/{code}/1", data={"A1a": value, "K1": "3", "A1b": "3", "go": "on"}).status_code == 303
    )
    assert mine().answers == {}


@pytest.mark.parametrize("card", ["1", "val", "lamna"])
def test_closed_in_the_middle_of_a_card_is_said_plainly(seat, code, hall, site, card):
    hall.close(code)
    for sent in (
        seat.post(f"/w/{code}/{card}", data={"A1a": "2", "go": "on"}),
        seat.get(f"/w/{code}/{card}"),
    ):
        assert sent.headers["location"] == f"/w/{code}"
    assert site.texts["sv"]("web.join.closed.title") in seat.get(f"/w/{code}").text


def test_without_a_seat_every_page_leads_to_the_join_page(client, code):
    for card in ("1", "val", "lamna", "tack", "1/2"):
        assert client.get(f"/w/{code}/{card}").headers["location"] == f"/w/{code}"
    assert client.post(f"/w/{code}/1", data={"A1a": "2", "go": "on"}).headers["location"] == f"/w/{code}"


def test_a_seat_of_one_workshop_opens_no_other(seat, code, hall):
    other = hall.open()
    seat.cookies.set(f"tt_w_{other}", token_of(seat, code), path="/w")
    assert seat.get(f"/w/{other}/1").headers["location"] == f"/w/{other}"


def test_what_could_not_be_saved_stands_in_the_form_and_is_saved_at_the_next_try(site, hall, code):
    away = []

    def workshops():
        if away:
            raise StoreUnavailableError("away")
        return site.workshops()

    routes = build_routes(replace(site, workshops=workshops))
    client = seated(TestClient(Starlette(routes=routes), follow_redirects=False), code)
    client.post(f"/w/{code}/1", data={"B1a": "2", "go": "on"})
    before = shown(client.get(f"/w/{code}/1"))
    away.append(True)
    sent = {"shown": before, "A1a": "4", "B1a": "2", "go": "on"}
    page = client.post(f"/w/{code}/1", data=sent)
    assert page.status_code == 503
    assert site.texts["sv"]("web.answering.problem_not_saved") in page.text
    assert {found: picked for found, _, _, picked in questions(page)}["A1a"] == ["4"]
    assert client.post(f"/w/{code}/val", data={"stark": ["A1"], "go": "on"}).text.count(" checked") == 1
    assert "Min rad" in client.post(f"/w/{code}/lamna", data={"text": "Min rad", "go": "on"}).text
    away.clear()
    again = {**sent, "shown": shown(page)}
    assert client.post(f"/w/{code}/1", data=again).headers["location"] == f"/w/{code}/2"
    assert site.workshops().participant(token_of(client, code)).answers == {"A1a": 4, "B1a": 2}


def test_no_page_is_kept_by_the_browser(seat, code):
    for path in (f"/w/{code}/1", f"/w/{code}/lamna"):
        assert seat.get(path).headers["cache-control"] == "no-store"


def test_a_practice_is_marked_on_every_page(client, site, hall):
    code = hall.open(practice=True)
    seated(client, code)
    for path in ("chef", "1", "val", "lamna"):
        assert site.texts["sv"]("web.join.practice") in client.get(f"/w/{code}/{path}").text
