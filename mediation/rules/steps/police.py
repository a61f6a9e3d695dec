"""The police's answers to what the inspectorate handed over (国务院令第310号 第7至11条), and the handling that goes on beside them.

To hand over is not the end: orders and decisions of the bureau go on where the police refuse or send back, and beside them where only the
department can act (第8、10、11条).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.police import PoliceAnswer
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import MaybeLong, MaybeText, ask
from ..owed import sum_unpaid
from ..roles import INSPECTION_STAFF
from ..states.inspection import CORRECTED, DECIDED, FOUND, INSPECTION_CLOSED, ORDERED, REFERRED
from ..step import STAY, Rank, Situation, Step

HANDED_OVER = (Do.REFER_POLICE, Do.REPORT_CRIME)
REFUSED = frozenset({PoliceAnswer.NOT_DOCKETED, PoliceAnswer.RETURNED, PoliceAnswer.UPHELD, PoliceAnswer.DROPPED})
"""The answers after which the case is the bureau's alone again."""


class PoliceAnswered(Act):
    """登记公安机关的答复."""

    on: date = ask("日期", not_after="today", help="以收到文书之日起算的，填收到之日")
    event: PoliceAnswer = ask("答复")
    number: MaybeText = ask("文号", default=None)
    note: MaybeLong = ask("说明", default=None, long="long", help="不予立案、退回的理由；提起公诉前支付的情况")


class HandlingGoesOn(Act):
    """继续行政处理: the case goes on here, whatever the police do."""

    on: date = ask("恢复处理之日", not_after="today")
    note: MaybeLong = ask("说明", default=None, long="long")


FOLLOWS: dict[PoliceAnswer, frozenset[PoliceAnswer | None]] = {
    PoliceAnswer.RECEIVED: frozenset({None}),
    PoliceAnswer.ASKED: frozenset({None, PoliceAnswer.RECEIVED, PoliceAnswer.ASKED}),
    PoliceAnswer.DOCKETED: frozenset({None, PoliceAnswer.RECEIVED, PoliceAnswer.ASKED, PoliceAnswer.RECONSIDER, PoliceAnswer.SUPERVISED,
                                      PoliceAnswer.TOLD_TO_DOCKET}),
    PoliceAnswer.NOT_DOCKETED: frozenset({None, PoliceAnswer.RECEIVED, PoliceAnswer.ASKED}),
    PoliceAnswer.RETURNED: frozenset({None, PoliceAnswer.RECEIVED, PoliceAnswer.ASKED}),
    PoliceAnswer.RECONSIDER: frozenset({PoliceAnswer.NOT_DOCKETED}),
    PoliceAnswer.UPHELD: frozenset({PoliceAnswer.RECONSIDER}),
    PoliceAnswer.SUPERVISED: frozenset({PoliceAnswer.NOT_DOCKETED, PoliceAnswer.UPHELD}),
    PoliceAnswer.TOLD_TO_DOCKET: frozenset({PoliceAnswer.SUPERVISED}),
    PoliceAnswer.PROSECUTION: frozenset({PoliceAnswer.DOCKETED}),
    PoliceAnswer.DROPPED: frozenset({PoliceAnswer.DOCKETED, PoliceAnswer.PROSECUTION}),
}  # fmt: skip
"""What must have come last; None: nothing yet (310号令 第8至10条)."""


def handed_over(here: Proceeding) -> Entry | None:
    """Return the entry that handed the case to the police last; None: none did."""
    return here.last(*HANDED_OVER)


def police_stage(here: Proceeding) -> PoliceAnswer | None:
    """Return the last answer of the police on the last referral; None: there is none."""
    sent, last = handed_over(here), here.last(Do.RECORD_POLICE_ANSWER)
    return last.as_(PoliceAnswered).event if sent and last and last.seq > sent.seq else None


def _not_handed_over(situation: Situation) -> str | None:
    return None if handed_over(situation.here) else "本案没有移送公安机关。"


