"""The documents (文书) of the case page, and one of them to be opened."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from mediation.errors import NotFound
from mediation.models import Document
from mediation.rules import reading
from mediation.rules.facts import CaseFacts, Delivery
from mediation.services.base.accounts import Actor
from mediation.services.papers import appointments, deliveries, issue, naming, stamps
from mediation.services.record import cases, informants
from mediation.services.record.cases import Seen
from mediation.services.views import marks
from mediation.services.views.case_page import privilege
from mediation.services.views.marks import Mark

PURPOSES = ("电话通知当事人", "制作、核对文书", "送达", "核对当事人身份", "办理付款")
"""What an original or a sealed particular is looked at for; anything else is written out."""


@dataclass(frozen=True, slots=True)
class ServedLine:
    """The service of a document on one party, by number and name: the manner and the day."""

    number: int
    party: str
    method: str
    on: date


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document. `party` is the number of whom it is for, 0 for nobody in particular, `addressee` their name or what tells it
    from another of the same title; `told`: the day and hour to which a notice calls people. `short`: the one word of a paper that
    stands no longer (作废、已另约、已改期), '' for any other. `opens`: there is a PDF; `handled`: the reader handles its proceeding and
    sees the original; `idle`: nobody has to be given it any more; `seq`: the
    entry that issued it."""

    id: int
    title: str
    number: str
    on: date
    addressee: str
    told: str
    short: str
    mark: Mark
    word: str
    opens: bool
    handled: bool
    served: list[ServedLine]
    proceeding: int
    template: str
    party: int
    idle: bool
    seq: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that the actor may open: as the original where they handle its proceeding, else as a masked copy. `stamp`: the word
    across every page of one that stands no longer, '' where it stands; `addressee`: as of a DocumentLine."""

    row: Document
    handled: bool
    stamp: str
    addressee: str


def lines(session: Session, seen: Seen, actor: Actor, hidden: frozenset[int]) -> list[DocumentLine]:
    """The documents of the case, without those that stay in a `hidden` mediation; what stands no longer comes last."""
    known = seen.facts
    handled = {n: reading.handles(actor.login, actor.unit_code, actor.roles, p) for n, p in known.proceedings.items()}
    issued = issue.of_case(session, seen.case.id or 0)
    served = deliveries.of_papers(issued, known)
    found = [
        _line(row, known, served.get(row.id or 0, []), handled=handled[row.proceeding])
        for row in issued
        if not privilege.hides(row, known, hidden)
    ]
    return sorted(found, key=lambda line: bool(line.short))


def _line(row: Document, known: CaseFacts, served: list[Delivery], *, handled: bool) -> DocumentLine:
    assert row.id is not None
    replaced = appointments.stands_no_longer(known, row)
    mark, word = marks.of_document(row, replaced)
    return DocumentLine(
        id=row.id, title=row.title, number=row.number, on=row.issued_on,
        addressee=naming.addressee(known, row), told=appointments.told(known, row),
        short=word.partition("：")[0] if mark == "held" else "", mark=mark, word=word, opens=opens(row, replaced), handled=handled,
        served=[ServedLine(d.party, known.parties[d.party].name, _how(d), d.on) for d in served],
        proceeding=row.proceeding, template=row.template, party=row.party, idle=appointments.idle(known, row),
        seq=row.seq,
    )  # fmt: skip


def _how(delivery: Delivery) -> str:
    """The way in words, with whoever signed in the party's place: 直接送达（代理人施某签收）."""
    return f"{delivery.way.label}（{delivery.taker}签收）" if delivery.taker else delivery.way.label


def opens(row: Document, replaced: str) -> bool:
    """Tell whether there is a PDF to open: not where it stands and cannot be printed. What stands no longer opens with its stamp."""
    return row.state != "refused" or bool(stamps.word(row, replaced))


def paper(session: Session, case_id: int, document_id: int, actor: Actor) -> Paper:
    """One paper of a case. Raises NotFound for strangers, and for what a mediation of another unit keeps to itself."""
    seen = cases.see(session, case_id, actor)
    row = session.exec(select(Document).where(Document.id == document_id, Document.case_id == case_id)).first()
    if row is None or privilege.hides(row, seen.facts, privilege.hidden_from(session, actor, seen.facts)):
        raise NotFound("没有这份文书。可能地址有误，或者它属于其他单位的调解。")
    if informants.named_in(session, seen.facts, case_id, lambda: issue.frozen(row)) and not informants.may_read(
        session, actor, seen.facts
    ):
        raise NotFound(
            "这份文书制作在举报人另行密封之前，写有举报人：只有承办的监察员和监察机构负责人可以打开（条例第9条第3款）。"
        )
    here = seen.facts.proceedings[row.proceeding]
    handled = reading.handles(actor.login, actor.unit_code, actor.roles, here)
    stamp = stamps.word(row, appointments.stands_no_longer(seen.facts, row))
    return Paper(row, handled, stamp, naming.addressee(seen.facts, row))
