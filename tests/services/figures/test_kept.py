"""What is kept of a month's report, and when it is reckoned anew."""

from datetime import date
from itertools import pairwise

import pytest
from sqlmodel import select

from mediation.models import Target, Unit, Write
from mediation.rules.indicators import Handled
from mediation.services import figures
from tests.counted import MONTH, add
from tests.world import EAST


@pytest.mark.usefixtures("today")
def test_a_report_is_another_as_soon_as_one_row_is(write: Write) -> None:
    """What was reckoned is kept under the rows that it comes from, and under nothing else."""
    where = figures.place(write)

    def told() -> figures.Report:
        write.flush()
        return figures.report(write, MONTH, where)

    add(write, (EAST, Handled("mediation", date(2026, 7, 1), date(2026, 7, 9), "M10")))
    seen = [told()]
    assert told() == seen[0]
    east = write.exec(select(Unit).where(Unit.code == EAST)).one()
    target = write.exec(select(Target).where(Target.indicator == "MSR", Target.use == "target")).first()
    assert target is not None
    add(write, (EAST, Handled("mediation", date(2026, 7, 2), date(2026, 7, 9), "M20")))
    seen.append(told())
    east.name = "另一个名字"
    seen.append(told())
    target.value += 1
    seen.append(told())
    for one, other in pairwise(seen):
        assert one != other
    assert [report.counts["CLO"].month for report in seen] == [1, 2, 2, 2]
    assert "另一个名字" in {unit.place.name for unit in seen[2].units}
    assert target.value in {judgement.target.value for judgement in seen[3].rate("MSR-A").judgements}
