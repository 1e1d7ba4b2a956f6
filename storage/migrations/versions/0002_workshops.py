"""The tables of workshops."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _workshop()
    _while_open()
    _after_closing()
    for name in ("link", "line", "row", "choice", "text"):
        op.create_index(f"ix_workshop_{name}_workshop_id", f"workshop_{name}", ["workshop_id"])


def _workshop() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("phase", sa.String(12), nullable=False),
        sa.Column("plan", sa.JSON, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("follows", sa.String(24)),
        sa.Column("created", sa.Date, nullable=False),
        sa.Column("kept_from", sa.Date, nullable=False),
        sa.Column("closed", sa.Date),
        sa.Column("steps", sa.JSON, nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("picture", sa.JSON),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("decision", sa.JSON),
        sa.Column("unclean", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshop"),
        sa.UniqueConstraint("code", name="uq_workshop_code"),
        sa.ForeignKeyConstraint(
            ["follows"], ["workshop.id"], name="fk_workshop_follows", ondelete="SET NULL"
        ),
    )


def _while_open() -> None:
    _table(
        "workshop_link",
        "token_hash",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
    )
    _table("workshop_manager", "workshop_id", sa.Column("answers", sa.JSON, nullable=False))
    _table(
        "workshop_participant",
        "token_hash",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("stark", sa.JSON, nullable=False),
        sa.Column("latta", sa.Text),
        sa.Column("part", sa.Boolean),
        sa.Column("place", sa.Text),
        sa.Column("submitted", sa.Boolean, nullable=False),
    )
    op.create_index("ix_workshop_participant_submitted", "workshop_participant", ["workshop_id", "submitted"])
    _table(
        "workshop_line",
        "key",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("released", sa.Boolean, nullable=False),
        sa.Column("submitted", sa.Boolean, nullable=False),
    )


def _after_closing() -> None:
    _table(
        "workshop_row",
        "key",
        sa.Column("key", sa.String(24), nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("part", sa.Boolean),
    )
    _table(
        "workshop_choice",
        "key",
        sa.Column("key", sa.String(24), nullable=False),
        sa.Column("stark", sa.JSON, nullable=False),
        sa.Column("latta", sa.Text),
    )
    _table(
        "workshop_text",
        "key",
        sa.Column("key", sa.String(24), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


def _table(name: str, key: str, *columns: sa.Column) -> None:
    """A table whose rows go with their workshop and, in SQLite, have no hidden number."""
    op.create_table(
        name,
        sa.Column("workshop_id", sa.String(24), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint(key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=f"fk_{name}_workshop_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for name in ("text", "choice", "row", "line", "participant", "manager", "link"):
        op.drop_table(f"workshop_{name}")
    op.drop_table("workshop")
