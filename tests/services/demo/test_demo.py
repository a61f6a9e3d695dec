"""The demo: the published stories as they were printed, a plausible record, deterministic, and true to its own journal."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlmodel import col, select

from mediation import clock, db
from mediation.errors import Refusal
from mediation.models import (
    Account,
    Case,
    Claim,
    Deadline,
    Document,
    JournalEntry,
    Party,
    Proceeding,
    Promise,
    Read,
    RequestKey,
    Setting,
    Sitting,
    Unit,
    Write,
)
from mediation.rules.codes.people import IdPaper
from mediation.rules.identity import PROVINCES, credit_code_fault, id_number_fault
from mediation.rules.identity_papers import number_fault
from mediation.services import demo
from mediation.services.base import accounts, reference, showcase
from mediation.services.demo import all_kinds, by_law, scribe
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from mediation.services.record import cases, journal, parties, projection
from mediation.services.upkeep import seed
from tests import databases, world

TODAY = date(2026, 8, 20)
MANY = 220
"""Cases enough for the rates to be near what thousands give, few enough for the test to be quick."""
ENOUGH = 160
"""Steps enough to tell two loads apart."""
IN_FORTIES = replace(scribe.ALONE, batch=40)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the demo in it, loaded once."""
    home = tmp_path_factory.mktemp("demo")
    with databases.bare(databases.SQLITE, home):
        demo.load(db.write, TODAY, MANY)
        yield home


@pytest.fixture
def session(loaded: Path) -> Iterator[Read]:
    with db.read() as opened:
        yield opened


def _journal(session: Read) -> list[tuple[object, ...]]:
    rows = session.exec(select(JournalEntry).where(col(JournalEntry.case_id).is_not(None)).order_by(col(JournalEntry.id)))
    return [(row.chain, row.step, row.on, row.at, row.actor, row.given, row.hash) for row in rows]


# --- the record -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """The record that a seed makes in one go."""
    with databases.bare(databases.SQLITE, tmp_path_factory.mktemp("whole")):
        demo.load(db.write, TODAY, 12, seed=7, pace=IN_FORTIES, most=ENOUGH)
        with db.read() as session:
            return _journal(session)


def test_the_same_seed_and_day_make_the_same_record(whole: list[tuple[object, ...]], tmp_path: Path) -> None:
    with databases.bare(databases.SQLITE, tmp_path):
        demo.load(db.write, TODAY, 12, seed=7, pace=IN_FORTIES, most=ENOUGH)
        with db.read() as session:
            assert _journal(session) == whole
    assert len(whole) > 100


def test_an_interrupted_load_is_taken_up_where_it_stopped(whole: list[tuple[object, ...]], tmp_path: Path) -> None:
    with databases.bare(databases.SQLITE, tmp_path / "broken"):
        with pytest.raises(KeyboardInterrupt):
            demo.load(_stopping_after(4), TODAY, 12, seed=7, pace=IN_FORTIES)
        with db.read() as session:
            assert 40 <= len(_journal(session)) < len(whole)
        demo.load(db.write, TODAY + timedelta(days=1), 12, seed=7, pace=IN_FORTIES, most=ENOUGH)
        with db.read() as session:
            assert _journal(session) == whole


def _stopping_after(many: int):  # type: ignore[no-untyped-def]
    """A way to open the database that gives out after so many transactions."""
    opened = 0

    @contextmanager
    def open_write() -> Iterator[Write]:
        nonlocal opened
        opened += 1
        if opened > many:
            raise KeyboardInterrupt
        with db.write() as session:
            yield session

    return open_write


def test_loading_again_changes_nothing(loaded: Path) -> None:
    with db.read() as session:
        before = _journal(session)
    lines = demo.load(db.write, TODAY, MANY)
    with db.read() as session:
        assert _journal(session) == before
    assert any(demo.PASSWORD in line for line in lines)


@pytest.mark.parametrize("begin", [seed.initialise, cases.begin])
def test_the_demo_is_not_mixed_with_anything_that_it_did_not_make(tmp_path: Path, begin: Callable[[Write], object]) -> None:
    """Neither with cases, nor with a bureau that was founded and has none yet."""
    with databases.bare(databases.SQLITE, tmp_path):
        with db.write() as session:
            begin(session)
        with pytest.raises(Refusal, match="演示数据不能混入"):
            demo.load(db.write, TODAY, 5)
        with db.read() as session:
            assert not showcase.is_demo(session)


def test_every_paper_of_the_demo_says_on_every_page_that_it_is_one(session: Read) -> None:
    row = session.exec(select(Document).where(Document.template == "award_nonfinal")).first()
    assert row is not None
    pages = PdfReader(BytesIO(render(row.template, issue.frozen(row)))).pages
    assert len(pages) > 1
    assert all("演示样本" in page.extract_text().replace(" ", "") for page in pages)


