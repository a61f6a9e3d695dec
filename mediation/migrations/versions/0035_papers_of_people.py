"""Identity papers of parties other than the ID card: which one, the day of birth, nationality and 民族 (当事人的身份证件)."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

COLUMNS = {"id_paper": sa.String(12), "nationality": sa.String(200), "ethnicity": sa.String(20), "born": sa.String()}


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("party") as party:
        for name, kind in COLUMNS.items():
            party.add_column(sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("party") as party:
        for name in reversed(COLUMNS):
            party.drop_column(name)
