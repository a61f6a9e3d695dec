"""Nothing of the list of time limits is missing: each id is a row, or stands where this file says, and why.

The ids are those of the bureau's list: L limitation, N negotiation, M mediation, V review, A arbitration, X after the award,
F obligations beside the procedure.
"""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date
from pathlib import Path

import pytest

from mediation.rules.deadlines import BY_ID, due
from tests.rules.cases.law import IDS

from .journal import CALENDAR

MEDIATION = Path(__file__).parents[2] / "mediation"
ELSEWHERE = {
    "L-04": ("rules/intake/limitation.py", "L-04", "stops the year of L-01: the intake's warning leaves those days out"),
    "L-06": ("rules/intake/limitation.py", "时效抗辩", "no length: a defence to be raised before the arbitration ends"),
    "M-10": ("rules/deadlines/table/review.py", "M-10A", "two rows: the court accepts, the court decides"),
    "M-11": ("rules/deadlines/table/mediation.py", "M-11A", "four rows: the stages of an order to pay"),
    "A-24": ("rules/deadlines/table/arbitration.py", "EXTEND_ARBITRATION", "the extension of A-23, at most 15 days"),
    "A-26": ("rules/steps/court.py", "SUE_OVERDUE", "no length: a suit after A-23, and the end of the arbitration"),
    "A-28": ("rules/deadlines/table/arbitration.py", "优先立案", "no length: said with A-19"),
    "X-08": ("data/settings.csv", "remedy.refusal_period", "the law gives no period: the bureau's own words on the notice"),
    "X-11": ("rules/effect.py", "X-11", "no length: in force on the day it was made"),
    "X-12": ("rules/effect.py", "X-12", "the day after the last X-03, for whom nobody sued"),
}
NOT_LAW_HERE = {"M-14": "of 2006, out of use since 办案规则: the reference says not to encode it"}


@pytest.mark.parametrize("limit", IDS)
def test_every_listed_limit_has_its_place(limit: str) -> None:
    places = [limit in BY_ID, limit in ELSEWHERE, limit in NOT_LAW_HERE]
    assert places.count(True) == 1
    if limit in ELSEWHERE:
        file, word, _ = ELSEWHERE[limit]
        assert word in (MEDIATION / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("published", "deemed"), [("2026-03-02", "2026-04-01"), ("2026-09-01", "2026-10-08"), ("2026-11-05", "2026-12-07")]
)
def test_A_22_publication_takes_thirty_calendar_days(published: str, deemed: str) -> None:
    assert str(due("A-22", date.fromisoformat(published), CALENDAR).due_on) == deemed


@pytest.mark.parametrize("found", ["2026-03-02", "2026-10-03", "2026-09-20"])
def test_A_29_at_once(found: str) -> None:
    assert str(due("A-29", date.fromisoformat(found), CALENDAR).due_on) == found
