"""First tables: assessment and entry."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("instrument", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("created", sa.Date, nullable=False),
        sa.Column("touched", sa.Date, nullable=False),
        sa.Column("started", sa.Date),
        sa.Column("finished", sa.Date),
        sa.Column("place", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
        sa.UniqueConstraint("token_hash", name="uq_assessment_token_hash"),
    )
    op.create_index("ix_assessment_touched", "assessment", ["touched"])
    op.create_table(
        "entry",
        sa.Column("assessment_id", sa.String(24), nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_entry_assessment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "field", "code", name="pk_entry"),
    )


def downgrade() -> None:
    op.drop_table("entry")
    op.drop_table("assessment")
