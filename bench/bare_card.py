"""A bare Starlette page beside the workshop's: the same forms, one commit for each, nothing else."""

import sqlite3
import sys
import threading

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route

AFTER = {"1": "2", "2": "3", "3": "4", "4": "5", "5": "val", "val": "lamna", "lamna": "tack"}
PADDING = "<p>" + "A line of about the length of ours. " * 280 + "</p>"  # a card of ours weighs some 10 kB
ITEM = '<fieldset class="item"><legend>x</legend><input name="i{card}{number}" value="1"></fieldset>'
_OPEN = threading.local()


def connection():
    """This thread's connection, as durable as the product's."""
    if not hasattr(_OPEN, "connection"):
        _OPEN.connection = sqlite3.connect(sys.argv[2], timeout=5, isolation_level=None)
        _OPEN.connection.execute("PRAGMA synchronous = FULL")
    return _OPEN.connection


def save(values):
    """Keeps what was sent, one commit."""
    connection().execute("INSERT INTO kept VALUES (?)", (values,))


async def page(request):
    """A page with four questions."""
    card = request.path_params.get("card", "")
    items = "".join(ITEM.format(card=card, number=number) for number in range(4))
    return HTMLResponse(f'{PADDING}<input name="device" value="{"x" * 22}">{items if card.isdigit() else ""}')


async def sent(request):
    """Saves the form and goes on."""
    form = await request.form()
    await run_in_threadpool(save, str(dict(form)))
    card = request.path_params.get("card")
    return RedirectResponse(f"/w/{request.path_params['code']}/{AFTER[card] if card else '1'}", 303)


async def health(_request):
    """Says that it runs."""
    return PlainTextResponse("ok")


def main():
    """Serves on a port with a database file: bare_card.py PORT FILE."""
    connection().execute("PRAGMA journal_mode = WAL")
    connection().execute("CREATE TABLE IF NOT EXISTS kept (what TEXT)")
    routes = [Route("/_stcore/health", health)]
    for path in ("/w/{code}", "/w/{code}/{card}"):
        routes += [Route(path, page, methods=["GET"]), Route(path, sent, methods=["POST"])]
    uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")


if __name__ == "__main__" and len(sys.argv) == 3:
    main()
