"""哺乳假 and 哺乳时间 (女职工劳动保护特别规定 第9条, and the rules of the province): pay of the leave, and of hours not given.

What the national text leaves open is a setting: by what share nursing leave is paid, and how an hour that was worked instead is paid.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from ..amounts import fen_of
from ..codes import Item
from ..forms import Form, Money, ask
from ..step import Reference
from .result import (
    HOURS_A_DAY,
    PAID_DAYS,
    PAID_DAYS_USED,
    Calculator,
    MaybeNothing,
    Result,
    Used,
    less_paid,
    minimum_wage,
    yuan,
)

LEAVE_SHARE = "women.nursing_leave_percent"
"""The setting of the pay of 哺乳假 in per cent of the maternity allowance; the minimum wage is its floor (待本局确认)."""
TIME_SHARE = "women.nursing_time_percent"
"""The setting of the pay of an hour of 哺乳时间 that was worked, in per cent of the hourly wage (待本局确认)."""
Months = Annotated[int, Field(ge=1, le=12)]
Days = Annotated[int, Field(ge=1, le=270)]
Children = Annotated[int, Field(ge=1, le=9)]


class NursingLeaveAnswers(Form):
    """Months of nursing leave that the employer agreed to, and the allowance of before."""

    first: date = ask("哺乳假开始之日")
    months: Months = ask("哺乳假几个月（月）", help="本人申请、单位同意的；到婴儿满一周岁为止")
    allowance: Money = ask("产假期间的生育津贴（元/月）", help="没有参保的，填产假期间的月工资")
    paid: MaybeNothing = ask("单位已经发的（元）", default=None)


class NursingTimeAnswers(Form):
    """Working days within the child's first year on which no nursing time was given."""

    days: Days = ask("没有给哺乳时间的工作日（日）", help="婴儿满一周岁以前；满一周岁之后的不算")
    children: Children = ask("哺乳几个婴儿（个）", default=1, help="每多一个，每日增加 1 小时（第9条第2款）")
    own: Money = ask("月工资（元/月）")
    paid: MaybeNothing = ask("单位已经另付的（元）", default=None)


def nursing_leave(form: NursingLeaveAnswers, reference: Reference) -> Result:
    """Pay of the leave: a share of the allowance, at least the minimum wage of each month's beginning."""
    wage = minimum_wage(reference, form.first)
    assert wage is not None, "the minimum wage was asked for"
    percent = int(reference.setting(LEAVE_SHARE))
    share, floor = fen_of(Fraction(form.allowance) * percent / 100), Decimal(wage.value)
    monthly = max(share, floor)
    owed = monthly * form.months
    lines = [
        f"{yuan(form.allowance)} × {percent}% = {yuan(share)} 元/月" + (f"，低于最低工资，按 {yuan(floor)} 元/月" if share < floor else ""),
        f"{yuan(monthly)} × {form.months} 个月 = {yuan(owed)} 元",
    ]
    used = (wage, Used("哺乳假工资占生育津贴", f"{percent}%", None, "本地参数，待本局确认"))
    note = "哺乳期内不得因哺乳降低工资、解除合同（特别规定第5条，劳动合同法第42条）；单位没有同意哺乳假的，没有这一项。"
    amount, taken_off = less_paid(owed, form.paid)
    return Result(amount, (*lines, *taken_off), used, (note,))


def nursing_time(form: NursingTimeAnswers, reference: Reference) -> Result:
    """Pay of the hours of nursing that were worked instead: one a day, one more for each further child."""
    percent = int(reference.setting(TIME_SHARE))
    hours = form.days * form.children
    hourly = Fraction(form.own) / PAID_DAYS / HOURS_A_DAY
    owed = fen_of(hourly * hours * percent / 100)
    lines = [
        f"每日 {form.children} 小时 × {form.days} 日 = {hours} 小时（特别规定第9条第2款）",
        f"{yuan(form.own)} ÷ 21.75 ÷ 8 = {yuan(hourly)} 元/小时",
        f"{yuan(hourly)} × {hours} 小时 × {percent}% = {yuan(owed)} 元",
    ]
    used = (PAID_DAYS_USED, Used("哺乳时间照常工作的折算", f"{percent}%", None, "本地参数，待本局确认"))
    note = "法律只规定应当给哺乳时间、不得延长劳动时间和安排夜班（特别规定第9条），没有写不给的怎样折算，按本局参数计算。"
    amount, taken_off = less_paid(owed, form.paid)
    return Result(amount, (*lines, *taken_off), used, (note,))


def _wage_is_known(form: NursingLeaveAnswers, reference: Reference) -> dict[str, str]:
    if minimum_wage(reference, form.first) is None:
        return {"first": f"{form.first} 的最低工资没有录入，请先由系统管理员在“参数”中录入。"}
    return {} if reference.setting(LEAVE_SHARE) else {"allowance": "哺乳假工资的百分比没有录入，请先由系统管理员在“参数”中录入。"}


def _share_is_known(_: NursingTimeAnswers, reference: Reference) -> dict[str, str]:
    return {} if reference.setting(TIME_SHARE) else {"own": "哺乳时间的折算百分比没有录入，请先由系统管理员在“参数”中录入。"}


ROWS = (
    Calculator("nursing_leave", "哺乳假工资", NursingLeaveAnswers, nursing_leave,
               "本省女职工劳动保护的规定（待本局确认）；女职工劳动保护特别规定 第5条", (Item.MATERNITY,), _wage_is_known),
    Calculator("nursing_time", "没有给哺乳时间的报酬", NursingTimeAnswers, nursing_time,
               "女职工劳动保护特别规定 第9条", (Item.MATERNITY,), _share_is_known),
)
