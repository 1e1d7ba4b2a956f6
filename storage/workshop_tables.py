"""The tables of workshops; none that holds answers has a time, a name, an address or a growing number.

Keys are random or hashes, and in SQLite these tables have no hidden row number either: rows lie in the order
of their keys, not in the order people came.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from storage.tables import metadata

_THEIRS = "workshop.id"


def _of(*, primary: bool = False) -> Column[str]:
    """The workshop a row belongs to; it goes when the workshop goes."""
    return Column("workshop_id", ForeignKey(_THEIRS, ondelete="CASCADE"), primary_key=primary, nullable=False)


workshop = Table(
    "workshop",
    metadata,
    Column("id", String(24), primary_key=True),  # random and public; it opens nothing
    Column("code", String(6), nullable=False, unique=True),
    Column("phase", String(12), nullable=False),
    Column("plan", JSON, nullable=False),
    Column("version", Text, nullable=False),  # of the instrument
    Column("round", Integer, nullable=False),
    Column("follows", String(24), ForeignKey(_THEIRS, ondelete="SET NULL")),  # the earlier round
    Column("group_closed", Date),  # when the same group last closed, also when that round is deleted
    Column("turnover", String(12)),  # since the earlier round, as the facilitator states it
    Column("created", Date, nullable=False),
    Column("kept_from", Date, nullable=False),  # deletion counts from here: planned, opened or closed
    Column("closed", Date),
    Column("steps", JSON, nullable=False),  # of the reveal, taken so far
    Column("stage", String(20), nullable=False),  # what the projector shows
    Column("picture", JSON(none_as_null=True)),  # computed once, at closing
    Column("notes", Text, nullable=False),
    Column("decision", JSON(none_as_null=True)),
    Column("unclean", Boolean, nullable=False),  # the files may still hold what was deleted
)

link = Table(
    "workshop_link",
    metadata,
    Column("token_hash", String(64), primary_key=True),  # SHA-256 of the secret token
    _of(),
    Column("role", String(12), nullable=False),
    Index(None, "workshop_id"),
    sqlite_with_rowid=False,
)

manager = Table(
    "workshop_manager",
    metadata,
    _of(primary=True),
    Column("answers", JSON, nullable=False),  # the common items only
    sqlite_with_rowid=False,
)

# While open.

participant = Table(
    "workshop_participant",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _of(),
    Column("answers", JSON, nullable=False),
    Column("stark", JSON, nullable=False),
    Column("latta", Text),
    Column("part", Boolean),
    Column("place", Text),
    Column("submitted", Boolean, nullable=False),
    Index("ix_workshop_participant_submitted", "workshop_id", "submitted"),
    sqlite_with_rowid=False,
)

line = Table(
    "workshop_line",
    metadata,
    Column("key", String(64), primary_key=True),  # another hash of the token: no common key with the answers
    _of(),
    Column("text", Text, nullable=False),
    Column("released", Boolean, nullable=False),
    Column("submitted", Boolean, nullable=False),
    Index(None, "workshop_id"),
    sqlite_with_rowid=False,
)

# After closing, until archived: unordered, under new random keys, each apart from the others.

row = Table(
    "workshop_row",
    metadata,
    Column("key", String(24), primary_key=True),
    _of(),
    Column("answers", JSON, nullable=False),
    Column("part", Boolean),
    Index(None, "workshop_id"),
    sqlite_with_rowid=False,
)

choice = Table(
    "workshop_choice",
    metadata,
    Column("key", String(24), primary_key=True),
    _of(),
    Column("stark", JSON, nullable=False),
    Column("latta", Text),
    Index(None, "workshop_id"),
    sqlite_with_rowid=False,
)

released = Table(
    "workshop_text",
    metadata,
    Column("key", String(24), primary_key=True),
    _of(),
    Column("text", Text, nullable=False),
    Index(None, "workshop_id"),
    sqlite_with_rowid=False,
)

OF_PERSONS = (participant, line, row, choice, released, manager)
"""What is rewritten or deleted when a workshop closes, is archived or goes."""
