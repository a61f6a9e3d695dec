"""Addresses at which mail reaches a party (通讯地址、邮编、电子邮箱), and the 招牌 by which people know it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

SEALED = ("mailing_address", "postcode", "email")
FILLED: dict[str, Any] = {"sqlite_where": sa.text("alias_key <> ''"), "postgresql_where": sa.text("alias_key <> ''")}


def upgrade() -> None:
    """Bring the tables up to this revision."""
    key = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")
    with op.batch_alter_table("party") as party:
        party.add_column(sa.Column("alias", sa.String(200), nullable=True))
        party.add_column(sa.Column("alias_key", key, nullable=False, server_default=""))
        for name in SEALED:
            party.add_column(sa.Column(name, sa.String(), nullable=True))
    op.create_index("ix_party_alias_key", "party", ["alias_key", "case_id"], **FILLED)


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.drop_index("ix_party_alias_key", table_name="party", **FILLED)
    with op.batch_alter_table("party") as party:
        for name in (*reversed(SEALED), "alias_key", "alias"):
            party.drop_column(name)
