"""Wages still owed (欠薪), each employer's trade, and the town that its address lies in. The rows are written when the rules are followed
(`record/recount.py`)."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

YUAN = sa.Numeric(15, 2).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("party") as party:
        party.add_column(sa.Column("trade", sa.String(12), nullable=True))
        party.add_column(sa.Column("town", sa.String(20), nullable=True))
    op.create_table(
        "wage_debt",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("case.id"), nullable=False),
        sa.Column("proceeding", sa.Integer(), nullable=False),
        sa.Column("payee", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("debtor", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(12), nullable=False),
        sa.Column("owed", YUAN, nullable=False),
        sa.Column("paid", YUAN, nullable=False),
        sa.Column("unpaid", YUAN, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.UniqueConstraint("case_id", "proceeding", "payee"),
    )


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_table("wage_debt")
    with op.batch_alter_table("party") as party:
        party.drop_column("town")
        party.drop_column("trade")
