"""Orders and decisions of the labour inspectorate once they are made: served, obeyed or challenged, and refused like a crime.

Every employer has its own days from its own receipt: to correct, to perform, to ask for a review, to sue.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ..codes import Kind, Outcome, ServiceMethod, Side
from ..codes.inspection import Challenge, CrimeGround, InspectionPaper
from ..do import Do
from ..facts import Proceeding
from ..forms import Act, Long, MaybeDay, MaybeLong, MaybeText, Text, ask
from ..roles import INSPECTION_STAFF
from ..states.inspection import (
    COMPLAINT_REFUSED,
    CORRECTED,
    DECIDED,
    FOUND,
    INSPECTION_CLOSED,
    INVESTIGATING,
    ORDERED,
    REFERRED,
    REVOKED,
    TOLD_ELSEWHERE,
)
from ..step import STAY, Situation, Step
from .service import by_post, published_until

MADE_BY: dict[InspectionPaper, tuple[Do, Side]] = {
    InspectionPaper.PENALTY: (Do.DECIDE_PENALTY, Side.RESPONDENT),
    InspectionPaper.HANDLING: (Do.DECIDE_HANDLING, Side.RESPONDENT),
    InspectionPaper.ORDER: (Do.ORDER_CORRECTION, Side.RESPONDENT),
    InspectionPaper.DIRECTION: (Do.TELL_DISPUTE, Side.APPLICANT),
    InspectionPaper.REFUSAL_NOTICE: (Do.REFUSE_COMPLAINT, Side.APPLICANT),
    InspectionPaper.DOCKET_NOTICE: (Do.DOCKET_COMPLAINT, Side.APPLICANT),
}
"""The step that makes a paper, and the side that it is for; what presses most comes first."""
DECISIONS = (InspectionPaper.PENALTY, InspectionPaper.HANDLING)
ORDERS = (*DECISIONS, InspectionPaper.ORDER)


class InspectionService(Act):
    """送达: one paper to one or more, received on one day."""

    on: date = ask("收到之日（送达之日）", not_after="today", help="以送达回证上的日期为准；邮寄的填签收日")
    served: InspectionPaper = ask("送达的文书")
    parties: list[int] = ask("受送达人", options="parties", at_least=1)
    method: ServiceMethod = ask("送达方式", default=ServiceMethod.DIRECT)
    sent_on: MaybeDay = ask("交邮之日", default=None, not_after="today")
    receipt: MaybeText = ask("凭证", default=None, help="邮件号、截图或者录像编号；电子送达的，写明确认书")


class InspectionPublication(Act):
    """公告送达."""

    on: date = ask("公告之日", not_after="today")
    served: InspectionPaper = ask("送达的文书")
    parties: list[int] = ask("受送达人", options="parties", at_least=1)
    reason: Long = ask("公告的原因和经过", long="long")


class InspectionDeemedService(Act):
    """公告期满，视为送达."""

    on: date = ask("视为送达之日", not_after="today")
    served: InspectionPaper = ask("送达的文书")
    parties: list[int] = ask("受送达人", options="parties", at_least=1)


class Obeyed(Act):
    """决定已履行."""

    on: date = ask("核实履行之日", not_after="today")
    verified: Long = ask("核实的情况", long="long")


class Challenged(Act):
    """登记行政复议、行政诉讼."""

    on: date = ask("日期", not_after="today", help="申请、收到或者生效之日")
    event: Challenge = ask("进展")
    parties: list[int] = ask("提出的用人单位", options="parties", at_least=1)
    body: Text = ask("行政复议机关、人民法院")
    number: MaybeText = ask("文号", default=None)
    note: MaybeLong = ask("说明", default=None, long="long", help="已有结果的，写明维持、变更还是撤销")


class CrimeReport(Act):
    """移送公安机关."""

    on: date = ask("移送日期", not_after="today")
    ground: CrimeGround = ask("涉嫌的犯罪", default=CrimeGround.REFUSES_TO_PAY)
    authority: Text = ask("移送的公安机关", default="晋江市公安局")
    reason: Long = ask("移送的理由", long="long")


# --- who has received what ------------------------------------------------------------------------------------


def papers_made(here: Proceeding) -> list[InspectionPaper]:
    """The papers that the proceeding has produced, what presses most first."""
    return [paper for paper, (step, _) in MADE_BY.items() if here.last(step)]


def received(here: Proceeding, paper: InspectionPaper) -> dict[int, date]:
    """Each party's day of receipt: the first, where it was served more than once."""
    found: dict[int, date] = {}
    for entry in here.all(Do.SERVE_INSPECTION, Do.DEEM_INSPECTION_SERVED):
        if entry.given["served"] == paper:
            for number in entry.given["parties"]:
                found.setdefault(int(number), entry.on)
    return found


