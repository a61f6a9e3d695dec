"""Informants (举报人): who reported, sealed in a row of its own; nobody but the case's inspectors and the head opens it (条例 第9条第3款).

The journal holds no name of an informant. What was recorded before reports had a place of their own does: it is never changed, and
is read without the name (rules/steps/informant.py); what stood in the party's columns is moved here once.
"""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import delete, or_
from sqlmodel import Session, col, select

from mediation import clock
from mediation.errors import NotFound
from mediation.models import Case, FormerName, Informant, JournalEntry, NamePart, Party, Setting, Write
from mediation.rules.codes import Kind
from mediation.rules.codes.inspection import Accusation
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Form
from mediation.rules.party_particulars import OPEN
from mediation.rules.party_particulars import SEALED as OF_PARTIES
from mediation.rules.roles import INSPECTION_HEADS
from mediation.rules.steps.complaint import Complaint
from mediation.rules.steps.informant import reporters
from mediation.services.base import privacy, reference
from mediation.services.base.accounts import Actor
from mediation.services.base.concurrent_rows import insert_missing
from mediation.services.record import access, cases, keys, parties, projection, replayed

LABELS = {"name": "姓名", "phone": "电话", "reach": "怎样找到"}
SEALED = tuple(LABELS)
ASKED = {"name": "informant", "phone": "informant_phone", "reach": "informant_reach"}
"""The answer of a report that each column is sealed from."""
OF = "informant"
"""What is bound into the seals of these rows, so that none of them opens as a party's."""
MOVED = "reference.informants"
"""The setting that notes that the reporters of before were moved."""


def keep(session: Write, case_id: int, form: Form | None) -> None:
    """Seal what a report tells of the informant. What was left empty stays as it was."""
    if not isinstance(form, Complaint) or form.accusation is not Accusation.REPORT:
        return
    _seal(session, case_id, {name: value for name, asked in ASKED.items() if (value := getattr(form, asked))})


def _seal(session: Write, case_id: int, given: dict[str, str]) -> None:
    if not given:
        return
    row = _row(session, case_id) or Informant(case_id=case_id)
    for name, value in given.items():
        setattr(row, name, privacy.seal(value, place(name, case_id)))
    session.add(row)
    session.flush()


def place(name: str, case_id: int) -> str:
    """The place that a sealed value of an informant is bound to."""
    return privacy.place(name, case_id, 0, of=OF)


def _row(session: Session, case_id: int) -> Informant | None:
    return session.exec(select(Informant).where(Informant.case_id == case_id)).first()


def of_case(session: Session, known: CaseFacts, case_id: int) -> Informant | None:
    """The row of the case's informant; None where nobody gave a name. Of a case that began otherwise the database is not asked."""
    return _row(session, case_id) if known.reported else None


def opened(row: Informant, name: str) -> str | None:
    """One sealed value in plain text: for a reveal, and for keeping the name out of open texts."""
    return privacy.unseal(getattr(row, name), place(name, row.case_id))


def may_read(session: Session, actor: Actor, known: CaseFacts) -> bool:
    """Tell whether this person handles the report: one of its two inspectors, or the head of the inspectorate that holds it."""
    held = [p for p in known.proceedings.values() if p.kind is Kind.INSPECTION and cases.holds(session, actor, p.unit)]
    return any(
        actor.login in (p.staff.get("first"), p.staff.get("second")) or bool(actor.roles & INSPECTION_HEADS) for p in held
    )


def named_in(session: Session, known: CaseFacts, case_id: int, content: Callable[[], Any]) -> bool:
    """Tell whether this content of a paper of the case names the informant: only what was made when he stood among the parties does."""
    row = of_case(session, known, case_id) if known.informants else None
    names = (opened(row, "name") or "").split("、") if row else [""]
    text = json.dumps(content(), ensure_ascii=False, default=str) if any(names) else ""
    return any(name and name in text for name in names)


def reveal(session: Write, known: CaseFacts, case_id: int, purpose: str, actor: Actor) -> dict[str, str]:
    """Return the informant's particulars by column, for a stated purpose, on the record, which names nobody. Raises NotFound for whoever
    may not read them, and where nobody gave any; Invalid where no purpose is given.
    """
    row = of_case(session, known, case_id)
    if row is None or not may_read(session, actor, known):
        raise NotFound("本案没有登记举报人，或者您不是承办本案的监察员、监察机构负责人。")
    access.note(session, actor, access.Look.INFORMANT, clock.today(), case_id, {"purpose": access.stated(purpose)})
    return {name: opened(row, name) or "" for name in SEALED}


# --- what was recorded before ---------------------------------------------------------------------------------


def follow_the_reports(session: Write) -> int:
    """Move, once, the reporters who stand among the parties of their cases into rows of their own; returns how many cases they were in."""
    blank = {
        "key": MOVED,
        "label": "举报人另行密封",
        "value": "",
        "source": "由系统写入",
        "confirmed": True,
        "confirmed_by": "",
    }
    insert_missing(session, Setting, [blank])
    mark = session.exec(select(Setting).where(Setting.key == MOVED).with_for_update()).one()
    if mark.value:
        return 0
    mark.value = "1"
    told = select(JournalEntry).where(JournalEntry.step == str(Do.RECEIVE_COMPLAINT), JournalEntry.seq == 1)
    reports = [(row.case_id, json.loads(row.given)) for row in session.exec(told) if row.case_id is not None]
    moved = [
        (case_id, given) for case_id, given in reports if given.get("accusation") == Accusation.REPORT and given["applicants"]
    ]
    for case_id, given in moved:
        _move(session, case_id, given)
    return len(moved)


def _move(session: Write, case_id: int, given: dict[str, Any]) -> None:
    """Seal the reporters' names and ways, take them out of the parties' rows, and write what follows from the case anew."""
    known = replayed.of_case(session, case_id).facts
    rows = [row for number, row in parties.of_case(session, case_id).items() if number in known.informants]
    names, was = reporters(given), {key for row in rows for key in (row.name_key, row.alias_key) if key}
    told = {
        "name": "、".join(names),
        "phone": _ways(rows, "phone"),
        "reach": _ways(rows, "address", "mailing_address", "email"),
    }
    _seal(session, case_id, {name: value for name, value in told.items() if value})
    for row in rows:
        for name in (*OPEN, *OF_PARTIES, "id_index", "id_tail_index"):
            setattr(row, name, None)
        row.name = known.parties[row.number].name
        keys.keep_name(session, row)
        session.add(row)
    session.flush()
    keys.keep_former(session, case_id, known)
    session.flush()
    _forget_names(session, was)
    case = session.get(Case, case_id)
    assert case is not None
    projection.rewrite(session, case, known, reference.current(session), clock.today())


def _ways(rows: list[Party], *names: str) -> str:
    return "、".join(value for row in rows for name in names if (value := parties.opened(row, name)))


def _forget_names(session: Write, was: set[str]) -> None:
    """Take those keys out of the search that nobody else has."""
    for key in sorted(was):
        here = select(Party.id).where(or_(col(Party.name_key) == key, col(Party.alias_key) == key)).order_by(col(Party.id))
        held = session.exec(here).first()
        if held is None and session.exec(select(FormerName.case_id).where(FormerName.name_key == key)).first() is None:
            session.execute(delete(NamePart).where(col(NamePart.name_key) == key))
