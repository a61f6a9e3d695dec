"""Questions of a review to the parties: the papers that are missing (补正, before it is taken up) and what they say (询问).

办案规则 第74至79条 name neither; both go by 第74条 (what is handed in) and by 人民调解协议司法确认程序规定 第6条, whose counterpart
the review is. So neither makes the five working days of 第76条 stand still, which only the head makes longer, and the day on which
the parties applied stays theirs: who applied in time is not late because a copy was missing (第75条第3项).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..do import Do
from ..forms import Long, MaybeClock, MaybeDay, MaybeLong, MaybeStaff, MaybeText, ask
from ..seats import REVIEWER
from ..states.review import CORRECTING, RECEIVED, UNDER_REVIEW
from ..step import STAY, Check, Rank, Situation, Step
from .intake import REGISTRY, Completed, Missing, not_before_receipt
from .minutes import ends_after_it_began
from .review import DIRECTOR, REVIEWERS, nobody_reviews


class ReviewInquiry(Act):
    """询问当事人: whether they agreed freely, what the agreement means and what of it is done (人民调解协议司法确认程序规定 第6条)."""

    on: date = ask("询问之日", not_after="today")
    starts: MaybeClock = ask("开始时间", default=None, help="例如 09:30；不填的，笔录上留空手写")
    ends: MaybeClock = ask("结束时间", default=None, help="例如 11:00")
    parties: list[int] = ask("询问的当事人", options="parties", at_least=1)
    together: bool = ask("双方同时到场", default=False)
    place: MaybeText = ask("地点", default=None)
    recorder: MaybeStaff = ask("记录人", default=None, options="clerks")
    content: Long = ask(
        "询问的内容和回答", long="long", help="是否自愿、有没有恶意串通，内容是否明确，已经履行了多少，有没有损害他人权益"
    )
    supplement: MaybeLong = ask("请当事人补充的陈述、证明材料", default=None, long="long", help="审查期限照常计算，不因补充材料停止")
    supplement_by: MaybeDay = ask("补充的最后一日", default=None)


# --- guards and checks ------------------------------------------------------------------------------------------------


def _told_once(situation: Situation) -> str | None:
    told = situation.here.last(Do.REQUEST_REVIEW_CORRECTION)
    if told is None:
        return None
    return (
        f"已于 {told.on} 告知补正，需要补正的材料应当一次性告知，不能再次要求补正（参照办案规则第29条）。"
        "材料已经齐备的，请办理“受理审查”；仍不符合条件的，请办理“不予受理”。"
    )


def _not_before(step: Do, said: str) -> Check:
    """A check that the act is not dated before another, `said` in words."""

    def check(situation: Situation, form: Any) -> dict[str, str]:
        earlier = situation.here.last(step)
        return {"on": f"不能早于{said}之日（{earlier.on}）。"} if earlier and form.on < earlier.on else {}

    return check


def _of_those_present(situation: Situation, form: ReviewInquiry) -> dict[str, str]:
    """Check who is asked, that both sides are there where it says so, and that what is to be brought has a day after the inquiry."""
    case, there = situation.case, set(situation.case.present_in(situation.here))
    found: dict[str, str] = {}
    if strangers := [n for n in form.parties if n not in there]:
        named = "、".join(case.parties[n].name for n in strangers if n in case.parties)
        found["parties"] = f"{named}没有申请审查，不在这里询问，请去掉。"
    elif form.together and len({case.parties[n].side for n in form.parties}) < 2:
        found["together"] = "双方同时到场的，请把双方都选上；只询问一方的，不勾选。"
    if form.supplement and form.supplement_by is None:
        found["supplement_by"] = "请填写补充材料的最后一日，当事人才知道等到哪一天。"
    elif form.supplement_by and form.supplement_by < form.on:
        found["supplement_by"] = f"不能早于询问之日（{form.on}）。"
    return found


def _past_the_review(situation: Situation, form: ReviewInquiry) -> dict[str, str]:
    """Ask once more where the material may come after the review's own last day, which nothing but an extension moves (第76条)."""
    last = situation.last_day("V-02")
    if last is None or form.supplement_by is None or form.supplement_by <= last.on:
        return {}
    return {"supplement_by": f"审查期限到 {last.on} 届满，不因补充材料停止；需要等的，先办理“延长审查”（办案规则第76条）"}


# --- rows ---------------------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.REQUEST_REVIEW_CORRECTION, "要求补正", Kind.REVIEW,
        at=frozenset({RECEIVED}), to=CORRECTING, by=REGISTRY | DIRECTOR, asks=Missing, unless=(_told_once,),
        checks=(not_before_receipt,),
        rank=Rank.ELSE, says="要求补正：{missing}", basis="办案规则 第74条（应当提交的材料），参照第29条一次性告知",
    ),
    Step(
        Do.COMPLETE_REVIEW_CORRECTION, "补正完成", Kind.REVIEW,
        at=frozenset({CORRECTING}), to=RECEIVED, by=REGISTRY | DIRECTOR, asks=Completed,
        checks=(_not_before(Do.REQUEST_REVIEW_CORRECTION, "告知补正"),),
        rank=Rank.FIRST, says="材料补正完成，申请日期不变", basis="办案规则 第74、75条",
    ),
    Step(
        Do.INQUIRE_REVIEW, "询问当事人", Kind.REVIEW,
        at=frozenset({UNDER_REVIEW}), to=STAY, by=REVIEWERS, seats=REVIEWER, asks=ReviewInquiry, unless=(nobody_reviews,),
        checks=(_not_before(Do.ACCEPT_REVIEW, "受理审查"), _of_those_present, ends_after_it_began), doubts=(_past_the_review,),
        rank=Rank.NEXT, says="询问{parties}", basis="办案规则 第76条；参照人民调解协议司法确认程序规定 第6条",
    ),
)
