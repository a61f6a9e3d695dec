"""Who takes the place of a creditor whose agreement a court may enforce already is for that court (变更、追加当事人规定 第1、2条)."""



from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS, doubted
from mediation.rules.step import Situation
from tests.rules.cases.later import SIGNED, Line, applied, at
from tests.rules.cases.signed import FACTORY, FIRST, SECOND
from tests.scenes import person

CONFIRMED: list[Line] = [
    *SIGNED, (1, "apply_confirmation", "2026-03-17", {"court": "某院", "used": {"unit": "office", "parties": [FIRST, FACTORY]}}),
    (2, "court_accepts", "2026-03-18", {}), (2, "court_confirms", "2026-03-19", {}),
]


def said(where: Situation, party: int, ground: str = "died", **more: Any) -> tuple[str, bool]:
    """What is asked once more about the change, and whether a notice of it is kept back."""
    step = STEPS["change_party"]
    form = step.asks.model_validate(
        {"on": "2026-03-20", "party": party, "ground": ground, "proof": "材料", "joined": [person(71)], **more}
    )
    assert step.freezes is not None
    return doubted(step, where, form).get("ground", ""), "by_court" in step.freezes(where, form).names


@pytest.mark.parametrize("proceeding", [1, 2])
def test_bgzj_1_the_heir_of_who_has_a_title_asks_the_court(proceeding: int) -> None:
    doubt, silent = said(at(CONFIRMED, "2026-03-20", proceeding), FIRST)
    assert "确认调解协议的裁定" in doubt
    assert silent


def test_bgzj_1_whose_agreement_is_bare_is_told_as_before() -> None:
    assert said(at(CONFIRMED, "2026-03-20"), SECOND) == ("", False)
    assert said(at(SIGNED, "2026-03-20"), FIRST) == ("", False)


def test_bgzj_1_a_debtor_some_of_whose_agreements_are_bare_is_told_as_before() -> None:
    assert said(at(CONFIRMED, "2026-03-20"), FACTORY, "closed") == ("", False)
    assert said(at([*SIGNED, applied(SIGNED, "apply_review", "2026-03-17")], "2026-03-20"), FACTORY, "closed") == ("", False)
