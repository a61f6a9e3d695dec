"""The demo (演示数据): the published stories and a plausible record of two years, all made through the one door."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from sqlmodel import Session, select

from mediation import clock
from mediation.errors import Refusal
from mediation.models import Account, Case, Setting, Unit, Write
from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.rules.step import OWN_ACT
from mediation.services.base import reference, showcase
from mediation.services.demo import (
    after_decision,
    all_kinds,
    at_one_site,
    at_the_counter,
    backs_out,
    beside_the_hearing,
    by_law,
    by_person,
    changed_parties,
    complaints,
    designated,
    disputes,
    enforced,
    heard_before,
    his_own_way,
    in_parts,
    injured,
    inspection,
    inspectors_decide,
    instalments,
    judged,
    later,
    leads,
    looks_into,
    names,
    on_the_way,
    one_debt,
    other_disputes,
    put_right,
    rechecked,
    reported,
    represented,
    reviewed,
    second_round,
    signed_apart,
    staff,
    stories,
    to_court,
    too_late,
    turned_aside,
    waiting,
    weekly,
    who_performs,
    who_sits,
)
from mediation.services.demo.course import Course
from mediation.services.demo.lives import life
from mediation.services.demo.scribe import ALONE, Diary, Life, OpenWrite, Pace, write_down
from mediation.services.upkeep import seed

PASSWORD = showcase.PASSWORD
SEED = 20260501
CASES = 2000
FIRST = 2500
"""Steps, of some three hundred cases, after which there is enough to look at while the others are written down."""
FILED_DIRECTLY = 0.24
"""Of all cases, those that come to arbitration without having been mediated."""
MEDIATIONS_END = {"agreed": 0.912, "failed": 0.048, "withdrawn": 0.026, "refused": 0.014}
ARBITRATIONS_END = {"settled": 0.57, "withdrawn": 0.09, "small": 0.115, "large": 0.2, "both": 0.025}
STORIES: tuple[Callable[[date, Calendar], Iterator[tuple[str, Life]]], ...] = (
    stories.lives,
    later.lives,
    second_round.lives,
    weekly.lives,
    at_one_site.lives,
    designated.lives,
    who_performs.lives,
    too_late.lives,
    put_right.lives,
    all_kinds.lives,
    changed_parties.lives,
    by_law.lives,
    backs_out.lives,
    other_disputes.lives,
    represented.lives,
    by_person.lives,
    his_own_way.lives,
    instalments.lives,
    at_the_counter.lives,
    who_sits.lives,
    beside_the_hearing.lives,
    injured.lives,
    in_parts.lives,
    to_court.lives,
    judged.lives,
    on_the_way.lives,
    reviewed.lives,
    signed_apart.lives,
    enforced.lives,
    complaints.lives,
    one_debt.lives,
    inspectors_decide.lives,
    rechecked.lives,
    looks_into.lives,
    after_decision.lives,
    reported.lives,
    heard_before.lives,
    turned_aside.lives,
)  # fmt: skip
"""The tellers of the stories: each is told the day after the demo's last, and gives its lives by name."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan that a load was begun with; an interrupted one goes on with the same, whatever day it is by then."""

    today: date
    cases: int
    seed: int


def load(
    open_write: OpenWrite, today: date, cases: int = CASES, seed: int = SEED, report: Callable[[str], None] = lambda _: None,
    pace: Pace = ALONE, most: int | None = None,
) -> list[str]:  # fmt: skip
    """Load the demo, ending on the eve of `today`; returns the lines that tell how to sign in. `most` steps are enough for
    now (None: all of it), and a later load goes on from there.

    Does nothing where it is loaded already; takes an interrupted load up again. Raises Refusal where the database holds
    anything that the demo did not make: it is not mixed with real work.
    """
    with open_write() as session:
        plan = _begin(session, Plan(today, cases, seed))
        if plan is None:
            return staff.sign_ins()
        calendar, teams = reference.current(session).calendar, staff.teams(session)
    town = disputes.Town(teams, names.seeded(f"companies {plan.seed}"))
    lives = list(_lives(plan, calendar, town, teams))
    count = write_down(open_write, lives, clock.at(plan.today, 0), report, pace, most)
    if most is not None and count >= most:
        return staff.sign_ins()
    with open_write() as session, clock.standing_at(clock.at(plan.today, 0)):
        at_one_site.record_the_site(session, plan.today)
        leads.keep(session, plan.today, calendar)
        session.add(_note(showcase.FINISHED, "演示数据已载入", f"{count} 步"))
    report(f"演示数据：共 {len(lives)} 件案，{count} 步")
    return staff.sign_ins()


