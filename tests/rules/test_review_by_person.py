"""A 审查调解书 of several workers: each signs for himself and leaves for himself (办案规则 第76、77条; 民事诉讼法 第55条第2款)."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS
from mediation.rules.reviewed import letter_since
from mediation.rules.steps.overdue import titled
from mediation.rules.steps.promises import owed_in
from mediation.services.record import timeline
from tests.rules.cases.review import AGREED, Line, at, facts_of, refusal, wrong
from tests.rules.cases.two_workers import FACTORY, FIRST, SECOND, two
from tests.rules.journal import CALENDAR

MADE: list[Line] = [
    *map(two, AGREED), (1, "apply_review", "2026-03-09", {"used": {"unit": "office"}}), (2, "accept_review", "2026-03-10", {}),
    (2, "designate_reviewer", "2026-03-10", {"arbitrator": "judge"}), (2, "make_review_letter", "2026-03-12", {"findings": "合法"}),
]  # fmt: skip


def signed(first: str | None, second: str | None, factory: str | None, on: str = "2026-03-16") -> dict[str, Any]:
    rows = [{"party": n, "on": day} for n, day in ((FIRST, first), (SECOND, second), (FACTORY, factory))]
    return {"on": on, "applicant_signed_on": None, "respondent_signed_on": None, "signed": rows}


ONE = [*MADE, (2, "sign_review_letter", "2026-03-16", signed("2026-03-13", None, "2026-03-16"))]


def test_R33_77_it_is_said_of_each_whether_he_signed() -> None:
    assert "signed" not in wrong("sign_review_letter", MADE, 2, **signed("2026-03-13", None, "2026-03-16"))
    both_days = {"applicant_signed_on": "2026-03-13", "respondent_signed_on": "2026-03-16"}
    assert wrong("sign_review_letter", MADE, 2, on="2026-03-16", **both_days) == {}
    nobody = wrong("sign_review_letter", MADE, 2, on="2026-03-16", respondent_signed_on="2026-03-16")
    assert "周某1签收了没有" in nobody["applicant_signed_on"]
    assert "双方都要有人签收" in wrong("sign_review_letter", MADE, 2, **signed("2026-03-13", None, None))["signed"]


def test_R33_77_it_is_in_force_for_who_signed_and_for_nobody_else() -> None:
    facts = facts_of(ONE)
    review = facts.proceedings[2]
    assert letter_since(facts, review) == {FIRST: date(2026, 3, 16), FACTORY: date(2026, 3, 16)}
    assert [line.payee for line in owed_in(facts, review)] == [FIRST]
    where = at(ONE, 1)
    assert (titled(where, FIRST) is not None, titled(where, SECOND)) == (True, None)
    asks = {"court": "某院", "on": "2026-04-10"}
    assert "还没有签收" in wrong("enforce_agreement", ONE, 2, parties=[SECOND], **asks)["parties"]
    assert wrong("enforce_agreement", ONE, 2, parties=[FIRST], **asks) == {}
    found = {c.party for c in clocks(facts, review, CALENDAR, date(2026, 4, 2)) if c.limit == "X-09R"}
    assert SECOND not in found


def test_R33_77_who_signs_later_is_bound_from_his_own_day() -> None:
    assert "周某" not in refusal("sign_letter_later", ONE, 2)
    assert "请填写签收之日" in wrong("sign_letter_later", ONE, 2, on="2026-03-20", signed=[{"party": SECOND}])["signed.0.on"]
    later = [*ONE, (2, "sign_letter_later", "2026-03-20", {"signed": [{"party": SECOND, "on": "2026-03-19"}]})]
    facts = facts_of(later)
    assert letter_since(facts, facts.proceedings[2])[SECOND] == date(2026, 3, 19)
    assert "没有要补签收的" in refusal("sign_letter_later", later, 2)
    told = [timeline.says(entry, facts) for entry in facts.proceedings[2].entries[-2:]]
    assert told[0].startswith("双方签收，调解书生效：周某1于 2026-03-13 签收；")
    assert told[0].endswith("没有签收")
    assert told[1].endswith("于 2026-03-19 签收")


def test_R33_76_one_of_several_leaves_and_the_others_go_on() -> None:
    assert "全部撤回" in wrong("leave_review", MADE, 2, parties=[FIRST, SECOND])["parties"]
    assert "已经签收" in wrong("leave_review", ONE, 2, parties=[FIRST])["parties"]
    assert wrong("leave_review", ONE, 2, parties=[SECOND]) == {}
    all_signed = [*MADE, (2, "sign_review_letter", "2026-03-16", signed("2026-03-13", "2026-03-16", "2026-03-16"))]
    assert "都已经签收" in refusal("leave_review", all_signed, 2)
    facts = facts_of([*MADE, (2, "leave_review", "2026-03-13", {"parties": [SECOND]})])
    review = facts.proceedings[2]
    assert (review.state, review.parties, review.claims) == ("made", (FIRST, FACTORY), (1,))


def test_an_entry_of_before_means_everybody_on_its_day() -> None:
    facts = facts_of([*MADE, (2, "sign_review_letter", "2026-03-16", {})])
    assert set(letter_since(facts, facts.proceedings[2]).values()) == {date(2026, 3, 16)}
    assert STEPS["sign_review_letter"].asks.model_validate({"on": "2026-03-16"}).signed == []  # type: ignore[attr-defined]
