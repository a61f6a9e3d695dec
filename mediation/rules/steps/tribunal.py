"""The tribunal changed (变更仲裁庭): revoked where it should not have been formed as it was, and somebody else in the seat of
whoever cannot go on (因病、离任)."""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..codes.arbitration import ArbitratorSeat
from ..codes.people import UnableGround
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, ask
from ..roles import Role
from ..states.arbitration import (
    ARBITRATION_WITHDRAWN,
    AWARDED,
    CANCELLED,
    DEFAULTED,
    ENTRUSTED,
    FILED,
    HEARD,
    SETTLED,
    SUSPENDED,
    TERMINATED,
    TRANSFERRED,
)
from ..step import STAY, Rank, Situation, Step
from .arbitration import APPROVES
from .recusal import BENCHED

SEATS = ("presiding", "second", "third", "clerk")
SEATED = BENCHED | {
    ENTRUSTED, SUSPENDED, SETTLED, AWARDED, ARBITRATION_WITHDRAWN, DEFAULTED, TERMINATED, CANCELLED, TRANSFERRED,
}  # fmt: skip
"""Where a bench, if there is one, still has work to do: until it is closed, what was decided is served and corrected by somebody."""


class Revocation(Act):
    """撤销仲裁庭: what was wrong with its composition."""

    on: date = ask("决定之日", not_after="today")
    reason: Long = ask("组成不符合规定的情况", long="long", help="例如：十人以上争议由一人独任；书记员由本庭仲裁员担任")


class NewArbitrator(Act):
    """更换仲裁员: whose seat, who takes it, and why. Somebody who must step aside does so by 回避."""

    on: date = ask("更换之日", not_after="today")
    seat: ArbitratorSeat = ask("席位", default=ArbitratorSeat.PRESIDING)
    arbitrator: str = ask("接替的仲裁员", options="arbitrators")
    ground: UnableGround = ask("更换原因")
    reason: Long = ask("具体情况", long="long", help="应当回避的，办理“申请回避”；组成不合规定的，办理“撤销仲裁庭”")


class NewClerk(Act):
    """更换书记员."""

    on: date = ask("更换之日", not_after="today")
    clerk: str = ask("接替的书记员", options="clerks")
    ground: UnableGround = ask("更换原因")
    reason: Long = ask("具体情况", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _nobody_sits(situation: Situation) -> str | None:
    return None if situation.here.staff.get("presiding") else "本案没有仲裁庭。请先办理“组庭”。"


def _takes_an_empty_place(situation: Situation, form: NewArbitrator) -> dict[str, str]:
    """The seat is one of this tribunal's, and whoever takes it sits in none of the others (组织规则 第13、14条)."""
    staff = situation.here.staff
    if str(form.seat) not in staff:
        return {"seat": "本庭没有这一席位：由一名仲裁员独任审理的，选“独任（首席）仲裁员”。"}
    return {"arbitrator": _sits_already(situation, form.arbitrator)} if form.arbitrator in staff.values() else {}


def _is_somebody_else(situation: Situation, form: NewClerk) -> dict[str, str]:
    """The clerk is none of the arbitrators (组织规则 第14条)."""
    return {"clerk": _sits_already(situation, form.clerk)} if form.clerk in situation.here.staff.values() else {}


def _sits_already(situation: Situation, login: str) -> str:
    return f"{situation.roster[login].name if login in situation.roster else login}已经在本庭任职，请另选一人。"


def _did_not_hear(situation: Situation, _: NewArbitrator) -> dict[str, str]:
    """Ask whether somebody is to decide who did not hear: whoever decides has heard the parties (调解仲裁法 第38条)."""
    if situation.here.state != HEARD.name:
        return {}
    return {"arbitrator": "本案已经开庭，接替的仲裁员没有听过质证和辩论；要重新开庭的，更换后办理“定开庭日”"}


# --- effects --------------------------------------------------------------------------------------------------


def _empty_the_seats(_: CaseFacts, proceeding: Proceeding, __: Entry) -> None:
    """Nobody sits any more, and a hearing that was set before this tribunal is off."""
    for seat in SEATS:
        proceeding.staff.pop(seat, None)
    proceeding.handler = ""
    proceeding.sittings = [sitting for sitting in proceeding.sittings if sitting.held]


def _take_the_seat(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """A hearing that was set stays: the door asks whether whoever comes in is free then."""
    if changed := entry.if_(NewArbitrator):
        proceeding.staff[str(changed.seat)] = changed.arbitrator
    else:
        proceeding.staff["clerk"] = entry.as_(NewClerk).clerk
    proceeding.handler = proceeding.staff["presiding"]


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.REVOKE_TRIBUNAL, "撤销仲裁庭", Kind.ARBITRATION,
        at=BENCHED, to=FILED, by=APPROVES, asks=Revocation, does=_empty_the_seats,
        rank=Rank.LAST, says="撤销仲裁庭，重新组庭：{reason}", basis="组织规则 第15条（组成不符合规定的，予以撤销并重新组庭）",
    ),
    Step(
        Do.CHANGE_ARBITRATOR, "更换仲裁员", Kind.ARBITRATION,
        at=SEATED, to=STAY, by=APPROVES, asks=NewArbitrator, unless=(_nobody_sits,), checks=(_takes_an_empty_place,),
        doubts=(_did_not_hear,), does=_take_the_seat,
        rank=Rank.LAST, says="{seat}由 {arbitrator} 接替：{ground}", basis="调解仲裁法 第31、32条（书面通知当事人）；组织规则 第13至15条",
    ),
    Step(
        Do.CHANGE_CLERK, "更换书记员", Kind.ARBITRATION,
        at=SEATED, to=STAY, by=APPROVES | {Role.REGISTRAR}, asks=NewClerk, unless=(_nobody_sits,), checks=(_is_somebody_else,),
        does=_take_the_seat,
        rank=Rank.LAST, says="书记员由 {clerk} 接替：{ground}", basis="调解仲裁法 第32条（书面通知当事人）；组织规则 第14条",
    ),
)
