"""What comes too late is marked and what comes too early is warned of, in the preview; neither is refused, neither erased."""

from datetime import date

import pytest
from sqlmodel import col, select

from mediation.errors import Doubtful
from mediation.models import Deadline, Write
from mediation.rules.deadlines import BY_ID
from mediation.rules.states.arbitration import FILED, FORMED, SCHEDULED
from mediation.rules.states.mediation import MEDIATING
from mediation.rules.steps.trial import TRIAL_DAYS
from mediation.services import door
from mediation.services.door import Consequences, doubts
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
SUIT = {"parties": [1], "court": "晋江市人民法院"}


def foreseen(walk: Walk, step: str, on: date, **given: object) -> Consequences:
    """What the preview says, on that day."""
    walk.day = on
    facts = walk.facts
    with walk.standing():
        return door.consequences(
            walk.session, step, {"on": on.isoformat(), **given}, walk.somebody(door.step_named(step)), facts,
            facts.proceedings[walk.proceeding].entries, walk.proceeding, case_id=walk.case_id,
        )  # fmt: skip


def stored(walk: Walk, limit: str) -> tuple[str, str]:
    walk.session.expire_all()
    query = select(Deadline).where(Deadline.case_id == walk.case_id, col(Deadline.limit) == limit)
    row = walk.session.exec(query).one()
    return str(row.due_on), row.state


# Accepted on Tuesday 2026-03-03: the 45 days end on Friday 2026-04-17.
@pytest.mark.parametrize(("on", "state"), [(date(2026, 4, 17), "met"), (date(2026, 4, 18), "met_late")])
def test_A_25_a_late_decision_for_the_ordinary_procedure_stands_and_is_marked(  # noqa: N802
    write: Write, people: People, on: date, state: str
) -> None:
    walk = walk_to(write, people, FILED).go("simplify")
    told = [line for line in foreseen(walk, "to_ordinary", on, reason="案情复杂").clocks if "简易处理转普通" in line]
    assert ("2026-04-17 已经届满，逾期办理" in told[0]) is (state == "met_late")
    before = stored(walk, "A-23")
    walk.do("to_ordinary", on=on)
    assert stored(walk, "A-25") == ("2026-04-17", state)
    assert stored(walk, "A-23") == before, "the 45 days run on (办案规则 第61条)"


def test_a_suit_for_being_overdue_is_warned_of_while_the_restarted_days_run(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    assert foreseen(walk, "sue_overdue", date(2026, 4, 20), **SUIT).cautions == ()
    walk.do("join_party", on=date(2026, 4, 10))
    (said,) = foreseen(walk, "sue_overdue", date(2026, 4, 20), **SUIT).cautions
    assert "审限到 2026-05-25 才届满" in said
    assert "照实登记" in said
    assert foreseen(walk, "sue_overdue", date(2026, 5, 26), **SUIT).cautions == ()
    walk.do("sue_overdue", on=date(2026, 4, 21))
    assert walk.here is not None


def test_so_is_one_while_the_case_is_suspended(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("suspend", on=date(2026, 4, 10))
    (said,) = foreseen(walk, "sue_overdue", date(2026, 4, 20), **SUIT).cautions
    assert "现在停止计时" in said


def test_the_length_of_the_trial_stands_in_one_place() -> None:
    assert BY_ID["A-23"].length.count == TRIAL_DAYS
    assert [limit.id for limit in BY_ID.values() if "sue_overdue" in limit.opens] == ["A-23"]


def test_a_session_after_the_last_day_of_mediation_is_asked_about(write: Write, people: People) -> None:
    """Received on 2026-03-02: the fifteen days of mediation end on 2026-03-17 (调解仲裁法 第14条第3款)."""
    walk = walk_to(write, people, MEDIATING)
    assert stored(walk, "M-03") == ("2026-03-17", "running")
    asked = {"starts": "09:30", "place": "调解室"}
    assert foreseen(walk, "set_session", walk.day, session_on="2026-03-17", **asked).cautions == ()
    (said,) = foreseen(walk, "set_session", walk.day, session_on="2026-03-18", **asked).cautions
    assert said.startswith("“法定调解期”2026-03-17 届满，2026-03-18 已在其后")
    (both,) = foreseen(walk, "set_session", walk.day, session_on="2026-03-21", **asked).cautions
    assert "“法定调解期”2026-03-17 届满" in both
    assert "2026-03-21（周六）是休息日" in both


def test_a_goal_of_the_office_is_no_last_day_for_a_hearing(write: Write, people: People) -> None:
    """农民工欠薪办结目标 ends after thirty days, before the forty-five of 调解仲裁法 第43条: a hearing between them is lawful."""
    walk = walk_to(write, people, SCHEDULED)
    assert (stored(walk, "A-27")[0], stored(walk, "A-23")[0]) == ("2026-04-02", "2026-04-17")
    for day, asked in (("2026-04-03", False), ("2026-04-17", False), ("2026-04-20", True)):
        said = foreseen(walk, "set_hearing", walk.day, hearing_on=day, starts="09:30", place="第一仲裁庭").cautions
        assert any("届满" in sentence for sentence in said) is asked, (day, said)


def test_what_is_hardly_meant_is_asked_back_once_for_each_answer(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)

    def send(starts: str, *answered: str) -> door.Done:
        given = {"on": walk.day.isoformat(), "session_on": "2026-03-10", "starts": starts, "place": "调解室"}
        actor = walk.somebody(door.step_named("set_session"))
        with walk.standing():
            return door.perform(
                write, "set_session", given, actor, f"asked-{starts}", case_id=walk.case_id, proceeding=1, answered=answered
            )

    with pytest.raises(Doubtful) as asked:
        send("3:30")
    assert list(asked.value.faults) == ["starts"]
    said = asked.value.faults["starts"]
    assert said == "03:30 是凌晨。是不是下午 3:30（15:30）？是的话请改写；确实如此的，再按一次“确认办理：约调解”。"
    with pytest.raises(Doubtful):
        send("4:30", doubts.token(said))
    assert send("3:30", doubts.token(said)).seq == len(walk.facts.proceedings[1].entries)
