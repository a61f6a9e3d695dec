"""Recusal (回避): somebody on the bench is asked to step aside, takes no part meanwhile, and stays or is replaced."""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..codes.arbitration import Decider, RecusalGround, Seat
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, ask
from ..states.arbitration import FILED, FORMED, HEARD, SCHEDULED
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .arbitration import APPROVES, BENCH, OFFICE
from .pending import RECUSAL, asked_for, undecided

BENCHED = frozenset({FORMED, SCHEDULED, HEARD})
"""Where there is a bench whose members can be asked to step aside."""


class RecusalRequest(Act):
    """申请回避: who is meant, and why."""

    on: date = ask("提出之日", not_after="today")
    parties: list[int] = ask("申请人（提出回避的当事人）", options="parties", at_least=1)
    seat: Seat = ask("被申请回避的人员")
    ground: RecusalGround = ask("理由")
    reason: Long = ask("具体情况", long="long")
    is_chair: bool = ask("被申请回避的是仲裁委员会主任本人", default=False)
    learned_later: bool = ask("回避事由在开庭后才知晓，且辩论尚未终结", default=False)


class RecusalDecision(Act):
    """回避决定."""

    on: date = ask("决定日期", not_after="today")
    decided_by: Decider = ask("决定机关", default=Decider.DIRECTOR)
    reason: Long = ask("决定的理由", long="long")


class ClerkStepsAside(RecusalDecision):
    """同意书记员回避: the clerk is no member of the tribunal (调解仲裁法 第31条), which stays, with the day that it has set."""

    clerk: str = ask("接替的书记员", options="clerks")


# --- guards and checks ----------------------------------------------------------------------------------------


def _one_at_a_time(situation: Situation) -> str | None:
    asked = undecided(situation.here, RECUSAL)
    return f"{asked.on} 提出的回避申请还没有决定，请先决定。" if asked else None


def _of_the_clerk(situation: Situation) -> bool:
    asked = undecided(situation.here, RECUSAL)
    return asked is not None and asked.as_(RecusalRequest).seat is Seat.CLERK


def _only_the_clerk(situation: Situation) -> str | None:
    """A tribunal whose clerk steps aside is not formed anew (调解仲裁法 第31条; 组织规则 第14条)."""
    if not _of_the_clerk(situation):
        return None
    return "被申请回避的是书记员，不是仲裁庭成员（调解仲裁法第31条）：请办理“同意书记员回避”，另派书记员，仲裁庭和已定的开庭日不变。"


def _not_the_clerk(situation: Situation) -> str | None:
    """The other way round: an arbitrator's place is not filled by this (调解仲裁法 第33条; 组织规则 第15条)."""
    return None if _of_the_clerk(situation) else "被申请回避的是仲裁员：请办理“同意回避”，重新组庭（组织规则第15条）。"


def _is_somebody_else(situation: Situation, form: ClerkStepsAside) -> dict[str, str]:
    """The clerk who comes in sits in no seat of this case, the challenged one's included (组织规则 第14条)."""
    taken = form.clerk in situation.here.staff.values()
    return {"clerk": "已经在本案任职，或者就是被申请回避的人，请另选一人。"} if taken else {}


def _names_somebody_in_time(situation: Situation, form: RecusalRequest) -> dict[str, str]:
    """Before the hearing opens; later only for what was learned later, before the debate ends (办案规则 第11条)."""
    found: dict[str, str] = {}
    if str(form.seat) not in situation.here.staff:
        found["seat"] = "本庭没有这一席位，请核对被申请回避的人员。"
    if situation.here.state == HEARD.name and not form.learned_later:
        found["learned_later"] = (
            "回避应当在开庭审理前提出；开庭后才知晓事由、且辩论尚未终结的，请勾选（办案规则第11条）。"
        )
    return found


