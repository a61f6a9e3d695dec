"""A tribunal that should not have been formed as it was (组庭不合规定): revoked, and formed anew by 组庭."""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, ask
from ..states.arbitration import FILED
from ..step import Rank, Step
from .arbitration import APPROVES
from .recusal import BENCHED

SEATS = ("presiding", "second", "third", "clerk")


class Revocation(Act):
    """撤销仲裁庭: what was wrong with its composition."""

    on: date = ask("决定之日", not_after="today")
    reason: Long = ask("组成不符合规定的情况", long="long", help="例如：十人以上争议由一人独任；书记员由本庭仲裁员担任")


def _empty_the_seats(_: CaseFacts, proceeding: Proceeding, __: Entry) -> None:
    """Nobody sits any more, and a hearing that was set before this tribunal is off."""
    for seat in SEATS:
        proceeding.staff.pop(seat, None)
    proceeding.handler = ""
    proceeding.sittings = [sitting for sitting in proceeding.sittings if sitting.held]


ROWS = (
    Step(
        Do.REVOKE_TRIBUNAL, "撤销仲裁庭", Kind.ARBITRATION,
        at=BENCHED, to=FILED, by=APPROVES, asks=Revocation, does=_empty_the_seats,
        rank=Rank.LAST, says="撤销仲裁庭，重新组庭：{reason}", basis="组织规则 第15条（组成不符合规定的，予以撤销并重新组庭）",
    ),
)
