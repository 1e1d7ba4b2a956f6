"""Reads a model's stream beside the caller, until it ends or an overall deadline of our own has passed."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import Protocol

from retrieval.prompts import Messages

LONGEST = 8000  # characters of an answer; a model that writes more is stopped
_BUSY = 429
_CUT_SHORT = {"length": "long", "content_filter": "refused"}  # how a model says that it did not finish


class Chunk(Protocol):
    """A piece of what a model writes, as LangChain gives it."""

    @property
    def content(self) -> str | list[str | dict[str, object]]:
        """The words, or parts of which some have words."""


class Chat(Protocol):
    """A chat model, as LangChain gives it."""

    @property
    def stream(self) -> Callable[[Messages], Iterator[Chunk]]:
        """Writes an answer piece by piece."""


class StoppedError(Exception):
    """A stream ended before its time; for this room only.

    Args:
        reason: `deadline`, `busy` (the model takes no more), `refused`, `long`, or `error`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def stream(chat: Chat, messages: Messages, deadline_s: float) -> Iterator[str]:
    """What a model writes, piece by piece.

    The model is read in a thread of its own, so that a stalled or dripping one cannot hold the caller.

    Args:
        chat: the model.
        messages: what it is told.
        deadline_s: seconds from now within which the whole answer has to be there.

    Raises:
        StoppedError: the deadline passed, or the model failed.
    """
    pieces: queue.SimpleQueue[str | StoppedError | None] = queue.SimpleQueue()
    stop = threading.Event()
    end = time.monotonic() + deadline_s
    reader = threading.Thread(target=_read, args=(chat, messages, pieces, stop), daemon=True, name="model")
    reader.start()
    try:
        while True:
            left = end - time.monotonic()
            try:
                piece = pieces.get(timeout=left) if left > 0 else None
            except queue.Empty:
                left, piece = 0.0, None
            if left <= 0:
                raise StoppedError("deadline")
            if isinstance(piece, StoppedError):
                raise piece
            if piece is None:
                return
            yield piece
    finally:
        stop.set()


def _read(
    chat: Chat,
    messages: Messages,
    pieces: queue.SimpleQueue[str | StoppedError | None],
    stop: threading.Event,
) -> None:
    """Put every piece into the queue, then how it ended: None, or why it stopped."""
    try:
        pieces.put(_forward(chat.stream(messages), pieces, stop))
    except Exception as error:  # noqa: BLE001  # a model's client may raise anything; none of it may reach a person
        busy = getattr(error, "status_code", None) == _BUSY
        pieces.put(StoppedError("busy" if busy else "error"))


def _forward(
    chunks: Iterator[Chunk], pieces: queue.SimpleQueue[str | StoppedError | None], stop: threading.Event
) -> StoppedError | None:
    """Put every piece into the queue; gives why the model did not finish, or None."""
    written = 0
    for chunk in chunks:
        piece = words_of(chunk)
        written += len(piece)
        if stop.is_set() or written > LONGEST:
            return StoppedError("long")
        pieces.put(piece)
        finish = str(getattr(chunk, "response_metadata", {}).get("finish_reason") or "")
        if finish in _CUT_SHORT:
            return StoppedError(_CUT_SHORT[finish])
    return None


def words_of(chunk: Chunk) -> str:
    """The words of a chunk; empty where it has none, such as reasoning or a call of a tool."""
    if isinstance(chunk.content, str):
        return chunk.content
    parts = (one if isinstance(one, str) else one.get("text", "") for one in chunk.content)
    return "".join(part for part in parts if isinstance(part, str))
