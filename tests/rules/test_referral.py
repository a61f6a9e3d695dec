"""A mediation that a court sent: the court is told what came of it, once."""

import pytest

from mediation.rules.lifecycle import STEPS
from tests.rules.cases.mediation import APPLIED, MEDIATING, at, refusal
from tests.rules.journal import Line

SENT: Line = ("register", "2026-03-02", {**APPLIED, "source": "court", "referred_by": "某市人民法院", "court_case": "（2026）某1号"})
FAILED: Line = ("fail_mediation", "2026-03-16", {"reason": "各执一词"})
BACK: Line = ("return_to_court", "2026-03-17", {"court": "某市人民法院", "result": "failed"})


def after(*lines: Line, sent: bool = True) -> list[Line]:
    """A mediation that went on so."""
    return [SENT if sent else MEDIATING[0], *MEDIATING[1:], *lines]


def test_only_what_a_court_sent_goes_back_and_only_once() -> None:
    assert "不是人民法院委派" in refusal("return_to_court", after(FAILED, sent=False))
    assert refusal("return_to_court", after(FAILED)) == ""
    assert "已于 2026-03-17" in refusal("return_to_court", after(FAILED, BACK))


def test_the_court_and_its_number_are_filled_in_and_it_comes_first() -> None:
    step, where = STEPS["return_to_court"], at(after(FAILED))
    assert step.suggests is not None
    assert step.suggests(where) == {"court": "某市人民法院", "court_case": "（2026）某1号", "result": "failed"}
    assert step.first_while is not None
    assert step.first_while(where)
    assert not step.first_while(at(after(FAILED, BACK)))


@pytest.mark.parametrize(("end", "result"), [("reconcile", "settled"), ("withdraw_mediation", "settled")])
def test_the_result_is_suggested_as_the_mediation_ended(end: str, result: str) -> None:
    given = {"reconcile": {"terms": "自行结清"}, "withdraw_mediation": {"reason": "自行和解"}}[end]
    step = STEPS["return_to_court"]
    assert step.suggests is not None
    assert step.suggests(at(after((end, "2026-03-16", given))))["result"] == result
