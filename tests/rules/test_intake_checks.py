"""The intake checks of the law, one by one: they warn, with article and arithmetic, and refuse nothing."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.codes import Cause, Item, Kind, Outcome, PartyType, Side
from mediation.rules.codes.intake import Circumstance, Earlier, Material, Matter
from mediation.rules.common_request import Wish
from mediation.rules.intake import CHECKS, Applied, Caution, EarlierCase, applied, cautions
from mediation.rules.intake.scope import NOT_LABOUR
from mediation.rules.party_kinds import KINDS
from mediation.rules.step import Reference
from tests.rules.cases.intake import COMPANY, DAY, PLAIN, REFERENCE, WORKER


def said(application: Applied, check: str = "", reference: Reference = REFERENCE) -> list[Caution]:
    return [caution for caution in cautions(application, reference) if check in ("", caution.check)]


def only(application: Applied, check: str) -> Caution:
    (caution,) = said(application, check)
    return caution


def test_an_ordinary_application_has_no_warning() -> None:
    assert said(PLAIN) == []


def test_every_caution_is_chinese_names_an_article_and_says_what_is_unsure() -> None:
    everything = replace(
        PLAIN,
        workplace="",
        seat="",
        elsewhere="石狮市仲裁委",
        matters=frozenset(Matter) - {Matter.ORDER_EXPIRED},
        earlier=frozenset(Earlier),
        circumstances=frozenset(Circumstance),
        materials=frozenset({Material.IDENTITY}),
        knew_on=date(2024, 1, 2),
        people=(replace(WORKER, born=date(1950, 1, 1), lacks=("电话",)),) * 10 + (COMPANY,),
        cause=Cause.WAGES,
        wishes=tuple(Wish(n, "wages", "", (1,)) for n in range(10)),
    )
    found = said(everything)
    assert {caution.check for caution in found} >= {
        "jurisdiction",
        "scope",
        "once_only",
        "limitation",
        "collective",
        "parties",
        "materials",
    }
    for caution in found:
        assert "第" in caution.basis or "号" in caution.basis
        assert caution.says.endswith("。")
        assert ("待本局确认" in caution.text) == caution.unsure
    graves = [caution.grave for caution in found]
    assert graves == sorted(graves, reverse=True)
    assert len(CHECKS) == 10


def test_r33_33_nobody_abroad_has_other_days_to_answer_and_a_publication_takes_sixty() -> None:
    (told,) = said(replace(PLAIN, circumstances=frozenset({Circumstance.ABROAD})), "parties")
    assert "答辩仍为收到之日起十个工作日" in told.says
    assert "公告满六十日视为送达" in told.says
    assert told.unsure


# --- jurisdiction ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("workplace", "seat", "grave"),
    [
        ("晋江市池店镇", "厦门市湖里区", None),
        ("泉州市丰泽区", "晋江市青阳", None),
        ("石狮市", "泉州市", True),
        ("", "", False),
        ("石狮市", "", False),
    ],
)
def test_either_the_workplace_or_the_seat_gives_jurisdiction(workplace: str, seat: str, grave: bool | None) -> None:
    found = said(replace(PLAIN, workplace=workplace, seat=seat), "jurisdiction")
    assert [caution.grave for caution in found] == ([] if grave is None else [grave])


def test_of_two_filings_the_place_of_performance_goes_first() -> None:
    ours = only(replace(PLAIN, elsewhere="厦门市仲裁委"), "jurisdiction")
    assert "履行地优先，由本委管辖" in ours.says
    theirs = only(replace(PLAIN, workplace="厦门市", elsewhere="厦门市仲裁委"), "jurisdiction")
    assert theirs.grave
    unclear = only(replace(PLAIN, workplace="", elsewhere="厦门市仲裁委"), "jurisdiction")
    assert "用人单位所在地的仲裁委员会管辖" in unclear.says


def test_a_mediation_is_by_consent_and_the_places_are_a_setting() -> None:
    away = replace(PLAIN, workplace="石狮市", seat="石狮市")
    assert said(replace(away, kind=Kind.MEDIATION), "jurisdiction") == []
    assert said(away, "jurisdiction", replace(REFERENCE, settings={"intake.places": "晋江、石狮"})) == []


# --- scope ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("matter", NOT_LABOUR)
def test_what_is_no_labour_dispute_says_where_to_go(matter: Matter) -> None:
    caution = only(replace(PLAIN, matters=frozenset({matter})), "scope")
    assert caution.grave
    assert "请申请人" in caution.says


def test_spc1_15_the_holder_of_a_wage_iou_chooses_between_court_and_arbitration() -> None:
    """解释（一）第15条 gives the worker a way more; 调解仲裁法 第2条 takes none away."""
    caution = only(replace(PLAIN, matters=frozenset({Matter.WAGE_IOU})), "scope")
    assert not caution.grave
    assert "可以选择直接向人民法院起诉" in caution.says
    assert "应当受理" in caution.says


def test_extra_damages_need_an_order_that_ran_out() -> None:
    asked = frozenset({Matter.EXTRA_DAMAGES})
    assert only(replace(PLAIN, matters=asked), "scope").unsure
    assert said(replace(PLAIN, matters=asked | {Matter.ORDER_EXPIRED}), "scope") == []


# --- once only ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "grave"),
    [
        (Earlier.REFUSED, True),
        (Earlier.DEEMED_WITHDRAWN, True),
        (Earlier.PENDING, True),
        (Earlier.DECIDED, True),
        (Earlier.WITHDRAWN, False),
    ],
)
def test_a_refusal_and_a_default_bar_and_a_withdrawal_does_not(earlier: Earlier, grave: bool) -> None:
    assert only(replace(PLAIN, earlier=frozenset({earlier})), "once_only").grave is grave
    assert said(replace(PLAIN, kind=Kind.MEDIATION, earlier=frozenset({earlier})), "once_only") == []


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (Outcome.NOT_ACCEPTED, "第34条"),
        (Outcome.DEEMED_WITHDRAWN, "第39条"),
        (Outcome.ARBITRATION_WITHDRAWN, "第35条"),
        (Outcome.AWARD_FINAL, "第34条"),
        ("", "第34条"),
        (Outcome.NOT_CORRECTED, None),
        (Outcome.TRANSFERRED, None),
    ],
)
def test_what_is_on_file_of_the_same_person_is_told(outcome: str, word: str | None) -> None:
    case = EarlierCase("周某", Kind.ARBITRATION, outcome, date(2026, 1, 5), "晋劳人仲案字〔2026〕1号")
    found = said(replace(PLAIN, on_file=(case,)), "once_only")
    assert len(found) == (word is not None)
    if word:
        assert word in found[0].basis
        assert "晋劳人仲案字〔2026〕1号" in found[0].says
        assert not found[0].grave, "only a person can say whether it is the same claim"


def test_a_mediation_on_file_bars_nothing() -> None:
    case = EarlierCase("周某", Kind.MEDIATION, Outcome.FAILED, date(2026, 1, 5), "")
    assert said(replace(PLAIN, on_file=(case,)), "once_only") == []


# --- limitation -----------------------------------------------------------------------------------------------


def test_L_01_one_year_from_knowing() -> None:
    caution = only(replace(PLAIN, knew_on=date(2025, 8, 1)), "limitation")
    assert "L-01 知道权利被侵害 2025-08-01 + 1 年" in caution.says
    assert "到 2026-08-03，" in caution.says  # 1 August 2026 is a Saturday
    assert "已过 17 天" in caution.says
    assert not caution.grave
    assert "不能以此不予受理" in caution.says


@pytest.mark.parametrize(("knew", "warned"), [("2025-08-20", True), ("2025-09-18", True), ("2025-10-09", False)])
def test_L_01_is_told_when_it_is_near(knew: str, warned: bool) -> None:
    assert bool(said(replace(PLAIN, knew_on=date.fromisoformat(knew)), "limitation")) is warned


def test_L_02_pay_has_no_limit_before_the_employment_ends() -> None:
    pay = replace(PLAIN, items=frozenset({Item.WAGES}), cause=Cause.OTHER, knew_on=date(2020, 1, 2))
    assert said(pay, "limitation") == []
    assert "L-02 离职 2025-03-03 + 1 年" in only(replace(pay, ended_on=date(2025, 3, 3)), "limitation").says


def test_L_03_an_interruption_begins_a_new_year() -> None:
    known = replace(PLAIN, knew_on=date(2025, 1, 2))
    assert said(replace(known, interrupted_on=date(2026, 1, 2)), "limitation") == []
    assert "L-03 中断 2025-03-03 + 1 年" in only(replace(known, interrupted_on=date(2025, 3, 3)), "limitation").says


def test_r33_27_nothing_is_interrupted_after_the_year_has_run() -> None:
    """Known on 2023-01-10, complained on 2024-06-01: the year ended in January 2024."""
    late = replace(PLAIN, knew_on=date(2023, 1, 10), interrupted_on=date(2024, 6, 1), on=date(2025, 3, 1))
    caution = only(late, "limitation")
    assert "到 2024-01-10，" in caution.says
    assert "2024-06-01 在届满之后，不能再中断" in caution.says


@pytest.mark.parametrize("item", [Item.SEVERANCE, Item.COMPENSATION, Item.NOTICE_PAY])
def test_l_01_of_what_the_end_brought_runs_from_the_end_where_nothing_else_is_known(item: Item) -> None:
    asked = replace(PLAIN, items=frozenset({item}), ended_on=date(2025, 6, 3))
    assert "L-01 离职 2025-06-03 + 1 年" in only(asked, "limitation").says


def test_L_04_a_stop_lengthens_it_by_its_days() -> None:
    known = replace(PLAIN, knew_on=date(2025, 6, 3), stopped_on=date(2026, 5, 1), resumed_on=date(2026, 5, 31))
    caution = only(replace(known, on=date(2026, 7, 10)), "limitation")
    assert "L-04 中止 2026-05-01 至 2026-05-31 共 30 天" in caution.says
    assert "到 2026-07-03，" in caution.says
    over = replace(known, on=date(2026, 7, 10), stopped_on=date(2024, 1, 1), resumed_on=date(2025, 6, 3))
    assert "L-04" not in only(over, "limitation").says


def test_a_leap_day_has_its_anniversary_on_the_last_of_february() -> None:
    assert "到 2025-02-28，" in only(replace(PLAIN, knew_on=date(2024, 2, 29)), "limitation").says


# --- many, poor, and particular -------------------------------------------------------------------------------


@pytest.mark.parametrize(("many", "told"), [(9, False), (10, True), (11, True)])
def test_ten_workers_need_representatives_and_three_arbitrators(many: int, told: bool) -> None:
    asking = tuple(Wish(n, "wages", "", (1,)) for n in range(many))
    found = said(replace(PLAIN, people=(WORKER,) * many + (COMPANY,), wishes=asking), "collective")
    assert bool(found) is told
    if told:
        assert "3 至 5 名代表人" in found[0].says
        assert "三名仲裁员" in found[0].says


def test_arrears_of_wages_suggest_the_green_channel() -> None:
    wages = replace(PLAIN, cause=Cause.WAGES)
    assert only(wages, "green_channel")
    assert said(replace(wages, green=True), "green_channel") == []


@pytest.mark.parametrize("circumstance", sorted(set(Circumstance) - {Circumstance.FOREIGN_INVESTED, Circumstance.PENSION}))
def test_a_circumstance_says_who_is_to_be_named_besides(circumstance: Circumstance) -> None:
    assert only(replace(PLAIN, circumstances=frozenset({circumstance})), "parties").says.startswith(circumstance.label)


def test_a_dispatch_is_complete_with_two_units() -> None:
    both = replace(PLAIN, people=(WORKER, COMPANY, COMPANY), circumstances=frozenset({Circumstance.DISPATCH}))
    assert said(both, "parties") == []


def test_missing_papers_are_listed_once_anything_is_ticked() -> None:
    assert said(PLAIN, "materials") == []
    caution = only(replace(PLAIN, materials=frozenset({Material.APPLICATION, Material.IDENTITY})), "materials")
    for material in (Material.COPIES, Material.ADDRESS, Material.RELATION):
        assert material.label in caution.says
    for material in (Material.APPLICATION, Material.MANDATE, Material.REPRESENTATIVES):
        assert material.label not in caution.says


# --- reading --------------------------------------------------------------------------------------------------


def test_a_half_typed_form_is_read() -> None:
    given = {
        "on": "2026-08-",
        "cause": "02",
        "green_channel": "true",
        "knew_on": "",
        "matters": ["wage_iou"],
        "applicants": [{"name": "周某", "id_number": "990582196001010011"}, {"name": " "}, "x"],
        "respondents": [{"type": "unit", "name": "某厂", "address": "晋江"}],
        "claims": [{"item": ""}, {"item": "wages"}],
    }
    found = applied(Kind.ARBITRATION, given, DAY)
    assert found.on == DAY
    assert found.green
    assert [(p.name, p.born, p.sex) for p in found.people] == [("周某", date(1960, 1, 1), "male"), ("某厂", None, None)]
    assert found.people[0].lacks == ("住所", "电话")
    assert found.people[1].lacks == ("电话", "法定代表人", "法定代表人职务")
    assert found.items == {"wages"}
    assert found.matters == {Matter.WAGE_IOU}


def test_what_an_old_entry_was_never_asked_is_not_missing() -> None:
    found = applied(Kind.MEDIATION, {"on": "2025-01-02", "cause": "04"}, DAY, [WORKER, COMPANY])
    assert said(found) == []


def test_where_a_unit_applies_the_workers_are_the_respondents() -> None:
    sides = (replace(COMPANY, side=Side.APPLICANT), replace(WORKER, side=Side.RESPONDENT))
    assert replace(PLAIN, people=sides).workers == [sides[1]]


@pytest.mark.parametrize(("born", "warned"), [("2010-11-28", True), ("2010-11-27", False), ("2025-11-01", True)])
def test_of_who_is_below_sixteen_the_number_is_asked_and_by_lmaa_25_who_acts_for_him(born: str, warned: bool) -> None:
    young = replace(WORKER, born=date.fromisoformat(born))
    application = applied(Kind.MEDIATION, {"on": "2026年11月27日"}, DAY, [young, COMPANY])
    found = [caution for caution in cautions(application, REFERENCE) if caution.check == "age"]
    assert bool(found) == warned
    assert all("不满十六周岁" in caution.says and "由法定代理人（监护人）代为参加" in caution.says for caution in found)


def test_the_same_that_is_said_of_several_people_is_one_line() -> None:
    """A list of three hundred is no list of three hundred warnings."""
    old = replace(WORKER, born=date(1962, 3, 1))
    many = [replace(old, name=f"周某{n}") for n in "甲乙丙丁戊己庚辛壬"]
    found = [
        c for c in cautions(replace(PLAIN, on=DAY, ended_on=DAY, people=(*many, COMPANY)), REFERENCE) if "退休年龄" in c.says
    ]
    (caution,) = found
    assert caution.text.startswith("周某甲（2022-03）、周某乙（2022-03）")
    assert "等 9 人已达到法定退休年龄" in caution.text


def test_an_employment_that_ended_before_the_calendar_begins_is_reckoned_without_rest_days() -> None:
    """调解仲裁法 第27条: one year from the end of the employment, even of 1998."""
    caution = only(replace(PLAIN, ended_on=date(1998, 5, 1), items=frozenset({Item.WAGES})), "limitation")
    assert "L-02 离职 1998-05-01 + 1 年" in caution.says
    assert "仲裁时效到 1999-05-01" in caution.says


def test_LMAA_22_whoever_stands_behind_a_foreman_or_an_unlicensed_workshop_is_asked_for_until_he_is_named() -> None:
    foreman = replace(WORKER, name="包某", side=Side.RESPONDENT, kind=KINDS[PartyType.FOREMAN])
    workshop = replace(COMPANY, name="某作坊", kind=KINDS[PartyType.WORKSHOP])
    worker = next(person for person in PLAIN.people if person.side is Side.APPLICANT)
    assert (
        "包某是包工头、个人承包经营者：请问清工程、业务是谁发包给他的"
        in only(replace(PLAIN, people=(worker, foreman)), "parties").text
    )
    assert "某作坊没有登记：请问清出资人" in only(replace(PLAIN, people=(worker, workshop)), "parties").text
    assert said(replace(PLAIN, people=(worker, foreman, COMPANY)), "parties") == []
    ticked = replace(PLAIN, people=(worker, foreman), circumstances=frozenset({Circumstance.SUBCONTRACT}))
    assert "转包" in only(ticked, "parties").text


def test_spc1_33_a_foreigner_s_permit_is_asked_for_without_a_tick_and_he_is_no_migrant_worker() -> None:
    john = {"type": "person", "name": "John Smith", "nationality": "英国", "id_paper": "passport"}
    form = {"applicants": [john], "cause": str(Cause.WAGES)}
    application = applied(Kind.ARBITRATION, form, DAY)
    assert "John Smith：外国人、无国籍人就业的，请核对就业许可" in only(application, "scope").text
    assert said(application, "green_channel") == []
    chinese = applied(Kind.ARBITRATION, {**form, "applicants": [{"type": "person", "name": "周某"}]}, DAY)
    assert said(chinese, "scope") == []
    assert said(chinese, "green_channel")


def test_sil_63_a_claim_for_insurance_arrears_is_told_where_to_go_without_a_tick() -> None:
    caution = only(replace(PLAIN, items=frozenset({str(Item.INSURANCE_ARREARS)})), "scope")
    assert caution.grave
    assert "补缴社会保险费由社会保险费征收机构处理" in caution.text
