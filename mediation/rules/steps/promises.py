"""Performance lines (履行事项): the same questions and checks for an agreement, a settlement and the money that follows."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, Protocol

from pydantic import BeforeValidator

from ..codes import Item, Kind, Side
from ..codes.deeds import Deed
from ..debts import counting
from ..deeds import wording
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..forms import Form, MaybeMoney, MaybeNumber, MaybeText, ask
from ..items import BY_ITEM
from ..liability import Owed, liable
from ..lineage import worded
from ..numbered import Numbered
from ..reviewed import letter_since
from ..step import Situation
from .came_meanwhile import came_of
from .owing import (
    Beside,
    MaybeGround,
    asks_backs,
    asks_debtors,
    asks_first,
    asks_ground,
    asks_up_to,
    claim_of,
    owing_faults,
    who_pays,
)
from .undecided import undecided

DEFAULT_BREACH = (
    "任何一方逾期不履行的，对方当事人可以依法申请仲裁；因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成协议的，"
    "劳动者可以持本协议书依法向人民法院申请支付令。"
)

MaybeDeed = Annotated[Deed | None, BeforeValidator(lambda value: value or None)]


class PromiseAnswers(Numbered):
    """One line: to whom, for which claim, how much or which act, by when. Vague promises are refused in review (办案规则 第78条第5项).
    """

    brings = "promises"
    payee: int = ask("应得人", options="parties")
    claim: MaybeNumber = ask("对应请求", default=None, options="claims")
    amount: MaybeMoney = ask("金额（元）", default=None)
    deed: MaybeDeed = ask("不是付钱的，选要做的事", default=None)
    due_on: date = ask("履行期限")
    what: MaybeText = ask("款项名称、要做的事的写法", default=None, help="要做的事不填的，用通常的写法")
    debtors: list[int] = asks_debtors()
    backs: Beside = asks_backs()
    up_to: MaybeMoney = asks_up_to()
    first: Beside = asks_first()
    ground: MaybeGround = asks_ground()


class HasPromises(Protocol):
    """A form with performance lines."""

    on: date
    promises: list[PromiseAnswers]


def promises_are_sound(situation: Situation, form: HasPromises) -> dict[str, str]:
    """A line is owed to whoever made its claim, and to no party that claims nothing here and only owes; by somebody named, where
    several could; none is due before it was agreed."""
    found: dict[str, str] = {}
    for row, line in enumerate(form.promises):
        if line.payee not in situation.here.members:
            found[f"promises.{row}.payee"] = "应得人必须是本程序的当事人，请重新选择。"
        elif sentence := _owed_to_another(situation, line):
            found[f"promises.{row}.payee"] = sentence
        if line.claim is not None and line.claim not in situation.here.claims:
            found[f"promises.{row}.claim"] = "对应请求不在本程序中，请重新选择。"
        found |= {f"promises.{row}.{name}": sentence for name, sentence in _money_or_act(line).items()}
        if line.due_on < form.on:
            found[f"promises.{row}.due_on"] = f"履行期限不能早于这一步的日期（{form.on}）。"
    known = [line for line in form.promises if line.payee in situation.here.parties]
    owed = ((line, Owed(line.payee, claim_of(situation, line.claim), line.deed is None)) for line in known)
    return found or owing_faults(situation, "promises", owed)


def _money_or_act(line: PromiseAnswers) -> dict[str, str]:
    """A line is either a sum or an act, and an act that has no usual words is worded (办案规则 第78条第5项: 内容明确)."""
    if line.amount is None and line.deed is None:
        return {"amount": "请填写金额；不是付钱的，选要做的事。"}
    if line.amount is not None and line.deed is not None:
        return {"deed": "付钱和做事请各写一行：这一行要么填金额，要么选要做的事。"}
    if line.deed is not None and not (line.what or wording(line.deed, "")):
        return {"what": "请写明要做什么，例如：向张三交还工作日志（写不清的，审查时不予确认，办案规则第78条第5项）。"}
    return {}


def _owed_to_another(situation: Situation, line: PromiseAnswers) -> str:
    """Return the sentence for a line whose payee cannot be owed it; '' where it can."""
    case, here = situation.case, situation.here
    claim = case.claims[line.claim] if line.claim in here.claims else None
    if claim is not None and claim.claimant != line.payee:
        return f"这项请求是{case.parties[claim.claimant].name}提出的，应得人应当是{case.parties[claim.claimant].name}，请重新选择。"
    claimants = {each.claimant for each in case.claimed_in(here)}
    if case.parties[line.payee].side is Side.RESPONDENT and line.payee not in claimants:
        return f"{case.parties[line.payee].name}是被申请人，没有提出请求，不能是应得人，请重新选择。"
    return ""


def add_promises(facts: CaseFacts, proceeding: Proceeding, entry: Entry, lines: Sequence[PromiseAnswers]) -> None:
    """Write the lines into the facts, replacing an earlier unsigned version of this proceeding's lines."""
    for old in facts.promised_in(proceeding):
        del facts.promises[old.number]
    write_promises(facts, proceeding, lines, entry.seq)


