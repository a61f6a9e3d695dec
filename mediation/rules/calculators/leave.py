"""未休年休假工资报酬 (职工带薪年休假条例 第3条; 企业职工带薪年休假实施办法 第5、10–12条)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from ..amounts import fen_of
from ..codes import Item
from ..forms import FIRST_YEAR, LAST_YEAR, Form, MaybeDay, Money, ask
from ..step import Reference
from .result import PAID_DAYS, PAID_DAYS_USED, Calculator, Result, yuan

SINCE = 2008
"""The first year of the 职工带薪年休假条例 (第10条)."""
DAYS_OF_YEAR = 365
ENTITLED = ((20, 15), (10, 10), (1, 5))
"""Years of service in all one's employments, and the days of leave from them on."""
BEYOND_WAGE = 2
"""Of the 300 % one part was paid with the normal wage: two are still owed (办法 第10条)."""


class LeaveAnswers(Form):
    """One calendar year in one employment."""

    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)] = ask("年度")
    service: Annotated[int, Field(ge=0, le=60)] = ask("累计工作年限（整年）", help="在各单位的合计；不满一年的填 0")
    reaches: MaybeDay = ask(
        "本年度内累计满一年、十年、二十年之日", default=None, help="年内跨过档次的填写：以前按原来的天数、以后按新的天数折算"
    )
    joined: MaybeDay = ask("本年度入职之日", default=None, help="以前年度入职的不填")
    left: MaybeDay = ask("本年度离职之日", default=None, help="最后一个在职日；没有离职的不填")
    taken: Annotated[int, Field(ge=0, le=366)] = ask("已安排的天数", default=0)
    average: Money = ask("前十二个月平均工资（元/月）", help="剔除加班工资")
    waived: bool = ask("单位安排了休假，本人书面提出不休", default=False, help="因本人原因而且有书面材料的，只付正常工作期间的工资")


def entitled(service: int) -> int:
    """Days of leave a year for so many full years of service."""
    return next((days for years, days in ENTITLED if service >= years), 0)


def _of_two_steps(service: int, first: date, reaches: date, last: date) -> tuple[int, str]:
    """Days of a year in which the service reaches the next step: each part by its calendar days, parts of a day dropped once."""
    old, new = entitled(service), entitled(service + 1)
    before, after = (reaches - first).days, (last - reaches).days + 1
    due = min((before * old + after * new) // DAYS_OF_YEAR, new)
    return due, f"{reaches} 起全年应休 {new} 天：（{before} 天 × {old} + {after} 天 × {new}）÷ 365，不足一天的不计 = {due} 天"


def leave(form: LeaveAnswers, _: Reference) -> Result:
    """200 % of the daily wage for each day that was not taken; part years by calendar days, parts of days dropped."""
    whole = entitled(form.service)
    first = max(form.joined or date(form.year, 1, 1), date(form.year, 1, 1))
    last = min(form.left or date(form.year, 12, 31), date(form.year, 12, 31))
    elapsed = (last - first).days + 1
    due, lines = whole, [f"累计工作 {form.service} 年，全年应休 {whole} 天"]
    if form.reaches and first < form.reaches <= last:
        due, said = _of_two_steps(form.service, first, form.reaches, last)
        lines.append(said)
    elif form.reaches and form.reaches <= first:
        due = min(elapsed * entitled(form.service + 1) // DAYS_OF_YEAR, entitled(form.service + 1))
        lines.append(f"{form.reaches} 起全年应休 {entitled(form.service + 1)} 天；在职 {elapsed} 天，不足一天的不计 = {due} 天")
    elif form.joined or form.left:
        due = min(elapsed * whole // DAYS_OF_YEAR, whole)
        lines.append(f"在职 {first} 至 {last} 共 {elapsed} 天：{elapsed} ÷ 365 × {whole}，不足一天的不计 = {due} 天")
    days = max(due - form.taken, 0)
    lines.append(f"未休 {due} − {form.taken} = {days} 天" if days else f"已安排 {form.taken} 天，没有未休的")
    if form.waived:
        lines.append("单位安排了休假、本人书面提出不休：只付正常工作期间的工资，没有另外的报酬（实施办法第10条第2款）")
        return Result(Decimal("0.00"), tuple(lines), (), ("书面材料由用人单位举证；入职时统一签的放弃承诺不算本人书面提出。",))
    amount = fen_of(Fraction(form.average) / PAID_DAYS * days * BEYOND_WAGE)
    lines.append(f"{yuan(form.average)} ÷ 21.75 × {days} 天 × 200% = {yuan(amount)} 元（300% 中已随工资发 100%）")
    return Result(amount, tuple(lines), (PAID_DAYS_USED,), ("未休年休假工资的时效，各地做法不一，本地做法待确认。",))


def _wrong(form: LeaveAnswers, _: Reference) -> dict[str, str]:
    found = {}
    if form.year < SINCE:
        found["year"] = f"职工带薪年休假条例自 {SINCE} 年 1 月 1 日起施行，以前的年度没有未休年休假工资报酬。"
    for name in ("joined", "left"):
        if (day := getattr(form, name)) and day.year != form.year:
            found[name] = f"应当在 {form.year} 年以内；以前年度入职、还没有离职的不填。"
    if form.reaches and form.reaches.year != form.year:
        found["reaches"] = f"应当在 {form.year} 年以内；以前年度跨过的，按跨过以后的累计年限填。"
    elif form.reaches and form.service + 1 not in {years for years, _ in ENTITLED}:
        found["reaches"] = f"累计 {form.service} 年的，本年度跨不过一年、十年、二十年，请核对累计工作年限（填年初的整年数）。"
    if form.joined and form.left and form.left < form.joined:
        found["left"] = "离职之日不能早于入职之日。"
    return found




ROWS = (
    Calculator("leave", "未休年休假工资报酬", LeaveAnswers, leave,
               "职工带薪年休假条例 第3、5条；实施办法 第5、10、11、12条", (Item.LEAVE_PAY,), _wrong),
)
