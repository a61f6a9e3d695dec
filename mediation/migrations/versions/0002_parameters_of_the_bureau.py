"""Parameters kept by the bureau: who confirmed a row and when, from which day it holds; average wages."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "average_wage",
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=40), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(length=10), nullable=False),
        sa.Column("per", sa.String(length=5), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(15, 2).with_variant(sa.BigInteger(), "sqlite"), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "per", "year"),
    )
    with op.batch_alter_table("calendar_year", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("confirmed_by", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))

    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.add_column(sa.Column("by_bureau", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("minimum_wage", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed_by", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))

    with op.batch_alter_table("setting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed_by", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("since", sa.Date(), nullable=True))

    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("confirmed_by", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))

    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("confirmed_by", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("source", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("closed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.drop_column("closed_on")
        batch_op.drop_column("since")
        batch_op.drop_column("source")
        batch_op.drop_column("confirmed_on")
        batch_op.drop_column("confirmed_by")
        batch_op.drop_column("confirmed")

    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.drop_column("confirmed_on")
        batch_op.drop_column("confirmed_by")
        batch_op.drop_column("confirmed")

    with op.batch_alter_table("setting", schema=None) as batch_op:
        batch_op.drop_column("since")
        batch_op.drop_column("confirmed_on")
        batch_op.drop_column("confirmed_by")

    with op.batch_alter_table("minimum_wage", schema=None) as batch_op:
        batch_op.drop_column("confirmed_on")
        batch_op.drop_column("confirmed_by")

    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.drop_column("by_bureau")

    with op.batch_alter_table("calendar_year", schema=None) as batch_op:
        batch_op.drop_column("confirmed_on")
        batch_op.drop_column("confirmed_by")
        batch_op.drop_column("confirmed")

    op.drop_table("average_wage")
