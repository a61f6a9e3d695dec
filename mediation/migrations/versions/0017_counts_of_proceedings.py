"""Counts of proceedings, by month: what the board is added up from. `migrate` fills them (services/record/counts.py)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

CHANGED = ("ix_proceeding_open", "ix_proceeding_accepted", "ix_proceeding_concluded")
OPEN: dict[str, Any] = {"sqlite_where": sa.text("open = 1"), "postgresql_where": sa.text("open")}
LED: dict[str, Any] = {"sqlite_where": sa.text("came_from IS NOT NULL"), "postgresql_where": sa.text("came_from IS NOT NULL")}
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "proceeding_count",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=4), nullable=False),
        sa.Column("month_in", sa.Integer(), nullable=False),
        sa.Column("month_out", sa.Integer(), nullable=False),
        sa.Column("month_due", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
    )
    op.create_index("ix_proceeding_count_unit", "proceeding_count", ["unit_id", "month_out"])
    op.create_index("ix_deadline_limit", "deadline", ["limit", "due_on"])
    for name in CHANGED:
        op.drop_index(name, table_name="proceeding")
    op.create_index("ix_proceeding_open", "proceeding", ["unit_id", "kind"], **OPEN)
    op.create_index("ix_proceeding_accepted", "proceeding", ["accepted_on"])
    op.create_index("ix_proceeding_concluded", "proceeding", ["concluded_on"])
    op.create_index("ix_proceeding_led", "proceeding", ["case_id"], **LED)
    op.drop_index("ix_document_state", table_name="document")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    for name in CHANGED:
        op.drop_index(name, table_name="proceeding")
    op.create_index("ix_proceeding_open", "proceeding", ["unit_id"], **OPEN)
    op.create_index("ix_proceeding_accepted", "proceeding", ["kind", "accepted_on"])
    op.create_index("ix_proceeding_concluded", "proceeding", ["kind", "concluded_on"])
    op.create_index("ix_document_state", "document", ["state"])
    op.drop_index("ix_proceeding_led", table_name="proceeding")
    op.drop_index("ix_deadline_limit", table_name="deadline")
    op.drop_table("proceeding_count")
