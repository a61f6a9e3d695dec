"""Simplified handling (简易处理): when it may be chosen, what bars it, and the way back (办案规则 第56至61条)."""

from datetime import date
from decimal import Decimal

from ..acts import Act
from ..codes import Kind
from ..codes.arbitration import SimplifiedGround
from ..do import Do
from ..forms import Long, ask
from ..local import PROVINCE
from ..seats import TRIBUNAL
from ..states.arbitration import FILED, FORMED
from ..step import STAY, Situation, Step
from .arbitration import APPROVES, BENCH, RUNNING
from .public import PUBLISHED_WAYS
from .track import Simplification, collective, on_contract, simplified, workers


class Conversion(Act):
    """转为普通程序."""

    on: date = ask("决定日期", not_after="today")
    reason: Long = ask("不宜简易处理的情形", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _simple_already(situation: Situation) -> str | None:
    return "本案已经决定简易处理。" if simplified(situation.here) else None


def _ordinary_already(situation: Situation) -> str | None:
    return None if simplified(situation.here) else "本案适用普通程序。"


def _nobody_is_missing(situation: Situation) -> str | None:
    """Whoever is served by publication cannot be found, and that bars it (第57条第3项)."""
    if any(delivery.way in PUBLISHED_WAYS for delivery in situation.here.deliveries):
        return "本案已经公告送达，被申请人下落不明的不得简易处理（办案规则第57条第3项）。"
    return None


def _not_the_heads_act(situation: Situation) -> str | None:
    """A head who signs in decides it himself, unless the bureau approves on paper; a situation of nobody in particular passes."""
    mine = situation.roles
    if not mine or mine & APPROVES or _is_signed_on_paper(situation) or not (why := _for_the_head(situation)):
        return None
    return f"{why}请由主任或者经授权的仲裁院负责人本人登录办理“决定简易处理”。"


def _may_be_simple(situation: Situation, form: Simplification) -> dict[str, str]:
    found: dict[str, str] = {}
    if not form.no_bar:
        found["no_bar"] = "请先核对第57条所列情形；有其中之一的，适用普通程序。"
    if form.ground is SimplifiedGround.SMALL_SUM and (fault := _sum_too_great(situation, form.on)):
        found["ground"] = fault
    if not form.approver and _is_signed_on_paper(situation) and (why := _for_the_head(situation)):
        found["approver"] = f"{why}请写明在审批表上签署的批准人。"
    return found


def _is_signed_on_paper(situation: Situation) -> bool:
    return next(row for row in ROWS if row.name is Do.SIMPLIFY).is_approved_on_paper(situation.reference)


def _for_the_head(situation: Situation) -> str:
    """The reason why the office itself has to approve it; '': nobody has to. Two rules do not agree (办案规则 第62条；组织规则 第13条)."""
    if not collective(situation.case, situation.here):
        return ""
    what = "因履行集体合同" if on_contract(situation.case) else f"劳动者 {workers(situation.case, situation.here)} 人"
    return (
        f"本案{what}：办案规则第62条允许简易处理，组织规则第13条却要求三名仲裁员，两条不一致，确要简易处理的，须经仲裁院批准。"
    )


def _sum_too_great(situation: Situation, on: date) -> str | None:
    """The sum claimed against last year's average annual wage of the province; equal is within (不超过)."""
    year = on.year - 1
    province = situation.reference.setting(PROVINCE, "本省")
    wage = situation.reference.average_wage(province, "year", year)
    if wage is None:
        return (
            f"没有录入{province} {year} 年职工年平均工资，不能按标的额决定简易处理；请系统管理员录入，或者选其他条件。"
        )
    claimed, most = situation.case.amount_claimed(situation.here), Decimal(wage.amount)
    if claimed <= most:
        return None
    return f"标的额 {claimed:,.2f} 元，超过{province} {year} 年职工年平均工资 {most:,.2f} 元（办案规则第56条第2项）。"


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.SIMPLIFY, "决定简易处理", Kind.ARBITRATION,
        at=frozenset({FILED, FORMED}), to=STAY, by=APPROVES | BENCH, on_paper=APPROVES | BENCH, signer="approver",
        seats=TRIBUNAL, asks=Simplification, unless=(_simple_already, _nobody_is_missing, _not_the_heads_act), checks=(_may_be_simple,),
        says="决定简易处理：{ground}{approver:，批准人 }", basis="办案规则 第56、57、62条（告知当事人）",
    ),
    Step(
        Do.TO_ORDINARY, "转为普通程序", Kind.ARBITRATION,
        at=RUNNING, to=STAY, by=APPROVES | BENCH, seats=TRIBUNAL, asks=Conversion, unless=(_ordinary_already,),
        says="转为普通程序：{reason}", basis="办案规则 第61条（仲裁期限届满前；期限不重新计算）",
    ),
)
