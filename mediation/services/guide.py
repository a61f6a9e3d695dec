"""The reference page (流程): every step and every limit, made from the tables that the program itself goes by."""

from typing import Any

from mediation.rules.codes import Kind
from mediation.rules.deadlines import LIMITS, Limit
from mediation.rules.deadlines.words import Betweens, Events
from mediation.rules.forms import questions
from mediation.rules.roles import Role
from mediation.rules.states import STAGES, State, states_of
from mediation.rules.step import BACK, Step
from mediation.rules.steps import STEPS
from mediation.services import documents

View = dict[str, Any]


def kinds() -> list[View]:
    """Each kind of proceeding with its states and steps."""
    return [
        {
            "id": str(kind), "label": kind.label, "stages": list(STAGES[kind]),
            "states": [{"label": s.label, "stage": s.stage, "open": s.open} for s in states_of(kind)],
            "steps": [_step(step, kind) for step in STEPS.values() if step.kind in (kind, None)],
        }
        for kind in Kind
    ]  # fmt: skip


def _step(step: Step, kind: Kind) -> View:
    return {
        "name": step.name, "label": step.label, "from": [s.label for s in states_of(kind) if s in step.at],
        "to": _to(step), "by": [role.label for role in Role if role in step.by], "basis": step.basis,
        "says": "调解保密，只有承办的调解组织看得到内容" if step.confidential else "",
        "asks": [question.label for question in questions(step.asks)],
        "starts": [limit.id for limit in LIMITS if limit.kind == kind and _starts(limit, step.name)],
        "documents": [template.title for template in documents.offered_by(step.name)],
    }  # fmt: skip


def _to(step: Step) -> str:
    if isinstance(step.to, State):
        return step.to.label
    return "回到中止前" if step.to == BACK else ""


def _starts(limit: Limit, step: str) -> bool:
    return any(step in event.steps for event in limit.starts.any_of)


def limits() -> list[View]:
    """Each limit, in words."""
    return [
        {
            "id": limit.id, "label": limit.label, "kind": Kind(limit.kind).label, "starts": f"自{_events(limit.starts)}起",
            "length": f"{limit.length.label}（{limit.length.unit_label}）", "restarts": _events(limit.restarts),
            "leaves_out": _pauses(limit.leaves_out), "extends": _longer(limit),
            "ends": _ends(limit), "basis": limit.basis, "then": limit.then,
        }
        for limit in LIMITS
    ]  # fmt: skip


def _events(events: Events) -> str:
    words = (event.says or "、".join(STEPS[step].label for step in event.steps) for event in events.any_of)
    return "、".join(dict.fromkeys(word for word in words if word))


def _pauses(pauses: Betweens) -> str:
    return "、".join(dict.fromkeys(pause.says for pause in pauses.any_of))


def _longer(limit: Limit) -> str:
    if limit.extends is None:
        return ""
    label = STEPS[limit.extends.step].label
    return f"{label}，合计不超过 {limit.extends.at_most} 日" if limit.extends.at_most else f"{label}，须双方同意"


def _ends(limit: Limit) -> str:
    steps = dict.fromkeys(step for event in limit.ends.any_of for step in event.steps)
    if steps:
        return f"到{'、'.join(STEPS[step].label for step in steps)}为止"
    return "期满为止" if limit.is_followed else "只在查询时推算"
