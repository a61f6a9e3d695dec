"""Benefits of an injury at work by its grade (工伤保险条例 第33至37、62、64条): 一次性伤残补助金, 伤残津贴, 生活护理费, the two grants on
parting, and the wage of 停工留薪期."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from ..amounts import fen_of
from ..codes import Item
from ..codes.injury import Care, Grade
from ..forms import Form, MaybeMoney, Money, ask
from ..step import Reference
from .injury_bases import (
    JOB_MONTHS,
    MEDICAL_MONTHS,
    PARTING,
    Base,
    asks_pool,
    months_of,
    own_wage,
    pool_wage,
    wants_pool_wage,
)
from .periods import DAY, after_months
from .result import PAID_DAYS_USED, Calculator, MaybeNothing, Result, Used, less_paid, minimum_wage, number, yuan
from .wage_of_days import wage_between

GRADED = [grade for grade in Grade if grade is not Grade.NONE]
GRANT: dict[Grade, int] = dict(zip(GRADED, (27, 25, 23, 21, 18, 16, 13, 11, 9, 7), strict=True))
"""Months of the own wage (第35条第1款第1项、第36条第1款第1项、第37条第1项)."""
PENSION: dict[Grade, int] = {Grade.FIRST: 90, Grade.SECOND: 85, Grade.THIRD: 80, Grade.FOURTH: 75, Grade.FIFTH: 70, Grade.SIXTH: 60}
"""% of the own wage a month (第35条第1款第2项、第36条第1款第2项)."""
BY_THE_FUND = (Grade.FIRST, Grade.SECOND, Grade.THIRD, Grade.FOURTH)
CARE = {Care.FULL: 50, Care.MOSTLY: 40, Care.PARTLY: 30}
"""% of the pool's average wage a month (第34条第2款)."""
LEAVE_MONTHS, LONGER_MONTHS = 12, 24
"""停工留薪期 at most, and prolonged by the committee (第33条第2款)."""
UNINSURED = "用人单位应当参保而没有参保的，由用人单位按条例规定的项目和标准支付（第62条第2款）。"
ADVANCE = (
    "用人单位没有缴费又不支付的，职工可以向社保经办机构申请从工伤保险基金中先行支付，由单位偿还（社会保险法第41条）；"
    "第三人造成工伤、不支付医疗费或者找不到第三人的，也可以申请先行支付（第42条）。"
)
Months = Annotated[int, Field(ge=1, le=600)]
"""Fifty years at most: nobody draws a benefit for longer."""
MaybeMonths = Annotated[
    Annotated[Decimal, Field(gt=0, le=120, decimal_places=1)] | None, BeforeValidator(lambda typed: None if typed == "" else typed)
]


class OwnWageAnswers(Form):
    """The grade and the own wage before the injury."""

    grade: Grade = ask("伤残等级")
    injured_on: date = ask("发生事故伤害（诊断）之日")
    average: Money = ask(
        "受伤前十二个月平均月缴费工资（元/月）", help="没有参保的，按实际工资；不满十二个月的，按实际月数平均（第64条第2款）"
    )
    pool: MaybeMoney = asks_pool()


class PensionAnswers(OwnWageAnswers):
    """伤残津贴 for some months."""

    from_on: date = ask("从哪一天起", help="退出工作岗位之日；五、六级的，为用人单位难以安排工作之日")
    months: Months = ask("算多少个月（月）")


class CareAnswers(Form):
    """生活护理费 for some months."""

    care: Care = ask("生活自理障碍")
    from_on: date = ask("从哪一天起", help="评定伤残等级、确认需要护理之日")
    months: Months = ask("算多少个月（月）")
    pool: MaybeMoney = asks_pool()


class PartingAnswers(Form):
    """The two grants on parting."""

    grade: Grade = ask("伤残等级", help="五级至十级")
    ended: date = ask("解除或者终止劳动关系之日")
    insured: bool = ask("用人单位依法参保缴费", default=False, help="参保的，医疗补助金由基金支付")
    medical_months: MaybeMonths = ask("医疗补助金的月数", default=None, help="本省按年龄等计算、参数没有录入的，照省里的文件填")
    employment_months: MaybeMonths = ask("就业补助金的月数", default=None, help="同上")
    pool: MaybeMoney = asks_pool()


class LeavePayAnswers(Form):
    """停工留薪期 and the wage that goes on."""

    first: date = ask("停工留薪期开始")
    last: date = ask("停工留薪期末日")
    prolonged: bool = ask("鉴定委员会确认延长过", default=False)
    monthly: Money = ask("受伤前的月工资福利待遇（元/月）", help="原工资福利待遇不变（第33条第1款）")
    paid: MaybeNothing = ask("已经发的（元）", default=None)


