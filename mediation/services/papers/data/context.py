"""The context that the papers of one step are made from: the case, the entry, the office; looked up once and shared by all
builders.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlmodel import Session

from mediation.models import Party, Unit
from mediation.rules import deadlines, vocabulary
from mediation.rules.codes import Item, Side
from mediation.rules.codes.addresses import AddressPlace, ElectronicChannel
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.identity_papers import PAPERS, paper_of
from mediation.rules.lineage import follows, formerly, of_whom, whose
from mediation.rules.party_particulars import SEALED
from mediation.rules.service_address import ServiceAddress, confirmed
from mediation.rules.settlements import settled_out
from mediation.rules.steps.changes import ran_the_shop
from mediation.rules.steps.overdue import AWARDS
from mediation.rules.steps.undecided import gave_up, leavers
from mediation.services.base import reference
from mediation.services.papers import printed
from mediation.services.papers.catalogue import DocumentTemplate, offered_by
from mediation.services.papers.data import numbering
from mediation.services.record import case_rows, parties

PRINTED = tuple(name for name in SEALED if name in printed.PartyData.model_fields)
"""The sealed particulars that papers may print: those that a template can ask a party for."""

SEXES = {"male": "男", "female": "女"}


@dataclass(frozen=True)
class Context:
    """One entry of a case, for whose papers data are made. `proceeding` is the one that the papers belong to, `clocks` are its."""

    session: Session
    case_id: int
    known: CaseFacts
    proceeding: Proceeding
    entry: Entry
    clocks: list[deadlines.Clock]

    @cached_property
    def unit(self) -> Unit:
        """The unit that issues them: where a case was handed on, the one that hands it on; its successor since it merged into that."""
        return reference.unit_on(self.session, self.entry.used.from_unit or self.proceeding.unit, self.entry.on)

    @cached_property
    def people(self) -> dict[int, printed.PartyData]:
        """The proceeding's parties by number, their sealed particulars opened."""
        rows = parties.of_case(self.session, self.case_id)
        return {number: printed_party(self.known, rows[number], number) for number in self.proceeding.parties}

    @cached_property
    def sides(self) -> dict[Side, list[printed.PartyData]]:
        """The parties by side; a decision on those who leave names them, and no applicant who goes on; an award names nobody who gave
        up all that he asked for, or settled it: it decides nothing of his.
        """
        known, here = self.known, self.proceeding
        out = gave_up(known, here) | settled_out(known, here, self.entry.seq) if self.entry.step in AWARDS else set()
        found = {
            side: [self.people[p.number] for p in self.known.of_side(self.proceeding, side) if p.number not in out]
            for side in Side
        }
        if not found[Side.APPLICANT]:  # nobody took their place: a paper names those who last asked
            found[Side.APPLICANT] = [
                self.people[n] for n in self.proceeding.gone if self.known.parties[n].side is Side.APPLICANT
            ]
        if gone := leavers(self.proceeding, self.entry):
            found[Side.APPLICANT] = [self.people[number] for number in gone]
        return found

    @cached_property
    def docket(self) -> str | None:
        """The 案号 of the proceeding, or of the one of its kind that it was opened from as long as it has none (重新处理); None while
        neither has one.
        """
        known, origin = case_rows.dockets(self.known), self.known.proceedings.get(self.proceeding.came_from or 0)
        before = known.get(origin.number) if origin is not None and origin.kind is self.proceeding.kind else None
        return known.get(self.proceeding.number) or before

    def say(self, text: str) -> str:
        """Return fixed words as the case's kind of dispute has them; the parties' names stay."""
        return vocabulary.say(self.known.cause, text, (party.name for party in self.known.parties.values()))

    def item_said(self, item: str) -> str:
        """Return the words for what a claim asks, as the kind of dispute has them."""
        return self.say(Item(item).label)

    def claims_said(self, numbers: Iterable[int]) -> str:
        """Return the claims, by number, in words: whose they are and what is asked."""
        known, claims = self.known, [self.known.claims[n] for n in numbers]
        return "、".join(
            (of_whom(known, c.claimant, whose(known, c.claimant, c.number)) or f"{known.parties[c.claimant].name}的")
            + ("反申请的" if known.parties[c.claimant].side is Side.RESPONDENT else "")
            + self.item_said(c.item)
            for c in claims
        )

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The numbers of the instruments that the entry makes, by template; of one with a series of its own (监令、监理 …) that number."""
        if number := self.entry.used.paper:
            return {template.name: number for template in offered_by(self.entry.step) if template.own_number}
        own = numbering.instruments_of(self.entry, self.proceeding)
        return numbering.of_entry(self.issued, self.docket, own, self.entry) if own else {}

    @cached_property
    def issued(self) -> numbering.Issued:
        """The numbers of the case's instruments as they were printed: every paper of the entry may tell of several."""
        return numbering.issued(self.session, self.case_id)


def printed_party(known: CaseFacts, row: Party, number: int) -> printed.PartyData:
    """A party as papers print it, its sealed particulars opened."""
    fact = known.parties[number]
    kind, opened = fact.kind, {name: parties.opened(row, name) for name in PRINTED}
    paper = paper_of(row.id_paper, opened["id_number"])
    return printed.PartyData(
        number=number, side=fact.side.label, name=fact.name, is_person=fact.is_person, sex=SEXES.get(parties.sex_of(row) or ""),
        id_label=PAPERS[paper].printed, nationality=row.nationality,
        ethnicity=row.ethnicity, alias=row.alias, credit_code=row.credit_code, representative=row.legal_representative,
        representative_post=row.post, occupation=row.post if kind.works else None, head=kind.head, posted=kind.post,
        identified=kind.identified and not kind.is_person, standing=ran_the_shop(known, number) or kind.standing,
        brings=kind.proof(paper.label), signs=kind.signs, follows=follows(known, number), formerly=formerly(fact),
        **opened | {"born": parties.born_on(row)} | _service(confirmed(known, number), opened),
    )  # fmt: skip


def _service(address: ServiceAddress | None, opened: Mapping[str, str | None]) -> dict[str, Any]:
    """The address at which papers reach the party: as confirmed, else at the 通讯地址 or where it lives."""
    place = address.place if address else AddressPlace.MAILING
    there = {AddressPlace.OTHER: opened["service_address"], AddressPlace.MAILING: opened["mailing_address"]}.get(place)
    channel = address.channel if address else None
    own = {ElectronicChannel.EMAIL: opened["email"], ElectronicChannel.PHONE: opened["phone"]}.get(channel) if channel else None
    return {
        "service_address": there or opened["address"], "service_phone": opened["service_phone"] or opened["phone"],
        "electronic_address": (opened["electronic_address"] or own) if channel else None, "channel": channel.label if channel else "",
        "receiver": address.receiver if address else "", "receiver_relation": address.relation if address else "",
    }  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """One paper: a template, filled for one party. `party` 0: it goes to the file."""

    context: Context
    template: DocumentTemplate
    party: int

    @property
    def known(self) -> CaseFacts:
        """The facts of the case with this entry."""
        return self.context.known

    @property
    def here(self) -> Proceeding:
        """The proceeding that the paper belongs to."""
        return self.context.proceeding

    @property
    def entry(self) -> Entry:
        """The entry that issues it."""
        return self.context.entry
