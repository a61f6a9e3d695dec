"""The time that a sitting takes (排期) of people, room and parties, and the clash of two sittings that need the same at once.
Pure.

A sitting takes time from its start for its length; one that begins as another ends does not clash. What is not among the
unit's rooms (the factory yard, the telephone) is a place and never full, so it is no room here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from .codes import Kind
from .do import Do
from .facts import Entry, Proceeding, Sitting
from .states import state_of

SITTINGS = {Kind.MEDIATION: "调解会", Kind.ARBITRATION: "开庭", Kind.INSPECTION: "调查"}
"""What people come for, by the kind of proceeding; nobody sits in the others."""
APPOINTMENTS = (Do.SET_SESSION, Do.SET_HEARING, Do.POSTPONE_HEARING, Do.CONTINUE_HEARING)
"""The steps that tell people to come."""
DEFAULT_MINUTES = 90
"""How long a sitting is planned for where the setting `hearing.minutes` (待本局确认) is empty, and in entries older than it."""
SHORTEST, LONGEST = 15, 600
"""Minutes that a sitting may be planned for: it begins and ends on one day."""
MIDNIGHT = 24 * 60
HOURS_SETTING = "hearing.office_hours"
"""The setting (待本局确认) of the hours in which free times are offered; others may be typed."""
OFFICE_HOURS = "08:30-12:00、14:30-18:00"
"""The hours where the setting is empty."""
EVERY = 30
"""Minutes between the times that are offered."""


@dataclass(frozen=True, slots=True)
class Booking:
    """The time, room and people that a sitting takes. `room` '': no room of ours; `minutes` is its length. `people` are logins,
    `parties` keys that name a party anywhere.

    `place` is how the place was written; `together` are the case numbers of a joined hearing (合并开庭), its own among them.
    """

    on: date
    starts: str
    minutes: int
    room: str = ""
    people: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    place: str = ""
    together: frozenset[str] = frozenset()

    @property
    def begins(self) -> int:
        """Minutes since midnight."""
        return minutes_of(self.starts)

    @property
    def ends(self) -> str:
        """HH:MM at which it is over."""
        return clock_of(self.begins + self.minutes)


@dataclass(frozen=True, slots=True)
class Clash:
    """The room, people and parties that two bookings both need at the same time."""

    room: str
    people: frozenset[str]
    parties: frozenset[str]


def minutes_of(starts: str) -> int:
    """Minutes since midnight of an HH:MM."""
    hours, _, minutes = starts.partition(":")
    return int(hours) * 60 + int(minutes)


def clock_of(minutes: int) -> str:
    """HH:MM of so many minutes since midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


Span = tuple[int, int]
_SPAN = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)\s*[-－–—~～至]+\s*([01]?\d|2[0-3])[:：]([0-5]\d)")


def office_hours(text: str) -> tuple[Span, ...]:
    """The spans of a setting such as 08:30-12:00、14:30-18:00, in minutes since midnight.

    Raises ValueError where the text says no hours, or spans that are empty or not one after the other.
    """
    spans: list[Span] = []
    for part in re.split(r"[、，,;；\s]+(?=\d)", text.strip()):
        match = _SPAN.fullmatch(part.strip())
        if match is None:
            raise ValueError(part)
        begins, ends = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
        if ends <= begins or (spans and begins < spans[-1][1]):
            raise ValueError(part)
        spans.append((begins, ends))
    return tuple(spans)


def overlap(one: Booking, other: Booking) -> bool:
    """Tell whether two bookings overlap in time."""
    if one.on != other.on:
        return False
    return one.begins < other.begins + other.minutes and other.begins < one.begins + one.minutes


def case_number(text: str) -> str:
    """A case number as it is compared: brackets and blanks are typed in many ways."""
    return "".join(text.split()).translate(str.maketrans("[［【（(]］】）)", "〔〔〔〔〔〕〕〕〕〕"))


def together(*numbers: str) -> frozenset[str]:
    """The case numbers of a joined hearing: the case's own, and the one that it names, if any."""
    return frozenset(case_number(number) for number in numbers if number)


