"""The effect of a correction (更正) on the entries after it: nothing that was lawful may become unlawful by it.

Pure: a case is replayed twice, with the entry as it stands and as it would be, and every later step is asked again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from . import lifecycle
from .chosen_from import Options
from .codes import Correction, Item
from .composition import Sitter
from .facts import CaseFacts, Entry, Proceeding
from .forms import Form, Question, questions, without_secrets
from .numbered import THINGS, Things
from .numbers import series_given_on
from .step import Reference, Situation, Step
from .steps import STEPS
from .steps.closure import CorrectionAnswers
from .used import NOTHING

Roster = Callable[[Step, Proceeding | None], Mapping[str, Sitter]]


@dataclass(frozen=True, slots=True)
class Change:
    """One step's entry as a correction would have it. `now` None: it is struck."""

    entry: int
    now: Entry | None

    def of(self, entries: list[Entry]) -> list[Entry]:
        """The entries with the change made."""
        changed = ((self.now if entry.seq == self.entry else entry) for entry in entries)
        return [entry for entry in changed if entry is not None]


@dataclass(frozen=True, slots=True)
class Asking:
    """The data by which a later step is checked again: the dated data, the people who may be chosen, and the day an entry was
    recorded.
    """

    reference: Reference
    roster: Roster
    recorded_on: Callable[[Entry], date]

    def situation(self, facts: CaseFacts, entry: Entry) -> Situation:
        """Return the situation in which the entry's step was asked for."""
        step = STEPS[entry.step]
        here = None if step.opens_case else facts.proceedings.get(entry.proceeding)
        return Situation(facts, here, self.recorded_on(entry), self.reference, roster=self.roster(step, here))


def standing(facts: CaseFacts) -> list[Entry]:
    """The entries that count, as amended, in the order they were recorded; corrections are not among them."""
    found = {entry.seq: entry for proceeding in facts.proceedings.values() for entry in proceeding.entries}
    return [found[seq] for seq in sorted(found) if not STEPS[found[seq].step].corrects]


def facts_at(facts: CaseFacts, seq: int) -> CaseFacts:
    """Return the facts known once that entry was recorded, by the entries that count today."""
    return lifecycle.replay(entry for entry in standing(facts) if entry.seq <= seq)


def changed_by(facts: CaseFacts, correction: Entry) -> Change:
    """The change that a correction would make to the entries that count: it strikes one, gives it another day or other answers, or,
    where it strikes a correction, leaves the entry as the other corrections have it.
    """
    about = correction.as_(CorrectionAnswers)
    target = facts.corrected.get(about.entry, about.entry)
    if about.action is not Correction.STRIKE:
        return Change(target, lifecycle.as_corrected(entry_of(facts, target), correction))
    if target == about.entry:
        return Change(target, None)
    versions, entry = facts.versions[target], facts.versions[target].first
    for seq in versions.later:
        if seq != about.entry:
            entry = lifecycle.as_corrected(entry, _found(facts, seq))
    return Change(target, entry)


def entry_of(facts: CaseFacts, seq: int) -> Entry:
    """The entry of this number, as it counts."""
    return next(entry for entry in standing(facts) if entry.seq == seq)


def _found(facts: CaseFacts, seq: int) -> Entry:
    return next(entry for p in facts.proceedings.values() for entry in p.entries if entry.seq == seq)


def brought_by(facts: CaseFacts, entry: Entry) -> dict[Things, list[int]]:
    """The numbers of what the entry brought to the case, of each kind, in order."""
    known, after = before(facts, entry), facts_at(facts, entry.seq)
    found: dict[Things, list[int]] = {
        things: [n for n in getattr(after, things) if n not in getattr(known, things)] for things in THINGS
    }
    found["promises"] = [n for n, line in after.promises.items() if line.seq == entry.seq]
    return found


