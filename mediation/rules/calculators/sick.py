"""医疗期 and the wage of somebody who is ill or hurt outside work (医疗期规定 第3、4条; 劳部发〔1995〕309号 第59条)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from ..amounts import fen_of
from ..codes import Item
from ..forms import Form, MaybeMoney, ask
from ..step import Reference
from .periods import DAY, after_months
from .result import PAID_DAYS_USED, Calculator, MaybeNothing, Result, less_paid, minimum_wage, yuan
from .wage_of_days import wage_between

PERIODS: tuple[tuple[int, int, int, int], ...] = (
    (0, 0, 3, 6), (0, 5, 6, 12), (10, 0, 6, 12), (10, 5, 9, 15), (10, 10, 12, 18), (10, 15, 18, 24), (10, 20, 24, 30),
)  # fmt: skip
"""Years of work in all, years with this employer, from which so many months of 医疗期 come within so many (第3、4条)."""
LEAST = Fraction(80, 100)
"""Of the minimum wage (309号第59条)."""
Years = Annotated[int, Field(ge=0, le=60)]


class SickAnswers(Form):
    """Years of service, and one spell of illness without a break."""

    in_all: Years = ask("实际参加工作年限（满几年）", help="所有单位合计")
    here: Years = ask("本单位工作年限（满几年）")
    first: date = ask("病休开始之日")
    last: date = ask("病休的最后一日", help="算到这一天的病假工资；累计病休的，按连续的各段分别计算")
    agreed: MaybeMoney = ask("约定（规章）的病假工资（元/月）", default=None, help="没有约定的不填，按最低工资的 80%")
    paid: MaybeNothing = ask("已经发的病假工资（元）", default=None)


def period(in_all: int, here: int) -> tuple[int, int]:
    """Months of 医疗期, and the months within which spells of illness are added up."""
    fitting = [row for row in PERIODS if (row[0] == 10) == (in_all >= 10) and here >= row[1]]
    return fitting[-1][2], fitting[-1][3]


def sick_pay(form: SickAnswers, reference: Reference) -> Result:
    """The wage of the spell as far as it lies within 医疗期, at least 80 % of the minimum wage of its first day, less what was paid."""
    months, within = period(form.in_all, form.here)
    over = after_months(form.first, months)
    last = min(form.last, over - DAY)
    lines = [
        f"工作 {form.in_all} 年、本单位 {form.here} 年：医疗期 {months} 个月（按 {within} 个月内累计病休时间计算）",
        f"连续病休的，医疗期到 {over - DAY} 为止",
    ]
    wage, used, notes = minimum_wage(reference, form.first), [PAID_DAYS_USED], list[str]()
    least = fen_of(Fraction(Decimal(wage.value)) * LEAST) if wage else Decimal(0)
    if wage:
        used.append(wage)
        lines.append(f"最低工资 {yuan(Decimal(wage.value))} × 80% = {yuan(least)} 元/月（309号第59条）")
    else:
        notes.append(f"{form.first} 的最低工资没有录入，没有核对 80% 的底线。")
    monthly = max(form.agreed or least, least)
    if form.agreed and form.agreed < least:
        lines.append(f"约定的 {yuan(form.agreed)} 元低于底线，按 {yuan(least)} 元计")
    spell = wage_between(monthly, form.first, last, reference.calendar)
    amount, taken_off = less_paid(spell.amount, form.paid)
    lines += [spell.line, *taken_off]
    if form.last >= over:
        notes += [
            f"{over} 起医疗期已满，以后的病休没有算。",
            "医疗期内不得依第40、41条解除（劳动合同法第42条第3项）；期满解除的，另有经济补偿和医疗补助费。",
        ]
    return Result(amount, tuple(lines), tuple(used), (*notes, *spell.notes))


def _in_order(form: SickAnswers, reference: Reference) -> dict[str, str]:
    if form.here > form.in_all:
        return {"here": "本单位工作年限不能长于实际参加工作年限。"}
    if form.last < form.first:
        return {"last": "不能早于病休开始之日。"}
    if form.agreed is None and minimum_wage(reference, form.first) is None:
        return {"agreed": f"{form.first} 的最低工资没有录入：请填约定的病假工资，或者由系统管理员在“参数”中录入。"}
    return {}


ROWS = (
    Calculator("sick_pay", "医疗期和病假工资", SickAnswers, sick_pay,
               "企业职工患病或非因工负伤医疗期规定 第3、4、5条；劳部发〔1995〕309号 第59条（待本局确认）", (Item.SICK_PAY,), _in_order),
)
