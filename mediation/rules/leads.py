"""Leads (欠薪线索): what is told of unpaid wages before anybody complains, and by when each is signed for, verified, dealt with.

Whoever learns first of unpaid wages deals with it, or passes it on (保障农民工工资支付条例 第10条). No national text gives the days: they
are settings (待本局确认). What is paid in a case of the lead is noted there alone, and closes the lead by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from .acts import MaybeIdNumber
from .calendar import Calendar
from .codes.inspection import CameBy
from .codes.leads import Conclusion, Stage
from .deadlines.readings import length_of
from .forms import Form, Long, MaybeLong, MaybeMoney, MaybeName, MaybePhone, MaybeText, Money, Name, Number, Text, ask
from .roles import INSPECTION_STAFF, MEDIATION_STAFF, Role

SIGN, VERIFY, FINISH = "lead.sign_days", "lead.verify_days", "lead.finish_days"
USUAL = {SIGN: "1 个工作日", VERIFY: "7 自然日", FINISH: "15 自然日"}
"""The days where the setting is empty."""
SOON = 2
"""自然日 before a day from which on it is said to come soon."""
LABELS = {SIGN: "签收", VERIFY: "核实", FINISH: "办结"}
DUE: Mapping[Stage, str] = {
    Stage.RECEIVED: SIGN, Stage.SIGNED: VERIFY,
    **dict.fromkeys((Stage.VERIFIED, Stage.URGED, Stage.HANDED, Stage.IN_CASE, Stage.GUIDED), FINISH),
}  # fmt: skip
"""The days that run in each stage; a stage without an entry waits for nobody."""
OVER = frozenset({Stage.UNFOUNDED, Stage.ELSEWHERE, Stage.PAID})
"""The stages from which a lead is closed (销号)."""
OPEN = frozenset(Stage) - {Stage.CLOSED}
BEFORE_A_CASE = frozenset({Stage.SIGNED, Stage.VERIFIED, Stage.URGED, Stage.GUIDED})
"""The stages in which the inspectorate may open a case of it; a mediation is opened where it was handed to (HANDED)."""


class LeadWorker(Form):
    """A worker of a lead; what identifies him is sealed."""

    name: MaybeName = ask("姓名", default=None, help="没有留姓名的，填电话")
    id_number: MaybeIdNumber = ask("身份证号", default=None, private="secret")
    phone: MaybePhone = ask("电话", default=None, private="secret")
    amount: MaybeMoney = ask("反映的欠薪（元）", default=None)


class Lead(Form):
    """登记线索: as the platform, the hotline or another authority handed it on."""

    received_on: date = ask("收到日期", not_after="today")
    source: CameBy = ask("来源", default=CameBy.PLATFORM)
    number: MaybeText = ask("来源编号", default=None, help="平台编号、热线工单号、信访件号；没有的不填")
    employer: Name = ask("用人单位")
    project: MaybeText = ask("工程项目", default=None, help="工程建设领域的填写")
    town: MaybeText = ask("所在镇街", default=None, options="towns", help="从列表中选；不在本地的不填，写在反映的情况里")
    persons: Number = ask("涉及人数")
    claimed: MaybeMoney = ask("反映的欠薪合计（元）", default=None)
    workers: list[LeadWorker] = ask("劳动者", default=[], at_most=200, help="知道姓名的填写，密封保存")
    story: MaybeLong = ask("反映的情况", default=None, long="long")
    again: bool = ask("已有同一劳动者、同一单位的线索，仍然登记", default=False)


class Handed(Form):
    """转调解组织: a unit that mediates takes the lead, and opens a mediation of it with the workers' consent (调解仲裁法 第10、12条)."""

    on: date = ask("转办日期", not_after="today")
    unit: Text = ask("调解组织", options="units")
    note: MaybeLong = ask("说明", default=None, long="long")


class Returned(Form):
    """退回: nobody applies for mediation, or it is no dispute; the inspectorate deals with the lead again."""

    on: date = ask("退回日期", not_after="today")
    reason: Long = ask("退回的原因", long="long")


class Attached(Form):
    """归入已有案件: the inspectorate has a case of it already, whose number is typed."""

    on: date = ask("归入日期", not_after="today")
    number: Text = ask("监察案号", help="本机构已经立案的案件；线索里的劳动者须已是该案的投诉人")
    other_employer: bool = ask("单位名称不同，就是这一案", default=False)
    note: MaybeLong = ask("说明", default=None, long="long")


class Signed(Form):
    """签收."""

    on: date = ask("签收日期", not_after="today")


