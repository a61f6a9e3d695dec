"""Arbitration up to the hearing (仲裁): service, tribunal, and everything that moves the 45 days."""

from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator

from .. import composition
from ..codes import Kind, Outcome, PartyType, Served, ServiceMethod, Side, SuspensionGround
from ..codes.arbitration import PostingGround
from ..do import Do
from ..facts import CaseFacts, Entry, Party, Proceeding
from ..forms import Act, Long, MaybeDay, MaybeLong, MaybeText, ask
from ..roles import Role
from ..states.arbitration import (
    ARBITRATION_CLOSED,
    ARBITRATION_WITHDRAWN,
    AWARDED,
    CANCELLED,
    DEFAULTED,
    ENTRUSTED,
    FILED,
    FILING_CORRECTING,
    FORMED,
    HEARD,
    ON_HOLD,
    RECEIVED,
    SCHEDULED,
    SETTLED,
    SUSPENDED,
    TERMINATED,
    TRANSFERRED,
)
from ..step import BACK, STAY, Situation, Step
from .intake import PartyAnswers
from .service import awards_on_paper, by_post, published_until
from .track import collective, simplified
from .undecided import awards_made, decisions_to_serve, nothing_awarded_yet, settled_in_part

OFFICE = frozenset({Role.REGISTRAR, Role.CLERK})
BENCH = frozenset({Role.ARBITRATOR})
APPROVES = frozenset({Role.DIRECTOR})
RUNNING = frozenset({FILED, FORMED, SCHEDULED, HEARD})

SETTLEMENTS = (Served.SETTLEMENT, Served.PARTIAL_SETTLEMENT)
AWARDS = (Served.AWARD_FINAL, Served.AWARD_NON_FINAL, Served.PARTIAL_AWARD_FINAL, Served.PARTIAL_AWARD_NON_FINAL)
POSTING_DAYS, POSTING_UNIT = 3, "open.left_service_days"
"""Days until a posting (办案规则 第20条; the setting names the unit) or a publication (自然日, 民事诉讼法 第95条) counts as service."""
MaybeStaff = Annotated[str | None, BeforeValidator(lambda value: value or None)]


class Service(Act):
    """送达: one document to one or more parties, received on one day. Each party's clock runs from its own day."""

    on: date = ask("收到之日（送达之日）", not_after="today", help="以送达回证上的日期为准；邮寄的填签收日")
    served: Served = ask("送达的文书")
    parties: list[int] = ask("受送达人", options="addressees", at_least=1)
    method: ServiceMethod = ask("送达方式", default=ServiceMethod.DIRECT)
    sent_on: MaybeDay = ask("交邮之日", default=None, not_after="today")
    receipt: MaybeText = ask("凭证", default=None, help="邮件号、截图或者录像编号")


class Publication(Act):
    """公告送达."""

    on: date = ask("公告之日", not_after="today")
    served: Served = ask("送达的文书")
    parties: list[int] = ask("受送达人", options="addressees", at_least=1)
    reason: Long = ask("公告的原因和经过", long="long")


class Posting(Act):
    """留置、张贴送达: left or posted at the door with pictures; deemed served after three days."""

    on: date = ask("留置、张贴之日", not_after="today")
    served: Served = ask("送达的文书")
    parties: list[int] = ask("受送达人", options="addressees", at_least=1)
    ground: PostingGround = ask("情形")
    proof: Long = ask("照片、录像和见证的情况", long="long")


class DeemedService(Act):
    """公告或者张贴期满，视为送达."""

    on: date = ask("视为送达之日", not_after="today")
    served: Served = ask("送达的文书")
    parties: list[int] = ask("受送达人", options="addressees", at_least=1)


class Tribunal(Act):
    """组庭: one arbitrator, or three with a presiding one; the clerk sits beside, never among them."""

    on: date = ask("组庭日期", not_after="today")
    presiding: str = ask("独任仲裁员（首席仲裁员）", options="arbitrators")
    second: MaybeStaff = ask("仲裁员", default=None, options="arbitrators")
    third: MaybeStaff = ask("仲裁员", default=None, options="arbitrators")
    clerk: str = ask("书记员", options="clerks")
    major: bool = ask("重大、疑难案件", default=False, help="须由三名仲裁员组庭（组织规则第13条）")
    collective_contract: bool = ask(
        "因履行集体合同发生的争议", default=False, help="按三方原则由三名仲裁员组庭（办案规则第65条）"
    )


