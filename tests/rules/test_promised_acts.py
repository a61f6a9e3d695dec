"""Promises without money (行为给付): an act is agreed, done, overdue and waited for like a sum."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes.deeds import Deed, Done
from mediation.rules.deeds import ROWS, wording
from mediation.rules.lifecycle import STEPS
from mediation.rules.owed import still_open
from tests.rules.cases import hearing
from tests.rules.cases import mediation as agreed
from tests.scenes import person

MEDIATED = [*agreed.MEDIATING, ("record_session", "2026-03-04", {})]
CERTIFICATE: dict[str, Any] = {"payee": 1, "deed": "certificate", "due_on": "2026-03-10"}
SIGNED = dict.fromkeys(("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on"), "2026-03-05")
IN_FORCE: list[Any] = [
    *MEDIATED, ("reach_agreement", "2026-03-05", {"promises": [CERTIFICATE]}), ("sign_agreement", "2026-03-05", SIGNED),
]  # fmt: skip


ELSEWHERE = [{"party": n, "how": "elsewhere"} for n in (1, 2)]


def told(done: str, on: str = "2026-03-09") -> Any:
    return "record_deed", on, {"deeds": [{"promise": 1, "done": done}], "proof": "证明书存根"}


def test_every_act_has_one_row_with_its_article() -> None:
    assert sorted(row.deed for row in ROWS) == sorted(Deed)
    assert all(row.basis for row in ROWS)
    assert [row.deed for row in ROWS if not row.words] == [Deed.OTHER]


def test_LMAA_14_an_agreement_may_be_on_acts_alone() -> None:
    assert agreed.wrong("reach_agreement", MEDIATED, on="2026-03-05", left=ELSEWHERE, promises=[CERTIFICATE]) == {}
    line = agreed.facts_of(IN_FORCE).promises[1]
    assert (line.amount, line.deed) == (None, Deed.CERTIFICATE)
    assert line.what == f"为{agreed.facts_of(IN_FORCE).parties[1].name}出具解除（终止）劳动合同证明"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"deed": None}, "amount"),
        ({"amount": "100.00"}, "deed"),
        ({"deed": "other"}, "what"),
        ({"deed": "other", "what": "向工会公开说明"}, None),
        ({"deed": None, "amount": "100.00"}, None),
    ],
)
def test_R33_78_5_a_line_is_a_sum_or_an_act_that_can_be_enforced(given: dict[str, Any], field: str | None) -> None:
    found = agreed.wrong("reach_agreement", MEDIATED, on="2026-03-05", left=ELSEWHERE, promises=[{**CERTIFICATE, **given}])
    assert {name for name in found if name.startswith("promises.")} == ({f"promises.0.{field}"} if field else set())


@pytest.mark.parametrize(("done", "waits"), [("none", True), ("part", True), ("all", False)])
def test_what_was_promised_is_performed_when_the_act_is_done(done: str, waits: bool) -> None:
    assert bool(agreed.refusal("confirm_performance", [*IN_FORCE, told(done)])) == waits
    assert bool(agreed.refusal("record_deed", [*IN_FORCE, told(done)])) != waits
    assert bool(agreed.wrong("close_mediation", [*IN_FORCE, told(done)], on="2026-03-20")) == waits


def test_an_act_that_is_not_done_by_its_day_is_a_breach_and_opens_arbitration_but_no_order_for_payment() -> None:
    """调解仲裁法 第15条: 申请仲裁; 第16条 names sums only."""
    assert agreed.facts_of(IN_FORCE).promises[1].is_overdue(date(2026, 3, 11))
    assert agreed.refusal("record_breach", IN_FORCE) == ""
    assert "第16条" in agreed.refusal("record_payment_order", IN_FORCE)
    assert agreed.refusal("record_payment", IN_FORCE) == "没有尚未到账的款项。"


def test_what_was_found_last_counts() -> None:
    undone = agreed.facts_of([*IN_FORCE, told("all", "2026-03-08"), told("none", "2026-03-09")])
    assert undone.promises[1].done is Done.NONE
    assert "项行为没有履行" in (still_open(undone.promises.values()) or "")


FILED = (*hearing.APPLICATION[:2], {
    **hearing.APPLICATION[2], "applicants": [person(1)],
    "claims": [{"claimant": 1, "item": "wages", "amount": "100.00"}, {"claimant": 1, "item": "certificate"},
               {"claimant": 1, "item": "relation"}],
})  # fmt: skip
HEARD: list[hearing.Line] = [FILED, *(line for line in hearing.HEARD if line is not hearing.APPLICATION)]
HEARD[2] = ("serve", "2026-09-03", {"served": "respond_notice", "parties": [2]})
HEARD[5] = hearing.told("2026-09-29", 1, 2)
LINES = [{"claim": 1, "upheld": True, "amount": "100.00"}, {"claim": 2, "upheld": True}, {"claim": 3, "upheld": True}]


def test_LMAA_46_an_award_of_an_act_obliges_to_it_once_it_is_in_force() -> None:
    where = hearing.situation(*HEARD)
    award = STEPS["award"]
    form = award.asks.model_validate({"on": "2026-10-20", "lines": LINES, "perform_within": 10, **hearing.WORDS})
    assert award.freezes is not None
    used = award.freezes(where, form).kept()
    known = hearing.facts(*HEARD, ("award", "2026-10-20", {**form.model_dump(mode="json"), "used": used}))
    sum_, act = known.promises.values()
    assert (sum_.amount, act.amount, act.deed, act.due_on) == (100, None, Deed.CERTIFICATE, None), "a relation is declared only"
    assert act.what == f"为{known.parties[1].name}出具解除（终止）劳动合同证明"


def test_an_award_of_before_obliges_to_what_it_did() -> None:
    """Its lines were numbered without acts, and payments name them by number."""
    known = hearing.facts(*HEARD, ("award", "2026-10-20", {"lines": LINES, "perform_within": 10, "used": hearing.USED}))
    assert [line.amount for line in known.promises.values()] == [100]


def test_the_words_of_an_act_stand_alone() -> None:
    assert wording(Deed.HANDOVER, "某厂") == "与某厂办理工作交接"
