"""The demo's rare lives of arbitration and court: told through the door whatever the day is, each as the law has it come out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from sqlmodel import col, select

from mediation import clock, db
from mediation.models import Case, Claim, Deadline, JournalEntry, Proceeding, Read
from mediation.services import demo
from mediation.services.base import reference
from mediation.services.demo import at_the_counter, beside_the_hearing, in_parts, later, scribe, to_court, who_sits
from mediation.services.operation.verify import verify
from tests import databases

STORIES = (at_the_counter, who_sits, beside_the_hearing, in_parts, to_court)
RARE = frozenset({
    "receive_transfer", "hold_for_mediation", "end_hold", "request_filing_correction", "complete_filing_correction", "tell_elsewhere",
    "withdraw_arbitration", "set_evidence_period", "record_evidence", "cancel_case", "transfer_case", "take_back_report",
    "uphold_objection", "separate_counterclaim", "refuse_counterclaim", "request_recusal", "refuse_recusal", "grant_recusal",
    "recuse_clerk", "revoke_tribunal", "change_clerk", "split_arbitration", "merge_arbitration", "commission_appraisal",
    "receive_appraisal", "inspect_site", "entrust_mediation", "end_entrusted", "simplify", "to_ordinary", "request_postponement",
    "postpone_hearing", "keep_hearing", "record_representatives", "notify_collective", "award_part", "rectify_award",
    "refer_to_committee", "record_committee", "settle_part", "undo_settlement", "undo_part_settlement", "deem_part_withdrawn",
    "withdraw_rest", "deem_rest_withdrawn", "record_performed", "confirm_effect", "record_preservation", "handle_anew", "lodge_suit",
    "apply_set_aside", "sue_after_refusal", "refuse_suit", "decide_suit", "withdraw_suit", "receive_ruling", "sue_after_set_aside",
    "set_aside_after_suit", "close_suit", "terminate_arbitration", "order_prior_execution", "end_without_heirs",
})  # fmt: skip
TODAYS = (date(2026, 8, 20), date(2026, 11, 20), date(2027, 2, 10))
"""Summer, autumn, and the holidays of 春节."""


@contextmanager
def _told(home: Path, today: date) -> Iterator[Read]:
    """The stories of these modules alone, up to the eve of that day."""
    with databases.bare(databases.SQLITE, home):
        with db.write() as write:
            demo._begin(write, demo.Plan(today, 0, 1))
            calendar = reference.current(write).calendar
        lives = [life for module in STORIES for life in module.lives(today, calendar)]
        scribe.write_down(db.write, lives, clock.at(today, 0), lambda _: None)
        with db.read() as session:
            yield session


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Read, date]]:
    """What a reader finds of the stories, and the day."""
    with _told(tmp_path_factory.mktemp("rare"), request.param) as session:
        yield session, request.param


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


def test_every_rare_step_of_arbitration_and_court_is_done(told: tuple[Read, date]) -> None:
    done = set(told[0].exec(select(JournalEntry.step)))
    assert sorted(RARE - done) == []


def test_the_record_of_the_stories_is_sound(told: tuple[Read, date]) -> None:
    assert verify(*told).faults == []


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


def test_only_the_case_that_went_to_court_for_its_delay_is_late(told: tuple[Read, date]) -> None:
    session, today = told
    late = session.exec(
        select(Case.who, Deadline.limit)
        .join(Deadline, col(Deadline.case_id) == col(Case.id))
        .where(Deadline.whose == "office", (Deadline.state == "met_late") | (col(Deadline.running) & (Deadline.due_on < today)))
    ).all()
    assert sorted(late) == [("万国华", "A-23")]


@pytest.mark.parametrize(
    ("module", "story", "today"), [(to_court, "court-overdue", date(2027, 1, 4)), (later, "later-court", date(2026, 10, 28))]
)
def test_lmaa_43_nobody_sues_for_delay_while_a_holiday_still_holds_the_last_day(
    tmp_path: Path, module: ModuleType, story: str, today: date
) -> None:
    """Accepted in the middle of August, the forty-five days end after 国庆: the demo loads all the same, and the suit is later."""
    with databases.bare(databases.SQLITE, tmp_path):
        with db.write() as write:
            demo._begin(write, demo.Plan(today, 0, 1))
            calendar = reference.current(write).calendar
        told = [life for life in module.lives(today, calendar) if life[0] == story]
        scribe.write_down(db.write, told, clock.at(today, 0), lambda _: None)
        with db.read() as session:
            sued = session.exec(select(JournalEntry.on).where(JournalEntry.step == "sue_overdue")).one()
            accepted = session.exec(select(JournalEntry.on).where(JournalEntry.step == "accept_arbitration")).one()
        assert accepted + timedelta(days=45) in calendar_days(date(2026, 10, 1), 7)
        assert sued > date(2026, 10, 8)


def calendar_days(first: date, count: int) -> list[date]:
    """So many days from the first."""
    return [first + timedelta(days=n) for n in range(count)]
