"""共同请求 (调解仲裁法 第7条；办案规则 第62条): ten workers are a collective dispute where they ask the same, and not where each asks for
something else. One answer for the form, the mark, the tribunal, the limits, the representatives and the row of the desk.
"""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Item, Kind
from mediation.rules.codes.intake import Material
from mediation.rules.common_request import BY_CLAIMS, BY_NUMBER, READING
from mediation.rules.deadlines import clocks
from mediation.rules.intake import applied, cautions
from mediation.rules.step import Situation
from mediation.rules.steps.track import as_the_bureau_reads, collective
from mediation.services.record import case_rows
from mediation.services.upkeep import setting_rows
from tests.rules.cases.hearing import Line, refused, situation, wrong
from tests.rules.cases.intake import REFERENCE
from tests.rules.cases.simplified import MANY
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY

MIXED = ("wages", "overtime", "severance", "double_wage", "leave_pay")
ACCEPTED: Line = ("accept_arbitration", "2026-03-04", {})
ALONE = {"on": "2026-03-05", "presiding": "a", "clerk": "c"}


def filed(claims: list[dict[str, Any]], reading: str = BY_CLAIMS, **more: Any) -> Line:
    used = {"unit": "commission", "common_request": reading} if reading else {"unit": "commission"}
    return ("file_arbitration", "2026-03-02", {**MANY, "claims": claims, **more, "used": used})


def claims(*items: str, many: int = 10, **more: Any) -> list[dict[str, Any]]:
    return [{"claimant": n, "item": items[n % len(items)], "amount": "1000.00", **more} for n in range(1, many + 1)]


DIFFERENT, SAME = filed(claims(*MIXED)), filed(claims("wages"))


def is_collective(where: Situation) -> bool:
    """The record's answer, after asking everything that rests on it whether it gives the same."""
    case, here = where.case, where.here
    found = collective(case, here)
    (row,) = case_rows.proceeding_rows(case, {p.unit: 1 for p in case.proceedings.values()}).values()
    assert row["collective"] is found
    limits = {clock.limit for clock in clocks(case, here, CALENDAR, date(2026, 3, 4))}
    assert ("A-18" in limits) is ("A-19" in limits) is found
    assert ("不按集体争议办理" not in refused("record_representatives", where)) is found
    assert ("共同请求" in wrong("form_tribunal", where, **ALONE).get("second", "")) is found
    return found


def test_LMAA_7_R33_62_ten_workers_who_ask_for_different_things_are_no_collective_dispute() -> None:
    assert not is_collective(situation(DIFFERENT, ACCEPTED))
    assert is_collective(situation(SAME, ACCEPTED))


def test_R33_62_ten_of_them_who_ask_the_same_are_enough_whatever_else_they_ask() -> None:
    assert is_collective(situation(filed([*claims("wages"), *claims(*MIXED)]), ACCEPTED))
    nine = [*claims("wages", many=9), {"claimant": 10, "item": "severance", "amount": "1.00"}]
    assert not is_collective(situation(filed(nine), ACCEPTED))


def test_R33_62_one_who_claims_an_item_twice_is_one_worker() -> None:
    twice = [*claims("wages", many=9), {"claimant": 9, "item": "wages", "amount": "1.00", "detail": "另一月"}]
    assert not is_collective(situation(filed([*twice, {"claimant": 10, "item": "severance", "amount": "1.00"}]), ACCEPTED))


def test_R33_62_the_same_item_from_two_employers_is_not_the_same_request() -> None:
    two = {"respondents": [COMPANY, {**COMPANY, "name": "另一鞋业有限公司", "credit_code": None}]}
    half = [*claims("wages", many=5, against="1"), *({**row, "against": "2"} for row in claims("wages")[5:])]
    assert not is_collective(situation(filed(half, **two), ACCEPTED))
    assert is_collective(situation(filed(claims("wages"), **two), ACCEPTED))


