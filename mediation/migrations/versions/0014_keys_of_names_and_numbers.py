"""Names and case numbers by their keys, whatever they are typed like. `migrate` fills the keys of the rows of before."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _key(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "name_part",
        sa.Column("part", _key(8), nullable=False),
        sa.Column("name_key", _key(200), nullable=False),
        sa.PrimaryKeyConstraint("part", "name_key"),
    )
    op.add_column("party", sa.Column("name_key", _key(200), server_default="", nullable=False))
    op.drop_index("ix_party_name", table_name="party")
    op.create_index("ix_party_name_key", "party", ["name_key", "type", "case_id"])
    op.add_column("proceeding", sa.Column("docket_key", _key(100), server_default="", nullable=False))
    op.create_index("ix_proceeding_docket_key", "proceeding", ["docket_key"])
    op.drop_column("case", "search")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.add_column("case", sa.Column("search", sa.String(), server_default="", nullable=False))
    op.drop_index("ix_proceeding_docket_key", table_name="proceeding")
    op.drop_column("proceeding", "docket_key")
    op.drop_index("ix_party_name_key", table_name="party")
    op.create_index("ix_party_name", "party", ["name", "type", "case_id"])
    op.drop_column("party", "name_key")
    op.drop_table("name_part")