class Suspension(Act):
    """中止审理: approved by the commission's director or the head he authorised."""

    on: date = ask("中止之日（批准之日）", not_after="today")
    ground: SuspensionGround = ask("理由")
    reason: Long = ask("具体情况", long="long")


class Resumption(Act):
    """恢复审理."""

    on: date = ask("恢复之日", not_after="today")
    reason: Long = ask("中止原因消除的情况", long="long")


class LongerTrial(Act):
    """延期审理: at most 15 days, in writing, before the 45 days are over."""

    on: date = ask("批准之日", not_after="today")
    days: int = ask("延长天数（自然日）", default=15, help="最多 15 日")
    reason: Long = ask("案情复杂的具体情况", long="long")


class Joinder(Act):
    """追加当事人: the 45 days start anew on the day of the decision."""

    on: date = ask("决定追加之日", not_after="today")
    side: Side = ask("地位", default=Side.RESPONDENT)
    joined: list[PartyAnswers] = ask("追加的当事人", at_least=1, at_most=1)
    reason: Long = ask("追加的理由", long="long")


class FilingWithdrawal(Act):
    """撤回仲裁申请."""

    on: date = ask("决定准予撤回之日", not_after="today")
    settled_privately: bool = ask("双方已自行和解", default=False)
    reason: MaybeLong = ask("申请人陈述", default=None, long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _served_lawfully(situation: Situation, form: Service) -> dict[str, str]:
    """Which document may go which way (办案规则 第20、59条；民诉法解释 第133条)."""
    found: dict[str, str] = {}
    if form.served in SETTLEMENTS and form.method in (ServiceMethod.LEFT, ServiceMethod.SIMPLE):
        found["method"] = "调解书须当事人本人签收，不能留置或者用简便方式送达；请改用直接送达或者邮寄送达。"
    if form.served in AWARDS and form.method is ServiceMethod.SIMPLE:
        found["method"] = "裁决书不能用简便方式送达（办案规则第59条）；请改用直接送达、邮寄送达或者留置送达。"
    if form.method is ServiceMethod.SIMPLE and not simplified(situation.here):
        found.setdefault("method", "简便方式送达只用于简易处理的案件（办案规则第59条）；请改用其他方式，或者先办理“决定简易处理”。")
    if form.served in AWARDS and form.served not in awards_made(situation.here):
        found["served"] = "本案没有作出这种裁决书，请核对是终局还是非终局。"
    if form.served is Served.SETTLEMENT and situation.here.state != SETTLED.name:
        found["served"] = "本案还没有仲裁调解书，请先办理“仲裁调解”。"
    return found | by_post(form)


def _posted_lawfully(situation: Situation, form: Posting) -> dict[str, str]:
    """Two cases only, and never a settlement (办案规则 第20条第2款；民诉法解释 第133条)."""
    found: dict[str, str] = {}
    if form.served in SETTLEMENTS:
        found["served"] = "调解书须当事人本人签收，不能留置、张贴送达。"
    if form.ground is PostingGround.CLOSED and not collective(situation.case, situation.here):
        found["ground"] = "用人单位停业、无法联系的，劳动者十人以上才能张贴送达；不足十人的，请办理“公告送达”。"
    return found


def _not_a_settlement(_: Situation, form: Publication) -> dict[str, str]:
    """Nobody signs for what is published (民诉法解释 第133条)."""
    return {"served": "调解书须当事人本人签收，不能公告送达。"} if form.served in SETTLEMENTS else {}


def _days_over(situation: Situation, form: DeemedService) -> dict[str, str]:
    """What was posted or published is deemed served when its days are over, not before: each document for itself."""
    made = _made_public(situation.here, form)
    if untold := set(form.parties) - {int(n) for entry in made for n in entry.given["parties"]}:
        names = "、".join(situation.case.parties[n].name for n in sorted(untold) if n in situation.case.parties)
        return {"parties": f"{form.served.label}没有对{names}公告，也没有留置、张贴。"}
    if any(entry.step == Do.POST_SERVICE for entry in made):
        return _three_days_over(situation, form)
    due = published_until(situation.reference.calendar, made[-1].on)
    return {"on": f"{made[-1].on} 公告，到 {due} 满三十日才视为送达（民事诉讼法第95条）。"} if form.on < due else {}


def _made_public(here: Proceeding, form: DeemedService) -> list[Entry]:
    """The publications and postings of this document to any of these people."""
    return [e for e in here.all(Do.PUBLISH_SERVICE, Do.POST_SERVICE)
            if e.given["served"] == form.served and set(form.parties) & {int(n) for n in e.given["parties"]}]  # fmt: skip


def _three_days_over(situation: Situation, form: DeemedService) -> dict[str, str]:
    """What was posted is deemed served when the three days are over, not before."""
    for entry in situation.here.all(Do.POST_SERVICE):
        to_them = set(form.parties) & {int(number) for number in entry.given["parties"]}
        if entry.given["served"] == form.served and to_them:
            due = _posted_until(situation, entry.on)
            if form.on < due:
                return {"on": f"{entry.on} 留置、张贴，{due} 期满才视为送达（办案规则第20条第2款）。"}
    return {}


def _posted_until(situation: Situation, posted_on: date) -> date:
    """Three days from the posting, in the unit that the bureau reads 三日 in."""
    calendar = situation.reference.calendar
    if situation.reference.setting(POSTING_UNIT) == "自然日":
        return calendar.roll_forward(posted_on + timedelta(days=POSTING_DAYS))
    return calendar.working_day_after(posted_on, POSTING_DAYS)


def _nothing_to_deem(situation: Situation) -> str | None:
    return None if situation.here.last(Do.PUBLISH_SERVICE, Do.POST_SERVICE) else "还没有公告送达，也没有留置、张贴送达。"


def _too_simple_to_publish(situation: Situation) -> str | None:
    """Whoever cannot be found cannot be handled simply (办案规则 第57条第3项)."""
    if simplified(situation.here):
        return "简易处理的案件不能公告送达（办案规则第57条第3项）。请先办理“转为普通程序”。"
    return None


def sits_lawfully(situation: Situation, form: Tribunal) -> dict[str, str]:
    """How many, and in which seats (调解仲裁法 第31条；组织规则 第13、14条；办案规则 第65条)."""
    seats = {seat: getattr(form, seat) for seat in composition.SEATS}
    found = composition.wrong_bench(
        situation.case,
        situation.here,
        seats,
        form.clerk,
        major=form.major,
        collective_contract=form.collective_contract,
    )
    if form.second is None and form.third is None and not (form.major or form.collective_contract) and _one_will_do(situation):
        found.pop("second", None)
    if form.collective_contract and not found:
        bench = [situation.roster[login] for login in seats.values() if login in situation.roster]
        if lacking := composition.one_sided(bench):
            found["third"] = lacking
    return found


def _one_will_do(situation: Situation) -> bool:
    """Ten workers or more, simplified with the office's own approval (办案规则 第62条第2款)."""
    decided = simplified(situation.here)
    return decided is not None and bool(decided.given.get("approver"))


def _at_most_fifteen(situation: Situation, form: LongerTrial) -> dict[str, str]:
    return {} if 1 <= form.days <= 15 else {"days": "延长期限为 1 至 15 日（调解仲裁法第43条）。"}


def _extended_before(situation: Situation) -> str | None:
    """One extension; a restart of the 45 days needs and allows a new approval."""
    restart = situation.here.last(Do.ACCEPT_ARBITRATION, Do.JOIN_PARTY, Do.CHANGE_CLAIMS, Do.MERGE_COUNTERCLAIM)
    extended = situation.here.last(Do.EXTEND_ARBITRATION)
    if extended is None or (restart is not None and restart.seq > extended.seq):
        return None
    return f"已于 {extended.on} 批准延期一次，不能再延（调解仲裁法第43条）。"


def _resumes_later(situation: Situation, form: Resumption) -> dict[str, str]:
    suspended = situation.here.last(Do.SUSPEND)
    return {"on": f"不能早于中止之日（{suspended.on}）。"} if suspended and form.on < suspended.on else {}


# --- effects --------------------------------------------------------------------------------------------------


def _seat(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    for seat in ("presiding", "second", "third", "clerk"):
        proceeding.staff.pop(seat, None)
        if entry.given.get(seat):
            proceeding.staff[seat] = str(entry.given[seat])
    proceeding.handler = proceeding.staff["presiding"]


def _join(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    row = entry.given["joined"][0]
    number = len(facts.parties) + 1
    is_person = row.get("type") == PartyType.PERSON
    facts.parties[number] = Party(number, Side(entry.given["side"]), str(row["name"]), is_person)
    proceeding.parties = (*proceeding.parties, number)


def withdrawn_how(_: CaseFacts, __: Proceeding, entry: Entry) -> Outcome:
    """A withdrawal after a settlement between the parties has a code of its own."""
    return Outcome.RECONCILED_WITHDRAWN if entry.given["settled_privately"] else Outcome.ARBITRATION_WITHDRAWN


def _suggest_service(situation: Situation) -> dict[str, Any]:
    """The next document that somebody has not received, and those who have not."""
    here = situation.here
    if left := decisions_to_serve(situation.case, here):
        return {"served": str(left[0][0]), "parties": left[0][1]}
    document, waiting = Served.RESPOND_NOTICE, list[int]()
    for document in _to_serve(here):
        if waiting := _not_reached(situation, document):
            break
    return {"served": str(document), "parties": waiting}


def _to_serve(here: Proceeding) -> list[Served]:
    """The documents that this state waits to have served, in order."""
    fixed = here.last(Do.SET_HEARING, Do.POSTPONE_HEARING)
    notice = Served.POSTPONEMENT_NOTICE if fixed and fixed.step == Do.POSTPONE_HEARING else Served.HEARING_NOTICE
    awards = [Served(name) for name in awards_made(here)]
    corrected = [Served.AWARD_CORRECTION] if here.last(Do.RECTIFY_AWARD) else []
    partly = [Served.PARTIAL_SETTLEMENT] if settled_in_part(here) else []
    order = {
        "scheduled": [notice], "heard": [*partly, *awards], "settled": [*partly, *awards, Served.SETTLEMENT],
        "awarded": [*partly, *awards, *corrected], "closed": corrected, "defaulted": [Served.DEFAULT_DECISION],
        "terminated": [Served.TERMINATION_DECISION],
        "cancelled": [Served.CANCELLATION_DECISION], "transferred": [Served.TRANSFER_NOTICE],
    }  # fmt: skip
    return order.get(here.state) or [Served.RESPOND_NOTICE]


def _somebody_waits(situation: Situation) -> bool:
    """A result, or the notice of a hearing, that has not reached everybody comes before all else."""
    urgent = ("scheduled", "settled", "awarded", "defaulted", "terminated", "cancelled", "transferred")
    return situation.here.state in urgent and bool(_suggest_service(situation)["parties"])


def _not_reached(situation: Situation, document: Served) -> list[int]:
    """Who has not received this document yet."""
    sides = (Side.RESPONDENT,) if document is Served.RESPOND_NOTICE else tuple(Side)
    reached = {int(n) for entry in situation.here.all(Do.SERVE, Do.DEEMED_SERVED) if entry.given["served"] == document
               for n in entry.given["parties"]}  # fmt: skip
    return [party.number for party in situation.case.of_side(situation.here, *sides) if party.number not in reached]


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.SERVE, "送达", Kind.ARBITRATION,
        at=RUNNING
        | {ENTRUSTED, SETTLED, AWARDED, SUSPENDED, ARBITRATION_WITHDRAWN, DEFAULTED, TERMINATED, CANCELLED, TRANSFERRED}
        | {ARBITRATION_CLOSED},
        to=STAY, by=OFFICE | BENCH, asks=Service,
        checks=(_served_lawfully, awards_on_paper), suggests=_suggest_service,
        weight=20, first_while=_somebody_waits, says="送达{served}（{method}）", basis="办案规则 第20条；调解仲裁法 第30条",
    ),
    Step(
        Do.PUBLISH_SERVICE, "公告送达", Kind.ARBITRATION,
        at=RUNNING | {AWARDED, SUSPENDED}, to=STAY, by=OFFICE, asks=Publication,
        unless=(_too_simple_to_publish,), checks=(_not_a_settlement,), suggests=_suggest_service,
        weight=75, says="公告送达{served}", basis="办案规则 第20条第3款、第46条第6项；民事诉讼法 第95条",
    ),
    Step(
        Do.POST_SERVICE, "留置、张贴送达", Kind.ARBITRATION,
        at=RUNNING | {AWARDED, SUSPENDED}, to=STAY, by=OFFICE, asks=Posting, checks=(_posted_lawfully,),
        suggests=_suggest_service,
        weight=74, says="留置、张贴送达{served}：{ground}", basis="办案规则 第20条第2款（3日后视为送达）",
    ),
    Step(
        Do.DEEMED_SERVED, "期满视为送达", Kind.ARBITRATION,
        at=RUNNING | {AWARDED, SUSPENDED}, to=STAY, by=OFFICE, asks=DeemedService, suggests=_suggest_service,
        unless=(_nothing_to_deem,), checks=(_days_over,),
        weight=76, says="期满，{served}视为送达", basis="民事诉讼法 第95条（30日）；办案规则 第20条第2款（3日）",
    ),
    Step(
        Do.FORM_TRIBUNAL, "组庭", Kind.ARBITRATION,
        at=frozenset({FILED}), to=FORMED, by=APPROVES | {Role.REGISTRAR}, asks=Tribunal, checks=(sits_lawfully,), does=_seat,
        weight=10, says="组成仲裁庭：{presiding}，书记员 {clerk}", basis="调解仲裁法 第31、32条；组织规则 第13、14条",
    ),
    Step(
        Do.SUSPEND, "中止审理", Kind.ARBITRATION,
        at=RUNNING, to=SUSPENDED, by=APPROVES, asks=Suspension,
        weight=65, says="中止审理：{ground}", basis="办案规则 第47条（主任或者仲裁院负责人批准）",
    ),
    Step(
        Do.RESUME, "恢复审理", Kind.ARBITRATION,
        at=frozenset({SUSPENDED}), to=BACK, by=APPROVES | BENCH, asks=Resumption, checks=(_resumes_later,),
        weight=10, says="恢复审理：{reason}", basis="办案规则 第47条",
    ),
    Step(
        Do.EXTEND_ARBITRATION, "延期审理", Kind.ARBITRATION,
        at=RUNNING | {ENTRUSTED}, to=STAY, by=APPROVES, asks=LongerTrial, unless=(_extended_before,), checks=(_at_most_fifteen,),
        weight=60, says="批准延期 {days} 日", basis="调解仲裁法 第43条；办案规则 第45条（书面批准并书面通知）",
    ),
    Step(
        Do.JOIN_PARTY, "追加当事人", Kind.ARBITRATION,
        at=RUNNING, to=STAY, by=BENCH | APPROVES, asks=Joinder, does=_join,
        weight=67, says="追加{side}", basis="调解仲裁法 第22、23条；办案规则 第6、7、46条",
    ),
    Step(
        Do.WITHDRAW_ARBITRATION, "撤回申请", Kind.ARBITRATION,
        at=RUNNING | {RECEIVED, FILING_CORRECTING, ON_HOLD, ENTRUSTED, SUSPENDED}, to=ARBITRATION_WITHDRAWN,
        by=OFFICE | BENCH, asks=FilingWithdrawal, unless=(nothing_awarded_yet,), outcome=withdrawn_how,
        weight=70, says="申请人撤回仲裁申请，准予", basis="办案规则 第35条",
    ),
)  # fmt: skip
