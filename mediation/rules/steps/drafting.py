"""Papers for a court (代写申请书、生效证明、送达证明): written out from the record for whoever goes there, one for each, with nobody else's
particulars; and the list of what to take along. The office asks for nothing in anybody's place: the application is the party's own.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from .. import judged
from ..acts import Act
from ..codes import Kind
from ..codes.court import Enforceable
from ..codes.drafts import CourtDraft
from ..do import Do
from ..effect import WITH_A_PAPER
from ..facts import CaseFacts, Proceeding, Promise
from ..forms import MaybeLong, Text, ask
from ..states import confirmation, mediation, review, suit
from ..step import STAY, Situation, Step
from .agreed import already_asked, last_day, signed
from .arbitration import BENCH, OFFICE
from .confirmation import TO_APPLY, court_has_it, review_has_it
from .enforcement import suggest_court, whom
from .enforcement_period import lines_of_the_agreement
from .force import in_force, lines_of, results_of
from .intake import MEDIATORS
from .overdue import those_that_stand
from .payment_order import may_be_ordered
from .promises import owed_in
from .signatures import bound_since


class Draft(Act):
    """代写法院文书: which paper, for whom, to which court; all else is on record."""

    on: date = ask("日期", not_after="today")
    paper: CourtDraft = ask("要准备的文书", options="drafts", help="灰色的现在还不能准备，括号里是原因")
    parties: list[int] = ask("为谁准备", options="parties", at_least=1, help="每人一份，只写他本人的信息和他自己的款项、事项")
    against: list[int] = ask("对方", options="parties", default=[], help="被执行人、债务人；不选的，是应当履行的人")
    court: Text = ask("人民法院")
    facts: MaybeLong = ask("需要补充的事实", default=None, long="long", help="不填则写：到期没有履行")


# --- what is asked for, and by which paper --------------------------------------------------------------------------


def titles_of(case: CaseFacts, here: Proceeding, party: int) -> Iterator[tuple[str, list[Promise]]]:
    """Yield each document of this proceeding that this party may have enforced, by the name of its template ('' for a court's own
    paper), with the lines that are open to him.
    """
    for document, lines in _enforceable(case, here):
        if mine := [line for line in lines if line.payee == party]:
            yield document, mine


def _enforceable(case: CaseFacts, here: Proceeding) -> Iterator[tuple[str, list[Promise]]]:
    """Likewise for everybody at once."""
    if here.kind is Kind.ARBITRATION:
        for document in results_of(here):
            whose = {*in_force(case, here, document)}
            yield document, [line for line in lines_of(case, here, document) if line.payee in whose and line.open]
        return
    in_effect = judged.in_force(here) if here.kind is Kind.SUIT else here.last(Do.SIGN_REVIEW_LETTER, Do.COURT_CONFIRMS)
    if in_effect and here.kind in (Kind.REVIEW, Kind.CONFIRMATION, Kind.SUIT):
        lines = [line for line in lines_of_the_agreement(case, here) if line.open]
        yield "review_settlement" if here.kind is Kind.REVIEW else "", lines


def lines_for(case: CaseFacts, here: Proceeding, paper: CourtDraft, party: int, situation: Situation | None = None) -> list[Promise]:
    """List the lines that the draft asks for this party; of an order to pay those that one may be asked for (调解仲裁法 第16条)."""
    if paper is CourtDraft.ENFORCEMENT:
        return [line for _, lines in titles_of(case, here, party) for line in lines]
    mine = those_that_stand(case, [line for line in owed_in(case, here) if line.payee == party and line.open])
    if paper is CourtDraft.PAYMENT_ORDER and situation is not None:
        may = {line.number for line in may_be_ordered(situation)}
        return [line for line in mine if line.number in may]
    return mine


def _all_lines(situation: Situation, paper: CourtDraft) -> list[Promise]:
    """The lines that the draft asks for, of everybody."""
    case, here = situation.case, situation.here
    if paper is CourtDraft.ENFORCEMENT:
        return [line for _, lines in _enforceable(case, here) for line in lines]
    if paper is CourtDraft.PAYMENT_ORDER:
        return may_be_ordered(situation)
    return [line for line in those_that_stand(case, owed_in(case, here)) if line.open]


# --- guards and checks ------------------------------------------------------------------------------------------------

OF_KIND = {
    Kind.MEDIATION: (CourtDraft.PAYMENT_ORDER, CourtDraft.CONFIRMATION),
    Kind.REVIEW: (CourtDraft.ENFORCEMENT, CourtDraft.EFFECT),
    Kind.CONFIRMATION: (CourtDraft.ENFORCEMENT,),
    Kind.ARBITRATION: (CourtDraft.ENFORCEMENT, CourtDraft.SERVICE),
    Kind.SUIT: (CourtDraft.ENFORCEMENT,),
}
"""The papers that the record of each kind of proceeding fills."""
WHY_NOT = {
    CourtDraft.ENFORCEMENT: "没有已经生效而还没有履行的款项、事项",
    CourtDraft.PAYMENT_ORDER: "没有到期没付、可以申请支付令的款项",
    CourtDraft.SERVICE: "还没有登记送达的文书",
}
"""What is said of a paper that nobody can have yet, where each party's own reason would name him."""


