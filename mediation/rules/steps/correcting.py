"""An order to correct (责令限期改正) and what becomes of it: the recheck once its days are over (复查), and the correction confirmed.

An order does not end the investigation, and several may stand beside each other: each has its own days from its own receipt. The day
after them is the inspectors' (条例 第18条第1款第2项、第30条；保障农民工工资支付条例 第54至57条: 逾期不改正的).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.inspection import OrderedHow, Redress
from ..codes.served import InspectionPaper
from ..debts import counting
from ..decided import challenged_by
from ..do import Do
from ..facts import CaseFacts, Entry, Party, Proceeding, Promise
from ..forms import Form, Long, Text, ask
from ..owed import still_open
from ..roles import INSPECTION_STAFF
from ..seats import INSPECTORS
from ..states.inspection import CORRECTED, DECIDED, FOUND, INVESTIGATING, ORDERED, REFERRED
from ..step import STAY, Rank, Situation, Step
from .cited import names_its_law
from .orders import CorrectionOrder, HandlingDecision, payers_are_named
from .promises import all_claimed, promises_are_sound, write_promises

ORDERS = (Do.ORDER_CORRECTION, Do.ORDER_FURTHER)
"""The steps that order a correction."""
SERVED_WITHIN = 7
"""自然日 after the paper's own day in which it is received, as far as a line's day is believed (L-12: 送达 7 日)."""
CORRECTING, RECHECKING = "L-13", "L-19"
"""The limits: the unit's days to correct, and the inspectors' days to look whether it has."""


class FurtherOrder(CorrectionOrder):
    """责令改正 while the investigation goes on, on the spot, or beside an order that was given before."""

    how: OrderedHow = ask("方式", default=OrderedHow.MEANWHILE)


class Rechecked(Form):
    """One thing that was ordered, as the recheck found it."""

    what: Text = ask("责令的事项")
    result: Redress = ask("复查情况")
    proof: Text = ask("凭证", help="转账回单、工资表、照片的编号；没有改正的，写明怎样核实")


class Recheck(Act):
    """复查: whether what was ordered has been done, thing by thing."""

    on: date = ask("复查日期", not_after="today")
    parties: list[int] = ask("复查的单位", options="respondents", at_least=1)
    orders: list[int] = ask("复查哪几份指令书", default=[], options="orders", help="不选的，指期限已满的；各份的期限、结果不同的，分别登记")
    result: Redress = ask("总的情况", default=Redress.NOT_DONE)
    items: list[Rechecked] = ask("逐项复查", at_least=1, at_most=600)
    record: Long = ask("复查经过", long="long", help="何时何地、谁在场、查看了什么")


class Corrected(Act):
    """已改正."""

    on: date = ask("核实改正之日", not_after="today")
    verified: Long = ask("核实的情况", long="long")


# --- how an order stands --------------------------------------------------------------------------------------


def ordered(here: Proceeding, party: int) -> list[Entry]:
    """List the orders that are addressed to this unit, oldest first."""
    theirs = here.standing_for(party)
    return [entry for entry in here.all(*ORDERS) if not (units := entry.answer("units")) or not theirs.isdisjoint(units)]


@dataclass(frozen=True, slots=True)
class Lapse:
    """An order whose days are over at a unit (its number) while nobody has confirmed that it has corrected; `on`: their last day."""

    order: Entry
    party: int
    on: date


def lapsed(situation: Situation) -> list[Lapse]:
    """List the orders whose days went by undone, for each unit, the first to end first (条例 第18条第1款第2项)."""
    return _gone_by(situation, CORRECTING)


def to_recheck(situation: Situation) -> list[Lapse]:
    """List the orders whose days are over and which nobody has looked at since at that unit."""
    waiting = {(party.number, last.paper) for party in _units(situation) for last in situation.last_days(RECHECKING, party.number)}
    return [each for each in lapsed(situation) if (each.party, each.order.seq) in waiting]


def _units(situation: Situation) -> list[Party]:
    return situation.case.of_side(situation.here, Side.RESPONDENT)


def _gone_by(situation: Situation, limit: str) -> list[Lapse]:
    made = {entry.seq: entry for entry in situation.here.all(*ORDERS)}
    found = [
        Lapse(made[last.paper], party.number, last.on)
        for party in _units(situation)
        for last in situation.last_days(limit, party.number)
        if last.paper in made and last.on < situation.today
    ]
    return sorted(found, key=lambda each: (each.on, each.order.seq, each.party))


def is_about(here: Proceeding, order: Entry, done: Entry, party: int) -> bool:
    """Tell whether what was done since is about this order, for this unit: a recheck of the orders that it names (of all, where it was
    noted before it named any), a challenge to it, a decision against the unit, which leaves alone what it may still correct while
    another order was not obeyed. Whatever else is done is about all of them.
    """
    if done.step == Do.RECHECK:
        named = done.as_(Recheck).orders
        return order.seq in named if named else done.seq > order.seq
    if done.step == Do.RECORD_CHALLENGE:
        return any(made.seq == order.seq for made in challenged_by(here, done, party))
    if done.step in (Do.DECIDE_HANDLING, Do.DECIDE_PENALTY):
        over = {entry.seq for entry in ordered(here, party) if _over_before(here, entry, party, done.on)}
        named = done.answer("units")
        return (not named or not here.standing_for(party).isdisjoint(named)) and (order.seq in over or not over)
    return True


def _over_before(here: Proceeding, order: Entry, party: int, on: date) -> bool:
    got = here.received(InspectionPaper.CORRECTION_ORDER, since=order.seq).get(party)
    return got is not None and got + timedelta(days=order.as_(CorrectionOrder).days) < on


def in_vain(situation: Situation) -> bool:
    """Tell whether the last recheck of an order has found that something was not done, and nothing has been decided since (条例 第30条)."""
    here = situation.here
    over = max((e.seq for e in here.all(Do.CONFIRM_CORRECTED, Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, Do.ORDER_CORRECTION)), default=0)
    for party in _units(situation):
        theirs = here.standing_for(party.number)
        checks = [e for e in here.all(Do.RECHECK) if e.seq > over and not theirs.isdisjoint(e.as_(Recheck).parties)]
        for order in ordered(here, party.number):
            about = [each for each in checks if is_about(here, order, each, party.number)]
            if about and about[-1].as_(Recheck).result is not Redress.DONE:
                return True
    return False


STANDS = frozenset({INVESTIGATING, FOUND, ORDERED})
"""Where an order that was not obeyed waits for the inspectors to decide."""

# --- guards and checks ----------------------------------------------------------------------------------------


def _still_owed(situation: Situation) -> str | None:
    return still_open(counting(situation.case, situation.case.promised_in(situation.here)))


def not_ours_any_more(situation: Situation) -> str | None:
    """A guard: what went to another authority is that one's; while the police look into a crime, the office goes on (条例 第13、18条)."""
    gone = situation.here.last(Do.REFER_DEPARTMENT, Do.TRANSFER_INSPECTION, Do.REFER_POLICE)
    if situation.here.state != REFERRED.name or gone is None or gone.step is Do.REFER_POLICE:
        return None
    return f"本案已于 {gone.on} 移送{gone.answer('authority')}，由其处理（条例第13条、第18条第2款）。"