def next_number(facts: CaseFacts, things: Things) -> int:
    """The number after all that were ever given of this kind."""
    there: dict[int, Any] = getattr(facts, things)
    return max(facts.counted[things], *there, 0) + 1


def number_of_another_year(entry: Entry, on: date) -> str | None:
    """Return the sentence for a number that the entry took in its year, where the new day lies in another; None where it does not."""
    held = (
        f"{series.label} {entry.used.number(series.field)} 是按 {entry.on.year} 年编的，日期不能改到 {on.year} 年。"
        for series in series_given_on(entry.step)
        if entry.used.number(series.field) and on.year != entry.on.year
    )
    return next(held, None)


def at_its_place(facts: CaseFacts, entry: Entry, asking: Asking) -> Situation:
    """Return the situation in which the entry's step was asked for, by the entries that count today."""
    return asking.situation(before(facts, entry), entry)


def before(facts: CaseFacts, entry: Entry) -> CaseFacts:
    """The facts known when the entry's step was asked for, by the entries that count today."""
    return lifecycle.replay(each for each in standing(facts) if each.seq < entry.seq)


def answered(entry: Entry, on: date, situation: Situation) -> Form | None:
    """The entry's answers as its form, on that day; None where they lack what the journal never keeps."""
    answers = {**without_secrets(entry.answers), "on": on.isoformat()}
    try:
        return STEPS[entry.step].asks.model_validate(answers, context={"today": max(on, situation.today)})
    except ValidationError:
        return None


def first_resting(facts: CaseFacts, change: Change, asking: Asking) -> tuple[Entry, str] | None:
    """The first later step that the change takes the ground from, and what it would then be refused for. None: nothing. That it came
    after a last day which is another one now takes no ground from it: what was done was done, and its clock says that it does not count.
    """
    asking = replace(asking, reference=replace(asking.reference, last_days=None))
    entries = standing(facts)
    before, after = CaseFacts(), CaseFacts()
    changed = iter(change.of(entries))
    for entry in entries:
        if entry.seq == change.entry:
            lifecycle.apply(before, entry)
            if change.now is not None:
                lifecycle.apply(after, next(changed))
            continue
        if entry.seq < change.entry:
            lifecycle.apply(before, entry)
            lifecycle.apply(after, next(changed))
            continue
        said = _names_what_is_gone(before, after, change, entry) or _new_refusal(before, after, entry, asking)
        if said is not None:
            return entry, said
        if said := _brings_otherwise(before, after, entry, next(changed)):
            return entry, said
    return None


def held_by_signatures(facts: CaseFacts, change: Change) -> str | None:
    """The reason why the parties' signatures hold the entry to what it says (调解仲裁法 第14、42条); None: the change may be made."""
    entry = entry_of(facts, change.entry)
    held = STEPS[entry.step].held
    return held(facts, facts.proceedings[entry.proceeding], entry, change.now.answers) if held and change.now else None


def looked_up_anew(
    entry: Entry, old: Form, new: Form, situation: Situation, names: Mapping[str, str], *, amended_before: bool
) -> dict[str, Any]:
    """Return the data looked up for the entry's new answers, where they are others than for the old (a minimum wage, a period of
    keeping, the name of who was chosen). `names` are those of the people whom the new answers choose, by field.

    None stands for what is no longer looked up at all. What the answers do not change stays as it was looked up then.
    """
    freezes = STEPS[entry.step].freezes
    was, now = (
        replace(frozen, names={**chosen, **frozen.names}).kept()
        for frozen, chosen in (
            (freezes(situation, old) if freezes else NOTHING, entry.used.names),
            (freezes(situation, new) if freezes else NOTHING, names),
        )
    )
    if was == now and not amended_before:
        return {}
    stands = entry.used.kept()
    return {
        name: now.get(name) if was.get(name) != now.get(name) else stands.get(name)
        for name in (*was, *(name for name in now if name not in was))
    }


# --- numbers ----------------------------------------------------------------------------------------------------

