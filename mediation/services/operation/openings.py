"""Opening what is sealed (密封): every particular and every paper's data, to know that the key still opens them."""

from collections.abc import Iterator, Sequence

from cryptography.exceptions import InvalidTag
from sqlalchemy import LargeBinary, cast
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from mediation.models import Agent, Document, Informant, LeadWorker, Party
from mediation.rules.party_particulars import LABELS, SEALED
from mediation.services.base import privacy
from mediation.services.papers import freezing, issue
from mediation.services.record import agents, informants, leads


def tried(session: Session, cases: Sequence[int]) -> Iterator[str | None]:
    """One answer for each sealed value of these cases: None where it opened in its place, else what did not."""
    for row in session.exec(select(Party).where(col(Party.case_id).in_(cases)).order_by(col(Party.id))):
        for name in SEALED:
            if getattr(row, name) is not None:
                place = privacy.place(name, row.case_id, row.number)
                what = f"案件 {row.case_id} 第 {row.number} 位当事人的{LABELS[name]}"
                yield None if _opens(getattr(row, name), place) else f"{what}打不开：不是密封在这里的，或者密钥不对"
    for agent in session.exec(select(Agent).where(col(Agent.case_id).in_(cases)).order_by(col(Agent.id))):
        for name in agents.SEALED:
            if getattr(agent, name) is not None:
                place = privacy.place(name, agent.case_id, agent.number, of=agents.OF)
                what = f"案件 {agent.case_id} 第 {agent.number} 条登记的代理人的{LABELS[name]}"
                yield None if _opens(getattr(agent, name), place) else f"{what}打不开：不是密封在这里的，或者密钥不对"
    yield from _informants(session, cases)
    # SQLite lets anybody write a text where bytes belong: read as bytes it is a fault, and not the end of the reading.
    papers = select(Document, cast(col(Document.data), LargeBinary)).options(defer(Document.data))  # type: ignore[arg-type]
    for paper, data in session.exec(papers.where(col(Document.case_id).in_(cases)).order_by(col(Document.id))):
        what = f"案件 {paper.case_id} 的《{paper.title}》的内容"
        yield None if _opens(data, issue.place_of(paper)) else f"{what}打不开：不是密封在这里的，或者密钥不对"


def of_leads(session: Session) -> Iterator[str | None]:
    """One answer for each sealed value of the leads' workers: None where it opened in its place, else what did not."""
    for worker in session.exec(select(LeadWorker).order_by(col(LeadWorker.id))):
        for name in leads.SEALED:
            if getattr(worker, name) is not None:
                what = f"第 {worker.lead_id} 条线索第 {worker.place} 位劳动者的{LABELS.get(name, '姓名')}"
                opens = _opens(getattr(worker, name), leads.place(name, worker))
                yield None if opens else f"{what}打不开：不是密封在这里的，或者密钥不对"


def _informants(session: Session, cases: Sequence[int]) -> Iterator[str | None]:
    for told in session.exec(select(Informant).where(col(Informant.case_id).in_(cases)).order_by(col(Informant.id))):
        for name in informants.SEALED:
            if getattr(told, name) is not None:
                fault = f"案件 {told.case_id} 的举报人的{informants.LABELS[name]}打不开：不是密封在这里的，或者密钥不对"
                yield None if _opens(getattr(told, name), informants.place(name, told.case_id)) else fault


def _opens(sealed: str | bytes, place: str) -> bool:
    try:
        return (privacy.unseal(sealed, place) if isinstance(sealed, str) else freezing.thaw(sealed, place)) is not None
    except (InvalidTag, ValueError):  # another place's, or no longer a cipher at all
        return False
