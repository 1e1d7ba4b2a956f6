"""Who someone is by their claims, and what each page asks for."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from settings import SettingsError, load_settings
from texts import load_texts
from ui import services, sign_in

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {
    "TILLIT_SECRET": "x" * 40,
    "TILLIT_OIDC_CLIENT_ID": "tillit",
    "TILLIT_OIDC_CLIENT_SECRET": "hunter2",
    "TILLIT_OIDC_ISSUER": "https://login.example.se/",
}
T = load_texts("sv")
RUTIN = b"# Ansvar\n\nPersonalen loggar in med mobilen hos varje brukare.\n"


@pytest.fixture
def signing_in(monkeypatch):
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def claims(*roles, **more):
    return {"is_logged_in": True, "iat": int(time.time()), "roles": list(roles), **more}


def test_without_a_provider_nobody_signs_in_and_streamlit_is_told_nothing():
    settings = load_settings()
    assert not settings.sign_in
    assert sign_in.secrets_of(settings) == {}
    assert sign_in.may_start({})


def test_what_streamlit_is_told_comes_from_the_settings(signing_in):
    told = sign_in.secrets_of(signing_in)["auth"]
    assert told["redirect_uri"] == "http://localhost:8501/oauth2callback"
    assert told["server_metadata_url"] == "https://login.example.se/.well-known/openid-configuration"
    assert told["cookie_secret"] == "x" * 40
    assert "hunter2" not in f"{signing_in} {signing_in!r} {signing_in.described()}"
    assert "x" * 40 not in f"{signing_in} {signing_in!r} {signing_in.described()}"


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"TILLIT_SECRET": ""}, "needs TILLIT_SECRET too"),
        ({"TILLIT_SECRET": "short"}, "at least 32"),
        ({"TILLIT_OIDC_CLIENT_ID": "", "TILLIT_OIDC_CLIENT_SECRET": ""}, "TILLIT_OIDC_CLIENT_SECRET"),
        ({"TILLIT_OIDC_ISSUER": "http://login.example.se"}, "https"),
        ({"TILLIT_OIDC_SCOPE": "profile"}, "openid"),
        ({"TILLIT_OIDC_HOURS": "0"}, "TILLIT_OIDC_HOURS"),
        ({"TILLIT_ALLOWED_HOSTS": "a b"}, "name of a machine"),
    ],
)
def test_mistakes_in_the_settings_are_named(monkeypatch, changed, line):
    for name, value in {**NEEDED, **changed}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=line):
        load_settings()


def test_hosts_are_the_public_one_localhost_and_those_named(monkeypatch):
    monkeypatch.setenv("TILLIT_PUBLIC_URL", "https://Tillit.example.se:8443")
    monkeypatch.setenv("TILLIT_ALLOWED_HOSTS", "app, Intern.example.se")
    assert load_settings().hosts == {"localhost", "tillit.example.se", "app", "intern.example.se"}


@pytest.mark.parametrize(
    ("claim", "given", "roles"),
    [
        ("roles", {"roles": ["facilitator", "other"]}, {"facilitator"}),
        ("roles", {"roles": "manager administrator"}, {"manager", "administrator"}),
        ("roles", {"roles": None}, set()),
        ("roles", {"roles": {"facilitator": True}}, set()),
        ("realm.roles", {"realm": {"roles": ["manager"]}}, {"manager"}),
        ("https://x.se/roles", {"https://x.se/roles": ["manager"]}, {"manager"}),
        ("groups", {"roles": ["administrator"]}, set()),
    ],
)
def test_roles_come_from_the_claim_that_is_named(monkeypatch, signing_in, claim, given, roles):
    monkeypatch.setenv("TILLIT_OIDC_ROLES_CLAIM", claim)
    found = sign_in.person_of({"is_logged_in": True, "iat": 100, **given}, load_settings(), 200)
    assert found.roles == roles


def test_a_sign_in_grows_old(signing_in):
    hour = 3600
    fresh = [sign_in.person_of(claims(iat=0), signing_in, at * hour).fresh for at in (1, 7.9, 8, 100)]
    assert fresh == [True, True, False, False]
    assert not sign_in.person_of({"is_logged_in": True}, signing_in, 0).fresh
    assert sign_in.person_of({"iat": 0}, signing_in, 0) is None


def cookie(settings, **told):
    import json

    from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

    value = json.dumps({"origin": settings.public_address, **claims(), **told})
    signed = create_signed_value(settings.secret.get_secret_value(), "_streamlit_user", value)
    return {"_streamlit_user": signed.decode()}


def test_a_request_is_known_by_the_signed_cookie_only(signing_in):
    services.settings.cache_clear()
    assert sign_in.may_start(cookie(signing_in))
    assert not sign_in.may_start({})
    assert not sign_in.may_start({"_streamlit_user": "made-up"})
    assert not sign_in.may_start(cookie(signing_in, origin="https://evil.example"))
    assert not sign_in.may_start(cookie(signing_in, iat=0))
    forged = cookie(signing_in)["_streamlit_user"]
    assert not sign_in.may_start({"_streamlit_user": forged[:-3] + "AAA"})


def page(name, user):
    at = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120)
    at.session_state["_lang"] = "sv"
    at.user = user
    at.run()
    return at.switch_page(f"ui/pages/{name}.py").run()


@pytest.mark.parametrize(
    ("name", "user", "title"),
    [
        ("workshop_plan", {}, "sign_in.signed_out_title"),
        ("workshop_plan", claims("facilitator", iat=0), "sign_in.expired_title"),
        ("workshop_plan", claims("administrator"), "sign_in.role_title"),
        ("workshop_plan", claims("facilitator"), "page.workshop_plan"),
        ("own_documents", claims("facilitator"), "sign_in.role_title"),
        ("overview", claims("manager", "facilitator"), "sign_in.role_title"),
        ("overview", claims("administrator"), "page.overview"),
        ("walk", {}, "sign_in.signed_out_title"),
        ("walk", claims(), "nothing.title"),
        ("method", {}, None),
        ("sign_in", claims(), "page.sign_in"),
        ("sign_in", {}, "sign_in.signed_out_title"),
    ],
)
def test_each_page_asks_for_its_role(signing_in, name, user, title):
    at = page(name, user)
    assert not at.exception
    titles = [one.value for one in at.title]
    if title is None:
        assert T("sign_in.signed_out_title") not in titles
    else:
        assert titles == [T(title)]


def test_an_administrator_adds_and_removes_own_documents_that_others_may_read_only(signing_in, monkeypatch):
    monkeypatch.setenv("TILLIT_PUBLIC_URL", "https://tillit.example.se")
    services.settings.cache_clear()
    at = page("own_documents", claims("administrator"))
    at.file_uploader[0].upload("Rutin.md", RUTIN, "text/plain").run()
    assert not at.exception
    assert [one.name for one in services.own().listed()] == ["Rutin.md"]
    for someone in (claims("manager"), claims("facilitator"), {}):
        other = page("own_documents", someone)
        assert not other.get("file_uploader")
        assert "Rutin.md" not in " ".join(one.value for one in other.markdown)
    next(one for one in at.button if one.key and one.key.startswith("remove_")).click().run()
    at.user = claims("administrator", iat=0)  # the sign-in grew old while the page was open
    next(one for one in at.button if one.key and one.key.startswith("yes_")).click().run()
    assert [one.name for one in services.own().listed()] == ["Rutin.md"]
    assert [one.value for one in at.title] == [T("sign_in.expired_title")]


def test_without_signing_in_the_overview_is_closed_and_planning_open():
    assert [one.value for one in page("overview", {}).markdown] == [T("overview.closed")]
    assert page("workshop_plan", {}).title[0].value == T("page.workshop_plan")


def test_a_missing_role_is_a_line_in_the_log_without_the_person(signing_in, caplog):
    page("overview", claims("manager", name="Kim Ek", sub="kim"))
    told = [one.fields for one in caplog.records if one.name == "tillit.security"]
    assert told == [{"event": "role_missing", "route": "/oversikt", "role": "administrator"}]
    assert "kim" not in caplog.text.lower()
