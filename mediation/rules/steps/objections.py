"""Objections to jurisdiction (管辖异议): in writing, before the answer period ends; rejected, or upheld and handed over. One that
comes late is noted and answered, and does not hold the case up (办案规则 第10条)."""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome
from ..do import Do
from ..forms import Long, MaybeDay, ask
from ..states.arbitration import TRANSFERRED
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .arbitration import APPROVES, BENCH, OFFICE, RECEIVES
from .designation import designated_here
from .jurisdiction import Transfer, not_sent_on, suggest_transfer, whose_it_is_stands
from .lateness import came_late, keep_last_day, late_by
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
    late: bool = ask("异议逾期提出", default=False, help="答辩期满后才提出的：决定书写明逾期，不影响仲裁程序的进行（办案规则第10条）")
    reason: Long = ask("驳回的理由", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _one_at_a_time(situation: Situation) -> str | None:
    asked = undecided(situation.here, OBJECTION)
    return f"{asked.on} 提出的管辖异议还没有决定，请先决定。" if asked else None


def _in_writing(_: Situation, form: Objection) -> dict[str, str]:
    """An oral objection is none (办案规则 第10条)."""
    found: dict[str, str] = {}
    if not form.written:
        found["written"] = "管辖异议应当书面提出（办案规则第10条）；口头提出的，请当事人补交书面异议。"
    if form.sent_on and form.sent_on > form.on:
        found["sent_on"] = "交邮之日不能晚于收到之日。"
    return found


def _late(situation: Situation, form: Objection) -> dict[str, str]:
    """Ask about one that comes late: it is noted, and the case goes on (办案规则 第10条)."""
    late = late_by(situation, form, form.parties)
    told = "、".join(f"{situation.case.parties[number].name}的答辩期已于 {last} 届满" for number, last in late.items())
    return {"parties": f"{told}，逾期提出的异议不影响仲裁程序的进行，另以书面答复（办案规则第10条）"} if late else {}


def _late_one(situation: Situation) -> str | None:
    """A late objection moves no case; whoever finds that another commission has jurisdiction sends it on (办案规则 第9、10条)."""
    asked = undecided(situation.here, OBJECTION)
    if asked is None or not came_late(asked):
        return None
    return (
        "管辖异议是答辩期满后提出的，不影响仲裁程序的进行（办案规则第10条），请办理“驳回管辖异议”；"
        "本委自己发现没有管辖权的，办理“移送管辖”。"
    )


def _says_it_was_late(situation: Situation, form: ObjectionRejected) -> dict[str, str]:
    asked = undecided(situation.here, OBJECTION)
    if asked is None or came_late(asked) == form.late:
        return {}
    last = asked.used.last_day
    return {"late": f"答辩期已于 {last} 届满，异议逾期，请勾选。" if last else "异议是在答辩期满前提出的，请去掉勾选。"}


def _keep_last_day(situation: Situation, form: Objection) -> Used:
    return keep_last_day(situation, form, form.parties)


def _suggest_rejection(situation: Situation) -> dict[str, Any]:
    """The designation by those above answers the objection; a late one is answered as late."""
    asked = undecided(situation.here, OBJECTION)
    if asked is not None and (ours := designated_here(situation.here)):
        return {"late": came_late(asked), "reason": ours}
    if asked is None or not came_late(asked):
        return {}
    return {"late": True, "reason": f"异议于 {asked.on} 提出，答辩期已于 {asked.used.last_day} 届满，逾期提出的异议不影响仲裁程序的进行"}


# --- rows -----------------------------------------------------------------------------------------------------

NOTHING_ASKED = asked_for(OBJECTION, "没有待决定的管辖异议。")

ROWS = (
    Step(
        Do.OBJECT_JURISDICTION, "提出管辖异议", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=OFFICE | BENCH, asks=Objection, unless=(_one_at_a_time,), checks=(_in_writing,),
        doubts=(_late,), freezes=_keep_last_day,
        says="收到管辖异议", basis="办案规则 第10条（答辩期满前书面提出）",
    ),
    Step(
        Do.REJECT_OBJECTION, "驳回管辖异议", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=APPROVES, asks=ObjectionRejected, unless=(NOTHING_ASKED,),
        checks=(_says_it_was_late,), suggests=_suggest_rejection,
        says="驳回管辖异议：{reason}", basis="办案规则 第10条",
    ),
    Step(
        Do.UPHOLD_OBJECTION, "管辖异议成立，移送", Kind.ARBITRATION,
        at=RECEIVES, to=TRANSFERRED, by=APPROVES, asks=Transfer, unless=(NOTHING_ASKED, _late_one, whose_it_is_stands),
        checks=(not_sent_on,), suggests=suggest_transfer,
        outcome=Outcome.TRANSFERRED, rank=Rank.LAST, says="管辖异议成立，移送{to_commission}", basis="办案规则 第9、10条",
    ),
)
