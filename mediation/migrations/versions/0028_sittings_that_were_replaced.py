"""A session that was set anew replaces the one before it: `migrate` brings the stored sittings in line with the journal."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.execute("DELETE FROM setting WHERE key = 'reference.sittings'")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.execute("DELETE FROM setting WHERE key = 'reference.sittings'")
