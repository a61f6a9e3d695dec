"""The strip of an injury at work on the case page: where the chain stands, and what the worker does next (工伤保险条例 第17条)."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import select

from mediation.models import Case, Deadline, JournalEntry, Write
from mediation.rules.calculators import CALCULATORS
from mediation.rules.codes import PartyType, Side
from mediation.rules.facts import Claim, Decision
from mediation.rules.injury import sharing
from mediation.rules.party import Party
from mediation.rules.step import Reference, Situation
from mediation.services.base import accounts
from mediation.services.demo import injured
from mediation.services.operation.verify import verify
from mediation.services.record import cases
from mediation.services.views import calculators, case_page
from mediation.services.views.case_page import injury
from tests import stories
from tests.rules.cases.injury import ACCEPTED, ACCIDENT, ASKED, assessed, facts, told
from tests.rules.journal import CALENDAR, Line
from tests.scenes import COMPANY, person
from tests.walks import Walk
from tests.world import People


def strip(*lines: Line, today: str = "2026-11-20", state: str = "accepted") -> injury.InjuryPart:
    case = facts(*lines)
    case.proceedings[1].state = state
    return injury.part(Situation(case, case.proceedings[1], date.fromisoformat(today), Reference(CALENDAR)))


def test_WIR_39_the_heirs_of_one_killed_at_work_have_one_chain_and_need_no_grade() -> None:
    case = facts(ACCIDENT, told("recognised", "2026-05-06", worker=3))
    case.parties[4] = Party(4, Side.APPLICANT, "卞大福", PartyType.PERSON)
    case.parties |= {n: replace(case.parties[n], predecessor=4) for n in (1, 3)}
    here = case.proceedings[1]
    here.parties = (1, 2, 3)
    case.claims[2] = Claim(2, 3, "injury_benefit", None)
    here.claims, here.state = (1, 2), "accepted"
    (line,) = injury.part(Situation(case, here, date(2026, 11, 20), Reference(CALENDAR))).lines
    assert line.name == "卞大福（已死亡）"
    assert "不需要劳动能力鉴定" in line.todo
    assert [stage.label for stage in line.stages][2:] == ["因工死亡不需鉴定", "工伤待遇"]
    assert sharing(case, here, 3) == (1, 3)


@pytest.mark.parametrize(
    ("today", "says", "todo"),
    [
        ("2026-01-20", "单位应当在 2026-02-04 以前申请", "最迟 2027-01-05 以前"),
        ("2026-03-01", "单位的三十日 2026-02-04 已满", "最迟 2027-01-05 以前"),
        ("2027-01-06", "一年的申请期限 2027-01-05 已满", "法释〔2014〕9号第7条"),
    ],
)
def test_WIR_17_the_worker_is_told_the_last_day_of_his_year(today: str, says: str, todo: str) -> None:
    (line,) = strip(ACCIDENT, today=today).lines
    assert says in line.says
    assert todo in line.todo


@pytest.mark.parametrize(
    ("lines", "says", "todo"),
    [
        ((), "还没有登记事故", "哪一天受的伤"),
        ((ACCIDENT, ASKED), "等社保部门办理", ""),
        ((ACCIDENT, ASKED, told("incomplete", "2026-03-05")), "一次性告知补正", "补齐材料"),
        ((ACCIDENT, ASKED, ACCEPTED, told("rejected", "2026-05-06", received_on="2026-05-08")), "不予认定", "2026-05-08"),
        ((ACCIDENT, told("declined", "2026-05-06")), "不予受理", "六十日内申请行政复议"),
        ((told("declined", "2026-05-06"), told("decline_set_aside", "2026-09-06")), "等社保部门重新决定是否受理", ""),
        ((ACCIDENT, told("recognised", "2026-05-06")), "认定为工伤", "申请鉴定"),
        ((told("recognised", "2026-05-06"), assessed("asked", "2026-06-01")), "等鉴定委员会的结论", ""),
        ((told("recognised", "2026-05-06"), assessed("concluded", "2026-07-30", grade="9")), "九级", "按九级计算"),
        (
            (told("recognised", "2026-05-06"), assessed("concluded_again", "2026-09-30", grade="8")),
            "八级",
            "结论是最终的（工伤保险条例第26条）；伤情变化了的，2027-09-30 起",
        ),
        (
            (told("recognised", "2026-05-06"), assessed("concluded", "2025-07-30", grade="9")),
            "九级",
            "2026-07-30 起可以申请复查",
        ),
    ],
)
def test_each_stand_of_the_chain_says_what_comes_next(lines: tuple[Line, ...], says: str, todo: str) -> None:
    (line,) = strip(*lines).lines
    assert says in line.says
    assert todo in line.todo
    assert bool(todo) == bool(line.todo)


def test_the_benefits_are_done_when_they_are_decided_and_not_before() -> None:
    graded = (told("recognised", "2026-05-06"), assessed("concluded", "2026-07-30", grade="9"))
    assert [stage.state for stage in strip(ACCIDENT).lines[0].stages] == ["done", "now", "next", "next"]
    assert [stage.state for stage in strip(*graded).lines[0].stages] == ["done", "done", "done", "now"]
    case = facts(*graded)
    case.proceedings[1].decisions = [Decision(1, True, Decimal(50400), "", False, "")]
    (line,) = injury.part(Situation(case, case.proceedings[1], date(2026, 11, 20), Reference(CALENDAR))).lines
    assert line.stages[-1].state == "done"


def lines_of(session: Write, walk: Walk, who: str) -> list[injury.Elsewhere]:
    actor = walk.people[who]
    seen = cases.see(session, walk.case_id or 0, actor)
    return case_page.view(session, seen, actor, walk.day, walk.proceeding).injury.elsewhere


def test_WIR_18_whoever_handles_the_benefits_is_led_to_the_case_that_tells_of_the_injury(write: Write, people: People) -> None:
    """The same worker, by his ID number; of a case that the reader may not see nothing is told."""
    first = Walk(write, people)
    first.do(
        "register", applicants=[person(1)], respondents=[COMPANY], claims=[{"claimant": 1, "item": "relation", "detail": "确认劳动关系"}],
    )  # fmt: skip
    first.do("record_injury", on=first.day, party=1, stage="recognised", received_on=first.day)
    second = Walk(write, people)
    second.do(
        "register", applicants=[person(1)], respondents=[COMPANY],
        claims=[{"claimant": 1, "item": "injury_benefit", "amount": "5000.00"}],
    )  # fmt: skip
    (line,) = lines_of(write, second, "alice")
    assert line.case_id == first.case_id
    assert line.says == f"确认劳动关系；{first.day} 认定为工伤"
    assert lines_of(write, first, "alice") == [], "the other has nothing on record"


@pytest.mark.parametrize(
    ("decided", "recorded", "label", "mark"),
    [
        (None, False, "确认劳动关系", "now"), (False, False, "没有确认劳动关系", "now"),
        (True, False, "裁判确认劳动关系，没有生效", "now"), (True, True, "劳动关系已确认", "done"),
    ],
)  # fmt: skip
def test_LMAA_50_a_relation_is_confirmed_by_an_award_in_force(
    decided: bool | None, recorded: bool, label: str, mark: str
) -> None:
    effect: Line = ("confirm_effect", "2026-05-10", {"served": "award_nonfinal", "parties": [1], "perform_until": "2026-05-20"})
    case = facts(*([effect] if recorded else []), item="relation")
    case.proceedings[1].decisions = [] if decided is None else [Decision(1, decided, None, "", False if decided else None, "")]
    found = injury.relation(case, 1)
    assert (found.label, found.state) == (label, mark)


def test_ARR_47_the_strip_leads_to_the_suspension_and_back() -> None:
    waiting = strip(ACCIDENT, ASKED, ACCEPTED)
    assert (waiting.step, "中止审理" in waiting.prompt) == ("suspend", True)
    suspended: Line = ("suspend", "2026-03-10", {"ground": "appraisal", "reason": "等待"})
    assert strip(ACCIDENT, ASKED, ACCEPTED, suspended, state="suspended").step == ""
    came = strip(ACCIDENT, ASKED, ACCEPTED, suspended, told("recognised", "2026-05-06"), state="suspended")
    assert (came.step, "恢复审理" in came.prompt) == ("resume", True)


def test_a_calculator_is_filled_in_with_what_the_chain_has_on_record() -> None:
    case = facts(
        ACCIDENT, told("recognised", "2026-05-06"), assessed("leave", "2026-02-01", leave_until="2026-04-30"),
        assessed("concluded", "2026-07-30", grade="9", care="partly"),
    )  # fmt: skip
    fills = {
        name: calculators.filled(case, 1, CALCULATORS[name])
        for name in ("injury_grant", "injury_care", "injury_leave", "leave")
    }
    assert fills == {
        "injury_grant": {"injured_on": "2026-01-05", "grade": "9"},
        "injury_care": {"care": "partly"},
        "injury_leave": {"first": "2026-01-05", "last": "2026-04-30"},
        "leave": {},
    }
    assert calculators.filled(case, 9, CALCULATORS["injury_grant"]) == {}
    assert calculators.filled(facts(), 1, CALCULATORS["injury_grant"]) == {}


@pytest.mark.parametrize(
    ("leave", "concluded", "last"),
    [("2026-12-31", "2026-07-30", "2026-07-30"), ("2026-04-30", "2026-07-30", "2026-04-30"), ("2026-12-31", "2026-01-20", "2026-12-31")],
)  # fmt: skip
def test_WIR_33_what_is_paid_for_the_leave_ends_with_the_grade(leave: str, concluded: str, last: str) -> None:
    """A conclusion of before the leave was fixed is that of an injury that has come back (第38条)."""
    case = facts(ACCIDENT, assessed("leave", "2026-02-01", leave_until=leave), assessed("concluded", concluded, grade="9"))
    assert calculators.filled(case, 1, CALCULATORS["injury_leave"])["last"] == last


def test_WIR_39_the_day_of_death_comes_from_the_record(write: Write, people: People) -> None:
    """As the heirs' application tells it, or the change of parties; where neither does, it is asked."""
    claims = [{"claimant": 1, "item": "injury_benefit", "amount": "5000.00"}]
    for day in ("2026-01-05", None):
        walk = Walk(write, people)
        dead = {"name": "卞大福", "died_on": day}
        walk.do("file_arbitration", applicants=[person(1)], claims=claims, deceased=[dead])
        assert calculators.filled(walk.facts, 1, CALCULATORS["injury_kin"]).get("died_on") == day
    walk = Walk(write, people)
    walk.do("file_arbitration", applicants=[person(1)], claims=claims)
    walk.go("accept_arbitration")
    walk.do(
        "change_party", ground="died", party=1, joined=[person(71)], new_name=None, since="2026-01-07", proof="死亡证明、户口簿"
    )
    assert calculators.filled(walk.facts, 1, CALCULATORS["injury_death"])["died_on"] == "2026-01-07"


