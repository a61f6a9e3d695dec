"""The half page for the parties (打印给当事人): what happens next, by when, who, and whom to ask."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows
from mediation.services.record.cases import Seen
from mediation.services.views.case_page import coming, head, papers, privilege
from mediation.services.views.case_page.coming import ComingLine
from mediation.services.views.case_page.head import CaseHead, ProceedingLine


@dataclass(frozen=True, slots=True)
class HalfPage:
    """The half page; of the case it shows nothing but the two sides. `address` and `phone` are the unit's."""

    case: CaseHead
    now: ProceedingLine
    unit: str
    address: str
    phone: str
    coming: list[ComingLine]


def half_page(session: Session, seen: Seen, actor: Actor, number: int, today: date) -> HalfPage:
    """The half page of one proceeding, which goes to the parties: whoever prints it, nothing on it tells of a confidential step.
    Raises NotFound for a number that the case does not have.
    """
    known, here = seen.facts, head.proceeding(seen.facts, number)
    unit = reference.unit_on(session, here.unit, today)
    docket = case_rows.dockets(known).get(number, "")
    documents = papers.lines(session, seen, actor, privilege.hidden_from(session, actor, known))
    return HalfPage(
        case=head.of_case(seen, here, docket),
        now=head.line(here, known, unit.name, docket, here=True),
        unit=unit.full_name or unit.name,
        address=unit.address,
        phone=unit.phone,
        coming=coming.what_next(session, seen, here, unit.name, documents, frozenset({number}), today),
    )