def _asking(situation: Situation, paper: CourtDraft) -> list[int]:
    """The parties present for whom the record fills this paper: of hundreds, what is open is listed once."""
    case, here = situation.case, situation.here
    present = case.present_in(here)
    if paper is CourtDraft.PAYMENT_ORDER:
        whose = {line.payee for line in may_be_ordered(situation)}
    elif paper is CourtDraft.ENFORCEMENT:
        whose = {line.payee for _, lines in _enforceable(case, here) for line in lines}
    else:
        return [n for n in present if not _lacks(situation, paper, n, situation.today)]
    return [n for n in present if n in whose]


def _lacks(situation: Situation, paper: CourtDraft, party: int, on: date) -> str:
    """Return the reason why the record does not fill this paper for this party on that day; '' where it does."""
    case, here, name = situation.case, situation.here, situation.case.parties[party].name
    if paper not in OF_KIND.get(here.kind, ()):
        fit = "、".join(each.label for each in OF_KIND.get(here.kind, ()))
        return f"{here.kind.label}程序里可以准备的是：{fit}。"
    if paper is CourtDraft.ENFORCEMENT and not lines_for(case, here, paper, party):
        return f"没有对{name}生效而还没有履行的款项、事项：先登记生效；已经全部履行的，不用申请执行（民事诉讼法第247条）。"
    if paper is CourtDraft.PAYMENT_ORDER and not lines_for(case, here, paper, party, situation):
        return f"协议里没有{name}到期没付、可以申请支付令的劳动报酬、工伤医疗费、经济补偿或者赔偿金（调解仲裁法第16条）。"
    if paper is CourtDraft.CONFIRMATION:
        return _not_confirmed_any_more(situation, party, on)
    if paper is CourtDraft.EFFECT and not here.last(Do.SIGN_REVIEW_LETTER):
        return "审查调解书还没有经双方签收生效（办案规则第77条），不能出具生效证明。"
    if paper is CourtDraft.SERVICE and not any(each.party == party for each in here.arrived()):
        return f"还没有登记送达{name}的文书。"
    return ""


def _not_confirmed_any_more(situation: Situation, party: int, on: date) -> str:
    """Return the reason why the court would not confirm the agreement for this party, asked on that day; '' where it would be asked in time
    and nobody else has the agreement before him (民事诉讼法 第205条；办案规则 第75条第5项).
    """
    case, here, name = situation.case, situation.here, situation.case.parties[party].name
    if not signed(here) or party not in bound_since(case, here):
        return f"还没有对{name}签署生效的调解协议，不能申请司法确认（民事诉讼法第205条）。"
    if elsewhere := court_has_it(situation) or review_has_it(situation):
        return elsewhere
    if party in already_asked(situation):
        return f"{name}已经申请仲裁审查或者司法确认，不必再准备。"
    last = last_day(situation, TO_APPLY, party)
    if last is None or on <= last:
        return ""
    return f"协议对{name}生效后三十日已于 {last} 届满，人民法院不予确认（民事诉讼法第205条）；对方不履行的，可以申请仲裁或者支付令。"


