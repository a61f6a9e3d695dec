"""The chart of a rate's year: every line where its value is, every label clear of the others."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import pytest

from mediation.rules.indicators import Figure, Month
from mediation.services.figures import Point
from mediation.services.views import chart
from mediation.services.views.chart import NARROW, WIDE, Drawing, Frame

NONE = Figure(0, 0)
EIGHTY = Decimal(80)


def drawn(
    frame: Frame, months: Sequence[tuple[int, int]], before: Sequence[int] = (), aim: Decimal | None = EIGHTY, *, bars: bool = True
) -> Drawing:  # fmt: skip
    """The picture of months with these figures, in per cent: the month's own and the year's. `before`: the year before, cumulated."""
    shown = [
        chart.Month(n, Point(Month(2026, n), Figure(own, 100), Figure(year, 100), None), NONE, n == len(months))
        for n, (own, year) in enumerate(months, start=1)
    ]
    return chart.draw(frame, shown, [Figure(each, 100) for each in before], aim, bars=bars)


@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_a_bar_is_measured_from_the_target_line(frame: Frame) -> None:
    under, over = drawn(frame, [(70, 70), (90, 80)]).bars
    assert (under.under, over.under) == (True, False)
    assert under.height == pytest.approx(over.height)
    assert under.y == pytest.approx(over.y + over.height)


def test_without_a_target_bars_stand_on_zero_and_the_axis_shows_everything() -> None:
    picture = drawn(WIDE, [(50, 50)], aim=None)
    assert [mark.text for mark in picture.grid] == ["0%", "25%", "50%", "75%", "100%"]
    assert picture.bars[0].y + picture.bars[0].height == WIDE.base
    assert picture.target is None
    assert [label.kind for label in picture.ends] == ["cum-lab"]


def test_a_rate_with_a_stock_has_no_bars_and_says_its_year_at_each_month() -> None:
    picture = drawn(WIDE, [(9, 60), (8, 75), (9, 82)], bars=False)
    assert picture.bars == ()
    assert [label.text for label in picture.values] == ["60.0", "75.0"]
    assert len(picture.dots) == 3


@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_last_year_is_a_line_of_its_own_with_its_name_at_the_end(frame: Frame) -> None:
    picture = drawn(frame, [(70, 70)], before=[60, 65, 70, 72, 74, 75, 76, 77, 78, 79, 80, 81])
    assert len(picture.year_ago.split()) == 12
    assert len(picture.year.split()) == 1
    (name,) = [label for label in picture.ends if label.kind == "ago-lab"]
    assert name.text.startswith("去年")
    assert name.text == ("去年 81.00%" if frame is WIDE else "去年")


def test_while_a_month_runs_the_name_of_last_year_stands_clear_of_the_last_bar() -> None:
    """Last year's line ends a month earlier then, where the bar and the target line are."""
    picture = drawn(WIDE, [(70, 70), (88, 79), (85, 81)], before=[80, 79])
    (ago,) = [label for label in picture.ends if label.kind == "ago-lab"]
    assert ago.x > picture.bars[-1].x + WIDE.bar
    heights = sorted(label.y for label in picture.ends if label.kind != "target-lab")
    assert heights[1] - heights[0] >= chart.GAP


def test_without_figures_of_last_year_nothing_is_said_of_it() -> None:
    shown = [chart.Month(1, Point(Month(2026, 1), Figure(7, 10), Figure(7, 10), None), NONE, now=True)]
    picture = chart.draw(WIDE, shown, [NONE] * 12, EIGHTY, bars=True)
    assert picture.year_ago == ""
    assert all(label.kind != "ago-lab" for label in picture.ends)


def test_the_words_at_the_ends_never_run_into_each_other() -> None:
    """In December the year, the year before and the target may all end at eighty."""
    ends = drawn(WIDE, [(80, 80)] * 12, before=[80] * 12).ends
    assert len(ends) == 3
    heights = [label.y for label in ends]
    assert all(below - above >= chart.GAP for above, below in pairwise(heights))


@pytest.mark.parametrize(("own", "year"), [(90, 90), (90, 92), (70, 70), (70, 68), (80, 80), (99, 85), (60, 85)])
def test_a_bars_value_stands_clear_of_the_line_of_the_year(own: int, year: int) -> None:
    (value,), (dot,) = drawn(WIDE, [(own, year)]).values, drawn(WIDE, [(own, year)]).dots
    letters = (value.y - 10, value.y)
    assert not letters[0] < dot.y < letters[1], (letters, dot.y)


def test_what_is_above_a_hundred_is_drawn_at_the_upper_end() -> None:
    """More were settled than fell due: the figure says so, and the picture stays in its frame."""
    assert drawn(WIDE, [(130, 130)]).dots[0].y == WIDE.top


def test_a_phone_is_told_the_latest_value_only() -> None:
    assert [label.text for label in drawn(NARROW, [(70, 70), (90, 80)]).values] == ["90.0"]
    assert [label.text for label in drawn(WIDE, [(70, 70), (90, 80)]).values] == ["70.0", "90.0"]
