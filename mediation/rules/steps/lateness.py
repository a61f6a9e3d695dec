"""Acts that come after the answer period (逾期): they are noted with what follows from it, and hold nothing up (办案规则 第10、36条)."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from ..facts import Entry
from ..step import Situation
from ..used import NOTHING, Used
from .answering import answer_ends


class Sent(Protocol):
    """A form of what a party hands in or posts: posted before the period ended it is in time (民事诉讼法 第85条)."""

    on: date
    sent_on: date | None


def late_by(situation: Situation, form: Sent, parties: Iterable[int]) -> dict[int, date]:
    """The parties whose answer period was over when this was made, each with its last day."""
    made_on = form.sent_on or form.on
    ends = {number: answer_ends(situation, number) for number in parties}
    return {number: end for number, end in ends.items() if end is not None and made_on > end}


def keep_last_day(situation: Situation, form: Sent, parties: Iterable[int]) -> Used:
    """The last day on which one of them was in time, for the entry to keep where everybody who made it was late."""
    who = set(parties)
    late = late_by(situation, form, who)
    return Used(last_day=max(late.values())) if late and late.keys() == who else NOTHING


def came_late(entry: Entry) -> bool:
    """Tell whether the act came after the answer period of everybody who made it. Entries from before this was kept were in time."""
    return entry.used.last_day is not None
