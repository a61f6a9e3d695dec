"""The two sides of a proceeding: not everybody of the case goes on into the next one, and lists tell whom each is between.

Most proceedings are between all parties of their case; `migrate` looks into the others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    for name in ("who", "whom"):
        op.add_column("proceeding", sa.Column(name, sa.String(length=220), server_default="", nullable=False))
    of_case = 'FROM "case" c WHERE c.id = proceeding.case_id'
    op.execute(f"UPDATE proceeding SET who = (SELECT c.who {of_case}), whom = (SELECT c.whom {of_case})")  # noqa: S608 - no input
    op.execute("DELETE FROM setting WHERE key = 'reference.rows'")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    for name in ("who", "whom"):
        op.drop_column("proceeding", name)
