"""What a settlement or an award prints of its result (裁决事项、履行事项): that entry's own, where a case has several."""

from decimal import Decimal
from typing import Any

from mediation.rules.codes import Item, Side
from mediation.rules.codes.evidence import Handed
from mediation.rules.do import Do
from mediation.rules.effect import FINAL, NON_FINAL, made_by
from mediation.rules.facts import CaseFacts, Decision, Entry, Proceeding
from mediation.services.papers import data as printed


def exhibits(known: CaseFacts, entry: Entry) -> list[printed.ExhibitData]:
    """What was handed in by this entry."""
    return [
        printed.ExhibitData(
            number=e.number, party=known.parties[e.party].name, name=e.name, proves=e.proves or None,
            source=e.source or None, handed=Handed(e.handed).label, pages=e.pages,
        )
        for e in known.exhibits.values()
        if e.seq == entry.seq
    ]  # fmt: skip


def award_kinds(here: Proceeding, entry: Entry) -> set[bool]:
    """Which awards the entry's decisions call for: True final, False non-final (see DocumentData.decided)."""
    finals = {line.final for line in decided_in(here, entry) if line.final is not None}
    return finals or {False}


def decided_in(here: Proceeding, entry: Entry) -> list[Decision]:
    """The decisions of one award; those of the proceeding, where the entry is no award."""
    if entry.step not in (Do.AWARD, Do.AWARD_PART):
        return here.decisions
    claims = {int(row["claim"]) for row in entry.given["lines"]}
    return [line for line in here.decisions if line.claim in claims]


def promises(known: CaseFacts, here: Proceeding, entry: Entry) -> list[printed.PromiseData]:
    """The performance lines; of a settlement, those that it makes itself."""
    made = known.promised_in(here)
    if entry.step == Do.SETTLE_PART:
        made = [p for p in made if p.claim in set(entry.given["claims"])]
    elif entry.step == Do.SETTLE:
        made = made[-len(entry.given["promises"]) :]
    return [
        printed.PromiseData(
            payee=p.payee, payee_name=known.parties[p.payee].name, amount=p.amount, due_on=p.due_on,
            what=p.what or (Item(known.claims[p.claim].item).label if p.claim else ""),
        )
        for p in made
    ]  # fmt: skip


def decisions(known: CaseFacts, here: Proceeding, entry: Entry) -> list[printed.DecisionData]:
    """What the award decides, claim by claim."""
    found = []
    for line in _ordered(entry) if entry.step == Do.ORDER_PRIOR_EXECUTION else decided_in(here, entry):
        claim = known.claims[line.claim]
        found.append(
            printed.DecisionData(
                claim=here.claims.index(line.claim) + 1, claimant_name=known.parties[claim.claimant].name,
                item=Item(claim.item).label, claimed=claim.amount, upheld=line.upheld, amount=line.amount,
                says=line.says, final=line.final, reasoning=line.why,
            )
        )  # fmt: skip
    return found


def _ordered(entry: Entry) -> list[Decision]:
    """What is to be paid before the award (先予执行)."""
    return [
        Decision(int(row["claim"]), True, Decimal(str(row["amount"])), "", None, "") for row in entry.given["lines"]
    ]


def absent(known: CaseFacts, here: Proceeding) -> list[str]:
    """Who stayed away from the hearing that was held last."""
    held = here.last(Do.HOLD_HEARING)
    return [known.parties[int(n)].name for n in held.given.get("absent") or ()] if held else []


def split_number(number: str | None, here: Proceeding, entry: Entry, *, final: bool) -> str | None:
    """The 案号; split awards are -1 (final) and -2 (non-final), each with its own remedy (办案规则 第50条第4款)."""
    if number and len(award_kinds(here, entry)) > 1:
        return number.removesuffix("号") + ("-1号" if final else "-2号")
    return number


def certified(known: CaseFacts, here: Proceeding, entry: Entry, number: str | None) -> dict[str, Any]:
    """What a certificate of effect says of its paper: when it was made, who received it when, for whom it is in force."""
    paper = str(entry.given["served"])
    made = made_by(here, paper)
    got = here.received(paper)
    claimants, chosen = {known.claims[n].claimant for n in here.claims}, {int(n) for n in entry.given["parties"]}
    return {
        "made_on": made.on if made else None,
        "paper_number": split_number(number, here, made, final=paper in FINAL) if made and paper in FINAL | NON_FINAL else number,
        "received": [
            printed.Receipt(side=party.side.label, name=party.name, on=got.get(party.number))
            for party in known.of_side(here, *Side)
        ],
        "in_favour": [known.parties[n].name for n in sorted(chosen)] if claimants - chosen else [],
    }  # fmt: skip
