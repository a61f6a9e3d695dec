"""The hub: what a step is, who may do which when, and what a journal of steps amounts to.

Everything that can be done to a case is a row (`Step`) in `rules/steps/`. Buttons, forms, routes, permissions, the
reference page and the matrix tests are made from those rows. Limits, documents and rates name the steps they react
to; nothing here names them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from .calendar import Calendar
from .codes import Correction, Kind, Outcome
from .facts import CaseFacts, Entry, Proceeding
from .forms import Form
from .roles import Role
from .states import STATES, State, state_of


@dataclass(frozen=True, slots=True)
class MinimumWage:
    """The local minimum wage (最低工资) from a day on, 元 per month, and where it was read."""

    since: date
    monthly: str
    source: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The dated data that rules look things up in. `commission` is the code of the unit that arbitrates."""

    calendar: Calendar
    minimum_wages: tuple[MinimumWage, ...] = ()
    commission: str = ""

    def minimum_wage(self, on: date) -> MinimumWage | None:
        """The minimum wage in force on that day, or None where the table does not reach back so far."""
        known = [wage for wage in self.minimum_wages if wage.since <= on]
        return max(known, key=lambda wage: wage.since) if known else None


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a step is asked for. `proceeding` None: the step opens a case."""

    case: CaseFacts
    proceeding: Proceeding | None
    today: date
    reference: Reference

    @property
    def here(self) -> Proceeding:
        """The proceeding, for guards of steps that need one."""
        assert self.proceeding is not None, "a step inside a proceeding was asked for outside one"
        return self.proceeding


Guard = Callable[[Situation], str | None]
"""Says why the step cannot be done now, and what to do instead; None lets it pass."""
Check = Callable[[Situation, Any], Mapping[str, str]]
"""Says what is wrong with the answers, by field."""
Effect = Callable[[CaseFacts, Proceeding, Entry], None]
"""Writes what the entry says into the facts. Runs at every replay, so it reads nothing but the entry."""
Move = Literal["stay", "back"]
STAY: Move = "stay"
BACK: Move = "back"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the hub. `at` empty: the step opens a case. `opens`: the kind of proceeding it opens, or None.
    `kind` None: the step is done alike in every kind of proceeding.

    `to` is a state, STAY (a fact is recorded) or BACK (to the state before the suspension). `outcome` is given where
    the step concludes the proceeding (结案方式); `weight` orders the buttons, the lowest first and foremost.
    """

    name: str
    label: str
    kind: Kind | None
    at: frozenset[State]
    to: State | Move
    by: frozenset[Role]
    asks: type[Form]
    basis: str
    says: str
    opens: Kind | None = None
    unless: tuple[Guard, ...] = ()
    checks: tuple[Check, ...] = ()
    does: Effect | None = None
    suggests: Callable[[Situation], dict[str, Any]] | None = None
    freezes: Callable[[Situation, Any], dict[str, Any]] | None = None
    outcome: Outcome | Callable[[CaseFacts, Proceeding, Entry], Outcome] | None = None
    weight: int = 50
    confidential: bool = False

    @property
    def opens_case(self) -> bool:
        """True for the steps that begin a case."""
        return not self.at


class Unlawful(ValueError):
    """The journal holds a step that its state did not allow: `entry` is the offending one."""

    def __init__(self, entry: Entry, state: str) -> None:
        super().__init__(f"entry {entry.seq} ({entry.step}) is not possible in state {state}")
        self.entry = entry
        self.state = state


def steps() -> dict[str, Step]:
    """Every step of the hub by name."""
    from .steps import STEPS

    return STEPS


def available(situation: Situation, roles: Iterable[Role]) -> list[Step]:
    """The steps that these roles may do in this state, foremost first; guards are asked separately."""
    held = frozenset(roles)
    found = [step for step in steps().values() if _stands(step, situation.proceeding) and step.by & held]
    return sorted(found, key=lambda step: step.weight)


