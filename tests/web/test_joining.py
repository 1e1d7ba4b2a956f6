"""Coming to a workshop: the code, what is told before the first question, the seat a browser gets."""

import asyncio
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from storage import StoreUnavailableError
from tests.web.seating import device_of
from web import build_routes

ROOT = Path(__file__).resolve().parents[2]
FIRST_PAGE_BYTES = 60_000


def said(response):
    """The text of a page without its tags."""
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", response.text, flags=re.S)).split())


def join(client, code, **form):
    sent = {"device": device_of(client.get(f"/w/{code}")), "chef": "nej", **form}
    return client.post(f"/w/{code}", data=sent)


def cookies_set(response):
    return [line for line in response.headers.get_list("set-cookie") if line.startswith("tt_w_")]


@pytest.fixture
def naps(monkeypatch):
    """Pauses that were asked for; none is taken."""
    taken = []

    async def nap(seconds):
        taken.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", nap)
    return taken


def test_a_code_may_be_typed_with_small_letters_and_spaces(client, hall):
    code = hall.open()
    typed = f" {code[:3].lower()} {code[3:].lower()} "
    assert client.post("/w", data={"code": typed}).headers["location"] == f"/w/{code}"
    assert client.get(f"/w/{code.lower()}").status_code == 200


@pytest.mark.parametrize("typed", ["AAAAAA", "", "0O1IL5", "<script>alert(1)</script>", "x" * 5000])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_wrong_code_is_said_plainly_and_may_be_typed_again(client, site, typed, lang):
    client.cookies.set("tt_lang", lang)
    page = client.post("/w", data={"code": typed})
    assert page.status_code == 404
    assert site.texts[lang]("web.join.code_label") in said(page)
    assert 'role="alert"' in page.text
    assert "<script" not in page.text
    assert len(page.content) < 20_000


def test_a_wrong_link_is_a_wrong_code(client, site):
    for path in ("/w/AAAAAA", "/w/AAAAAA/chef", "/w/none-such"):
        page = client.get(path)
        assert page.status_code == 404
        assert site.texts["sv"]("web.join.code_label") in page.text


def test_a_thousand_wrong_codes_meet_a_growing_pause_and_the_right_one_none(client, hall, naps, caplog):
    code = hall.open()
    statuses = [client.post("/w", data={"code": f"AAA{n:03}"}).status_code for n in range(1000)]
    assert statuses == [404] * 20 + [429] * 980
    assert naps[:3] == [1, 2, 3]
    assert max(naps) == 30
    assert {one.fields["event"] for one in caplog.records} == {"guesses_slowed"}
    naps.clear()
    assert client.post("/w", data={"code": code}).status_code == 303
    assert client.get(f"/w/{code}").status_code == 200
    assert join(client, code).headers["location"] == f"/w/{code}/1"
    assert naps == []


def test_right_codes_are_never_counted(phone, hall, naps):
    code = hall.open()
    for _ in range(60):
        assert join(phone(), code).status_code == 303
    assert naps == []
    assert phone().post("/w", data={"code": "AAAAAA"}).status_code == 404


def test_what_is_told_before_the_first_question(client, site, hall):
    t = site.texts["sv"]
    told = said(client.get(f"/w/{hall.open(retention_days=90)}"))
    for key in ("why_text", "free_text", "who_text", "more_text"):
        assert t(f"web.join.{key}") in told
    assert t("web.join.lead", n=20) in told
    assert t("web.join.kept_text", n=90) in told
    assert t("web.join.seen_text", n=5) in told
    assert "Hemtjänsten Norr" in told


def test_the_organisations_lines_take_the_place_of_what_is_told_aloud(client, site, hall):
    page = client.get(f"/w/{hall.open(organisation=('Nämnden <b>', 'dso@example.se'))}")
    assert "Nämnden &lt;b&gt;" in page.text
    assert "dso@example.se" in page.text
    assert site.texts["sv"]("web.join.who_text") not in page.text


def test_a_workshop_in_english_greets_in_english_until_the_person_chooses(client, hall):
    code = hall.open(lang="en")
    assert '<html lang="en">' in client.get(f"/w/{code}").text
    client.cookies.set("tt_lang", "sv")
    assert '<html lang="sv">' in client.get(f"/w/{code}").text


def test_nothing_is_set_or_stored_before_the_person_has_said_yes(client, hall):
    code = hall.open()
    for path in ("/w", f"/w/{code}", f"/w/{code}/chef"):
        assert "set-cookie" not in client.get(path).headers


def test_the_manager_is_shown_another_way_and_gets_no_seat(client, site, hall):
    code = hall.open()
    sent = join(client, code, chef="ja")
    assert sent.headers["location"] == f"/w/{code}/chef"
    assert cookies_set(sent) == []
    page = client.get(sent.headers["location"])
    assert site.texts["sv"]("web.join.manager_why") in said(page)
    assert 'href="/borja"' in page.text


