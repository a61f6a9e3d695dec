"""What cannot be printed was not decided, nobody signed it, and nobody received it: the preview says what is missing, and the door
refuses, until somebody has brought it."""

from typing import Any

import pytest

from mediation.models import Write
from mediation.rules.forms import past_only
from mediation.rules.lifecycle import STEPS
from mediation.services import door
from mediation.services.door.readiness import PAPERS, Unprinted
from mediation.services.papers import issue
from mediation.services.papers.catalogue import catalogue
from mediation.services.record import journal
from tests.scenes import answer, id_number, person
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
NAMELESS = {**person(1), "address": None, "id_number": None, "sex": None}
ON_FILE = {"party": 1, "sex": "male", "id_number": id_number(1), "address": "某省某县某某村1号"}
DECIDES = {
    "award_final", "award_nonfinal", "partial_award_final", "partial_award_nonfinal", "settlement", "partial_settlement",
    "prior_execution_award", "award_correction", "withdrawal_decision", "default_decision", "termination_decision",
    "cancellation_decision", "objection_decision", "recusal_decision", "recusal_refusal", "rehearing_decision", "review_settlement",
    "review_denial_notice", "handling_decision", "penalty_decision", "correction_order", "joinder_decision", "service_address",
    "advance_notice", "performance_urging", "court_application", "evidence_keeping", "evidence_release",
    "inspector_recusal_decision", "added_fine_decision",
}  # fmt: skip


@pytest.fixture
def accepted(write: Write, people: People) -> Walk:
    """An arbitration of somebody whose particulars nobody has yet."""
    walk = Walk(write, people)
    walk.do("file_arbitration", applicants=[NAMELESS], claims=[{"claimant": 1, "item": "wages", "amount": "9.00"}])
    walk.do("accept_arbitration")
    return walk


def preview(walk: Walk, name: str, **changes: Any) -> door.Consequences:
    """What the page says before the step is confirmed."""
    step, write = STEPS[name], walk.session
    given = {**{day: walk.day.isoformat() for day in past_only(step.asks)}, **answer(name, walk.scene()), **changes}
    with walk.standing():
        return door.consequences(
            write, name, given, walk.somebody(step), walk.facts, journal.entries(write, walk.case_id or 0), walk.proceeding,
            case_id=walk.case_id,
        )  # fmt: skip


def test_the_papers_that_are_the_decision_itself() -> None:
    assert {template.name for template in catalogue().values() if template.decides} == DECIDES


def test_a_decision_that_cannot_be_written_is_refused_before_and_at_the_door(accepted: Walk) -> None:
    for attempt in (lambda: preview(accepted, "withdraw_arbitration"), lambda: accepted.do("withdraw_arbitration")):
        with pytest.raises(Unprinted) as found:
            attempt()
        said = found.value.faults[PAPERS]
        assert "《准予撤回仲裁申请决定书》现在不能打印：缺少" in said
        assert "“补充当事人信息”" in said
    accepted.do("amend_party", **ON_FILE)
    assert "已撤回" in preview(accepted, "withdraw_arbitration").state
    accepted.do("withdraw_arbitration")
    assert accepted.here is not None
    assert accepted.here.state == "withdrawn"


def test_a_refused_decision_leaves_nothing_behind(accepted: Walk) -> None:
    before = [(row.template, row.number) for row in issue.of_case(accepted.session, accepted.case_id or 0)]
    savepoint = accepted.session.begin_nested()
    with pytest.raises(Unprinted):
        accepted.do("withdraw_arbitration")
    savepoint.rollback()
    assert [(row.template, row.number) for row in issue.of_case(accepted.session, accepted.case_id or 0)] == before


