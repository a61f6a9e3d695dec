"""A hearing continued on another day (休庭、续庭): fixed in the room, told to those who are there, without five days anew.

Whose protection the five days of notice are may give them up (调解仲裁法 第35条); who was not there is served the notice like any other.
"""

from typing import Any

from ..codes import Kind
from ..codes.arbitration import HearingNotice
from ..do import Do
from ..forms import MaybeLong, ask
from ..seats import TRIBUNAL
from ..states.arbitration import HEARD, SCHEDULED
from ..step import Situation, Step
from .answering import evidence_runs
from .arbitration import BENCH, OFFICE
from .attending import not_there
from .called import hearing_set
from .hearing import HEARING_DAY, set_hearing_day
from .hearing_forms import SOONER, Continued, HearingHeld, HearingSet
from .pending import not_while_pending
from .sittings import at_an_odd_hour, freeze_length, suggest_length
from .track import too_few_sit


class Continuation(Continued):
    """休庭，另日续庭: the day on which those who are there agree to go on."""

    notice: HearingNotice = ask("通知的期间", default=HearingNotice.CONSENT, part=SOONER)
    consent: MaybeLong = ask(
        "各方同意的凭证", default="当庭约定续庭，记入庭审笔录", long="long", help="笔录的页码、书面确认", part=SOONER
    )


def _told_by_their_own_ears(situation: Situation, form: Continuation) -> dict[str, str]:
    """Whoever is on record as not there has heard nothing in the room."""
    held = situation.here.last(Do.HOLD_HEARING)
    absent = [situation.case.parties[n].name for n in form.told if held and n in not_there(held.as_(HearingHeld))]
    return {"told": f"{'、'.join(absent)}没有到庭，请去掉：续庭的日子另行送达通知。"} if absent else {}


def _after_the_sitting(situation: Situation, form: Continuation) -> dict[str, str]:
    held = situation.here.last(Do.HOLD_HEARING)
    return {"hearing_on": f"续庭要在 {held.on} 的开庭以后。"} if held and form.hearing_on <= held.on else {}


def _suggest(situation: Situation) -> dict[str, Any]:
    """The next working day but one, in the room where they sat, told to whoever is not on record as not there."""
    held, fixed = situation.here.last(Do.HOLD_HEARING), hearing_set(situation.here)
    absent = not_there(held.as_(HearingHeld)) if held else set()
    same = fixed.as_(HearingSet).model_dump(include={"starts", "place", "public"}, exclude_none=True) if fixed else {}
    day = situation.reference.calendar.working_day_after(situation.today, 2)
    told = [number for number in situation.case.present_in(situation.here) if number not in absent]
    return {**same, **suggest_length(situation), "hearing_on": day.isoformat(), "told": told}


ROWS = (
    Step(
        Do.CONTINUE_HEARING, "休庭，另日续庭", Kind.ARBITRATION,
        at=frozenset({HEARD}), to=SCHEDULED, by=BENCH | OFFICE, seats=TRIBUNAL, asks=Continuation, unless=(not_while_pending, too_few_sit),
        checks=(_told_by_their_own_ears, _after_the_sitting, *HEARING_DAY), freezes=freeze_length, does=set_hearing_day, suggests=_suggest,
        sits_on="hearing_on", doubts=(at_an_odd_hour, evidence_runs),
        says="休庭，{hearing_on} {starts} 在{place}续庭，当庭告知{told}", basis="调解仲裁法 第35条；办案规则 第38条",
    ),
)
