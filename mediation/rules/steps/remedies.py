"""The ways from a breach (违约之后的出路): one row each, in the order of the law. Page, printed sheet and notice tell the same.

A way that is over, or that somebody has gone already, is no way: nobody is led to it. A row without a step is gone without this office.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..codes import Kind
from ..codes.mediation import WAGE_ITEMS, PaymentOrder
from ..do import Do
from ..facts import Proceeding
from ..owed import Promise, debts, last_due
from ..step import Guard, Situation, Step
from . import agreed, agreed_sums, confirmation, onward, review
from .enforcement_period import MONTHS, TAKEN_BACK, renewals, runs_out
from .overdue import Overdue, overdue_in, titled
from .payment_order import ORDER_ENDED, PENDING, may_be_ordered, stage
from .payment_order import ROWS as ORDER
from .still_to_come import went_on

Applies = Callable[[Situation, Overdue], bool]
"""Tells whether a way is open to one person, by what is overdue to him."""
LastDay = Callable[[Situation, Overdue], date | None]

ENFORCE = (
    "依照《中华人民共和国劳动争议调解仲裁法》第五十一条的规定，在履行期最后一日起二年以内，持发生法律效力的调解书向人民法院申请执行"
)
ENFORCE_CONFIRMED = (
    "依照《中华人民共和国民事诉讼法》第二百零六条、第二百五十条的规定，在履行期最后一日起二年以内，持确认调解协议的裁定书向人民法院申请执行"
)
YEAR = 12
TITLES = {Kind.REVIEW: ENFORCE, Kind.CONFIRMATION: ENFORCE_CONFIRMED}
PAYMENT_ORDER = (
    "依照《中华人民共和国劳动争议调解仲裁法》第十六条的规定，就协议约定的劳动报酬、工伤医疗费、经济补偿或者赔偿金，持调解协议书向人民法院"
    "申请支付令"
)
SUE = "依照《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第五十一条第二款的规定，直接向人民法院提起诉讼"
SUE_AFTER_ORDER = "依照《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第十三条第三款的规定，持调解协议书直接向人民法院提起诉讼"
ARBITRATE = "依照《中华人民共和国劳动争议调解仲裁法》第十五条的规定申请仲裁"
MEDIATE_AGAIN = "依照《企业劳动争议协商调解规定》第十二条的规定，再向调解组织申请调解"
ARBITRATE_TERMS = "依照《企业劳动争议协商调解规定》第十二条的规定申请仲裁"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way. `says` tells the office what it takes, `plain` the worker, who goes it alone unless it is `joint`; `notice` stands in the
    written notice (协商调解规定 第30条), '' where that does not tell it. `unless` are the guards of its step; `last` gives its last day,
    None where the law sets none. `late`: what follows where that day is over and the way still open (时效), '' where it is shut then.
    """

    label: str
    says: str
    plain: str
    basis: str
    kinds: frozenset[Kind]
    applies: Applies
    step: Do | None = None
    unless: tuple[Guard, ...] = ()
    last: LastDay | None = None
    notice: str = ""
    joint: bool = False
    late: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A remedy that is open now: in which proceeding its step is done, until when (None: no day is set), and to whom (`whose`: by party
    number, of those to whom something is overdue)."""

    remedy: Remedy
    proceeding: int
    last: date | None
    whose: tuple[int, ...]


# --- when a way is open ---------------------------------------------------------------------------------------


def _bare(situation: Situation, overdue: Overdue) -> bool:
    return titled(situation, *overdue.payees) is None


def _still_disputes(situation: Situation, overdue: Overdue) -> bool:
    return _bare(situation, overdue) and bool(onward.open_to_arbitration(situation, *overdue.payees))


def _waits_for_the_agreed(situation: Situation, overdue: Overdue) -> bool:
    return agreed.signed(situation.here) and _some_of_it_waits(situation, overdue)


def _waits_for_the_terms(situation: Situation, overdue: Overdue) -> bool:
    """A 和解协议 that the parties made by themselves is no 调解协议: 第15条 is not about it (协商调解规定 第12条)."""
    return not agreed.signed(situation.here) and _some_of_it_waits(situation, overdue)


def _some_of_it_waits(situation: Situation, overdue: Overdue) -> bool:
    return _bare(situation, overdue) and any(line.payee in overdue.payees for line in agreed_sums.waiting(situation))


def _ordered(situation: Situation, overdue: Overdue) -> bool:
    """An order may be asked for some of what is overdue, and that is not before the commission already: one debt, one road."""
    those = {line.number for line in overdue.lines}
    mine = [line for line in may_be_ordered(situation) if line.number in those]
    return titled(situation, *overdue.payees) is None and any(not went_on(situation.case, situation.here, line) for line in mine)


def _only_wages(situation: Situation, overdue: Overdue) -> bool:
    """Tell whether what was agreed with him is 劳动报酬 and nothing else, whatever it was with others (司法解释（一） 第51条第2款)."""
    mine = (line for line in situation.case.promised_in(situation.here) if line.payee in overdue.payees)
    promised = agreed.items_of(situation.case, mine)
    return titled(situation, *overdue.payees) is None and agreed.signed(situation.here) and promised <= WAGE_ITEMS


def _order_ended(situation: Situation, overdue: Overdue) -> bool:
    ended = any(stage(situation.here, line) in ORDER_ENDED for line in overdue.lines)
    return titled(situation, *overdue.payees) is None and ended and not _only_wages(situation, overdue)


def _order_enforceable(situation: Situation, overdue: Overdue) -> bool:
    stages = {stage(situation.here, line) for line in overdue.lines}
    return titled(situation, *overdue.payees) is None and PaymentOrder.ENFORCEABLE in stages


def _titled_paper(situation: Situation, overdue: Overdue) -> bool:
    title = titled(situation, *overdue.payees)
    return title is not None and not _asked(situation, title, overdue)


def _enforceable(situation: Situation, overdue: Overdue) -> bool:
    return not _asked(situation, situation.here, overdue)


def _asked(situation: Situation, here: Proceeding, overdue: Overdue) -> bool:
    """Each of those who wait has asked the court to enforce what was made in that proceeding, and not taken it back: another's application
    shuts nobody's way (调解仲裁法 第51条)."""
    asked = set[int]()
    for each in situation.case.proceedings.values():
        if each.kind is Kind.ENFORCEMENT and each.came_from == here.number and each.outcome not in TAKEN_BACK:
            asked |= {n for party in each.entries[0].parties or overdue.payees for n in here.successors(party)}
    return asked >= set(overdue.payees)


