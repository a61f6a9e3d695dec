"""The unit into which another one merged (并入): it reads the other's past, and counts its work from that day on."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("unit", sa.Column("successor_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_column("unit", "successor_id")
