"""Verification (核验): the journal's chains, the replay of every case, parties and papers, what is sealed, accounts and
reference data, printed files, numbers, anchors.

Reads only, however long it takes. What it finds wrong it says in sentences. What is looked at in a case is in case_checks.py,
which cases a night looks into in portions.py; all else is looked at every time, here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from mediation.models import Case
from mediation.services.operation import anchors, case_checks, number_checks, openings
from mediation.services.operation.anchors import End
from mediation.services.operation.case_checks import OpenRead
from mediation.services.operation.portions import NIGHTS, Portion
from mediation.services.record import access, counts, journal, open_texts, seals
from mediation.services.upkeep import parameters
from mediation.settings import settings

TOLD = 20
"""Sentences that are shown; the rest is counted."""


@dataclass(slots=True)
class Report:
    """The report of a verification: the numbers of things looked at, and every fault that was found. `cases` were looked into;
    `left` were not, this time.
    """

    chains: int = 0
    entries: int = 0
    cases: int = 0
    left: int = 0
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
        if self.faults:
            return f"发现 {len(self.faults)} 处问题；已核 {looked_at}"
        return f"已核部分一致，还有 {self.left} 件案件等待轮到：{looked_at}" if self.left else f"全部一致：{looked_at}"

    def lines(self) -> Iterator[str]:
        """The sentence, the first faults, and what else is to be known."""
        yield self.sentence
        yield from (f"  {fault}" for fault in self.faults[:TOLD])
        if len(self.faults) > TOLD:
            yield f"  …… 另有 {len(self.faults) - TOLD} 处"
        yield from (f"  注意：{note}" for note in self.notes)


def verify(session: Session, today: date, portion: Portion | None = None, open_read: OpenRead | None = None) -> Report:
    """Look at everything, or into the cases of a portion (None: all) and at what is no case's own.

    The session is a new one: its snapshot must not be older than the anchors. `open_read` opens one in other processes, where so
    many cases are worth them; None: this process looks at all.
    """
    report = Report()
    path = settings().home / "anchors.log"
    with anchors.held(path):
        noted = anchors.read(path)
        case_checks.at_one_moment(session)
        lacking = seals.fault_of_anchors(session, noted.hashes)
    report.faults += [*noted.faults, *([lacking] if lacking else [])]
    report.notes += [*_about(noted), *filter(None, [open_texts.sentence(session)])]
    ids = [number for number in session.exec(select(Case.id).order_by(col(Case.id))) if number is not None]
    chosen = ids if portion is None else portion.cases
    ends = anchors.ends(session)
    report.chains, report.anchors, report.cases, report.left = (len(ends), noted.lines, len(chosen), len(ids) - len(chosen))
    if portion is not None:
        report.notes.append(
            f"这次细核了上次以来有变动的 {portion.moved} 件和轮到的第 {portion.share} 份（共 {NIGHTS} 份，每晚一份），"
            f"其余 {report.left} 件在 {NIGHTS} 晚内都会轮到；运行 ./run verify --all 可以现在全部核完"
        )
    _check_office(session, report, noted)
    processes = case_checks.processes_for(len(chosen))
    if open_read is None or processes == 1:
        looked = case_checks.look_at(session, chosen, noted, today)
    else:
        looked = case_checks.look_apart(open_read, chosen, noted, today, processes)
    report.entries, report.documents, report.sealed = report.entries + looked.entries, looked.documents, looked.sealed
    report.faults += looked.faults
    report.faults += _faults_of_ends(ends, noted, ids, set(chosen))
    there = journal.count(session)
    if there < noted.entries:
        report.faults.append(f"日志曾有 {noted.entries} 条，现在只有 {there} 条")
    numbers = number_checks.given(session)
    report.numbers = sum(len(given) for given in numbers.values())
    report.faults += number_checks.faults(session, numbers)
    report.faults += parameters.differences(session)
    report.faults += filter(None, (seals.fault_of_table(session, name) for name in seals.TABLES))
    told = list(openings.of_leads(session))
    report.sealed, report.faults = report.sealed + len(told), report.faults + [fault for fault in told if fault]
    report.faults += counts.differences(session)
    return report


def _about(noted: anchors.Anchored) -> Iterator[str]:
    """Yield the remarks on the anchors that are no faults."""
    if not noted.lines:
        yield "还没有外部锚：在写下第一次之前，日志被整段改写是看不出来的"
    elif noted.unkeyed:
        yield f"外部锚的前 {noted.unkeyed} 次由旧版本写成，没有密钥，只能与数据库里的记录相互印证"


def _check_office(session: Session, report: Report, noted: anchors.Anchored) -> None:
    """The chain of what is no case's: the changes of reference data, accounts and notices."""
    rows = case_checks.read_chains(session, [journal.OFFICE])[journal.OFFICE]
    report.entries += len(rows)
    fault = journal.broken(rows) or noted.against(journal.OFFICE, [row.hash for row in rows])
    report.faults += [fault] if fault else access.differences(session, rows)


def _faults_of_ends(ends: Mapping[str, End], noted: anchors.Anchored, ids: list[int], looked_into: set[int]) -> Iterator[str]:
    """Yield the faults that the ends of all chains tell, also of cases not looked into: gone, cut short, rewritten to the end,
    nobody's.
    """
    of_cases = {journal.chain_of(number): number for number in ids}
    for chain, (seq, value) in sorted(noted.newest().items()):
        if chain not in ends:
            yield f"{chain} 整条日志被删去"
        elif chain in of_cases and of_cases[chain] not in looked_into:
            there, hash_ = ends[chain]
            if there < seq:
                yield f"{chain} 曾有 {seq} 条，现在只有 {there} 条，后面的被删去"
            elif there == seq and hash_ != value:
                yield f"{chain} 第 {seq} 条与外部锚记录的不同，日志被整段改写过"
    yield from (f"案件 {number} 没有日志" for chain, number in of_cases.items() if chain not in ends)
    yield from (f"{chain} 的案件不存在" for chain in sorted(ends.keys() - of_cases.keys() - {journal.OFFICE}))