def _to_be_reviewed(situation: Situation, overdue: Overdue) -> bool:
    """Not what the commission found that it cannot stand (办案规则 第79条), nor what a court did."""
    return _free(situation, overdue) and not _found_wanting(situation, overdue, Do.DENY_REVIEW, Do.COURT_REFUSES)


def _to_be_confirmed(situation: Situation, overdue: Overdue) -> bool:
    """Not what a court has refused to confirm: it is changed by another agreement, or the dispute goes on (民事诉讼法 第206条)."""
    return _free(situation, overdue) and not _found_wanting(situation, overdue, Do.COURT_REFUSES)


def _free(situation: Situation, overdue: Overdue) -> bool:
    """Nobody goes both ways at once, nor one twice; what another asked for shuts nobody's way (办案规则 第74、75条)."""
    return _bare(situation, overdue) and not agreed.already_asked(situation) >= set(overdue.payees)


def _found_wanting(situation: Situation, overdue: Overdue, *how: Do) -> bool:
    """Tell whether the agreement, of one of these people, was looked at and found wanting."""
    come = [each for each in situation.case.proceedings.values() if each.came_from == situation.here.number]
    found = [each for each in come if agreed.found_wanting(each, *how)]
    return any(n in each.parties for each in found for payee in overdue.payees for n in situation.here.standing_for(payee))


# --- until when -----------------------------------------------------------------------------------------------


