"""The entries as corrections leave them (更正): what each is about, what is struck, and every version of what was amended."""

from dataclasses import replace

from . import used
from .acts import Dated
from .codes import Correction
from .facts import CaseFacts, Entry, Versions
from .steps import STEPS
from .steps.closure import CorrectionAnswers


def read_corrections(entries: list[Entry], facts: CaseFacts) -> None:
    """Note what each correction is about, what is struck, and every version of what was amended. A correction that was itself
    struck (更正的撤销) is as if it had never been made.
    """
    corrections = [entry for entry in entries if STEPS[entry.step].corrects]
    for each in corrections:
        about = each.as_(CorrectionAnswers)
        facts.corrected[each.seq] = facts.corrected.get(about.entry, about.entry)
        if about.action is Correction.STRIKE:
            facts.struck[about.entry] = each.seq
    recorded = {entry.seq: entry for entry in entries} if corrections else {}
    for each in corrections:
        about = each.as_(CorrectionAnswers)
        if about.action is Correction.STRIKE or each.seq in facts.struck or about.entry not in recorded:
            continue
        versions = facts.versions.setdefault(about.entry, Versions(recorded[about.entry], {}))
        versions.later[each.seq] = as_corrected(versions.last, each)
        facts.amended[about.entry] = each.seq


def as_corrected(entry: Entry, correction: Entry) -> Entry:
    """The entry with the answers, or on the day, that the correction gives, and what was looked up for them `instead` of what was
    used before.
    """
    instead = correction.used.instead
    rests = used.read({**entry.used.kept(), **instead}) if instead else entry.used
    if isinstance(correction.content, Dated):
        first = entry.answers if entry.first is None else entry.first
        return replace(entry, on=correction.content.on, used=rests, answers=correction.content, first=first)
    on = correction.as_(CorrectionAnswers).new_on
    assert on is not None, "a correction of the day names the day"
    return replace(entry, on=on, used=rests, answers=entry.answers.model_copy(update={"on": on}))
