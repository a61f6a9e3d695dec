"""A proceeding that is not closed is `unclosed`: `open` says of a state that the matter itself is still worked on."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    _renamed("open", "unclosed")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    _renamed("unclosed", "open")


def _renamed(old: str, new: str) -> None:
    """The column, and the index that holds such rows alone."""
    such: dict[str, Any] = {"sqlite_where": sa.text(f"{new} = 1"), "postgresql_where": sa.text(new)}
    op.drop_index(f"ix_proceeding_{old}", table_name="proceeding")
    op.execute(f"ALTER TABLE proceeding RENAME COLUMN {old} TO {new}")
    op.create_index(f"ix_proceeding_{new}", "proceeding", ["unit_id", "kind"], **such)
