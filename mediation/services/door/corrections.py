"""A correction before it is recorded (更正): new answers are checked where the entry stands, what a later step rests on may not be
touched and is named, and what was looked up is looked up anew.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from sqlmodel import Session

from mediation import clock
from mediation.errors import Conflict, Forbidden, Invalid, NotFound
from mediation.rules import corrections, lifecycle
from mediation.rules.acts import Dated, Given, given_to_parties
from mediation.rules.authorship import recorded_on
from mediation.rules.codes import Correction, Kind
from mediation.rules.corrections import Asking, Change
from mediation.rules.entries import CONTENT
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.forms import Form, questions, without_secrets
from mediation.rules.numbered import THINGS, Numbered, numbered, rows, wrongly_numbered
from mediation.rules.party_particulars import OPEN
from mediation.rules.step import Situation, Step
from mediation.rules.steps.closure import CorrectionAnswers, wrong_day
from mediation.services.base.accounts import Actor
from mediation.services.door import checking, roster
from mediation.services.record import cases

ANEW = "这一步的其他内容也有误的，请选“更正内容”一并更正，或者撤销这一步，按正确的内容重新办理。"


@dataclass(frozen=True, slots=True)
class Content:
    """The new answers of an entry, with what was given of sealed particulars. `step` and `situation` are those of the entry at its
    place, `old` its answers as they stand.
    """

    entry: Entry
    step: Step
    situation: Situation
    old: Form
    new: Dated

    def parties(self) -> dict[int, Numbered]:
        """The rows of the parties whom the entry brings now, by number."""
        return {row.number: row for _, row in rows(self.new) if row.brings == "parties" and row.number}

    def given(self) -> Iterator[Given]:
        """The particulars that are given anew: sealed ones that were typed, open ones that are others than before."""
        before = {row.number: row for _, row in rows(self.old) if row.brings == "parties"}
        for path, row in rows(self.new):
            if row.number and row.number in before and row.brings == "parties":
                yield Given("particulars", f"{path}.", row.number, _changed(before[row.number], row))
        for each in given_to_parties(self.new):
            if each.place == "party":
                same = self.old.model_copy() if getattr(self.old, "party", None) == each.party else None
                yield replace(each, place="particulars", answers=_changed(same, each.answers))
            else:
                yield each

    def emptied(self) -> Iterator[tuple[int, str, str]]:
        """Each open particular of a party that the new answers leave empty: number, name, and what stood there."""
        now = self.parties()
        for _, row in rows(self.old):
            if row.brings == "parties" and row.number in now:
                for name in OPEN:
                    was = getattr(row, name, None)
                    if was and not getattr(now[row.number], name, None):
                        yield row.number, name, str(was)


def _changed(old: Form | None, new: Form) -> Form:
    """The new answers less the open particulars that are as they were."""
    same = {name: None for name in OPEN if hasattr(new, name) and getattr(old, name, None) == getattr(new, name)}
    return new.model_copy(update=same)


def apart(step: Step, given: Mapping[str, Any]) -> tuple[Mapping[str, Any], Any]:
    """Return the answers that were sent for the step itself, and the new answers of a correction; None where there are none."""
    if not step.corrects or CONTENT not in given:
        return given, None
    return {name: value for name, value in given.items() if name != CONTENT}, given[CONTENT]


def as_it_stands(known: CaseFacts, entry: Entry) -> Form:
    """The entry's answers with the numbers of what it brought: what its form is filled with to be corrected."""
    numbers = corrections.brought_by(known, entry)
    unnumbered = {things: sum(row.brings == things and not row.number for _, row in rows(entry.answers)) for things in numbers}
    if any(many not in (0, len(numbers[things])) for things, many in unnumbered.items()):
        return entry.answers
    return numbered(entry.answers, {things: iter(found) for things, found in numbers.items()})


def filled(known: CaseFacts, entry: Entry) -> dict[str, Any]:
    """The JSON values that the form which amends the entry is filled with: nothing sealed, and nothing that parties told in passing."""
    stands = without_secrets(as_it_stands(known, entry))
    return {name: value for name, value in stands.items() if name != "particulars"}


