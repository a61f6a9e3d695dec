"""Against whom a claim is, and who performs what is promised and awarded: one, jointly, in addition, beforehand."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.facts import CaseFacts
from mediation.rules.liability import after_names, follow, opponents, spared, terms, who_owes
from mediation.rules.owed import Liable
from mediation.rules.places import places
from tests.rules.cases import hearing
from tests.rules.cases import mediation as agreed
from tests.scenes import COMPANY, person

SUB, MAIN = {**COMPANY, "name": "某劳务有限公司"}, {**COMPANY, "name": "某建工集团有限公司"}
PARTIES: dict[str, Any] = {"applicants": [person(1)], "respondents": [SUB, MAIN]}
CLAIMS = [
    {"claimant": 1, "item": "wages", "amount": "9000.00"},
    {"claimant": 1, "item": "certificate", "against": "1"},
]
MEDIATED: list[agreed.Line] = [
    ("register", "2026-03-02", {**agreed.APPLIED, **PARTIES, "claims": CLAIMS}),
    *agreed.MEDIATING[1:],
    ("record_session", "2026-03-04", {}),
]
LINE: dict[str, Any] = {"payee": 1, "claim": 1, "amount": "9000.00", "due_on": "2026-03-20"}


ELSEWHERE = [{"party": 1, "how": "elsewhere"}]


def faults(**line: Any) -> set[str]:
    found = agreed.wrong("reach_agreement", MEDIATED, on="2026-03-06", promises=[{**LINE, **line}], left=ELSEWHERE)
    return {path.removeprefix("promises.0.") for path in found}


def agreement(**line: Any) -> CaseFacts:
    return agreed.facts_of([*MEDIATED, ("reach_agreement", "2026-03-06", {"promises": [{**LINE, **line}]})])


def test_a_claim_is_against_those_it_names_and_else_against_all_of_the_other_side() -> None:
    case = agreed.facts_of(MEDIATED)
    here = case.proceedings[1]
    assert [[party.number for party in opponents(case, here, claim)] for claim in case.claims.values()] == [[2, 3], [2]]


@pytest.mark.parametrize(("typed", "read"), [(None, ()), ("1", (1,)), ("1、2", (1, 2)), ("2、2", (2,))])
def test_places_are_read_as_they_are_kept(typed: str | None, read: tuple[int, ...]) -> None:
    assert places(typed) == read


def filed(against: str) -> dict[str, Any]:
    given = {name: value for name, value in agreed.APPLIED.items() if name != "used"}
    return {**given, **PARTIES, "on": "2026-03-02", "claims": [{**CLAIMS[0], "against": against}]}


@pytest.mark.parametrize(("typed", "sound"), [("1, 2", True), ("2", True), ("3", False)])
def test_a_claim_is_against_a_respondent_who_is_registered(typed: str, sound: bool) -> None:
    step = agreed.STEPS["register"]
    where = agreed.Situation(CaseFacts(), None, agreed.at(MEDIATED).today, agreed.REFERENCE)
    assert bool(step.checks[0](where, step.asks.model_validate(filed(typed)))) != sound


def test_a_name_is_no_place() -> None:
    with pytest.raises(ValueError, match="请填序号"):
        agreed.STEPS["register"].asks.model_validate(filed("甲厂"))


def test_CC_178_among_several_who_performs_is_chosen_never_presumed() -> None:
    """民法典 第178条: 连带责任，由法律规定或者当事人约定."""
    assert faults() == {"debtors"}
    assert faults(debtors=[2]) == set()
    assert faults(debtors=[2, 3]) == set()
    assert faults(claim=2, amount=None, deed="certificate") == set(), "the claim names one"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"debtors": [1]}, "debtors"),
        ({"debtors": [2], "backs": 2}, "debtors"),
        ({"debtors": [2], "up_to": "100.00"}, "backs"),
        ({"debtors": [2], "first": 3, "amount": None, "deed": "certificate"}, "first"),
        ({"debtors": [2], "backs": 3, "up_to": "100.00"}, None),
        ({"debtors": [2], "first": 3}, None),
    ],
)
def test_who_performs_is_not_the_payee_and_nobody_twice(line: dict[str, Any], field: str | None) -> None:
    assert faults(**line) == ({field} if field else set())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"debtors": [2]}, ""),
        ({"debtors": [2, 3]}, "某劳务有限公司、某建工集团有限公司承担连带责任"),
        ({"debtors": [2], "backs": 3, "up_to": "5000.00"}, "某建工集团有限公司对某劳务有限公司不能清偿的部分在5000元范围内承担补充责任"),
        ({"debtors": [2], "backs": 3}, "某建工集团有限公司对某劳务有限公司不能清偿的部分承担补充责任"),
        ({"debtors": [2], "first": 3}, "由某建工集团有限公司先行清偿，某建工集团有限公司清偿后可以依法向某劳务有限公司追偿"),
    ],
)
def test_MWR_30_how_each_answers_is_said(line: dict[str, Any], said: str) -> None:
    """保障农民工工资支付条例 第30条第3款: 先行清偿，再依法进行追偿."""
    case = agreement(**line)
    promise = case.promises[1]
    assert terms(case, case.proceedings[1], promise.liable, promise.payee) == said
    assert [party.number for party in who_owes(case, case.proceedings[1], promise)] == line["debtors"]


def test_a_line_of_before_is_owed_by_the_other_side() -> None:
    case = agreement()
    assert case.promises[1].liable is None
    assert [party.number for party in who_owes(case, case.proceedings[1], case.promises[1])] == [2, 3]


# --- awards -----------------------------------------------------------------------------------------------------

FILED: hearing.Line = (*hearing.APPLICATION[:2], {**hearing.APPLICATION[2], **PARTIES, "claims": [
    CLAIMS[0], CLAIMS[1], {"claimant": 1, "item": "relation"},
]})  # fmt: skip
HEARD: list[hearing.Line] = [FILED, *hearing.HEARD[1:]]
HEARD[2] = ("serve", "2026-09-03", {"served": "respond_notice", "parties": [2, 3]})
WAGES: dict[str, Any] = {"claim": 1, "upheld": True, "amount": "9000.00"}
DISMISSED = [{"claim": 2}, {"claim": 3}]


def wrong(*lines: dict[str, Any]) -> set[str]:
    where = hearing.situation(*HEARD)
    return set(hearing.wrong("award", where, lines=list(lines), perform_within=10, both_days_seen=True, **hearing.WORDS))


def test_LMAA_46_an_award_names_who_pays_where_several_could() -> None:
    assert wrong(WAGES, *DISMISSED) == {"lines.0.debtors"}
    assert wrong({**WAGES, "debtors": [2], "first": 3}, *DISMISSED) == set()
    assert wrong({**WAGES, "upheld": False, "amount": None}, *DISMISSED) == set(), "who is dismissed is owed nothing"


def test_an_award_on_the_relation_names_with_whom_it_is() -> None:
    relation = {"claim": 3, "upheld": True}
    assert wrong({"claim": 1}, {"claim": 2}, relation) == {"lines.2.debtors"}
    lines = [{"claim": 1}, {"claim": 2, "upheld": True}, {**relation, "debtors": [2]}]
    case = hearing.facts(*HEARD, ("award", "2026-10-20", {"lines": lines, "perform_within": 10, "used": hearing.USED}))
    said = {line.claim: line.says for line in case.proceedings[1].decisions}
    assert said[2] == "某劳务有限公司自本裁决书生效之日起10日内为周某1出具解除（终止）劳动合同证明", "as the claim says"
    assert said[3] == "确认周某1与某劳务有限公司存在劳动关系"


def test_what_an_award_orders_is_owed_by_those_it_names() -> None:
    lines = [{**WAGES, "debtors": [2], "first": 3}, *DISMISSED]
    case = hearing.facts(*HEARD, ("award", "2026-10-20", {"lines": lines, "perform_within": 10, "used": hearing.USED}))
    assert case.promises[1].liable == case.proceedings[1].decisions[0].liable == Liable((2,), (), None, (3,))


@pytest.mark.parametrize(
    ("owing", "left"),
    [
        ({"debtors": [2, 3]}, []),
        ({"debtors": [2]}, [3]),
        ({"debtors": [2], "first": 3}, []),
        ({"debtors": [2], "backs": 3}, []),
        ({"debtors": [2], "backs": 3, "up_to": "5000.00"}, [3]),
    ],
)
def test_LMAA_46_whoever_is_asked_and_not_ordered_to_perform_it_all_is_said_to_be_spared(owing: dict[str, Any], left: list[int]) -> None:
    lines = [{**WAGES, **owing}, *DISMISSED]
    known = hearing.facts(*HEARD, ("award", "2026-10-20", {"lines": lines, "perform_within": 10, "used": hearing.USED}))
    here = known.proceedings[1]
    found = {d.claim: [party.number for party in spared(known, here, known.claims[d.claim], d)] for d in here.decisions}
    assert found == {1: left, 2: [], 3: []}


def test_CC_67_whoever_takes_a_debtors_place_answers_for_what_is_still_to_come() -> None:
    case = agreement(debtors=[2], backs=3, up_to="5000.00")
    follow(case, 2, (4, 5))
    follow(case, 3, (6,))
    assert case.promises[1].liable == Liable((4, 5), (6,), Decimal(5000))
    assert case.claims[2].against == (4, 5)
    follow(case, 6, ())
    assert case.promises[1].liable == Liable((4, 5), (6,), Decimal(5000)), "nobody came"


def signed(**line: Any) -> list[agreed.Line]:
    promises = [{**LINE, "debtors": [2], **line}]
    return [*MEDIATED, ("reach_agreement", "2026-03-06", {"promises": promises}), ("sign_agreement", "2026-03-06", {})]


def divided(bears: str | None, *shares: str | None, **line: Any) -> CaseFacts:
    """An agreement whose builder (3), who backs the other or pays first, has ended, and those who stand behind it come in."""
    joined = [{**COMPANY, "name": f"某出资人{n}公司", "share": share} for n, share in enumerate(shares, 1)]
    changed = {"party": 3, "ground": "closed", "proof": "注销登记", "joined": joined, "bears": bears}
    return agreed.facts_of([*signed(**line), ("change_party", "2026-03-07", changed)])


def said_of(case: CaseFacts) -> str:
    return terms(case, case.proceedings[1], case.promises[1].liable, 1, case.promises[1].seq)


def test_CC_178_all_who_take_the_place_of_who_backs_back_it_and_up_to_the_one_cap() -> None:
    case = divided("jointly", None, None, backs=[3], up_to="5000.00")
    assert case.promises[1].liable == Liable((2,), (4, 5), Decimal(5000))
    assert said_of(case) == "某出资人1公司、某出资人2公司对某劳务有限公司不能清偿的部分在5000元范围内连带承担补充责任"
    assert [line.amount for line in case.promises.values()] == [Decimal("9000.00")], "what is due is one sum"


def test_CC_177_each_backs_for_his_share_where_nothing_joins_them() -> None:
    case = divided("shares", "60", "40", backs=[3])
    assert case.promises[1].liable == Liable((2,), (4, 5), parts=((4, Decimal(60)), (5, Decimal(40))))
    assert said_of(case) == "某出资人1公司（60%）、某出资人2公司（40%）对某劳务有限公司不能清偿的部分按份额承担补充责任"


def test_MWR_30_all_who_take_the_place_of_who_pays_first_pay_first() -> None:
    case = divided("jointly", None, None, first=[3])
    assert case.promises[1].liable == Liable((2,), first=(4, 5))
    assert said_of(case) == (
        "由某出资人1公司、某出资人2公司连带先行清偿，某出资人1公司、某出资人2公司清偿后可以依法向某劳务有限公司追偿"
    )


def test_CC_178_how_several_answer_is_asked_of_who_backs_too() -> None:
    lines = signed(backs=[3])
    joined = [{**COMPANY, "name": f"某出资人{n}公司"} for n in (1, 2)]
    given = {"party": 3, "ground": "closed", "proof": "注销登记", "joined": joined, "on": "2026-03-07"}
    assert "怎样承担" in agreed.wrong("change_party", lines, **given)["bears"]
    assert "bears" not in agreed.wrong("change_party", lines, **given, bears="shares")


def test_several_may_back_from_the_beginning() -> None:
    three = {**PARTIES, "respondents": [SUB, MAIN, {**COMPANY, "name": "某总公司"}]}
    lines = [("register", "2026-03-02", {**agreed.APPLIED, **three, "claims": CLAIMS}), *MEDIATED[1:]]
    promises = [{**LINE, "debtors": [2], "backs": [3, 4]}]
    assert agreed.wrong("reach_agreement", lines, promises=promises, left=ELSEWHERE) == {}
    case = agreed.facts_of([*lines, ("reach_agreement", "2026-03-06", {"promises": promises})])
    assert said_of(case) == "某建工集团有限公司、某总公司对某劳务有限公司不能清偿的部分连带承担补充责任"


def test_CC_177_a_part_debtor_who_takes_over_another_part_owes_both() -> None:
    case = agreement(debtors=[2, 3])
    follow(case, 2, (4, 5), (Decimal(70), Decimal(30)))
    assert case.promises[1].liable == Liable((4, 5, 3), parts=((4, Decimal(70)), (5, Decimal(30))))
    follow(case, 4, (5,))
    assert case.promises[1].liable == Liable((5, 3), parts=((5, Decimal(100)),))


def test_who_owes_all_of_it_already_owes_no_less_for_what_he_takes_over() -> None:
    case = agreement(debtors=[2, 3])
    follow(case, 2, (3, 4), (Decimal(50), Decimal(50)))
    assert case.promises[1].liable == Liable((3, 4), parts=((4, Decimal(50)),))


def test_cc_178_who_answers_jointly_is_named_once() -> None:
    assert after_names("甲公司、乙公司", "甲公司、乙公司承担连带责任") == "承担连带责任"
    assert after_names("甲公司", "甲公司分公司承担其中50%") == "甲公司分公司承担其中50%"
    assert after_names("甲公司", "乙公司对甲公司不能清偿的部分承担补充责任") == "乙公司对甲公司不能清偿的部分承担补充责任"
