"""The tables: one row per self-assessment, one row per thing tapped or written in it."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

VERSION_TABLE = "storage_version"
"""Where the migrations note how far the database has come."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

assessment = Table(
    "assessment",
    metadata,
    Column("id", String(24), primary_key=True),  # random and public; it opens nothing
    Column("token_hash", String(64), nullable=False, unique=True),  # SHA-256 of the secret token
    Column("respondent", Text, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("created", Date, nullable=False),
    Column("touched", Date, nullable=False),
    Column("started", Date),
    Column("finished", Date),
    Column("place", Text),
    Index(None, "touched"),
)

entry = Table(
    "entry",
    metadata,
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("field", String(20), primary_key=True),  # a key of the answer file
    Column("code", Text, primary_key=True),  # item, pole, card ...; empty where a field holds one value
    Column("value", JSON, nullable=False),
    Column("position", Integer, nullable=False),  # order within the field
)

guess = Table(
    "guess",
    metadata,
    Column("name", String(32), primary_key=True),  # keyed hash of an address; empty for everybody
    Column("second", Integer, primary_key=True),
    Column("count", Integer, nullable=False),  # of wrong codes; gone after a minute
)
