"""The journal: one unbroken chain per case, one for the office; whatever is done to a row behind its back shows."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from mediation import db
from mediation.models import JournalEntry, Write
from mediation.rules.states.arbitration import AWARDED
from mediation.rules.states.mediation import CLOSED
from mediation.services.record import journal, parties
from tests.walks import walk_to
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")
Rows = list[JournalEntry]
HASHED = [name for name in JournalEntry.model_fields if name not in ("id", "hash")]


@pytest.fixture
def rows(people: People) -> Rows:
    """A case's chain as it was read back from the database."""
    with db.write() as session:
        walk = walk_to(session, people, AWARDED)
    with db.read() as session:
        return journal.rows(session, walk.case_id or 0)


def _copy(rows: Rows) -> Rows:
    return [JournalEntry(**row.model_dump()) for row in rows]


def test_a_chain_that_was_read_back_holds(rows: Rows) -> None:
    assert journal.broken(rows) is None
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert all((row.actor, row.actor_name, row.unit_id, row.case_id, row.at, row.state))


def _other(value: object) -> object:
    """A value of the same type that is not this one."""
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    if isinstance(value, date):
        return value + timedelta(days=1)
    assert value is None
    return 1


@pytest.mark.parametrize("column", HASHED)
def test_every_column_is_under_the_hash(rows: Rows, column: str) -> None:
    changed = _copy(rows)
    middle = changed[len(changed) // 2]
    setattr(middle, column, _other(getattr(middle, column)))
    assert journal.broken(changed) is not None


def _change(chain: Rows, at: int) -> None:
    chain[at].given += " "


def _rewrite(chain: Rows, at: int) -> None:
    """By somebody who knows how the hash is made, and changes one entry only."""
    chain[at].actor = "nobody"
    chain[at].hash = journal.digest(chain[at])


def test_random_tampering_shows(rows: Rows) -> None:
    """Change, delete, insert, swap, and rewrite-and-rehash one row in the middle: 1,000 of 1,000 (F8)."""
    chance = random.Random(8)
    acts: list[Callable[[Rows, int], object]] = [
        _change,
        lambda chain, at: chain.pop(at),
        lambda chain, at: chain.insert(at, JournalEntry(**chain[at].model_dump())),
        lambda chain, at: chain.__setitem__(slice(at, at + 2), [chain[at + 1], chain[at]]),
        _rewrite,
    ]
    found = 0
    for _ in range(1000):
        chain = _copy(rows)
        chance.choice(acts)(chain, chance.randrange(len(chain) - 1))
        found += journal.broken(chain) is not None
    assert found == 1000


def test_a_cut_tail_shows_in_the_anchor(rows: Rows, database: str) -> None:
    """The chain alone cannot tell that its end is missing; the digest that is kept outside can."""
    with db.read() as session:
        anchor = journal.heads_digest(session)
    with db.write() as session:
        session.delete(session.get_one(JournalEntry, rows[-1].id))
    with db.read() as session:
        shorter = journal.rows(session, rows[0].case_id or 0)
        assert journal.broken(shorter) is None
        assert journal.heads_digest(session) != anchor


def test_the_office_chain_does_not_fork_under_concurrent_entries(people: People) -> None:
    with db.write() as session:
        walk = walk_to(session, people, CLOSED)
    case_id = walk.case_id or 0

    def look(turn: int) -> None:
        with db.write() as session:
            row = parties.of_case(session, case_id)[1]
            parties.reveal(session, row, f"电话通知 {turn}", people.alice, TODAY)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(look, range(30)))
    with db.read() as reading:
        chain = reading.exec(
            select(JournalEntry).where(JournalEntry.chain == journal.OFFICE).order_by(col(JournalEntry.seq))
        ).all()
    assert len(chain) == 30
    assert journal.broken(chain) is None


def test_a_reveal_says_what_for_and_not_what(people: People, write: Write) -> None:
    walk = walk_to(write, people, CLOSED)
    row = parties.of_case(write, walk.case_id or 0)[1]
    shown = parties.reveal(write, row, "邮寄文书", people.alice, TODAY)
    entry = write.exec(select(JournalEntry).where(JournalEntry.step == "reveal")).one()
    assert "邮寄文书" in entry.given
    held = [value for value in shown.values() if value]  # nobody gave a bank account
    assert {name for name, value in shown.items() if value} >= {"phone", "address"}
    assert all(value not in entry.given for value in held)


def test_entries_of_two_cases_do_not_touch(write: Write, people: People) -> None:
    walks = [walk_to(write, people, CLOSED) for _ in range(2)]
    chains = [journal.rows(write, walk.case_id or 0) for walk in walks]
    assert {chain[0].previous_hash for chain in chains} == {journal.FIRST}
    assert all(journal.broken(chain) is None for chain in chains)
    assert {row.chain for row in chains[0]}.isdisjoint(row.chain for row in chains[1])
