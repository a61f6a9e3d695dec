"""The demo lives every life: whatever day it is told on, its stories alone do every step that there is, and what they leave is sound."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from sqlmodel import col, select

from mediation import clock, db
from mediation.models import Case, Claim, Deadline, Document, JournalEntry, Proceeding, Read
from mediation.rules.codes import Kind
from mediation.rules.do import Do
from mediation.rules.indicators import BLOCK, LIMIT_OF, NOT_COUNTED, Handled, Period, counts
from mediation.rules.lifecycle import STEPS
from mediation.services import demo
from mediation.services.demo import later, to_court
from mediation.services.operation.verify import verify
from mediation.services.record import replayed
from tests import by_hand, databases, depth, stories

DAYS = (date(2027, 2, 10), date(2026, 8, 20), date(2026, 11, 20))
"""One between the year's turn and the long holiday of spring, a summer's day and one in autumn; the first alone, unless `--deep`."""


@pytest.fixture(scope="module", params=DAYS[: depth.of(1, len(DAYS))], ids=str)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Read, date]]:
    """What a reader finds of the stories, without the record of two years, and the day."""
    with databases.bare(databases.SQLITE, tmp_path_factory.mktemp("stories")):
        demo.load(db.write, request.param, 0)
        with db.read() as session:
            yield session, request.param


def _stands(session: Read, who: str) -> list[tuple[str, str]]:
    """The kinds and states of the proceedings of the case whose applicant, or first applicant, has this name."""
    (case,) = session.exec(select(Case).where(col(Case.who).startswith(who))).all()
    rows = session.exec(select(Proceeding).where(Proceeding.case_id == case.id).order_by(col(Proceeding.number)))
    return [(str(row.kind), str(row.state)) for row in rows]


def test_the_stories_do_every_step_that_there_is(told: tuple[Read, date]) -> None:
    session, _ = told
    done = set(session.exec(select(JournalEntry.step)).all())
    assert {str(name) for name in STEPS} - done == set()


def test_what_the_stories_leave_is_what_their_journals_say(told: tuple[Read, date]) -> None:
    session, today = told
    assert verify(session, today).faults == []


def test_desk_clock_and_closing_rate_share_one_day_in_every_inspection(told: tuple[Read, date]) -> None:
    """What runs on the desk is what LIR-1 counts as open, and what is late there is what LIR-2 counts as overdue, case by case."""
    session, today = told
    rows = session.exec(
        select(Proceeding).where(Proceeding.kind == Kind.INSPECTION, col(Proceeding.accepted_on).is_not(None))
    ).all()
    where = (Deadline.limit == LIMIT_OF[Kind.INSPECTION], Deadline.party == 0)
    stands = {(row.case_id, row.proceeding): row for row in session.exec(select(Deadline).where(*where))}
    assert len(rows) >= 8
    for row in rows:
        if row.outcome in NOT_COUNTED:
            continue
        runs = stands[row.case_id, row.number]
        handled = Handled(row.kind, row.accepted_on, row.concluded_on, row.outcome, due_on=runs.due_on)
        day = Period(today, today)
        assert counts(BLOCK["L_late_1"], handled, day) == (runs.running and runs.due_on <= today), row.case_id
        assert counts(BLOCK["L_1"], handled, day) == runs.running == (row.concluded_on is None), row.case_id


def test_every_month_of_the_stories_is_as_counted_by_hand(told: tuple[Read, date]) -> None:
    """The four rates and every row of the inspectorate's month, of each month that is over."""
    session, today = told
    with clock.standing_at(clock.at(today, 8)):
        assert by_hand.unlike(session, today) == []


def test_the_handling_of_the_boss_who_fled_is_on_the_desk_after_the_police_have_docketed_it(told: tuple[Read, date]) -> None:
    session, _ = told
    (case,) = session.exec(select(Case).where(col(Case.who).startswith("戚春梅"))).all()
    clock = session.exec(select(Deadline).where(Deadline.case_id == case.id, Deadline.limit == "L-42")).one()
    assert (clock.running, clock.whose) == (True, "office")