def _nothing_ordered(situation: Situation) -> str | None:
    return None if situation.here.last(*ORDERS) else "本案还没有责令改正。"


def _order_not_received(situation: Situation) -> str | None:
    """A recheck is of an order that somebody has received: its days run from then (条例 第18条第1款第2项)."""
    if situation.here.last(*ORDERS) is None:
        return "本案还没有责令改正，没有可以复查的事项；调查的情况，请办理“调查笔录”。"
    if situation.here.received(InspectionPaper.CORRECTION_ORDER):
        return None
    return "限期改正指令书还没有送达，改正期限自收到之日起计算。请先办理“送达”。"


def _within_its_days(situation: Situation, form: Recheck) -> dict[str, str]:
    """Within its days a unit may still correct: only that it has is found before they are over, order by order (条例 第18条第1款第2项)."""
    for number in form.parties:
        name = situation.case.parties[number].name if number in situation.case.parties else ""
        theirs = [entry for entry in ordered(situation.here, number) if not form.orders or entry.seq in form.orders]
        if not theirs:
            return {"parties": f"{'这份指令书' if form.orders else ''}没有责令{name}改正，请核对。"}
        lasts = [last for e in theirs if (last := situation.last_day(CORRECTING, number, e.seq))]
        if form.result is Redress.DONE or not lasts:
            continue
        if not form.orders and any(form.on > last.on for last in lasts):
            continue
        if soon := [last for last in lasts if form.on <= last.on]:
            made = next(e for e in theirs if e.seq == soon[0].paper)
            which = f" {made.on} 责令" if len(ordered(situation.here, number)) > 1 else ""
            return {"on": f"{name}{which}的改正期限到 {soon[0].on} 才满，期满以前只登记已经改正的；期间了解的情况，请办理“调查笔录”。"}
    return {}


def _names_its_orders(situation: Situation, form: Recheck) -> dict[str, str]:
    """Refuse to look at what is no order of this case."""
    known = {entry.seq for entry in situation.here.all(*ORDERS)}
    return {} if known.issuperset(form.orders) else {"orders": "请在本案的限期改正指令书中选择。"}


