"""The hub: who may do which step when, and what a journal of steps amounts to.

Everything that can be done to a case is a row (`Step`) in `rules/steps/`. Buttons, forms, routes, permissions, the
reference page and the matrix tests are made from those rows. Limits, documents and rates name the steps they react
to; nothing here names them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import count
from typing import Any, Literal

from . import capacity, judged
from .as_corrected import as_corrected as as_corrected
from .as_corrected import read_corrections
from .authorship import as_author
from .codes import Kind, Outcome
from .facts import CaseFacts, Entry, Proceeding, Versions
from .forms import Form, about, past_only
from .numbered import THINGS, Things, brought, numbered, rows
from .reopened import Reopening
from .roles import Role
from .states import STATES, State, state_of, states_of
from .step import BACK, CLOSE, STAY, Check, Rank, Situation, Step
from .steps import STEPS, step_named
from .steps.awaited import paper_waits
from .steps.closing_approval import closing_returned, is_the_heads
from .titles import settle

__all__ = [
    "STEPS", "Situation", "Step", "Unlawful", "Verdict", "acts", "apply", "as_corrected", "available", "doubted", "leads_on", "may",
    "refusal",     "refusals", "replay", "since_receipt", "step_named", "suggested", "wrong_answers",
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The ruling whether these roles may do this step in this situation: "done", or the reason against it in a sentence.

    "forbidden": none of the roles does this step, wherever the case stands. "conflict": the state or a guard refuses.
    """

    ruling: Literal["done", "forbidden", "conflict"]
    sentence: str = ""


class Unlawful(ValueError):
    """The journal holds a step that its state did not allow: `entry` is the offending one."""

    def __init__(self, entry: Entry, state: str) -> None:
        super().__init__(f"entry {entry.seq} ({entry.step}) is not possible in state {state}")
        self.entry = entry
        self.state = state


def available(situation: Situation, roles: Iterable[Role]) -> list[Step]:
    """The steps that these roles, or this author, may do in this state, foremost first; guards are asked separately."""
    held = frozenset(roles)
    found = [step for step in _standing(situation.proceeding) if _theirs(step, situation, held)]
    return sorted(found, key=lambda step: (not (step.first_while and step.first_while(situation)), _rank(step, situation)))


def _rank(step: Step, situation: Situation) -> Rank:
    """The place of a step now: service comes to the rest where nobody waits for a paper."""
    return Rank.SELDOM if step.delivers and not paper_waits(situation) else step.rank


def leads_on(step: Step, situation: Situation) -> bool:
    """Tell whether somebody may be led to the step: it may be foremost, and takes the proceeding to no earlier state, unless that is
    just what the state waits for (补正完成) or what comes before all else now. A second hearing can be set after the first, but
    nobody waits for it before the case has changed. Nobody is led to what is over, nor from a trial to the money of a part of it or of
    a judgment that is not in force, nor the head to a closing that was sent back, until it is proposed again, nor to service where every
    paper has arrived.
    """
    here = situation.here
    if step.delivers and not paper_waits(situation):
        return False
    if is_the_heads(step, situation) and closing_returned(here):
        return False
    if step.settles and here.kind is Kind.ARBITRATION and state_of(here.kind, here.state).open:
        return False
    if step.settles and here.kind is Kind.SUIT and judged.in_force(here) is None:
        return False
    if step.last_day and (last := step.last_day(situation)) and last < situation.today:
        return False
    if step.first_while and step.first_while(situation):
        return step.rank.foremost
    if not step.rank.foremost or step.rank is Rank.FIRST or not isinstance(step.to, State) or step.to.kind is not here.kind:
        return step.rank.foremost
    return _ORDER[step.to] >= _ORDER[state_of(here.kind, here.state)]


def may(step: Step, situation: Situation, roles: Iterable[Role]) -> Verdict:
    """The verdict on a step before anything is asked of whoever does it: the role first, then the state, then every guard. Whoever
    has recorded something today may correct that.
    """
    held = frozenset(roles)
    if why := _no_place(step, situation, held):
        return Verdict("forbidden", why)
    doers = step.doers(situation.reference)
    if not doers & held and not as_author(step, situation):
        theirs, who = ("、".join(role.label for role in Role if role in some) for some in (held, doers))
        also = "；当天记录的，由记录人本人当天办理" if step.corrects or step.voids else ""
        return Verdict("forbidden", f"您的角色（{theirs}）不能办理“{step.label}”，可办理的是：{who}{also}。")
    sentence = refusal(step, situation)
    return Verdict("conflict", sentence) if sentence else Verdict("done")


