"""Nothing is dated before what it rests on: the state in which it is done, the term, the hearing of a party, the receipt before it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.corrections import Asking, Change, answered, at_its_place, first_resting
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.lifecycle import STEPS, Situation, replay, wrong_answers
from tests.rules.cases import inspection
from tests.rules.cases.hearing import HEARD, SCHEDULED, WORDS, award, situation, told, wrong
from tests.rules.cases.lines import journal

TODAY = date(2026, 4, 20)
HEARD_EMPLOYER = [*inspection.SERVED, *inspection.HEARD]
DECISION: dict[str, Any] = {"facts": "略", "decision": "支付工资"}
PENALTY: dict[str, Any] = {**DECISION, "articles": "略", "fine": "2000.00"}
MOVED = ("docket_complaint", "finish_investigation")
ASKING = Asking(inspection.REFERENCE, lambda *_: {}, lambda _: TODAY)


def inspected(*lines: Any, **days: str) -> Situation:
    """An inspection, some of its steps on other days than the journal's."""
    known = replay(entries(*lines, **days))
    return Situation(known, known.proceedings[1], TODAY, inspection.REFERENCE)


def entries(*lines: Any, **days: str) -> list[Entry]:
    return [replace(each, on=date.fromisoformat(days[each.step])) if each.step in days else each for each in journal(*lines)]


def said(step: str, where: Situation, on: str, **given: Any) -> str:
    """What is said of the day; '' where it stands."""
    return inspection.wrong(step, where, on=on, **given).get("on", "")


@pytest.mark.parametrize(("step", "given", "lines", "early", "on"), [
    ("withdraw_arbitration", {}, SCHEDULED, "2026-09-20", "2026-09-21"),
    ("settle", {"promises": [{"payee": 1, "amount": "100.00", "due_on": "2026-12-01"}]}, HEARD, "2026-10-11", "2026-10-12"),
    ("award", {**award("2026-10-20", (1, "100.00"))[2], **WORDS}, HEARD, "2026-10-11", "2026-10-12"),
])  # fmt: skip
def test_what_moves_a_case_is_not_dated_before_it_came_where_it_is(
    step: str, given: dict[str, Any], lines: Any, early: str, on: str
) -> None:
    given = {name: value for name, value in given.items() if name != "used"}
    last = STEPS[lines[-1][0]].label
    assert f"早于“{last}”（{on}）" in wrong(step, situation(*lines), on=early, **given)["on"]
    assert "on" not in wrong(step, situation(*lines), on=on, **given)


def test_what_a_party_did_in_an_earlier_state_may_be_recorded_in_a_later_one() -> None:
    where = situation(*HEARD)
    assert "on" not in wrong("record_answer", where, on="2026-09-10", parties=[3])
    assert "on" in wrong("record_answer", where, on="2026-09-01", parties=[3])
    paper = {"served": "hearing_notice", "parties": [3], "method": "direct"}
    assert "on" not in wrong("serve", where, on="2026-09-25", **paper)


@pytest.mark.parametrize(("step", "given"), [("decide_handling", DECISION)])
def test_inspection_regulation_art_18_a_decision_is_not_dated_in_the_days_to_correct(step: str, given: dict[str, Any]) -> None:
    """Received on Sunday 03-08; the seventh day is a Sunday too, and the last day the Monday after it. Recorded on 04-20."""
    where = inspected(*HEARD_EMPLOYER)
    assert "改正期限到 2026-03-16 才满" in said(step, where, "2026-03-16", **given)
    assert said(step, where, "2026-03-17", **given) == ""


@pytest.mark.parametrize(("step", "given"), [("decide_handling", DECISION), ("decide_penalty", PENALTY)])
def test_inspection_regulation_art_19_a_decision_is_not_dated_before_the_employer_was_heard(step: str, given: dict[str, Any]) -> None:
    where = inspected(*HEARD_EMPLOYER, hear_employer="2026-03-25")
    assert "还没有登记某鞋业有限公司的陈述、申辩" in said(step, where, "2026-03-24", **given)
    assert said(step, where, "2026-03-25", **given) == ""


