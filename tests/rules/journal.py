"""Tiny builders for the tests of the rules: the official calendar, and a case made of a few journal lines."""

from datetime import date
from pathlib import Path
from typing import Any

from mediation.rules.calendar import Calendar, read_days, years_loaded
from mediation.rules.codes import Kind, PartyType, Side
from mediation.rules.deadlines import Clock, clocks
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts, Party, Proceeding
from mediation.rules.steps.service import ROWS as SERVICE

HOLIDAYS = Path(__file__).parents[2] / "mediation" / "data" / "holidays.csv"
NAMED = read_days(HOLIDAYS.read_text(encoding="utf-8").splitlines())
CALENDAR = Calendar(NAMED, years_loaded(NAMED))
TODAY = "2026-11-22"

WORKER = Party(1, Side.APPLICANT, "林某", PartyType.PERSON)
FACTORY = Party(2, Side.RESPONDENT, "某鞋业有限公司", PartyType.UNIT)
CONTRACTOR = Party(3, Side.RESPONDENT, "陈某", PartyType.PERSON)
SERVES = {step.name: step.does for step in SERVICE}
"""What the steps of service leave behind: the only facts that clocks look at besides the entries."""
CHANGED = {"dropped": [], "added": [{"claimant": 1, "item": "overtime", "amount": "300.00"}]}
"""A change of claims that asks for more."""
Line = tuple[str, str] | tuple[str, str, dict[str, Any]]


def case_of(kind: Kind, *lines: Line, parties: tuple[Party, ...] = (WORKER, FACTORY)) -> tuple[CaseFacts, Proceeding]:
    """A case of one proceeding; each line is a step, the law's day, and what its form held."""
    entries = [
        entry_of(seq, line[0], 1, date.fromisoformat(line[1]), line[2] if len(line) == 3 else {})
        for seq, line in enumerate(lines, 1)
    ]
    numbers = tuple(party.number for party in parties)
    proceeding = Proceeding(1, kind, "any", "某单位", entries[0].on, numbers, (), entries=entries)
    case = CaseFacts(parties={p.number: p for p in parties}, proceedings={1: proceeding})
    for entry in entries:
        if does := SERVES.get(entry.step):
            does(case, proceeding, entry)
    return case, proceeding


def seen(
    kind: Kind, *lines: Line, today: str = TODAY, parties: tuple[Party, ...] = (WORKER, FACTORY)
) -> dict[tuple[str, int | None], Clock]:
    case, proceeding = case_of(kind, *lines, parties=parties)
    found = clocks(case, proceeding, CALENDAR, date.fromisoformat(today))
    assert len({clock.key for clock in found}) == len(found)
    return {(clock.limit, clock.party): clock for clock in found}


def mediation(*lines: Line, today: str = TODAY) -> dict[str, Clock]:
    return {limit: clock for (limit, _), clock in seen(Kind.MEDIATION, *lines, today=today).items()}


def arbitration(
    *lines: Line, today: str = TODAY, parties: tuple[Party, ...] = (WORKER, FACTORY)
) -> dict[tuple[str, int | None], Clock]:
    return seen(Kind.ARBITRATION, *lines, today=today, parties=parties)


def trial(*lines: Line, today: str = TODAY) -> Clock:
    """The 45 days of a case accepted on Monday 2026-03-02."""
    return arbitration(("file_arbitration", "2026-02-27"), ("accept_arbitration", "2026-03-02"), *lines, today=today)[
        "A-23", None
    ]


def agreed(party: int, on: str) -> Line:
    """A party's confirmation of its address, with its consent to be served by e-mail."""
    return "confirm_address", on, {"party": party, "place": "home", "channel": "email"}


def service(document: str, on: str, *parties: int, step: str = "serve") -> Line:
    return step, on, {"served": document, "parties": list(parties)}


def stands(clock: Clock) -> tuple[str, str]:
    return str(clock.due_on), clock.state.value
