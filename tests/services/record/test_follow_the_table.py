"""After an update the stored due dates are those of the new table of limits, and verification finds nothing to say."""

# ruff: noqa: N802 (tests are named after the articles)

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlmodel import col, select

from mediation import db
from mediation.models import Deadline, ProceedingCount, ProceedingReopened, Setting, Sitting, Write
from mediation.rules import calendar, deadlines
from mediation.rules.deadlines import LIMITS, fingerprint
from mediation.rules.states.arbitration import SETTLED
from mediation.rules.states.inspection import ORDERED
from mediation.rules.states.mediation import MEDIATING
from mediation.services.operation.verify import verify
from mediation.services.record import counts, recount
from tests.walks import Walk, through_mediation, walk_to
from tests.world import TODAY, People


def test_the_table_is_told_by_its_rows_and_by_what_they_come_to(monkeypatch: pytest.MonkeyPatch) -> None:
    now = deadlines.version()
    assert deadlines.version() == now
    monkeypatch.setattr(fingerprint, "FOLLOWING", fingerprint.FOLLOWING + 1)
    assert deadlines.version() != now
    monkeypatch.undo()
    monkeypatch.setattr(fingerprint, "LIMITS", (replace(LIMITS[0], alert=LIMITS[0].alert + 1), *LIMITS[1:]))
    assert deadlines.version() != now
    monkeypatch.undo()
    # a sum says by the name of a step what ended it
    renamed = replace(fingerprint.STEPS["confirm_judgment"], label="登记判决生效")
    monkeypatch.setattr(fingerprint, "STEPS", {**fingerprint.STEPS, "confirm_judgment": renamed})
    assert deadlines.version() != now
    monkeypatch.undo()
    # another reading of the statute moves what the rows come to, though no row changes
    monkeypatch.setattr(calendar, "holidays", lambda year: ())
    calendar._before_any_notice.cache_clear()
    assert deadlines.version() != now
    monkeypatch.undo()
    calendar._before_any_notice.cache_clear()
    assert deadlines.version() == now


def test_every_process_tells_the_table_alike() -> None:
    """Else each start would reckon every clock of every case anew. Sets stand in another order in each process."""
    told = "from mediation.rules.deadlines import version; print(version())"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        found = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
        assert found.stdout.strip() == deadlines.version()


def test_a_row_that_is_new_reaches_the_cases_of_before(both: str) -> None:
    with db.write() as session:
        through_mediation(session, People(session))
        Walk(session, People(session)).go("file_arbitration", "accept_arbitration")
        assert recount.follow_the_table(session, TODAY) == []
        assert recount.follow_the_table(session, TODAY) == []
        # as a database of the version before stands: without the rows of A-03, and with its mark
        session.execute(delete(Deadline).where(col(Deadline.limit) == "A-03"))
        session.execute(update(Setting).where(col(Setting.key) == recount.TABLE).values(value="before"))
    with db.read() as session:
        assert verify(session, TODAY).faults
    with db.write() as session:
        moved = recount.follow_the_table(session, TODAY)
        assert {each.limit for each in moved} == {"A-03"}
        assert session.exec(select(Deadline.id).where(Deadline.limit == "A-03")).all()
        assert recount.follow_the_table(session, TODAY) == []
    with db.read() as session:
        assert verify(session, TODAY).faults == []


def test_LI_18_the_one_clock_of_before_becomes_that_of_each_order(write: Write, people: People) -> None:
    """A database of the version before held one clock for a unit, that of its last order: no day is lost, and no move told that is none."""
    walk = walk_to(write, people, ORDERED)
    walk.do("serve_inspection")
    walk.go("order_further").do("serve_inspection")
    clocks = {row.paper: row.due_on for row in write.exec(select(Deadline).where(Deadline.limit == "L-13")).all()}
    assert len(clocks) == 2
    last = max(clocks)
    write.execute(delete(Deadline).where(col(Deadline.paper) > 0, col(Deadline.paper) != last))
    write.execute(update(Deadline).where(col(Deadline.paper) == last).values(paper=0))
    write.execute(update(Setting).where(col(Setting.key) == recount.TABLE).values(value="before"))
    moved = recount.follow_the_table(write, TODAY)
    assert {(each.limit, each.before) for each in moved} <= {("L-13", None), ("L-19", None)}, "what was stored has not moved"
    found = {row.paper: row.due_on for row in write.exec(select(Deadline).where(Deadline.limit == "L-13")).all()}
    assert found == clocks


def test_a_session_that_was_replaced_no_longer_stands_in_a_database_of_before(both: str) -> None:
    with db.write() as session:
        walk = walk_to(session, People(session), MEDIATING).go("set_session", "set_session")
        assert recount.follow_the_rules(session) == 1
        assert recount.follow_the_rules(session) == 0
        # as a database of the version before stands: both take time
        session.execute(update(Sitting).values(free=False))
        session.execute(update(Setting).where(col(Setting.key) == recount.RULES).values(value=""))
    with db.read() as session:
        assert verify(session, TODAY).faults
    with db.write() as session:
        assert recount.follow_the_rules(session) == 1
        taken = session.exec(select(Sitting.free).where(Sitting.case_id == walk.case_id).order_by(col(Sitting.seq))).all()
        assert taken == [True, False]
    with db.read() as session:
        assert verify(session, TODAY).faults == []


def test_a_settlement_that_was_gone_back_on_before_the_update_is_filled_in_with_the_counts(both: str) -> None:
    with db.write() as session:
        walk = walk_to(session, People(session), SETTLED)
        walk.do("undo_settlement", on=walk.day + timedelta(days=40))
    with db.write() as session:
        session.execute(delete(ProceedingReopened))
        session.execute(delete(ProceedingCount))
    with db.write() as session:
        assert recount.follow_the_rules(session) == 1
    with db.read() as session:
        assert verify(session, TODAY).faults == []
        assert counts.differences(session) == []
