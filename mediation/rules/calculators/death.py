"""Benefits of the near relatives of somebody killed at work (工伤保险条例 第39条): 丧葬补助金, 供养亲属抚恤金, 一次性工亡补助金."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from ..amounts import fen_of
from ..codes import Coded, Item
from ..forms import Form, MaybeMoney, Money, ask
from ..step import Reference
from .injury import ADVANCE, UNINSURED, Months
from .injury_bases import INCOME_EXAMPLE, asks_pool, income_of, own_wage, pool_wage, wants_pool_wage
from .result import Calculator, Result, Used, number, yuan

FUNERAL_MONTHS, TIMES = 6, 20
PARTNER, RELATIVE, ALONE_MORE = 40, 30, 10
"""% of the dead worker's own wage a month: the spouse, every other dependant, and what an old person alone or an orphan gets besides."""
Many = Annotated[int, Field(ge=0, le=20)]


class Killed(Coded):
    """The way in which somebody died of the injury: of those who died after 停工留薪期, graded 一至四级, no 一次性工亡补助金 comes."""

    AT_ONCE = "at_once", "当场死亡，或者在停工留薪期内因工伤死亡"
    AFTERWARDS = "afterwards", "一级至四级，在停工留薪期满后死亡"


class DeathAnswers(Form):
    """The day of death: its year before gives the average wage and the income."""

    how: Killed = ask("怎样死亡", default=Killed.AT_ONCE)
    died_on: date = ask("死亡之日")
    pool: MaybeMoney = asks_pool()
    income: MaybeMoney = ask(
        "全国城镇居民上年度人均可支配收入（元/年）", default=None,
        help="一次性工亡补助金用；“参数”中已经录入的不填，没有录入的，照国家统计局公布的填",
    )  # fmt: skip


class DependantsAnswers(Form):
    """Dependants of whoever was killed, for some months."""

    died_on: date = ask("死亡之日")
    average: Money = ask("死亡前十二个月平均月缴费工资（元/月）", help="没有参保的，按实际工资（第64条第2款）")
    partner: bool = ask("有供养的配偶", default=False)
    others: Many = ask("其他供养亲属（人）", default=0, help="子女、父母等依靠他提供主要生活来源、无劳动能力的，不含孤寡老人、孤儿")
    alone: Many = ask("供养的孤寡老人、孤儿（人）", default=0, help="每人每月再加 10%")
    partner_alone: bool = ask("配偶是孤寡老人", default=False)
    months: Months = ask("算多少个月（月）", help="子女到十八周岁、父母到死亡为止；分期主张的，填到申请之月")
    pool: MaybeMoney = asks_pool()


def death(form: DeathAnswers, reference: Reference) -> Result:
    """丧葬补助金 and, where the death is the injury's own, 一次性工亡补助金."""
    wage = pool_wage(reference, form.died_on, form.pool)
    assert wage is not None, "the average wage was asked for"
    funeral = fen_of(Fraction(Decimal(wage.value)) * FUNERAL_MONTHS)
    lines, used = [f"丧葬补助金：{yuan(Decimal(wage.value))} × {FUNERAL_MONTHS} 个月 = {yuan(funeral)} 元"], [wage]
    total = funeral
    if form.how is Killed.AT_ONCE:
        income = _income(form, reference)
        once = Decimal(income.value) * TIMES
        total += once
        used.append(income)
        lines.append(f"一次性工亡补助金：{yuan(Decimal(income.value))} × {TIMES} = {yuan(once)} 元")
    else:
        lines.append("停工留薪期满后死亡的一级至四级伤残职工，没有一次性工亡补助金（第39条第3款）")
    lines.append(f"合计 {yuan(total)} 元，供养亲属抚恤金另算")
    return Result(total.quantize(Decimal("0.01")), tuple(lines), tuple(used), ("依法参保的，由工伤保险基金支付。" + UNINSURED, ADVANCE))


def _income(form: DeathAnswers, reference: Reference) -> Used:
    """The income of the year before the death (第39条第1款第3项), as it was typed, which the result says, else as it is entered."""
    label = f"全国城镇居民 {form.died_on.year - 1} 年人均可支配收入"
    if form.income:
        return Used(label, f"{form.income:.2f}", None, "承办人照公布的数填写，参数中没有采用")
    entered = income_of(reference, form.died_on.year - 1)
    assert entered is not None, "the income was asked for"
    return Used(label, f"{entered:.2f}", date(form.died_on.year, 1, 1), "国家统计局公布，本地参数，待本局确认")


def dependants(form: DependantsAnswers, reference: Reference) -> Result:
    """供养亲属抚恤金: the shares, together at most the dead worker's own wage (第39条第1款第2项)."""
    base = own_wage(form.average, form.died_on, reference, form.pool)
    partner = (PARTNER + (ALONE_MORE if form.partner_alone else 0)) if form.partner else 0
    percent = partner + RELATIVE * form.others + (RELATIVE + ALONE_MORE) * form.alone
    said = [
        *([f"配偶 {partner}%"] if partner else []),
        *([f"其他亲属 {form.others} 人 × {RELATIVE}%"] if form.others else []),
        *([f"孤寡老人、孤儿 {form.alone} 人 × {RELATIVE + ALONE_MORE}%"] if form.alone else []),
    ]
    capped = min(percent, 100)
    lines = [*base.lines, f"{' + '.join(said)} = {percent}%" + ("，各人之和不高于生前工资，按 100%" if percent > capped else "")]
    monthly = fen_of(Fraction(base.amount) * capped / 100)
    amount = monthly * form.months
    lines.append(f"{yuan(base.amount)} × {number(Fraction(capped))}% = {yuan(monthly)} 元/月 × {form.months} 个月 = {yuan(amount)} 元")
    notes = (*base.notes, "抚恤金的调整由省级人民政府规定（第40条），没有计入。", "依法参保的，由工伤保险基金支付。" + UNINSURED)
    return Result(amount.quantize(Decimal("0.01")), tuple(lines), tuple(base.used), notes)


def _knows_the_figures(form: DeathAnswers, reference: Reference) -> dict[str, str]:
    found = wants_pool_wage(reference, form.died_on, form.pool)
    if form.how is Killed.AT_ONCE and not form.income and income_of(reference, form.died_on.year - 1) is None:
        year = form.died_on.year - 1
        found["income"] = (
            f"全国城镇居民 {year} 年人均可支配收入没有录入：请照国家统计局公布的填写，或者由系统管理员在“参数”中录入，写成"
            f"“{INCOME_EXAMPLE}”的样子。"
        )
    return found


def _has_somebody(form: DependantsAnswers, _: Reference) -> dict[str, str]:
    if form.partner_alone and not form.partner:
        return {"partner_alone": "没有选供养的配偶。"}
    return {} if form.partner or form.others or form.alone else {"partner": "请至少填一名供养亲属。"}


ROWS = (
    Calculator("injury_death", "丧葬补助金和一次性工亡补助金", DeathAnswers, death,
               "工伤保险条例 第39、62条", (Item.INJURY_BENEFIT,), _knows_the_figures),
    Calculator("injury_kin", "供养亲属抚恤金", DependantsAnswers, dependants,
               "工伤保险条例 第39、62、64条", (Item.INJURY_BENEFIT,), _has_somebody),
)