def refuse_what_stays_in_the_mediation(session: Session, actor: Actor, known: CaseFacts, entry: Entry) -> None:
    """Refuse to show, and so to amend, what was said in a mediation to those from whom it is hidden. Raises Forbidden."""
    if lifecycle.STEPS[entry.step].confidential and entry.proceeding in cases.hidden_from(session, actor, known):
        if known.proceedings[entry.proceeding].kind is Kind.INSPECTION:
            raise Forbidden("这一步记的是移送公安机关的事项，只有监察机构的人员可以更正其内容（国务院令第310号）。")
        raise Forbidden("这一步记的是调解中说的话，只有该调解的人员可以更正其内容（协商调解规定第11条）。")


def content_of(session: Session, situation: Situation, actor: Actor, form: Form, given: Any) -> Content | None:
    """The new answers, checked where the entry stands; None for a correction of another sort. Raises Invalid or Forbidden."""
    assert isinstance(form, CorrectionAnswers)
    if form.action is not Correction.AMEND:
        if given is not None:
            raise Invalid({CONTENT: "只有“更正内容”才填写更正后的内容。"})
        return None
    if not isinstance(given, Mapping):
        raise Invalid({CONTENT: "请填写这一步更正后的全部内容。"}, unanswered=[CONTENT])
    entry = corrections.entry_of(situation.case, form.entry)
    refuse_what_stays_in_the_mediation(session, actor, situation.case, entry)
    with about_content():
        return _content(session, situation, entry, given)


def _content(session: Session, situation: Situation, entry: Entry, given: Mapping[str, Any]) -> Content:
    step, old = lifecycle.STEPS[entry.step], as_it_stands(situation.case, entry)
    there = corrections.at_its_place(situation.case, entry, _asking(session, situation))
    there = replace(there, actor=situation.actor, roles=situation.roles)
    new = checking.read(step, given, clock.today())
    before = set(checking.wrong_in(step, old, there).values())
    wrong = {
        **wrongly_numbered(
            new, {things: set(found) for things, found in corrections.brought_by(situation.case, entry).items()}
        ),
        **{name: said for name, said in checking.wrong_in(step, new, there).items() if said not in before},
        **wrong_day(situation.here, entry, new.on, "on"),
    }
    if new.on != entry.on and (said := corrections.number_of_another_year(entry, new.on)):
        wrong["on"] = said
    if not wrong and _same(old, new):
        wrong["on"] = "内容与原来的一样，没有可更正的。"
    if wrong:
        raise Invalid(wrong)
    new = step.completes(there, new) if step.completes else new
    free = {things: count(corrections.next_number(situation.case, things)) for things in THINGS}
    return Content(entry, step, there, old, numbered(new, free))


@dataclass(frozen=True, slots=True)
class ToAmend:
    """An entry whose content is to be amended: the case as it was when its step was asked for, and the values of its form now."""

    entry: Entry
    step: Step
    known: CaseFacts
    here: Proceeding | None
    values: dict[str, Any]


def to_amend(session: Session, actor: Actor, known: CaseFacts, here: Proceeding, seq: int) -> ToAmend:
    """The entry of this proceeding, to be amended. Raises NotFound for one that does not count, and Forbidden."""
    entry = next((e for e in here.entries if e.seq == seq and not lifecycle.STEPS[e.step].corrects), None)
    if entry is None:
        raise NotFound("本程序没有这一步骤，或者它已被撤销。")
    refuse_what_stays_in_the_mediation(session, actor, known, entry)
    before = corrections.before(known, entry)
    step = lifecycle.STEPS[entry.step]
    return ToAmend(entry, step, before, None if step.opens_case else before.proceedings[entry.proceeding], filled(known, entry))


@contextmanager
def about_content() -> Iterator[None]:
    """Let faults that are found within be those of a correction's content."""
    try:
        yield
    except Invalid as wrong:
        faults, blank = {f"{CONTENT}.{name}": said for name, said in wrong.faults.items()}, wrong.unanswered
        raise Invalid(faults, wrong.sentence, [f"{CONTENT}.{name}" for name in blank]) from None


def _same(old: Form, new: Form) -> bool:
    """Tell whether nothing was answered otherwise, and no sealed particular was given."""
    in_passing = {"particulars"}
    return not getattr(new, "particulars", []) and old.model_dump(exclude=in_passing) == new.model_dump(exclude=in_passing)


