"""Whom an award names: nobody is tried in absence who asked himself, and nobody heads it of whom it decides nothing."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

import pytest

from mediation.models import Write
from mediation.rules.amounts import chinese_date
from mediation.rules.codes import Item, Side
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.rules.states.arbitration import FORMED, SCHEDULED
from tests.scenes import COMPANY, person
from tests.services.papers.awards import decided, printed
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")
AWARDS = ("award_final", "award_nonfinal")


def told(walk: Walk) -> None:
    """Serve the notice of the hearing on everybody, and then whatever else it waits for."""
    walk.do("serve", served="hearing_notice", parties=[*walk.scene().numbers(*Side)], method="direct")
    while walk.refusal(STEPS[Do.HOLD_HEARING]):
        walk.do("serve")


def test_LMAA_36_an_applicant_who_stayed_away_is_told_as_deemed_withdrawn_and_never_tried_in_absence(
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, SCHEDULED)
    came, away = walk.scene().numbers(Side.APPLICANT)[:2]
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    told(walk)
    walk.do("hold_hearing", came=[came, company], absent=[away], excused=[], agreed=[])
    walk.do("deem_part_withdrawn", parties=[away], absence="stayed_away", reason="送达后没有到庭")
    decided(walk)
    layer, name = printed(walk, *AWARDS), walk.facts.parties[away].name
    assert "缺席审理" not in layer
    assert f"{name}无正当理由没有到庭" in layer
    assert f"申请人{name}经本委依法书面通知，无正当理由拒不到庭，本委于" in layer
    assert "决定按撤回仲裁申请处理" in layer
    assert f"申请人：{name}" not in layer


def test_LMAA_36_a_respondent_who_stayed_away_is_tried_in_absence(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    workers, company = walk.scene().numbers(Side.APPLICANT), walk.scene().numbers(Side.RESPONDENT)[0]
    told(walk)
    walk.do("hold_hearing", came=workers, absent=[company], excused=[], agreed=[])
    decided(walk)
    assert f"{COMPANY['name']}经本委依法书面通知，无正当理由拒不到庭，本委依法缺席审理" in printed(walk, *AWARDS)


def test_R33_53_who_withdrew_is_told_and_does_not_head_the_award(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    gone = walk.scene().numbers(Side.APPLICANT)[-1]
    walk.do("withdraw_part", parties=[gone], settled_privately=False, reason="不再主张")
    told(walk)
    walk.do("hold_hearing")
    decided(walk)
    layer, name = printed(walk, *AWARDS), walk.facts.parties[gone].name
    assert f"准予申请人{name}撤回仲裁申请" in layer
    assert layer.count(name) == 1


def test_R33_53_what_was_changed_and_given_up_is_told(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    old = walk.facts.proceedings[1].claims
    mine = [n for n in old if walk.facts.claims[n].claimant == 1]
    walk.do("change_claims", dropped=mine, added=[{"claimant": 1, "item": "compensation", "amount": "500.00"}])
    walk.go("set_hearing", "hold_hearing")
    decided(walk)
    layer = printed(walk, *AWARDS)
    assert f"审理中，申请人{person(1)['name']}于" in layer
    assert f"请求变更为“{Item.COMPENSATION.label}”" in layer


def test_LMAA_36_R33_20_a_respondent_whom_a_publication_told_is_said_to_be_told_by_it(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    workers, company = walk.scene().numbers(Side.APPLICANT), walk.scene().numbers(Side.RESPONDENT)[0]
    walk.go("set_hearing")
    day = (walk.day + timedelta(days=63)).isoformat()
    walk.do("set_hearing", hearing_on=day, starts="09:00")
    walk.do("publish_service", served="hearing_notice", parties=[company])
    walk.do("deemed_served", served="hearing_notice", parties=[company])
    walk.do("serve", served="hearing_notice", parties=workers, method="direct")
    while walk.refusal(STEPS[Do.HOLD_HEARING]):
        walk.do("serve")
    walk.do("hold_hearing", came=workers, absent=[company], excused=[], agreed=[])
    decided(walk)
    layer = printed(walk, *AWARDS)
    assert f"{COMPANY['name']}经本委公告送达开庭通知，无正当理由拒不到庭，本委依法缺席审理" in layer
    assert "书面通知" not in layer


@pytest.mark.parametrize(
    ("step", "paper"), [("deem_part_withdrawn", "default_decision"), ("withdraw_part", "withdrawal_decision")]
)
def test_R33_39_who_was_joined_later_leaves_with_the_day_on_which_he_was_joined(
    write: Write, people: People, step: str, paper: str
) -> None:
    """The case was taken up before he was there: what he asked for is a case of his from his own day on."""
    walk = walk_to(write, people, FORMED)
    number = len(walk.facts.parties) + 1
    added = [{"item": "wages", "amount": "500.00"}]
    walk.do("join_party", side="applicant", joined=[person(850)], reason="共同劳动者", added=added)
    joined = walk.day
    walk.go("set_hearing")
    told(walk)
    if step == "withdraw_part":
        walk.do(step, parties=[number], settled_privately=False, reason="不再主张")
    else:
        walk.do(
            "hold_hearing", came=[n for n in walk.scene().numbers(*Side) if n != number], absent=[number], excused=[], agreed=[]
        )
        walk.do(step, parties=[number], absence="stayed_away", reason="送达后没有到庭")
    accepted, name = walk.facts.proceedings[1].accepted_on, walk.facts.parties[number].name
    assert accepted is not None
    assert accepted < joined
    layer = printed(walk, paper)
    assert f"本委于{chinese_date(accepted)}受理，申请人{name}于{chinese_date(joined)}追加参加仲裁" in layer
    other = walk.scene().numbers(Side.APPLICANT)[0]
    walk.do("withdraw_part", parties=[other], settled_privately=False, reason="不再主张")
    assert "追加参加仲裁" not in printed(walk, "withdrawal_decision")
