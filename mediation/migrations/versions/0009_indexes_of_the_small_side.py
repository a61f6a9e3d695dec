"""Indexes that start from the small side: what is open, what the office's clocks run for. Those that nothing asked for go."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OFFICE: dict[str, Any] = {
    "sqlite_where": sa.text("running = 1 AND whose = 'office'"),
    "postgresql_where": sa.text("running AND whose = 'office'"),
}
REFUSED: dict[str, Any] = {"sqlite_where": sa.text("state = 'refused'"), "postgresql_where": sa.text("state = 'refused'")}
UNREAD: dict[str, Any] = {"sqlite_where": sa.text("seen_at IS NULL"), "postgresql_where": sa.text("seen_at IS NULL")}
OPEN: dict[str, Any] = {"sqlite_where": sa.text("open = 1"), "postgresql_where": sa.text("open")}
GONE = {
    "ix_deadline_running": ("deadline", ["running", "due_on"]),
    "ix_deadline_case_id": ("deadline", ["case_id"]),
    "ix_proceeding_desk": ("proceeding", ["unit_id", "open"]),
    "ix_proceeding_handler": ("proceeding", ["handler"]),
    "ix_proceeding_case_id": ("proceeding", ["case_id"]),
    "ix_party_case_id": ("party", ["case_id"]),
    "ix_claim_case_id": ("claim", ["case_id"]),
    "ix_promise_case_id": ("promise", ["case_id"]),
    "ix_promise_due": ("promise", ["settled", "due_on"]),
    "ix_sitting_case_id": ("sitting", ["case_id"]),
    "ix_notice_unit_id": ("notice", ["unit_id"]),
    "ix_notice_case_id": ("notice", ["case_id"]),
    "ix_journal_hash": ("journal", ["hash"]),
}
"""A unique key that begins with the case finds a case's rows as well; nothing ever looked up a hash."""

NEW = {
    "ix_document_issued": "document",
    "ix_document_refused": "document",
    "ix_deadline_office": "deadline",
    "ix_proceeding_open": "proceeding",
    "ix_proceeding_unit": "proceeding",
    "ix_notice_unread": "notice",
    "ix_notice_unit": "notice",
}


def upgrade() -> None:
    """Bring the tables up to this revision."""
    for name, (table, _) in GONE.items():
        op.drop_index(name, table_name=table)
    op.create_index("ix_deadline_office", "deadline", ["due_on"], **OFFICE)
    op.create_index("ix_proceeding_open", "proceeding", ["unit_id"], **OPEN)
    op.create_index("ix_proceeding_unit", "proceeding", ["unit_id", "case_id"])
    op.create_index("ix_notice_unread", "notice", ["unit_id", "handler"], **UNREAD)
    op.create_index("ix_notice_unit", "notice", ["unit_id", "id"])
    op.create_index("ix_document_refused", "document", ["id"], **REFUSED)
    op.create_index("ix_document_issued", "document", ["issued_on", "id"])
    op.execute("ANALYZE")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    for name, table in NEW.items():
        op.drop_index(name, table_name=table)
    for name, (table, columns) in GONE.items():
        op.create_index(name, table, columns)
