"""The decision that adds to a fine for each day of delay (加处罚款决定): a paper of its own, which tells rate, days, sum and end.

What is added runs by law from the day after the last one (行政处罚法 第72条第1款第1项) and stands in fines.py; the unit is told of it
(行政强制法 第45条), and it never exceeds the fine.
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..decided import PENALTIES
from ..do import Do
from ..fines import BASE_SETTING, Fine, added_to, fines_of
from ..forms import MaybeLong, ask
from ..roles import INSPECTION_STAFF
from ..step import STAY, Situation, Step
from .fining import FINED_AT


class FineAdded(Act):
    """决定加处罚款: against whom; days and sum are reckoned from the record."""

    on: date = ask("决定日期", not_after="today", help="加处的数额算到这一日，此后继续按日计算，到与罚款相等为止")
    parties: list[int] = ask("逾期不缴纳罚款的用人单位", options="respondents", at_least=1, help="每次一家")
    note: MaybeLong = ask("催缴的经过、单位的陈述", default=None, long="long")


def _overdue(situation: Situation, on: date) -> list[Fine]:
    """The fines to which something is added by that day, and is not paid."""
    base = situation.reference.setting(BASE_SETTING)
    fines = fines_of(situation.case, situation.here, situation.reference.calendar)
    return [fine for fine in fines if added_to(fine, on, base).amount > fine.added_paid]


def _nothing_added(situation: Situation) -> str | None:
    return None if _overdue(situation, situation.today) else "没有到期没有缴纳的罚款，不加处罚款（行政处罚法第72条）。"


def _is_overdue(situation: Situation, form: FineAdded) -> dict[str, str]:
    if len(form.parties) > 1:
        return {"parties": "每次只对一家用人单位决定。"}
    if any(fine.party in form.parties for fine in _overdue(situation, form.on)):
        return {}
    return {"parties": f"到 {form.on}，这家用人单位没有到期没有缴纳的罚款，请核对。"}


def _suggest(situation: Situation) -> dict[str, Any]:
    return {"parties": [fine.party for fine in _overdue(situation, situation.today)][:1]}


ROWS = (
    Step(
        Do.ADD_FINE, "决定加处罚款", Kind.INSPECTION,
        at=FINED_AT, to=STAY, by=INSPECTION_STAFF, asks=FineAdded, unless=(_nothing_added,), by_day=(_nothing_added,),
        checks=(_is_overdue,), suggests=_suggest, rests_on=PENALTIES,
        says="对{parties}决定加处罚款", basis="行政处罚法 第72条第1款第1项；行政强制法 第45条",
    ),
)  # fmt: skip