def test_every_chain_holds_and_every_row_is_what_its_journal_says(session: Read) -> None:
    looked_up = reference.current(session)
    admin = accounts.actor_named(session, "juzhang")
    for case in session.exec(select(Case)).all():
        assert case.id is not None
        assert journal.broken(journal.rows(session, case.id)) is None
        seen = cases.see(session, case.id, admin)
        assert projection.differences(session, case, seen.facts, looked_up, TODAY) == []


def test_nothing_happened_after_the_eve_of_today(session: Read) -> None:
    rows = session.exec(select(JournalEntry).where(col(JournalEntry.case_id).is_not(None))).all()
    assert all(clock.local(row.at).date() < TODAY for row in rows)
    assert all(row.on <= clock.local(row.at).date() for row in rows)
    assert min(row.on for row in rows) < TODAY - timedelta(days=600)


def test_people_work_on_working_days(session: Read) -> None:
    calendar = reference.current(session).calendar
    acts = session.exec(select(JournalEntry.on).where(col(JournalEntry.case_id).is_not(None))).all()
    assert all(calendar.is_workday(day) for day in acts)
    assert all(calendar.is_workday(day) for day in session.exec(select(Sitting.on)).all())


def test_case_numbers_run_with_the_days(session: Read) -> None:
    rows = session.exec(
        select(Proceeding.docket, Proceeding.accepted_on)
        .where(Proceeding.kind == "arbitration", col(Proceeding.accepted_on).is_not(None))
        .order_by(col(Proceeding.accepted_on))
    ).all()
    of_year: dict[int, list[tuple[date, int]]] = {}
    for docket, day in rows:
        assert day is not None
        of_year.setdefault(day.year, []).append((day, int(docket.partition("〕")[2].removesuffix("号"))))
    for numbered in of_year.values():
        in_order = [number for _, number in sorted(numbered)]
        assert in_order == list(range(1, len(in_order) + 1))


def test_nobody_carries_a_real_area_code(session: Read) -> None:
    seen = 0
    for row in session.exec(select(Party)).all():
        number = parties.opened(row, "id_number")
        if number and row.id_paper in (IdPaper.TAIWAN, IdPaper.HONG_KONG_MACAU, IdPaper.PASSPORT):
            assert number in (all_kinds.NOBODYS_PERMIT, all_kinds.NOBODYS_PASSPORT, by_law.NOBODYS_PERMIT)
            assert number_fault(IdPaper(row.id_paper), number) is None
        elif number:
            seen += 1
            assert number[:2] == "99"
            assert id_number_fault(number) is None
            assert id_number_fault(number, areas=PROVINCES) is not None
        if row.credit_code:
            assert row.credit_code[2:4] == "99"
            assert credit_code_fault(row.credit_code) is None
    assert seen > MANY


def test_every_document_can_be_printed(session: Read) -> None:
    """What a correction made void is the one thing that is not printed anew: the demo puts a name right and voids a duplicate."""
    assert set(session.exec(select(Document.state))) == {"pending", "void"}
    void = session.exec(select(Document.refusal).where(Document.state == "void")).all()
    assert void
    assert all("更正" in why or "作废" in why for why in void)
    assert len(session.exec(select(Document.id)).all()) > MANY


def test_the_rates_are_such_as_the_city_has(session: Read) -> None:
    generated = select(RequestKey.case_id).where(col(RequestKey.key).startswith("demo.g"))
    rows = session.exec(select(Proceeding).where(col(Proceeding.case_id).in_(generated))).all()
    ended = Counter(row.outcome for row in rows if row.outcome)
    agreed, settled = ended["M10"], ended["A10"]
    mediated = agreed + ended["M20"] + ended["M30"]
    final, awards = ended["A20"] + ended["A22"], ended["A20"] + ended["A21"] + ended["A22"]
    arbitrated = settled + awards + ended["A30"] + ended["A31"]
    accepted = sum(row.kind == "arbitration" and row.accepted_on is not None for row in rows)
    assert 0.76 <= (agreed + settled) / (mediated + arbitrated) <= 0.88
    assert 0.85 <= arbitrated / accepted <= 0.97
    assert 0.2 <= final / awards <= 0.6
    assert 0.2 <= len({row.case_id for row in rows if row.kind == "arbitration"}) / len({row.case_id for row in rows}) <= 0.36


