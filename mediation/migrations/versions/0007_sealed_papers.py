"""Printed papers are named by a keyed digest, no longer by an open one. The files themselves `migrate` seals afterwards."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.execute("ALTER TABLE document RENAME COLUMN sha256 TO print_digest")
    op.execute("DELETE FROM job_run WHERE job = 'printing'")  # the clockwork prints no longer: whoever asks does


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.execute("ALTER TABLE document RENAME COLUMN print_digest TO sha256")
