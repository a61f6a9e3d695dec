"""The hearing (开庭): the tribunal, the day that was set, what was recorded once it was held, who stayed away."""

from mediation.rules.do import Do
from mediation.rules.facts import Entry, Proceeding
from mediation.rules.steps.hearing import SETS_A_HEARING, HearingHeld, HearingSet
from mediation.services.papers import printed
from mediation.services.papers.data import attendance
from mediation.services.papers.data.context import Paper
from mediation.services.papers.data.course import course


def build(paper: Paper) -> printed.Hearing:
    """The tribunal as it was formed, and the latest hearing."""
    here = paper.here
    held = here.last(Do.HOLD_HEARING)
    absent = [paper.known.parties[n].name for n in held.as_(HearingHeld).absent] if held else []
    return printed.Hearing(tribunal=_tribunal(here), sitting=_sitting(paper), absent=absent, course=course(paper))


def _named(here: Proceeding, step: Do, seat: str) -> str | None:
    """The name that a form chose a person by."""
    entry = here.last(step)
    return entry.used.names.get(seat) if entry else None


def _tribunal(here: Proceeding) -> printed.Tribunal | None:
    presiding = _named(here, Do.FORM_TRIBUNAL, "presiding") or _named(here, Do.DESIGNATE_REVIEWER, "arbitrator")
    if presiding is None:
        return None
    members = [name for seat in ("second", "third") if (name := _named(here, Do.FORM_TRIBUNAL, seat))]
    return printed.Tribunal(presiding=presiding, members=members, clerk=_named(here, Do.FORM_TRIBUNAL, "clerk"))


def _sitting(paper: Paper) -> printed.SittingData | None:
    """The latest hearing that was set, with what was recorded of it once it was held."""
    here = paper.here
    fixed = here.last(*SETS_A_HEARING)
    if fixed is None:
        return None
    held = here.last(Do.HOLD_HEARING)
    planned, took_place = fixed.as_(HearingSet), held.as_(HearingHeld) if held and held.seq > fixed.seq else None
    return printed.SittingData(
        on=planned.hearing_on, starts=planned.starts, place=planned.place, public=planned.public,
        joined_with=planned.joined_with, present=_present(paper, held, took_place) if held and took_place else None,
        content=took_place.record if took_place else None, mediated=took_place.mediated if took_place else None,
    )  # fmt: skip


def _present(paper: Paper, entry: Entry, held: HearingHeld) -> str | None:
    """The sentence on who came: those who were ticked 到庭参加仲裁活动, and what was written besides."""
    named = attendance.said(paper.known, held.came, held.agents, None, attendance.out_before(paper.here, entry))
    return "；".join(filter(None, (named and f"{named}到庭参加仲裁活动", held.attended))) or None
