"""F1, F2, F26 with five kills; `python -m tests.reliability.kill --kills 100` gives the figure."""

from pathlib import Path

import pytest

from tests.reliability import kill

KILLS, WRITES = 5, 15


@pytest.mark.usefixtures("both")
def test_nothing_acknowledged_is_lost(database: str, home: Path) -> None:
    outcome = kill.run(database, home, KILLS, WRITES)
    assert outcome.kills == KILLS
    assert outcome.acknowledged >= KILLS * WRITES
    assert outcome.repeated > 0, "no form was in flight when the server was killed: the test proved nothing"
    assert outcome.stored == outcome.acknowledged
    assert (outcome.lost, outcome.faults) == (0, [])
