"""The board (指标页): what templates/pages/board.html and rates_cases.html show, in their own keys.

Everything here is wording and addresses; the figures are made in services/figures. `board_context` and `cases_context`
return every key their template asks for but those of the frame (base.html).
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from sqlmodel import Session, col, select

from mediation import clock
from mediation.errors import NotFound
from mediation.models import Unit
from mediation.rules.indicators import COUNT, RATE, RATES, Judgement, Month, Rate, month_period
from mediation.services import figures
from mediation.services.base.accounts import Actor
from mediation.services.figures import (
    LATE,
    PARTS,
    SPANS,
    Counted,
    CountedCase,
    CountedCases,
    Place,
    RateReport,
    Report,
    UnitReport,
    closing_day,
    difference,
    no_target,
    pace_words,
)

BOARD, CASES = "/rates", "/rates/cases"
MENU_MONTHS = 24
UNIT_RATE, ARBITRATION_RATE, INSPECTION_RATE = figures.COMPARED
FIRST_DAYS = 5
"""On the first days of a month hardly anything has happened in it: the board opens on the month before."""
INSPECTED = ("L_0", "L_acc", "L_late_0", "L_due")
"""Where any of these counts, a unit handles complaints."""

COLUMN = {UNIT_RATE: "成功率", ARBITRATION_RATE: "结案率", INSPECTION_RATE: "监察结案率"}

Shown = dict[str, Any]


def month_asked(session: Session, text: str) -> Month:
    """The month that was asked for; "" means the running one, on its first days the one before. Raises NotFound for what
    is no month."""
    if not text:
        running = Month.of(clock.today(), closing_day(session))
        begun = (clock.today() - month_period(running, closing_day(session)).first).days >= FIRST_DAYS
        return running if begun else running.later(-1)
    try:
        return Month.parse(text)
    except ValueError as fault:
        raise NotFound(str(fault)) from None


def board_context(session: Session, actor: Actor, *, month: str = "", unit: str = "", rate: str = "") -> Shown:
    """The board of a unit's month. `month` "2026-10", `unit` a code in the actor's scope, `rate` whose course is drawn;
    each "" for the usual one. Ten statements. Raises NotFound for a unit out of scope, no month, or no such rate."""
    asked = month_asked(session, month)
    report = figures.report(session, asked, figures.place(session, unit, actor.unit_path))
    rows = headlines(report)
    drawn = report.rate(rate) if rate else rows[0]
    return {
        "month": _month(report, Month.of(clock.today(), closing_day(session))),
        "place": f"{report.place.name}（含下属 {report.below} 个单位）" if report.below else report.place.name,
        "units_menu": _units_menu(session, actor, report),
        "months_menu": _months_menu(report, Month.of(clock.today())),
        "figures": [_figure(report, row, here=row.rate.id == drawn.rate.id) for row in rows],
        "chart": _chart(report, drawn),
        "columns": _columns(report),
        "units": [_unit(report, row) for row in report.units],
        "total": _unit(report, report.total, "合计"),
        "formulas": [_formula(row) for row in RATES],
        "warnings": list(report.warnings),
    }


def cases_context(
    session: Session, actor: Actor, *, measure: str, part: str, month: str, span: str, unit: str = "",
    own: bool = False, page: int = 1,
) -> Shown:  # fmt: skip
    """The cases behind a figure. `measure`: a rate, or a count (ACC, A_1, LATE), whose `part` is all. Five statements.

    Raises NotFound as `indicators.cases_counted` does, and for a page below 1.
    """
    if page < 1:
        raise NotFound
    asked = month_asked(session, month)
    found = figures.cases_counted(session, measure, part, asked, span, unit, actor, own=own, page=page)
    return {
        "figure": _counted_figure(found),
        "filters": _filters(found),
        "rows": [_row(row) for row in found.rows],
        "page": _page(found),
    }


def headlines(report: Report) -> list[RateReport]:
    """The rates on top: where nothing arbitrates, only the mediators' own, or the inspectorate's where it inspects."""
    rows = [row for row in report.rates if row.rate.headline]
    if report.place.arbitrates:
        return rows
    inspects = any(report.counts[name].year for name in INSPECTED)
    return [row for row in rows if row.rate.id == (INSPECTION_RATE if inspects else UNIT_RATE)]


def board_href(month: Month, unit: str, rate: str = "") -> str:
    """The address of a board."""
    asked = {"month": str(month), "unit": unit, **({"rate": rate} if rate else {})}
    return f"{BOARD}?{urlencode(asked)}" + ("#chart" if rate else "")


def cases_href(measure: str, part: str, month: Month, span: str, where: Place, *, page: int = 1) -> str:
    """The address of the cases behind a figure."""
    asked = {"measure": measure, "part": part, "month": str(month), "span": span, "unit": where.code}
    asked |= {"own": "true"} if where.own else {}
    return f"{CASES}?{urlencode(asked | ({'page': str(page)} if page > 1 else {}))}"


# --- the head -------------------------------------------------------------------------------------------------


def _month(report: Report, now: Month) -> Shown:
    month, unit = report.month, report.place.code
    return {
        "value": str(month), "label": month.label, "running": report.running,
        "prev_href": board_href(month.later(-1), unit),
        "next_href": board_href(month.later(1), unit) if month < now else "",
        "year_ago_href": board_href(month.later(-12), unit),
    }  # fmt: skip


def _units_menu(session: Session, actor: Actor, report: Report) -> list[Shown]:
    rows = session.exec(
        select(Unit.code, Unit.name, Unit.path).where(col(Unit.path).startswith(actor.unit_path)).order_by(Unit.code)
    )
    top = actor.unit_path.count("/")
    return [
        {"value": code, "label": "　" * (path.count("/") - top) + name, "here": code == report.place.code}
        for code, name, path in _as_tree(rows.all())
    ]


def _as_tree(rows: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Each unit under the one it belongs to."""
    by_path = {path: number for number, (_, _, path) in enumerate(rows)}

    def order(row: tuple[str, str, str]) -> list[int]:
        steps = row[2].strip("/").split("/")
        return [by_path.get("/" + "/".join(steps[: n + 1]) + "/", -1) for n in range(len(steps))]

    return sorted(rows, key=order)


