"""The events of inspections that their month counts: filled from the journals by the next start (`recount.follow_the_rules`)."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

YUAN = sa.Numeric(15, 2).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "inspection_event",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("case.id"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("proceeding", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(12), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("payee", sa.Integer(), nullable=False),
        sa.Column("amount", YUAN, nullable=True),
        sa.UniqueConstraint("case_id", "place"),
    )
    op.create_index("ix_inspection_event_on", "inspection_event", ["on"])


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_table("inspection_event")
