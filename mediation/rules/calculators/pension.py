"""Loss of 养老保险 that can no longer be paid in (司法解释（一）第1条第5项: the office cannot make it up, and there is no benefit).

No law says how the loss is reckoned: either what each month's pension falls short, as the insurance office works it out, or the share that
the employer saved. Which of the two the bureau goes by is to be confirmed; the result says which it is.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from ..amounts import fen_of
from ..codes import Coded, Item
from ..forms import Form, MaybeMoney, ask
from ..step import Reference
from .result import Calculator, MaybeNothing, Result, Used, yuan

SHARE = "insurance.pension_percent"
"""The setting of the employer's share of 养老保险 in per cent of the wage (国办发〔2019〕13号: 16; 待本局确认)."""
Months = Annotated[int, Field(ge=1, le=600)]


class LossBy(Coded):
    """The two ways in which the loss is reckoned."""

    BENEFIT = "benefit", "按月养老金的差额"
    SHARE = "share", "按单位应当缴纳的部分"


class PensionLossAnswers(Form):
    """The months that are lost, and what each of them comes to."""

    cannot: bool = ask("社保经办机构书面答复不能补办", default=False, help="能补缴的，由征收机构责令补缴（社会保险法第63条），不赔偿损失")
    by: LossBy = ask("怎样计算", default=LossBy.BENEFIT)
    months: Months = ask("多少个月（月）", help="按差额的，填应领而没有领到的月数；按应缴部分的，填没有缴费的月数")
    due: MaybeMoney = ask("每月应当领取的养老金（元/月）", default=None, help="以经办机构测算的为准")
    received: MaybeNothing = ask("每月实际领取的（元/月）", default=None, help="一分没有的不填；居民养老金也是养老金")
    wage: MaybeMoney = ask("缴费工资（元/月）", default=None, help="按应缴部分计算的必填")


def pension_loss(form: PensionLossAnswers, reference: Reference) -> Result:
    """Sum of what the months fall short, or of the share that the employer did not pay in."""
    used: tuple[Used, ...] = ()
    if form.by is LossBy.BENEFIT:
        assert form.due is not None, "the pension was asked for"
        monthly = max(form.due - (form.received or Decimal(0)), Decimal(0))
        first = f"{yuan(form.due)} − {yuan(form.received or Decimal(0))} = {yuan(monthly)} 元/月"
    else:
        assert form.wage is not None, "the wage was asked for"
        percent = int(reference.setting(SHARE))
        monthly = fen_of(Fraction(form.wage) * percent / 100)
        first = f"{yuan(form.wage)} × {percent}% = {yuan(monthly)} 元/月"
        used = (Used("养老保险单位缴费比例", f"{percent}%", None, "本地参数，待本局确认"),)
    amount = (monthly * form.months).quantize(Decimal("0.01"))
    lines = (first, f"{yuan(monthly)} × {form.months} 个月 = {yuan(amount)} 元")
    notes = (
        "应当缴费而没有缴、经办机构又不能补办，劳动者因此不能享受待遇的，才赔偿损失（司法解释（一）第1条第5项）。",
        "法律没有写损失怎样计算，两种算法都有裁判采用，采用哪一种待本局确认。",
    )
    return Result(amount, lines, used, notes)


def _may_claim(form: PensionLossAnswers, reference: Reference) -> dict[str, str]:
    found = {}
    if not form.cannot:
        found["cannot"] = "还能补办的，请告知劳动者向社会保险费征收机构投诉，责令补缴（社会保险法第63条）；不能补办的，请勾选。"
    if form.by is LossBy.BENEFIT and form.due is None:
        found["due"] = "请填写每月应当领取的养老金，以经办机构测算的为准。"
    if form.by is LossBy.SHARE and form.wage is None:
        found["wage"] = "请填写缴费工资。"
    if form.by is LossBy.SHARE and not reference.setting(SHARE):
        found["by"] = "养老保险单位缴费比例没有录入，请先由系统管理员在“参数”中录入。"
    return found


ROWS = (
    Calculator("pension_loss", "未缴养老保险的损失", PensionLossAnswers, pension_loss,
               "社会保险法 第10、16、63条；司法解释（一） 第1条第5项", (Item.INSURANCE,), _may_claim),
)
