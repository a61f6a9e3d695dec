"""The kinds of party: whom each is a party through, what is told of it, and who of them is a worker."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from mediation.models import Party as StoredParty
from mediation.rules.codes import Item, Kind, PartyType, Side
from mediation.rules.facts import CaseFacts, Party, is_worker
from mediation.rules.forms import questions
from mediation.rules.intake import applied
from mediation.rules.party_kinds import KINDS, NATURAL, ONLY_OF_SOME, UNASKED
from mediation.rules.step import Situation
from mediation.rules.steps.complaint import UNASKED as UNASKED_OF_A_COMPLAINT
from mediation.rules.steps.complaint import Complaint
from mediation.rules.steps.intake import PartyAnswers
from tests.rules.cases.applied import DAY, REFERENCE

CSS = (Path(__file__).parents[2] / "templates/static/app.css").read_text()
BAD_ID = "990582199001010010"


def test_every_type_has_its_row_and_fits_its_column() -> None:
    assert set(KINDS) == set(PartyType)
    assert all(len(code) <= 8 for code in PartyType), StoredParty.__name__


def test_what_a_kind_has_no_place_for_is_not_drawn() -> None:
    (asked,) = [q for q in questions(PartyAnswers) if q.name == "type"]
    assert dict(zip((code for code, _ in asked.choices), asked.hides, strict=True)) == UNASKED
    assert {name for names in UNASKED.values() for name in names} <= set(ONLY_OF_SOME)
    for name in ONLY_OF_SOME:
        assert f'option[data-hides~={name}]:checked) .field:has([name$=".{name}"])' in CSS


def test_li_9_a_report_asks_for_no_complainant_and_no_claim_and_a_complaint_for_nobody_sealed() -> None:
    (asked,) = [q for q in questions(Complaint) if q.name == "accusation"]
    assert dict(zip((code for code, _ in asked.choices), asked.hides, strict=True)) == UNASKED_OF_A_COMPLAINT
    assert {name for names in asked.hides for name in names} <= set(Complaint.model_fields)
    for name in ("applicants", "claims", "deceased"):
        assert f"form:has(input[data-hides~={name}]:checked) #f-{name}:not(.bad):not(:has(.bad))" in CSS
    assert "form:has(input[data-hides~=informant]:checked) .part:has([name=informant]):not(:has(.bad))" in CSS


@pytest.mark.parametrize(
    ("of", "head", "post"),
    [
        ("unit", "法定代表人", True), ("service", "法定代表人", True), ("organ", "法定代表人", True), ("public", "法定代表人", True),
        ("society", "法定代表人", True), ("union", "法定代表人", True),
        ("branch", "负责人", False), ("partners", "负责人", False), ("trader", "经营者", False),
        ("workshop", "经营者", False),
    ],
)  # fmt: skip
def test_civil_procedure_51_who_acts_for_a_unit(of: str, head: str, post: bool) -> None:
    """法人由其法定代表人进行诉讼。其他组织由其主要负责人进行诉讼。"""
    kind = KINDS[PartyType(of)]
    assert (kind.head, kind.post, kind.is_person) == (head, post, False)
    assert "legal_representative" in kind.tells
    assert ("post" in kind.tells) == post


@pytest.mark.parametrize(("of", "is_person", "lacks"), [
    ("trader", False, ("住所", "电话", "经营者")),
    ("owner", True, ("性别", "证件号码", "住所", "电话")),
])  # fmt: skip
def test_interpretation_59_a_household_business_is_its_trade_name_or_whoever_runs_it(
    of: str, is_person: bool, lacks: tuple[str, ...]
) -> None:
    """有字号的，以营业执照上登记的字号为当事人，但应同时注明该字号经营者的基本信息；没有字号的，以经营者为当事人。"""
    (told,) = applied(Kind.ARBITRATION, {"respondents": [{"name": "某某", "type": of}]}, DAY).people
    assert (told.kind.is_person, told.lacks, told.is_worker) == (is_person, lacks, False)
    assert told.kind.identified, "the 经营者 is named with his own particulars"


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("of", [PartyType.FOREMAN, PartyType.OWNER])
def test_a_person_who_employs_is_no_worker_whichever_side(of: PartyType, side: Side) -> None:
    boss = Party(1, side, "陈某", of)
    others = [Party(n, each, "某某", PartyType.PERSON) for n, each in enumerate(set(Side) - {side}, 2)]
    assert boss.is_person
    assert not is_worker(boss, [boss, *others])


@pytest.mark.parametrize("of", sorted(NATURAL - {PartyType.PERSON}))
def test_who_works_for_one_who_employs_is_a_worker(of: PartyType) -> None:
    for mine, other in ((Side.APPLICANT, Side.RESPONDENT), (Side.RESPONDENT, Side.APPLICANT)):
        worker, boss = Party(1, mine, "周某", PartyType.PERSON), Party(2, other, "陈某", of)
        assert is_worker(worker, [worker, boss])


def test_the_number_of_whoever_runs_a_business_is_checked_and_a_companys_is_not_asked() -> None:
    for of in PartyType:
        row = {"type": str(of), "name": "某某", "id_number": BAD_ID}
        if KINDS[of].identified:
            with pytest.raises(ValidationError, match="校验位"):
                PartyAnswers.model_validate(row)
        else:
            assert PartyAnswers.model_validate(row).type is of


def test_an_employer_without_a_trade_name_claims_no_pay() -> None:
    from mediation.rules.steps.whose_items import items_of_the_applicants

    class Form:
        applicants = (PartyAnswers.model_construct(name="王某", type=PartyType.OWNER),)
        respondents = (PartyAnswers.model_construct(name="周某", type=PartyType.PERSON),)
        claims = (type("Row", (), {"claimant": 1, "item": Item.WAGES})(),)

    assert "claims.0.item" in items_of_the_applicants(Situation(CaseFacts(), None, DAY, REFERENCE), Form())
