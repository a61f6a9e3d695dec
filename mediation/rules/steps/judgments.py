"""Decisions of a court (法院裁判): an award set aside or left, or the dispute itself, claim by claim, with who pays how much (判决), or the
lines of a settlement before the court (法院调解). The lines are owed once the paper is in force: `judgment_force.py`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from ..acts import Act
from ..codes import Item, Kind, Outcome
from ..codes.court import Ruling, SuitKind
from ..codes.deeds import Deed
from ..do import Do
from ..effect import arbitration_of
from ..facts import CaseFacts, Decision, Entry, Proceeding, Promise
from ..forms import Form, Long, MaybeMoney, MaybeText, ask
from ..items import BY_ITEM
from ..liability import Owed, liable
from ..lineage import worded
from ..states.suit import DOCKETED, SUIT_ENDED
from ..step import Rank, Situation, Step
from .court import STAFF, suit_kind
from .owing import Beside, MaybeGround, asks_backs, asks_debtors, asks_first, asks_ground, asks_up_to, owing_faults
from .promises import MaybeDeed, PromiseAnswers, promises_are_sound, write_promises
from .setting_aside import final_items, items_are_the_award_s

MOST_DAYS = 365
"""自然日 that a judgment may give for performance."""
JUDGMENT, SETTLEMENT = "判决的各项", "法院调解书的履行事项"


class JudgedLine(Form):
    """The court's decision on one claim. The amount is in 元; empty where no money is adjudged."""

    claim: int = ask("请求", options="claims")
    upheld: bool = ask("支持", default=False, help="全部驳回的不勾选；只支持一部分的勾选，金额填判决支持的数")
    amount: MaybeMoney = ask("判决金额（元）", default=None)
    says: MaybeText = ask("判决主文", default=None, help="不是钱的写明；按仲裁裁决判的可以不填")
    deed: MaybeDeed = ask("判令做的事", default=None)
    debtors: list[int] = asks_debtors()
    backs: Beside = asks_backs()
    up_to: MaybeMoney = asks_up_to()
    first: Beside = asks_first()
    ground: MaybeGround = asks_ground()


class Judged(Protocol):
    """A form with what a court decided on each claim."""

    lines: list[JudgedLine]


class Decided(Act):
    """法院裁判."""

    on: date = ask("裁判之日", not_after="today")
    ruling: Ruling = ask("裁判结果")
    items: list[int] = ask(
        "撤销的裁决事项", options="claims", default=[], help="裁定只撤销部分裁决事项的选择；不选的，撤销的是本申请所针对的全部事项"
    )
    lines: list[JudgedLine] = ask(JUDGMENT, default=[], at_most=600, part=JUDGMENT, help="判决的，每项请求一行")
    perform_within: int = ask("判决履行期限（判决生效之日起，日）", default=10, part=JUDGMENT)
    single_instance: bool = ask("小额诉讼，一审终审", default=False, part=JUDGMENT)
    promises: list[PromiseAnswers] = ask(SETTLEMENT, default=[], at_most=600, part=SETTLEMENT, help="法院调解的，按调解书逐项填写")
    content: Long = ask("主文要点", long="long")


# --- checks -----------------------------------------------------------------------------------------------------


def _of_its_sort(situation: Situation, form: Decided) -> dict[str, str]:
    asked_to_set_aside = suit_kind(situation.here) is SuitKind.SET_ASIDE
    on_setting_aside = form.ruling in (Ruling.SET_ASIDE, Ruling.SET_ASIDE_REFUSED)
    if on_setting_aside != asked_to_set_aside:
        return {"ruling": "申请撤销裁决的，结果是裁定撤销或者驳回申请；起诉的，结果是判决、调解或者驳回起诉。"}
    return {}