def _which_orders(situation: Situation, form: Recheck) -> Recheck:
    """Write out which orders are looked at where none was chosen: those whose days are over by then; where none's are, all."""
    if form.orders:
        return form
    here = situation.here
    theirs = [entry for entry in here.all(*ORDERS) if any(entry in ordered(here, number) for number in form.parties)]
    over = {
        last.paper for number in form.parties for last in situation.last_days(CORRECTING, number) if last.on < form.on
    }
    return form.model_copy(update={"orders": [e.seq for e in theirs if e.seq in over] or [e.seq for e in theirs]})


def _says_one_thing(_: Situation, form: Recheck) -> dict[str, str]:
    """The whole is what its parts are."""
    parts = {row.result for row in form.items}
    whole = parts.pop() if len(parts) == 1 else Redress.PARTLY
    return {} if form.result is whole else {"result": f"逐项复查的结果合起来是“{whole.label}”，请核对；不是所选指令书责令的事项，请删去。"}


def days_are_days(_: Situation, form: Any) -> dict[str, str]:
    """Check that the days which a paper gives can be reckoned with (条例 第18条: 限期)."""
    name = "days" if hasattr(form, "days") else "perform_within"
    return {} if 1 <= getattr(form, name) <= 365 else {name: "期限要在 1 至 365 日之间。"}



def one_last_day(_: Situation, form: Any) -> dict[str, str]:
    """Ask about a line whose day is another than the paper's days lead to: they run from its receipt, which is on its own day or within the
    week that service may take (条例 第18条第1款第2项; 行政处罚法 第61条). Desk, reminders and the sheet for the workers go by the line.
    """
    days = getattr(form, "days", None) or getattr(form, "perform_within", None) or 0
    first = form.on + timedelta(days=days)
    for row, line in enumerate(form.promises or []):
        if not first <= line.due_on <= first + timedelta(days=SERVED_WITHIN):
            return {
                f"promises.{row}.due_on": f"文书写的是收到之日起 {days} 日内（当日收到的，到 {first}），这里写的是 {line.due_on}："
                "到账提醒、给劳动者的说明都按这里的日期，请改成一致"
            }
    return {}


def _orders_not_looked_at(situation: Situation, form: Corrected) -> dict[str, str]:
    """Ask about an order beside others that wants an act of which nobody noted that it was done: each stands on its own (条例 第18条)."""
    orders = [entry for entry in situation.here.all(*ORDERS) if not entry.answer("promises")]
    open_ = {last.paper for party in _units(situation) for last in situation.last_days(CORRECTING, party.number)}
    left = [f"{entry.on} 责令的“{str(entry.answer('correction'))[:40]}”" for entry in orders if entry.seq in open_]
    if not left or sum(1 for _ in situation.here.all(*ORDERS)) < 2:
        return {}
    return {"verified": f"{'、'.join(left)}没有复查已改正的记录：各份指令书分别核实，确已改正的，写明核实的情况"}


def _while_it_was_looked_into(situation: Situation, form: FurtherOrder) -> dict[str, str]:
    """An order made meanwhile was made before the investigation ended; later it stands beside another (条例 第18条; 若干规定 第31条)."""
    ended = situation.here.last(Do.FINISH_INVESTIGATION)
    if form.how is not OrderedHow.MEANWHILE or ended is None or form.on <= ended.on:
        return {}
    others = f"“{OrderedHow.FURTHER.label}”或者“{OrderedHow.ON_THE_SPOT.label}”"
    return {"how": f"调查已于 {ended.on} 终结，不是“{OrderedHow.MEANWHILE.label}”，请选择{others}。"}


# --- effects and suggestions ----------------------------------------------------------------------------------


