"""The hub: replay, corrections within it, and who is offered what."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules import lifecycle
from mediation.rules.codes import Kind
from mediation.rules.corrections import Change
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import questions
from mediation.rules.lifecycle import STEPS, Situation, Unlawful, available, refusal, replay
from mediation.rules.roles import Role
from mediation.rules.states import STATES
from mediation.rules.step import MinimumWage, Reference
from tests.rules.cases.failed_mediation import APPLICATION, FAILED, TO_OFFICE
from tests.rules.cases.lines import Line, journal
from tests.rules.journal import CALENDAR, case_of

REFERENCE = Reference(CALENDAR)
DAY = date(2026, 3, 2)


def strike(seq: int) -> Line:
    return "correct", {"entry": seq, "action": "strike", "reason": "点错了"}


def redate(seq: int, on: str) -> Line:
    return "correct", {"entry": seq, "action": "redate", "new_on": on, "reason": "写错了"}


def test_a_journal_amounts_to_its_facts() -> None:
    facts = replay(journal(*FAILED))
    here = facts.proceedings[1]
    assert (here.state, here.outcome, here.concluded_on, here.handler) == ("failed", "M20", date(2026, 3, 5), "alice")
    assert [party.name for party in facts.parties.values()] == ["周某1", "周某2", "某鞋业有限公司"]
    assert facts.amount_claimed(here) == 300


def test_some_go_on_to_arbitration_with_their_claims() -> None:
    facts = replay(journal(*FAILED, TO_OFFICE))
    opened = facts.proceedings[2]
    assert (opened.unit, opened.state, opened.came_from) == ("office", "received", 1)
    assert (opened.parties, opened.claims) == ((2, 3), (2,))
    assert [entry.step for entry in opened.entries] == ["apply_arbitration"]
    assert facts.proceedings[1].state == "failed"
    assert facts.proceedings[1].entries[-1] is opened.entries[0]


def test_what_happens_in_one_proceeding_leaves_the_other_alone() -> None:
    facts = replay(journal(*FAILED, TO_OFFICE, ("accept_arbitration", {"proceeding": 2, "approver": "钱某"})))
    assert [p.state for p in facts.proceedings.values()] == ["failed", "accepted"]
    assert facts.proceedings[1].accepted_on == date(2026, 3, 3)
    assert facts.proceedings[2].accepted_on == date(2026, 3, 7)


@pytest.mark.parametrize("missing", [0, 1])
def test_a_journal_with_a_hole_is_unlawful(missing: int) -> None:
    lines = [line for place, line in enumerate(FAILED) if place != missing]
    with pytest.raises(Unlawful) as fault:
        replay(journal(*lines))
    assert fault.value.entry.seq == missing + 1


def test_a_struck_step_never_was_and_a_redated_one_was_then() -> None:
    facts = replay(journal(*FAILED, strike(4), redate(2, "2026-03-20")))
    here = facts.proceedings[1]
    assert (here.state, here.outcome, here.concluded_on) == ("mediating", None, None)
    assert here.accepted_on == date(2026, 3, 20)
    assert facts.struck == {4: 5}
    assert facts.amended == {2: 6}


def test_the_last_correction_counts_and_a_strike_over_all() -> None:
    lines = [*FAILED, redate(2, "2026-03-20"), redate(2, "2026-03-21")]
    assert replay(journal(*lines)).proceedings[1].accepted_on == date(2026, 3, 21)
    assert replay(journal(*FAILED[:2], redate(2, "2026-03-20"), strike(2))).proceedings[1].accepted_on is None


def test_replaying_twice_gives_the_same_and_changes_no_entry() -> None:
    entries = journal(*FAILED, TO_OFFICE, redate(2, "2026-03-04"))
    kept = [repr(entry) for entry in entries]
    assert replay(entries) == replay(entries)
    assert [repr(entry) for entry in entries] == kept


def codes(step: str) -> dict[str, str]:
    """The first code of every question of the step that offers some."""
    return {q.name: q.choices[0][0] for q in questions(STEPS[step].asks) if q.choices and q.widget == "choice"}


@given(data=st.data())
def test_no_order_of_steps_breaks_the_replay_but_as_unlawful(data: st.DataObject) -> None:
    """Whatever a damaged journal holds in the way of steps without answers, replay refuses it by name."""
    names = data.draw(st.lists(st.sampled_from(sorted(s.name for s in STEPS.values() if s.does is None)), max_size=6))
    lines: list[Line] = [("register", APPLICATION), *((name, {**codes(name), "entry": 1, "action": "redate",
                         "new_on": "2026-03-02", "settled_privately": False}) for name in names)]
    try:
        facts = replay(journal(*lines))
    except Unlawful:
        return
    assert facts.proceedings[1].state in {state.name for state in STATES.values()}


# --- what is offered ------------------------------------------------------------------------------------------


def situation(*lines: Line) -> Situation:
    facts = replay(journal(*lines)) if lines else CaseFacts()
    return Situation(facts, facts.proceedings.get(len(facts.proceedings)), DAY, REFERENCE)


def test_only_the_lawful_steps_of_the_role_are_offered_foremost_first() -> None:
    offered = available(situation(*FAILED[:1]), {Role.MEDIATOR})
    assert offered[0].name == "accept_mediation"
    assert [step.rank for step in offered] == sorted(step.rank for step in offered)
    assert {"correct", "close_mediation", "register"}.isdisjoint(step.name for step in offered)
    assert "correct" in {step.name for step in available(situation(*FAILED[:1]), {Role.LEAD})}
    assert available(situation(*FAILED[:1]), {Role.ADMIN, Role.MANAGER}) == []


def test_outside_a_case_one_can_only_open_one() -> None:
    assert {step.name for step in available(situation(), set(Role))} == {
        "register",
        "file_arbitration",
        "receive_complaint",
        "receive_transfer",
    }
    assert refusal(STEPS["register"], situation()) is None
    assert "尚未立案" in (refusal(STEPS["close_mediation"], situation()) or "")


def test_a_guard_says_what_to_do_first() -> None:
    assert "先办理“调解笔录”" in (refusal(STEPS["reach_agreement"], situation(*FAILED[:3])) or "")


def test_a_day_before_the_beginning_is_a_slip() -> None:
    step = STEPS["withdraw_mediation"]
    form = step.asks.model_validate({"on": "2026-03-01"})
    assert lifecycle.wrong_answers(step, situation(*FAILED[:1]), form).keys() == {"on"}
    assert lifecycle.wrong_answers(step, situation(*FAILED[:1]), step.asks.model_validate({"on": "2026-03-02"})) == {}


def test_the_minimum_wage_of_a_day() -> None:
    wages = (MinimumWage(date(2022, 4, 1), "1960", "x"), MinimumWage(date(2025, 4, 1), "2195", "y"))
    known = Reference(CALENDAR, wages)
    found = [known.minimum_wage(date.fromisoformat(day)) for day in ("2022-03-31", "2022-04-01", "2025-03-31", "2026-01-01")]
    assert [wage.monthly if wage else None for wage in found] == [None, "1960", "1960", "2195"]


def test_a_correction_changes_the_one_entry_alone() -> None:
    _, here = case_of(
        Kind.MEDIATION, ("register", "2026-03-02"), ("accept_mediation", "2026-03-04"), ("fail_mediation", "2026-03-09")
    )
    days = [str(entry.on) for entry in Change(2, replace(here.entries[1], on=date(2026, 3, 5))).of(here.entries)]
    assert days == ["2026-03-02", "2026-03-05", "2026-03-09"]
    assert [entry.seq for entry in Change(2, None).of(here.entries)] == [1, 3]
