"""Joining a complaint (加入投诉人): a worker who complains for himself joins the file that a report or others' complaint began.

The investigation's sixty working days run from the docketing, whoever joins (条例 第17条).
"""

from datetime import date

from ..acts import Act
from ..codes import Kind, Side
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import MaybeLong, ask
from ..people_list import MOST_APPLICANTS
from ..places import opponents_exist
from ..roles import INSPECTION_STAFF
from ..states.inspection import COMPLAINED, COMPLAINT_CORRECTING, FOUND, INVESTIGATING, ORDERED
from ..step import STAY, Situation, Step
from .complaint import ComplaintClaim, a_complaint_is_ones_own
from .intake import PartyAnswers, add_claims, add_parties

UNDER_WAY = frozenset({COMPLAINED, COMPLAINT_CORRECTING, INVESTIGATING, FOUND, ORDERED})


class JoiningComplainants(Act):
    """加入投诉人: who joins, and what they ask."""

    on: date = ask("提出投诉之日", not_after="today")
    applicants: list[PartyAnswers] = ask("加入的投诉人", at_least=1, at_most=MOST_APPLICANTS, help="劳动者本人，实名")
    claims: list[ComplaintClaim] = ask("投诉请求", at_least=1, at_most=600, help="“第几位投诉人”按上面加入的顺序")
    note: MaybeLong = ask("说明", default=None, long="long", help="例如：检查中发现，经告知权利后本人提出投诉")


def _each_asks(situation: Situation, form: JoiningComplainants) -> dict[str, str]:
    """Whoever joins has a claim of his own (若干规定 第13条)."""
    many = len(form.applicants)
    wrong = {
        f"claims.{row}.claimant": f"这次加入了 {many} 位投诉人，请填 1 到 {many}。"
        for row, claim in enumerate(form.claims)
        if not 1 <= claim.claimant <= many
    }
    wrong |= opponents_exist(form.claims, len(situation.case.of_side(situation.here, Side.RESPONDENT)))
    silent = [who.name for place, who in enumerate(form.applicants, 1) if place not in {claim.claimant for claim in form.claims}]
    return {"claims": f"{'、'.join(silent[:3])}还没有投诉请求，请填写。"} | wrong if silent else wrong


def _join(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    form = entry.as_(JoiningComplainants)
    joined = add_parties(facts, Side.APPLICANT, form.applicants)
    here.parties = (*here.parties, *joined)
    here.joined |= dict.fromkeys(joined, entry.seq)
    facing = [party.number for party in facts.of_side(here, Side.RESPONDENT)]
    here.claims = (*here.claims, *add_claims(facts, form.claims, joined, facing))


ROWS = (
    Step(
        Do.JOIN_COMPLAINANT, "加入投诉人", Kind.INSPECTION,
        at=UNDER_WAY, to=STAY, by=INSPECTION_STAFF, asks=JoiningComplainants,
        checks=(_each_asks, a_complaint_is_ones_own), does=_join,
        says="加入投诉人{applicants:：}{claims:，请求：}", basis="劳动保障监察条例 第9条第2款；若干规定 第13、18条",
    ),
)
