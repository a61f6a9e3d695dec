"""The passing on (承继) of what a party claims, was awarded and is owed to those who take its place, each by its share (民法典 第1130条).

One who was a party already keeps what is her own, and has what she inherits beside it: it stays the dead worker's in words and counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from ..facts import CaseFacts, Liable, Proceeding, Promise

FEN = Decimal("0.01")


def pass_on(facts: CaseFacts, number: int, heirs: Sequence[int], shares: Sequence[Decimal]) -> None:
    """Give the heirs what the party claims, what it was awarded and what it is owed, each by its share; sums are in 元 and leave no cent
    over. What is no money is not divided: it stands in the first one's name. What was paid was paid to the party.
    """
    pieces: dict[tuple[int | None, int], int] = {}
    for claim in [each for each in facts.claims.values() if each.claimant == number and not _performed(facts, each.number)]:
        root, own = claim.piece_of or claim.number, claim.of
        claim.claimant, claim.of = heirs[0], _of(facts, number, heirs[0], own)
        if claim.amount is None:
            continue
        claim.amount, *others = parted(claim.amount, shares)
        for heir, amount in zip(heirs[1:], others, strict=True):
            piece = pieces[claim.number, heir] = facts.next_number("claims")
            of = _of(facts, number, heir, own)
            facts.claims[piece] = replace(claim, number=piece, claimant=heir, amount=amount, worked_out=[], piece_of=root, of=of)
        new = [pieces[claim.number, heir] for heir in heirs[1:]]
        for proceeding in facts.proceedings.values():
            _follow_the_pieces(proceeding, claim.number, new, shares)
    for line in [each for each in facts.promises.values() if each.payee == number and each.unperformed]:
        _pass_line_on(facts, line, heirs, shares, pieces)


def _of(facts: CaseFacts, number: int, heir: int, of: int | None) -> int | None:
    """The party on whose work something of the party `number` rests once this heir has it; None: as the heir's line of descent says."""
    return of or (number if number in facts.parties[heir].inherits else None)


def _pass_line_on(
    facts: CaseFacts, line: Promise, heirs: Sequence[int], shares: Sequence[Decimal], pieces: Mapping[tuple[int | None, int], int]
) -> None:
    """Give the heirs one performance line; of one that is paid in part, a line with what is paid stays the party's."""
    own, caps = line.of, _caps(line.liable, shares)
    if line.amount is None:
        line.payee, line.of = heirs[0], _of(facts, line.payee, heirs[0], own)
        return
    dead, coming = line.payee, list(zip(heirs, parted(line.left, shares), caps, strict=True))
    if line.paid:
        line.amount = line.paid
    else:
        line.payee, line.amount, line.liable = coming.pop(0)
        line.of = _of(facts, dead, line.payee, own)
    for heir, amount, liable in coming:
        number, claim = facts.last_line() + 1, pieces.get((line.claim, heir), line.claim)
        facts.promises[number] = replace(
            line, number=number, payee=heir, amount=amount, claim=claim, liable=liable, payments=[], doings=[], credited=[],
            moved=[], of=_of(facts, dead, heir, own),
        )  # fmt: skip


def _caps(owing: Liable | None, shares: Sequence[Decimal]) -> list[Liable | None]:
    """Whoever performs each part of what is divided: the sum up to which somebody backs it is one sum for all of it, and so is parted."""
    if owing is None or owing.up_to is None:
        return [owing for _ in shares]
    return [replace(owing, up_to=cap) for cap in parted(owing.up_to, shares)]


def _performed(facts: CaseFacts, claim: int) -> bool:
    lines = [line for line in facts.promises.values() if line.claim == claim]
    return bool(lines) and not any(line.unperformed for line in lines)


def _follow_the_pieces(here: Proceeding, claim: int, pieces: Sequence[int], shares: Sequence[Decimal]) -> None:
    """Whatever the proceeding says of the claim it says of its pieces: that it is asked here, was settled, was decided."""
    if claim not in here.claims or not pieces:
        return
    place = here.claims.index(claim) + 1
    here.claims = (*here.claims[:place], *pieces, *here.claims[place:])
    here.settled = {seq: (*claims, *pieces) if claim in claims else claims for seq, claims in here.settled.items()}
    for line in [each for each in here.decisions if each.claim == claim]:
        amounts = parted(line.amount, shares) if line.amount is not None else [None for _ in shares]
        caps = _caps(line.liable, shares)
        line.amount, line.liable = amounts[0], caps[0]
        rest = zip(pieces, amounts[1:], caps[1:], strict=True)
        here.decisions += [replace(line, claim=n, amount=amount, liable=liable) for n, amount, liable in rest]


def parted(amount: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """A sum in 元 in parts by the shares, to the cent; what is left over goes to the first."""
    others = [(amount * share / sum(shares)).quantize(FEN, ROUND_DOWN) for share in shares[1:]]
    return [amount - sum(others, Decimal(0)), *others]
