"""The words of a proceeding that no limit of the office runs in: whom it waits for, or that it is to be closed."""

import pytest

from mediation.rules.states import STATES, State
from mediation.services.views import marks

WAITING = {
    "等签署": "mediation-agreed",
    "等签收": "review-made",
    "等改正": "inspection-ordered",
    "等履行": "mediation-effective mediation-reconciled arbitration-settled arbitration-awarded review-in_force",
    "待履行": "inspection-decided",
    "等恢复": "inspection-suspended",
    "等补正": "review-correcting",
}


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: f"{state.kind}-{state}")
def test_a_state_says_whom_it_waits_for(state: State) -> None:
    word = next((word for word, states in WAITING.items() if f"{state.kind}-{state}" in states.split()), "")
    assert state.awaits == word
    if word:
        assert marks.of_state(state) == ("held", word)


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: f"{state.kind}-{state}")
def test_what_has_its_result_and_is_owed_nothing_is_to_be_closed(state: State) -> None:
    """Of every kind: an arbitration that was terminated, a confirmation, a suit."""
    to_close = not state.open and not state.final and not state.awaits
    assert (marks.of_state(state) == ("plain", "待结案")) is to_close
