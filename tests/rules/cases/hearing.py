"""Arbitrations at a hearing: what was filed, served, set, held and awarded, and where the rules then stand."""

from datetime import date
from typing import Any

from mediation.rules.deadlines import last_days
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.lifecycle import STEPS, Situation, refusal, replay, wrong_answers
from mediation.rules.step import MinimumWage, Reference
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY, person

WAGES = (MinimumWage(date(2022, 4, 1), "1960", "旧"), MinimumWage(date(2025, 4, 1), "2195", "新"))
REFERENCE = Reference(CALENDAR, WAGES, "office", last_days=last_days)
TODAY = date(2026, 11, 20)
HEARING_DAY = "2026-10-12"
Line = tuple[str, str, dict[str, Any]]
APPLICATION: Line = ("file_arbitration", "2026-09-01", {
    "cause": "02", "story": "拖欠工资", "manner": "oral", "source": "walk_in", "used": {"unit": "office"},
    "applicants": [person(1), person(2)], "respondents": [COMPANY],
    "claims": [
        {"claimant": 1, "item": "wages", "amount": "24000.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"},
        {"claimant": 1, "item": "compensation", "amount": "60000.00"},
    ],
})
SET: Line = ("set_hearing", "2026-09-21", {"hearing_on": HEARING_DAY, "starts": "09:00", "place": "第一仲裁庭", "public": True})
SCHEDULED: list[Line] = [
    APPLICATION,
    ("accept_arbitration", "2026-09-02", {}),
    ("serve", "2026-09-03", {"served": "respond_notice", "parties": [3]}),
    ("form_tribunal", "2026-09-04", {"presiding": "judge", "clerk": "clerk"}),
    ("serve", "2026-09-04", {"served": "acceptance_notice", "parties": [1, 2]}),
    ("serve", "2026-09-04", {"served": "tribunal_notice", "parties": [1, 2, 3]}),
    SET,
]
HELD: Line = ("hold_hearing", HEARING_DAY, {"attended": "双方到庭", "mediated": True, "record": "辩论终结"})


def told(on: str, *parties: int, document: str = "hearing_notice") -> Line:
    return "serve", on, {"served": document, "parties": list(parties)}


HEARD = [*SCHEDULED, told("2026-09-29", 1, 2, 3), HELD]


def entries(*lines: Line) -> list[Entry]:
    return [entry_of(seq, step, 1, date.fromisoformat(on), given) for seq, (step, on, given) in enumerate(lines, 1)]


def facts(*lines: Line) -> CaseFacts:
    return replay(entries(*lines))


def situation(*lines: Line, reference: Reference = REFERENCE) -> Situation:
    known = facts(*lines)
    return Situation(known, known.proceedings[1], TODAY, reference)


def wrong(step: str, where: Situation, **given: Any) -> dict[str, str]:
    form = STEPS[step].asks.model_validate({"on": TODAY, **given})
    return wrong_answers(STEPS[step], where, form)


def refused(step: str, where: Situation) -> str:
    return refusal(STEPS[step], where) or ""


USED = {"minimum_wage": "2195", "minimum_wage_source": "新"}


def award(on: str, *claims: tuple[int, str | None], step: str = "award", used: dict[str, str] | None = None) -> Line:
    lines = [{"claim": n, "upheld": amount is not None, "amount": amount} for n, amount in claims]
    return step, on, {"lines": lines, "perform_within": 10, "used": used or USED}


WORDS = {"answer": "略", "findings": "略", "reasoning": "略", "articles": "略"}
