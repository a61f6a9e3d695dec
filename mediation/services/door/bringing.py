"""The people and claims of a case, as the other case is to have them into which it goes (并案).

Somebody who is in both is one person, and what he asks in both of one employer is one debt. Of whom somebody is the heir goes along.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlmodel import Session

from mediation.errors import Invalid
from mediation.models import Party as PartyRow
from mediation.rules.codes import Side
from mediation.rules.codes.inspection import JoinedFor
from mediation.rules.codes.people import Capacity
from mediation.rules.codes.succession import ChangeGround
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Claim, Party, Proceeding
from mediation.rules.forms import questions
from mediation.rules.identity import plain
from mediation.rules.lineage import whose
from mediation.rules.party_particulars import OPEN, SEALED
from mediation.rules.sameness import name_key
from mediation.rules.step import Situation
from mediation.rules.steps import STEPS
from mediation.rules.steps.changes import ChangedParty
from mediation.rules.steps.inspection_merging import Merging
from mediation.rules.steps.intake import PartyAnswers
from mediation.services.door import checking, same_person
from mediation.services.record import case_rows, parties
from mediation.services.record.merged import OtherCase

ASKED = {question.name for question in questions(PartyAnswers)}


def number_of(situation: Situation) -> str:
    """The case number of the proceeding, or ''."""
    return case_rows.dockets(situation.case).get(situation.here.number, "")


class Bringing:
    """The people and claims of a case, as the other case is to have them: who is there already stays one person, and a claim that he has
    made there too stays one debt.
    """

    def __init__(self, session: Session, case_id: int, situation: Situation, other: OtherCase) -> None:
        self.session, self.case_id, self.situation, self.other = session, case_id, situation, other
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
        rests_on = self._earned_by(self.known, claim)
        return any(
            (each.claimant, each.item, each.amount) == (self.same.get(claim.claimant), claim.item, claim.amount)
            and self._earned_by(self.other.known, each) == rests_on
            and _told_alike(each.detail, claim.detail)
            and against & {*(each.against or self._facing(self.other.known, self.other.here))}
            for each in self.other.known.claimed_in(self.other.here)
        )

    @staticmethod
    def _facing(known: CaseFacts, here: Proceeding) -> list[int]:
        return [party.number for party in known.of_side(here, Side.RESPONDENT)]

    @staticmethod
    def _earned_by(known: CaseFacts, claim: Claim) -> str:
        """The name of the dead worker whose claim it is (民法典 第1122条); '' where it is the claimant's own."""
        worker = whose(known, claim.claimant, claim.number)
        return "" if worker.number == claim.claimant else name_key(worker.name)

    def answers(self, form: Merging) -> dict[str, Any]:
        """The answers of “追加投诉人、被投诉单位” in the other case."""
        came = self.new[Side.APPLICANT]
        number = number_of(self.situation)
        return {
            "on": form.on.isoformat(), "ground": str(JoinedFor.MERGED), "merged_from": number, "reason": f"{number} 并入：{form.reason}",
            "applicants": [self._row(n) for n in came], "respondents": [self._row(n) for n in self.new[Side.RESPONDENT]],
            "claims": [{"claimant": came.index(c.claimant) + 1, **self._claim(c)} for c in self._of_new()],
            "more": [{"party": self.same[c.claimant], **self._claim(c)} for c in self._of_same()],
            "deceased": [self._dead(number) for number in self._dead_workers()],
        }  # fmt: skip

    def _of_new(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.claimant in self.new[Side.APPLICANT]]

    def _of_same(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.claimant in self.same]

    def _his(self, dead: int, claims: list[Claim]) -> list[int]:
        """The places, from 1, of the claims that are this dead worker's."""
        return [place for place, c in enumerate(claims, 1) if whose(self.known, c.claimant, c.number).number == dead]

    def _dead_workers(self) -> list[int]:
        """The dead workers whose claims come in and who are not known there, by number here."""
        those = dict.fromkeys(
            whose(self.known, c.claimant, c.number).number for c in self.claims if self._earned_by(self.known, c)
        )
        return [number for number in those if not self._known_there(number)]

    def _known_there(self, dead: int) -> bool:
        """Tell whether the other case has this worker among its dead."""
        key = name_key(self.known.parties[dead].name)
        return any(
            how.ground is ChangeGround.DIED and name_key(self.other.known.parties[n].name) == key
            for n, how in self.other.here.gone.items()
        )

    def _dead(self, number: int) -> dict[str, Any]:
        """The row of a worker who is dead, by the places of his heirs and claims in the same answers."""
        came, theirs = self.new[Side.APPLICANT], (self._his(number, self._of_new()), self._his(number, self._of_same()))
        heirs = dict.fromkeys(c.claimant for c in self.claims if whose(self.known, c.claimant, c.number).number == number)
        died = self._died_on(number)
        return {
            "name": self.known.parties[number].name, "died_on": died.isoformat() if died else None,
            "heirs": _listed(came.index(n) + 1 for n in heirs if n in came), "already": [self.same[n] for n in heirs if n in self.same],
            "claims": _listed(theirs[0]), "more": _listed(theirs[1]),
        }  # fmt: skip

    def _died_on(self, number: int) -> date | None:
        """The day of his death, as it was told when his heirs took his place; None where nobody said."""
        left = self.here.gone.get(number)
        entry = next((each for each in self.here.entries if left is not None and each.seq == left.seq), None)
        if left is None or entry is None:
            return None
        changed = entry.if_(ChangedParty)
        return changed.since if changed else left.on if left.on != entry.on else None

    def numbers_there(self, came: Proceeding | None) -> dict[int, int]:
        """The number in the other case of everybody who is one of its parties or has come in; `came` is its proceeding since, None: nobody
        has yet, and who is to has the negative of his number here.
        """
        coming = [*self.new[Side.APPLICANT], *self.new[Side.RESPONDENT]]
        if came is None:
            return self.same | {number: -number for number in coming}
        entry = came.last(Do.JOIN_INSPECTION)
        joined = [number for number, seq in came.joined.items() if entry is not None and seq == entry.seq]
        return self.same | dict(zip(coming, joined, strict=True))

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
        """The fault of people of one name who cannot be told apart: two would be one, or one would be two; and of a dead worker whom
        the two cases know otherwise.
        """
        if not self.unclear:
            said = self._otherwise_dead()
            return {"into": said} if said else {}
        names = "、".join(dict.fromkeys(self.unclear))
        return {"into": f"{names}在两案中同名，没有证件号码可以区分：请先在两案“补充当事人信息”填写证件号码，再并案。"}

    def _otherwise_dead(self) -> str:
        """The sentence on a worker who is dead in one of the cases and alive in the other, or has other heirs in each; '' for none."""
        docket, dead = self.other.docket, self.other.here.gone
        alive = [n for side in self.new.values() for n in side if self.known.parties[n].is_person]
        for number in alive:
            mine = _told_apart(self.rows[number])
            if mine and any(how.ground is ChangeGround.DIED and _told_apart(self.there[n]) == mine for n, how in dead.items()):
                name = self.known.parties[number].name
                return f"{name}在 {docket} 已经死亡，由继承人接替：请先在本案办理“变更当事人”，再并案。"
        for claim in self.claims:
            worker = whose(self.known, claim.claimant, claim.number)
            there = self.other.known.parties.get(self.same.get(claim.claimant, 0))
            one = (
                there is not None
                and there.predecessor is not None
                and name_key(self.other.known.parties[there.predecessor].name) == name_key(worker.name)
            )
            if self._earned_by(self.known, claim) and self._known_there(worker.number) and not one:
                return f"{worker.name}的继承人在两案登记的不同：请先核对，在登记有误的一案“更正”，再并案。"
        return ""

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


def _listed(places: Iterable[int]) -> str | None:
    return "、".join(map(str, places)) or None


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