def test_every_paper_of_the_stories_was_drawn_up(told: tuple[Read, date]) -> None:
    """A paper that could not be printed would say why; what a correction made void says so."""
    session, _ = told
    why = session.exec(select(Document.refusal).where(Document.state != "pending")).all()
    assert [said for said in why if not said or not any(word in said for word in ("更正", "作废"))] == []


@pytest.mark.parametrize(
    ("who", "stands"),
    [
        ("沙玉兰", [("mediation", "closed"), ("review", "closed"), ("enforcement", "closed")]),
        ("纪阿香", [("mediation", "effective"), ("review", "closed")]),
        ("都建平", [("mediation", "effective"), ("review", "closed"), ("confirmation", "closed")]),
        ("佘长顺", [("mediation", "closed"), ("review", "closed"), ("confirmation", "closed"), ("enforcement", "closed")]),
        ("鹿小妹", [("mediation", "effective"), ("confirmation", "closed"), ("review", "under_review")]),
        ("敖春生", [("mediation", "effective"), ("mediation", "mediating")]),
        ("贺水金", [("mediation", "reconciled")]),
        ("嵇美珍", [("inspection", "closed"), ("mediation", "mediating"), ("arbitration", "accepted")]),
        ("卞春香", [("inspection", "decided")]),
        ("欧阳树生", [("arbitration", "awarded"), ("enforcement", "closed"), ("enforcement", "enforcing")]),
        ("司徒小兰", [("arbitration", "awarded"), ("enforcement", "closed"), ("suit", "docketed")]),
        (
            "祁秀兰",
            [
                ("arbitration", "awarded"),
                ("suit", "ended"),
                ("enforcement", "closed"),
                ("enforcement", "closed"),
                ("enforcement", "enforcing"),
            ],
        ),
        ("毕永发", [("arbitration", "awarded"), ("suit", "ended")]),
    ],
)
def test_a_story_stands_today_where_it_is_to_be_seen(told: tuple[Read, date], who: str, stands: list[tuple[str, str]]) -> None:
    assert _stands(told[0], who) == stands


# --- arbitrations and suits: each comes out as the law has it ---------------------------------------------------------


def _ends(session: Read, who: str) -> list[tuple[str, str, str | None]]:
    """The proceedings of this worker's case: of what kind each is, where it stands and how it came out."""
    case = session.exec(select(Case).where(col(Case.who).startswith(who))).one()
    rows = session.exec(select(Proceeding).where(Proceeding.case_id == case.id).order_by(col(Proceeding.number)))
    return [(row.kind, row.state, row.outcome) for row in rows]


def _claims(session: Read, who: str) -> list[tuple[Decimal | None, bool | None]]:
    """What was awarded on each claim of this worker's case, and whether it is final."""
    case = session.exec(select(Case).where(col(Case.who).startswith(who))).one()
    rows = session.exec(select(Claim).where(Claim.case_id == case.id).order_by(col(Claim.number)))
    return [(row.awarded, row.finality) for row in rows]


@pytest.mark.parametrize(("who", "outcome"), [("余国平", "P12"), ("田小芳", "A40"), ("罗永兴", "A40"), ("唐福生", "A60")])
def test_arr_9_10_and_32_what_is_not_the_commissions_goes_elsewhere(told: tuple[Read, date], who: str, outcome: str) -> None:
    assert _ends(told[0], who)[0][2] == outcome


def test_lmaa_29_who_is_not_heard_here_is_heard_by_the_court(told: tuple[Read, date]) -> None:
    assert _ends(told[0], "唐福生")[1:] == [("suit", "closed", "S10")]


