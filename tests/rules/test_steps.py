"""The table of steps: complete, consistent, and every state can be reached and left."""

import re

import pytest

from mediation.rules import numbers
from mediation.rules.acts import Act, Dated
from mediation.rules.codes import Kind, Outcome
from mediation.rules.forms import questions
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF
from mediation.rules.states import STAGES, STATES, State
from mediation.rules.step import BACK, CLOSE, STAY, Step
from tests.scenes import ANSWERS
from tests.walks import way_to

ROWS = list(STEPS.values())
WORKING = MEDIATION_STAFF | ARBITRATION_STAFF | INSPECTION_STAFF


@pytest.mark.parametrize("step", ROWS, ids=lambda step: step.name)
def test_a_row_is_whole(step: Step) -> None:
    assert re.fullmatch(r"[a-z_]{4,40}", step.name)
    assert re.search(r"[一-鿿]", step.label)
    assert re.search(r"第\d+", step.basis), "names no article"
    assert step.says
    assert step.by
    assert step.by <= WORKING, "somebody who does not handle cases"
    assert issubclass(step.asks, Dated)
    assert issubclass(step.asks, Act) != step.opens_case, "what is done in a case has a place for what its parties tell"
    assert "on" in step.asks.model_fields
    assert (step.opens is not None) >= (not step.at)


@pytest.mark.parametrize("step", ROWS, ids=lambda step: step.name)
def test_a_row_stays_in_its_kind(step: Step) -> None:
    kinds = {state.kind for state in step.at}
    assert kinds <= {step.kind} or step.kind is None
    if isinstance(step.to, State):
        assert step.to.kind is (step.opens or step.kind)
    else:
        assert step.to in (STAY, BACK, CLOSE)


@pytest.mark.parametrize("step", ROWS, ids=lambda step: step.name)
def test_what_the_timeline_says_is_made_of_what_was_asked(step: Step) -> None:
    asked = {question.name for question in questions(step.asks)}
    assert set(re.findall(r"{(\w+)[:}]", step.says)) <= asked


def test_a_step_that_sets_a_sitting_asks_its_day_hour_and_room() -> None:
    """The calendar offers it free times, and fills them in."""
    setting = {step.name: step.sits_on for step in ROWS if step.sits_on}
    hearings = ("set_hearing", "postpone_hearing", "continue_hearing")
    assert setting == {**dict.fromkeys(hearings, "hearing_on"), "set_session": "session_on"}
    for name, day in setting.items():
        assert {day, "starts", "place", "minutes"} <= STEPS[name].asks.model_fields.keys()


@pytest.mark.parametrize("step", ROWS, ids=lambda step: step.name)
def test_the_walks_know_an_answer(step: Step) -> None:
    assert step.name in ANSWERS


def test_the_walks_know_no_step_that_is_gone() -> None:
    assert ANSWERS.keys() == STEPS.keys()


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: f"{state.kind}-{state}")
def test_every_state_can_be_reached(state: State) -> None:
    assert way_to(state)


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: f"{state.kind}-{state}")
def test_every_state_but_the_last_can_be_left(state: State) -> None:
    """What was closed is taken up again where its decision is revoked and is to be made anew (行政复议法 第64条)."""
    ways_on = [s for s in ROWS if state in s.at and s.to not in (STAY, CLOSE) and s.name != "handle_again"]
    assert bool(ways_on) != state.final


def _rested(state: State) -> set[State]:
    """The states from which a proceeding came to rest in this one, and to which it goes back."""
    return {each for step in ROWS if step.to is state for each in step.at}


@pytest.mark.parametrize("kind", Kind)
def test_every_state_has_a_way_to_the_end(kind: Kind) -> None:
    """Backwards from the final one: no case is ever stuck."""
    mine = {state for state in STATES.values() if state.kind is kind}
    ending = {state for state in mine if state.final}
    while True:
        more = {
            state
            for state in mine - ending
            if any(state in s.at and (s.to in ending or (s.to == BACK and _rested(state) & ending)) for s in ROWS)
        }
        if not more:
            break
        ending |= more
    assert ending == mine


@pytest.mark.parametrize("kind", Kind)
def test_what_concludes_has_an_outcome_and_what_has_one_concludes(kind: Kind) -> None:
    for step in ROWS:
        if isinstance(step.to, State) and step.to.kind is kind and step.kind is kind:
            concludes = (not step.to.open or step.to.name == "effective") and step.to.name not in ("closed", "performed")
            assert (step.outcome is not None) == concludes, step.name


def test_every_fixed_outcome_is_of_its_kind() -> None:
    for step in ROWS:
        if isinstance(step.outcome, Outcome):
            letters = {Kind.MEDIATION: "M", Kind.ARBITRATION: "A", Kind.INSPECTION: "I", Kind.REVIEW: "PV", Kind.CONFIRMATION: "V",
                       Kind.SUIT: "S", Kind.ENFORCEMENT: "E"}
            assert (step.kind is None) == step.voids, "what is voided is so in any kind"
            assert step.outcome.value[0] in (letters[step.kind] if step.kind else "X")


def test_states_stand_in_the_stages_of_their_kind() -> None:
    for state in STATES.values():
        assert state.stage in STAGES[state.kind]


def test_every_series_names_steps_that_exist() -> None:
    for series in numbers.SERIES:
        assert set(series.given_on) <= STEPS.keys()
        assert numbers.written(series.pattern, "晋", 2026, 7).endswith("〔2026〕7号")


def test_no_kind_of_proceeding_has_two_steps_that_tell_of_a_paper_handed_over() -> None:
    kinds = [step.kind for step in STEPS.values() if step.delivers]
    assert sorted(kinds) == sorted({Kind.ARBITRATION, Kind.INSPECTION})


def test_what_a_form_calls_its_parties_are_the_numbers_of_parties() -> None:
    """The clocks read whom an entry concerns (facts.Entry.parties) without knowing its form."""
    named = [step.asks.model_fields["parties"] for step in STEPS.values() if "parties" in step.asks.model_fields]
    assert named
    assert {str(field.annotation) for field in named} == {"list[int]"}