def _decided_by_the_right_body(situation: Situation, form: RecusalDecision) -> dict[str, str]:
    """On the director's own recusal the committee decides (办案规则 第12条)."""
    asked = undecided(situation.here, RECUSAL)
    if asked is None:
        return {}
    if form.on < asked.on:
        return {"on": f"不能早于提出之日（{asked.on}）。"}
    if asked.as_(RecusalRequest).is_chair and form.decided_by is not Decider.COMMITTEE:
        return {"decided_by": "被申请回避的是仲裁委员会主任，由仲裁委员会决定（办案规则第12条）。"}
    return {}


# --- effects --------------------------------------------------------------------------------------------------


def _freeze_who(situation: Situation, _: RecusalDecision) -> Used:
    """Freeze the person challenged: the login, and the seat's name."""
    asked = undecided(situation.here, RECUSAL)
    seat = asked.as_(RecusalRequest).seat if asked else Seat.PRESIDING
    return Used(seat=str(seat), login=situation.here.staff.get(str(seat), ""))


def _pause(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Whoever is meant takes no part until it is decided (办案规则 第11条)."""
    if login := proceeding.staff.get(str(entry.as_(RecusalRequest).seat)):
        proceeding.paused[login] = f"{entry.on} 被申请回避，还没有决定"


def _go_on(_: CaseFacts, proceeding: Proceeding, __: Entry) -> None:
    proceeding.paused.clear()


def _step_aside(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The seat is empty, the person stays away, and a hearing that was set is off: the tribunal is formed anew."""
    proceeding.paused.clear()
    proceeding.staff.pop(entry.used.seat, None)
    proceeding.handler = proceeding.staff.get("presiding", "")
    if login := entry.used.login:
        proceeding.shut_out[login] = f"已于 {entry.on} 决定回避，不能再参加本案"
    proceeding.sittings = [sitting for sitting in proceeding.sittings if sitting.held]


def _another_clerk(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The seat is the other's, the person stays away, and the hearing that was set stays."""
    proceeding.paused.clear()
    proceeding.staff["clerk"] = entry.as_(ClerkStepsAside).clerk
    if login := entry.used.login:
        proceeding.shut_out[login] = f"已于 {entry.on} 决定回避，不能再参加本案"


# --- rows -----------------------------------------------------------------------------------------------------

NOTHING_ASKED = asked_for(RECUSAL, "没有待决定的回避申请。")

ROWS = (
    Step(
        Do.REQUEST_RECUSAL, "申请回避", Kind.ARBITRATION,
        at=BENCHED, to=STAY, by=OFFICE | BENCH, asks=RecusalRequest, unless=(_one_at_a_time,), checks=(_names_somebody_in_time,),
        does=_pause,
        says="申请{seat}回避：{ground}", basis="调解仲裁法 第33条；办案规则 第11条（开庭审理前提出）",
    ),
    Step(
        Do.REFUSE_RECUSAL, "驳回回避申请", Kind.ARBITRATION,
        at=BENCHED, to=STAY, by=APPROVES, asks=RecusalDecision, unless=(NOTHING_ASKED,),
        checks=(_decided_by_the_right_body,), freezes=_freeze_who, does=_go_on,
        says="驳回回避申请：{reason}", basis="办案规则 第11、12条（3个工作日内决定）",
    ),
    Step(
        Do.GRANT_RECUSAL, "同意回避", Kind.ARBITRATION,
        at=BENCHED, to=FILED, by=APPROVES, asks=RecusalDecision, unless=(NOTHING_ASKED, _only_the_clerk),
        checks=(_decided_by_the_right_body,), freezes=_freeze_who, does=_step_aside,
        rank=Rank.LAST, says="同意回避，重新组庭", basis="办案规则 第11、12条；组织规则 第15条",
    ),
    Step(
        Do.RECUSE_CLERK, "同意书记员回避", Kind.ARBITRATION,
        at=BENCHED, to=STAY, by=APPROVES, asks=ClerkStepsAside, unless=(NOTHING_ASKED, _not_the_clerk),
        checks=(_decided_by_the_right_body, _is_somebody_else), freezes=_freeze_who, does=_another_clerk,
        rank=Rank.LAST, says="同意书记员回避，由 {clerk} 接替：{reason}", basis="办案规则 第11、12条；组织规则 第14条",
    ),
)
