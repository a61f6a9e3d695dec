"""The chart of a rate's year (逐月与累计): where its lines, bars and labels stand, once for the page and paper and once for a phone.

With a target, a bar is measured from the target line: its length is the distance to the target, so the axis need not start at
zero to be honest. Without one, bars stand on zero. A rate whose denominator carries last year's stock has no bars: in any single
month it is far below its annual target, and a bar from that line would cry wolf.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from mediation.rules.indicators import Figure
from mediation.services.figures import Point, RateReport, Report

GAP = 14
"""Two labels one above the other are so far apart, in the units of the drawing."""
ABREAST = 76
"""Labels that begin closer than this, from left to right, may run into each other."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a drawing. `wide`: every value is written beside its point; else only the latest."""

    name: Literal["wide", "narrow"]
    width: int
    left: int
    right: int
    top: int
    base: int
    bar: int

    @property
    def wide(self) -> bool:
        """Tell whether this is the wide drawing, of the page and the paper; the narrow one is for a phone."""
        return self.name == "wide"

    def x(self, month: int) -> float:
        """The middle of a month, from 1."""
        return self.left + (self.right - self.left) / 12 * (month - 0.5)


WIDE = Frame("wide", width=1080, left=44, right=992, top=24, base=284, bar=40)
NARROW = Frame("narrow", width=344, left=36, right=340, top=24, base=204, bar=14)


@dataclass(frozen=True, slots=True)
class Scale:
    """The per cent that the axis shows, from `low` to `high`, and how high each of them stands in a frame."""

    low: int
    high: int
    frame: Frame

    def y(self, value: Decimal | float) -> float:
        """The height of a value; what is above or below the axis is drawn at its end."""
        per = (self.frame.base - self.frame.top) / (self.high - self.low)
        return self.frame.base - (max(min(float(value), self.high), self.low) - self.low) * per

    @property
    def marks(self) -> list[int]:
        """The per cent that have a line across."""
        span = self.high - self.low
        every = 5 if span <= 30 else 10 if span <= 60 else 25
        return [mark for mark in range(self.low, self.high + 1) if mark % every == 0]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year that is drawn. `year_ago`: the year before, up to the same month, none beside one
    that still runs; `now`: the month asked for."""

    number: int
    point: Point
    year_ago: Figure
    now: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the drawing. `kind` says of what."""

    x: float
    y: float
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A month's own figure. `under`: it hangs below the target line."""

    x: float
    y: float
    height: float
    under: bool
    month: Month


@dataclass(frozen=True, slots=True)
class Dot:
    """The cumulated figure at a month's end."""

    x: float
    y: float
    r: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture. Lines are the points of a polyline, '' where there is none; `target` is the height of its line."""

    frame: Frame
    grid: tuple[Label, ...]
    months: tuple[Label, ...]
    bars: tuple[Bar, ...]
    target: float | None
    trail: str
    year_ago: str
    year: str
    dots: tuple[Dot, ...]
    values: tuple[Label, ...]
    ends: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A rate's year, month by month. `says`: one sentence for those who do not see the picture."""

    rate_id: str
    title: str
    says: str
    year: int
    unit: str
    bars: bool
    target: str
    months: tuple[Month, ...]
    drawings: tuple[Drawing, ...]

    @property
    def has_trail(self) -> bool:
        """Tell whether the way to the target is drawn."""
        return any(drawing.trail for drawing in self.drawings)

    @property
    def has_year_ago(self) -> bool:
        """Tell whether the year before is drawn."""
        return any(drawing.year_ago for drawing in self.drawings)


def chart(report: Report, row: RateReport) -> Chart:
    """The chart of one rate in a unit's month."""
    aim = row.judgements[0].target.value if row.judgements else None
    asked, points = report.month, {point.month: point for point in row.series}
    months = tuple(
        Month(
            point.month.number,
            point,
            Figure(0, 0) if point.month == asked and report.as_of < report.period.last else points[point.month.later(-12)].year,
            point.month == asked,
        )
        for point in row.series
        if point.month.year == asked.year
    )
    course = [month.year_ago for month in months]
    target = "" if aim is None else f"目标 {aim.normalize():f}%"
    before = f"，上年同期累计 {months[-1].year_ago.text}" if months[-1].year_ago.value is not None else ""
    now = months[-1].point
    return Chart(
        rate_id=row.rate.id, title=f"{row.rate.label} 逐月与累计", year=asked.year, unit=report.place.code,
        says=f"{report.place.name} {asked.year} 年 1 至 {asked.number} 月：当月 {now.figure.text}，累计 {now.year.text}"
             f"{before}{f'，{target}' if target else ''}。",
        bars=row.rate.stock is None, target=target, months=months,
        drawings=tuple(draw(frame, months, course, aim, bars=row.rate.stock is None) for frame in (WIDE, NARROW)),
    )  # fmt: skip