def waiting(situation: Situation, paper: InspectionPaper) -> list[int]:
    """Those whom the paper is for and who have not received it."""
    got = received(situation.here, paper)
    parties = situation.case.of_side(situation.here, MADE_BY[paper][1])
    return [party.number for party in parties if party.number not in got]


def _names(situation: Situation, numbers: list[int]) -> str:
    return "、".join(situation.case.parties[n].name for n in numbers[:3]) + ("等" if len(numbers) > 3 else "")


def not_served(situation: Situation, *papers: InspectionPaper) -> str | None:
    """The first of these papers, as far as they were made, that somebody has not received; None: all have."""
    for paper in papers:
        if situation.here.last(MADE_BY[paper][0]) and (numbers := waiting(situation, paper)):
            return f"《{paper.label}》还没有送达{_names(situation, numbers)}"
    return None


def last_day(situation: Situation, paper: InspectionPaper, days: int) -> date | None:
    """So many 自然日 after the last receipt, rolled over rest days; None where somebody has not received the paper."""
    got = received(situation.here, paper)
    if waiting(situation, paper) or not got:
        return None
    return situation.reference.calendar.roll_forward(max(got.values()) + timedelta(days=days))


def time_to_correct(situation: Situation) -> str | None:
    """Only what should have been corrected and was not is decided on (条例 第18条第1款第2项)."""
    order = situation.here.last(Do.ORDER_CORRECTION)
    if order is None:
        return None
    last = last_day(situation, InspectionPaper.ORDER, int(order.given["days"]))
    if last is None:
        return f"{not_served(situation, InspectionPaper.ORDER)}，改正期限自收到之日起计算。请先办理“送达”。"
    if situation.today > last:
        return None
    return f"改正期限到 {last} 才满。已改正的，请办理“已改正”；期满仍未改正的，再作出决定。"


# --- guards and checks ----------------------------------------------------------------------------------------


def _nothing_to_serve(situation: Situation) -> str | None:
    return None if papers_made(situation.here) else "还没有要送达的文书。"


def _for_the_right_people(situation: Situation, form: Any) -> dict[str, str]:
    """What was made, to those whom it is for."""
    step, side = MADE_BY[form.served]
    if situation.here.last(step) is None:
        return {"served": "本案没有作出这种文书，请核对。"}
    theirs = {party.number for party in situation.case.of_side(situation.here, side)}
    if set(form.parties) <= theirs:
        return {}
    whose = "投诉人（举报人）" if side is Side.APPLICANT else "被投诉单位"
    return {"parties": f"《{form.served.label}》只送达{whose}。"}


def _served_lawfully(_: Situation, form: InspectionService) -> dict[str, str]:
    """The ways of the civil procedure; electronically only with consent (行政处罚法 第61条；民事诉讼法 第90条)."""
    found: dict[str, str] = {}
    if form.method is ServiceMethod.SIMPLE:
        found["method"] = "简便方式只用于简易处理的仲裁案件；监察文书请改用直接、留置、邮寄送达，或者经同意的电子送达。"
    if form.method is ServiceMethod.ELECTRONIC and not form.receipt:
        found["receipt"] = "电子送达要有当事人签订的确认书和到达的记录，请写明（行政处罚法第61条）。"
    return found | by_post(form)


def _not_published(situation: Situation) -> str | None:
    return None if situation.here.last(Do.PUBLISH_INSPECTION) else "还没有公告送达。"


def _thirty_days_over(situation: Situation, form: InspectionDeemedService) -> dict[str, str]:
    """What was published is deemed served when the thirty days are over, not before."""
    for entry in situation.here.all(Do.PUBLISH_INSPECTION):
        if entry.given["served"] == form.served and set(form.parties) & {int(n) for n in entry.given["parties"]}:
            due = published_until(situation.reference.calendar, entry.on)
            if form.on < due:
                return {"on": f"{entry.on} 公告，{due} 期满才视为送达（民事诉讼法第95条）。"}
            return {}
    return {"served": "这份文书没有向所选当事人公告送达，请核对。"}


