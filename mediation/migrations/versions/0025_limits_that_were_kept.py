"""Figures tell what was concluded within its limit, of arbitration too: everything is counted anew at the next start."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("proceeding_count", sa.Column("kept", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("DELETE FROM proceeding_count")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_column("proceeding_count", "kept")
    op.execute("DELETE FROM proceeding_count")
