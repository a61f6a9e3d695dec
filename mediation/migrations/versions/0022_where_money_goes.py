"""Columns for a party's account (收款账户): the holder's name, the bank and the account, each sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

COLUMNS = ("account_name", "bank", "account")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    for name in COLUMNS:
        op.add_column("party", sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    for name in COLUMNS:
        op.drop_column("party", name)
