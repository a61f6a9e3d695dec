"""The conditions under which the file of an inspection may be closed (结案): by the outcome, for to close frees nobody of a debt.

劳动保障监察条例 第18条 ends a case by what was done, 保障农民工工资支付条例 第3条 leaves the wages owed. Closed is what is obeyed, what
went on, what fell, and what the court has accepted and ended; all else is 待履行.
"""

from ..awaiting_performance import Awaited, awaits_performance
from ..codes import Side
from ..court_application import has_to_perform, is_before_the_court, owed_by, was_enforced
from ..do import Do
from ..facts import CaseFacts, Proceeding
from ..step import Situation


def freed_by_the_court(case: CaseFacts, here: Proceeding) -> bool:
    """Tell whether the court accepted and ended the enforcement against everybody who still owes something (行政强制法 第53条)."""
    owing = [p.number for p in case.of_side(here, Side.RESPONDENT) if has_to_perform(case, here, p.number) or owed_by(case, here, p.number)]
    return bool(owing) and all(was_enforced(here, number) for number in owing)


def still_awaited(case: CaseFacts, here: Proceeding) -> Awaited | None:
    """Return the rest that keeps the file open (待履行); None: it may be closed as far as that goes."""
    awaited = awaits_performance(case, here)
    return None if awaited is None or freed_by_the_court(case, here) else awaited


def not_freed(situation: Situation) -> str | None:
    """The reason why the file is not closed yet, with what may be done instead; None: nobody owes anything by what was ordered here."""
    case, here = situation.case, situation.here
    if (awaited := still_awaited(case, here)) is None:
        return None
    return f"待履行：{awaited.says}。结案不免除债务（保障农民工工资支付条例第3条）。{_what_next(case, here, awaited)}"


def _what_next(case: CaseFacts, here: Proceeding, awaited: Awaited) -> str:
    """The ways on from a debt: obeyed, before the court, on to the commission."""
    if awaited.unproved:
        return "已经履行的，请先办理“决定已履行”；没有履行的，请办理“催告履行决定”。"
    came = "已经到账的，请先办理“登记到账”" if awaited.lines else "已经缴纳的，请先办理“登记缴纳罚款”"
    if any(is_before_the_court(here, p.number) for p in case.of_side(here, Side.RESPONDENT)):
        return f"{came}；法院执行终结的，请先办理“登记法院的答复”。"
    onward = "；劳动者申请仲裁的，请先办理“转仲裁”" if awaited.lines else ""
    if here.last(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY):
        return f"{came}；没有的，请办理“催告履行决定”“申请法院强制执行”{onward}。"
    return f"{came}；没有的，请作出行政处理决定并申请法院强制执行{onward}。"