def _year(situation: Situation, overdue: Overdue) -> date | None:
    """One year from the breach: of what was agreed in instalments, from the last one's day (民法典 第189、198条), and anew from what came
    in part since, or was demanded (调解仲裁法 第27条; 法释〔2020〕17号 第9、14条). What is before the commission already waits no more.
    """
    return _first_over(situation, _waiting(situation, overdue), situation.here, situation.here, YEAR)


def _year_of_the_dispute(situation: Situation, overdue: Overdue) -> date | None:
    """As `_year`, for the claims themselves: from the first day that went by (协商调解规定 第31条第6项: 在约定期限内不履行调解协议)."""
    here = situation.here
    return _first_over(situation, _waiting(situation, overdue), here, here, YEAR, first_missed=True)


def _waiting(situation: Situation, overdue: Overdue) -> tuple[Promise, ...]:
    return tuple(line for line in overdue.lines if not went_on(situation.case, situation.here, line)) or overdue.lines


def _two_years(situation: Situation, overdue: Overdue) -> date | None:
    """Two years from the last day of performance of the debts that are overdue, with their instalments to come, and anew from what
    interrupts them (民事诉讼法 第250条)."""
    case, here = situation.case, situation.here
    named = here if here.kind in (Kind.MEDIATION, Kind.ARBITRATION) else case.proceedings.get(here.came_from or 0, here)
    return _first_over(situation, overdue.lines, named, titled(situation, *overdue.payees) or here, MONTHS)


def _first_over(
    situation: Situation, lines: tuple[Promise, ...], named: Proceeding, title: Proceeding, months: int, *, first_missed: bool = False
) -> date | None:
    """The day on which the first of the debts of these lines runs out, that were promised in `named` and are asked for by `title`: each
    from its last day of performance, or from the `first_missed`.
    """
    late, found = {line.number for line in lines}, []
    for debt in debts(situation.case.promised_in(named)):
        missed = [line.due_on for line in debt if line.number in late and line.due_on]
        if missed and (start := min(missed) if first_missed else last_due(debt)):
            days = (day for day, _ in renewals(situation.case, title, debt, debt[0].payee))
            found.append(runs_out(start, days, situation.reference.calendar, months))
    return min(found, default=None)


def _for_review(situation: Situation, overdue: Overdue) -> date | None:
    return agreed.last_day(situation, review.TO_APPLY, *overdue.payees)


def _for_confirmation(situation: Situation, overdue: Overdue) -> date | None:
    return agreed.last_day(situation, confirmation.TO_APPLY, *overdue.payees)


# --- rows -----------------------------------------------------------------------------------------------------


def _guards(rows: tuple[Step, ...], name: Do) -> tuple[Guard, ...]:
    return next(step.unless for step in rows if step.name is name)