def test_the_question_about_the_manager_must_be_answered(client, site, hall):
    page = join(client, hall.open(), chef="")
    assert page.status_code == 400
    assert site.texts["sv"]("web.join.choose_one") in said(page)
    assert cookies_set(page) == []


def test_the_part_is_asked_for_and_kept(client, site, hall):
    code = hall.open(split="Natt")
    assert join(client, code).status_code == 400
    assert join(client, code, part="in").status_code == 303
    assert site.workshops().participant(client.cookies[f"tt_w_{code}"]).split_part is True
    assert 'name="part"' not in client.get(f"/w/{hall.open()}").text


def test_the_seat_is_an_httponly_lax_cookie_for_these_pages_only(client, hall):
    (cookie,) = cookies_set(join(client, hall.open()))
    for part in ("HttpOnly", "SameSite=lax", "Path=/w", "Max-Age"):
        assert part in cookie
    assert "Secure" not in cookie


def test_behind_https_the_seat_is_secure(site, hall):
    safe = replace(site, public_address="https://tillit.example.se")
    client = TestClient(
        Starlette(routes=build_routes(safe)), base_url="https://testserver", follow_redirects=False
    )
    assert "Secure" in cookies_set(join(client, hall.open()))[0]


def test_a_form_sent_twice_gives_one_seat(phone, hall):
    code, first, second = hall.open(), phone(), phone()
    device = device_of(first.get(f"/w/{code}"))
    tokens = set()
    for client in (first, second):  # the second tap, before the first one's cookie has come
        client.post(f"/w/{code}", data={"device": device, "chef": "nej"})
        tokens.add(client.cookies[f"tt_w_{code}"])
    assert len(tokens) == 1


@pytest.mark.parametrize("device", ["", "short", "x" * 500])
def test_a_device_that_is_none_is_no_hindrance(phone, hall, device):
    code, one, other = hall.open(), phone(), phone()
    for client in (one, other):
        assert join(client, code, device=device).status_code == 303
    assert one.cookies[f"tt_w_{code}"] != other.cookies[f"tt_w_{code}"]


def test_one_device_has_one_seat(client, hall):
    code = hall.open()
    join(client, code)
    assert client.get(f"/w/{code}").headers["location"] == f"/w/{code}/1"
    again = client.post(f"/w/{code}", data={"chef": "nej"})
    assert again.headers["location"] == f"/w/{code}/1"
    assert cookies_set(again) == []


def test_two_workshops_on_one_phone_are_kept_apart(client, hall):
    codes = [hall.open(), hall.open()]
    for code in codes:
        join(client, code)
        client.post(f"/w/{code}/1", data={"A1a": str(codes.index(code) + 2), "go": "on"})
    for code in codes:
        assert f'name="A1a" value="{codes.index(code) + 2}" checked' in client.get(f"/w/{code}/1").text


@pytest.mark.parametrize("phase", ["plan", "closed", "deleted"])
def test_a_workshop_that_is_not_open_says_so(client, site, hall, phase):
    code = hall.plan() if phase == "plan" else hall.open()
    if phase != "plan":
        getattr(hall, {"closed": "close", "deleted": "delete"}[phase])(code)
    page, sent = client.get(f"/w/{code}"), client.post(f"/w/{code}", data={"chef": "nej"})
    key = {"plan": "not_begun.title", "closed": "closed.title", "deleted": "code_label"}[phase]
    for response in (page, sent):
        assert site.texts["sv"](f"web.join.{key}") in response.text
        assert cookies_set(response) == []


def test_a_form_from_another_site_is_refused(client, hall):
    code = hall.open()
    for path in ("/w", f"/w/{code}", f"/w/{code}/1"):
        answer = client.post(path, data={"chef": "nej"}, headers={"origin": "https://evil.example"})
        assert answer.status_code == 403


def test_when_the_store_is_away_the_pages_say_so(site, hall):
    code = hall.open()

    def away():
        raise StoreUnavailableError("away")

    client = TestClient(Starlette(routes=build_routes(replace(site, workshops=away))))
    for path in (f"/w/{code}", f"/w/{code}/chef"):
        page = client.get(path)
        assert page.status_code == 503
        assert site.texts["sv"]("web.store_away.title") in page.text


def weight(response):
    """Bytes of a page with everything it names, as a browser fetches it."""
    files = set(re.findall(r'(?:url\(|href="|src=")(/app/static/[^")]+)', response.text))
    parts = {file: (ROOT / "static" / file.removeprefix("/app/static/")).stat().st_size for file in files}
    assert any("woff2" in file for file in parts)
    return len(response.content) + sum(parts.values())


def test_the_first_page_and_every_card_weigh_at_most_60_kb(client, hall):
    code = hall.open(split="Natt", organisation=("x" * 300,) * 10)
    assert weight(client.get("/w")) <= FIRST_PAGE_BYTES
    assert weight(client.get(f"/w/{code}")) <= FIRST_PAGE_BYTES
    join(client, code, part="in")
    for card in ("1", "5", "val", "lamna"):
        assert weight(client.get(f"/w/{code}/{card}")) <= FIRST_PAGE_BYTES
