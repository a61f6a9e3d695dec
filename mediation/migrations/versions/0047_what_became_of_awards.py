"""Figures tell which awards were set aside or sued on, in that month: filled from the journals at the next start, and counted anew."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

DAYS = ("fell", "sued")
NO_MONTH = "1000000"


def _where(day: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(f"{day}_on IS NOT NULL"), "postgresql_where": sa.text(f"{day}_on IS NOT NULL")}


def upgrade() -> None:
    """Bring the tables up to this revision."""
    for day in DAYS:
        op.add_column("proceeding", sa.Column(f"{day}_on", sa.Date(), nullable=True))
        op.create_index(f"ix_proceeding_{day}", "proceeding", [f"{day}_on"], **_where(day))
        op.add_column(
            "proceeding_count", sa.Column(f"month_{day}", sa.Integer(), nullable=False, server_default=sa.text(NO_MONTH))
        )
    op.execute("DELETE FROM proceeding_count")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    for day in DAYS:
        op.drop_column("proceeding_count", f"month_{day}")
        op.drop_index(f"ix_proceeding_{day}", table_name="proceeding")
        op.drop_column("proceeding", f"{day}_on")
    op.execute("DELETE FROM proceeding_count")
