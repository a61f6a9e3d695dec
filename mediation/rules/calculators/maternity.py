"""产假 and 生育津贴 (女职工劳动保护特别规定 第7、8条; 社会保险法 第54、56条): what the employer owes who did not insure."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from ..amounts import fen_of
from ..codes import Coded, Item
from ..forms import Form, MaybeMoney, Money, ask
from ..step import Reference
from .periods import DAY
from .result import Calculator, MaybeNothing, Result, Used, less_paid, yuan

BIRTH, DIFFICULT, EACH_MORE = 98, 15, 15
"""Days of leave for a birth, more for a difficult one, more for each child beyond the first (第7条第1款)."""
DIVISOR = "women.days_of_a_month"
"""The setting of the days by which a month's wage is divided for a day of 生育津贴 (待本局确认)."""


class Lost(Coded):
    """A birth, or a pregnancy that ended early (第7条第2款)."""

    BIRTH = "birth", "生育"
    EARLY = "early", "怀孕未满四个月流产"
    LATE = "late", "怀孕满四个月流产"


EARLY_DAYS = {Lost.EARLY: 15, Lost.LATE: 42}
Children = Annotated[int, Field(ge=1, le=9)]
MoreDays = Annotated[int, Field(ge=0, le=120)]


class MaternityAnswers(Form):
    """The leave, the two wages, and whether the employer insured her."""

    what: Lost = ask("情形", default=Lost.BIRTH)
    first: date = ask("产假开始之日")
    difficult: bool = ask("难产", default=False)
    children: Children = ask("生育几个婴儿（个）", default=1)
    more: MoreDays = ask(
        "地方规定增加的天数（日）", default=0, help="本省产假超过 98 日的部分，例如合计 158 日的填 60；津贴管多少日以本省规定为准"
    )
    insured: bool = ask("用人单位依法缴纳生育保险", default=False)
    own: Money = ask("产假前月工资（元/月）")
    of_unit: MaybeMoney = ask("用人单位上年度职工月平均工资（元/月）", default=None, help="参保的必填：津贴按它发（社会保险法第56条第2款）")
    paid: MaybeNothing = ask("单位已经发的（元）", default=None, help="由单位自己发的工资、津贴")


def days_of(form: MaternityAnswers) -> tuple[int, str]:
    """The days of leave, and how they come about."""
    if form.what in EARLY_DAYS:
        days = EARLY_DAYS[form.what]
        return days + form.more, f"{form.what.label} {days} 日" + (f" + 地方增加 {form.more} 日" if form.more else "")
    parts = [f"{BIRTH} 日"]
    days = BIRTH
    if form.difficult:
        days += DIFFICULT
        parts.append(f"难产 {DIFFICULT} 日")
    if form.children > 1:
        days += EACH_MORE * (form.children - 1)
        parts.append(f"多生育 {form.children - 1} 个婴儿 {EACH_MORE * (form.children - 1)} 日")
    if form.more:
        days += form.more
        parts.append(f"地方增加 {form.more} 日")
    return days, " + ".join(parts)


def maternity(form: MaternityAnswers, reference: Reference) -> Result:
    """Sum that the employer owes: her own wage where he did not insure, else what the fund's allowance lacks of it, less what he paid."""
    days, said = days_of(form)
    divisor = int(reference.setting(DIVISOR, "30"))
    own = fen_of(Fraction(form.own) * days / divisor)
    used = (Used("生育津贴按日折算", f"{divisor} 天", None, "本地参数，待本局确认"),)
    lines = [
        f"{said} = {days} 日，{form.first} 至 {form.first + timedelta(days=days) - DAY}",
        f"{yuan(form.own)} ÷ {divisor} × {days} 日 = {yuan(own)} 元",
    ]
    owed = own
    if form.insured:
        assert form.of_unit is not None, "the unit's average was asked for"
        allowance = fen_of(Fraction(form.of_unit) * days / divisor)
        owed = max(own - allowance, Decimal(0))
        lines += [
            f"基金津贴：{yuan(form.of_unit)} ÷ {divisor} × {days} 日 = {yuan(allowance)} 元",
            f"低于产假前工资的部分由单位补足 = {yuan(owed)} 元",
        ]
        note = "生育津贴由生育保险基金支付（特别规定第8条）；单位补足差额为本地做法，待本局确认。"
    else:
        note = "没有参加生育保险的，产假期间的工资和生育、流产的医疗费用由用人单位支付（特别规定第8条）；医疗费另行主张。"
    amount, taken_off = less_paid(owed, form.paid)
    kept = "孕期、产期、哺乳期内不得依第40、41条解除，合同期满的续延到哺乳期满（劳动合同法第42、45条），不得因此降低工资（特别规定第5条）。"
    return Result(amount, (*lines, *taken_off), used, (note, kept))


def _fits(form: MaternityAnswers, _: Reference) -> dict[str, str]:
    if form.what is not Lost.BIRTH and (form.difficult or form.children > 1):
        return {"what": "流产的，不填难产和几个婴儿。"}
    if form.insured and form.of_unit is None:
        return {"of_unit": "参保的，请填用人单位上年度职工月平均工资：津贴按它计发（社会保险法第56条第2款）。"}
    return {}


ROWS = (
    Calculator("maternity", "产假工资、生育津贴差额", MaternityAnswers, maternity,
               "女职工劳动保护特别规定 第5、7、8条；社会保险法 第54、56条", (Item.MATERNITY,), _fits),
)
