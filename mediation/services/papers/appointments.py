"""Notices of a session or a hearing (调解通知书、开庭通知书): people come on the day of the last one, the others stand no longer.

Derived from the journal wherever a paper is shown or printed, and stored nowhere: when the later appointment is struck, the
earlier one's notices stand again.
"""

from datetime import date
from functools import cache

from mediation.models import Document
from mediation.rules import bookings
from mediation.rules.bookings import APPOINTMENTS, SITTINGS
from mediation.rules.codes import Kind
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.lifecycle import STEPS
from mediation.rules.settlements import SETTLEMENTS, undone
from mediation.services.papers.catalogue import catalogue, offered_by

WORDS = {Kind.MEDIATION: "已另约"}
OTHERWISE = "已改期"
FELL = "未生效"


@cache
def notices() -> frozenset[str]:
    """The templates of the papers that tell people to come, and nothing else: a receipt (送达回证) goes with many papers."""
    found = [template for step in APPOINTMENTS for template in offered_by(step)]
    return frozenset(template.name for template in found if set(template.offered) <= set(APPOINTMENTS))


def word(kind: Kind) -> str:
    """Return the word for a sitting that another was set in place of, in this kind of proceeding."""
    return WORDS.get(kind, OTHERWISE)


def replaced(known: CaseFacts, row: Document) -> str:
    """Return the reason for which this notice stands no longer, with the entry that replaced it; '': it stands, or is no notice."""
    here = known.proceedings[row.proceeding]
    later = bookings.replaced_by(here, row.seq) if row.template in notices() else None
    if later is None:
        return ""
    by = bookings.appointed(here, later.seq)
    label = f"“{STEPS[by.step].label}”" if by else ""
    return f"{word(here.kind)}：以第 {later.seq} 条{label}（{later.on} {later.starts}）为准"


def stands_no_longer(known: CaseFacts, row: Document) -> str:
    """Return the reason for which this paper stands no longer, with the entry: a notice of a sitting in whose place another was set, a
    settlement that fell before it was in force for anybody (调解仲裁法 第42条第3、4款); '': it stands."""
    if row.template in SETTLEMENTS and (by := undone(known.proceedings[row.proceeding], row.seq)):
        return f"{FELL}：第 {by.seq} 条“{STEPS[by.step].label}”（{by.on}）"
    return replaced(known, row)


def idle(known: CaseFacts, row: Document) -> bool:
    """Tell whether the paper is of no use to anybody any more, served or not: the hearing that it calls to was held or fell away, or the
    proceeding was concluded after it. What decides, and what concludes, is still to be served.
    """
    here = known.proceedings[row.proceeding]
    if row.template in notices() and any(sitting.held for sitting in here.sittings if sitting.seq == row.seq):
        return True
    if row.template in notices() and bookings.fell(here, row.seq):
        return True
    if here.concluded_on is None or row.issued_on >= here.concluded_on:
        return False
    return not catalogue()[row.template].decides


def calls_in_vain(here: Proceeding, template: str, seq: int, today: date) -> bool:
    """Tell whether the notice of this entry calls people to a sitting that cannot be: its day is over, or the case stands still."""
    if template not in notices():
        return False
    return any(sitting.seq == seq and not bookings.calls(here, sitting, today) for sitting in here.sittings)


def told(known: CaseFacts, row: Document) -> str:
    """Return the day and hour of the sitting that the paper goes with: 2026-11-20 09:30 开庭; '': it goes with none."""
    here = known.proceedings[row.proceeding]
    set_there = (sitting for sitting in here.sittings if sitting.seq == row.seq)
    return next((f"{sitting.on} {sitting.starts} {SITTINGS[here.kind]}" for sitting in set_there), "")