def _nothing_follows(situation: Situation) -> str | None:
    """The police's part is over: what is supplemented afterwards is referred anew (310号令 第8条)."""
    stage = police_stage(situation.here)
    if stage is None or any(stage in before for before in FOLLOWS.values()):
        return None
    return f"已登记到“{stage.label}”，没有可以接着登记的答复。补充材料以后再移送的，请办理“提出移送报告”。"


def not_answered(situation: Situation) -> str | None:
    """The reason why a case that was handed to the police is not closed: they have not docketed it (310号令 第8条); None: they have, or it
    was handed to nobody, or something else concludes it.
    """
    here, stage = situation.here, police_stage(situation.here)
    if here.state != REFERRED.name or handed_over(here) is None or stage in (PoliceAnswer.DOCKETED, PoliceAnswer.PROSECUTION):
        return None
    if stage in REFUSED:
        return f"{stage.label if stage else ''}，由本局继续处理。请先办理“继续行政处理”。"
    return "公安机关还没有立案。请催问，并先办理“登记公安机关的答复”；同时可以办理“继续行政处理”。"


def _in_their_order(situation: Situation, form: PoliceAnswered) -> dict[str, str]:
    sent, stage = handed_over(situation.here), police_stage(situation.here)
    if sent and form.on < sent.on:
        return {"on": f"{sent.on} 才移送，不能早于这一日，请核对。"}
    if stage not in FOLLOWS[form.event]:
        stands = f"已登记到“{stage.label}”" if stage else "公安机关还没有答复"
        return {"event": f"{stands}，不能登记“{form.event.label}”。"}
    return {}


def _suggest(situation: Situation) -> dict[str, Any]:
    after = {
        None: PoliceAnswer.RECEIVED, PoliceAnswer.NOT_DOCKETED: PoliceAnswer.RECONSIDER, PoliceAnswer.RECONSIDER: PoliceAnswer.UPHELD,
        PoliceAnswer.UPHELD: PoliceAnswer.SUPERVISED, PoliceAnswer.SUPERVISED: PoliceAnswer.TOLD_TO_DOCKET,
        PoliceAnswer.DOCKETED: PoliceAnswer.PROSECUTION, PoliceAnswer.PROSECUTION: PoliceAnswer.DROPPED,
    }  # fmt: skip
    return {"event": str(after.get(police_stage(situation.here), PoliceAnswer.DOCKETED))}


def left_to_the_bureau(situation: Situation) -> bool:
    """Tell whether the handling is the bureau's turn: the police have refused, or have docketed the crime while the wages are still owed,
    which their case does not pay (310号令 第10、11条).
    """
    stage = police_stage(situation.here)
    owed = sum_unpaid(situation.case.promised_in(situation.here))
    return stage in REFUSED or (stage is PoliceAnswer.DOCKETED and bool(owed))


def _go_on(_: CaseFacts, here: Proceeding, __: Entry) -> None:
    """The referral concludes nothing any more: something else will."""
    here.outcome = here.concluded_on = None


ROWS = (
    Step(
        Do.RECORD_POLICE_ANSWER, "登记公安机关的答复", Kind.INSPECTION,
        at=frozenset({REFERRED, FOUND, ORDERED, CORRECTED, DECIDED, INSPECTION_CLOSED}), to=STAY, by=INSPECTION_STAFF, asks=PoliceAnswered,
        unless=(_not_handed_over, _nothing_follows), checks=(_in_their_order,), suggests=_suggest, dated_by_law=True, rank=Rank.THEN,
        rests_on=HANDED_OVER, says="{event}{number:，}{note:：}", basis="行政执法机关移送涉嫌犯罪案件的规定 第7至10条",
        confidential=True,
    ),
    Step(
        Do.GO_ON_HANDLING, "继续行政处理", Kind.INSPECTION,
        at=frozenset({REFERRED}), to=FOUND, by=INSPECTION_STAFF, asks=HandlingGoesOn, unless=(_not_handed_over,), does=_go_on,
        rank=Rank.ELSE, first_while=left_to_the_bureau, rests_on=(Do.REFER_POLICE,),
        says="移送公安机关后继续行政处理{note:：}", basis="行政执法机关移送涉嫌犯罪案件的规定 第10、11条；劳动保障监察条例 第18条",
    ),
)
