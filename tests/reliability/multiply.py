"""Cases by the million: the copies that tests/reliability/clone.py made, copied again by the embedded database itself.

What pages read is another's in each copy: ids, names and what finds them, case numbers, what ID numbers are found by. What only a
case's own page or `verify` opens is not: sealed values and chains are those of the copied case, and open in no other. Such a
record measures pages; it proves nothing.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, text
from sqlmodel import Session, SQLModel

from mediation import db
from mediation.models import Write
from mediation.rules.sameness import PART
from mediation.services.record import counts

ANOTHERS = {
    "name": "{name} || :sign",
    "name_key": "{name_key} || :sign",
    "who": "{who} || :sign",
    "docket": "{docket} || :sign",
    "docket_key": "{docket_key} || :sign",
    "whom": "{whom} || :sign",
    "id_index": "CASE WHEN {id_index} IS NULL THEN NULL ELSE hex(randomblob(32)) END",
    "id_tail_index": "CASE WHEN {id_tail_index} IS NULL THEN NULL ELSE hex(randomblob(32)) END",
    "key": "{key} || :sign",
}
"""What a column holds in a copy, where it is not what the copied row holds."""
FIRST_SIGN = 0x3400
"""The sign that one round's names end with: a rare character that no name of the record holds."""
AT_ONCE = 20_000
"""So many cases are copied by one transaction."""
APART = {"access"}
"""Tables whose rows count on through the whole record: a copy was looked at by nobody."""


def grow(cases: int, first: int, last: int) -> Iterator[int]:
    """Copy the cases of these ids, `first` to `last`, until there are `cases` in all. Yields how many there are, after each round."""
    there, rounds = last, 0
    while there < cases:
        upto = min(last, first + min(AT_ONCE, cases - there) - 1)
        with db.write() as session:
            _copy(session, first, upto, there + 1 - first, chr(FIRST_SIGN + rounds))
        there += upto - first + 1
        rounds += 1
        yield there
    with db.write() as session:
        counts.rebuild(session)
        session.execute(text("ANALYZE"))


def last_case(session: Session) -> int:
    """The greatest id that a case has."""
    return int(session.execute(text('SELECT max(id) FROM "case"')).scalar_one())


def _copy(session: Write, first: int, last: int, away: int, sign: str) -> None:
    asked = {"first": first, "last": last, "away": away, "sign": sign}
    connection = session.connection()
    for table in SQLModel.metadata.sorted_tables:
        if ("case_id" in table.c or table.name == "case") and table.name not in APART:
            _copy_rows(connection, table, asked)
    new = "SELECT name_key FROM party WHERE case_id BETWEEN :first AND :last"
    connection.execute(
        text(
            f"INSERT OR IGNORE INTO name_part (part, name_key) SELECT CASE WHEN length(part) < {PART} THEN part || :sign ELSE part END, "
            f"name_key || :sign FROM name_part WHERE name_key IN ({new})"
        ),
        asked,
    )


def _copy_rows(connection: Connection, table: Table, asked: dict[str, int | str]) -> None:
    case = "id" if table.name == "case" else "case_id"
    keyed = table.name != "case" and "id" in table.c and table.c.id.primary_key
    taken = {column.name: _value(column.name, case) for column in table.c if not (keyed and column.name == "id")}
    if table.name == "journal":
        taken["chain"] = "'case:' || (case_id + :away)"
    names, values = (", ".join(part) for part in ((f'"{name}"' for name in taken), taken.values()))
    connection.execute(
        text(
            f'INSERT INTO "{table.name}" ({names}) SELECT {values} FROM "{table.name}" WHERE "{case}" BETWEEN :first AND :last'
        ),
        asked,
    )


def _value(name: str, case: str) -> str:
    own = f'"{name}"'
    return f"{own} + :away" if name == case else ANOTHERS.get(name, own).replace(f"{{{name}}}", own)