def test_lmaa_42_a_settlement_that_one_does_not_sign_for_binds_nobody(told: tuple[Read, date]) -> None:
    """Both times the rest goes on, and comes out in another way."""
    assert _ends(told[0], "韦大海") == [("arbitration", "settled", "A10")]
    assert _claims(told[0], "龚长福") == [(Decimal(12400), True), (None, None)]


def test_arr_39_whoever_stays_away_is_left_out_and_the_others_are_awarded(told: tuple[Read, date]) -> None:
    assert [ending[1:] for ending in _ends(told[0], "岑福来")] == [("closed", "A20"), ("closed", "A70")]
    awarded = [sum_ for sum_, _ in _claims(told[0], "岑福来")]
    assert awarded.count(Decimal(6800)) == 11
    assert awarded[10] is None


def test_lmaa_48_and_49_one_award_is_set_aside_and_one_stands(told: tuple[Read, date]) -> None:
    assert _ends(told[0], "秦大勇")[1:] == [("suit", "closed", "S40"), ("suit", "docketed", None)]
    assert _ends(told[0], "蒋桂芳")[1:] == [("suit", "closed", "S30"), ("suit", "closed", "S41")]
    assert _ends(told[0], "贺秀珍")[1:] == [("suit", "closed", "S20")]


def test_arr_48_an_arbitration_that_took_too_long_ends_for_the_court(told: tuple[Read, date]) -> None:
    assert _ends(told[0], "万国华") == [("arbitration", "closed", "A50"), ("suit", "ended", "S10")]


def test_only_the_arbitration_that_went_to_court_for_its_delay_is_late(told: tuple[Read, date]) -> None:
    session, today = told
    late = session.exec(
        select(Case.who, Deadline.limit)
        .join(Deadline, col(Deadline.case_id) == col(Case.id))
        .where(Deadline.whose == "office", (Deadline.state == "met_late") | (col(Deadline.running) & (Deadline.due_on < today)))
    ).all()
    assert [who for who, limit in late if limit == "A-23"] == ["万国华"]


@pytest.mark.parametrize(
    ("module", "story", "today"), [(to_court, "court-overdue", date(2027, 1, 4)), (later, "later-court", date(2026, 10, 28))]
)
def test_lmaa_43_nobody_sues_for_delay_while_a_holiday_still_holds_the_last_day(
    tmp_path: Path, module: ModuleType, story: str, today: date
) -> None:
    """Accepted in the middle of August, the forty-five days end after 国庆: the demo loads all the same, and the suit is later."""
    with stories.told(tmp_path, today, module, only=story) as session:
        sued = session.exec(select(JournalEntry.on).where(JournalEntry.step == "sue_overdue")).one()
        accepted = session.exec(select(JournalEntry.on).where(JournalEntry.step == "accept_arbitration")).one()
    assert accepted + timedelta(days=45) in calendar_days(date(2026, 10, 1), 7)
    assert sued > date(2026, 10, 8)


def calendar_days(first: date, count: int) -> list[date]:
    """So many days from the first."""
    return [first + timedelta(days=n) for n in range(count)]


def test_the_inspectorates_closings_are_proposed_and_some_are_sent_back_before_they_are_approved(
    told: tuple[Read, date],
) -> None:
    session, _ = told
    seen = set[tuple[Do, ...]]()
    for case_id in session.exec(select(Case.id)):
        for here in replayed.of_case(session, case_id or 0).facts.proceedings.values():
            steps = tuple(
                e.step for e in here.entries if e.step in (Do.PROPOSE_CLOSING, Do.RETURN_CLOSING, Do.CLOSE_INSPECTION)
            )
            if here.kind is Kind.INSPECTION and steps:
                seen.add(steps)
    assert (Do.PROPOSE_CLOSING, Do.CLOSE_INSPECTION) in seen
    assert (Do.PROPOSE_CLOSING, Do.RETURN_CLOSING, Do.PROPOSE_CLOSING, Do.CLOSE_INSPECTION) in seen
