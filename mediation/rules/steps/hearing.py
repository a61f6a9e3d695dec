"""The hearing and its result (开庭、调解、裁决)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ..calendar import Calendar
from ..codes import Item, Kind, Outcome, Side
from ..facts import CaseFacts, Decision, Entry, Proceeding, Promise
from ..finality import finality
from ..forms import Act, Clock, Form, Long, MaybeLong, MaybeMoney, MaybeNumber, MaybeText, Text, ask
from ..states.arbitration import AWARDED, FORMED, HEARD, SCHEDULED, SETTLED
from ..step import Situation, Step
from .arbitration import BENCH, OFFICE
from .promises import PromiseAnswers, add_promises, promises_are_sound, suggest_promises
from .sittings import freeze_length, sitting_of, suggest_length, within_the_day

NOTICE = 5
"""工作日 between the hearing notice's service and the hearing (调解仲裁法 第35条)."""


class HearingSet(Act):
    """定开庭日."""

    on: date = ask("决定之日", not_after="today")
    hearing_on: date = ask("开庭日期")
    starts: Clock = ask("时间", default="09:00", help="例如 09:00")
    place: Text = ask("仲裁庭", default="第一仲裁庭", options="rooms")
    minutes: MaybeNumber = ask("预计时长（分钟）", default=None, help="不填的，按本局通常的时长")
    public: bool = ask("公开开庭", default=True)
    bring: MaybeText = ask("请当事人携带的材料", default=None)


class HearingHeld(Act):
    """开庭: who came, whether mediation was tried (it must be, before an award), what was said."""

    on: date = ask("开庭日期", not_after="today")
    attended: Text = ask("到庭情况")
    mediated: bool = ask("已当庭组织调解", default=False, help="裁决前应当先行调解（调解仲裁法第42条）")
    record: Long = ask("庭审要点", long="long")


class Settlement(Act):
    """仲裁调解书."""

    on: date = ask("制作日期", not_after="today")
    promises: list[PromiseAnswers] = ask("履行事项", at_least=1, at_most=600)
    pay_way: Text = ask("履行方式", default="银行转账至本人账户")
    rest: MaybeLong = ask("其余请求的处理", default="申请人自愿放弃其余仲裁请求。", long="long")


class AwardLine(Form):
    """What is decided on one claim. The amount is in 元; empty where no money is awarded."""

    claim: int = ask("请求", options="claims")
    upheld: bool = ask("支持", default=False)
    amount: MaybeMoney = ask("裁决金额（元）", default=None)
    says: MaybeText = ask("裁决主文", default=None, help="不填则按请求项目和金额写成")


class Award(Act):
    """裁决: whether each item is final is the rule's to say, not the typist's."""

    on: date = ask("裁决日期", not_after="today")
    answer: Long = ask("被申请人的答辩意见", long="long", help="没有答辩的，写明未作答辩：裁决书要载明")
    findings: Long = ask("本委查明", long="long")
    evidence: MaybeLong = ask("采信的证据", default=None, long="long")
    reasoning: Long = ask("本委认为", long="long")
    articles: Long = ask("裁决依据的法律条文", long="long", help="例如：《中华人民共和国劳动合同法》第三十条")
    lines: list[AwardLine] = ask("裁决事项", at_least=1, at_most=600)
    perform_within: int = ask("履行期限（裁决生效之日起，日）", default=10)


# --- guards and checks ----------------------------------------------------------------------------------------


def _not_heard_with_mediation(situation: Situation) -> str | None:
    """An award needs an attempt at mediation first (调解仲裁法 第42条)."""
    if any(entry.given.get("mediated") for entry in situation.here.all("hold_hearing")):
        return None
    return "裁决前应当先行调解：庭审记录中没有“已当庭组织调解”。请先组织调解并记录，再裁决。"


def _nobody_served(situation: Situation) -> str | None:
    """No hearing is set for a respondent who was not told of the case."""
    reached = {int(n) for e in situation.here.all("serve", "deemed_served") if e.given["served"] == "respond_notice"
               for n in e.given["parties"]}  # fmt: skip
    waiting = [p.name for p in situation.case.of_side(situation.here, Side.RESPONDENT) if p.number not in reached]
    return f"应诉通知书还没有送达{'、'.join(waiting)}。先办理“送达”，再定开庭日。" if waiting else None