MEDIATED = frozenset({Kind.MEDIATION})
REMEDIES = (
    Remedy(
        "申请支付令", "劳动者自己向人民法院申请，不用对方同意；只能申请协议里的工资、工伤医疗费、经济补偿和赔偿金",
        "可以自己到法院申请支付令，不用对方同意", "调解仲裁法 第16条", MEDIATED, _ordered, Do.RECORD_PAYMENT_ORDER,
        _guards(ORDER, Do.RECORD_PAYMENT_ORDER), notice=PAYMENT_ORDER,
    ),
    Remedy(
        "申请法院执行支付令", "债务人十五日内没有异议又不付的，持支付令申请执行", "可以拿着支付令请法院强制执行",
        "民事诉讼法 第227条第3款、第250条", MEDIATED, _order_enforceable,
    ),
    Remedy(
        "凭协议直接起诉", "协议只约定劳动报酬，不涉及其他争议的，劳动者可以直接起诉", "可以拿着协议直接到法院起诉，不用先仲裁",
        "司法解释（一） 第51条第2款", MEDIATED, _only_wages, notice=SUE,
    ),
    Remedy(
        "凭协议直接起诉", "督促程序已经终结，劳动者可以持调解协议直接起诉", "支付令没有成，可以拿着协议直接到法院起诉",
        "司法解释（一） 第13条第3款", MEDIATED, _order_ended, notice=SUE_AFTER_ORDER,
    ),
    Remedy(
        "申请仲裁审查", "要双方一起申请；制作调解书后可以强制执行", "对方愿意的，双方一起申请仲裁审查",
        "办案规则 第74条", MEDIATED, _to_be_reviewed, Do.APPLY_REVIEW, _guards(review.ROWS, Do.APPLY_REVIEW), _for_review, joint=True,
    ),
    Remedy(
        "申请司法确认", "要双方一起向人民法院申请；确认后可以强制执行", "对方愿意的，双方一起请法院确认协议",
        "人民调解法 第33条；民事诉讼法 第205条", MEDIATED, _to_be_confirmed, Do.APPLY_CONFIRMATION,
        _guards(confirmation.ROWS, Do.APPLY_CONFIRMATION), _for_confirmation, joint=True,
    ),
    Remedy(
        "就协议款申请仲裁", "按协议没有付的数申请，不再争原来的数；从违约（分期的，最后一期到期）或者对方最后一次部分履行之日起一年以内",
        "可以按协议没有付的数申请仲裁，不用再争原来的数", "调解仲裁法 第15、27条", MEDIATED, _waits_for_the_agreed, Do.ARBITRATE_AGREEMENT,
        _guards(agreed_sums.ROWS, Do.ARBITRATE_AGREEMENT), _year, ARBITRATE, late="对方可以说时效已过",
    ),
    Remedy(
        "再申请调解", "双方自行达成的和解协议没有履行的，可以再向调解组织申请调解，另行登记", "可以再申请调解",
        "协商调解规定 第12条；调解仲裁法 第5条", MEDIATED, _waits_for_the_terms, notice=MEDIATE_AGAIN,
    ),
    Remedy(
        "就协议款申请仲裁", "按和解协议没有付的数申请；和解协议经仲裁庭审查合法有效的，可以作为证据；从违约之日起一年以内",
        "可以按和解协议没有付的数申请仲裁", "协商调解规定 第11、12条；调解仲裁法 第27条", MEDIATED, _waits_for_the_terms,
        Do.ARBITRATE_AGREEMENT, _guards(agreed_sums.ROWS, Do.ARBITRATE_AGREEMENT), _year, ARBITRATE_TERMS, late="对方可以说时效已过",
    ),
    Remedy(
        "申请仲裁", "不要协议，按原来的请求申请；要重新举证，对方可以拿协议来抗辩", "也可以按原来的请求申请仲裁，要重新举证",
        "调解仲裁法 第5、27条", MEDIATED, _still_disputes, Do.APPLY_ARBITRATION, _guards(onward.ROWS, Do.APPLY_ARBITRATION),
        _year_of_the_dispute, late="对方可以说时效已过",
    ),
    Remedy(
        "申请强制执行", "持经审查的调解书、确认裁定书向人民法院申请，履行期满起二年以内", "可以拿着生效的法律文书请法院强制执行",
        "调解仲裁法 第51条；民事诉讼法 第206、250条", frozenset({Kind.MEDIATION, Kind.REVIEW, Kind.CONFIRMATION}), _titled_paper,
        Do.ENFORCE_AGREEMENT, last=_two_years, notice=ENFORCE, late="对方可以说时效已过",
    ),
    Remedy(
        "申请强制执行", "持生效的裁决书、调解书向人民法院申请，履行期满起二年以内", "可以拿着生效的裁决书或者调解书请法院强制执行",
        "调解仲裁法 第51条；民事诉讼法 第250条", frozenset({Kind.ARBITRATION}), _enforceable, Do.APPLY_ENFORCEMENT,
        last=_two_years, late="对方可以说时效已过",
    ),
)
"""In the order in which the law offers them: what costs least and needs nobody else first, the dispute anew last."""


