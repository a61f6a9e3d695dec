"""To the court (起诉、申请撤销): who may go, against what, and what the court made of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, cast

from .. import judged
from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.court import CourtPaper, SuitKind
from ..do import Do
from ..effect import (
    FINAL,
    WITH_A_PAPER,
    arbitration_of,
    changes_nothing,
    disposed_by,
    named_items,
    stands,
    stands_for,
    suits_on,
)
from ..facts import CaseFacts, Entry, Party, Proceeding, is_worker
from ..forms import Long, MaybeLong, Text, ask
from ..liability import opponents
from ..local import FIRST_INSTANCE, INTERMEDIATE
from ..states.arbitration import ARBITRATION_CLOSED, CANCELLED, FILING_REFUSED
from ..states.suit import DOCKETED, LODGED, SUIT_CLOSED, SUIT_ENDED
from ..step import STAY, Rank, Situation, Step
from ..suing import AgainstSome, Lodged, SettingAside, Suing
from ..used import Used
from .arbitration import BENCH, OFFICE
from .court_days import (
    SUE_AFTER_SET_ASIDE,
    all_late_or_none,
    keep_lateness,
    late_after_ruling,
    late_against_award,
    not_before_the_ruling,
    once,
    ruling_not_received,
    sued_once,
)
from .intake import to_the_commission
from .setting_aside import concerned, his_items_were_set_aside, taken_away
from .undecided import awards_made, undecided


class Going(Protocol):
    """The part that all forms of going to a court share: the parties who go."""

    parties: list[int]


class Docketed(Act):
    """法院立案."""

    on: date = ask("法院立案之日", not_after="today")
    court_number: Text = ask("法院案号", help="例如：（2026）某0000民初1号")


class NotDocketed(Act):
    """法院不予受理."""

    on: date = ask("裁定之日", not_after="today")
    reason: Long = ask("法院的理由", long="long")


class SuitWithdrawn(Act):
    """撤诉、撤回申请."""

    on: date = ask("法院准许之日", not_after="today")
    reason: MaybeLong = ask("原因", default=None, long="long")


class SuitClosing(Act):
    """诉讼程序结案."""

    on: date = ask("结案日期", not_after="today")
    note: MaybeLong = ask("结案说明", default=None, long="long")


# --- what a suit is about -------------------------------------------------------------------------------------


def suit_kind(suit: Proceeding) -> SuitKind:
    """Return the ground that brought the matter to court, as the entry that opened it says."""
    first = suit.entries[0]
    if first.step == Do.LODGE_SUIT:
        suing = first.as_(Suing)
        if suing.served not in FINAL:
            return SuitKind.AGAINST_NON_FINAL
        return SuitKind.WRONG_COURT if suing.by_mistake else SuitKind.AGAINST_FINAL
    return {
        Do.SUE_AFTER_REFUSAL: SuitKind.REFUSED, Do.SUE_OVERDUE: SuitKind.OVERDUE,
        Do.SUE_NOT_DECIDED: SuitKind.NOT_DECIDED,
        Do.SUE_AFTER_SET_ASIDE: SuitKind.AFTER_SET_ASIDE, Do.SUE_AFTER_NON_ENFORCEMENT: SuitKind.AFTER_NON_ENFORCEMENT,
    }.get(first.step, SuitKind.SET_ASIDE)


def paper_of(suit: Proceeding) -> CourtPaper:
    """The paper that the court issued at the end, by what the suit was about."""
    kind, outcome = suit_kind(suit), suit.outcome
    if outcome == Outcome.SET_ASIDE:
        return CourtPaper.SET_ASIDE_GRANTED
    if outcome == Outcome.SET_ASIDE_REFUSED:
        return CourtPaper.SET_ASIDE_REFUSED
    if outcome == Outcome.JUDGED:
        return judged.paper_of(suit)
    if judged.appeal_withdrawn(suit):
        return CourtPaper.APPEAL_WITHDRAWN
    return {SuitKind.AGAINST_FINAL: CourtPaper.FINAL_SUIT_ENDED, SuitKind.WRONG_COURT: CourtPaper.WRONG_COURT}.get(
        kind, CourtPaper.SUIT_ENDED
    )


def _employers(situation: Situation) -> list[Party]:
    """Those who are not workers: the units, and the persons who stand beside them (办案规则 第7条)."""
    parties = situation.case.of_side(situation.here, *Side)
    return [party for party in parties if not is_worker(party, parties)]


SET_ASIDE_WHOLE = (
    "裁决书已经被人民法院裁定撤销，不能再就它起诉、申请撤销；收到裁定书之日起十五日内，在原撤销程序中办理“裁决被撤销后起诉”"
    "（调解仲裁法第49条第3款）。"
)

# --- guards and checks ----------------------------------------------------------------------------------------


def _no_award(situation: Situation) -> str | None:
    made = awards_made(situation.here)
    if made and not any(stands(situation.case, situation.here, document) for document in made):
        return SET_ASIDE_WHOLE
    return None if made else "本案没有裁决书；对调解书不能起诉。"


def _no_final_award(situation: Situation) -> str | None:
    final = FINAL & set(awards_made(situation.here))
    if final and not any(stands(situation.case, situation.here, document) for document in final):
        return SET_ASIDE_WHOLE
    return None if final else "本案没有终局裁决；对非终局裁决不服的，办理“起诉”。"


def _award_is_his(situation: Situation, form: Suing) -> dict[str, str]:
    """Against a final award only the worker may sue (第48条); the employer may ask to have it set aside (第49条)."""
    if form.served not in awards_made(situation.here):
        return {"served": "本案没有作出这种裁决书，请核对。"}
    employers = {party.number for party in _employers(situation)} & set(form.parties)
    if form.served in FINAL and employers and not form.by_mistake:
        return {"parties": "用人单位对终局裁决不能起诉，只能申请撤销（第49条）；确已误向基层人民法院起诉的，勾选“误就终局裁决起诉”。"}
    if form.by_mistake and (form.served not in FINAL or set(form.parties) - employers):
        return {"by_mistake": "只有用人单位就终局裁决起诉的，才勾选此项。"}
    return {}


def decides_nothing_of_his(situation: Situation, form: Suing) -> dict[str, str]:
    """Ask back of an applicant of whom the award decides nothing, neither what he asks nor what is asked of him: an award made
    beforehand is of some of them, the last of the others (调解仲裁法 第43条第2款、第50条；司法解释（一）第17条).
    """
    case, here = situation.case, situation.here
    concerned = _decided_of(situation, form.served)
    strange = [p for p in case.of_side(here, Side.APPLICANT) if p.number in form.parties and p.number not in concerned]
    if not strange or not concerned:
        return {}
    names = "、".join(party.name for party in strange[:3])
    return {"parties": f"这份裁决书没有裁决{names}的请求，也没有裁决向其提出的请求（调解仲裁法第43条第2款、第50条）：请核对起诉的"
                       "当事人和裁决书"}


def _decided_of(situation: Situation, paper: str) -> set[int]:
    """Those, by number, of whom the award decides something: what they ask, or what is asked of them."""
    case, here = situation.case, situation.here
    claims = [case.claims[n] for n in disposed_by(here, paper)]
    return {n for claim in claims for n in (claim.claimant, *(party.number for party in opponents(case, here, claim)))}


def _is_dead(situation: Situation, served: str, parties: Iterable[int]) -> dict[str, str]:
    """Nobody goes to court against an award that a court has set aside for him: what is open then is a suit about the dispute itself
    (调解仲裁法 第49条第3款).
    """
    case, arbitration = situation.case, arbitration_here(situation)
    gone = [case.parties[n].name for n in parties if not stands_for(case, arbitration, served, n)]
    if not gone:
        return {}
    return {"served": f"这份裁决书对{'、'.join(gone)}已经被人民法院裁定撤销，不能再就它起诉、申请撤销；收到裁定书之日起十五日内，"
                      "在原撤销程序中办理“裁决被撤销后起诉”（调解仲裁法第49条第3款）。"}


def _award_stands(situation: Situation, form: Suing | SettingAside) -> dict[str, str]:
    """Check that the award was not set aside already, for who goes or for those against whom he goes."""
    return _is_dead(situation, form.served, [*form.parties, *form.against])


def _only_employers(situation: Situation, form: SettingAside) -> dict[str, str]:
    if form.served not in FINAL or form.served not in awards_made(arbitration_here(situation)):
        return {"served": "只能申请撤销本案作出的终局裁决。"}
    employers = {party.number for party in _employers(situation)}
    return {"parties": "只有用人单位可以申请撤销终局裁决（调解仲裁法第49条）。"} if set(form.parties) - employers else {}


def _after_receipt(situation: Situation, form: Suing | SettingAside) -> dict[str, str]:
    """Nobody goes to court against an award before it was received: the days run from then (调解仲裁法 第48至50条)."""
    got = arbitration_here(situation).received(form.served)
    early = [number for number in form.parties if number in got and form.on < got[number]]
    if not early:
        return {}
    return {"on": f"{situation.case.parties[early[0]].name} {got[early[0]]} 才收到裁决书，不能早于这一日，请核对。"}


def arbitration_here(situation: Situation) -> Proceeding:
    """The arbitration that this is about."""
    found = arbitration_of(situation.case, situation.here)
    assert found is not None, "a suit without an arbitration"
    return found


def _worker_sues(situation: Situation, form: SettingAside) -> dict[str, str]:
    """While a worker's suit stands, the application against that worker is not accepted; after it, thirty days (司法解释（一）第21条).
    What is awarded to the others may be asked about (第17条).
    """
    case, arbitration = situation.case, arbitration_here(situation)
    standing = [suit for suit in suits_on(case, arbitration, form.served) if suit.outcome is None and not changes_nothing(suit)]
    suing = {n for suit in standing if suit_kind(suit) is SuitKind.AGAINST_FINAL for n in suit.entries[0].as_(Lodged).parties}
    claimants = {case.claims[line.claim].claimant for line in arbitration.decisions if line.final} - set(form.parties)
    if not suing & (set(form.against) or claimants):
        return {}
    names = "、".join(case.parties[n].name for n in sorted(suing))
    others = "只就其他劳动者申请的，请在“针对的对方当事人”中选择；" if claimants - suing else ""
    return {"against": f"{names}：劳动者已就该终局裁决起诉，人民法院不受理针对其的撤销申请（司法解释（一）第21条）。{others}"
                       "劳动者撤诉或者被驳回起诉后，自收到裁定书之日起三十日内申请。"}


def _against_the_other_side(situation: Situation, form: AgainstSome) -> dict[str, str]:
    sides = {situation.case.parties[n].side for n in form.parties}
    if all(situation.case.parties[n].side not in sides for n in form.against):
        return {}
    return {"against": "只能选对方当事人：起诉（申请）的一方不针对自己一方的人。"}


def _not_refused(situation: Situation) -> str | None:
    refused = situation.here.outcome in (Outcome.NOT_ACCEPTED, Outcome.NOT_CORRECTED, Outcome.CANCELLED)
    return None if refused else "本案不是因不予受理（撤销案件）而结束的。"


def _he_applied(situation: Situation, form: Lodged) -> dict[str, str]:
    """Let the one whose application was refused go to court with it, and nobody else (调解仲裁法 第29条: 申请人可以起诉)."""
    mine = {party.number for party in situation.case.of_side(situation.here, Side.APPLICANT)}
    return {"parties": "不予受理的，由申请人就该争议事项起诉（调解仲裁法第29条），请只选申请人。"} if set(form.parties) - mine else {}


def _cannot_ask_again(situation: Situation) -> str | None:
    if paper_of(situation.here) in (CourtPaper.FINAL_SUIT_ENDED, CourtPaper.WRONG_COURT):
        return None
    return "只有劳动者就终局裁决的起诉被驳回、撤诉，或者基层人民法院以裁决终局为由不予受理的，用人单位才能这样申请撤销。"


def _not_set_aside(situation: Situation) -> str | None:
    return None if situation.here.outcome == Outcome.SET_ASIDE else "裁决没有被撤销，不能据此起诉。"


def _may_be_appealed(situation: Situation, _: SuitClosing) -> dict[str, str]:
    """Ask about closing the file of a judgment of which nobody has recorded that it is in force (民事诉讼法 第158、171条)."""
    if situation.here.outcome != Outcome.JUDGED or judged.in_force(situation.here):
        return {}
    return {"on": "判决（调解书）还没有登记生效：上诉期没有届满、可能上诉的，先不要结案，结案以后不能再登记上诉"}


# --- effects --------------------------------------------------------------------------------------------------


def go_to_court(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """Those who go, and those of the other sides whom it is against; co-applicants who do not sue, or are not sued, stay out of it
    (第17条). With them goes what the paper disposes of that it is about, each paper its own items (办案规则 第50条第4款); a claim that the
    arbitration has still to decide stays with it (调解仲裁法 第43条第2款)."""
    opened = facts.proceedings[max(facts.proceedings)]
    going = set(cast(Going, entry.answers).parties)
    sides = {facts.parties[n].side for n in going}
    against = set(getattr(entry.answers, "against", ()))
    opened.parties = tuple(
        n for n in facts.present_in(here)
        if n in going or (n in against if against else facts.parties[n].side not in sides and concerned(facts, here, n))
    )
    pending = undecided(here) if here.outcome is None else set(here.claims) - taken_away(facts, here) if named_items(here) else []
    meant = _of_the_paper(facts, here, entry)
    opened.claims = tuple(n for n in here.claims if facts.claims[n].claimant in opened.parties and n not in pending and n in meant)


def _of_the_paper(facts: CaseFacts, here: Proceeding, entry: Entry) -> set[int]:
    """The claims that the award or settlement disposes of that the entry names; all of here where it names none."""
    arbitration, paper = arbitration_of(facts, here), entry.answer("served")
    return (disposed_by(arbitration, paper) if arbitration and paper else set()) or set(here.claims)


def _docket(facts: CaseFacts, suit: Proceeding, entry: Entry) -> None:
    """A court that takes a suit for a delay has what nobody decided (调解仲裁法 第29、43条; 办案规则 第48条)."""
    suit.accepted_on = entry.on
    arbitration = arbitration_of(facts, suit)
    if arbitration is not None and suit.entries[0].step in (Do.SUE_OVERDUE, Do.SUE_NOT_DECIDED):
        suit.claims = tuple(n for n in undecided(arbitration) if facts.claims[n].claimant in suit.parties)


def keep_number(_: Situation, form: Any) -> Used:
    """The court's number is the proceeding's."""
    return Used(docket=form.court_number)


def _suggest_suit(situation: Situation) -> dict[str, Any]:
    made = awards_made(situation.here)
    against = next((name for name in made if name not in FINAL), made[0] if made else None)
    concerned = _decided_of(situation, against) if against else set[int]()
    applicants = [p.number for p in situation.case.of_side(situation.here, Side.APPLICANT) if p.number in concerned]
    return {**at_first_instance(situation), "served": against, "parties": applicants}


def at_first_instance(situation: Situation) -> dict[str, Any]:
    """The local court of first instance (司法解释（一）第3条)."""
    return {"court": situation.reference.setting(FIRST_INSTANCE)}


def _suggest_setting_aside(situation: Situation) -> dict[str, Any]:
    made = next((name for name in awards_made(arbitration_here(situation)) if name in FINAL), None)
    employers = [party.number for party in _employers(situation)]
    return {"court": situation.reference.setting(INTERMEDIATE), "served": made, "parties": employers}


# --- rows -----------------------------------------------------------------------------------------------------

AFTER_RULING = frozenset({SUIT_ENDED, SUIT_CLOSED})
STAFF = OFFICE | BENCH

ROWS = (
    Step(
        Do.LODGE_SUIT, "起诉", Kind.ARBITRATION,
        at=WITH_A_PAPER, to=STAY, opens=Kind.SUIT, by=STAFF, asks=Suing, unless=(_no_award,),
        checks=(_award_is_his, _award_stands, _after_receipt, _against_the_other_side, sued_once(Do.LODGE_SUIT), all_late_or_none),
        doubts=(late_against_award, decides_nothing_of_his), does=go_to_court, suggests=_suggest_suit, freezes=keep_lateness,
        rests_on=(Do.AWARD,),
        says="{parties}不服{served}，向{court}起诉", basis="调解仲裁法 第48、50条；司法解释（一）第3、16、17条",
    ),
    Step(
        Do.APPLY_SET_ASIDE, "申请撤销裁决", Kind.ARBITRATION,
        at=WITH_A_PAPER, to=STAY, opens=Kind.SUIT, by=STAFF, asks=SettingAside, unless=(_no_final_award,),
        checks=(_only_employers, _award_stands, _worker_sues, _after_receipt, _against_the_other_side, once, all_late_or_none),
        doubts=(late_against_award,), does=go_to_court, suggests=_suggest_setting_aside, freezes=keep_lateness,
        rests_on=(Do.AWARD,), says="{parties}向{court}申请撤销{served}", basis="调解仲裁法 第49条；司法解释（一）第21条",
    ),
    Step(
        Do.SUE_AFTER_REFUSAL, "不予受理后起诉", Kind.ARBITRATION,
        at=frozenset({FILING_REFUSED, CANCELLED, ARBITRATION_CLOSED}), to=STAY, opens=Kind.SUIT, by=STAFF, asks=Lodged,
        unless=(_not_refused,), checks=(_he_applied, sued_once(Do.SUE_AFTER_REFUSAL)),
        does=go_to_court, suggests=at_first_instance, freezes=to_the_commission,
        says="{parties}向{court}起诉", basis="调解仲裁法 第29条；办案规则 第32条",
    ),
    Step(
        Do.DOCKET_SUIT, "法院立案", Kind.SUIT,
        at=frozenset({LODGED}), to=DOCKETED, by=STAFF, asks=Docketed, does=_docket, freezes=keep_number,
        rank=Rank.FIRST, says="法院立案，{court_number}", basis="民事诉讼法 第126条",
    ),
    Step(
        Do.REFUSE_SUIT, "法院不予受理", Kind.SUIT,
        at=frozenset({LODGED}), to=SUIT_ENDED, by=STAFF, asks=NotDocketed, outcome=Outcome.SUIT_DISMISSED,
        rank=Rank.ELSE, says="法院裁定不予受理：{reason}", basis="民事诉讼法 第126条；司法解释（一）第18条",
    ),
    Step(
        Do.WITHDRAW_SUIT, "撤诉", Kind.SUIT,
        at=frozenset({LODGED, DOCKETED}), to=SUIT_ENDED, by=STAFF, asks=SuitWithdrawn, outcome=Outcome.SUIT_WITHDRAWN,
        says="撤诉（撤回申请）", basis="民事诉讼法 第148条",
    ),
    Step(
        Do.SUE_AFTER_SET_ASIDE, "裁决被撤销后起诉", Kind.SUIT,
        at=AFTER_RULING, to=STAY, opens=Kind.SUIT, by=STAFF, asks=Lodged, unless=(_not_set_aside,),
        checks=(his_items_were_set_aside, SUE_AFTER_SET_ASIDE.together, sued_once(Do.SUE_AFTER_SET_ASIDE)),
        doubts=(SUE_AFTER_SET_ASIDE.doubt,),
        last_day=SUE_AFTER_SET_ASIDE.last_day,
        does=go_to_court, suggests=at_first_instance, freezes=SUE_AFTER_SET_ASIDE.keep,
        rank=Rank.ELSE, says="{parties}就原争议向{court}起诉", basis="调解仲裁法 第49条第3款（15日）",
    ),
    Step(
        Do.SET_ASIDE_AFTER_SUIT, "用人单位申请撤销裁决", Kind.SUIT,
        at=AFTER_RULING, to=STAY, opens=Kind.SUIT, by=STAFF, asks=SettingAside, unless=(_cannot_ask_again, ruling_not_received),
        checks=(_only_employers, _award_stands, _after_receipt, not_before_the_ruling, once), doubts=(late_after_ruling,),
        does=go_to_court, suggests=_suggest_setting_aside, freezes=to_the_commission,
        rank=Rank.ELSE, says="{parties}向{court}申请撤销{served}", basis="司法解释（一）第18、21条（30日）",
    ),
    Step(
        Do.CLOSE_SUIT, "诉讼结案", Kind.SUIT,
        at=frozenset({SUIT_ENDED}), to=SUIT_CLOSED, by=STAFF, asks=SuitClosing, doubts=(_may_be_appealed,),
        rank=Rank.THEN, says="诉讼程序结案", basis="办案规则 第21条（归档）",
    ),
)
