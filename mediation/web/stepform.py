"""A step's form as components/form.html asks for it, and the box that says what the step will cause."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from mediation import clock
from mediation.errors import Conflict, Doubtful, Forbidden, Invalid
from mediation.rules.codes import Correction, PartyType
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.forms import Question
from mediation.rules.step import Step
from mediation.rules.steps import STEPS
from mediation.services import door
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.door import ToAmend, choices, doubts, same_numbers
from mediation.services.door.readiness import FILLED_BY, PAPERS, Unprinted
from mediation.services.views import cautions
from mediation.services.views.cautions import CautionLine
from mediation.web import forms, listing, sensitive, urls
from mediation.web.form_view import FormView, PeopleListView, SumLine, Will
from mediation.web.forms import Sent, Typed
from mediation.web.refusals import Way

WHY = Question("_why", "更正的理由", "long", True, "写明错在哪里、凭什么更正；两种内容都会留在经过里", (), None, False, ())
"""What an amendment asks beside the step's own questions."""
SEALED_STAY = "证件号、电话、住所、账号不在下面列出：留空的保持不变，填写的换成新的。"
NO_REASON_YET = "（理由待填）"
BY, EMPLOYER = "by", "employer"
"""The part of an address that says who applies, where it is no worker."""
LINE = "line"
WHO = "who"
"""The part of an address that names one performance line: of the suggested rows, the form keeps that line's alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place where a step is asked for: a proceeding of a case, or nowhere yet (`here` None) for one that opens a case. `amends`:
    it is not done, but an entry of it gets other answers, and `why` says for what reason.
    """

    known: CaseFacts
    entries: list[Entry]
    here: Proceeding | None
    version: int
    case_id: int | None = None
    amends: ToAmend | None = None
    why: str = ""

    @property
    def number(self) -> int:
        """The proceeding's number; 0 where there is none yet."""
        return self.here.number if self.here else 0

    @property
    def cancel(self) -> str:
        """The page that one leaves the form for."""
        return urls.case(self.case_id, self.number) if self.case_id else urls.cases()

    def action(self, step: Step) -> str:
        """Return the address to which the step's form is sent."""
        if self.amends is not None:
            return urls.amendment(self.case_id or 0, self.number, self.amends.entry.seq)
        return urls.step(self.case_id, self.number, step.name) if self.case_id else urls.opening(step.name)

    def preview(self, step: Step) -> str:
        """Return the address at which the step's consequences are asked."""
        if self.amends is not None:
            return f"{self.action(step)}/preview"
        return urls.preview(self.case_id, self.number, step.name) if self.case_id else urls.opening(step.name, "preview")


def fresh(
    session: Session, step: Step, actor: Actor, place: Place, asked: Mapping[str, str] = MappingProxyType({}),
    known: Mapping[str, Any] = MappingProxyType({}),
) -> FormView:  # fmt: skip
    """The form as it first appears: filled with what is known, and already saying what it will cause.

    `asked` may hold a time that was picked in the calendar, the performance line whose row was chosen on the desk, or those of the
    parties whom a way is open to; `known`, what another case tells of one that opens.
    """
    values = door.suggestion(session, place.known, step, place.here, _meant(place, asked.get(WHO, "")))
    values |= _of_line(values, asked.get(LINE, ""))
    values |= {name: asked[name][:200] for name in _picked(step) if name in asked}
    if step.opens_case:
        blank = forms.blanks(step)
        values = {**values, **{name: [dict(row)] for name, row in blank.items()}}
        values["claims"] = [{"claimant": "1"}]
        if asked.get(BY) == EMPLOYER and forms.ORDERED in blank:
            values |= {forms.ORDERED: [{"type": str(PartyType.UNIT)}], "respondents": [{"type": str(PartyType.PERSON)}]}
        values |= forms.begun(known, blank)
    return form(session, step, actor, place, values=values, given=values)


def _meant(place: Place, who: str) -> frozenset[int]:
    """Return the parties of this proceeding whom the address names, by number."""
    named = {int(each) for each in who[:2000].split(",") if each.isdecimal()}
    return frozenset(named & {*place.here.parties}) if place.here else frozenset()


def _picked(step: Step) -> tuple[str, ...]:
    """The answers that the calendar fills in."""
    return (step.sits_on, "starts", "place") if step.sits_on else ()


