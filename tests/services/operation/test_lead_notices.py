"""Leads (欠薪线索) in the reminders: on the desk that they wait for, before there is a case, and for nobody else."""

from datetime import date
from typing import Any

import pytest

from mediation import clock
from mediation.models import Write
from mediation.services.operation import notices
from mediation.services.record import leads
from mediation.services.views import inbox
from tests.scenes import COMPANY
from tests.world import EAST, People

pytestmark = pytest.mark.usefixtures("both")
GIVEN: dict[str, Any] = {
    "received_on": "2026-08-10", "source": "platform", "number": "PT-2026-0009", "employer": COMPANY["name"], "town": "陈埭镇",
    "persons": 3, "claimed": "9000", "workers": [],
}  # fmt: skip


def look(write: Write, day: str) -> list[tuple[str, str, str]]:
    """What the clockwork finds owed of leads on this day: the kind, for whom, and the words."""
    today = date.fromisoformat(day)
    with clock.standing_at(clock.at(today, 8)):
        write.flush()
        found = [each for each in notices.owed(write, today) if each.lead_id]
        assert notices.give(write, found) == len(found)
    return [(str(each.kind), each.handler, each.text.replace(COMPANY["name"], "某厂")) for each in found]


def act(write: Write, actor: Any, lead: int, name: str, on: str, **given: Any) -> None:
    with clock.standing_at(clock.at(date.fromisoformat(on), 9)):
        leads.act(write, actor, lead, name, {"on": on, **given})


def texts(write: Write, people: People, *who: str) -> list[list[str]]:
    return [[row.text for row in inbox.page(write, people[name], 0, 50) if row.lead_id] for name in who]


@pytest.mark.usefixtures("today")
def test_a_lead_reaches_the_inbox_of_whoever_it_waits_for(write: Write, people: People) -> None:
    erin, alice = people["erin"], people.alice
    lead = leads.record(write, erin, GIVEN)
    assert look(write, "2026-08-10") == [("lead", "", "线索签收还有 1 日：某厂（3 人），2026-08-11 到期")]
    assert look(write, "2026-08-10") == []
    act(write, erin, lead, "sign", "2026-08-11")
    assert look(write, "2026-08-13") == []
    assert look(write, "2026-08-17") == [("lead", "erin", "线索核实今日到期：某厂（3 人），2026-08-17 到期")]
    act(write, erin, lead, "verify", "2026-08-18", persons=2, found="8600", result="属实")
    act(write, erin, lead, "hand", "2026-08-18", unit=EAST)
    assert look(write, "2026-08-18") == [("lead_handed", "", "监察转来线索：某厂（2 人），请审查受理调解或者退回")]
    assert look(write, "2026-08-26") == [("lead_handed", "", "线索办结已逾期 1 日：某厂（2 人），2026-08-25 到期")]
    (mine, hers, director) = texts(write, people, "erin", "alice", "city-director")
    assert (len(mine), len(hers), director) == (2, 2, [])
    shown = next(row for row in inbox.page(write, alice, 0, 50) if row.lead_id)
    assert (shown.case_id, shown.lead_id, shown.mark, inbox.unread(write, alice)) == (None, lead, "late", 2)
    act(write, alice, lead, "return", "2026-08-27", reason="工人不同意调解")
    act(write, erin, lead, "hand", "2026-08-27", unit=EAST)
    assert look(write, "2026-08-27")[0] == ("lead_handed", "", "监察转来线索：某厂（2 人），请审查受理调解或者退回")
    act(write, alice, lead, "return", "2026-08-28", reason="仍不同意")
    assert look(write, "2026-08-28") == [
        ("lead", "erin", "调解组织退回线索：某厂（2 人），请继续处置"),
        ("lead", "erin", "线索办结已逾期 3 日：某厂（2 人），2026-08-25 到期"),
    ]
    inbox.read(write, erin, clock.now())
    assert inbox.unread(write, erin) == 0
