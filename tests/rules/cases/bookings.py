"""Sittings of cases that are joined."""

from dataclasses import replace
from datetime import date

from mediation.rules.bookings import Booking, together

DAY = date(2026, 9, 1)


def booking(starts: str, minutes: int = 90, room: str = "一", people: str = "", parties: str = "", on: date = DAY) -> Booking:
    return Booking(on, starts, minutes, room, frozenset(people.split()), frozenset(parties.split()))


def joined(**changes: object) -> Booking:
    one = replace(booking("09:00", people="judge clerk"), place="第一仲裁庭", together=together("甲1号", "甲2号"))
    return replace(one, **changes)  # type: ignore[arg-type]
