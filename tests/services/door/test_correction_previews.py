"""What the preview of a correction says is what the correction does: days, clocks, papers, appointments and the next step."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest

from mediation.models import Write
from mediation.rules.states.arbitration import FILED, SCHEDULED
from mediation.rules.states.inspection import ORDERED
from mediation.rules.states.mediation import FAILED, MEDIATING
from mediation.services import door
from mediation.services.base import reference
from mediation.services.door import Consequences, choices
from mediation.services.record import timeline
from tests import databases
from tests.corrections import entries, papers, redate, seq_of, strike
from tests.scenes.scene import COMPANY
from tests.walks import Walk, walk_to
from tests.world import People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all: nothing here is ever committed."""
    with databases.fresh(kind, tmp_path_factory.mktemp("corrections") / "home") as url:
        yield url


def foreseen(walk: Walk, seq: int, new_on: str | None = None) -> Consequences:
    """What is said of the correction on the walk's own day; without a new day the entry is struck."""
    action = "redate" if new_on else "strike"
    given = {"on": walk.day.isoformat(), "entry": seq, "action": action, "new_on": new_on, "reason": "写错了"}
    actor = walk.somebody(door.step_named("correct"))
    with walk.standing():
        return door.consequences(
            walk.session, "correct", given, actor, walk.facts, entries(walk), walk.proceeding, case_id=walk.case_id
        )


def test_another_day_of_acceptance_moves_clocks_and_papers_and_is_said(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED)
    accepted = entries(walk)[-1]
    walk.day += timedelta(days=2)
    new = accepted.on + timedelta(days=1)
    said = foreseen(walk, accepted.seq, new.isoformat())
    assert said.changes == (
        f"第 {accepted.seq} 条“受理”的日期：由 {accepted.on} 改为 {new}",
        f"受理之日：由 {accepted.on} 改为 {new}",
    )
    assert "审限：由 2026-04-17 改为 2026-04-20" in said.clocks, "45 days from 03-04 end on a Saturday"
    assert redate(walk, accepted.seq, new) == ""
    void = Counter(row.title for row in papers(walk) if row.state == "void")
    assert void
    assert set(said.documents) == {f"《{title}》{many} 件作废，按更正后的内容重新制作" for title, many in void.items()}


def test_a_day_in_another_month_is_said_to_move_that_months_figures(write: Write, people: People) -> None:
    walk = walk_to(write, people, FAILED)
    failed = entries(walk)[-1]
    walk.day += timedelta(days=40)
    new = failed.on + timedelta(days=35)
    months = f"{failed.on:%Y-%m}、{new:%Y-%m}"
    assert (
        f"结案之日：由 {failed.on} 改为 {new}（{months} 的指标随之改变）" in foreseen(walk, failed.seq, new.isoformat()).changes
    )


def test_a_struck_end_takes_its_day_its_papers_and_the_next_step_back(write: Write, people: People) -> None:
    walk = walk_to(write, people, FAILED)
    failed = entries(walk)[-1]
    said = foreseen(walk, failed.seq)
    assert said.state == "已受理"
    assert said.changes[0] == f"第 {failed.seq} 条“调解不成”撤销，不再作数"
    assert f"结案之日：{failed.on} 不再作数（{failed.on:%Y-%m} 的指标随之改变）" in said.changes
    assert any(line.startswith("下一步：由“") for line in said.changes)
    issued = Counter(row.title for row in papers(walk) if row.seq == failed.seq)
    assert set(said.documents) == {f"《{title}》{many} 件作废" for title, many in issued.items()}
    assert strike(walk, failed.seq) == ""
    assert Counter(row.title for row in papers(walk) if row.state == "void") == issued


def test_a_struck_appointment_brings_the_one_before_back(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING).go("set_session", "set_session")
    first, second = walk.facts.proceedings[1].sittings
    said = foreseen(walk, second.seq).changes
    assert f"{second.on} {second.starts} 的调解会不再作数" in said
    assert f"{first.on} {first.starts} 的调解会重新作数" in said


def test_a_served_paper_that_is_void_now_is_said_to_have_been_served(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    accepted = seq_of(walk, "accept_arbitration")
    on = next(entry.on for entry in entries(walk) if entry.seq == accepted)
    walk.day += timedelta(days=1)
    said = foreseen(walk, accepted, (on - timedelta(days=1)).isoformat()).documents
    assert any("已经送达，请另行告知" in line for line in said)


def test_a_paper_whose_printed_words_stay_the_same_stands(write: Write, people: People) -> None:
    """The notice of what is proposed never reads on which day the order was received; the decision does (行政处罚法 第59条)."""
    walk = walk_to(write, people, ORDERED).go("serve_inspection")
    served = entries(walk)[-1]
    walk.day += timedelta(days=20)
    walk.go("tell_before")
    decided = [row.id for row in papers(walk) if row.seq > served.seq]
    assert decided
    walk.day += timedelta(days=1)
    new = served.on + timedelta(days=1)
    assert foreseen(walk, served.seq, new.isoformat()).documents == ()
    assert redate(walk, served.seq, new) == ""
    assert {row.state for row in papers(walk) if row.id in decided} == {"pending"}


def test_only_the_service_of_the_very_paper_is_said_to_have_been(write: Write, people: People) -> None:
    """The notices of the first hearing were served, those of the second have not been."""
    walk = walk_to(write, people, SCHEDULED)
    walk.do("serve", served="hearing_notice", parties=sorted({row.party for row in papers(walk, "hearing_notice")}))
    walk.go("set_hearing")
    second = entries(walk)[-1]
    said = foreseen(walk, second.seq).documents
    assert any(line.startswith("《开庭通知书》") for line in said)
    assert not any("已经送达" in line for line in said if line.startswith("《开庭通知书》"))


def test_the_entries_offered_are_told_apart_by_what_they_say(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    day = reference.current(write).calendar.working_day_after(walk.day, 5).isoformat()
    for starts in ("09:30", "15:00"):
        walk.do("set_session", session_on=day, starts=starts)
    offered = choices.for_step(write, door.step_named("correct"), walk.facts, walk.here)["entries"]
    assert [choice.label.partition(" 在")[0] for choice in offered[:2]] == [
        f"第 {choice.value} 条 约调解：约定 {day} {starts}" for choice, starts in zip(offered, ("15:00", "09:30"), strict=False)
    ]
    for choice in offered:
        assert "\n" not in choice.label
        assert len(choice.label) < 70


def test_what_a_struck_step_wrote_down_of_a_party_stays_and_is_said_to(write: Write, people: People) -> None:
    """A sealed particular leaves no trace of what it replaced, so that nothing puts it back."""
    walk = Walk(write, people)
    walk.do("register", respondents=[{**COMPANY, "name": "某某（福建）鞋业有限公司"}])
    walk.go("accept_mediation", "assign_mediator")
    factory = max(walk.facts.parties)
    for phone in ("13900005678", "13900001234"):
        walk.do("record_session", particulars=[{"party": 1, "phone": phone}, {"party": factory, "phone": f"0595{phone[-8:]}"}])
    seq, worker = entries(walk)[-1].seq, walk.facts.parties[1].name
    kept = f"记入的{worker}的电话、某某（福建）鞋业有限公司的电话仍保留"
    assert f"{kept}；不对的，请另行改正当事人信息" in foreseen(walk, seq).changes
    assert strike(walk, seq) == ""
    told = next(each for each in timeline.told(entries(walk), walk.facts, frozenset()) if each.seq == seq)
    assert told.struck
    assert told.text.endswith(f"；{kept}")
