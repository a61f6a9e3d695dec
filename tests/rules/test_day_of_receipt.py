"""Nothing is decided on an application before it was received, nor before the day on which what was missing came in.

办案规则 第46条第2项 and its like: once papers were asked for, the application counts as received when they are complete.
"""

from datetime import date
from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.entries import entry_of
from mediation.rules.lifecycle import STEPS, Situation, replay
from mediation.rules.step import Organisation, Reference
from tests.scenes import COMPANY, person

from .journal import CALENDAR

APPLICATION: dict[str, Any] = {
    "cause": "02", "story": "拖欠工资", "manner": "written", "source": "walk_in", "used": {"unit": "factory"},
    "applicants": [person(1)], "respondents": [COMPANY], "claims": [{"claimant": 1, "item": "wages", "amount": "100.00"}],
}
OPENED = {
    "mediation": ("register", "request_correction", "complete_correction"),
    "arbitration": ("file_arbitration", "request_filing_correction", "complete_filing_correction"),
    "inspection": ("receive_complaint", "request_complaint_correction", "complete_complaint"),
}
DECISIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("mediation", "accept_mediation", {"both_consent": True}),
    ("mediation", "refuse_mediation", {"ground": "out_of_scope", "reason": "略"}),
    ("mediation", "record_consent", {"willing": "yes", "way": "phone"}),
    ("arbitration", "accept_arbitration", {}),
    ("arbitration", "refuse_arbitration", {"ground": "scope", "reason": "略"}),
    ("arbitration", "tell_elsewhere", {"competent": "某县仲裁委员会", "reason": "略"}),
    ("arbitration", "hold_for_mediation", {"agreed": True, "organisation": "某镇", "until": "2026-03-16"}),
    ("inspection", "docket_complaint", {}),
    ("inspection", "refuse_complaint", {"ground": "dispute", "reason": "略", "told": "arbitration"}),
]
UNITS = (
    Organisation("factory", "某厂调解委员会", "企业", mediates=True),
    Organisation("village", "岸兜村", "村", mediates=True),
    Organisation("grid", "岸兜网格", "网格", mediates=True),
    Organisation("town", "陈埭镇", "镇街", mediates=True),
    Organisation("city", "市调解中心", "市", mediates=True),
)


def completed_on_the_tenth(kind: str) -> Situation:
    days = ("2026-03-02", "2026-03-03", "2026-03-10")
    facts = replay(
        entry_of(seq, step, 1, date.fromisoformat(day), {**APPLICATION, "accusation": "complaint"} if seq == 1 else {"missing": "证据"})
        for seq, (step, day) in enumerate(zip(OPENED[kind], days, strict=True), 1)
    )
    return Situation(facts, facts.proceedings[1], date(2026, 3, 20), Reference(CALENDAR, units=UNITS))


@pytest.mark.parametrize(("kind", "step", "given"), DECISIONS, ids=[step for _, step, _ in DECISIONS])
def test_no_decision_before_the_papers_were_complete(kind: str, step: str, given: dict[str, Any]) -> None:
    where = completed_on_the_tenth(kind)
    for day, early in (("2026-03-09", True), ("2026-03-10", False)):
        form = STEPS[step].asks.model_validate({"on": day, **given})
        said = lifecycle.wrong_answers(STEPS[step], where, form).get("on", "")
        assert ("不能早于收到申请之日（2026-03-10）" in said) == early


# --- 五级联调: 企业 – 村（网格） – 镇街 – 市 ------------------------------------------------------------------------

LADDER = [("factory",), ("village", "grid"), ("town",), ("city",)]
RUNG = {unit: rung for rung, units in enumerate(LADDER) for unit in units}


@pytest.mark.parametrize("here", RUNG)
@pytest.mark.parametrize("there", RUNG)
def test_up_the_ladder_is_escalated_and_all_else_transferred(here: str, there: str) -> None:
    entry = entry_of(1, "register", 1, date(2026, 3, 2), {**APPLICATION, "used": {"unit": here}})
    facts = replay([entry])
    where = Situation(facts, facts.proceedings[1], date(2026, 3, 20), Reference(CALENDAR, units=UNITS))
    given = {"on": "2026-03-03", "to_unit": there, "reason": "人数多", "told_on": "2026-03-03", "contact": "某某"}
    fits = {}
    for step in ("escalate_mediation", "transfer_mediation"):
        fits[step] = not lifecycle.wrong_answers(STEPS[step], where, STEPS[step].asks.model_validate(given))
    assert fits["escalate_mediation"] == (RUNG[there] > RUNG[here])
    assert fits["transfer_mediation"] == (here != there and RUNG[there] <= RUNG[here])
    assert bool(lifecycle.refusal(STEPS["escalate_mediation"], where)) == (here == "city")