def _months_menu(report: Report, now: Month) -> list[Shown]:
    months = [now.later(-back) for back in range(MENU_MONTHS + 1)]
    if report.month not in months:
        months = sorted({*months, report.month}, reverse=True)
    return [{"value": str(month), "label": month.label, "here": month == report.month} for month in months]


# --- the figures ----------------------------------------------------------------------------------------------


def _figure(report: Report, row: RateReport, *, here: bool) -> Shown:
    rate, year, month, where = row.rate, row.year, report.month, report.place
    return {
        "id": rate.id, "label": rate.label, "span": "累计", "value": year.value, "n": year.n, "d": year.d,
        "n_href": cases_href(rate.id, "n", month, "year", where), "d_href": cases_href(rate.id, "d", month, "year", where),
        "small": year.small, "formula": rate.says, "href": board_href(month, where.code, rate.id), "here": here,
        "month": {
            "value": row.month.value, "n": row.month.n, "d": row.month.d,
            "n_href": cases_href(rate.id, "n", month, "month", where),
            "d_href": cases_href(rate.id, "d", month, "month", where),
        },
        "targets": [_target(judgement) for judgement in row.judgements],
        "no_target": no_target(row),
        "pace": None if row.pace is None else {"words": pace_words(row.pace), "ahead": row.pace.ahead},
        "need": None if row.need is None or rate.stock is None else {
            "count": row.need.count, "weekly": row.need.weekly, "in_time": row.in_time,
            "href": cases_href(rate.stock.open, "all", month, "month", where),
        },
        "year_ago": row.change,
    }  # fmt: skip


def _target(judgement: Judgement) -> Shown:
    target = judgement.target
    return {
        "plan": f"{target.region}{target.plan.removesuffix('规划')} {target.year}", "sign": "≥", "value": target.value,
        "met": judgement.met, "gap": judgement.gap, "source": target.source, "note": judgement.note,
    }  # fmt: skip


def _chart(report: Report, row: RateReport) -> Shown:
    own = row.judgements[0].target if row.judgements else None
    now = row.series[-1]
    points = [point for point in row.series if point.month.year == report.month.year]
    against = f"，目标 {own.value.normalize():f}%" if own else ""
    return {
        "id": f"chart-{row.rate.id}", "title": f"{row.rate.label} 逐月与累计", "formula_id": row.rate.id,
        "year": report.month.year, "bars": row.rate.stock is None,
        "desc": f"{report.place.name} {report.month.year} 年 1 至 {report.month.number} 月：当月 {now.figure.text}，"
                f"累计 {now.year.text}{against}。",
        "months": [
            {
                "label": f"{point.month.number}月", "value": point.figure.value, "n": point.figure.n, "d": point.figure.d,
                "href": cases_href(row.rate.id, "d", point.month, "month", report.place),
                "cum": point.year.value, "cum_n": point.year.n, "cum_d": point.year.d,
                "trail": point.trail, "now": point.month == report.month,
            }
            for point in points
        ],
        "target": {"value": own.value, "label": f"目标 {own.value.normalize():f}%"} if own else None,
    }  # fmt: skip


# --- the units ------------------------------------------------------------------------------------------------


def _rates_compared(report: Report) -> list[str]:
    """The rates of the kinds of work that anything below does; mediation always."""
    return [rate for rate in figures.COMPARED if rate == UNIT_RATE or report.total.rates[rate].year.d]


def _columns(report: Report) -> list[Shown]:
    heads = [("当月受理", ""), ("当月结案", ""), ("累计结案", "")]
    for rate in _rates_compared(report):
        heads += [(f"{COLUMN[rate]} · 累计", rate)] + ([("同比", "")] if rate == UNIT_RATE else [])
    return [{"label": label, "formula": formula} for label, formula in [*heads, ("现在逾期", "")]]


