"""A case that goes into another (并案), at the door: the two move in one act, or neither does.

Whoever merges names the other case by its number. Its people and claims are brought into that one by its own step “追加投诉人、被投诉单位”,
with the particulars that are sealed here: nothing is typed again. Somebody who is in both is one person, and what he asks in both of one
employer is one debt. Striking the merger strikes that step too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from mediation.errors import Conflict, Invalid
from mediation.models import Party as PartyRow
from mediation.rules.acts import Dated
from mediation.rules.codes import Correction, Side
from mediation.rules.codes.inspection import JoinedFor
from mediation.rules.codes.people import Capacity
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Claim, Entry, Party, Proceeding
from mediation.rules.forms import Form, questions
from mediation.rules.identity import plain
from mediation.rules.party_particulars import OPEN, SEALED
from mediation.rules.sameness import name_key
from mediation.rules.step import Situation
from mediation.rules.steps import STEPS
from mediation.rules.steps.closure import CorrectionAnswers
from mediation.rules.steps.inspection_merging import Merging, merged_from, takes_in
from mediation.rules.steps.inspection_ways import Joining
from mediation.rules.steps.intake import PartyAnswers
from mediation.services.door import checking, same_person
from mediation.services.record import case_rows, merged, parties
from mediation.services.record.merged import OtherCase

ASKED = {question.name for question in questions(PartyAnswers)}


@dataclass(frozen=True, slots=True)
class Follows:
    """A step that another case takes by one in this case, with its answers; `field` is the answer here that is at fault where it cannot."""

    step: Do
    given: dict[str, Any]
    other: OtherCase
    field: str


def spelt(session: Session, situation: Situation, form: Dated) -> Dated:
    """The form with the other case's number as it stands in the record, where it names one."""
    if not isinstance(form, Merging):
        return form
    found = merged.named(session, situation.here.unit, form.into)
    return form.model_copy(update={"into": found[0].docket}) if len(found) == 1 else form


def refuse(session: Session, case_id: int | None, situation: Situation, form: Form, new: Form | None) -> None:
    """Refuse what would leave the two cases telling different things. `new`: the answers that a correction puts in the place of an
    entry's. Raises Invalid.
    """
    if case_id is None or situation.proceeding is None:
        return
    wrong: dict[str, str] = {}
    if isinstance(form, Merging):
        wrong = _cannot_go(session, case_id, situation, form)
    elif isinstance(form, Joining) and form.merged_from:
        wrong = _did_not_come(session, case_id, situation, form)
    elif isinstance(form, CorrectionAnswers):
        wrong = _taken_apart(session, situation, form, new)
    if wrong:
        raise Invalid(wrong)


def looked_up(session: Session, situation: Situation, form: Form) -> int | None:
    """The id of the case that the answers name; None: they name none."""
    number = form.into if isinstance(form, Merging) else form.merged_from if isinstance(form, Joining) else None
    if not number or situation.proceeding is None:
        return None
    found = merged.named(session, situation.here.unit, number)
    return found[0].case_id if len(found) == 1 else None


def follows(session: Session, case_id: int, situation: Situation, form: Form) -> Follows | None:
    """The step that the other case takes by this one; None: none does."""
    if isinstance(form, Merging):
        (into,) = merged.named(session, situation.here.unit, form.into)
        return Follows(Do.JOIN_INSPECTION, Bringing(session, case_id, situation, into).answers(form), into, "into")
    if isinstance(form, CorrectionAnswers) and form.action is Correction.STRIKE:
        entry = _entry(situation.here, form.entry)
        other = _other(session, situation, entry) if entry is not None and entry.step == Do.MERGE_INSPECTION else None
        if other is not None and (came := _came_by(other.here, _number(situation))):
            reason = f"{_number(situation)} 撤销并入本案：{form.reason}"
            given = {"on": form.on.isoformat(), "entry": came.seq, "action": str(Correction.STRIKE), "reason": reason}
            return Follows(Do.CORRECT, given, other, "entry")
    return None


