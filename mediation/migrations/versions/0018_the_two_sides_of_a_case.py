"""The two sides of a case in columns of their own, instead of one line that every list took apart again.

The line says it, as the journal was projected; where it was cut short, or a name holds the mark between the two, the parties say it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

AT_ONCE = 500
MARK, LONGEST = " ⟷ ", 300
COUNTED = {"applicant": "人", "respondent": "家"}


def upgrade() -> None:
    """Bring the tables up to this revision."""
    for name in ("who", "whom"):
        op.add_column("case", sa.Column(name, sa.String(length=220), server_default="", nullable=False))
    connection, last = op.get_bind(), 0
    read = sa.text('SELECT id, title FROM "case" WHERE id > :last ORDER BY id LIMIT :many')
    write = sa.text('UPDATE "case" SET who = :who, whom = :whom WHERE id = :id')
    while rows := connection.execute(read, {"last": last, "many": AT_ONCE}).all():
        connection.execute(write, [_sides(row.id, row.title) for row in rows])
        last = rows[-1].id
    op.drop_column("case", "title")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.add_column("case", sa.Column("title", sa.String(length=LONGEST), server_default="", nullable=False))
    both = sa.text('UPDATE "case" SET title = substr(who || :mark || whom, 1, :longest)')
    op.get_bind().execute(both, {"mark": MARK, "longest": LONGEST})
    for name in ("who", "whom"):
        op.drop_column("case", name)


def _sides(case_id: int, title: str) -> dict[str, int | str]:
    if title.count(MARK) == 1 and len(title) < LONGEST:
        who, _, whom = title.partition(MARK)
    else:
        who, whom = (_named(case_id, side) for side in COUNTED)
    return {"id": case_id, "who": who, "whom": whom}


def _named(case_id: int, side: str) -> str:
    """The first of the parties on this side, and how many they are."""
    wanted = sa.text("SELECT name FROM party WHERE case_id = :case_id AND side = :side ORDER BY number")
    names = op.get_bind().execute(wanted, {"case_id": case_id, "side": side}).scalars().all()
    return f"{names[0]}等 {len(names)} {COUNTED[side]}" if len(names) > 1 else "".join(names)
