"""未签、期满未续订书面劳动合同的第二倍工资 (劳动合同法 第82条; 实施条例 第6、7条; 司法解释（二）第6、7、9条)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, NamedTuple, Protocol

from ..amounts import fen_of
from ..codes import Item
from ..forms import BEFORE_THE_CALENDAR, Form, MaybeDay, Money, ask
from ..step import Reference
from .periods import DAY, after_months, by_month, provisional, working_days
from .result import PAID_DAYS, PAID_DAYS_USED, Calculator, Result, Used, yuan

MOST_MONTHS = 11
LAW_IN_FORCE = date(2008, 1, 1)
"""劳动合同法 第97条第2款: whoever worked already without a contract was to be given one within a month from here."""
DIVISOR = "calculator.part_month_divisor"
WORKING_DAYS_OF_MONTH = "当月工作日数"
"""The setting's other reading; by default a part month is divided by 21.75."""
MONTHS = "calculator.second_wage_months"
FROM_ITS_DAY, CALENDAR_MONTHS = "按对应日", "按自然月"
"""The readings of “按月计算” (司法解释（二）第6条), the first by default: months from the first day on, or calendar months."""
RENEWAL = "calculator.renewal_wage"
AFTER_A_MONTH, AT_ONCE, NONE_OWED = "满一个月的次日起算", "期满的次日起算", "不支持"
"""The readings of a contract that ran out while work went on: 第82条第1款 and 实施条例 第6条 anew from the day after it, by default; the
same without the month of grace; or none, because the old contract goes on (解释（一）第34条). No text of the whole country says which.
"""


class Span(NamedTuple):
    """The time that is paid for: its last day, and its first as so many months after a day from which months are counted, so that a month
    that began on a 31st is one."""

    origin: date
    skipped: int
    last: date

    def after(self, months: int) -> date:
        """The day after so many months of it."""
        return after_months(self.origin, self.skipped + months)

    @property
    def first(self) -> date:
        """Its first day."""
        return self.after(0)

    @property
    def months(self) -> int:
        """The number of its whole months."""
        found = 0
        while self.after(found + 1) <= self.last + DAY:
            found += 1
        return found


Part = tuple[date, date, tuple[date, date]]
"""A part of a month: its first and last day, and those of the month that it is a part of."""


class Answers(Protocol):
    """Answers on a second wage: the wage of a month in 元, the day on which it was applied for, by which the limitation is told, and so
    many months at most (None: the law names no most)."""

    most: ClassVar[int | None]
    monthly: Decimal
    applied: date | None
    signed: date | None
    ended: date | None


class DoubleWageAnswers(Form):
    """The day work began, and the day that ended the time without a written contract; at most until the day before a full year
    (实施条例 第7条)."""

    most: ClassVar[int | None] = MOST_MONTHS
    began: date = ask("用工之日", first_year=BEFORE_THE_CALENDAR)
    signed: MaybeDay = ask("补签书面劳动合同之日", default=None, help="没有补签的不填")
    ended: MaybeDay = ask("解除或者终止之日", default=None, help="最后一个在职日；仍在职的不填")
    monthly: Money = ask("月工资（元）", help="各月不同的，分段计算")
    applied: MaybeDay = ask(
        "申请仲裁之日", default=None, help="没有补签也没有离职的，算到这一日；填写后，另列按逐日倒推一年的时效能支持的数额"
    )


class OpenEndedAnswers(Form):
    """The day from which a contract without a fixed term was owed, and the day that ended the time without it."""

    most: ClassVar[int | None] = None
    due: date = ask("应当订立无固定期限劳动合同之日", help="连续工作满十年、连续订立二次固定期限合同后续订等情形（第14条第2款）")
    signed: MaybeDay = ask("补订无固定期限劳动合同之日", default=None, help="没有补订的不填")
    ended: MaybeDay = ask("解除或者终止之日", default=None, help="最后一个在职日；仍在职的不填")
    monthly: Money = ask("月工资（元）", help="各月不同的，分段计算")
    applied: MaybeDay = ask("申请仲裁之日", default=None, help="填写后，另列按逐日倒推一年的时效能支持的数额")


