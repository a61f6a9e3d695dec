"""The rates: the published tables, the decision table event by event, periods, identities."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.codes import Kind, Outcome
from mediation.rules.indicators import (
    BEFORE,
    BLOCK,
    BLOCKS,
    CONCLUDED_IN,
    COUNT,
    NOT_COUNTED,
    RATE,
    RATES,
    Cell,
    Figure,
    Handled,
    Month,
    Period,
    Table,
    Tally,
    counts,
    differences,
    endings_of,
    kept,
    month_period,
    year_period,
)

MEDIATION, ARBITRATION, INSPECTION = str(Kind.MEDIATION), str(Kind.ARBITRATION), str(Kind.INSPECTION)
OCTOBER = Month(2026, 10)
IN_OCTOBER = month_period(OCTOBER)


# --- the published tables (F1 to F7) --------------------------------------------------------------------------


def test_f1_luzhou_leaves_out_other_ways_of_ending():
    """泸州 2018—2022: 调解 7422, 裁决 2759, 不予受理及其他 1346."""
    table = {"M_ok": 0, "M_fail": 0, "M_wd": 0, "A_med": 7422, "A_awd": 2759, "A_oth": 1346}
    assert RATE["MSR-B"].figure(table).text == "72.90%"
    assert RATE["MSR-A"].figure(table).text == "64.39%"


def test_f2_a_county_counts_mediation_outside_cases():
    """受理 137, 调解 53, 结案 132, 案外调解 111."""
    table = {"A_0": 0, "A_acc": 137, "A_med": 53, "A_clo": 132, "M_acc_x": 111, "M_ok_x": 111}
    assert RATE["MSR-D"].figure(table).text == "66.13%"
    assert RATE["ACR-4"].figure(table).text == "97.98%"
    assert RATE["ACR-1"].figure(table) == Figure(132, 137)
    assert RATE["ACR-1"].figure(table).text == "96.35%"


def test_f3_the_country_in_2005_balances():
    counted = {"A_0": 17829, "A_acc": 313773, "A_clo": 306027, "A_med": 104308, "A_awd": 131745}
    table = Table("2005 年", 17829, 313773, 306027, 25575, by_way={"调解": 104308, "裁决": 131745, "其他": 69974})
    assert RATE["ACR-1"].figure(counted).text == "92.29%"
    assert RATE["MSR-E"].figure(counted).text == "34.08%"
    assert Figure(104308, 104308 + 131745).text == "44.19%"
    assert differences(table) == []


def test_f4_the_country_in_2004_does_not():
    before = Table("2004 年", 17117, 260471, 258678, 18817, by_way={"合计": 258658}, by_result={"合计": 252988})
    assert RATE["ACR-1"].figure({"A_0": 17117, "A_acc": 260471, "A_clo": 258678}).text == "93.19%"
    assert [(d.what, d.off) for d in differences(before)] == [("期末未结", -93), ("按处理方式", -20), ("按处理结果", -5690)]
    assert "相差 −93" in differences(before)[0].sentence


def test_f5_weihai():
    table = Table("威海 2024 年", 0, 5199, 5199, 0, by_way={"调解": 4295, "裁决": 873, "其他": 31})
    assert RATE["MSR-E"].figure({"A_med": 4295, "A_clo": 5199}).text == "82.61%"
    assert differences(table) == []


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.id)
def test_f6_nothing_of_nothing_is_a_dash(rate):
    figure = rate.figure({block.id: 0 for block in BLOCKS})
    assert (figure.value, figure.text, figure.fraction, figure.warning) == (None, "—", "0/0", None)


def test_f7_more_closed_than_accepted_warns():
    figure = RATE["ACR-2"].figure({"A_clo": 73046, "A_acc": 73036})
    assert figure.text == "100.01%"
    assert figure.warning is not None
    assert "超过 100%" in figure.warning
    assert "73046/73036" in figure.warning
    assert Figure(73036, 73036).warning is None


# --- figures --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "d", "text"),
    [(1, 3, "33.33%"), (2, 3, "66.67%"), (1, 800, "0.13%"), (1, 80000, "0.00%"), (3, 16000, "0.02%"), (425, 466, "91.20%")],
)
def test_two_decimals_half_up(n, d, text):
    assert Figure(n, d).text == text


def test_fewer_than_thirty_is_few():
    assert Figure(20, 29).small
    assert not Figure(20, 30).small


def test_final_awards_have_two_names_one_formula():
    assert RATE["FAR-1"] is RATE["ATR-1"]
    assert RATE["ATR-1"].label == "仲裁终结率（终局裁决占比）"
    assert RATE["ATR-1"].figure({"A_fin": 70, "A_mix": 8, "A_non": 109, "A_void": 0}).text == "41.71%"


def test_a_missing_row_is_not_taken_for_zero():
    with pytest.raises(KeyError):
        RATE["ACR-1"].figure({"A_clo": 1, "A_acc": 1})


def test_rates_name_rows_that_there_are():
    for rate in RATES:
        assert set(rate.numerator + rate.denominator) <= BLOCK.keys()
        assert rate.says
        assert rate.source
    assert all(set(count.blocks) <= BLOCK.keys() for count in COUNT.values())


def test_every_way_of_ending_is_counted_once_or_in_no_rate():
    """A new Outcome is red here until the table says how it counts."""
    flows = [b for b in BLOCKS if b.endings and b.relation is CONCLUDED_IN and not b.outside]
    for outcome in Outcome:
        rows = [block.id for block in flows if outcome in block.endings]
        assert len(rows) == (0 if outcome in NOT_COUNTED else 1), (outcome, rows)


# --- the decision table, one event per row --------------------------------------------------------------------


def ended(kind, outcome, outside=False):
    return Handled(kind, date(2026, 9, 20), date(2026, 10, 12), outcome, outside)


OPEN_ARBITRATION = Handled(ARBITRATION, date(2026, 9, 20), None, None)
SIDES = {"": (False, False), "num+den": (True, True), "den": (False, True), "num": (True, True)}
EVENTS = [
    # event, proceeding, MSR-A, MSR-B, MSR-C, ACR-1, ATR-1
    ("达成协议", ended(MEDIATION, "M10"), "num+den", "num+den", "num+den", "", ""),
    ("达成和解", ended(MEDIATION, "M11"), "num+den", "num+den", "num+den", "", ""),
    ("调解不成", ended(MEDIATION, "M20"), "den", "den", "den", "", ""),
    ("一方拒绝调解", Handled(MEDIATION, None, date(2026, 10, 12), "M31"), "den", "den", "den", "", ""),
    ("调解中撤回", ended(MEDIATION, "M30"), "den", "", "den", "", ""),
    ("受理前撤回", Handled(MEDIATION, None, date(2026, 10, 12), "M30"), "", "", "", "", ""),
    ("案外调解成功", ended(MEDIATION, "M10", outside=True), "num+den", "num+den", "num+den", "", ""),
    ("案前调解不成转立案", ended(MEDIATION, "M40", outside=True), "den", "den", "den", "", ""),
    ("移送其他组织", ended(MEDIATION, "M50"), "den", "", "den", "", ""),
    ("审查确认", ended("review", "V10"), "", "", "", "", ""),
    ("不予受理", Handled(ARBITRATION, None, date(2026, 10, 12), "P10"), "", "", "", "", ""),
    ("补正逾期", Handled(MEDIATION, None, date(2026, 10, 12), "P11"), "", "", "", "", ""),
    ("仲裁调解书", ended(ARBITRATION, "A10"), "num+den", "num+den", "", "num+den", ""),
    ("终局裁决", ended(ARBITRATION, "A20"), "den", "den", "", "num+den", "num+den"),
    ("非终局裁决", ended(ARBITRATION, "A21"), "den", "den", "", "num+den", "den"),
    ("分别制作", ended(ARBITRATION, "A22"), "den", "den", "", "num+den", "num+den"),
    ("撤回", ended(ARBITRATION, "A30"), "den", "", "", "num+den", ""),
    ("和解后撤回", ended(ARBITRATION, "A31"), "den", "", "", "num+den", ""),
    ("视为撤回", ended(ARBITRATION, "A32"), "den", "", "", "num+den", ""),
    ("移送管辖", ended(ARBITRATION, "A40"), "den", "", "", "num+den", ""),
    ("终止", ended(ARBITRATION, "A50"), "den", "", "", "num+den", ""),
    ("中止审理", OPEN_ARBITRATION, "", "", "", "den", ""),
    ("受理前撤回仲裁", Handled(ARBITRATION, None, date(2026, 10, 12), "A30"), "", "", "", "", ""),
    ("并入他案", ended(ARBITRATION, "A70"), "", "", "", "", ""),
    ("录入错误作废", ended(ARBITRATION, "X99"), "", "", "", "", ""),
    ("录入错误作废（未结）", Handled(MEDIATION, date(2026, 10, 1), None, "X99"), "", "", "", "", ""),
]


def sides(rate_id, handled, period=IN_OCTOBER):
    """How often the proceeding is counted above and below the line."""
    rate = RATE[rate_id]
    return tuple(sum(counts(BLOCK[name], handled, period) for name in side) for side in (rate.numerator, rate.denominator))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event[0])
def test_each_event_counts_as_the_decision_table_says(event):
    _, handled, *expected = event
    for rate_id, where in zip(("MSR-A", "MSR-B", "MSR-C", "ACR-1", "ATR-1"), expected, strict=True):
        assert sides(rate_id, handled) == SIDES[where], rate_id


def test_a_case_that_fails_mediation_and_is_accepted_counts_in_both_proceedings():
    failed, filed = ended(MEDIATION, "M40"), ended(ARBITRATION, "A10")
    assert sides("MSR-A", failed)[1] + sides("MSR-A", filed)[1] == 2


def test_mediation_by_the_office_itself_is_the_only_mediation_outside_cases():
    for outside, times in ((True, 1), (False, 0)):
        handled = Handled(MEDIATION, date(2026, 10, 2), date(2026, 10, 9), "M10", outside)
        assert sides("MSR-D", handled) == (times, times)
        assert sides("ACR-4", handled) == (times, times)


def test_a_party_that_refuses_mediation_counts_as_accepted_on_that_day():
    refused = Handled(MEDIATION, None, date(2026, 10, 12), "M31")
    assert counts(BLOCK["M_acc"], refused, IN_OCTOBER)
    assert counts(BLOCK["M_clo"], refused, IN_OCTOBER)
    assert not counts(BLOCK["M_1"], refused, IN_OCTOBER)


@pytest.mark.parametrize(
    ("accepted", "concluded", "rows"),
    [
        ("2026-09-30", None, {"A_0", "A_1"}),
        ("2026-10-01", None, {"A_acc", "A_1"}),
        ("2026-10-31", None, {"A_acc", "A_1"}),
        ("2026-11-01", None, set()),
        ("2026-09-30", "2026-09-30", set()),
        ("2026-09-30", "2026-10-01", {"A_0", "A_med", "A_clo"}),
        ("2026-10-31", "2026-10-31", {"A_acc", "A_med", "A_clo"}),
        ("2026-10-31", "2026-11-01", {"A_acc", "A_1"}),
    ],
)
def test_the_first_and_the_last_day_belong_to_the_month(accepted, concluded, rows):
    handled = Handled(
        ARBITRATION, date.fromisoformat(accepted), concluded and date.fromisoformat(concluded), concluded and "A10"
    )
    assert {block.id for block in BLOCKS if counts(block, handled, IN_OCTOBER)} == rows


@pytest.mark.parametrize(
    ("due", "concluded", "counted"),
    [
        ("2026-10-15", "2026-10-15", (1, 1)),
        ("2026-10-15", "2026-10-16", (0, 1)),
        ("2026-10-15", None, (0, 1)),
        ("2026-10-15", "2026-09-30", (1, 1)),  # early: in the month in which its limit fell
        ("2026-11-01", "2026-10-16", (0, 0)),
        (None, "2026-10-16", (0, 0)),
    ],
)
@pytest.mark.parametrize(("kind", "rate", "outcome"), [(ARBITRATION, "ACR-3", "A10"), (INSPECTION, "LIR-4", "I10")])
def test_a_limit_is_kept_by_what_is_concluded_on_its_last_day_and_not_a_day_later(kind, rate, outcome, due, concluded, counted):
    last, over = (day and date.fromisoformat(day) for day in (due, concluded))
    handled = Handled(kind, date(2026, 9, 1), over, over and outcome, due_on=last)
    found = {block.id: int(counts(block, handled, IN_OCTOBER)) for block in BLOCKS}
    assert RATE[rate].figure(found) == Figure(*counted)


# --- what becomes of an award ----------------------------------------------------------------------------------


def by_month(rate_id, *made):
    """The figures of September and October, of both together, and of the year before."""
    spans = (month_period(Month(2026, 9)), IN_OCTOBER, Period(date(2026, 9, 1), date(2026, 10, 31)), year_period(Month(2025, 12)))
    rows = [{b.id: sum(counts(b, handled, span) for handled in made) for b in BLOCKS} for span in spans]
    return [RATE[rate_id].figure(row).fraction for row in rows]


def test_LMAA_49_an_award_that_was_set_aside_is_a_minus_in_the_month_of_the_ruling_and_the_month_of_the_award_stays():  # noqa: N802
    made = date(2026, 9, 10)
    final = Handled(ARBITRATION, made, made, "A20", fell_on=date(2026, 10, 1))
    other = Handled(ARBITRATION, made, date(2026, 10, 31), "A21")
    assert by_month("ATR-1", final, other) == ["1/1", "-1/1", "0/2", "0/0"]
    assert by_month("ATR-1", replace(final, outcome="A22"), other) == ["1/1", "-1/1", "0/2", "0/0"]
    assert by_month("ATR-1", replace(final, concluded_on=date(2025, 12, 31), accepted_on=date(2025, 12, 1)))[1:] == [
        "-1/0",
        "-1/0",
        "1/1",
    ]
    assert by_month("ATR-1", replace(final, outcome="X99")) == ["0/0"] * 4
    assert "为负数" in (RATE["ATR-1"].figure({"A_fin": 0, "A_mix": 0, "A_void": 1, "A_awd": 1}).warning or "")
    assert by_month("ACR-1", final) == by_month("ACR-1", replace(final, fell_on=None))


def test_LMAA_50_a_suit_on_an_award_is_a_minus_of_ATR_2_in_its_own_month():  # noqa: N802
    made = date(2026, 9, 10)
    sued = Handled(ARBITRATION, made, made, "A21", sued_on=date(2026, 10, 8))
    assert by_month("ATR-2", sued, Handled(ARBITRATION, made, made, "A10")) == ["2/2", "-1/0", "1/2", "0/0"]


# --- periods --------------------------------------------------------------------------------------------------


def test_a_month_is_written_2026_10():
    assert Month.parse(" 2026-10 ") == OCTOBER
    assert str(OCTOBER) == "2026-10"
    assert OCTOBER.later(3) == Month(2027, 1)
    assert OCTOBER.later(-22) == Month(2024, 12)
    assert OCTOBER.since(Month(2024, 12)) == 22
    assert OCTOBER.label == "2026 年 10 月"


@pytest.mark.parametrize(
    "text", ["2026", "2026-13", "2026-00", "26-10", "2026-1x", "", "二〇二六-10", "2026-10-01", "1900-01", "9999-01", "2026-❷"]
)
def test_anything_else_is_refused_in_words(text):
    with pytest.raises(ValueError, match="请写成 2026-10"):
        Month.parse(text)


def test_a_month_may_close_on_the_twentieth():
    assert month_period(Month(2026, 1), 20) == Period(date(2025, 12, 21), date(2026, 1, 20))
    assert year_period(Month(2026, 3), 20) == Period(date(2025, 12, 21), date(2026, 3, 20))
    assert month_period(Month(2024, 2)) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert Month.of(date(2026, 10, 21), 20) == Month(2026, 11)
    assert Month.of(date(2026, 10, 20), 20) == OCTOBER
    assert Month.of(date(2026, 10, 31)) == OCTOBER
    with pytest.raises(ValueError, match="月结日"):
        month_period(OCTOBER, 28)


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 27))
def test_every_day_lies_in_its_month(day, closing_day):
    assert month_period(Month.of(day, closing_day), closing_day).holds(day)


# --- the fold is the predicate, month by month ----------------------------------------------------------------

FIRST = Month(2025, 1)
WINDOW = [month_period(FIRST.later(n)) for n in range(14)]
AROUND = st.dates(date(2024, 11, 1), date(2026, 4, 30))
HANDLED = st.builds(
    Handled,
    kind=st.sampled_from([MEDIATION, ARBITRATION, INSPECTION]),
    accepted_on=st.none() | AROUND,
    concluded_on=st.none() | AROUND,
    outcome=st.none() | st.sampled_from([*map(str, Outcome), "A40", "M40", "X99", "V10"]),
    outside=st.booleans(),
    due_on=st.none() | AROUND,
    fell_on=st.none() | AROUND,
    sued_on=st.none() | AROUND,
)


def cell_of(handled):
    def number(day):
        if day is None or day > WINDOW[-1].last:
            return len(WINDOW)
        return max(BEFORE, Month.of(day).since(FIRST))

    return Cell(
        handled.kind, handled.outcome, handled.outside, number(handled.taken_up_on), number(handled.concluded_on), 1,
        number(handled.due_on), kept(handled.due_on, handled.concluded_on), number(handled.fell_on), number(handled.sued_on),
    )


@given(st.lists(HANDLED, max_size=12), st.integers(0, 13), st.integers(0, 13))
def test_the_fold_counts_what_the_predicate_counts(record, one, other):
    tally = Tally(len(WINDOW))
    for handled in record:
        if handled.taken_up_on is not None:
            tally.add(cell_of(handled))
    first, last = sorted((one, other))
    span = Period(WINDOW[first].first, WINDOW[last].last)
    in_span, in_month = tally.in_months(first, last), tally.in_month(last)
    for block in BLOCKS:
        assert in_span[block.id] == sum(counts(block, handled, span) for handled in record), block.id
        assert in_month[block.id] == sum(counts(block, handled, WINDOW[last]) for handled in record), block.id


@given(HANDLED)
def test_no_side_of_a_rate_counts_a_proceeding_twice(handled):
    """So that the cases behind a figure are as many as the figure says."""
    for rate in RATES:
        assert max(sides(rate.id, handled)) <= 1
    for count in COUNT.values():
        assert sum(counts(BLOCK[name], handled, IN_OCTOBER) for name in count.blocks) <= 1


@given(HANDLED)
def test_what_comes_in_either_goes_out_or_stays(handled):
    """上期未结 + 受理 − 结案 = 期末未结, for every proceeding that ends after it began, in a way that has a row."""
    known = handled.outcome is None or any(handled.outcome in endings_of(b) for b in BLOCKS if b.kind == handled.kind)
    orderly = handled.concluded_on is None or (handled.taken_up_on is not None and handled.taken_up_on <= handled.concluded_on)
    if not known or not orderly or (handled.concluded_on is None) != (handled.outcome is None):
        return
    letter = "M" if handled.kind == MEDIATION else "A"
    opening, accepted, closed, left = (
        counts(BLOCK[f"{letter}_{name}"], handled, IN_OCTOBER) for name in ("0", "acc", "clo", "1")
    )
    assert opening + accepted - closed == left


def test_sums_of_rows_are_relations_of_the_same_kind():
    for block in BLOCKS:
        for part in block.parts:
            assert (BLOCK[part].kind, BLOCK[part].relation) == (block.kind, CONCLUDED_IN)


def test_subtrees_are_summed_then_divided():
    """Two units, 1/2 and 9/10: together 10/12, not the average of 50 % and 90 %."""
    units = [Tally(1), Tally(1)]
    for tally, ok, failed in zip(units, (1, 9), (1, 1), strict=True):
        tally.add(Cell(MEDIATION, "M10", False, 0, 0, ok))
        tally.add(Cell(MEDIATION, "M20", False, 0, 0, failed))
    whole = Tally(1)
    for tally in units:
        whole.add_all(tally)
    assert RATE["MSR-C"].figure(whole.in_month(0)) == Figure(10, 12)
