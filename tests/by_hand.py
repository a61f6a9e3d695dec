"""A month counted by hand (手工重算): the four rates that plans name, and the month of the inspectorate, from the raw rows of the journal.

It is what a statistician would do with the paper files: read every entry of every case, note what happened on which day, and add up. Slow
and plain on purpose, and it shares nothing with the rules, the stored rows or the statements of services/figures, so that where both
agree neither can be wrong in the same way. What it needs of the law stands below as lists of steps.

    python -m tests.by_hand --home FOLDER [--url DATABASE]      compares every month of a record with its board
"""

# ruff: noqa: T201 - printing is its work
import argparse
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

ACCEPTS = {"accept_mediation": "调解", "accept_arbitration": "仲裁", "docket_complaint": "监察"}
ENDS = {
    "sign_agreement": "成功", "reconcile": "成功", "fail_mediation": "不成", "refuse_mediation": "拒绝", "withdraw_mediation": "撤回",
    "settle": "调解书", "award": "裁决", "withdraw_rest": "裁决", "deem_rest_withdrawn": "裁决", "withdraw_arbitration": "其他",
    "cancel_case": "其他", "transfer_case": "其他", "uphold_objection": "其他", "deem_withdrawn": "其他", "terminate_arbitration": "其他",
    "end_without_heirs": "其他", "confirm_corrected": "结案", "decide_handling": "结案", "decide_penalty": "结案", "tell_dispute": "结案",
    "refer_department": "结案", "transfer_inspection": "结案", "revoke_docket": "结案", "refer_police": "结案",
}  # fmt: skip
"""The entries that end a mediation, an arbitration or an inspection, and how."""
GONE = ("merge_arbitration", "merge_inspection")
"""What went into another case is that one's 件."""
UNDOES = "undo_settlement"
GOES_ON = {"go_on_handling", "handle_again", UNDOES}
"""The entries by which something that had ended goes on: its month stays, and one is taken away in the month of the entry."""
INSTRUCTS, POLICE = ("order_correction",), ("refer_police", "report_crime")
LINES = ("reach_agreement", "reconcile", "settle", "settle_part", "order_correction", "order_further", "decide_handling")
"""The entries that write performance lines, numbered through the case."""
AWARDS = ("award", "award_part")
DUE_DAYS = 75
"""工作日 from 立案 to the day of conclusion (条例 第17条; 若干规定 第37条)."""


@dataclass
class Entry:
    """An entry as it stands after its corrections."""

    seq: int
    step: str
    on: date
    given: dict[str, Any]
    proceeding: int


@dataclass
class Handled:
    """A mediation, arbitration or inspection, as its entries tell it. `due`: the day of conclusion of an inspection; `final`: something of
    its award is final; `void`: the day on which a court set that aside.
    """

    kind: str
    taken_up: date
    ended: date | None = None
    how: str = ""
    due: date | None = None
    final: bool = False
    void: date | None = None
    again: list[tuple[date, str, date]] = field(default_factory=list)

    def each_ending(self) -> Iterator[tuple["Handled", int]]:
        """Yield it as it ended at last, and for each ending that was taken back: once as it had ended, once less as of the day on."""
        yield self, 1
        for ended, how, on in self.again:
            for day, many in ((ended, 1), (on, -1)):
                yield Handled(self.kind, self.taken_up, day, how, self.due), many


@dataclass
class Month:
    """What was added up: the rates as (numerator, denominator), and the inspectorate's rows by their names on the page."""

    rates: dict[str, tuple[int, int]] = field(default_factory=dict)
    inspected: dict[str, Decimal] = field(default_factory=dict)


def read(session: Session) -> tuple[dict[int, list[Entry]], dict[date, bool]]:
    """Read the entries of every case as they stand, and of each day that a notice names whether it is a day of work."""
    found: dict[int, list[Entry]] = defaultdict(list)
    rows = session.execute(
        text('SELECT case_id, seq, step, "on", given, proceeding FROM journal WHERE case_id IS NOT NULL ORDER BY case_id, seq')
    )
    for case_id, seq, step, on, given, proceeding in rows:
        found[case_id].append(Entry(seq, step, _day(on), json.loads(given), proceeding))
    days = {_day(day): bool(works) for day, works in session.execute(text("SELECT day, is_workday FROM holiday"))}
    return {case_id: _corrected(entries) for case_id, entries in found.items()}, days


def _day(told: Any) -> date:
    return told if isinstance(told, date) else date.fromisoformat(told)


def _corrected(entries: list[Entry]) -> list[Entry]:
    """The entries as their corrections left them: struck ones gone, others on their right day or with their right answers."""
    stands = {entry.seq: entry for entry in entries if entry.step != "correct"}
    for entry in entries:
        if entry.step != "correct":
            continue
        about, what = entry.given["entry"], entry.given["action"]
        if what == "strike":
            stands.pop(about, None)
        elif what == "redate":
            stands[about].on = _day(entry.given["new_on"])
        else:
            stands[about].given = entry.given["content"]["answers"]
    return [] if any(entry.step == "void_case" for entry in entries) else list(stands.values())


