"""The reference (办案指引): every step, limit, document and rate, from the tables that the program itself goes by.

The page and `./run docs` show the same values; nothing of it is written by hand, so nothing of it can be out of date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mediation.rules import deadlines
from mediation.rules.acts import Act
from mediation.rules.codes import Kind
from mediation.rules.deadlines import LIMITS, Each, Limit
from mediation.rules.deadlines.words import Events
from mediation.rules.do import Do
from mediation.rules.forms import questions
from mediation.rules.indicators import RATES
from mediation.rules.roles import Role
from mediation.rules.states import STAGES, State, states_of
from mediation.rules.step import BACK, CLOSE, ON_PAPER, OWN_ACT, Step
from mediation.rules.steps import STEPS
from mediation.services.guide import guard_sentences
from mediation.services.papers import catalogue
from mediation.services.views import plain_words

AUDIENCES = {
    "once": "全案一份",
    "each applicant": "每一申请人",
    "each respondent": "每一被申请人",
    "each third party": "每一第三人",
    "each party": "每一当事人",
    "each opponent": "每一对方当事人",
    "each person owed": "每一没有得到履行的人",
    "each named": "每一被催促的人",
    "each counter-claimant": "每一反申请人",
}

_BESIDE = next(question for question in questions(Act) if question.when_filled)
ASKED_OF_EVERY_ACT = (
    f"已经立案登记的案件，每一步除各自要填的以外，还可以填“{_BESIDE.label}”"
    f"（{'、'.join(row.label for row in _BESIDE.rows)}）：平时不显示，文字中写有这些号码时，按“移入……”即出现；"
    "只存入当事人的保密栏，不写进经过。"
)
"""What is not said again at each step."""


@dataclass(frozen=True, slots=True)
class StateLine:
    """A state of a kind of proceeding: the steps by which it is reached, and those that leave it. `open`: it has no outcome yet."""

    name: str
    label: str
    stage: str
    open: bool
    reached: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step: from which states (none: it begins a case), to which ('': it stays), who may do it, what it asks and when it is
    refused, the limits that it starts and ends, the papers that it brings. `says` '': nothing more to say."""

    name: str
    label: str
    says: str
    starts_from: tuple[str, ...]
    to: str
    by: tuple[str, ...]
    basis: str
    asks: tuple[str, ...]
    refuses: tuple[str, ...]
    checks: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindPart:
    """A kind of proceeding with its stages, states and steps."""

    id: str
    label: str
    stages: tuple[str, ...]
    states: tuple[StateLine, ...]
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit, each part of it in words, '' for none. `each`: for whom there is one, '' where there is one for the case."""

    id: str
    label: str
    kind: str
    whose: str
    each: str
    starts: str
    length: str
    restarts: str
    leaves_out: str
    extends: str
    ends: str
    then: str
    basis: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document: the steps that issue it and the kinds of proceeding in which they do, for whom, in how many copies, signed by whom,
    and where it is filed."""

    id: str
    title: str
    offered: tuple[str, ...]
    kinds: frozenset[str]
    audience: str
    copies: str
    signed: str
    file: str
    basis: str


@dataclass(frozen=True, slots=True)
class RateLine:
    """A rate: its formula, who reckons like this, and a note or ''."""

    id: str
    label: str
    says: str
    source: str
    note: str


# --- steps and states -----------------------------------------------------------------------------------------


def kinds(only: str = "", among: Sequence[Limit] = LIMITS) -> list[KindPart]:
    """Each kind of proceeding with its states and steps; `only` one of them, '' for all. `among`: the limits that are in force."""
    return [
        KindPart(
            id=str(kind),
            label=kind.label,
            stages=tuple(STAGES[kind]),
            states=tuple(_state(state) for state in states_of(kind)),
            steps=tuple(_step(step, kind, among) for step in STEPS.values() if step.kind in (kind, None)),
        )
        for kind in STAGES
        if only in ("", str(kind))
    ]


def _state(state: State) -> StateLine:
    """A state, and the steps that may be done in it."""
    leaves = [step.label for step in STEPS.values() if state in step.at and isinstance(step.to, State)]
    reached = [step.label for step in STEPS.values() if step.to is state or (step.opens is state.kind and _is_first(state))]
    return StateLine(state.name, state.label, state.stage, state.open, _once(reached), _once(leaves))


def _is_first(state: State) -> bool:
    return states_of(state.kind)[0] is state


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


KEPT = {
    Kind.MEDIATION: "调解保密，只有承办的调解组织看得到内容",
    Kind.INSPECTION: "移送公安的事项不随案转出，只有监察机构和局领导看得到内容",
}


def _step(step: Step, kind: Kind, among: Sequence[Limit]) -> StepLine:
    return StepLine(
        name=step.name, label=step.label, says=KEPT.get(kind, "") if step.confidential else "",
        starts_from=tuple(s.label for s in states_of(kind) if s in step.at), to=_to(step),
        by=_who(step), basis=step.basis,
        asks=tuple(question.label for question in questions(step.asks) if not question.when_filled),
        refuses=tuple(guard_sentences.guards_of(step)), checks=tuple(guard_sentences.checks_of(step)),
        starts=tuple(limit.id for limit in among if kind in limit.kinds and _starts(limit, step.name)),
        ends=tuple(limit.id for limit in among if kind in limit.kinds and _names(limit.ends, step.name)),
        documents=tuple(t.title for t in catalogue.catalogue().values() if step.name in t.offered),
    )  # fmt: skip


