"""Whether it is for this commission at all (受案范围、管辖), by worked applications: whose age counts, and what an address tells."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Item
from mediation.rules.codes.intake import Circumstance, Matter
from mediation.rules.intake import Caution, cautions
from mediation.rules.local import CITY_WAGES, PROVINCE
from tests.rules.cases.intake import COMPANY, DAY, PLAIN, REFERENCE, WORKER

OLD = replace(WORKER, born=date(1962, 3, 1))


def said(check: str, **application: Any) -> list[Caution]:
    return [caution for caution in cautions(replace(PLAIN, **application), REFERENCE) if caution.check == check]


# --- 超龄 -----------------------------------------------------------------------------------------------------


def test_lmaa_25_an_heirs_age_decides_nothing() -> None:
    """A widow of 64 asks for what was owed to her husband: she was never employed."""
    heir = {"people": (OLD, COMPANY), "ended_on": DAY}
    assert said("scope", **heir)[0].grave
    assert said("scope", **heir, circumstances=frozenset({Circumstance.DECEASED})) == []


@pytest.mark.parametrize(("ended_on", "grave"), [("2026-05-29", False), ("2026-06-30", False), ("2026-07-01", True)])
def test_r56_24_what_ended_before_july_2026_is_by_the_bureaus_reading_whenever_it_is_filed(ended_on: str, grave: bool) -> None:
    (caution,) = said("scope", people=(OLD, COMPANY), ended_on=date.fromisoformat(ended_on))
    assert caution.grave is grave
    assert ("由承办人判断" in caution.says) is not grave


@pytest.mark.parametrize(
    ("ended_on", "word"), [("2026-11-10", None), ("2026-11-11", "请先问清岗位"), ("2031-11-10", "请先问清岗位"), ("2032-12-01", "起诉")]
)
def test_r56_2_of_a_woman_between_the_two_ages_the_post_is_asked_first(ended_on: str, word: str | None) -> None:
    """Born on 1976-03-10: 50 years and 8 months on 2026-11-10; in a post of management 55 and 19 months, 2032-10-10."""
    day = date.fromisoformat(ended_on)
    woman = replace(WORKER, sex="female", born=date(1976, 3, 10))
    found = said("scope", on=day, ended_on=day, people=(woman, COMPANY))
    assert len(found) == (word is not None)
    if word:
        assert word in found[0].says
        assert found[0].grave is (word == "起诉")


@pytest.mark.parametrize(
    ("items", "ended_on", "grave", "word"),
    [
        ({Item.WAGES, Item.LEAVE_PAY}, "2026-08-20", False, "可以受理"),
        ({Item.SEVERANCE}, "2026-08-20", True, "“经济补偿”请告知向人民法院起诉"),
        ({Item.SEVERANCE}, "2026-06-30", False, "由承办人判断"),
    ],
)
def test_r56_2_2_whoever_retired_early_and_was_hired_again_is_as_one_over_the_age(
    items: set[Item], ended_on: str, grave: bool, word: str
) -> None:
    """He was born in 1990: his age says nothing."""
    early = frozenset({Matter.RETIRED_EARLY})
    (caution,) = said("scope", items=frozenset(items), ended_on=date.fromisoformat(ended_on), matters=early)
    assert caution.grave is grave
    assert "提前退休后被招用" in caution.says
    assert word in caution.says


# --- 加付赔偿金、欠条 -----------------------------------------------------------------------------------------


def test_lcl_85_added_compensation_needs_the_order_whether_or_not_anything_is_ticked() -> None:
    asked = {"items": frozenset({Item.ADDED_COMPENSATION})}
    (caution,) = said("scope", **asked)
    assert caution.grave
    assert "责令限期支付" in caution.says
    assert said("scope", **asked, matters=frozenset({Matter.ORDER_EXPIRED})) == []


@pytest.mark.parametrize(("items", "first"), [({Item.WAGES}, False), ({Item.WAGES, Item.SEVERANCE}, True)])
def test_spc1_15_an_iou_opens_the_court_for_the_wages_alone(items: set[Item], first: bool) -> None:
    (caution,) = said("scope", items=frozenset(items), matters=frozenset({Matter.WAGE_IOU}))
    assert ("还请求经济补偿，涉及劳动关系其他争议，应当先申请仲裁" in caution.says) is first


# --- 管辖 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("workplace", "seat", "grave"),
    [
        ("厦门市湖里区晋江路8号", "厦门市湖里区", True),
        ("上海市嘉定区晋江南街", "上海市", True),
        ("晋江市晋江大道1号", "厦门市", None),
        ("晋江陈埭镇", "", None),
        ("陈埭镇洋埭村", "池店镇工业区", False),
        ("陈埭镇洋埭村", "晋江市池店镇", None),
        ("陈埭镇服装市场", "石狮市", False),
        ("晋江街道办事处", "", None),
    ],
)
def test_lmaa_21_an_address_tells_where_it_lies_by_its_city_or_county(workplace: str, seat: str, grave: bool | None) -> None:
    """A street called like us is not us, and a town without its city may well be."""
    assert [caution.grave for caution in said("jurisdiction", workplace=workplace, seat=seat)] == ([] if grave is None else [grave])


@pytest.mark.parametrize(
    ("seat", "grave"),
    [("福建省泉州市", False), ("泉州陈埭镇", False), ("福建省泉州市丰泽区", True), ("福州市", True), ("泉州市石狮市", True)],
)
def test_lmaa_21_the_city_and_the_province_above_us_tell_nothing(seat: str, grave: bool) -> None:
    above = replace(REFERENCE, settings={**REFERENCE.settings, CITY_WAGES: "泉州", PROVINCE: "福建省"})
    found = cautions(replace(PLAIN, workplace="石狮市", seat=seat), above)
    assert [caution.grave for caution in found if caution.check == "jurisdiction"] == [grave]
