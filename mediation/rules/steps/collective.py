"""Collective disputes (集体争议): ten workers or more are represented, and everything is told at once (办案规则 第62至67条)."""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..do import Do
from ..forms import MaybeLong, ask
from ..states.arbitration import RECEIVED, SCHEDULED
from ..step import STAY, Rank, Situation, Step
from .answering import evidence_fixed
from .arbitration import BENCH, OFFICE, RUNNING
from .track import collective, workers

FEWEST, MOST = 3, 5
"""Representatives of a collective dispute (办案规则 第63条)."""


class Representatives(Act):
    """推举代表人. To change or drop claims, to admit and to settle, they need the consent of those they represent."""

    on: date = ask("推举日期", not_after="today")
    representatives: list[int] = ask("代表人", options="applicants", at_least=1)
    signed_list: bool = ask("推选书和全体劳动者签名的名单已存卷", default=False)
    note: MaybeLong = ask(
        "代表权限", default=None, long="long", help="变更、放弃请求，承认对方请求，和解，须经被代表的劳动者同意"
    )


class OneNotice(Act):
    """集体争议一次性通知."""

    on: date = ask("通知日期", not_after="today")
    representatives: list[int] = ask("代表人", options="applicants", at_least=1)


# --- guards and checks ----------------------------------------------------------------------------------------


def _not_collective(situation: Situation) -> str | None:
    if collective(situation.case, situation.here):
        return None
    many = workers(situation.case, situation.here)
    return f"本案劳动者 {many} 人，不足十人，不按集体争议办理（办案规则第62条）。"


def _everything_is_fixed(situation: Situation) -> str | None:
    """The notice tells of the tribunal, the periods and the hearing; each must be known."""
    here = situation.here
    if here.last(Do.RECORD_REPRESENTATIVES) is None:
        return "还没有推举代表人，请先办理“推举代表人”。"
    if len(_still_here(situation)) < FEWEST:
        return f"有代表人已经退出仲裁，不足 {FEWEST} 名，请重新办理“推举代表人”。"
    if not all(evidence_fixed(here, number) for number in situation.case.present_in(here)):
        return "还没有指定举证期限，请先办理“指定、延长举证期限”。"
    return None


def _three_to_five(_: Situation, form: Representatives) -> dict[str, str]:
    found: dict[str, str] = {}
    if not FEWEST <= len(set(form.representatives)) <= MOST:
        found["representatives"] = (
            f"代表人为 {FEWEST} 至 {MOST} 名（办案规则第63条），现在选了 {len(set(form.representatives))} 名。"
        )
    if not form.signed_list:
        found["signed_list"] = "代表人由劳动者推举产生，推选书和签名名单存卷后再登记。"
    return found


def _suggest_recorded(situation: Situation) -> dict[str, Any]:
    return {"representatives": _still_here(situation)} if situation.here.last(Do.RECORD_REPRESENTATIVES) else {}


def _still_here(situation: Situation) -> list[int]:
    """The representatives who were elected and have not left."""
    recorded, present = situation.here.last(Do.RECORD_REPRESENTATIVES), situation.case.present_in(situation.here)
    return [n for n in recorded.as_(Representatives).representatives if n in present] if recorded else []


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_REPRESENTATIVES, "推举代表人", Kind.ARBITRATION,
        at=RUNNING | {RECEIVED}, to=STAY, by=OFFICE | BENCH, asks=Representatives, unless=(_not_collective,),
        checks=(_three_to_five,),
        says="劳动者推举代表人", basis="办案规则 第63条（三至五名）",
    ),
    Step(
        Do.NOTIFY_COLLECTIVE, "集体争议一次性通知", Kind.ARBITRATION,
        at=frozenset({SCHEDULED}), to=STAY, by=OFFICE | BENCH, asks=OneNotice,
        unless=(_not_collective, _everything_is_fixed), suggests=_suggest_recorded,
        rank=Rank.NEXT, says="组庭、答辩、举证和开庭一次性通知当事人", basis="办案规则 第64条（受理之日起5个工作日内）",
    ),
)
