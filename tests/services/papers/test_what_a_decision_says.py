"""What a decision says (决定书的写法): who asked, whom and why; which award; what may be done against it; by when."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.models import Write
from mediation.rules.amounts import chinese_date
from mediation.rules.states.arbitration import AWARDED, FILED, FORMED
from mediation.services.papers import issue
from mediation.services.papers.rendering import as_html
from tests.scenes import COMPANY, person
from tests.services.papers.awards import printed
from tests.walks import walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")

CHALLENGED: dict[str, Any] = {"parties": [1], "seat": "presiding", "ground": "interest", "reason": "与被申请人有往来"}


@pytest.mark.parametrize(("step", "template"), [("grant_recusal", "recusal_decision"), ("refuse_recusal", "recusal_refusal")])
def test_LMAA_33_a_decision_on_a_recusal_names_who_asked_whom_and_why(
    write: Write, people: People, step: str, template: str
) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("request_recusal", **CHALLENGED)
    walk.do(step)
    layer = printed(walk, template)
    assert f"申请人{person(1)['name']}于二〇二六年" in layer
    assert "以独任仲裁员裁某与本案有利害关系为由申请其回避：与被申请人有往来。" in layer
    assert "经审查，经审查" not in layer


def test_R33_12_of_three_who_sits_in_the_middle_is_the_presiding_one_and_the_clerk_is_the_clerk(
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, FORMED, ("many",))
    walk.do("request_recusal", **CHALLENGED)
    walk.go("refuse_recusal")
    assert "以首席仲裁员裁某与本案" in printed(walk, "recusal_refusal")
    walk.do("request_recusal", **{**CHALLENGED, "seat": "clerk", "parties": [1, 13]})
    walk.go("refuse_recusal")
    layer = printed(walk, "recusal_refusal")
    assert "以书记员书某与本案" in layer
    assert f"申请人{person(1)['name']}、被申请人{COMPANY['name']}于" in layer


@pytest.mark.parametrize("late", [False, True])
def test_R33_10_a_decision_on_an_objection_names_who_raised_it_and_the_case_goes_on(
    write: Write, people: People, *, late: bool
) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("serve", served="respond_notice", parties=[3], method="direct")
    served = walk.day
    day = walk.reference.calendar.working_day_after(served, 11) if late else walk.next_day("object_jurisdiction")
    walk.do("object_jurisdiction", on=day, sent_on=None, reason="公司已经迁到邻市。")
    walk.do("reject_objection", late=late)
    layer = printed(walk, "objection_decision")
    assert f"被申请人{COMPANY['name']}于二〇二六年" in layer
    assert f"书面提出管辖异议：公司已经迁到邻市。该异议系在答辩期满{'后' if late else '前'}提出" in layer
    assert "对本决定不能单独提起诉讼；管辖异议不影响仲裁程序的进行，本案继续审理。" in layer


def test_LMAA_29_a_case_that_is_cancelled_may_be_sued_on(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED).go("cancel_case")
    assert (
        "申请人不服本决定的，可以依照《中华人民共和国劳动争议调解仲裁法》第二十九条的规定，就该争议事项向人民法院提起诉讼。"
        in printed(walk, "cancellation_decision")
    )


def test_LMAA_44_an_order_of_prior_execution_says_by_when(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED).go("order_prior_execution")
    layer = printed(walk, "prior_execution_award")
    assert f"{COMPANY['name']}于收到本裁决书之日先行支付{person(1)['name']}" in layer
    assert f"申请人于{chinese_date(walk.day)}申请先予执行。" in layer


def test_R33_54_a_correction_names_the_award_by_its_day_and_number(write: Write, people: People) -> None:
    """Of a split case the one that is put right, and it may have been served long before."""
    walk = walk_to(write, people, AWARDED, ("split",))
    made = chinese_date(walk.day)
    walk.do("rectify_award", document="award_nonfinal", what="wording", wrong="林谋", right="林某", sums=[])
    layer = printed(walk, "award_correction")
    assert f"本委于{made}作出的晋劳人仲案字〔2026〕1-2号仲裁裁决书（非终局）中有文字错误" in layer
    assert "一并送达" not in layer
    assert "与原裁决书具有同等效力" in layer


def test_R33_60_the_notice_of_simplified_handling_names_the_hearing_among_what_the_tribunal_fixes(
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, FILED).go("simplify")
    assert "举证期限、开庭日期、审理程序、文书格式由仲裁庭确定" in printed(walk, "simplified_notice")


def test_a_decision_of_a_release_that_kept_no_request_prints_as_it_was(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED).go("request_recusal", "refuse_recusal")
    row = next(row for row in issue.of_case(write, walk.case_id or 0) if row.template == "recusal_refusal")
    old = issue.frozen(row)
    old["case"].pop("about")
    assert "当事人申请本案有关人员回避。" in as_html("recusal_refusal", old)
