"""To whom a paper goes (发给谁): to nobody who is dead, and of each paper of a step to whom it concerns, in words that are his."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.errors import Invalid
from mediation.models import Document, Write
from mediation.rules.codes import Side
from mediation.rules.codes.served import Served
from mediation.rules.states.arbitration import FORMED
from mediation.rules.states.mediation import MEDIATING
from mediation.rules.steps.awaited import waits_for
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from tests.documents.printed import text
from tests.scenes import COMPANY, person
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")
PROOF = "登记机关、公证机关出具的材料"
OTHER = {**COMPANY, "name": "某外贸有限公司", "credit_code": None}


def made_by(walk: Walk, step: str, **given: Any) -> list[Document]:
    """The papers that the step makes."""
    walk.do(step, **given)
    walk.session.flush()
    seq = max(entry.seq for here in walk.facts.proceedings.values() for entry in here.entries)
    return [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.seq == seq]


def listed(row: Document) -> list[str]:
    """The titles on a receipt."""
    return [served["title"] for served in issue.frozen(row)["service"]["served"]]


def says(rows: list[Document], template: str, party: int) -> str:
    """The words of the paper of this template for this party."""
    return text(render(template, issue.frozen(next(r for r in rows if (r.template, r.party) == (template, party)))))


def test_CPL_87_a_receipt_lists_what_the_step_made_for_that_party_and_nothing_else(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    renamed = made_by(
        walk, "change_party", ground="renamed", party=company, joined=[], new_name="某新鞋业有限公司", since=None, proof=PROOF
    )
    assert walk.here is not None
    arbitrator = people[walk.here.staff["presiding"]]
    replaced = made_by(
        walk,
        "change_party",
        by=arbitrator,
        ground="replaced",
        party=company,
        joined=[OTHER],
        new_name=None,
        since=None,
        proof=PROOF,
    )
    came = walk.facts.proceedings[1].parties[-1]
    receipts = {row.party: listed(row) for row in renamed if row.template == "service_receipt"}
    assert receipts[company] == ["变更当事人通知书"]
    receipts = {row.party: listed(row) for row in replaced if row.template == "service_receipt"}
    assert receipts[company] == ["变更当事人通知书"]
    assert set(receipts[came]) == {"变更当事人通知书", "应诉通知书", "仲裁申请书副本", "组成仲裁庭通知书"}
    for row in [*renamed, *replaced]:
        if row.template == "service_receipt":
            there = {r.title for r in (renamed if row in renamed else replaced) if r.party in (0, row.party)}
            assert set(listed(row)) - {"仲裁申请书副本"} <= there


def test_CPL_153_nobody_writes_to_the_dead_and_who_died_is_asked(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    dead, other = walk.scene().numbers(Side.APPLICANT)[:2]
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    with pytest.raises(Invalid) as refused:
        walk.do("suspend", ground="death", reason="申请人死亡")
    assert "请选是谁死亡" in str(refused.value.faults["party"])
    with pytest.raises(Invalid) as refused:
        walk.do("suspend", ground="death", party=company, reason="申请人死亡")
    assert "与所选的理由不符" in str(refused.value.faults["party"])
    made = made_by(walk, "suspend", ground="death", party=dead, reason="申请人死亡")
    assert {row.party for row in made if row.template == "suspension_notice"} == {other, company}
    assert {row.party for row in made if row.template == "service_receipt"} == {other, company}
    made = made_by(walk, "change_party", ground="died", party=dead, joined=[person(71)], new_name=None, since=None, proof=PROOF)
    heir = walk.facts.proceedings[1].parties[-1]
    assert {row.party for row in made if row.template == "change_party_notice"} == {other, company, heir}


def test_RXT_22_whoever_comes_into_a_mediation_is_asked_to_mediate_and_to_answer_nothing(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    made = made_by(
        walk, "change_party", ground="replaced", party=company, joined=[OTHER], new_name=None, since=None, proof=PROOF
    )
    came = walk.facts.proceedings[1].parties[-1]
    assert {row.template for row in made} == {"change_party_notice", "mediation_acceptance_notice"}
    assert [row.party for row in made if row.template == "mediation_acceptance_notice"] == [came]
    told = says(made, "change_party_notice", came)
    assert "是否同意调解，请告知本调解组织" in told
    assert "仲裁申请书副本" not in told
    assert "仲裁期限" not in told


def test_R33_46_in_an_arbitration_the_days_run_anew_and_the_newcomer_answers(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    assert walk.here is not None
    company, arbitrator = walk.scene().numbers(Side.RESPONDENT)[0], people[walk.here.staff["presiding"]]
    given = {"ground": "replaced", "party": company, "joined": [OTHER], "new_name": None, "since": None, "proof": PROOF}
    made = made_by(walk, "change_party", by=arbitrator, **given)
    told = says(made, "change_party_notice", walk.facts.proceedings[1].parties[-1])
    assert "自收到仲裁申请书副本之日起十个工作日内可以提交答辩书；仲裁期限自" in told


def test_where_only_one_can_have_died_nobody_is_asked(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    made = made_by(walk, "suspend", ground="successor", reason="被申请人已经注销")
    assert company not in {row.party for row in made}
    assert {row.party for row in made if row.template == "suspension_notice"}


def test_R33_36_a_counter_claim_is_told_to_each_as_it_concerns_him(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    asked, other = walk.scene().numbers(Side.APPLICANT)[:2]
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    back = [{"claimant": company, "item": "handover", "against": [asked]}]
    walk.do("receive_counterclaim", claims=back)
    made = made_by(walk, "merge_counterclaim", claims=back)
    assert "你对反申请请求有进行答辩、提交证据的权利，可以自收到本通知书之日起十个工作日内" in says(
        made, "counter_notice", asked
    )
    assert "反申请请求不是向你提出的" in says(made, "counter_notice", other)
    own = says(made, "counter_notice", company)
    assert "你单位对自己提出的反申请请求有责任提供证据" in own
    assert "进行答辩" not in own
    assert f"{COMPANY['name']}在答辩期内对{walk.facts.parties[asked].name}提出反申请" in own


COPIES: dict[str, tuple[dict[str, Any], str, str]] = {
    "accept_arbitration": ({}, "respond_notice", "仲裁申请书副本"),
    "merge_counterclaim": ({}, "counter_notice", "反申请书副本"),
    "change_claims": (
        {"dropped": [], "added": [{"claimant": 1, "item": "overtime", "amount": "43.00"}]},
        "change_notice",
        "增加、变更请求申请书副本",
    ),
    "join_party": (
        {"side": "applicant", "joined": [person(92)], "added": [{"item": "overtime", "amount": "43.00"}]},
        "change_notice",
        "追加的申请人的仲裁申请书副本",
    ),
    "record_answer": ({}, "answer_copy", "答辩书副本"),
}
"""By the step: its answers, the notice that goes with a copy, and the copy."""


@pytest.mark.parametrize("step", COPIES)
def test_CPL_87_a_notice_that_goes_with_a_copy_names_it_and_so_does_the_receipt(
    write: Write, people: People, step: str
) -> None:
    given, template, copy = COPIES[step]
    walk = Walk(write, people).go("file_arbitration") if step == "accept_arbitration" else walk_to(write, people, FORMED)
    asked, company = 1, walk.scene().numbers(Side.RESPONDENT)[0]
    back = [{"claimant": company, "item": "handover", "against": [asked]}]
    if step == "merge_counterclaim":
        walk.do("receive_counterclaim", claims=back)
        given = {"claims": back}
    made = made_by(walk, step, **given)
    answers = {"merge_counterclaim": asked, "record_answer": asked}.get(step, company)
    for row in made:
        to_answer = row.party == answers or (step == "record_answer" and row.party != company)
        if row.template == template:
            assert (f"附：{copy}" in says(made, template, row.party)) == to_answer
        if row.template == "service_receipt":
            assert (copy in listed(row)) == to_answer
    assert any(row.template == "service_receipt" and row.party == answers for row in made)


@pytest.mark.parametrize(
    ("step", "title"), [("separate_counterclaim", "反申请另行申请仲裁告知书"), ("refuse_counterclaim", "反申请不予受理通知书")]
)
def test_R33_36_a_counter_claim_that_is_not_heard_here_is_answered_to_whoever_raised_it(
    write: Write, people: People, step: str, title: str
) -> None:
    walk = walk_to(write, people, FORMED)
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    walk.do("join_party", side="respondent", joined=[{**COMPANY, "name": "某物流有限公司", "credit_code": None}])
    other = walk.facts.proceedings[1].parties[-1]
    assert walk.facts.parties[other].side is Side.RESPONDENT
    walk.do("receive_counterclaim", claims=[{"claimant": company, "item": "handover"}])
    made = made_by(walk, step)
    assert {row.party for row in made} == {company}
    assert title in says(made, "counter_refusal", company)
    assert title in {row.title for row in made}
    assert title in listed(next(row for row in made if row.template == "service_receipt"))
    assert "你单位提出的反申请，本委已经收到" in says(made, "counter_refusal", company)
    assert [party.number for party in waits_for(walk.situation(), Served.COUNTER_REFUSAL)] == [company]
    walk.do("serve", served="counter_refusal", parties=[company], method="direct")
    assert waits_for(walk.situation(), Served.COUNTER_REFUSAL) == []


@pytest.mark.parametrize(
    ("ticked", "rows"), [([], ["口头申请笔录"]), (["application", "identity"], ["申请书（正本）", "申请人身份证明"])]
)
def test_R33_29_the_receipt_of_filing_lists_what_was_received(
    write: Write, people: People, ticked: list[str], rows: list[str]
) -> None:
    walk = Walk(write, people)
    receipt = says(made_by(walk, "file_arbitration", materials=ticked), "filing_receipt", 0)
    table = receipt.split("原件或者复印件")[1].split("请求事项")[0]
    assert table == "".join(f"{n}{name}" for n, name in enumerate(rows, start=1))
