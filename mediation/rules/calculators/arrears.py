"""欠薪、最低工资差额、加付赔偿金 (劳动合同法 第30、85条; 劳动保障监察条例 第26条; 保障农民工工资支付条例 第30条)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from ..amounts import fen_of
from ..calendar import FIRST_DAY
from ..codes import Item
from ..forms import Form, MaybeMoney, Money, Month, ask
from ..step import Reference
from .result import Calculator, Result, Used, minimum_wage, yuan

Paid = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2), BeforeValidator(lambda given: given or 0)]
Percent = Annotated[int, Field(ge=50, le=100)]


class MonthAnswers(Form):
    """One month: what was due and what came."""

    month: Month = ask("月份", help="例如 2026-05")
    due: MaybeMoney = ask("应发（元）", default=None, help="不填的按当月最低工资")
    paid: Paid = ask("实发（元）", default=Decimal(0))


class ArrearsAnswers(Form):
    """Month by month."""

    months: list[MonthAnswers] = ask("月份", at_least=1, at_most=60)
    construction: bool = ask("工程建设领域农民工工资", default=False)


class OrderedAnswers(Form):
    """加付赔偿金: only after the labour administration ordered payment and its time ran out."""

    owed: Money = ask("责令支付的应付金额（元）", help="工资、加班工资、经济补偿，或者最低工资差额")
    deadline: date = ask("责令支付的期限届满之日", help="限期支付令上的最后一日")
    as_of: date = ask("核对之日", not_after="today")
    percent: Percent = ask("加付比例（%）", default=50, help="百分之五十以上、百分之一百以下，由裁量确定")


def arrears(form: ArrearsAnswers, reference: Reference) -> Result:
    """Due less paid, per month; a month that was overpaid makes up for no other. Without an agreed sum, the minimum wage."""
    lines, amount, used = [], Decimal(0), {}
    for row in form.months:
        due, what = row.due, "应发"
        if due is None:
            wage = minimum_wage(reference, _first(row.month))
            assert wage is not None, "checked before"
            used[wage.since] = wage
            due, what = Decimal(wage.value), "最低工资"
        short = max(due - row.paid, Decimal(0))
        amount += short
        lines.append(f"{row.month}：{what} {yuan(due)} − 实发 {yuan(row.paid)} = {yuan(short)} 元")
    notes = ("工程建设领域：分包单位拖欠的，由施工总承包单位先行清偿（保障农民工工资支付条例第30条）。",) if form.construction else ()
    amount = amount.quantize(Decimal("0.01"))
    return Result(amount, (*lines, f"合计 {yuan(amount)} 元"), tuple(used.values()), notes)


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _wages_known(form: ArrearsAnswers, reference: Reference) -> dict[str, str]:
    found = {}
    for row, line in enumerate(form.months):
        if line.due is None and minimum_wage(reference, _first(line.month)) is None:
            found[f"months.{row}.due"] = "这个月的最低工资没有录入，请填写应发数额。"
        if line.month in [other.month for other in form.months[:row]]:
            found[f"months.{row}.month"] = "这个月已经填过。"
    return found


def added(form: OrderedAnswers, _: Reference) -> Result:
    """50–100 % of the sum that was ordered and not paid in time."""
    amount = fen_of(Fraction(form.owed) * form.percent / 100)
    line = f"{yuan(form.owed)} × {form.percent}% = {yuan(amount)} 元"
    order = Used("限期支付期限届满", str(form.deadline), None, "劳动行政部门的限期支付令")
    return Result(amount, (line,), (order,), ("须有限期支付令且逾期未付；没有的，申请仲裁前先向劳动监察投诉。",))


def _deadline_over(form: OrderedAnswers, reference: Reference) -> dict[str, str]:
    """The order's last day rolls over a rest day as every last day does (民法典 第203条)."""
    last = reference.calendar.roll_forward(form.deadline) if form.deadline >= FIRST_DAY else form.deadline
    if form.as_of > last:
        return {}
    rolled = f"（{form.deadline} 为休息日，顺延至 {last}）" if last != form.deadline else ""
    return {"deadline": f"责令支付的期限还没有届满{rolled}，不能加付（劳动合同法第85条）。"}


ROWS = (
    Calculator("arrears", "拖欠工资、最低工资差额", ArrearsAnswers, arrears,
               "劳动合同法 第30、85条；最低工资规定 第12、13条", (Item.WAGES,), _wages_known),
    Calculator("added", "加付赔偿金", OrderedAnswers, added,
               "劳动合同法 第85条；劳动保障监察条例 第26条", (Item.ADDED_COMPENSATION,), _deadline_over),
)
