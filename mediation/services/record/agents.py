"""Agents (代理人): their ID number and phone, which the journal must not hold, sealed in rows of their own, and shown masked."""

from sqlmodel import Session, col, select

from mediation.models import Agent, Write
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Form
from mediation.rules.party_particulars import LABELS, masked
from mediation.rules.steps.agents import TELL_OF_AGENTS, OtherPowers
from mediation.services.base import privacy

SEALED = ("id_number", "phone")
OF = "agent"
"""What is bound into the seals of these rows, so that none of them opens as a party's."""


def keep(session: Write, case_id: int, seq: int, form: Form) -> None:
    """Seal what the answers of the entry `seq` tell of an agent: of the one that it brings, or of the one that it names. What was
    left empty stays as it was.
    """
    if not isinstance(form, TELL_OF_AGENTS):
        return
    number = form.agent if isinstance(form, OtherPowers) else seq
    given = {name: value for name in SEALED if (value := getattr(form, name))}
    if not given:
        return
    row = _row(session, case_id, number) or Agent(case_id=case_id, number=number)
    for name, value in given.items():
        setattr(row, name, privacy.seal(value, privacy.place(name, case_id, number, of=OF)))
    session.add(row)
    session.flush()


def let_go(session: Write, case_id: int, before: CaseFacts, after: CaseFacts) -> None:
    """Delete what is sealed of an agent whose noting was struck."""
    for number in before.agents.keys() - after.agents.keys():
        if row := _row(session, case_id, number):
            session.delete(row)
    session.flush()


def _row(session: Session, case_id: int, number: int) -> Agent | None:
    return session.exec(select(Agent).where(Agent.case_id == case_id, Agent.number == number)).first()


def of_case(session: Session, known: CaseFacts, case_id: int) -> dict[int, Agent]:
    """The rows of the case's agents by number; of a case that has none, nothing is asked of the database."""
    if not known.agents:
        return {}
    rows = session.exec(select(Agent).where(col(Agent.case_id) == case_id)).all()
    return {row.number: row for row in rows}


def opened(row: Agent, name: str) -> str | None:
    """One sealed particular in plain text: for a reveal, never for a list."""
    return privacy.unseal(getattr(row, name), privacy.place(name, row.case_id, row.number, of=OF))


def shown(row: Agent) -> str:
    """The sealed particulars of the agent, masked: 电话 139****0001; '' for nothing."""
    return "，".join(f"{LABELS[name]} {masked(name, value)}" for name in reversed(SEALED) if (value := opened(row, name)))


def revealed(row: Agent) -> str:
    """The sealed particulars in plain, for whoever stated a purpose."""
    return "，".join(f"{LABELS[name]} {value}" for name in reversed(SEALED) if (value := opened(row, name)))