def _earliest(calendar: Calendar, on: date) -> date:
    """The first hearing day that leaves five working days, for a notice served on this day; on a rest day, on the next."""
    return calendar.working_day_after(calendar.roll_forward(on), NOTICE)


def _notice_can_be_served(situation: Situation, form: HearingSet) -> dict[str, str]:
    """The hearing leaves room for notice: five working days before it must not have passed already."""
    calendar = situation.reference.calendar
    if calendar.working_day_before(form.hearing_on, NOTICE) < form.on:
        earliest = _earliest(calendar, form.on)
        return {"hearing_on": f"开庭通知须在 {NOTICE} 个工作日前送达（调解仲裁法第35条），最早可定 {earliest}。"}
    return {} if calendar.is_workday(form.hearing_on) else {"hearing_on": "这一天是休息日，请另选工作日。"}


def _after_the_answer_period(situation: Situation, form: HearingSet) -> dict[str, str]:
    """Not before the last respondent's ten working days for an answer are over."""
    calendar = situation.reference.calendar
    days = [calendar.working_day_after(e.on, 10) for e in situation.here.all("serve", "deemed_served")
            if e.given["served"] == "respond_notice"]  # fmt: skip
    if days and form.hearing_on <= max(days):
        return {"hearing_on": f"被申请人的答辩期到 {max(days)} 才届满，开庭日要定在此后（调解仲裁法第30条）。"}
    return {}


def _on_the_day_set(situation: Situation, form: HearingHeld) -> dict[str, str]:
    """A hearing is held on the day that the parties were given notice of, or another day is set first."""
    fixed = situation.here.last("set_hearing")
    if fixed is None or form.on.isoformat() == str(fixed.given["hearing_on"]):
        return {}
    return {"on": f"所定的开庭日是 {fixed.given['hearing_on']}。改期的，请先更正原开庭日，或者另定开庭日并重新通知。"}


def _every_claim_decided(situation: Situation, form: Award) -> dict[str, str]:
    """Each claim exactly once; what is upheld for money names its sum, and the sum stays within the claim."""
    decided = [line.claim for line in form.lines]
    missing = set(situation.here.claims) - set(decided)
    if missing or len(set(decided)) < len(decided) or set(decided) - set(situation.here.claims):
        return {"lines": f"每项请求都要裁决一次且只裁决一次（本案请求：{'、'.join(map(str, situation.here.claims))}）。"}
    found: dict[str, str] = {}
    for row, line in enumerate(form.lines):
        claim = situation.case.claims[line.claim]
        if line.upheld and claim.amount is not None and line.amount is None:
            found[f"lines.{row}.amount"] = "支持的金钱请求要写明金额。"
        if line.amount and claim.amount is not None and line.amount > claim.amount:
            found[f"lines.{row}.amount"] = f"不能超过请求金额 {claim.amount:,.2f} 元。"
        if line.amount and not line.upheld:
            found[f"lines.{row}.amount"] = "不支持的请求不能有裁决金额；请勾选“支持”或者清空金额。"
    if not 1 <= form.perform_within <= 365:
        found["perform_within"] = "履行期限请填 1 至 365 日。"
    return found


def _wage_known(situation: Situation) -> str | None:
    """The final-award rule needs a minimum wage."""
    if situation.reference.minimum_wage(situation.today):
        return None
    return "没有录入当地最低工资标准，无法判断裁决是否终局。请系统管理员先录入。"


def _wage_of_the_day(situation: Situation, form: Award) -> dict[str, str]:
    """And the one that was in force on the day of the award."""
    if situation.reference.minimum_wage(form.on):
        return {}
    return {"on": "没有录入这一天的当地最低工资标准，无法判断裁决是否终局。请核对日期，或者请系统管理员先录入。"}


# --- effects --------------------------------------------------------------------------------------------------


def _freeze_minimum_wage(situation: Situation, form: Award) -> dict[str, Any]:
    """The award keeps the minimum wage it was judged by: tables change, awards do not."""
    wage = situation.reference.minimum_wage(form.on)
    return {"minimum_wage": wage.monthly, "minimum_wage_source": wage.source} if wage else {}


