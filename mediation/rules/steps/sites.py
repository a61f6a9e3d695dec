"""The tie of a case to a construction site (登记所属工程项目): whoever is owed wages there has one record of the site in common."""

from typing import Any

from ..acts import Act
from ..codes import Kind, Side
from ..codes.liability import SiteRole
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Form, Name, ask
from ..roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF
from ..states import STATES
from ..step import STAY, Rank, Situation, Step

OF_WORKERS = frozenset({Kind.INSPECTION, Kind.MEDIATION, Kind.ARBITRATION})


class PlaceAtSite(Form):
    """The place of one respondent at the site, as it was found: it suggests who pays, and by which article (第29、30、36、37条)."""

    party: int = ask("单位", options="respondents")
    role: SiteRole = ask("在工程项目中的地位")


class OfSite(Act):
    """登记所属工程项目: by the name of the project, which is offered where it has a record already, with the places of the units there."""

    site: Name = ask("工程项目", options="sites", help="从列出的选；没有的写项目全称（与施工许可证、告示牌一致），登记后补充参建单位等")
    roles: list[PlaceAtSite] = ask(
        "各单位在项目中的地位", default=[], at_most=20, help="查明或者变更的填写，没有列出的单位不变；据此提示由谁付、依据哪一条"
    )


def _tie(case: CaseFacts, _: Proceeding, entry: Entry) -> None:
    """The latest tie counts, and of each unit its latest place: a wrong one is put right by another."""
    form = entry.as_(OfSite)
    case.site = form.site
    for row in form.roles:
        case.parties[row.party].site_role = row.role


def _one_place_each(_: Situation, form: OfSite) -> dict[str, str]:
    parties = [row.party for row in form.roles]
    return {
        f"roles.{row}.party": "这家单位已经填了一行，请只留一行。" for row, party in enumerate(parties) if party in parties[:row]
    }


def _as_it_is(situation: Situation) -> dict[str, Any]:
    """The site and the places that are on record."""
    known = [
        {"party": party.number, "role": str(party.site_role)}
        for party in situation.case.of_side(situation.here, Side.RESPONDENT)
        if party.site_role
    ]
    return {**({"site": situation.case.site} if situation.case.site else {}), **({"roles": known} if known else {})}


ROWS = (
    Step(
        Do.TIE_TO_SITE, "登记所属工程项目", None,
        at=frozenset(state for state in STATES.values() if state.kind in OF_WORKERS and not state.final), to=STAY,
        by=INSPECTION_STAFF | MEDIATION_STAFF | ARBITRATION_STAFF, asks=OfSite, checks=(_one_place_each,), does=_tie, suggests=_as_it_is,
        rank=Rank.LAST, says="所属工程项目：{site}", basis="保障农民工工资支付条例 第28、30条",
    ),
)  # fmt: skip
