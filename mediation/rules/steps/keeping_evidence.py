"""Evidence that may be lost is registered and kept (证据先行登记保存) with the head's approval, and dealt with in seven days — 行政处罚法
第56条; the seven days are working days (第85条).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Side
from ..codes.inquiring import BecameOf
from ..do import Do
from ..forms import Form, Long, MaybeClock, MaybeLong, MaybeName, MaybeText, Text, ask
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..seats import INSPECTORS
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .assigned import two_are_needed
from .evidence_in_keeping import in_keeping
from .summoning import ANSWERED_AT, LOOKED_INTO_AT


class KeptThing(Form):
    """A thing that is registered: its name, how many, what it is known by."""

    what: Text = ask("名称", help="例如：2026年1至8月工资台账")
    many: Text = ask("数量", help="例如：8册；1台")
    marks: MaybeText = ask("规格、特征、完好程度", default=None, help="页数、编号、封皮、存储的文件等")


class Keeping(Act):
    """先行登记保存证据: what, where, in whose hands, and why it may be lost (行政处罚法 第56条)."""

    on: date = ask("登记保存之日", not_after="today", help="七个工作日从这一日起算")
    starts: MaybeClock = ask("登记保存的时间", default=None, help="例如 09:30；不填的，清单上留空手写")
    parties: list[int] = ask("被查单位", options="respondents", at_least=1, help="每次登记一家")
    reason: Long = ask("证据可能灭失或者以后难以取得的情况", long="long")
    items: list[KeptThing] = ask("登记保存的物品、资料", at_least=1, at_most=60)
    place: Text = ask("保存地点")
    keeper: Text = ask("保管人", help="原地保存的写单位的保管人；异地保存的写本机关的保管人")
    approver: MaybeName = ask("批准人（纸质审批的）", default=None, help="填写在审批表上签署的劳动保障行政部门负责人")


class Dealt(Form):
    """A thing that was kept, and what becomes of it."""

    item: int = ask("清单第几项")
    became: BecameOf = ask("怎样处理")
    note: MaybeText = ask("说明", default=None, help="送检的机构、移送的机关、提取的份数等")


class Release(Act):
    """处理登记保存的证据: a decision about each thing, within the seven days."""

    on: date = ask("处理决定之日", not_after="today")
    keeping: int = ask("处理的是哪一次登记保存", options="keepings")
    items: list[Dealt] = ask("逐项处理", at_least=1, at_most=60)
    note: MaybeLong = ask("说明", default=None, long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _of_one_unit(_: Situation, form: Keeping) -> dict[str, str]:
    return {"parties": "每次只登记一家单位的证据，决定书和清单各是一份。"} if len(form.parties) > 1 else {}


def _nothing_kept(situation: Situation) -> str | None:
    return None if in_keeping(situation.here) else "没有等待处理的登记保存的证据。请先办理“先行登记保存证据”。"


def _each_thing_is_dealt_with(situation: Situation, form: Release) -> dict[str, str]:
    """Every thing of the list is dealt with once, in one decision: none is kept on (行政处罚法 第56条)."""
    kept = {entry.seq: entry for entry in in_keeping(situation.here)}
    if form.keeping not in kept:
        return {"keeping": "这一次登记保存不存在，或者已经处理，请从列表中选择。"}
    made = kept[form.keeping]
    if form.on < made.on:
        return {"on": f"不能早于登记保存之日（{made.on}）。"}
    many, seen = len(made.as_(Keeping).items), [row.item for row in form.items]
    wrong = {
        f"items.{place}.item": f"清单只有 {many} 项，请填 1 到 {many}。" if not 1 <= item <= many else "这一项已经填了一行，请只留一行。"
        for place, item in enumerate(seen)
        if not 1 <= item <= many or item in seen[:place]
    }
    if lacking := [str(n) for n in range(1, many + 1) if n not in seen]:
        wrong.setdefault("items", f"清单第 {'、'.join(lacking)} 项还没有写怎样处理；七日内对每一项都要作出处理决定。")
    return wrong


# --- effects and suggestions ----------------------------------------------------------------------------------------------


def _freeze_whose(situation: Situation, form: Release) -> Used:
    """Freeze whose evidence it is: the decision is for that unit."""
    made = next((entry for entry in in_keeping(situation.here) if entry.seq == form.keeping), None)
    return Used(parties=tuple(made.parties or ()) if made else ())


def _suggest_keeping(situation: Situation) -> dict[str, Any]:
    units = [party.number for party in situation.case.of_side(situation.here, Side.RESPONDENT)]
    return {"parties": units if len(units) == 1 else []}


def _suggest_release(situation: Situation) -> dict[str, Any]:
    """The oldest keeping, and a row for each of its things."""
    kept = in_keeping(situation.here)
    if not kept:
        return {}
    many = len(kept[0].as_(Keeping).items)
    return {"keeping": kept[0].seq, "items": [{"item": n, "became": str(BecameOf.COPIED)} for n in range(1, many + 1)]}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.KEEP_EVIDENCE, "先行登记保存证据", Kind.INSPECTION,
        at=LOOKED_INTO_AT, to=STAY, by=INSPECTION_HEADS, on_paper=INSPECTION_STAFF, signer="approver", asks=Keeping,
        unless=(two_are_needed,), checks=(_of_one_unit,), suggests=_suggest_keeping,
        says="先行登记保存{parties}的证据，存于{place}{approver:，批准人 }", basis="行政处罚法 第56条（七日内作出处理决定）",
    ),
    Step(
        Do.RELEASE_EVIDENCE, "处理登记保存的证据", Kind.INSPECTION,
        at=ANSWERED_AT, to=STAY, by=INSPECTION_STAFF, seats=INSPECTORS, asks=Release, unless=(_nothing_kept,),
        checks=(_each_thing_is_dealt_with,), freezes=_freeze_whose, suggests=_suggest_release, rests_on=(Do.KEEP_EVIDENCE,), rank=Rank.THEN,
        says="处理证据：{keeping}{note:：}", basis="行政处罚法 第56条",
    ),
)  # fmt: skip