def more_to_pay(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Write new lines beside those ordered before, which keep what was paid on them."""
    write_promises(facts, proceeding, entry.as_(CorrectionOrder, HandlingDecision).promises or [], entry.seq)


def _suggest_further(situation: Situation) -> dict[str, Any]:
    """Once the investigation has ended, an order is one beside another (若干规定 第31条)."""
    return {"how": str(OrderedHow.FURTHER)} if situation.here.last(Do.FINISH_INVESTIGATION) else {}


def _everything_claimed(situation: Situation) -> dict[str, Any]:
    """List the claims of the complaint, due at the end of the usual week, and the units that those lines name, where each names some:
    whoever pays nothing is not ordered to pay.
    """
    lines = all_claimed(situation, situation.today + timedelta(days=7))
    named = [{n for who in ("debtors", "backs", "first") for n in line.get(who) or ()} for line in lines]
    units = sorted(set().union(*named)) if all(named) else []
    everybody = len(units) == len(situation.case.of_side(situation.here, Side.RESPONDENT))
    return {"promises": lines, "units": [] if everybody else units}


def _as_it_stands(line: Promise) -> Redress:
    if not line.open:
        return Redress.DONE
    paid = line.amount is not None and line.unpaid < line.amount
    return Redress.PARTLY if paid else Redress.NOT_DONE


def _what_was_ordered(situation: Situation, orders: list[Entry]) -> Iterator[dict[str, str]]:
    """Each sum and act that these ordered, with what the record knows of it; of an order without any, what it wants corrected."""
    case, here = situation.case, situation.here
    made = {entry.seq for entry in orders}
    lines = [line for line in case.promised_in(here) if line.seq in made]
    for line in lines:
        stands = _as_it_stands(line)
        sum_ = f"{line.what or '款项'} {line.amount or Decimal(0):,.2f} 元" if line.amount is not None else line.what
        came = "到账登记" if stands is Redress.DONE else "没有到账登记" if stands is Redress.NOT_DONE else f"尚欠 {line.unpaid:,.2f} 元"
        yield {"what": f"支付{case.parties[line.payee].name}{sum_}" if line.amount is not None else str(sum_),
               "result": str(stands), "proof": came}
    for entry in orders:
        if not entry.answer("promises"):
            yield {"what": str(entry.answer("correction"))[:190], "result": str(Redress.NOT_DONE), "proof": ""}


def _suggest_recheck(situation: Situation) -> dict[str, Any]:
    """The order whose days were over first and that nobody has looked at, at the units where they are; where all were looked at, those
    that are over; before any is, all of them.
    """
    over = to_recheck(situation)[:1] or lapsed(situation)
    made = list(dict.fromkeys(each.order.seq for each in over))
    orders = [entry for entry in situation.here.all(*ORDERS) if not made or entry.seq in made]
    rows = list(_what_was_ordered(situation, orders))
    results = {row["result"] for row in rows}
    whole = results.pop() if len(results) == 1 else str(Redress.PARTLY)
    parties = [each.party for each in lapsed(situation) if each.order.seq in made]
    return {"parties": sorted({*parties}), "orders": made, "items": rows, "result": whole}


# --- rows -----------------------------------------------------------------------------------------------------

GOES_ON = frozenset({INVESTIGATING, FOUND, ORDERED, CORRECTED, DECIDED, REFERRED})
"""Wherever an order may run: correction is not the end of a case, nor is a decision or the police's part of it."""

ROWS = (
    Step(
        Do.ORDER_CORRECTION, "责令限期改正", Kind.INSPECTION,
        at=frozenset({FOUND}), to=ORDERED, by=INSPECTION_STAFF, asks=CorrectionOrder,
        checks=(days_are_days, promises_are_sound, payers_are_named), doubts=(one_last_day, names_its_law),
        does=more_to_pay, suggests=_everything_claimed,
        rank=Rank.FIRST, says="责令 {days} 日内改正：{violations}", basis="劳动保障监察条例 第18条第1款第2项、第26条；若干规定 第37条",
    ),
    Step(
        Do.ORDER_FURTHER, "当场、另行责令改正", Kind.INSPECTION,
        at=GOES_ON, to=STAY, by=INSPECTION_STAFF, seats=INSPECTORS, asks=FurtherOrder, unless=(not_ours_any_more,),
        checks=(days_are_days, promises_are_sound, payers_are_named, _while_it_was_looked_into), doubts=(one_last_day, names_its_law),
        does=more_to_pay, suggests=_suggest_further, says="{how}：{days} 日内，{violations}",
        basis="劳动保障监察条例 第15条第1款、第18条第1款第2项；若干规定 第31条",
    ),
    Step(
        Do.RECHECK, "复查", Kind.INSPECTION,
        at=GOES_ON, to=STAY, by=INSPECTION_STAFF, seats=INSPECTORS, asks=Recheck, unless=(not_ours_any_more, _order_not_received),
        checks=(_names_its_orders, _within_its_days, _says_one_thing), completes=_which_orders, suggests=_suggest_recheck,
        rank=Rank.ELSE, first_while=lambda situation: bool(to_recheck(situation)),
        says="复查{parties}：{result}", basis="劳动保障监察条例 第18条第1款第2项、第30条（复查日数待本局确认）",
    ),
    Step(
        Do.CONFIRM_CORRECTED, "已改正", Kind.INSPECTION,
        at=frozenset({FOUND, ORDERED}), to=CORRECTED, by=INSPECTION_STAFF, asks=Corrected, unless=(_nothing_ordered, _still_owed),
        doubts=(_orders_not_looked_at,),
        outcome=Outcome.ORDER_OBEYED, rank=Rank.NEXT, says="已按要求改正：{verified}", basis="劳动保障监察条例 第18条",
    ),
)
