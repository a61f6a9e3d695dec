"""The step (办理步骤): the row that the tables of rules/steps/ are made of, and the situation that its guards look at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any, Literal

from .acts import Dated
from .calendar import Calendar
from .codes import Kind, Outcome
from .composition import Sitter
from .do import Do
from .facts import CaseFacts, Entry, Proceeding
from .forms import Form
from .roles import Role
from .seats import Seats
from .states import State
from .used import Used


@dataclass(frozen=True, slots=True)
class MinimumWage:
    """The local minimum wage (最低工资) from a day on, 元 per month, and where it was read."""

    since: date
    monthly: str
    source: str


@dataclass(frozen=True, slots=True)
class AverageWage:
    """The average wage of a `year` in a region (设区市、省), 元 per month or year as it was published, and where it was read."""

    region: str
    per: Literal["month", "year"]
    year: int
    amount: str
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A unit that handles cases, as rules see it. `mediates`: a mediation organisation (调解组织); `level`: 企业 … 市."""

    code: str
    name: str
    level: str
    mediates: bool


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a time limit as its clock counts it. `stopped`: the clock stands still, and the day is what it would be had it not
    been stopped; `why` is the sum. `paper`: the number of the entry that made the paper whose days these are; None: it is counted once.
    """

    on: date
    stopped: bool
    why: str
    paper: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The dated data that rules look things up in. `commission` is the code of the unit that arbitrates.

    `settings` are the local readings (参数), each with its source and 待本局确认 in the operator's table. `last_days` reckons a time limit
    by the table of limits, of which no step knows; None: nothing is reckoned, as in a test of something else.
    """

    calendar: Calendar
    minimum_wages: tuple[MinimumWage, ...] = ()
    commission: str = ""
    average_wages: tuple[AverageWage, ...] = ()
    units: tuple[Organisation, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    last_days: "Callable[[CaseFacts, Proceeding, Reference, date, str, int | None], list[LastDay]] | None" = None

    def setting(self, key: str, otherwise: str = "") -> str:
        """A local setting's value; `otherwise` where it is empty or was never entered."""
        return self.settings.get(key) or otherwise

    def minimum_wage(self, on: date) -> MinimumWage | None:
        """The minimum wage in force on that day, or None where the table does not reach back so far."""
        known = [wage for wage in self.minimum_wages if wage.since <= on]
        return max(known, key=lambda wage: wage.since) if known else None

    def average_wage(self, region: str, per: Literal["month", "year"], year: int) -> AverageWage | None:
        """The average wage of that year, or None where it is not in the table: another year's is never taken for it."""
        return next((w for w in self.average_wages if (w.region, w.per, w.year) == (region, per, year)), None)


@dataclass(frozen=True, slots=True)
class Situation:
    """The situation in which a step is asked for: the case, the day and the person. `proceeding` None: the step opens a case;
    `actor` '': nobody in particular; `roles` are theirs, () where nobody in particular asks.

    `roster` holds, by login, the people whom the step's form may choose from; empty where it chooses nobody. `authored_only`: the
    person's roles do not do the step, and it is asked for as the author of what it corrects. `meant`: those of the parties, by number,
    whom the button that opened the form named; empty where it named nobody.
    """

    case: CaseFacts
    proceeding: Proceeding | None
    today: date
    reference: Reference
    actor: str = ""
    roster: Mapping[str, Sitter] = field(default_factory=dict)
    authored_only: bool = False
    roles: frozenset[Role] = frozenset()
    meant: frozenset[int] = frozenset()

    @property
    def here(self) -> Proceeding:
        """The proceeding, for guards of steps that need one."""
        assert self.proceeding is not None, "a step inside a proceeding was asked for outside one"
        return self.proceeding

    def last_day(self, limit: str, party: int | None = None, paper: int | None = None) -> LastDay | None:
        """The last day of this limit here as clock, list and paper give it, for this party or (None) the whole case; None: it does not
        run. Where each paper has its own: that of this `paper` (the number of its entry), or (None) the first to end.
        """
        return next((last for last in self.last_days(limit, party) if paper is None or last.paper in (paper, None)), None)

    def last_days(self, limit: str, party: int | None = None) -> list[LastDay]:
        """The last days of this limit here for this party, one for each paper that has its own, the first to end first; []: none runs."""
        reckon = self.reference.last_days
        return reckon(self.case, self.here, self.reference, self.today, limit, party) if reckon else []


Guard = Callable[[Situation], str | None]
"""Says why the step cannot be done now, and what to do instead; None lets it pass."""
Check = Callable[[Situation, Any], Mapping[str, str]]
"""Says what is wrong with the answers, by field."""
Completes = Callable[[Situation, Any], Any]
"""Writes out what sound answers leave to the record (全额, 全部没有履行的), so that the journal holds it; returns the whole answers."""
Signed = Callable[[CaseFacts, Proceeding, Entry, Form], str | None]
"""Says why new answers cannot take the place of the entry's, which parties signed, and what to do instead; None: they may."""
Effect = Callable[[CaseFacts, Proceeding, Entry], None]
"""Writes what the entry says into the facts. Runs at every replay, so it reads nothing but the entry."""
ON_PAPER = "纸质审批，承办人登记"
"""The setting of a bureau whose approvals are signed on paper, and entered by whoever proposed them."""
OWN_ACT = "审批人本人登录办理"
"""The setting of a bureau where whoever approves signs in and does the step."""
NO_APPROVAL = "不另审批"
"""The setting of a bureau that wants no approval where no law names one; that of a bureau which says nothing."""
Move = Literal["stay", "back", "close"]
STAY: Move = "stay"
BACK: Move = "back"
CLOSE: Move = "close"


class Rank(IntEnum):
    """The place of a step among those that can be done in the same state; within a rank the table's order holds.

    FIRST: what the state waits for. NEXT, THEN: the usual course besides. ELSE: the other way out (调解不成、不予受理), which
    nobody is led to where a hoped-for one is lawful. SELDOM: offered quietly, never foremost. LAST: after all others.
    """

    FIRST = 1
    NEXT = 2
    THEN = 3
    ELSE = 4
    SELDOM = 5
    LAST = 6

    @property
    def hoped_for(self) -> bool:
        """True for the usual course of a case."""
        return self <= Rank.THEN

    @property
    def foremost(self) -> bool:
        """True where the step may be the main button of a page or of a line in a list."""
        return self <= Rank.ELSE


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One row of the hub. `at` empty: the step opens a case. `opens`: the kind of proceeding it opens, or None.
    `kind` None: the step is done alike in every kind of proceeding.

    `by_day` are those of `unless` that ask the calendar: asked of today before anything is answered, and of the act's own day once it is,
    so that what is noted some days later (补记) is judged as on its day.

    `doubts` are lawful answers that are hardly meant: whoever sends them is asked once more, each sentence without its stop.

    A row is itself and no other: rows are told apart by identity, which costs nothing where they are keys.
    `to` is a state, STAY (a fact is recorded), BACK (to the state before the suspension) or CLOSE (to the last state of the
    proceeding's kind, whichever that is). `outcome` is given where
    the step concludes the proceeding (结案方式); `rank` orders the buttons, and `first_while` puts the step before all others as long
    as it is true; past its `last_day` (None: the law sets none) nobody is led to it. `corrects`: it changes an earlier entry and says
    nothing of its own (更正); `voids`: the proceeding should never have been entered (作废), and takes no step but a
    correction. `fills_papers`: it brings particulars, so that papers that lacked some are made after all.
    `delivers`: it tells that a paper reached somebody (送达), and is offered where one waits for that.
    `dated_by_law`: its day is the law's or another's, and may lie before the state in which somebody notes it (登记生效).
    `takes_back` names the steps whose result falls by it (反悔): time limits run on as if that had never been.
    `settles`: it tells that what was owed came, money (登记到账) or an act (登记履行), and is offered beside what is due.
    `sits_on` is the answer that names the day of the sitting which the step sets (开庭、调解会), '' where it sets none; its form asks
    the hour (`starts`) and the room (`place`) besides, and takes both from the calendar.
    `signs` names the paper that is signed by it: where that cannot be printed, nobody can have signed it. `reads`: the paper of the
    proceeding, or of the one before it, that is laid before somebody by it, who cannot look at what cannot be printed.
    `held`: parties sign what its entry says, which a correction may then not rewrite; None: nobody signs it.
    `on_paper`: who does it besides, where the bureau has its approvals signed on paper (参数 `approval.<name>`); `signer`: the answer
    that names who signed there, '' for none. Where whoever approves signs in, no name is typed. `approved_by`: who approves it where no
    law names an approval and the bureau wants one by the same setting; they alone do it, or they sign on paper.
    `seats`: whoever does it in their role has one of these in the proceeding; None: the post is enough. `urgent`: an urgent measure
    (紧急措施), which even somebody may take whose recusal is asked for. `rests_on`: it needs what one of these made, and the ways to it
    lead through one of them; (): the state is enough.
    `page` is the address of the page that fills its form in, '' the case's own; `tab` what a step that opens a case is
    called beside the others of its kind, '' its label.
    """

    name: Do
    label: str
    kind: Kind | None
    at: frozenset[State]
    to: State | Move
    by: frozenset[Role]
    asks: type[Dated]
    basis: str
    says: str
    opens: Kind | None = None
    unless: tuple[Guard, ...] = ()
    by_day: tuple[Guard, ...] = ()
    checks: tuple[Check, ...] = ()
    doubts: tuple[Check, ...] = ()
    completes: Completes | None = None
    does: Effect | None = None
    suggests: Callable[[Situation], dict[str, Any]] | None = None
    freezes: Callable[[Situation, Any], Used] | None = None
    outcome: Outcome | Callable[[CaseFacts, Proceeding, Entry], Outcome] | None = None
    rank: Rank = Rank.SELDOM
    last_day: Callable[[Situation], date | None] | None = None
    first_while: Callable[[Situation], bool] | None = None
    confidential: bool = False
    corrects: bool = False
    voids: bool = False
    fills_papers: bool = False
    delivers: bool = False
    takes_back: tuple[Do, ...] = ()
    settles: Literal["money", "deed", ""] = ""
    dated_by_law: bool = False
    sits_on: str = ""
    signs: str = ""
    reads: str = ""
    held: Signed | None = None
    on_paper: frozenset[Role] = frozenset()
    signer: str = ""
    approved_by: frozenset[Role] = frozenset()
    seats: Seats | None = None
    urgent: bool = False
    rests_on: tuple[Do, ...] = ()
    page: str = ""
    tab: str = ""

    def doers(self, reference: Reference) -> frozenset[Role]:
        """The roles that do the step in this bureau."""
        if self.approved_by and self._approval(reference) == OWN_ACT:
            return self.approved_by
        return self.by | self.on_paper if self.is_approved_on_paper(reference) else self.by

    def is_approved_on_paper(self, reference: Reference) -> bool:
        """Tell whether this bureau has the step's approval signed on paper."""
        return bool(self.on_paper or self.approved_by) and self._approval(reference) == ON_PAPER

    def is_approved(self, reference: Reference) -> bool:
        """Tell whether this bureau has the step approved, on paper or by whoever approves it."""
        return bool(self.on_paper or (self.approved_by and self._approval(reference) in (OWN_ACT, ON_PAPER)))

    def is_signed_in(self, reference: Reference) -> bool:
        """Tell whether whoever approves the step in this bureau does it by signing in."""
        return bool(self.signer) and self.is_approved(reference) and not self.is_approved_on_paper(reference)

    def _approval(self, reference: Reference) -> str:
        return reference.setting(f"approval.{self.name}")

    @property
    def opens_case(self) -> bool:
        """True for the steps that begin a case."""
        return not self.at