def _unit(report: Report, row: UnitReport, name: str = "") -> Shown:
    rate = row.rates[UNIT_RATE]
    few = rate.year.small or rate.year_ago.small
    change = None if few else difference(rate.year, rate.year_ago)
    cells = [
        _count_cell(report, row, "ACC", "month"), _count_cell(report, row, "CLO", "month"),
        _count_cell(report, row, "CLO", "year"),
    ]  # fmt: skip
    for compared in _rates_compared(report):
        cells.append(_rate_cell(report, row, compared))
        if compared == UNIT_RATE:
            cells.append(_cell("—" if change is None else f"{change:+.2f}".replace("-", "−")))
    late = cases_href(LATE, "all", report.month, "month", row.place) if row.late else ""
    cells.append(_cell(str(row.late), late, kind="late" if row.late else ""))
    name = name or (f"{row.place.name}（本级）" if row.place.own else row.place.name)
    return {"name": name, "href": board_href(report.month, row.place.code), "cells": cells}


def _cell(text: str, href: str = "", *, kind: str = "", small: bool = False, note: str = "") -> Shown:
    return {"text": text, "href": href, "kind": kind, "small": small, "note": note}


def _count_cell(report: Report, row: UnitReport, name: str, span: str) -> Shown:
    counted: Counted = row.counts[name]
    number = counted.month if span == "month" else counted.year
    return _cell(str(number), cases_href(name, "all", report.month, span, row.place) if number else "")


def _rate_cell(report: Report, row: UnitReport, rate_id: str) -> Shown:
    """The cumulated rate. Its colour says what is certain: a running year that climbs with its stock has none."""
    figure, whole = row.rates[rate_id].year, report.rate(rate_id)
    if figure.value is None:
        return _cell("—")
    aim = whole.judgements[0].target.value if whole.judgements and whole.pace is None else None
    kind = "" if aim is None else "fine" if figure.value >= aim else "late"
    href = cases_href(rate_id, "d", report.month, "year", row.place)
    return _cell(figure.text, href, kind=kind, small=figure.small, note=figure.fraction)


# --- the formulas ---------------------------------------------------------------------------------------------


def _formula(rate: Rate) -> Shown:
    note = f"。{rate.note}" if rate.note else ""
    return {
        "id": rate.id, "label": rate.label, "says": f"{rate.says}{note}", "over": _words(rate.numerator),
        "of": _words(rate.denominator), "source": rate.source,
    }  # fmt: skip


def _words(blocks: tuple[str, ...]) -> str:
    return " + ".join(COUNT[name].label for name in blocks)


# --- the cases ------------------------------------------------------------------------------------------------


def _counted_figure(found: CountedCases) -> Shown:
    code = found.place.code
    figure = found.figure
    return {
        "id": found.id, "label": found.label, "part": PARTS[found.part], "says": found.says, "unit": found.place.name,
        "span": _span(found),
        "value": figure.value if figure else None, "n": figure.n if figure else found.total,
        "d": figure.d if figure else found.total,
        "n_href": cases_href(found.id, "n" if figure else "all", found.month, found.span, found.place),
        "d_href": cases_href(found.id, "d" if figure else "all", found.month, found.span, found.place),
        "back_href": board_href(found.month, code, found.id if found.id in RATE else ""),
    }  # fmt: skip


def _span(found: CountedCases) -> str:
    if found.id == LATE:
        return f"截至 {clock.today()}"
    if found.span == "month" or found.month.number == 1:
        return found.month.label
    return f"{found.month.year} 年 1—{found.month.number} 月"


def _filters(found: CountedCases) -> list[Shown]:
    """The parts of a rate, or the spans of a count."""
    month = found.month
    if found.figure is not None:
        return [
            {"label": PARTS[part], "href": cases_href(found.id, part, month, found.span, found.place), "here": part == found.part}
            for part in ("n", "d", "rest")
        ]  # fmt: skip
    if found.id == LATE:
        return []
    return [
        {"label": label, "href": cases_href(found.id, "all", month, span, found.place), "here": span == found.span}
        for span, label in SPANS.items()
    ]


def _row(row: CountedCase) -> Shown:
    return {
        "number": row.docket, "who": row.who, "whom": row.whom, "href": f"/cases/{row.case_id}?p={row.number}", "cause": row.cause,
        "unit": row.unit, "accepted_on": row.accepted_on, "closed_on": row.concluded_on, "outcome": row.outcome,
        "counts": "计入", "why": row.why,
    }  # fmt: skip


def _page(found: CountedCases) -> Shown:
    def href(page: int) -> str:
        return cases_href(found.id, found.part, found.month, found.span, found.place, page=page)

    return {
        "from": found.first, "to": found.last, "total": found.total,
        "prev_href": href(found.page - 1) if found.page > 1 else "",
        "next_href": href(found.page + 1) if found.last < found.total and found.rows else "",
    }  # fmt: skip
