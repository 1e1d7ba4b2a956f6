"""A database with something of everything in it, and what a backup of it can be made to say."""

import json
import zipfile
from datetime import UTC, datetime

from sqlalchemy import create_engine, select

from assessment import Answers, Reflection
from storage import (
    open_store,
    open_workshops,
)
from storage.database import parse_url
from storage.tables import metadata
from tests.storage.gathering import I
from workshop import Plan

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
DAY = NOW.date()
MINE = Answers(
    started="2026-11-20",
    answers={"A1a": 4, "B1a": "DK"},
    reflections=(Reflection("pair1", "å, 漢字, 🙂 och \u2028 radslut"),),
    extra={"later": {"deep": [1, 2.5, None, True]}},
)


class Filled:
    """A database with a self-assessment, an open workshop and a closed one that an open one follows."""

    def __init__(self, url):
        self.store = open_store(url, I)
        self.workshops = open_workshops(self.store)
        self.token, self.record = self.store.create("sv", shared=False, answers=MINE)
        self.closed = self.workshops.create(Plan("Natt", "sv", 12))
        self.workshops.set_phase(self.closed.facilitator, "open")
        for number in range(9):
            self.join(self.closed.id, number)
        self.workshops.close(self.closed.facilitator)
        self.open = self.workshops.create(Plan("Dag", "sv", 12))
        self.workshops.set_phase(self.open.facilitator, "open")
        self.seat = self.join(self.open.id, 3)

    def join(self, own, number):
        token = self.workshops.join(own)
        self.workshops.put_many(token, dict.fromkeys(I.workshop_items, number % 5 + 1))
        self.workshops.set_text(token, f"rad {number}", release=True)
        self.workshops.submit(token)
        return token


def everything(url, but=()):
    """Every row of every table, as text."""
    engine = create_engine(parse_url(url))
    with engine.connect() as connection:
        found = {
            name: sorted(repr(row) for row in connection.execute(select(table)))
            for name, table in metadata.tables.items()
            if table not in but
        }
    engine.dispose()
    return found


def rewrite(file, out, change):
    """The same backup with another manifest and checksums that are right."""
    import hashlib

    with zipfile.ZipFile(file) as good:
        parts = {name: good.read(name) for name in good.namelist() if name != "SHA256SUMS"}
    parts["manifest.json"] = json.dumps(change(json.loads(parts["manifest.json"]))).encode()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
        made.writestr(
            "SHA256SUMS",
            "".join(f"{hashlib.sha256(part).hexdigest()}  {name}\n" for name, part in parts.items()),
        )
