"""The demo's cases at the counter lie before whoever opens it as they are told."""

from datetime import date

from mediation.rules.do import Do
from mediation.services.demo import at_the_counter
from tests.rules.journal import CALENDAR

TODAY = date(2026, 11, 20)


def test_the_hearing_that_was_not_postponed_is_still_to_come() -> None:
    story = dict(at_the_counter.lives(TODAY, CALENDAR))["counter-held"]
    acts = list(story)
    hearing = next(act.given["hearing_on"] for act in acts if act.step is Do.SET_HEARING)
    assert date.fromisoformat(hearing) == CALENDAR.working_day_after(TODAY, 1)
    assert all(act.at.date() < TODAY for act in acts), "all that leads to it has happened"
