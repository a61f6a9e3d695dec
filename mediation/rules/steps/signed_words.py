"""The content that parties signed (签了名的内容): an agreement that somebody has signed, a settlement that somebody has received. It binds
as it was signed: a correction of the record puts right its writing, and nothing that is owed, given up or threatened in it.
"""

from typing import Any

from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Form
from ..settlements import PAPERS
from .signatures import signed_days

WRITING = "写法（争议的主要事实、款项名称、履行方式、收款账户）以外的内容"


def agreement_is_signed(case: CaseFacts, here: Proceeding, entry: Entry, now: Form) -> str | None:
    """The reason why an agreement is not to say that instead, where a party has signed it (调解仲裁法 第14条第2款); None: it may."""
    if here.last(Do.REACH_AGREEMENT) is not entry or _substance(entry.answers) == _substance(now):
        return None
    if not (signed := signed_by(case, here, entry)):
        return None
    return (
        f"{signed}已经在调解协议书上签名，协议按签名时的内容约束双方（调解仲裁法第14条第2款）；{WRITING}不能用更正改变。"
        "双方改变约定的，另行申请调解，达成新的协议并重新签名；签名的协议书与登记的内容不同、是登记时录错的，"
        "先撤销“签署生效”，更正后按签了名的协议书重新登记签署。"
    )


def settlement_is_received(case: CaseFacts, here: Proceeding, entry: Entry, now: Form) -> str | None:
    """The reason why a settlement is not to say that instead, where a party has received it (调解仲裁法 第42条); None: it may."""
    if _substance(entry.answers) == _substance(now):
        return None
    if not (received := signed_by(case, here, entry)):
        return None
    return (
        f"{received}已经签收调解书，调解书经双方签收即发生法律效力（调解仲裁法第42条）；{WRITING}不能用更正改变。"
        "还没有全部签收、有人反悔的，办理“反悔，继续审理”（部分调解的，办理“部分调解反悔”）后重新调解；"
        "签收的调解书与登记的内容不同、是登记时录错的，先撤销送达登记，更正后重新登记送达。"
    )


def signed_by(case: CaseFacts, here: Proceeding, entry: Entry) -> str:
    """Return the names of those who have signed what the entry says: an agreement, or a settlement that they received; '' for nobody,
    and for an entry that nobody signs or another has replaced.
    """
    if entry.step is Do.REACH_AGREEMENT:
        return _names(case, signed_days(case, here)) if here.last(Do.REACH_AGREEMENT) is entry else ""
    document = PAPERS.get(entry.step)
    return _names(case, here.received(document, entry.seq)) if document else ""


def _names(case: CaseFacts, days: dict[int, Any]) -> str:
    """The parties by name, the first three of many; '' for nobody."""
    found = [case.parties[n].name for n in sorted(days)]
    return "、".join(found[:3]) + (f"等 {len(found)} 人" if len(found) > 3 else "")


def _substance(form: Form) -> tuple[Any, ...]:
    """The terms that the parties agreed, whatever the words for money and the order of the rows: to whom, how much or which act, by when,
    by whom, what becomes of the rest, and what a breach brings.
    """
    said: Any = form
    lines = [
        (line.payee, line.claim, line.amount, line.deed, line.due_on, tuple(sorted(line.debtors)), tuple(sorted(line.backs)), line.up_to,
         tuple(sorted(line.first)))
        + ((line.what,) if line.deed else ())
        for line in said.promises
    ]
    left = [(row.party, str(row.how)) for row in getattr(said, "left", [])]
    words = [getattr(said, name, None) for name in ("rest", "breach", "accelerates")]
    return sorted(map(repr, lines)), sorted(left), sorted(getattr(said, "claims", [])), words
