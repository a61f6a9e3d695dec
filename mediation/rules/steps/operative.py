"""The operative words of an award (裁决主文) on what is not for money: typed, else the item's usual ones, in the claim's direction."""

from collections.abc import Sequence
from typing import Protocol

from ..codes import Item
from ..codes.deeds import Deed
from ..deeds import BY_DEED
from ..facts import CaseFacts, Claim, Proceeding, is_worker
from ..items import BY_ITEM, orders
from ..liability import Owed, Owing, debtors_fault, liable, opponents, terms
from ..lineage import whose, worded
from ..step import Situation
from .labels import Line

AS_CLAIMED = "按请求裁决"
"""What early forms held where nobody wrote the words."""


class Spoken(Line, Owing, Protocol):
    """The decision on one claim with the words that were typed for it, and who performs it."""

    says: str | None
    deed: Deed | None


class Awards(Protocol):
    """An award's form: its lines, and within how many 自然日 after it is in force they are to be performed."""

    lines: Sequence[Spoken]
    perform_within: int


def operative(facts: CaseFacts, here: Proceeding, line: Spoken, days: int) -> str:
    """Return the words of a line: what was typed; else, where it is upheld without money, the item's usual ones ('': it has none)."""
    typed = (line.says or "").strip("。； ")
    if typed not in ("", AS_CLAIMED) or not line.upheld or line.amount is not None:
        return line.says or ""
    claim = facts.claims[line.claim]
    claimant = facts.parties[claim.claimant]
    owing = liable(line, claim)
    named = [facts.parties[n] for n in owing.debtors] if owing else []
    who = [party.name for party in named or opponents(facts, here, claim)]
    by_worker = is_worker(claimant, [facts.parties[n] for n in here.members])
    words = orders(Item(claim.item), who=who, to=_done_for(facts, claim), days=days, by_worker=by_worker)
    since = f"（{claim.detail.strip('。；; ')}）" if claim.item == Item.RELATION and claim.detail and words else ""
    how = terms(facts, here, owing, claim.claimant) if words and BY_ITEM[Item(claim.item)].deed else ""
    return words + since + (f"，{how}" if how else "")


def _done_for(facts: CaseFacts, claim: Claim) -> str:
    """The name of whom an award orders it for: what is of the worker's own person, and 劳动关系, stays his when heirs ask for it."""
    row = BY_ITEM[Item(claim.item)]
    personal = row.of_worker or (row.deed is not None and BY_DEED[row.deed].personal)
    return (whose(facts, claim.claimant, claim.number) if personal else facts.parties[claim.claimant]).name


def ordered_deeds(facts: CaseFacts, lines: Sequence[Spoken]) -> dict[str, str]:
    """Return the act that each upheld line without money orders, by its claim's number: the one that was chosen, else the item's.
    """
    upheld = (line for line in lines if line.upheld and line.amount is None and line.claim in facts.claims)
    found = {str(line.claim): line.deed or BY_ITEM[Item(facts.claims[line.claim].item)].deed for line in upheld}
    return {claim: str(deed) for claim, deed in found.items() if deed is not None}


def words_of(facts: CaseFacts, claim: Claim, deed: Deed, said: str) -> str:
    """Return the words of an act that was awarded: the usual ones, else what the award says."""
    return worded(facts, deed, claim.claimant, claim.number) or said.strip("。； ") or Item(claim.item).label


def names_who_performs(situation: Situation, form: Awards) -> dict[str, str]:
    """Ask who performs what is upheld, where several could: an award never makes all of them pay unsaid (调解仲裁法 第46条; 民法典 第178条:
    连带责任，由法律规定或者当事人约定). Words that were typed for what is not money say it themselves.
    """
    claims = {n: situation.case.claims[n] for n in situation.here.claims}
    asked = [
        (n, line, claims[line.claim])
        for n, line in enumerate(form.lines)
        if line.claim in claims and line.upheld and (line.amount is not None or not line.says)
    ]
    return {
        f"lines.{n}.{field}": sentence
        for n, line, claim in asked
        for field, sentence in debtors_fault(
            situation.case, situation.here, line, Owed(claim.claimant, claim, line.amount is not None)
        ).items()
    }


def says_what_is_ordered(situation: Situation, form: Awards) -> dict[str, str]:
    """Ask for the words of what is upheld without money and has no usual ones: an award states its result (调解仲裁法 第46条)."""
    return {
        f"lines.{row}.says": f"支持的{Item(situation.case.claims[line.claim].item).label}没有金额，请写明裁决主文：谁向谁做什么、何时做完"
        "（调解仲裁法第46条：裁决书应当载明裁决结果）。"
        for row, line in enumerate(form.lines)
        if line.upheld
        and line.claim in situation.case.claims
        and line.amount is None
        and situation.case.claims[line.claim].amount is None
        and not operative(situation.case, situation.here, line, form.perform_within).strip("。； ")
    }
