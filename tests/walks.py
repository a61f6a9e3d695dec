"""Walks (走案): a case taken through the one door, step by step, to any state of either kind of proceeding.

The way to a state is the shortest one through the table of steps, so that a new state or step needs no new walk. What a
guard asks for first stands in FIRST.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Self

from mediation import clock
from mediation.models import Write
from mediation.rules import lifecycle
from mediation.rules.codes import Kind
from mediation.rules.facts import CaseFacts, Proceeding, Sitting
from mediation.rules.fines import fines_of
from mediation.rules.lifecycle import STEPS, Situation, Step
from mediation.rules.states import STATES, State, states_of
from mediation.rules.step import Reference
from mediation.rules.steps.public import published_until
from mediation.services import door
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.door import Done, bookings
from mediation.services.record import case_rows, cases, replayed
from tests.scenes import COMPANY, FIRST, Given, Scene, answer, person
from tests.world import People

START = date(2026, 3, 2)
"""The day on which a walk sets out, a Monday; it takes a day for each step, and the time until a hearing."""
AFTER_A_PART = ("withdraw_rest", "deem_rest_withdrawn")
"""Steps that end what a partial award has left: no short way to an award leads through them."""
_keys = (f"walk-{number}" for number in count(1))


def way_to(state: State) -> tuple[str, ...]:
    """The steps of the shortest way from nothing to this state, by the table alone, and through no file that was closed: what is
    taken up from one depends on how it ended.
    """
    opening = [step for step in STEPS.values() if step.opens_case]
    opening.sort(key=lambda step: step.opens is not state.kind)
    seen: set[State | None] = set()
    waiting: deque[tuple[State, tuple[str, ...]]] = deque(
        (step.to, (step.name,)) for step in opening if isinstance(step.to, State)
    )
    while waiting:
        here, way = waiting.popleft()
        if here is state:
            return way
        if here in seen or here.final:
            continue
        seen.add(here)
        for step in STEPS.values():
            if step.rests_on and not set(step.rests_on) & {*way}:
                continue
            if here in step.at and step.opens:
                waiting.append((states_of(step.opens)[0], (*way, step.name)))
            elif here in step.at and isinstance(step.to, State) and step.name not in AFTER_A_PART:
                waiting.append((step.to, (*way, step.name)))
    raise LookupError(f"no way leads to {state.kind}/{state.name}")


PERFORMED = frozenset({"record_payment", "record_deed", "pay_fine", "confirm_obeyed"})
"""What an employer does of an order, as far as it was ordered."""
ONCE = frozenset({"assign_inspectors"})
"""What is done once, and not again where it was done on the way."""


class Road:
    """One case on its way, wherever it is written down. Each step is done on the next day."""

    def __init__(self, traits: Iterable[str] = (), start: date = START) -> None:
        self.day, self.traits, self.proceeding = start, frozenset(traits), 0

    @property
    def facts(self) -> CaseFacts:
        """What the case's entries amount to."""
        raise NotImplementedError

    @property
    def reference(self) -> Reference:
        """The dated data that the rules look things up in."""
        raise NotImplementedError

    def do(self, name: str, /, **changes: object) -> object:
        """Do one step with its usual answers, changed where a field is named, on its day."""
        raise NotImplementedError

    @property
    def here(self) -> Proceeding | None:
        """The proceeding that the walk is in."""
        return self.facts.proceedings.get(self.proceeding)

    def scene(self) -> Scene:
        """Where the next answer is asked for."""
        facts = self.facts
        return Scene(facts, facts.proceedings.get(self.proceeding), self.day, self.traits, self.reference)

    def refusal(self, step: Step) -> str | None:
        """Why the step cannot be done now."""
        return lifecycle.refusal(step, self.situation())

    def situation(self) -> Situation:
        """What the rules look at, read from the entries anew."""
        scene = self.scene()
        return Situation(scene.facts, scene.here, self.day, scene.reference)

    def go(self, *names: str) -> Self:
        """Do these steps one after the other, and before each what its guard asks for, be it in another proceeding."""
        for name in names:
            self.ready_for(name).do(name)
        return self

    def ready_for(self, name: str) -> Self:
        """Do what the step's guard asks for, be it in another proceeding."""
        home = self.proceeding
        for before in FIRST.get(name, ()):
            step, changes = (before, {}) if isinstance(before, str) else before
            if self.refusal(STEPS[name]) and not (step in PERFORMED | ONCE and self.refusal(STEPS[step])):
                self.do(step, **changes)
        self.proceeding = home
        return self

    def next_day(self, name: str) -> date:
        """A day later; a hearing is held on its day, nobody stays away from it before; an agreement or award has its days."""
        here = self.here
        following = self.day + timedelta(days=1) if here else self.day
        if name == "sue_overdue" and here and here.accepted_on:
            return max(following, here.accepted_on + timedelta(days=46))
        if name == "sue_not_decided" and here:
            return max(following, self.reference.calendar.working_day_after(here.received_on, 6))
        public = {"deem_inspection_served": "publish_inspection", "deemed_served": "publish_service"}.get(name)
        if public and here and (published := here.last(public)):
            return max(
                following, published_until(self.reference.calendar, published.on, 60 if published.answer("abroad") else 30)
            )
        if here and (
            name in ("apply_enforcement", "enforce_judgment")
            or (name == "apply_arbitration" and here.last("sign_agreement", "reconcile"))
        ):
            due = [line.due_on for line in self.facts.promised_in(here) if line.due_on]
            return max([following, *(day + timedelta(days=1) for day in due)])
        if here and name == "enforce_agreement":
            due = [line.due_on for line in self.facts.promised_in(self.facts.proceedings[here.came_from or 0]) if line.due_on]
            return max([following, *(day + timedelta(days=1) for day in due)])
        if name == "add_fine" and here:
            late = [
                fine.last_day + timedelta(days=1)
                for fine in fines_of(self.facts, here, self.reference.calendar)
                if fine.last_day
            ]
            return max([following, *late])
        if name == "hold_penalty_hearing" and here and (called := here.last("call_penalty_hearing")):
            return max(following, called.answer("hearing_on"))
        if name in ("hold_hearing", "deem_withdrawn", "deem_part_withdrawn") and here:
            return max(following, here.sittings[-1].on)
        return following


