"""Verification finds what was tampered with, wherever it was, and nothing where nothing was."""

import random
from pathlib import Path

import pytest
from sqlmodel import col, select, text

from mediation import clock, db
from mediation.models import Case, Deadline, Document, JournalEntry, NumberSeries, Proceeding, Write
from mediation.services.operation.verify import Report, verify
from mediation.services.papers import kept
from mediation.services.record import journal
from mediation.settings import settings
from tests import world
from tests.backups import anchor
from tests.walks import Walk, through_mediation


@pytest.fixture
def cases(both: str, today: object) -> list[int]:
    """Two cases that went on to arbitration."""
    with db.write() as session:
        people = world.People(session)
        return [through_mediation(session, people).case_id or 0 for _ in range(2)]


@pytest.fixture
def anchored(cases: list[int], home: Path) -> list[int]:
    """The same, with an anchor set."""
    anchor()
    return cases


def look() -> Report:
    with db.read() as session:
        return verify(session, clock.today())


def faults() -> str:
    return "\n".join(look().faults)


def rows(session: Write, case_id: int) -> list[JournalEntry]:
    return journal.rows(session, case_id)


def test_an_honest_record_has_no_faults(anchored: list[int]) -> None:
    report = look()
    assert report.faults == []
    assert (report.cases, report.chains, report.anchors) == (2, 2, 1)
    assert report.numbers == 8  # each case: a receipt and a case number, in mediation and in arbitration


def test_a_changed_entry(cases: list[int]) -> None:
    with db.write() as session:
        rows(session, cases[0])[3].given = '{"reason":"改过"}'
    assert f"case:{cases[0]} 第 4 条被改动过" in faults()


def test_a_missing_entry(cases: list[int]) -> None:
    with db.write() as session:
        session.delete(rows(session, cases[0])[2])
    assert f"case:{cases[0]} 第 3 条缺失" in faults()


def test_a_journal_cut_short_shows_by_its_anchor(anchored: list[int]) -> None:
    with db.write() as session:
        chain = rows(session, anchored[1])
        session.delete(chain[-1])
    assert f"曾有 {len(chain)} 条，现在只有 {len(chain) - 1} 条" in faults()


def test_a_journal_removed_whole_shows_by_its_anchor(anchored: list[int]) -> None:
    with db.write() as session:
        for row in rows(session, anchored[1]):
            session.delete(row)
    assert f"case:{anchored[1]} 整条日志被删去" in faults()
    assert f"案件 {anchored[1]} 没有日志" in faults()


def rewrite(session: Write, chain: list[JournalEntry], since: int) -> None:
    """Forge an entry and hash everything after it anew, as somebody would who knows how."""
    chain[since].actor_name = "别人"
    previous = chain[since].previous_hash
    for row in chain[since:]:
        row.previous_hash = previous
        row.hash = previous = journal.digest(row)
        session.add(row)


def test_a_journal_rewritten_with_its_hashes_shows_by_its_anchor(anchored: list[int]) -> None:
    with db.write() as session:
        rewrite(session, rows(session, anchored[0]), since=1)
    assert "外部锚记录的不同" in faults()


@pytest.mark.parametrize(("column", "value"), [("step", "foretell"), ("given", '{"on":"yesterday"}'), ("given", '{"form":9}')])
def test_an_entry_that_this_program_cannot_read(cases: list[int], column: str, value: str) -> None:
    with db.write() as session:
        chain = rows(session, cases[0])
        setattr(chain[-1], column, value)
        rewrite(session, chain, since=len(chain) - 1)
        seq = chain[-1].seq
    assert f"第 {seq} 条（" in faults()
    assert "读不出来" in faults()


def test_what_went_on_after_an_anchor_is_no_fault(anchored: list[int], home: Path) -> None:
    first = anchor()
    with db.write() as session:
        through_mediation(session, world.People(session))
    assert look().faults == []
    assert anchor() != first
    assert look().anchors == 2
    assert anchor() == anchor()
    assert look().anchors == 2


def test_an_edited_or_shortened_file_of_anchors(anchored: list[int], home: Path) -> None:
    with db.write() as session:
        through_mediation(session, world.People(session))
    anchor()
    path = home / "anchors.log"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"entries":', b'"entries":1', 1))
    assert "anchors.log 第 2 行被改动过" in faults()
    path.write_bytes(whole.split(b"\n", 1)[1])
    assert "anchors.log 第 1 行被改动过" in faults()


def test_a_line_torn_by_a_crash_is_passed_over_and_replaced(anchored: list[int], home: Path) -> None:
    path = home / "anchors.log"
    with path.open("ab") as file:
        file.write(b'{"at":"2026-')
    assert look().faults == []
    with db.write() as session:
        through_mediation(session, world.People(session))
    anchor()
    report = look()
    assert (report.faults, report.anchors) == ([], 2)