def _lives(plan: Plan, calendar: Calendar, town: disputes.Town, teams: dict[str, staff.Team]) -> Iterator[tuple[str, Life]]:
    """Every life of the demo: the stories, what waits at each desk, and the record of two years."""
    for tell in STORIES:
        yield from tell(plan.today, calendar)
    yield from waiting.lives(plan.today, calendar, town, teams)
    yield from record(plan, calendar, town)
    yield from inspection.lives(plan.seed, plan.cases, _two_years_before(plan.today), plan.today, calendar, town)


def _begin(session: Write, wanted: Plan) -> Plan | None:
    """The plan to carry out, noted so that it can be taken up again; None: there is nothing left to do."""
    if session.get(Setting, showcase.FINISHED) is not None:
        return None
    begun = session.get(Setting, showcase.MARK)
    if begun is None:
        if any(session.exec(select(table).limit(1)).first() is not None for table in (Unit, Account, Case)):
            raise Refusal(
                "这里是本局自己的数据（已有单位、账号或者案件），演示数据不能混入。"
                "不写 MEDIATION_HOME 直接运行 ./run demo，演示会放在自己的目录里。"
            )
        text = json.dumps({"today": wanted.today.isoformat(), "cases": wanted.cases, "seed": wanted.seed})
        session.add(_note(showcase.MARK, "演示数据的起点", text))
        seed.initialise(session)
        _have_closings_approved(session)
        staff.engage(session)
        return wanted
    return _noted(begun)


def _have_closings_approved(session: Write) -> None:
    """The invented bureau has the closings of its inspectorate approved by the head, who signs in for it (办案的内部做法，参数)."""
    row = session.get(Setting, f"approval.{Do.CLOSE_INSPECTION}")
    assert row is not None, "the settings are there"
    row.value = OWN_ACT
    session.add(row)


def plan_of(session: Session) -> Plan | None:
    """Return the plan by which the demo in this database was made; None where there is none."""
    begun = session.get(Setting, showcase.MARK)
    return None if begun is None else _noted(begun)


def is_whole(session: Session) -> bool:
    """Tell whether all of the demo has been written down."""
    return session.get(Setting, showcase.FINISHED) is not None


def _noted(begun: Setting) -> Plan:
    kept = json.loads(begun.value)
    return Plan(date.fromisoformat(kept["today"]), int(kept["cases"]), int(kept["seed"]))


def _note(key: str, label: str, value: str) -> Setting:
    return Setting(key=key, label=label, value=value, source="演示数据，仅用于演示", confirmed=True)


def record(plan: Plan, calendar: Calendar, town: disputes.Town) -> Iterator[tuple[str, Life]]:
    """The generated record: 24 months that end on the eve of today."""
    rng = names.seeded(f"days {plan.seed}")
    start = _two_years_before(plan.today)
    for number, day in enumerate(disputes.opening_days(rng, calendar, start, plan.today, plan.cases), start=1):
        own = names.seeded(f"{plan.seed} {number}")
        name = f"g{number}"
        ends = None if own.random() < FILED_DIRECTLY else _drawn(own, MEDIATIONS_END)
        awards = _drawn(own, ARBITRATIONS_END)
        decided = ends in (None, "failed", "refused") and awards in ("small", "large", "both")
        dispute = disputes.dispute(own, name, day, town, disputes.SIZES[awards] if decided else None)
        yield name, life(Course(dispute, Diary(own, calendar, day), own, ends, awards))


def _drawn(rng: Random, chances: dict[str, float]) -> str:
    return rng.choices(list(chances), list(chances.values()))[0]


def _two_years_before(day: date) -> date:
    return date(day.year - 2, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
