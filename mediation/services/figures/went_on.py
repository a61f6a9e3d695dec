"""Endings that were taken back (恢复办理), in the words of a drill-down: why a proceeding is counted by how it had ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from mediation.models import Proceeding, ProceedingReopened
from mediation.rules.codes import Outcome
from mediation.rules.indicators import BLOCK, Period, endings_of
from mediation.rules.indicators.relations import Day


@dataclass(frozen=True, slots=True)
class WentOn:
    """An ending of a proceeding that was taken back: its code, its day, and the day from which the proceeding goes on."""

    outcome: str
    ended_on: date
    on: date


def read(session: Session, shown: Sequence[Proceeding]) -> dict[tuple[int, int], list[WentOn]]:
    """The endings of these proceedings that were taken back, by case and number."""
    found: dict[tuple[int, int], list[WentOn]] = {}
    those = select(ProceedingReopened).where(col(ProceedingReopened.case_id).in_([row.case_id for row in shown]))
    for row in session.exec(those.order_by(col(ProceedingReopened.case_id), col(ProceedingReopened.place))):
        found.setdefault((row.case_id, row.proceeding), []).append(WentOn(row.outcome, row.ended_on, row.on))
    return found


def whys(endings: Sequence[WentOn], blocks: Sequence[str], period: Period) -> Iterator[str]:
    """Yield why these endings are counted by one of the rows in the period: in their month, or taken away in that in which it went on."""
    counted = [BLOCK[name] for name in blocks if Day.CONCLUDED in BLOCK[name].relation.enters]
    for each in endings:
        if not any(not (those := endings_of(block)) or each.outcome in those for block in counted):
            continue
        ended, went_on = period.holds(each.ended_on), period.holds(each.on)
        how = Outcome(each.outcome).label
        if ended and not went_on:
            yield f"{how}（{each.ended_on}），{each.on} 起继续办理：这个月的数不改"
        elif went_on and not ended:
            yield f"{each.on} 起继续办理（{each.ended_on} 曾以{how}结案），减 1 件"