def open_ways(situation: Situation) -> list[Way]:
    """List the ways that are open now, each to some of those to whom something is overdue and until the last day that is theirs, in the
    order of the law; none where nothing is overdue."""
    overdue = overdue_in(situation.case, situation.here, situation.today)
    if overdue is None:
        return []
    own = {payee: overdue.of(payee) for payee in overdue.payees}
    found = []
    for each in REMEDIES:
        whose = tuple(payee for payee, his in own.items() if situation.here.kind in each.kinds and each.applies(situation, his))
        if not whose:
            continue
        for last, people in _by_last_day(situation, each, {payee: own[payee] for payee in whose}).items():
            shut = last is not None and last < situation.today and not each.late
            if not shut and not any(guard(situation) for guard in each.unless):
                found.append(Way(each, _where(situation, each, people), last, people))
    return found


def _by_last_day(situation: Situation, remedy: Remedy, own: dict[int, Overdue]) -> dict[date | None, tuple[int, ...]]:
    """Return those to whom the way is open by its last day, which is each one's own: what is due to another moves nobody's."""
    found: dict[date | None, tuple[int, ...]] = {}
    for payee, his in own.items():
        last = remedy.last(situation, his) if remedy.last else None
        found[last] = (*found.get(last, ()), payee)
    return found


def _where(situation: Situation, remedy: Remedy, people: tuple[int, ...]) -> int:
    title = titled(situation, people[0]) if remedy.applies is _titled_paper else None
    return title.number if title else situation.here.number


def taken_up(situation: Situation) -> str:
    """Return the acts begun because of the breach, in words, once everybody to whom something is overdue has begun something; ''
    where somebody has not.
    """
    overdue = overdue_in(situation.case, situation.here, situation.today)
    if overdue is None:
        return ""
    begun = _begun(situation, overdue)
    return _in_words(situation, begun, overdue) if {*overdue.payees} <= {n for whose in begun.values() for n in whose} else ""


def under_way(situation: Situation) -> str:
    """Return the acts begun because of the breach, in words, with the names where others have not begun any; '' where nobody has."""
    overdue = overdue_in(situation.case, situation.here, situation.today)
    return taken_up(situation) or (_in_words(situation, _begun(situation, overdue), overdue) if overdue else "")


def _begun(situation: Situation, overdue: Overdue) -> dict[str, list[int]]:
    """The acts that were begun, in words, each with the numbers of those who did, of those to whom something is overdue."""
    found: dict[str, list[int]] = {}
    for payee in overdue.payees:
        his, title = overdue.of(payee), titled(situation, payee)
        lines = his.lines
        stages = [event for line in lines if (event := stage(situation.here, line)) in PENDING | {PaymentOrder.ENFORCEABLE} and event]
        if _asked(situation, title or situation.here, his):
            found.setdefault("已申请执行", []).append(payee)
        elif stages:
            found.setdefault(f"支付令：{stages[0].label}", []).append(payee)
        elif situation.here.kind is Kind.MEDIATION and all(went_on(situation.case, situation.here, line) for line in lines):
            found.setdefault("已申请仲裁", []).append(payee)
    return found


def _in_words(situation: Situation, begun: dict[str, list[int]], overdue: Overdue) -> str:
    parties = situation.case.parties
    return "；".join(
        act if len(whose) == len(overdue.payees) else f"{'、'.join(parties[n].name for n in whose)} {act}"
        for act, whose in begun.items()
    )


def told_of(situation: Situation) -> dict[str, tuple[int, ...]]:
    """Return the ways in the words of the written notice (协商调解规定 第30条), as far as that tells of them, each with those to whom it is
    open: nobody is told of a way that is another's."""
    first, overdue = titled(situation), overdue_in(situation.case, situation.here, situation.today)
    if first is not None and overdue is None:
        return {TITLES[first.kind]: ()}
    told: dict[str, set[int]] = {}
    titles = {payee: title for payee in (overdue.payees if overdue else ()) if (title := titled(situation, payee))}
    for payee, title in titles.items():
        told.setdefault(TITLES[title.kind], set()).add(payee)
    for way in open_ways(situation):
        if way.remedy.notice and (bare := {*way.whose} - titles.keys()):
            told.setdefault(way.remedy.notice, set()).update(bare)
    return {says: tuple(sorted(whose)) for says, whose in told.items()}
