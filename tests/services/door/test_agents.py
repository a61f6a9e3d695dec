"""Agents through the door: noted, printed in the papers that follow, gone from them when the noting is struck."""

import pytest

from mediation.errors import Conflict, Invalid
from mediation.models import Write
from mediation.rules.states.arbitration import HEARD, SCHEDULED
from mediation.rules.states.mediation import MEDIATING
from mediation.services import door
from mediation.services.papers import issue
from mediation.services.record import timeline
from mediation.services.record.cases import see
from mediation.services.views import case_page
from tests.scenes import answer, person
from tests.walks import Walk, through_mediation, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def agents_in(walk: Walk, template: str) -> list[str]:
    """What the newest paper of this template says of agents."""
    walk.session.flush()
    paper = [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == template][-1]
    return [agent["says"] for agent in issue.frozen(paper)["parties"]["agents"]]


def test_a_paper_names_who_acts_on_its_day_and_no_longer_who_was_dismissed(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.go("register_agent", "record_session")
    assert agents_in(walk, "mediation_record") == ["施某某，某某律师事务所律师"]
    walk.go("end_agent", "reach_agreement")
    assert agents_in(walk, "mediation_agreement") == []
    assert agents_in(walk, "mediation_record") == ["施某某，某某律师事务所律师"], "what was issued stays as it was"


def test_one_whose_noting_is_struck_was_never_an_agent(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING).go("register_agent")
    noted = walk.version
    walk.go("change_agent")
    with pytest.raises(Conflict, match="变更代理权限"):
        walk.do("correct", entry=noted, action="strike", new_on=None)
    walk.do("correct", entry=noted + 1, action="strike", new_on=None)
    walk.do("correct", entry=noted, action="strike", new_on=None)
    assert walk.facts.agents == {}


def test_a_mandate_for_mediation_alone_ends_with_it(write: Write, people: People) -> None:
    walk = through_mediation(write, people)
    first = walk.facts.proceedings[1]
    walk.do("register_agent", kinds=["arbitration"])
    assert walk.here is not None
    assert walk.here.number != first.number
    page = case_page.view(write, see(write, walk.case_id or 0, people.alice), people.alice, walk.day, walk.here.number)
    assert [line for party in page.parties for line in party.agents] == [
        "委托代理人 施某某，某某律师事务所律师（特别授权：代为承认请求、代为进行和解（调解）），电话 100****0088"
    ]
    other = case_page.view(write, see(write, walk.case_id or 0, people.alice), people.alice, walk.day, first.number)
    assert [line for party in other.parties for line in party.agents] == []


def test_the_record_tells_who_acts_for_whom(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD).go("register_agent", "change_agent", "end_agent")
    said = [timeline.says(entry, walk.facts) for entry in walk.here.entries[-3:]] if walk.here else []
    assert said == [
        "某鞋业有限公司的委托代理人：施某某（律师，某某律师事务所），特别授权：代为进行和解（调解）、代为承认请求",
        "代理人施某某的权限变更，特别授权：代为进行和解（调解）",
        "施某某不再代理（当事人解除委托）",
    ]


def test_the_page_says_who_signed_for_a_paper_in_the_partys_place(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED).go("register_agent")
    company, agent = walk.facts.agents[walk.version].principals[0], walk.version
    walk.do("serve", served="hearing_notice", parties=[company], taken_by="agent", agent=agent)
    page = case_page.view(write, see(write, walk.case_id or 0, people.bob), people.bob, walk.day, walk.proceeding)
    (notice,) = (each for each in page.documents if each.template == "hearing_notice" and each.party == company)
    assert [each.method for each in notice.served] == ["直接送达（代理人施某某签收）"]


def test_r34_33_who_works_here_acts_for_nobody_in_its_cases(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    judge = walk.people["judge"].name
    with pytest.raises(Invalid) as refused:
        note_agent(walk, judge)
    assert "不能代理本单位办理的案件" in refused.value.faults["name"]
    note_agent(walk, judge, namesake=True)
    assert [agent.name for agent in walk.facts.agents.values()] == [judge]


def test_art_168_whose_number_is_a_partys_of_the_other_side_is_no_agent(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    with pytest.raises(Invalid) as refused:
        walk.do("register_agent", id_number=person(1)["id_number"], namesake=True)
    assert "这是申请人" in refused.value.faults["id_number"]


def note_agent(walk: Walk, name: str, **changes: object) -> None:
    """Note an agent of this name for the employer."""
    step = door.step_named("register_agent")
    with walk.standing():
        given = {**answer("register_agent", walk.scene()), "name": name, **changes}
        door.perform(walk.session, step.name, given, walk.somebody(step), f"noted-agent-{len(changes)}",
                     case_id=walk.case_id, proceeding=walk.proceeding)  # fmt: skip
