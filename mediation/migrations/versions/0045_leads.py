"""Leads about unpaid wages (欠薪线索) and their workers, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def _yuan() -> sa.BigInteger:
    return sa.BigInteger().with_variant(sa.Numeric(15, 2), "postgresql")


def _key(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "lead",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("unit.id"), nullable=False, index=True),
        sa.Column("number", sa.String(200), nullable=False),
        sa.Column("number_key", _key(100), nullable=False, index=True),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("employer", sa.String(200), nullable=False),
        sa.Column("employer_key", _key(200), nullable=False, index=True),
        sa.Column("project", sa.String(200), nullable=False),
        sa.Column("town", sa.String(200), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("claimed", _yuan(), nullable=True),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("stage", sa.String(12), nullable=False, index=True),
        sa.Column("persons_found", sa.Integer(), nullable=True),
        sa.Column("found", _yuan(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("conclusion", sa.String(12), nullable=False),
        sa.Column("handler", sa.String(40), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid", _yuan(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("case.id"), nullable=True, index=True),
    )
    op.create_table(
        "lead_worker",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("lead_id", sa.Integer(), sa.ForeignKey("lead.id"), nullable=False, index=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("amount", _yuan(), nullable=True),
        sa.Column("found_by", sa.String(64), nullable=False, index=True),
    )


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_table("lead_worker")
    op.drop_table("lead")
