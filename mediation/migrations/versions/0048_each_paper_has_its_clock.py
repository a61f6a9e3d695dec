"""Each order, notice and decision has its own clock for each party: which paper's it is stands beside it, and tells it from the others."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

NAMES = {"uq": "%(table_name)s_%(column_0_N_name)s_key"}
"""As the server named what the first tables left without a name."""
KEY = ["case_id", "proceeding", "limit", "party"]


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("deadline", naming_convention=NAMES) as deadline:
        deadline.add_column(sa.Column("paper", sa.Integer(), nullable=False, server_default="0"))
        deadline.drop_constraint("deadline_case_id_proceeding_limit_party_key", type_="unique")
        deadline.create_unique_constraint("deadline_case_id_proceeding_limit_party_paper_key", [*KEY, "paper"])


def downgrade() -> None:
    """Take the tables back to the revision before: of several papers' clocks only the last ones stay."""
    op.execute(
        "DELETE FROM deadline WHERE paper > 0 AND EXISTS (SELECT 1 FROM deadline AS later WHERE later.case_id = deadline.case_id "
        'AND later.proceeding = deadline.proceeding AND later."limit" = deadline."limit" AND later.party = deadline.party '
        "AND later.paper > deadline.paper)"
    )
    with op.batch_alter_table("deadline", naming_convention=NAMES) as deadline:
        deadline.drop_constraint("deadline_case_id_proceeding_limit_party_paper_key", type_="unique")
        deadline.create_unique_constraint("deadline_case_id_proceeding_limit_party_key", KEY)
        deadline.drop_column("paper")
