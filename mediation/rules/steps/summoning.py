"""Letters that look into a matter: of inquiry to the unit (调查询问书), for help from an authority (协查), for an audit (委托审计) —
条例 第15条第1款第3、5项.
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Side
from ..codes.inquiring import HelpAnswer, Helped
from ..do import Do
from ..facts import Entry, Proceeding
from ..forms import Clock, Long, MaybeText, Text, ask
from ..roles import INSPECTION_STAFF
from ..seats import INSPECTORS
from ..states.inspection import COMPLAINT_REFUSED, FOUND, INSPECTION_CLOSED, INVESTIGATING, MERGED, ORDERED, SUSPENDED
from ..step import STAY, Rank, Situation, Step
from .assigned import two_are_needed
from .inspection import RESULT

USUAL_PAPERS = "营业执照、法定代表人身份证明和授权委托书；职工名册、劳动合同；考勤记录、工资支付台账和支付凭证"
"""The papers that a unit is usually asked for, until the inspectors say otherwise (保障农民工工资支付条例 第15、50条)."""
USUAL_DAYS = 3
"""工作日 that a letter of inquiry usually gives; no law sets them."""
HELP_SETTING, HELP_DAYS = "inspection.assistance_days", 15
"""The 工作日 within which help is usually asked for; no law sets them (待本局确认)."""


class InquiryLetter(Act):
    """调查询问书: what the unit brings, when and where, and who comes (条例 第15条第1款第3项)."""

    on: date = ask("发出日期", not_after="today")
    parties: list[int] = ask("被查单位", options="respondents", at_least=1)
    who: Text = ask("请谁到场", default="法定代表人（负责人）或者受委托的人员")
    bring: Long = ask("应当提供的文件资料", default=USUAL_PAPERS, long="long")
    questions: Long = ask("调查、询问的事项", long="long")
    appear_on: date = ask("到场、提供资料的日期")
    starts: Clock = ask("时间", default="09:00")
    place: Text = ask("地点", help="例如：市劳动保障监察大队询问室")


class HelpAsked(Act):
    """请求协查、委托审计: whom, about what, by when (行政处罚法 第26条；条例 第15条第1款第5项)."""

    on: date = ask("发函、委托之日", not_after="today")
    what: Helped = ask("请求什么", default=Helped.ASSISTANCE)
    body: Text = ask("协助的机关、会计师事务所")
    matter: Long = ask("协查、审计的事项", long="long", help="写明要查的人、期间、账目，不写举报人")
    materials: MaybeText = ask("附送的材料", default=None)
    until: date = ask("请在何日以前答复", help="法律没有规定天数，按参数“协查、审计的期限”建议")


class HelpCame(Act):
    """登记协查、审计的答复."""

    on: date = ask("收到答复之日（不再等待之日）", not_after="today")
    request: int = ask("答复的是哪一次请求", options="assistance")
    answer: HelpAnswer = ask("结果", default=HelpAnswer.GIVEN)
    paper: MaybeText = ask("复函、报告的名称和文号", default=None)
    content: Long = ask("答复的内容、审计的结论", long="long")


# --- what is open ---------------------------------------------------------------------------------------------


def help_awaited(here: Proceeding) -> list[Entry]:
    """List the requests for help that nobody has answered yet, the one that is due first at the head."""
    answered = {entry.as_(HelpCame).request for entry in here.all(Do.RECEIVE_ASSISTANCE)}
    waiting = [entry for entry in here.all(Do.ASK_ASSISTANCE) if entry.seq not in answered]
    return sorted(waiting, key=lambda entry: (entry.as_(HelpAsked).until, entry.seq))


# --- guards and checks ----------------------------------------------------------------------------------------


def _appears_later(_: Situation, form: InquiryLetter) -> dict[str, str]:
    return {} if form.appear_on >= form.on else {"appear_on": f"不能早于发出日期（{form.on}）。"}


def _answers_later(_: Situation, form: HelpAsked) -> dict[str, str]:
    return {} if form.until > form.on else {"until": f"应当晚于发函、委托之日（{form.on}）。"}


def _nothing_asked(situation: Situation) -> str | None:
    return None if help_awaited(situation.here) else "没有等待答复的协查、审计。请先办理“请求协查、委托审计”。"


def _after_it_was_asked(situation: Situation, form: HelpCame) -> dict[str, str]:
    """An answer is to a request that still waits, and comes after it; an audit or an answer that came has its paper."""
    asked = {entry.seq: entry for entry in help_awaited(situation.here)}
    if form.request not in asked:
        return {"request": "这一次请求不存在，或者已经登记答复，请从列表中选择。"}
    if form.on < asked[form.request].on:
        return {"on": f"不能早于发函、委托之日（{asked[form.request].on}）。"}
    if form.answer is HelpAnswer.GIVEN and not form.paper:
        return {"paper": "请填写复函、报告的名称和文号；没有答复的，在“结果”中选择。"}
    return {}


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_letter(situation: Situation) -> dict[str, Any]:
    units = [party.number for party in situation.case.of_side(situation.here, Side.RESPONDENT)]
    by = situation.reference.calendar.working_day_after(situation.today, USUAL_DAYS)
    return {"parties": units if len(units) == 1 else [], "appear_on": by.isoformat()}


def _suggest_help(situation: Situation) -> dict[str, Any]:
    days = int(situation.reference.setting(HELP_SETTING, str(HELP_DAYS)))
    return {"until": situation.reference.calendar.working_day_after(situation.today, days).isoformat()}


def _suggest_answer(situation: Situation) -> dict[str, Any]:
    waiting = help_awaited(situation.here)
    return {"request": waiting[0].seq} if waiting else {}


# --- rows -----------------------------------------------------------------------------------------------------

LOOKED_INTO_AT = frozenset({INVESTIGATING, FOUND, ORDERED})
ANSWERED_AT = RESULT - {COMPLAINT_REFUSED} | LOOKED_INTO_AT | {SUSPENDED, MERGED, INSPECTION_CLOSED}
"""An answer comes when it comes, and days run whatever becomes of the case."""

ROWS = (
    Step(
        Do.SUMMON_UNIT, "发出调查询问书", Kind.INSPECTION,
        at=LOOKED_INTO_AT, to=STAY, by=INSPECTION_STAFF, seats=INSPECTORS, asks=InquiryLetter, unless=(two_are_needed,),
        checks=(_appears_later,), suggests=_suggest_letter,
        says="要求{parties}于 {appear_on} {starts} 到{place}接受询问、提供资料", basis="劳动保障监察条例 第15条第1款第3项、第30条",
    ),
    Step(
        Do.ASK_ASSISTANCE, "请求协查、委托审计", Kind.INSPECTION,
        at=LOOKED_INTO_AT | {SUSPENDED}, to=STAY, by=INSPECTION_STAFF, seats=INSPECTORS, asks=HelpAsked, unless=(two_are_needed,),
        checks=(_answers_later,), suggests=_suggest_help, confidential=True,
        says="向{body}请求{what}，{until} 以前答复", basis="劳动保障监察条例 第15条第1款第5项；行政处罚法 第26条",
    ),
    Step(
        Do.RECEIVE_ASSISTANCE, "登记协查、审计的答复", Kind.INSPECTION,
        at=ANSWERED_AT, to=STAY, by=INSPECTION_STAFF, asks=HelpCame, unless=(_nothing_asked,), checks=(_after_it_was_asked,),
        suggests=_suggest_answer, rests_on=(Do.ASK_ASSISTANCE,), rank=Rank.THEN, confidential=True,
        says="{request}：{answer}{paper:，}", basis="劳动保障监察条例 第15条第1款第5项；行政处罚法 第26条",
    ),
)  # fmt: skip
