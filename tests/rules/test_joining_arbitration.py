"""An applicant who joins an arbitration: his own claims, days for whom they are against, days of his own (办案规则 第44、46、62条)."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Side
from mediation.rules.common_request import BY_CLAIMS
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, doubted
from mediation.rules.steps.answering import answer_ends, evidence_fixed
from mediation.rules.steps.rounds import first_to_serve
from mediation.rules.steps.track import collective
from tests.rules.cases.changes import FACTORY, asked, names, unit
from tests.rules.cases.hearing import APPLICATION, HEARD, HELD, SCHEDULED, Line, refused, situation, told, wrong
from tests.rules.journal import CALENDAR
from tests.scenes import person

CLAIMS = [{"item": "wages", "amount": "3000.00"}, {"item": "certificate"}]
GIVEN: dict[str, Any] = {"side": "applicant", "joined": [person(14, "后来某")], "reason": "同一争议", "added": CLAIMS}
JOINED: Line = ("join_party", "2026-10-13", GIVEN)
NOTICE = told("2026-10-14", FACTORY, document="change_notice")
AGAIN: list[Line] = [
    ("set_hearing", "2026-10-15", {"hearing_on": "2026-11-10", "starts": "09:00", "place": "第一仲裁庭", "public": True}),
    told("2026-10-20", 1, 2, FACTORY, 4), ("hold_hearing", "2026-11-10", HELD[2]),
]  # fmt: skip
NEWCOMER = 4


# --- his claims -----------------------------------------------------------------------------------------------


def test_R33_29_who_joins_as_an_applicant_says_what_he_asks() -> None:
    where = situation(*HEARD)
    given = {**GIVEN, "on": "2026-10-13"}
    assert wrong("join_party", where, **given) == {}
    assert "还没有请求" in wrong("join_party", where, **{**given, "added": []})["added"]
    third = {**given, "side": "third"}
    assert "只有追加为申请人的" in wrong("join_party", where, **third)["added"]
    assert wrong("join_party", where, **{**third, "added": []}) == {}


def test_his_claims_are_his_and_against_whom_they_name() -> None:
    two: Line = (*APPLICATION[:2], {**APPLICATION[2], "respondents": [unit("甲公司"), unit("乙公司")]})
    where = situation(two, *SCHEDULED[1:], ("join_party", "2026-09-22", {**GIVEN, "added": [{**CLAIMS[0], "against": "2"}, CLAIMS[1]]}))
    assert asked(where.case)["4"] == ("后来某", "3000.00")
    assert [where.case.claims[n].against for n in (4, 5)] == [(4,), ()]
    assert "只登记了 2 位" in wrong("join_party", where, **{**GIVEN, "added": [{**CLAIMS[0], "against": "3"}]})["added.0.against"]


def test_R33_46_several_join_by_one_decision_and_each_has_his_own_claims() -> None:
    """Three colleagues who come on one day are one decision, one notice and one restart of the 45 days."""
    people = [person(14, "后来甲"), person(15, "后来乙"), person(16, "后来丙")]
    added = [{"claimant": n, "item": "wages", "amount": f"{n}000.00"} for n in (1, 3, 2)]
    given = {**GIVEN, "on": "2026-10-13", "joined": people, "added": added}
    where = situation(*HEARD)
    assert wrong("join_party", where, **given) == {}
    case = situation(*HEARD, ("join_party", "2026-10-13", given)).case
    assert [(case.parties[c.claimant].name, str(c.amount)) for c in case.claims.values() if c.claimant >= NEWCOMER] == [
        ("后来甲", "1000.00"), ("后来丙", "3000.00"), ("后来乙", "2000.00"),
    ]  # fmt: skip
    assert wrong("join_party", where, **{**given, "added": added[:1]})["added"].startswith("后来乙、后来丙还没有请求")
    assert "请填 1 到 3 的序号" in wrong("join_party", where, **{**given, "added": [{**added[0], "claimant": 4}]})["added.0.claimant"]


def test_R33_62_the_tenth_worker_may_be_the_second_of_those_who_join() -> None:
    eight: Line = (*APPLICATION[:2], {
        **APPLICATION[2], "applicants": [person(40 + n) for n in range(8)],
        "claims": [{"claimant": n, "item": "wages", "amount": "1.00"} for n in range(1, 9)],
    })  # fmt: skip
    where = situation(eight, *SCHEDULED[1:])

    def doubts(many: int) -> dict[str, str]:
        people = [person(70 + n, f"后来{n}") for n in range(many)]
        added = [{"claimant": n, "item": "wages", "amount": "1.00"} for n in range(1, many + 1)]
        form = STEPS["join_party"].asks.model_validate(
            {**GIVEN, "on": "2026-10-13", "joined": people, "added": added}, context={"today": date(2026, 10, 13)}
        )
        return doubted(STEPS["join_party"], where, form)

    assert "追加后劳动者达到 10 人" not in str(doubts(1))
    assert "追加后劳动者达到 10 人" in str(doubts(2))


def test_a_worker_who_joins_asks_for_no_employers_item() -> None:
    given = {**GIVEN, "on": "2026-10-13", "added": [{"item": "service_period", "amount": "1.00"}]}
    assert "added.0.item" in wrong("join_party", situation(*HEARD), **given)


# --- the second round -----------------------------------------------------------------------------------------


def test_R33_44_the_respondent_is_told_of_them_and_has_his_days() -> None:
    where = situation(*HEARD, JOINED)
    assert (str(first_to_serve(where)[0][0]), first_to_serve(where)[0][1]) == ("change_notice", [FACTORY])
    assert "变更仲裁请求受理通知书" in refused("award", where)
    served = situation(*HEARD, JOINED, NOTICE)
    assert str(answer_ends(served, FACTORY)) == "2026-10-28"
    found = {(c.limit, c.party): c for c in clocks(served.case, served.here, CALENDAR, date(2026, 10, 20))}
    assert str(found["A-09", FACTORY].due_on) == "2026-10-28"
    assert str(found["A-23", None].starts_on) == "2026-10-13"


def test_R33_38_44_he_is_heard_before_anything_is_awarded() -> None:
    papers = [NOTICE, told("2026-10-14", NEWCOMER, document="tribunal_notice")]
    assert "还没有开庭" in refused("award", situation(*HEARD, JOINED, *papers))
    assert refused("award", situation(*HEARD, JOINED, *papers, *AGAIN)) == ""


def test_R33_15_no_evidence_period_that_ended_before_he_came_is_his() -> None:
    until: Line = ("set_evidence_period", "2026-09-08", {"parties": [1, 2, FACTORY], "until": "2026-09-18"})
    accepted: Line = (SCHEDULED[1][0], SCHEDULED[1][1], {"evidence_until": "2026-09-18"})
    for lines in ([*HEARD, until], [HEARD[0], accepted, *HEARD[2:]]):
        where = situation(*lines, JOINED)
        assert (evidence_fixed(where.here, 1), evidence_fixed(where.here, NEWCOMER)) == (date(2026, 9, 18), None)
        more = {"on": "2026-10-14", "added": [{"claimant": NEWCOMER, "item": "overtime", "amount": "1.00"}]}
        assert "on" not in wrong("change_claims", where, **more)
        days = {c.party: c for c in clocks(where.case, where.here, CALENDAR, date(2026, 10, 20)) if c.limit == "A-11"}
        assert NEWCOMER not in days
        assert 1 in days
        own = situation(*lines, JOINED, ("set_evidence_period", "2026-10-14", {"parties": [NEWCOMER], "until": "2026-10-30"}))
        assert evidence_fixed(own.here, NEWCOMER) == date(2026, 10, 30)


# --- 办案规则 第62条 ------------------------------------------------------------------------------------------------


def nine(*further: Line) -> list[Line]:
    """Nine who ask the same, before one arbitrator."""
    claims = [{"claimant": n, "item": "wages", "amount": "100.00"} for n in range(1, 10)]
    filed: Line = (*APPLICATION[:2], {
        **APPLICATION[2], "applicants": [person(n) for n in range(1, 10)], "claims": claims,
        "used": {"unit": "office", "common_request": BY_CLAIMS},
    })  # fmt: skip
    seated: Line = ("form_tribunal", "2026-09-04", {"presiding": "judge", "clerk": "clerk"})
    return [filed, ("accept_arbitration", "2026-09-02", {}), seated, *further]


@pytest.mark.parametrize(("item", "together"), [("wages", True), ("insurance", False)])
def test_R33_62_the_tenth_who_asks_the_same_makes_it_a_collective_dispute(item: str, together: bool) -> None:
    joined: Line = ("join_party", "2026-09-10", {**GIVEN, "added": [{"item": item, "amount": "100.00"}]})
    assert not collective(situation(*nine()).case, situation(*nine()).here)
    where = situation(*nine(joined))
    assert collective(where.case, where.here) == together


def test_R33_62_and_who_hears_it_is_asked_about_first() -> None:
    step = STEPS["join_party"]
    form = step.asks.model_validate({**GIVEN, "on": "2026-09-10"})
    assert "由三名仲裁员组庭" in doubted(step, situation(*nine()), form)["joined"]
    assert doubted(step, situation(*HEARD), form) == {}


# --- leaving again --------------------------------------------------------------------------------------------


def test_R33_35_who_joined_may_withdraw_alone_and_the_others_go_on() -> None:
    where = situation(*HEARD, JOINED, ("withdraw_part", "2026-10-14", {"parties": [NEWCOMER]}))
    assert names(where.case, Side.APPLICANT) == ["周某1", "周某2"]
    assert set(asked(where.case)) == {"1", "2", "3"}
