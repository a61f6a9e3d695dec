"""The sheet of a lead (线索核处单): what it says, who did what to it on which day, what became of it. It names no worker and nobody who
reported (监察条例 第9条第3款), and is filled from the lead's record and the office's chain alone.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, or_, select

from mediation import clock
from mediation.models import JournalEntry, Lead, Unit, Write
from mediation.rules import leads as rules
from mediation.rules.codes.inspection import CameBy
from mediation.rules.codes.leads import Conclusion, Stage
from mediation.services.base import reference, showcase
from mediation.services.base.accounts import Actor
from mediation.services.papers.printed import DocumentData, Office
from mediation.services.record import case_rows, journal, leads, replayed

TEMPLATE = "lead_sheet"
HIDDEN = "（劳动者）"
"""What stands in place of a worker's name, number or phone in what was told."""
STEPS = {f"lead_{act.name}": act.label for act in rules.ACTS.values()}
"""The acts that the sheet lists, by the name of their entry in the office's chain."""


def data(session: Session, actor: Actor, lead_id: int) -> DocumentData:
    """The sheet's data, as of today. Raises Forbidden, or NotFound where the lead is not this person's."""
    standing = leads.dealt_with_by(session, actor, lead_id)
    row = standing.row
    unit = session.get_one(Unit, row.unit_id)
    acts = list(_acts(session, lead_id))
    on = {act["what"]: act["on"] for act in acts}
    hidden = _hidden(session, lead_id)
    given = {
        "source": CameBy(row.source).label, "source_number": row.number, "received_on": row.received_on,
        "due_on": standing.due_on if standing.stage in rules.DUE else None, "employer": row.employer, "town": row.town,
        "project": row.project, "persons": row.persons, "claimed": row.claimed, "story": _without(row.story, hidden),
        "verified_on": on.get(rules.ACTS["verify"].label), "persons_found": row.persons_found, "found": row.found,
        "result": _without(row.result, hidden), "conclusion": _conclusion(row, standing.stage),
        "concluded_on": on.get(rules.ACTS["handle"].label) if row.conclusion else None, "case_number": _case_number(session, row.case_id),
        "paid_on": row.paid_on, "paid": row.paid, "ordered": standing.ordered or None, "came": standing.came, "closed_on": row.closed_on,
        "acts": acts,
    }  # fmt: skip
    office = Office(
        name=reference.department_name(session),
        address=unit.address or None,
        phone=unit.phone or None,
        demo=showcase.is_demo(session),
    )
    return DocumentData(office=office, number=f"线索第{lead_id}号", issued_on=clock.today(), given=given)


def note(session: Write, actor: Actor, lead_id: int) -> None:
    """Put on record who printed the sheet of a lead, and when. Raises Forbidden or NotFound."""
    leads.dealt_with_by(session, actor, lead_id)
    journal.append(session, actor, "lead_printed", clock.today(), {"lead": lead_id})


def _conclusion(row: Lead, stage: Stage) -> str:
    """The end of the lead in words; '' while nobody has said."""
    if row.case_id is not None:
        return f"转为案件（{stage.label}）"
    if row.conclusion:
        return Conclusion(row.conclusion).label
    return stage.label if stage in (Stage.HANDED, Stage.PAID, Stage.CLOSED) else ""


def _acts(session: Session, lead_id: int) -> Iterable[dict[str, Any]]:
    """The acts in their order, from the office's chain, each with who did it."""
    told = or_(*(col(JournalEntry.given).contains(f'"lead":{lead_id}{end}') for end in ",}"))
    rows = session.exec(
        select(JournalEntry)
        .where(JournalEntry.chain == journal.OFFICE, col(JournalEntry.step).in_(STEPS), told)
        .order_by(col(JournalEntry.seq))
    ).all()
    units = {unit.id: unit.name for unit in reference.units(session)}
    for row in rows:
        if json.loads(row.given).get("lead") == lead_id:
            yield {"what": STEPS[row.step], "on": row.on, "by": row.actor_name, "unit": units.get(row.unit_id, "")}


def _case_number(session: Session, case_id: int | None) -> str:
    """The number of the case that the lead became; '' where it has none."""
    if case_id is None:
        return ""
    numbers = case_rows.dockets(replayed.of_case(session, case_id).facts)
    return next((number for number in numbers.values() if number), "")


def _hidden(session: Session, lead_id: int) -> list[str]:
    """The words that name a worker of the lead, the longest first."""
    told = {leads.opened(worker, name) for worker in leads.workers(session, lead_id) for name in leads.SEALED}
    return sorted(told - {""}, key=len, reverse=True)


def _without(text: str, hidden: list[str]) -> str:
    """The text without the words that name a worker."""
    for word in hidden:
        text = text.replace(word, HIDDEN)
    return text
