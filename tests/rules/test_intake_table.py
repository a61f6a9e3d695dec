"""The lists of the intake checks, entry by entry: what is no labour dispute, what bars a second application, who is named besides."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.codes import Item, Kind, Outcome
from mediation.rules.codes.intake import Circumstance, Earlier, Material, Matter
from mediation.rules.common_request import Wish
from mediation.rules.intake import EarlierCase, applied
from tests.rules.cases.applied import COMPANY, DAY, PLAIN, WORKER, said

# --- 管辖 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("workplace", "seat", "word"),
    [
        ("", "", "没有填写"),
        ("石狮市", "", "再问清用人单位所在地"),
        ("", "石狮市", "再问清劳动合同履行地"),
        ("石狮市", "南安市", "都不在晋江"),
    ],
)
def test_what_is_asked_about_the_places(workplace: str, seat: str, word: str) -> None:
    (caution,) = said(replace(PLAIN, workplace=workplace, seat=seat), "jurisdiction")
    assert word in caution.says


# --- 受案范围 (解释（一）第2条, 超龄劳动者规定 第19条) ----------------------------------------------------------------

COURT_OR_OFFICE = {
    "社保经办机构": "社会保险经办机构",
    "公房转让": "人民法院",
    "鉴定结论": "再次鉴定",
    "家政": "人民法院",
    "工匠帮工": "人民法院",
    "农村承包户": "人民法院",
}
ARTICLE_2 = dict(
    zip(
        COURT_OR_OFFICE,
        (Matter.PENSION_OFFICE, Matter.HOUSING, Matter.APPRAISAL, Matter.DOMESTIC, Matter.CRAFTSMAN, Matter.FARM),
        strict=True,
    )
)


@pytest.mark.parametrize("name", ARTICLE_2)
def test_the_six_of_article_2_are_no_labour_disputes(name: str) -> None:
    (caution,) = said(replace(PLAIN, matters=frozenset({ARTICLE_2[name]})), "scope")
    assert caution.grave
    assert COURT_OR_OFFICE[name] in caution.says


@pytest.mark.parametrize("item", Item)
def test_four_matters_of_over_age_workers_are_for_arbitration(item: Item) -> None:
    """Pay (wages, overtime), leave, and injury at work."""
    old = replace(WORKER, born=date(1962, 3, 1))
    told = said(replace(PLAIN, people=(old, COMPANY), items=frozenset({item}), ended_on=DAY), "scope")
    (caution,) = [each for each in told if "超龄劳动者规定" in each.basis]
    assert len(told) == 1 + (item in (Item.INSURANCE_ARREARS, Item.ADDED_COMPENSATION)), "of these something is said at any age"
    may = item in (
        Item.WAGES, Item.OVERTIME, Item.LEAVE_PAY, Item.INJURY_LEAVE_PAY, Item.INJURY_MEDICAL, Item.INJURY_BENEFIT,
    )  # fmt: skip
    assert ("可以受理" in caution.says) == may
    assert caution.grave != may


@pytest.mark.parametrize("kind", [Kind.ARBITRATION, Kind.MEDIATION])
def test_a_wage_iou_speaks_against_neither(kind: Kind) -> None:
    (caution,) = said(replace(PLAIN, kind=kind, matters=frozenset({Matter.WAGE_IOU})), "scope")
    assert not caution.grave


# --- 一事不再理 (办案规则 第34、35、39条) ------------------------------------------------------------------------

ON_FILE = {
    "": "正在",
    "P10": "曾就同一事实和请求被决定不予受理",
    "A32": "按撤回申请处理",
    "A30": "曾自行撤回",
    "A31": "曾自行撤回",
    "A10": "已有生效",
    "A20": "已有生效",
    "A21": "已有生效",
    "A22": "已有生效",
}


@pytest.mark.parametrize("outcome", ["", *(str(o) for o in Outcome if str(o)[0] in "AP")])
def test_what_an_earlier_arbitration_became(outcome: str) -> None:
    """移送, 终止, 撤销案件, 补正逾期 and 告知他处 stand in nobody's way."""
    earlier = EarlierCase("周某", Kind.ARBITRATION, outcome, date(2026, 3, 2), "晋劳人仲案字〔2026〕1号")
    found = said(replace(PLAIN, on_file=(earlier,)), "once_only")
    assert [ON_FILE[outcome] in caution.says for caution in found] == [True] * (outcome in ON_FILE)
    assert said(replace(PLAIN, on_file=(replace(earlier, kind=Kind.MEDIATION),)), "once_only") == []


