"""The facts of a case: the journal's entries, and what a replay makes of them.

Parties, claims, promises and proceedings are numbered within their case, in the order they appeared, so that a replay of the journal
alone gives the database's numbers. Nothing secret (ID number, phone, address, account) is in an entry: it stays in sealed columns.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from .codes import Kind, PublicService, ServiceMethod, Side
from .codes.served import MADE_ON
from .do import Do
from .entry import Entry as Entry
from .mandate import Agent
from .numbered import Numbered, Things
from .owed import Liable as Liable
from .owed import Payment as Payment
from .owed import Promise as Promise
from .party import Exit as Exit
from .party import Party as Party
from .party import is_worker as is_worker
from .party import workers_among as workers_among
from .reopened import Reopening
from .service_address import ServiceAddress


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The sum that a calculator gave for a claim, in 元, with its formula; kept beside the claim, never in its place."""

    seq: int
    proceeding: int
    label: str
    amount: Decimal
    lines: tuple[str, ...]


@dataclass(slots=True)
class Claim:
    """One claim (请求事项) of one person. `amount` is in 元; None means the claim is not for money. `piece_of`: the claim that several
    heirs share, and whose part this is; None: it is whole, or the first part. `of`: the party from whom one inherited it who had her own
    beside it; None: it came with her place. `against` names the parties it is against; empty: all
    of the other side. `rest_of`: the claim of a mediation of which it asks what had not come;
    `line`: the line of an agreement that it asks to be performed; None: it is a claim of its own. `instead_of`: the claim that was
    changed into it (变更请求)."""

    number: int
    claimant: int
    item: str
    amount: Decimal | None
    detail: str = ""
    against: tuple[int, ...] = ()
    worked_out: list[WorkedOut] = field(default_factory=list)
    piece_of: int | None = None
    of: int | None = None
    rest_of: int | None = None
    line: int | None = None
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence (证据) that a party handed in, in this proceeding by this entry. `handed` is a code of
    `codes/evidence.py`; `pages` None: nobody counted. `late`: after the party's evidence period (逾期举证)."""

    number: int
    party: int
    proceeding: int
    seq: int
    on: date
    name: str
    proves: str
    source: str
    handed: str
    pages: int | None
    late: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """One document on its way to one party (送达): what, to whom, when, how, by which entry.

    `document` is the name of its template. `on` is the day of receipt (收到之日); where it has not `arrived`, the day of
    the publication or the posting, which is followed by another delivery once its days are over (视为送达). `sent_on` is
    the day of posting by mail (交邮之日), None for every other way; `proof` names the receipt, '' where nobody noted one; `taker`,
    who signed in the party's place, '': the party.
    """

    document: str
    party: int
    on: date
    way: ServiceMethod | PublicService
    seq: int
    arrived: bool = True
    sent_on: date | None = None
    proof: str = ""
    taker: str = ""


@dataclass(slots=True)
class Decision:
    """The decision of an award on one claim, its amount in 元. `final` is None where nothing was awarded (驳回); `why` tells the
    label on the page, `prose` in the award ('': where nothing was awarded); `seq`: the award's entry. `liable` None: nobody was
    named to perform it.
    """

    claim: int
    upheld: bool
    amount: Decimal | None
    says: str
    final: bool | None
    why: str
    seq: int = 0
    prose: str = ""
    liable: Liable | None = None


@dataclass(slots=True)
class Sitting:
    """A mediation session or a hearing that has been set. `starts` is HH:MM, local time; `minutes`, how long it takes.

    `joined` is the number (案号) of the case that is heard together with this one (合并开庭); '': none.
    """

    on: date
    starts: str
    place: str
    seq: int
    held: bool = False
    minutes: int = 90
    joined: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """An applicant who left while the others went on (部分撤回). `outcome` is the code that a whole case would have ended with.

    `taken_up`: the case had been accepted, so that the count of those who applied stays as it was. `seq`: by which entry.
    """

    seq: int
    on: date
    outcome: str
    taken_up: bool