def _decision_not_received(situation: Situation) -> str | None:
    if not any(paper in DECISIONS for paper in papers_made(situation.here)):
        return "本案没有作出行政处理决定或者行政处罚决定。"
    lacking = not_served(situation, *DECISIONS)
    return f"{lacking}。请先办理“送达”。" if lacking else None


def _still_owed(situation: Situation) -> str | None:
    owed = _owed(situation)
    return f"还有 {owed:,.2f} 元没有到账。请先办理“登记到账”。" if owed else None


def _owed(situation: Situation) -> Decimal:
    return sum((line.unpaid for line in situation.case.promised_in(situation.here)), Decimal(0))


FOLLOWS: dict[Challenge, frozenset[Challenge | None]] = {
    Challenge.APPLIED: frozenset({None}),
    Challenge.REVIEWED: frozenset({Challenge.APPLIED}),
    Challenge.SUED: frozenset({None, Challenge.REVIEWED}),
    Challenge.JUDGED: frozenset({Challenge.SUED}),
}
"""What must have happened last; None: nothing yet. Whoever asked for a review sues only after it (行政诉讼法 第44条)."""


def _in_their_order(situation: Situation, form: Challenged) -> dict[str, str]:
    if set(form.parties) - set(received_decisions(situation.here)):
        return {"parties": "只登记收到决定书的用人单位提出的行政复议、行政诉讼。"}
    for number in form.parties:
        before = _challenged_to(situation.here, number)
        if before not in FOLLOWS[form.event]:
            stands = f"已登记到“{before.label}”" if before else "还没有登记行政复议或者行政诉讼"
            return {"event": f"{situation.case.parties[number].name}{stands}，不能登记“{form.event.label}”。"}
    return {}


def received_decisions(here: Proceeding) -> dict[int, date]:
    """Who has received a decision, and when."""
    return {number: on for paper in DECISIONS for number, on in received(here, paper).items()}


def _challenged_to(here: Proceeding, party: int) -> Challenge | None:
    """How far this employer's challenge has come; None: there is none."""
    found: Challenge | None = None
    for entry in here.all(Do.RECORD_CHALLENGE):
        if party in [int(number) for number in entry.given["parties"]]:
            found = Challenge(str(entry.given["event"]))
    return found


def _ordered_to_pay(situation: Situation, form: CrimeReport) -> dict[str, str]:
    """拒不支付 is a crime only when the department has ordered payment, in vain (刑法 第276条之一)."""
    if form.ground is not CrimeGround.REFUSES_TO_PAY:
        return {}
    lacking = _not_refused_yet(situation)
    return {"ground": lacking} if lacking else {}


def _not_refused_yet(situation: Situation) -> str | None:
    """What is still lacking before one may say that the employer refuses to pay what it was ordered to; None: nothing."""
    here = situation.here
    order, decision = here.last(Do.ORDER_CORRECTION), here.last(Do.DECIDE_HANDLING)
    if order is None and decision is None:
        return "涉嫌拒不支付劳动报酬的，须先责令支付而仍不支付。请先办理“责令限期改正”。"
    if situation.case.promised_in(here) and not _owed(situation):
        return "责令支付的款项已全部到账，不是拒不支付；涉嫌其他犯罪的，请另选。"
    days = [(InspectionPaper.ORDER, order, "days"), (InspectionPaper.HANDLING, decision, "perform_within")]
    lacking: str | None = None
    for paper, entry, answer in days:
        if entry is None:
            continue
        last = last_day(situation, paper, int(entry.given[answer]))
        if last is not None and situation.today > last:
            return None  # one order in vain is enough
        ends = (
            f"支付期限到 {last} 才满，期满仍不支付的，再移送。"
            if last
            else f"{not_served(situation, paper)}，请先办理“送达”。"
        )
        lacking = lacking or ends
    return lacking


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_service(situation: Situation) -> dict[str, Any]:
    """The paper that presses most among those that somebody has not received, and who has not."""
    made = papers_made(situation.here)
    for paper in made:
        if numbers := waiting(situation, paper):
            return {"served": str(paper), "parties": numbers}
    return {"served": str(made[0]) if made else None}


