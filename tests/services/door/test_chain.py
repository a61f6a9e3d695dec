"""The chain: one dispute goes from proceeding to proceeding, all of it or in parts, and its people and claims go with it."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import col, select

from mediation.errors import Invalid
from mediation.models import Claim, Proceeding, Write
from mediation.rules import lifecycle
from mediation.rules.codes import Kind, Outcome, Side
from mediation.rules.deadlines import clocks
from mediation.rules.forms import questions
from mediation.rules.indicators import NOT_COUNTED
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import Role
from mediation.rules.states import STATES, State
from mediation.rules.states.arbitration import AWARDED, FILED, FORMED, SCHEDULED
from mediation.rules.states.mediation import EFFECTIVE, FAILED, MEDIATING
from mediation.rules.step import STAY
from mediation.services.base import reference
from mediation.services.door import offers
from mediation.services.papers import issue
from mediation.services.record import cases, timeline
from mediation.services.views import case_page
from tests import databases
from tests.reliability.wander import differences, invariants
from tests.walks import Walk, through_mediation, walk_to
from tests.world import People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all: nothing here is ever committed."""
    with databases.fresh(kind, tmp_path_factory.mktemp("chain") / "home") as url:
        yield url


def sound(walk: Walk) -> None:
    walk.session.flush()
    invariants(walk)
    assert differences(walk.session, walk.case_id, 400) == []


def travelled(walk: Walk, number: int) -> tuple[tuple[int, ...], tuple[int, ...], int | None]:
    """Who is in the proceeding, with which claims, and where it came from."""
    p = walk.facts.proceedings[number]
    return p.parties, p.claims, p.came_from


# --- the links ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "steps", "kind_of_next"),
    [
        (STATES[Kind.INSPECTION, "investigating"], ("hand_to_mediation",), Kind.MEDIATION),
        (STATES[Kind.INSPECTION, "investigating"], ("hand_to_arbitration",), Kind.ARBITRATION),
        (FAILED, ("apply_arbitration",), Kind.ARBITRATION),
        (EFFECTIVE, ("apply_review",), Kind.REVIEW),
        (EFFECTIVE, ("apply_confirmation",), Kind.CONFIRMATION),
        (STATES[Kind.REVIEW, "in_force"], ("enforce_agreement",), Kind.ENFORCEMENT),
        (STATES[Kind.CONFIRMATION, "confirmed"], ("enforce_agreement",), Kind.ENFORCEMENT),
        (AWARDED, ("serve", "serve", "lodge_suit"), Kind.SUIT),
        (AWARDED, ("serve", "serve", "apply_set_aside"), Kind.SUIT),
        (AWARDED, ("apply_enforcement",), Kind.ENFORCEMENT),
    ],
)
def test_a_link_carries_the_people_and_their_claims(
    write: Write, people: People, state: State, steps: tuple[str, ...], kind_of_next: Kind
) -> None:
    walk = walk_to(write, people, state, ("split",))
    origin = walk.proceeding
    walk.go(*steps)
    before, opened = walk.facts.proceedings[origin], walk.facts.proceedings[walk.proceeding]
    assert (opened.kind, opened.came_from) == (kind_of_next, origin)
    assert opened.claims
    assert set(opened.claims) <= set(before.claims)
    assert {walk.facts.claims[n].claimant for n in opened.claims} <= set(opened.parties)
    assert {p.side for p in walk.facts.of_side(opened, *Side)} >= {Side.APPLICANT, Side.RESPONDENT}
    sound(walk)


@pytest.mark.parametrize(
    ("source", "more"),
    [
        ("walk_in", {}),
        ("hotline", {}),
        ("court", {"referred_by": "晋江市人民法院"}),
        ("inspection", {"referred_by": "晋江市劳动保障监察大队"}),
    ],
)
def test_wherever_a_case_comes_from_it_goes_all_the_way(
    write: Write, people: People, source: str, more: dict[str, Any]
) -> None:
    """Who was sent by a court or the inspectorate did not ask for mediation: it is on record how each side agreed (第23条)."""
    walk = Walk(write, people)
    walk.do("register", source=source, **more)
    asked: dict[str, Any] = {
        f"{side}_way": offered("accept_mediation", f"{side}_way")[0] for side in ("applicant", "respondent")
    }
    walk.do("accept_mediation", **(asked if more else {}))
    walk.go("assign_mediator", "fail_mediation", "apply_arbitration", "accept_arbitration", "form_tribunal")
    walk.go(
        "serve", "set_hearing", "serve", "hold_hearing", "award", "apply_enforcement", "docket_enforcement", "end_enforcement"
    )
    assert [p.kind for p in walk.facts.proceedings.values()] == [Kind.MEDIATION, Kind.ARBITRATION, Kind.ENFORCEMENT]
    assert [p.came_from for p in walk.facts.proceedings.values()] == [None, 1, 2]
    sound(walk)


