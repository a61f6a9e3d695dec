"""Where an answer is asked for, and the invented people who appear in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.rules.codes import Side
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.identity import id_check_digit, sex
from mediation.rules.liability import other_side
from mediation.rules.lifecycle import STEPS
from mediation.rules.step import Reference, Situation

Given = dict[str, Any]
TRAITS = frozenset({"many", "split", "relation", "rejected", "unit_applies", "court"})
"""What may be special about a walked case.

many: twelve applicants, a collective dispute. split: an award that is final in part. relation: the labour relation is to be
confirmed. rejected: the award upholds nothing. unit_applies: a company is the applicant. court: a court
sent the case to be mediated.
"""


@dataclass(frozen=True)
class Scene:
    """Where an answer is asked for. `here` None: a case is being opened."""

    facts: CaseFacts
    here: Proceeding | None
    day: date
    traits: frozenset[str]
    reference: Reference

    @property
    def proceeding(self) -> Proceeding:
        """The proceeding, for the steps that are done in one."""
        assert self.here is not None
        return self.here

    def numbers(self, *sides: Side) -> list[int]:
        """The proceeding's parties of these sides."""
        return [party.number for party in self.facts.of_side(self.proceeding, *sides)]

    def owing(self, payee: int) -> Given:
        """The first of the other side as the one who performs, where several could."""
        facing = other_side(self.facts, self.proceeding, payee)
        return {"debtors": [facing[0].number]} if len(facing) > 1 else {}

    @property
    def situation(self) -> Situation:
        """The situation in which the step is asked for."""
        return Situation(self.facts, self.here, self.day, self.reference)

    def suggested(self, step: str) -> Given:
        """What the step itself suggests."""
        suggests = STEPS[step].suggests
        assert suggests is not None
        return suggests(self.situation)


def id_number(place: int) -> str:
    """The ID number of an invented person: the area 99 was never given to a province."""
    first = f"99058219{70 + place % 30}01{1 + place % 28:02d}{place % 1000:03d}"
    return first + id_check_digit(first)


def phone(place: int) -> str:
    """An invented telephone number."""
    return f"1000000{place:04d}"


def person(place: int, name: str = "") -> Given:
    """An invented person."""
    return {
        "type": "person",
        "name": name or f"周某{place}",
        "sex": sex(id_number(place)),
        "id_number": id_number(place),
        "phone": phone(place),
        "address": f"某省某县某某村{place}号",
    }


COMPANY = {
    "type": "unit",
    "name": "某鞋业有限公司",
    "legal_representative": "林某",
    "post": "经理",
    "phone": "10000009999",
    "address": "某市某镇某某路9号",
}