def test_the_inspectorate_has_a_record_and_hands_some_of_it_on(session: Read) -> None:
    generated = select(RequestKey.case_id).where(col(RequestKey.key).startswith("demo.j"))
    rows = session.exec(select(Proceeding).where(Proceeding.kind == "inspection", col(Proceeding.case_id).in_(generated))).all()
    assert len(rows) == pytest.approx(MANY * 0.075, abs=2)
    endings = Counter(row.outcome for row in rows)
    assert endings["I10"] > len(rows) / 3
    cases_of_theirs = {row.case_id for row in rows}
    onward = session.exec(select(Proceeding).where(col(Proceeding.case_id).in_(cases_of_theirs), Proceeding.number > 1)).all()
    assert {row.kind for row in onward} <= {"mediation", "arbitration"}
    assert len(onward) == endings["I15"]


def test_limits_are_mostly_kept(session: Read) -> None:
    states = Counter(session.exec(select(Deadline.state).where(Deadline.whose == "office")).all())
    assert states["met_late"] <= 0.03 * states["met"]
    assert states["met_late"] > 0


def test_every_town_has_people_and_work(session: Read) -> None:
    staffed = Counter(session.exec(select(Account.unit_id)).all())
    busy = set(session.exec(select(Proceeding.unit_id)).all())
    towns = session.exec(select(Unit).where(Unit.level == "镇街")).all()
    assert len(towns) == 20
    assert all(staffed[unit.id] >= 3 for unit in towns if unit.id)
    assert len({unit.id for unit in towns} & busy) >= 18
    assert {unit.level for unit in session.exec(select(Unit)).all()} == {"市", "镇街", "村", "企业", "网格"}


# --- the desks ------------------------------------------------------------------------------------------------


def test_the_desks_have_something_due_overdue_to_hear_and_to_pay(session: Read) -> None:
    office = session.exec(select(Deadline).where(Deadline.running, Deadline.whose == "office")).all()
    assert {"M-02", "M-04", "A-02", "A-04", "A-05", "A-14"} <= {row.limit for row in office if row.due_on == TODAY}
    overdue = [row for row in office if row.due_on < TODAY]
    assert {"M-02", "M-04", "A-02", "A-23"} <= {row.limit for row in overdue}
    assert len({(row.case_id, row.proceeding) for row in overdue}) <= 15
    sittings = session.exec(
        select(Sitting, Proceeding)
        .join(Proceeding, (col(Proceeding.case_id) == Sitting.case_id) & (col(Proceeding.number) == Sitting.proceeding))
        .where(Sitting.on == TODAY, col(Sitting.held).is_(False))
    ).all()
    assert {proceeding.kind for _, proceeding in sittings} == {"mediation", "arbitration"}
    assert session.exec(select(Promise).where(Promise.due_on == TODAY, col(Promise.settled).is_(False))).all()
    unserved = session.exec(select(Proceeding).where(col(Proceeding.state).in_(("awarded", "settled")))).all()
    assert unserved


# --- the stories ----------------------------------------------------------------------------------------------


def _story(session: Read, name: str) -> tuple[Case, list[Proceeding]]:
    (case,) = session.exec(select(Case).where(col(Case.who).contains(name) | col(Case.whom).contains(name))).all()
    assert case.id is not None
    rows = session.exec(select(Proceeding).where(Proceeding.case_id == case.id).order_by(col(Proceeding.number)))
    return case, list(rows)


def test_eight_people_are_paid_their_120_000_within_three_days(session: Read) -> None:
    case, (mediation,) = _story(session, "周师傅")
    assert (case.headcount, case.amount) == (8, Decimal(120_000))
    assert (mediation.state, mediation.outcome) == ("closed", "M10")
    promises = session.exec(select(Promise).where(Promise.case_id == case.id)).all()
    assert len({promise.amount for promise in promises}) == 8
    assert sum(promise.paid for promise in promises) == 120_000
    days = session.exec(select(JournalEntry.on).where(JournalEntry.case_id == case.id)).all()
    calendar = reference.current(session).calendar
    assert calendar.working_days_between(min(days), max(days)) == 2
    assert TODAY - max(days) < timedelta(days=10)


def test_a_like_case_waits_for_the_newcomer(session: Read) -> None:
    case, (mediation,) = _story(session, "龙师傅")
    assert (case.headcount, mediation.state, mediation.handler) == (6, "mediating", "tiaojie1")
    (sitting,) = session.exec(select(Sitting).where(Sitting.case_id == case.id)).all()
    assert (sitting.on, sitting.held) == (TODAY, False)


def test_the_courier_gets_his_8_000_finally(session: Read) -> None:
    case, (arbitration,) = _story(session, "某快递公司")
    assert (arbitration.kind, arbitration.outcome, arbitration.state) == ("arbitration", "A20", "closed")
    (claim,) = session.exec(select(Claim).where(Claim.case_id == case.id)).all()
    assert (claim.item, claim.awarded, claim.finality, claim.paid) == ("compensation", Decimal(8000), True, Decimal(8000))
    (award,) = session.exec(select(JournalEntry).where(JournalEntry.case_id == case.id, JournalEntry.step == "award")).all()
    for words in ("第四十一条", "早9时至晚9时，每周工作6天", "第三十九条、第四十八条、第八十七条"):
        assert words in award.given