def offered(step: str, answer: str) -> list[str]:
    """The codes that the step's form offers for this answer."""
    return [code for q in questions(STEPS[step].asks) if q.name == answer for code, _ in q.choices]


@pytest.mark.parametrize("source", ["court", "inspection"])
def test_who_sent_the_case_is_on_record(write: Write, people: People, source: str) -> None:
    with pytest.raises(Invalid) as wrong:
        Walk(write, people).do("register", source=source)
    assert "请写明是哪个单位" in wrong.value.faults["referred_by"]


@pytest.mark.parametrize("ends", [("end_enforcement",), ("pause_enforcement", "resume_enforcement", "withdraw_enforcement")])
def test_nmm_32_and_cpl_206_whoever_mediated_follows_the_enforcement_of_what_the_court_confirmed(
    write: Write, people: People, ends: tuple[str, ...]
) -> None:
    """The case is the organisation's own to its end: the commission does nothing in it."""
    walk = walk_to(write, people, STATES[Kind.CONFIRMATION, "confirmed"])
    for step in ("enforce_agreement", "docket_enforcement", *ends, "close_enforcement"):
        walk.do(step, by=people["alice"])
    here = walk.facts.proceedings[walk.proceeding]
    assert (here.kind, here.state, here.unit) == (Kind.ENFORCEMENT, "closed", walk.facts.proceedings[1].unit)
    sound(walk)


# --- some go on, some do not ----------------------------------------------------------------------------------


def test_an_agreement_with_some_and_arbitration_for_the_rest(write: Write, people: People) -> None:
    """部分达成: the first was promised his wages and is paid; the second goes on with hers alone."""
    walk = walk_to(write, people, MEDIATING)
    walk.do("record_session")
    due = (walk.day + timedelta(days=5)).isoformat()
    wages = {"payee": 1, "claim": 1, "amount": "100.00", "due_on": due}
    walk.do("reach_agreement", promises=[wages], left=[{"party": n, "how": "elsewhere"} for n in (1, 2)])
    walk.go("sign_agreement")
    walk.do("apply_arbitration", parties=[2], claims=[2])
    assert travelled(walk, 2) == ((2, 3), (2,), 1)
    walk.proceeding = 1
    walk.do("record_payment")
    write.flush()
    rows = {c.number: c for c in write.exec(select(Claim).where(Claim.case_id == walk.case_id)).all()}
    assert (rows[1].agreed, rows[1].paid) == (Decimal(100), Decimal(100))
    assert (rows[2].agreed, rows[2].paid) == (None, None)
    assert walk.facts.proceedings[2].state == "received"
    sound(walk)


# --- 分案 ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [MEDIATING, FILED, FORMED], ids=str)
def test_a_split_case_has_the_same_past_and_a_number_of_its_own(write: Write, people: People, state: State) -> None:
    walk = walk_to(write, people, state)
    before, at = walk.facts.proceedings[1], reference.current(write).calendar
    running = {(c.limit, c.party): (c.starts_on, c.due_on) for c in clocks(walk.facts, before, at, walk.day)}
    name = "split_mediation" if state is MEDIATING else "split_arbitration"
    done = walk.do(name, parties=[2])
    here, apart = walk.facts.proceedings[1], walk.facts.proceedings[done.proceeding]
    assert (here.parties, apart.parties) == ((1, 3), (2, 3))
    assert sorted(here.claims + apart.claims) == sorted(before.claims)
    assert {walk.facts.claims[n].claimant for n in apart.claims} == {2}
    assert (apart.state, apart.kind, apart.unit, apart.handler) == (here.state, here.kind, here.unit, here.handler)
    assert (apart.received_on, apart.accepted_on, apart.came_from) == (here.received_on, here.accepted_on, here.came_from)
    for p in (here, apart):
        now = {(c.limit, c.party): (c.starts_on, c.due_on) for c in clocks(walk.facts, p, at, walk.day)}
        assert now == {key: days for key, days in running.items() if key[1] in (None, *p.parties)}
    write.flush()
    numbers = write.exec(
        select(Proceeding.docket).where(Proceeding.case_id == walk.case_id).order_by(col(Proceeding.number))
    ).all()
    assert len(set(numbers)) == 2
    assert all("〔2026〕" in number for number in numbers)
    sound(walk)


