"""违法约定试用期的赔偿金, 竞业限制补偿 (劳动合同法 第19、83条; 司法解释（一）第36条)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..amounts import fen_of
from ..codes import Coded, Item
from ..forms import Form, Money, Number, ask
from ..step import Reference
from .periods import DAY, PaidDays, after_months, paid_days, provisional
from .result import PAID_DAYS, PAID_DAYS_USED, Calculator, Result, minimum_wage, yuan

SHARE = Fraction(30, 100)
LAW_IN_FORCE = date(2008, 1, 1)


class Term(Coded):
    """The contract's term, which bounds the probation (劳动合同法 第19条)."""

    NONE = "none", "不满三个月，或者以完成一定工作任务为期限"
    SHORT = "short", "三个月以上不满一年"
    MIDDLE = "middle", "一年以上不满三年"
    LONG = "long", "三年以上，或者无固定期限"


LAWFUL = {Term.NONE: 0, Term.SHORT: 1, Term.MIDDLE: 2, Term.LONG: 6}
"""Months of probation at most."""


class ProbationAnswers(Form):
    """The probation that was served."""

    term: Term = ask("劳动合同期限")
    began: date = ask("试用期开始之日")
    served_until: date = ask("试用期已经履行到", help="最后一日")
    monthly: Money = ask("试用期满后的月工资（元）")


class NonCompeteAnswers(Form):
    """竞业限制 without an agreed compensation, which the worker has kept."""

    average: Money = ask("解除前十二个月平均工资（元/月）")
    ended: date = ask("解除或者终止之日")
    months: Number = ask("履行竞业限制的时间（月）", help="最长二十四个月（劳动合同法第24条）")


def probation(form: ProbationAnswers, reference: Reference) -> Result:
    """The wage after probation for what was served beyond the lawful months: whole months, then paid days."""
    lawful = LAWFUL[form.term]
    first = after_months(form.began, lawful)
    head = f"法定最长 {lawful} 个月，超过部分自 {first} 至 {form.served_until}"
    if form.served_until < first:
        return Result(Decimal("0.00"), (f"试用期履行到 {form.served_until}，没有超过法定的 {lawful} 个月。",))
    months = 0
    while after_months(first, months + 1) <= form.served_until + DAY:
        months += 1
    rest = after_months(first, months)
    paid = paid_days(reference.calendar, rest, form.served_until) if rest <= form.served_until else PaidDays(0, 0)
    part = min(Fraction(form.monthly) * paid.days / PAID_DAYS, Fraction(form.monthly))
    amount = fen_of(Fraction(form.monthly) * months + part)
    line = f"{yuan(form.monthly)} × {months} 个月 + {yuan(form.monthly)} ÷ 21.75 × {paid.said} = {yuan(amount)} 元"
    return Result(amount, (head, line), (PAID_DAYS_USED,), provisional(reference.calendar, rest, form.served_until) if paid.days else ())


def non_compete(form: NonCompeteAnswers, reference: Reference) -> Result:
    """30 % of the average a month, in each month at least the minimum wage that was in force when it began."""
    share = fen_of(Fraction(form.average) * SHARE)
    lines = [f"{yuan(form.average)} × 30% = {yuan(share)} 元/月"]
    months = [minimum_wage(reference, after_months(form.ended + DAY, number)) for number in range(form.months)]
    total, used = Decimal(0), list(dict.fromkeys(wage for wage in months if wage))
    for wage, many in ((wage, months.count(wage)) for wage in dict.fromkeys(months)):
        least = Decimal(wage.value) if wage else Decimal(0)
        monthly = max(share, least)
        total += monthly * many
        why = f"，低于 {wage.since} 起的最低工资，按最低工资" if wage and least > share else ""
        lines.append(f"{yuan(monthly)} × {many} 个月 = {yuan(monthly * many)} 元{why}")
    lines += [f"合计 {yuan(total)} 元"] if len(lines) > 2 else []
    notes = () if all(months) else ("有的月份最低工资没有录入，没有核对底线。",)
    return Result(total, tuple(lines), tuple(used), notes)


def _in_order(form: ProbationAnswers, _: Reference) -> dict[str, str]:
    if form.began < LAW_IN_FORCE:
        return {"began": f"违法约定试用期的赔偿金是劳动合同法规定的，自 {LAW_IN_FORCE} 起施行，请填该日或者以后的日期。"}
    return {"served_until": "不能早于试用期开始之日。"} if form.served_until < form.began else {}


def _two_years(form: NonCompeteAnswers, _: Reference) -> dict[str, str]:
    return {"months": "竞业限制最长二十四个月。"} if form.months > 24 else {}


ROWS = (
    Calculator("probation", "违法约定试用期赔偿金", ProbationAnswers, probation,
               "劳动合同法 第19、83条", (Item.PROBATION,), _in_order),
    Calculator("non_compete", "竞业限制补偿", NonCompeteAnswers, non_compete,
               "劳动合同法 第23、24条；司法解释（一） 第36条", (Item.NON_COMPETE,), _two_years),
)
