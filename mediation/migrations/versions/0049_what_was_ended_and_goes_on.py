"""Figures keep the month in which something had ended that goes on later: filled from the journals at the next start, and counted anew."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

TABLE = "proceeding_reopened"


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("case.id"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("proceeding", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(4), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.UniqueConstraint("case_id", "place"),
    )
    for day in ("ended_on", "on"):
        op.create_index(f"ix_{TABLE}_{day}", TABLE, [day])
    op.execute("DELETE FROM proceeding_count")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_table(TABLE)
    op.execute("DELETE FROM proceeding_count")