def test_each_half_goes_its_own_way(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("split_arbitration", parties=[2])
    walk.go("withdraw_arbitration", "close_arbitration")
    walk.proceeding = 1
    walk.go("serve", "set_hearing", "serve", "hold_hearing", "award")
    facts = walk.facts
    assert [(p.state, p.outcome) for p in facts.proceedings.values()] == [("awarded", "A22"), ("closed", "A31")]
    assert {line.claim for line in facts.proceedings[1].decisions} == set(facts.proceedings[1].claims)
    sound(walk)


def test_half_of_a_mediation_agrees_and_the_other_half_goes_to_arbitration(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING, ("many",))
    walk.do("split_mediation", parties=[1, 2, 3])
    walk.go("record_session", "reach_agreement", "sign_agreement")
    walk.proceeding = 1
    walk.go("fail_mediation", "apply_arbitration")
    facts = walk.facts
    assert [(p.kind, p.state) for p in facts.proceedings.values()] == [
        (Kind.MEDIATION, "failed"),
        (Kind.MEDIATION, "effective"),
        (Kind.ARBITRATION, "received"),
    ]
    assert set(facts.proceedings[3].parties) == set(facts.proceedings[1].parties)
    assert not set(facts.proceedings[3].claims) & set(facts.proceedings[2].claims)
    sound(walk)


def test_a_case_is_split_twice_and_each_keeps_its_number(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED, ("many",))
    walk.do("split_arbitration", parties=[1, 2])
    walk.do("split_arbitration", parties=[2])
    walk.proceeding = 1
    walk.do("split_arbitration", parties=[3])
    write.flush()
    rows = write.exec(select(Proceeding).where(Proceeding.case_id == walk.case_id).order_by(col(Proceeding.number))).all()
    assert [row.headcount for row in rows] == [9, 1, 1, 1]
    assert len({row.docket for row in rows}) == 4
    sound(walk)


def test_what_was_decided_is_not_torn_apart_and_nobody_is_left_without_a_case(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED)
    with pytest.raises(Invalid) as everybody:
        walk.do("split_arbitration", parties=[1, 2])
    assert everybody.value.faults["parties"] == "本案至少要留一位申请人。"
    walk.do("split_arbitration", parties=[2])
    assert "只有一位申请人" in (walk.refusal(STEPS["split_arbitration"]) or "")
    settled = walk_to(write, people, FORMED).go("settle_part")
    assert "不能再分案" in (settled.refusal(STEPS["split_arbitration"]) or "")
    heard = walk_to(write, people, SCHEDULED)
    assert "不能办理“分案”" in (heard.refusal(STEPS["split_arbitration"]) or "")


# --- what never travels, and a way out everywhere -------------------------------------------------------------


def test_the_mediators_notes_do_not_follow_a_split_case_to_arbitration(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.do("record_session", content="厂方私下肯付八折", result="分歧很大")
    walk.do("split_mediation", parties=[2])
    walk.go("fail_mediation", "apply_arbitration")
    assert walk.case_id is not None
    for number in walk.facts.proceedings:
        page = case_page.view(write, cases.see(write, walk.case_id, people.bob), people.bob, walk.day, number)
        assert "八折" not in str(page)
    own = case_page.view(write, cases.see(write, walk.case_id, people.alice), people.alice, walk.day, 1)
    assert "调解笔录" in {row.title for row in own.documents}
    assert any("八折" in str(issue.frozen(row)) for row in issue.of_case(write, walk.case_id))


@pytest.mark.parametrize("state", [s for s in STATES.values() if s.open], ids=lambda s: f"{s.kind}-{s}")
def test_every_open_state_has_a_lawful_exit_today(write: Write, people: People, state: State) -> None:
    """Somebody holds a step that moves the proceeding on, and no guard stands in its way."""
    walk = walk_to(write, people, state)
    everybody = [people.in_role(role) for step in STEPS.values() for role in sorted(step.by) if state in step.at]
    with walk.standing():
        lawful = {
            o.step.name
            for actor in everybody
            for o in offers(write, walk.facts, actor)
            if o.proceeding == walk.proceeding and o.refusal is None and o.step.to != STAY
        }
    assert lawful
    assert lifecycle.available(walk.situation(), {role for step in STEPS.values() for role in step.by})


def test_a_case_that_went_to_arbitration_can_be_split_there_too(write: Write, people: People) -> None:
    walk = through_mediation(write, people)
    walk.do("split_arbitration", parties=[2])
    assert [p.came_from for p in walk.facts.proceedings.values()] == [None, 1, 1]
    walk.proceeding = 1
    assert "全部申请仲裁" in (walk.refusal(STEPS["apply_arbitration"]) or "")
    sound(walk)


# --- 并案 ------------------------------------------------------------------------------------------------------


def split_in_two(write: Write, people: People) -> Walk:
    """An arbitration of two applicants, split: 周某 before the tribunal in 1, the other in 2; both accepted on one day."""
    walk = walk_to(write, people, FORMED)
    walk.do("split_arbitration", parties=[2])
    return walk


def test_the_later_case_goes_into_the_earlier_with_parties_claims_and_what_was_served(write: Write, people: People) -> None:
    walk = split_in_two(write, people)
    walk.do("serve")
    before, at = walk.facts.proceedings[1], reference.current(write).calendar
    walk.do("merge_arbitration", into=1)
    stands, gone = walk.facts.proceedings[1], walk.facts.proceedings[2]
    assert (gone.state, gone.outcome, gone.concluded_on) == ("merged", "A70", walk.day)
    assert (stands.state, stands.accepted_on) == (before.state, before.accepted_on)
    assert stands.parties == (1, 2, 3)
    assert {walk.facts.claims[n].claimant for n in stands.claims} == {1, 2}
    assert gone.entries[-2] in stands.entries
    assert not [c for c in clocks(walk.facts, gone, at, walk.day) if c.state.is_open]
    trial = {c.limit: c.due_on for c in clocks(walk.facts, stands, at, walk.day)}["A-23"]
    assert trial == {c.limit: c.due_on for c in clocks(walk.facts, before, at, walk.day)}["A-23"]
    walk.proceeding = 1
    walk.go("set_hearing", "hold_hearing", "award")
    assert {line.claim for line in walk.facts.proceedings[1].decisions} == set(stands.claims)
    sound(walk)


def test_only_into_an_earlier_case_before_a_day_is_set(write: Write, people: People) -> None:
    walk = split_in_two(write, people)
    walk.proceeding = 1
    walk.go("serve", "set_hearing")
    assert "不能办理“并案”" in (walk.refusal(STEPS["merge_arbitration"]) or "")
    walk.proceeding = 2
    assert "没有可以并入的案件" in (walk.refusal(STEPS["merge_arbitration"]) or "")
    alone = walk_to(write, people, FORMED)
    assert "定开庭日时填写合并开庭的案号" in (alone.refusal(STEPS["merge_arbitration"]) or "")


def test_a_merged_case_is_in_no_rate_and_its_page_says_where_it_went(write: Write, people: People) -> None:
    walk = split_in_two(write, people)
    walk.do("merge_arbitration", into=1)
    write.flush()
    docket = write.exec(select(Proceeding.docket).where(Proceeding.case_id == walk.case_id, Proceeding.number == 1)).one()
    entry = walk.facts.proceedings[2].entries[-1]
    assert timeline.says(entry, walk.facts) == f"并入{docket}一并审理"
    assert Outcome.MERGED in NOT_COUNTED
    walk.go("close_arbitration")
    sound(walk)


# --- 证据 ------------------------------------------------------------------------------------------------------


def test_evidence_goes_with_the_case_from_mediation_to_arbitration(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.do("record_evidence", submitter=1)
    walk.go("fail_mediation", "apply_arbitration")
    walk.do("record_evidence", submitter=3, exhibits=[{"name": "考勤记录", "handed": "original"}])
    facts = walk.facts
    before = facts.exhibits_in(facts.proceedings[2])
    assert [(e.number, e.party, e.proceeding, e.name) for e in before] == [
        (1, 1, 1, "2026 年 6 月工资条"),
        (2, 1, 1, "微信聊天记录"),
        (3, 3, 2, "考勤记录"),
    ]
    assert [e.origin for e in case_page.exhibits(facts, facts.proceedings[2])] == ["调解", "调解", "仲裁"]
    sound(walk)


def test_evidence_of_those_who_stay_behind_stays_behind(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    for who in (1, 2, 3):
        walk.do("record_evidence", submitter=who, exhibits=[{"name": f"证据{who}", "handed": "copy"}])
    walk.do("split_arbitration", parties=[2])
    facts = walk.facts
    names = {n: [e.name for e in facts.exhibits_in(p)] for n, p in facts.proceedings.items()}
    assert names == {1: ["证据1", "证据3"], 2: ["证据2", "证据3"]}


def test_evidence_after_the_partys_own_period_is_marked_and_not_refused(write: Write, people: People) -> None:
    """办案规则 第15条: the tribunal may leave it out, or take it and admonish; it is not for the window to turn it away."""
    walk = walk_to(write, people, FILED)
    until = walk.day + timedelta(days=3)
    walk.do("set_evidence_period", parties=[1], until=until.isoformat())
    walk.do("record_evidence", on=until, submitter=1)
    walk.do("record_evidence", on=until + timedelta(days=1), submitter=1)
    walk.do("record_evidence", submitter=2)
    assert [e.late for e in walk.facts.exhibits.values()] == [False, False, True, True, False, False]
    walk.proceeding = 1
    struck = walk.facts.proceedings[1].last("set_evidence_period")
    assert struck is not None
    walk.do("correct", entry=struck.seq, action="strike", reason="期限未定", by=people.in_role(Role.DIRECTOR))
    assert not any(e.late for e in walk.facts.exhibits.values())
    sound(walk)
