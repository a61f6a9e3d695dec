"""The enforcement of what the inspectorate decided: urged in writing (催告), then asked of the court within its three months, and what the
court answers (行政强制法 第53至60条). Each employer has its own course; a challenge suspends performance not, but this.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from ..acts import Act
from ..calendar import months_after
from ..codes import Kind, Side
from ..codes.court_answers import CourtAnswer
from ..court_application import (
    DAYS_AFTER_URGING,
    answers_about,
    court_stage,
    decisions_open_against,
    has_to_perform,
    is_before_the_court,
    may_be_challenged_until,
    opens_on,
    standing_against,
    urged_on,
)
from ..decided import DECISIONS, is_pending
from ..do import Do
from ..facts import CaseFacts, Entry, Payment, Proceeding
from ..fines import BASE_SETTING, added_to, fines_of
from ..forms import Long, MaybeLong, MaybeMoney, MaybeText, Text, ask
from ..local import ENFORCEMENT_COURT, FIRST_INSTANCE
from ..roles import INSPECTION_STAFF
from ..states.inspection import DECIDED, INSPECTION_CLOSED, REFERRED
from ..step import STAY, Rank, Situation, Step
from .obeying import decision_not_received
from .promises import PaymentAnswers, owed_in, payments_fit, sums_written_out

MONTHS_TO_APPLY = 3
USUAL_WAY = "将款项支付给决定书所列的劳动者并向本局提交支付凭证；罚款、加处罚款缴至决定书指定的银行。"


class Urging(Act):
    """催告: who is urged to perform, in what way, and that it may still speak (行政强制法 第35、54条)."""

    on: date = ask("催告书日期", not_after="today")
    parties: list[int] = ask("催告的用人单位", options="respondents", at_least=1)
    way: Long = ask("履行的方式", long="long", default=USUAL_WAY)


class Application(Act):
    """申请人民法院强制执行: for which employers, before which court, with what (行政强制法 第55条)."""

    on: date = ask("申请之日", not_after="today")
    parties: list[int] = ask("被申请执行的用人单位", options="respondents", at_least=1)
    court: Text = ask("人民法院")
    opinion: Long = ask("当事人的意见和催告的情况", long="long", help="送达催告书后，用人单位说了什么、有没有履行（行政强制法第55条第3项）")
    property: MaybeLong = ask("申请强制执行标的的情况", default=None, long="long", help="已知的账户、厂房、设备、应收款（第55条第4项）")
    head: Text = ask("签名的行政机关负责人")


class CourtAnswered(Act):
    """登记法院的答复: what the court has done, and what came by it."""

    on: date = ask("日期", not_after="today", help="裁定书的日期，以收到之日起算的填收到之日")
    parties: list[int] = ask("被执行的用人单位", options="respondents", at_least=1)
    event: CourtAnswer = ask("法院的答复")
    number: MaybeText = ask("案号、文号", default=None)
    payments: list[PaymentAnswers] = ask("执行到位的款项", default=[], at_most=600, help="没有到账的行空着")
    amount: MaybeMoney = ask("执行到位的罚款（元）", default=None)
    added: MaybeMoney = ask("执行到位的加处罚款（元）", default=None)
    reason: MaybeLong = ask("裁定的理由、没有执行到位的原因", default=None, long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _owing(situation: Situation) -> list[int]:
    case, here = situation.case, situation.here
    return [p.number for p in case.of_side(here, Side.RESPONDENT) if has_to_perform(case, here, p.number)]


def _nobody_owes(situation: Situation) -> str | None:
    return None if _owing(situation) else "没有用人单位还要履行的决定：已经履行、已经撤销，或者已由其他程序处理。"


def _all_before_the_court(situation: Situation) -> str | None:
    """Nobody is urged, nor the court asked, where it has already been asked for whoever still owes (行政强制法 第53、54条)."""
    owing = _owing(situation)
    if not owing or not all(is_before_the_court(situation.here, party) for party in owing):
        return None
    return "已经申请人民法院强制执行。请登记法院的答复；法院终结以后还有款项没有到位的，再办理。"


def _name(situation: Situation, party: int) -> str:
    return situation.case.parties[party].name


def _last_day(situation: Situation, party: int) -> date | None:
    """Return the last day on which this employer performs, the first of several; None: no decision has reached it."""
    return min((clock.on for limit in ("L-14", "L-15", "L-37") if (clock := situation.last_day(limit, party))), default=None)


def _waits_for_urging(situation: Situation) -> bool:
    """Tell whether a decision's days went by undone and nobody has urged yet: that comes first (条例 第30条；行政强制法 第54条)."""
    here = situation.here
    return any(
        (last := _last_day(situation, party)) is not None
        and situation.today > last
        and not is_before_the_court(here, party)
        and not any(here.standing_for(party) & {*(entry.parties or ())} for entry in here.all(Do.URGE_PERFORMANCE))
        for party in _owing(situation)
    )