def draw(frame: Frame, months: Sequence[Month], course: Sequence[Figure], aim: Decimal | None, *, bars: bool) -> Drawing:
    """The picture of these months in a frame. `course`: the year before, cumulated, month by month; `aim` in per cent, None where
    no plan sets a target."""
    seen = [month.point.figure.value for month in months if bars]
    for month in months:
        seen += [month.point.year.value, month.point.trail]
    scale = _scale(frame, [value for value in [*seen, *(f.value for f in course)] if value is not None], aim)
    zero = scale.y(aim or 0)
    year = [(m.number, m.point.year.value) for m in months]
    return Drawing(
        frame=frame,
        grid=tuple(Label(frame.left - 8, scale.y(mark) + 4, f"{mark}%") for mark in scale.marks),
        months=tuple(
            Label(frame.x(n), frame.base + 24, f"{n}{'月' if frame.wide else ''}", "cur" if n == len(months) else "")
            for n in range(1, len(months) + 1)
        ),
        bars=tuple(_bars(frame, scale, months, zero)) if bars else (),
        target=None if aim is None else zero,
        trail=_line(frame, scale, [(m.number, m.point.trail) for m in months]),
        year_ago=_line(frame, scale, _numbered(course)),
        year=_line(frame, scale, year),
        dots=tuple(
            Dot(frame.x(m.number), scale.y(m.point.year.value), 4 if m.now else 3 if frame.wide else 2)
            for m in months
            if m.point.year.value is not None
        ),
        values=tuple(_values(frame, scale, months, zero, bars=bars)),
        ends=_apart(_ends(frame, scale, year, course, aim)),
    )


def _scale(frame: Frame, seen: Sequence[Decimal], aim: Decimal | None) -> Scale:
    """From a little below what is drawn to a little above it, in steps of five; all of it where there is no target."""
    if aim is None:
        return Scale(0, 100, frame)
    low = max(int((float(min([*seen, aim])) - 4) // 5 * 5), 0)
    high = min(int((float(max([*seen, aim])) + 8) // 5 * 5), 100)
    return Scale(low, max(high, low + 10), frame)


def _numbered(course: Iterable[Figure]) -> list[tuple[int, Decimal | None]]:
    return [(number, figure.value) for number, figure in enumerate(course, start=1)]


def _line(frame: Frame, scale: Scale, values: Iterable[tuple[int, Decimal | None]]) -> str:
    drawn = (f"{frame.x(month):.1f},{scale.y(value):.1f}" for month, value in values if value is not None)
    return " ".join(drawn)


def _bars(frame: Frame, scale: Scale, months: Iterable[Month], zero: float) -> Iterable[Bar]:
    for month in months:
        if (value := month.point.figure.value) is not None:
            y = scale.y(value)
            yield Bar(frame.x(month.number) - frame.bar / 2, min(y, zero), max(abs(y - zero), 1), y > zero, month)


def _values(frame: Frame, scale: Scale, months: Iterable[Month], zero: float, *, bars: bool) -> Iterable[Label]:
    """The value of each bar outside its end, or of each point of the year below it; clear of the line of the year."""
    for month in months:
        value, year = month.point.figure.value, month.point.year.value
        x, line = frame.x(month.number), None if year is None else scale.y(year)
        if bars and value is not None and (frame.wide or month.now):
            yield Label(x, _beside(scale.y(value), zero, line), f"{value:.1f}", "cur" if month.now else "")
        elif not bars and frame.wide and line is not None and not month.now:
            yield Label(x, line + 20, f"{year:.1f}")


def _beside(end: float, zero: float, line: float | None) -> float:
    """The height of the words at a bar's end: below one that hangs, above one that stands, and off the line that crosses there."""
    if end > zero:
        return line + 18 if line is not None and -4 < line - end < 20 else end + 17
    return line - 10 if line is not None and -22 < line - end < 4 else end - 8


def _ends(
    frame: Frame, scale: Scale, year: Sequence[tuple[int, Decimal | None]], course: Sequence[Figure], aim: Decimal | None
) -> Iterable[Label]:
    """Yield the name of each line, at its end. On a phone there is no room beside the lines: the words stand on them, and end
    at the edge.
    """
    beside = frame.right + 8 if frame.wide else frame.right
    if aim is not None:
        yield Label(beside, scale.y(aim) + (4 if frame.wide else 16), f"目标 {aim.normalize():f}%", "target-lab")
    before = [(month, value) for month, value in _numbered(course) if value is not None]
    reached = [(month, value) for month, value in year if value is not None]
    # Both stand right of the last bar, though last year's line ends a month earlier while a month runs.
    after = frame.x(max((month for month, _ in (*before[-1:], *reached[-1:])), default=1)) + frame.bar / 2 + 6
    if before:
        words = f"去年 {before[-1][1]}%" if frame.wide else "去年"
        yield Label(after if frame.wide else beside, scale.y(before[-1][1]) + (4 if frame.wide else -6), words, "ago-lab")
    if reached and frame.wide:
        yield Label(after, scale.y(reached[-1][1]) + 4, f"累计 {reached[-1][1]}%", "cum-lab")


def _apart(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels from above downwards; one that would run into another is moved below it."""
    placed: list[Label] = []
    for label in sorted(labels, key=lambda label: label.y):
        near = [other.y for other in placed if abs(other.x - label.x) < ABREAST]
        low = max(near, default=label.y - GAP) + GAP
        placed.append(replace(label, y=max(label.y, low)))
    return tuple(placed)