def lines_fit(situation: Situation, lines: Sequence[JudgedLine], perform_within: int) -> dict[str, str]:
    """Check that a judgment decides each claim of the suit once, with its sum, and with who pays where several could (民事诉讼法 第155
    条)."""
    case, here = situation.case, situation.here
    decided = [line.claim for line in lines]
    if sorted(decided) != sorted(here.claims):
        wanted = "、".join(f"第 {n} 项{Item(case.claims[n].item).label}" for n in here.claims)
        return {"lines": f"判决的，每项请求写一行且只写一行（本诉讼的请求：{wanted}），驳回的不勾选“支持”（民事诉讼法第155条）。"}
    found: dict[str, str] = {}
    for row, line in enumerate(lines):
        if line.upheld and case.claims[line.claim].amount is not None and line.amount is None and not line.deed:
            found[f"lines.{row}.amount"] = "支持的金钱请求要写明判决的金额。"
        if line.amount and not line.upheld:
            found[f"lines.{row}.amount"] = "驳回的请求不能有金额；请勾选“支持”或者清空金额。"
    if not 1 <= perform_within <= MOST_DAYS:
        found["perform_within"] = "履行期限请填 1 至 365 日。"
    return found or owing_faults(situation, "lines", _owed(case, lines))


def _owed(case: CaseFacts, lines: Sequence[JudgedLine]) -> Iterable[tuple[JudgedLine, Owed]]:
    for line in lines:
        if line.upheld and (line.amount is not None or line.deed):
            claim = case.claims[line.claim]
            yield line, Owed(claim.claimant, claim, line.amount is not None)


def _says_what_becomes_of_the_claims(situation: Situation, form: Decided) -> dict[str, str]:
    """A judgment has its lines, a settlement before the court its own, and nothing else has any (民事诉讼法 第100、155条)."""
    found: dict[str, str] = {}
    if form.ruling is Ruling.JUDGED:
        found |= lines_fit(situation, form.lines, form.perform_within)
    if form.ruling is Ruling.MEDIATED:
        found |= promises_are_sound(situation, form) if form.promises else {"promises": "请按法院调解书逐项填写：谁付给谁多少、何时付清。"}
    elif form.promises:
        found["promises"] = "只有法院调解的才填写调解书的履行事项，请删除各行。"
    return found


def more_than_claimed(situation: Situation, form: Judged) -> dict[str, str]:
    """Ask about a sum above the claim: before a court a claim may be raised (民事诉讼法 第143条), and it may be a slip."""
    claims = situation.case.claims
    found = {}
    for row, line in enumerate(form.lines):
        claimed = claims[line.claim].amount if line.claim in claims else None
        if line.amount and claimed is not None and line.amount > claimed:
            found[f"lines.{row}.amount"] = f"判决金额超过仲裁请求 {claimed:,.2f} 元：诉讼中增加了请求的，请核对判决书"
    return found


def _without_lines(_: Situation, form: Decided) -> Decided:
    """The rows that were filled in beforehand mean something in a judgment alone."""
    return form if form.ruling is Ruling.JUDGED else form.model_copy(update={"lines": []})


# --- effects ----------------------------------------------------------------------------------------------------


def judge(facts: CaseFacts, suit: Proceeding, seq: int, lines: Sequence[JudgedLine]) -> None:
    """Write what the court decided on each claim, and what it obliges to, due once the judgment is in force; in the place of what an
    earlier judgment of this suit said."""
    let_go(facts, suit)
    for line in lines:
        claim, owing = facts.claims[line.claim], liable(line, facts.claims[line.claim]) if line.upheld else None
        suit.decisions.append(Decision(line.claim, line.upheld, line.amount, line.says or "", None, "判决", seq, "", owing))
        deed = line.deed or (BY_ITEM[Item(claim.item)].deed if line.upheld and line.amount is None else None)
        if line.amount or deed:
            number = facts.last_line() + 1
            what = Item(claim.item).label if deed is None else _what(facts, line, Deed(deed))
            facts.promises[number] = Promise(
                number, suit.number, claim.claimant, line.amount, None, line.claim, what, seq, Deed(deed) if deed else None, owing
            )  # fmt: skip


