"""The other side applies (对方申请仲裁): after a mediation any party may go to arbitration (调解仲裁法 第14条第3款), the employer as well.

It applies with claims of its own, so that is a case of its own in which the sides are turned round; the two can be joined (并案). What is
open of the parties fills the new application. What is sealed is given by whoever applies now: a form shows none of it.
"""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session

from mediation.models import Party as PartyRow
from mediation.rules.codes import Side
from mediation.rules.facts import Party, Proceeding
from mediation.rules.party_particulars import OPEN
from mediation.rules.roles import Role
from mediation.rules.step import Situation
from mediation.rules.steps.onward import other_side_may_apply
from mediation.services.base.accounts import Actor
from mediation.services.record import parties
from mediation.services.record.cases import Seen


def offered(situation: Situation, actor: Actor) -> bool:
    """True where the other side may apply now, and this reader is one who takes applications (立案)."""
    return Role.REGISTRAR in actor.roles and other_side_may_apply(situation)


def application(session: Session, seen: Seen, here: Proceeding) -> dict[str, Any]:
    """Fill in what is known of an application by the other side of this proceeding: its parties, turned round, and the kind of dispute."""
    rows = parties.of_case(session, seen.case.id or 0)
    known = seen.facts
    return {
        "cause": known.cause,
        "applicants": _answers(known.of_side(here, Side.RESPONDENT), rows),
        "respondents": _answers(known.of_side(here, Side.APPLICANT), rows),
    }


def _answers(people: Iterable[Party], rows: dict[int, PartyRow]) -> list[dict[str, Any]]:
    return [
        {"type": str(party.type), "name": party.name}
        | {name: value for name in OPEN if (value := getattr(rows[party.number], name, None))}
        for party in people
    ]
