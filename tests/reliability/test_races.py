"""F5 and F6 on a modest number of cases, and 300 in a deep run; `python -m tests.reliability.races` is the same by itself."""

from pathlib import Path

import pytest

from tests import depth
from tests.reliability import races

pytestmark = pytest.mark.usefixtures("both")
CASES, KEYS = depth.of(25, 300), depth.of(24, 200)


def test_eight_processes_move_each_case_once_and_tell_the_others_who_did(database: str, home: Path) -> None:
    outcome = races.race(database, home, CASES)
    assert outcome.errors == []
    assert outcome.doubles == 0
    assert len(outcome.won) == CASES
    assert outcome.lost == outcome.told_who == CASES * (races.PROCESSES - 1)
    assert outcome.faults == []


def test_the_same_form_from_eight_processes_has_one_effect_and_one_answer(database: str, home: Path) -> None:
    outcome = races.repeat(database, home, KEYS)
    assert outcome.errors == []
    assert outcome.won[0] == KEYS
    assert len(outcome.results) == KEYS
    assert {len(done) for done in outcome.results.values()} == {1}
    assert outcome.faults == []
