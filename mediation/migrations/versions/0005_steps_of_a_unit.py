"""The steps that a unit did, found without reading the whole journal: which cases it handed on."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index("ix_journal_step", ["step", "unit_id", "case_id"], unique=False)


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_step")
