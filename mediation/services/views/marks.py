"""The marks (标记) that stand beside what is due, owed or printed: a shape and its words, the same on every page."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from mediation.models import Document
from mediation.rules.deadlines import ClockState, Whose
from mediation.rules.states import State

Mark = Literal["late", "soon", "fine", "held", "done", "plain"]
"""逾期 | 将到期 | 还早 | 中止、等别人 | 已了结 | nothing to be said."""
Marked = tuple[Mark, str]


def of_clock(state: ClockState, days_left: int, *, soon: bool) -> Marked:
    """The mark and the words of a clock: ("late", "逾期 2 天"). `days_left` in 自然日, negative once past."""
    if state is ClockState.LATE:
        return "late", f"逾期 {-days_left} 天"
    if state is ClockState.RUNNING:
        words = {0: "今天到期", 1: "明天到期"}
        return "soon" if soon else "fine", words.get(days_left, f"还有 {days_left} 天")
    kinds: dict[ClockState, Mark] = {ClockState.SUSPENDED: "held", ClockState.MET: "done", ClockState.MET_LATE: "late"}
    return kinds.get(state, "plain"), state.label


ASK: dict[str, Marked] = {Whose.COURT: ("soon", "问法院"), Whose.AUTHORITY: ("soon", "问主管部门")}
"""The mark and the word of a limit whose day is over without an answer, by whose it is."""
LATE_ELSEWHERE = {Whose.COURT: "法院逾期办理", Whose.AUTHORITY: "主管部门逾期办理"}


def of_another(whose: Whose, state: ClockState, otherwise: Marked) -> Marked:
    """The mark and the words of a limit that binds a court or another authority: it is asked after, and its lateness is nobody's here."""
    if state is ClockState.EXPIRED:
        return ASK[whose]
    return ("done", LATE_ELSEWHERE[whose]) if state is ClockState.MET_LATE else otherwise


def of_state(state: State) -> Marked | None:
    """The mark and the words of a proceeding that no limit of the office runs in; None: its state says nothing of itself. Of a
    closed one what was agreed is still to come."""
    if state.final:
        return "held", "等履行"
    if state.awaits:
        return "held", state.awaits
    return None if state.open else ("plain", "待结案")


NOT_SIGNED: Marked = ("held", "签署后起算")
"""What is promised in a paper that its parties have not signed yet."""


WENT_ON: Marked = ("held", "已申请仲裁")
"""What was promised and is asked for in an arbitration now: it is told there, and counted there."""

REPLACED: Marked = ("held", "后来的文书另有确定")
"""What a later paper in force on the same debt says instead: it is owed by that, and counted there."""
NOT_YET: Marked = ("held", "没有效力，仍按原文书")
"""What stands in a paper that is not in force, or fell, while an earlier one on the same debt is: it is owed by that."""


SUED: Marked = ("held", "已起诉，以法院裁判为准")
"""What an award says that did not take effect because of a suit, once a court has decided on it (调解仲裁法 第50条)."""
NOT_IN_FORCE: Marked = ("held", "裁判生效后起算")
"""What a court decided and is not in force (民事诉讼法 第158条)."""
REVOKED: Marked = ("plain", "已撤销")
"""What was ordered by a paper that fell in a review or a suit: nobody owes it any more."""


def of_promise(due_on: date | None, today: date, *, comes: Literal["到账", "履行"], settled: bool) -> Marked:
    """The mark and the words of what is owed: money that `comes` as 到账, an act as 履行. `due_on` None: its award is not in force."""
    if settled:
        return "done", "已付清" if comes == "到账" else "已履行"
    if due_on is None:
        return "held", "裁决生效后起算"
    if due_on < today:
        return "late", f"逾期 {(today - due_on).days} 天"
    if due_on <= today + timedelta(days=1):
        return "soon", f"今天应{comes}" if due_on == today else f"明天应{comes}"
    return "fine", f"还有 {(due_on - today).days} 天"


def of_breach(since: date, today: date, sums: int) -> Marked:
    """The mark and the words of a proceeding in which so many `sums` should have come by `since`; 0: nothing but acts should be done."""
    return "late", f"{'欠款' if sums else '逾期未履行'} {(today - since).days} 天"


def overdue_says(sums: int, unpaid: Decimal | int, acts: int) -> str:
    """Return so many overdue sums, their total in 元, and so many acts not done, in words."""
    said = [f"逾期未付 {sums} 笔 {unpaid:,.2f} 元"] if sums else []
    return "，".join([*said, f"逾期没有做 {acts} 项"] if acts else said)


def of_document(row: Document, replaced: str) -> Marked:
    """The mark and the words of a document. `replaced`: why it is no longer the one that people come by, '' where it stands."""
    if replaced and row.state != "void":
        return "held", replaced
    if row.state == "refused":
        return "late", f"不能打印：{row.refusal}"
    if row.state == "void":
        return "held", f"作废：{row.refusal}"
    return "done", "可以打印"