def test_a_notice_waits_for_what_it_lacks_and_the_preview_says_so(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("file_arbitration", applicants=[NAMELESS], claims=[{"claimant": 1, "item": "wages", "amount": "9.00"}])
    cautions = preview(walk, "accept_arbitration").cautions
    assert any("《送达回证》现在不能打印：缺少" in said and "补齐" in said for said in cautions)
    walk.do("accept_arbitration")


def test_nobody_received_what_could_not_be_printed(write: Write, people: People) -> None:
    """A notice of an earlier release, which let a decision be made though its paper lacked something."""
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    told = {"served": "acceptance_notice", "parties": [1], "method": "direct"}
    notice = next(row for row in issue.of_case(write, walk.case_id or 0) if row.template == "acceptance_notice")
    notice.state, notice.refusal = "refused", "缺少案号"
    write.add(notice)
    write.flush()
    for attempt in (lambda: preview(walk, "serve", **told), lambda: walk.do("serve", **told)):
        with pytest.raises(Unprinted) as found:
            attempt()
        assert "《仲裁受理通知书》现在不能打印：缺少案号" in found.value.faults[PAPERS]
    notice.state, notice.refusal = "pending", ""
    write.add(notice)
    walk.do("serve", **told)


def test_nobody_signed_what_could_not_be_printed(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("register", applicants=[NAMELESS], claims=[{"claimant": 1, "item": "wages", "amount": "9.00"}])
    walk.go("accept_mediation", "assign_mediator", "record_session", "reach_agreement")
    for attempt in (lambda: preview(walk, "sign_agreement"), lambda: walk.do("sign_agreement")):
        with pytest.raises(Unprinted) as found:
            attempt()
        assert "《调解协议书》现在不能打印：缺少" in found.value.faults[PAPERS]
    walk.do("amend_party", **ON_FILE)
    walk.do("sign_agreement")


def test_civil_procedure_90_nobody_consents_to_electronic_service_at_an_address_that_nobody_knows(
    write: Write, people: People
) -> None:
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    asked = {"party": 1, "place": "home", "service_address": None, "channel": "email", "electronic_address": None}
    for attempt in (lambda: preview(walk, "confirm_address", **asked), lambda: walk.do("confirm_address", **asked)):
        savepoint = write.begin_nested()
        with pytest.raises(Unprinted) as found:
            attempt()
        savepoint.rollback()
        assert "缺少申请人“周某1”的电子送达地址。请在本表中填写；或者先办理" in found.value.faults[PAPERS]
    whole = {**asked, "electronic_address": "zhou@example.com"}
    assert not any("不能打印" in said for said in preview(walk, "confirm_address", **whole).cautions), (
        "it is this paper that is spoken of"
    )
    walk.do("confirm_address", **whole)
    assert [row.state for row in issue.of_case(write, walk.case_id or 0) if row.template == "service_address"] == ["pending"]


@pytest.mark.parametrize(
    ("before", "step"), [((), "apply_review"), ((), "apply_confirmation"), (("apply_review",), "accept_review")]
)
def test_r33_74_nobody_looks_at_an_agreement_that_cannot_be_printed(
    write: Write, people: People, before: tuple[str, ...], step: str
) -> None:
    """办案规则 第74、75条、民事诉讼法 第205条: the agreement is handed in; an earlier release let it be signed without a number."""
    walk = Walk(write, people).go(
        "register", "accept_mediation", "assign_mediator", "record_session", "reach_agreement", "sign_agreement", *before
    )
    paper = next(row for row in issue.of_case(write, walk.case_id or 0) if row.template == "mediation_agreement")
    paper.state, paper.refusal = "refused", "缺少申请人“周某1”的公民身份号码"
    write.add(paper)
    write.flush()
    for attempt in (lambda: preview(walk, step), lambda: walk.do(step)):
        with pytest.raises(Unprinted) as found:
            attempt()
        assert (
            "《调解协议书》现在不能打印：缺少申请人“周某1”的公民身份号码。请先办理“补充当事人信息”"
            in found.value.faults[PAPERS]
        )
    walk.do("amend_party", **ON_FILE)
    walk.do(step)
