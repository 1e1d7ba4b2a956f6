"""The plain pages: what they ask, what they set, what they refuse."""

import json

import pytest

from storage import write_answers


def cookie_of(response, start="tt_a_"):
    lines = [line for line in response.headers.get_list("set-cookie") if line.startswith(start)]
    assert len(lines) == 1
    return lines[0]


def begin(client, **form):
    return client.post("/borja", data={"store": "server", **form})


def test_nothing_is_stored_and_no_cookie_set_before_the_person_has_chosen(client, site):
    response = client.get("/borja")
    assert response.status_code == 200
    assert "set-cookie" not in response.headers
    assert site.stores["server"].count() == 0


def test_beginning_sets_an_httponly_lax_cookie_and_goes_to_the_walk(client, site):
    response = begin(client)
    assert (response.status_code, response.headers["location"]) == (303, "/svara")
    cookie = cookie_of(response)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age" in cookie
    assert "Secure" not in cookie
    assert site.stores["server"].count() == 1


def test_a_shared_computer_gets_a_cookie_that_ends_with_the_session(client):
    assert "Max-Age" not in cookie_of(begin(client, shared="on"))


def test_the_file_choice_stores_nothing_in_the_database(client, site):
    cookie = cookie_of(begin(client, store="file"))
    assert "Max-Age" not in cookie
    assert site.stores["server"].count() == 0


def test_behind_https_the_cookie_is_secure(client, site):
    from dataclasses import replace

    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from web import build_routes

    safe = replace(site, public_address="https://tillit.example.se")
    other = TestClient(Starlette(routes=build_routes(safe)), follow_redirects=False)
    assert "Secure" in cookie_of(begin(other))


def test_a_private_link_sets_the_cookie_and_leaves_the_token_out_of_the_address(client, site):
    token, _ = site.stores["server"].create("sv", shared=False)
    response = client.get(f"/r/{token}")
    assert response.headers["location"] == "/svara"
    assert token in cookie_of(response)


def test_a_private_link_asks_first_when_another_self_assessment_is_held(client, site):
    begin(client)
    token, _ = site.stores["server"].create("sv", shared=False)
    sent = client.get(f"/r/{token}")
    assert sent.headers["location"] == "/r"
    assert "HttpOnly; Max-Age=600; Path=/r" in cookie_of(sent, "tt_asked")
    asked = client.get("/r")
    assert asked.status_code == 200
    assert not asked.headers.get_list("set-cookie")
    assert token not in asked.text
    agreed = client.post("/r")
    assert agreed.headers["location"] == "/svara"
    assert token in cookie_of(agreed)
    assert client.get("/r").status_code == 404


def test_a_link_can_be_exchanged_and_the_old_one_is_dead_everywhere(client, site, phone):
    begin(client)
    old = client.cookies[f"tt_a_s_{client.cookies['tt_now']}"]
    assert site.texts["sv"]("web.exchange.text") in client.get("/ny-lank").text
    assert client.post("/ny-lank").headers["location"] == "/mina-svar"
    new = client.cookies[f"tt_a_s_{client.cookies['tt_now']}"]
    assert new != old
    other = phone()
    assert other.get(f"/r/{old}").status_code == 404
    assert other.get(f"/r/{new}").headers["location"] == "/svara"
    assert site.stores["server"].count() == 1


def test_without_a_stored_self_assessment_there_is_no_link_to_exchange(client, site):
    for sent in (client.get("/ny-lank"), client.post("/ny-lank")):
        assert site.texts["sv"]("web.nothing_held.title") in sent.text
    begin(client, store="file")
    assert site.texts["sv"]("web.nothing_held.title") in client.post("/ny-lank").text


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_an_unknown_link_is_said_plainly_with_a_way_on(client, site, lang):
    client.cookies.set("tt_lang", lang)
    response = client.get("/r/there-is-no-such-token")
    assert response.status_code == 404
    assert site.texts[lang]("web.link_unknown.title") in response.text
    assert 'href="/"' in response.text


