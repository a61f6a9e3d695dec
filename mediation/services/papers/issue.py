"""Documents (文书): issued by a step with their number, frozen, checked, and printed from the frozen data alone.

A template's front matter names the step; here is how the case becomes the data that the template prints. Data are
sealed at rest, because originals carry full ID numbers.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlmodel import Session, col, select

from mediation.models import Document, Party, Read, Unit, Write
from mediation.rules import deadlines, local
from mediation.rules.codes import Cause, Item, Kind, Manner, Side, Source
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.forms import questions, without_secrets
from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.undecided import LEAVING, concerned_by, leavers
from mediation.services.base import privacy, reference, showcase
from mediation.services.papers import data as printed
from mediation.services.papers import results
from mediation.services.papers.catalogue import DocumentTemplate, catalogue
from mediation.services.papers.rendering import refusals
from mediation.services.record import journal, parties, projection, seals
from mediation.settings import settings

SIDES = {"each applicant": (Side.APPLICANT,), "each respondent": (Side.RESPONDENT,), "each party": tuple(Side)}


@dataclass(frozen=True, slots=True)
class Context:
    """Everything the data of one step's documents are made from."""

    session: Session
    known: CaseFacts
    proceeding: Proceeding
    entry: Entry
    rows: dict[int, Party]
    office: Unit
    commission: str
    courts: printed.Courts
    clocks: list[deadlines.Clock]


def offered_by(step: Do) -> list[DocumentTemplate]:
    """The templates that this step issues."""
    return _issued_by().get(step, [])


@cache
def _issued_by() -> dict[str, list[DocumentTemplate]]:
    steps = {step for template in catalogue().values() for step in template.offered}
    return {step: [template for template in catalogue().values() if step in template.offered] for step in steps}


def would_issue(known: CaseFacts, entry: Entry) -> Iterator[str]:
    """What the step would issue, in words: 《开庭通知书》9 份. Called before anything is written."""
    here = _proceeding_of(known, entry)
    for template in offered_by(entry.step):
        if template.only and (template.only == "final") not in results.award_kinds(here, entry):
            continue
        many = len(_addressees(template, known, here, entry)) if template.audience != "once" else 1
        yield f"《{template.title}》" + (f" {many} 件" if many > 1 else "")


def follow(session: Write, case_id: int, known: CaseFacts, entry: Entry, clocks: list[deadlines.Clock]) -> None:
    """Issue what the step issues, and try again what lacked a particular. What a correction touches: see `reissue`.

    `clocks` are those of the whole case, as they were reckoned for the step.
    """
    if STEPS[entry.step].fills_papers:
        _freeze_again(session, case_id, known, clocks)
        return
    templates = offered_by(entry.step)
    if templates:
        context = context_of(session, case_id, known, entry, clocks)
        for template in templates:
            issue(session, case_id, template, context, papers(template, context))


def papers(template: DocumentTemplate, context: Context) -> Iterator[tuple[int, printed.DocumentData]]:
    """What the step issues by this template: the data of each paper, by its addressee (0: the case's)."""
    if template.audience == "once":
        addressees: list[int] = [0]
    else:
        addressees = _addressees(template, context.known, context.proceeding, context.entry)
    for party in addressees:
        data = data_for(template, context, party)
        if template.applies(data):
            yield party, data


def issue(
    session: Write, case_id: int, template: DocumentTemplate, context: Context, found: Iterable[tuple[int, printed.DocumentData]]
) -> None:  # fmt: skip
    """Number, freeze and keep these papers."""
    issued = []
    for party, data in found:
        row = Document(
            case_id=case_id, proceeding=context.proceeding.number, seq=context.entry.seq, template=template.name,
            title=template.title, number=data.number or "", party=party, issued_on=data.issued_on, data="",
        )  # fmt: skip
        _freeze(row, data)
        issued.append(row.model_dump(exclude={"id"}))
    if issued:
        session.execute(journal.inserting(Document), issued)
        seals.touched(session, case_id)


