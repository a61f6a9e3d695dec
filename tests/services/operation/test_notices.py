"""Notices are owed once, to the right desk, and never lost by being down."""

import random
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from mediation import clock, db
from mediation.models import Deadline, Notice, Proceeding, Promise, Sitting, Unit
from mediation.rules.codes.notices import NoticeKind, NoticeStage
from mediation.services.operation import notices
from tests import world
from tests.walks import Walk, through_mediation


def look(day: date) -> list[str]:
    """What the clockwork does of a morning; returns the new notices' texts."""
    with clock.standing_at(clock.at(day, 8)):
        with db.read() as session:
            owed = notices.owed(session, day)
        with db.write() as session:
            assert notices.give(session, owed) == len(owed)
    return [each.text for each in owed]


def only(case_id: int, limit: str) -> Deadline:
    with db.read() as session:
        return session.exec(select(Deadline).where(Deadline.case_id == case_id, Deadline.limit == limit)).one()


@pytest.fixture
def arbitration(both: str) -> int:
    """A case accepted for arbitration: the office has its limits before it."""
    with db.write() as session:
        return through_mediation(session, world.People(session)).case_id or 0


def test_a_limit_is_told_soon_on_its_day_and_late_each_once(arbitration: int) -> None:
    clock_ = only(arbitration, "A-23")
    assert not [text for text in look(clock_.alert_on - timedelta(days=1)) if "A-23" in text]
    for day, said in (
        (clock_.alert_on, "审限还有"),
        (clock_.due_on, "审限今日到期"),
        (clock_.due_on + timedelta(days=2), "审限已逾期 2 日"),
    ):
        told = [text for text in look(day) if "A-23" in text]
        assert len(told) == 1
        assert said in told[0]
        assert str(clock_.due_on) in told[0]
        assert "《调解仲裁法》第43条" in told[0]
        assert look(day) == []


def test_it_is_told_to_the_desk_that_holds_the_proceeding(arbitration: int) -> None:
    look(only(arbitration, "A-23").alert_on)
    with db.read() as session:
        units = session.exec(
            select(Unit.code).join(Notice, col(Notice.unit_id) == Unit.id).where(col(Notice.text).contains("A-23"))
        ).all()
    assert units == [world.OFFICE]


def test_whoever_was_down_past_the_day_tells_it_as_late(arbitration: int) -> None:
    told = [text for text in look(only(arbitration, "A-23").due_on + timedelta(days=7)) if "A-23" in text]
    assert len(told) == 1
    assert "已逾期 7 日" in told[0]


def test_a_limit_that_was_met_or_belongs_to_a_party_is_not_told(both: str) -> None:
    with db.write() as session:
        walk = through_mediation(session, world.People(session), "form_tribunal", "serve")
    case_id = walk.case_id or 0
    told = "".join(look(walk.day + timedelta(days=400)))
    assert "A-05" not in told
    assert only(case_id, "A-06").whose == "party"
    assert "A-06" not in told


def test_a_date_that_moves_owes_a_new_notice(arbitration: int) -> None:
    day = only(arbitration, "A-23").due_on
    look(day)
    with db.write() as session:
        row = session.exec(select(Deadline).where(Deadline.case_id == arbitration, Deadline.limit == "A-23")).one()
        row.due_on = day + timedelta(days=1)
    assert len([text for text in look(day) if "A-23" in text]) == 1


def test_sums_of_one_day_make_one_notice_with_what_is_unpaid(both: str) -> None:
    with db.write() as session:
        walk = Walk(session, world.People(session)).go(
            "register", "accept_mediation", "assign_mediator", "reach_agreement", "sign_agreement"
        )
    with db.read() as session:
        lines = session.exec(select(Promise).where(Promise.case_id == walk.case_id)).all()
    day = min(line.due_on for line in lines)
    owed = sum(line.amount for line in lines if line.due_on == day and line.amount is not None)
    assert [line.what for line in lines if line.amount is None]
    assert not [text for text in look(day - timedelta(days=1)) if text.startswith("履行")]
    told = [text for text in look(day) if text.startswith("履行今日到期")]
    assert len(told) == 1
    assert f"尚欠 {owed:,.2f} 元；应做 1 项，还没有履行" in told[0]
    assert len([text for text in look(day + timedelta(days=3)) if text.startswith("履行已逾期 3 日")]) >= 1


def test_a_hearing_is_told_on_the_working_day_before(both: str) -> None:
    with db.write() as session:
        walk = through_mediation(session, world.People(session), "form_tribunal", "set_hearing")
        sitting = session.exec(select(Sitting).where(Sitting.case_id == walk.case_id)).one()
        sitting.on = date(2026, 10, 8)  # the first working day after the National Day
    assert not [text for text in look(date(2026, 9, 29)) if text.startswith("开庭")]
    told = [text for text in look(date(2026, 9, 30)) if text.startswith("开庭")]
    assert len(told) == 1
    assert f"2026-10-08 {sitting.starts}，{sitting.place}" in told[0]
    assert not [text for text in look(date(2026, 10, 7)) if text.startswith("开庭")]


def test_a_second_copy_that_looked_at_the_same_moment_adds_nothing(arbitration: int) -> None:
    day = only(arbitration, "A-23").due_on
    with clock.standing_at(clock.at(day, 8)):
        with db.read() as session:
            first, second = notices.owed(session, day), notices.owed(session, day)
        assert first
        with db.write() as session:
            assert notices.give(session, first) == len(first)
        with db.write() as session:
            assert notices.give(session, second) == 0


def test_more_notices_than_one_statement_takes(arbitration: int) -> None:
    with db.read() as session:
        unit_id = session.exec(select(Proceeding.unit_id).where(Proceeding.case_id == arbitration)).first() or 0
    many = [
        notices.Owed(NoticeKind.SUM, f"test:{n}", NoticeStage.SOON, unit_id, "", arbitration, "试")
        for n in range(notices.AT_ONCE * 2 + 1)
    ]
    with db.write() as session:
        assert notices.give(session, many) == len(many)
    with db.write() as session:
        assert (
            notices.give(
                session, [*many, notices.Owed(NoticeKind.SUM, "test:more", NoticeStage.SOON, unit_id, "", arbitration, "试")]
            )
            == 1
        )


def test_a_year_with_the_clockwork_down_at_random_misses_no_limit(database: str) -> None:
    """Each limit that stood open on its day or after it was told; being down delays, by as long as it lasts, and no more."""
    chance = random.Random(7)
    with db.write() as session:
        people = world.People(session)
        for start in range(0, 300, 30):
            through_mediation(session, people) if start % 60 else Walk(
                session, people, start=date(2026, 1, 5) + timedelta(days=start)
            ).go("register", "accept_mediation")
    day, down_until, looked = date(2026, 1, 5), date.min, []
    while day < date(2027, 1, 5):
        if day >= down_until:
            look(day)
            looked.append(day)
            if chance.random() < 0.1:
                down_until = day + timedelta(days=chance.randint(2, 8))
        day += timedelta(days=1)
    with db.read() as session:
        given = session.exec(select(Notice)).all()
        expected = session.exec(select(Deadline).where(Deadline.running, Deadline.whose == "office")).all()
    assert len(looked) < 330
    assert len(expected) >= 10
    assert len({notice.key for notice in given}) == len(given)
    for row in expected:
        late = next(
            n for n in given if n.key.endswith(f"{row.limit}/{row.party}:{row.due_on}:late") and n.case_id == row.case_id
        )
        up = next(day for day in looked if day > row.due_on)
        assert clock.local(late.at).date() == up