def _of_line(values: Typed, line: str) -> dict[str, Any]:
    """Return the suggested rows of what came less those of other lines, as come in full, which is what was pressed beside it; nothing where
    the line is not among them."""
    lists = {name: value for name, value in values.items() if isinstance(value, list)}
    own = {
        name: [
            {**row, **({"full": True} if "full" in row else {})}
            for row in rows
            if isinstance(row, dict) and str(row.get("promise", "")) == line
        ]
        for name, rows in lists.items()
    }
    return {name: rows for name, rows in own.items() if rows}


def form(
    session: Session, step: Step, actor: Actor, place: Place, *, values: Mapping[str, Any], given: Mapping[str, Any] | None,
    faults: Mapping[str, str] | None = None, error: str = "", key: str = "",
) -> FormView:  # fmt: skip
    """The form with these values. `given`: what its consequences are worked out from; None: they are not."""
    asked, faults, amends, done = forms.drawn(step), dict(faults or {}), place.amends, step
    at: tuple[CaseFacts, Proceeding | None] = (place.known, place.here)
    if amends is not None:
        asked, values, done = (*asked, WHY), {**values, WHY.name: place.why}, STEPS[Do.CORRECT]
        at = amends.known, amends.here
    offered = choices.for_step(session, step, *at, values, actor)
    if not values.get(step.signer) and not step.is_approved_on_paper(reference.current(session)):
        asked = tuple(question for question in asked if question.name != step.signer)
    asked = forms.with_their_items_first(forms.with_something_offered(asked, offered), values)
    unknown = [sentence for name, sentence in faults.items() if name.split(".")[0] not in {question.name for question in asked}]
    return FormView(
        action=place.action(step), preview=place.preview(step), cancel=place.cancel, key=key or uuid.uuid4().hex,
        version=place.version, confirm=f"确认办理：{done.label}", error=error or "".join(unknown), questions=asked, values=values,
        errors=faults, sensitive=sensitive.warned(asked, values, lambda: _numbers(session, place, values)), blank=forms.blanks(step),
        options=offered, will=will(session, step, actor, place, given),
        label=f"更正第 {amends.entry.seq} 条“{step.label}”的内容" if amends else step.label,
        basis=f"{done.basis}。{SEALED_STAY}" if amends else step.basis,
        calendar="" if amends else _calendar(step, place), people=PeopleListView() if not amends and listing.is_asked(asked) else None,
    )  # fmt: skip


def _numbers(session: Session, place: Place, values: Mapping[str, Any]) -> same_numbers.Numbers:
    return same_numbers.numbers(session, place.case_id, place.known, place.here, values)


def _calendar(step: Step, place: Place) -> str:
    """Return the address where a free time can be picked; '' for steps that set none."""
    return urls.hearings(case=place.case_id, p=place.number) if place.here and step.sits_on else ""


def again(session: Session, step: Step, actor: Actor, place: Place, sent: Sent) -> FormView:
    """The form as it was typed, with one row more or less, or with what it would cause."""
    asked = forms.drawn(step)
    if sent.pressed == forms.LIST and listing.is_asked(asked):
        return _with_a_list(session, step, actor, place, sent)
    values = forms.changed(asked, forms.typed(asked, sent), sent.pressed, forms.blanks(step))
    drawn = form(session, step, actor, place, values=values, given=answers(step, values), key=sent.one("_key"))
    return replace(
        drawn,
        asked=sorted(sent.every(forms.ANSWERED)),
        focus=sensitive.tidied_text(sent.pressed),
        opened=sent.every(forms.COLUMNS),
    )


def _with_a_list(session: Session, step: Step, actor: Actor, place: Place, sent: Sent) -> FormView:
    """The form with the people of a list, and a sentence at each of their cells that is wrong."""
    asked = forms.drawn(step)
    read = listing.filled(asked, forms.typed(asked, sent), sent, forms.blanks(step))
    given = answers(step, read.values)
    faults = {**_faults_of_rows(session, step, actor, place, given), **read.faults} if read.view.said else {}
    drawn = form(
        session, step, actor, place, values=read.values, given=None if faults else given, faults=faults, key=sent.one("_key")
    )
    return replace(drawn, people=read.view, opened=sent.every(forms.COLUMNS))


