"""How much each form takes (几项、多少): what must be named at least, what a paper has room for, and within which bounds a number lies."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from mediation.rules import forms, numbers, parameters
from mediation.rules.acts import Act
from mediation.rules.amounts import capitals
from mediation.rules.calculators import CALCULATORS, arrears, overtime
from mediation.rules.codes import Item, Outcome
from mediation.rules.lifecycle import STEPS
from mediation.rules.retention import keep_until

AT_LEAST_ONE = {
    "applicants",
    "asked",
    "respondents",
    "claims",
    "parties",
    "lines",
    "joined",
    "months",
    "payments",
    "representatives",
    "promises",
    "principals",
    "exhibits",
    "deeds",
    "items",
    "clues",
}
"""Whoever names nobody and nothing has done nothing."""
MAY_BE_NONE = {
    ("Reconciliation", "promises"),
    ("CorrectionOrder", "promises"),
    ("FurtherOrder", "promises"),
    ("Joining", "applicants"),
    ("Joining", "respondents"),
    ("Joining", "claims"),
    ("Joining", "more"),  # who comes in asks his own
    ("Said", "parties"),  # an entry of before names nobody: all of them
    ("Decided", "items"),
    ("CourtAnswered", "payments"),  # a docketing brings none
    ("ReferralReport", "months"),  # another crime
    ("ApprovedHandling", "promises"),
    ("Ended", "payments"),
    ("ChangedClaims", "added"),
    ("AwardCorrection", "sums"),
    ("ChangedParty", "joined"),
    ("Complaint", "applicants"),  # 条例 第9条第3款: a report has none
    ("Complaint", "claims"),
    ("JoiningMediation", "applicants"),
    ("JoiningMediation", "respondents"),
    ("JoiningMediation", "claims"),
    ("OneNotice", "representatives"),  # 办案规则 第63条: 可以推举
    ("ForTheAgreed", "deeds"),
    ("ForTheAgreed", "sums"),
    ("Reconciliation", "parties"),  # one applicant alone
    ("JointApplication", "parties"),
    ("CourtApplication", "parties"),
    ("InspectorChallenged", "parties"),  # 监察员本人、负责人
    *((form, name) for form in ("Decided", "AppealDecided") for name in ("lines", "promises")),
}
"""A settlement without money, an order that names none, claims of which some only change, a new name, who joins on one side,
an agreement of which money or acts alone are late, an application of everybody whom the agreement binds, a court that rules on no claim."""
AT_MOST = {
    "changes": 600,
    "applicants": 500,
    "respondents": 20,
    "claims": 600,
    "promises": 600,
    "lines": 600,
    "payments": 600,
    "items": 600,
    "sums": 600,
    "months": 60,
    "added": 100,
    "matters": 20,
    "roles": 20,
    "earlier": 10,
    "accounts": 600,
    "circumstances": 20,
    "materials": 20,
    "joined": 20,
    "exhibits": 60,
    "particulars": 600,
    "deeds": 600,
    "left": 600,
    "already": 20,
    "signed": 600,
    "rests": 600,
    "more": 600,
    "clues": 50,
    "deceased": 20,
    "own": 600,
}
FEWER = {
    ("ReferralReport", "months"): 500,
    ("Counterclaim", "claims"): 100, ("MergedCounterclaim", "claims"): 100,
    ("Complaint", "applicants"): 200,
    ("Keeping", "items"): 60, ("Release", "items"): 60,
}  # fmt: skip
RANGES: dict[tuple[str, str], tuple[int | None, int | None]] = {
    ("OvertimeAnswers", "weekday"): (0, 9999),
    ("OvertimeAnswers", "rest"): (0, 9999),
    ("OvertimeAnswers", "holiday"): (0, 9999),
    ("LeaveAnswers", "year"): (2000, 2090),
    ("LeaveAnswers", "service"): (0, 60),
    ("LeaveAnswers", "taken"): (0, 366),
    ("MonthAnswers", "paid"): (0, None),
    ("OrderedAnswers", "percent"): (50, 100),  # 劳动合同法 第85条
    ("NonCompeteAnswers", "months"): (1, 1_000_000),
    ("PensionAnswers", "months"): (1, 600),
    ("CareAnswers", "months"): (1, 600),
    ("DependantsAnswers", "others"): (0, 20),
    ("DependantsAnswers", "alone"): (0, 20),
    ("DependantsAnswers", "months"): (1, 600),
    ("SickAnswers", "in_all"): (0, 60),
    ("SickAnswers", "here"): (0, 60),
    ("MaternityAnswers", "children"): (1, 9),
    ("MaternityAnswers", "more"): (0, 120),
    ("NursingLeaveAnswers", "months"): (1, 12),
    ("NursingTimeAnswers", "days"): (1, 270),
    ("NursingTimeAnswers", "children"): (1, 9),
    ("PensionLossAnswers", "months"): (1, 600),
    ("UnemploymentAnswers", "years"): (0, 60),
    ("UnemploymentAnswers", "months"): (1, 24),
    ("MedicalAnswers", "percent"): (1, 100),
    ("PartChangedMind", "settlement"): (1, 1_000_000),
}


def _all_forms() -> Iterator[type[BaseModel]]:
    waiting: list[type[BaseModel]] = [Act, *(step.asks for step in STEPS.values()), *(c.asks for c in CALCULATORS.values())]
    seen: set[type[BaseModel]] = set()
    while waiting:
        form = waiting.pop()
        if form in seen:
            continue
        seen.add(form)
        yield form
        for field in form.model_fields.values():
            waiting += [a for a in typing.get_args(field.annotation) if isinstance(a, type) and issubclass(a, BaseModel)]


def _bounds() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for form in _all_forms():
        for name, field in form.model_fields.items():
            if form is not Act and name in Act.model_fields:  # what every act asks is looked at once
                continue
            found = {
                key: getattr(each, key)
                for each in field.metadata
                for key in ("min_length", "max_length", "ge", "le")
                if getattr(each, key, None) is not None
            }

            if "ge" in found or typing.get_origin(field.annotation) is list:
                yield form.__name__, name, found


FOUND = {(form, name): found for form, name, found in _bounds() if found or name in AT_LEAST_ONE}


@pytest.mark.parametrize(("form", "name"), sorted(key for key, found in FOUND.items() if "ge" not in found))
def test_a_list_has_its_least_and_its_most(form: str, name: str) -> None:
    found = FOUND[form, name]
    needs_one = name in AT_LEAST_ONE and (form, name) not in MAY_BE_NONE
    assert found.get("min_length") == (1 if needs_one else None)
    if "max_length" in found:
        assert found["max_length"] == FEWER.get((form, name), AT_MOST[name])


@pytest.mark.parametrize(("form", "name"), sorted(key for key, found in FOUND.items() if "ge" in found))
def test_a_number_lies_within_its_bounds(form: str, name: str) -> None:
    assert (FOUND[form, name].get("ge"), FOUND[form, name].get("le")) == RANGES[form, name]


def _takes(kind: Any, typed: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(typed)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "typed", "taken"),
    [
        (forms.Money, "0.01", True),
        (forms.Money, "0", False),
        (forms.Money, "0.001", False),
        (forms.Money, "9999999999.99", True),
        (forms.Money, "10000000000", False),
        (arrears.Paid, "0", True),
        (arrears.Paid, "-0.01", False),
        (arrears.Paid, "9999999999.99", True),
        (arrears.Paid, "10000000000", False),
        (arrears.Percent, 49, False),
        (arrears.Percent, 50, True),
        (arrears.Percent, 100, True),
        (arrears.Percent, 101, False),
        (overtime.Hours, "0.25", True),
        (overtime.Hours, "0.255", False),
        (forms.Number, 1, True),
        (forms.Number, 0, False),
        (forms.Number, 1_000_000, True),
        (forms.Number, 1_000_001, False),
        (forms.Text, "甲", True),
        (forms.Text, " ", False),
        (forms.Long, "甲", True),
        (forms.Long, "", False),
        (parameters.Source, "略", False),
        (parameters.Source, "文件", True),
        (parameters.Short, "", False),
        (parameters.Short, "晋", True),
        (parameters.Name, "", False),
        (parameters.Name, " ", False),
        (parameters.Short, " ", False),
        (parameters.Source, " 略 ", False),
        (parameters.Code, " 350582 ", True),
        (parameters.Name, "甲", True),
        (parameters.Percent, "0", True),
        (parameters.Percent, "-0.01", False),
        (parameters.Percent, "100", True),
        (parameters.Percent, "100.01", False),
        (parameters.Percent, "33.53", True),
        (parameters.Percent, "33.531", False),
        (parameters.Year, 1999, False),
        (parameters.Year, 2000, True),
        (parameters.Year, 2090, True),
        (parameters.Year, 2091, False),
    ],
)
def test_what_a_field_takes(kind: Any, typed: object, taken: bool) -> None:
    assert _takes(kind, typed) == taken


def test_each_calculator_is_for_its_claims() -> None:
    assert {name: set(calculator.items) for name, calculator in CALCULATORS.items()} == {
        "severance": {Item.SEVERANCE}, "notice_pay": {Item.NOTICE_PAY, Item.SEVERANCE}, "compensation": {Item.COMPENSATION},
        "double_wage": {Item.DOUBLE_WAGE}, "open_ended_wage": {Item.DOUBLE_WAGE}, "renewal_wage": {Item.DOUBLE_WAGE},
        "overtime": {Item.OVERTIME, Item.WAGES}, "leave": {Item.LEAVE_PAY}, "arrears": {Item.WAGES},
        "added": {Item.ADDED_COMPENSATION}, "probation": {Item.PROBATION}, "non_compete": {Item.NON_COMPETE},
        "injury_grant": {Item.INJURY_BENEFIT}, "injury_parting": {Item.INJURY_BENEFIT}, "injury_pension": {Item.INJURY_BENEFIT},
        "injury_care": {Item.INJURY_BENEFIT}, "injury_leave": {Item.INJURY_LEAVE_PAY}, "injury_death": {Item.INJURY_BENEFIT},
        "injury_kin": {Item.INJURY_BENEFIT}, "sick_pay": {Item.SICK_PAY}, "maternity": {Item.MATERNITY},
        "nursing_leave": {Item.MATERNITY}, "nursing_time": {Item.MATERNITY}, "pension_loss": {Item.INSURANCE},
        "unemployment": {Item.INSURANCE}, "medical_loss": {Item.INSURANCE}, "service_period": {Item.SERVICE_PERIOD},
        "compete_penalty": {Item.PENALTY},
    }


def test_what_may_be_left_empty_need_not_be_filled_in() -> None:
    class Some(forms.Form):
        needed: forms.Text = forms.ask("必填")
        may: forms.MaybeText = forms.ask("选填")
        other: str | None = forms.ask("选填")
        known: forms.Text = forms.ask("已有", default="甲")

    assert [question.required for question in forms.questions(Some)] == [True, False, False, False]


# --- numbers and files ----------------------------------------------------------------------------------------


def test_which_step_gives_which_number() -> None:
    """A receipt has a number of its own; the case number comes with the acceptance, or when some go on by themselves (案号)."""
    assert {series.name: set(series.given_on) for series in numbers.SERIES} == {
        "receipt": {
            "register",
            "file_arbitration",
            "receive_transfer",
            "receive_complaint",
            "apply_arbitration",
            "arbitrate_agreement",
            "apply_review",
            "hand_to_mediation",
            "hand_to_arbitration",
        },
        "mediation": {"accept_mediation", "split_mediation"},
        "review": {"accept_review"},
        "arbitration": {"accept_arbitration", "split_arbitration"},
        "inspection": {"docket_complaint"},
        "inspection_order": {"order_correction", "order_further"},
        "inspection_handling": {"decide_handling"},
        "inspection_penalty": {"decide_penalty", "penalise_on_spot"},
        "inspection_notice": {"refuse_complaint", "tell_dispute", "tell_before", "call_penalty_hearing", "revoke_docket"},
        "inspection_urging": {"urge_performance"},
        "inspection_inquiry": {"summon_unit"},
        "inspection_evidence": {"keep_evidence", "release_evidence"},
        "inspection_letter": {"ask_assistance"},
        "inspection_recusal": {"grant_inspector_recusal", "refuse_inspector_recusal"},
        "inspection_add_fine": {"add_fine"},
        "inspection_referral": {"refer_police", "report_crime", "refer_department", "transfer_inspection"},
    }


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_F_01_ten_years_for_awards_and_five_for_all_else(outcome: str | None) -> None:
    years = 10 if outcome in ("A20", "A21", "A22") else 5
    for filed in (date(2026, 1, 1), date(2026, 6, 30), date(2026, 12, 31)):
        assert keep_until(outcome, filed) == date(2026 + years, 12, 31)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("11", "壹拾壹元整"),
        ("110", "壹佰壹拾元整"),
        ("1100", "壹仟壹佰元整"),
        ("11000", "壹万壹仟元整"),
        ("110000000", "壹亿壹仟万元整"),
        ("101", "壹佰零壹元整"),
        ("1001", "壹仟零壹元整"),
        ("9999999999999999.99", None),
        ("10000000000000000", ""),
        ("-0.01", ""),
    ],
)
def test_one_zero_where_a_place_is_empty_and_none_elsewhere(amount: str, text: str | None) -> None:
    if text == "":
        with pytest.raises(ValueError, match="不能写成大写"):
            capitals(Decimal(amount))
    else:
        assert text is None or capitals(Decimal(amount)) == text
        assert capitals(Decimal(amount))