def _employer_waits(situation: Situation) -> bool:
    """An order or a decision that has not reached every employer comes before all else."""
    return not_served(situation, *ORDERS) is not None


def _suggest_deemed(situation: Situation) -> dict[str, Any]:
    published = situation.here.last(Do.PUBLISH_INSPECTION)
    return {"served": published.given["served"], "parties": published.given["parties"]} if published else {}


def _suggest_challenge(situation: Situation) -> dict[str, Any]:
    numbers = sorted(received_decisions(situation.here))
    body = situation.reference.setting("inspection.review_body", "晋江市人民政府")
    return {"event": str(Challenge.APPLIED), "parties": numbers[:1], "body": body}


# --- rows -----------------------------------------------------------------------------------------------------

SERVED_AT = frozenset(
    {
        INVESTIGATING,
        FOUND,
        ORDERED,
        CORRECTED,
        DECIDED,
        REVOKED,
        TOLD_ELSEWHERE,
        REFERRED,
        COMPLAINT_REFUSED,
        INSPECTION_CLOSED,
    }
)
AFTER_DECISION = frozenset({DECIDED, INSPECTION_CLOSED})

ROWS = (
    Step(
        Do.SERVE_INSPECTION, "送达", Kind.INSPECTION,
        at=SERVED_AT, to=STAY, by=INSPECTION_STAFF, asks=InspectionService, unless=(_nothing_to_serve,),
        checks=(_for_the_right_people, _served_lawfully), suggests=_suggest_service,
        weight=28, first_while=_employer_waits, says="送达{served}（{method}）",
        basis="劳动保障监察条例 第19条；行政处罚法 第61条；民事诉讼法 第87至95条",
    ),
    Step(
        Do.PUBLISH_INSPECTION, "公告送达", Kind.INSPECTION,
        at=SERVED_AT, to=STAY, by=INSPECTION_STAFF, asks=InspectionPublication, unless=(_nothing_to_serve,),
        checks=(_for_the_right_people,), suggests=_suggest_service,
        weight=76, says="公告送达{served}", basis="民事诉讼法 第95条（30日）",
    ),
    Step(
        Do.DEEM_INSPECTION_SERVED, "期满视为送达", Kind.INSPECTION,
        at=SERVED_AT, to=STAY, by=INSPECTION_STAFF, asks=InspectionDeemedService, unless=(_not_published,),
        checks=(_for_the_right_people, _thirty_days_over), suggests=_suggest_deemed,
        weight=77, says="期满，{served}视为送达", basis="民事诉讼法 第95条（30日）",
    ),
    Step(
        Do.CONFIRM_OBEYED, "决定已履行", Kind.INSPECTION,
        at=AFTER_DECISION, to=STAY, by=INSPECTION_STAFF, asks=Obeyed, unless=(_decision_not_received, _still_owed),
        weight=25, says="决定已履行：{verified}", basis="劳动保障监察条例 第18条、第30条第1款第3项",
    ),
    Step(
        Do.RECORD_CHALLENGE, "登记行政复议、诉讼", Kind.INSPECTION,
        at=AFTER_DECISION, to=STAY, by=INSPECTION_STAFF, asks=Challenged, unless=(_decision_not_received,),
        checks=(_in_their_order,), suggests=_suggest_challenge,
        weight=66, says="{event}（{body}）", basis="劳动保障监察条例 第19条；行政复议法 第20条；行政诉讼法 第44至46条",
    ),
    Step(
        Do.REFER_POLICE, "移送公安机关", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND, ORDERED}), to=REFERRED, by=INSPECTION_STAFF, asks=CrimeReport,
        checks=(_ordered_to_pay,), outcome=Outcome.REFERRED_TO_POLICE,
        weight=75, says="{ground}，移送{authority}", basis="劳动保障监察条例 第18条第2款；刑法 第276条之一",
    ),
    Step(
        Do.REPORT_CRIME, "移送公安机关", Kind.INSPECTION,
        at=AFTER_DECISION, to=STAY, by=INSPECTION_STAFF, asks=CrimeReport, checks=(_ordered_to_pay,),
        weight=75, says="作出决定后，{ground}，移送{authority}", basis="劳动保障监察条例 第18条第2款；刑法 第276条之一",
    ),
)  # fmt: skip
