"""Wrong codes of the last minute."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guess",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("second", sa.Integer, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", "second", name="pk_guess"),
    )


def downgrade() -> None:
    op.drop_table("guess")
