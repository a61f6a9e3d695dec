"""F1, F2, F26 with three kills, and a hundred in a deep run; `python -m tests.reliability.kill` is the same by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import depth
from tests.reliability import kill

KILLS, WRITES = depth.of(3, 100), depth.of(15, 40)


@pytest.mark.usefixtures("both")
def test_nothing_acknowledged_is_lost(database: str, home: Path, record_property: Callable[[str, object], None]) -> None:
    outcome = kill.run(database, home, KILLS, WRITES)
    assert outcome.kills == KILLS
    assert outcome.acknowledged >= KILLS * WRITES
    assert outcome.repeated > 0, "no form was in flight when the server was killed: the test proved nothing"
    assert outcome.stored == outcome.acknowledged
    assert (outcome.lost, outcome.faults) == (0, [])
    record_property(depth.FIGURE, f"{outcome.kills} kills, {outcome.acknowledged} acknowledged writes, {outcome.lost} lost")