def looked_up_anew(session: Session, situation: Situation, correction: Entry, content: Content | None) -> Mapping[str, Any]:
    """Return the data that the corrected step now rests on; empty: the same as before. Raises Invalid or Conflict as the record
    demands.
    """
    known, asking = situation.case, _asking(session, situation)
    change = corrections.changed_by(known, correction)
    _refuse_from_outside(situation, change)
    if said := corrections.held_by_signatures(known, change):
        raise Conflict(said)
    instead: Mapping[str, Any] = {}
    if content is not None:
        names = _names(session, content)
        instead = _anew(known, content.entry, (content.old, content.new), content.situation, names)
    elif correction.as_(CorrectionAnswers).action is Correction.REDATE:
        instead = _of_another_day(known, change, asking)
    if instead:
        change = corrections.changed_by(known, replace(correction, used=replace(correction.used, instead=instead)))
    _refuse_if_anything_rests(known, change, asking, correction.as_(CorrectionAnswers))
    return instead


def _asking(session: Session, situation: Situation) -> Asking:
    return Asking(situation.reference, lambda step, here: roster.of_step(session, step, here), _recorded_on)


def _of_another_day(known: CaseFacts, change: Change, asking: Asking) -> Mapping[str, Any]:
    """Return the data that the step rests on, on its new day. Raises Invalid for the reasons for which it would have been refused
    on it, and was not on its old one.
    """
    entry, now = corrections.entry_of(known, change.entry), change.now
    assert now is not None
    if said := corrections.number_of_another_year(entry, now.on):
        raise Invalid({"new_on": f"{said}{ANEW}"})
    there = corrections.at_its_place(known, entry, asking)
    old, new = (corrections.answered(entry, on, there) for on in (entry.on, now.on))
    if old is None or new is None:
        return {}
    was = lifecycle.wrong_answers(lifecycle.STEPS[entry.step], there, old)
    for name, said in lifecycle.wrong_answers(lifecycle.STEPS[entry.step], there, new).items():
        if name not in was:
            raise Invalid({"new_on": f"{said}{ANEW}"})
    return _anew(known, entry, (old, new), there, entry.used.names)


def _anew(
    known: CaseFacts, entry: Entry, old_and_new: tuple[Form, Form], there: Situation, names: Mapping[str, str]
) -> Mapping[str, Any]:
    old, new = old_and_new
    return corrections.looked_up_anew(entry, old, new, there, names, amended_before=entry.seq in known.amended)


def _names(session: Session, content: Content) -> Mapping[str, str]:
    """The names of the people whom the new answers choose: as they were kept, of others as they are now."""
    chosen = {q.name: roster.STAFF[q.options] for q in questions(content.step.asks) if q.options in roster.STAFF}
    kept = content.entry.used.names
    same = {n: kept[n] for n in chosen if n in kept and getattr(content.new, n) == getattr(content.old, n)}
    others = {n: (login, role) for n, role in chosen.items() if n not in same and (login := getattr(content.new, n))}
    rest = {n: name for n, name in kept.items() if n not in chosen}
    with about_content():
        return {**rest, **same, **(cases.names_of(session, others) if others else {})}


def _refuse_from_outside(situation: Situation, change: Change) -> None:
    """Refuse to undo a split anywhere but where it was decided: the proceeding that it opened would be gone from under the correction."""
    entry = next(e for e in situation.here.entries if e.seq == change.entry)
    if change.now is None and lifecycle.STEPS[entry.step].opens and entry.proceeding != situation.here.number:
        raise Invalid({"entry": "这一步是在原程序中办理的，请到原程序中撤销。"})


def _refuse_if_anything_rests(known: CaseFacts, change: Change, asking: Asking, about: CorrectionAnswers) -> None:
    """Refuse what takes the ground from a later step. The sentence names the step, its reason, and what to do first."""
    if not (found := corrections.first_resting(known, change, asking)):
        return
    entry, reason = found
    called = f"“{lifecycle.STEPS[entry.step].label}”（第 {entry.seq} 条）"
    cannot = {
        Correction.STRIKE: "不能撤销这一步" if change.now is None else "不能撤销这次更正",
        Correction.REDATE: f"日期不能更正为 {about.new_on}",
        Correction.AMEND: "内容不能这样更正",
    }[about.action]
    raise Conflict(
        f"{cannot}：其后的{called}以它为前提。更正后：{reason}请先撤销{called}；还有别的步骤以它为前提的，从最后一步开始逐步撤销。"
    )


def _recorded_on(entry: Entry) -> date:
    """The day on which somebody wrote the entry down."""
    return recorded_on(entry) or entry.on