def acts(step: Step, situation: Situation, roles: Iterable[Role]) -> bool:
    """Tell whether the step is one for these roles, from the seat that this person has; or the correction of its author."""
    return _theirs(step, situation, frozenset(roles))


def _theirs(step: Step, situation: Situation, held: frozenset[Role]) -> bool:
    return bool(step.doers(situation.reference) & held or as_author(step, situation)) and _no_place(step, situation, held) is None


def _no_place(step: Step, situation: Situation, held: frozenset[Role]) -> str | None:
    """The reason why this person has no part in the proceeding, or no seat to do the step from; None: they have, or nobody is meant.

    Who has stepped aside takes no part, who was asked to takes none until that is decided, but for urgent measures (办案规则 第11条).
    """
    if situation.proceeding is None or not situation.actor:
        return None
    here, who = situation.here, situation.actor
    if why := here.shut_out.get(who):
        return f"您{why}，不能办理“{step.label}”（调解仲裁法第33条）。"
    if not step.urgent and (why := here.paused.get(who)):
        return (
            f"您{why}：决定之前暂停参与本案，需要采取紧急措施的除外，不能办理“{step.label}”（办案规则第11条）；"
            "是否回避由仲裁委员会主任或者受委托的院负责人决定，不由本人决定（办案规则第12条）。"
        )
    seats = step.seats if step.kind is here.kind else None
    if seats and step.by & held == {seats.role} and seats.lacking(here, who):
        return f"“{step.label}”由{seats.says}办理（{seats.basis}），您不在其中；需要换人的，先办理“{seats.change}”。"
    return None


def refusal(step: Step, situation: Situation) -> str | None:
    """Return the reason why the step cannot be done now: the state, or every guard that refuses. None: it can."""
    return "".join(refusals(step, situation)) or None


def refusals(step: Step, situation: Situation) -> list[str]:
    """As `refusal`, a sentence for each reason: somebody who puts one right should not meet the next only then."""
    if situation.proceeding is not None and situation.here.outcome == Outcome.VOIDED and not step.corrects:
        return [f"本案已经作废，不能办理“{step.label}”。作废有误的，请办理“更正”，撤销作废。"]
    if not _stands(step, situation.proceeding):
        label = "尚未立案" if situation.proceeding is None else state_of(situation.here.kind, situation.here.state).label
        return [f"现在是“{label}”，不能办理“{step.label}”。"]
    found = (guard(situation) for guard in step.unless)
    return list(dict.fromkeys(sentence for sentence in found if sentence))


def wrong_answers(step: Step, situation: Situation, form: Form) -> dict[str, str]:
    """Return the faults that the step's checks find in the answers, by field; the first sentence on a field stands."""
    found: dict[str, str] = {}
    checks: tuple[Check, ...] = (_in_order, partial(_own_act, step), *step.checks, partial(_on_its_day, step), partial(_in_its_state, step))
    for check in checks:
        for name, sentence in check(situation, form).items():
            found.setdefault(name, sentence)
    return found


def _own_act(step: Step, situation: Situation, form: Form) -> dict[str, str]:
    """No name is typed of whoever approves by signing in: the entry keeps whose act it was (办案规则 第30、31条). Where the bureau wants no
    approval nobody has signed (第22条)."""
    if not getattr(form, step.signer or "-", None) or step.is_approved_on_paper(situation.reference):
        return {}
    if not step.is_approved(situation.reference):
        return {step.signer: f"本局“{step.label}”不另审批，不填写审批人，请清空；要审批的，请系统管理员在参数中改设。"}
    return {step.signer: f"“{step.label}”由审批人本人登录办理，经过中记的就是办理的人，不填写姓名，请清空（办案规则第30、31条）。"}


def _on_its_day(step: Step, situation: Situation, form: Form) -> dict[str, str]:
    """The faults of an act that came too early: what asks the calendar is asked of the day of the act, and not of the day on which
    somebody notes it.
    """
    on = getattr(form, "on", None)
    if not step.by_day or on is None or on >= situation.today:
        return {}
    then = replace(situation, today=on)
    said = "".join(dict.fromkeys(sentence for guard in step.by_day if (sentence := guard(then))))
    return {"on": said} if said else {}


def doubted(step: Step, situation: Situation, form: Form) -> dict[str, str]:
    """The questions about lawful answers that are hardly meant, by field, each sentence without its stop."""
    found: dict[str, str] = {}
    for doubt in step.doubts:
        for name, sentence in doubt(situation, form).items():
            found.setdefault(name, sentence)
    return found


