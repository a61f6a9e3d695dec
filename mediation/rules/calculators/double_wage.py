"""未签书面劳动合同的第二倍工资 (劳动合同法 第82条; 实施条例 第6、7条; 司法解释（二）第6、7、9条)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

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


class DoubleWageAnswers(Form):
    """The day work began, the day that ended the time without a written contract, and the monthly wage in 元."""

    began: date = ask("用工之日", first_year=BEFORE_THE_CALENDAR)
    signed: MaybeDay = ask("补签书面劳动合同之日", default=None, help="没有补签的不填")
    ended: MaybeDay = ask("解除或者终止之日", default=None, help="最后一个在职日；仍在职的不填")
    monthly: Money = ask("月工资（元）", help="各月不同的，分段计算")
    applied: MaybeDay = ask("申请仲裁之日", default=None, help="填写后，另列按逐日倒推一年的时效能支持的数额")


def double_wage(form: DoubleWageAnswers, reference: Reference) -> Result:
    """From the day after a full month to the day before signing, at the latest to the day before a full year."""
    first, last = _span(form)
    if last < first:
        return Result(Decimal("0.00"), ("用工满一个月以前已经订立合同或者已经离职，没有第二倍工资。",), (PAID_DAYS_USED,))
    amount, lines = _sum(form, reference, first, last)
    head = f"自满一个月的次日 {first} 至 {last}（最长到满一年的前一日，不超过 {MOST_MONTHS} 个月）"
    if form.began < LAW_IN_FORCE:
        head = f"劳动合同法施行以前用工的，自 {LAW_IN_FORCE} 起算（第97条第2款）；{head}"
    used = [PAID_DAYS_USED]
    if reference.setting(DIVISOR) == WORKING_DAYS_OF_MONTH:
        used = [Used("不满一个月的折算", "按当月工作日数", None, "本地参数")]
    return Result(amount, (head, *lines, f"合计 {yuan(amount)} 元"), tuple(used), (
        *provisional(reference.calendar, first, last), *_limitation(form, reference, first, last),
        "视为订立、自动续延以及用人单位无过错的情形，见司法解释（二）第7、8条。",
    ))


def _span(form: DoubleWageAnswers) -> tuple[date, date]:
    """First and last day that the second wage is owed for."""
    began = max(form.began, LAW_IN_FORCE)
    ends = [after_months(began, 12) - DAY]
    ends += [form.signed - DAY] if form.signed else []
    ends += [form.ended] if form.ended else []
    return after_months(began, 1), min(ends)


def _sum(form: DoubleWageAnswers, reference: Reference, first: date, last: date) -> tuple[Decimal, list[str]]:
    """Whole calendar months at the month's wage, part months by their working days; never above eleven months."""
    whole, total, lines = 0, Fraction(0), []
    for start, end, is_whole in by_month(first, last):
        if is_whole:
            whole += 1
            continue
        days = working_days(reference.calendar, start, end)
        divisor = _divisor(reference, start)
        part = min(Fraction(form.monthly) * days / divisor, Fraction(form.monthly))
        total += part
        lines.append(f"{start} 至 {end}：{yuan(form.monthly)} ÷ {float(divisor):g} × {days} 个工作日 = {yuan(fen_of(part))} 元")
    if whole:
        total += Fraction(form.monthly) * whole
        lines.insert(0, f"整月 {whole} 个：{yuan(form.monthly)} × {whole} = {yuan(form.monthly * whole)} 元")
    most = Fraction(form.monthly) * MOST_MONTHS
    if total > most:
        total = most
        lines.append(f"最多 {MOST_MONTHS} 个月：{yuan(fen_of(most))} 元")
    return fen_of(total), lines


def _divisor(reference: Reference, day: date) -> Fraction:
    """Return the number of days by which a part month's wage is divided: 21.75, or that month's working days where the bureau
    reads it so.
    """
    if reference.setting(DIVISOR) != WORKING_DAYS_OF_MONTH:
        return PAID_DAYS
    start = day.replace(day=1)
    return Fraction(working_days(reference.calendar, start, after_months(start, 1) - DAY))


def _limitation(form: DoubleWageAnswers, reference: Reference, first: date, last: date) -> tuple[str, ...]:
    """The year's limitation is counted in two ways; neither is settled here."""
    if form.applied is None:
        return ()
    back = after_months(form.applied, -12)
    after = _sum(form, reference, max(first, back), last)[0] if back <= last else Decimal("0.00")
    whole = "全额" if form.applied <= after_months(last + DAY, 12) else "已过一年"
    return (
        f"时效两种算法：逐日倒推一年（自 {back} 起）支持 {yuan(after)} 元；自最后一日起算一年：{whole}。",
        "本地采哪种算法待本局确认；时效须由对方提出抗辩。",
    )


def _wrong(form: DoubleWageAnswers, _: Reference) -> dict[str, str]:
    found = {}
    for name in ("signed", "ended", "applied"):
        if (day := getattr(form, name)) and day < form.began:
            found[name] = "不能早于用工之日。"
    return found


ROWS = (
    Calculator("double_wage", "未签书面劳动合同第二倍工资", DoubleWageAnswers, double_wage,
               "劳动合同法 第82条；实施条例 第6、7条；司法解释（二） 第6条", (Item.DOUBLE_WAGE,), _wrong),
)
