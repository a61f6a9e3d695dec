"""A report in writing, as a table of text; as plain data: as_data.py."""

import unicodedata
from collections.abc import Sequence

from mediation.rules import amounts
from mediation.rules.indicators import DASH, RATE, Figure, Pace, Rate
from mediation.services.figures.shape import RateReport, Report, UnitReport

MOTTO = "没有案件可算时写“—”，不写 0 也不写 100。件数少于 30 的不宜比较。各单位合计先加分子、分母，再相除。"


COMPARED = ("MSR-C", "ACR-1", "LIR-2")
"""The rates that units are compared by: one for each kind of work."""
UNIT_HEADS = (
    "单位", "当月受理", "当月结案", "累计结案", *(f"{RATE[rate].label.split('（')[0]} {rate}" for rate in COMPARED), "现逾期",
)  # fmt: skip


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
    lines += _inspected_lines(report)
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


def _inspected_lines(report: Report) -> list[str]:
    """The inspectorate's month in 件, 人 and 元; nothing where nothing is inspected."""
    if (known := report.inspected) is None:
        return []
    rows = [(row.measure.label, row.measure.unit, *(amounts.figures(n) for n in (row.month, row.year))) for row in known.rows]
    late = f"责令支付已过期未付：{known.overdue_people} 人 {amounts.figures(known.overdue)} 元；本月应结未结 {len(known.still_open)} 件"
    return ["", *_table([("监察月报", "单位", "当月", "累计"), *rows], right=(2, 3)), late]


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