def _freeze(row: Document, data: printed.DocumentData) -> None:
    """Seal the data into the row. What cannot be printed says why, and waits for what is missing."""
    lacking = refusals(row.template, data, settings().font_folder)
    plain = json.dumps(data.frozen(), ensure_ascii=False, sort_keys=True)
    row.data = privacy.seal(plain, place_of(row)) or ""
    row.state, row.refusal = ("refused", "；".join(lacking)) if lacking else ("pending", "")


def void(row: Document, why: str) -> None:
    """Mark the paper as one that nobody may use any more; it stays in the file and says why."""
    row.state, row.refusal = "void", why


def place_of(row: Document) -> str:
    """Where the paper's data stand: sealed for this place, they open in no other."""
    return f"document.data:{row.case_id}/{row.seq}/{row.template}/{row.party}"


def frozen(row: Document) -> dict[str, Any]:
    """The data of an issued document."""
    return dict(json.loads(privacy.unseal(row.data, place_of(row)) or "{}"))


def _freeze_again(session: Write, case_id: int, known: CaseFacts, clocks: list[deadlines.Clock]) -> None:
    """A particular was added: what could not be printed for lack of it is made anew from the same step."""
    waiting = session.exec(select(Document).where(Document.case_id == case_id, Document.state == "refused")).all()
    entries = {e.seq: e for p in known.proceedings.values() for e in p.entries}
    for row in waiting:
        context = context_of(session, case_id, known, entries[row.seq], clocks)
        _freeze(row, data_for(catalogue()[row.template], context, row.party))
        session.add(row)


# --- from the case to what is printed -------------------------------------------------------------------------


def _proceeding_of(known: CaseFacts, entry: Entry) -> Proceeding:
    """The proceeding a document belongs to: the one a step opened, else the one it was done in."""
    opened = [p for p in known.proceedings.values() if p.entries[0].seq == entry.seq]  # a split case has the same past
    return opened[0] if opened else known.proceedings[entry.proceeding]


def _addressees(template: DocumentTemplate, known: CaseFacts, here: Proceeding, entry: Entry) -> list[int]:
    if entry.step in LEAVING:
        return concerned_by(known, here, entry)
    return [party.number for party in known.of_side(here, *SIDES[template.audience])]


def context_of(
    session: Session, case_id: int, known: CaseFacts, entry: Entry, clocks: Iterable[deadlines.Clock]
) -> Context:
    """What the papers of this entry are made from. `clocks` are those of the whole case."""
    here = _proceeding_of(known, entry)
    return Context(
        session=session, known=known, proceeding=here, entry=entry, rows=parties.of_case(session, case_id),
        office=reference.unit(session, entry.used.from_unit or here.unit),
        commission=reference.commission_name(session),
        courts=printed.Courts(
            first_instance=reference.setting(session, local.FIRST_INSTANCE),
            intermediate=reference.setting(session, local.INTERMEDIATE),
            refusal_period=reference.setting(session, "remedy.refusal_period"),
            review_body=reference.setting(session, local.REVIEW_BODY),
            administrative=reference.setting(session, local.ADMINISTRATIVE_COURT),
        ),
        clocks=[clock for clock in clocks if clock.proceeding == here.number],
    )  # fmt: skip


