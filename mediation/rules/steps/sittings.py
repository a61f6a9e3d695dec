"""The part that a hearing and a mediation session share: the hour, the room and the time they are planned for."""

from datetime import date
from typing import Any, Protocol

from .. import bookings
from ..facts import Entry, Sitting
from ..forms import Form
from ..step import Situation
from ..used import Used

SETTING = "hearing.minutes"
TIMES_OF_DAY = ("starts", "ends")
"""The questions that ask for a time of day (HH:MM)."""
DAYS = ("hearing_on", "session_on")
"""The questions that ask for the day of a sitting."""
FIRST_HOUR, LAST_HOUR = 7, 21
"""Hours between which people come together: a time outside them is asked about, because 3:30 mostly means 15:30."""


class Placed(Protocol):
    """The part that forms which set a sitting share: the hour (HH:MM) and the room."""

    starts: str
    place: str


class Planned(Protocol):
    """A form that sets a sitting. `minutes` None: as long as the bureau plans for."""

    starts: str
    minutes: int | None


def usual_minutes(situation: Situation) -> int:
    """The length that the bureau plans for (待本局确认), in minutes."""
    text = situation.reference.setting(SETTING)
    return int(text) if text.isdecimal() else bookings.DEFAULT_MINUTES


def suggest_length(situation: Situation) -> dict[str, Any]:
    """The bureau's usual length."""
    return {"minutes": usual_minutes(situation)}


def freeze_length(situation: Situation, form: Planned) -> Used:
    """The entry keeps the length that was planned: settings change, what was told to the parties does not."""
    return Used(minutes=form.minutes or usual_minutes(situation))


def within_the_day(_: Situation, form: Planned) -> dict[str, str]:
    """A sitting begins and ends on one day."""
    return bookings.wrong_length(form.starts, form.minutes)


def not_the_same_again(situation: Situation, form: Form) -> dict[str, str]:
    """A sitting that stands is not set once more for the same day, hour, length and room: the papers that call to it would fall for
    nothing.
    """
    standing = next((one for one in situation.here.sittings if bookings.takes_time(situation.here, one)), None)
    on = next((getattr(form, name) for name in DAYS if hasattr(form, name)), None)
    given = getattr(form, "starts", ""), "".join(getattr(form, "place", "").split())
    if standing is None or (standing.on, standing.starts, "".join(standing.place.split())) != (on, *given):
        return {}
    if (getattr(form, "minutes", None) or standing.minutes) != standing.minutes:
        return {}
    return {"starts": f"已经定在 {standing.on} {standing.starts}、{standing.place}，没有改变，不必再定：通知书已经发出的仍然有效。"
                      "要改期的，请改日期、时间或者地点。"}


def at_an_odd_hour(_: Situation, form: Form) -> dict[str, str]:
    """Ask whether a time before 07:00 or after 21:00 is really meant; what may be the afternoon's is named."""
    given = {name: getattr(form, name, None) for name in TIMES_OF_DAY}
    return {name: question for name, starts in given.items() if starts and (question := _about_hour(starts))}


def _about_hour(starts: str) -> str:
    hour, minutes = divmod(bookings.minutes_of(starts), 60)
    if hour < FIRST_HOUR:
        later = f"{hour or 12}:{minutes:02}"
        part, meant = ("下午", hour + 12) if hour else ("中午", 12)
        return f"{starts} 是凌晨。是不是{part} {later}（{meant}:{minutes:02}）？是的话请改写"
    if (hour, minutes) > (LAST_HOUR, 0):
        return f"{starts} 已是夜间，请核对"
    return ""


def sitting_of(entry: Entry, fixed: Placed, on: date, joined: str | None = None) -> Sitting:
    """The sitting that an entry sets; `joined`: the number of the case that is heard with it, or None."""
    minutes = entry.used.minutes or bookings.DEFAULT_MINUTES
    return Sitting(on, fixed.starts, fixed.place, entry.seq, minutes=minutes, joined=joined or "")
