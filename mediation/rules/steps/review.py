"""Review of a mediation agreement by the commission (仲裁审查, 办案规则 第74至79条): from the joint application to a 调解书.

What is promised stays the agreement's: the 调解书 repeats it and changes nothing (第77条).
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Protocol

from ..acts import Act
from ..codes import Item, Kind, Outcome
from ..codes.agents import AgentPower
from ..codes.mediation import OneSide, ReviewDenialGround, ReviewRefusalGround
from ..codes.people import UnableGround
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeLong, ask
from ..roles import ARBITRATION_STAFF, Role
from ..seats import REVIEWER
from ..states import state_of
from ..states.mediation import CLOSED as MEDIATION_CLOSED
from ..states.mediation import EFFECTIVE
from ..states.review import CLOSED, CORRECTING, DENIED, IN_FORCE, MADE, RECEIVED, REFUSED, UNDER_REVIEW, WITHDRAWN
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .acting import asks_agents, nobody_acts_for_him, with_power
from .agreed import (
    all_asked,
    asked_too_late,
    last_day_for,
    last_day_in,
    named_may_apply,
    not_over,
    nothing_signed,
    those_who_apply,
)
from .intake import MEDIATORS, REGISTRY, accept, not_before_receipt, to_the_commission
from .trial import before_the_end

REVIEWERS = frozenset({Role.ARBITRATOR, Role.DIRECTOR})
DIRECTOR = frozenset({Role.DIRECTOR})
CONFIRMS = re.compile(r"确认.{0,40}劳动关系")
TO_APPLY = timedelta(days=15)
TOO_LATE = "共同申请仲裁审查的不予受理（办案规则第75条第3项）"
LONGER = 5
"""工作日 (办案规则 第76、80条)."""


class JointApplication(Act):
    """共同申请: nobody applies alone (办案规则 第74条)."""

    on: date = ask("收到申请之日", not_after="today")
    applicant_applies: bool = ask("申请人申请", default=False)
    respondent_applies: bool = ask("被申请人申请", default=False)
    parties: list[int] = ask(
        "一起申请的人", default=[], options="parties",
        part="只有一部分人申请", help="一方有几个人、只有一部分人申请的，勾选申请的人；不勾选的，是受协议约束、还在期限内的全部人",
    )
    truthful: bool = ask("双方已书面承诺：协议出于自愿，没有恶意串通、弄虚作假", default=False)
    note: MaybeLong = ask("说明", default=None, long="long")


NO_RELATION = "协议没有确认劳动关系的内容"


class Acceptance(Act):
    """受理审查申请: what only a person can tell of the grounds against it (办案规则 第75条) is ticked."""

    on: date = ask("受理日期", not_after="today")
    in_scope: bool = ask("协议属于劳动人事争议受理范围", default=False)
    ours: bool = ask("协议属于本委管辖", default=False)
    no_relation: bool = ask(NO_RELATION, default=False)
    note: MaybeLong = ask("说明", default=None, long="long")


class Refusal(Act):
    """不予受理审查申请."""

    on: date = ask("决定日期", not_after="today")
    ground: ReviewRefusalGround = ask("理由")
    reason: Long = ask("具体情况", long="long")


class Designation(Act):
    """指定仲裁员."""

    on: date = ask("指定日期", not_after="today")
    arbitrator: str = ask("审查的仲裁员", options="arbitrators")


class NewReviewer(Act):
    """更换审查的仲裁员."""

    on: date = ask("更换之日", not_after="today")
    arbitrator: str = ask("接替的仲裁员", options="arbitrators")
    ground: UnableGround = ask("更换原因")
    reason: Long = ask("具体情况", long="long")


class Extension(Act):
    """延长审查: the director's own act, before the five days are over."""

    on: date = ask("批准日期", not_after="today")
    days: int = ask("延长（工作日）", default=LONGER)
    reason: Long = ask("特殊情况", long="long")


class Letter(Act):
    """制作调解书: what was looked at, and that nothing stands against it."""

    on: date = ask("制作日期", not_after="today")
    findings: Long = ask("审查情况", long="long", help="程序、内容是否合法，是否自愿，履行内容是否明确")
    no_relation: bool = ask(NO_RELATION, default=False)


class Denial(Act):
    """不予制作调解书."""

    on: date = ask("决定日期", not_after="today")
    ground: ReviewDenialGround = ask("理由")
    reason: Long = ask("具体情况", long="long")


class Withdrawal(Act):
    """撤回审查申请: either party may, until the 调解书 is served (办案规则 第76、79条)."""

    on: date = ask("撤回日期", not_after="today")
    side: OneSide = ask("哪一方撤回")
    reason: MaybeLong = ask("陈述", default=None, long="long")
    by_agents: list[int] = asks_agents("由代理人撤回")