def _faults_of_rows(session: Session, step: Step, actor: Actor, place: Place, given: Mapping[str, Any]) -> dict[str, str]:
    """The faults of the people and their claims, as confirming would find them; what else is not filled in yet is not said."""
    rows = (f"{listing.APPLICANTS}.", f"{listing.CLAIMS}.")
    found = door.faults(session, step.name, given, actor, place.known, place.number, case_id=place.case_id)
    return {path: said for path, said in found.items() if path.startswith(rows)}


def refused(session: Session, step: Step, actor: Actor, place: Place, sent: Sent, values: Typed, wrong: Invalid) -> FormView:
    """The form as it was typed, with a sentence at each field; a doubt is asked beside what the step would cause."""
    doubtful = isinstance(wrong, Doubtful)
    drawn = form(
        session, step, actor, place, values=values, given=answers(step, values) if doubtful else None, faults=wrong.faults,
        key=sent.one("_key"),
    )  # fmt: skip
    drawn = replace(drawn, opened=sent.every(forms.COLUMNS))
    if isinstance(wrong, Unprinted):
        return replace(drawn, way=_filling_in(place))
    if not doubtful:
        return drawn
    asked = wrong.faults.values()
    said_once = drawn.will and replace(drawn.will, cautions=[each for each in drawn.will.cautions if each.text not in asked])
    return replace(drawn, will=said_once, asked=[*sent.every(forms.ANSWERED), *map(doubts.token, asked)])


def _filling_in(place: Place) -> Way | None:
    """The form that brings what papers lack, in a tab of its own: this one keeps what was typed."""
    if place.case_id is None:
        return None
    return Way(f"{FILLED_BY.label}（另开一页）", urls.case(place.case_id, place.number, do=FILLED_BY.name), "_blank")


def answers(step: Step, values: Typed) -> dict[str, Any]:
    """Return the answers the step is given: the typed values less blank rows and blanks."""
    asked = forms.drawn(step)
    filled = forms.without_blank_rows(asked, values, forms.blanks(step))
    return forms.given(asked, forms.with_the_only_applicant(asked, filled))


def chosen_to_amend(given: Mapping[str, Any]) -> int:
    """The entry that was chosen to have its content amended: its own form is filled in next; 0 for another sort of correction."""
    entry = str(given.get("entry", ""))
    return (
        int(entry) if given.get("action") == Correction.AMEND and entry.isascii() and entry.isdigit() and len(entry) < 9 else 0
    )


def amendment(place: Place, content: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of the correction that gives an entry this content, today."""
    assert place.amends is not None
    about = {"on": clock.today().isoformat(), "entry": place.amends.entry.seq, "action": str(Correction.AMEND)}
    return {**about, "reason": place.why or NO_REASON_YET, "content": content}


def will(session: Session, step: Step, actor: Actor, place: Place, given: Mapping[str, Any] | None) -> Will:
    """Return the consequences of the step, or the obstacle to telling them; also the cautions against an application, and the
    questions about numbers that two parties have.
    """
    if given is None:
        return Will(waits="改正之后，这里说明会产生的文书和期限。")
    warned = [] if place.amends else cautions.typed(session, actor, step, given)
    shared = same_numbers.asked(session, place.case_id, place.known, given)
    early = [*warned, *(CautionLine("same_number", f"{question}。", grave=True) for question in shared.values())]
    try:
        name, sent = (Do.CORRECT, amendment(place, given)) if place.amends else (step.name, given)
        found = door.consequences(session, name, sent, actor, place.known, place.entries, place.number, case_id=place.case_id)
    except Unprinted as wrong:
        return Will(refused=wrong.faults[PAPERS], way=_filling_in(place), cautions=early)
    except Invalid as wrong:
        if wrong.faults.keys() <= wrong.unanswered:
            return Will(waits="填好之后，这里说明会产生的文书和期限。", cautions=early)
        *before, last = [*wrong.faults.values()][:3]
        return Will(refused="；".join([*(fault.rstrip("。") for fault in before), last]), cautions=early)
    except (Conflict, Forbidden) as refused:
        return Will(refused=refused.sentence, cautions=early)
    return Will(
        state=found.state,
        documents=found.documents,
        clocks=found.clocks,
        changes=found.changes,
        sums=[SumLine(label, f"{amount:,.2f} 元") for label, amount in found.sums],
        cautions=[*warned, *(CautionLine("early", text, grave=True) for text in found.cautions)],
    )
