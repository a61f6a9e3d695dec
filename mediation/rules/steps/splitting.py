"""One case becomes two (分案): some applicants go on by themselves, under a number of their own and with the same past.

No clock starts anew by it: 办案规则 第46条 does not name it. What was received, served and decided before, was so for both.
"""

from dataclasses import replace
from datetime import date

from ..acts import Act
from ..codes import Kind, Side
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, ask
from ..seats import TRIBUNAL
from ..states.arbitration import FILED, FORMED
from ..states.mediation import ACCEPTED, MEDIATING
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .arbitration import APPROVES, BENCH, Joinder
from .intake import MEDIATORS
from .pending import not_while_pending


class Split(Act):
    """分案: who goes on in a case of their own; their claims go with them, the respondents are in both."""

    on: date = ask("决定分案之日", not_after="today")
    parties: list[int] = ask(
        "另立一案的申请人", options="applicants", at_least=1, help="其请求一并转入新案；其余申请人留在本案"
    )
    reason: Long = ask("分案的理由", long="long", help="例如：部分申请人的争议事实不同，或者部分人愿意继续调解")


# --- guards and checks ----------------------------------------------------------------------------------------


def _alone(situation: Situation) -> str | None:
    many = len(situation.case.of_side(situation.here, Side.APPLICANT))
    return None if many > 1 else "本案只有一位申请人，不能分案。"


def _something_was_decided(situation: Situation) -> str | None:
    """Keep together what was awarded or settled for all; who joined later is counted by the order of joining."""
    here = situation.here
    if here.decisions or situation.case.promised_in(here):
        return "本案已有先行裁决、部分调解或者履行事项，不能再分案。"
    joined = [e for e in here.all(Do.JOIN_PARTY) if e.as_(Joinder).side is Side.APPLICANT]
    return f"已于 {joined[0].on} 追加申请人，不能再分案；追加的申请人可以撤回后另行申请。" if joined else None


def _somebody_stays(situation: Situation, form: Split) -> dict[str, str]:
    present = {party.number for party in situation.case.of_side(situation.here, Side.APPLICANT)}
    if present <= set(form.parties):
        return {"parties": "本案至少要留一位申请人。"}
    claimants = {claim.claimant for claim in situation.case.claimed_in(situation.here)}
    idle = [situation.case.parties[n].name for n in form.parties if n in present and n not in claimants]
    return {"parties": f"{'、'.join(idle)}在本案没有请求，不能另立一案。"} if idle else {}


# --- effects --------------------------------------------------------------------------------------------------


def _go_apart(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """The new proceeding stands where this one stands and has lived through the same; sessions that were set stay here."""
    number, going = max(facts.proceedings), set(entry.as_(Split).parties)
    claims = tuple(n for n in here.claims if facts.claims[n].claimant in going)
    going |= {n for n, how in here.gone.items() if going & set(here.successors(n))}
    facts.proceedings[number] = replace(
        here, number=number, claims=claims, staff=dict(here.staff), shut_out=dict(here.shut_out), paused=dict(here.paused),
        sittings=[], decisions=[], settled={},
        parties=tuple(n for n in here.parties if n in going or facts.parties[n].side is not Side.APPLICANT),
        left={n: departure for n, departure in here.left.items() if n in going}, gone=dict(here.gone),
        entries=list(here.entries), deliveries=list(here.deliveries),
    )
    here.claims = tuple(n for n in here.claims if n not in claims)
    here.parties = tuple(n for n in here.parties if n not in going)


def _stays_with_us(situation: Situation, _: Split) -> Used:
    """The same unit handles both."""
    return Used(unit=situation.here.unit)


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.SPLIT_MEDIATION, "分案", Kind.MEDIATION,
        at=frozenset({ACCEPTED, MEDIATING}), to=STAY, opens=Kind.MEDIATION, by=MEDIATORS, asks=Split,
        unless=(_alone, _something_was_decided), checks=(_somebody_stays,), does=_go_apart, freezes=_stays_with_us,
        rank=Rank.LAST, says="{parties}另立一案，继续调解", basis="调解仲裁法 第7、14条（期限从收到原申请起算）",
    ),
    Step(
        Do.SPLIT_ARBITRATION, "分案", Kind.ARBITRATION,
        at=frozenset({FILED, FORMED}), to=STAY, opens=Kind.ARBITRATION, by=APPROVES | BENCH, seats=TRIBUNAL, asks=Split,
        unless=(_alone, not_while_pending, _something_was_decided), checks=(_somebody_stays,), does=_go_apart,
        freezes=_stays_with_us,
        rank=Rank.LAST, says="{parties}另立一案审理", basis="办案规则 第46条（分案不重新计算期限）；组织规则 第12条（一案一庭）",
    ),
)
