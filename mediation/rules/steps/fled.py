"""An employer who has fled (欠薪逃匿): the order to pay is served by posting it, and wages are advanced and assets secured meanwhile.

Where the person responsible has fled, an order to pay that is posted at the domicile or the place of business and recorded counts as served
at once (法释〔2013〕3号 第4条): no days of publication pass.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from ..acts import Act
from ..codes import Kind, PublicService, Side
from ..codes.fled import AdvanceFund, WageMeasure
from ..codes.served import InspectionPaper
from ..do import Do
from ..facts import CaseFacts, Delivery, Entry, Payment, Proceeding
from ..forms import Long, MaybeText, Text, ask
from ..roles import INSPECTION_STAFF
from ..states.inspection import CORRECTED, DECIDED, FOUND, INSPECTION_CLOSED, INVESTIGATING, ORDERED, REFERRED
from ..step import STAY, Situation, Step
from .awaited import waits_for, was_made
from .promises import PaymentAnswers, owed_in, payments_fit, sums_written_out
from .service import fits_its_paper

ORDERS_TO_PAY = (InspectionPaper.CORRECTION_ORDER, InspectionPaper.HANDLING_DECISION)


class PostedOrder(Act):
    """张贴责令支付文书（逃匿）: where, by whom, with what pictures, and how it is known that the person responsible has fled."""

    on: date = ask("张贴之日（送达之日）", not_after="today")
    served: InspectionPaper = ask("张贴的文书", options="papers")
    parties: list[int] = ask("逃匿的用人单位", options="respondents", at_least=1)
    place: Text = ask("张贴的地点", help="住所地、生产经营场所或者建设工程项目所在地")
    fled: Long = ask("逃匿的情况", long="long", help="何时起无法联系，电话、短信通知了几次，有什么记录")
    photos: Text = ask("照片、录像的编号", help="记录张贴的过程和张贴后的状况")
    first: str = ask("张贴的监察员", options="inspectors")
    second: str = ask("另一名监察员", options="inspectors")


class Advance(Act):
    """垫付工资: wages paid beforehand out of a fund or by 建设单位 (保障农民工工资支付条例 第29、32、63条)."""

    on: date = ask("垫付之日", not_after="today")
    fund: AdvanceFund = ask("资金来源", default=AdvanceFund.EMERGENCY)
    payments: list[PaymentAnswers] = ask("垫付的款项", at_least=1, at_most=600, help="没有垫付的行空着")
    approval: Text = ask("批准的文件、批准人")
    receipt: MaybeText = ask("发放的凭证", default=None)


class Measure(Act):
    """登记保全、协查措施: what secures the money while the case goes on."""

    on: date = ask("日期", not_after="today")
    measure: WageMeasure = ask("措施")
    body: Text = ask("办理的机关、单位")
    result: Long = ask("情况和结果", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _no_order_to_pay(situation: Situation) -> str | None:
    if any(was_made(situation.here, paper) for paper in ORDERS_TO_PAY) and situation.case.promised_in(situation.here):
        return None
    return "还没有责令支付的文书。请先办理“责令限期改正”或者“行政处理决定”，列明应付的款项。"


def _an_order_to_pay(_: Situation, form: PostedOrder) -> dict[str, str]:
    """By posting alone only an order to pay is served at once (法释〔2013〕3号 第4条第2款)."""
    found: dict[str, str] = {}
    if form.served not in ORDERS_TO_PAY:
        found["served"] = "只有责令支付劳动报酬的文书可以张贴即视为送达（法释〔2013〕3号第4条），其他文书请办理“公告送达”。"
    if form.first == form.second:
        found["second"] = "两名监察员不能是同一人（条例第16条）。"
    return found


def _nothing_owed(situation: Situation) -> str | None:
    owed = any(line.unpaid for line in owed_in(situation.case, situation.here))
    return None if owed else "没有责令支付而尚未到账的款项，不用垫付。"


# --- effects and suggestions ----------------------------------------------------------------------------------


def _received_at_once(_: CaseFacts, here: Proceeding, entry: Entry) -> None:
    form = entry.as_(PostedOrder)
    proof = f"张贴于{form.place}，{form.photos}"
    here.deliveries += [
        Delivery(str(form.served), number, entry.on, PublicService.POSTED, entry.seq, proof=proof) for number in form.parties
    ]


def _advance(case: CaseFacts, _: Proceeding, entry: Entry) -> None:
    """The worker has the money, and asks no more for it; what the fund has to claim back stands in recovering.py."""
    form = entry.as_(Advance)
    for row in form.payments:
        case.promises[row.promise].payments.append(Payment(entry.on, row.amount or Decimal(0), f"{form.fund.label}垫付", entry.seq))


def _suggest_posting(situation: Situation) -> dict[str, Any]:
    here = situation.here
    made = [paper for paper in reversed(ORDERS_TO_PAY) if was_made(here, paper)]
    waiting = next(((paper, who) for paper in made if (who := waits_for(situation, paper))), None)
    employers = [party.number for party in situation.case.of_side(here, Side.RESPONDENT)]
    found: dict[str, Any] = {seat: here.staff[seat] for seat in ("first", "second") if seat in here.staff}
    if waiting:
        return {**found, "served": str(waiting[0]), "parties": [party.number for party in waiting[1]]}
    return {**found, "served": str(made[0]) if made else None, "parties": employers[:1]}


def _suggest_advance(situation: Situation) -> dict[str, Any]:
    owed = [line for line in owed_in(situation.case, situation.here) if line.unpaid]
    return {"payments": [{"promise": line.number, "full": False} for line in owed]}


def _sums(situation: Situation, form: Advance) -> Advance:
    written: Advance = sums_written_out(situation, form)
    return written


# --- rows -----------------------------------------------------------------------------------------------------

ORDERED_AT = frozenset({FOUND, ORDERED, DECIDED, REFERRED, INSPECTION_CLOSED})

ROWS = (
    Step(
        Do.POST_ORDER, "张贴责令支付（逃匿）", Kind.INSPECTION,
        at=ORDERED_AT, to=STAY, by=INSPECTION_STAFF, asks=PostedOrder, unless=(_no_order_to_pay,),
        checks=(_an_order_to_pay, fits_its_paper), does=_received_at_once, suggests=_suggest_posting,
        says="张贴{served}于{place}，视为送达：{fled}", basis="法释〔2013〕3号 第4条第2款；刑法 第276条之一",
    ),
    Step(
        Do.ADVANCE_WAGES, "垫付工资", Kind.INSPECTION,
        at=ORDERED_AT, to=STAY, by=INSPECTION_STAFF, asks=Advance, unless=(_nothing_owed,), checks=(payments_fit,), completes=_sums,
        does=_advance, suggests=_suggest_advance, settles="money", says="{fund}垫付（{approval}）",
        basis="保障农民工工资支付条例 第29、32、63条",
    ),
    Step(
        Do.RECORD_MEASURE, "登记保全、协查措施", Kind.INSPECTION,
        at=ORDERED_AT | {INVESTIGATING, CORRECTED}, to=STAY, by=INSPECTION_STAFF, asks=Measure,
        says="{measure}（{body}）：{result}", basis="保障农民工工资支付条例 第40、41条；民事诉讼法 第103、104条",
    ),
)
