"""录入错误作废: a case that should never have been entered. It counts in no figure, keeps its number for itself and stays readable."""

from datetime import date

from ..acts import Act
from ..codes import Kind, Outcome, VoidGround
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeText, ask
from ..roles import Role
from ..sameness import number_key
from ..states import STATES
from ..step import CLOSE, Rank, Situation, Step
from .inspection_merging import in_no_other_case


class Void(Act):
    """录入错误作废: why, and for a duplicate which is the right case."""

    on: date = ask("作废日期", not_after="today")
    ground: VoidGround = ask("作废的原因")
    right: MaybeText = ask("正确的案件", default=None, help="重复录入的，填写留下的那一案的案号或者收件编号")
    reason: Long = ask("情况说明", long="long", help="当事人不再申请的，不是录入错误：请办理撤回")


def _goes_on(situation: Situation) -> str | None:
    """Proceedings that came from it speak for it: it was entered rightly, unless they are voided first."""
    here, others = situation.here.number, situation.case.proceedings.values()
    later = [p for p in others if p.came_from == here and p.outcome != Outcome.VOIDED]
    return f"本案已经转入{Kind(later[0].kind).label}程序；确属录入错误的，先将该程序作废。" if later else None


def _money_came(situation: Situation) -> str | None:
    """Nobody performs anything of a case that does not exist."""
    begun = any(line.begun for line in situation.case.promised_in(situation.here))
    return "已经登记到账或者履行，不能作为录入错误作废；登记有误的，先更正。" if begun else None


def _right_case(situation: Situation, form: Void) -> dict[str, str]:
    """A duplicate names the case that stays, which is another one."""
    if form.ground is not VoidGround.DUPLICATE:
        return {"right": "误录的没有另一案；另有一案的，原因请选“重复录入”。"} if form.right else {}
    if not form.right:
        return {"right": "请填写留下的那一案的案号或者收件编号。"}
    own = {number_key(n) for e in situation.here.entries for n in (e.used.docket, e.used.receipt) if n}
    key = number_key(form.right)
    if not key:
        return {"right": "案号或者收件编号里应当有数字，请核对。"}
    return {"right": "这是本案自己的编号，请填写留下的那一案的。"} if key in own else {}


def _void(facts: CaseFacts, proceeding: Proceeding, _: Entry) -> None:
    """Nothing is owed on a case that should not be there."""
    for line in facts.promised_in(proceeding):
        del facts.promises[line.number]


ROWS = (
    Step(
        Do.VOID_CASE, "录入错误作废", None,
        at=frozenset(STATES.values()), to=CLOSE, by=frozenset({Role.LEAD, Role.DIRECTOR, Role.INSPECTION_LEAD}), asks=Void,
        unless=(_goes_on, _money_came, in_no_other_case), checks=(_right_case,), does=_void, outcome=Outcome.VOIDED, voids=True,
        rank=Rank.LAST, says="录入错误作废（{ground}）{right:，正确的案件是 }：{reason}", basis="办案规则 第54条（参照）",
    ),
)
