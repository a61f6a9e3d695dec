"""A broken agreement before the commission (就协议款申请仲裁, 调解仲裁法 第15条): what was agreed is claimed, not what was disputed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..agreed_claims import AgreedAct, AgreedLine, AgreedSum, ForTheAgreed, asked_once
from ..codes import Item, Kind, Side
from ..do import Do
from ..facts import CaseFacts, Claim, Entry, Proceeding, Promise
from ..states.mediation import CLOSED, EFFECTIVE, RECONCILED
from ..step import STAY, Rank, Situation, Step
from .agreed import signed
from .handing_on import gone_whole
from .intake import MEDIATORS, REGISTRY, to_the_commission
from .overdue import may_be_asked_for, pressing
from .payment_order import PENDING, an_order_is_next, before_the_court, stage
from .still_to_come import went_on


def waiting(situation: Situation) -> list[Promise]:
    """List the lines that may be asked for and have not gone to arbitration, as themselves or by the claim that they settled."""
    case, here = situation.case, situation.here
    gone = asked_once(case, here)
    asked = may_be_asked_for(case, here, situation.today)
    return [line for line in asked if line.number not in gone and not went_on(case, here, line)]


def _nothing_waits(situation: Situation) -> str | None:
    if waiting(situation):
        return None
    return "没有到期没有履行、又还没有申请仲裁的协议事项（调解仲裁法第15条）。"


def _lines_fit(situation: Situation, form: ForTheAgreed) -> dict[str, str]:
    """Each line once, of somebody who applies, still open, and no more than is unpaid of it."""
    case, here = situation.case, situation.here
    mine = {line.number: line for line in case.promised_in(here)}
    open_ = {line.number for line in waiting(replace(situation, today=form.on))}
    due = {mine[number].payee for number in open_ if number in mine}
    idle = [case.parties[n].name for n in form.parties if n in case.parties and n not in due]
    found = {"parties": f"{'、'.join(idle)}没有到期没有履行的协议事项，请把他去掉（调解仲裁法第15条）。"} if idle else {}
    gone, seen = asked_once(case, here), set[int]()
    asked: tuple[tuple[str, Sequence[AgreedLine]], ...] = (("sums", form.sums), ("deeds", form.deeds))
    for name, rows in asked:
        for n, row in enumerate(rows):
            line = mine.get(row.promise)
            if line is None or not line.open or (line.deed is None) != (name == "sums"):
                found[f"{name}.{n}.promise"] = "这一项不在协议没有履行的事项中，请重新选择。"
            elif row.promise in gone or row.promise in seen or line.claim in gone_whole(case, here):
                found[f"{name}.{n}.promise"] = "这一项已经申请仲裁，或者重复了，请去掉。"
            elif row.promise not in open_:
                found[f"{name}.{n}.promise"] = (
                    f"这一项 {line.due_on} 到期，期限还没有过；协议没有约定一期不付、其余一并到期的，到期没有履行再申请"
                    "（调解仲裁法第15条）。"
                )
            elif line.payee not in form.parties:
                found[f"{name}.{n}.promise"] = f"这一项是{case.parties[line.payee].name}应得的，请把他列入申请人，或者去掉这一项。"
            seen.add(row.promise)
    for n, each in enumerate(form.sums):
        line = mine.get(each.promise)
        if line is not None and each.amount > line.unpaid:
            more = f"协议这一项只欠 {line.unpaid:,.2f} 元，不能超过它。要按原来的请求申请的，办理“申请仲裁”。"
            found.setdefault(f"sums.{n}.amount", more)
    return found


def _all_of_it(situation: Situation, form: ForTheAgreed) -> ForTheAgreed:
    """Write out everything that waits of each applicant of whom no row says anything."""
    mine = {line.number: line.payee for line in situation.case.promised_in(situation.here)}
    said = {mine[number] for number in form.lines if number in mine}
    lines = [line for line in waiting(situation) if line.payee in form.parties and line.payee not in said]
    sums = [AgreedSum(promise=line.number, amount=line.unpaid) for line in lines if line.deed is None]
    deeds = [AgreedAct(promise=line.number) for line in lines if line.deed is not None]
    return form.model_copy(update={"sums": [*form.sums, *sums], "deeds": [*form.deeds, *deeds]})


def _hand_on_the_agreed(facts: CaseFacts, mediation: Proceeding, entry: Entry) -> None:
    """The lines become claims of the arbitration, each saying what was claimed before; the claims of the mediation stay there."""
    opened, going = facts.proceedings[max(facts.proceedings)], entry.as_(ForTheAgreed)
    others = {party.number for party in facts.of_side(mediation, Side.RESPONDENT, Side.THIRD)}
    opened.parties = tuple(n for n in mediation.parties if n in others.union(going.parties))
    amounts = {row.promise: row.amount for row in going.sums}
    added = []
    for row in going.rows:
        number, line = facts.number(row), facts.promises[row.promise]
        before = facts.claims.get(line.claim or 0)
        item = before.item if before else str(Item.OTHER)
        facts.claims[number] = Claim(number, line.payee, item, amounts.get(line.number), _detail(line, before, mediation), line=line.number)
        added.append(number)
    opened.claims = tuple(added)


def _detail(line: Promise, before: Claim | None, mediation: Proceeding) -> str:
    """The detail of a claim for what was agreed; a 和解协议 of the parties is no 调解协议 (协商调解规定 第11、12条)."""
    paper = "调解协议" if signed(mediation) else "和解协议"
    agreed = f"协议约定 {line.due_on} 前支付 {line.amount:,.2f} 元" if line.amount is not None else f"协议约定：{line.what}"
    return f"履行{paper}：{agreed}" + (f"；原请求 {before.amount:,.2f} 元" if before and before.amount is not None else "")


def _suggest_the_agreed(situation: Situation) -> dict[str, Any]:
    """Whoever waits, where he is the only one; of several each applies for himself, and is ticked by whoever heard him."""
    payees = sorted({line.payee for line in waiting(situation)})
    return {"parties": payees if len(payees) == 1 else []}


def _is_next(situation: Situation) -> bool:
    """The workers have been told that the agreement is broken, no order to pay is open to them, and none is on its way for something."""
    if pressing(situation) is None or an_order_is_next(situation):
        return False
    return any(stage(situation.here, line) not in PENDING for line in waiting(situation))


def _before_the_court(situation: Situation, form: ForTheAgreed) -> dict[str, str]:
    said = before_the_court(situation, [line for line in situation.case.promised_in(situation.here) if line.number in form.lines])
    return {"sums": said} if said else {}


ROWS = (
    Step(
        Do.ARBITRATE_AGREEMENT, "就协议款申请仲裁", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, RECONCILED, CLOSED}), to=STAY, opens=Kind.ARBITRATION, by=MEDIATORS | REGISTRY, asks=ForTheAgreed,
        unless=(_nothing_waits,), by_day=(_nothing_waits,), checks=(_lines_fit,), doubts=(_before_the_court,), completes=_all_of_it,
        does=_hand_on_the_agreed, suggests=_suggest_the_agreed,
        freezes=to_the_commission, first_while=_is_next,
        rank=Rank.ELSE, says="就没有履行的协议款申请仲裁，材料移送仲裁委员会", basis="调解仲裁法 第5、15条；协商调解规定 第12、30条",
    ),
)  # fmt: skip
