"""The whole product's web side but Streamlit, asked with raw bytes as a server hands them on."""

import asyncio
import logging
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import streamlit
from starlette.applications import Starlette

from storage import open_store
from tests.fuzz import worlds
from web import Guesses, Site, build_middleware, build_routes
from workshop import Plan

STATIC = worlds.ROOT / "static"


@cache
def site(address="http://testserver"):
    return Site(
        stores={"server": worlds.store(), "file": open_store("sqlite://", worlds.instrument())},
        texts={lang: worlds.texts(lang) for lang in worlds.langs()},
        instruments={lang: worlds.instrument(lang) for lang in worlds.langs()},
        default_lang="sv",
        default_store="server",
        public_address=address,
        retention_days=400,
        pages=frozenset({"/", "/svara", "/kalla"}),
        style="",
        script="1;",
        static=STATIC,
        picture=lambda lang, theme, width: f"<svg width='{width}'><title>{lang} {theme}</title></svg>",
        versions=lambda: "1",
        workshops=worlds.workshops,
        guesses=Guesses(lambda name, second: (0, 0)),
        hosts=frozenset({"testserver"}),
    )


@cache
def app(address="http://testserver"):
    found = site(address)
    middleware = build_middleware(found, Path(streamlit.__file__).parent / "static")
    return Starlette(routes=build_routes(found), middleware=middleware)


@dataclass(frozen=True)
class Asked:
    """One request; names in braces in it become those of the person and the workshop it is sent for."""

    method: bytes
    path: bytes
    query: bytes = b""
    headers: tuple = ()
    cookies: bytes = b""
    body: bytes = b""
    kind: bytes = b""
    pieces: int = 1


@dataclass
class Answered:
    """What came back."""

    status: int = 0
    headers: list = field(default_factory=list)
    body: bytes = b""

    def header(self, name):
        return next((value.decode("latin-1") for key, value in self.headers if key == name), "")


@dataclass
class People:
    """A person with answers and a participant with a seat, made for one example and gone after it."""

    names: dict = field(default_factory=dict)

    def __enter__(self):
        store, workshops = worlds.store(), worlds.workshops()
        token, record = store.create(lang="sv", shared=False)
        store.put(token, "answers", "A1a", 4)
        made = workshops.create(Plan(title="Norr", lang="sv", expected=12, shared_devices=False))
        workshops.set_phase(made.facilitator, "open")
        seat = workshops.join(workshops.by_code(made.code).id)
        workshops.put(seat, "A1a", 2)
        self.names = {
            "TOKEN": token,
            "ID": record.id,
            "CODE": made.code,
            "SEAT": seat,
            "LINK": made.facilitator,
        }
        return self

    def __exit__(self, *_):
        worlds.store().delete(self.names["TOKEN"])
        worlds.workshops().delete(self.names["LINK"])

    def stored(self):
        """What is stored of both, to see whether it has changed."""
        record = worlds.store().load(self.names["TOKEN"])
        seat = worlds.workshops().participant(self.names["SEAT"])
        return (
            record and record.answers,
            seat and (seat.answers, seat.stark, seat.latta, seat.text, seat.submitted),
        )

    def filled(self, text):
        """Bytes with the names in them."""
        for name, value in self.names.items():
            text = text.replace(b"{" + name.encode() + b"}", value.encode())
        return text


def ask(asked, people, address="http://testserver"):
    """Sends a request as uvicorn would: the path decoded, header values without line ends."""
    raw = people.filled(asked.path)
    body = people.filled(asked.body)
    headers = [(b"host", b"testserver"), *asked.headers]
    if asked.cookies:
        headers.append((b"cookie", people.filled(asked.cookies)))
    if asked.method == b"POST":
        headers += [(b"content-type", asked.kind), (b"content-length", str(len(body)).encode())]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": asked.method.decode(),
        "scheme": "http",
        "path": unquote(raw.decode("latin-1")),
        "raw_path": raw,
        "query_string": people.filled(asked.query),
        "root_path": "",
        "headers": [(name, value.translate(None, b"\r\n\0")) for name, value in headers],
        "client": ("192.0.2.1", 1),
        "server": ("testserver", 80),
        "state": {},
    }
    return _loop().run_until_complete(_exchange(app(address), scope, body, asked.pieces))


class _Noting(logging.Handler):
    """Keeps what the product logs as broken, so that a finding says where."""

    def __init__(self):
        super().__init__()
        self.errors = []

    def emit(self, record):
        if record.exc_info:
            self.errors.append(record.exc_info[1])


@contextmanager
def noted():
    """Keeps what the product logs as broken in a list, and all the rest of its log from the reader."""
    note, quiet = _Noting(), [logging.getLogger(name) for name in ("tillit", "python_multipart")]
    for logger in quiet:
        logger.addHandler(note)
        logger.propagate = False
    try:
        yield note.errors
    finally:
        for logger in quiet:
            logger.removeHandler(note)
            logger.propagate = True


async def _exchange(application, scope, body, pieces):
    size = max(1, -(-len(body) // pieces))
    waiting = [body[start : start + size] for start in range(0, len(body), size)] or [b""]
    found = Answered()

    async def receive():
        if not waiting:
            return {"type": "http.disconnect"}
        piece = waiting.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(waiting)}

    async def send(message):
        if message["type"] == "http.response.start":
            found.status, found.headers = message["status"], list(message["headers"])
        else:
            found.body += message.get("body", b"")

    await application(scope, receive, send)
    return found


@cache
def _loop():
    return asyncio.new_event_loop()


def scratch():
    """A folder of its own."""
    return Path(tempfile.mkdtemp(prefix="tillit-fuzz-"))
