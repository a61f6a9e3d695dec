"""Sealing: what identifies people is nowhere in plain text, and a ciphertext opens in its own place only."""

import base64
import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect, text
from sqlmodel import select

from mediation import db
from mediation.models import Case, Document, Party
from mediation.rules.party_particulars import SEALED
from mediation.rules.states.arbitration import AWARDED
from mediation.rules.states.mediation import CLOSED, EFFECTIVE
from mediation.services.base import privacy
from mediation.services.papers.issue import frozen
from mediation.services.record import keys, parties
from tests import databases
from tests.scenes import COMPANY, id_number, phone
from tests.walks import through_mediation, walk_to
from tests.world import People

PLACES = st.builds(privacy.place, st.sampled_from(["id_number", "phone", "address"]), st.integers(1, 99), st.integers(1, 99))


@pytest.fixture
def everybody(people: People, today: object) -> None:
    """Cases of every sort, committed."""
    for state in (AWARDED, CLOSED, EFFECTIVE):
        with db.write() as session:
            walk_to(session, people, state, ["many"])
    with db.write() as session:
        through_mediation(session, people, "join_party", "amend_party")


def secrets() -> Iterator[str]:
    """The ID numbers, phones and addresses of everybody in the walked cases."""
    for place in (*range(1, 13), *range(800, 820)):
        yield from (id_number(place), phone(place), f"某省某县某某村{place}号")
    yield from (phone(77), COMPANY["phone"], COMPANY["address"])


@pytest.mark.usefixtures("both")
def test_no_plain_particular_in_any_column(everybody: None) -> None:
    """F14, on both databases: every value of every row of every table."""
    wanted = [plain for plain in secrets() if len(plain) > 8]
    seen = 0
    with db.writing_engine().connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                line = "\x1f".join(map(str, row))
                seen += 1
                assert not [plain for plain in wanted if plain in line], table
    assert seen > 300


def test_no_plain_particular_in_any_file(everybody: None, home: Path) -> None:
    """F14, with grep's eyes: the database file, its write-ahead log, and whatever else lies in the data folder."""
    wanted = [plain.encode() for plain in secrets()]
    files = [path for path in home.rglob("*") if path.is_file()]
    assert {"mediation.db", "mediation.db-wal"} <= {path.name for path in files}
    for path in files:
        content = path.read_bytes()
        assert not [plain for plain in wanted if plain in content], path.name
    copy = sqlite3.connect(home / "mediation.db")
    assert copy.execute("SELECT count(*) FROM party WHERE phone IS NOT NULL").fetchone()[0] > 30
    copy.close()


@pytest.mark.usefixtures("both")
def test_the_particulars_open_in_their_place(everybody: None) -> None:
    with db.read() as session:
        rows = session.exec(select(Party).where(Party.case_id == 1).order_by(Party.number)).all()  # type: ignore[arg-type]
        assert [parties.opened(row, "id_number") for row in rows[:12]] == [id_number(n) for n in range(1, 13)]


@pytest.mark.usefixtures("both")
def test_a_moved_ciphertext_does_not_open(everybody: None) -> None:
    """From row to row, from column to column, from case to case: every one fails (F14)."""
    with db.read() as session:
        rows = session.exec(select(Party).limit(20)).all()
        moved = 0
        for here in rows:
            for there in rows:
                for name in SEALED:
                    for other in SEALED:
                        if (here.id, name) == (there.id, other) or not getattr(there, other):
                            continue
                        with pytest.raises(InvalidTag):
                            privacy.unseal(getattr(there, other), privacy.place(name, here.case_id, here.number))
                        moved += 1
        assert moved > 1000


def test_a_documents_data_open_for_that_document_only(everybody: None) -> None:
    with db.read() as session:
        rows = session.exec(select(Document).limit(40)).all()
    assert all(frozen(row) for row in rows)
    for row, other in itertools.pairwise(rows):
        with pytest.raises(InvalidTag):
            frozen(row.model_copy(update={"data": other.data}))


@pytest.mark.usefixtures("database")
@given(plain=st.text(max_size=300), place=PLACES)
def test_sealing_and_opening_gives_back_what_was_sealed(plain: str, place: str) -> None:
    sealed = privacy.seal(plain, place)
    assert sealed is not None
    assert privacy.unseal(sealed, place) == plain
    assert privacy.seal(plain, place) != sealed


@pytest.mark.usefixtures("database")
@given(plain=st.text(max_size=60), place=PLACES, at=st.integers(0), bit=st.integers(0, 7))
def test_a_changed_ciphertext_does_not_open(plain: str, place: str, at: int, bit: int) -> None:
    raw = bytearray(base64.b64decode(privacy.seal(plain, place) or ""))
    raw[at % len(raw)] ^= 1 << bit
    with pytest.raises(InvalidTag):
        privacy.unseal(base64.b64encode(raw).decode(), place)


def test_a_person_is_found_by_the_whole_number_and_by_its_tail(everybody: None, people: People) -> None:
    with db.read() as session:
        for asked in (id_number(3), id_number(3).lower(), id_number(3)[-4:]):
            found = session.exec(select(Case.id).where(keys.matching(session, asked))).all()
            assert len(found) == 3, asked
        assert session.exec(select(Case.id).where(keys.matching(session, id_number(500)))).all() == []


def test_without_the_key_nothing_opens(everybody: None, home: Path, tmp_path: Path) -> None:
    with db.read() as session:
        row = session.exec(select(Party)).first()
    assert row is not None
    other = tmp_path / "other"
    privacy.make_key(other / "secret.key")
    with databases.using(f"sqlite:///{home / 'mediation.db'}", other), pytest.raises(InvalidTag):
        parties.opened(row, "phone")


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret.key"
    privacy.make_key(path)
    first = path.read_bytes()
    privacy.make_key(path)
    assert path.read_bytes() == first
    assert path.stat().st_mode & 0o777 == 0o600
