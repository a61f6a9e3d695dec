"""Cases with an injury at work: the lines of a worker's chain, and an arbitration on what rests on it."""

from typing import Any

from mediation.rules.codes import Kind, PartyType, Side
from mediation.rules.facts import CaseFacts, Claim, Party
from tests.rules.journal import FACTORY, WORKER, Line, case_of

SECOND = Party(3, Side.APPLICANT, "陈某", PartyType.PERSON)


def told(stage: str, on: str, worker: int = 1, **more: Any) -> Line:
    return ("record_injury", on, {"party": worker, "stage": stage, "used": {"parties": [worker]}, **more})


def assessed(stage: str, on: str, worker: int = 1, **more: Any) -> Line:
    return ("record_assessment", on, {"party": worker, "stage": stage, "used": {"parties": [worker]}, **more})


ACCIDENT = told("accident", "2026-01-05")
ASKED = told("asked_by_worker", "2026-03-02")
ACCEPTED = told("accepted", "2026-03-09")



def facts(*lines: Line, item: str = "injury_benefit") -> CaseFacts:
    case, here = case_of(Kind.ARBITRATION, ("accept_arbitration", "2026-01-02"), *lines, parties=(WORKER, FACTORY, SECOND))
    case.claims[1] = Claim(1, 1, item, None)
    here.claims = (1,)
    here.state = "accepted"
    return case


