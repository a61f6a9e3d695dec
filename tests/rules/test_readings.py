"""Lengths that the law leaves open: the bureau's setting says how long, and the table's own length stands without one."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

import csv
from datetime import date
from pathlib import Path

import pytest

from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, ROLLS, SETTINGS, STAYS, as_read, clocks, due, length_of
from mediation.rules.lifecycle import STEPS, wrong_answers
from mediation.rules.step import Reference
from tests.rules.cases.hearing import SCHEDULED, situation
from tests.rules.journal import CALENDAR, Line, case_of

CSV = Path(__file__).parents[2] / "mediation" / "data" / "settings.csv"


def ends(limit: str, kind: Kind, day: str, *lines: Line, **settings: str) -> str:
    said = {key.replace("__", "."): value for key, value in settings.items()}
    case, here = case_of(kind, *lines)
    found = clocks(case, here, CALENDAR, date.fromisoformat(day), as_read(said))
    return str(next(clock.due_on for clock in found if clock.limit == limit))


@pytest.mark.parametrize(
    ("day", "working", "calendar"),
    [
        ("2026-09-23", "2026-09-29", "2026-09-28"),
        ("2026-09-28", "2026-10-08", "2026-10-08"),
        ("2026-10-09", "2026-10-13", "2026-10-12"),
    ],
)
def test_A_21_the_three_days_are_counted_in_the_unit_that_the_bureau_reads(day: str, working: str, calendar: str) -> None:
    posted: Line = ("post_service", day, {"served": "hearing_notice", "parties": [1], "ground": "refused"})
    assert ends("A-21", Kind.ARBITRATION, day, posted) == working
    assert ends("A-21", Kind.ARBITRATION, day, posted, open__left_service_days="工作日") == working
    assert ends("A-21", Kind.ARBITRATION, day, posted, open__left_service_days="自然日") == calendar


@pytest.mark.parametrize("unit", ["工作日", "自然日"])
def test_A_21_the_clock_and_the_step_count_alike(unit: str) -> None:
    """What the clock shows is the first day on which 期满视为送达 is taken."""
    given = {"served": "hearing_notice", "parties": [1], "ground": "refused", "proof": "照片"}
    posted: Line = ("post_service", "2026-09-23", given)
    settings = {"open.left_service_days": unit}
    where = situation(*SCHEDULED, posted, reference=Reference(CALENDAR, settings=settings))
    found = clocks(where.case, where.here, CALENDAR, where.today, as_read(settings))
    last = next(clock.due_on for clock in found if clock.limit == "A-21")
    step = STEPS["deemed_served"]

    def wrong(on: date) -> dict[str, str]:
        form = step.asks.model_validate({"on": on, "served": "hearing_notice", "parties": [1]})
        return dict(wrong_answers(step, where, form))

    assert wrong(last) == {}
    assert wrong(date.fromordinal(last.toordinal() - 1))["on"].startswith("2026-09-23 留置、张贴")


@pytest.mark.parametrize(
    ("day", "calendar", "working"),
    [
        ("2026-09-01", "2026-09-07", "2026-09-08"),
        ("2026-09-21", "2026-09-28", "2026-09-29"),
        ("2026-09-28", "2026-10-08", "2026-10-10"),
    ],
)
def test_N_01_the_five_days_of_an_answer_are_the_bureaus_to_read(day: str, calendar: str, working: str) -> None:
    asked: Line = ("propose_negotiation", day, {})
    assert ends("N-01", Kind.MEDIATION, day, asked) == calendar
    assert ends("N-01", Kind.MEDIATION, day, asked, open__negotiation_days="工作日") == working


@pytest.mark.parametrize(
    ("day", "five", "three"),
    [
        ("2026-09-18", "2026-09-24", "2026-09-22"),
        ("2026-09-28", "2026-10-10", "2026-10-08"),
        ("2026-03-02", "2026-03-09", "2026-03-05"),
    ],
)
def test_V_01_the_office_sets_itself_a_number_where_the_law_says_soon(day: str, five: str, three: str) -> None:
    asked: Line = ("apply_review", day, {})
    assert ends("V-01", Kind.REVIEW, day, asked) == five
    assert ends("V-01", Kind.REVIEW, day, asked, review__docket_days="3 个工作日") == three


@pytest.mark.parametrize(
    ("day", "fifteen", "thirty"),
    [
        ("2026-03-02", "2026-03-17", "2026-04-01"),
        ("2026-09-18", "2026-10-08", "2026-10-19"),
        ("2026-06-05", "2026-06-22", "2026-07-06"),
    ],
)
def test_M_10B_the_court_has_fifteen_or_thirty_days(day: str, fifteen: str, thirty: str) -> None:
    taken: Line = ("court_accepts", day, {})
    assert ends("M-10B", Kind.CONFIRMATION, day, taken) == fifteen
    assert ends("M-10B", Kind.CONFIRMATION, day, taken, court__confirmation_days="30 自然日") == thirty


@pytest.mark.parametrize(("accepted", "stays", "rolls"), [
    ("2026-08-20", "2026-10-04", "2026-10-08"), ("2026-03-12", "2026-04-26", "2026-04-27"), ("2026-03-10", "2026-04-24", "2026-04-24"),
])
def test_A_23_a_rest_day_at_the_end_rolls_forward_unless_the_bureau_reads_it_so(accepted: str, stays: str, rolls: str) -> None:
    taken: Line = ("accept_arbitration", accepted, {})
    assert ends("A-23", Kind.ARBITRATION, accepted, taken) == rolls
    assert ends("A-23", Kind.ARBITRATION, accepted, taken, open__trial_rolls_over=ROLLS) == rolls
    assert ends("A-23", Kind.ARBITRATION, accepted, taken, open__trial_rolls_over=STAYS) == stays
    said = due("A-23", date.fromisoformat(accepted), CALENDAR, settings={"open.trial_rolls_over": STAYS}).why
    assert ("按本局的做法不顺延" in said) == (stays != rolls)


@pytest.mark.parametrize(
    ("text", "label"), [("5 个工作日", "5 个工作日"), ("30自然日", "30 日"), ("工作日", "7 个工作日"), (" 自然日 ", "7 日")]
)
def test_a_setting_says_a_number_and_a_unit_or_the_unit_alone(text: str, label: str) -> None:
    assert length_of(text, 7).label == label


@pytest.mark.parametrize("text", ["", "五个工作日", "5", "0 个工作日", "5 日", "1000 自然日", "5 个工作日左右"])
def test_what_is_neither_is_refused_and_moves_no_clock(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        length_of(text, 7)
    asked: Line = ("apply_review", "2026-09-18", {})
    assert ends("V-01", Kind.REVIEW, "2026-09-18", asked, review__docket_days=text) == "2026-09-24"


def test_each_setting_stands_in_the_operators_table_with_the_length_of_the_row() -> None:
    shown = {row["key"]: row for row in csv.DictReader(CSV.read_text(encoding="utf-8").splitlines())}
    assert set(SETTINGS) <= shown.keys()
    for limit in BY_ID.values():
        if limit.setting:
            row = shown[limit.setting]
            assert length_of(row["value"], limit.length.count) == limit.length
            assert "待本局确认" in row["source"]


def test_a_question_is_answered_with_the_same_reading() -> None:
    day = date(2026, 9, 23)
    assert str(due("A-21", day, CALENDAR).due_on) == "2026-09-29"
    assert str(due("A-21", day, CALENDAR, settings={"open.left_service_days": "自然日"}).due_on) == "2026-09-28"


def test_a_limit_of_one_province_is_in_force_there_alone() -> None:
    """《福建省工会劳动法律监督条例》binds nobody elsewhere; whoever has not said where they are is bound by no province's."""
    local = {limit.id for limit in BY_ID.values() if limit.region}
    assert local == {"F-04", "F-05"}
    for province, there in (("福建", local), ("福建省", local), ("浙江", set()), ("", set())):
        assert {limit.id for limit in as_read({"wages.province": province})} == BY_ID.keys() - local | there, province
    assert not [limit.id for limit in BY_ID.values() if limit.region and limit.is_followed], "cases would be reckoned anew with the setting"