@dataclass(slots=True)
class Proceeding:
    """One proceeding (程序) of the case, as its entries leave it.

    `received_on` is the day the application was received or completed (补正完成); `accepted_on` None: not (yet)
    accepted; `concluded_on` and `outcome` None: not concluded. `outcome` is a code of `rules/codes/` (结案方式).
    `settled` holds the claims of each settlement of some claims that stands, by its entry; `handled` its claims with those that were
    dropped or left it.
    `staff` names who sits in each seat, `shut_out` whom the proceeding may not have (login: why, 回避), `paused` who takes no part until
    that is decided (login: why). `parties` keeps those who `left` and who are `gone` (by number): what was served on them and ran
    for them is part of the file. `joined` says by which entry somebody was brought in later (追加). `deliveries` say what was served on
    whom, oldest first.
    """

    number: int
    kind: Kind
    state: str
    unit: str
    received_on: date
    parties: tuple[int, ...]
    claims: tuple[int, ...]
    handled: frozenset[int] = frozenset()
    came_from: int | None = None
    accepted_on: date | None = None
    concluded_on: date | None = None
    outcome: str | None = None
    state_before: str | None = None
    handler: str = ""
    staff: dict[str, str] = field(default_factory=dict)
    shut_out: dict[str, str] = field(default_factory=dict)
    paused: dict[str, str] = field(default_factory=dict)
    left: dict[int, Departure] = field(default_factory=dict)
    gone: dict[int, Exit] = field(default_factory=dict)
    joined: dict[int, int] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    settled: dict[int, tuple[int, ...]] = field(default_factory=dict)
    sittings: list[Sitting] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    reopened: list[Reopening] = field(default_factory=list)

    @property
    def members(self) -> tuple[int, ...]:
        """The parties, with those who left; without those whose place another took, or who are no party any more (变更当事人)."""
        return tuple(n for n in self.parties if n not in self.gone) if self.gone else self.parties

    @property
    def addressees(self) -> tuple[int, ...]:
        """The parties to whom a paper can be addressed: all but those who are dead or dissolved."""
        return tuple(n for n in self.parties if n not in self.gone or self.gone[n].reachable) if self.gone else self.parties

    def standing_for(self, number: int) -> frozenset[int]:
        """The party with those in whose place it stands (承继): what was done by them and to them counts for it."""
        found = {number}
        for out, how in reversed(self.gone.items()):
            if how.over and found & set(how.by):
                found.add(out)
        return frozenset(found)

    def successors(self, number: int) -> list[int]:
        """The party, and everybody who came to stand in its place (承继)."""
        how = self.gone.get(number)
        return [number, *(n for heir in how.by for n in self.successors(heir))] if how and how.over else [number]

    def labels_by(self, award: Entry) -> set[bool | None]:
        """Return the labels of what this award upholds: final, non-final or both; one that upholds nothing is non-final."""
        return {line.final for line in self.decisions if line.seq == award.seq} - {None} or {False}

    def last(self, *steps: Do) -> Entry | None:
        """The latest entry of any of these steps, or None."""
        return next((entry for entry in reversed(self.entries) if entry.step in steps), None)

    def all(self, *steps: Do) -> Iterator[Entry]:
        """Every entry of these steps, oldest first."""
        return (entry for entry in self.entries if entry.step in steps)

    def arrived(self, *documents: str, since: int = 0) -> Iterator[Delivery]:
        """List the arrivals of these documents (of all, where none is named) after the entry `since`, oldest first.

        What arrived before the day of that entry is an earlier paper's, however late it was noted.
        """
        first = next((entry.on for entry in reversed(self.entries) if entry.seq == since), date.min) if since else date.min
        return (
            delivery
            for delivery in self.deliveries
            if delivery.arrived
            and delivery.seq > since
            and delivery.on >= first
            and (not documents or delivery.document in documents)
        )

    def received(self, document: str, since: int = 0) -> dict[int, date]:
        """Each party's day of receipt (收到之日) of what was served after the entry `since`: the earliest, where it was served again
        or an earlier receipt came to light later. What a party received is received by whoever took its place."""
        found: dict[int, date] = {}
        for delivery in self.arrived(document, since=since):
            for party in self.successors(delivery.party):
                found[party] = min(delivery.on, found.get(party, delivery.on))
        return found

    def receipts(self, *documents: str) -> list[Delivery]:
        """The receipt of these documents (of all, where none is named) by each party, in the order they were first recorded.

        Where one paper arrived twice, it was received on the earlier day, whichever was recorded first. What was drawn up anew
        since is another paper.
        """
        found: dict[tuple[str, int, int], Delivery] = {}
        for delivery in self.arrived(*documents):
            key = (delivery.document, delivery.party, self._drawn_up_by(delivery))
            known = found.get(key, delivery)
            found[key] = replace(known, on=min(known.on, delivery.on))
        return list(found.values())

    def _drawn_up_by(self, delivery: Delivery) -> int:
        """The entry that drew up what was delivered: the latest before it, in the journal and by the day; 0: none says so."""
        makers = self.all(*MADE_ON.get(delivery.document, ()))
        return max((entry.seq for entry in makers if entry.seq < delivery.seq and entry.on <= delivery.on), default=0)