@pytest.mark.parametrize(("earlier", "bars"), [(e, e is not Earlier.WITHDRAWN) for e in Earlier])
def test_only_a_withdrawal_of_ones_own_is_no_bar(earlier: Earlier, bars: bool) -> None:
    (caution,) = said(replace(PLAIN, earlier=frozenset({earlier})), "once_only")
    assert caution.grave == bars


# --- 当事人, 材料 ------------------------------------------------------------------------------------------------


ONE_MORE = ["dispatch", "no_licence", "contractor", "subcontract", "affiliates", "new_employer", "deceased", "incapable", "operators"]
"""调解仲裁法 第22、25条, 办案规则 第6、7条, and what the courts added."""


@pytest.mark.parametrize("circumstance", [Circumstance(code) for code in ONE_MORE])
def test_the_warning_goes_once_both_are_named_where_two_must_be(circumstance: Circumstance) -> None:
    asked = replace(PLAIN, circumstances=frozenset({circumstance}))
    assert len(said(asked, "parties")) == 1
    both = replace(asked, people=(WORKER, COMPANY, replace(COMPANY, name="某劳务公司")))
    two_will_do = circumstance in (Circumstance.DISPATCH, Circumstance.CONTRACTOR, Circumstance.OPERATORS)
    assert len(said(both, "parties")) == (0 if two_will_do else 1)


@pytest.mark.parametrize(("workers", "asked"), [(1, False), (9, False), (10, True), (11, True)])
def test_a_list_of_representatives_is_asked_of_ten(workers: int, asked: bool) -> None:
    many = replace(
        PLAIN,
        people=(*(replace(WORKER, name=f"周某{n}") for n in range(workers)), COMPANY),
        materials=frozenset({Material.APPLICATION}),
        wishes=tuple(Wish(n, "wages", "", (1,)) for n in range(workers)),
    )
    (caution,) = said(many, "materials")
    assert ("推选代表人名单" in caution.says) == asked
    assert "授权委托书" not in caution.says
    assert all(
        m.label in caution.says for m in Material if m not in (Material.APPLICATION, Material.MANDATE, Material.REPRESENTATIVES)
    )


@pytest.mark.parametrize(
    ("row", "lacks"),
    [
        ({"name": "周某", "type": "person"}, ("性别", "证件号码", "住所", "电话")),
        ({"name": "周某", "id_number": "990582199001010011"}, ("住所", "电话")),
        ({"name": "某公司", "type": "unit"}, ("住所", "电话", "法定代表人", "法定代表人职务")),
    ],
)
def test_article_29_says_what_an_application_tells_of_each_party(row: dict[str, str], lacks: tuple[str, ...]) -> None:
    (person,) = applied(Kind.ARBITRATION, {"applicants": [row]}, DAY).people
    assert person.lacks == lacks
    (caution,) = said(replace(PLAIN, people=(person,)), "materials")
    assert "、".join(lacks) in caution.says


@pytest.mark.parametrize(("people", "shown"), [(1, 1), (3, 3), (4, 3)])
def test_three_people_are_named_and_the_rest_counted(people: int, shown: int) -> None:
    lacking = tuple(replace(WORKER, name=f"周某{n}", lacks=("电话",)) for n in range(people))
    (caution,) = said(replace(PLAIN, people=lacking), "materials")
    assert caution.says.count("周某") == shown
    assert ("等 4 人" in caution.says) == (people > 3)


@pytest.mark.parametrize(
    ("typed", "green"), [(True, True), ("true", True), ("on", True), ("1", True), ("", False), (None, False)]
)
def test_the_green_channel_as_a_page_or_a_journal_writes_it(typed: object, green: bool) -> None:
    assert applied(Kind.ARBITRATION, {"green_channel": typed}, DAY).green is green
