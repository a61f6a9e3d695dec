"""Representatives (代表人) of many workers: who was elected, for whom, and what they agreed that he may decide (调解仲裁法 第7条；办案规则
第63条).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Side
from ..codes.agents import AgentPower
from ..common_request import TEN
from ..do import Do
from ..facts import CaseFacts, Proceeding
from ..forms import MaybeLong, ask
from ..step import Situation
from .track import collective, workers

FEWEST, MOST = 3, 5
"""Representatives of a collective dispute (办案规则 第63条); in mediation by analogy."""
ELECTS = (Do.RECORD_REPRESENTATIVES, Do.ELECT_REPRESENTATIVES)


class Representatives(Act):
    """推举代表人. To change or drop claims, to admit and to settle, they need the consent of those they represent."""

    on: date = ask("推举日期", not_after="today")
    representatives: list[int] = ask("代表人", options="applicants", at_least=1)
    signed_list: bool = ask("推选书和全体劳动者签名的名单已存卷", default=False)
    powers: list[AgentPower] = ask(
        "被代表的劳动者已同意由代表人办理的事项", default=[],
        help="变更、放弃请求，承认对方请求，和解，须经被代表的劳动者同意；没有勾选的，逐人征求",
    )
    note: MaybeLong = ask("说明", default=None, long="long")


def elected(case: CaseFacts, here: Proceeding) -> list[int]:
    """The representatives who were elected last and have not left; empty where nobody was."""
    recorded, present = here.last(*ELECTS), case.present_in(here)
    return [n for n in recorded.as_(Representatives).representatives if n in present] if recorded else []


def named_representatives(here: Proceeding) -> list[int]:
    """The representatives who were elected last, whether they are still there or not; empty where nobody was."""
    recorded = here.last(*ELECTS)
    return list(recorded.as_(Representatives).representatives) if recorded else []


def chosen_by(here: Proceeding) -> int:
    """The entry of the last election, by number; 0: there was none. Whoever joined after it has elected nobody."""
    recorded = here.last(*ELECTS)
    return recorded.seq if recorded else 0


def came_after(here: Proceeding, number: int) -> bool:
    """Tell whether the party came only after the last election, by joining or in a dead worker's place, and so has elected nobody: what
    he was entrusted with ended for his representatives too when the worker died (民法典 第173条第3项；办案规则 第63条).
    """
    return max([here.joined.get(number, 0), *(how.seq for how in here.gone.values() if number in how.by)]) > chosen_by(here)


def powers_given(here: Proceeding) -> list[AgentPower]:
    """The matters that those represented agreed their representatives may decide; empty where nobody was elected."""
    recorded = here.last(*ELECTS)
    return list(recorded.as_(Representatives).powers) if recorded else []


def represented(case: CaseFacts, here: Proceeding) -> tuple[list[int], set[int]]:
    """The representatives, and everybody for whom they act: the workers who apply and were there when they were elected."""
    there = elected(case, here)
    them = {party.number for party in case.of_side(here, Side.APPLICANT) if not came_after(here, party.number)}
    return there, them if there else set()


def suggest_elected(situation: Situation) -> dict[str, Any]:
    """Those who were elected before."""
    there = elected(situation.case, situation.here)
    return {"representatives": there} if there else {}


# --- guards and checks ----------------------------------------------------------------------------------------


def not_collective(situation: Situation) -> str | None:
    """Ten workers or more with a request in common are represented (调解仲裁法 第7条；办案规则 第62条)."""
    if collective(situation.case, situation.here):
        return None
    many = workers(situation.case, situation.here)
    if many < TEN:
        return f"本案劳动者 {many} 人，不足十人，不按集体争议办理（办案规则第62条）。"
    return (
        f"本案劳动者 {many} 人，没有十人以上对同一被申请人请求同一事项，或者申请书写明没有共同请求，不按集体争议办理（办案规则第62条）。"
        "确有共同请求的，请更正收件登记中的“十人以上有没有共同请求”。"
    )


def three_to_five(_: Situation, form: Representatives) -> dict[str, str]:
    """Three to five, elected by the workers, with the signed list on file (办案规则 第63条)."""
    found: dict[str, str] = {}
    if not FEWEST <= len(set(form.representatives)) <= MOST:
        found["representatives"] = (
            f"代表人为 {FEWEST} 至 {MOST} 名（办案规则第63条），现在选了 {len(set(form.representatives))} 名。"
        )
    if not form.signed_list:
        found["signed_list"] = "代表人由劳动者推举产生，推选书和签名名单存卷后再登记。"
    return found