# --- what became of each --------------------------------------------------------------------------------------


def handled(entries: list[Entry], works: Mapping[date, bool]) -> Iterator[Handled]:
    """Yield the mediations, arbitrations and inspections of one case that count."""
    for own in _apart(entries).values():
        if any(entry.step in GONE for entry in own):
            continue
        accepted = next((entry for entry in own if entry.step in ACCEPTS), None)
        ended = _end(own)
        if accepted is None:
            if ended and ended.step == "refuse_mediation":
                yield Handled("调解", ended.on, ended.on, "拒绝")
            continue
        one = Handled(ACCEPTS[accepted.step], accepted.on, again=list(_went_on(own)))
        if ended:
            one.ended, one.how = ended.on, ENDS[ended.step]
        if one.kind == "监察":
            one.due = _due(accepted.on, own, works)
        if one.how == "裁决":
            served = {entry.given.get("served", "") for entry in own if entry.step == "serve"}
            one.final = bool(served & {"award_final", "partial_award_final"})
            one.void = _set_aside(entries)
        yield one


def _end(own: list[Entry]) -> Entry | None:
    """Return the entry that ended it: of an inspection the first, else the last; a settlement that somebody would not sign is none."""
    found: list[Entry] = []
    for entry in own:
        if entry.step in ENDS:
            found.append(entry)
        elif entry.step == UNDOES:
            found = [each for each in found if each.step != "settle"]
        elif entry.step in GOES_ON:
            found = []
    if not found:
        return None
    return found[0] if ENDS[found[0].step] == "结案" else found[-1]


def _went_on(own: list[Entry]) -> Iterator[tuple[date, str, date]]:
    """Yield each ending that was taken back: when it was, how, and from which day it goes on."""
    for place, entry in enumerate(own):
        if entry.step in GOES_ON and (ended := _end(own[:place])):
            yield ended.on, ENDS[ended.step], entry.on