def test_nobody_is_heard_before_the_case_was_found_nor_refuses_to_pay_before_the_term_is_over() -> None:
    where = inspected(*inspection.SERVED, *inspection.TOLD)
    assert "早于“调查终结”" in said("hear_employer", where, "2026-03-05", **inspection.WAIVED)
    assert said("hear_employer", where, "2026-03-10", **inspection.WAIVED) == ""
    crime = {"ground": "refuses_to_pay", "authority": "某市公安局", "reason": "略"}
    assert "2026-03-16 才满" in inspection.wrong("refer_police", where, on="2026-03-16", **crime)["ground"]
    assert inspection.wrong("refer_police", where, on="2026-03-17", **crime) == {}


def test_review_law_art_20_nobody_asks_for_a_review_before_the_decision_was_received() -> None:
    paper = {"served": "handling_decision", "parties": [3], "method": "direct"}
    lines = [*HEARD_EMPLOYER, ("decide_handling", DECISION), ("serve_inspection", paper)]
    decided = replay(
        replace(entry, on=date(2026, 3, 17)) if entry.step == "decide_handling"
        else replace(entry, on=date(2026, 3, 20)) if entry.seq == len(lines) else entry
        for entry in journal(*lines)
    )  # fmt: skip
    where = Situation(decided, decided.proceedings[1], TODAY, inspection.REFERENCE)
    asked = {"event": "applied", "parties": [3], "body": "某市人民政府"}
    assert "2026-03-20 才收到决定书" in said("record_challenge", where, "2026-03-19", **asked)
    assert said("record_challenge", where, "2026-03-20", **asked) == ""


@pytest.mark.parametrize("step", ["lodge_suit", "apply_set_aside"])
def test_arbitration_law_art_48_to_50_nobody_goes_to_court_before_the_award_was_received(step: str) -> None:
    party, document = (1, "award_nonfinal") if step == "lodge_suit" else (3, "award_final")
    sum_claimed = (3, "60000.00") if step == "lodge_suit" else (2, "200.00")
    lines = [*HEARD, award("2026-10-20", sum_claimed), told("2026-10-26", party, document=document)]
    given = {"parties": [party], "court": "某法院", "served": document}
    early, then = (wrong(step, situation(*lines), on=on, **given) for on in ("2026-10-25", "2026-10-26"))
    assert "2026-10-26 才收到裁决书" in early["on"]
    assert "on" not in then


# --- 更正 -----------------------------------------------------------------------------------------------------


def moved(entry: Entry, on: date) -> Change:
    """The correction that gives the entry another day."""
    return Change(entry.seq, replace(entry, on=on, answers=entry.answers.model_copy(update={"on": on})))


def faults(facts: CaseFacts, entry: Entry, on: date) -> set[str]:
    """What the entry would be refused for on that day, and was not on its own."""
    there = at_its_place(facts, entry, ASKING)
    old, new = (answered(entry, day, there) for day in (entry.on, on))
    assert old is not None
    assert new is not None
    was, now = (wrong_answers(STEPS[entry.step], there, form) for form in (old, new))
    return {sentence for name, sentence in now.items() if name not in was}


def test_a_correction_keeps_the_order_too() -> None:
    facts = replay(journal(*HEARD_EMPLOYER))
    docketed, found = (next(e for e in facts.proceedings[1].entries if e.step == step) for step in MOVED)
    assert "早于“立案”" in "".join(faults(facts, found, date(2026, 3, 2)))
    resting = first_resting(facts, moved(docketed, date(2026, 3, 10)), ASKING)
    assert resting is not None
    assert "早于“立案”（2026-03-10）" in resting[1]


def test_a_correction_is_not_refused_for_a_disorder_that_was_there_before_it() -> None:
    """Written before days were kept in order: found on 03-02, docketed on 03-03: both days can be put right."""
    facts = replay(entries(*HEARD_EMPLOYER, finish_investigation="2026-03-02"))
    docketed, found = (next(e for e in facts.proceedings[1].entries if e.step == step) for step in MOVED)
    assert first_resting(facts, moved(docketed, date(2026, 3, 4)), ASKING) is None
    assert faults(facts, found, date(2026, 3, 5)) == set()
