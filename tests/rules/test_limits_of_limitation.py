"""Limitation: the row that has no length, because it is for the other side to say (时效抗辩)."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Item
from mediation.rules.codes.intake import Matter
from mediation.rules.entries import entry_of
from mediation.rules.intake import carried, disputes, limitation
from mediation.rules.lifecycle import replay
from mediation.rules.step import Reference
from tests.rules.cases import applied
from tests.rules.cases.intake import PLAIN, REFERENCE
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY, person


@pytest.mark.parametrize(
    ("knew", "filed", "late"),
    [
        ("2024-03-01", "2026-03-02", 364),  # a year ends on 2025-03-01, a Saturday, rolls to Monday the 3rd
        ("2025-08-01", "2026-08-20", 17),  # 2026-08-01 is a Saturday, rolls to the 3rd
        ("2024-02-29", "2025-03-03", 3),  # 2025-02-28, a Friday
    ],
)
def test_L_06_only_the_other_side_raises_it_while_the_arbitration_lasts(knew: str, filed: str, late: int) -> None:
    known = replace(PLAIN, knew_on=date.fromisoformat(knew), on=date.fromisoformat(filed))
    (told,) = limitation.check(known, REFERENCE)
    assert f"已过 {late} 天" in told.says
    assert "对方没有提出时效抗辩的，不主动审查，也不能以此不予受理" in told.says
    assert not told.grave


@pytest.mark.parametrize(("on", "warned"), [("2026-07-31", False), ("2026-08-01", True), ("2026-08-31", True)])
def test_limitation_is_pressing_in_its_last_thirty_days(on: str, warned: bool) -> None:
    """A year from 2025-08-31 ends on a Monday."""
    asked = replace(applied.PLAIN, on=date.fromisoformat(on), knew_on=date(2025, 8, 31))
    assert bool(applied.said(asked, "limitation")) == warned


ASKED = {
    "cause": "04", "story": "被辞退", "manner": "written", "source": "walk_in", "used": {"unit": "town"}, "applicants": [person(1)],
    "respondents": [COMPANY], "claims": [{"claimant": 1, "item": "severance", "amount": "100.00"}],
}  # fmt: skip
NOTICED = Reference(CALENDAR, settings=REFERENCE.settings)


def told(*items: Item, **days: str) -> list[str]:
    known: dict[str, Any] = {name: date.fromisoformat(day) for name, day in days.items()}
    asked = replace(PLAIN, items=frozenset(items) or PLAIN.items, **known)
    return [caution.says for caution in limitation.check(asked, NOTICED)]


@pytest.mark.parametrize(
    ("days", "last", "left"),
    [
        # a Saturday that is worked does not roll
        ({"knew_on": "2025-02-28", "on": "2026-03-02"}, "2026-02-28", "已过 2 天"),
        ({"knew_on": "2025-08-20", "on": "2026-08-20"}, "2026-08-20", "收到申请之日是最后一天"),
        # interrupted on the very last day
        ({"knew_on": "2024-06-03", "interrupted_on": "2025-06-03", "on": "2026-06-04"}, "2026-06-03", "已过 1 天"),
        # a year from 2025-09-01, and 60 days: 2026-10-31, a Saturday
        (
            {"knew_on": "2025-03-03", "interrupted_on": "2025-09-01", "stopped_on": "2026-08-01", "resumed_on": "2026-09-30",
             "on": "2026-10-30"},
            "2026-11-02", "只剩 3 天",
        ),
    ],
)  # fmt: skip
def test_lmaa_27_the_year_rolls_begins_anew_and_is_longer_by_a_stop(days: dict[str, str], last: str, left: str) -> None:
    (says,) = told(**days)
    assert f"仲裁时效到 {last}，" in says
    assert left in says


def test_r33_28_within_the_time_that_a_stop_adds_the_year_can_still_be_interrupted() -> None:
    """A year from 2024-06-03 and 90 days end on 2025-09-01: what was demanded on 08-01 begins a new year, to Saturday 2026-08-01."""
    (says,) = told(
        knew_on="2024-06-03", stopped_on="2025-03-01", resumed_on="2025-05-30", interrupted_on="2025-08-01", on="2026-08-20"
    )
    assert "到 2026-08-03，" in says
    assert "L-03 中断 2025-08-01 + 1 年" in says
    assert "L-04" not in says, "the stop was over before the new year began"


def test_lmaa_27_3_a_stop_whose_cause_lasts_has_not_run_out() -> None:
    """Known on 2025-06-03, stopped on 2026-05-01: 33 days are left whenever the cause ends."""
    assert told(knew_on="2025-06-03", stopped_on="2026-05-01", on="2026-07-10") == []
    (says,) = told(knew_on="2025-06-03", stopped_on="2026-05-20", on="2026-07-10")
    assert "只剩 14 天" in says
    assert "原因尚未消除" in says


def test_lmaa_27_3_a_cause_that_was_there_before_stops_the_year_from_its_beginning() -> None:
    """The year begins to run on 2026-05-31."""
    assert told(knew_on="2025-06-03", stopped_on="2025-05-01", resumed_on="2026-05-31", on="2026-07-10") == []
    (says,) = told(knew_on="2025-06-03", stopped_on="2025-05-01", resumed_on="2025-06-13", on="2026-07-10")
    assert "L-04 中止 2025-06-03 至 2025-06-13 共 10 天" in says
    assert "到 2026-06-15，" in says  # the 13th is a Saturday


def test_lmaa_27_1_nobody_knows_of_what_the_end_brings_before_the_end() -> None:
    """A second wage known of in 2024, and the severance of a dismissal of May 2026."""
    (says,) = told(Item.SEVERANCE, Item.DOUBLE_WAGE, knew_on="2024-05-01", ended_on="2026-05-29")
    assert says.startswith("其他请求的仲裁时效到 2025-05-06，")
    late = told(Item.SEVERANCE, knew_on="2024-05-01", ended_on="2025-05-29")
    assert len(late) == 1
    assert "L-01 离职 2025-05-29 + 1 年" in late[0]
    (learnt,) = told(Item.COMPENSATION, knew_on="2025-06-10", ended_on="2025-05-29")
    assert "L-01 知道权利被侵害 2025-06-10 + 1 年" in learnt


@pytest.mark.parametrize("item", [Item.SICK_PAY, Item.INJURY_LEAVE_PAY])
def test_lmaa_27_4_pay_in_sickness_and_after_an_injury_has_no_limit_while_the_employment_lasts(item: Item) -> None:
    assert told(item, knew_on="2024-05-06") == []
    assert "L-02 离职 2025-06-03 + 1 年" in told(item, ended_on="2025-06-03")[0]


def test_officials_105_the_sixtieth_day_rolls_as_every_last_day_does() -> None:
    """2026-08-05 + 60 is 10-04, in the holidays."""
    official = replace(PLAIN, matters=frozenset({Matter.APPOINTED_OFFICIAL}), knew_on=date(2026, 8, 5))
    (caution,) = disputes.check(official, NOTICED)
    assert "自 2026-08-05 起到 2026-10-08（2026-10-04 为休息日，顺延）" in caution.says


def went_on(*lines: tuple[str, int, dict[str, Any], str], knew_on: str) -> list[str]:
    """What is said of the arbitration to which a mediation of this case went on."""
    known = replay(entry_of(seq, step, n, date.fromisoformat(on), given) for seq, (step, n, given, on) in enumerate(lines, 1))
    first = replace(PLAIN, on=date.fromisoformat(lines[0][3]), knew_on=date.fromisoformat(knew_on))
    return [caution.says for caution in limitation.check(carried(first, known, known.proceedings[2]), NOTICED)]


@pytest.mark.parametrize(
    ("ended", "filed", "said"),
    [
        ("2025-08-25", "2025-09-10", []),
        # a month from its end; and a day after it
        ("2025-08-25", "2026-08-10", ["到 2026-08-25，只剩 15 天"]),
        ("2025-08-25", "2026-08-26", ["到 2026-08-25，收到申请时已过 1 天"]),
    ],
)
def test_cc_195_the_year_begins_anew_when_the_mediation_of_the_case_is_over(ended: str, filed: str, said: list[str]) -> None:
    """Known on 2024-08-01, applied to mediate on 2025-07-21, in the last days of the year; it failed after that year."""
    found = went_on(
        ("register", 1, ASKED, "2025-07-21"), ("accept_mediation", 1, {}, "2025-07-22"),
        ("fail_mediation", 1, {"ground": "unwilling"}, ended),
        ("apply_arbitration", 1, {"parties": [1, 2], "claims": [1], "used": {"unit": "office"}}, filed),
        knew_on="2024-08-01",
    )  # fmt: skip
    assert len(found) == len(said)
    assert all(words in line for words, line in zip(said, found, strict=True))


def test_lmaa_27_2_a_mediation_after_the_year_interrupts_nothing() -> None:
    (says,) = went_on(
        ("register", 1, ASKED, "2025-08-04"), ("accept_mediation", 1, {}, "2025-08-05"),
        ("fail_mediation", 1, {"ground": "unwilling"}, "2025-08-18"),
        ("apply_arbitration", 1, {"parties": [1, 2], "claims": [1], "used": {"unit": "office"}}, "2025-08-20"),
        knew_on="2024-08-01",
    )  # fmt: skip
    assert "到 2025-08-01，收到申请时已过 19 天" in says
    assert "2025-08-04 在届满之后，不能再中断" in says


def agreed_sums(filed: str, *more: tuple[str, int, dict[str, Any], str]) -> list[str]:
    """What is said of an arbitration of agreed sums: 劳动报酬 in two instalments, 经济补偿 in one."""
    claims = [{"claimant": 1, "item": item, "amount": "100.00"} for item in ("wages", "severance")]
    days = ((1, "2024-10-31"), (1, "2025-08-29"), (2, "2025-03-31"))
    promises = [{"payee": 1, "claim": claim, "amount": "50.00", "due_on": day} for claim, day in days]
    sums = [{"promise": n, "amount": "50.00"} for n in (1, 2, 3)]
    return went_on(
        ("register", 1, {**ASKED, "claims": claims}, "2024-08-20"), ("accept_mediation", 1, {}, "2024-08-21"),
        ("assign_mediator", 1, {"mediator": "alice"}, "2024-08-21"), ("record_session", 1, {}, "2024-09-02"),
        ("reach_agreement", 1, {"promises": promises}, "2024-09-02"), ("sign_agreement", 1, {}, "2024-09-02"), *more,
        ("arbitrate_agreement", 1, {"parties": [1], "sums": sums, "used": {"unit": "office"}}, filed), knew_on="2023-09-01",
    )  # fmt: skip


@pytest.mark.parametrize(("filed", "said"), [
    ("2026-02-02", []),
    ("2026-03-10", ["经济补偿的仲裁时效到 2026-03-31，只剩 21 天"]),
    # Each debt its own day: the wages' is that of the last instalment (民法典 第189条); 2025-08-29 and a year is a Saturday.
    ("2026-08-20", ["劳动报酬的仲裁时效到 2026-08-31，只剩 11 天", "经济补偿的仲裁时效到 2026-03-31，收到申请时已过 142 天"]),
    ("2026-09-02", ["劳动报酬的仲裁时效到 2026-08-31，收到申请时已过 2 天", "经济补偿的仲裁时效到 2026-03-31，收到申请时已过 155 天"]),
])
def test_cc_189_of_a_broken_agreement_each_debt_is_told_with_its_own_day(filed: str, said: list[str]) -> None:
    """Not what was known before the agreement, on which the dispute itself rested."""
    found = agreed_sums(filed)
    assert len(found) == len(said)
    assert all(f"按协议应得的{words}" in line for words, line in zip(said, found, strict=True))


def test_lmaa_27_2_a_payment_on_one_debt_and_a_demand_for_both_begin_its_year_anew() -> None:
    paid = ("record_payment", 1, {"payments": [{"promise": 3, "amount": "10.00"}]}, "2025-12-01")
    asked = ("demand_performance", 1, {"parties": [2], "way": "phone", "until": "2026-01-20"}, "2026-01-12")
    assert len(agreed_sums("2026-09-02")) == 2
    (wages,) = agreed_sums("2026-09-02", paid)
    assert "劳动报酬的仲裁时效到 2026-08-31" in wages
    assert agreed_sums("2026-09-02", paid, asked) == []


@pytest.mark.parametrize(("filed", "said"), [("2026-03-02", "到 2026-03-31，只剩 29 天"), ("2026-04-01", "收到申请时已过 1 天")])
def test_r17_31_6_a_breach_of_the_agreement_begins_the_year_of_the_dispute_anew(filed: str, said: str) -> None:
    """Agreed on 2024-09-02, nothing paid by 2025-03-31: the dispute itself goes on within a year of that day."""
    (says,) = went_on(
        ("register", 1, ASKED, "2024-08-20"), ("accept_mediation", 1, {}, "2024-08-21"),
        ("assign_mediator", 1, {"mediator": "alice"}, "2024-08-21"), ("record_session", 1, {}, "2024-09-02"),
        ("reach_agreement", 1, {"promises": [{"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2025-03-31"}]}, "2024-09-02"),
        ("sign_agreement", 1, {}, "2024-09-02"),
        ("apply_arbitration", 1, {"parties": [1, 2], "claims": [1], "used": {"unit": "office"}}, filed), knew_on="2024-08-01",
    )  # fmt: skip
    assert said in says


@pytest.mark.parametrize(("who", "said"), [([1], []), ([3], ["到 2025-09-01，收到申请时已过"])])
def test_lmaa_27_2_whoever_joined_later_has_interrupted_nothing_before(who: list[int], said: list[str]) -> None:
    """All of it was known on 2024-09-01: the first applied in that year, the second joined him when it was over."""
    joining = {"applicants": [person(2)], "claims": [{"claimant": 1, "item": "severance", "amount": "100.00"}]}
    found = went_on(
        ("register", 1, ASKED, "2025-08-20"), ("join_mediation", 1, joining, "2025-09-10"),
        ("accept_mediation", 1, {}, "2025-09-11"), ("fail_mediation", 1, {"ground": "unwilling"}, "2025-09-18"),
        ("apply_arbitration", 1, {"parties": [*who, 2], "claims": [n - n // 2 for n in who], "used": {"unit": "office"}}, "2025-10-09"),
        knew_on="2024-09-01",
    )  # fmt: skip
    assert len(found) == len(said)
    assert all(words in line for words, line in zip(said, found, strict=True))


def test_cc_195_for_whoever_left_a_mediation_the_year_begins_anew_on_that_day() -> None:
    """部分退出 on 2025-08-25; the others went on until November, which is nothing to him."""
    two = {**ASKED, "applicants": [person(1), person(2)], "claims": [
        {"claimant": n, "item": "severance", "amount": "100.00"} for n in (1, 2)
    ]}  # fmt: skip
    (says,) = went_on(
        ("register", 1, two, "2025-08-01"), ("accept_mediation", 1, {}, "2025-08-04"),
        ("leave_mediation", 1, {"parties": [1]}, "2025-08-25"), ("fail_mediation", 1, {"ground": "unwilling"}, "2025-11-03"),
        ("apply_arbitration", 1, {"parties": [1, 3], "claims": [1], "used": {"unit": "office"}}, "2026-08-26"), knew_on="2024-09-02",
    )  # fmt: skip
    assert "到 2026-08-25，收到申请时已过 1 天" in says


DEMANDED = ("demand_performance", 1, {"parties": [2], "way": "phone", "until": "2026-01-20"}, "2026-01-12")


def paid_in_part(promise: int, on: str) -> tuple[str, int, dict[str, Any], str]:
    return "record_payment", 1, {"payments": [{"promise": promise, "amount": "10.00"}]}, on


def the_dispute_again(filed: str, *more: tuple[str, int, dict[str, Any], str], items: tuple[str, ...] = ("severance",)) -> list[str]:
    """What is said of an arbitration of what was claimed, once the agreement on it (due 2025-03-31) was broken."""
    many = range(1, len(items) + 1)
    claims = [{"claimant": 1, "item": item, "amount": "100.00"} for item in items]
    promises = [{"payee": 1, "claim": n, "amount": "50.00", "due_on": "2025-03-31"} for n in many]
    return went_on(
        ("register", 1, {**ASKED, "claims": claims}, "2024-08-20"), ("accept_mediation", 1, {}, "2024-08-21"),
        ("assign_mediator", 1, {"mediator": "alice"}, "2024-08-21"), ("record_session", 1, {}, "2024-09-02"),
        ("reach_agreement", 1, {"promises": promises}, "2024-09-02"), ("sign_agreement", 1, {}, "2024-09-02"), *more,
        ("apply_arbitration", 1, {"parties": [1], "claims": [*many], "used": {"unit": "office"}}, filed), knew_on="2024-08-01",
    )  # fmt: skip


@pytest.mark.parametrize(("more", "last"), [
    ((), "2026-03-31"),
    ((DEMANDED,), "2027-01-12"),
    ((paid_in_part(1, "2026-03-02"),), "2027-03-02"),
    ((DEMANDED, paid_in_part(1, "2026-12-31")), "2027-12-31"),
    ((paid_in_part(1, "2026-04-01"),), "2026-03-31"),  # what is over does not begin anew
])
def test_lmaa_27_2_after_a_broken_agreement_the_dispute_counts_from_the_last_payment_or_demand(more: tuple[Any, ...], last: str) -> None:
    """协商调解规定 第31条第6项, 法释〔2020〕17号 第9、14条: the day that the ways from a breach tell the worker."""
    assert the_dispute_again(last, *more)[0].startswith(f"请求的仲裁时效到 {last}，收到申请之日是最后一天")
    (over,) = the_dispute_again("2028-01-20", *more)
    assert f"到 {last}，" in over


def test_lmaa_27_2_a_payment_on_one_agreed_debt_is_nothing_to_the_dispute_about_another() -> None:
    both = ("severance", "double_wage")
    (one,) = the_dispute_again("2026-06-01", paid_in_part(1, "2026-03-02"), items=both)
    assert "到 2026-03-31，" in one
    assert the_dispute_again("2026-06-01", DEMANDED, items=both) == []