def test_deleting_removes_everything_and_the_link_is_dead(client, site):
    begin(client)
    token = next(value for name, value in client.cookies.items() if name.startswith("tt_a_"))
    response = client.post("/radera")
    assert site.texts["sv"]("web.deleted.title") in response.text
    assert site.stores["server"].count() == 0
    assert client.get(f"/r/{token}").status_code == 404


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_deleting_gives_a_receipt_of_what_was_there(client, site, lang):
    begin(client)
    client.cookies.set("tt_lang", lang)
    token = next(value for name, value in client.cookies.items() if name.startswith("tt_a_"))
    site.stores["server"].put_many(token, [("answers", "A1a", 4), ("answers", "B1a", "DK")])
    texts, page = site.texts[lang], client.post("/radera").text
    assert texts("contents.answers", n=2) in page
    assert texts.day(site.stores["server"].today()) in page
    assert client.cookies.get("tt_now") is None


def test_deleting_what_is_already_gone_says_so(client, site):
    begin(client)
    token = next(value for name, value in client.cookies.items() if name.startswith("tt_a_"))
    site.stores["server"].delete(token)
    assert site.texts["sv"]("web.deleted.nothing") in client.post("/radera").text


def test_finishing_here_forgets_but_keeps_what_is_stored(client, site):
    begin(client)
    client.post("/glom")
    assert site.stores["server"].count() == 1
    assert not [name for name in client.cookies if name.startswith("tt_a_")]


def test_a_browser_may_hold_several_and_choose(client):
    begin(client)
    first = client.cookies["tt_now"]
    begin(client)
    assert client.cookies["tt_now"] != first
    client.get(f"/oppna/{first}")
    assert client.cookies["tt_now"] == first


def test_a_form_from_another_site_is_refused(client, site):
    response = client.post("/borja", data={"store": "server"}, headers={"origin": "https://evil.example"})
    assert response.status_code == 403
    assert site.stores["server"].count() == 0


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    ],
)
@pytest.mark.parametrize(
    "path", ["/borja", "/radera", "/glom", "/fil", "/ny-lank", "/r", "/w", "/w/ACDEFG/1"]
)
def test_no_form_is_taken_from_a_page_that_is_not_ours(client, told, path):
    assert client.post(path, headers=told).status_code == 403


def test_a_form_of_our_own_is_taken(client):
    told = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    assert client.post("/borja", data={"store": "server"}, headers=told).status_code == 303


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil"])
def test_the_language_link_never_leads_away(client, back):
    assert client.get("/sprak/en", params={"till": back}).headers["location"] == "/"


def test_the_language_link_goes_back_to_the_page(client):
    response = client.get("/sprak/en", params={"till": "/svara"})
    assert response.headers["location"] == "/svara"
    assert client.get("/borja").text.count('<html lang="en">') == 1


def send(client, raw):
    return client.post("/fil", data={"store": "server"}, files={"file": ("a.json", raw, "application/json")})


def test_an_answer_file_becomes_a_self_assessment(client, site):
    _, record = site.stores["file"].create("sv", shared=False)
    response = send(client, write_answers(record.answers).encode())
    assert response.headers["location"] == "/svara"
    assert site.stores["server"].count() == 1


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "Filen är tom."),
        (b"{", "rad 1"),
        (b"\xff\xfe\x00", "inte en textfil"),
        (b"[]", "Inget är sparat"),
        (b'{"format": "other/1"}', "annat slag"),
        (b"x" * 2_100_000, "större än 2 MB"),
    ],
)
def test_a_bad_file_gets_a_clear_message_and_stores_nothing(client, site, raw, said):
    response = send(client, raw)
    assert response.status_code == 400
    assert said in response.text
    assert site.stores["server"].count() == 0


def test_what_is_right_in_a_file_is_kept_and_what_is_not_is_named(client, site):
    raw = {
        "format": "tillit-answers/1",
        "instrument": "core",
        "version": "1.0.0",
        "answers": {"A1a": 4, "A1b": 6, "ZZ": 1},
    }
    response = send(client, json.dumps(raw).encode())
    assert response.status_code == 200
    assert "A1b" in response.text
    assert "ZZ" in response.text
    assert site.stores["server"].count() == 1


def test_pictures_exist_for_known_languages_and_themes_only(client):
    assert client.get("/bild/sv-dark-320.svg").headers["content-type"] == "image/svg+xml"
    for name in ("xx-dark-320", "sv-dark-321", "sv-pink-320", "sv-dark"):
        assert client.get(f"/bild/{name}.svg").status_code == 404
