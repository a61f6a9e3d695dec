"""Runs of the clockwork that never ended, found without reading all that did."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    unfinished = sa.text("finished_at IS NULL")
    with op.batch_alter_table("job_run", schema=None) as batch_op:
        batch_op.create_index(
            "ix_job_run_unfinished", ["claimed_at"], unique=False, sqlite_where=unfinished, postgresql_where=unfinished
        )


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("job_run", schema=None) as batch_op:
        batch_op.drop_index("ix_job_run_unfinished")
