"""A proceeding that came from another unit's names that unit, so that the list of cases handed on begins at its few own."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

LED: dict[str, Any] = {"sqlite_where": sa.text("came_from IS NOT NULL"), "postgresql_where": sa.text("came_from IS NOT NULL")}
GIVEN: dict[str, Any] = {
    "sqlite_where": sa.text("from_unit_id IS NOT NULL"),
    "postgresql_where": sa.text("from_unit_id IS NOT NULL"),
}


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("proceeding", sa.Column("from_unit_id", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE proceeding SET from_unit_id = (SELECT origin.unit_id FROM proceeding AS origin"
        " WHERE origin.case_id = proceeding.case_id AND origin.number = proceeding.came_from"
        " AND origin.unit_id <> proceeding.unit_id) WHERE came_from IS NOT NULL"
    )
    op.drop_index("ix_proceeding_led", table_name="proceeding")
    op.create_index("ix_proceeding_given", "proceeding", ["from_unit_id", "case_id"], **GIVEN)


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_index("ix_proceeding_given", table_name="proceeding")
    op.create_index("ix_proceeding_led", "proceeding", ["case_id"], **LED)
    op.drop_column("proceeding", "from_unit_id")