def words(session: Session, case_id: int | None, situation: Situation, form: Form) -> list[str]:
    """The sentences, without their stops, on what goes into the other case, for whoever is about to confirm it."""
    if case_id is None or not isinstance(form, Merging):
        return []
    found = merged.named(session, situation.here.unit, form.into)
    return list(Bringing(session, case_id, situation, found[0]).words()) if len(found) == 1 else []


def asked_of(session: Session, situation: Situation, form: Form) -> dict[str, str]:
    """The question whether two cases belong together that have no employer in common; the sentence without its stop."""
    if not isinstance(form, Merging):
        return {}
    found = merged.named(session, situation.here.unit, form.into)
    if len(found) != 1:
        return {}
    here, there = (_employers(known, p) for known, p in ((situation.case, situation.here), (found[0].known, found[0].here)))
    if {name_key(name) for name in here} & {name_key(name) for name in there}:
        return {}
    return {
        "into": f"{found[0].docket} 的被投诉单位是{'、'.join(there)}，本案的是{'、'.join(here)}，不是同一单位，请核对是不是要并案"
    }


def _employers(known: CaseFacts, here: Proceeding) -> list[str]:
    return [party.name for party in known.of_side(here, Side.RESPONDENT)]


# --- refusals -------------------------------------------------------------------------------------------------


def _cannot_go(session: Session, case_id: int, situation: Situation, form: Merging) -> dict[str, str]:
    found = merged.named(session, situation.here.unit, form.into)
    if len(found) != 1:
        several = "不止一件案件的案号是这样，请写完整的案号" if found else "本机构没有这个案号的监察案件，请核对"
        return {"into": f"{several}，例如 {_number(situation)}。"}
    other, mine = found[0], situation.here.accepted_on
    if other.case_id == case_id:
        return {"into": "这是本案自己的案号，请填写要并入的那一案的。"}
    if why := takes_in(other.known, other.here, other.docket):
        return {"into": why}
    assert mine is not None, "it is docketed"
    assert other.here.accepted_on is not None, "so is the other"
    if (other.here.accepted_on, other.case_id) > (mine, case_id):
        return {
            "into": f"{other.docket} {other.here.accepted_on} 立案，在本案（{mine}）之后：请在那一案办理“并入另案”，并入本案。"
        }
    if form.on < mine:
        return {"on": f"不能早于本案立案之日（{mine}）。"}
    bringing = Bringing(session, case_id, situation, other)
    return bringing.wrong() or bringing.refused(form)


def _did_not_come(session: Session, case_id: int, situation: Situation, form: Joining) -> dict[str, str]:
    """Nobody comes in from another case but by its merger into this one, and once."""
    found = merged.named(session, situation.here.unit, form.merged_from or "")
    entry = found[0].here.last(Do.MERGE_INSPECTION) if len(found) == 1 else None
    if entry is None or entry.used.other != case_id:
        return {"merged_from": "这一案没有并入本案：请先在那一案办理“并入另案”，其投诉人和请求随即带入本案。"}
    if form.merged_from in merged_from(situation.here):
        return {"merged_from": "这一案已经并入本案，不用再追加。"}
    return {}


def _taken_apart(session: Session, situation: Situation, form: CorrectionAnswers, new: Form | None) -> dict[str, str]:
    """A merger is taken back where it was done, in both cases at once, and goes into no third case by a correction."""
    entry = _entry(situation.here, form.entry)
    if entry is None:
        return {}
    if new is not None:
        for name in ("into", "merged_from"):
            if getattr(new, name, None) != entry.answer(name):
                return {f"content.{name}": "并入哪一案不能在这里改：请在并入的那一案撤销“并入另案”，再按正确的案号重新办理。"}
        return {}
    joined = entry.if_(Joining)
    if form.action is not Correction.STRIKE or joined is None or not joined.merged_from:
        return {}
    other = _other(session, situation, entry)
    if other is None or other.here.last(Do.MERGE_INSPECTION) is None:
        return {}
    return {"entry": f"这一步是 {other.docket} 并入本案时带入的：请在那一案“更正”撤销“并入另案”，本案的这一步随之撤销。"}


def _entry(here: Proceeding, seq: int) -> Entry | None:
    return next((entry for entry in here.entries if entry.seq == seq), None)


