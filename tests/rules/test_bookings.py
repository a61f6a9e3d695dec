"""Whose time a sitting takes: overlaps, free times, free spans, and when a sitting takes nobody's time any more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.bookings import (
    Booking,
    clash,
    clock_of,
    free_spans,
    free_times,
    minutes_of,
    one_hearing,
    overlap,
    takes_time,
    together,
    wrong_length,
)
from mediation.rules.codes import Kind
from mediation.rules.facts import Proceeding, Sitting
from tests.rules.cases.bookings import DAY, booking, joined

bookings = st.builds(
    booking,
    st.integers(0, 23 * 60).map(clock_of),
    st.integers(15, 240),
    st.sampled_from(["", "一", "二"]),
    st.sampled_from(["", "a", "b", "a b"]),
    st.sampled_from(["", "x", "y"]),
    st.sampled_from([DAY, date(2026, 9, 2)]),
)


@pytest.mark.parametrize(
    ("other", "meets"), [("07:30", False), ("07:31", True), ("09:00", True), ("10:29", True), ("10:30", False)]
)
def test_what_touches_does_not_overlap(other: str, meets: bool) -> None:
    assert overlap(booking("09:00"), booking(other)) is meets
    assert not overlap(booking("09:00"), booking(other, on=date(2026, 9, 2)))


def test_a_clash_names_what_both_want() -> None:
    found = clash(booking("09:00", people="a b", parties="x"), booking("10:00", room="二", people="b c", parties="x y"))
    assert found is not None
    assert (found.room, found.people, found.parties) == ("", frozenset("b"), frozenset("x"))
    assert clash(booking("09:00", room=""), booking("09:00", room="")) is None
    assert clash(booking("09:00"), booking("09:00")) is not None


def test_two_cases_that_are_heard_together_do_not_clash() -> None:
    named = joined(together=together("甲1号"), minutes=120)
    assert clash(joined(), named) is None
    assert clash(named, joined()) is None
    assert clash(joined(place=" 第一 仲裁庭"), named) is None


@pytest.mark.parametrize("changes", [
    {"together": together("甲3号")}, {"together": frozenset()}, {"starts": "09:30"}, {"people": frozenset({"judge"})},
    {"place": "第二仲裁庭"}, {"people": frozenset()},
])
def test_what_differs_in_anything_is_another_hearing(changes: dict[str, object]) -> None:
    assert clash(joined(), joined(**changes)) is not None
    assert not one_hearing(joined(), joined(**changes))
    assert not one_hearing(joined(people=frozenset()), joined(people=frozenset()))
    assert not one_hearing(joined(), joined(on=date(2026, 9, 2)))


def test_numbers_are_compared_without_blanks_and_in_any_brackets() -> None:
    assert together("晋劳人仲案字〔2026〕1号", "") == together("晋劳人仲案字 [2026] 1号") == together("晋劳人仲案字（2026）1号")
    assert together("", "") == frozenset()


@given(bookings, bookings)
def test_a_clash_is_the_same_from_both_sides(one: Booking, other: Booking) -> None:
    assert clash(one, other) == clash(other, one)


@given(bookings, st.lists(bookings, max_size=6))
def test_a_time_that_is_offered_is_free_and_no_free_one_is_left_out(wanted: Booking, taken: list[Booking]) -> None:
    offered = list(free_times(wanted, taken))
    hours = [clock_of(m) for m in range(0, 24 * 60, 30)]
    office = [
        at
        for at in hours
        if (minutes_of(at) >= 510 and minutes_of(at) + wanted.minutes <= 720)
        or (minutes_of(at) >= 870 and minutes_of(at) + wanted.minutes <= 1080)
    ]
    moved = {at: Booking(wanted.on, at, wanted.minutes, wanted.room, wanted.people, wanted.parties) for at in office}
    assert offered == [at for at in office if not any(clash(moved[at], other) for other in taken)]


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ([], ["08:30—12:00", "14:30—18:00"]),
        ([("08:00", 60)], ["09:00—12:00", "14:30—18:00"]),
        ([("09:00", 90), ("09:30", 30)], ["08:30—09:00", "10:30—12:00", "14:30—18:00"]),
        ([("08:50", 170), ("11:00", 300)], ["16:00—18:00"]),
        ([("08:30", 210), ("14:30", 210)], []),
    ],
)
def test_what_is_left_of_a_day(taken: list[tuple[str, int]], free: list[str]) -> None:
    assert [f"{first}—{last}" for first, last in free_spans([booking(*each) for each in taken])] == free


@pytest.mark.parametrize(("starts", "minutes", "wrong"), [
    ("09:00", None, False), ("09:00", 15, False), ("09:00", 14, True), ("09:00", 600, False), ("09:00", 601, True),
    ("22:00", 120, False), ("22:00", 121, True),
])
def test_a_length_has_its_bounds(starts: str, minutes: int | None, wrong: bool) -> None:
    assert bool(wrong_length(starts, minutes)) is wrong


def test_when_a_sitting_takes_time() -> None:
    first, second = Sitting(DAY, "09:00", "一", 4), Sitting(DAY, "14:30", "一", 5)
    for kind in (Kind.MEDIATION, Kind.ARBITRATION):
        here = Proceeding(1, kind, "any", "350582", DAY, (), (), sittings=[first, second])
        assert not takes_time(here, first), "the one set last replaces it"
        assert takes_time(here, second)
        here.concluded_on = DAY
        assert not takes_time(here, second)
    second.held = True
    assert not takes_time(Proceeding(1, Kind.MEDIATION, "any", "350582", DAY, (), (), sittings=[second]), second)


def test_an_end_is_told_as_a_time() -> None:
    assert booking("09:45", 90).ends == "11:15"
    assert booking("09:45").begins == 585


def test_two_cases_of_two_days_are_not_one_hearing() -> None:
    assert one_hearing(joined(), joined())
    assert not one_hearing(joined(), joined(on=date(2031, 1, 6)))
