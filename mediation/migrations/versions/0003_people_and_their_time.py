"""People and their time: what an arbitrator is, who has declared what, who is whose deputy, how long a sitting takes of whom."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SEATS = ("presiding", "second", "third", "clerk", "mediator")
"""Where the journal says who sits: in the answers to these steps, in this order."""
SEATED_BY = ("form_tribunal", "assign_mediator")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "interest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("relation", sa.String(length=200), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interest_login"), ["login"], unique=False)

    op.create_table(
        "deputy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("director", sa.String(length=40), nullable=False),
        sa.Column("login", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("named_by", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("deputy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deputy_director"), ["director"], unique=False)
        batch_op.create_index(batch_op.f("ix_deputy_login"), ["login"], unique=False)

    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("unit_id", "name"),
    )
    with op.batch_alter_table("room", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_room_unit_id"), ["unit_id"], unique=False)

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("part_time", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("profession", sa.String(length=20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("appointed_on", sa.Date(), nullable=True))

    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("minutes", sa.Integer(), nullable=False, server_default="90"))
        batch_op.add_column(sa.Column("people", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("free", sa.Boolean(), nullable=False, server_default=sa.false()))
    _fill_sittings(op.get_bind())


def _fill_sittings(bind: sa.Connection) -> None:
    """Fill in whose time the existing sittings take, from the journal, as the projection would."""
    sittings = bind.execute(sa.text("SELECT id, case_id, proceeding, seq, held FROM sitting ORDER BY case_id, seq")).all()
    newest = {(case_id, proceeding): seq for _, case_id, proceeding, seq, _ in sittings}
    rows = bind.execute(sa.text("SELECT case_id, number, kind, concluded_on FROM proceeding")).all()
    over = {(case_id, number) for case_id, number, _, concluded in rows if concluded is not None}
    hearings = {(case_id, number) for case_id, number, kind, _ in rows if kind == "arbitration"}
    for which, case_id, proceeding, seq, held in sittings:
        replaced = (case_id, proceeding) in hearings and newest[case_id, proceeding] > seq
        bind.execute(
            sa.text("UPDATE sitting SET people = :people, free = :free WHERE id = :id"),
            {
                "id": which,
                "people": "".join(f"{login}," for login in ("", *_seated(bind, case_id, proceeding))),
                "free": bool(held or replaced or (case_id, proceeding) in over),
            },
        )


def _seated(bind: sa.Connection, case_id: int, proceeding: int) -> Iterator[str]:
    query = sa.text(
        "SELECT seq, step, given FROM journal WHERE case_id = :case AND proceeding = :proceeding "
        "AND step IN ('form_tribunal', 'assign_mediator', 'correct') ORDER BY seq"
    )
    rows = [
        (seq, step, json.loads(given)) for seq, step, given in bind.execute(query, {"case": case_id, "proceeding": proceeding})
    ]
    struck = {int(given["entry"]) for _, step, given in rows if step == "correct" and given["action"] == "strike"}
    standing = [given for seq, step, given in rows if step in SEATED_BY and seq not in struck]
    if standing:
        yield from (str(standing[-1][seat]) for seat in SEATS if standing[-1].get(seat))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.drop_column("free")
        batch_op.drop_column("people")
        batch_op.drop_column("minutes")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("appointed_on")
        batch_op.drop_column("profession")
        batch_op.drop_column("part_time")
    with op.batch_alter_table("room", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_room_unit_id"))
    op.drop_table("room")
    with op.batch_alter_table("deputy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deputy_login"))
        batch_op.drop_index(batch_op.f("ix_deputy_director"))
    op.drop_table("deputy")
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interest_login"))
    op.drop_table("interest")
