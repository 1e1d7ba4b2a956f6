"""What a round needs to be told apart from, and compared with, the one before it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CLOSED = """
UPDATE workshop SET group_closed = (
    SELECT earlier.closed FROM workshop AS earlier WHERE earlier.id = workshop.follows
)
"""


def upgrade() -> None:
    op.add_column("workshop", sa.Column("turnover", sa.String(12)))
    op.add_column("workshop", sa.Column("group_closed", sa.Date))
    op.execute(_CLOSED)


def downgrade() -> None:
    op.drop_column("workshop", "group_closed")
    op.drop_column("workshop", "turnover")
