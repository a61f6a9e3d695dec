"""The items of claims: who may claim each, of which sort it is, and what an award says of one that is not for money."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from typing import Any

import pytest

from mediation.rules.codes import BY_EITHER, BY_EMPLOYER, BY_WORKER, Item
from mediation.rules.forms import questions
from mediation.rules.items import BY_ITEM, ROWS, orders
from mediation.rules.lifecycle import STEPS, Situation
from tests.rules.cases.hearing import APPLICATION, HEARD, SCHEDULED, USED, WORDS, Line, award, facts, situation, wrong
from tests.scenes import COMPANY, person

TABLE = {
    BY_WORKER: "wages overtime leave_pay double_wage severance compensation notice_pay probation added_compensation non_compete "
    "sick_pay injury_leave_pay injury_medical injury_benefit maternity insurance certificate file_transfer insurance_arrears contract",
    BY_EMPLOYER: "penalty service_period non_compete_duty handover",
    BY_EITHER: "relation reinstatement damages refund apology other",
}
WORDED = {
    "certificate": "甲厂自本裁决书生效之日起10日内为林某出具解除（终止）劳动合同证明",
    "file_transfer": "甲厂自本裁决书生效之日起10日内为林某办理档案和社会保险关系转移手续",
    "insurance_arrears": "甲厂自本裁决书生效之日起10日内为林某补缴社会保险费，具体数额以社会保险经办机构核定的为准",
    "contract": "甲厂自本裁决书生效之日起10日内与林某订立书面劳动合同",
    "relation": "确认林某与甲厂存在劳动关系",
    "reinstatement": "甲厂自本裁决书生效之日起10日内与林某继续履行劳动合同",
    "apology": "甲厂自本裁决书生效之日起10日内向林某赔礼道歉",
    "non_compete_duty": "甲厂自本裁决书生效之日起继续履行对林某的竞业限制义务",
    "handover": "甲厂自本裁决书生效之日起10日内与林某办理工作交接",
}
"""Of an item that is not here, and is awarded without a sum, the arbitrator words what is ordered."""


def test_every_item_has_one_row_and_one_side() -> None:
    assert sorted(row.item for row in ROWS) == sorted(Item)
    assert {group: " ".join(item for item in Item if item.group == group) for group in TABLE} == TABLE
    assert all(row.basis for row in ROWS)


@pytest.mark.parametrize("item", Item)
def test_the_operative_words_of_what_is_not_for_money(item: Item) -> None:
    assert orders(item, who=["甲厂"], to="林某", days=10, by_worker=True) == WORDED.get(item, "")


def test_an_employer_who_asks_about_the_relation_asks_that_there_is_none() -> None:
    assert orders(Item.RELATION, who=["林某"], to="甲厂", days=10, by_worker=False) == ""


def test_a_form_offers_the_items_under_who_may_claim_them() -> None:
    rows = next(q for q in questions(STEPS["file_arbitration"].asks) if q.name == "claims").rows
    item = next(q for q in rows if q.name == "item")
    assert dict.fromkeys(item.groups) == dict.fromkeys((BY_WORKER, BY_EMPLOYER, BY_EITHER)), "each heading once, in this order"
    assert [item.groups[n] for n, (code, _) in enumerate(item.choices) if code == "penalty"] == [BY_EMPLOYER]


def filed(side: str, item: str, *, step: str = "file_arbitration") -> dict[str, str]:
    people: dict[str, Any] = {"applicants": [person(1)], "respondents": [COMPANY]}
    if side == "employer":
        people = {"applicants": [COMPANY], "respondents": [person(1)]}
    given = {key: value for key, value in APPLICATION[2].items() if key != "used"} | people
    return wrong(step, situation_before(), **{**given, "claims": [{"claimant": 1, "item": item, "amount": "100"}]})


def situation_before() -> Situation:
    return replace(situation(APPLICATION), proceeding=None)


@pytest.mark.parametrize("step", ["register", "file_arbitration"])
@pytest.mark.parametrize("side", ["worker", "employer"])
@pytest.mark.parametrize("item", Item)
def test_each_side_claims_what_is_its_own(item: Item, side: str, step: str) -> None:
    may = item.group in (BY_EITHER, BY_WORKER if side == "worker" else BY_EMPLOYER)
    found = filed(side, item, step=step)
    assert ("claims.0.item" not in found) is may
    assert may or BY_ITEM[item].basis in found["claims.0.item"]


def test_between_people_alone_nobody_knows_who_employs_whom() -> None:
    """个人承包经营者 against his worker: both are people."""
    given = {key: value for key, value in APPLICATION[2].items() if key != "used"}
    boss = {**given, "applicants": [person(1)], "respondents": [person(2)]}
    claims = [{"claimant": 1, "item": "service_period", "amount": "100"}]
    assert wrong("file_arbitration", situation_before(), **{**boss, "claims": claims}) == {}


@pytest.mark.parametrize(("item", "may"), [("wages", False), ("refund", True), ("service_period", True), ("relation", True)])
def test_R33_36_a_counter_claim_is_of_what_its_claimant_can_claim(item: str, *, may: bool) -> None:
    claims = [{"claimant": 3, "item": item, "amount": "3000.00"}]
    found = wrong("receive_counterclaim", situation(*SCHEDULED), on="2026-09-08", claims=claims, story="多发工资")
    assert ("claims.0.item" not in found) is may
    asked: Line = ("receive_counterclaim", "2026-09-08", {"claims": claims, "story": "略"})
    assert (
        "claims.0.item" not in wrong("merge_counterclaim", situation(*SCHEDULED, asked), on="2026-09-10", claims=claims)
    ) is may


def test_R33_44_an_added_claim_is_of_what_its_claimant_can_claim() -> None:
    added = [{"claimant": 1, "item": "penalty", "amount": "5.00"}, {"claimant": 1, "item": "sick_pay", "amount": "5.00"}]
    assert [name for name in wrong("change_claims", situation(*SCHEDULED), added=added) if "item" in name] == ["added.0.item"]


# --- what is not for money, in an award -------------------------------------------------------------------------


def heard(*items: str, detail: str = "") -> list[Line]:
    rows = [{"claimant": 1, "item": item, "detail": detail} for item in items]
    application = {**APPLICATION[2], "claims": rows, "applicants": [person(1)]}
    merged: Line = ("merge_counterclaim", "2026-09-10", {"claims": [{"claimant": 2, "item": "handover"}]})
    return [(APPLICATION[0], APPLICATION[1], application), *SCHEDULED[1:4], merged, *HEARD[4:]]


def ordered(lines: list[Line], *upheld: dict[str, Any]) -> list[str]:
    name, on, given = award("2026-10-20", used=USED)
    made = (name, on, {**given, "lines": [{"upheld": True, **line} for line in upheld]})
    return [line.says for line in facts(*lines, made).proceedings[1].decisions]


def test_LMAA_46_what_is_not_for_money_is_ordered_of_the_one_it_is_claimed_of() -> None:
    worker, company = person(1)["name"], COMPANY["name"]
    lines = heard("certificate", "relation", detail="2024年3月至2026年5月")
    assert ordered(lines, {"claim": 1}, {"claim": 2}, {"claim": 3}) == [
        f"{company}自本裁决书生效之日起10日内为{worker}出具解除（终止）劳动合同证明",
        f"确认{worker}与{company}存在劳动关系（2024年3月至2026年5月）",
        f"{worker}自本裁决书生效之日起10日内与{company}办理工作交接",
    ]
    typed = {"claim": 1, "says": "当日出具离职证明"}
    assert ordered(lines, typed, {"claim": 2, "upheld": False}, {"claim": 3, "amount": "100"}) == ["当日出具离职证明", "", ""]


@pytest.mark.parametrize(("item", "asked"), [("certificate", False), ("refund", True), ("other", True), ("wages", True)])
def test_LMAA_46_an_award_without_money_says_what_is_to_be_done(item: str, *, asked: bool) -> None:
    """An award of which no paper could be printed is refused before it is made."""
    where = situation(*heard(item))
    lines: list[dict[str, Any]] = [{"claim": 1, "upheld": True}, {"claim": 2, "upheld": False}]
    found = wrong("award", where, on="2026-10-20", lines=lines, **WORDS)
    assert ("lines.0.says" in found) is asked
    lines[0]["says"] = "晋江某厂三日内返还身份证一张"
    assert "lines.0.says" not in wrong("award", where, on="2026-10-20", lines=lines, **WORDS)
