"""Answers and parties in words (词句): a code by its label, a person by name, several people by the first few."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from mediation.rules.decided import PAPER_OF, all_decided
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.forms import Question
from mediation.rules.steps.correcting import ORDERS
from mediation.rules.steps.keeping_evidence import Keeping
from mediation.rules.steps.summoning import HelpAsked
from mediation.services.record import case_rows

SHOWN = 3
"""How many names are listed before the rest are counted."""


def word(question: Question, value: Any, names: Mapping[str, str], known: CaseFacts) -> str:
    """An answer in words; '' for none. `names`: those of the people and units whom the form chose, by field."""
    if value is None or value == "":
        return ""
    if question.choices:
        labels = dict(question.choices)
        return "、".join(labels.get(str(each), str(each)) for each in (value if isinstance(value, list) else [value]))
    if question.options in ("mediators", "arbitrators", "clerks", "units", "inspectors"):
        return str(names.get(question.name, value))
    if question.options in ("parties", "addressees", "applicants", "respondents", "disputants", "debtors"):
        return people(known, value if isinstance(value, list) else [value])
    if question.options == "agents":
        chosen = value if isinstance(value, list) else [value]
        return "、".join(known.agents[int(n)].name for n in chosen if int(n) in known.agents)
    if question.options == "siblings":
        return case_rows.dockets(known).get(int(value), "")
    if of_these := _OF_THE_CASE.get(question.options or ""):
        return of_these(known, value if isinstance(value, list) else [value])
    if question.rows:
        return rows_in_words(question, value, known)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def rows_in_words(question: Question, rows: Sequence[Any], known: CaseFacts) -> str:
    """The rows of an answer in words: what parties did, by what it was, each with their names; parties that came, by name; '' for rows that
    say more than that.
    """
    columns = {column.name: column for column in question.rows}
    if {"party", "how"} <= columns.keys():
        labels = dict(columns["how"].choices)
        found: dict[str, list[int]] = {}
        for row in rows:
            found.setdefault(labels.get(str(row.how), ""), []).append(row.party)
        return "；".join(f"{people(known, numbers)}{label}" for label, numbers in found.items())
    if columns.keys() == {"party", "on"}:
        return signed_in_words(rows, known)
    if {"item", "amount"} <= columns.keys():
        return claims_in_words(dict(columns["item"].choices), rows)
    return few([row.name for row in rows]) if "name" in columns else ""


def signed_in_words(rows: Sequence[Any], known: CaseFacts) -> str:
    """The signatures for a paper in words, day by day: 周某、王某于 2026-10-15 签收；李某没有签收."""
    found: dict[date | None, list[int]] = {}
    for row in rows:
        found.setdefault(row.on, []).append(row.party)
    days = sorted(found, key=lambda on: (on is None, on or date.max))
    return "；".join(f"{people(known, found[on])}{f'于 {on} 签收' if on else '没有签收'}" for on in days)


def claims_in_words(labels: Mapping[str, str], rows: Sequence[Any]) -> str:
    """Claims as they were made: each item with its sum in 元; of many, how many there are and what they come to."""
    if len(rows) <= SHOWN:
        return "、".join(labels[str(row.item)] + (f" {row.amount:,.2f} 元" if row.amount is not None else "") for row in rows)
    return f"{len(rows)} 项，合计 {sum(row.amount or 0 for row in rows):,.2f} 元"


def few(names: Sequence[str]) -> str:
    """Names, the first few: 周某、王某等 8 人."""
    return "、".join(names) if len(names) <= SHOWN else f"{'、'.join(names[:2])}等 {len(names)} 人"


MOST = 30
"""Characters of what an order found that tell it from another."""


def _lines(known: CaseFacts, numbers: list[Any]) -> str:
    """Performance lines, each with its payee; the number of one that is no more."""
    lines = {int(n): known.promises.get(int(n)) for n in numbers}
    return "、".join(line.said(known.parties[line.payee].name) if line else str(n) for n, line in lines.items())


def _decisions(known: CaseFacts, numbers: list[Any]) -> str:
    """Orders and decisions of an inspection by their papers' names; the number of an entry that is none any more."""
    made = {
        entry.seq: f"《{PAPER_OF[entry.step].label}》" for here in known.proceedings.values() for entry in all_decided(here)
    }
    return "、".join(made.get(int(n), f"第 {n} 条") for n in numbers)


def order_chosen(entry: Entry) -> str:
    """An order to correct by its day and what it found."""
    found = str(entry.answer("violations"))
    return f"{entry.on} 责令改正：{found[:MOST]}{'…' if len(found) > MOST else ''}"


def entry_chosen(entry: Entry) -> str:
    """An entry that an answer names, in words: evidence that was kept by its day and first thing, a request for help by whom it asks."""
    if kept := entry.if_(Keeping):
        more = f"等 {len(kept.items)} 项" if len(kept.items) > 1 else ""
        return f"{entry.on} 登记保存的{kept.items[0].what}{more}"
    if entry.step in ORDERS:
        return order_chosen(entry)
    if asked := entry.if_(HelpAsked):
        return f"{entry.on} 向{asked.body}的{asked.what.label.partition('（')[0]}"
    return f"第 {entry.seq} 条"


def _entries(known: CaseFacts, numbers: list[Any]) -> str:
    """Entries that an answer names, in words; the number of one that is none any more."""
    made = {entry.seq: entry for here in known.proceedings.values() for entry in here.entries}
    return "、".join(entry_chosen(made[int(n)]) if int(n) in made else f"第 {n} 条" for n in numbers)


_OF_THE_CASE: dict[str, Callable[[CaseFacts, list[Any]], str]] = {
    "promises": _lines, "payable": _lines, "deeds": _lines, "ordered": _lines, "decisions": _decisions,
    "keepings": _entries, "assistance": _entries, "orders": _entries,
}  # fmt: skip
"""The words of what the case holds, by the kind of choice."""


def people(known: CaseFacts, numbers: list[Any]) -> str:
    """Names of parties, the first few: 周某、王某等 8 人."""
    return few([known.parties[int(n)].name for n in numbers if int(n) in known.parties])
