"""Construction sites (工程项目), and to which a case belongs."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

KEY = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("case") as case:
        case.add_column(sa.Column("site_key", KEY, nullable=False, server_default=""))
    op.create_index("ix_case_site_key", "case", ["site_key"])
    op.create_table(
        "site",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", KEY, nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=True),
        sa.Column("guarantee_until", sa.Date(), nullable=True),
    )


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_table("site")
    op.drop_index("ix_case_site_key", "case")
    with op.batch_alter_table("case") as case:
        case.drop_column("site_key")
