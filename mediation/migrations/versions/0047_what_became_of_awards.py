"""Figures tell which awards were set aside or sued on, in that month: filled from the journals at the next start, and counted anew. A
reminder may tell of a lead that has no case. A last day that closed months counted stays theirs, whatever the calendar becomes."""

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
    waiting: dict[str, Any] = {"sqlite_where": sa.text("settled = 0"), "postgresql_where": sa.text("NOT settled")}
    op.create_index("ix_promise_waiting", "promise", ["due_on"], **waiting)
    op.create_table(
        "counted_day",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("case.id"), nullable=False),
        sa.Column("proceeding", sa.Integer(), nullable=False),
        sa.Column("limit", sa.String(8), nullable=False),
        sa.Column("was_on", sa.Date(), nullable=False),
        sa.Column("now_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("case_id", "proceeding", "limit"),
    )
    with op.batch_alter_table("notice") as notice:
        notice.alter_column("case_id", existing_type=sa.Integer(), nullable=True)
        notice.add_column(sa.Column("lead_id", sa.Integer(), nullable=True))
        notice.create_foreign_key("fk_notice_lead", "lead", ["lead_id"], ["id"])


def downgrade() -> None:
    """Take the tables back to the revision before; reminders of leads, for which it has no place, go."""
    op.execute("DELETE FROM notice WHERE case_id IS NULL")
    with op.batch_alter_table("notice") as notice:
        notice.drop_constraint("fk_notice_lead", type_="foreignkey")
        notice.drop_column("lead_id")
        notice.alter_column("case_id", existing_type=sa.Integer(), nullable=False)
    op.drop_table("counted_day")
    op.drop_index("ix_promise_waiting", table_name="promise")
    for day in DAYS:
        op.drop_column("proceeding_count", f"month_{day}")
        op.drop_index(f"ix_proceeding_{day}", table_name="proceeding")
        op.drop_column("proceeding", f"{day}_on")
    op.execute("DELETE FROM proceeding_count")
