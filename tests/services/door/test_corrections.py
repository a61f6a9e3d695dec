"""Corrections (更正): every step of the table is done and taken back, every day is put right, in every kind of proceeding."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from mediation.models import Deadline, Write
from mediation.rules import lifecycle, used
from mediation.rules.codes import Kind
from mediation.rules.entries import entry_of
from mediation.rules.forms import without_secrets
from mediation.rules.lifecycle import STEPS
from mediation.rules.states import STATES, State, states_of
from mediation.rules.states.arbitration import AWARDED, SCHEDULED
from mediation.rules.states.mediation import AGREED, MEDIATING
from mediation.rules.step import Step
from mediation.services.record import parties, timeline
from tests import databases
from tests.corrections import (
    ROADS,
    amend,
    began_by,
    done,
    entries,
    essence,
    one_answer_changed,
    papers,
    redate,
    seq_of,
    stored_as,
    strike,
)
from tests.walks import Walk, walk_to
from tests.world import People

CORRECTABLE = [step for step in STEPS.values() if step.name != "correct"]


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all: nothing here is ever committed."""
    with databases.fresh(kind, tmp_path_factory.mktemp("corrections") / "home") as url:
        yield url


# --- every step -----------------------------------------------------------------------------------------------

UNDONE_ENTIRELY = {"split_mediation", "split_arbitration"}
"""They open a proceeding that has done nothing of its own yet, and is gone with them."""
STANDS = {"first": "程序的第一步不能撤销", "opened": "已经开启了另一个程序"}
"""What is not struck, and says why: what began a case, and what began another proceeding."""
DAY_IS_SAID_ELSEWHERE = {
    "sign_agreement": "四项中最晚的是",
    "sign_review_letter": "双方签收中较晚的是",
    "answer_negotiation": "协商期限不能早于回应之日",
    "hold_hearing": "所定的开庭日是",
    "hold_penalty_hearing": "通知的听证日期是",
    "confirm_effect": "生效之日应为",
    "confirm_judgment": "生效之日应为",
    "deemed_served": "视为送达之日只能填这一日",
    "deem_inspection_served": "视为送达之日只能填这一日",
}
"""Steps whose day follows from their other answers or from the law: they are struck and done again, and say so."""


DAY_FOLLOWS = {"confirm_effect", "confirm_judgment", "deemed_served", "deem_inspection_served"}
"""Steps whose only answer is a day that the law sets."""


@pytest.mark.parametrize("step", CORRECTABLE, ids=lambda step: step.name)
def test_every_step_is_redated_is_amended_and_is_struck(write: Write, people: People, step: Step) -> None:
    walk = done(write, people, step)
    day = walk.day
    with write.begin_nested() as savepoint:
        _is_redated(walk, step)
        savepoint.rollback()
    write.expire_all()
    walk.day = day
    with write.begin_nested() as savepoint:
        _is_amended(walk, step)
        savepoint.rollback()
    write.expire_all()
    walk.day = day
    _is_struck(walk, step)


def _is_amended(walk: Walk, step: Step) -> None:
    """It stands as if it had been answered so in the first place, on record; and taken back, it is what it was."""
    *earlier, last = entries(walk)
    walk.day = last.on + timedelta(days=3)
    before, content, home = essence(walk.facts), one_answer_changed(walk, last.seq), walk.proceeding
    walk.proceeding = 1 if step.opens_case else last.proceeding
    if step.name in DAY_FOLLOWS:
        assert DAY_IS_SAID_ELSEWHERE[step.name] in amend(walk, last.seq, **content)
        return
    walk.do("correct", on=walk.day, entry=last.seq, action="amend", new_on=None, reason="写错了", content=content)
    correction = entries(walk)[-1]
    again = entry_of(last.seq, last.step, last.proceeding, correction.content.on, without_secrets(correction.content))
    rests = used.read({**last.used.kept(), **correction.used.instead})
    expected = lifecycle.replay([*earlier, replace(last, on=again.on, answers=again.answers, used=rests)])
    assert essence(walk.facts) == essence(expected) != before
    assert stored_as(walk, walk.facts) == []
    assert entries(walk)[:-1] == [*earlier, last], "the record keeps both"
    assert "→" in told_of(walk, correction.seq)
    assert strike(walk, correction.seq) == ""
    assert essence(walk.facts) == before
    assert stored_as(walk, walk.facts) == []
    walk.proceeding = home


DAYS_OF_ITS_ROWS = {"sign_later"}
"""Steps whose clocks run from the day of each row, whatever day the entry bears (补签)."""


def told_of(walk: Walk, seq: int) -> str:
    """What the timeline says of that entry."""
    return next(each.text for each in timeline.told(entries(walk), walk.facts, frozenset()) if each.seq == seq)


def _is_redated(walk: Walk, step: Step) -> None:
    """It stands as if it had been done on that day in the first place; its clocks begin anew, the record keeps both."""
    *earlier, last = entries(walk)
    before = began_by(walk, step, last.on)
    walk.day, new = last.on + timedelta(days=3), last.on + timedelta(days=1)
    said = redate(walk, last.seq, new)
    if sentence := DAY_IS_SAID_ELSEWHERE.get(step.name):
        assert sentence in said
        assert "请选“更正内容”" in said
        assert entries(walk) == [*earlier, last]
        return
    assert said == ""
    answers = last.answers.model_copy(update={"on": new})
    anew = walk.facts.versions[
        last.seq
    ].last.used  # what hangs on the day (最低工资, the last day of performance) is looked up anew
    expected = lifecycle.replay([*earlier, replace(last, on=new, answers=answers, used=anew)])
    assert essence(walk.facts) == essence(expected)
    assert stored_as(walk, expected) == []
    assert began_by(walk, step, last.on if step.name in DAYS_OF_ITS_ROWS else new) == before
    assert entries(walk)[:-1] == [*earlier, last], "the record keeps both"


