"""The usual acts of the demo's stories (惯常的步骤): what is done in every other case, told once."""

from datetime import date
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.codes.approvals import Proposed
from mediation.rules.do import Do
from mediation.services.demo import names, texts
from mediation.services.demo.scribe import Act, Diary, Life

REGISTRAR, DIRECTOR = "lian", "yuanzhang"
LEAD, MEDIATOR = "chendai", "chendai2"
"""The town in which the stories' mediations are."""
COURT = "晋江市人民法院"
"""The court of the place: it hears suits, confirms agreements and enforces."""
SIGNATURES = ("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on")


def diary_of(calendar: Calendar, story: str, day: date) -> Diary:
    """A diary that begins on this day, with the story's own dice."""
    return Diary(names.seeded(f"story {story}"), calendar, day)


def serve(diary: Diary, clerk: str, served: str, *parties: int, **more: Any) -> Act:
    """The service of one paper on these parties, by hand where nothing else is said."""
    return diary.act(Do.SERVE, clerk, {"served": served, "parties": list(parties), "method": "direct", **more})


def accepted(diary: Diary, **given: Any) -> Life:
    """The registrar proposes that an application be taken up, and the head takes it up."""
    yield diary.act(Do.PROPOSE_FILING, REGISTRAR, {"proposed": Proposed.ACCEPT, "opinion": texts.FIT_TO_ACCEPT})
    yield diary.act(Do.ACCEPT_ARBITRATION, DIRECTOR, given)


def taken_up(diary: Diary, clerk: str, arbitrator: str, *, applicants: int = 1, respondents: int = 1, **given: Any) -> Life:
    """An application is taken up and goes to one arbitrator: whoever applied is told, everybody learns who sits, and the other side gets
    the application. The parties are numbered as they were entered, those who applied first.
    """
    everybody = range(1, applicants + respondents + 1)
    yield from accepted(diary, **given)
    yield serve(diary, clerk, "acceptance_notice", *everybody[:applicants])
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": arbitrator, "clerk": clerk})
    yield serve(diary, clerk, "tribunal_notice", *everybody)
    yield serve(diary, clerk, "respond_notice", *everybody[applicants:])


def begun(diary: Diary, told: dict[str, Any], **consent: Any) -> Life:
    """An application to the town is entered, taken up the day after because both agree, and given to a mediator."""
    yield diary.act(Do.REGISTER, LEAD, {"source": "walk_in", **told}, proceeding=0)
    diary.wait(1)
    yield diary.act(Do.ACCEPT_MEDIATION, LEAD, {"both_consent": True, **consent})
    yield diary.act(Do.ASSIGN_MEDIATOR, LEAD, {"mediator": MEDIATOR})


def agreed(diary: Diary, mediator: str, terms: dict[str, Any]) -> Life:
    """An agreement that all sign on the day."""
    yield diary.act(Do.REACH_AGREEMENT, mediator, terms)
    yield signed(diary, mediator)


def signed(diary: Diary, mediator: str) -> Act:
    """The signatures of all, on this day."""
    return diary.act(Do.SIGN_AGREEMENT, mediator, dict.fromkeys(SIGNATURES, diary.day.isoformat()))