def let_go(facts: CaseFacts, suit: Proceeding) -> None:
    """Take out what an earlier decision of this suit said and obliged to; a line on which something came stays."""
    suit.decisions.clear()
    for line in facts.promised_in(suit):
        if not line.begun:
            del facts.promises[line.number]


def _what(facts: CaseFacts, line: JudgedLine, deed: Deed) -> str:
    claim = facts.claims[line.claim]
    return line.says or worded(facts, deed, claim.claimant, claim.number) or Item(claim.item).label


def _decide(facts: CaseFacts, suit: Proceeding, entry: Entry) -> None:
    form = entry.as_(Decided)
    if form.ruling is Ruling.JUDGED and form.lines:
        judge(facts, suit, entry.seq, form.lines)
    elif form.ruling is Ruling.MEDIATED:
        let_go(facts, suit)
        write_promises(facts, suit, form.promises, entry.seq)
    else:
        _undo_if_set_aside(facts, suit, form)


def _undo_if_set_aside(facts: CaseFacts, suit: Proceeding, form: Decided) -> None:
    """Drop the lines of what was set aside, which need not be performed, unless money has arrived on them."""
    arbitration = arbitration_of(facts, suit)
    if form.ruling is not Ruling.SET_ASIDE or arbitration is None:
        return
    final = final_items(facts, suit) & set(form.items or suit.claims)
    for promise in facts.promised_in(arbitration):
        if promise.claim in final and not promise.begun:
            del facts.promises[promise.number]


def _decided_how(_: CaseFacts, __: Proceeding, entry: Entry) -> Outcome:
    return {
        Ruling.JUDGED: Outcome.JUDGED, Ruling.MEDIATED: Outcome.JUDGED, Ruling.DISMISSED: Outcome.SUIT_DISMISSED,
        Ruling.SET_ASIDE: Outcome.SET_ASIDE, Ruling.SET_ASIDE_REFUSED: Outcome.SET_ASIDE_REFUSED,
    }[entry.as_(Decided).ruling]


def suggest_lines(situation: Situation) -> list[dict[str, Any]]:
    """A row for each claim of the suit, filled with what this suit, else the award, decided on it: most judgments change little."""
    arbitration = arbitration_of(situation.case, situation.here)
    said = {line.claim: line for line in arbitration.decisions} if arbitration else {}
    said |= {line.claim: line for line in situation.here.decisions}
    return [_row(number, said.get(number)) for number in situation.here.claims]


def _row(claim: int, said: Decision | None) -> dict[str, Any]:
    if said is None:
        return {"claim": claim}
    owing = said.liable
    beside = {"debtors": [*owing.debtors], "backs": [*owing.backs], "up_to": str(owing.up_to) if owing.up_to else None,
              "first": [*owing.first]} if owing else {}  # fmt: skip
    return {"claim": claim, "upheld": said.upheld, "amount": str(said.amount) if said.amount else None, **beside}


def _suggest(situation: Situation) -> dict[str, Any]:
    return {} if suit_kind(situation.here) is SuitKind.SET_ASIDE else {"lines": suggest_lines(situation)}


ROWS = (
    Step(
        Do.DECIDE_SUIT, "法院裁判", Kind.SUIT,
        at=frozenset({DOCKETED}), to=SUIT_ENDED, by=STAFF, asks=Decided,
        checks=(_of_its_sort, items_are_the_award_s, _says_what_becomes_of_the_claims), doubts=(more_than_claimed,),
        completes=_without_lines, does=_decide, outcome=_decided_how, suggests=_suggest,
        rank=Rank.FIRST, says="{ruling}：{content}", basis="调解仲裁法 第48至50条；民事诉讼法 第100、155条；司法解释（一）第21、22条",
    ),
)