def test_a_stored_row_that_the_journal_does_not_say(cases: list[int]) -> None:
    with db.write() as session:
        session.exec(select(Proceeding).where(Proceeding.case_id == cases[0])).first().state = "closed"  # type: ignore[union-attr]
        session.exec(select(Deadline).where(Deadline.case_id == cases[1])).first().due_on = world.TODAY  # type: ignore[union-attr]
        session.get(Case, cases[1]).version += 1  # type: ignore[union-attr]
    said = faults()
    assert f"案件 {cases[0]}：Proceeding" in said
    assert f"案件 {cases[1]}：Deadline" in said
    assert f"案件 {cases[1]}：版本" in said


def test_a_gap_in_the_numbers(cases: list[int]) -> None:
    with db.write() as session:
        series = session.exec(select(NumberSeries).where(NumberSeries.series == "mediation")).one()
        series.last += 2
    said = faults()
    assert "调解案号 缺第 3 号" in said
    assert "调解案号 缺第 4 号" in said


@pytest.mark.parametrize(
    "steps", [("accept_mediation", "transfer_mediation"), ("transfer_mediation", "accept_mediation", "transfer_mediation")]
)
def test_lmaa_14_a_number_stays_the_units_that_gave_it_when_a_mediation_is_handed_over(
    both: str, today: object, steps: tuple[str, ...]
) -> None:
    with db.write() as session:
        walk = Walk(session, world.People(session))
        walk.go("register", *steps)
    assert look().faults == []


def test_a_number_beyond_its_counter(cases: list[int]) -> None:
    with db.write() as session:
        session.exec(select(NumberSeries).where(NumberSeries.series == "arbitration")).one().last = 1
    assert "仲裁案号 第 2 号超出计数 1" in faults()


def test_a_printed_file_changed_or_gone(cases: list[int]) -> None:
    with db.write() as session:
        first, second = session.exec(select(Document).order_by(col(Document.id)).limit(2)).all()
        for row in (first, second):
            assert kept.keep(session, row, f"%PDF {row.id}".encode())
    paths = [settings().documents / row.print_digest[:2] / f"{row.print_digest}.sealed" for row in (first, second)]
    assert look().faults == []
    assert look().documents == 2
    paths[0].write_bytes(b"%PDF forged")
    paths[1].unlink()
    assert f"《{first.title}》的 PDF 文件被改动过" in faults()
    assert f"《{second.title}》的 PDF 文件不见了" in faults()


COLUMNS = ("step", "given", "state", "actor", "actor_name", "proceeding", "unit_id", "address", "request", "previous_hash",
           "hash", "state_before")  # fmt: skip


@pytest.fixture
def forgeries() -> random.Random:
    """The same forgeries every time."""
    return random.Random(20260820)


def test_a_hundred_random_edits_are_all_found(anchored: list[int], forgeries: random.Random) -> None:
    """Change, delete, swap, insert, cut and rewrite; each is taken back before the next."""
    missed = []
    for number in range(100):
        kind = forgeries.choice(("change", "delete", "swap", "insert", "cut", "rewrite"))
        with Write(db.writing_engine()) as session:
            chain = rows(session, forgeries.choice(anchored))
            _forge(session, kind, chain, forgeries)
            session.flush()
            if not verify(session, clock.today()).faults:
                missed.append((number, kind))
            session.rollback()
    assert missed == []
    assert look().faults == []


def _forge(session: Write, kind: str, chain: list[JournalEntry], forgeries: random.Random) -> None:
    place = forgeries.randrange(len(chain) - 1)
    here, following = chain[place], chain[place + 1]
    if kind == "change":
        column = forgeries.choice(COLUMNS)
        value = 7_000 if column in ("proceeding", "unit_id") else "forged"
        session.execute(text(f'UPDATE journal SET "{column}" = :value WHERE id = :id'), {"value": value, "id": here.id})
    elif kind == "delete":
        session.delete(here)
    elif kind == "swap":
        for row, seq in ((here, -1), (following, here.seq), (here, following.seq)):
            session.execute(text("UPDATE journal SET seq = :seq WHERE id = :id"), {"seq": seq, "id": row.id})
    elif kind == "insert":
        copied = here.model_dump(exclude={"id"}) | {"seq": len(chain) + 2}
        session.add(JournalEntry(**copied))
    elif kind == "cut":
        for row in chain[place + 1 :]:
            session.delete(row)
    else:
        rewrite(session, chain, place)