def data_for(template: DocumentTemplate, context: Context, party: int) -> printed.DocumentData:
    """What the template prints, from the record: nothing is typed twice."""
    known, here, entry = context.known, context.proceeding, context.entry
    people = {n: _party(context, n) for n in here.parties}
    sides = {side: [people[p.number] for p in known.of_side(here, side)] for side in Side}
    if entry.step in LEAVING:  # the decision names those who leave, and nobody who goes on
        sides[Side.APPLICANT] = [people[n] for n in leavers(here, entry)]
    spoken = _in_words(entry)
    first = here.entries[0].given if here.came_from is None else known.proceedings[1].entries[0].given
    origin = known.proceedings[here.came_from] if here.kind is Kind.REVIEW and here.came_from else here
    agreed = entry if entry.step == Do.SETTLE_PART else origin.last(Do.REACH_AGREEMENT, Do.SETTLE)
    if agreed and origin is not here:
        spoken["rest"] = agreed.given.get("rest")  # a review changes nothing of what was agreed
    award = entry if entry.step == Do.AWARD_PART else here.last(Do.AWARD)
    result = award.given if award else {}
    data = printed.DocumentData(
        office=_office(context), commission=context.commission, courts=context.courts,
        number=_number(template, context), issued_on=entry.on, on=entry.on,
        addressee=people.get(party), applicants=sides[Side.APPLICANT], respondents=sides[Side.RESPONDENT],
        thirds=sides[Side.THIRD], cause=Cause(known.cause).label, claims=_claims(known, here),
        headcount=projection.headcount(known, known.present_in(here)), total=known.amount_claimed(here),
        story=(agreed.given.get("facts") if agreed else None) or known.story,
        source=Source(str(first["source"])).label, manner=Manner(str(first["manner"])).label,
        registrar=here.entries[0].actor, received_on=here.received_on, accepted_on=here.accepted_on,
        mediator=_mediator(here), tribunal=_tribunal(here), hearing=_hearing(here),
        sessions=_sessions(here, entry), promises=results.promises(known, origin, entry),
        pay_way=agreed.given.get("pay_way") if agreed else None, breach=agreed.given.get("breach") if agreed else None,
        decisions=results.decisions(known, here, entry),
        absent=results.absent(known, here), answer=result.get("answer"), findings=result.get("findings"),
        evidence=result.get("evidence"), reasoning=result.get("reasoning"), articles=result.get("articles"),
        perform_within=result.get("perform_within") or entry.given.get("perform_within"), clocks=_clocks(context, party),
        exhibits=results.exhibits(known, entry),
        step=STEPS[entry.step].label, given=spoken, remedies=list(entry.used.remedies),
        copies=template.copies_for(sum(map(len, sides.values()))),
    )  # fmt: skip
    if template.lists == "served":
        data = data.model_copy(update={"served": _served(context, data, party)})
    if entry.step == Do.CONFIRM_EFFECT:
        data = data.model_copy(update=results.certified(known, here, entry, data.number))
    return data


def _office(context: Context) -> printed.Office:
    """Who issues it. An inspectorate acts in the name of the department that entrusts it (监察条例 第4条)."""
    unit, name = context.office, context.office.full_name
    if context.proceeding.kind is Kind.INSPECTION:
        name = reference.department_name(context.session)
    return printed.Office(
        name=name, address=unit.address or None, phone=unit.phone or None, demo=showcase.is_demo(context.session)
    )


def _number(template: DocumentTemplate, context: Context) -> str | None:
    """The 案号; that of a split award says which of the two it is."""
    number = projection.dockets(context.known).get(context.proceeding.number)
    if not template.only:
        return number
    return results.split_number(number, context.proceeding, context.entry, final=template.only == "final")


def _party(context: Context, number: int) -> printed.PartyData:
    row, fact = context.rows[number], context.known.parties[number]
    return printed.PartyData(
        number=number, side=fact.side.label, name=fact.name, is_person=fact.is_person,
        sex={"male": "男", "female": "女"}.get(parties.sex_of(row) or ""), born=parties.born_on(row),
        id_number=parties.opened(row, "id_number"), address=parties.opened(row, "address"),
        phone=parties.opened(row, "phone"), credit_code=row.credit_code,
        representative=row.legal_representative, representative_post=row.post,
    )  # fmt: skip


def _claims(known: CaseFacts, here: Proceeding) -> list[printed.ClaimData]:
    return [
        printed.ClaimData(
            number=place, claimant=c.claimant, claimant_name=known.parties[c.claimant].name, item=Item(c.item).label,
            amount=c.amount, detail=c.detail,
        )
        for place, c in enumerate(known.claimed_in(here), start=1)
    ]  # fmt: skip


def _named(here: Proceeding, step: Do, seat: str) -> str | None:
    """The name that a form chose a person by."""
    entry = here.last(step)
    return entry.used.names.get(seat) if entry else None