class RenewalAnswers(Form):
    """The last day of the contract, after which work went on, and the day that ended the time without a written one."""

    most: ClassVar[int | None] = None
    expired: date = ask("劳动合同期满之日", first_year=BEFORE_THE_CALENDAR, help="合同写明的最后一日；此后仍在工作、没有续订的")
    signed: MaybeDay = ask("续订书面劳动合同之日", default=None, help="没有续订的不填")
    ended: MaybeDay = ask("解除或者终止之日", default=None, help="最后一个在职日；仍在职的不填")
    monthly: Money = ask("月工资（元）", help="各月不同的，分段计算")
    applied: MaybeDay = ask("申请仲裁之日", default=None, help="填写后，另列按逐日倒推一年的时效能支持的数额")


def double_wage(form: DoubleWageAnswers, reference: Reference) -> Result:
    """From the day after a full month to the day before signing, at the latest to the day before a full year."""
    span = _span(form)
    first, last = span.first, span.last
    if last < first:
        return Result(Decimal("0.00"), ("用工满一个月以前已经订立合同、离职或者申请仲裁，没有第二倍工资。",), (PAID_DAYS_USED,))
    amount, lines = _sum(form, reference, span)
    head = f"自满一个月的次日 {first} 至 {last}（最长到满一年的前一日，不超过 {MOST_MONTHS} 个月）"
    if form.began < LAW_IN_FORCE:
        head = f"劳动合同法施行以前用工的，自 {LAW_IN_FORCE} 起算（第97条第2款）；{head}"
    used, notes = _read_by(reference), (*provisional(reference.calendar, first, last), *_other_months(form, reference, span, amount))
    return Result(amount, (head, *lines, f"合计 {yuan(amount)} 元"), used, (
        *notes, *_limitation(form, reference, span),
        "视为订立、自动续延以及用人单位无过错的情形，见司法解释（二）第7、8条。",
    ))


def open_ended_wage(form: OpenEndedAnswers, reference: Reference) -> Result:
    """From the day on which a contract without a fixed term was owed to the day before signing, or as long as it was refused
    (第82条第2款)."""
    ends = [day for day in (form.signed and form.signed - DAY, form.ended) if day] or [form.applied or form.due]
    last = min(ends)
    if last < form.due:
        return Result(Decimal("0.00"), ("应当订立之日以前已经订立合同或者已经离职，没有第二倍工资。",), (PAID_DAYS_USED,))
    span = Span(form.due, 0, last)
    amount, lines = _sum(form, reference, span)
    head = f"自应当订立无固定期限劳动合同之日 {form.due} 至 {last}"
    notes = (*provisional(reference.calendar, form.due, last), *_other_months(form, reference, span, amount))
    return Result(amount, (head, *lines, f"合计 {yuan(amount)} 元"), _read_by(reference), (
        *notes, *_limitation(form, reference, span),
        "第82条第2款没有写最长几个月；各地有按十一个月、十二个月封顶的，本地做法待确认。",
    ))


def renewal_wage(form: RenewalAnswers, reference: Reference) -> Result:
    """A contract that ran out while work went on, as the bureau reads it; what the other readings make of it is noted."""
    reading = reference.setting(RENEWAL)
    reading = reading if reading in (AT_ONCE, NONE_OWED) else AFTER_A_MONTH
    amount, lines, span = _renewed(form, reference, reading)
    others = [(other, _renewed(form, reference, other)[0]) for other in (AFTER_A_MONTH, AT_ONCE, NONE_OWED) if other != reading]
    told = "；".join(f"“{other}”为 {yuan(found)} 元" for other, found in others)
    notes: tuple[str, ...] = (
        f"劳动合同期满后继续用工、没有续订的，有没有第二倍工资、从哪一日起算，法律没有写明，待本局确认：{told}。",
        "期满后仍在原单位工作、单位未表示异议的，视为以原条件继续履行（解释（一）第34条）。",
        "医疗期、孕期产期哺乳期等依法续延到情形消失的期间没有第二倍工资（劳动合同法第42、45条，司法解释（二）第8条），期满之日请填续延后的最后一日。",
        "已连续订立二次固定期限劳动合同、应当订立无固定期限的，用“不订立无固定期限劳动合同第二倍工资”计算（第82条第2款）。",
    )
    if span and amount:
        notes = (*provisional(reference.calendar, span.first, span.last), *_limitation(form, reference, span), *notes)
    used = (Used("期满未续订的第二倍工资", reading, None, "本地参数"), *_read_by(reference))
    return Result(amount, (*lines, f"合计 {yuan(amount)} 元"), used, notes)