def _set(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    proceeding.sittings.append(sitting_of(entry, "hearing_on"))


def _hold(_: CaseFacts, proceeding: Proceeding, __: Entry) -> None:
    for sitting in proceeding.sittings:
        sitting.held = True


def _decide(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    wage = Decimal(str(entry.given["used"]["minimum_wage"]))
    lines = entry.given["lines"]
    relation = any(row["upheld"] and facts.claims[int(row["claim"])].item == Item.RELATION for row in lines)
    for row in lines:
        claim = facts.claims[int(row["claim"])]
        amount = Decimal(str(row["amount"])) if row.get("amount") is not None else None
        final, why = None, "未支持"
        if row["upheld"]:
            final, why = finality(Item(claim.item), amount, wage, relation_confirmed=relation)
        proceeding.decisions.append(Decision(claim.number, bool(row["upheld"]), amount, str(row.get("says") or ""), final, why))
    _owe(facts, proceeding, entry)


def _owe(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Sums awarded become performance lines, due within the days the award gives."""
    due = entry.on + timedelta(days=int(entry.given["perform_within"]))
    for line in proceeding.decisions:
        if line.amount:
            number = max(facts.promises, default=0) + 1
            payee = facts.claims[line.claim].claimant
            what = Item(facts.claims[line.claim].item).label
            facts.promises[number] = Promise(number, proceeding.number, payee, line.amount, due, line.claim, what)


def _awarded_how(_: CaseFacts, proceeding: Proceeding, __: Entry) -> Outcome:
    """分别制作 where both kinds were awarded. An award that upholds nothing takes the remedies of a non-final one."""
    finals = {line.final for line in proceeding.decisions if line.final is not None}
    if finals == {True}:
        return Outcome.AWARD_FINAL
    return Outcome.AWARD_SPLIT if finals == {True, False} else Outcome.AWARD_NON_FINAL


def _suggest_award(situation: Situation) -> dict[str, Any]:
    claims = situation.case.claimed_in(situation.here)
    return {"lines": [{"claim": c.number, "upheld": False, "amount": None} for c in claims]}


def _suggest_hearing(situation: Situation) -> dict[str, Any]:
    """The first day that leaves room for notice and for the answers."""
    calendar = situation.reference.calendar
    day = _earliest(calendar, situation.today)
    for entry in situation.here.all("serve", "deemed_served"):
        if entry.given["served"] == "respond_notice":
            day = max(day, calendar.working_day_after(calendar.working_day_after(entry.on, 10), 1))
    return {"hearing_on": day.isoformat(), **suggest_length(situation)}


def _suggest_hearing_held(situation: Situation) -> dict[str, Any]:
    fixed = situation.here.last("set_hearing")
    names = "、".join(situation.case.parties[n].name for n in situation.here.parties)
    return {"on": str(fixed.given["hearing_on"]) if fixed else None, "attended": f"{names}到庭"[:190]}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        "set_hearing", "定开庭日", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=SCHEDULED, by=BENCH | OFFICE, asks=HearingSet, unless=(_nobody_served,),
        checks=(_after_the_answer_period, _notice_can_be_served, within_the_day), freezes=freeze_length,
        does=_set, suggests=_suggest_hearing,
        weight=15, says="定于 {hearing_on} {starts} 在{place}开庭", basis="调解仲裁法 第35条；办案规则 第38条（5个工作日前通知）",
    ),
    Step(
        "hold_hearing", "开庭", Kind.ARBITRATION,
        at=frozenset({SCHEDULED}), to=HEARD, by=BENCH | OFFICE, asks=HearingHeld, checks=(_on_the_day_set,), does=_hold,
        suggests=_suggest_hearing_held,
        weight=10, says="开庭审理：{attended}", basis="调解仲裁法 第36至42条；办案规则 第39至42条",
    ),
    Step(
        "settle", "仲裁调解", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=SETTLED, by=BENCH, asks=Settlement, checks=(promises_are_sound,),
        does=add_promises, suggests=suggest_promises, outcome=Outcome.SETTLED,
        weight=30, says="达成调解，制作仲裁调解书", basis="调解仲裁法 第42条；办案规则 第71至73条",
    ),
    Step(
        "award", "裁决", Kind.ARBITRATION,
        at=frozenset({HEARD}), to=AWARDED, by=BENCH, asks=Award, unless=(_not_heard_with_mediation, _wage_known),
        checks=(_wage_of_the_day, _every_claim_decided), does=_decide, suggests=_suggest_award, freezes=_freeze_minimum_wage,
        outcome=_awarded_how,
        weight=10, says="作出裁决", basis="调解仲裁法 第42、45至47条；办案规则 第50、53条",
    ),
)  # fmt: skip
