"""Some of several workers leave what they asked for together with the employer (部分撤回): the review by the commission or the confirmation
by the court goes on for the others, and whoever leaves has a bare agreement again (民事诉讼法 第55条第2款).
"""

from datetime import date

from .. import reviewed
from ..acts import Act
from ..codes import Kind, Side
from ..codes.agents import AgentPower
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import MaybeLong, ask
from ..roles import ARBITRATION_STAFF
from ..states.confirmation import ACCEPTED, APPLIED
from ..states.review import CORRECTING, IN_FORCE, MADE, RECEIVED, UNDER_REVIEW
from ..step import STAY, Check, Guard, Situation, Step
from .acting import asks_agents, with_power
from .intake import MEDIATORS


class Leaving(Act):
    """部分撤回: some of several workers leave; for the others it goes on."""

    on: date = ask("撤回日期", not_after="today")
    parties: list[int] = ask("撤回申请的人", options="parties", at_least=1)
    reason: MaybeLong = ask("陈述", default=None, long="long")
    by_agents: list[int] = asks_agents("由代理人撤回")


# --- guards and checks ------------------------------------------------------------------------------------------------


def _asking(situation: Situation) -> set[int]:
    return {party.number for party in situation.case.of_side(situation.here, Side.APPLICANT)}


def _others_stay(whole: str, what: str) -> Check:
    """A check that some of several workers leave, who are not bound yet, and somebody goes on; `whole` is the step for all of them."""

    def check(situation: Situation, form: Leaving) -> dict[str, str]:
        case, asking = situation.case, _asking(situation)
        bound = reviewed.letter_days(case, situation.here)
        if set(form.parties) - asking:
            return {"parties": f"请只选申请{what}的劳动者一方；用人单位撤回的，办理“{whole}”。"}
        if signed := [case.parties[n].name for n in form.parties if n in bound]:
            return {"parties": f"{'、'.join(signed)}已经签收调解书，不能再撤回（办案规则第76条）。"}
        if set(form.parties) >= asking:
            return {"parties": f"申请{what}的人全部撤回的，请办理“{whole}”。"}
        return {}

    return check


def _one_alone(whole: str, what: str) -> Guard:
    def guard(situation: Situation) -> str | None:
        return None if len(_asking(situation)) > 1 else f"申请{what}的只有一人，撤回的请办理“{whole}”。"

    return guard


def _all_bound(situation: Situation) -> str | None:
    """Refuse where every applicant has signed for the letter: it binds them all (办案规则 第76、79条)."""
    free = _asking(situation) - set(reviewed.letter_days(situation.case, situation.here))
    return None if free else "申请审查的劳动者都已经签收调解书，不能再撤回（办案规则第76条）。"


# --- effects ------------------------------------------------------------------------------------------------------------


def _leave(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Whoever leaves has a bare agreement again; it goes on for the others."""
    gone = set(entry.as_(Leaving).parties)
    proceeding.parties = tuple(n for n in proceeding.parties if n not in gone)
    proceeding.claims = tuple(n for n in proceeding.claims if facts.claims[n].claimant not in gone)


# --- rows ---------------------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.LEAVE_REVIEW, "部分申请人撤回", Kind.REVIEW,
        at=frozenset({RECEIVED, CORRECTING, UNDER_REVIEW, MADE, IN_FORCE}), to=STAY, by=ARBITRATION_STAFF, asks=Leaving,
        unless=(_one_alone("撤回审查申请", "审查"), _all_bound),
        checks=(_others_stay("撤回审查申请", "审查"), with_power(AgentPower.WAIVE)), does=_leave,
        says="{parties}撤回审查申请，其他人继续", basis="办案规则 第76、79条（调解书送达前）；民事诉讼法 第55条第2款",
    ),
    Step(
        Do.LEAVE_CONFIRMATION, "部分申请人撤回", Kind.CONFIRMATION,
        at=frozenset({APPLIED, ACCEPTED}), to=STAY, by=MEDIATORS, asks=Leaving,
        unless=(_one_alone("撤回司法确认申请", "司法确认"),),
        checks=(_others_stay("撤回司法确认申请", "司法确认"), with_power(AgentPower.WAIVE)), does=_leave,
        says="{parties}撤回司法确认申请，其他人继续",
        basis="人民调解协议司法确认程序规定 第5条（作出决定前）；民事诉讼法 第55条第2款",
    ),
)