def _who(step: Step) -> tuple[str, ...]:
    """The roles that do the step, each with the seat that it needs in the case, or the setting by which it may."""
    seats = step.seats
    set_so = dict.fromkeys(step.on_paper, ON_PAPER) | dict.fromkeys(step.approved_by, OWN_ACT)
    notes = {role: f"（参数：{said}）" for role, said in set_so.items()} | ({seats.role: f"（{seats.says}）"} if seats else {})
    return tuple(f"{role.label}{notes.get(role, '')}" for role in Role if role in step.by | step.on_paper | step.approved_by)


def _to(step: Step) -> str:
    if isinstance(step.to, State):
        return step.to.label
    return {BACK: "回到中止前", CLOSE: "作废"}.get(step.to, "")


def _starts(limit: Limit, step: Do) -> bool:
    return _names(limit.starts, step) or _names(limit.restarts, step)


def _names(events: Events, step: Do) -> bool:
    return any(step in event.steps for event in events.any_of)


# --- limits ---------------------------------------------------------------------------------------------------


def in_force(settings: Mapping[str, str] | None) -> tuple[Limit, ...]:
    """The limits that are in force where the bureau of these settings is; None: there is no bureau yet, and all are told."""
    return tuple(limit for limit in LIMITS if settings is None or deadlines.in_force(limit, settings))


def limits(only: str = "", among: Sequence[Limit] = LIMITS) -> list[LimitLine]:
    """Each limit, in words; those of one kind of proceeding, or all. `among`: the limits that are in force."""
    return [_limit(limit) for limit in among if only in ("", str(limit.kind))]


def _limit(limit: Limit) -> LimitLine:
    return LimitLine(
        id=limit.id, label=limit.label, kind=Kind(limit.kind).label, whose=plain_words.WHO.get(limit.id, limit.whose.label),
        each="" if limit.each is Each.CASE else limit.each.label, starts=f"自{_events(limit.starts)}起", length=_length(limit),
        restarts=_anew(limit), leaves_out=_left_out(limit), extends=_longer(limit), ends=_ends(limit),
        then=limit.then, basis=limit.basis,
    )  # fmt: skip


def _length(limit: Limit) -> str:
    """Return the words for the limit's length, and for the setting that may say otherwise."""
    return f"{limit.length.label}（{limit.length.unit_label}{'，可由参数调整' if limit.setting else ''}）"


def _events(events: Events) -> str:
    words = (event.says or "、".join(dict.fromkeys(STEPS[step].label for step in event.steps)) for event in events.any_of)
    return "、".join(dict.fromkeys(word for word in words if word))


def _anew(limit: Limit) -> str:
    renewed = limit.prescription.renewed_by if limit.prescription else ""
    return f"中断（{renewed}）" if renewed else _events(limit.restarts)


def _left_out(limit: Limit) -> str:
    if limit.prescription:
        return limit.prescription.says
    return "、".join(dict.fromkeys(pause.says for pause in limit.leaves_out.any_of))


def _longer(limit: Limit) -> str:
    if limit.extends is None:
        return ""
    label = STEPS[limit.extends.step].label
    if limit.extends.at_most:
        return f"{label}，合计不超过 {limit.extends.at_most} 日"
    return f"{label}，须双方同意" + (f"，最晚到起算后第 {limit.extends.latest} 日" if limit.extends.latest else "")


def _ends(limit: Limit) -> str:
    steps = dict.fromkeys(step for event in limit.ends.any_of for step in event.steps)
    if steps:
        return f"到{'、'.join(dict.fromkeys(STEPS[step].label for step in steps))}为止"
    return "期满为止" if limit.is_followed else "只在查询时推算"


# --- documents and rates --------------------------------------------------------------------------------------


def documents(only: str = "") -> list[DocumentLine]:
    """Each document: when it is issued, for whom, signed by whom, in how many copies; those of one kind of proceeding, or all."""
    found = (_document(template) for template in catalogue.catalogue().values())
    return sorted((d for d in found if not only or only in d.kinds), key=lambda d: _numeric(d.id))


def _document(t: catalogue.DocumentTemplate) -> DocumentLine:
    steps = [STEPS[Do(name)] for name in t.offered]
    return DocumentLine(
        id=t.id, title=t.title, offered=tuple(step.label for step in steps),
        kinds=frozenset(str(step.opens or step.kind or "") for step in steps), audience=AUDIENCES[t.audience],
        copies=t.copies.replace("parties", "当事人数"), signed=t.signed, file=t.file, basis=t.basis,
    )  # fmt: skip


def _numeric(number: str) -> tuple[str, int, str]:
    """T-2 before T-10."""
    letters, _, digits = number.partition("-")
    return letters, int("".join(c for c in digits if c.isdigit()) or 0), digits


def rates() -> list[RateLine]:
    """Each rate: its formula and who reckons like this."""
    return [RateLine(rate.id, rate.label, rate.says, rate.source, rate.note) for rate in RATES]
