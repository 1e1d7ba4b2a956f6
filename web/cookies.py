"""Cookies in answers: keep, use and forget a self-assessment, remember a language.

All are HttpOnly and SameSite=Lax, Secure behind https.
"""

from starlette.responses import Response

from storage import NOW, Held

LANG = "tt_lang"
_YEAR_S = 400 * 24 * 3600


def keep(response: Response, one: Held, *, shared: bool, secure: bool) -> None:
    """Lets the browser hold a self-assessment and makes it the one in use.

    On a shared computer, or when the answers live only in the person's own file, the cookie ends
    with the browser session.
    """
    age = None if shared or one.mode == "file" else _YEAR_S
    for name, value in ((one.name, one.token), (NOW, one.id)):
        response.set_cookie(name, value, max_age=age, path="/", httponly=True, samesite="lax", secure=secure)


def choose_language(response: Response, lang: str, *, secure: bool) -> None:
    """Remembers the language somebody chose."""
    response.set_cookie(LANG, lang, max_age=_YEAR_S, path="/", httponly=True, samesite="lax", secure=secure)


def use(response: Response, one: Held, *, secure: bool) -> None:
    """Makes a held self-assessment the one in use."""
    response.set_cookie(NOW, one.id, max_age=_YEAR_S, path="/", httponly=True, samesite="lax", secure=secure)


def forget(response: Response, one: Held, *, secure: bool) -> None:
    """Makes the browser forget a self-assessment; what is stored stays."""
    for name in (one.name, NOW):
        response.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=secure)
