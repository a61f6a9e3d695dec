"""Every rate as its formula is printed (口径), and every row of 统计项 by the ways of ending that it counts."""

from decimal import Decimal
from fractions import Fraction

import pytest

from mediation.rules.codes import Kind, Outcome
from mediation.rules.indicators import (
    BLOCK,
    BLOCKS,
    COUNT,
    NOT_COUNTED,
    RATE,
    RATES,
    Cell,
    Month,
    Table,
    Tally,
    differences,
    endings_of,
    trajectory,
)

FORMULAS = {
    "MSR-A": "M_ok + A_med / M_clo + A_clo",
    "MSR-B": "M_ok + A_med / M_ok + M_fail + A_med + A_awd",
    "MSR-C": "M_ok / M_clo",
    "MSR-D": "A_med + M_ok_x / A_acc + M_acc_x",
    "MSR-E": "A_med / A_clo",
    "MSH": "M_ok + A_med / M_ok + A_med + A_awd",
    "ACR-1": "A_clo / A_0 + A_acc",
    "ACR-2": "A_clo / A_acc",
    "ACR-3": "A_kept / A_due",
    "ACR-4": "A_clo + M_ok_x / A_acc + M_acc_x",
    "ATR-1": "A_fin + A_mix / A_awd",
    "ATR-2": "A_clo / A_clo",
    "LIR-1": "L_clo / L_0 + L_acc",
    "LIR-2": "L_settled / L_late_0 + L_due",
    "LIR-4": "L_kept / L_due",
}
TAKEN_AWAY = {"ATR-1": ("A_void",), "ATR-2": ("A_sue",)}
SHOWN_FIRST = {"MSR-A", "MSR-C", "ACR-1", "ATR-1", "LIR-2"}
"""What the plans name: one formula for each of their targets, and that of the mediation organisations."""
ENDINGS = {
    "M_ok": "M10 M11", "M_fail": "M20 M31 M40", "M_wd": "M30 M50", "M_clo": "M10 M11 M20 M31 M40 M30 M50", "M_ok_x": "M10 M11",
    "A_med": "A10", "A_fin": "A20", "A_non": "A21", "A_mix": "A22", "A_awd": "A20 A21 A22",
    "A_void": "A20 A22", "A_sue": "A20 A21 A22",
    "A_oth": "A30 A31 A32 A40 A50 A60", "A_clo": "A10 A20 A21 A22 A30 A31 A32 A40 A50 A60",
    "L_cor": "I10", "L_dec": "I11 I12", "L_rev": "I13", "L_mov": "I14 I15 I16", "L_clo": "I10 I11 I12 I13 I14 I15 I16",
}


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.id)
def test_a_rate_is_its_printed_formula(rate) -> None:
    above, below = (set(side.split(" + ")) for side in FORMULAS[rate.id].split(" / "))
    assert (set(rate.numerator), set(rate.denominator)) == (above, below)
    assert rate.less == TAKEN_AWAY.get(rate.id, ())


def test_every_formula_is_reckoned() -> None:
    assert [rate.id for rate in RATES if rate.id not in FORMULAS] == []
    assert FORMULAS.keys() <= RATE.keys()


def test_the_plans_formulas_stand_first_and_are_judged() -> None:
    assert {rate.id for rate in RATES if rate.headline} == SHOWN_FIRST
    assert {rate.id for rate in RATES if rate.judged} == SHOWN_FIRST
    assert {rate.id for rate in RATES if rate.stock} == {"ACR-1"}
    assert {name for name in RATE if RATE[name].id != name} == {"FAR-1"}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.id)
def test_a_row_counts_these_ways_of_ending(block) -> None:
    assert set(endings_of(block)) == set(ENDINGS.get(block.id, "").split())
    assert block.outside == block.id.endswith("_x")
    assert block.kind is {"M": Kind.MEDIATION, "A": Kind.ARBITRATION, "L": Kind.INSPECTION}[block.id[0]]