def _its_day_is_over(situation: Situation, form: Urging) -> dict[str, str]:
    """Only who has let its days go by is urged (行政强制法 第53、54条)."""
    owing = _owing(situation)
    for party in form.parties:
        if party not in owing:
            return {"parties": f"{_name(situation, party)}没有要履行的决定，请去掉。"}
        last = _last_day(situation, party)
        if last and form.on <= last:
            return {"on": f"{_name(situation, party)}的履行期限到 {last} 才满，期满没有履行的再催告。"}
        if is_before_the_court(situation.here, party):
            return {"parties": f"已经就{_name(situation, party)}申请人民法院强制执行，不用再催告。"}
    return {}


def _is_open(situation: Situation, form: Application) -> dict[str, str]:
    """The court is asked once nobody may challenge any more and ten days after the urging, if it still owes (行政强制法 第53、54条)."""
    case, here, calendar = situation.case, situation.here, situation.reference.calendar
    owing = _owing(situation)
    for party in form.parties:
        name = _name(situation, party)
        if party not in owing:
            return {"parties": f"{name}没有要履行的决定，请去掉。"}
        if is_before_the_court(here, party):
            return {"parties": f"已经就{name}申请人民法院强制执行，请登记法院的答复。"}
        open_since = opens_on(case, here, party, calendar)
        if open_since is None:
            waits = any(is_pending(here, made, party) for made in standing_against(case, here, party))
            why = "的行政复议、行政诉讼还没有结果，不能申请强制执行（行政强制法第53条）。" if waits else "还没有收到决定书。"
            return {"parties": f"{name}{why}"}
        if form.on <= open_since:
            return {"on": f"{name}申请行政复议、提起行政诉讼的期限到 {open_since} 才满，次日起三个月内申请（行政强制法第53条）。"}
        urged = urged_on(here, party)
        if urged is None:
            return {"parties": f"还没有向{name}送达催告书。请先办理“催告履行决定”，并送达（行政强制法第54条）。"}
        if form.on <= (until := calendar.working_day_after(urged, DAYS_AFTER_URGING)):
            return {"on": f"{name} {urged} 收到催告书，十个工作日到 {until} 才满，期满仍未履行的再申请（行政强制法第54、69条）。"}
    return {}


def _too_late(situation: Situation, form: Application) -> dict[str, str]:
    case, here, calendar = situation.case, situation.here, situation.reference.calendar
    for party in form.parties:
        days = [may_be_challenged_until(here, made, party, calendar) for made in decisions_open_against(case, here, party)]
        ends = [calendar.roll_forward(months_after(day, MONTHS_TO_APPLY)) for day in days if day]
        if ends and form.on > min(ends):
            name = _name(situation, party)
            return {"on": f"对{name}申请强制执行的三个月到 {min(ends)} 已满，法院可能裁定不予受理（行政强制法第53条），仍要申请"}
    return {}