def _is_struck(walk: Walk, step: Step) -> None:
    """Everything is as it was before it, and the record keeps both."""
    journalled = entries(walk)
    last, before = journalled[-1], lifecycle.replay(journalled[:-1])
    if step.opens and step.name not in UNDONE_ENTIRELY:
        walk.proceeding = 1 if step.opens_case else last.proceeding
        assert STANDS["first" if step.opens_case else "opened"] in strike(walk, last.seq)
        assert entries(walk) == journalled
        return
    if step.opens:
        assert "请到原程序中撤销" in strike(walk, last.seq)
        walk.proceeding = last.proceeding
    assert strike(walk, last.seq) == ""
    assert essence(walk.facts) == essence(before)
    assert stored_as(walk, before) == []
    assert sorted(parties.of_case(walk.session, walk.case_id or 0)) == sorted(before.parties)
    issued = papers(walk)
    assert {row.state for row in issued if row.seq == last.seq} <= {"void"}
    assert "void" not in {row.state for row in issued if row.seq != last.seq}
    assert entries(walk)[:-1] == journalled
    assert entries(walk)[-1].answer("reason") == "点错了"


def test_steps_of_every_kind_are_among_them() -> None:
    assert {step.kind for step in CORRECTABLE} == {*Kind, None}
    assert {kind for kind in Kind if any(STATES[kind, s.name] in STEPS["correct"].at for s in states_of(kind))} == {*Kind}
    assert ROADS.keys() | DAY_IS_SAID_ELSEWHERE.keys() <= STEPS.keys()


# --- what rests on it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "further", "struck", "named", "why"),
    [
        (AGREED, (), "record_session", "达成协议", "还没有调解笔录"),
        (MEDIATING, (), "accept_mediation", "指派调解员", "现在是“已登记”"),
        (SCHEDULED, (), "serve", "定开庭日", "应诉通知书还没有送达"),
        (AWARDED, (), "hold_hearing", "裁决", "现在是“待开庭”"),
        (STATES[Kind.REVIEW, "made"], (), "designate_reviewer", "制作调解书", "还没有指定"),
        (STATES[Kind.CONFIRMATION, "confirmed"], (), "court_accepts", "裁定协议有效", "现在是"),
        (STATES[Kind.SUIT, "docketed"], ("decide_suit",), "docket_suit", "法院裁判", "现在是"),
        (STATES[Kind.ENFORCEMENT, "enforcing"], ("end_enforcement",), "docket_enforcement", "执行结束", "现在是"),
        (STATES[Kind.INSPECTION, "found"], (), "docket_complaint", "指派监察员", "现在是"),
    ],
)
def test_what_a_later_step_rests_on_is_not_struck_and_the_sentence_names_it(
    write: Write, people: People, state: State, further: tuple[str, ...], struck: str, named: str, why: str
) -> None:
    walk = walk_to(write, people, state).go(*further)
    journalled = entries(walk)
    said = strike(walk, seq_of(walk, struck))
    assert f"其后的“{named}”" in said
    assert why in said
    assert "从最后一步开始" in said
    assert entries(walk) == journalled


def test_a_day_that_a_later_step_needs_is_not_moved_and_the_sentence_names_it(write: Write, people: People) -> None:
    """Served on the 10th, ten working days to answer: heard on the day after. Served a week later, it was too early."""
    walk = walk_to(write, people, SCHEDULED)
    served = seq_of(walk, "serve")
    walk.day += timedelta(days=10)
    said = redate(walk, served, walk.day)
    assert "日期不能更正为" in said
    assert "其后的“定开庭日”" in said


def test_a_paper_is_not_moved_to_a_day_after_it_was_received(write: Write, people: People) -> None:
    walk = walk_to(write, people, AWARDED, ("split",)).go("serve")
    walk.day += timedelta(days=3)
    said = redate(walk, seq_of(walk, "award"), walk.day)
    assert f"日期不能更正为 {walk.day}：其后的“送达”" in said
    assert f"是 {walk.day} 作出的，不能早于这一日送达" in said


def test_an_extension_counts_or_not_as_the_corrected_day_has_it(write: Write, people: People) -> None:
    """Granted on 04-23. From 03-10: 45 days end on 04-24, +15 = 05-09. From 03-06: on 04-20, and it came too late."""
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, "received"])
    walk.do("accept_arbitration", on=date(2026, 3, 10))
    accepted = seq_of(walk, "accept_arbitration")
    walk.do("extend_arbitration", on=date(2026, 4, 23), days=15)
    assert trial(walk).raw_on == date(2026, 5, 9)
    assert redate(walk, accepted, date(2026, 3, 6)) == ""
    assert trial(walk).raw_on == date(2026, 4, 20)
    assert "在期满之后，不计" in trial(walk).why
    assert redate(walk, accepted, date(2026, 3, 9)) == ""
    assert trial(walk).raw_on == date(2026, 5, 8)


def trial(walk: Walk) -> Deadline:
    """The forty-five days as they are stored."""
    walk.session.flush()
    walk.session.expire_all()
    return walk.session.exec(select(Deadline).where(Deadline.case_id == walk.case_id, Deadline.limit == "A-23")).one()
