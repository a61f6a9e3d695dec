"""The pages of the parameters (参数): every family, the rows of one, and the content of a change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlmodel import Session

from mediation.services.upkeep import changelog, holidays, parameters
from mediation.services.upkeep.changelog import Logged
from mediation.services.upkeep.holidays import MovedClock
from mediation.services.upkeep.parameter_tables import FAMILIES, Family

LATEST = 8
"""Changes that the overview tells of."""
YEARS = "years"
"""The family whose rows come of a notice, and are changed day by day."""


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """A family on the overview: how many rows it has, and how many of them are 待本局确认."""

    name: str
    label: str
    says: str
    rows: int
    open: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Every family, how many rows of them all are 待本局确认, and the latest changes."""

    families: tuple[FamilyLine, ...]
    open: int
    changes: tuple[Logged, ...]


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of a family. `stands`: whether the bureau has confirmed it, has yet to (`open`), has yet to enter it (`missing`), or
    need not (`plain`); `by` and `on`: who confirmed it, and when; `changes`: it has a form of its own; `closes`: it can be closed;
    `merges`: it can go into another."""

    key: str
    cells: tuple[str, ...]
    source: str
    stands: Literal["confirmed", "open", "missing", "plain"]
    by: str = ""
    on: date | None = None
    version: str = ""
    changes: bool = False
    closes: bool = False
    closed: bool = False
    merges: bool = False


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """The rows of a family under their headings. `adds`: a row can be entered; `by_notice`: by a holiday notice."""

    name: str
    label: str
    says: str
    headings: tuple[str, ...]
    rows: tuple[RowLine, ...]
    adds: bool
    by_notice: bool


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that was changed, before ('': it is new) and after, each on one line."""

    family: str
    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangePage:
    """One change. `moves`: it changed the calendar or a reading, and so may have moved clocks, of which `moved` are the first."""

    change: Logged
    rows: tuple[ChangedRow, ...]
    moved: tuple[MovedClock, ...]
    moves: bool


def overview(session: Session) -> Overview:
    """Every family with how many rows nobody has confirmed yet, and the latest changes."""
    open_rows = parameters.unconfirmed(session)
    families = (
        FamilyLine(f.name, f.label, f.says, len(parameters.rows(session, f)), open_rows[f.name]) for f in FAMILIES.values()
    )
    _, latest = changelog.page(session, 0, LATEST)
    return Overview(tuple(families), sum(open_rows.values()), tuple(latest))


def family(session: Session, of: Family) -> FamilyPage:
    """Every row of a family, each with its source and whether it is confirmed."""
    by_notice = of.name == YEARS
    return FamilyPage(
        name=of.name, label=of.label, says=of.says,
        headings=("年度", "放假天数", "周末上班") if by_notice else tuple(label for label, _ in of.columns),
        rows=tuple(_years(session, of) if by_notice else [_row(of, row) for row in parameters.rows(session, of)]),
        adds=of.adds is not None, by_notice=by_notice,
    )  # fmt: skip


def _row(of: Family, row: Any) -> RowLine:
    confirmed = getattr(row, "confirmed", None)
    return RowLine(
        key=parameters.key_of(of, row), cells=tuple(cell(row) for _, cell in of.columns), source=row.source,
        stands="plain" if confirmed is None else "confirmed" if confirmed else "open",
        by=getattr(row, "confirmed_by", ""), on=getattr(row, "confirmed_on", None), version=parameters.seen(of, row),
        changes=of.changes is not None, closes=of.closing is not None, closed=parameters.is_closed(of, row),
        merges=of.merges and not parameters.is_closed(of, row),
    )  # fmt: skip


def _years(session: Session, of: Family) -> list[RowLine]:
    """The years, with the one whose notice is still to come."""
    found = []
    for year in holidays.years(session):
        cells = (str(year.year), str(year.rest), str(year.work))
        if year.row is None:
            found.append(RowLine(cells[0], cells, "未录入，工作日期限均为暂定", "missing"))
        else:
            found.append(replace(_row(of, year.row), cells=cells))
    return found


def change(session: Session, seq: int) -> ChangePage:
    """One change: the old and the new values, and the clocks that it moved. Raises NotFound."""
    found = changelog.one(session, seq)
    rows = (
        ChangedRow(FAMILIES[c.family].label if c.family in FAMILIES else "节假日", c.key, _line(c.before), _line(c.after))
        for c in found.changes
    )
    moved = tuple(holidays.told(session, found.moved))
    return ChangePage(found, tuple(rows), moved, moves=bool(moved) or any(c.family in ("days", YEARS) for c in found.changes))


def _line(values: Mapping[str, Any] | None) -> str:
    """The values of a row on one line, without what is empty."""
    return "；".join(f"{name}={value}" for name, value in (values or {}).items() if value not in (None, "", False))
