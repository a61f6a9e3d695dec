"""加班工资 (劳动法 第44条; 人社部发〔2025〕2号; 工资支付暂行规定 第13条)."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from ..amounts import fen_of
from ..codes import Coded, Item
from ..forms import Form, Money, ask
from ..step import Reference
from .result import HOURS_A_DAY, PAID_DAYS, PAID_DAYS_USED, Calculator, Result, Used, yuan

Hours = Annotated[Decimal, Field(ge=0, le=9999, decimal_places=2)]
IRREGULAR = "calculator.irregular_holiday"
PAID_ON_HOLIDAYS = "支付百分之三百"
"""The setting's other reading; by default nothing is due under 不定时."""


CONVERSION = "折算（人社部发〔2025〕2号）：法定休假日 13 天，年工作日 248 天，月工作日 20.67 天，月计薪天数 21.75 天。"


class Hourage(Coded):
    """工时制度; the two special ones need the labour administration's approval."""

    STANDARD = "standard", "标准工时"
    COMPREHENSIVE = "comprehensive", "综合计算工时（经批准）"
    IRREGULAR = "irregular", "不定时（经批准）"


class OvertimeAnswers(Form):
    """Hours beyond the normal ones, by the kind of day."""

    monthly: Money = ask("月工资（元）", help="约定的加班工资计算基数；没有约定的按正常工作时间工资")
    hourage: Hourage = ask("工时制度", default=Hourage.STANDARD)
    weekday: Hours = ask("工作日延长（小时）", default=Decimal(0), help="综合计算工时的，填周期内超过法定总时数的小时")
    rest: Hours = ask("休息日未补休（小时）", default=Decimal(0))
    holiday: Hours = ask("法定休假日（小时）", default=Decimal(0), help="法定节日每年 13 天；调休放假的日子是休息日")


def overtime(form: OvertimeAnswers, reference: Reference) -> Result:
    """150 % on working days, 200 % on rest days without time off, 300 % on statutory holidays."""
    if form.hourage is Hourage.IRREGULAR:
        return _irregular(form, reference)
    parts = [("工作日延长", form.weekday, 150), ("休息日未补休", form.rest, 200), ("法定休假日", form.holiday, 300)]
    lines, amount = _lines(form, parts)
    notes = (CONVERSION, "劳动者对加班事实负举证责任；证据由用人单位掌握的，由用人单位提供（司法解释（一）第42条）。",)
    return Result(amount, (*lines, f"合计 {yuan(amount)} 元"), (PAID_DAYS_USED,), notes)


def _lines(form: OvertimeAnswers, parts: list[tuple[str, Decimal, int]]) -> tuple[list[str], Decimal]:
    hourly = Fraction(form.monthly) / PAID_DAYS / HOURS_A_DAY
    lines, amount = [f"小时工资 = {yuan(form.monthly)} ÷ 21.75 ÷ 8 = {yuan(hourly)} 元"], Decimal(0)
    for label, hours, percent in parts:
        if hours:
            part = fen_of(hourly * Fraction(hours) * percent / 100)
            amount += part
            lines.append(f"{label}：{yuan(hourly)} × {hours} 小时 × {percent}% = {yuan(part)} 元")
    return lines, amount.quantize(Decimal("0.01"))


def _irregular(form: OvertimeAnswers, reference: Reference) -> Result:
    """不定时: no overtime; whether holidays are paid is the bureau's to say."""
    paid = reference.setting(IRREGULAR) == PAID_ON_HOLIDAYS
    used = (PAID_DAYS_USED, Used("不定时工时的法定休假日", PAID_ON_HOLIDAYS if paid else "不另付", None, "本地参数，待本局确认"))
    lines, amount = _lines(form, [("法定休假日", form.holiday, 300)] if paid else [])
    return Result(amount, (*lines, f"不定时工时不付加班工资，合计 {yuan(amount)} 元"), used, ("不定时工时须经人社部门批准。",))


def _wrong(form: OvertimeAnswers, _: Reference) -> dict[str, str]:
    if form.hourage is Hourage.COMPREHENSIVE and form.rest:
        return {"rest": "综合计算工时制下休息日计入周期总时数，只填超过的小时和法定休假日。"}
    return {} if form.weekday or form.rest or form.holiday else {"weekday": "请填写至少一类加班的小时数。"}


ROWS = (
    Calculator("overtime", "加班工资", OvertimeAnswers, overtime,
               "劳动法 第44条；人社部发〔2025〕2号；司法解释（一） 第42条", (Item.OVERTIME, Item.WAGES), _wrong),
)