def test_a_failed_mediation_ends_in_two_awards_each_with_its_own_clocks(session: Read) -> None:
    case, (mediation, arbitration) = _story(session, "吴建平")
    assert (mediation.outcome, arbitration.outcome, arbitration.state) == ("M20", "A22", "awarded")
    done = Counter(session.exec(select(JournalEntry.step).where(JournalEntry.case_id == case.id)).all())
    for step in ("suspend", "resume", "extend_arbitration", "hold_hearing", "award"):
        assert done[step] == 1, step
    claims = session.exec(select(Claim).where(Claim.case_id == case.id).order_by(col(Claim.number))).all()
    assert [claim.finality for claim in claims] == [True, False]
    clocks = session.exec(select(Deadline).where(Deadline.case_id == case.id, Deadline.proceeding == 2)).all()
    after = {(row.limit, row.party): row for row in clocks if row.limit.startswith("X")}
    assert after.keys() == {("X-01", 1), ("X-02", 2), ("X-03", 1), ("X-03", 2)}
    assert after["X-03", 1].due_on != after["X-03", 2].due_on
    (trial,) = [row for row in clocks if row.limit == "A-23"]
    assert trial.state == "met"
    assert trial.raw_on - trial.starts_on > timedelta(days=45 + 15)


def test_a_mediator_of_another_town_does_not_see_the_story(session: Read) -> None:
    case, _ = _story(session, "吴建平")
    stranger = accounts.actor_named(session, "chidian")
    assert session.exec(select(Case.id).where(Case.id == case.id, cases.visible(stranger))).first() is None


def test_everybody_may_sign_in_with_the_printed_password(loaded: Path) -> None:
    with db.write() as session:
        assert world.sign_in(session, "chendai1", demo.PASSWORD)
        assert not world.sign_in(session, "chendai1", demo.PASSWORD + "x")


def test_the_printed_password_opens_nothing_outside_a_demo(tmp_path: Path) -> None:
    """Though the demo's people came into it: by a copied row, or by a mark that was taken away."""
    with databases.bare(databases.SQLITE, tmp_path):
        demo.load(db.write, TODAY, 0, pace=IN_FORTIES, most=1)
        with db.write() as session:
            assert world.sign_in(session, "admin", demo.PASSWORD)
            session.delete(session.get(Setting, showcase.MARK))
        with db.write() as session:
            assert not world.sign_in(session, "admin", demo.PASSWORD)
    with pytest.raises(Refusal, match="人人都知道"):
        accounts.hashed(demo.PASSWORD)


def test_a_real_bureau_has_no_invented_units(tmp_path: Path) -> None:
    with databases.fresh(databases.SQLITE, tmp_path), db.write() as session:
        seed.initialise(session)
        assert session.exec(select(Unit).where(col(Unit.level).in_(("企业", "网格")))).all() == []


def test_the_demo_loads_on_either_database(both: str, kind: str, tmp_path: Path) -> None:
    with databases.bare(kind, tmp_path / "demo"), db.read() as session:
        demo.load(db.write, TODAY, 3, seed=11, pace=IN_FORTIES, most=2 * ENOUGH)
        told = session.exec(select(Case.id)).all()
        assert len(told) > 20
        assert [number for number in told if journal.broken(journal.rows(session, number or 0))] == []


def test_lmaa_5_and_16_one_leaves_for_arbitration_and_one_of_the_others_asks_alone_for_an_order(session: Read) -> None:
    case, (mediation, arbitration) = _story(session, "阮春梅")
    assert (mediation.state, arbitration.who, arbitration.amount) == ("effective", "阮志勇", Decimal(7_200))
    ordered = session.exec(
        select(Deadline.party).where(Deadline.case_id == case.id, Deadline.limit == "M-11A").order_by(col(Deadline.party))
    ).all()
    assert ordered == [1]


def test_lmaa_15_and_16_one_broken_agreement_is_arbitrated_for_its_sum_and_one_is_ordered_to_be_paid(session: Read) -> None:
    _, (mediation, arbitration) = _story(session, "章得贵")
    assert (mediation.amount, arbitration.kind, arbitration.amount) == (Decimal(13_200), "arbitration", Decimal(6_600))
    case, (ordered,) = _story(session, "苏桂花")
    steps = session.exec(select(JournalEntry.step).where(JournalEntry.case_id == case.id)).all()
    assert (ordered.state, steps[-4:]) == ("effective", ["record_breach", *["record_payment_order"] * 3])
