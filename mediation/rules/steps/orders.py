"""The forms of an order and of a decision of the labour inspectorate, and the days that an employer has from its own receipt.

Which step asks them stands in inspection.py. What follows: challenges in challenge.py, obedience and fines in obeying.py, the court in
court_enforcement.py, the police in crime.py.
"""

from datetime import date, timedelta

from ..acts import Act
from ..codes.served import InspectionPaper
from ..forms import Long, Text, ask
from ..step import Situation
from .awaited import since_made_anew, waits_for
from .owing import one_beside
from .promises import PromiseAnswers


class CorrectionOrder(Act):
    """责令限期改正: what is wrong, by which article, and within how many days it is to be put right."""

    raised_by = (one_beside("promises"),)

    on: date = ask("下达日期", not_after="today")
    violations: Long = ask("违法事实", long="long")
    articles: Text = ask("违反的法律条文")
    days: int = ask("改正期限（自收到之日起，自然日）", default=7)
    correction: Long = ask("改正要求", long="long")
    promises: list[PromiseAnswers] = ask("责令支付的款项", default=[], at_most=600)
    units: list[int] = ask("责令哪些单位", default=[], options="respondents", help="不选的，责令全部被投诉单位")


class HandlingDecision(Act):
    """行政处理决定: what the employer must do or pay. Lines given here stand beside those already ordered."""

    raised_by = (one_beside("promises"),)

    on: date = ask("决定日期", not_after="today")
    facts: Long = ask("认定的事实和证据", long="long")
    articles: Text = ask("依据的法律条文", default="《劳动保障监察条例》第十八条第一款第二项、第二十六条")
    decision: Long = ask("处理决定", long="long")
    perform_within: int = ask("履行期限（自收到之日起，自然日）", default=15)
    promises: list[PromiseAnswers] = ask("决定支付的款项", default=[], at_most=600, help="已责令支付的不必再列")
    units: list[int] = ask("对哪些单位作出", default=[], options="respondents", help="不选的，对全部被投诉单位作出")


# --- checks ----------------------------------------------------------------------------------------------------


def payers_are_named(situation: Situation, form: CorrectionOrder | HandlingDecision) -> dict[str, str]:
    """Check that whoever a line makes pay is among the units that the paper is made out to: nobody is bound by a paper that he never
    gets (行政处罚法 第44条; 条例 第18条).
    """
    found: dict[str, str] = {}
    for row, line in enumerate(form.promises if form.units else []):
        for field in ("debtors", "backs", "first"):
            if others := [n for n in getattr(line, field) or () if n not in form.units]:
                names = "、".join(situation.case.parties[n].name for n in others if n in situation.case.parties)
                found[f"promises.{row}.{field}"] = f"文书没有写给{names}：请在“哪些单位”里也选上，或者这一行不写由其付款。"
    return found


# --- the days from receipt -------------------------------------------------------------------------------------


def last_day(situation: Situation, paper: InspectionPaper, days: int) -> date | None:
    """So many 自然日 after the last receipt, rolled over rest days; None where somebody has not received the paper."""
    got = situation.here.received(paper, since=since_made_anew(situation.here, paper))
    if waits_for(situation, paper) or not got:
        return None
    return situation.reference.calendar.roll_forward(max(got.values()) + timedelta(days=days))