def test_the_demo_tells_of_a_chain_that_was_waited_for_and_of_one_that_nobody_began(tmp_path: Path) -> None:
    today = date(2026, 11, 20)
    with stories.told(tmp_path, today, injured) as session:
        assert verify(session, today).faults == []
        steps = session.exec(select(JournalEntry.step)).all()
        assert {"record_injury", "record_assessment", "suspend", "resume", "set_hearing"} <= set(steps)
        mediator, number = (
            accounts.actor_named(session, "chendai2"),
            session.exec(select(Case.id).where(Case.who == "邝永昌")).one(),
        )
        shown = case_page.view(session, cases.see(session, number or 0, mediator), mediator, date(2026, 11, 1), 1)
        told_next = {line.what: line.who for line in shown.coming}
        assert told_next["单位不申请的，自己（近亲属、工会）申请工伤认定"] == "邝永昌"
        assert told_next["单位给受伤的职工申请工伤认定（邝永昌）"] == "用人单位"
        rows = session.exec(
            select(Case.who, Deadline.limit, Deadline.state, Deadline.due_on).where(Deadline.case_id == Case.id)
        ).all()
        found = {(who, limit): (state, due > today) for who, limit, state, due in rows}
        assert found["蒲德顺", "W-02"][0] == "met"
        assert found["蒲德顺", "W-07"][0] == "met"
        assert found["邝永昌", "L-09"] == ("running", False)
        assert found["邝永昌", "L-09-1"] == ("running", True)


@pytest.mark.parametrize(("item", "count"), [("injury_medical", 0), ("injury_leave_pay", 1), ("injury_benefit", 6)])
def test_WIR_30_a_claim_is_offered_what_reckons_it_and_of_receipts_nothing(item: str, count: int) -> None:
    """医疗费 are what the receipts say (第30条第3款): no calculator of N or of overtime suits them."""
    assert len(calculators.fitting(facts(item=item), 1)) == count