def refusal(step: Step, situation: Situation) -> str | None:
    """Why the step cannot be done now: the state, or a guard's sentence. None: it can."""
    if not _stands(step, situation.proceeding):
        label = "尚未立案" if situation.proceeding is None else state_of(situation.here.kind, situation.here.state).label
        return f"现在是“{label}”，不能办理“{step.label}”。"
    return next((sentence for guard in step.unless if (sentence := guard(situation))), None)


def wrong_answers(step: Step, situation: Situation, form: Form) -> dict[str, str]:
    """What the step's checks find wrong with the answers, by field; the first sentence on a field stands."""
    found: dict[str, str] = {}
    for check in (_in_order, *step.checks):
        for name, sentence in check(situation, form).items():
            found.setdefault(name, sentence)
    return found


def _stands(step: Step, proceeding: Proceeding | None) -> bool:
    if proceeding is None:
        return step.opens_case
    return state_of(proceeding.kind, proceeding.state) in step.at


def _in_order(situation: Situation, form: Form) -> dict[str, str]:
    """A day before the proceeding's first day is a typing mistake."""
    on = getattr(form, "on", None)
    if situation.proceeding is None or not isinstance(on, date) or on >= situation.here.entries[0].on:
        return {}
    return {"on": f"日期早于收到申请之日（{situation.here.entries[0].on}），请核对。"}


# --- replay ---------------------------------------------------------------------------------------------------


def replay(entries: Iterable[Entry]) -> CaseFacts:
    """What a journal amounts to. Struck entries are left out, re-dated ones carry their new day.

    Raises Unlawful where an entry was not possible in the state before it.
    """
    listed = list(entries)
    facts = CaseFacts()
    _read_corrections(listed, facts)
    for entry in listed:
        if entry.seq in facts.struck:
            continue
        if entry.seq in facts.amended:
            entry = _as_amended(entry, listed[facts.amended[entry.seq] - 1])
        apply(facts, entry)
    return facts


def apply(facts: CaseFacts, entry: Entry) -> None:
    """Write one entry into the facts."""
    step = steps()[entry.step]
    proceeding = facts.proceedings.get(entry.proceeding)
    if not _stands(step, None if step.opens_case else proceeding):
        raise Unlawful(entry, proceeding.state if proceeding else "none")
    if step.opens:
        opened = _open(facts, step.opens, entry)
        proceeding = opened if proceeding is None else proceeding
        if proceeding is not opened:
            opened.entries.append(entry)
    assert proceeding is not None
    proceeding.entries.append(entry)
    if step.does:
        step.does(facts, proceeding, entry)
    _move(step, proceeding)
    if step.outcome is not None:
        outcome = step.outcome if isinstance(step.outcome, Outcome) else step.outcome(facts, proceeding, entry)
        proceeding.outcome, proceeding.concluded_on = str(outcome), entry.on


def _open(facts: CaseFacts, kind: Kind, entry: Entry) -> Proceeding:
    """Open a proceeding: every party and claim of the case, unless the entry chose some."""
    number = len(facts.proceedings) + 1
    first = next(state for state in STATES.values() if state.kind is kind)
    facts.proceedings[number] = Proceeding(
        number=number,
        kind=kind,
        state=first.name,
        unit=str(entry.given["used"]["unit"]),
        received_on=entry.on,
        parties=(),
        claims=(),
        came_from=entry.proceeding if number > 1 else None,
    )
    return facts.proceedings[number]


def _move(step: Step, proceeding: Proceeding) -> None:
    if step.to == STAY:
        return
    if step.to == BACK:
        assert proceeding.state_before is not None
        proceeding.state, proceeding.state_before = proceeding.state_before, None
        return
    assert isinstance(step.to, State)
    if step.to.kind is proceeding.kind:
        proceeding.state_before = proceeding.state
        proceeding.state = step.to.name


def _read_corrections(entries: list[Entry], facts: CaseFacts) -> None:
    for entry in entries:
        if entry.step != "correct":
            continue
        target = int(entry.given["entry"])
        book = facts.struck if entry.given["action"] == Correction.STRIKE else facts.amended
        book[target] = entry.seq


def _as_amended(entry: Entry, correction: Entry) -> Entry:
    return replace(entry, on=date.fromisoformat(str(correction.given["new_on"])))
