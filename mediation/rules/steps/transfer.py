"""Change of hands (更换、上报、移交): another mediator, or another mediation organisation of the tree of units.

The application was received once: whoever mediates, 法定调解期 (M-03) runs from that day (“泉调解” 五级联调, 泉人社文〔2024〕153号).
"""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..codes.mediation import ChangeGround
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeText, Text, ask
from ..states.mediation import (
    ACCEPTED,
    AGREED,
    CORRECTING,
    EFFECTIVE,
    FAILED,
    MEDIATING,
    PERFORMED,
    RECONCILED,
    REGISTERED,
    WITHDRAWN,
)
from ..step import STAY, Organisation, Situation, Step
from ..used import Used
from .intake import MEDIATORS
from .mediation import Assignment, nobody_mediates

RANK = {"企业": 0, "网格": 1, "村": 1, "镇街": 2, "市": 3}
"""The levels of mediation organisations; 网格 and 村 stand side by side."""
BEFORE_AN_AGREEMENT = frozenset({REGISTERED, CORRECTING, ACCEPTED, MEDIATING})
HAS_A_MEDIATOR = frozenset({MEDIATING, AGREED, EFFECTIVE, RECONCILED, PERFORMED, FAILED, WITHDRAWN})
"""Until it is closed somebody sees to the mediation: that it is signed, performed, passed on."""


class Replacement(Act):
    """更换调解员: who takes over, and why."""

    on: date = ask("更换日期", not_after="today")
    mediator: str = ask("新的调解员", options="mediators")
    ground: ChangeGround = ask("更换原因")
    reason: Long = ask("具体情况", long="long", help="谁在何时提出，利害关系是什么")


class Handover(Act):
    """上报、移交: to which organisation, and why. The parties are told."""

    on: date = ask("移交日期", not_after="today")
    to_unit: str = ask("接收的调解组织", options="units")
    reason: Long = ask("理由", long="long", help="例如：人数多、跨镇街、当事人共同选择")
    told_on: date = ask("告知双方当事人之日", not_after="today")
    papers: MaybeText = ask("移交材料", default=None, help="申请书、证据等清单")
    contact: Text = ask("经办人", help="本单位经办人姓名、电话")


# --- guards and checks ----------------------------------------------------------------------------------------


def _removed(here: Proceeding) -> set[str]:
    """Mediators who were replaced because of an interest in the case: they do not come back."""
    gone = set()
    handler = ""
    for entry in here.all(Do.ASSIGN_MEDIATOR, Do.CHANGE_MEDIATOR):
        named = entry.as_(Assignment, Replacement)
        if isinstance(named, Replacement) and named.ground is ChangeGround.CONFLICT:
            gone.add(handler)
        handler = named.mediator
    return gone - {""}


def _somebody_else(situation: Situation, form: Replacement) -> dict[str, str]:
    if form.mediator == situation.here.handler:
        return {"mediator": "新的调解员与现在的是同一人，请另选一人。"}
    if form.mediator in _removed(situation.here):
        return {"mediator": "这位调解员因与本案有利害关系已被更换，请另选一人。"}
    return {}


def _organisation(situation: Situation, code: str) -> Organisation | None:
    return next((unit for unit in situation.reference.units if unit.code == code), None)


def _can_receive(situation: Situation, form: Handover) -> dict[str, str]:
    """A mediation organisation other than this one; the bureau itself and the commission are none."""
    unit = _organisation(situation, form.to_unit)
    if unit is None or not unit.mediates:
        return {"to_unit": "请从列表中选择一个调解组织。"}
    return {"to_unit": "本案已经由这个调解组织承办，请另选。"} if unit.code == situation.here.unit else {}


def _ranks(situation: Situation, form: Handover) -> tuple[int, int] | None:
    here, there = (_organisation(situation, code) for code in (situation.here.unit, form.to_unit))
    if here is None or there is None:
        return None
    return RANK.get(here.level, 0), RANK.get(there.level, 0)


def _is_higher(situation: Situation, form: Handover) -> dict[str, str]:
    ranks = _ranks(situation, form)
    if ranks is None or ranks[1] > ranks[0]:
        return {}
    return {"to_unit": "上报应当选择上一级的调解组织；交给同级或者下级的，办理“移交”。"}


def _is_not_higher(situation: Situation, form: Handover) -> dict[str, str]:
    ranks = _ranks(situation, form)
    if ranks is None or ranks[1] <= ranks[0]:
        return {}
    return {"to_unit": "这是上一级的调解组织，请办理“上报”。"}


def _already_at_the_top(situation: Situation) -> str | None:
    here = _organisation(situation, situation.here.unit)
    top = here is not None and RANK.get(here.level, 0) == max(RANK.values())
    return "本单位已经是市级调解组织，没有上一级可以上报；可以办理“移交”。" if top else None


# --- effects --------------------------------------------------------------------------------------------------


def _replace(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    proceeding.handler = proceeding.staff["mediator"] = entry.as_(Replacement).mediator


def _hand_over(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The case is the other unit's; its own mediator is still to be named, and sessions that were set will not be held."""
    proceeding.unit = entry.as_(Handover).to_unit
    proceeding.handler = ""
    proceeding.staff.pop("mediator", None)
    proceeding.sittings = [sitting for sitting in proceeding.sittings if sitting.held]


def _from_whom(situation: Situation, form: Handover) -> Used:
    """The names as they were on the day, and the unit that hands the case over."""
    unit = _organisation(situation, form.to_unit)
    return Used(from_unit=situation.here.unit, names={"to_unit": unit.name if unit else form.to_unit})


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.CHANGE_MEDIATOR, "更换调解员", Kind.MEDIATION,
        at=HAS_A_MEDIATOR, to=STAY, by=MEDIATORS, asks=Replacement, unless=(nobody_mediates,),
        checks=(_somebody_else,), does=_replace,
        says="更换调解员为 {mediator}：{ground}", basis="人民调解法 第19、23条；协商调解规定 第25条",
    ),
    Step(
        Do.ESCALATE_MEDIATION, "上报", Kind.MEDIATION,
        at=BEFORE_AN_AGREEMENT, to=STAY, by=MEDIATORS, asks=Handover, unless=(_already_at_the_top,),
        checks=(_can_receive, _is_higher), does=_hand_over, freezes=_from_whom,
        says="上报{to_unit}：{reason}", basis="调解仲裁法 第10、14条（法定调解期不变）",
    ),
    Step(
        Do.TRANSFER_MEDIATION, "移交", Kind.MEDIATION,
        at=BEFORE_AN_AGREEMENT, to=STAY, by=MEDIATORS, asks=Handover,
        checks=(_can_receive, _is_not_higher), does=_hand_over, freezes=_from_whom,
        says="移交{to_unit}：{reason}", basis="调解仲裁法 第10、14条（法定调解期不变）",
    ),
)