def _mediator(here: Proceeding) -> str | None:
    """The name of whoever mediates now; None where the unit that received the case has yet to choose."""
    named = here.last(Do.ASSIGN_MEDIATOR, Do.CHANGE_MEDIATOR, Do.ESCALATE_MEDIATION, Do.TRANSFER_MEDIATION)
    return named.used.names.get("mediator") if named else None


def _tribunal(here: Proceeding) -> printed.Tribunal | None:
    presiding = _named(here, Do.FORM_TRIBUNAL, "presiding") or _named(here, Do.DESIGNATE_REVIEWER, "arbitrator")
    if presiding is None:
        return None
    members = [name for seat in ("second", "third") if (name := _named(here, Do.FORM_TRIBUNAL, seat))]
    return printed.Tribunal(presiding=presiding, members=members, clerk=_named(here, Do.FORM_TRIBUNAL, "clerk"))


def _hearing(here: Proceeding) -> printed.SittingData | None:
    """The latest hearing that was set, with what was recorded of it once it was held."""
    fixed = here.last(Do.SET_HEARING, Do.POSTPONE_HEARING)
    if fixed is None:
        return None
    held = here.last(Do.HOLD_HEARING)
    took_place = held if held and held.seq > fixed.seq else None
    return printed.SittingData(
        on=date.fromisoformat(str(fixed.given["hearing_on"])), starts=str(fixed.given["starts"]),
        place=str(fixed.given["place"]), public=bool(fixed.given["public"]), joined_with=fixed.given.get("joined_with"),
        present=took_place.given["attended"] if took_place else None,
        content=took_place.given["record"] if took_place else None,
        mediated=took_place.given["mediated"] if took_place else None,
    )  # fmt: skip


def _sessions(here: Proceeding, entry: Entry) -> list[printed.SittingData]:
    """A record prints its own session; other documents may tell of all of them."""
    records = [entry] if entry.step == Do.RECORD_SESSION else list(here.all(Do.RECORD_SESSION))
    return [
        printed.SittingData(
            on=e.on, starts=e.given.get("starts"), ends=e.given.get("ends"), place=e.given["place"],
            present=e.given["present"], content=e.given["content"],
            result=e.given["result"], recorder=e.actor, public=False,
        )
        for e in records
    ]  # fmt: skip


def _clocks(context: Context, party: int) -> dict[str, printed.Clock]:
    """The clocks by id; where each party has its own, the addressee's."""
    found: dict[str, printed.Clock] = {}
    for each in context.clocks:
        if each.party in (None, party) or each.limit not in found:
            found[each.limit] = printed.Clock(due_on=each.due_on, why=each.why, provisional=each.provisional)
    return found


def _served(context: Context, data: printed.DocumentData, party: int) -> list[printed.ServedDocument]:
    """The rows of a service receipt: what the same step issues to this party, and copies of what it issues once."""
    side = context.known.parties[party].side
    listed = []
    for template in offered_by(context.entry.step):
        if template.lists == "served" or not template.applies(data):
            continue
        if template.audience == "once" or side in SIDES[template.audience]:
            listed.append(
                printed.ServedDocument(
                    title=template.title, number=_number(template, context), issued_by=context.entry.actor
                )
            )
    if context.entry.step == Do.ACCEPT_ARBITRATION and side is not Side.APPLICANT:
        listed.append(printed.ServedDocument(title="仲裁申请书副本", number=None))
    return listed


def _in_words(entry: Entry) -> dict[str, Any]:
    """The step's answers with codes turned into words, as a document prints them."""
    spoken = without_secrets(entry.answers)
    for question in questions(STEPS[entry.step].asks):
        labels = dict(question.choices)
        if question.choices and question.name in spoken:
            spoken[question.name] = labels.get(str(spoken[question.name]), spoken[question.name])
    return {**spoken, **entry.used.names}


def of_case(session: Read | Session, case_id: int) -> list[Document]:
    """The documents of a case, oldest first."""
    return list(session.exec(select(Document).where(Document.case_id == case_id).order_by(col(Document.id))))