def _other(session: Session, situation: Situation, entry: Entry) -> OtherCase | None:
    """The other case of an entry that merged, or came by a merger; None where the record of before names none."""
    joined, going = entry.if_(Joining), entry.if_(Merging)
    number = going.into if going else joined.merged_from if joined else None
    found = merged.named(session, situation.here.unit, number) if number and entry.used.other else []
    return next((each for each in found if each.case_id == entry.used.other), None)


def _came_by(here: Proceeding, number: str) -> Entry | None:
    """The entry by which the other case took this one in; None where it is struck."""
    those = (each for each in here.all(Do.JOIN_INSPECTION) if each.answer("merged_from") == number)
    return next(those, None)


def _number(situation: Situation) -> str:
    return case_rows.dockets(situation.case).get(situation.here.number, "")


# --- what is brought ------------------------------------------------------------------------------------------


class Bringing:
    """The people and claims of a case, as the other case is to have them: who is there already stays one person, and a claim that he has
    made there too stays one debt.
    """

    def __init__(self, session: Session, case_id: int, situation: Situation, other: OtherCase) -> None:
        self.session, self.situation, self.other = session, situation, other
        self.known, self.here = situation.case, situation.here
        self.rows = parties.of_case(session, case_id)
        self.there = parties.of_case(session, other.case_id)
        self.same: dict[int, int] = {}
        self.unclear: list[str] = []
        self.new: dict[Side, list[int]] = {Side.APPLICANT: [], Side.RESPONDENT: []}
        for number in self.known.present_in(self.here):
            self._place(self.known.parties[number])
        self.twice: list[Claim] = []
        self.claims: list[Claim] = []
        for claim in self.known.claimed_in(self.here):
            if claim.claimant in self.same or claim.claimant in self.new[Side.APPLICANT]:
                (self.twice if self._is_there(claim) else self.claims).append(claim)

    def _place(self, party: Party) -> None:
        found = next((n for n in self.other.known.present_in(self.other.here) if self._is_one(party, n)), None)
        if found is not None:
            self.same[party.number] = found
        elif party.side in self.new:
            self.new[party.side].append(party.number)

    def _is_one(self, party: Party, there: int) -> bool:
        """Tell whether the two are one: by their numbers; of one name, where a unit has none. People of one name are not guessed at."""
        other = self.other.known.parties[there]
        if party.is_person != other.is_person:
            return False
        mine, its = _told_apart(self.rows[party.number]), _told_apart(self.there[there])
        if mine and its:
            return mine == its
        if name_key(party.name) != name_key(other.name):
            return False
        if party.is_person:
            self.unclear.append(party.name)
        return True

    def _is_there(self, claim: Claim) -> bool:
        """Tell whether the same person asks the same sum for the same of one of these employers in the other case: that is one debt.
        Of what is told otherwise (another month's wages) nobody knows that, and nothing that is owed may be lost: it is another.
        """
        against = {self.same.get(n) for n in claim.against or self._facing(self.known, self.here)}
        return any(
            (each.claimant, each.item, each.amount) == (self.same.get(claim.claimant), claim.item, claim.amount)
            and _told_alike(each.detail, claim.detail)
            and against & {*(each.against or self._facing(self.other.known, self.other.here))}
            for each in self.other.known.claimed_in(self.other.here)
        )

    @staticmethod
    def _facing(known: CaseFacts, here: Proceeding) -> list[int]:
        return [party.number for party in known.of_side(here, Side.RESPONDENT)]

    def answers(self, form: Merging) -> dict[str, Any]:
        """The answers of “追加投诉人、被投诉单位” in the other case."""
        came = self.new[Side.APPLICANT]
        number = _number(self.situation)
        return {
            "on": form.on.isoformat(), "ground": str(JoinedFor.MERGED), "merged_from": number, "reason": f"{number} 并入：{form.reason}",
            "applicants": [self._row(n) for n in came], "respondents": [self._row(n) for n in self.new[Side.RESPONDENT]],
            "claims": [{"claimant": came.index(c.claimant) + 1, **self._claim(c)} for c in self.claims if c.claimant in came],
            "more": [{"party": self.same[c.claimant], **self._claim(c)} for c in self.claims if c.claimant in self.same],
        }  # fmt: skip

    def _row(self, number: int) -> dict[str, Any]:
        party, row = self.known.parties[number], self.rows[number]
        told: dict[str, Any] = {"type": str(party.type), "name": party.name}
        if party.capacity is not Capacity.FULL:
            told["capacity"] = str(party.capacity)
        if party.site_role:
            told["site_role"] = str(party.site_role)
        told |= {name: value for name in OPEN if name in ASKED and (value := getattr(row, name))}
        return told | {name: value for name in SEALED if name in ASKED and (value := parties.opened(row, name))}

    def _claim(self, claim: Claim) -> dict[str, Any]:
        order = [*self._facing(self.other.known, self.other.here), *(-n for n in self.new[Side.RESPONDENT])]
        against = [self.same.get(n, -n) for n in claim.against or self._facing(self.known, self.here)]
        places = sorted(order.index(n) + 1 for n in against if n in order)
        return {
            "item": claim.item, "amount": None if claim.amount is None else str(claim.amount), "detail": claim.detail or None,
            "against": None if len(places) in (0, len(order)) else "、".join(map(str, places)),
        }  # fmt: skip

    def wrong(self) -> dict[str, str]:
        """The fault of people of one name who cannot be told apart: two would be one, or one would be two."""
        if not self.unclear:
            return {}
        names = "、".join(dict.fromkeys(self.unclear))
        return {"into": f"{names}在两案中同名，没有证件号码可以区分：请先在两案“补充当事人信息”填写证件号码，再并案。"}

    def refused(self, form: Merging) -> dict[str, str]:
        """The fault for which the other case would not take them in."""
        there = Situation(
            self.other.known, self.other.here, self.situation.today, self.situation.reference, self.situation.actor
        )
        try:
            joining = checking.validated(STEPS[Do.JOIN_INSPECTION], self.answers(form), there)
            same_person.refuse(self.session, self.other.case_id, there, joining, None)
        except Invalid as wrong:
            return {"into": f"带入 {self.other.docket} 时：{next(iter(wrong.faults.values()))}"}
        return {}

    def words(self) -> Iterator[str]:
        """Yield what comes into the other case, and what of it is there already."""
        named = {side: [self.known.parties[n].name for n in numbers] for side, numbers in self.new.items()}
        for side, label in ((Side.APPLICANT, "投诉人"), (Side.RESPONDENT, "被投诉单位")):
            if named[side]:
                yield f"{label}{_some(named[side])}带入 {self.other.docket}"
        if self.claims:
            yield f"{len(self.claims)} 项请求带入，共 {sum(c.amount or 0 for c in self.claims):,.2f} 元"
        if self.same:
            yield f"{_some([self.known.parties[n].name for n in self.same])}两案都有，是同一个，不重复登记"
        if self.twice:
            yield f"{_some([self.known.parties[c.claimant].name for c in self.twice])}的 {len(self.twice)} 项请求那一案已有，只算一笔"


def _some(names: list[str]) -> str:
    once = list(dict.fromkeys(names))
    return "、".join(once[:3]) + (f"等 {len(once)} 个" if len(once) > 3 else "")


def _told_alike(one: str, other: str) -> bool:
    """Tell whether two claims may be one by what is said of them: the same, or of one of them nothing."""
    words, others = "".join((one or "").split()), "".join((other or "").split())
    return not words or not others or words == others


def _told_apart(row: PartyRow) -> str:
    """The number of a person's paper or a unit's code, as it is compared; '' where there is none."""
    return plain(parties.opened(row, "id_number") or row.credit_code or "")


def in_the_other(wrong: Exception, then: Follows) -> Exception:
    """The refusal of the other case, told where this one is confirmed."""
    said = next(iter(wrong.faults.values())) if isinstance(wrong, Invalid) else str(wrong)
    sentence = f"{then.other.docket} 不能一并办理：{said}"
    return Invalid({then.field: sentence}) if isinstance(wrong, Invalid) else Conflict(sentence)
