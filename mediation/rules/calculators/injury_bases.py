"""The sums that the benefits of an injury at work are reckoned on (工伤保险条例 第64条): the average wage of the pool, the worker's own
wage between 60 % and 300 % of it, and the province's and the nation's dated figures, which the bureau keeps as settings (参数)."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..amounts import fen_of
from ..codes.injury import Grade
from ..forms import ask
from ..local import CITY_WAGES
from ..step import Reference
from .result import Used, yuan

POOL = "injury.pool_region"
"""The setting of the region whose average wage counts (统筹地区); empty: the city's whose wage caps severance."""
MEDICAL_MONTHS, JOB_MONTHS = "injury.medical_months", "injury.employment_months"
"""The settings of the province's months by grade, each from a day on (第36、37条: 省、自治区、直辖市人民政府规定)."""
INCOME = "injury.disposable_income"
"""The setting of the nation's disposable income of town people by year (第39条第1款第3项)."""
NOT_ENTERED = "未录入"
MONTHS_EXAMPLE = "自2011-01-01：五级10、六级9、七级8、八级6、九级4、十级2"
INCOME_EXAMPLE = "2023：51821；2024：54188"
LEAST, MOST = Fraction(60, 100), Fraction(300, 100)
BY_SIGN: dict[str, Grade] = {grade.label: grade for grade in Grade if grade is not Grade.NONE}
PARTING = (Grade.FIFTH, Grade.SIXTH, Grade.SEVENTH, Grade.EIGHTH, Grade.NINTH, Grade.TENTH)
"""The grades whose holders may part with the employer for the two grants (第36条第2款、第37条第2项)."""
_SINCE = re.compile(r"自(\d{4}-\d{2}-\d{2})[:：](.+)")
_GRADE = re.compile(r"([五六七八九十]级)(\d{1,3}(?:\.\d)?)")
_INCOME = re.compile(r"(20\d\d)[:：](\d{4,6})")


@dataclass(slots=True)
class Base:
    """A sum per month in 元 with the lines by which it came, what was looked up, and what could not be."""

    amount: Decimal
    lines: list[str] = field(default_factory=list)
    used: list[Used] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def asks_pool() -> Any:
    """The question of the average wage, where the bureau's table does not have it."""
    return ask("统筹地区上年度职工月平均工资（元/月）", default=None, help="“参数”中已经录入的不填；没有录入的，照社保部门公布的填")


def pool_wage(reference: Reference, on: date, typed: Decimal | None = None) -> Used | None:
    """The pool's average monthly wage of the year before that day; None: it is not entered, nor `typed`. Of a region that states it by
    the year, a twelfth."""
    if typed is not None:
        return Used("统筹地区上年度职工月平均工资", f"{typed:.2f}", None, "承办人照公布的数填写，参数中没有采用")
    region, year = reference.setting(POOL) or reference.setting(CITY_WAGES), on.year - 1
    since = date(year + 1, 1, 1)
    if monthly := reference.average_wage(region, "month", year):
        return Used(f"{region} {year} 年度职工月平均工资", f"{Decimal(monthly.amount):.2f}", since, monthly.source)
    if yearly := reference.average_wage(region, "year", year):
        twelfth = fen_of(Fraction(Decimal(yearly.amount)) / 12)
        return Used(f"{region} {year} 年度职工年平均工资 ÷ 12", f"{twelfth:.2f}", since, yearly.source)
    return None


def wants_pool_wage(reference: Reference, on: date, typed: Decimal | None) -> dict[str, str]:
    """The sentence where the sum rests on an average wage that is neither entered nor typed."""
    if pool_wage(reference, on, typed):
        return {}
    region = reference.setting(POOL) or reference.setting(CITY_WAGES, "本市")
    return {"pool": f"{region} {on.year - 1} 年度职工平均工资没有录入：请照公布的填写，或者由系统管理员在“参数”中录入。"}


def own_wage(average: Decimal, on: date, reference: Reference, typed: Decimal | None = None) -> Base:
    """The worker's own wage as it counts: at least 60 %, at most 300 % of the pool's average (第64条第2款)."""
    used = pool_wage(reference, on, typed)
    if used is None:
        return Base(average, notes=[f"统筹地区 {on.year - 1} 年度职工月平均工资没有录入，没有核对本人工资的 60% 和 300%（第64条）。"])
    pool = Fraction(Decimal(used.value))
    low, high = fen_of(pool * LEAST), fen_of(pool * MOST)
    if average < low:
        return Base(low, [f"本人工资 {yuan(average)} 元低于平均工资的 60%，按 {yuan(low)} 元计（第64条第2款）"], [used])
    if average > high:
        return Base(high, [f"本人工资 {yuan(average)} 元高于平均工资的 300%，按 {yuan(high)} 元计（第64条第2款）"], [used])
    return Base(average, [f"本人工资 {yuan(average)} 元，在平均工资的 60%（{yuan(low)}）至 300%（{yuan(high)}）之间"], [used])


def read_months(text: str) -> list[tuple[date, dict[Grade, Fraction]]]:
    """The months by grade, from each day on, as the setting has them; [] where they are not entered. Raises ValueError for what
    cannot be read, or lacks one of the six grades."""
    if text.strip() in ("", NOT_ENTERED):
        return []
    found: list[tuple[date, dict[Grade, Fraction]]] = []
    for part in filter(None, re.split(r"[；;]", text.strip())):
        match = _SINCE.fullmatch(part.strip())
        if match is None:
            raise ValueError(text)
        pairs = [_GRADE.fullmatch(each.strip()) for each in match[2].split("、")]
        months = {BY_SIGN[pair[1]]: Fraction(pair[2]) for pair in pairs if pair}
        if len(pairs) != len(PARTING) or set(months) != set(PARTING):
            raise ValueError(text)
        found.append((date.fromisoformat(match[1]), months))
    return sorted(found, key=lambda part: part[0])


def months_of(reference: Reference, key: str, grade: Grade, on: date) -> tuple[Fraction, date] | None:
    """The province's months for this grade on that day, and since when they hold; None: not entered for it."""
    try:
        known = [(since, months) for since, months in read_months(reference.setting(key)) if since <= on]
    except ValueError:
        return None
    return (known[-1][1][grade], known[-1][0]) if known else None


def read_incomes(text: str) -> dict[int, int]:
    """The disposable income by year, as the setting has it. Raises ValueError for what cannot be read."""
    if text.strip() in ("", NOT_ENTERED):
        return {}
    found = [_INCOME.fullmatch(part.strip()) for part in re.split(r"[；;]", text.strip()) if part.strip()]
    if not all(found):
        raise ValueError(text)
    return {int(match[1]): int(match[2]) for match in found if match}


def income_of(reference: Reference, year: int) -> Decimal | None:
    """The nation's disposable income of town people in that year, 元; None: not entered."""
    try:
        known = read_incomes(reference.setting(INCOME))
    except ValueError:
        return None
    return Decimal(known[year]) if year in known else None
