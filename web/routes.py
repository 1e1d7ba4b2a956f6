"""The plain routes around the app: begin, private link, file, forget, delete, language."""

import re
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from storage import Held, StoreError, contents_of, held, in_use
from web import cookies
from web.files import upload_form, upload_sent
from web.guards import same_origin
from web.links import TABLE as LINKS
from web.participant import TABLE as PARTICIPANT
from web.private import TABLE as PRIVATE
from web.signing_in import to_sign_in
from web.site import Site, message, own_path, to

Handler = Callable[[Site, Request], Awaitable[Response]]
_WALK = "/svara"
_SIGNED_IN = {"borja", "fil", "r", "oppna", "ny-lank"}  # where people sign in; deleting is open to all
_LARGEST_FORM = 50_000  # bytes; an answer file has a limit of its own
_PICTURE = re.compile(r"(?P<lang>[a-z]{2})-(?P<theme>light|dark)-(?P<width>320|620)\.svg$")


def build_routes(site: Site) -> list[BaseRoute]:
    """All routes of our own; Streamlit's come after them."""
    return [
        Route(path, _bound(site, handler, method), methods=[method]) for path, method, handler in _table()
    ]


def _table() -> tuple[tuple[str, str, Handler], ...]:
    return (
        ("/borja", "GET", begin_form),
        ("/borja", "POST", begin_sent),
        ("/oppna/{id}", "GET", open_held),
        ("/glom", "GET", forget_form),
        ("/glom", "POST", forget_sent),
        ("/radera", "GET", delete_form),
        ("/radera", "POST", delete_sent),
        ("/fil", "GET", upload_form),
        ("/fil", "POST", upload_sent),
        ("/sprak/{lang}", "GET", language_chosen),
        ("/bild/{name}", "GET", picture),
        ("/tt-{hash}.js", "GET", script),
        ("/favicon.png", "GET", icon),
        ("/favicon.ico", "GET", icon),
        *PRIVATE,
        *LINKS,
        *PARTICIPANT,
    )


def _bound(site: Site, handler: Handler, method: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if method == "POST" and not is_own_form(request):
            return message(site, request, "foreign_form", 403)
        if request.scope["path"].split("/")[1] in _SIGNED_IN and not site.may_start(request.cookies):
            return to_sign_in(request.scope["path"])
        if method == "POST" and handler is not upload_sent and not _fits(request):
            return message(site, request, "too_large", 413)
        try:
            return await handler(site, request)
        except StoreError:
            return message(site, request, "store_away", 503)
        except HTTPException as error:  # Starlette's word for a form that is none
            return message(site, request, "bad_form", error.status_code)
        finally:
            await request.close()

    return endpoint


def is_own_form(request: Request) -> bool:
    """Whether a form was sent from a page of ours, as the browser tells; what tells nothing is no browser."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    return origin is None or same_origin(origin, request.headers.get("host", ""))


def _fits(request: Request) -> bool:
    """Whether a form is as small as ours; browsers say how long one is before they send it."""
    length = request.headers.get("content-length", "0")
    return "transfer-encoding" not in request.headers and length.isdecimal() and int(length) <= _LARGEST_FORM


async def begin_form(site: Site, request: Request) -> Response:
    """Asks where the answers are to be kept before anything is stored."""
    return site.render(
        request,
        "begin.html",
        choice=site.default_store,
        days=site.retention_days,
        held=len(held(request.cookies)),
    )


async def begin_sent(site: Site, request: Request) -> Response:
    """Makes a new self-assessment and lets the browser hold it."""
    form = await request.form()
    mode = "file" if form.get("store") == "file" else "server"
    shared = form.get("shared") == "on"
    token, record = site.stores[mode].create(lang=site.lang(request), shared=shared)
    response = to(_WALK)
    cookies.keep(response, Held(record.id, mode, token), shared=shared, secure=site.secure)
    return response


async def open_held(site: Site, request: Request) -> Response:
    """Goes on with one of the self-assessments that the browser holds."""
    wanted = request.path_params["id"]
    one = next((one for one in held(request.cookies) if one.id == wanted), None)
    if one is None:
        return message(site, request, "link_unknown", 404)
    response = to(_WALK)
    cookies.use(response, one, secure=site.secure)
    return response


async def forget_form(site: Site, request: Request) -> Response:
    """Asks before this browser forgets the self-assessment in use."""
    one = in_use(request.cookies)
    if one is None:
        return message(site, request, "nothing_held")
    return site.render(request, "forget.html", mode=one.mode)


async def forget_sent(site: Site, request: Request) -> Response:
    """Makes this browser forget; answers that live only in memory go with it."""
    one = in_use(request.cookies)
    response = message(site, request, "forgotten")
    if one is not None:
        if one.mode == "file":
            site.stores["file"].delete(one.token)
        cookies.forget(response, one, secure=site.secure)
    return response


async def delete_form(site: Site, request: Request) -> Response:
    """Asks before the self-assessment in use is deleted."""
    one = in_use(request.cookies)
    return message(site, request, "nothing_held") if one is None else site.render(request, "delete.html")


async def delete_sent(site: Site, request: Request) -> Response:
    """Deletes the self-assessment in use from the store and the browser."""
    one = in_use(request.cookies)
    if one is None:
        return message(site, request, "nothing_held")
    store = site.stores[one.mode]
    record = store.load(one.token)
    gone = contents_of(record.answers) if record is not None and store.delete(one.token) else {}
    response = site.render(request, "deleted.html", gone=gone, day=store.today(), id=one.id)
    cookies.forget(response, one, secure=site.secure)
    return response


async def language_chosen(site: Site, request: Request) -> Response:
    """Remembers the language and goes back to the page where it was chosen."""
    lang = request.path_params["lang"]
    response = to(own_path(request.query_params.get("till", "/")))
    if lang in site.texts:
        cookies.choose_language(response, lang, secure=site.secure)
    return response


async def picture(site: Site, request: Request) -> Response:
    """The example unit's profile as a picture, drawn once per language, theme and width."""
    found = _PICTURE.match(request.path_params["name"])
    if found is None or found["lang"] not in site.texts:
        return message(site, request, "not_found", 404)
    svg = await run_in_threadpool(site.picture, found["lang"], found["theme"], int(found["width"]))
    return Response(svg, media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


async def script(site: Site, request: Request) -> Response:
    """The app's own script, cached for a year under an address that changes with it."""
    if request.scope["path"] != site.script_address:
        return message(site, request, "not_found", 404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(site.script, media_type="text/javascript", headers=headers)


async def icon(site: Site, _request: Request) -> Response:
    """The product's icon where browsers and Streamlit look for one."""
    return FileResponse(site.static / "icon.svg", media_type="image/svg+xml")
