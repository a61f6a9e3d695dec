"""An award that is not in force obliges to pay on no day yet: `migrate` takes away the days that were reckoned from the award."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("promise") as table:
        table.alter_column("due_on", existing_type=sa.Date(), nullable=True)
    op.execute("DELETE FROM setting WHERE key IN ('reference.sittings', 'reference.rows')")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.execute("UPDATE promise SET due_on = '2099-12-31' WHERE due_on IS NULL")
    with op.batch_alter_table("promise") as table:
        table.alter_column("due_on", existing_type=sa.Date(), nullable=False)