def suggested(step: Step, situation: Situation) -> dict[str, Any]:
    """Return the answers that the step fills its form in with. No day that is still to come where only one that has come may be
    answered: it would be confirmed by a press, and nobody has seen it yet.
    """
    found = step.suggests(situation) if step.suggests else {}
    if "by_agents" in step.asks.model_fields and (acting := _by_law(situation)):
        found = {"by_agents": acting, **found}
    to_come = {name for name in found.keys() & past_only(step.asks) if str(found[name]) > situation.today.isoformat()}
    return {name: value for name, value in found.items() if name not in to_come}


def _by_law(situation: Situation) -> list[int]:
    """The agents by law of those who cannot act themselves: nobody else does it in their place (调解仲裁法 第25条)."""
    if situation.proceeding is None:
        return []
    case, here = situation.case, situation.here
    return list(dict.fromkeys(a.number for party in capacity.lacking(case, here) for a in capacity.by_law(case, here, party.number)))


_OPENING = tuple(step for step in STEPS.values() if step.opens_case)
_AT = {state: tuple(step for step in STEPS.values() if state in step.at) for state in STATES.values()}
"""The steps of each state: a list of cases asks for them once a row."""
_ORDER = {state: place for place, state in enumerate(STATES.values())}


def _standing(proceeding: Proceeding | None) -> tuple[Step, ...]:
    return _OPENING if proceeding is None else _AT[state_of(proceeding.kind, proceeding.state)]


def _stands(step: Step, proceeding: Proceeding | None) -> bool:
    if proceeding is None:
        return step.opens_case
    return state_of(proceeding.kind, proceeding.state) in step.at


@cache
def since_receipt(form: type[Form]) -> Mapping[str, str]:
    """Return the labels of the fields whose day must have come, and lies in the proceeding that the step is done in, by name."""
    fields = {name: about(form.model_fields[name]) for name in form.model_fields if name in past_only(form)}
    return {name: str(asked["label"]) for name, asked in fields.items() if asked.get("not_before") == "receipt"}


def _in_order(situation: Situation, form: Form) -> dict[str, str]:
    """Nothing that is done in a proceeding was done before its first day: not the step, nor a consent or a signature."""
    if situation.proceeding is None:
        return {}
    first = situation.here.entries[0].on
    days = {name: getattr(form, name) for name in since_receipt(type(form))}
    early = [name for name, day in days.items() if day is not None and day < first]
    return {name: f"{since_receipt(type(form))[name]}早于收到申请之日（{first}），请核对。" for name in early}


def _in_its_state(step: Step, situation: Situation, form: Form) -> dict[str, str]:
    """No step is dated before the entry that brought the proceeding to the state in which it is done.

    What moves the proceeding on is done in the state where it stands; what leaves it there may have been done ever since it has been in
    states of the step's without a break. When a paper or money came, and what the law dates, may be noted in whatever state.
    """
    asked = since_receipt(type(form)).get("on")
    if situation.proceeding is None or asked is None or step.corrects or step.delivers or step.settles or step.dated_by_law:
        return {}
    began = _began(step, situation.here)
    if getattr(form, "on") >= began.on:  # noqa: B009 - the form asks it
        return {}
    return {"on": f"{asked}早于“{STEPS[began.step].label}”（{began.on}），此前还不能办理“{step.label}”，请核对。"}


def _began(step: Step, here: Proceeding) -> Entry:
    """The entry since which the proceeding has been where the step can be done."""
    state = next(each for each in STATES.values() if each.kind is here.kind)
    began, before = here.entries[0], state
    for entry in here.entries:
        to = STEPS[entry.step].to
        if to in (STAY, CLOSE) or (isinstance(to, State) and to.kind is not here.kind):
            continue
        state, before = (to if isinstance(to, State) else before), state
        if step.to != STAY or not ({state, before} <= step.at):
            began = entry
    return began


# --- replay ---------------------------------------------------------------------------------------------------


def replay(entries: Iterable[Entry]) -> CaseFacts:
    """Return the facts that a journal amounts to. Struck entries are left out, amended ones are as their last correction has them.

    Raises Unlawful where an entry was not possible in the state before it.
    """
    listed = list(entries)
    facts = CaseFacts()
    read_corrections(listed, facts)
    for entry in listed:
        if entry.seq in facts.struck:
            continue
        versions, counted = facts.versions.get(entry.seq), facts.counted.copy()
        _write(facts, versions.last if versions else entry)
        if versions and versions.last.first is not None:
            first = replace(versions.first, answers=_with_numbers(facts, versions.first, counted))
            facts.versions[entry.seq] = replace(versions, first=first)
            _note_former_names(facts, facts.versions[entry.seq])
    settle(facts)
    return facts


