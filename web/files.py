"""An answer file that a person brings back: read, said what could not be read, gone on from."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from storage import AnswerFileError, Held, Problem, read_answers
from web import cookies
from web.site import Site

LIMIT_MB = 2
_ROOM_FOR_FORM = 10_000


async def upload_form(site: Site, request: Request) -> Response:
    """Asks for the file."""
    return site.render(request, "file.html", choice=site.default_store, problem=None)


async def upload_sent(site: Site, request: Request) -> Response:
    """Makes a self-assessment from the file, or says what is wrong and stores nothing."""
    limit = LIMIT_MB * 1_000_000
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limit + _ROOM_FOR_FORM:
        return _again(site, request, Problem("", "too_large", {"limit_mb": LIMIT_MB}))
    async with request.form(max_files=1, max_part_size=limit) as form:
        sent = form.get("file")
        raw = await sent.read() if isinstance(sent, UploadFile) else b""
        mode = "file" if form.get("store") == "file" else "server"
    try:
        answers, problems = read_answers(raw, site.instruments[site.lang(request)])
    except AnswerFileError as error:
        return _again(site, request, error.problem)
    token, record = site.stores[mode].create(lang=site.lang(request), shared=False, answers=answers)
    response: Response = RedirectResponse("/svara", 303, headers={"Cache-Control": "no-store"})
    if problems:
        response = site.render(request, "file_read.html", problems=problems, kept=len(answers.answers))
    cookies.keep(response, Held(record.id, mode, token), shared=False, secure=site.secure)
    return response


def _again(site: Site, request: Request, problem: Problem) -> Response:
    return site.render(request, "file.html", 400, choice=site.default_store, problem=problem)
