"""Mediation (调解): who mediates, and what was said in the sessions."""

from mediation.rules.do import Do
from mediation.rules.facts import Entry, Proceeding, Sitting
from mediation.rules.steps.mediation import SessionRecord
from mediation.services.papers import printed
from mediation.services.papers.data import attendance
from mediation.services.papers.data.context import Paper


def build(paper: Paper) -> printed.Mediation:
    """The mediator of today and the sessions; a record prints its own session, other documents may tell of all."""
    own = paper.entry.step == Do.RECORD_SESSION
    records = [paper.entry] if own else list(paper.here.all(Do.RECORD_SESSION))
    return printed.Mediation(
        mediator=_mediator(paper.here),
        sessions=[_session(paper, entry) for entry in records],
        coming=next((_set(each) for each in reversed(_to_come(paper)) if each.seq <= paper.entry.seq), None),
        replaced=_replaced(paper),
    )


def _to_come(paper: Paper) -> list[Sitting]:
    """The sessions that were set and not held, whose day is not over."""
    return [sitting for sitting in paper.here.sittings if not sitting.held and sitting.on >= paper.entry.on]


def _replaced(paper: Paper) -> printed.SittingData | None:
    """The session that was to come until this step set another in its place; None: there was none."""
    if paper.entry.step is not Do.SET_SESSION:
        return None
    before = [sitting for sitting in paper.here.sittings if sitting.seq < paper.entry.seq]
    return _set(before[-1]) if before and before[-1] in _to_come(paper) else None


def _set(sitting: Sitting) -> printed.SittingData:
    return printed.SittingData(on=sitting.on, starts=sitting.starts, place=sitting.place, public=False)


def _mediator(here: Proceeding) -> str | None:
    """The name of whoever mediates now; None where the unit that received the case has yet to choose."""
    named = here.last(Do.ASSIGN_MEDIATOR, Do.CHANGE_MEDIATOR, Do.ESCALATE_MEDIATION, Do.TRANSFER_MEDIATION)
    return named.used.names.get("mediator") if named else None


def _session(paper: Paper, entry: Entry) -> printed.SittingData:
    said = entry.as_(SessionRecord)
    present = attendance.said(paper.known, said.came, said.agents, said.present, attendance.out_before(paper.here, entry))
    return printed.SittingData(
        on=entry.on, starts=said.starts, ends=said.ends, place=said.place, present=present, content=said.content,
        result=said.result, recorder=entry.actor, public=False,
    )  # fmt: skip