def one_hearing(one: Booking, other: Booking) -> bool:
    """Tell whether two cases are heard together (合并开庭): one names the other, and day, time, place and bench are the same."""
    return bool(one.together & other.together and one.people) and _slot(one) == _slot(other)


def _slot(booking: Booking) -> tuple[date, str, str, frozenset[str]]:
    return booking.on, booking.starts, "".join(booking.place.split()), booking.people


def clash(one: Booking, other: Booking) -> Clash | None:
    """Return the clash of two bookings; None where both can stand, or where they are one hearing of two cases."""
    if not overlap(one, other) or one_hearing(one, other):
        return None
    room = one.room if one.room and one.room == other.room else ""
    people, parties = one.people & other.people, one.parties & other.parties
    return Clash(room, people, parties) if room or people or parties else None


def free_times(wanted: Booking, taken: Iterable[Booking], hours: str = OFFICE_HOURS) -> Iterator[str]:
    """The office's half hours of that day at which the same people, room and parties are all free."""
    of_the_day = [other for other in taken if other.on == wanted.on]
    for first, last in office_hours(hours):
        for begins in range(first, last - wanted.minutes + 1, EVERY):
            moved = replace(wanted, starts=clock_of(begins))
            if not any(clash(moved, other) for other in of_the_day):
                yield moved.starts


def free_spans(taken: Iterable[Booking], hours: str = OFFICE_HOURS) -> list[tuple[str, str]]:
    """The spans of office hours that these bookings of one day leave, each of at least half an hour."""
    found = []
    busy = sorted((b.begins, b.begins + b.minutes) for b in taken)
    for first, last in office_hours(hours):
        start = first
        for begins, ends in [*busy, (last, last)]:
            if min(begins, last) - start >= EVERY:
                found.append((clock_of(start), clock_of(min(begins, last))))
            start = max(start, ends)
    return found


def takes_time(proceeding: Proceeding, sitting: Sitting) -> bool:
    """Tell whether the sitting still keeps people and room from others.

    It no longer does once it is held or its proceeding concluded, or another was set after it: people come on the day of
    the last notice (另约、改期).
    """
    return not sitting.held and proceeding.concluded_on is None and sitting is proceeding.sittings[-1]


def calls(proceeding: Proceeding, sitting: Sitting, today: date) -> bool:
    """Tell whether people are to come to the sitting: its day is not over, and nothing stands still (中止, 办案规则 第47条)."""
    return takes_time(proceeding, sitting) and sitting.on >= today and not state_of(proceeding.kind, proceeding.state).rests


def fell(proceeding: Proceeding, seq: int) -> bool:
    """Tell whether the sitting that this entry set fell away before it was held (回避、改组仲裁庭), be another set since or not."""
    return appointed(proceeding, seq) is not None and all(sitting.seq != seq for sitting in proceeding.sittings)


def appointed(proceeding: Proceeding, seq: int) -> Entry | None:
    """Return the entry of that number if it told people to come; None: it did something else."""
    return next((entry for entry in proceeding.all(*APPOINTMENTS) if entry.seq == seq), None)


def replaced_by(proceeding: Proceeding, seq: int) -> Sitting | None:
    """Return the sitting that was set in place of the one that this entry set (另约、改期).

    None: the entry set none, it was held, or it is still the last. One that fell away (回避、改组仲裁庭) is replaced by the next.
    """
    later = next((sitting for sitting in proceeding.sittings if sitting.seq > seq), None)
    if later is None:
        return None
    held = any(sitting.held for sitting in proceeding.sittings if sitting.seq == seq)
    return None if held or appointed(proceeding, seq) is None else later


def wrong_length(starts: str, minutes: int | None) -> dict[str, str]:
    """Return the fault of a planned length in minutes, by field; None: the bureau's own length is taken."""
    if minutes is None:
        return {}
    if not SHORTEST <= minutes <= LONGEST:
        return {"minutes": f"预计时长请填 {SHORTEST} 至 {LONGEST} 分钟。"}
    if minutes_of(starts) + minutes > MIDNIGHT:
        return {"minutes": "预计时长超过当天，请改短或者提前开始。"}
    return {}
