"""A database as it looks after years: made-up answer sets and workshops, put in in bulk.

Everything in a set is what the store itself would write (storage/record.py turns it into entries), only the
way in is a shorter one: rows of the product's own tables, by COPY or in one transaction.
"""

import json
import random
import secrets
import sqlite3
from datetime import date, timedelta

import psycopg
from sqlalchemy import select

from assessment import Answers, Reflection, Turn, load_instrument
from storage import open_store, open_workshops
from storage.database import file_of, parse_url
from storage.record import columns_of, completed, entries_of
from storage.rows import hash_of
from storage.tables import assessment, entry
from storage.workshop_tables import workshop
from workshop import ARCHIVED, DECIDED, PHASES, Plan

TEMPLATES = 200
OLD_SHARE, KEPT_DAYS = 0.1, 400
SETS_A_WORKSHOP = 30
MEMBERS = 17
UNITS = 400
BATCH = 2000
VALUES = (1, 2, 3, 4, 5, 3, 4, "DK")
TEXT = "Vi hinner inte prata om det som är svårt, och då blir det den som skriker högst som avgör. "


def made_up(instrument, rng):
    """One complete answer set: answers with their times, wishes, context, notes, a conversation."""
    cards = [f"pair{number}" for number in range(1, 7)] + ["K", "V", "W", "S", "C"]
    noted = rng.sample(cards, rng.randrange(4))
    reply = {"question": "Vad betyder tvivel?", "parts": [{"kind": "quote", "text": TEXT * 6}] * 2}
    return completed(
        Answers(
            lang="sv",
            started="2026-01-01",
            finished="2026-01-01",
            place="end",
            opening=TEXT * rng.randrange(4),
            answers={code: rng.choice(VALUES) for code in instrument.items},
            seconds={code: round(rng.uniform(2, 30), 1) for code in instrument.items},
            behov={code: rng.randrange(-2, 3) for code in instrument.poles},
            context={code: next(iter(one.options)) for code, one in instrument.contexts.items()},
            summaries={"pairs1-3": "ja", "pairs4-6": "delvis", "kvw": "ja"},
            topics=("A1",),
            reflections=tuple(Reflection(card, TEXT * rng.randrange(1, 5)) for card in noted),
            conversation=tuple(Turn(f"t{number}", reply) for number in range(rng.randrange(3))),
        ),
        instrument,
    )


def sets(instrument, count, today):
    """Rows of both tables, a batch of sets at a time: (rows of assessment, rows of entry, their tokens)."""
    rng = random.Random(count)
    templates = [made_up(instrument, rng) for _ in range(TEMPLATES)]
    written = [
        (
            columns_of(one),
            [(field, code, json.dumps(value), at) for at, (field, code, value) in enumerate(entries_of(one))],
        )
        for one in templates
    ]
    done = 0
    while done < count:
        heads, entries, tokens = [], [], []
        for _ in range(min(BATCH, count - done)):
            columns, inside = rng.choice(written)
            own, token = secrets.token_urlsafe(9), secrets.token_urlsafe(16)
            old = rng.random() < OLD_SHARE
            days = rng.randrange(KEPT_DAYS + 1, KEPT_DAYS + 60) if old else rng.randrange(KEPT_DAYS)
            day = today - timedelta(days=days)
            head = {**columns, "id": own, "token_hash": hash_of(token), "shared": False}
            heads.append(head | {"created": day, "touched": day})
            entries += [(own, *one) for one in inside]
            if not old:
                tokens.append(token)
        done += len(heads)
        yield [tuple(head[one.name] for one in assessment.columns) for head in heads], entries, tokens


def fill(url, count, today):
    """Fills a new database; returns some tokens that will not be purged."""
    instrument = load_instrument()
    store = open_store(url, instrument)
    put_in_workshops(store, count // SETS_A_WORKSHOP)
    store.close()
    address = parse_url(url)
    path = file_of(address)
    make = _sqlite if path is not None else _postgresql
    return make(path or url, sets(instrument, count, today))


def _sqlite(path, batches):
    found = []
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = -400000")
    for heads, entries, tokens in batches:
        plain = [tuple(str(v) if isinstance(v, date) else v for v in head) for head in heads]
        for table, rows in ((assessment, plain), (entry, entries)):
            names = list(table.columns.keys())
            marks = ", ".join("?" * len(names))
            connection.executemany(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", rows)
        connection.commit()
        found += tokens[:20]
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return found


def _postgresql(url, batches):
    found = []
    with psycopg.connect(url) as connection:
        for heads, entries, tokens in batches:
            for table, rows in ((assessment, heads), (entry, entries)):
                names = ", ".join(table.columns.keys())
                with connection.cursor().copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            connection.commit()
            found += tokens[:20]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")  # what autovacuum does after a while
    return found


def put_in_workshops(store, count):
    """Workshops that were held and are seen in the overview, most of them archived; copies of one."""
    workshops, rng = open_workshops(store), random.Random(count)
    made = workshops.create(Plan("Hemtjänsten", "sv", MEMBERS, unit="Enhet", overview=True))
    workshops.set_phase(made.facilitator, "open")
    for _ in range(MEMBERS):
        token = workshops.join(made.id)
        workshops.put_many(token, {code: rng.choice(VALUES) for code in workshops.instrument.workshop_items})
        workshops.submit(token)
    for phase in PHASES[PHASES.index("open") + 1 : PHASES.index(DECIDED) + 1]:
        workshops.set_phase(made.facilitator, phase)
    with store.read() as connection:
        one = dict(connection.execute(select(workshop)).mappings().one())
    rows = []
    for number in range(count):
        day = store.today() - timedelta(days=rng.randrange(170))
        phase = ARCHIVED if rng.random() < 0.8 else DECIDED
        own = {"id": secrets.token_urlsafe(18)[:24], "code": f"{number:06d}", "phase": phase}
        own |= {"created": day, "kept_from": day, "closed": day}
        rows.append({**one, **own, "plan": {**one["plan"], "unit": f"Enhet {number % UNITS}"}})
    with store.write() as connection:
        for at in range(0, len(rows), BATCH):
            connection.execute(workshop.insert(), rows[at : at + BATCH])
