"""Objections to jurisdiction (管辖异议): in writing, before the answer period ends; rejected, or upheld and handed over."""

from datetime import date

from ..acts import Act
from ..codes import Kind, Outcome
from ..do import Do
from ..forms import Long, MaybeDay, ask
from ..states.arbitration import TRANSFERRED
from ..step import STAY, Rank, Situation, Step
from .answering import answer_ends
from .arbitration import APPROVES, BENCH, OFFICE, RUNNING
from .jurisdiction import Transfer, not_sent_on
from .pending import OBJECTION, asked_for, undecided


class Objection(Act):
    """管辖异议. What was posted before the period ended is in time (民事诉讼法 第85条)."""

    on: date = ask("收到异议书之日", not_after="today")
    parties: list[int] = ask("提出异议的当事人", options="parties", at_least=1)
    written: bool = ask("已提交书面异议", default=False)
    sent_on: MaybeDay = ask(
        "交邮之日", default=None, not_after="today", help="邮寄提交的填写，在答辩期满前交邮的不算逾期"
    )
    reason: Long = ask("异议的理由", long="long")


class ObjectionRejected(Act):
    """驳回管辖异议."""

    on: date = ask("决定日期", not_after="today")
    reason: Long = ask("驳回的理由", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _one_at_a_time(situation: Situation) -> str | None:
    asked = undecided(situation.here, OBJECTION)
    return f"{asked.on} 提出的管辖异议还没有决定，请先决定。" if asked else None


def _in_writing_and_in_time(situation: Situation, form: Objection) -> dict[str, str]:
    """A late or an oral objection has no effect (办案规则 第10条)."""
    found: dict[str, str] = {}
    if not form.written:
        found["written"] = "管辖异议应当书面提出（办案规则第10条）；口头提出的，请当事人补交书面异议。"
    if form.sent_on and form.sent_on > form.on:
        found["sent_on"] = "交邮之日不能晚于收到之日。"
    made_on = form.sent_on or form.on
    for number in form.parties:
        ends = answer_ends(situation, number)
        if ends is not None and made_on > ends:
            name = situation.case.parties[number].name
            found["parties"] = f"{name}的答辩期已于 {ends} 届满，逾期提出的异议不影响仲裁程序的进行（办案规则第10条）。"
    return found


# --- rows -----------------------------------------------------------------------------------------------------

NOTHING_ASKED = asked_for(OBJECTION, "没有待决定的管辖异议。")

ROWS = (
    Step(
        Do.OBJECT_JURISDICTION, "提出管辖异议", Kind.ARBITRATION,
        at=RUNNING, to=STAY, by=OFFICE | BENCH, asks=Objection, unless=(_one_at_a_time,), checks=(_in_writing_and_in_time,),
        says="收到管辖异议", basis="办案规则 第10条（答辩期满前书面提出）",
    ),
    Step(
        Do.REJECT_OBJECTION, "驳回管辖异议", Kind.ARBITRATION,
        at=RUNNING, to=STAY, by=APPROVES, asks=ObjectionRejected, unless=(NOTHING_ASKED,),
        says="驳回管辖异议：{reason}", basis="办案规则 第10条",
    ),
    Step(
        Do.UPHOLD_OBJECTION, "管辖异议成立，移送", Kind.ARBITRATION,
        at=RUNNING, to=TRANSFERRED, by=APPROVES, asks=Transfer, unless=(NOTHING_ASKED,), checks=(not_sent_on,),
        outcome=Outcome.TRANSFERRED, rank=Rank.LAST, says="管辖异议成立，移送{to_commission}", basis="办案规则 第9、10条",
    ),
)