def apply(facts: CaseFacts, entry: Entry) -> None:
    """Write one entry into the facts, and which paper counts for each debt since."""
    _write(facts, entry)
    settle(facts)


def _write(facts: CaseFacts, entry: Entry) -> None:
    """Write one entry. No effect reads which paper counts for a debt: that is settled once, when all are written."""
    step = STEPS[entry.step]
    proceeding = facts.proceedings.get(entry.proceeding)
    if not _stands(step, None if step.opens_case else proceeding):
        raise Unlawful(entry, proceeding.state if proceeding else "none")
    if step.opens:
        opened = _open(facts, step.opens, entry)
        proceeding = opened if proceeding is None else proceeding
        if proceeding is not opened:
            opened.entries.append(entry)
    assert proceeding is not None
    proceeding.entries.append(entry)
    if step.does:
        ended, how = proceeding.concluded_on, proceeding.outcome
        step.does(facts, proceeding, entry)
        _note_claims(facts)
        if ended and proceeding.concluded_on is None:
            proceeding.reopened.append(Reopening(how or "", ended, max(ended, entry.on)))
    if entry.first is not None:  # its rows keep their numbers, and what comes later keeps those that it was given
        facts.counted += brought(entry.first)
    _move(step, proceeding)
    if step.outcome is not None:
        outcome = step.outcome if isinstance(step.outcome, Outcome) else step.outcome(facts, proceeding, entry)
        _conclude(proceeding, str(outcome), entry)


def _conclude(proceeding: Proceeding, outcome: str, entry: Entry) -> None:
    """Note how the proceeding came out and on which day. An inspection has several results beside each other (条例 第18条): the
    first is the one that the figures count, and a later one moves no month that was reported."""
    if proceeding.kind is Kind.INSPECTION and proceeding.concluded_on is not None and outcome != Outcome.VOIDED:
        return
    proceeding.outcome, proceeding.concluded_on = outcome, entry.on


def _note_claims(facts: CaseFacts) -> None:
    """Note what each proceeding has come to handle: what is dropped later was asked for in it."""
    for proceeding in facts.proceedings.values():
        if not proceeding.handled.issuperset(proceeding.claims):
            proceeding.handled = proceeding.handled.union(proceeding.claims)


def _note_former_names(facts: CaseFacts, versions: Versions) -> None:
    """Note the names that a party has in an earlier version of the entry, and not in the last."""
    forms = [versions.first.answers, *(entry.answers for entry in versions.later.values())]
    named = [{row.number: getattr(row, "name", "") for _, row in rows(form) if row.brings == "parties"} for form in forms]
    for number, name in named[-1].items():
        if number and (others := dict.fromkeys(each[number] for each in named if each.get(number, name) != name)):
            facts.former[number] = (*facts.former.get(number, ()), *others)


def _with_numbers(facts: CaseFacts, first: Entry, counted: Mapping[Things, int]) -> Form:
    """The answers of an entry as it was first recorded, with the numbers that its rows took then: those who read both versions tell
    by them which row is which.
    """
    lines = max((n for n, line in {**facts.promises, **facts.unsigned}.items() if line.seq != first.seq), default=0)
    before: dict[Things, int] = {**counted, "promises": lines}
    return numbered(first.answers, {things: count(before.get(things, 0) + 1) for things in THINGS})


def _open(facts: CaseFacts, kind: Kind, entry: Entry) -> Proceeding:
    """Open a proceeding in the unit that the entry says. Its parties and claims are none yet: the step's `does` names them."""
    number = len(facts.proceedings) + 1
    first = next(state for state in STATES.values() if state.kind is kind)
    facts.proceedings[number] = Proceeding(
        number=number,
        kind=kind,
        state=first.name,
        unit=entry.used.unit,
        received_on=entry.on,
        parties=(),
        claims=(),
        came_from=entry.proceeding if number > 1 else None,
    )
    return facts.proceedings[number]


def _move(step: Step, proceeding: Proceeding) -> None:
    if step.to == STAY:
        return
    if step.to == BACK:
        assert proceeding.state_before is not None
        proceeding.state, proceeding.state_before = proceeding.state_before, None
        return
    to = next(state for state in states_of(proceeding.kind) if state.final) if step.to == CLOSE else step.to
    assert isinstance(to, State)
    if to.kind is proceeding.kind:
        proceeding.state_before = proceeding.state
        proceeding.state = to.name
