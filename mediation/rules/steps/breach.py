"""A breach (逾期未履行): it is noted, and the other side told in writing what it may do (协商调解规定 第30条)."""

from dataclasses import replace
from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..do import Do
from ..forms import Long, ask
from ..owed import in_words
from ..roles import ARBITRATION_STAFF
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from . import agreed
from .intake import MEDIATORS
from .overdue import overdue_in, told_since
from .performance import OWED_ON, REVIEWED, no_letter
from .remedies import told_of


class Breach(Act):
    """逾期未履行: what was not done by its day. The other side is told in writing what it may do (协商调解规定 第30条)."""

    on: date = ask("登记日期", not_after="today")
    note: Long = ask("未履行的情况", long="long", help="写入案卷；告知书另行写明各人自己的款项、事项和救济途径")
    told_on: date = ask("书面告知之日", not_after="today")


# --- guards and checks ----------------------------------------------------------------------------------------


def _nothing_overdue(situation: Situation) -> str | None:
    if overdue_in(situation.case, situation.here, situation.today):
        return None
    return "没有超过履行期限还没到账的款项、还没做的事。已到账的，办理“登记到账”；已做的，办理“登记履行”。"


def _not_told(situation: Situation) -> bool:
    """Something is overdue, and the other side has not been told what it may do since."""
    overdue = overdue_in(situation.case, situation.here, situation.today)
    return overdue is not None and not told_since(situation.here, overdue)


def _after_its_day(situation: Situation, form: Breach) -> dict[str, str]:
    """Nobody is told of a breach on a day on which it was none (调解仲裁法 第15、16条: 在约定期限内不履行)."""
    overdue = overdue_in(situation.case, situation.here, situation.today)
    if overdue is None or form.on > overdue.since:
        return {}
    return {"on": f"最早一项的履行期限是 {overdue.since}，过了这一天才是逾期，请核对登记日期。"}


def _told_remedies(situation: Situation, form: Breach) -> Used:
    told = told_of(replace(situation, today=form.on))
    whom = sorted({payee for whose in told.values() for payee in whose})
    here = situation.here
    return Used(
        names={"settled": "和解协议"} if here.kind is Kind.MEDIATION and not agreed.signed(here) else {},
        remedies=tuple(told),
        told={str(payee): [place for place, whose in enumerate(told.values()) if payee in whose] for payee in whom},
    )


def _suggest_breach(situation: Situation) -> dict[str, Any]:
    overdue = overdue_in(situation.case, situation.here, situation.today)
    if overdue is None:
        return {}
    names = "、".join(dict.fromkeys(situation.case.parties[line.payee].name for line in overdue.lines if line.unpaid))
    said = [f"应付{names}的款项已到期，尚有 {overdue.unpaid:,.2f} 元没有支付"] if names else []
    said += [f"应当{in_words(overdue.deeds)}，已到期，还没有做"] if overdue.deeds else []
    return {"note": "；".join(said), "told_on": situation.today.isoformat()}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_BREACH, "逾期未履行", Kind.MEDIATION,
        at=OWED_ON, to=STAY, by=MEDIATORS, asks=Breach, unless=(_nothing_overdue,), by_day=(_nothing_overdue,),
        checks=(_after_its_day,), freezes=_told_remedies, suggests=_suggest_breach, first_while=_not_told,
        rank=Rank.NEXT, says="逾期未履行，已书面告知救济途径", basis="调解仲裁法 第15、16条；协商调解规定 第30条",
    ),
    Step(
        Do.RECORD_REVIEW_BREACH, "逾期未履行", Kind.REVIEW,
        at=REVIEWED, to=STAY, by=ARBITRATION_STAFF, asks=Breach, unless=(no_letter, _nothing_overdue), by_day=(_nothing_overdue,),
        checks=(_after_its_day,), freezes=_told_remedies, suggests=_suggest_breach, first_while=_not_told,
        rank=Rank.NEXT, says="调解书逾期未履行，已告知可以申请执行", basis="调解仲裁法 第51条；办案规则 第77条",
    ),
)
