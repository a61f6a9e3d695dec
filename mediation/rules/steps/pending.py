"""The matters asked and not yet decided (待决事项), which stand in the way of a hearing and of a result."""

from ..codes.inquiry import Designated
from ..do import Do
from ..facts import Entry, Proceeding
from ..step import Guard, Situation
from .lateness import came_late

OBJECTION = (Do.OBJECT_JURISDICTION, Do.REJECT_OBJECTION, Do.UPHOLD_OBJECTION)
COUNTERCLAIM = (Do.RECEIVE_COUNTERCLAIM, Do.MERGE_COUNTERCLAIM, Do.SEPARATE_COUNTERCLAIM, Do.REFUSE_COUNTERCLAIM)
DESIGNATION = (Do.REPORT_DESIGNATION, Do.TAKE_BACK_REPORT, Do.RECEIVE_DESIGNATION)
RECUSAL = (Do.REQUEST_RECUSAL, Do.GRANT_RECUSAL, Do.RECUSE_CLERK, Do.REFUSE_RECUSAL)

CLOSING_APPROVAL = (Do.PROPOSE_CLOSING, Do.RETURN_CLOSING, Do.CLOSE_ARBITRATION, Do.CLOSE_INSPECTION)


def undecided(here: Proceeding, matter: tuple[Do, ...]) -> Entry | None:
    """The request that waits for its decision, or None. A matter is the step that asks, then those that decide."""
    latest = here.last(*matter)
    return latest if latest is not None and latest.step == matter[0] else None


def asked_for(matter: tuple[Do, ...], sentence: str) -> Guard:
    """A guard of the steps that decide: the matter has been asked for."""
    return lambda situation: None if undecided(situation.here, matter) else sentence


def counter_claimants(here: Proceeding, answer: Entry) -> list[int]:
    """List those, by number, whose counter-claim this step answers (办案规则 第36条: who raised it is told); [] where none came."""
    asked = [entry for entry in here.all(Do.RECEIVE_COUNTERCLAIM) if entry.seq < answer.seq]
    rows = asked[-1].answer("claims") if asked else None
    return sorted({row.claimant for row in rows or ()})


def not_while_pending(situation: Situation) -> str | None:
    """No hearing and no result while a recusal, an objection to jurisdiction, whose the case is or a counter-application is undecided.

    What came late holds nothing up (办案规则 第10、36条). A person whose recusal was asked for takes no part until the decision
    (办案规则 第11条).
    """
    here = situation.here
    if asked := undecided(here, DESIGNATION):
        return f"已于 {asked.on} 报请指定管辖，本案由谁管辖还没有确定。收到指定后请办理“收到指定管辖”，协商一致的办理“撤回报请”。"
    if (told := here.last(Do.RECEIVE_DESIGNATION)) and told.answer("whose") == Designated.OTHER:
        return f"已于 {told.on} 收到指定，本案由{told.answer('commission')}管辖。请办理“移送管辖”（办案规则第9条）。"
    if asked := undecided(here, RECUSAL):
        return (
            f"{asked.on} 提出的回避申请还没有决定，被申请回避的人员暂停参与本案。请先办理“同意回避”（书记员的，“同意书记员回避”）"
            "或者“驳回回避申请”。"
        )
    if (asked := undecided(here, OBJECTION)) and not came_late(asked):
        return f"{asked.on} 提出的管辖异议还没有决定。请先办理“驳回管辖异议”或者“管辖异议成立，移送”。"
    if (asked := undecided(here, COUNTERCLAIM)) and not came_late(asked):
        return (
            f"{asked.on} 收到的反申请还没有决定是否受理。请先办理“合并处理反申请”“反申请另案处理”或者“反申请不予受理”。"
        )
    return None
