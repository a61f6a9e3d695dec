"""Columns for the subject of a notice, which a page used to read out of the beginning and the end of its key."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

AT_ONCE = 500
STAGES = ("soon", "today", "late")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    for name, length in (("kind", 12), ("about", 80), ("stage", 12)):
        op.add_column("notice", sa.Column(name, sa.String(length=length), server_default="", nullable=False))
    connection, last = op.get_bind(), 0
    read = sa.text("SELECT id, key FROM notice WHERE id > :last ORDER BY id LIMIT :many")
    write = sa.text("UPDATE notice SET kind = :kind, about = :about, stage = :stage WHERE id = :of_id")
    while rows := connection.execute(read, {"last": last, "many": AT_ONCE}).all():
        connection.execute(write, [_parts(row.id, row.key) for row in rows])
        last = rows[-1].id


def downgrade() -> None:
    """Take the tables back to the revision before."""
    for name in ("stage", "about", "kind"):
        op.drop_column("notice", name)


def _parts(number: int, key: str) -> dict[str, int | str]:
    """kind:about, and :stage where it has one; what it is about may hold colons of its own."""
    kind, _, rest = key.partition(":")
    about, _, last = rest.rpartition(":")
    staged = last in STAGES
    return {"of_id": number, "kind": kind, "about": about if staged else rest, "stage": last if staged else ""}
