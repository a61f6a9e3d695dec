"""Last days that a lawyer counted on the printed calendars of 2024 to 2027: each line stands beside what it is about."""

import pytest

from mediation.rules.deadlines import answer

from .journal import CALENDAR, CONTRACTOR, FACTORY, WORKER, Line, arbitration, service

DAYS = [
    # 工作日 across a worked weekend day and the holidays (2025: 01-26, 02-08, 04-27, 09-28, 10-11; 2026: 01-04, 02-14, 02-28, 05-09)
    ("A-02 2025-09-26", "2025-10-10"),  # 28, 29, 30, 9, 10
    ("A-06 2025-09-30", "2025-10-21"),  # with Saturday the 11th
    ("A-06 2025-01-24", "2025-02-13"),  # Sunday 26, 27; February 5 to 8; 10 to 13
    ("A-06 2025-05-23", "2025-06-09"),  # 端午 05-31 to 06-02
    ("A-13 2024-09-11", "2024-09-26"),  # Saturday the 14th is worked, 中秋 15 to 17
    ("A-17 2025-04-24", "2025-04-28"),  # 25, Sunday 27, 28
    ("A-21 2026-05-08", "2026-05-12"),
    ("A-01 2025-12-31", "2026-01-08"),  # Sunday the 4th is worked
    ("M-13 2026-02-12", "2026-03-04"),  # 13, 14; 24 to 28; 2, 3, 4
    ("V-02 2026-02-26", "2026-03-04"),
    ("L-11 2026-09-22", "2026-10-20"),
    ("L-12 2026-04-28", "2026-05-11"),
    ("L-08 2026-01-05", "2026-04-03"),  # sixty: 19 of January, 16 of February, 22 of March, 3 of April
    # backward
    ("A-14 2025-10-09", "2025-09-25"),  # 30, 29, Sunday 28, 26, 25
    ("A-14 2025-02-10", "2025-01-27"),  # Saturday 8, 7, 6, 5, 27
    ("A-14 2026-02-24", "2026-02-10"),
    ("A-14 2026-03-02", "2026-02-24"),
    ("A-14 2026-01-05", "2025-12-26"),
    ("A-15 2026-05-06", "2026-04-28"),
    # 自然日 whose last one rolls, or does not because it is worked
    ("X-02 2025-09-02", "2025-10-09"),  # October 2, in the eight days of 2025
    ("X-01 2025-05-16", "2025-06-03"),
    ("M-08 2026-01-30", "2026-02-14"),
    ("M-09 2026-01-16", "2026-02-24"),
    ("F-02 2026-01-31", "2026-02-24"),
    ("L-09 2026-01-17", "2026-02-24"),
    ("L-16 2026-08-05", "2026-10-08"),
    ("A-27 2026-09-04", "2026-10-08"),
    ("M-04 2026-09-10 延期 2026-10-03", "2026-10-08"),  # what the parties agreed on ends no earlier than what the law sets
    # a leap February, and a suspension over a common one
    ("A-23 2024-01-16", "2024-03-01"),
    ("A-23 2026-01-20 中止 2026-02-02..2026-02-28 延期 15", "2026-04-16"),  # March 6, 26 and 15 more
    ("A-23 2025-08-18 延期 15", "2025-10-17"),  # from October 2, not from the day to which it rolls
    # months and years
    ("L-17 2025-08-31", "2026-02-28"),  # February has no 31st, and the Saturday is worked
    ("X-10 2024-11-30", "2025-02-28"),
    ("L-01 2024-05-31", "2025-06-03"),
    ("L-07 2024-10-01", "2026-10-08"),
    ("F-06 2024-02-29", "2029-02-28"),
    # 2027 by the law alone: 除夕 Friday 02-05, made up on 02-09 and 02-10; 05-03, 05-04; 10-04, 10-05
    ("A-17 2026-12-30", "2027-01-05"),
    ("A-14 2027-02-15", "2027-02-02"),
    ("X-02 2027-01-06", "2027-02-11"),
    ("A-02 2027-04-02", "2027-04-12"),
    ("A-15 2027-05-05", "2027-04-28"),
    ("M-02 2027-06-08", "2027-06-14"),
    ("X-03 2027-09-16", "2027-10-06"),
]