class Closing(Act):
    """结案."""

    on: date = ask("结案日期", not_after="today")
    note: MaybeLong = ask("结案说明", default=None, long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def followers(situation: Situation, kind: Kind) -> list[Proceeding]:
    """The proceedings of this kind that this mediation's agreement has gone to."""
    here = situation.here.number
    return [p for p in situation.case.proceedings.values() if p.kind is kind and p.came_from == here]


def _review_is_open(situation: Situation) -> str | None:
    for review in followers(situation, Kind.REVIEW) if all_asked(situation) else ():
        if state_of(review.kind, review.state).open:
            return "已经申请仲裁审查，正在办理。"
        if review.last(Do.SIGN_REVIEW_LETTER):
            return "仲裁委员会已经就这份协议制作了调解书，不必再申请。"
    return None


def _court_has_it(situation: Situation) -> str | None:
    for confirmation in followers(situation, Kind.CONFIRMATION) if all_asked(situation) else ():
        if confirmation.last(Do.COURT_CONFIRMS):
            return "协议已经人民法院司法确认，仲裁委员会不再受理审查申请（办案规则第75条第5项）。"
        if state_of(confirmation.kind, confirmation.state).open:
            return "已经申请司法确认；仲裁审查与司法确认只能择一，要改走仲裁审查的，先撤回司法确认申请。"
    return None


def both_apply(_: Situation, form: JointApplication) -> dict[str, str]:
    """An application of one side alone is none."""
    found = {
        f"{side}_applies": f"须双方共同申请，{side.label}没有申请的不能办理。"
        for side in OneSide
        if not getattr(form, f"{side}_applies")
    }
    return found if form.truthful else found | {"truthful": "请由双方签署承诺后再办理。"}


def after_it_took_effect(situation: Situation, form: JointApplication) -> dict[str, str]:
    """Nobody applies before there is an agreement."""
    signed = situation.here.last(Do.SIGN_AGREEMENT)
    return {"on": f"不能早于协议生效之日（{signed.on}）。"} if signed and form.on < signed.on else {}


def _applied_too_late(situation: Situation) -> str | None:
    origin = situation.case.proceedings.get(situation.here.came_from or 0)
    last = last_day_in(situation.case, origin, situation.reference.calendar, TO_APPLY, *situation.here.parties) if origin else None
    if last is None or situation.here.received_on <= last:
        return None
    return f"申请在协议生效后十五日（{last} 届满）之后提出，应当办理“不予受理”（办案规则第75条第3项）。"


def _confirms_the_relation(situation: Situation) -> str | None:
    """An agreement that itself confirms 劳动关系 gets no 调解书 (办案规则 第75条第4项). A claim to confirm it that was given up is none."""
    origin = situation.case.proceedings.get(situation.here.came_from or 0)
    for line in situation.case.promised_in(origin) if origin else []:
        called = line.what or (Item(situation.case.claims[line.claim].item).label if line.claim else "")
        if CONFIRMS.search(called):
            return (
                f"协议的履行事项“{called}”确认劳动关系，不能审查制作调解书（办案规则第75条第4项）："
                "还没有受理的，办理“不予受理”；已经受理的，办理“不予制作调解书”。劳动者可以就此申请仲裁。"
            )
    return None


def _nothing_stands_against_it(_: Situation, form: Acceptance) -> dict[str, str]:
    """Each ground of 第75条 that the record does not know is looked at by whoever accepts; the others are guards."""
    grounds = {
        "in_scope": "不属于劳动人事争议受理范围的，应当办理“不予受理”（办案规则第75条第1项）；属于的，请勾选。",
        "ours": "不属于本委管辖的，应当办理“不予受理”（办案规则第75条第2项）；属于的，请勾选。",
    }
    found = {name: sentence for name, sentence in grounds.items() if not getattr(form, name)}
    return found | _no_relation("不予受理", form)


def _relation_was_looked_for(_: Situation, form: Letter) -> dict[str, str]:
    return _no_relation("不予制作调解书", form)


def _no_relation(otherwise: str, form: Acceptance | Letter) -> dict[str, str]:
    if form.no_relation:
        return {}
    return {"no_relation": f"确认劳动关系的协议，应当办理“{otherwise}”（办案规则第75条第4项）；没有确认的，请勾选。"}


def _relation_was_claimed(situation: Situation, form: Acceptance | Letter) -> dict[str, str]:
    """Ask once more where 确认劳动关系 was claimed in the mediation: the record does not know what the agreement's text made of it."""
    if form.no_relation and any(claim.item == Item.RELATION for claim in situation.case.claimed_in(situation.here)):
        return {"no_relation": "本案请求中有“确认劳动关系”，请核对协议确实没有确认它（例如该项请求已经放弃）"}
    return {}


def nobody_reviews(situation: Situation) -> str | None:
    """Refuse where no arbitrator is designated (办案规则 第76条)."""
    return None if situation.here.handler else "还没有指定仲裁员。先办理“指定仲裁员”。"


def _somebody_else(situation: Situation, form: NewReviewer) -> dict[str, str]:
    return {"arbitrator": "接替的与现在的是同一人，请另选一人。"} if form.arbitrator == situation.here.handler else {}


def _extended_already(situation: Situation) -> str | None:
    return "审查期限已经延长过一次，不能再延长。" if situation.here.last(Do.EXTEND_REVIEW) else None


def _at_most_five(_: Situation, form: Extension) -> dict[str, str]:
    return {} if 1 <= form.days <= LONGER else {"days": f"可以延长 1 至 {LONGER} 个工作日。"}


# --- effects and suggestions ----------------------------------------------------------------------------------


def everybody_goes(facts: CaseFacts, mediation: Proceeding, entry: Entry) -> None:
    """The agreement goes on with whoever asks together (`Used.parties`) and with their claims; in entries of before that, whole."""
    opened = facts.proceedings[max(facts.proceedings)]
    opened.parties, opened.claims = facts.present_in(mediation), mediation.claims
    if going := entry.used.parties:
        opened.parties, opened.claims = going, tuple(n for n in mediation.claims if facts.claims[n].claimant in going)


def _to_the_commission(situation: Situation, form: JointApplication) -> Used:
    """The commission reviews it, for those who ask together."""
    return replace(to_the_commission(situation, form), parties=those_who_apply(situation, TO_APPLY, form))


def _designate(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    proceeding.handler = proceeding.staff["arbitrator"] = entry.as_(Designation, NewReviewer).arbitrator


def suggest_last_day(situation: Situation) -> dict[str, Any]:
    """The last day on which something is due by the agreement to those who are here."""
    here = situation.here
    agreed = situation.case.proceedings.get(here.came_from or 0)
    due = [line.due_on for line in situation.case.promised_in(agreed) if line.due_on and line.payee in here.parties] if agreed else []
    return {"perform_until": max(due).isoformat()} if due else {}


class _LastDay(Protocol):
    """A form with the last day of performance, None where it names none."""

    perform_until: date | None


def its_own_last_day(situation: Situation, form: _LastDay) -> dict[str, str]:
    """Check that the last day is the agreement's: neither letter nor ruling changes it (办案规则 第77条; 民事诉讼法 第206、250条)."""
    last = suggest_last_day(situation).get("perform_until")
    if last is None or form.perform_until is None or form.perform_until.isoformat() == last:
        return {}
    return {"perform_until": f"协议写明的最后一期是 {last}，申请执行的二年自这一日起算（民事诉讼法第250条），请填这一日。"}


def _what_was_heard(situation: Situation) -> dict[str, Any]:
    """Suggest what the parties said in the inquiries of this review; nothing where nobody was asked."""
    case, heard = situation.case, situation.here.all(Do.INQUIRE_REVIEW)
    said = [
        f"{entry.on} 询问{'、'.join(case.parties[n].name for n in entry.parties or ())}：{entry.answer('content').strip().rstrip('。')}。"
        for entry in heard
    ]
    return {"findings": "".join(said)} if said else {}


def _suggest_refusal(situation: Situation) -> dict[str, Any]:
    """Suggest the grounds of refusal that the record itself shows."""
    told = situation.here.last(Do.REQUEST_REVIEW_CORRECTION)
    if told and situation.here.state == CORRECTING.name:
        missing = told.answer("missing").strip().rstrip("。")
        return {"ground": ReviewRefusalGround.NOT_CORRECTED, "reason": f"已于 {told.on} 告知补正，至今没有补正：{missing}"}
    if sentence := _applied_too_late(situation):
        return {"ground": ReviewRefusalGround.TOO_LATE, "reason": sentence}
    if _confirms_the_relation(situation) or any(
        claim.item == Item.RELATION for claim in situation.case.claimed_in(situation.here)
    ):
        return {"ground": ReviewRefusalGround.RELATION, "reason": "申请审查的协议涉及确认劳动关系"}
    return {}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.APPLY_REVIEW, "申请仲裁审查", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, MEDIATION_CLOSED}), to=STAY, opens=Kind.REVIEW, by=MEDIATORS, asks=JointApplication,
        unless=(nobody_acts_for_him, nothing_signed, not_over(TO_APPLY, TOO_LATE), _review_is_open, _court_has_it),
        last_day=last_day_for(TO_APPLY),
        checks=(both_apply, after_it_took_effect, named_may_apply(TO_APPLY)), doubts=(asked_too_late(TO_APPLY, TOO_LATE),),
        does=everybody_goes,
        freezes=_to_the_commission, reads="mediation_agreement",
        rank=Rank.ELSE, says="双方共同申请仲裁审查", basis="办案规则 第74条；协商调解规定 第27条（协议生效之日起15日内）",
    ),
    Step(
        Do.ACCEPT_REVIEW, "受理审查", Kind.REVIEW,
        at=frozenset({RECEIVED}), to=UNDER_REVIEW, by=REGISTRY | DIRECTOR, asks=Acceptance,
        unless=(_applied_too_late, _confirms_the_relation), checks=(not_before_receipt, _nothing_stands_against_it),
        doubts=(_relation_was_claimed,), does=accept, reads="mediation_agreement",
        rank=Rank.FIRST, says="受理审查申请", basis="办案规则 第75条（及时）",
    ),
    Step(
        Do.REFUSE_REVIEW, "不予受理", Kind.REVIEW,
        at=frozenset({RECEIVED, CORRECTING}), to=REFUSED, by=REGISTRY | DIRECTOR, asks=Refusal, checks=(not_before_receipt,),
        suggests=_suggest_refusal, outcome=Outcome.NOT_ACCEPTED,
        rank=Rank.ELSE, says="不予受理：{ground}", basis="办案规则 第75条",
    ),
    Step(
        Do.DESIGNATE_REVIEWER, "指定仲裁员", Kind.REVIEW,
        at=frozenset({UNDER_REVIEW}), to=STAY, by=REGISTRY | DIRECTOR, asks=Designation, does=_designate,
        rank=Rank.NEXT, says="指定仲裁员 {arbitrator} 审查", basis="办案规则 第76条",
    ),
    Step(
        Do.CHANGE_REVIEWER, "更换仲裁员", Kind.REVIEW,
        at=frozenset({UNDER_REVIEW, MADE, IN_FORCE, DENIED, WITHDRAWN}), to=STAY, by=REGISTRY | DIRECTOR, asks=NewReviewer,
        unless=(nobody_reviews,), checks=(_somebody_else,), does=_designate,
        rank=Rank.LAST, says="由仲裁员 {arbitrator} 接替：{ground}", basis="办案规则 第76条（指定仲裁员审查）",
    ),
    Step(
        Do.EXTEND_REVIEW, "延长审查", Kind.REVIEW,
        at=frozenset({UNDER_REVIEW}), to=STAY, by=DIRECTOR, asks=Extension, unless=(_extended_already,),
        checks=(_at_most_five, before_the_end("V-02", "审查期限", "请立即制作调解书或者终止审查（办案规则第76、78条）。")),
        says="批准延长 {days} 个工作日：{reason}", basis="办案规则 第76条（经主任或者仲裁院负责人批准）",
    ),
    Step(
        Do.MAKE_REVIEW_LETTER, "制作调解书", Kind.REVIEW,
        at=frozenset({UNDER_REVIEW}), to=MADE, by=REVIEWERS, seats=REVIEWER, asks=Letter,
        unless=(nobody_reviews, _confirms_the_relation), checks=(_relation_was_looked_for,), doubts=(_relation_was_claimed,),
        suggests=_what_was_heard,
        rank=Rank.FIRST, says="审查合法有效，制作调解书", basis="办案规则 第75、77条",
    ),
    Step(
        Do.DENY_REVIEW, "不予制作调解书", Kind.REVIEW,
        at=frozenset({UNDER_REVIEW}), to=DENIED, by=REVIEWERS, seats=REVIEWER, asks=Denial, unless=(nobody_reviews,),
        outcome=Outcome.REVIEW_DENIED,
        rank=Rank.ELSE, says="不予制作调解书，终止审查：{ground}", basis="办案规则 第78、79条",
    ),
    Step(
        Do.WITHDRAW_REVIEW, "撤回审查申请", Kind.REVIEW,
        at=frozenset({RECEIVED, CORRECTING, UNDER_REVIEW, MADE}), to=WITHDRAWN, by=ARBITRATION_STAFF, asks=Withdrawal,
        checks=(with_power(AgentPower.WAIVE),),
        outcome=Outcome.REVIEW_WITHDRAWN,
        says="{side}撤回申请，终止审查", basis="办案规则 第76、79条（调解书送达前）",
    ),
    Step(
        Do.CLOSE_REVIEW, "结案", Kind.REVIEW,
        at=frozenset({IN_FORCE, DENIED, REFUSED, WITHDRAWN}), to=CLOSED, by=ARBITRATION_STAFF, asks=Closing,
        rank=Rank.THEN, says="结案", basis="办案规则 第21条（归档）",
    ),
)
