"""A performance line may be an act: no sum is owed on it then."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

YUAN = sa.Numeric(15, 2).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("promise") as table:
        table.alter_column("amount", existing_type=YUAN, nullable=True)


def downgrade() -> None:
    """Take the tables back to the revision before. An act stands there as a sum of nothing that is settled."""
    op.execute("UPDATE promise SET amount = 0, settled = TRUE WHERE amount IS NULL")
    with op.batch_alter_table("promise") as table:
        table.alter_column("amount", existing_type=YUAN, nullable=False)
