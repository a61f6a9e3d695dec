"""经济补偿 N, N+1 and 赔偿金 2N (劳动合同法 第40、46、47、87、97条; 实施条例 第20、25、27条)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator

from ..amounts import fen_of
from ..codes import Coded, Item
from ..forms import BEFORE_THE_CALENDAR, Form, Money, ask
from ..local import CITY_WAGES
from ..step import Reference
from .periods import DAY, severance_months, years_begun
from .result import Calculator, Result, Used, minimum_wage, number, yuan

LAW_IN_FORCE = date(2008, 1, 1)
"""劳动合同法 第97条第3款: severance counts from here; what went before follows the rules of its time."""
BEFORE = "calculator.before_2008"
AS_OF_1994 = "劳部发〔1994〕481号"
"""The setting's other reading (待本局确认) of “当时有关规定”: a month for each year begun, no threefold cap. By default the years
before 2008 are left to be reckoned by hand."""
MOST_YEARS = 12
TIMES = 3


class SeveranceAnswers(Form):
    """Service and the average wage before its end."""

    began: date = ask("用工之日", first_year=BEFORE_THE_CALENDAR)
    ended: date = ask("解除或者终止之日", help="最后一个在职日")
    average: Money = ask("前十二个月平均应得工资（元/月）", help="含奖金、津贴；不满十二个月的，按实际月数平均")


class Ending(Coded):
    """The ends of an employment that 劳部发〔1994〕481号 tells apart: by them it gave severance, and how much at most."""

    CONSENT = "consent", "用人单位提出，协商一致解除"
    INCAPABLE = "incapable", "不能胜任工作"
    ILLNESS = "illness", "患病或者非因工负伤，医疗期满"
    CHANGED = "changed", "客观情况发生重大变化"
    LAYOFF = "layoff", "经济性裁员"
    FORCED = "forced", "用人单位违法，劳动者被迫解除"
    EXPIRY = "expiry", "合同期满终止"


MaybeEnding = Annotated[Ending | None, BeforeValidator(lambda typed: typed or None)]
CAPPED = frozenset({Ending.CONSENT, Ending.INCAPABLE})
"""At most twelve months (481号 第5、7条)."""


class EndedAnswers(SeveranceAnswers):
    """Severance by the laws of two times: what was due before 2008 depends on the ground."""

    ground: MaybeEnding = ask(
        "解除、终止的情形", default=None, help="2008 年以前用工、本局按 481 号文计算以前年限的必填：给不给、封不封顶，当时按情形"
    )


class NoticePayAnswers(EndedAnswers):
    """N+1: the +1 is the last month's wage, not the average."""

    last_month: Money = ask("上一个月的工资（元）", help="实施条例第20条：代通知金按上一个月的工资标准")


def _ends_after_it_began(form: SeveranceAnswers, _: Reference) -> dict[str, str]:
    return {"ended": "解除或者终止之日不能早于用工之日。"} if form.ended < form.began else {}


def _says_the_ground(form: EndedAnswers, reference: Reference) -> dict[str, str]:
    if form.began < LAW_IN_FORCE and form.ground is None and reference.setting(BEFORE) == AS_OF_1994:
        return {"ground": "用工在 2008 年以前的，请选择解除、终止的情形：以前的年限按当时的规定计算。"}
    return _ends_after_it_began(form, reference)


def _severance(form: SeveranceAnswers, reference: Reference, since: date) -> Result:
    """N from the given day on."""
    used: list[Used] = []
    notes: list[str] = []
    lines: list[str] = []
    base = form.average
    if floor := minimum_wage(reference, form.ended):
        used.append(floor)
        if base < Decimal(floor.value):
            base = Decimal(floor.value)
            lines.append(f"平均工资 {yuan(form.average)} 元低于最低工资，按最低工资 {yuan(base)} 元（实施条例第27条）")
    else:
        notes.append(f"{form.ended} 的最低工资没有录入，没有核对底线。")
    months = severance_months(since, form.ended) if since <= form.ended else Fraction(0)
    year = form.ended.year - 1
    city = reference.setting(CITY_WAGES, "本市")
    if average := reference.average_wage(city, "month", year):
        used.append(Used(f"{city} {year} 年度职工月平均工资", average.amount, date(year + 1, 1, 1), average.source))
        cap = Decimal(average.amount) * TIMES
        if form.average > cap:
            base = cap
            lines.append(f"平均工资 {yuan(form.average)} 元高于三倍社平 {yuan(cap)} 元，按三倍计，年限最高 {MOST_YEARS} 年（第47条第2款）")
            months = min(months, Fraction(MOST_YEARS))
    else:
        notes.append(f"{city} {year} 年度职工月平均工资没有录入，没有核对三倍封顶和十二年上限。请先由系统管理员在“参数”中录入。")
    amount = fen_of(Fraction(base) * months)
    lines.append(f"工作年限 {since} 至 {form.ended}，计 {number(months)} 个月")
    lines.append(f"{yuan(base)} 元 × {number(months)} = {yuan(amount)} 元")
    return Result(amount, tuple(lines), tuple(used), tuple(notes))


