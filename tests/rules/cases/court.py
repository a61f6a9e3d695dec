"""Cases after the award: what the court was asked, and what is in force since."""

from datetime import date
from typing import Any

from mediation.rules.deadlines import clocks
from mediation.rules.effect import effects_of
from mediation.rules.entries import entry_of
from mediation.rules.facts import Entry
from mediation.rules.lifecycle import STEPS, Situation, refusal, replay, wrong_answers
from tests.rules.cases.hearing import HEARD, REFERENCE, Line, award, told
from tests.rules.journal import CALENDAR

TODAY = date(2027, 3, 1)
FINAL = award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, None))
SPLIT = award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, "60000.00"))
NON_FINAL = award("2026-10-20", (1, None), (2, None), (3, "60000.00"))
COURT = {"court": "晋江市人民法院", "used": {"unit": "office"}}


def entries(*lines: Line) -> list[Entry]:
    """Lines of proceeding 1, unless their answers name another."""
    return [
        entry_of(seq, step, int(given.get("in", 1)), date.fromisoformat(on), given)
        for seq, (step, on, given) in enumerate(lines, 1)
    ]


def situation(*lines: Line, here: int = 1, today: date = TODAY) -> Situation:
    known = replay(entries(*lines))
    return Situation(known, known.proceedings[here], today, REFERENCE)


def wrong(step: str, where: Situation, **given: Any) -> dict[str, str]:
    form = STEPS[step].asks.model_validate({"on": where.today, **given})
    return wrong_answers(STEPS[step], where, form)


def refused(step: str, where: Situation) -> str:
    return refusal(STEPS[step], where) or ""


def running(*lines: Line, here: int = 1, today: str = "2026-11-10") -> dict[tuple[str, int | None], Any]:
    known = replay(entries(*lines))
    found = clocks(known, known.proceedings[here], CALENDAR, date.fromisoformat(today))
    return {(clock.limit, clock.party): clock for clock in found}


def effect(document: str, claimant: int, *lines: Line, today: date = TODAY) -> str:
    known = replay(entries(*lines))
    found = dict(effects_of(known, known.proceedings[1], document, [claimant], CALENDAR, today))
    return str(found[claimant].since or "")


def served(document: str, worker: str, other_worker: str, employer: str) -> list[Line]:
    return [told(on, n, document=document) for n, on in ((1, worker), (2, other_worker), (3, employer))]


IN_FORCE: Line = ("confirm_effect", "2026-10-20", {"served": "award_final", "parties": [1, 2], "perform_until": "2026-10-30"})
ENFORCING: list[Line] = [
    *HEARD, FINAL, *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"), IN_FORCE,
    ("apply_enforcement", "2026-11-02", {"served": "award_final", "parties": [1], **COURT}),
    ("docket_enforcement", "2026-11-04", {"in": 2, "court_number": "（2026）闽0582执1号", "used": {"docket": "（2026）闽0582执1号"}}),
]
