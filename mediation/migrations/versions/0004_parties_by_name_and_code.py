"""Parties by name and by credit code: a duplicate is looked for at every pause in typing."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index("ix_party_name", ["name", "type", "case_id"], unique=False)
        batch_op.create_index("ix_party_credit_code", ["credit_code", "case_id"], unique=False)


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.drop_index("ix_party_credit_code")
        batch_op.drop_index("ix_party_name")
