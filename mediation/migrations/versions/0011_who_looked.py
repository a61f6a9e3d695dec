"""A table of the looks at sealed data, found by the case; the looks already on record are gathered from the office's chain."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    access = op.create_table(
        "access",
        sa.Column("id", number, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("seq"),
    )
    op.create_index("ix_access_case_id", "access", ["case_id"])
    looked = sa.text("SELECT seq, given FROM journal WHERE chain = 'office' AND step = 'reveal' ORDER BY seq")
    found = [{"case_id": json.loads(given)["case"], "seq": seq} for seq, given in op.get_bind().execute(looked)]
    if found:
        op.bulk_insert(access, found)


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_index("ix_access_case_id", table_name="access")
    op.drop_table("access")
