"""Preservation of property before the award (仲裁中的财产保全): the office hands the application to the court and notes its answer.

The order is the court's (民事诉讼法 第104条; 财产保全案件规定 第3条): who applies before there is an arbitration goes there himself. What
is held when the award is in force falls free after three months (X-10, “登记财产保全”).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.inquiry import Preserved, Security
from ..do import Do
from ..facts import Proceeding
from ..forms import Long, MaybeDay, MaybeMoney, MaybeText, Text, ask
from ..local import FIRST_INSTANCE
from ..states.arbitration import AWARDED, ENTRUSTED, SETTLED, SUSPENDED
from ..step import STAY, Situation, Step
from .arbitration import BENCH, OFFICE, RUNNING


class PreservationRequest(Act):
    """转交财产保全申请: with the application and the notice that the arbitration was accepted."""

    on: date = ask("转交之日", not_after="today")
    received_on: date = ask("收到申请之日", not_after="today")
    parties: list[int] = ask("申请保全的当事人", options="parties", at_least=1)
    amount: MaybeMoney = ask("请求保全的金额（元）", default=None)
    property: Long = ask("保全的财产和线索", long="long", help="开户行和账号不写在这里；写银行、房产、设备、应收款等")
    reason: Long = ask("申请的理由", long="long", help="不保全将使裁决难以执行的情况")
    security: Security = ask("担保", default=Security.NONE)
    court: Text = ask("转交的人民法院", help="被申请人住所地或者财产所在地基层人民法院")


class PreservationRuling(Act):
    """登记保全裁定."""

    on: date = ask("裁定之日", not_after="today")
    result: Preserved = ask("裁定")
    number: Text = ask("裁定书案号")
    amount: MaybeMoney = ask("保全的金额（元）", default=None)
    until: MaybeDay = ask("保全到期之日", default=None, help="裁定写明的；到期前可以申请续行保全")
    note: MaybeText = ask("说明", default=None)


def _not_before_the_application(_: Situation, form: PreservationRequest) -> dict[str, str]:
    return {"received_on": "收到申请之日不能晚于转交之日。"} if form.received_on > form.on else {}


def _asked_for(here: Proceeding) -> bool:
    return here.last(Do.HAND_ON_PRESERVATION) is not None


def _nobody_asked(situation: Situation) -> str | None:
    return None if _asked_for(situation.here) else "没有转交过财产保全申请，请先办理“转交保全申请”。"


def _after_it_was_handed_on(situation: Situation, form: PreservationRuling) -> dict[str, str]:
    first = next(situation.here.all(Do.HAND_ON_PRESERVATION), None)
    return {"on": f"不能早于转交之日（{first.on}）。"} if first and form.on < first.on else {}


def _suggest(situation: Situation) -> dict[str, Any]:
    """The local court, and what is claimed."""
    claimed = situation.case.amount_claimed(situation.here)
    return {"court": situation.reference.setting(FIRST_INSTANCE), "amount": f"{claimed:f}" if claimed else None}


ROWS = (
    Step(
        Do.HAND_ON_PRESERVATION, "转交保全申请", Kind.ARBITRATION,
        at=RUNNING | {SUSPENDED, ENTRUSTED}, to=STAY, by=BENCH | OFFICE, asks=PreservationRequest,
        checks=(_not_before_the_application,), suggests=_suggest, urgent=True,
        says="{parties}申请财产保全，转交{court}", basis="民事诉讼法 第103、104条；财产保全案件规定 第3条（通过仲裁机构提交）",
    ),
    Step(
        Do.RECORD_RULING, "登记保全裁定", Kind.ARBITRATION,
        at=RUNNING | {SUSPENDED, ENTRUSTED, AWARDED, SETTLED}, to=STAY, by=BENCH | OFFICE, asks=PreservationRuling,
        unless=(_nobody_asked,), checks=(_after_it_was_handed_on,),
        says="{result}（{number}）", basis="财产保全案件规定 第3条（法院通知仲裁机构）",
    ),
)