def _apart(entries: list[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.proceeding].append(entry)
    return found


def _due(since: date, own: list[Entry], works: Mapping[date, bool]) -> date:
    """Return the day of conclusion: so many 工作日 after 立案, more where it was extended, those on which it stood still left out."""
    left = DUE_DAYS + sum(entry.given["days"] for entry in own if entry.step == "extend_investigation")
    stops = [entry.on for entry in own if entry.step == "suspend_inspection"]
    goes_on = [entry.on for entry in own if entry.step == "resume_inspection"]
    day = since
    while left:
        day += timedelta(days=1)
        stands = any(stop <= day and not any(stop < on <= day for on in goes_on) for stop in stops)
        if works.get(day, day.weekday() < 5) and not stands:
            left -= 1
    return day


def _set_aside(entries: list[Entry]) -> date | None:
    """Return the day on which a court set the award of the case aside, whole and for everybody."""
    for_some = any(
        entry.step in ("apply_set_aside", "set_aside_after_suit") and entry.given.get("against") for entry in entries
    )
    for entry in entries:
        if entry.step == "decide_suit" and entry.given["ruling"] == "set_aside" and not entry.given["items"] and not for_some:
            return entry.on
    return None


# --- the rates ------------------------------------------------------------------------------------------------


def rates(all_: Iterable[Handled], first: date, last: date) -> dict[str, tuple[int, int]]:
    """Count MSR-A, ACR-1, ATR-1 and LIR-2 of the days from `first` to `last`."""
    n: Counter[str] = Counter()
    for one, many in (each for whole in all_ for each in whole.each_ending()):
        in_time = one.ended is not None and first <= one.ended <= last
        before, over = one.taken_up < first, one.ended is not None and one.ended < first
        n[one.kind + "上期未结"] += many * (before and not over)
        n[one.kind + "受理"] += many * (first <= one.taken_up <= last)
        n[one.kind + "结案"] += many * in_time
        n["成功"] += many * (in_time and one.how in ("成功", "调解书"))
        n["裁决"] += many * (in_time and one.how == "裁决")
        n["终局"] += (in_time and one.final) - (one.final and one.void is not None and first <= one.void <= last)
        if one.due is not None:
            n["上期到期未结"] += many * (one.due < first and before and not over)
            n["当期到期"] += many * (first <= one.due <= last)
            settled = max(one.due, one.ended) if one.ended else None
            n["到期已结"] += many * (settled is not None and first <= settled <= last)
    return {
        "MSR-A": (n["成功"], n["调解结案"] + n["仲裁结案"]), "ACR-1": (n["仲裁结案"], n["仲裁上期未结"] + n["仲裁受理"]),
        "ATR-1": (n["终局"], n["裁决"]), "LIR-2": (n["到期已结"], n["上期到期未结"] + n["当期到期"]),
    }  # fmt: skip


# --- the inspectorate's month ---------------------------------------------------------------------------------


def inspected(cases: Mapping[int, list[Entry]], first: date, last: date) -> dict[str, Decimal]:
    """Add up the month of the inspectorate, in 件, 人 and 元, by the rows' ids."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for case_id, entries in cases.items():
        ordered, paid = defaultdict[int, Decimal](Decimal), set[tuple[int, int]]()
        lines, number, made = dict[int, tuple[int, Decimal, bool]](), 0, dict[int, list[int]]()
        ours = {own[0].proceeding for own in _apart(entries).values() if own[0].step == "receive_complaint"}
        for entry in entries:
            counts, mine = first <= entry.on <= last, entry.proceeding in ours
            for payee, amount in _lines(entry):
                number += 1
                lines[number] = (payee, amount, mine)
                made.setdefault(entry.seq, []).append(number)
                if counts and mine:
                    ordered[payee] += amount
            for payee, amount, _ in [lines[line] for line in _fell(entry, entries, made)]:
                if counts and mine:
                    ordered[payee] -= amount
            if not (counts and mine):
                continue
            for row in entry.given.get("payments") or []:
                payee, whole, of_ours = lines[row["promise"]]
                amount = whole if row.get("full") else Decimal(row["amount"] or 0)
                if amount and of_ours:
                    sums["LM_adv" if entry.step == "advance_wages" else "LM_paid"] += amount
                    paid |= set() if entry.step == "advance_wages" else {(case_id, payee)}
            _acts(entry, sums)
        sums["LM_ord"] += sum(ordered.values(), Decimal(0))
        sums["LM_ord_p"] += sum(amount > 0 for amount in ordered.values())  # whom more was ordered for than fell
        sums["LM_paid_p"] += len(paid)
    return sums


def _fell(entry: Entry, entries: list[Entry], made: Mapping[int, list[int]]) -> list[int]:
    """List the lines, by number, of the decisions that a review or a court takes away with this entry: those it names, else the last."""
    if entry.step != "record_challenge" or entry.given.get("result") not in ("revoked", "remade"):
        return []
    before = [each.seq for each in entries if each.step == "decide_handling" and each.seq < entry.seq]
    return [line for seq in (entry.given["decisions"] or before[-1:]) for line in made.get(seq, ())]


def _acts(entry: Entry, sums: dict[str, Decimal]) -> None:
    """Add the 件 of one entry."""
    if entry.step == "receive_complaint":
        sums["LM_rep" if entry.given["accusation"] == "report" else "LM_cpl"] += 1
    sums["LM_ins"] += entry.step in INSTRUCTS
    sums["LM_pol"] += entry.step in POLICE
    sums["LM_crt"] += entry.step == "apply_court"
    if entry.step in ("decide_penalty", "penalise_on_spot"):
        sums["LM_pen"] += 1
        sums["LM_fine"] += Decimal(entry.given["fine"] or 0)


def _lines(entry: Entry) -> Iterator[tuple[int, Decimal]]:
    """Yield the performance lines that an entry writes: whom each pays, and how much."""
    if entry.step in LINES:
        for row in entry.given.get("promises") or []:
            yield row["payee"], Decimal(row["amount"] or 0)
    elif entry.step in AWARDS:
        for row in entry.given["lines"]:
            if row["upheld"]:
                yield 0, Decimal(row["amount"] or 0)


# --- beside the board -----------------------------------------------------------------------------------------


def unlike(session: Session, today: date) -> list[str]:
    """List what the board says otherwise than the count by hand, month by month and cumulated, in every month that is over."""
    from mediation.rules.indicators import month_period, year_period
    from mediation.services import figures

    cases, works = read(session)
    everything = [one for entries in cases.values() for one in handled(entries, works)]
    month, wrong = figures.first_month(session), list[str]()
    while month is not None and month_period(month).last < today:
        board = figures.report(session, month, figures.place(session))
        for span, period in (("当月", month_period(month)), ("累计", year_period(month))):
            by_hand = rates(everything, period.first, period.last)
            for name, (n, d) in by_hand.items():
                told = board.rate(name).month if span == "当月" else board.rate(name).year
                wrong += [f"{month} {span} {name}: {told.fraction}, by hand {n}/{d}"] if (told.n, told.d) != (n, d) else []
            sums = inspected(cases, period.first, period.last)
            for row in board.inspected.rows if board.inspected else ():
                shown = row.month if span == "当月" else row.year
                if shown != sums[row.measure.id]:
                    wrong.append(f"{month} {span} {row.measure.id}: {shown}, by hand {sums[row.measure.id]}")
        month = month.later(1)
    return wrong


def main() -> int:
    """Compare a record with its board, and print what differs; status 1 where something does."""
    asked = argparse.ArgumentParser(prog="python -m tests.by_hand", description=__doc__.splitlines()[0])
    asked.add_argument("--home", required=True)
    asked.add_argument("--url", default="")
    options = asked.parse_args()
    os.environ |= {"MEDIATION_HOME": options.home} | ({"MEDIATION_DATABASE_URL": options.url} if options.url else {})
    from mediation import clock, db

    with db.read() as session:
        wrong = unlike(session, clock.today())
    print("\n".join(wrong) or "every month is as counted by hand")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
