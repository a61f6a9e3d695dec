"""Room for whose a limit is: “authority” (主管部门) is longer than the column was, which a server refuses."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("deadline") as deadline:
        deadline.alter_column("whose", existing_type=sa.String(8), type_=sa.String(12), existing_nullable=False)


def downgrade() -> None:
    """Take the tables back to the revision before; the limits of other authorities, for which it has no room, go."""
    op.execute("DELETE FROM deadline WHERE length(whose) > 8")
    with op.batch_alter_table("deadline") as deadline:
        deadline.alter_column("whose", existing_type=sa.String(12), type_=sa.String(8), existing_nullable=False)
