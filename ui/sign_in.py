"""Who has signed in, what their roles are, and which page asks for which."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from settings import Settings
from ui import services
from ui.addresses import MODULES

MANAGER, FACILITATOR, ADMINISTRATOR, ANYBODY = "manager", "facilitator", "administrator", "anybody"
CALLBACK = "oauth2callback"
NEEDS: Mapping[str, str] = {
    "svara": ANYBODY,
    "profil": ANYBODY,
    MODULES: ANYBODY,
    "mina-svar": ANYBODY,
    "samtal": ANYBODY,
    "planera": FACILITATOR,
    "egna-dokument": ADMINISTRATOR,
    "oversikt": ADMINISTRATOR,
}
"""Which role a page asks for when people sign in. A workshop's pages are opened by its links, as without."""


@dataclass(frozen=True)
class Person:
    """Someone who has signed in; nothing of it is stored.

    Attributes:
        name: what the provider calls the person, to be shown to that person only.
        roles: as far as the claims give any.
        fresh: the sign-in is not older than the settings allow.
    """

    name: str
    roles: frozenset[str]
    fresh: bool


def secrets_of(settings: Settings) -> dict[str, Any]:
    """What Streamlit needs to know of the provider; nothing when nobody signs in."""
    if not settings.sign_in:
        return {}
    return {
        "auth": {
            "redirect_uri": f"{settings.public_address}/{CALLBACK}",
            "cookie_secret": settings.secret.get_secret_value(),
            "client_id": settings.oidc_client_id,
            "client_secret": settings.oidc_client_secret.get_secret_value(),
            "server_metadata_url": f"{settings.oidc_issuer}/.well-known/openid-configuration",
            "client_kwargs": {
                "scope": settings.oidc_scope,
                "prompt": settings.oidc_prompt,  # else Streamlit asks for one that not all know
                "timeout": 10,
            },
        }
    }


def person_of(claims: Mapping[str, Any], settings: Settings, now: float) -> Person | None:
    """The person that claims are about, or None when nobody has signed in."""
    if not claims.get("is_logged_in"):
        return None
    given = _values(claims, settings.oidc_roles_claim)
    roles = frozenset(role for role, values in settings.role_values.items() if values & given)
    issued = claims.get("iat")
    age = now - issued if isinstance(issued, int | float) else float("inf")
    name = str(claims.get("name") or claims.get("preferred_username") or "")
    return Person(name, roles, fresh=age < settings.oidc_hours * 3600)


def _values(claims: Mapping[str, Any], path: str) -> frozenset[str]:
    """The values of a claim: a list, one text, or one text with spaces between."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return frozenset({found, *found.split()})
    return frozenset(str(one) for one in found) if isinstance(found, list | tuple) else frozenset()


def person() -> Person | None:
    """Who uses this page."""
    return person_of(st.user.to_dict(), services.settings(), time.time())


def of_cookies(cookies: Mapping[str, str]) -> Person | None:
    """Who sent a request with these cookies; for the pages that are not Streamlit's."""
    settings = services.settings()

    def one(name: str) -> bytes | None:
        value, secret = cookies.get(name), settings.secret.get_secret_value()
        return None if value is None else decode_signed_value(secret, name, value.encode("latin-1"))

    try:
        claims = json.loads(get_cookie_with_chunks(one, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return None
    here = isinstance(claims, dict) and claims.get("origin") == settings.public_address
    return person_of(claims, settings, time.time()) if here else None


def may_start(cookies: Mapping[str, str]) -> bool:
    """Whether a request may begin or open a self-assessment: anybody who has signed in, or all without."""
    found = of_cookies(cookies) if services.settings().sign_in else None
    return not services.settings().sign_in or (found is not None and found.fresh)


def lacking(path: str) -> str | None:
    """What keeps a visitor from a page: signed_out, expired, the role that is missing, or nothing."""
    need = NEEDS.get(path)
    if need is None or not services.settings().sign_in:
        return None
    found = person()
    if found is None:
        return "signed_out"
    if not found.fresh:
        return "expired"
    return None if need == ANYBODY or need in found.roles else need


def is_administrator() -> bool:
    """Whether the visitor has signed in as an administrator."""
    found = _present()
    return found is not None and ADMINISTRATOR in found.roles


def may_read_own() -> bool:
    """Whether own documents may be shown: to who is alone with the server, or to who has signed in."""
    settings = services.settings()
    return _present() is not None if settings.sign_in else settings.alone


def may_change_own() -> bool:
    """Whether own documents may be added and removed: by who is alone with the server, or administrators."""
    settings = services.settings()
    return is_administrator() if settings.sign_in else settings.alone


def _present() -> Person | None:
    """Who has signed in and not too long ago."""
    found = person() if services.settings().sign_in else None
    return found if found is not None and found.fresh else None
