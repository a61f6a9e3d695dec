"""Collective disputes: what they are by law stands on the proceeding, and comes first on a desk.

Ten people made one until now, and so they are marked here; a collective contract did too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

TEN = "headcount >= 10 OR case_id IN (SELECT id FROM \"case\" WHERE cause = '18')"


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("proceeding") as proceeding:
        proceeding.add_column(sa.Column("collective", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text(f"UPDATE proceeding SET collective = TRUE WHERE {TEN}"))  # noqa: S608 - no input


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("proceeding") as proceeding:
        proceeding.drop_column("collective")