@pytest.mark.parametrize(("line", "last_day"), DAYS)
def test_a_last_day_counted_on_paper(line: str, last_day: str) -> None:
    assert answer(line, CALENDAR).partition(" ")[0] == last_day


THREE = (WORKER, FACTORY, CONTRACTOR)
TAKEN: tuple[Line, ...] = (("file_arbitration", "2026-03-02"), ("accept_arbitration", "2026-03-02"))
"""Forty-five days from here: 2026-04-16."""


def published(on: str, *parties: int) -> Line:
    return service("respond_notice", on, *parties, step="publish_service")


def deemed(on: str, *parties: int) -> Line:
    return service("respond_notice", on, *parties, step="deemed_served")


@pytest.mark.parametrize(
    ("lines", "raw", "last"),
    [
        ((("join_party", "2026-03-25"),), "2026-05-09", "2026-05-09"),  # a Saturday that is worked
        ((published("2026-03-10", 2), deemed("2026-04-09", 2)), "2026-05-16", "2026-05-18"),
        # what two exclusions share counts once: 03-20 to 05-06 are 47 days
        (
            (("suspend", "2026-03-20"), published("2026-04-01", 2), ("resume", "2026-04-20"), deemed("2026-05-06", 2)),
            "2026-06-02", "2026-06-02",
        ),
        # two publications, to two respondents: 03-10 to 04-20 are 41 days
        (
            (published("2026-03-10", 2), published("2026-03-20", 3), deemed("2026-04-09", 2), deemed("2026-04-20", 3)),
            "2026-05-27", "2026-05-27",
        ),
        # begun anew in the middle of one: 15 of its days lie after it
        ((published("2026-03-10", 2), ("join_party", "2026-03-25"), deemed("2026-04-09", 2)), "2026-05-24", "2026-05-25"),
        (
            (("extend_arbitration", "2026-04-10", {"days": 15}), ("suspend", "2026-04-20"), ("resume", "2026-04-30")),
            "2026-05-11", "2026-05-11",
        ),
        # extended on the day to which it rolled
        (
            (("suspend", "2026-03-20"), ("resume", "2026-06-01"), ("extend_arbitration", "2026-06-29", {"days": 15})),
            "2026-07-13", "2026-07-13",
        ),
    ],
)  # fmt: skip
def test_r33_46_restarts_and_exclusions_together(lines: tuple[Line, ...], raw: str, last: str) -> None:
    clock = arbitration(*TAKEN, *lines, parties=THREE)["A-23", None]
    assert (str(clock.raw_on), str(clock.due_on)) == (raw, last)


def test_lmaa_30_and_50_each_party_counts_from_its_own_receipt() -> None:
    copies = (service("respond_notice", "2026-04-24", 2), service("respond_notice", "2026-05-08", 3))
    awards = (service("award_nonfinal", "2026-09-17", 1), service("award_nonfinal", "2026-09-23", 2))
    found = arbitration(*TAKEN, *copies, ("award", "2026-09-15"), *awards, parties=THREE)
    assert [str(found["A-06", party].due_on) for party in (2, 3)] == ["2026-05-12", "2026-05-21"]
    assert [str(found["X-03", party].raw_on) for party in (1, 2)] == ["2026-10-02", "2026-10-08"]
    assert {str(found["X-03", party].due_on) for party in (1, 2)} == {"2026-10-08"}


def test_r33_69_the_time_of_a_mediation_before_acceptance_is_left_out_of_the_five_days() -> None:
    """One day had run on 03-03; four more from 03-18 on."""
    held: tuple[Line, ...] = (("hold_for_mediation", "2026-03-04"), ("end_hold", "2026-03-18"))
    assert str(arbitration(TAKEN[0], *held)["A-02", None].due_on) == "2026-03-23"
