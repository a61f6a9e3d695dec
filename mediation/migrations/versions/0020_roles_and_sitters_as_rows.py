"""The roles of an account and the people of a sitting as rows, where they were lists between commas."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

AT_ONCE = 500


def upgrade() -> None:
    """Bring the tables up to this revision."""
    roles = op.create_table(
        "account_role",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id", "role"),
    )
    sitters = op.create_table(
        "sitting_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["case_id", "seq"], ["sitting.case_id", "sitting.seq"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["login"], ["account.login"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "seq", "login"),
    )
    held = _read("SELECT id, roles FROM account")
    _write(roles, ({"account_id": row.id, "role": role} for row in held for role in _named(row.roles)))
    sat = _read("SELECT case_id, seq, people FROM sitting ORDER BY id")
    _write(sitters, ({"case_id": r.case_id, "seq": r.seq, "login": login} for r in sat for login in _named(r.people)))
    op.drop_column("account", "roles")
    op.drop_column("sitting", "people")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    op.add_column("account", sa.Column("roles", sa.String(length=200), server_default="", nullable=False))
    op.add_column("sitting", sa.Column("people", sa.String(length=200), server_default="", nullable=False))
    held: dict[int, list[str]] = {}
    for row in _read("SELECT account_id, role FROM account_role ORDER BY account_id, role"):
        held.setdefault(row.account_id, []).append(row.role)
    _change(
        "UPDATE account SET roles = :roles WHERE id = :of_id",
        [{"of_id": number, "roles": ",".join(roles)} for number, roles in held.items()],
    )
    sat: dict[tuple[int, int], list[str]] = {}
    for row in _read("SELECT case_id, seq, login FROM sitting_person ORDER BY id"):
        sat.setdefault((row.case_id, row.seq), []).append(row.login)
    _change(
        "UPDATE sitting SET people = :people WHERE case_id = :of_case AND seq = :of_seq",
        [{"of_case": case, "of_seq": seq, "people": f",{','.join(who)},"} for (case, seq), who in sat.items()],
    )
    op.drop_table("sitting_person")
    op.drop_table("account_role")


def _named(between_commas: str) -> list[str]:
    return list(dict.fromkeys(word for word in between_commas.split(",") if word))


def _read(statement: str) -> sa.CursorResult[tuple[object, ...]]:
    return op.get_bind().execute(sa.text(statement))


def _write(table: sa.Table | None, rows: Iterable[dict[str, object]]) -> None:
    assert table is not None
    new = list(rows)
    for start in range(0, len(new), AT_ONCE):
        op.bulk_insert(table, new[start : start + AT_ONCE])


def _change(statement: str, rows: list[dict[str, object]]) -> None:
    if rows:
        op.get_bind().execute(sa.text(statement), rows)
