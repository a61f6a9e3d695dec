"""A judgment in force (判决、法院调解书生效), from when its lines are due, and its enforcement (民事诉讼法 第158、247、250条)."""

from datetime import date
from typing import Any

from .. import judged
from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.court import CourtPaper
from ..do import Do
from ..effect import arbitration_of, last_day_to_perform
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import ask
from ..owed import last_due
from ..states.suit import SUIT_CLOSED, SUIT_ENDED
from ..step import STAY, Rank, Situation, Step
from .court import STAFF, go_to_court
from .enforcement import AgreementToEnforce, asked_already, suggest_court, whom
from .enforcing_in_time import after_its_last_day, not_due_yet, too_late, whose_day_is_over
from .intake import to_the_commission


class JudgmentInForce(Act):
    """登记判决生效: since when, and the last day of performance that follows from it."""

    on: date = ask("生效之日", not_after="today")
    perform_until: date = ask("履行期最后一日", help="判决书写明自生效之日起若干日；调解书分期的填最后一期")


# --- guards and checks --------------------------------------------------------------------------------------------


def _force(situation: Situation) -> judged.JudgmentForce:
    return judged.force_of(situation.case, situation.here, situation.reference.calendar, situation.today)


def _not_yet(situation: Situation) -> str | None:
    if judged.in_force(situation.here):
        return "已经登记生效。"
    force = _force(situation)
    return None if force.since else f"还没有生效：{force.why}。"


def _in_force_then(situation: Situation, form: JudgmentInForce) -> dict[str, str]:
    """The days are the law's to say (民事诉讼法 第100、158、182条), and the last day of performance the judgment's own."""
    force = _force(situation)
    if force.since != form.on:
        return {"on": f"{force.why}，生效之日应为 {force.since}。"}
    last = _last_day(situation, form.on)
    if form.perform_until != last and judged.paper_of(situation.here) is not CourtPaper.COURT_SETTLEMENT:
        return {"perform_until": f"按裁判写明的履行期限，{form.on} 生效的，最后一日应为 {last}（休息日顺延）。"}
    return {"perform_until": f"调解书写明的最后一期是 {last}，不能早于这一日。"} if form.perform_until < last else {}


def _last_day(situation: Situation, since: date) -> date:
    """The last day of performance of what stands in this suit, in force since then."""
    suit = situation.here
    within = next((e.answer("perform_within") for e in reversed(suit.entries) if _says_when(suit, e)), None)
    due = last_due(situation.case.promised_in(suit))
    if due:
        return max(since, due)
    return last_day_to_perform(since, int(within or 10), situation.reference.calendar)


def _says_when(suit: Proceeding, entry: Entry) -> bool:
    """Tell whether the entry gave the lines that stand: of a second instance only where it changed something."""
    seqs = {line.seq for line in suit.decisions}
    return entry.seq in seqs or (not seqs and entry.step == Do.DECIDE_SUIT)


def _no_lines(situation: Situation) -> str | None:
    """Nothing is enforced that was not recorded as in force, and nothing where nothing is owed (民事诉讼法 第247条)."""
    if judged.in_force(situation.here) is None:
        return "判决（调解书）还没有登记生效，先办理“登记判决（调解书）生效”。"
    return None if situation.case.promised_in(situation.here) else "判决没有判令谁履行什么，不能申请执行。"


def _for_whom_it_orders(situation: Situation, form: AgreementToEnforce) -> dict[str, str]:
    payees = {line.payee for line in situation.case.promised_in(situation.here)}
    strange = [situation.case.parties[n].name for n in form.parties if n not in payees]
    return {"parties": f"判决没有判给{'、'.join(strange)}什么，请去掉。"} if strange else {}


# --- effects --------------------------------------------------------------------------------------------------------


def _due_from_effect(facts: CaseFacts, suit: Proceeding, entry: Entry) -> None:
    """The lines are due by the day that follows from the effect, and take the place of the award's: what had come on those was paid on
    the same debt, and is not asked for twice (民法典 第557条第1款第1项)."""
    until = entry.as_(JudgmentInForce).perform_until
    for line in facts.promised_in(suit):
        line.due_on = line.due_on or until
    _in_place_of_the_award(facts, suit)


def _in_place_of_the_award(facts: CaseFacts, suit: Proceeding) -> None:
    arbitration = arbitration_of(facts, suit)
    if arbitration is None:
        return
    for old in [line for line in facts.promised_in(arbitration) if line.claim in suit.claims]:
        new = next((line for line in facts.promised_in(suit) if line.claim == old.claim and line.deed is old.deed), None)
        if new is not None:
            new.payments, new.doings = [*old.payments, *new.payments], [*old.doings, *new.doings]
        if new is not None or not old.begun:
            del facts.promises[old.number]


def _suggest_force(situation: Situation) -> dict[str, Any]:
    force = _force(situation)
    if force.since is None:
        return {}
    return {"on": force.since.isoformat(), "perform_until": _last_day(situation, force.since).isoformat()}


def _suggest_enforcement(situation: Situation) -> dict[str, Any]:
    lines = [line for line in situation.case.promised_in(situation.here) if line.open]
    payees = sorted({line.payee for line in lines})
    asking = [n for n in payees if situation.case.parties[n].side is Side.APPLICANT] or payees
    parties = whose_day_is_over(situation, None, asking)
    owed = sum(line.unpaid for line in lines if line.payee in parties)
    against = whom(situation, lines, parties)
    return {"parties": parties, "against": against, "amount": str(owed) if owed else None, **suggest_court(situation)}


def _to_be_recorded(situation: Situation) -> bool:
    """Tell whether a judgment is in force and nobody has recorded it: that comes first, for money is owed from then."""
    return situation.here.outcome == Outcome.JUDGED and judged.in_force(situation.here) is None and _force(situation).since is not None


ROWS = (
    Step(
        Do.CONFIRM_JUDGMENT, "登记判决（调解书）生效", Kind.SUIT,
        at=frozenset({SUIT_ENDED, SUIT_CLOSED}), to=STAY, by=STAFF, asks=JudgmentInForce, unless=(_not_yet,), checks=(_in_force_then,),
        dated_by_law=True, does=_due_from_effect, suggests=_suggest_force, first_while=_to_be_recorded, rests_on=(Do.DECIDE_SUIT,),
        rank=Rank.NEXT, says="判决（调解书）自 {on} 起生效，履行期至 {perform_until}", basis="民事诉讼法 第100、158、171、182条",
    ),
    Step(
        Do.ENFORCE_JUDGMENT, "申请执行判决（调解书）", Kind.SUIT,
        at=frozenset({SUIT_ENDED, SUIT_CLOSED}), to=STAY, opens=Kind.ENFORCEMENT, by=STAFF, asks=AgreementToEnforce,
        unless=(_no_lines, not_due_yet), checks=(_for_whom_it_orders, after_its_last_day), doubts=(asked_already, too_late),
        does=go_to_court, suggests=_suggest_enforcement, freezes=to_the_commission, rests_on=(Do.DECIDE_SUIT,),
        rank=Rank.ELSE, says="{parties}向{court}申请执行判决（调解书）", basis="民事诉讼法 第235、247、250条（二年）",
    ),
)