def severance(form: EndedAnswers, reference: Reference) -> Result:
    """经济补偿 N; service from before 2008 on is two sums by two laws (第97条第3款)."""
    return _untaxed(_earned(form, reference), form, reference)


def _earned(form: EndedAnswers, reference: Reference) -> Result:
    if form.began >= LAW_IN_FORCE:
        return _severance(form, reference, form.began)
    since = _severance(form, reference, LAW_IN_FORCE)
    if form.ended < LAW_IN_FORCE:
        since = replace(since, lines=(f"工作年限 {form.began} 至 {form.ended}，都在 {LAW_IN_FORCE} 以前，依本法计 0 元",))
    if reference.setting(BEFORE) != AS_OF_1994:
        note = "2008-01-01 以前的工作年限依当时的规定另行计算（劳动合同法第97条第3款），未计入。"
        return replace(since, notes=(*since.notes, note))
    before, lines = _before_2008(form, reference)
    total = since.amount + before if form.ended >= LAW_IN_FORCE else before
    lines = [*since.lines, *lines, f"合计 {yuan(total)} 元"] if form.ended >= LAW_IN_FORCE else lines
    used = (*since.used, Used("2008 年以前的年限", AS_OF_1994, None, "本地参数，待本局确认"))
    return replace(since, amount=total, lines=tuple(lines), used=used)


def _before_2008(form: EndedAnswers, reference: Reference) -> tuple[Decimal, list[str]]:
    """A month for each year until 2007-12-31, a year begun counting whole, by the ground at most twelve or none; the average is not
    capped."""
    last = min(form.ended, LAW_IN_FORCE - DAY)
    if form.ground is Ending.EXPIRY:
        return Decimal("0.00"), [f"2008 年以前：{form.began} 至 {last}，合同期满终止按当时的规定没有经济补偿，计 0 元"]
    months, begun = years_begun(form.began, last), years_begun(form.began, last)
    if form.ground in CAPPED:
        months = min(begun, MOST_YEARS)
    floor = minimum_wage(reference, form.ended)
    base = max(form.average, Decimal(floor.value)) if floor else form.average
    amount = fen_of(Fraction(base) * months)
    return amount, [
        f"2008 年以前：{form.began} 至 {last}，每满一年一个月，不满一年按一年，计 {months} 个月"
        + (f"（{begun} 年，最多 {MOST_YEARS} 个月：481号第5、7条）" if months < begun else ""),
        f"{yuan(base)} 元 × {months} = {yuan(amount)} 元",
    ]


def _untaxed(found: Result, form: SeveranceAnswers, reference: Reference) -> Result:
    """Up to what sum the payment is free of income tax: shown, never taken off."""
    average = reference.average_wage(reference.setting(CITY_WAGES), "month", form.ended.year - 1)
    most = f"即 {yuan(Decimal(average.amount) * 12 * TIMES)} 元以内" if average else "当地上年平均工资没有录入，数额未算"
    note = f"个人所得税：一次性补偿在当地上年职工平均工资三倍数额以内的免征（{most}）；以上各数均为税前。"
    return replace(found, notes=(*found.notes, note))


def notice_pay(form: NoticePayAnswers, reference: Reference) -> Result:
    """N+1: for a dismissal under art. 40 without thirty days' notice only."""
    n = severance(form, reference)
    amount = n.amount + form.last_month
    line = f"经济补偿 {yuan(n.amount)} 元 + 上一个月工资 {yuan(form.last_month)} 元 = {yuan(amount)} 元"
    return replace(n, amount=amount, lines=(*n.lines, line), notes=(*n.notes, "只适用于依第40条解除又没有提前三十日书面通知的。"))


def compensation(form: SeveranceAnswers, reference: Reference) -> Result:
    """赔偿金 2N: years from the first day of work on, also those before 2008; it takes the place of N."""
    n = _severance(form, reference, form.began)
    amount = n.amount * 2
    line = f"赔偿金 = 2 × {yuan(n.amount)} = {yuan(amount)} 元，自用工之日起算"
    notes = (
        "支付赔偿金的，不再支付经济补偿（实施条例第25条）。",
        "劳动者要求继续履行而且能够履行的，应当继续履行，不付赔偿金（第48条）；其间的工资损失见司法解释（二）第18条。",
    )
    return replace(n, amount=amount, lines=(*n.lines, line), notes=(*n.notes, *notes))


ROWS = (
    Calculator("severance", "经济补偿（N）", EndedAnswers, severance,
               "劳动合同法 第46、47、97条；实施条例 第27条", (Item.SEVERANCE,), _says_the_ground),
    Calculator("notice_pay", "经济补偿加代通知金（N+1）", NoticePayAnswers, notice_pay,
               "劳动合同法 第40、46、47条；实施条例 第20条", (Item.NOTICE_PAY, Item.SEVERANCE), _says_the_ground),
    Calculator("compensation", "违法解除（终止）赔偿金（2N）", SeveranceAnswers, compensation,
               "劳动合同法 第48、87条；实施条例 第25条", (Item.COMPENSATION,), _ends_after_it_began),
)
