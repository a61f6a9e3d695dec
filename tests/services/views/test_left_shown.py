"""Whoever left a mediation (部分退出) is seen on its page: in the party table, at the claims, and under 接下来怎样."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

from mediation.models import Write
from mediation.rules.do import Do
from mediation.rules.states.arbitration import FORMED
from mediation.rules.states.mediation import MEDIATING
from mediation.rules.step import Situation
from mediation.rules.steps import STEPS
from mediation.services.door import choices
from mediation.services.record import cases
from mediation.services.views import case_page
from tests import world
from tests.scenes import person
from tests.walks import Walk, walk_to


def left(write: Write, people: world.People) -> Walk:
    walk = walk_to(write, people, MEDIATING)
    walk.do("leave_mediation", parties=[2], reason="要自己去仲裁")
    write.flush()
    return walk


def page(walk: Walk) -> case_page.CasePage:
    seen = cases.see(walk.session, walk.case_id or 0, walk.people.alice)
    return case_page.view(walk.session, seen, walk.people.alice, walk.day, 1)


def test_LMAA_5_who_left_is_named_with_his_own_way_on_and_gave_nothing_up(write: Write, people: world.People) -> None:
    walk = left(write, people)
    name, shown = walk.facts.parties[2].name, page(walk)
    assert [party.n for party in shown.parties if any("退出" in line for line in party.was)] == [2]
    own = [claim for claim in shown.claims if claim.who == name]
    assert own
    assert all(claim.left and not claim.given_up for claim in own)
    assert [(line.who, line.word) for line in shown.coming if "已经退出调解" in line.what] == [(name, "现在就可以")]


def test_LMAA_5_the_form_offers_him_alone_and_once_he_applied_the_page_asks_no_more(write: Write, people: world.People) -> None:
    walk = left(write, people)
    situation: Situation = walk.situation()
    with walk.standing():
        offered = choices.for_step(write, STEPS[Do.APPLY_ARBITRATION], situation.case, situation.here)
    assert [choice.value for choice in offered["disputants"]] == [2]
    assert {situation.case.claims[int(choice.value)].claimant for choice in offered["disputed"]} == {2}
    walk.do("apply_arbitration")
    write.flush()
    assert not [line for line in page(walk).coming if "已经退出调解" in line.what]


def test_R33_62_the_reminder_counts_the_workers_and_the_heirs_of_one_are_one(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, MEDIATING, ("many",))
    walk.do(
        "change_party", ground="died", party=2, joined=[person(71), person(72), person(73)], new_name=None, proof="死亡证明"
    )
    write.flush()
    told = [line.text for line in page(walk).cautions]
    assert any("劳动者 12 人" in text for text in told), told
    assert not [text for text in told if walk.facts.parties[2].name in text], "nobody is asked of who is gone"


def test_LMAA_43_who_sued_because_no_award_came_gave_up_nothing(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, FORMED)
    assert walk.here is not None
    assert walk.here.accepted_on is not None
    walk.do("sue_overdue", on=walk.here.accepted_on + timedelta(days=60), parties=[2])
    walk.go("docket_suit")
    walk.proceeding = 1
    walk.do("terminate_part", parties=[2])
    write.flush()
    seen = cases.see(write, walk.case_id or 0, people.bob)
    for number in walk.facts.proceedings:
        shown = case_page.view(write, seen, people.bob, walk.day, number)
        words = {claim.given_up for claim in shown.claims if claim.who == walk.facts.parties[2].name}
        assert words == ({"已起诉，仲裁终止"} if number == 1 else {""}), "the court has it now"


def test_R33_36_where_the_only_applicant_left_the_counter_claim_goes_on_and_nobody_else(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("withdraw_part", parties=[2], settled_privately=False, reason="不再主张")
    back = [{"claimant": 3, "item": "handover", "against": [1]}]
    walk.do("receive_counterclaim", claims=back)
    walk.do("merge_counterclaim", claims=back)
    write.flush()

    def left_said() -> list[str]:
        seen = cases.see(write, walk.case_id or 0, people.bob)
        shown = case_page.view(write, seen, people.bob, walk.day, 1)
        return [line for party in shown.parties for line in party.was if "退出" in line]

    assert [line.rpartition("，")[2] for line in left_said()] == ["其他人继续"]
    walk.do("withdraw_part", parties=[1], settled_privately=False, reason="不再主张")
    write.flush()
    assert {line.rpartition("，")[2] for line in left_said()} == {"反申请继续"}