def test_R33_62_what_is_on_no_list_is_the_same_where_it_is_said_in_the_same_words() -> None:
    assert is_collective(situation(filed(claims("other", amount=None, detail="发放高温津贴")), ACCEPTED))
    each = [{**row, "amount": None, "detail": f"返还押金{n}"} for n, row in enumerate(claims("other"))]
    assert not is_collective(situation(filed(each), ACCEPTED))


@pytest.mark.parametrize(("answer", "asked", "is_one"), [("yes", DIFFERENT, True), ("no", SAME, False)])
def test_LMAA_7_what_the_application_says_comes_before_what_the_claims_tell(answer: str, asked: Line, *, is_one: bool) -> None:
    step, day, given = asked
    assert is_collective(situation((step, day, {**given, "common_request": answer}), ACCEPTED)) is is_one


def test_R33_62_nine_who_say_that_they_have_a_request_in_common_are_not_ten() -> None:
    nine = {"applicants": MANY["applicants"][:9], "common_request": "yes"}
    assert not is_collective(situation(filed(claims("wages", many=9), **nine), ACCEPTED))


def test_R33_62_a_dispute_of_ten_stays_one_when_somebody_drops_the_claim() -> None:
    dropped: Line = ("change_claims", "2026-03-05", {"reason": "已付", "dropped": [1], "added": [
        {"claimant": 1, "item": "severance", "amount": "500.00"}]})  # fmt: skip
    assert is_collective(situation(SAME, ACCEPTED, dropped))


def test_an_entry_of_before_the_question_replays_by_the_number_of_people_as_it_did() -> None:
    assert is_collective(situation(filed(claims(*MIXED), reading=""), ACCEPTED))
    assert is_collective(situation(filed(claims(*MIXED), reading=BY_NUMBER), ACCEPTED))


def test_LMAA_7_the_reading_is_the_bureaus_and_the_entry_keeps_it() -> None:
    where = situation(SAME)
    assert as_the_bureau_reads(where, None).common_request == BY_CLAIMS
    other = replace(where, reference=replace(where.reference, settings={**where.reference.settings, READING: BY_NUMBER}))
    assert as_the_bureau_reads(other, None).common_request == BY_NUMBER


def test_LMAA_7_the_setting_takes_only_the_two_readings() -> None:
    assert setting_rows.fault(READING, BY_CLAIMS) == setting_rows.fault(READING, BY_NUMBER) == ""
    assert BY_NUMBER in setting_rows.fault(READING, "按人")


# --- the form ---------------------------------------------------------------------------------------------------


def said(given: dict[str, Any], check: str = "collective", **settings: str) -> str:
    reference = replace(REFERENCE, settings={**REFERENCE.settings, **settings})
    found = cautions(applied(Kind.ARBITRATION, given, date(2026, 3, 2)), reference)
    return "".join(caution.text for caution in found if caution.check == check)


def test_R33_62_the_form_says_while_it_is_typed_what_the_record_will_say() -> None:
    same, different = {**MANY}, {**MANY, "claims": claims(*MIXED)}
    assert "有共同请求，属于集体劳动争议" in said(same)
    assert "没有十人以上向同一被申请人请求同一事项" in said(different)
    assert "待本局确认" in said(different)
    assert "属于集体劳动争议" in said({**different, "common_request": "yes"})
    assert "申请书写明没有共同请求" in said({**same, "common_request": "no"})
    assert "属于集体劳动争议" in said(different, **{READING: BY_NUMBER})


def test_R33_63_the_list_of_representatives_is_missing_only_where_they_may_elect() -> None:
    given = {"materials": [each for each in Material if each is not Material.REPRESENTATIVES]}
    assert "推选代表人名单" in said({**MANY, **given}, "materials")
    assert "推选代表人名单" not in said({**MANY, **given, "claims": claims(*MIXED)}, "materials")


def test_the_items_of_these_tests_are_items() -> None:
    assert {*MIXED} <= {item.value for item in Item}