FOLLOWS: dict[CourtAnswer, frozenset[CourtAnswer | None]] = {
    CourtAnswer.DOCKETED: frozenset({None, CourtAnswer.RECONSIDER}),
    CourtAnswer.NOT_DOCKETED: frozenset({None, CourtAnswer.RECONSIDER}),
    CourtAnswer.GRANTED: frozenset({CourtAnswer.DOCKETED, CourtAnswer.RECONSIDER}),
    CourtAnswer.DENIED: frozenset({CourtAnswer.DOCKETED, CourtAnswer.RECONSIDER}),
    CourtAnswer.RECONSIDER: frozenset({CourtAnswer.NOT_DOCKETED, CourtAnswer.DENIED}),
    CourtAnswer.PAUSED: frozenset({CourtAnswer.GRANTED}),
    CourtAnswer.DONE: frozenset({CourtAnswer.GRANTED, CourtAnswer.PAUSED}),
    CourtAnswer.ENDED: frozenset({CourtAnswer.GRANTED, CourtAnswer.PAUSED}),
    CourtAnswer.WITHDRAWN: frozenset({None, CourtAnswer.DOCKETED, CourtAnswer.GRANTED, CourtAnswer.PAUSED}),
}
"""What the court must have answered last; None: nothing yet (行政强制法 第56至58条)."""
COLLECTED = frozenset({CourtAnswer.PAUSED, CourtAnswer.DONE, CourtAnswer.ENDED})


def _not_asked(situation: Situation) -> str | None:
    asked = situation.here.last(Do.APPLY_COURT)
    return None if asked else "还没有申请人民法院强制执行。"


def _answers_in_order(situation: Situation, form: CourtAnswered) -> dict[str, str]:
    for party in form.parties:
        noted = answers_about(situation.here, party)
        if not noted:
            return {"parties": f"还没有就{_name(situation, party)}申请人民法院强制执行，请去掉。"}
        before = court_stage(situation.here, party)
        if before not in FOLLOWS[form.event]:
            stands = f"已登记到“{before.label}”" if before else "法院还没有答复"
            return {"event": f"{_name(situation, party)}：{stands}，不能登记“{form.event.label}”。"}
        if form.on < noted[-1].on:
            return {"on": f"不能早于上一步（{noted[-1].on}），请核对。"}
    return {}


def _money_came_by_it(situation: Situation, form: CourtAnswered) -> dict[str, str]:
    """Money comes by an enforcement that was granted, and no more than is owed."""
    given = [row for row in form.payments if row.full or row.amount]
    if (given or form.amount or form.added) and form.event not in COLLECTED:
        return {"payments": "执行到位的款项在登记执行完毕、终结时填写；此前到账的，请办理“登记到账”“登记缴纳罚款”。"}
    if given and (found := payments_fit(situation, form)):
        return found
    theirs = [f for f in fines_of(situation.case, situation.here, situation.reference.calendar) if f.party in form.parties]
    rest = sum((fine.unpaid for fine in theirs), Decimal(0))
    if form.amount and form.amount > rest:
        return {"amount": f"只欠罚款 {rest:,.2f} 元，请核对。"}
    base = situation.reference.setting(BASE_SETTING)
    added = sum((added_to(fine, form.on, base).amount - fine.added_paid for fine in theirs), Decimal(0))
    if form.added and form.added > added:
        return {"added": f"加处罚款只欠 {added:,.2f} 元，请核对。"}
    if form.event is CourtAnswer.DONE and (left := _left_open(situation, form)):
        return {"event": f"还有 {left:,.2f} 元没有到位，不是执行完毕：请补填到位的款项，或者选“终结执行”“终结本次执行程序”。"}
    return {}


def _left_open(situation: Situation, form: CourtAnswered) -> Decimal:
    lines = {line.number: line.unpaid for line in owed_in(situation.case, situation.here)}
    came = sum((lines.get(row.promise, Decimal(0)) if row.full else row.amount or Decimal(0) for row in form.payments), Decimal(0))
    fines = [f for f in fines_of(situation.case, situation.here, situation.reference.calendar) if f.party in form.parties]
    return sum(lines.values(), Decimal(0)) - came + sum((f.unpaid for f in fines), Decimal(0)) - (form.amount or Decimal(0))


def _sums(situation: Situation, form: CourtAnswered) -> CourtAnswered:
    written: CourtAnswered = sums_written_out(situation, form)
    return written


# --- effects and suggestions ----------------------------------------------------------------------------------


