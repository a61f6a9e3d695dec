"""A case that goes into another (并案), at the door: the two move in one act, or neither does.

Whoever merges names the other case by its number. Its people and claims are brought into that one by its own step “追加投诉人、被投诉单位”,
with the particulars that are sealed here (bringing.py), and what stands with the people by the steps that noted it (along.py): nothing is
typed again. Striking the merger strikes those steps too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from mediation.errors import Conflict, Invalid
from mediation.rules.acts import Dated
from mediation.rules.codes import Correction, Side
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.forms import Form
from mediation.rules.sameness import name_key
from mediation.rules.step import Situation
from mediation.rules.steps.closure import CorrectionAnswers
from mediation.rules.steps.inspection_merging import Merging, merged_from, takes_in
from mediation.rules.steps.inspection_ways import Joining
from mediation.services.door.along import Along
from mediation.services.door.bringing import Bringing, number_of
from mediation.services.record import merged, replayed
from mediation.services.record.merged import OtherCase


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


def follows(session: Session, case_id: int, situation: Situation, form: Form) -> Iterator[Follows]:
    """Yield the steps that the other case takes by this one, in order, each to be taken before the next is asked for; none where none
    does.
    """
    if isinstance(form, Merging):
        (into,) = merged.named(session, situation.here.unit, form.into)
        bringing = Bringing(session, case_id, situation, into)
        yield Follows(Do.JOIN_INSPECTION, bringing.answers(form), into, "into")
        came = replayed.of_case(session, into.case_id).facts.proceedings[into.here.number]
        for step, given in Along(bringing, bringing.numbers_there(came)).steps(form.on):
            yield Follows(step, given, into, "into")
    elif isinstance(form, CorrectionAnswers) and form.action is Correction.STRIKE:
        entry = _entry(situation.here, form.entry)
        other = _other(session, situation, entry) if entry is not None and entry.step == Do.MERGE_INSPECTION else None
        for came_by in reversed(_came_by(other.here, case_id) if other is not None else []):
            assert other is not None
            reason = f"{number_of(situation)} 撤销并入本案：{form.reason}"
            given = {"on": form.on.isoformat(), "entry": came_by.seq, "action": str(Correction.STRIKE), "reason": reason}
            yield Follows(Do.CORRECT, given, other, "entry")


def words(session: Session, case_id: int | None, situation: Situation, form: Form) -> list[str]:
    """The sentences, without their stops, on what goes into the other case, for whoever is about to confirm it."""
    if case_id is None or not isinstance(form, Merging):
        return []
    found = merged.named(session, situation.here.unit, form.into)
    if len(found) != 1:
        return []
    bringing = Bringing(session, case_id, situation, found[0])
    return [*bringing.words(), *Along(bringing, bringing.numbers_there(None)).words(form.on)]


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
        return {"into": f"{several}，例如 {number_of(situation)}。"}
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


def _came_by(here: Proceeding, case_id: int) -> list[Entry]:
    """The entries by which the other case took this one in, in order; none where they are struck."""
    return [entry for entry in here.entries if entry.used.other == case_id and entry.step != Do.MERGE_INSPECTION]


def in_the_other(wrong: Exception, then: Follows) -> Exception:
    """The refusal of the other case, told where this one is confirmed."""
    said = next(iter(wrong.faults.values())) if isinstance(wrong, Invalid) else str(wrong)
    sentence = f"{then.other.docket} 不能一并办理：{said}"
    return Invalid({then.field: sentence}) if isinstance(wrong, Invalid) else Conflict(sentence)
