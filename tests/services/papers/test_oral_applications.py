"""What somebody applies for by word of mouth is written down, read out to him, and signed by him (调解仲裁法 第12、28条)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.models import Write
from mediation.services.papers import issue
from mediation.services.papers.catalogue import figures
from tests.services.papers.awards import printed
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")


def templates(walk: Walk) -> set[str]:
    """The papers of the case so far."""
    walk.session.flush()
    return {row.template for row in issue.of_case(walk.session, walk.case_id or 0)}


def test_LMAA_28_an_oral_application_to_the_commission_is_a_record_that_the_applicant_signs(
    write: Write, people: People
) -> None:
    walk = Walk(write, people)
    walk.do("file_arbitration", manner="oral")
    said = printed(walk, "oral_application")
    assert "口头申请仲裁" in said
    assert "由其阅读" in said
    signs = said.split("核对无误后签名")[1]
    for party in walk.facts.parties.values():
        assert (f"申请人{party.name}（" in signs) == party.is_person, "the applicants sign, and nobody of the other side"
    for claim in walk.facts.claims.values():
        assert claim.amount is None or f"{figures(claim.amount)}元" in said


def test_LMAA_28_a_written_application_is_no_record(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("file_arbitration", manner="written")
    assert "filing_receipt" in templates(walk)
    assert "oral_application" not in templates(walk)


@pytest.mark.parametrize(("manner", "signed"), [("oral", True), ("written", False)])
def test_LMAA_12_the_form_of_an_oral_application_to_mediate_has_its_place_to_sign(
    write: Write, people: People, manner: str, signed: bool
) -> None:
    walk = Walk(write, people)
    walk.do("register", manner=manner)
    said = printed(walk, "registration_form")
    assert ("口头申请，以上由登记人当场记录" in said) == signed
    assert ("（签名、捺印）" in said) == signed