def grant(form: OwnWageAnswers, reference: Reference) -> Result:
    """一次性伤残补助金 by grade."""
    base, months = own_wage(form.average, form.injured_on, reference, form.pool), GRANT[form.grade]
    amount = fen_of(Fraction(base.amount) * months)
    line = f"{form.grade.label}：{yuan(base.amount)} × {months} 个月 = {yuan(amount)} 元"
    return _result(amount, base, line, "依法参保的，由工伤保险基金支付。" + UNINSURED, ADVANCE)


def pension(form: PensionAnswers, reference: Reference) -> Result:
    """伤残津贴 by grade, a month at least the minimum wage that is in force in it (第35、36条: 低于当地最低工资标准的, 补足差额)."""
    base, percent = own_wage(form.average, form.injured_on, reference, form.pool), PENSION[form.grade]
    share = fen_of(Fraction(base.amount) * percent / 100)
    base.lines.append(f"{form.grade.label}：{yuan(base.amount)} × {percent}% = {yuan(share)} 元/月")
    wages = [minimum_wage(reference, after_months(form.from_on, n)) for n in range(form.months)]
    total = Decimal(0)
    for wage in dict.fromkeys(wages):
        least, many = Decimal(wage.value) if wage else Decimal(0), wages.count(wage)
        monthly = max(share, least)
        total += monthly * many
        why = f"，低于 {wage.since} 起的最低工资，补足差额" if wage and least > share else ""
        base.lines.append(f"{yuan(monthly)} × {many} 个月 = {yuan(monthly * many)} 元{why}")
        base.used += [wage] if wage else []
    base.notes += [] if all(wages) else ["有的月份最低工资没有录入，没有核对底线。"]
    fund = form.grade in BY_THE_FUND
    says = "依法参保的，由工伤保险基金按月支付。" + UNINSURED if fund else "由用人单位按月发给，以难以安排工作为限（第36条第1款第2项）。"
    return _result(total, base, f"合计 {yuan(total)} 元", says)


def care(form: CareAnswers, reference: Reference) -> Result:
    """生活护理费, of the average wage of the year before each of its months."""
    base = Base(Decimal(0))
    percent = CARE[form.care]
    days = [after_months(form.from_on, n) for n in range(form.months)]
    wages = [pool_wage(reference, day, form.pool) or pool_wage(reference, form.from_on) for day in days]
    for used in dict.fromkeys(wages):
        assert used is not None, "the average wage of the first day was asked for"
        monthly, many = fen_of(Fraction(Decimal(used.value)) * percent / 100), wages.count(used)
        base.amount += monthly * many
        base.used.append(used)
        base.lines.append(f"{yuan(Decimal(used.value))} × {percent}% = {yuan(monthly)} 元/月 × {many} 个月 = {yuan(monthly * many)} 元")
    says = "依法参保的，由工伤保险基金按月支付。" + UNINSURED
    return _result(base.amount, base, f"{form.care.label}，合计 {yuan(base.amount)} 元", says)


def parting(form: PartingAnswers, reference: Reference) -> Result:
    """The grants that the employer owes on parting: 就业补助金, and where he did not insure 医疗补助金 too (第36、37、62条)."""
    wage = pool_wage(reference, form.ended, form.pool)
    assert wage is not None, "the average wage was asked for"
    base = Base(Decimal(wage.value), used=[wage])
    total = Decimal(0)
    for label, key, typed in _grants(form):
        months, said = _months(form, key, typed, reference)
        amount = fen_of(Fraction(base.amount) * months)
        by_fund = form.insured and key == MEDICAL_MONTHS
        total += Decimal(0) if by_fund else amount
        who = "，由工伤保险基金支付，不计入" if by_fund else ""
        sum_ = f"{yuan(base.amount)} × {number(months)} 个月 = {yuan(amount)} 元"
        base.lines.append(f"{label}：{form.grade.label}，{sum_}{who}")
        base.used += [said] if said else []
    notes = [] if form.insured else [UNINSURED, ADVANCE]
    return _result(
        total, base, f"用人单位应付 {yuan(total)} 元",
        "劳动合同期满终止或者职工本人提出解除的才有（第36条第2款、第37条第2项）；月数由省级人民政府规定，待本局确认。", *notes,
    )  # fmt: skip


