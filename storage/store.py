"""The store: every tap committed when it is made, found again by a secret token only the person has."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from assessment import Answers, Instrument
from storage import rows
from storage.backup import COPY_DAYS, remove_old_copies
from storage.calendar import local_day
from storage.database import Line, file_of, make_engine, parse_url, reading, writing
from storage.earlier_rounds import next_round
from storage.errors import StoreError, ValueRefusedError
from storage.fields import SCALAR, Check, rules_of
from storage.leavings import Leavings
from storage.migrate import bring_forward
from storage.older_versions import set_aside
from storage.purging import remove_untouched
from storage.record import Entry, Record, answers_of, column, completed
from storage.tables import assessment
from storage.tally import MEMORY, SELF, note_saved
from storage.taps import tap_problem

_TOKEN_BYTES, _LONGEST_TOKEN = 16, 100


def open_store(
    url: str, instrument: Instrument | Check | None = None, *, today: Callable[[], date] = local_day
) -> Store:
    """Open a database and bring it forward to what this code knows.

    Args:
        url: sqlite:///FILE, sqlite:// (memory only) or postgresql://...
        instrument: what values are checked against, or a check; without it only shapes and scales.
        today: the calendar.

    Raises:
        StoreNewerError: a newer version of the product wrote it; nothing was touched.
        StoreUnavailableError: it cannot be opened, or is another program's; nothing was touched.
    """
    address = parse_url(url)
    engine, path = make_engine(address), file_of(address)
    try:
        bring_forward(engine, path, today())
    except StoreError:
        engine.dispose()
        raise
    return Store(engine, path, instrument, today)


class Store:
    """Self-assessments by token. Safe to share between threads; processes share the database."""

    def __init__(
        self,
        engine: Engine,
        path: Path | None,
        instrument: Instrument | Check | None,
        today: Callable[[], date],
    ) -> None:
        self.engine = engine
        self.volatile = path is None and engine.dialect.name == "sqlite"
        self.path = path
        self.instrument = instrument if isinstance(instrument, Instrument) else None
        self._problem = rules_of(instrument) if isinstance(instrument, Instrument | None) else instrument
        self.today = today
        # Memory has one connection for all threads: they take turns.
        self._turn: AbstractContextManager[Any] = threading.RLock() if self.volatile else nullcontext()
        self._writers = Line(wanted=path is not None)
        self._leavings = Leavings(path, self._writers)

    def create(
        self, lang: str, *, shared: bool, role: str = "chef", answers: Answers | None = None
    ) -> tuple[str, Record]:
        """Store a new self-assessment.

        Args:
            lang: language of a new one.
            shared: begun on a shared computer.
            role: chef or medarbetare, of a new one.
            answers: what an answer file held; its own language, role and dates are kept.

        Returns:
            The secret token, which is stored nowhere, and the record.

        Raises:
            ValueRefusedError: the language or role is not one.
        """
        today = self.today()
        if answers is None:
            self._refuse([("lang", "", lang), ("role", "", role)])
            answers = Answers(role=role, lang=lang, started=today.isoformat())
        answers = completed(answers, self.instrument)
        token, public = secrets.token_urlsafe(_TOKEN_BYTES), secrets.token_urlsafe(9)
        row = {"id": public, "token_hash": rows.hash_of(token), "shared": shared}
        row |= {"created": today, "touched": today}
        with self.write() as connection:
            rows.add(connection, row, answers)
        return token, Record(public, answers, shared, today, today, self._mode)

    def load(self, token: str) -> Record | None:
        """Return what is stored under a token, or None; two queries, and it does not count as a touch."""
        return self.list_by_tokens([token]).get(token)

    def list_by_tokens(self, tokens: Iterable[str]) -> dict[str, Record]:
        """Return the records of those tokens that are known, in the order given; two queries in all."""
        by_hash = {rows.hash_of(token): token for token in tokens if 0 < len(token) <= _LONGEST_TOKEN}
        with self.read() as connection:
            known = {by_hash[row["token_hash"]]: row for row in rows.by_hash(connection, list(by_hash))}
            entries = rows.entries_by_id(connection, [row["id"] for row in known.values()]) if known else {}
        return {
            token: self._record(known[token], entries[known[token]["id"]])
            for token in by_hash.values()
            if token in known
        }

    def put(self, token: str, field: str, code: str, value: object) -> None:
        """Save one tap: one value, committed before this returns. None removes it. The latest tap wins.

        Args:
            token: the person's token.
            field: a key of the answer file; `extra` for a key it does not know.
            code: the code within the field; "" for fields with one value (opening, place, topics ...).
            value: the value as in the answer file; a reflection without its ref.

        Raises:
            ValueRefusedError: the field may not hold it; nothing was stored.
            UnknownTokenError: nothing is stored under this token.
        """
        self.put_many(token, [(field, code, value)])

    def put_many(self, token: str, entries: Iterable[Entry]) -> None:
        """Save several values in one transaction: all or, when one is refused, none. Raises as put."""
        several = list(entries)
        self._refuse(several)
        columns = {
            field: column(field, None if value is None else str(value))
            for field, _, value in several
            if field in SCALAR
        }
        erased = False
        with self.write() as connection:
            own = rows.touch_current(connection, token, self.today(), columns, self.instrument)
            for field, code, value in several:
                if field not in SCALAR and value is None:
                    erased |= rows.drop(connection, own, field, code)
                elif field not in SCALAR:
                    rows.keep(connection, own, field, code, value)
            if erased:
                self._leavings.owe(connection)
        note_saved(MEMORY if self.volatile else SELF, len(several))
        self._leavings.clear_small()

    def begin_again(self, token: str) -> None:
        """Begin the person's next round under the same token, the round before kept in it. Raises as put."""
        with self.write() as connection:
            own = rows.touch_current(connection, token, self.today(), {}, None)
            rows.put_instead(
                connection, own, next_round(rows.whole(connection, own), self.today(), self.instrument)
            )

    def remove(self, token: str, field: str, code: str) -> None:
        """Remove one value; one that is not there is no error. Raises as put."""
        self.put(token, field, code, None)

    def exchange(self, token: str) -> str:
        """Return a new secret token in the place of one, which opens nothing from now on. Raises as put."""
        new = secrets.token_urlsafe(_TOKEN_BYTES)
        with self.write() as connection:
            rows.touch_current(
                connection, token, self.today(), {"token_hash": rows.hash_of(new)}, self.instrument
            )
        return new

    def delete(self, token: str) -> bool:
        """Delete everything stored under a token and keep no trace; False when there was nothing."""
        theirs = assessment.c.token_hash == rows.hash_of(token)
        with self.write() as connection:
            gone = bool(connection.execute(delete(assessment).where(theirs)).rowcount)
            if gone:
                self._leavings.owe(connection)
        self._leavings.clear_small()
        return gone

    def purge(self, days: int, today: date | None = None) -> int:
        """Delete what has not been touched for more than so many days, and copies older than 30.

        A few at a time, so that those who answer meanwhile have their turn.

        Returns:
            How many self-assessments were deleted.
        """
        if days < 0:
            raise ValueError(f"days: {days} is negative")
        now = today or self.today()
        count = remove_untouched(self.write, self._leavings, now - timedelta(days=days))
        self._leavings.clear()
        if self.path is not None:
            remove_old_copies(self.path, min(days, COPY_DAYS), now)
        return count

    def count(self) -> int:
        """Return how many self-assessments are stored."""
        with self.read() as connection:
            return connection.execute(select(func.count()).select_from(assessment)).scalar_one()

    def close(self) -> None:
        """Close every connection; what is in memory only is gone."""
        self.engine.dispose()

    @property
    def _mode(self) -> str:
        return "file" if self.volatile else "server"

    def _record(self, row: Mapping[str, Any], entries: list[Entry]) -> Record:
        answers = set_aside(answers_of(row, entries), self.instrument)
        return Record(row["id"], answers, row["shared"], row["created"], row["touched"], self._mode)

    def _refuse(self, entries: Iterable[Entry]) -> None:
        problem = next(filter(None, (tap_problem(self._problem, *one) for one in entries)), None)
        if problem is not None:
            raise ValueRefusedError(problem)

    def wipe(self) -> bool:
        """Rid SQLite's files of what was deleted; False when it has to be tried again."""
        return self._leavings.clear(anyhow=True)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that writes, for this room: all of it is kept or nothing."""
        with self._turn, self._writers.turn(), writing(self.engine) as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One transaction that reads one state of the database, for this room."""
        with self._turn, reading(self.engine) as connection:
            yield connection
