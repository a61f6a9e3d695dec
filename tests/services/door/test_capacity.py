"""At the door: a child who inherits is a minor by his number, his mother acts for him, at eighteen he acts himself (民法典 第17至20条)."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from mediation.errors import Conflict, Invalid
from mediation.models import Party, Write
from mediation.rules.codes import Side
from mediation.rules.codes.people import Capacity
from mediation.rules.identity import id_check_digit
from mediation.rules.states.arbitration import SCHEDULED
from mediation.rules.states.mediation import EFFECTIVE, MEDIATING
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from mediation.services.record import parties
from mediation.services.record.cases import see
from mediation.services.views import case_page
from tests.documents.printed import text
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
MOTHER = {"basis": "statutory", "standing": "relative", "post": "母亲", "firm": "", "powers": []}


def born(day: str, name: str = "周小某") -> dict[str, object]:
    """Somebody born on that day (YYYYMMDD)."""
    first = f"990582{day}001"
    return {"type": "person", "name": name, "id_number": first + id_check_digit(first), "address": "某省某县某某村1号"}


def heir_of(walk: Walk, day: str) -> int:
    """Let the applicant die, and a child born on that day take his place; return the child's number."""
    worker = walk.scene().numbers(Side.APPLICANT)[0]
    walk.do("change_party", ground="died", party=worker, joined=[born(day)], new_name=None, proof="死亡证明、户口簿")
    return walk.scene().numbers(Side.APPLICANT)[-1]


def by_mother(walk: Walk, child: int) -> int:
    walk.do("register_agent", principals=[child], **MOTHER)
    return walk.version


def lines(walk: Walk, number: int) -> list[str]:
    assert walk.here is not None
    page = case_page.view(
        walk.session, see(walk.session, walk.case_id or 0, walk.people.bob), walk.people.bob, walk.day, walk.here.number
    )
    return [line for party in page.parties if party.n == number for line in party.was]


def test_art_25_a_child_who_inherits_is_represented_and_every_paper_says_so(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    child = heir_of(walk, "20150501")
    assert walk.facts.parties[child].capacity is Capacity.MINOR
    assert "还没有法定代理人" in lines(walk, child)[0]
    with pytest.raises(Conflict, match="还没有法定代理人"):
        walk.do("withdraw_arbitration")
    mother = by_mother(walk, child)
    assert "由施某甲代为参加" in lines(walk, child)[0]
    walk.do("set_hearing")
    walk.session.flush()
    notices = [issue.frozen(row) for row in issue.of_case(write, walk.case_id or 0) if row.template == "service_receipt"]
    assert any("法定代理人" in text(render("service_receipt", each)) for each in notices)
    with pytest.raises(Invalid) as refused:
        walk.do("withdraw_arbitration", by_agents=[])
    assert "施某甲代为办理" in refused.value.faults["by_agents"]
    walk.do("withdraw_arbitration", by_agents=[mother])


def test_art_25_a_paper_to_a_child_goes_to_whoever_acts_for_him_by_law(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    child = heir_of(walk, "20150501")
    by_mother(walk, child)
    walk.do("set_session")
    write.flush()
    made = {row.party: row for row in issue.of_case(write, walk.case_id or 0) if row.template == "session_notice"}
    others = [text(render("session_notice", issue.frozen(row))) for number, row in made.items() if number != child]
    assert "周小某（法定代理人施某甲）：" in text(render("session_notice", issue.frozen(made[child])))
    assert others
    assert not [each for each in others if "施某甲" in each]


def test_art_25_the_sheet_names_who_goes_a_childs_ways_for_him(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    child = heir_of(walk, "20150501")
    by_mother(walk, child)
    walk.day = max(line.due_on for line in walk.facts.promises.values() if line.due_on) + timedelta(days=4)
    page = case_page.view(write, see(write, walk.case_id or 0, people.alice), people.alice, walk.day, 1)
    ways = [line.who for line in page.coming if "申请支付令" in line.what or "请求申请仲裁" in line.what]
    assert ways
    assert all("周小某（由施某甲代为办理）" in who for who in ways)


def test_art_175_at_eighteen_he_acts_himself(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    child = heir_of(walk, f"2008{walk.day:%m%d}")
    assert walk.facts.parties[child].capacity is Capacity.FULL, "of full age on the day itself"
    other = walk_to(write, people, SCHEDULED)
    with pytest.raises(Invalid) as asked:
        heir_of(other, "20090101")
    assert "以自己的劳动收入为主要生活来源" in asked.value.faults["joined.0.capacity"]
    dead = other.scene().numbers(Side.APPLICANT)[0]
    day = date(2008, other.day.month, other.day.day + 3) if other.day.day < 26 else date(2008, other.day.month + 1, 3)
    minor = {**born(f"{day:%Y%m%d}"), "capacity": "minor"}
    other.do("change_party", ground="died", party=dead, joined=[minor], new_name="", proof="死亡证明")
    grows = other.scene().numbers(Side.APPLICANT)[-1]
    mother = by_mother(other, grows)
    with pytest.raises(Conflict, match="已满十八周岁"):
        other.do("withdraw_arbitration", by_agents=[mother], on=day.replace(year=2026))
    assert "已满十八周岁" in lines(other, grows)[0]
    with pytest.raises(Invalid) as wrong:
        other.do("note_capacity", party=grows, capacity="minor", since="2026-01-05")
    assert "capacity" in wrong.value.faults
    other.do("note_capacity", party=grows, capacity="full", since=day.replace(year=2026).isoformat())
    assert other.facts.agents[mother].until == day.replace(year=2026)
    other.do("withdraw_arbitration")


def test_a_number_told_later_that_is_a_minors_is_refused_until_it_is_noted(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    number = walk.scene().numbers(Side.APPLICANT)[0]
    child = born("20150501")
    with pytest.raises(Invalid) as refused:
        walk.do("amend_party", party=number, id_number=child["id_number"], sex="")
    assert "先办理“登记行为能力”" in refused.value.faults["id_number"]


def test_nothing_of_a_birth_is_kept_in_the_journal(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    child = heir_of(walk, "20150501")
    write.flush()
    row = write.exec(select(Party).where(Party.case_id == walk.case_id, Party.number == child)).one()
    assert (row.born, parties.born_on(row)) == (None, date(2015, 5, 1)), "sealed in the number, which alone says it"
    assert walk.here is not None
    assert "2015" not in walk.here.entries[-1].answers.model_dump_json()
