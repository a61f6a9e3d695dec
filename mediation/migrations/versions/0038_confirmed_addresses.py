"""Confirmed addresses for service: where papers go, the phone there, and the electronic address (送达地址确认书)."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

SEALED = ("service_address", "service_phone", "electronic_address")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("party") as party:
        for name in SEALED:
            party.add_column(sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("party") as party:
        for name in reversed(SEALED):
            party.drop_column(name)
