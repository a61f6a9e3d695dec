"""A table of the entries whose free text holds a person's number, typed before that was refused. `migrate` fills it
(record/open_texts.py).
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "open_text",
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("case.id"), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
    )
    op.execute("DELETE FROM setting WHERE key = 'reference.texts'")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_table("open_text")