def _filled_from_the_record(situation: Situation, form: Draft) -> dict[str, str]:
    strange = [n for n in form.parties if n not in situation.case.present_in(situation.here)]
    if strange:
        return {"parties": "请选本程序的当事人。"}
    asking = _asking(situation, form.paper) if form.paper in OF_KIND.get(situation.here.kind, ()) else []
    for party in (n for n in form.parties if n not in asking):
        if why := _lacks(situation, form.paper, party, form.on):
            return {"paper" if form.paper not in OF_KIND.get(situation.here.kind, ()) else "parties": why}
    if set(form.against) & set(form.parties):
        return {"against": "对方不能是为其准备的人自己，请重新选择。"}
    return {}


def _before_it_is_due(situation: Situation, form: Draft) -> dict[str, str]:
    """Ask about an application for enforcement, which says that nothing came, before its day of performance is over (调解仲裁法 第51条)."""
    if form.paper is not CourtDraft.ENFORCEMENT:
        return {}
    for party in form.parties:
        days = [line.due_on for line in lines_for(situation.case, situation.here, form.paper, party)]
        first = min((day for day in days if day), default=None)
        if None not in days and first and form.on <= first:
            name = situation.case.parties[party].name
            return {"on": f"{name}的履行期到 {first} 才届满，申请书写的是“至今没有履行”：届满以后没有付的，再交给本人（调解仲裁法第51条）"}
    return {}


def _nothing_to_draft(situation: Situation) -> str | None:
    return None if next(_offers(situation), None) else "现在没有可以为当事人准备的法院文书：先登记生效、送达或者签署。"


def _offers(situation: Situation) -> Iterator[tuple[CourtDraft, list[int]]]:
    """Yield each paper that can be filled now, with those for whom it can."""
    for paper in OF_KIND.get(situation.here.kind, ()):
        if people := _asking(situation, paper):
            yield paper, people


def offered(situation: Situation) -> Iterator[tuple[CourtDraft, list[int], str]]:
    """Yield each paper that this kind of proceeding may ever fill, with those for whom it can now, and why not where that is nobody."""
    for paper in OF_KIND.get(situation.here.kind, ()):
        people = _asking(situation, paper)
        yield paper, people, "" if people else _why_not(situation, paper)


def _why_not(situation: Situation, paper: CourtDraft) -> str:
    """The reason why nobody can be given this paper now, without its stop: one party's where all have the same, else the first's."""
    if paper in WHY_NOT:
        return WHY_NOT[paper]
    present = situation.case.present_in(situation.here)
    return next((why for n in present if (why := _lacks(situation, paper, n, situation.today))), "").rstrip("。")


def _suggest(situation: Situation) -> dict[str, Any]:
    """The first paper that can be filled, for those for whom it can; nobody of them is suggested as his own opponent."""
    paper, people = next(_offers(situation), (None, []))
    if paper is None:
        return {}
    if paper is CourtDraft.CONFIRMATION:
        people = [n for n in people if not situation.case.parties[n].kind.employs]
    lines = [line for line in _all_lines(situation, paper) if line.payee in people]
    against = [n for n in whom(situation, lines, people) if n not in people]
    return {"paper": str(paper), "parties": people, "against": against, **suggest_court(situation)}


TO_A_COURT = frozenset({
    mediation.EFFECTIVE, mediation.CLOSED, review.IN_FORCE, review.CLOSED, confirmation.CONFIRMED, confirmation.CLOSED,
    suit.SUIT_ENDED, suit.SUIT_CLOSED,
}) | WITH_A_PAPER  # fmt: skip
"""Where a paper may lie that somebody takes to a court."""
NAMED = {str(document): document.label for document in Enforceable} | {"review_settlement": "仲裁调解书"}
"""The names of the documents that may be enforced, by template."""

ROWS = (
    Step(
        Do.DRAFT_FOR_COURT, "准备法院文书", None,
        at=TO_A_COURT, to=STAY, by=MEDIATORS | OFFICE | BENCH, asks=Draft, unless=(_nothing_to_draft,), by_day=(_nothing_to_draft,),
        checks=(_filled_from_the_record,), doubts=(_before_it_is_due,),
        suggests=_suggest,
        says="为{parties}准备{paper}，交{court}", basis="办案规则 第21条；协商调解规定 第30条（告知救济途径）",
    ),
)
