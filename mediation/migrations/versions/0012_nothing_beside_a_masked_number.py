"""Nothing that is stored helps to guess a masked ID number: no day of birth, no sex beside it, no open digest of what was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision. A form that was sent before and is sent again is told so, and does nothing."""
    op.execute("ALTER TABLE party DROP COLUMN born")
    op.execute("UPDATE party SET sex = NULL WHERE id_number IS NOT NULL")
    op.execute("UPDATE request_key SET fingerprint = ''")


def downgrade() -> None:
    """Take the tables back to the revision before. What the numbers say, that release does not look for: it stays empty."""
    op.add_column("party", sa.Column("born", sa.Date(), nullable=True))