@dataclass(frozen=True, slots=True)
class Versions:
    """An entry as it was recorded (`first`), and as each correction left it, by the correction's number, in order."""

    first: Entry
    later: dict[int, Entry]

    @property
    def last(self) -> Entry:
        """The entry as it counts."""
        return [self.first, *self.later.values()][-1]

    def before(self, correction: int) -> Entry:
        """The entry as that correction found it."""
        return [self.first, *(entry for seq, entry in self.later.items() if seq < correction)][-1]


@dataclass(slots=True)
class CaseFacts:
    """Everything the journal says of one case.

    `struck` and `amended` name the correction that struck an entry or amended it last; `versions` hold the amended ones, and
    `corrected` says by correction which step's entry it is about. `counted`: how many numbers were given, of each kind; `former`:
    a party's names before it was put right. `agents`: by the entry that brought each. `unsigned`: the lines of an agreement in force
    as they were agreed, that wait, wholly or of some debtor, for a signature. `common_request`: whether many ask the same (a code of
    `codes/intake.py`), else the reading by which it is known; '': by their number, as the entries of before had it. `reported`: it began
    by a report (举报); `informants`: whom entries of before had among its parties, unnamed. `site`: the construction site's name, or ''.
    """

    cause: str = ""
    story: str = ""
    green_channel: bool = False
    common_request: str = ""
    reported: bool = False
    informants: frozenset[int] = frozenset()
    site: str = ""
    parties: dict[int, Party] = field(default_factory=dict)
    claims: dict[int, Claim] = field(default_factory=dict)
    promises: dict[int, Promise] = field(default_factory=dict)
    unsigned: dict[int, Promise] = field(default_factory=dict)
    exhibits: dict[int, Exhibit] = field(default_factory=dict)
    agents: dict[int, Agent] = field(default_factory=dict)
    service_addresses: list[ServiceAddress] = field(default_factory=list)
    proceedings: dict[int, Proceeding] = field(default_factory=dict)
    struck: dict[int, int] = field(default_factory=dict)
    amended: dict[int, int] = field(default_factory=dict)
    versions: dict[int, Versions] = field(default_factory=dict)
    corrected: dict[int, int] = field(default_factory=dict)
    counted: Counter[Things] = field(default_factory=Counter)
    former: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def number(self, row: Numbered) -> int:
        """The number of what this row brings: the one that it has kept, else the next that nobody has."""
        return row.number or self.next_number(row.brings)

    def next_number(self, things: Things) -> int:
        """The next number of these things that nobody has; from now on it is given."""
        taken: dict[int, Any] = getattr(self, things)
        number = self.counted[things] + 1
        while number in taken:
            number += 1
        self.counted[things] = number
        return number

    def first_of(self, number: int) -> int:
        """The party that stood at the beginning where this one stands now: heirs are, together, the one worker who died."""
        while (before := self.parties[number].predecessor) is not None:
            number = before
        return number

    def firsts_of(self, number: int) -> frozenset[int]:
        """The parties that stood at the beginning where this one stands now: one who inherits beside her own claims stands for both."""
        return frozenset({self.first_of(number)}.union(*(self.firsts_of(n) for n in self.parties[number].inherits)))

    def people(self, numbers: Iterable[int]) -> int:
        """Count the people among these parties who are nobody's employer, as they were at the beginning: the heirs of one are one."""
        return len({first for n in numbers for first in self.firsts_of(n) if not self.parties[first].kind.employs})

    def members(self) -> list[int]:
        """The parties of the case, without those who are gone from the last proceeding that had them, or died before the first."""
        last: dict[int, Proceeding] = {n: p for p in self.proceedings.values() for n in (*p.gone, *p.parties)}
        return [n for n in self.parties if n not in self.informants and (n not in last or n not in last[n].gone)]

    def of_side(self, proceeding: Proceeding, *sides: Side) -> list[Party]:
        """The proceeding's parties of these sides, in order, less those who left it."""
        return [self.parties[n] for n in self.present_in(proceeding) if self.parties[n].side in sides]

    def present_in(self, proceeding: Proceeding) -> tuple[int, ...]:
        """The parties whom the proceeding still concerns. Who left, and has a claim that was decided before, is one of them; so is
        whom a counter-claim (反申请) is against, though he withdrew what he asked for himself. Who is gone is none.
        """
        members = proceeding.members
        if not proceeding.left or any(self.parties[self.claims[n].claimant].side is Side.RESPONDENT for n in proceeding.claims):
            return members
        decided = {self.claims[n].claimant for n in proceeding.claims}
        return tuple(n for n in members if n not in proceeding.left or n in decided)

    def waits_for(self, proceeding: Proceeding, document: str, *sides: Side, since: int = 0) -> list[Party]:
        """The parties of these sides (of all, where none is named) who have not received what was served after `since`."""
        received = proceeding.received(document, since)
        return [party for party in self.of_side(proceeding, *(sides or Side)) if party.number not in received]

    def applied_in(self, proceeding: Proceeding) -> list[Party]:
        """The applicants with whom the case was taken up: a dispute of ten stays one when somebody leaves it."""
        stayed = set(self.present_in(proceeding)) | {n for n, how in proceeding.left.items() if how.taken_up}
        return [self.parties[n] for n in proceeding.members if n in stayed and self.parties[n].side is Side.APPLICANT]

    def promised_in(self, proceeding: Proceeding) -> list[Promise]:
        """The performance lines made in this proceeding."""
        return [promise for promise in self.promises.values() if promise.proceeding == proceeding.number]

    def agreed_in(self, proceeding: Proceeding) -> list[Promise]:
        """The performance lines as they were agreed in this proceeding, whoever has signed for them."""
        lines = {**self.promises, **self.unsigned}
        return [lines[n] for n in sorted(lines) if lines[n].proceeding == proceeding.number]

    def last_line(self) -> int:
        """The greatest number that a performance line has; 0: there is none."""
        return max((*self.promises, *self.unsigned), default=0)

    def claimed_in(self, proceeding: Proceeding) -> list[Claim]:
        """The claims handled in this proceeding."""
        return [self.claims[n] for n in proceeding.claims]

    def exhibits_in(self, proceeding: Proceeding) -> list[Exhibit]:
        """List the exhibits that the proceeding's parties handed in, there or in a proceeding before it."""
        return [exhibit for exhibit in self.exhibits.values() if exhibit.party in proceeding.parties]

    def amount_claimed(self, proceeding: Proceeding) -> Decimal:
        """The sum claimed in this proceeding (标的额), in 元."""
        return sum((claim.amount or Decimal(0) for claim in self.claimed_in(proceeding)), Decimal(0))
