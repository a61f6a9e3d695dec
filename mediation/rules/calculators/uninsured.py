"""Losses of a worker who was not insured (司法解释（一）第1条第5项: the office cannot make it up afterwards): 失业保险金 and what
医疗保险 would have paid. 养老保险 that can still be paid in is the collecting office's (社会保险法 第63条), no claim for a sum here."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from ..amounts import fen_of
from ..codes import Item
from ..forms import Form, Money, ask
from ..step import Reference
from .result import Calculator, MaybeNothing, Result, Used, minimum_wage, yuan

SHARE = "insurance.unemployment_percent"
"""The setting of 失业保险金 in per cent of the minimum wage (失业保险条例 第18条: below it; the province fixes it)."""
AT_MOST = ((10, 24), (5, 18), (1, 12))
"""Full years of contributions, and the months of 失业保险金 at most (社会保险法 第46条)."""
Years = Annotated[int, Field(ge=0, le=60)]
Few = Annotated[int, Field(ge=1, le=24)]
Percent = Annotated[int, Field(ge=1, le=100)]


class UnemploymentAnswers(Form):
    """The employment without insurance, and the months that the province's table gives."""

    ended: date = ask("劳动关系终止之日")
    years: Years = ask("应当缴费的年限（满几年）", help="累计，含以前单位已经缴、没有领过的")
    months: Few = ask("可以领取多少个月（月）", help="照本省按缴费年限的规定填；最长 12、18、24 个月（第46条）")
    involuntary: bool = ask(
        "非因本人意愿中断就业", default=False, help="被解除、终止，或者依劳动合同法第38条解除；自己辞职的没有（社会保险法第45条）"
    )


class MedicalAnswers(Form):
    """One treatment that 医疗保险 would have shared in."""

    total: Money = ask("医疗费总额（元）")
    excluded: MaybeNothing = ask("目录外、自费部分（元）", default=None)
    deductible: MaybeNothing = ask("起付线（元）", default=None)
    percent: Percent = ask("报销比例（%）", help="以医保经办机构核定的为准")


def unemployment(form: UnemploymentAnswers, reference: Reference) -> Result:
    """失业保险金 that was lost: a share of the minimum wage for the months that the contributions would have given."""
    wage = minimum_wage(reference, form.ended)
    assert wage is not None, "the minimum wage was asked for"
    percent = int(reference.setting(SHARE))
    monthly = fen_of(Fraction(Decimal(wage.value)) * percent / 100)
    amount = monthly * form.months
    lines = (
        f"应缴费满 {form.years} 年，最长 {at_most(form.years)} 个月，本省规定 {form.months} 个月",
        f"最低工资 {yuan(Decimal(wage.value))} × {percent}% = {yuan(monthly)} 元/月 × {form.months} 个月 = {yuan(amount)} 元",
    )
    used = (wage, Used("失业保险金占最低工资", f"{percent}%", None, "本地参数，待本局确认"))
    notes = (
        "单位没有缴费、社保经办机构又不能补办，劳动者因此不能领取的，才赔偿损失（司法解释（一）第1条第5项）；能补缴补领的，先请单位补办。",
        "领取期间参加职工医保的费用由失业保险基金支付（社会保险法第48条），没有计入。",
    )
    return Result(amount.quantize(Decimal("0.01")), lines, used, notes)


def medical(form: MedicalAnswers, _: Reference) -> Result:
    """The part of this treatment that the insurance would have paid."""
    base = max(form.total - (form.excluded or Decimal(0)) - (form.deductible or Decimal(0)), Decimal(0))
    amount = fen_of(Fraction(base) * form.percent / 100)
    less = "".join(f" − {label} {yuan(sum_)}" for label, sum_ in (("自费", form.excluded), ("起付线", form.deductible)) if sum_)
    lines = (f"{yuan(form.total)}{less} = {yuan(base)} 元", f"{yuan(base)} × {form.percent}% = {yuan(amount)} 元")
    note = "应当参保而没有参保、不能补办的，由单位赔偿应当报销的部分（司法解释（一）第1条第5项）；比例以经办机构核定为准。"
    return Result(amount, lines, (), (note,))


def at_most(years: int) -> int:
    """Months of 失业保险金 at most for so many full years; 0: below one year there is none (社会保险法 第45条第1项)."""
    return next((months for least, months in AT_MOST if years >= least), 0)


def _may_claim(form: UnemploymentAnswers, reference: Reference) -> dict[str, str]:
    found = {}
    if not form.involuntary:
        found["involuntary"] = "不是非因本人意愿中断就业的，本来就没有失业保险金（社会保险法第45条第2项）。"
    most = at_most(form.years)
    if not most:
        found["years"] = "缴费不满一年的，没有失业保险金（社会保险法第45条第1项）。"
    elif form.months > most:
        found["months"] = f"满 {form.years} 年的，最长 {most} 个月（社会保险法第46条）。"
    if minimum_wage(reference, form.ended) is None:
        found["ended"] = f"{form.ended} 的最低工资没有录入，请先由系统管理员在“参数”中录入。"
    if not reference.setting(SHARE):
        found["ended"] = "失业保险金占最低工资的百分比没有录入，请先由系统管理员在“参数”中录入。"
    return found


ROWS = (
    Calculator("unemployment", "未缴失业保险的损失", UnemploymentAnswers, unemployment,
               "社会保险法 第45、46条；失业保险条例 第18条；司法解释（一） 第1条第5项", (Item.INSURANCE,), _may_claim),
    Calculator("medical_loss", "未缴医疗保险的损失", MedicalAnswers, medical,
               "社会保险法 第23、28条；司法解释（一） 第1条第5项", (Item.INSURANCE,)),
)
