"""Disputes of another kind: 人事争议 and 集体合同, what is taken, what goes to another door, who sits and what is asked for."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Cause, Item, Kind, PartyType, Side
from mediation.rules.codes.intake import Material, Matter
from mediation.rules.codes.people import Profession
from mediation.rules.common_request import Wish
from mediation.rules.composition import Sitter
from mediation.rules.deadlines import ClockState, clocks
from mediation.rules.facts import is_worker
from mediation.rules.intake import Applied, Caution, Person, cautions
from mediation.rules.intake.disputes import LIMITATION, SIXTY_DAYS
from mediation.rules.party_kinds import KINDS
from mediation.rules.step import Reference
from mediation.rules.steps.track import collective, ten_or_more
from tests.rules.cases.hearing import APPLICATION, Line, refused, situation, wrong
from tests.rules.cases.intake import COMPANY, PLAIN, REFERENCE, WORKER
from tests.rules.journal import CALENDAR, stands
from tests.scenes import COMPANY as A_COMPANY

SCHOOL = Person("某中学", Side.RESPONDENT, KINDS[PartyType.PUBLIC])
UNION = Person("某公司工会委员会", Side.APPLICANT, KINDS[PartyType.UNION])
PERSONNEL = replace(PLAIN, cause=Cause.PERSONNEL, people=(WORKER, SCHOOL))
CONTRACT = replace(PLAIN, cause=Cause.COLLECTIVE_CONTRACT, people=(UNION, COMPANY), items=frozenset({Item.OTHER}))


def said(application: Applied, check: str = "dispute", reference: Reference = REFERENCE) -> list[Caution]:
    return [caution for caution in cautions(application, reference) if caution.check == check]


def text(application: Applied, reference: Reference = REFERENCE) -> str:
    return "".join(caution.text for caution in said(application, reference=reference))


# --- what goes to another door ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("matter", "door", "article"),
    [
        (Matter.STAFF_DECISION, "申请复核", "事业单位人事管理条例第38条"),
        (Matter.CIVIL_SERVANT, "三十日内向原处理机关申请复核", "公务员法第95条"),
        (Matter.BARGAINING, "行政部门组织有关各方协调处理", "劳动法第84条第1款"),
    ],
)
def test_r33_2_what_is_not_taken_is_told_with_its_own_door(matter: Matter, door: str, article: str) -> None:
    (found,) = said(replace(PLAIN, matters=frozenset({matter})))
    assert found.grave
    assert door in found.says
    assert article in found.basis


def test_civil_servants_105_an_appointed_official_has_sixty_days() -> None:
    (found,) = said(replace(PLAIN, matters=frozenset({Matter.APPOINTED_OFFICIAL}), knew_on=date(2026, 7, 1)))
    assert "到 2026-08-31（2026-08-30 为休息日，顺延）" in found.says
    assert found.unsure


# --- 人事争议 ---------------------------------------------------------------------------------------------------


def test_r33_2_a_dispute_with_a_company_is_no_personnel_dispute() -> None:
    assert "是劳动争议，请把争议类型改选" in text(replace(PERSONNEL, people=(WORKER, COMPANY)))
    assert "请把争议类型改选" not in text(PERSONNEL)


def test_LMAA_52_the_days_of_a_personnel_dispute_are_those_of_a_labour_dispute() -> None:
    assert "与劳动争议相同" in text(PERSONNEL)


def test_LMAA_27_52_both_readings_of_the_limitation_are_told_the_bureaus_first() -> None:
    assert "按一年掌握" in text(PERSONNEL)
    assert "另一读法是六十日" in text(PERSONNEL)
    sixty = replace(REFERENCE, settings={**REFERENCE.settings, LIMITATION: SIXTY_DAYS})
    told = text(replace(PERSONNEL, knew_on=date(2026, 7, 1)), sixty)
    assert "按六十日掌握" in told
    assert "到 2026-08-31（2026-08-30 为休息日，顺延）；另一读法是一年" in told


def test_LCL_96_a_contract_of_the_public_service_has_its_own_rules_first() -> None:
    assert "第二倍工资" in text(replace(PERSONNEL, items=frozenset({Item.DOUBLE_WAGE})))
    assert "第二倍工资" not in text(PERSONNEL)


@pytest.mark.parametrize(
    ("application", "lacks"),
    [(PERSONNEL, "聘用合同或者人事关系"), (CONTRACT, "集体合同文本、协商不成的材料"), (PLAIN, "劳动关系证明")],
)
def test_r33_29_each_kind_of_dispute_is_proved_by_its_own_papers(application: Applied, lacks: str) -> None:
    given = replace(application, materials=frozenset(Material) - {Material.RELATION})
    assert any(lacks in caution.says for caution in said(given, "materials"))


# --- 集体合同 ---------------------------------------------------------------------------------------------------


def test_r33_63_the_union_applies_or_whom_the_workers_elected() -> None:
    assert "由工会申请" not in text(CONTRACT)
    assert "上级工会指导劳动者推举产生的代表申请" in text(replace(CONTRACT, people=(WORKER, COMPANY)))


def test_LL_84_they_negotiate_first_and_three_sides_sit() -> None:
    assert "先要协商，协商不成才申请" in text(CONTRACT)
    assert "三方原则" in text(CONTRACT)
    assert "三方原则" not in text(replace(CONTRACT, kind=Kind.MEDIATION))


FILED: Line = (APPLICATION[0], APPLICATION[1], {
    **APPLICATION[2], "cause": "18", "applicants": [{"type": "union", "name": "某公司工会委员会"}], "respondents": [A_COMPANY],
    "claims": [{"claimant": 1, "item": "other", "detail": "按集体合同发放高温津贴"}],
})  # fmt: skip
ACCEPTED: Line = ("accept_arbitration", "2026-09-02", {})


def test_r33_62_a_collective_contract_makes_a_collective_dispute_whoever_applies() -> None:
    where = situation(FILED, ACCEPTED)
    assert collective(where.case, where.here)
    assert not ten_or_more(where.case, where.here)
    assert refused("record_representatives", where) == ""
    running = {clock.limit: clock for clock in clocks(where.case, where.here, CALENDAR, date(2026, 9, 3))}
    assert stands(running["A-19"]) == ("2026-09-09", "running")
    assert running["A-18"].state is ClockState.MET


def test_the_union_stands_on_the_workers_side() -> None:
    parties = list(situation(FILED).case.parties.values())
    assert [is_worker(party, parties) for party in parties] == [True, False]


def bench(**professions: Profession) -> dict[str, Sitter]:
    return {login: Sitter(login, login, profession=which) for login, which in professions.items()}


def test_r33_65_three_sides_sit_over_a_collective_contract_ticked_or_not() -> None:
    where = situation(FILED, ACCEPTED)
    alone: dict[str, Any] = {"presiding": "judge", "clerk": "clerk"}
    assert "须由三名仲裁员组庭" in wrong("form_tribunal", where, **alone)["second"]
    three = {**alone, "second": "two", "third": "three"}
    roster = bench(judge=Profession.LABOUR, two=Profession.UNION, three=Profession.LABOUR)
    assert "企业代表组织" in wrong("form_tribunal", replace(where, roster=roster), **three)["third"]
    roster["three"] = replace(roster["three"], profession=Profession.EMPLOYERS)
    assert wrong("form_tribunal", replace(where, roster=roster), **three) == {}


def test_r33_20_posting_at_a_closed_works_is_for_ten_workers_not_for_every_collective_dispute() -> None:
    where = situation(FILED, ACCEPTED)
    asked = {"served": "respond_notice", "parties": [2], "ground": "closed", "proof": "照片"}
    assert "劳动者十人以上才能张贴" in wrong("post_service", where, on="2026-09-03", **asked)["ground"]


def test_r33_62_ten_workers_whom_a_unit_claims_from_make_no_collective_dispute() -> None:
    """劳动者一方在十人以上并有共同请求: they ask for nothing."""
    ten = (replace(WORKER, side=Side.RESPONDENT),) * 10
    by_a_unit = replace(PLAIN, people=(replace(COMPANY, side=Side.APPLICANT), *ten), cause=Cause.WAGES)
    given = replace(by_a_unit, materials=frozenset(Material) - {Material.REPRESENTATIVES})
    assert said(given, "collective") == said(given, "green_channel") == []
    assert not any("推选代表人" in caution.says for caution in said(given, "materials"))
    asked = tuple(Wish(n, "wages", "", (1,)) for n in range(10))
    ours = replace(PLAIN, people=((WORKER,) * 10 + (COMPANY,)), cause=Cause.WAGES, wishes=asked)
    assert len(said(ours, "collective")) == 1
