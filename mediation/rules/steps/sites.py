"""The tie of a case to a construction site (登记所属工程项目): whoever is owed wages there has one record of the site in common."""

from ..acts import Act
from ..codes import Kind
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Name, ask
from ..roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF
from ..states import STATES
from ..step import STAY, Rank, Situation, Step

OF_WORKERS = frozenset({Kind.INSPECTION, Kind.MEDIATION, Kind.ARBITRATION})


class OfSite(Act):
    """登记所属工程项目: by the name of the project, which is offered where it has a record already."""

    site: Name = ask("工程项目", options="sites", help="从列出的选；没有的写项目全称（与施工许可证、告示牌一致），登记后补充参建单位等")


def _tie(case: CaseFacts, _: Proceeding, entry: Entry) -> None:
    """The latest tie counts: a wrong one is put right by another."""
    case.site = entry.as_(OfSite).site


def _as_it_is(situation: Situation) -> dict[str, str]:
    return {"site": situation.case.site} if situation.case.site else {}


ROWS = (
    Step(
        Do.TIE_TO_SITE, "登记所属工程项目", None,
        at=frozenset(state for state in STATES.values() if state.kind in OF_WORKERS and not state.final), to=STAY,
        by=INSPECTION_STAFF | MEDIATION_STAFF | ARBITRATION_STAFF, asks=OfSite, does=_tie, suggests=_as_it_is,
        rank=Rank.LAST, says="所属工程项目：{site}", basis="保障农民工工资支付条例 第28、30条",
    ),
)  # fmt: skip
