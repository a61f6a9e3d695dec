"""What goes with a claim from proceeding to proceeding, by the kind of proceeding and the paper (rules/travels.py)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.rules.codes import Kind
from mediation.rules.steps import STEPS
from mediation.rules.travels import KEEPS, TRAVELS, travels
from mediation.services.papers.catalogue import catalogue


def made_in(kind: Kind) -> set[str]:
    """The papers that only steps of this kind of proceeding make."""
    kinds = {t.name: {STEPS[step].kind for step in t.offered} for t in catalogue().values()}
    return {name for name, found in kinds.items() if found == {kind}}


@pytest.mark.parametrize("paper", sorted(made_in(Kind.INSPECTION)))
def test_310_5_LI_18_of_an_inspection_what_a_debt_rests_on_travels_and_nothing_else(paper: str) -> None:
    basis = {"complaint_docket_notice", "complaint_refusal_notice", "correction_order", "handling_decision", "dispute_direction",
             "investigation_record", "site_record", "inspection_receipt", "matter_transfer"}  # fmt: skip
    assert travels(Kind.INSPECTION, paper) == (paper in basis)


def test_310_5_the_letter_to_the_police_and_the_penalty_stay_with_the_inspectorate() -> None:
    assert not travels(Kind.INSPECTION, "case_referral")
    assert not travels(Kind.INSPECTION, "penalty_decision")


@pytest.mark.parametrize("paper", sorted(made_in(Kind.MEDIATION)))
def test_MR_11_of_a_mediation_the_agreement_travels_and_nothing_else(paper: str) -> None:
    assert travels(Kind.MEDIATION, paper) == (paper == "mediation_agreement")


@pytest.mark.parametrize("kind", sorted(set(Kind) - KEEPS))
def test_what_a_commission_or_a_court_made_is_read_by_whoever_reads_the_case(kind: Kind) -> None:
    assert all(travels(kind, paper) for paper in made_in(kind))


def test_310_5_no_step_towards_the_police_is_told_to_others() -> None:
    towards = [step for step in STEPS.values() if step.kind is Kind.INSPECTION and "公安" in step.label]
    assert {step.name for step in towards if not step.confidential} == set()


def test_what_is_said_to_travel_is_a_paper() -> None:
    assert {name for names in TRAVELS.values() for name in names} - catalogue().keys() <= {"matter_transfer"}