def write_promises(facts: CaseFacts, proceeding: Proceeding, lines: Sequence[PromiseAnswers], seq: int) -> None:
    """Write the lines of the entry `seq` into the facts, beside those that stand."""
    last = facts.last_line()
    for row in lines:
        number = row.number or (last := last + 1)
        what = row.what or (worded(facts, row.deed, row.payee, row.claim) if row.deed else "")
        facts.promises[number] = Promise(
            number, proceeding.number, row.payee, row.amount, row.due_on, row.claim, what, seq, row.deed,
            liable(row, facts.claims.get(row.claim or 0)),
        )  # fmt: skip


def owed_in(facts: CaseFacts, here: Proceeding) -> list[Promise]:
    """The lines that are to be performed here: those made here, or, once a 审查调解书 is in force, those of the agreement that
    it repeats (办案规则 第77条): there the duty stands from then on, though the mediation may be closed."""
    agreed = facts.proceedings.get(here.came_from or 0)
    if here.kind is Kind.REVIEW and agreed is not None and here.last(Do.SIGN_REVIEW_LETTER):
        there = letter_since(facts, here)
        return [line for line in facts.promised_in(agreed) if line.payee in there]
    return facts.promised_in(here)


def payable_in(facts: CaseFacts, here: Proceeding) -> list[Promise]:
    """The lines on which money that comes here is booked: those that are to be performed here, and, where a later paper counts for their
    debt, its lines. Money is noted where it is heard of, once."""
    return counting(facts, owed_in(facts, here))


def suggest_promises(situation: Situation) -> dict[str, Any]:
    """Everything that was claimed, due in three days: the agreement most groups hope for."""
    return {"promises": all_claimed(situation, situation.today + timedelta(days=3))}


def all_claimed(situation: Situation, due: date) -> list[dict[str, Any]]:
    """A line for every claim here that waits for its result and is for money or asks for an act, due on that day; of a sum of which some
    came by an order or an agreement of before, for the rest."""
    found, waiting, came = [], undecided(situation.here), came_of(situation.case, situation.here)
    for claim in situation.case.claimed_in(situation.here):
        if claim.number not in waiting:
            continue
        deed = BY_ITEM[Item(claim.item)].deed
        if claim.amount is not None:
            rest = claim.amount - came.get(claim.number, Decimal(0))
            if rest > 0 or claim.number not in came:
                line = {"payee": claim.claimant, "claim": claim.number, "amount": str(rest), "due_on": due.isoformat()}
                found.append({**line, **who_pays(situation.case, situation.here, claim)})
        elif deed is not None:
            found.append({"payee": claim.claimant, "claim": claim.number, "deed": str(deed), "due_on": due.isoformat()})
    return found


class PaymentAnswers(Form):
    """Money that arrived on one line, in 元; a row without any is one that nothing came on."""

    promise: int = ask("履行事项", options="payable")
    full: bool = ask("全额到账", default=False)
    amount: MaybeMoney = ask("到账金额（元）", default=None, help="只到了一部分的填写")


def payments_fit(situation: Situation, form: Any) -> dict[str, str]:
    """A payment belongs to a line of this proceeding, or to that of the later paper that counts in its place, and does not exceed what is
    still owed on it; something came."""
    return amounts_fit(form.payments, payable_in(situation.case, situation.here))


def amounts_fit(payments: Sequence[PaymentAnswers], lines: Sequence[Promise]) -> dict[str, str]:
    """Return the faults of the sums that came on these lines, by dotted path of the question `payments`."""
    found: dict[str, str] = {}
    left = {line.number: line.unpaid for line in lines if line.amount is not None}
    for row, line in enumerate(payments):
        if line.promise not in left:
            found[f"payments.{row}.promise"] = "本程序没有这一应付的款项，请重新选择。"
        elif line.full and line.amount not in (None, left[line.promise]):
            found[f"payments.{row}.amount"] = f"勾选了全额（{left[line.promise]:,.2f} 元），金额请空着；只到了一部分的，请去掉勾选。"
        elif line.amount is not None and line.amount > left[line.promise]:
            found[f"payments.{row}.amount"] = f"该项只欠 {left[line.promise]:,.2f} 元，到账金额不能超过它。"
        else:
            left[line.promise] -= left[line.promise] if line.full else line.amount or Decimal(0)
    if not found and not any(line.full or line.amount for line in payments):
        found["payments"] = "哪一笔到账了？到账的逐行勾选“全额到账”，或者填写金额。"
    return found


def sums_written_out(situation: Situation, form: Any) -> Any:
    """Write out the sum of whatever came in full, and leave out the rows on which nothing came."""
    return form.model_copy(update={"payments": written_out(form.payments, payable_in(situation.case, situation.here))})


def written_out(payments: Sequence[PaymentAnswers], lines: Sequence[Promise]) -> list[PaymentAnswers]:
    """The rows on which something came, each with its sum in 元."""
    left = {line.number: line.unpaid for line in lines}
    return [
        row if row.amount is not None else row.model_copy(update={"amount": left[row.promise]})
        for row in payments
        if row.full or row.amount is not None
    ]
