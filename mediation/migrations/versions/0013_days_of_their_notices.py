"""Each day of the calendar with the year whose notice set it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("holiday", sa.Column("notice", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE holiday SET notice = (SELECT year FROM calendar_year WHERE calendar_year.source = holiday.source)"
        " WHERE source IN (SELECT source FROM calendar_year GROUP BY source HAVING count(*) = 1)"
    )


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_column("holiday", "notice")
