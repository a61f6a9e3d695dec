"""An application as it stands where the case goes on to another proceeding: filed later, and with what went before it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ..facts import CaseFacts, Proceeding
from .application import Applied


def carried(application: Applied, case: CaseFacts, here: Proceeding) -> Applied:
    """The application of the case's first entry as it is that of this proceeding. Whoever applied to mediate or complained has
    interrupted the limitation that day, and it began anew when that was over (调解仲裁法 第27条第2款; 民法典 第195条).
    """
    if here.came_from is None:
        return application
    filed = here.entries[0].on
    days = {day for day in _before(case, here) if day <= filed}
    return replace(application, on=filed, interruptions=tuple(sorted(days)))


def _before(case: CaseFacts, here: Proceeding) -> Iterator[date]:
    """The days on which the proceedings that it came from began and ended."""
    number = here.came_from
    while number is not None and (earlier := case.proceedings.get(number)):
        yield earlier.entries[0].on
        if earlier.concluded_on:
            yield earlier.concluded_on
        number = earlier.came_from
