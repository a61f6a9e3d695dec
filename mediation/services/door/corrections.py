"""A correction before it is recorded (更正): what it may not touch is refused by name, and what was looked up is looked up anew."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from mediation import clock
from mediation.errors import Conflict, Invalid
from mediation.rules import corrections, lifecycle
from mediation.rules.codes import Correction
from mediation.rules.corrections import Asking, Change
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.forms import Form
from mediation.rules.step import Situation
from mediation.rules.steps.closure import CorrectionAnswers
from mediation.services.door import roster

ANEW = "如果这一步的其他内容也有误，请撤销这一步，按正确的内容重新办理。"


def looked_up_anew(session: Session, situation: Situation, form: Form) -> Mapping[str, Any]:
    """Return the data that the re-dated step now rests on; empty: the same as before. Raises Invalid or Conflict as the record
    demands.
    """
    change = _change(form)
    _refuse_from_outside(situation, change)
    asking = Asking(situation.reference, lambda step, here: roster.of_step(session, step, here), _recorded_on)
    if change.on is not None and (faults := corrections.faults_of_new_day(situation.case, change, asking)):
        raise Invalid({"new_on": f"{faults[0]}{ANEW}"})
    _refuse_if_anything_rests(situation.case, change, asking)
    return corrections.frozen_anew(situation.case, change, asking)


def _change(form: Form) -> Change:
    assert isinstance(form, CorrectionAnswers)
    return Change(form.entry, None if form.action is Correction.STRIKE else form.new_on)


def _refuse_from_outside(situation: Situation, change: Change) -> None:
    """Refuse to undo a split anywhere but where it was decided: the proceeding that it opened would be gone from under the correction."""
    entry = next(e for e in situation.here.entries if e.seq == change.entry)
    if change.on is None and lifecycle.STEPS[entry.step].opens and entry.proceeding != situation.here.number:
        raise Invalid({"entry": "这一步是在原程序中办理的，请到原程序中撤销。"})


def _refuse_if_anything_rests(known: CaseFacts, change: Change, asking: Asking) -> None:
    """Refuse what takes the ground from a later step. The sentence names the step, its reason, and what to do first."""
    if not (found := corrections.first_resting(known, change, asking)):
        return
    entry, reason = found
    called = f"“{lifecycle.STEPS[entry.step].label}”（第 {entry.seq} 条）"
    why = "不能撤销这一步" if change.on is None else f"日期不能更正为 {change.on}"
    raise Conflict(
        f"{why}：其后的{called}以它为前提。更正后：{reason}请先撤销{called}；还有别的步骤以它为前提的，从最后一步开始逐步撤销。"
    )


def _recorded_on(entry: Entry) -> date:
    """The day on which somebody wrote the entry down."""
    return entry.on if entry.at is None else clock.local(entry.at).date()
