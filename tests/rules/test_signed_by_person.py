"""An agreement binds whoever signed it: by himself, by an agent, by representatives whom he let settle (调解仲裁法 第7、14条；办案规则
第63条)."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.rules.do import Do
from mediation.rules.entries import entry_of
from mediation.rules.lifecycle import STEPS, Situation, doubted, replay, suggested, wrong_answers
from mediation.rules.owed import sum_unpaid
from mediation.rules.steps.overdue import overdue_in
from mediation.rules.steps.signatures import bound_since, signed_days, still_to_sign, unsigned
from tests.rules.cases import mediation
from tests.rules.cases.changes import changed, heir
from tests.rules.cases.mediation import APPLIED, MEDIATING, Line, facts_of, refusal, wrong
from tests.rules.cases.signed import FACTORY, FIRST, ONE_OF_TWO, PAPERS, SECOND, TWO, row, signing
from tests.scenes import COMPANY, person

LATER: Line = ("sign_later", "2026-03-12", {"signed": [row(2, "2026-03-12")]})


def overdue(lines: list[Line], today: str) -> list[tuple[int, str, date | None]]:
    known = facts_of(lines)
    found = overdue_in(known, known.proceedings[1], date.fromisoformat(today))
    return [(line.payee, str(line.unpaid), line.due_on) for line in found.lines] if found else []


def test_LMAA_14_2_whoever_has_not_signed_is_not_bound_and_nothing_is_due_to_him() -> None:
    known = facts_of(ONE_OF_TWO)
    here = known.proceedings[1]
    assert bound_since(known, here) == {FIRST: date(2026, 3, 6), FACTORY: date(2026, 3, 6)}
    assert (unsigned(known, here), still_to_sign(known, here)) == ([SECOND], [SECOND])
    assert overdue(ONE_OF_TWO, "2026-03-20") == [(FIRST, "100.00", date(2026, 3, 10))]
    assert str(sum_unpaid(known.promised_in(here))) == "100.00"


def test_LMAA_14_2_whoever_has_not_signed_may_go_to_arbitration_with_all_he_claimed_and_nobody_else_before_his_day() -> None:
    assert suggested(STEPS[Do.APPLY_ARBITRATION], mediation.at(ONE_OF_TWO, "2026-03-07")) == {"parties": [SECOND], "claims": [2]}
    waived = {"promises": [{"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-10"}], "left": [{"party": 2, "how": "waived"}]}
    lines = [*TWO[:-1], ("reach_agreement", "2026-03-05", waived), ONE_OF_TWO[-1]]
    told = suggested(STEPS[Do.APPLY_ARBITRATION], mediation.at(lines, "2026-03-07"))
    assert told["claims"] == [2], "he gave nothing up who signed nothing"


def test_LMAA_14_2_whoever_signs_later_is_bound_from_his_own_day_and_owed_nothing_before() -> None:
    lines = [*ONE_OF_TWO, LATER]
    known = facts_of(lines)
    assert bound_since(known, known.proceedings[1])[SECOND] == date(2026, 3, 12)
    assert overdue(lines, "2026-03-12") == [(FIRST, "100.00", date(2026, 3, 10))]
    assert overdue(lines, "2026-03-13")[1] == (SECOND, "200.00", date(2026, 3, 12)), "due by the 10th, which was over when he signed"
    assert refusal("sign_later", lines).startswith("各方当事人都已经签名")


def test_LMAA_14_2_who_says_that_he_does_not_sign_is_left_out_and_may_think_better_of_it() -> None:
    lines: list[Line] = [*ONE_OF_TWO, ("sign_later", "2026-03-09", {"signed": [row(2, "2026-03-09", "declines")]})]
    known = facts_of(lines)
    here = known.proceedings[1]
    assert (unsigned(known, here), still_to_sign(known, here)) == ([SECOND], [])
    after = facts_of([*lines, LATER])
    assert SECOND in bound_since(after, after.proceedings[1])


def test_LMAA_14_2_each_is_bound_when_he_and_the_other_side_have_signed() -> None:
    line = signing(row(1, "2026-03-06"), row(2, "2026-03-09"), row(3, "2026-03-08"), on="2026-03-08")
    assert wrong("sign_agreement", TWO, **line[2], on="2026-03-08") == {}
    assert "2026-03-08" in wrong("sign_agreement", TWO, **line[2], on="2026-03-09")["on"]
    known = facts_of([*TWO, line])
    days = bound_since(known, known.proceedings[1])
    assert (days[FIRST], days[SECOND]) == (date(2026, 3, 8), date(2026, 3, 9))


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({}, "applicant_signed_on"),
        ({"applicant_signed_on": "2026-03-06"}, "respondent_signed_on"),
        ({"signed": [row(1, "2026-03-06"), row(3, "2026-03-06")]}, "signed"),
        ({"signed": [row(1, "2026-03-06"), row(2), row(3, "2026-03-06")]}, "signed.1.on"),
        ({"signed": [row(1, "2026-03-06"), row(2, "2026-03-06", "not_yet"), row(3, "2026-03-06")]}, "signed.1.on"),
        ({"signed": [row(1, "2026-03-06"), row(1, "2026-03-06"), row(2, how="not_yet"), row(3, "2026-03-06")]}, "signed.1.party"),
        ({"signed": [row(1, "2026-03-06"), row(2, "2026-03-04"), row(3, "2026-03-06")]}, "signed.1.on"),
        ({"signed": [row(1, how="not_yet"), row(2, how="not_yet"), row(3, "2026-03-06")]}, "signed"),
        ({"signed": [row(1, "2026-03-06"), row(2, how="not_yet"), row(3, how="not_yet")]}, "signed"),
    ],
)
def test_LMAA_14_2_of_everybody_it_is_said_whether_he_signed_and_one_of_each_side_has(given: dict[str, Any], place: str) -> None:
    assert place in wrong("sign_agreement", TWO, **PAPERS, **given)


def test_nobody_is_told_beforehand_to_have_signed_and_one_tick_says_it_of_all() -> None:
    given = suggested(STEPS[Do.SIGN_AGREEMENT], mediation.at(TWO, "2026-03-06"))
    assert [(r["party"], r.get("on")) for r in given["signed"]] == [(1, None), (2, None), (3, None)]
    assert wrong("sign_agreement", TWO, **given).keys() == {"signed.0.on", "signed.1.on", "signed.2.on"}
    assert wrong("sign_agreement", TWO, **{**given, "everybody": True}) == {}
    known = facts_of([*TWO, ("sign_agreement", "2026-03-06", {**given, "everybody": True})])
    assert signed_days(known, known.proceedings[1]) == dict.fromkeys((1, 2, 3), date(2026, 3, 6))


def test_an_entry_of_before_means_one_day_for_everybody_of_a_side() -> None:
    old = {**PAPERS, "applicant_signed_on": "2026-03-05", "respondent_signed_on": "2026-03-06"}
    known = facts_of([*TWO, ("sign_agreement", "2026-03-06", old)])
    assert bound_since(known, known.proceedings[1]) == dict.fromkeys((1, 2, 3), date(2026, 3, 6))
    assert not known.unsigned
    assert len(known.promises) == 2


# --- one debt, one road ---------------------------------------------------------------------------------------

GONE: Line = ("apply_arbitration", "2026-03-09", {"parties": [2], "claims": [2], "used": {"unit": "office"}})


def signs_after(*more: tuple[str, int, dict[str, Any]], **row_of_two: Any) -> dict[str, str]:
    """The faults of the second worker's later signature after he went to arbitration, and what was done besides by step and
    proceeding.
    """
    lines = [*((step, 1, day, given) for step, day, given in [*ONE_OF_TWO, GONE]), *((s, p, "2026-03-10", g) for s, p, g in more)]
    known = replay(entry_of(n, step, at, date.fromisoformat(day), given) for n, (step, at, day, given) in enumerate(lines, 1))
    situation = Situation(known, known.proceedings[1], date(2026, 3, 12), mediation.REFERENCE)
    form = STEPS[Do.SIGN_LATER].asks.model_validate({"on": "2026-03-12", "signed": [row(2, "2026-03-12", **row_of_two)]})
    return wrong_answers(STEPS[Do.SIGN_LATER], situation, form)


def test_LMAA_41_whoever_has_his_claims_in_arbitration_does_not_sign_the_agreement_besides() -> None:
    said = signs_after()["signed.0.how"]
    assert "申请仲裁" in said
    assert "撤回申请（调解仲裁法第41条）" in said, "it says what to do instead"
    assert signs_after(how="declines") == {}


def test_LMAA_41_whoever_has_withdrawn_there_or_was_not_accepted_signs() -> None:
    assert signs_after(("withdraw_arbitration", 2, {})) == {}
    assert signs_after(("refuse_arbitration", 2, {"ground": "scope", "reason": "不属于受理范围"})) == {}


# --- several who owe --------------------------------------------------------------------------------------------

OTHER_FIRM = {**COMPANY, "name": "某包装有限公司", "credit_code": None}
JOINTLY: list[Line] = [
    ("register", "2026-03-02", {**APPLIED, "respondents": [COMPANY, OTHER_FIRM]}), *MEDIATING[1:], ("record_session", "2026-03-04", {}),
    ("reach_agreement", "2026-03-05", {"promises": [
        {"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-10", "debtors": [3, 4]},
    ]}),
]  # fmt: skip


def test_CC_178_of_two_who_promised_jointly_the_one_who_signed_performs_until_the_other_signs_too() -> None:
    half = [*JOINTLY, signing(row(1, "2026-03-06"), row(2, how="declines"), row(3, "2026-03-06"), row(4, how="not_yet"))]
    for lines, debtors in ((half, (3,)), ([*half, ("sign_later", "2026-03-08", {"signed": [row(4, "2026-03-08")]})], (3, 4))):
        liable = facts_of(lines).promises[1].liable
        assert liable
        assert liable.debtors == debtors


# --- representatives --------------------------------------------------------------------------------------------

MANY = 12
CLAIMS = [{"claimant": n, "item": "wages", "amount": "10.00"} for n in range(1, MANY + 1)]
LINES = [{"payee": n, "claim": n, "amount": "10.00", "due_on": "2026-03-10"} for n in range(1, MANY + 1)]


def elected(*powers: str, left: tuple[dict[str, Any], ...] = ()) -> list[Line]:
    chosen = {"representatives": [1, 2, 3], "signed_list": True, "powers": list(powers)}
    return [
        ("register", "2026-03-02", {**APPLIED, "applicants": [person(n) for n in range(1, MANY + 1)], "claims": CLAIMS}), *MEDIATING[1:],
        ("elect_representatives", "2026-03-03", chosen), ("record_session", "2026-03-04", {}),
        ("reach_agreement", "2026-03-05", {"promises": LINES, "left": list(left)}),
    ]  # fmt: skip


def by_them(how: str, on: str | None = None) -> list[dict[str, Any]]:
    return [*(row(n, "2026-03-06") for n in (1, 2, 3)), *(row(n, on, how) for n in range(4, MANY + 1)), row(MANY + 1, "2026-03-06")]


def test_rules_63_representatives_bind_those_who_let_them_settle_and_nobody_else() -> None:
    given = {**PAPERS, "signed": by_them("representative")}
    assert wrong("sign_agreement", elected("settling"), **given) == {}
    assert "代为进行和解" in wrong("sign_agreement", elected("admit"), **given)["signed.3.how"]
    known = facts_of([*elected("settling"), signing(*by_them("representative"))])
    assert bound_since(known, known.proceedings[1]).keys() == set(range(1, MANY + 2))


def test_rules_63_without_the_power_each_consents_himself_or_is_not_bound() -> None:
    lines = elected()
    assert "signed.3.on" in wrong("sign_agreement", lines, **PAPERS, signed=by_them("consent"))
    assert wrong("sign_agreement", lines, **PAPERS, signed=by_them("consent", "2026-03-06")) == {}
    known = facts_of([*lines, signing(*by_them("not_yet"))])
    assert unsigned(known, known.proceedings[1]) == list(range(4, MANY + 1))
    assert set(known.promises) == {1, 2, 3}
    assert set(known.unsigned) == set(range(4, MANY + 1))


def test_rules_63_to_give_up_a_claim_is_another_power_of_the_representatives() -> None:
    left = ({"party": 4, "how": "waived"},)
    given = {**PAPERS, "signed": by_them("representative")}
    assert "代为放弃请求" in wrong("sign_agreement", elected("settling", left=left), **given)["signed.3.how"]
    assert wrong("sign_agreement", elected("settling", "waive", left=left), **given) == {}


def test_rules_63_representatives_do_not_bind_whoever_joined_after_they_were_elected() -> None:
    joining = {
        "applicants": [person(MANY + 1)], "claims": [{"claimant": 1, "item": "wages", "amount": "10.00"}], "consent_on": "2026-03-04",
    }  # fmt: skip
    lines = elected("settling")
    lines.insert(-1, ("join_mediation", "2026-03-04", joining))
    rows = [*by_them("representative"), row(MANY + 2, how="representative")]
    assert "还没有加入" in wrong("sign_agreement", lines, **PAPERS, signed=rows)[f"signed.{MANY + 1}.how"]


def inherited(*dead: int, died: int = MANY) -> list[Line]:
    """An agreement under way of which a worker has died after the election, and an heir came; representatives `dead` have died too."""
    lines = elected("settling")
    agreed = lines.pop()
    lines += [changed("2026-03-04", "died", number, heir(70 + number)) for number in (died, *dead)]
    takers = {number: MANY + 2 + n for n, number in enumerate((died, *dead))}
    promises = [{**line, "payee": takers.get(line["payee"], line["payee"])} for line in agreed[2]["promises"]]
    return [*lines, (agreed[0], agreed[1], {**agreed[2], "promises": promises})]


def test_CC_173_an_heir_who_came_after_the_election_is_not_bound_by_the_representatives() -> None:
    lines, there = inherited(), MANY + 2
    rows = [*(each for each in by_them("representative") if each["party"] != MANY), row(there, how="representative")]
    said = wrong("sign_agreement", lines, **PAPERS, signed=rows)
    assert list(said) == [f"signed.{MANY}.how"]
    assert "民法典第173条" in said[f"signed.{MANY}.how"]
    for own in (row(there, "2026-03-06"), row(there, how="not_yet"), row(there, "2026-03-06", "consent")):
        assert wrong("sign_agreement", lines, **PAPERS, signed=[*rows[:-1], own]) == {}
    told = suggested(STEPS[Do.SIGN_AGREEMENT], mediation.at(lines, "2026-03-06"))["signed"]
    assert {r["party"]: r["how"] for r in told}[there] == "self"


def test_CC_173_an_heir_is_represented_once_the_workers_have_elected_with_him() -> None:
    lines, there = inherited(), MANY + 2
    again = {"representatives": [1, 2, 3], "signed_list": True, "powers": ["settling"]}
    lines.insert(-1, ("elect_representatives", "2026-03-04", again))
    rows = [*(each for each in by_them("representative") if each["party"] != MANY), row(there, how="representative")]
    assert wrong("sign_agreement", lines, **PAPERS, signed=rows) == {}


def test_rules_63_fewer_than_three_representatives_sign_for_nobody_until_others_are_elected() -> None:
    lines = inherited(2)
    rows = [each for each in by_them("representative") if each["party"] not in (2, MANY)]
    rows += [row(MANY + 2, "2026-03-06"), row(MANY + 3, "2026-03-06")]
    said = wrong("sign_agreement", lines, **PAPERS, signed=rows)
    assert "现在只有 2 名，不足 3 名" in said["signed.2.how"]
    own = [{**each, "how": "self", "on": "2026-03-06"} for each in rows]
    assert wrong("sign_agreement", lines, **PAPERS, signed=own) == {}


def test_rules_63_representatives_bind_nobody_before_they_have_signed_themselves() -> None:
    rows = [*(row(n, how="not_yet") for n in (1, 2, 3)), *by_them("representative")[3:]]
    assert "代表人自己还没有签名" in wrong("sign_agreement", elected("settling"), **PAPERS, signed=rows)["signed.3.how"]


@pytest.mark.parametrize(("powers", "how"), [(("settling",), "representative"), ((), "self")])
def test_rules_63_the_form_knows_for_whom_the_representatives_sign(powers: tuple[str, ...], how: str) -> None:
    rows = suggested(STEPS[Do.SIGN_AGREEMENT], mediation.at(elected(*powers), "2026-03-06"))["signed"]
    assert [r["how"] for r in rows] == [*["self"] * 3, *[how] * (MANY - 3), "self"]
    assert not any(r.get("on") for r in rows)


BESIDE: list[Line] = [
    *MEDIATING, ("record_session", "2026-03-04", {}),
    ("apply_arbitration", "2026-03-18", {"parties": [1], "claims": [1], "used": {"unit": "office"}}),
    ("reach_agreement", "2026-03-19", {**TWO[-1][2], "promises": [{**line, "due_on": "2026-04-10"} for line in TWO[-1][2]["promises"]]}),
]  # fmt: skip
"""The first has taken his wages to arbitration when both come to terms in the mediation."""


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"everybody": True}, "everybody"),
        ({"signed": [row(1, "2026-03-19"), row(2, "2026-03-19"), row(3, "2026-03-19")]}, "signed"),
        ({"signed": [row(1, how="not_yet"), row(2, "2026-03-19"), row(3, "2026-03-19")]}, ""),
    ],
)
def test_LMAA_41_42_who_signs_on_claims_that_an_arbitration_hears_is_told_which_and_what_becomes_of_it(
    given: dict[str, Any], field: str
) -> None:
    step, where = STEPS["sign_agreement"], mediation.at(BESIDE, "2026-03-19")
    day = "2026-03-19"
    form = step.asks.model_validate({"on": day, "mediator_signed_on": day, "sealed_on": day, **given})
    assert wrong_answers(step, where, form) == {}
    said = doubted(step, where, form)
    assert set(said) == ({field} if field else set()), "nobody else's claims are heard there"
    if field:
        assert said[field].startswith("周某1的同样请求在仲裁中：2026-03-18 提出的仲裁申请（")
        assert "撤回申请" in said[field]
    withdrawn = beside_it(BESIDE, ("withdraw_arbitration", "2026-03-19", {"settled_privately": True}))
    assert doubted(step, withdrawn, form) == {}


def beside_it(lines: list[Line], there: Line) -> Situation:
    """The mediation, once that step was done in the arbitration that came of it."""
    entries = [entry_of(n, step, 1, date.fromisoformat(on), given) for n, (step, on, given) in enumerate(lines, 1)]
    entries.append(entry_of(len(entries) + 1, there[0], 2, date.fromisoformat(there[1]), there[2]))
    facts = replay(entries)
    return Situation(facts, facts.proceedings[1], date.fromisoformat(there[1]), mediation.REFERENCE)