def _renewed(form: RenewalAnswers, reference: Reference, reading: str) -> tuple[Decimal, list[str], Span | None]:
    """The sum by one reading, its lines, and the time that is paid for (None: no day of it)."""
    if reading == NONE_OWED:
        return Decimal("0.00"), ["期满后视为以原条件继续履行，不支持第二倍工资（解释（一）第34条）"], None
    went_on = form.expired + DAY
    skipped = 1 if reading == AFTER_A_MONTH else 0
    ends = [day for day in (form.signed and form.signed - DAY, form.ended) if day]
    span = Span(went_on, skipped, min([after_months(went_on, 12) - DAY, *ends]))
    if span.last < span.first:
        return Decimal("0.00"), [f"{span.first} 以前已经续订或者已经离职，没有第二倍工资。"], None
    amount, lines = _sum(form, reference, span)
    most = form.monthly * (12 - skipped)
    if amount > most:
        amount, lines = most, [*lines, f"最多 {12 - skipped} 个月：{yuan(most)} 元"]
    return amount, [f"{reading}：自 {span.first} 至 {span.last}（期满 {form.expired}，最长到此后满一年的前一日）", *lines], span


def _read_by(reference: Reference) -> tuple[Used, ...]:
    """The parameters by which what is no whole month was reckoned."""
    if reference.setting(DIVISOR) == WORKING_DAYS_OF_MONTH:
        return (Used("不满一个月的折算", "按当月工作日数", None, "本地参数"),)
    return (PAID_DAYS_USED,)


def _other_months(form: Answers, reference: Reference, span: Span, amount: Decimal) -> tuple[str, ...]:
    """The sum where months are counted the other way, which is not settled here; nothing where it is the same."""
    other = FROM_ITS_DAY if reference.setting(MONTHS) == CALENDAR_MONTHS else CALENDAR_MONTHS
    found, _ = _sum(form, replace(reference, settings={**reference.settings, MONTHS: other}), span)
    return (f"“按月计算”{other}计为 {yuan(found)} 元（司法解释（二）第6条）；本地采哪种算法待本局确认。",) if found != amount else ()


def _span(form: DoubleWageAnswers) -> Span:
    """The time that the second wage is owed for: from a month after the beginning. Where it goes on, what has passed when it is
    applied for."""
    began = max(form.began, LAW_IN_FORCE)
    ends = [after_months(began, 12) - DAY]
    ends += [form.signed - DAY] if form.signed else []
    ends += [form.ended] if form.ended else []
    ends += [form.applied] if form.applied and not (form.signed or form.ended) else []
    return Span(began, 1, min(ends))


def _sum(form: Answers, reference: Reference, span: Span) -> tuple[Decimal, list[str]]:
    """Months at the month's wage and what is no month by its working days, as the bureau counts months; at most so many months as
    the form allows.

    A span of whole months from its first day (民法典 第202条) is so many months, however they are counted.
    """
    by_calendar = reference.setting(MONTHS) == CALENDAR_MONTHS and span.after(span.months) != span.last + DAY
    whole, parts = _calendar_months(span) if by_calendar else _months_from(span)
    total, lines = Fraction(form.monthly) * whole, []
    if whole:
        lines.append(f"整月 {whole} 个：{yuan(form.monthly)} × {whole} = {yuan(form.monthly * whole)} 元")
    for start, end, month in parts:
        days = working_days(reference.calendar, start, end)
        divisor = _divisor(reference, month)
        part = min(Fraction(form.monthly) * days / divisor, Fraction(form.monthly))
        total += part
        lines.append(f"{start} 至 {end}：{yuan(form.monthly)} ÷ {float(divisor):g} × {days} 个工作日 = {yuan(fen_of(part))} 元")
    if form.most and total > Fraction(form.monthly) * form.most:
        total = Fraction(form.monthly) * form.most
        lines.append(f"最多 {form.most} 个月：{yuan(fen_of(total))} 元")
    return fen_of(total), lines