def leave_pay(form: LeavePayAnswers, reference: Reference) -> Result:
    """The wage of 停工留薪期, less what was paid: the employer's own debt, insured or not (第33条第1款)."""
    spell = wage_between(form.monthly, form.first, form.last, reference.calendar)
    amount, taken_off = less_paid(spell.amount, form.paid)
    note = "由所在单位按月支付，与是否参保无关（第33条第1款）；生活不能自理需要护理的，由所在单位负责（第33条第3款）。"
    return Result(amount, (spell.line, *taken_off), (PAID_DAYS_USED,), (*spell.notes, note))


# --- what the answers cannot mean -----------------------------------------------------------------------------


def _grants(form: PartingAnswers) -> tuple[tuple[str, str, Decimal | None], ...]:
    return (
        ("一次性工伤医疗补助金", MEDICAL_MONTHS, form.medical_months),
        ("一次性伤残就业补助金", JOB_MONTHS, form.employment_months),
    )


def _months(form: PartingAnswers, key: str, typed: Decimal | None, reference: Reference) -> tuple[Fraction, Used | None]:
    """The months that were typed, else the province's; with the parameter that says so."""
    if typed is not None:
        return Fraction(typed), None
    known = months_of(reference, key, form.grade, form.ended)
    assert known is not None, "what is not entered was asked for"
    return known[0], Used(f"{form.grade.label}的月数", f"{number(known[0])} 个月", known[1], "本地参数，待本局确认")


def _result(amount: Decimal, base: Base, line: str, *notes: str) -> Result:
    return Result(amount.quantize(Decimal("0.01")), (*base.lines, line), tuple(base.used), (*base.notes, *notes))


def _graded(form: OwnWageAnswers, _: Reference) -> dict[str, str]:
    return {"grade": "没有达到等级的，没有一次性伤残补助金。"} if form.grade is Grade.NONE else {}


def _gets_a_pension(form: PensionAnswers, _: Reference) -> dict[str, str]:
    if form.grade not in PENSION:
        return {"grade": "伤残津贴只给一级至六级（工伤保险条例第35、36条）。"}
    return {"from_on": "不能早于发生事故伤害之日。"} if form.from_on < form.injured_on else {}


def _knows_the_average(form: CareAnswers, reference: Reference) -> dict[str, str]:
    return wants_pool_wage(reference, form.from_on, form.pool)


def _parts_lawfully(form: PartingAnswers, reference: Reference) -> dict[str, str]:
    if form.grade not in PARTING:
        return {"grade": "一级至四级保留劳动关系，不因解除支付这两项补助金；未达到等级的没有（工伤保险条例第35至37条）。"}
    found = wants_pool_wage(reference, form.ended, form.pool)
    for (_, key, typed), name in zip(_grants(form), ("medical_months", "employment_months"), strict=True):
        if typed is None and months_of(reference, key, form.grade, form.ended) is None:
            found[name] = "本省的月数没有录入：请照省里的文件填月数，或者由系统管理员在“参数”中录入（工伤保险条例第36、37条）。"
    return found


def _within_the_leave(form: LeavePayAnswers, _: Reference) -> dict[str, str]:
    if form.last < form.first:
        return {"last": "不能早于停工留薪期开始之日。"}
    most = LONGER_MONTHS if form.prolonged else LEAVE_MONTHS
    if form.last + DAY > after_months(form.first, most):
        longer = "" if form.prolonged else "；鉴定委员会确认延长的，请勾选"
        return {"last": f"停工留薪期最多 {most} 个月，到 {after_months(form.first, most) - DAY} 为止{longer}（工伤保险条例第33条第2款）。"}
    return {}


ROWS = (
    Calculator("injury_grant", "一次性伤残补助金", OwnWageAnswers, grant,
               "工伤保险条例 第35至37、62、64条", (Item.INJURY_BENEFIT,), _graded),
    Calculator("injury_parting", "一次性工伤医疗补助金和伤残就业补助金", PartingAnswers, parting,
               "工伤保险条例 第36、37、62条；省级人民政府的规定", (Item.INJURY_BENEFIT,), _parts_lawfully),
    Calculator("injury_pension", "伤残津贴", PensionAnswers, pension,
               "工伤保险条例 第35、36、62、64条", (Item.INJURY_BENEFIT,), _gets_a_pension),
    Calculator("injury_care", "生活护理费", CareAnswers, care,
               "工伤保险条例 第34、62条", (Item.INJURY_BENEFIT,), _knows_the_average),
    Calculator("injury_leave", "停工留薪期工资", LeavePayAnswers, leave_pay,
               "工伤保险条例 第33条", (Item.INJURY_LEAVE_PAY,), _within_the_leave),
)
