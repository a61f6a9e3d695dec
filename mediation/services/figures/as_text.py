"""A report in writing: as plain data for `./run rates … --json` and the API, and as a table of text."""

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from mediation.rules.indicators import BLOCK, COUNT, DASH, RATE, Figure, Judgement, Pace, PlanFigure, Rate
from mediation.services.figures.shape import Point, RateReport, Report, UnitReport

MOTTO = "没有案件可算时写“—”，不写 0 也不写 100。件数少于 30 的不宜比较。各单位合计先加分子、分母，再相除。"


COMPARED = ("MSR-C", "ACR-1", "LIR-2")
"""The rates that units are compared by: one for each kind of work."""
UNIT_HEADS = (
    "单位", "当月受理", "当月结案", "累计结案", *(f"{RATE[rate].label.split('（')[0]} {rate}" for rate in COMPARED), "现逾期",
)  # fmt: skip


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain data. Keys are stable. Counts are integers; rates, targets and differences are text in per cent
    with two decimals ("83.41"), null where there is nothing to divide (0/0) or to compare; days are "2026-10-31".

    {month, unit: {code, name, level, units_below}, period: {first, last}, year: {first, last}, as_of, compared_to, running: bool,
     rates: [{id, also: [], label, family, headline: bool, formula, numerator, denominator, source, note,
              month: FIGURE, year: FIGURE (cumulated), last_month: FIGURE, month_year_ago: FIGURE, year_ago: FIGURE,
              change (the year less year_ago, both up to compared_to's month),
              status: 达到|未达到|无目标|无数据, or 进度领先|进度持平|进度落后 while pace is not null,
              targets: [{plan, region, year, value, nature, source, met: bool|null, status, gap, carried: bool, note}],
              history: [{plan, region, year, use: baseline|reference, value, source}],
              pace: null | {should, ahead (件, negative: behind)}, need: null | {count, weekly, in_time (件 of those open)},
              series: [{month, n, d, value, year_n, year_d, year_value, trail}] (24 months, oldest first)}],
     counts: [{id, label, month, year}],
     units: [{code, name, level, own: bool, counts: {ACC: {month, year}, CLO: {month, year}}, late,
              rates: {"MSR-C": {month: FIGURE, year: FIGURE, last_month: FIGURE, year_ago: FIGURE}}}],
     total: as a unit, late, warnings: [text]}
    FIGURE: {n, d, value, small: bool, warning: text|null}
    """
    return {
        "month": str(report.month),
        "unit": {
            "code": report.place.code,
            "name": report.place.name,
            "level": report.place.level,
            "units_below": report.below,
        },
        "period": {"first": report.period.first.isoformat(), "last": report.period.last.isoformat()},
        "year": {"first": report.year.first.isoformat(), "last": report.year.last.isoformat()},
        "as_of": report.as_of.isoformat(),
        "compared_to": report.compared_to.isoformat(),
        "running": report.running,
        "rates": [_rate(row) for row in report.rates],
        "counts": [
            {"id": name, "label": COUNT[name].label, "month": counted.month, "year": counted.year}
            for name, counted in report.counts.items()
        ],
        "units": [_unit(row) for row in report.units],
        "total": _unit(report.total),
        "late": report.late,
        "warnings": list(report.warnings),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _figure(figure: Figure) -> dict[str, Any]:
    return {"n": figure.n, "d": figure.d, "value": _text(figure.value), "small": figure.small, "warning": figure.warning}


def _words(blocks: Iterable[str]) -> str:
    return " + ".join(BLOCK[name].label for name in blocks)


def _rate(row: RateReport) -> dict[str, Any]:
    rate = row.rate
    return {
        "id": rate.id, "also": list(rate.also), "label": rate.label, "family": rate.family, "headline": rate.headline,
        "formula": rate.says, "numerator": _words(rate.numerator), "denominator": _words(rate.denominator),
        "source": rate.source, "note": rate.note,
        "month": _figure(row.month), "year": _figure(row.year), "last_month": _figure(row.last_month),
        "month_year_ago": _figure(row.month_year_ago), "year_ago": _figure(row.year_ago),
        "change": _text(row.change), "status": row.status,
        "targets": [_judgement(j) for j in row.judgements],
        "history": [_plan(f) for f in row.history],
        "pace": None if row.pace is None else {"should": _text(row.pace.should), "ahead": row.pace.ahead},
        "need": None if row.need is None
        else {"count": row.need.count, "weekly": row.need.weekly, "in_time": row.in_time},
        "series": [_point(point) for point in row.series],
    }  # fmt: skip


def _judgement(judgement: Judgement) -> dict[str, Any]:
    target = judgement.target
    return {
        "plan": target.plan, "region": target.region, "year": target.year, "value": _text(target.value),
        "nature": target.nature, "source": target.source, "met": judgement.met, "status": judgement.status,
        "gap": _text(judgement.gap), "carried": judgement.carried, "note": judgement.note,
    }  # fmt: skip


def _plan(figure: PlanFigure) -> dict[str, Any]:
    return {
        "plan": figure.plan,
        "region": figure.region,
        "year": figure.year,
        "use": figure.use,
        "value": _text(figure.value),
        "source": figure.source,
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "month": str(point.month), "n": point.figure.n, "d": point.figure.d, "value": _text(point.figure.value),
        "year_n": point.year.n, "year_d": point.year.d, "year_value": _text(point.year.value),
        "trail": _text(point.trail),
    }  # fmt: skip


def _unit(row: UnitReport) -> dict[str, Any]:
    return {
        "code": row.place.code, "name": row.place.name, "level": row.place.level, "own": row.place.own,
        "counts": {name: {"month": row.counts[name].month, "year": row.counts[name].year} for name in ("ACC", "CLO")},
        "late": row.late,
        "rates": {
            name: {"month": _figure(rate.month), "year": _figure(rate.year), "last_month": _figure(rate.last_month),
                   "year_ago": _figure(rate.year_ago)}
            for name, rate in row.rates.items()
        },
    }  # fmt: skip


# --- text -----------------------------------------------------------------------------------------------------


def as_lines(report: Report) -> list[str]:
    """The report as lines of text: what a terminal shows for `./run rates 2026-10`."""
    below = f"（含下属 {report.below} 个单位）" if report.below else ""
    state = "未月结，数字还会变" if report.running else f"统计至 {report.as_of}"
    lines = [f"{report.month.label} · {report.place.name}{below} · {state}"]
    lines += [
        f"当月 {report.period.first} 至 {report.period.last}；累计自 {report.year.first}；上年同期至 {report.compared_to}",
        "",
    ]
    lines += [f"注意：{warning}" for warning in report.warnings]
    heads = ("编号", "指标", "当月", "累计", "上年同期", "目标")
    lines += _table([heads, *(_rate_line(row) for row in report.rates)], right=(2, 3, 4))
    lines += _way_lines(report)
    if report.units:
        lines += ["", *_table([UNIT_HEADS, *(_unit_line(row) for row in report.units), _unit_line(report.total, "合计")],
                              right=range(1, len(UNIT_HEADS)))]  # fmt: skip
    return [*lines, "", "口径", *(_formula_line(row.rate) for row in report.rates), MOTTO]


def _shown(figure: Figure) -> str:
    return f"{figure.text} ({figure.fraction})"


def _rate_line(row: RateReport) -> tuple[str, ...]:
    return (row.rate.id, row.rate.label, _shown(row.month), _shown(row.year), _shown(row.year_ago), target_words(row))


def target_words(row: RateReport) -> str:
    """某市 ≥80% 达到（沿用 2025 年目标）；某省 ≥60% 达到. Where there is no target, that there is none. A running year that
    is read against its trajectory names the target and where it stands, and judges nothing."""
    if not row.rate.judged:
        return "不与规划目标比较"
    if not row.judgements:
        return no_target(row)
    said = [f"{j.target.region} ≥{j.target.value.normalize():f}%{'' if row.pace else f' {j.status}'}" for j in row.judgements]
    said += [pace_words(row.pace)] if row.pace else []
    notes = sorted({j.note for j in row.judgements if j.note})
    return "；".join(said) + (f"（{'，'.join(notes)}）" if notes else "")


def pace_words(pace: Pace) -> str:
    """按本年进度应为 86.36%，领先 5 件."""
    stands = "正好" if pace.ahead == 0 else f"领先 {pace.ahead} 件" if pace.ahead > 0 else f"落后 {-pace.ahead} 件"
    return f"按本年进度应为 {pace.should}%，{stands}"


def no_target(row: RateReport) -> str:
    """Return the sentence that the plan sets no target, with the figures there are to look at instead."""
    known = "；".join(
        f"{f.region} {f.year} 年{'目标' if f.use == 'reference' else '实绩'} {f.value.normalize():f}%" for f in row.history
    )
    return f"没有 2025 年目标（仅供参考：{known}）" if known else "没有规划目标"


def _way_lines(report: Report) -> list[str]:
    found = []
    for row in report.rates:
        if row.pace is not None:
            need = (
                ""
                if row.need is None
                else (
                    f"；全年达标还需结 {row.need.count} 件，每周 {row.need.weekly} 件（含预计新收的）；现有未结中 {row.in_time} 件在期限内"
                )
            )
            found.append(f"{row.rate.id}  {pace_words(row.pace)}，现为 {row.year.text}{need}")
    return found


def _unit_line(row: UnitReport, name: str = "") -> tuple[str, ...]:
    name = name or (f"{row.place.name}（本级）" if row.place.own else row.place.name)
    rates = (_shown(row.rates[rate].year) if row.rates[rate].year.d else DASH for rate in COMPARED)
    return (
        name, str(row.counts["ACC"].month), str(row.counts["CLO"].month), str(row.counts["CLO"].year), *rates, str(row.late),
    )  # fmt: skip


def _formula_line(rate: Rate) -> str:
    return f"{rate.id}  {rate.label} = {rate.says}"


def _width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _table(rows: Sequence[Sequence[str]], *, right: Sequence[int]) -> list[str]:
    widths = [max(_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    return ["  ".join(_cell(text, widths[n], n in right) for n, text in enumerate(row)).rstrip() for row in rows]


def _cell(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space