def _months_from(span: Span) -> tuple[int, list[Part]]:
    """The whole months from the first day on, and the rest, which is no month (司法解释（二）第6条); whole months of the employment stay
    whole."""
    if span.after(span.months) != span.last + DAY:
        span = Span(span.first, 0, span.last)
    rest, until = span.after(span.months), span.after(span.months + 1) - DAY
    return span.months, [(rest, span.last, (rest, until))] if rest <= span.last else []


def _calendar_months(span: Span) -> tuple[int, list[Part]]:
    """The whole calendar months, and what lies before and after them."""
    spans = list(by_month(span.first, span.last))
    parts = [(start, end, (start.replace(day=1), after_months(start.replace(day=1), 1) - DAY)) for start, end, whole in spans if not whole]
    return sum(whole for _, _, whole in spans), parts


def _divisor(reference: Reference, month: tuple[date, date]) -> Fraction:
    """Return the number of days by which a part month's wage is divided: 21.75, or that month's working days where the bureau
    reads it so.
    """
    return Fraction(working_days(reference.calendar, *month)) if reference.setting(DIVISOR) == WORKING_DAYS_OF_MONTH else PAID_DAYS


def _limitation(form: Answers, reference: Reference, span: Span) -> tuple[str, ...]:
    """The year's limitation is counted in two ways; neither is settled here."""
    if form.applied is None:
        return ()
    back = after_months(form.applied, -12)
    after = _sum(form, reference, Span(back, 0, span.last) if back > span.first else span)[0] if back <= span.last else Decimal("0.00")
    whole = "全额" if form.applied <= after_months(span.last + DAY, 12) else "已过一年"
    return (
        f"时效两种算法：逐日倒推一年（自 {back} 起）支持 {yuan(after)} 元；自最后一日起算一年：{whole}。",
        "本地采哪种算法待本局确认；时效须由对方提出抗辩。",
    )


def _wrong(form: DoubleWageAnswers, _: Reference) -> dict[str, str]:
    return _before(form, form.began, "不能早于用工之日。")


def _open_ended_wrong(form: OpenEndedAnswers, _: Reference) -> dict[str, str]:
    if form.due < LAW_IN_FORCE:
        return {"due": f"第二倍工资是劳动合同法规定的，自 {LAW_IN_FORCE} 起施行，请填该日或者以后的日期。"}
    if not (form.signed or form.ended or form.applied):
        return {"applied": "没有补订也没有离职的，请填申请仲裁之日，算到那一日。"}
    return _before(form, form.due, "不能早于应当订立无固定期限劳动合同之日。")


def _renewal_wrong(form: RenewalAnswers, _: Reference) -> dict[str, str]:
    return _before(form, form.expired + DAY, "要晚于劳动合同期满之日；期满以前的，没有第二倍工资。")


def _before(form: Answers, first: date, says: str) -> dict[str, str]:
    """The days that lie before the first one, by field."""
    return {name: says for name in ("signed", "ended", "applied") if (day := getattr(form, name)) and day < first}


ROWS = (
    Calculator("double_wage", "未签书面劳动合同第二倍工资", DoubleWageAnswers, double_wage,
               "劳动合同法 第82条；实施条例 第6、7条；司法解释（二） 第6条", (Item.DOUBLE_WAGE,), _wrong),
    Calculator("open_ended_wage", "不订立无固定期限劳动合同第二倍工资", OpenEndedAnswers, open_ended_wage,
               "劳动合同法 第14条、第82条第2款；司法解释（二） 第6条", (Item.DOUBLE_WAGE,), _open_ended_wrong),
    Calculator("renewal_wage", "劳动合同期满未续订第二倍工资", RenewalAnswers, renewal_wage,
               "劳动合同法 第82条第1款；实施条例 第6条；解释（一） 第34条", (Item.DOUBLE_WAGE,), _renewal_wrong),
)
