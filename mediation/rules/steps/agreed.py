"""An agreement of a mediation (调解协议): whether it is in force, for which items it is, and until when something may be asked of it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from ..acts import Act
from ..calendar import Calendar
from ..codes import Item
from ..do import Do
from ..facts import CaseFacts, Proceeding, Promise
from ..states.mediation import CLOSED
from ..step import Check, Guard, Situation


def signed(here: Proceeding) -> bool:
    """Tell whether an agreement of this mediation is in force, be the file closed or not (调解仲裁法 第14条第2款)."""
    return here.last(Do.SIGN_AGREEMENT) is not None


def nothing_signed(situation: Situation) -> str | None:
    """A guard of what is done with an agreement: there is one, and it is in force."""
    return None if signed(situation.here) else "本案没有签署生效的调解协议。"


def last_day(situation: Situation, within: timedelta) -> date | None:
    """Return the last day of what may be asked within so many 自然日 of the agreement; None: there is none in force."""
    return last_day_in(situation.here, situation.reference.calendar, within)


def last_day_in(mediation: Proceeding, calendar: Calendar, within: timedelta) -> date | None:
    """As `last_day`, of the agreement of this mediation, whatever came of it; the end on a rest day is rolled (办案规则 第80条)."""
    made = mediation.last(Do.SIGN_AGREEMENT)
    return calendar.roll_forward(made.on + within) if made else None


def not_over(within: timedelta, then: str) -> Guard:
    """A guard of what both sides may ask together within so many 自然日 of the agreement: of a closed file nothing is offered that is
    over. Where the file is open, an application that was made in time may still be recorded late.
    """

    def guard(situation: Situation) -> str | None:
        last = last_day(situation, within)
        if last is None or situation.here.state != CLOSED.name:
            return None
        return f"协议生效后的期限已于 {last} 届满，{then}。对方不履行的，可以申请仲裁或者支付令。" if situation.today > last else None

    return guard


def last_day_for(within: timedelta) -> Callable[[Situation], date | None]:
    """Give a step the last day of what may be asked within so many 自然日 of the agreement."""
    return lambda situation: last_day(situation, within)


def asked_too_late(within: timedelta, then: str) -> Check:
    """A doubt: the application is dated after its last day, and `then` is what follows."""

    def check(situation: Situation, form: Act) -> dict[str, str]:
        last = last_day(situation, within)
        if last is None or form.on <= last:
            return {}
        return {"on": f"协议生效后的期限已于 {last} 届满，{then}；只有在届满前提出、现在补记的，才写当时的日期"}

    return check


def items_of(case: CaseFacts, lines: Iterable[Promise]) -> set[Item | None]:
    """Return the items that the lines pay for; None stands for a line that belongs to no claim, or is no money."""
    return {Item(case.claims[line.claim].item) if line.claim and line.amount is not None else None for line in lines}
