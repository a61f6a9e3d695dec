"""The number of an inspector's warrant (执法证号), which the papers of the inspectorate print."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("account") as account:
        account.add_column(sa.Column("warrant", sa.String(40), nullable=False, server_default=""))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("account") as account:
        account.drop_column("warrant")
