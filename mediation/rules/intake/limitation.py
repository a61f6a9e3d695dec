"""Limitation (仲裁时效), L-01 to L-04, with its arithmetic. A warning only: it is for the respondent to raise (解释（二） 第20条),
it is no ground to refuse (办案规则 第30、31条).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..calendar import FIRST_DAY, Calendar
from ..codes import Item
from ..step import Reference
from .application import Applied
from .caution import Caution

PAY = frozenset({Item.WAGES, Item.OVERTIME, Item.SICK_PAY, Item.INJURY_LEAVE_PAY})
"""拖欠劳动报酬: no limit as long as the employment lasts (第27条第4款). What is paid by the month in sickness and after an injury is
counted among it by 办案规则 第50条第2款 (工伤保险条例 第33条: 原工资福利待遇不变，按月支付)."""
OF_THE_END = frozenset({Item.SEVERANCE, Item.COMPENSATION, Item.NOTICE_PAY})
"""What is owed because the employment ended: whoever left knew of it that day."""
SOON = 30
"""自然日 before the end in which the office is told to hurry."""


def check(application: Applied, reference: Reference) -> Iterator[Caution]:
    """One line for pay, one for everything else, where a day is known to count from; of a broken agreement one for each debt."""
    for debt in application.agreed:
        his = replace(application, interruptions=debt.renewals, interrupted_on=None)
        yield from _told("L-01", "协议履行期最后一日", debt.due_on, debt.what, his, reference)
    if application.agreed:
        return
    pay = application.items & PAY
    if pay and application.ended_on:
        yield from _told("L-02", "离职", application.ended_on, "拖欠劳动报酬", application, reference)
    others = application.items - PAY if pay else application.items
    if not (others or not application.items):
        return
    knew, ended = application.knew_on, application.ended_on
    if ended and (by_the_end := others & OF_THE_END) and (knew is None or knew < ended):
        named = "、".join(item.label for item in Item if item in by_the_end)
        yield from _told("L-01", "离职", ended, named, application, reference)
        others -= by_the_end
    if knew and (others or not application.items):
        what = "其他请求" if pay or others != application.items else "请求"
        yield from _told("L-01", "知道权利被侵害", knew, what, application, reference)


def _told(
    limit: str, event: str, start: date, what: str, application: Applied, reference: Reference
) -> Iterator[Caution]:
    """The end, its arithmetic, and whether it has passed or is near."""
    due, sums = reckoned(limit, event, start, application, reference.calendar)
    basis = "调解仲裁法第27条；办案规则第26至28条"
    if application.on > due:
        days = (application.on - due).days
        says = f"{what}的仲裁时效到 {due}，收到申请时已过 {days} 天：{sums}。"
        yield Caution("limitation", f"{says}只作提醒：对方没有提出时效抗辩的，不主动审查，也不能以此不予受理。", basis)
    elif (due - application.on).days <= SOON:
        left = f"只剩 {(due - application.on).days} 天" if due > application.on else "收到申请之日是最后一天"
        yield Caution("limitation", f"{what}的仲裁时效到 {due}，{left}，请当天收件：{sums}。", basis)


def reckoned(limit: str, event: str, start: date, application: Applied, calendar: Calendar) -> tuple[date, str]:
    """The last day, and the sum in words: one year (L-01, L-02), longer by a stop (L-04, 办案规则 第28条), anew from an interruption
    in that time (L-03, 第27条)."""
    base, sums = start, f"{limit} {event} {start} + 1 年"
    due, stopped = _lengthened(base, application, calendar)
    told = (application.interrupted_on,) if application.interrupted_on else ()
    for day in sorted({*application.interruptions, *told}):
        if day <= base:
            continue
        if day > _rolled(due, calendar):
            sums += f"（{day} 在届满之后，不能再中断；此前另有中断的，按那一日重新计算）"
            break
        base, sums = day, f"L-03 中断 {day} + 1 年"
        due, stopped = _lengthened(base, application, calendar)
    rolled = _rolled(due, calendar)
    return rolled, sums + stopped + (f" = {due}，末日为休息日，顺延" if rolled != due else "")


def _lengthened(base: date, application: Applied, calendar: Calendar) -> tuple[date, str]:
    """A year from a day, longer by the days of a stop that lie in it, and these in words. While the cause lasts, they are those until
    the application; one that was there before counts from the day on."""
    due = _year_after(base)
    if application.stopped_on is None:
        return due, ""
    since, until = max(application.stopped_on, base), application.resumed_on or max(application.on, application.stopped_on)
    if since >= until or since > _rolled(due, calendar):
        return due, ""
    days = (until - since).days
    lasts = "" if application.resumed_on else "（原因尚未消除，算到收到申请之日）"
    return due + timedelta(days=days), f" + L-04 中止 {since} 至 {until} 共 {days} 天{lasts}"


def _rolled(day: date, calendar: Calendar) -> date:
    """The day, or the working day after it (民法典 第203条); long past, a rest day more or less decides nothing."""
    return calendar.roll_forward(day) if day >= FIRST_DAY else day


def _year_after(day: date) -> date:
    """The same day of the next year; 29 February becomes 28 February (民法典 第202条)."""
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