_NAMES: dict[Options, str] = {
    "parties": "当事人", "addressees": "当事人", "applicants": "当事人", "respondents": "当事人", "disputants": "当事人", "claims": "请求",
    "disputed": "请求", "promises": "履行事项", "deeds": "履行事项", "ordered": "履行事项", "debtors": "当事人",
}  # fmt: skip
"""The questions that are answered with numbers, and the things that have them."""


def _numbered(facts: CaseFacts) -> dict[str, dict[int, object]]:
    """All that is numbered, by what it is called, with what makes it another: later steps name it by its number alone. A name or a
    sum that is put right leaves it what it was.
    """
    return {
        "当事人": {n: party.side for n, party in facts.parties.items()},
        "请求": dict.fromkeys(facts.claims, ""),
        "履行事项": {n: (promise.seq, promise.payee, promise.claim) for n, promise in facts.promises.items()},
    }


def _named(form: Form) -> Iterator[tuple[Question, Any]]:
    """Each question that is answered with numbers or entries, with each number."""
    for question in questions(type(form)):
        value = getattr(form, question.name)
        if question.rows:
            for row in value:
                yield from _named(row)
        elif value is not None:
            yield from ((question, each) for each in (value if isinstance(value, list) else [value]))


def _names_what_is_gone(before: CaseFacts, after: CaseFacts, change: Change, entry: Entry) -> str | None:
    """Return the reason where the later step names a party, a claim, a line or an entry that would be gone or another; else None."""
    was, would_be = _numbered(before), _numbered(after)
    for question, number in _named(entry.answers):
        if question.options in ("entries", "agents") and number == change.entry and change.now is None:
            return f"它的“{question.label}”指的就是这一步。"
        called = _NAMES.get(question.options) if question.options else None
        if called and number in was[called] and was[called][number] != would_be[called].get(number):
            return f"它写到的{_in_words(before, called, number)}，更正后本案就没有了。"
    return None


def _in_words(facts: CaseFacts, called: str, number: int) -> str:
    """A party, a claim or a performance line as people say it."""
    if called == "当事人":
        return f"当事人{facts.parties[number].name}"
    if called == "请求":
        claim = facts.claims[number]
        return f"{facts.parties[claim.claimant].name}的请求“{Item(claim.item).label}”"
    promise = facts.promises[number]
    return f"{promise.said(facts.parties[promise.payee].name)}的履行事项"


def _brings_otherwise(before: CaseFacts, after: CaseFacts, entry: Entry, amended: Entry) -> str | None:
    """Apply the later step to both. Return the reason where what it brings would have other numbers; None where it would not."""
    was, would_be = _numbered(before), _numbered(after)
    lifecycle.apply(before, entry)
    lifecycle.apply(after, amended)
    for called, found in _numbered(before).items():
        brought = {n: found[n] for n in found.keys() - was[called].keys()}
        again = _numbered(after)[called]
        if brought != {n: again[n] for n in again.keys() - would_be[called].keys()}:
            return f"它登记的{called}编号接在这一步之后，更正后编号会变。"
    return None


# --- one later step ---------------------------------------------------------------------------------------------


def _new_refusal(before: CaseFacts, after: CaseFacts, entry: Entry, asking: Asking) -> str | None:
    """Return the reason why the later step would be refused now and was not before; None: it stands."""
    step = STEPS[entry.step]
    was, would_be = asking.situation(before, entry), asking.situation(after, entry)
    if lifecycle.refusals(step, was):
        return None
    if sentence := lifecycle.refusal(step, would_be):
        return sentence
    form = answered(entry, entry.on, was)
    if form is None:
        return None
    known = lifecycle.wrong_answers(step, was, form)
    return next(_only_new(known, lifecycle.wrong_answers(step, would_be, form)), None)


def _only_new(known: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    return (sentence for name, sentence in found.items() if name not in known)