class Verified(Form):
    """核实: how many are owed how much."""

    on: date = ask("核实日期", not_after="today")
    persons: Number = ask("查实人数")
    found: MaybeMoney = ask("查实欠薪（元）", default=None, help="没有欠薪的不填")
    result: Long = ask("核实情况", long="long")


class Handled(Form):
    """处置: what becomes of a verified lead of which no case is opened."""

    on: date = ask("处置日期", not_after="today")
    conclusion: Conclusion = ask("处置结论", help="立案监察、受理调解的不在这里选，用“转为案件”")
    where: MaybeText = ask("转往的单位、告知的途径", default=None)
    note: MaybeLong = ask("说明", default=None, long="long")


class Paid(Form):
    """已付: only where no case was opened; in a case the payment is noted there."""

    on: date = ask("付清日期", not_after="today")
    amount: Money = ask("支付金额（元）")
    proof: Text = ask("支付凭证", help="转账回单号、签收的工资表等")


class Closed(Form):
    """销号."""

    on: date = ask("销号日期", not_after="today")
    note: MaybeLong = ask("回复平台、来源单位的情况", default=None, long="long")


@dataclass(frozen=True, slots=True)
class LeadAct:
    """An act that can be done to a lead: its name and label, in which stages, what it asks, and the stage after; `to` None: as answered.
    `by`: whose act it is."""

    name: str
    label: str
    at: frozenset[Stage]
    asks: type[Form]
    to: Stage | None
    by: frozenset[Role] = INSPECTION_STAFF


ACTS: dict[str, LeadAct] = {
    act.name: act
    for act in (
        LeadAct("sign", "签收", frozenset({Stage.RECEIVED}), Signed, Stage.SIGNED),
        LeadAct("verify", "核实", frozenset({Stage.SIGNED}), Verified, Stage.VERIFIED),
        LeadAct("handle", "处置", frozenset({Stage.VERIFIED, Stage.URGED, Stage.GUIDED}), Handled, None),
        LeadAct("hand", "转调解组织", BEFORE_A_CASE, Handed, Stage.HANDED),
        LeadAct("attach", "归入已有案件", BEFORE_A_CASE, Attached, Stage.IN_CASE),
        LeadAct("return", "退回监察", frozenset({Stage.HANDED}), Returned, Stage.VERIFIED, MEDIATION_STAFF | INSPECTION_STAFF),
        LeadAct("pay", "已付", frozenset({Stage.VERIFIED, Stage.URGED, Stage.GUIDED}), Paid, Stage.PAID),
        LeadAct("close", "销号", OVER, Closed, Stage.CLOSED),
    )
}


def due_on(stage: Stage, received_on: date, calendar: Calendar, settings: Mapping[str, str]) -> date | None:
    """The day by which a lead in this stage is to be signed for, verified or dealt with; None where nothing is waited for. All days
    count from its receipt, as the platform's do.
    """
    key = DUE.get(stage)
    if key is None:
        return None
    length = length_of(settings.get(key, "").strip() or USUAL[key])
    if length.unit == "working":
        return calendar.working_day_after(received_on, length.count)
    return received_on + timedelta(days=length.count)


def stage_of(stored: Stage, ordered: Decimal, paid: Decimal, *, has_case: bool, waits: bool) -> Stage:
    """The stage of a lead: of one that has a case, by what was ordered or agreed there and what came; a payment that is struck opens it
    again. `waits`: a line of the case is still open.
    """
    if not has_case or stored is not Stage.IN_CASE:
        return stored
    return Stage.CLOSED if ordered > 0 and paid >= ordered and not waits else Stage.IN_CASE


def wrong(form: Form, received_on: date | None, found: Decimal | None) -> dict[str, str]:
    """Return a sentence for each answer that does not fit the lead, by field."""
    faults: dict[str, str] = {}
    on: Any = getattr(form, "on", None)
    if received_on and on and on < received_on:
        faults["on"] = f"早于收到线索之日（{received_on}），请核对。"
    if isinstance(form, Handled) and form.conclusion in (Conclusion.ELSEWHERE, Conclusion.GUIDED) and not form.where:
        faults["where"] = "请写明转往哪个单位，或者告知劳动者走什么途径（保障农民工工资支付条例第10条）。"
    if isinstance(form, Lead):
        faults |= {
            f"workers.{n}.name": "姓名、电话至少填一样，才能同劳动者联系。"
            for n, worker in enumerate(form.workers) if not worker.name and not worker.phone
        }  # fmt: skip
    if isinstance(form, Paid) and found and form.amount < found:
        faults["amount"] = f"查实欠薪 {found:,.2f} 元，只付了一部分的还不能记为已付：督促付清，或者转为案件。"
    return faults
