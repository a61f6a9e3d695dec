"""Settlements before the tribunal (仲裁调解书): which stand, whom each names, and for whom it is in force.

Several workers in one case are claims heard together, and what one of them does is nothing to the others (民事诉讼法 第55条第2款): a
settlement of several is in force for each once he and those with whom he settled have signed (调解仲裁法 第42条), and falls for whoever
goes back on it before. What cannot be parted (a claim or a line against several of them together) keeps those together.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from .codes import Outcome, Side
from .do import Do
from .facts import CaseFacts, Claim, Entry, Party, Proceeding, Promise, is_worker

SETTLEMENTS = {"settlement": Do.SETTLE, "partial_settlement": Do.SETTLE_PART}
"""The step that draws up each settlement, by its document."""
PAPERS = {step: document for document, step in SETTLEMENTS.items()}
"""The document of each such step."""
UNDONE_BY = {"settlement": "反悔，继续审理", "partial_settlement": "部分调解反悔"}
"""The label of the step that undoes each settlement before it is in force; held against the rows by test."""


# --- which stand, and of what -----------------------------------------------------------------------------------


def settled_in_part(here: Proceeding) -> list[Entry]:
    """List the settlements of some claims that stand: made of a part (办案规则 第73条), or left of one of everything when somebody went
    back on it (第72条)."""
    return [entry for entry in here.all(*PAPERS) if entry.seq in here.settled]


def standing(here: Proceeding, *documents: str) -> list[Entry]:
    """List the settlements that stand, of these documents (of all, where none is named), oldest first: those of a part, and the one by
    which the proceeding ended."""
    last = here.last(Do.SETTLE) if here.outcome == Outcome.SETTLED else None
    found = [entry for entry in here.all(*PAPERS) if entry.seq in here.settled or entry is last]
    return [entry for entry in found if not documents or PAPERS[entry.step] in documents]


def undone_by(here: Proceeding, made: Entry) -> str:
    """Return the label of the step by which somebody goes back on this settlement: one of a part by its own."""
    return UNDONE_BY["partial_settlement" if made.seq in here.settled else PAPERS[made.step]]


def disposed_before(here: Proceeding, entry: Entry) -> set[int]:
    """The claims that a partial award or a settlement of some claims had dealt with before this entry: what comes after disposes only of
    what is left (办案规则 第49、73条).
    """
    settled = {n for seq, claims in here.settled.items() if seq < entry.seq for n in claims}
    return settled | {line.claim for line in here.decisions if line.seq < entry.seq}


def claims_of(here: Proceeding, made: Entry) -> tuple[int, ...]:
    """The claims that a settlement settles, by number: of one of everything, what was not dealt with before."""
    if made.seq in here.settled:
        return here.settled[made.seq]
    before = disposed_before(here, made)
    return tuple(n for n in here.claims if n not in before)


# --- whom it names ----------------------------------------------------------------------------------------------


def settlement_binds(case: CaseFacts, here: Proceeding, made: Entry) -> list[Party]:
    """List the parties of a settlement, as it names them (办案规则 第72、73条): whoever made a claim that it settles, their opponents, and
    a third party to whom it promises something. What some settle is nothing to the others, nor to whoever was joined since; who died
    since is named in it still.
    """
    named = _there_when(case, here, made)
    claims = [case.claims[n] for n in claims_of(here, made)]
    asking = {_as_named(case, named, claim.claimant, claim.of) for claim in claims}
    promised = {_as_named(case, named, line.payee, line.of) for line in _lines(case, here, made)}
    if made.seq in here.settled:
        opponents = _against_whom(case, here, made, named)
    else:
        sides = {case.parties[n].side for n in asking}
        others = {Side.APPLICANT, Side.RESPONDENT} - sides if len(sides) == 1 else {Side.APPLICANT, Side.RESPONDENT}
        opponents = {n for n in named if case.parties[n].side in others}
    return [case.parties[n] for n in named if n in asking | promised | opponents]


def _against_whom(case: CaseFacts, here: Proceeding, made: Entry, named: list[int]) -> set[int]:
    """Those of the paper whom its claims are against, and who perform its lines: a counter-claim against one worker is nothing to another
    who settled nothing, or went back on it (民事诉讼法 第55条第2款)."""
    found: set[int] = set()
    for claim in (case.claims[n] for n in claims_of(here, made)):
        found |= _opponents(case, named, _as_named(case, named, claim.claimant, claim.of), claim.against)
    for line in _lines(case, here, made):
        about = case.claims.get(line.claim) if line.claim is not None else None
        found |= _performing(case, named, _as_named(case, named, line.payee, line.of), line, about)
    return found


def bound_by(case: CaseFacts, here: Proceeding, made: Entry) -> set[int]:
    """Return whoever a settlement binds, by number: those whom it names, and those who took their place since."""
    bound = {party.number for party in settlement_binds(case, here, made)}
    for out, how in here.gone.items():
        if how.over and out in bound:
            bound.update(how.takers)
    return bound


def _lines(case: CaseFacts, here: Proceeding, made: Entry) -> list[Promise]:
    return [line for line in case.promised_in(here) if line.seq == made.seq]


def _there_when(case: CaseFacts, here: Proceeding, made: Entry) -> list[int]:
    """The parties, by number, when a paper was drawn up: less those who came since, and with those who are out since."""
    out = {n: how for n, how in here.gone.items() if how.seq > made.seq}
    came = {n for how in out.values() for n in how.by} | {n for n, seq in here.joined.items() if seq > made.seq}
    there = out.keys() | set(case.present_in(here))
    return [n for n in here.parties if n in there and n not in came]


def _as_named(case: CaseFacts, named: Collection[int], number: int, of: int | None = None) -> int:
    """The party under whose name a paper has what is this one's today: the dead man's, whose heir she is."""
    if of in named and of is not None:
        return of
    while number not in named and (before := case.parties[number].predecessor) is not None:
        number = before
    return number


# --- for whom it holds and falls together -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Together:
    """Those for whom a settlement is in force, or falls, together: one worker, or several whom a claim or a line joins (`whose`), with
    whoever settled with them (`parties`); the `claims` and the performance `lines` (by number) between them.
    """

    whose: frozenset[int]
    parties: frozenset[int]
    claims: frozenset[int]
    lines: frozenset[int]

    def joined(self, other: "Together") -> "Together":
        """Both as one."""
        return Together(
            self.whose | other.whose, self.parties | other.parties, self.claims | other.claims, self.lines | other.lines
        )


def apart(case: CaseFacts, here: Proceeding, made: Entry) -> list[Together]:
    """List the parts of a settlement that stand and fall by themselves, worker by worker (民事诉讼法 第55条第2款)."""
    binding = settlement_binds(case, here, made)
    named = [party.number for party in binding]
    workers = {party.number for party in binding if is_worker(party, binding) and party.side is not Side.THIRD}
    found: dict[int, Together] = {}
    for piece in _pieces(case, here, made, named, workers):
        whole = piece
        for other in {id(each): each for n in piece.whose if (each := found.get(n))}.values():
            whole = whole.joined(other)
        found |= dict.fromkeys(whole.whose, whole)
    return list({id(each): each for each in found.values()}.values())


def _pieces(
    case: CaseFacts, here: Proceeding, made: Entry, named: list[int], workers: Collection[int]
) -> Iterator[Together]:
    """Each claim and each line, with those between whom it is; one that is no worker's is its own person's (a third party)."""
    claims = {n: case.claims[n] for n in claims_of(here, made)}
    for number, claim in claims.items():
        claimant = _as_named(case, named, claim.claimant, claim.of)
        parties = {claimant, *_opponents(case, named, claimant, claim.against)}
        yield Together(frozenset(parties & set(workers) or {claimant}), frozenset(parties), frozenset({number}), frozenset())
    for line in _lines(case, here, made):
        payee, about = _as_named(case, named, line.payee, line.of), claims.get(line.claim or 0)
        parties = {payee, *_performing(case, named, payee, line, about)}
        whose = parties & set(workers) or {payee}
        if about is not None:
            whose |= {_as_named(case, named, about.claimant, about.of)} & set(workers)
        on = frozenset({about.number}) if about else frozenset[int]()
        yield Together(frozenset(whose), frozenset(parties | whose), on, frozenset({line.number}))


def _opponents(case: CaseFacts, named: list[int], claimant: int, against: Collection[int]) -> set[int]:
    """Those of the paper whom a claim of this party is against: those that it names, else all of the other side."""
    meant = {_as_named(case, named, n) for n in against} & set(named)
    other = Side.APPLICANT if case.parties[claimant].side is Side.RESPONDENT else Side.RESPONDENT
    return meant or {n for n in named if case.parties[n].side is other}


def _performing(case: CaseFacts, named: list[int], payee: int, line: Promise, about: Claim | None) -> set[int]:
    """Those of the paper who perform a line: whom it names, else whom its claim is against."""
    owing = line.liable.everybody if line.liable else ()
    meant = {_as_named(case, named, n) for n in owing} & set(named)
    return meant or _opponents(case, named, payee, about.against if about else ())


# --- signed, and by whom not yet ------------------------------------------------------------------------------------


def unsigned(case: CaseFacts, here: Proceeding, made: Entry) -> list[Party]:
    """List the parties of the settlement that have not signed it: an heir's own receipt is not the dead man's (调解仲裁法 第42条)."""
    signed = _signed(here, made)
    return [party for party in settlement_binds(case, here, made) if party.number not in signed]


def unsigned_for(case: CaseFacts, here: Proceeding, made: Entry, party: int) -> list[Party]:
    """List those who have to sign a settlement before it is in force for this party, and have not."""
    waited, signed = _waited_for(case, here, apart(case, here, made), party), _signed(here, made)
    return [each for each in settlement_binds(case, here, made) if each.number in waited and each.number not in signed]


def unsigned_lines(case: CaseFacts, here: Proceeding, made: Entry) -> frozenset[int]:
    """Return the lines of the settlement, by number, that somebody between whom they are has not signed."""
    if not unsigned(case, here, made):
        return frozenset()
    return frozenset[int]().union(*(each.lines for each in _open(case, here, made)))


def signed_since(case: CaseFacts, here: Proceeding, made: Entry, party: int) -> date | None:
    """Return the day on which the last signed for whom the settlement waited with regard to this party (调解仲裁法 第42条第3款); None:
    somebody has not.
    """
    waited = _waited_for(case, here, apart(case, here, made), party)
    if not waited <= _signed(here, made):
        return None
    received = here.received(PAPERS[made.step], made.seq)
    return max((received[n] for n in waited), default=None)


@dataclass(frozen=True, slots=True)
class Signed:
    """What a settlement is to one of several: in force `since` this day; None: not yet, for want of those who are `lacking`."""

    since: date | None
    lacking: list[Party]


def signed_for_each(case: CaseFacts, here: Proceeding, made: Entry) -> dict[int, Signed]:
    """Return by number, for everybody whose a part of the settlement is, what `signed_since` and `unsigned_for` say of him: the parts are
    found once, and not by each of many workers anew. {}: it is one whole, of everything.
    """
    parts, binding = apart(case, here, made), settlement_binds(case, here, made)
    if len(parts) < 2 and made.seq not in here.settled:
        return {}
    signed, received, found = _signed(here, made), here.received(PAPERS[made.step], made.seq), dict[int, Signed]()
    for number in frozenset[int]().union(*(each.whose for each in parts)):
        waited = _waited_for(case, here, parts, number)
        since = max((received[n] for n in waited), default=None) if waited <= signed else None
        found[number] = Signed(since, [each for each in binding if each.number in waited - signed])
    return found


def _signed(here: Proceeding, made: Entry) -> set[int]:
    return {delivery.party for delivery in here.arrived(PAPERS[made.step], since=made.seq)}


def _waited_for(case: CaseFacts, here: Proceeding, parts: list[Together], party: int) -> frozenset[int]:
    """The parties whose signatures it takes: all between whom his part is, and the part of whoever he stands for (承继)."""
    those = _stands_for(here, party)
    asked = {n for n in here.claims if case.claims[n].claimant == party}
    own = [each for each in parts if each.whose & those or each.claims & asked] or [each for each in parts if each.parties & those]
    return frozenset[int]().union(*(each.parties for each in own))


def _stands_for(here: Proceeding, party: int) -> set[int]:
    """The party with those whom it followed, also where it was a party before (an heir who claims beside what he inherited)."""
    found = {party}
    for out, how in reversed(here.gone.items()):
        if how.over and found & set(how.takers):
            found.add(out)
    return found


def in_force_between(case: CaseFacts, here: Proceeding, made: Entry, party: int) -> bool:
    """Tell whether everything that this party settled is in force, so that he cannot go back on any of it (调解仲裁法 第42条)."""
    return not any(each.parties & _stands_for(here, party) for each in _open(case, here, made))


def falls_for(case: CaseFacts, here: Proceeding, made: Entry, backing_out: Collection[int]) -> list[int]:
    """List those, by number, for whom a settlement falls when these go back on it: themselves, or whoever settled with them; not for whom
    it is in force already (调解仲裁法 第42条第3、4款).
    """
    those = {each for n in backing_out for each in _stands_for(here, n)}
    return sorted({n for each in _open(case, here, made) if each.parties & those for n in each.whose})


def fell_for(here: Proceeding, made: Entry) -> list[int]:
    """List those, by number, for whom this settlement fell because somebody went back on it, as the entries keep it."""
    return sorted({n for entry in _gone_back_by(here, made.seq) for n in entry.used.fallen})


def undone(here: Proceeding, seq: int) -> Entry | None:
    """Return the entry by which the settlement that was made at `seq` fell for everybody; None: it stands, if only for some."""
    if any(made.seq == seq for made in standing(here)):
        return None
    return next(reversed(list(_gone_back_by(here, seq))), None)


def _gone_back_by(here: Proceeding, seq: int) -> Iterator[Entry]:
    """The entries by which somebody went back on the settlement made at `seq`: one of everything is the last before."""
    for entry in here.all(Do.UNDO_SETTLEMENT, Do.UNDO_PART_SETTLEMENT):
        last = max((each.seq for each in here.all(Do.SETTLE) if each.seq < entry.seq), default=0)
        if seq == (entry.answer("settlement") or last):
            yield entry


def _open(case: CaseFacts, here: Proceeding, made: Entry) -> list[Together]:
    """The parts of it that are not in force yet."""
    signed = _signed(here, made)
    return [each for each in apart(case, here, made) if not each.parties <= signed]


def take_back(case: CaseFacts, here: Proceeding, made: Entry, fallen: Collection[int]) -> None:
    """Let a settlement fall for these: what it promised them is owed no longer, and what they claimed waits again. For the others it
    stands, as a settlement of their claims. Nobody named: for everybody, as the entries of before had it.
    """
    parts = apart(case, here, made)
    falling = [each for each in parts if not fallen or each.whose & set(fallen)]
    claims, lines = ({n for each in falling for n in getattr(each, of)} for of in ("claims", "lines"))
    rest = tuple(n for n in claims_of(here, made) if n not in claims)
    for line in _lines(case, here, made):
        if not rest or line.number in lines:
            del case.promises[line.number]
    if rest:
        here.settled[made.seq] = rest
    else:
        here.settled.pop(made.seq, None)


def settled_out(case: CaseFacts, here: Proceeding, before: int) -> frozenset[int]:
    """Return those, by number, for whom settlements that are in force had dealt with everything before the entry `before`, while others go
    on: what comes then is nothing to them (民事诉讼法 第55条第2款). Whoever is asked for something still is none of them.
    """
    made_before = [made for made in settled_in_part(here) if made.seq < before]
    settled = {n for made in made_before for n in here.settled[made.seq]}
    rest = [case.claims[n] for n in here.claims if n not in settled]
    there = list(here.members)
    concerned = {n for claim in rest for n in (claim.claimant, *_opponents(case, there, claim.claimant, claim.against))}
    own = {case.claims[n].claimant for n in settled} - concerned if rest else set[int]()
    return frozenset(n for n in own if all(signed_since(case, here, made, n) for made in made_before if n in bound_by(case, here, made)))


def to_be_made_anew(here: Proceeding, made: Entry, waiting: list[Party]) -> str:
    """Return the sentence on the first of those who have not signed a settlement and never will, because he died or was dissolved: it is
    undone and made anew with those who follow him (调解仲裁法 第42条；民法典 第13、1121条). '': all of them still may.
    """
    for party in waiting:
        if how := here.gone.get(party.number):
            return (f"这份调解书写的是{party.name}，没有签收（{how.ground.label}），不能由承继人代为签收：请办理“{undone_by(here, made)}”，"
                    "与承继人重新调解，另作调解书（调解仲裁法第42条）。")
    return ""
