"""What the log says and in which form: never an answer, a text or a secret link."""

import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
"""Id of the request that is being answered; empty outside of one."""

_SECRET = re.compile(r"(/(?:r|o|w)/)[^/\s?&\"'#]+|(\btt_(?:[a-z]_){1,2}[\w-]+=)[^;\s\"',]+")
_OURS = "tillit"
_Trouble = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up(level: str, form: str) -> None:
    """Let everything that logs speak through one handler, in one form.

    Args:
        level: debug, info, warning or error.
        form: text or json (one object a line).
    """
    logging.setLoggerClass(_OneVoice)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else Lines())
    handler.addFilter(_may_speak)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level.upper()]))
    logging.getLogger(_OURS).setLevel(level.upper())
    logging.captureWarnings(capture=True)


def _may_speak(record: logging.LogRecord) -> bool:
    """Libraries only from a warning on: further down they print what they are given, send and receive."""
    return record.levelno >= logging.WARNING or record.name.split(".")[0] == _OURS


class _OneVoice(logging.Logger):
    """A logger that uses the root's handler, whatever handlers of its own a library gives it."""

    def callHandlers(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Hands a record to the root's handlers only."""
        for handler in logging.getLogger().handlers:
            handler.handle(record)


def masked(text: str) -> str:
    """A text with secret links, workshop codes and cookies of ours left out.

    >>> masked("GET /r/abcDEF?x=1 tt_a_s_pub=tok; /w/ABC234/3")
    'GET /r/…?x=1 tt_a_s_pub=…; /w/…/3'
    """
    return _SECRET.sub(lambda found: f"{found[1] or found[2]}…", text)


def where_from(trouble: _Trouble) -> list[str]:
    """An error as its class and the places it passed, without its message: it may hold what was written."""
    found: list[str] = []
    error = trouble[1]
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{one.filename}:{one.lineno} {one.name}" for one in reversed(frames))
        found.append(f"{type(error).__name__} at {places or '?'}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found


class Lines(logging.Formatter):
    """A line for people: level, who speaks, what."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and one more for each error behind it."""
        own = REQUEST_ID.get()
        first = f"{record.levelname} {record.name} {masked(record.getMessage())}{f' [{own}]' if own else ''}"
        return "\n".join([first, *(where_from(record.exc_info) if record.exc_info else ())])


class JsonLines(logging.Formatter):
    """One JSON object a line for machines."""

    def format(self, record: logging.LogRecord) -> str:
        """The object: time, level, logger, message; the request's id and fields where there are any."""
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        own = REQUEST_ID.get()
        if own:
            said["request"] = own
        fields = getattr(record, "fields", None)
        if isinstance(fields, dict):
            said |= fields
        if record.exc_info:
            said["error"] = where_from(record.exc_info)
        return json.dumps(said, ensure_ascii=False)
