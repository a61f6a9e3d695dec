"""Challenges to what the inspectorate ordered or decided (行政复议、行政诉讼), their results, and what these do to the decision.

To challenge suspends no performance (行政复议法 第42条; 行政诉讼法 第56条). A result acts for the employer who challenged, on the paper
that he challenged: what falls for him stands for the others.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..acts import Act
from ..codes import Kind
from ..codes.challenge import Answered, ChallengeResult
from ..codes.inspection import Challenge
from ..decided import (
    ENDED,
    FALLEN,
    PAPER_OF,
    addressed,
    all_decided,
    challenged_by,
    challenges_to,
    falls_for_all,
    fell_by,
    fine_for,
    not_named,
    received_by,
    stage_of,
    to_be_remade,
)
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..forms import Form, Long, MaybeDay, MaybeLong, MaybeMoney, MaybeNumber, MaybeText, Money, Text, ask
from ..liability import who_owes
from ..local import REVIEW_BODY
from ..owed import Liable
from ..roles import INSPECTION_STAFF
from ..states.inspection import CORRECTED, DECIDED, FOUND, INSPECTION_CLOSED, ORDERED, REFERRED
from ..step import STAY, Rank, Situation, Step
from .awaited import DECISIONS, not_served, papers_made

MaybeResult = Annotated[ChallengeResult | None, BeforeValidator(lambda value: value or None)]
USUAL_REMAKING = 60
"""自然日 to make a decision anew where the review names none (行政复议法实施条例 第49条)."""


class ChangedSum(Form):
    """A sum that was changed (变更): the line, and what is to be paid on it, in 元."""

    promise: int = ask("款项", options="promises")
    amount: Money = ask("变更后的金额（元）")


class Challenged(Act):
    """登记行政复议、行政诉讼: how far it has come, and its result for whoever challenged."""

    on: date = ask("日期", not_after="today", help="申请、收到或者生效之日")
    event: Challenge = ask("进展")
    parties: list[int] = ask("提出的用人单位", options="parties", at_least=1)
    body: Text = ask("行政复议机关、人民法院")
    number: MaybeText = ask("文号", default=None)
    note: MaybeLong = ask("说明", default=None, long="long")
    decisions: list[int] = ask("针对的指令书、决定书", default=[], options="decisions", help="不选的，指其收到的全部决定书")
    copy_on: MaybeDay = ask("本局收到申请书、起诉状副本之日", default=None, not_after="today", help="答复、答辩的期限从这一日起算")
    result: MaybeResult = ask("结果", default=None, help="收到行政复议决定、行政裁判生效时必选")
    changes: list[ChangedSum] = ask("变更的款项", default=[], at_most=600, help="结果是变更的，逐项填写")
    fine: MaybeMoney = ask("变更后的罚款（元）", default=None)
    content: MaybeLong = ask("变更后的内容", default=None, long="long")
    remake_days: MaybeNumber = ask("责令重新作出的期限（自然日）", default=None, help="没有写期限的空着，按六十日计算（实施条例第49条）")


class Answer(Act):
    """提交答复、答辩: what the bureau handed in for its decision, with the evidence."""

    on: date = ask("提交之日", not_after="today")
    what: Answered = ask("提交的是")
    parties: list[int] = ask("提出复议、诉讼的用人单位", options="parties", at_least=1)
    head: MaybeText = ask("出庭应诉的负责人", default=None, help="行政诉讼的负责人应当出庭（行政诉讼法第3条）")
    content: Long = ask("答复、答辩的要点和提交的证据", long="long")


class TakenUpAgain(Act):
    """重新处理: the case goes back to where it was to be decided."""

    on: date = ask("恢复处理之日", not_after="today")
    note: MaybeLong = ask("说明", default=None, long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def nothing_received(situation: Situation) -> str | None:
    """The reason why nothing can be challenged yet: no decision, or where there is none no order, has reached all whom it is for."""
    made = papers_made(situation.here)
    if any(paper in DECISIONS for paper in made):
        lacking = not_served(situation, *DECISIONS)
        return f"{lacking}。请先办理“送达”。" if lacking else None
    if any(paper in PAPER_OF.values() for paper in made):
        lacking = not_served(situation, *PAPER_OF.values())
        return f"{lacking}。请先办理“送达”。" if lacking else None
    return "本案没有作出行政处理决定或者行政处罚决定。"


FOLLOWS: dict[Challenge, frozenset[Challenge | None]] = {
    Challenge.APPLIED: frozenset({None}),
    Challenge.REVIEWED: frozenset({Challenge.APPLIED}),
    Challenge.SUED: frozenset({None, Challenge.REVIEWED}),
    Challenge.JUDGED: frozenset({Challenge.SUED}),
}
"""What must have happened last; None: nothing yet. Whoever asked for a review sues only after it (行政诉讼法 第44条)."""


def _about(situation: Situation, form: Challenged, party: int) -> list[Entry]:
    """The orders and decisions that the form is about, for this employer."""
    named = [made for made in all_decided(situation.here) if made.seq in form.decisions]
    if named:
        return named
    return not_named(situation.here, all_decided(situation.here), party)


def _in_their_order(situation: Situation, form: Challenged) -> dict[str, str]:
    here = situation.here
    for number in form.parties:
        name = situation.case.parties[number].name if number in situation.case.parties else str(number)
        about = _about(situation, form, number)
        if not about or any(number not in received_by(here, made) for made in about):
            return {"parties": "只登记收到所选指令书、决定书的用人单位提出的行政复议、行政诉讼。"}
        for made in about:
            got = received_by(here, made)[number]
            if form.on < got:
                return {"on": f"{name} {got} 才收到决定书，{form.event.label}不能早于这一日，请核对。"}
            if fell_by(here, made, number):
                return {"decisions": f"对{name}的《{PAPER_OF[made.step].label}》（{made.on}）已经撤销，请另选。"}
            before = stage_of(here, made, number)
            if before not in FOLLOWS[form.event]:
                stands = f"已登记到“{before.label}”" if before else "还没有登记行政复议或者行政诉讼"
                return {"event": f"{name}{stands}，不能登记“{form.event.label}”。"}
            if (known := challenges_to(here, made, number)) and form.on < known[-1].on:
                return {"on": f"{known[-1].on} 才登记“{known[-1].as_(Challenged).event.label}”，不能早于这一日，请核对。"}
    return {}


def _result_is_whole(situation: Situation, form: Challenged) -> dict[str, str]:
    """A result is named where there is one, and only there; what was changed is said (行政复议法 第63条; 行政诉讼法 第77条)."""
    if form.event not in ENDED:
        given = {"result": form.result, "changes": form.changes, "fine": form.fine, "content": form.content}
        wrong = [name for name, value in given.items() if value]
        return {wrong[0]: f"“{form.event.label}”还没有结果，请清空；有了结果，另行登记。"} if wrong else {}
    if form.copy_on:
        return {"copy_on": "收到副本之日在登记申请、起诉时填写，请清空。"}
    if form.result is None:
        return {"result": "请选结果：维持、变更、撤销、责令重新作出、确认违法、驳回或者撤回。"}
    return _changes_are_said(situation, form)


def _changes_are_said(situation: Situation, form: Challenged) -> dict[str, str]:
    changed = form.result is ChallengeResult.CHANGED
    if changed and not (form.changes or form.fine or form.content):
        return {"content": "结果是变更的，请填写变更后的款项、罚款或者内容。"}
    if not changed and (wrong := [n for n in ("changes", "fine", "content") if getattr(form, n)]):
        return {wrong[0]: "结果不是变更，请清空。"}
    if form.remake_days and form.result is not ChallengeResult.REMADE:
        return {"remake_days": "只有责令重新作出的才填期限，请清空。"}
    return _sums_are_theirs(situation, form) if changed else {}


def _sums_are_theirs(situation: Situation, form: Challenged) -> dict[str, str]:
    """Check that a changed line is one of what was challenged, each once; a fine was imposed and is not raised (复议法 第63条第2款)."""
    case, here = situation.case, situation.here
    about = {made.seq: made for number in form.parties for made in _about(situation, form, number)}.values()
    lines = {line.number for made in about for line in lines_of(case, here, made)}
    seen = set[int]()
    for row, change in enumerate(form.changes):
        line = case.promises.get(change.promise)
        if change.promise not in lines or line is None or line.amount is None:
            return {f"changes.{row}.promise": "这不是所选指令书、决定书的款项，请重新选择。"}
        if change.promise in seen:
            return {f"changes.{row}.promise": "同一款项只写一行。"}
        if change.amount < line.paid:
            return {f"changes.{row}.amount": f"该项已经支付 {line.paid:,.2f} 元，变更后的金额不能低于它；多付的由双方另行处理。"}
        seen.add(change.promise)
    if form.fine is None:
        return {}
    least = min((fine for n in form.parties for made in about if (fine := fine_for(here, made, n))), default=None)
    if least is None:
        return {"fine": "所选的决定没有罚款，请清空。"}
    if form.fine > least:
        return {"fine": f"不能高于原来的罚款 {least:,.2f} 元：变更不得对申请人更为不利（行政复议法第63条第2款；行政诉讼法第77条第2款）。"}
    return {}


def _copy_came_after(_: Situation, form: Challenged) -> dict[str, str]:
    early = form.copy_on is not None and form.copy_on < form.on
    return {"copy_on": f"不能早于申请、起诉之日（{form.on}），请核对。"} if early else {}


def _challenge_of(situation: Situation, form: Answer) -> dict[str, str]:
    """A bureau answers whoever has challenged, in the proceeding that runs (行政复议法 第48条; 行政诉讼法 第67条)."""
    event = Challenge.APPLIED if form.what is Answered.REVIEW else Challenge.SUED
    for number in form.parties:
        asked = [e for e in situation.here.all(Do.RECORD_CHALLENGE) if number in (e.parties or ()) and e.answer("event") is event]
        if not asked:
            name = situation.case.parties[number].name if number in situation.case.parties else str(number)
            return {"parties": f"还没有登记{name}{event.label}，请先办理“登记行政复议、诉讼”。"}
        if form.on < asked[-1].on:
            return {"on": f"不能早于{event.label}之日（{asked[-1].on}），请核对。"}
    return {}


def _nothing_challenged(situation: Situation) -> str | None:
    asked = situation.here.last(Do.RECORD_CHALLENGE)
    return None if asked else "还没有登记行政复议或者行政诉讼，没有要提交的答复、答辩。"


def _nothing_to_remake(situation: Situation) -> str | None:
    """A case is decided anew where that was ordered; an order or decision that alone was revoked may be followed by another too."""
    case, here = situation.case, situation.here
    if waits_to_be_remade(situation):
        return None
    again = here.last(Do.HANDLE_AGAIN)
    fell = [entry for entry in here.all(Do.RECORD_CHALLENGE) if entry.answer("result") in FALLEN]
    if fell and (again is None or again.seq < fell[-1].seq) and falls_for_all(case, here):
        return None
    return "没有被撤销、责令重新作出的指令书、决定书。"


def waits_to_be_remade(situation: Situation) -> bool:
    """Tell whether a decision is to be made anew, and nobody has taken the case up again."""
    return any(True for _ in to_be_remade(situation.case, situation.here))


# --- effects --------------------------------------------------------------------------------------------------


def lines_of(case: CaseFacts, here: Proceeding, decided: Entry) -> Iterator[Promise]:
    """Find the lines that stand on an order or a decision: its own, and of a handling decision those ordered before, which it takes up."""
    seqs = {decided.seq}
    if decided.step == Do.DECIDE_HANDLING:
        seqs |= {entry.seq for entry in here.all(Do.ORDER_CORRECTION, Do.ORDER_FURTHER) if entry.seq < decided.seq}
    return (line for line in case.promised_in(here) if line.seq in seqs)


def own_lines(case: CaseFacts, here: Proceeding, decided: Entry) -> list[Promise]:
    """List the lines that this order or decision itself says."""
    return [line for line in case.promised_in(here) if line.seq == decided.seq]


def _matter(line: Promise) -> tuple[object, ...]:
    return line.payee, line.claim, line.deed


def takes_the_place(case: CaseFacts, here: Proceeding, decided: Entry) -> None:
    """Let what a decision says that is made anew take the place of what an order said on the same claim: it is owed once."""
    again = here.last(Do.HANDLE_AGAIN)
    said = {_matter(line) for line in own_lines(case, here, decided) if line.claim is not None}
    for line in case.promised_in(here) if again else ():
        if line.seq < decided.seq and line.revoked is None and _matter(line) in said:
            line.revoked = decided.seq


def _stand_again(case: CaseFacts, here: Proceeding, decided: Entry) -> None:
    """Let the order stand again, with all that came, while the decision after it is to be made anew (条例 第18条; 行政复议法 第64条)."""
    fell = {_matter(line): line for line in own_lines(case, here, decided) if line.revoked}
    for line in case.promised_in(here):
        if line.revoked == decided.seq and (new := fell.get(_matter(line))):
            line.revoked = None
            line.payments += new.payments
            new.payments = []


def _take_effect(case: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """Void or change, for each employer who challenged, what he owed by the paper that he challenged."""
    form = entry.as_(Challenged)
    if form.result is ChallengeResult.CHANGED:
        for row in form.changes:
            line, amount = case.promises[row.promise], Decimal(row.amount)
            line.changed.append((entry.seq, amount - (line.amount or 0)))
            line.amount = amount
    if form.result not in FALLEN:
        return
    for number in form.parties:
        for decided in challenged_by(here, entry, number):
            remade = form.result is ChallengeResult.REMADE
            for line in own_lines(case, here, decided) if remade else lines_of(case, here, decided):
                _let_off(case, here, line, number, entry.seq)
            if remade:
                _stand_again(case, here, decided)


def _let_off(case: CaseFacts, here: Proceeding, line: Promise, party: int, seq: int) -> None:
    """Take one employer from those who owe a line; where nobody is left it is revoked, and what came of it stays."""
    owing = line.liable or Liable(tuple(each.number for each in who_owes(case, here, line)))
    if party not in owing.everybody:
        return
    left = replace(
        owing,
        debtors=tuple(n for n in owing.debtors if n != party), backs=tuple(n for n in owing.backs if n != party),
        first=tuple(n for n in owing.first if n != party), parts=tuple(part for part in owing.parts if part[0] != party),
    )  # fmt: skip
    if left.everybody:
        line.liable = replace(left, debtors=left.debtors or left.everybody)
    else:
        line.revoked = seq


def _reopen(_: CaseFacts, here: Proceeding, __: Entry) -> None:
    """Nothing concludes the case any more: what did was revoked."""
    here.outcome = here.concluded_on = None


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_challenge(situation: Situation) -> dict[str, Any]:
    case, here = situation.case, situation.here
    body = situation.reference.setting(REVIEW_BODY)
    made = [entry for entry in all_decided(here) if PAPER_OF[entry.step] in DECISIONS] or all_decided(here)
    who = [n for entry in made for n in addressed(case, here, entry) if n in received_by(here, entry) and not fell_by(here, entry, n)]
    stage = stage_of(here, made[-1], who[0]) if who else None
    after = {Challenge.APPLIED: Challenge.REVIEWED, Challenge.SUED: Challenge.JUDGED, Challenge.REVIEWED: Challenge.SUED}
    event = after.get(stage, Challenge.APPLIED) if stage else Challenge.APPLIED
    return {"event": str(event), "parties": sorted(set(who))[:1], "body": body}


def _suggest_answer(situation: Situation) -> dict[str, Any]:
    asked = situation.here.last(Do.RECORD_CHALLENGE)
    if asked is None:
        return {}
    form = asked.as_(Challenged)
    what = Answered.SUIT if form.event in (Challenge.SUED, Challenge.JUDGED) else Answered.REVIEW
    return {"what": str(what), "parties": form.parties}


def ordered_anew(situation: Situation) -> list[dict[str, Any]]:
    """The lines that fell with a decision which is made anew, as answers of its form: they are said once."""
    case, here = situation.case, situation.here
    if (again := here.last(Do.HANDLE_AGAIN)) is None:
        return []
    since = {line.claim for line in case.promised_in(here) if line.seq > again.seq}
    return [
        {
            "payee": line.payee, "claim": line.claim, "amount": None if line.amount is None else str(line.amount - line.paid),
            "deed": line.deed and str(line.deed), "due_on": situation.today.isoformat(), "what": line.what or None,
        }
        for line in case.promised_in(here)
        if line.revoked and line.claim not in since and (line.amount is None or line.paid < line.amount)
    ]  # fmt: skip


# --- rows -----------------------------------------------------------------------------------------------------

CHALLENGED_AT = frozenset({FOUND, ORDERED, CORRECTED, DECIDED, REFERRED, INSPECTION_CLOSED})
"""A challenge goes on wherever the case stands meanwhile: one employer's, while another's part is decided anew."""
TAKEN_UP_FROM = frozenset({ORDERED, CORRECTED, DECIDED, REFERRED, INSPECTION_CLOSED})

ROWS = (
    Step(
        Do.RECORD_CHALLENGE, "登记行政复议、诉讼", Kind.INSPECTION,
        at=CHALLENGED_AT, to=STAY, by=INSPECTION_STAFF, asks=Challenged, unless=(nothing_received,),
        checks=(_in_their_order, _copy_came_after, _result_is_whole), does=_take_effect, suggests=_suggest_challenge,
        dated_by_law=True, says="{event}（{body}）{result:：}",
        basis="劳动保障监察条例 第19条；行政复议法 第20、42、63至69条；行政诉讼法 第44至46、56、69至77条",
    ),
    Step(
        Do.ANSWER_CHALLENGE, "提交复议答复、诉讼答辩", Kind.INSPECTION,
        at=CHALLENGED_AT, to=STAY, by=INSPECTION_STAFF, asks=Answer, unless=(_nothing_challenged,), checks=(_challenge_of,),
        suggests=_suggest_answer, says="提交{what}", basis="行政复议法 第48、54条；行政诉讼法 第3、67条",
    ),
    Step(
        Do.HANDLE_AGAIN, "重新处理", Kind.INSPECTION,
        at=TAKEN_UP_FROM, to=FOUND, by=INSPECTION_STAFF, asks=TakenUpAgain, unless=(_nothing_to_remake,), does=_reopen,
        rank=Rank.ELSE, first_while=waits_to_be_remade, dated_by_law=True,
        says="原决定已经撤销，恢复处理{note:：}", basis="行政复议法 第64条；行政诉讼法 第70、71条",
    ),
)
