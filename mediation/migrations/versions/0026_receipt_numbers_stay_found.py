"""The receipt number (收件编号) stays found when the case has its own. `migrate` fills it in from the journals."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    key = sa.String(100).with_variant(sa.String(100, collation="C"), "postgresql")
    op.add_column("proceeding", sa.Column("receipt", sa.String(80), server_default="", nullable=False))
    op.add_column("proceeding", sa.Column("receipt_key", key, server_default="", nullable=False))
    op.create_index("ix_proceeding_receipt_key", "proceeding", ["receipt_key"])
    op.execute("UPDATE setting SET value = '' WHERE key = 'reference.keys'")  # so that `migrate` makes every key anew


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_index("ix_proceeding_receipt_key", table_name="proceeding")
    op.drop_column("proceeding", "receipt_key")
    op.drop_column("proceeding", "receipt")
