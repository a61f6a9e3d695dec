"""Failed sign-ins are found by the place they came from; those of logins that nobody has are kept by a digest, so the present ones go."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_index("ix_attempt_whence", "attempt", ["whence", "at"])
    op.execute("DELETE FROM attempt WHERE login NOT IN (SELECT login FROM account)")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_index("ix_attempt_whence", table_name="attempt")
