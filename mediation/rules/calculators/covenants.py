"""Penalties of a worker who breaks a covenant: of service (劳动合同法 第22条; 实施条例 第16、17、26条), of not competing (第23条)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..amounts import fen_of
from ..codes import Coded, Item
from ..forms import Form, MaybeMoney, Money, ask
from ..step import Reference
from .result import Calculator, Result, yuan

OVER_THE_LOSS = Fraction(130, 100)
"""Thirty per cent above the loss is, as a rule, too high (民法典合同编通则解释 第65条第2款)."""


class Left(Coded):
    """The way in which the worker left before the service was over."""

    HIMSELF = "himself", "劳动者自己提出解除（没有第38条的情形）"
    HIS_FAULT = "his_fault", "劳动者有严重违纪等过错，单位解除（实施条例第26条第2款）"
    FORCED = "forced", "单位有第38条的情形，劳动者解除"
    OTHERWISE = "otherwise", "单位依第40、41条解除，或者违法解除"


OWES = (Left.HIMSELF, Left.HIS_FAULT)


class ServiceAnswers(Form):
    """The training, the years that were promised for it, and the day of leaving."""

    cost: Money = ask("专项培训费用（元）", help="有凭证的培训费、差旅费和其他直接费用（实施条例第16条）；不含工资、岗前培训")
    agreed: MaybeMoney = ask("约定的违约金（元）", default=None, help="没有约定违约金的，单位不能主张")
    first: date = ask("服务期开始之日")
    last: date = ask("服务期的最后一日")
    left: date = ask("离职之日", help="最后一个在职日")
    how: Left = ask("怎样离职", default=Left.HIMSELF)


class BreachAnswers(Form):
    """The penalty that was agreed for competing, and what it stands against."""

    agreed: Money = ask("约定的违约金（元）")
    loss: MaybeMoney = ask("用人单位证明的损失（元）", default=None, help="劳动者请求减少的，以损失为基础衡量")
    paid: MaybeMoney = ask("违约期间已付的竞业限制补偿（元）", default=None, help="违约以后仍然领取的，可以另行请求返还")


def service(form: ServiceAnswers, _: Reference) -> Result:
    """The penalty at most: what was agreed, the training's cost, and the share of it that the unserved days bear (第22条第2款)."""
    days, unserved = (form.last - form.first).days + 1, (form.last - form.left).days
    if form.how not in OWES:
        why = f"{form.how.label}：不属于违反服务期约定，不付违约金（实施条例第26条第1款）"
        return Result(Decimal("0.00"), (why,))
    share = fen_of(Fraction(form.cost) * unserved / days)
    assert form.agreed is not None, "a penalty that was not agreed is refused"
    amount = min(form.agreed, form.cost, share).quantize(Decimal("0.01"))
    lines = (
        f"服务期 {form.first} 至 {form.last} 共 {days} 日，{form.left} 离职，尚未履行 {unserved} 日",
        f"尚未履行部分分摊：{yuan(form.cost)} × {unserved} ÷ {days} = {yuan(share)} 元",
        f"约定 {yuan(form.agreed)} 元、培训费用 {yuan(form.cost)} 元、分摊 {yuan(share)} 元，以最低的为限 = {yuan(amount)} 元",
    )
    return Result(amount, lines, (), ("按日分摊；约定按月、按年递减的，不得高于这个数额（劳动合同法第22条第2款）。",))


def breach(form: BreachAnswers, _: Reference) -> Result:
    """The penalty that was agreed; where the loss is proved, the measure by which it may be reduced (民法典 第585条)."""
    lines = [f"约定的违约金 {yuan(form.agreed)} 元（劳动合同法第23条第2款）"]
    amount = form.agreed
    if form.loss is not None:
        most = fen_of(Fraction(form.loss) * OVER_THE_LOSS)
        if form.agreed > most:
            lines.append(f"超过损失的 130%：{yuan(form.loss)} × 130% = {yuan(most)} 元；劳动者请求减少的，一般可以认定过分高于损失")
            amount = most
        else:
            lines.append(f"没有超过损失的 130%（{yuan(most)} 元）")
    notes = [
        "参照民法典第585条第2款减少违约金须由劳动者请求，由仲裁庭裁量，待本局确认；支付违约金后，单位仍可以要求继续履行（司法解释（一）第40条）。",
        "因用人单位的原因三个月未支付补偿的，劳动者可以请求解除约定（司法解释（一）第38条）；只限于高级管理、高级技术和负有保密义务的人员（第24条）。",
    ]
    if form.paid:
        notes.append(f"违约期间领取的补偿 {yuan(form.paid)} 元，可以作为返还另行请求，没有计入。")
    return Result(amount.quantize(Decimal("0.01")), tuple(lines), (), tuple(notes))


def _within_the_service(form: ServiceAnswers, _: Reference) -> dict[str, str]:
    if form.last < form.first:
        return {"last": "不能早于服务期开始之日。"}
    found = {}
    if not form.first <= form.left < form.last:
        found["left"] = "离职之日应当在服务期以内；服务期已满的，没有违约金。"
    if form.agreed is None and form.how in OWES:
        found["agreed"] = "没有约定违约金的，用人单位不能主张服务期违约金（劳动合同法第22条第2款、第25条）。"
    return found


ROWS = (
    Calculator("service_period", "服务期违约金", ServiceAnswers, service,
               "劳动合同法 第22、25条；实施条例 第16、17、26条", (Item.SERVICE_PERIOD,), _within_the_service),
    Calculator("compete_penalty", "竞业限制违约金", BreachAnswers, breach,
               "劳动合同法 第23、24、25条；司法解释（一） 第38、40条；民法典 第585条", (Item.PENALTY,)),
)
