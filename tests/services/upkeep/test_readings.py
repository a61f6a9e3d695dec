"""A reading that the bureau changes: the clocks in the database follow at once, and what cannot be reckoned with is refused."""

from datetime import date

import pytest
from sqlmodel import col, select

from mediation.errors import Invalid
from mediation.models import Deadline, Setting, Write
from mediation.rules import deadlines
from mediation.rules.parameters import SettingAnswers
from mediation.rules.roles import Role
from mediation.rules.states.arbitration import SCHEDULED
from mediation.services.operation.verify import verify
from mediation.services.upkeep import changelog, parameters
from mediation.services.upkeep.parameter_tables import FAMILIES
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
KEY = "open.left_service_days"


def read_as(session: Write, people: People, value: str, key: str = KEY) -> None:
    family = FAMILIES["settings"]
    row = parameters.row_of(session, family, key)
    given = {**parameters.values(family, row), "value": value}
    asked = {name: given[name] for name in family.changes.model_fields if name in given} if family.changes else {}
    parameters.change(session, family, key, asked, people.in_role(Role.ADMIN), parameters.seen(family, row))


def due_on(walk: Walk, limit: str = "A-21") -> str:
    walk.session.expire_all()
    query = select(Deadline.due_on).where(Deadline.case_id == walk.case_id, col(Deadline.limit) == limit)
    return str(walk.session.exec(query.order_by(col(Deadline.party))).first())


def test_the_clocks_follow_the_reading_and_the_journal_still_says_the_same(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    walk.do("post_service", on=date(2026, 3, 12))  # a Thursday: the weekend lies between
    before = due_on(walk)
    read_as(write, people, "自然日")
    after = due_on(walk)
    assert (before, after) == ("2026-03-17", "2026-03-16")
    assert [found for found in verify(write, walk.day).faults if "Deadline" in found] == []
    row = write.exec(select(Setting).where(Setting.key == KEY)).one()
    assert not row.confirmed


def test_the_record_of_a_changed_reading_names_the_clocks_that_it_moved_as_its_preview_did(
    write: Write, people: People
) -> None:
    walk = Walk(write, people).go("file_arbitration")
    walk.do("accept_arbitration", on=date(2026, 8, 13))  # the last day, 27 September, is a Sunday
    family, key = FAMILIES["settings"], "open.trial_rolls_over"
    row = parameters.row_of(write, family, key)
    asked = {name: value for name, value in parameters.values(family, row).items() if name in SettingAnswers.model_fields}
    foreseen = parameters.foresee(write, family, key, {**asked, "value": deadlines.STAYS})
    assert due_on(walk, "A-23") == "2026-09-28", "nothing is written by looking"
    read_as(write, people, deadlines.STAYS, key=key)
    (latest,) = changelog.page(write, 0, 1)[1]
    assert latest.says.startswith("修改本地做法")
    assert [walk.case_id, walk.proceeding, "A-23", 0, "2026-09-28", "2026-09-27", False] in latest.moved
    assert (latest.count, latest.moved) == (len(foreseen), changelog.kept(foreseen))
    assert latest.cases == 1


def test_the_forty_five_days_follow_the_reading_of_a_rest_day_at_their_end(write: Write, people: People) -> None:
    walk = Walk(write, people).go("file_arbitration")
    walk.do("accept_arbitration", on=date(2026, 8, 13))  # the last day, 27 September, is a Sunday
    before = due_on(walk, "A-23")
    read_as(write, people, deadlines.STAYS, key="open.trial_rolls_over")
    assert (before, due_on(walk, "A-23")) == ("2026-09-28", "2026-09-27")
    assert [found for found in verify(write, walk.day).faults if "Deadline" in found] == []
    with pytest.raises(Invalid) as refused:
        read_as(write, people, "看情况", key="open.trial_rolls_over")
    assert deadlines.ROLLS in refused.value.faults["value"]


def test_a_reading_that_says_no_length_is_refused(write: Write, people: People) -> None:
    with pytest.raises(Invalid) as refused:
        read_as(write, people, "三天左右")
    assert "5 个工作日" in refused.value.faults["value"]


def test_the_level_above_is_said_in_words_that_can_be_read(write: Write, people: People) -> None:
    with pytest.raises(Invalid) as refused:
        read_as(write, people, "看情况", key="open.level_jurisdiction")
    assert "30 人以上" in refused.value.faults["value"]
    read_as(write, people, "30 人以上", key="open.level_jurisdiction")
