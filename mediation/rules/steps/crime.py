"""Crimes that the labour inspectorate hands to the police (移送公安机关): refusing to pay what was ordered in vain, and others.

A report proposes it, the head decides within three days, and within twenty-four hours it is handed over (国务院令第310号 第5条). What the
police answer stands in police.py: to hand over ends no handling of the bureau's own (第3、11条).
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ..acts import Act
from ..amounts import said_date
from ..codes import Kind, Outcome
from ..codes.inspection import CrimeGround
from ..codes.police import ReferralDecision
from ..codes.served import InspectionPaper
from ..debts import counting
from ..decided import PAPER_OF, PENALTIES, addressed, all_decided, fell_by, received_by
from ..do import Do
from ..facts import Entry, Promise
from ..forms import Form, Long, MaybeLong, MaybeMoney, MaybeNumber, MaybeText, Text, ask
from ..local import POLICE
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..states.inspection import DECIDED, FOUND, INSPECTION_CLOSED, INVESTIGATING, ORDERED, REFERRED
from ..step import STAY, Rank, Situation, Step
from ..wage_crime import LEAST_ONE, LEAST_TEN, ONE_SETTING, TEN_SETTING, meets, months_named, says, unpaid_wages
from .awaited import not_served
from .orders import CorrectionOrder, HandlingDecision, last_day


class MonthsUnpaid(Form):
    """The months for which a worker was not paid, as the claims and the wage lists show them."""

    worker: int = ask("劳动者", options="applicants")
    months: int = ask("拖欠的月数")


class ReferralReport(Act):
    """提出移送报告: the case as two inspectors have verified it (310号令 第5条第1款)."""

    on: date = ask("报告日期", not_after="today")
    ground: CrimeGround = ask("涉嫌的犯罪", default=CrimeGround.REFUSES_TO_PAY)
    suspect: Text = ask("犯罪嫌疑人、单位", help="姓名、职务；单位犯罪的写明单位和直接负责的主管人员")
    facts: Long = ask("涉嫌犯罪的事实", long="long", help="逃匿的，写明何时起无法联系、转移财产的情况")
    months: list[MonthsUnpaid] = ask("各人拖欠的月数", default=[], at_most=500, help="涉嫌拒不支付劳动报酬的填写（法释〔2013〕3号第3条）")


class ReferralDecided(Act):
    """批准（不批准）移送: the head decides within three days (310号令 第5条第2款)."""

    on: date = ask("决定日期", not_after="today")
    decision: ReferralDecision = ask("决定", default=ReferralDecision.APPROVED)
    reason: MaybeLong = ask("理由", default=None, long="long", help="不批准的，写明理由，记录在案")


class CrimeReport(Act):
    """移送公安机关: whom, for what, with what people and sums, and how the payment was ordered (310号令 第6条)."""

    on: date = ask("移送日期", not_after="today")
    ground: CrimeGround = ask("涉嫌的犯罪", default=CrimeGround.REFUSES_TO_PAY)
    authority: Text = ask("移送的公安机关")
    reason: Long = ask("移送的理由", long="long")
    suspect: MaybeText = ask("犯罪嫌疑人、单位", default=None)
    people: MaybeNumber = ask("涉及的劳动者（人）", default=None)
    total: MaybeMoney = ask("没有支付的劳动报酬（元）", default=None)
    ordered: MaybeLong = ask("责令支付和送达的情况", default=None, long="long")
    prosecutor: MaybeText = ask("抄送的人民检察院", default=None, help="移送书抄送同级人民检察院备案")


# --- guards and checks ----------------------------------------------------------------------------------------


def proposed(situation: Situation) -> Entry | None:
    """Return the report whose decision waits; None: there is none."""
    last = situation.here.last(Do.PROPOSE_REFERRAL, Do.DECIDE_REFERRAL)
    return last if last is not None and last.step == Do.PROPOSE_REFERRAL else None


def approved(situation: Situation) -> Entry | None:
    """Return the approval by which a case may be handed over, once; None: there is none, or it was used."""
    last = situation.here.last(Do.PROPOSE_REFERRAL, Do.DECIDE_REFERRAL, Do.REFER_POLICE, Do.REPORT_CRIME)
    approves = last is not None and last.answer("decision") is ReferralDecision.APPROVED
    return last if approves else None


def _proposed_already(situation: Situation) -> str | None:
    if asked := proposed(situation):
        return f"{asked.on} 提出的移送报告还没有决定，请先决定。"
    return f"已于 {said.on} 批准移送，请办理“移送公安机关”。" if (said := approved(situation)) else None


def _nothing_proposed(situation: Situation) -> str | None:
    return None if proposed(situation) else "没有等待决定的移送报告。"


def _not_approved(situation: Situation) -> str | None:
    """Nothing goes to the police that the head has not approved (310号令 第5条)."""
    if approved(situation):
        return None
    if asked := proposed(situation):
        return f"{asked.on} 提出的移送报告还没有决定，请本局负责人先办理“决定是否移送公安机关”（310号令第5条）。"
    return "移送公安机关要经本局负责人批准（310号令第5条）。请先办理“提出移送报告”。"


def _says_why_not(_: Situation, form: ReferralDecided) -> dict[str, str]:
    denied = form.decision is ReferralDecision.DENIED and not form.reason
    return {"reason": "不批准移送的，请写明理由，记录在案（310号令第5条第2款）。"} if denied else {}


def _as_approved(situation: Situation, form: CrimeReport) -> dict[str, str]:
    said = approved(situation)
    return {"on": f"{said.on} 才批准移送，不能早于这一日。"} if said and form.on < said.on else {}


def _months_are_theirs(situation: Situation, form: ReferralReport) -> dict[str, str]:
    """Ordered in vain, and of each worker who is owed the months are said (法释〔2013〕3号 第3条)."""
    if form.ground is not CrimeGround.REFUSES_TO_PAY:
        return {"months": "只有涉嫌拒不支付劳动报酬的才填各人拖欠的月数，请清空。"} if form.months else {}
    if lacking := _not_refused_yet(situation, form.on):
        return {"ground": lacking}
    for row, each in enumerate(form.months):
        if not 1 <= each.months <= 240:
            return {f"months.{row}.months": "拖欠的月数要在 1 至 240 之间。"}
    told = {each.worker for each in form.months}
    owed = unpaid_wages(situation.case, situation.here).by_worker
    if missing := [situation.case.parties[n].name for n in owed if n not in told]:
        few = "、".join(missing[:3]) + ("等" if len(missing) > 3 else "")
        return {"months": f"请填写{few}拖欠的月数：一人三个月以上，是追诉的数额标准之一（法释〔2013〕3号第3条）。"}
    return {}


def thresholds(situation: Situation) -> tuple[Decimal, Decimal]:
    """The sums of one worker and of ten, in 元, as the bureau has entered them; where it has not, the least that there may be."""
    found = []
    for key, least in ((ONE_SETTING, LEAST_ONE), (TEN_SETTING, LEAST_TEN)):
        try:
            found.append(Decimal(situation.reference.setting(key, str(least)).replace(",", "")))
        except InvalidOperation:
            found.append(least)
    return found[0], found[1]


def _below_the_threshold(situation: Situation, form: ReferralReport) -> dict[str, str]:
    """A sum below the threshold is no crime yet, and the police will send it back: asked once more."""
    if form.ground is not CrimeGround.REFUSES_TO_PAY:
        return {}
    unpaid, (one, ten) = unpaid_wages(situation.case, situation.here), thresholds(situation)
    if meets(unpaid, {each.worker: each.months for each in form.months}, one, ten):
        return {}
    return {"months": f"{says(unpaid, one, ten)}，仍要移送"}


def _ordered_to_pay(situation: Situation, form: CrimeReport) -> dict[str, str]:
    """拒不支付 is a crime only when the department has ordered payment, in vain (刑法 第276条之一)."""
    if form.ground is not CrimeGround.REFUSES_TO_PAY:
        return {}
    lacking = _not_refused_yet(situation, form.on)
    return {"ground": lacking} if lacking else {}


def _all_paid(lines: Iterable[Promise]) -> bool:
    """Tell whether money was ordered, and all of it came."""
    money = [line for line in lines if line.amount is not None]
    return bool(money) and not any(line.unpaid for line in money)


def _not_refused_yet(situation: Situation, on: date) -> str | None:
    """Return the condition still lacking on that day before one may say that the employer refuses to pay what it was ordered to; None:
    nothing.
    """
    here = situation.here
    order, decision = here.last(Do.ORDER_CORRECTION, Do.ORDER_FURTHER), here.last(Do.DECIDE_HANDLING)
    if order is None and decision is None:
        return "涉嫌拒不支付劳动报酬的，须先责令支付而仍不支付。请先办理“责令限期改正”。"
    if _all_paid(counting(situation.case, situation.case.promised_in(here))):
        return "责令支付的款项已全部到账，不是拒不支付；涉嫌其他犯罪的，请另选。"
    periods: list[tuple[InspectionPaper, int]] = []
    if order is not None:
        periods.append((InspectionPaper.CORRECTION_ORDER, order.as_(CorrectionOrder).days))
    if decision is not None:
        periods.append((InspectionPaper.HANDLING_DECISION, decision.as_(HandlingDecision).perform_within))
    lacking: str | None = None
    for paper, days in periods:
        last = last_day(situation, paper, days)
        if last is not None and on > last:
            return None  # one order in vain is enough
        ends = (
            f"支付期限到 {last} 才满，期满仍不支付的，再移送。"
            if last
            else f"{not_served(situation, paper)}，请先办理“送达”。"
        )
        lacking = lacking or ends
    return lacking


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_report(situation: Situation) -> dict[str, Any]:
    """A row for every worker who is owed, with the months that his claims name."""
    case, here = situation.case, situation.here
    owed = unpaid_wages(case, here).by_worker
    return {"months": [{"worker": n, "months": months_named(case, here, n)} for n in owed]}


def _suggest_police(situation: Situation) -> dict[str, Any]:
    """The words of the report, with the people and the sum that were ordered in vain, and how they were ordered."""
    report = situation.here.last(Do.PROPOSE_REFERRAL)
    found: dict[str, Any] = {"authority": situation.reference.setting(POLICE)}
    if report is None:
        return found
    form = report.as_(ReferralReport)
    found |= {"ground": str(form.ground), "reason": form.facts, "suspect": form.suspect}
    if form.ground is CrimeGround.REFUSES_TO_PAY:
        unpaid = unpaid_wages(situation.case, situation.here)
        found |= {"people": unpaid.people or None, "total": str(unpaid.total) if unpaid.total else None, "ordered": _ordered(situation)}
    return found


def _ordered(situation: Situation) -> str | None:
    """The orders to pay that stand and their service, in words: what fell was no order, and what wants something else orders no pay."""
    case, here, said = situation.case, situation.here, []
    for made in all_decided(here):
        fell = all(fell_by(here, made, n) for n in addressed(case, here, made))
        pays = made.step == Do.DECIDE_HANDLING or made.answer("promises") or not case.promised_in(here)
        if made.step in PENALTIES or fell or not pays:
            continue
        got = sorted(received_by(situation.here, made).items())
        to = "、".join(f"{said_date(day)}送达{situation.case.parties[n].name}" for n, day in got)
        said.append(f"{said_date(made.on)}作出《{PAPER_OF[made.step].label}》" + (f"，{to}" if to else ""))
    return "；".join(said) or None


# --- rows -----------------------------------------------------------------------------------------------------

FOUND_OUT_AT = frozenset({INVESTIGATING, FOUND, ORDERED})
AFTER_DECISION = frozenset({DECIDED, INSPECTION_CLOSED})

ROWS = (
    Step(
        Do.PROPOSE_REFERRAL, "提出移送报告", Kind.INSPECTION,
        at=FOUND_OUT_AT | AFTER_DECISION, to=STAY, by=INSPECTION_STAFF, asks=ReferralReport, unless=(_proposed_already,),
        checks=(_months_are_theirs,), doubts=(_below_the_threshold,), suggests=_suggest_report,
        says="报请移送公安机关：{ground}", basis="行政执法机关移送涉嫌犯罪案件的规定 第5条；法释〔2013〕3号 第3条",
        confidential=True,
    ),
    Step(
        Do.DECIDE_REFERRAL, "决定是否移送公安机关", Kind.INSPECTION,
        at=FOUND_OUT_AT | AFTER_DECISION, to=STAY, by=INSPECTION_HEADS, asks=ReferralDecided, unless=(_nothing_proposed,),
        checks=(_says_why_not,), rank=Rank.ELSE, first_while=lambda situation: proposed(situation) is not None,
        says="{decision}{reason:：}", basis="行政执法机关移送涉嫌犯罪案件的规定 第5条（三日内决定）",
        confidential=True,
    ),
    Step(
        Do.REFER_POLICE, "移送公安机关", Kind.INSPECTION,
        at=FOUND_OUT_AT, to=REFERRED, by=INSPECTION_STAFF, asks=CrimeReport, unless=(_not_approved,),
        checks=(_ordered_to_pay, _as_approved), suggests=_suggest_police, outcome=Outcome.REFERRED_TO_POLICE,
        rank=Rank.ELSE, first_while=lambda situation: approved(situation) is not None,
        says="{ground}，移送{authority}", basis="劳动保障监察条例 第18条第2款；刑法 第276条之一；310号令 第5、6条（二十四小时内）",
        confidential=True,
    ),
    Step(
        Do.REPORT_CRIME, "移送公安机关", Kind.INSPECTION,
        at=AFTER_DECISION, to=STAY, by=INSPECTION_STAFF, asks=CrimeReport, unless=(_not_approved,),
        checks=(_ordered_to_pay, _as_approved), suggests=_suggest_police,
        rank=Rank.ELSE, first_while=lambda situation: approved(situation) is not None,
        says="作出决定后，{ground}，移送{authority}", basis="劳动保障监察条例 第18条第2款；刑法 第276条之一；310号令 第5、6条",
        confidential=True,
    ),
)
