"""Verification (核验): the journal's chains, the replay of every case, parties and papers, what is sealed, accounts and
reference data, printed files, numbers, anchors.

Reads only, from one moment of the database, however long it takes. What it finds wrong it says in sentences.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from mediation.models import Case, Document, JournalEntry, NumberSeries, Unit
from mediation.rules import lifecycle
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.numbers import SERIES
from mediation.rules.step import Reference
from mediation.services.base import reference
from mediation.services.operation import anchors, openings
from mediation.services.papers import kept
from mediation.services.record import counts, journal, projection, seals
from mediation.services.upkeep import parameters
from mediation.settings import settings

CHAINS_AT_ONCE = 200
"""Chains read by one query."""
TOLD = 20
"""Sentences that are shown; the rest is counted."""

Key = tuple[str, int, int]
"""A series, a unit's id and a year."""


@dataclass(slots=True)
class Report:
    """What was looked at, and every fault that was found."""

    chains: int = 0
    entries: int = 0
    cases: int = 0
    documents: int = 0
    numbers: int = 0
    anchors: int = 0
    sealed: int = 0
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """The whole in one sentence."""
        looked_at = (
            f"日志 {self.entries} 条（{self.chains} 条链），案件 {self.cases} 件，文书 {self.documents} 份，"
            f"编号 {self.numbers} 个，密封内容 {self.sealed} 项，外部锚 {self.anchors} 次"
        )
        return f"发现 {len(self.faults)} 处问题；已核 {looked_at}" if self.faults else f"全部一致：{looked_at}"

    def lines(self) -> Iterator[str]:
        """The sentence, the first faults, and what else is to be known."""
        yield self.sentence
        yield from (f"  {fault}" for fault in self.faults[:TOLD])
        if len(self.faults) > TOLD:
            yield f"  …… 另有 {len(self.faults) - TOLD} 处"
        yield from (f"  注意：{note}" for note in self.notes)


@dataclass(slots=True)
class _Numbers:
    """Every number the journal gave, by series, unit and year."""

    given: dict[Key, Counter[str]] = field(default_factory=dict)

    def note(
        self, known: CaseFacts, entries: list[Entry], rows: list[JournalEntry], units: dict[str, int]
    ) -> None:  # fmt: skip
        """Gather the numbers of one case. A step done again after a correction carries its first number: counted once."""
        years: dict[tuple[str, int, str], int] = {}
        for row, entry in zip(rows, entries, strict=True):
            for series in SERIES:
                if entry.step in series.given_on and (number := entry.used.number(series.field)):
                    here = known.proceedings.get(entry.proceeding)
                    unit = units.get(entry.used.unit or (here.unit if here else ""), row.unit_id or 0)
                    years.setdefault((series.name, unit, number), entry.on.year)
        for (name, unit, number), year in years.items():
            self.given.setdefault((name, unit, year), Counter())[number] += 1


def verify(session: Session, today: date) -> Report:
    """Look at everything. The session is a new one: its snapshot must not be older than the anchors."""
    report = Report()
    path = settings().home / "anchors.log"
    with anchors.held(path):
        noted = anchors.read(path)
        if session.get_bind().dialect.name == "postgresql" and not session.in_transaction():
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        lacking = seals.fault_of_anchors(session, noted.hashes)
    report.faults += [*noted.faults, *([lacking] if lacking else [])]
    report.notes += list(_about(noted))
    numbers = _Numbers()
    units = {code: unit_id for code, unit_id in session.exec(select(Unit.code, Unit.id)).all() if unit_id is not None}
    chains = session.exec(select(JournalEntry.chain).distinct()).all()
    for start in range(0, len(chains), CHAINS_AT_ONCE):
        read = _read(session, chains[start : start + CHAINS_AT_ONCE])
        cases = _cases_of(session, read)
        there = projection.stored_rows(session, cases)
        for chain, rows in read.items():
            stored = there.get(rows[0].case_id or 0, {})
            _check_chain(session, report, noted, chain, rows, cases, stored, today, numbers, units)
    report.chains, report.anchors = len(chains), noted.lines
    report.faults += [f"{gone} 整条日志被删去" for gone in sorted(noted.ends.keys() - set(chains))]
    if report.entries < noted.entries:
        report.faults.append(f"日志曾有 {noted.entries} 条，现在只有 {report.entries} 条")
    _check_cases(session, report, set(chains))
    _check_numbers(session, report, numbers)
    _check_documents(session, report)
    report.faults += parameters.differences(session)
    report.faults += filter(None, (seals.fault_of_table(session, name) for name in seals.TABLES))
    report.faults += counts.differences(session)
    return report


def _about(noted: anchors.Anchored) -> Iterator[str]:
    """What is to be known of the anchors, though nothing is wrong with them."""
    if not noted.lines:
        yield "还没有外部锚：在写下第一次之前，日志被整段改写是看不出来的"
    elif noted.unkeyed:
        yield f"外部锚的前 {noted.unkeyed} 次由旧版本写成，没有密钥，只能与数据库里的记录相互印证"


# --- chains and replay ----------------------------------------------------------------------------------------


def _read(session: Session, names: Sequence[str]) -> dict[str, list[JournalEntry]]:
    """The entries of these chains. Plain rows: they are as good as entries here, and read four times as fast."""
    columns: Any = JournalEntry.__table__.columns  # type: ignore[attr-defined]
    found: dict[str, list[JournalEntry]] = {name: [] for name in names}
    rows: Any = session.execute(
        select(*columns)
        .where(col(JournalEntry.chain).in_(names))
        .order_by(col(JournalEntry.chain), col(JournalEntry.seq))
    )
    for row in rows:
        found[row.chain].append(row)
    return found


