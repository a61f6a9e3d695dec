"""The days between which enforcement is asked for (申请执行的时间): nobody asks before something that is due to him did not come, and
who asks after the two years is told what the other side may say (调解仲裁法 第51条; 民事诉讼法 第250条).
"""

from datetime import date
from typing import Protocol

from ..codes import Kind
from ..facts import Promise
from ..step import Situation
from .enforcement_period import lines_of_the_agreement
from .force import in_force, lines_of

PERIODS = {
    "settlement": "X-09", "award_final": "X-09", "award_nonfinal": "X-09N", "partial_award_final": "X-09P",
    "partial_award_nonfinal": "X-09Q", "partial_settlement": "X-09S",
}  # fmt: skip
"""The limit of the two years for each document of an arbitration. An order before the award (先予执行) is handed over by the commission
itself (调解仲裁法 第44条): nobody asks for it."""
PERIODS_OF_AGREEMENTS = {Kind.REVIEW: "X-09R", Kind.CONFIRMATION: "X-09C", Kind.SUIT: "X-24"}
"""The same for an agreement, by the proceeding that made it enforceable, and for what a court decided."""


class Asking(Protocol):
    """A form by which some of the parties ask a court to enforce what is owed to them."""

    on: date
    parties: list[int]


def after_its_last_day(situation: Situation, form: Asking) -> dict[str, str]:
    """Nothing is enforced before its day of performance is over (调解仲裁法 第51条: 一方当事人逾期不履行的); of several instalments the
    first that is due opens the way, to whom it is due and to nobody else.
    """
    first = _first_days(_lines(situation, getattr(form, "served", None)))
    early = {number: day for number, day in first.items() if number in form.parties and form.on <= day}
    if not early:
        return {}
    number = min(early, key=lambda n: (early[n], n))
    if len(early) == len(form.parties):
        return {"on": f"履行期到 {early[number]} 才届满，逾期不履行的才能申请执行（调解仲裁法第51条）。"}
    name = situation.case.parties[number].name
    return {"parties": f"{name}的履行期到 {early[number]} 才届满，逾期不履行的才能申请执行（调解仲裁法第51条），请去掉。"}


def not_due_yet(situation: Situation) -> str | None:
    """A guard of asking for enforcement: the day of performance of somebody is over, or nothing says which it is (调解仲裁法 第51条:
    逾期不履行; 民事诉讼法 第247条). The button says until when; the act's own day is asked of its form.
    """
    case, here = situation.case, situation.here
    lines = _in_force(situation) if here.kind is Kind.ARBITRATION else lines_of_the_agreement(case, here)
    days = [line.due_on for line in lines if line.open]
    to_come = [day for day in days if day is not None and day >= situation.today]
    if not to_come or len(to_come) < len(days):
        return None
    law = "调解仲裁法第51条" if here.kind is not Kind.SUIT else "民事诉讼法第247条"
    return f"最早的一项履行期到 {min(to_come)} 才届满，次日起仍不履行的才能申请执行（{law}）。"


def _in_force(situation: Situation) -> list[Promise]:
    bound = in_force(situation.case, situation.here)
    return [line for line in situation.case.promised_in(situation.here) if line.payee in bound]


def too_late(situation: Situation, form: Asking) -> dict[str, str]:
    """Ask about an application after the two years: the court takes it up, and does not enforce where the debtor says that they are over
    (民诉法解释 第481条).
    """
    limit, parties = _period(situation, form), situation.case.parties
    ends = {n: last.on for n in form.parties if limit and (last := situation.last_day(limit, n))}
    late = [f"{parties[number].name}最先届满的一项已于 {end} 届满" for number, end in ends.items() if form.on > end]
    if not late:
        return {}
    then = "法院应当受理；被执行人提出时效异议成立的，裁定不予执行（民诉法解释第481条）"
    return {"on": f"申请执行的二年（民事诉讼法第250条），{'、'.join(late)}：{then}，有没有登记的中止、中断事由的，请申请人一并提交证据"}


def whose_day_is_over(situation: Situation, document: str | None, parties: list[int]) -> list[int]:
    """List those of the parties who may ask today, as far as their day of performance goes; all of them where nobody may."""
    first = _first_days(_lines(situation, document))
    return [n for n in parties if n not in first or first[n] < situation.today] or parties


def _first_days(lines: list[Promise]) -> dict[int, date]:
    """The first day of performance of each payee; who is owed nothing with a day has none."""
    found: dict[int, date] = {}
    for line in lines:
        if line.due_on:
            found[line.payee] = min(line.due_on, found.get(line.payee, line.due_on))
    return found


def _lines(situation: Situation, document: str | None) -> list[Promise]:
    """The lines of the paper: of a document of the arbitration, or of the agreement that was reviewed or confirmed here."""
    case, here = situation.case, situation.here
    return lines_of(case, here, document) if document else lines_of_the_agreement(case, here)


def _period(situation: Situation, form: Asking) -> str | None:
    document = getattr(form, "served", None)
    return PERIODS.get(str(document)) if document else PERIODS_OF_AGREEMENTS.get(situation.here.kind)
