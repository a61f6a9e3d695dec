"""Fines (罚款) after the decision: paid on a day, with a receipt; or put off, or paid by instalments, where that was approved."""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..decided import PENALTIES
from ..do import Do
from ..fines import BASE_SETTING, Fine, added_to, fines_of
from ..forms import Long, MaybeLong, MaybeMoney, Text, ask
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..states.inspection import CORRECTED, DECIDED, FOUND, INSPECTION_CLOSED, INVESTIGATING, ORDERED, REFERRED
from ..step import STAY, Rank, Situation, Step


class FinePaid(Act):
    """登记缴纳罚款: the day, the sum, the receipt of the bank that collects it (罚缴分离, 行政处罚法 第67条)."""

    on: date = ask("缴纳之日", not_after="today", help="以缴款票据的日期为准")
    parties: list[int] = ask("缴纳的用人单位", options="respondents", at_least=1)
    amount: MaybeMoney = ask("缴纳的罚款（元）", default=None)
    added: MaybeMoney = ask("缴纳的加处罚款（元）", default=None)
    receipt: Text = ask("票据号码")


class FineDeferred(Act):
    """批准延期、分期缴纳罚款 (行政处罚法 第66条第2款): on the employer's application, for real economic difficulty."""

    on: date = ask("批准之日", not_after="today")
    parties: list[int] = ask("申请的用人单位", options="respondents", at_least=1)
    until: date = ask("准予缴清的最后日期")
    instalments: MaybeLong = ask("分期的安排", default=None, long="long", help="分期缴纳的，写明每期的日期和数额")
    reason: Long = ask("经济困难的具体情况和申请的经过", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _theirs(situation: Situation, parties: list[int]) -> list[Fine]:
    found = fines_of(situation.case, situation.here, situation.reference.calendar)
    return [fine for fine in found if fine.party in parties]


def _no_fine(situation: Situation) -> str | None:
    fines = fines_of(situation.case, situation.here, situation.reference.calendar)
    return None if fines else "本案没有罚款，或者罚款的决定已经撤销。"


def _nothing_unpaid(situation: Situation) -> str | None:
    """Refuse where neither a fine nor what was added to one is still to be paid."""
    base = situation.reference.setting(BASE_SETTING)
    for fine in fines_of(situation.case, situation.here, situation.reference.calendar):
        if fine.unpaid or added_to(fine, situation.today, base).amount > fine.added_paid:
            return None
    return "罚款已经缴清。"


def _fits_the_fine(situation: Situation, form: FinePaid) -> dict[str, str]:
    """No more is noted than is owed that day, of the fine and of what was added to it (行政处罚法 第72条)."""
    if len(form.parties) > 1:
        return {"parties": "每次只登记一家用人单位缴纳的罚款。"}
    theirs = _theirs(situation, form.parties)
    if not theirs:
        return {"parties": "没有对这家用人单位处以罚款，请重新选择。"}
    if not form.amount and not form.added:
        return {"amount": "请填写缴纳的罚款或者加处罚款的数额。"}
    if form.amount and form.amount > (rest := sum(fine.unpaid for fine in theirs)):
        return {"amount": f"只欠罚款 {rest:,.2f} 元，请核对；加处罚款另填一栏。"}
    base = situation.reference.setting(BASE_SETTING)
    added = sum(added_to(fine, form.on, base).amount - fine.added_paid for fine in theirs)
    if form.added and form.added > added:
        return {"added": f"到 {form.on}，加处罚款未缴的是 {added:,.2f} 元，请核对。"}
    return {}


def _is_later(situation: Situation, form: FineDeferred) -> dict[str, str]:
    """A day that is put off lies after the one that it replaces, and is approved for whoever is fined."""
    theirs = _theirs(situation, form.parties)
    if {fine.party for fine in theirs} != set(form.parties):
        return {"parties": "只就被处以罚款的用人单位批准，请重新选择。"}
    last = max((fine.last_day for fine in theirs if fine.last_day), default=None)
    if last is None:
        return {"parties": "处罚决定书还没有送达，缴纳期限还没有起算。请先办理“送达”。"}
    if form.until <= max(last, form.on):
        return {"until": f"应当晚于原来的最后日期（{last}）和批准之日。"}
    return {}


def _suggest_payment(situation: Situation) -> dict[str, Any]:
    base = situation.reference.setting(BASE_SETTING)
    for fine in fines_of(situation.case, situation.here, situation.reference.calendar):
        rest = added_to(fine, situation.today, base).amount - fine.added_paid
        if fine.unpaid or rest > 0:
            return {"parties": [fine.party], "amount": str(fine.unpaid) if fine.unpaid else None, "added": str(rest) if rest > 0 else None}
    return {}


def _suggest_deferral(situation: Situation) -> dict[str, Any]:
    fines = fines_of(situation.case, situation.here, situation.reference.calendar)
    return {"parties": [fine.party for fine in fines if fine.unpaid][:1]}


# --- rows -----------------------------------------------------------------------------------------------------

FINED_AT = frozenset({INVESTIGATING, FOUND, ORDERED, CORRECTED, DECIDED, REFERRED, INSPECTION_CLOSED})
"""A fine is owed wherever the rest of the case stands meanwhile."""

ROWS = (
    Step(
        Do.PAY_FINE, "登记缴纳罚款", Kind.INSPECTION,
        at=FINED_AT, to=STAY, by=INSPECTION_STAFF, asks=FinePaid, unless=(_no_fine, _nothing_unpaid), checks=(_fits_the_fine,),
        suggests=_suggest_payment, dated_by_law=True, rank=Rank.NEXT, rests_on=PENALTIES,
        says="缴纳罚款{amount: }{added:，加处罚款 }（票据 {receipt}）", basis="行政处罚法 第67、72条",
    ),
    Step(
        Do.DEFER_FINE, "准予延期、分期缴纳罚款", Kind.INSPECTION,
        at=FINED_AT, to=STAY, by=INSPECTION_HEADS, asks=FineDeferred, unless=(_no_fine,), checks=(_is_later,),
        suggests=_suggest_deferral, rests_on=PENALTIES,
        says="准予延期、分期缴纳罚款至 {until}", basis="行政处罚法 第66条第2款",
    ),
)