def _cases_of(session: Session, read: dict[str, list[JournalEntry]]) -> dict[int, Case]:
    ids = {rows[0].case_id for rows in read.values()}
    return {case.id: case for case in session.exec(select(Case).where(col(Case.id).in_(ids))) if case.id is not None}


def _check_chain(
    session: Session, report: Report, noted: anchors.Anchored, chain: str, rows: list[JournalEntry],
    cases: dict[int, Case], stored: projection.Stored, today: date, numbers: _Numbers, units: dict[str, int],
) -> None:  # fmt: skip
    report.entries += len(rows)
    fault = journal.broken(rows) or noted.against(chain, [row.hash for row in rows])
    if fault:
        report.faults.append(fault)
        return
    if chain == journal.OFFICE:
        return
    case = cases.get(rows[0].case_id or 0)
    if case is None or chain != journal.chain_of(case.id or 0):
        report.faults.append(f"{chain} 的案件不存在")
        return
    try:
        entries = [_read_entry(row) for row in rows]
        known = lifecycle.replay(entries)
    except lifecycle.Unlawful as unlawful:
        report.faults.append(f"案件 {case.id}：第 {unlawful.entry.seq} 条在当时的状态下不能办理")
        return
    except _Unread as unread:
        report.faults.append(
            f"案件 {case.id}：第 {unread.seq} 条（{unread.step}）的内容读不出来，不是本程序所知的办理步骤和表单"
        )
        return
    if case.version != len(rows):
        report.faults.append(f"案件 {case.id}：版本为 {case.version}，日志有 {len(rows)} 条")
    looked_up: Reference = reference.current(session)
    report.faults += projection.unlike(case, known, stored, units, looked_up, today)
    numbers.note(known, entries, rows, units)


class _Unread(ValueError):
    """An entry whose step or answers this program does not know."""

    def __init__(self, row: JournalEntry) -> None:
        super().__init__(row.step)
        self.seq, self.step = row.seq, row.step


def _read_entry(row: JournalEntry) -> Entry:
    try:
        return journal.entry_of(row)
    except ValueError as error:
        raise _Unread(row) from error


def _check_cases(session: Session, report: Report, chains: set[str]) -> None:
    """A case without a journal is a case without a record; its parties and papers are as they were left, and open."""
    ids = [number for number in session.exec(select(Case.id).order_by(col(Case.id))) if number is not None]
    report.cases = len(ids)
    report.faults += [f"案件 {n} 没有日志" for n in ids if journal.chain_of(n) not in chains]
    for start in range(0, len(ids), CHAINS_AT_ONCE):
        portion = ids[start : start + CHAINS_AT_ONCE]
        report.faults += seals.faults_of_cases(session, portion)
        answers = list(openings.tried(session, portion))
        report.sealed += len(answers)
        report.faults += filter(None, answers)
        session.expunge_all()


# --- numbers --------------------------------------------------------------------------------------------------


def _check_numbers(session: Session, report: Report, numbers: _Numbers) -> None:
    """Each series of a unit and year runs 1 to n, each number once, and n is what the counter says."""
    by_name = {series.name: series for series in SERIES}
    labels = dict(session.exec(select(Unit.id, Unit.name)).all())
    counters = {(row.series, row.unit_id, row.year): row.last for row in session.exec(select(NumberSeries))}
    for key in sorted(counters.keys() | numbers.given.keys()):
        name, unit_id, year = key
        series, given = by_name[name], numbers.given.get(key, Counter())
        what = f"{labels.get(unit_id)} {year} 年{series.label}"
        pattern = _pattern(reference.setting(session, f"number.{name}", series.pattern))
        counted = Counter(_seq(number, pattern) for number in given.elements())
        last = counters.get(key, 0)
        report.numbers += len(given)
        report.faults += [f"{what} 第 {n} 号重复" for n, times in sorted(counted.items()) if times > 1]
        report.faults += [f"{what} 缺第 {n} 号" for n in range(1, last + 1) if n not in counted]
        report.faults += [f"{what} 第 {n} 号超出计数 {last}" for n in sorted(counted) if n > last]


def _pattern(pattern: str) -> re.Pattern[str]:
    """The written form as something to read the number back with."""
    escaped = re.escape(pattern)
    return re.compile(
        escaped.replace(re.escape("{seq}"), r"(?P<seq>\d+)")
        .replace(re.escape("{year}"), r"\d{4}")
        .replace(re.escape("{short}"), ".*")
    )


def _seq(number: str, pattern: re.Pattern[str]) -> int:
    """The number within its series. One written to an earlier pattern ends with it, as every pattern so far does."""
    match = pattern.fullmatch(number)
    return int(match["seq"]) if match else int(re.findall(r"\d+", number)[-1])


# --- printed files --------------------------------------------------------------------------------------------


def _check_documents(session: Session, report: Report) -> None:
    """Every printed document is in its place, opens, and is what was printed."""
    known: dict[str, str | None] = {}
    for row in session.exec(select(Document).where(Document.print_digest != "").order_by(col(Document.id))):
        report.documents += 1
        if row.print_digest not in known:
            known[row.print_digest] = kept.fault(row)
        if fault := known[row.print_digest]:
            report.faults.append(f"案件 {row.case_id} 的《{row.title}》{fault}")
