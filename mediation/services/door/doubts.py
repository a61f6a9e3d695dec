"""Doubts (再问一次): answers that are lawful and hardly meant. Whoever sends them is asked; who sends them again meant them."""

import hashlib
from collections.abc import Collection
from datetime import date

from sqlmodel import Session

from mediation.errors import Doubtful
from mediation.rules import deadlines, lifecycle
from mediation.rules.deadlines import BY_ID, Clock, ClockState, Whose
from mediation.rules.entries import CONTENT
from mediation.rules.forms import Form
from mediation.rules.step import Situation, Step
from mediation.rules.steps import STEPS
from mediation.services.door import merging, same_numbers, same_person
from mediation.services.door.corrections import Content


def found(
    session: Session, case_id: int | None, step: Step, situation: Situation, form: Form, content: Content | None
) -> dict[str, str]:
    """The questions that are to be asked once more, by field. `case_id` None: the step opens a case. Of a correction they are those
    about its content.
    """
    doubtful = (content.step, content.situation, content.new) if content else (step, situation, form)
    kinds = (
        _too_early(*doubtful),
        _after_the_last_day(*doubtful),
        lifecycle.doubted(*doubtful),
        same_numbers.asked_of(session, case_id, situation.case, doubtful[2]),
        same_person.asked_of(session, case_id, situation, doubtful[2], content),
        merging.asked_of(session, situation, form) if content is None else {},
    )
    asked = {
        name: "；".join(said[name] for said in kinds if name in said)
        for name in dict.fromkeys(n for said in kinds for n in said)
    }
    before = f"{CONTENT}." if content else ""
    return {
        f"{before}{name}": f"{question}；确实如此的，再按一次“确认办理：{step.label}”。" for name, question in asked.items()
    }


def ask(
    session: Session, case_id: int | None, step: Step, situation: Situation, form: Form, content: Content | None,
    answered: Collection[str],
) -> None:  # fmt: skip
    """Ask the questions that nobody has answered yet. `answered` holds the tokens of those asked before. Raises Doubtful."""
    asked = found(session, case_id, step, situation, form, content)
    open_ones = {name: says for name, says in asked.items() if token(says) not in answered}
    if open_ones:
        raise Doubtful(open_ones, "有内容请再核对一次，已填写的内容都还在。")


def token(question: str) -> str:
    """Return the mark of a question. It names what was answered, so that another answer is asked about again."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]


def _too_early(step: Step, situation: Situation, form: Form) -> dict[str, str]:
    """The limit that has to be over before this step, and is not on that day, with all that moved it. A party who has gone to court all
    the same has gone: whether it was too early the court decides (司法解释（一）第12条)."""
    for limit in (limit.id for limit in BY_ID.values() if step.name in limit.opens):
        last, on = situation.last_day(limit), getattr(form, "on")  # noqa: B009 - the form asks it
        if last and (last.stopped or on <= last.on):
            how = "现在停止计时" if last.stopped else f"到 {last.on} 才届满"
            return {
                "on": f"{BY_ID[limit].label}{how}（{last.why}），现在“{step.label}”为时过早，请先核对；当事人确已办理的，照实登记"
            }
    return {}


def _after_the_last_day(step: Step, situation: Situation, form: Form) -> dict[str, str]:
    """People who are told to come after the last day of mediation or trial come too late for it."""
    if not step.sits_on:
        return {}
    day: date = getattr(form, step.sits_on)
    limits = deadlines.as_read(situation.reference.settings)
    running = deadlines.clocks(situation.case, situation.here, situation.reference.calendar, situation.today, limits)
    last = min((clock for clock in running if _concludes(clock)), key=lambda clock: clock.due_on, default=None)
    if last is None or day <= last.due_on:
        return {}
    return {step.sits_on: f"“{last.label}”{last.due_on} 届满，{day} 已在其后，请核对（依法可以延期的，先办理延期）"}


def _concludes(clock: Clock) -> bool:
    """Tell whether the clock is one of the law that runs until the office has concluded the proceeding."""
    limit = BY_ID[clock.limit]
    ended_by = {step for event in limit.ends.any_of for step in event.steps}
    running = clock.state in (ClockState.RUNNING, ClockState.LATE)
    return running and not limit.aim and clock.whose is Whose.OFFICE and any(STEPS[step].outcome for step in ended_by)
