"""Heirs who join an inspection (追加已故劳动者的继承人): of whom they are the heirs, and which of the claims that come in are his.

Some of them may complain in the case already, of their own wages. Whom they follow is one worker (条例 第9条；民法典 第1121条).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from ..codes import Side
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import ask
from ..places import MaybePlaces, places
from ..sameness import name_key
from ..step import Situation
from .complaint import OF_THE_DEAD_WORKER, ComplaintClaim, DeadWorker
from .deceased import Deceased, heirs_are_applicants, write_deceased

HELP = OF_THE_DEAD_WORKER.replace("在投诉前已经死亡", "已经死亡")


class JoinedDead(DeadWorker):
    """A worker who is dead, his heirs among those who join and those who complain here already, and his claims among those that come."""

    heirs: MaybePlaces = ask(
        "继承人（第几位追加的投诉人）", default=None, help="例如 1、2；这一项和下一项都不填的，是全部追加的投诉人"
    )
    already: list[int] = ask("继承人中已经是本案投诉人的", default=[], options="applicants")
    claims: MaybePlaces = ask(
        "其名下的请求（第几项追加的投诉请求）", default=None, help="例如 1、3；这一项和下一项都不填的，是这些继承人追加的全部请求"
    )
    more: MaybePlaces = ask("其名下的请求（已经是投诉人的，第几项追加的请求）", default=None, help="例如 1")


class _More(Protocol):
    party: int


class Comes(Protocol):
    """The answers that tell who joins."""

    applicants: list[Any]
    claims: list[ComplaintClaim]
    more: list[Any]
    deceased: list[JoinedDead]
    calls_applicants: ClassVar[str]


@dataclass(frozen=True, slots=True)
class _Claim:
    claimant: int


@dataclass(frozen=True, slots=True)
class _Together:
    """The people who join and those who were here, and all claims that come, each in one order, as a complaint has them."""

    applicants: Sequence[Any]
    claims: Sequence[_Claim]
    deceased: Sequence[Deceased]
    calls_applicants: str


def _here_already(form: Comes) -> list[int]:
    """The complainants of before whom the answers name, by number."""
    return sorted({n for row in form.deceased for n in row.already} | {row.party for row in form.more})


def _claims_in_order(form: Comes) -> list[_Claim]:
    here, many = _here_already(form), len(form.applicants)
    return [
        *(_Claim(row.claimant) for row in form.claims),
        *(_Claim(many + here.index(row.party) + 1) for row in form.more),
    ]


def _rows_in_order(form: Comes) -> list[Deceased]:
    """The dead workers, with their heirs and claims by the places of that order."""
    here, many, claims = _here_already(form), len(form.applicants), len(form.claims)
    found: list[Deceased] = []
    for row in form.deceased:
        heirs = places(row.heirs) or (() if row.already else tuple(range(1, many + 1)))
        heirs = (*heirs, *(many + here.index(n) + 1 for n in row.already))
        his = (*places(row.claims), *(claims + place for place in places(row.more)))
        his = his or tuple(n for n, claim in enumerate(_claims_in_order(form), 1) if claim.claimant in heirs)
        found.append(row.model_copy(update={"heirs": _told(heirs), "claims": _told(his)}))
    return found


def _told(numbers: Sequence[int]) -> str | None:
    return "、".join(map(str, numbers)) or None


def heirs_join(situation: Situation, form: Comes) -> dict[str, str]:
    """Heirs are persons who join or complain already, each with a claim of his that comes in; he himself is nobody's complainant here
    (民法典 第1121条).
    """
    if not form.deceased:
        return {}
    here = [situation.case.parties[n] for n in _here_already(form)]
    many = len(form.applicants)
    if wrong := {
        f"deceased.{row}.heirs": f"这次追加了 {many} 位投诉人，请填 1 到 {many}；已经是本案投诉人的，在下一项勾选。"
        for row, dead in enumerate(form.deceased)
        if any(place > many for place in places(dead.heirs))
    }:
        return wrong
    together = _Together([*form.applicants, *here], _claims_in_order(form), _rows_in_order(form), form.calls_applicants)
    living = {name_key(party.name) for party in situation.case.of_side(situation.here, Side.APPLICANT)}
    still = {
        f"deceased.{row}.name": f"{dead.name}在本案还是投诉人：已经死亡的，先在本案办理“变更当事人”，由其继承人接替。"
        for row, dead in enumerate(form.deceased)
        if name_key(dead.name) in living
    }
    return {**heirs_are_applicants(situation, together), **still}


def write_heirs(facts: CaseFacts, here: Proceeding, entry: Entry, form: Comes, new: tuple[Sequence[int], Sequence[int]]) -> None:
    """Write the dead workers of those who joined. `new`: the numbers of the complainants who came in, and of all claims that did, those of
    the complainants of before last.
    """
    already, (applicants, claims) = _here_already(form), new
    own = [n for n in here.claims if n not in claims and facts.claims[n].claimant in already]
    numbers = {"applicants": [*applicants, *already], "claims": [*claims, *own]}
    write_deceased(facts, here, _rows_in_order(form), (entry.seq, entry.on), numbers)