def test_the_rows_of_the_three_tables() -> None:
    """MA1, MA2 and the inspection's: what was left, what came, what ended and how, what is left."""
    assert set(BLOCK) == {
        "M_0",
        "M_acc",
        "M_ok",
        "M_fail",
        "M_wd",
        "M_clo",
        "M_1",
        "M_acc_x",
        "M_ok_x",
        "A_0",
        "A_acc",
        "A_med",
        "A_fin",
        "A_non",
        "A_mix",
        "A_awd",
        "A_void",
        "A_sue",
        "A_oth",
        "A_clo",
        "A_1",
        "A_due",
        "A_kept",
        "L_0",
        "L_acc",
        "L_cor",
        "L_dec",
        "L_rev",
        "L_mov",
        "L_clo",
        "L_1",
        "L_late_0",
        "L_due",
        "L_kept",
        "L_settled",
        "L_late_1",
    }


def test_what_is_in_no_rate() -> None:
    """不予受理 and its like, review and confirmation, the courts', and what was entered by mistake."""
    assert set(NOT_COUNTED) == {str(o) for o in Outcome if str(o)[0] in "PVSE"} | {"A70", "I20", "X99"}


def test_sums_that_are_shown_as_they_are() -> None:
    assert (COUNT["ACC"].blocks, COUNT["CLO"].blocks) == (("M_acc", "A_acc", "L_acc"), ("M_clo", "A_clo", "L_clo"))
    assert COUNT.keys() == {"ACC", "CLO", *BLOCK}


@pytest.mark.parametrize(("text", "fits"), [("1989-12", False), ("1990-01", True), ("2099-12", True), ("2100-01", False)])
def test_years_of_statistics(text: str, fits: bool) -> None:
    if fits:
        assert str(Month.parse(text)) == text
        return
    with pytest.raises(ValueError, match="请写成 2026-10"):
        Month.parse(text)


@pytest.mark.parametrize(
    ("target", "months", "on_the_way"),
    [("95", 12, "95.00"), ("95", 1, "61.29"), ("1", 12, "1.00"), ("0", 1, None), ("100", 1, None), ("95", 0, None)],
)
def test_the_way_to_a_target(target: str, months: int, on_the_way: str | None) -> None:
    reckoned = trajectory(Decimal(target), Fraction(months))
    assert (None if reckoned is None else str(reckoned)) == on_the_way


# --- over several months --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("taken_up", "concluded", "due", "rows"),
    [
        (0, 2, 1, {"L_acc", "L_clo", "L_cor", "L_due", "L_settled"}),
        (-1, 1, 0, {"L_0", "L_clo", "L_cor", "L_due", "L_settled"}),
        (-1, 9, 1, {"L_0", "L_1", "L_due", "L_late_1"}),
        (-1, 9, -1, {"L_0", "L_1", "L_late_0", "L_late_1"}),
        (-1, 1, -1, {"L_0", "L_clo", "L_cor", "L_late_0", "L_settled"}),
        (2, 9, 9, {"L_acc", "L_1"}),
        (0, 1, 9, {"L_acc", "L_clo", "L_cor"}),
    ],
)
def test_flows_are_summed_and_stocks_are_those_of_the_ends(taken_up: int, concluded: int, due: int, rows: set[str]) -> None:
    tally = Tally(3)
    tally.add(Cell("inspection", "I10", False, taken_up, concluded, 5, due))
    assert tally.in_months(0, 2) == {block.id: 5 if block.id in rows else 0 for block in BLOCKS}
    both = Tally(3)
    both.add_all(tally)
    both.add_all(tally)
    assert both.in_months(0, 2) == {name: 2 * count for name, count in tally.in_months(0, 2).items()}


def test_what_does_not_add_up_is_said_by_how_much() -> None:
    table = Table("某表", 10, 20, 25, 7, by_way={"调解": 20, "裁决": 6}, by_result={"和解": 24})
    assert [(d.what, d.off) for d in differences(table)] == [("期末未结", 2), ("按处理方式", 1), ("按处理结果", -1)]
    assert [d.sentence for d in differences(table)] == [
        "某表：上期未结 10 + 受理 20 − 结案 25 = 5，表列期末未结 7，相差 +2。",
        "某表：按处理方式合计 26，表列结案 25，相差 +1。",
        "某表：按处理结果合计 24，表列结案 25，相差 −1。",
    ]
