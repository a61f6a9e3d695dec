"""An employer who applies (用人单位申请): what it is told at the window, what it brings, and which items are offered to it first."""



from dataclasses import replace
from typing import Any

import pytest

from mediation.rules.codes import BY_EITHER, BY_EMPLOYER, BY_WORKER, Item, Kind, PartyType, Side
from mediation.rules.codes.intake import Material
from mediation.rules.do import Do
from mediation.rules.intake import Applied, cautions
from mediation.rules.intake.employer import PENALTIES, applies
from mediation.rules.party_kinds import KINDS
from mediation.rules.steps import STEPS
from mediation.web import forms
from tests.rules.cases.intake import COMPANY, PLAIN, REFERENCE, WORKER

UNIT = replace(COMPANY, side=Side.APPLICANT)
BY_A_UNIT = replace(PLAIN, people=(UNIT, replace(WORKER, side=Side.RESPONDENT)), items=frozenset({Item.SERVICE_PERIOD}))


def text(application: Applied, check: str = "employer") -> str:
    return "".join(caution.text for caution in cautions(application, REFERENCE) if caution.check == check)


def test_r33_29_a_unit_brings_its_licence_and_who_stands_behind_it() -> None:
    assert "营业执照副本复印件、法定代表人身份证明书" in text(BY_A_UNIT)
    trader = replace(UNIT, kind=KINDS[PartyType.TRADER])
    assert "营业执照副本复印件、经营者居民身份证" in text(replace(BY_A_UNIT, people=(trader, WORKER)[:1]))


def test_lmaa_24_whoever_comes_for_it_has_a_mandate() -> None:
    assert "授权委托书（写明委托事项和权限）" in text(BY_A_UNIT)


def test_a_worker_is_told_nothing_of_an_employers() -> None:
    assert text(PLAIN) == ""
    assert not applies(PLAIN)


@pytest.mark.parametrize("item", sorted(PENALTIES))
def test_lcl_22_23_25_a_penalty_is_for_training_and_competition_alone(item: Item) -> None:
    assert "不得超过尚未履行部分应当分摊的培训费用" in text(replace(BY_A_UNIT, items=frozenset({item})))
    assert "培训费用" not in text(replace(BY_A_UNIT, items=frozenset({Item.REFUND})))


def test_lmaa_47_50_what_an_employer_claims_is_never_final_and_both_may_sue() -> None:
    assert "裁决不是终局裁决" in text(BY_A_UNIT)
    assert "终局" not in text(replace(BY_A_UNIT, kind=Kind.MEDIATION))


def test_r33_29_what_is_missing_is_called_as_the_unit_knows_it() -> None:
    given = replace(BY_A_UNIT, materials=frozenset({Material.APPLICATION}))
    assert "法定代表人（负责人）身份证明书" in text(given, "materials")
    assert "劳动者的身份和联系方式" in text(given, "materials")
    assert "用人单位登记信息" in text(replace(PLAIN, materials=frozenset({Material.APPLICATION})), "materials")


def items(values: dict[str, Any]) -> list[str]:
    """The headings of the items as the form offers them, each once."""
    asked = forms.with_their_items_first(forms.drawn(STEPS[Do.FILE_ARBITRATION]), values)
    (claims,) = [question for question in asked if question.name == "claims"]
    (item,) = [column for column in claims.rows if column.name == "item"]
    assert len(item.choices) == len(item.groups) == len(Item)
    assert all(Item(code).group == group for (code, _), group in zip(item.choices, item.groups, strict=True))
    return list(dict.fromkeys(item.groups))


@pytest.mark.parametrize("of", list(PartyType))
def test_each_applicant_is_offered_what_is_his_first(of: PartyType) -> None:
    offered = items({"applicants": [{"type": str(of)}]})
    assert offered == ([BY_EMPLOYER, BY_EITHER, BY_WORKER] if KINDS[of].employs else [BY_WORKER, BY_EMPLOYER, BY_EITHER])
