"""Who pays a worker, line by line, by which article of 保障农民工工资支付条例 (MW) and 劳动合同法 (LCL)."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import PartyType, Side
from mediation.rules.codes.liability import Ground, SiteRole
from mediation.rules.facts import Party
from mediation.rules.grounds import BY_GROUND, ROWS, How, suggested
from mediation.rules.liability import terms
from mediation.rules.lifecycle import STEPS, Situation, replay, wrong_answers
from mediation.rules.lifecycle import suggested as form_suggests
from tests.rules.cases.inspection import COMPLAINT, RECORDED, REFERENCE, standing, wrong
from tests.rules.cases.lines import journal
from tests.scenes import COMPANY

OWNER, GENERAL, SUB, CREW = 3, 4, 5, 6
SITE: dict[int, tuple[str, str]] = {
    OWNER: ("owner", "某置业有限公司"), GENERAL: ("general", "某建工集团"), SUB: ("sub", "某劳务有限公司"), CREW: ("crew", "班某"),
}
TODAY = date(2026, 3, 20)
MW, LCL = "《保障农民工工资支付条例》", "《中华人民共和国劳动合同法》"


def at_a_site(*numbers: int) -> Situation:
    """The inspection of these units of the site, numbered from 3 on, whose facts are found."""
    units = [
        {**COMPANY, "name": SITE[n][1], "site_role": SITE[n][0], **({"type": "foreman"} if n == CREW else {})} for n in numbers
    ]
    lines = journal(
        ("receive_complaint", {**COMPLAINT, "respondents": units}), ("docket_complaint", {}),
        ("assign_inspectors", {"first": "dave", "second": "erin"}), ("record_inspection", {}),
        ("finish_investigation", {"findings": "属实"}),
    )  # fmt: skip
    known = replay(lines)
    return Situation(known, known.proceedings[1], TODAY, REFERENCE)


def ordered(where: Situation, **row: Any) -> dict[str, str]:
    """The faults of an order whose one line is owed so."""
    line = {"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-27", **row}
    words = {"violations": "拖欠工资", "articles": "第三十条", "days": 7, "correction": "支付"}
    form = STEPS["order_correction"].asks.model_validate({"on": TODAY, **words, "promises": [line]})
    return wrong_answers(STEPS["order_correction"], where, form)


def said(where: Situation, **row: Any) -> str:
    """The words of the line on how those named answer for it."""
    assert ordered(where, **row) == {}
    line = {"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-27", **row}
    entries = [entry for p in where.case.proceedings.values() for entry in p.entries]
    (made,) = journal(("order_correction", {"promises": [line], "violations": "欠", "articles": "略", "days": 7, "correction": "付"}))
    known = replay([*entries, made.__class__(**{**{f: getattr(made, f) for f in made.__slots__}, "seq": len(entries) + 1})])
    (promise,) = known.promises.values()
    return terms(known, known.proceedings[1], promise.liable, 1, promise.seq)


ALL = (OWNER, GENERAL, SUB, CREW)
"""The units are numbered 3 to 6 in the order in which they are named."""


def test_MW_30_3_the_general_contractor_pays_first_what_the_subcontractor_owes_and_claims_it_back() -> None:
    words = said(at_a_site(*ALL), debtors=[SUB], first=[GENERAL], ground="general_first")
    assert words == "由某建工集团先行清偿，某建工集团清偿后可以依法向某劳务有限公司追偿（《保障农民工工资支付条例》第三十条第三款）"
    assert "先付的单位选在“先行清偿人”" in ordered(at_a_site(*ALL), debtors=[SUB], ground="general_first")["promises.0.first"]


def test_MW_30_4_so_does_the_general_contractor_who_passed_the_work_on() -> None:
    words = said(at_a_site(*ALL), debtors=[SUB], first=[GENERAL], ground="passed_on")
    assert words.endswith(f"（{MW}第三十条第四款）")


def test_MW_30_1_the_subcontractor_itself_is_directly_liable() -> None:
    assert said(at_a_site(*ALL), debtors=[SUB], ground="sub") == "依据《保障农民工工资支付条例》第三十条第一款"
    faults = ordered(at_a_site(*ALL), debtors=[SUB], first=[GENERAL], ground="sub")
    assert "请选他付款的依据" in faults["promises.0.ground"]


def test_MW_29_2_the_owner_advances_up_to_what_it_still_owes_for_the_work() -> None:
    row = {"debtors": [SUB], "first": [OWNER], "ground": "owner_advances"}
    assert "未结清的工程款" in ordered(at_a_site(*ALL), **row)["promises.0.up_to"]
    words = said(at_a_site(*ALL), **row, up_to="80.00")
    assert words == f"由某置业有限公司以未结清的工程款（80元）为限先行垫付（{MW}第二十九条第二款）"


@pytest.mark.parametrize(
    ("ground", "debtor", "article"),
    [
        ("unqualified", GENERAL, "第三十六条第一款"), ("name_lent", GENERAL, "第三十六条第二款"),
        ("unlawful_project", OWNER, "第三十七条"), ("user", GENERAL, "第十八条"), ("business_lent", GENERAL, "第十九条第二款"),
        ("employer", SUB, "第十六条"), ("merged", SUB, "第二十一条"),
    ],
)  # fmt: skip
def test_MW_16_to_37_whoever_pays_itself_pays_by_its_article(ground: str, debtor: int, article: str) -> None:
    assert said(at_a_site(*ALL), debtors=[debtor], ground=ground) == f"依据《保障农民工工资支付条例》{article}"


def test_MW_20_investors_pay_what_the_business_does_not() -> None:
    words = said(at_a_site(*ALL), debtors=[SUB], backs=[CREW], ground="investors")
    assert words.endswith(f"承担补充责任（{MW}第二十条）")
    assert "补充责任人" in ordered(at_a_site(*ALL), debtors=[SUB], ground="investors")["promises.0.backs"]


@pytest.mark.parametrize(("ground", "article"), [("dispatch", "第九十二条第二款"), ("contracted_out", "第九十四条")])
def test_LCL_92_94_who_answers_jointly_is_named_with_the_other(ground: str, article: str) -> None:
    words = said(at_a_site(*ALL), debtors=[GENERAL, CREW], ground=ground)
    assert words == f"某建工集团、班某承担连带责任（{LCL}{article}）"
    assert "连带责任" in ordered(at_a_site(*ALL), debtors=[GENERAL], ground=ground)["promises.0.debtors"]


def test_without_a_ground_no_sum_limits_who_pays_first() -> None:
    assert "限额" in ordered(at_a_site(*ALL), debtors=[SUB], first=[GENERAL], up_to="50.00")["promises.0.backs"]


def test_every_ground_has_one_row_and_its_article() -> None:
    assert [row.ground for row in ROWS] == [*Ground]
    assert all(row.article.startswith("《") and row.article.endswith(("条", "款")) for row in ROWS)
    assert {row.how for row in ROWS} == {*How}
    assert len({row.article for row in ROWS}) == len(ROWS)


def party(number: int, role: str | None) -> Party:
    return Party(number, Side.RESPONDENT, "某", PartyType.UNIT, site_role=SiteRole(role) if role else None)


@pytest.mark.parametrize(
    ("roles", "ground", "debtors", "first"),
    [
        (("sub",), "sub", (1,), ()),
        (("general", "sub"), "general_first", (2,), (1,)),
        (("owner", "general", "sub", "crew"), "general_first", (3,), (2,)),
        (("general", "crew"), "unqualified", (1,), ()),
        (("owner", "crew"), "unqualified", (1,), ()),
        (("lender", "borrower"), "name_lent", (1,), ()),
    ],
)
def test_MW_30_36_the_places_at_the_site_suggest_who_pays(
    roles: tuple[str, ...], ground: str, debtors: tuple[int, ...], first: tuple[int, ...]
) -> None:
    found = suggested([party(n, role) for n, role in enumerate(roles, 1)])
    assert found is not None
    assert (str(found.ground), found.debtors, found.first) == (ground, debtors, first)


@pytest.mark.parametrize("roles", [(), (None, None), ("owner", "general"), ("sub", "sub", "general"), ("crew",)])
def test_MW_29_37_what_is_a_fact_to_be_found_is_not_suggested(roles: tuple[str | None, ...]) -> None:
    assert suggested([party(n, role) for n, role in enumerate(roles, 1)]) is None


def test_MW_30_3_the_order_s_form_comes_with_who_pays_and_why_and_may_be_confirmed_as_it_is() -> None:
    where = at_a_site(GENERAL, SUB)
    rows = form_suggests(STEPS["order_correction"], where)["promises"]
    assert {(row["ground"], tuple(row["debtors"]), tuple(row["first"])) for row in rows} == {("general_first", (4,), (3,))}
    words = {"violations": "拖欠工资", "articles": "第三十条", "days": 7, "correction": "支付"}
    form = STEPS["order_correction"].asks.model_validate({"on": TODAY, **words, "promises": rows})
    assert wrong_answers(STEPS["order_correction"], where, form) == {}


def test_only_wages_are_the_site_s() -> None:
    assert BY_GROUND[Ground.GENERAL_FIRST].how is How.FIRST
    where = at_a_site(GENERAL, SUB)
    where.case.claims[1].item = "severance"
    rows = form_suggests(STEPS["order_correction"], where)["promises"]
    assert [("ground" in row, row["claim"]) for row in rows] == [(False, 1), (True, 2)]


def test_MW_30_what_a_unit_is_at_the_site_is_given_or_changed_later_on_record() -> None:
    """It comes to light in the investigation: until then nobody is suggested, and what was wrong is put right by another entry."""
    other = {**COMPANY, "name": "某劳务有限公司", "credit_code": None}
    came = ("join_inspection", {"ground": "more_workers", "respondents": [other], "reason": "分包"})
    places = [{"party": 3, "role": "general"}, {"party": 4, "role": "sub"}]
    tied = ("tie_to_site", {"site": "某工程", "roles": places})

    def units(*lines: Any) -> list[Party]:
        now = standing(*RECORDED, came, *lines)
        return now.case.of_side(now.here, Side.RESPONDENT)

    assert suggested(units()) is None
    found = suggested(units(tied))
    assert found is not None
    assert (found.debtors, found.first) == ((4,), (3,))
    again = ("tie_to_site", {"site": "某工程", "roles": [{"party": 3, "role": "owner"}]})
    changed = {party.number: party.site_role for party in units(tied, again)}
    assert changed == {3: SiteRole.OWNER, 4: SiteRole.SUB}, "whoever is not named stays what he was"
    now = standing(*RECORDED, came, tied)
    assert form_suggests(STEPS["tie_to_site"], now) == {"site": "某工程", "roles": places}
    twice = [places[0], {"party": 3, "role": "sub"}]
    assert "只留一行" in wrong("tie_to_site", now, site="某工程", roles=twice)["roles.1.party"]


def test_MW_30_an_order_is_suggested_to_the_units_that_its_lines_name() -> None:
    given = form_suggests(STEPS["order_correction"], at_a_site(OWNER, GENERAL, SUB))
    named = {n for line in given["promises"] for who in ("debtors", "first") for n in line[who]}
    assert given["units"] == sorted(named) == [GENERAL, SUB], "the owner is named by no line"
    assert form_suggests(STEPS["order_correction"], at_a_site(OWNER))["units"] == []


def test_APL_44_nobody_is_made_to_pay_by_a_paper_that_is_not_made_out_to_him() -> None:
    here = at_a_site(OWNER, GENERAL, SUB)
    given = form_suggests(STEPS["order_correction"], here)
    said = wrong("order_correction", here, **{**given, "units": [SUB], "violations": "欠薪", "articles": "第十八条", "correction": "支付"})
    assert "文书没有写给" in said["promises.0.first"]
    whole = wrong("order_correction", here, **{**given, "violations": "欠薪", "articles": "第十八条", "correction": "支付"})
    assert [name for name in whole if name.startswith("promises")] == []