def _book(case: CaseFacts, _: Proceeding, entry: Entry) -> None:
    """Book the money that the court collected on the lines (执行到位)."""
    form = entry.as_(CourtAnswered)
    for row in form.payments:
        proof = f"法院执行到位{f'（{form.number}）' if form.number else ''}"
        case.promises[row.promise].payments.append(Payment(entry.on, row.amount or Decimal(0), proof, entry.seq))


def _suggest_urging(situation: Situation) -> dict[str, Any]:
    return {"parties": [n for n in _owing(situation) if not is_before_the_court(situation.here, n)]}


def _suggest_application(situation: Situation) -> dict[str, Any]:
    setting = situation.reference.setting
    owing = [n for n in _owing(situation) if not is_before_the_court(situation.here, n) and urged_on(situation.here, n)]
    return {"parties": owing, "court": setting(ENFORCEMENT_COURT) or setting(FIRST_INSTANCE)}


def _suggest_answer(situation: Situation) -> dict[str, Any]:
    asked = situation.here.last(Do.APPLY_COURT)
    if asked is None:
        return {}
    parties = [n for n in asked.as_(Application).parties if is_before_the_court(situation.here, n)]
    after = {None: CourtAnswer.DOCKETED, CourtAnswer.DOCKETED: CourtAnswer.GRANTED}
    event = after.get(court_stage(situation.here, parties[0]), CourtAnswer.ENDED) if parties else CourtAnswer.DOCKETED
    owed = [line for line in owed_in(situation.case, situation.here) if line.unpaid]
    rows = [{"promise": line.number, "full": False} for line in owed] if event is CourtAnswer.ENDED else []
    return {"event": str(event), "parties": parties, "payments": rows}


def may_ask_the_court(situation: Situation) -> bool:
    """Tell whether somebody was urged in vain, so that the court is to be asked (行政强制法 第54条)."""
    case, here, calendar = situation.case, situation.here, situation.reference.calendar
    for party in _owing(situation):
        urged, since = urged_on(here, party), opens_on(case, here, party, calendar)
        if urged is None or since is None or is_before_the_court(here, party):
            continue
        if situation.today > max(since, calendar.working_day_after(urged, DAYS_AFTER_URGING)):
            return True
    return False


# --- rows -----------------------------------------------------------------------------------------------------

DECIDED_AT = frozenset({DECIDED, REFERRED, INSPECTION_CLOSED})

ROWS = (
    Step(
        Do.URGE_PERFORMANCE, "催告履行决定", Kind.INSPECTION,
        at=DECIDED_AT, to=STAY, by=INSPECTION_STAFF, asks=Urging, unless=(decision_not_received, _nobody_owes, _all_before_the_court),
        checks=(_its_day_is_over,), suggests=_suggest_urging, rank=Rank.THEN, first_while=_waits_for_urging,
        rests_on=DECISIONS,
        says="催告{parties}履行决定", basis="行政强制法 第35、54条",
    ),
    Step(
        Do.APPLY_COURT, "申请法院强制执行", Kind.INSPECTION,
        at=DECIDED_AT, to=STAY, by=INSPECTION_STAFF, asks=Application,
        unless=(decision_not_received, _nobody_owes, _all_before_the_court),
        checks=(_is_open,), doubts=(_too_late,), suggests=_suggest_application, rank=Rank.THEN, first_while=may_ask_the_court,
        rests_on=(Do.URGE_PERFORMANCE,), says="向{court}申请强制执行", basis="行政强制法 第53至55条；行政处罚法 第72条第1款第4项",
    ),
    Step(
        Do.RECORD_COURT_ANSWER, "登记法院的答复", Kind.INSPECTION,
        at=DECIDED_AT, to=STAY, by=INSPECTION_STAFF, asks=CourtAnswered, unless=(_not_asked,),
        checks=(_answers_in_order, _money_came_by_it), completes=_sums, does=_book, suggests=_suggest_answer,
        dated_by_law=True, rank=Rank.THEN, rests_on=(Do.APPLY_COURT,), says="{event}{number:，}{reason:：}", basis="行政强制法 第56至60条",
    ),
)