class Walk(Road):
    """A case in the database. Each step is done through the one door by somebody who may, inside the caller's transaction."""

    def __init__(self, session: Write, people: People, traits: Iterable[str] = (), start: date = START) -> None:
        super().__init__(traits, start)
        self.session, self.people = session, people
        self.case_id: int | None = None
        self.version = 0

    @property
    def facts(self) -> CaseFacts:
        """What the case's journal amounts to."""
        return replayed.of_case(self.session, self.case_id).facts if self.case_id else CaseFacts()

    @property
    def reference(self) -> Reference:
        """The bureau's own tables."""
        return reference.current(self.session)

    def somebody(self, step: Step) -> Actor:
        """Who does the step: Alice or Bob where they may, else somebody at the city."""
        known = (self.people.alice, self.people.bob, self.people["dave"])
        everybody = [*known, *(self.people.in_role(role) for role in sorted(step.by))]
        if step.name in ("file_arbitration", "receive_transfer"):
            return self.people.bob
        here = self.here
        everybody += [self.people[login] for login in here.staff.values()] if here else []
        where = self.situation()
        return next(
            actor
            for actor in everybody
            if lifecycle.acts(step, replace(where, actor=actor.login), actor.roles)
            and (here is None or cases.holds(self.session, actor, here.unit))
        )

    def do(self, name: str, /, *, by: Actor | None = None, on: date | None = None, **changes: object) -> Done:
        """Do one step with its usual answers, changed where a field is named. `on` sets the walk's day."""
        step = door.step_named(name)
        self.day = on or self.next_day(name)
        actor = by or self.somebody(step)
        with self.standing():
            given: Given = {**answer(name, self.scene()), **self._free_time(name), **self.another_case(name), **changes}
            done = door.perform(self.session, name, given, actor, next(_keys), case_id=self.case_id, proceeding=self.proceeding)
        self.case_id, self.proceeding, self.version = done.case_id, done.proceeding, done.seq
        return done

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Act on the walk's day, at ten in the morning."""
        with clock.standing_at(clock.at(self.day, 10)):
            yield

    def another_case(self, name: str) -> Given:
        """Which case another goes into: one of the same company that was docketed before it."""
        if name != "merge_inspection":
            return {}
        earlier = Walk(self.session, self.people, start=START - timedelta(days=7)).go("receive_complaint", "docket_complaint")
        with earlier.standing():
            return {"into": case_rows.dockets(earlier.facts)[earlier.proceeding]}

    def _free_time(self, name: str) -> Given:
        """When a sitting can be: other walks have the same judge, clerk and company."""
        day = door.step_named(name).sits_on
        if not day or self.case_id is None:
            return {}
        scene = self.scene()
        asked = answer(name, scene)
        on = date.fromisoformat(asked[day])
        for later in count():
            on = on if not later else scene.reference.calendar.working_day_after(on, 1)
            sitting = Sitting(on, asked["starts"], asked["place"], 0)
            free = bookings.free_times(self.session, self.case_id, scene.proceeding, sitting)
            set_already = {each.starts for each in (scene.proceeding.sittings if scene.proceeding else []) if each.on == on}
            if free := [start for start in free if start not in set_already]:
                return {day: on.isoformat(), "starts": asked["starts"] if asked["starts"] in free else free[0]}
        raise AssertionError


def walk_to(session: Write, people: People, state: State, traits: Iterable[str] = ()) -> Walk:
    """A case in this state, by the shortest way."""
    walk = Walk(session, people, traits).go(*way_to(state))
    assert walk.here is not None
    assert (walk.here.kind, walk.here.state) == (state.kind, state.name)
    return walk


def through_mediation(session: Write, people: People, *further: str, traits: Iterable[str] = ()) -> Walk:
    """A case whose mediation failed and which went on to arbitration; the walk is in the arbitration."""
    return Walk(session, people, traits).go(
        *way_to(STATES[Kind.MEDIATION, "failed"]), "apply_arbitration", "accept_arbitration", *further
    )


def two_workers(session: Write, people: People) -> Walk:
    """Two workers apply against a company, each for wages of 5,000."""
    walk = Walk(session, people)
    claims = [{"claimant": number, "item": "wages", "amount": "5000.00"} for number in (1, 2)]
    walk.do("file_arbitration", applicants=[person(1), person(2)], respondents=[COMPANY], claims=claims)
    return walk
