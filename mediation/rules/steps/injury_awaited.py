"""An arbitration on what rests on an injury waits for its recognition or grade: 中止审理 is offered while it is not there, 恢复审理
when it came (办案规则 第47条第6项). Neither happens by itself: the head approves them."""

from typing import Any

from ..codes import SuspensionGround
from ..codes.injury import Assessment, Recognition
from ..do import Do
from ..facts import Entry
from ..injury import CONCLUDED, DECIDED, awaited, chains
from ..step import Situation


def waits_for_an_injury(situation: Situation) -> bool:
    """True while somebody's claims here rest on a recognition or a grade that was asked for and has not come."""
    return any(awaited(situation.case, situation.here))


def suggest_suspending(situation: Situation) -> dict[str, Any]:
    """The ground and what is waited for, per worker, where an injury's conclusion is; {} else."""
    parties = situation.case.parties
    waiting = [f"{parties[number].name}的{what}还没有作出" for number, what in awaited(situation.case, situation.here)]
    if not waiting:
        return {}
    return {"ground": SuspensionGround.APPRAISAL, "reason": "；".join(waiting) + "，工伤待遇的请求须以其为依据。"}


def conclusion_came(situation: Situation) -> str:
    """Reason to go on: what came since the arbitration was suspended to wait for an injury's conclusion; '': nothing yet, or it was
    suspended for something else."""
    last = situation.here.last(Do.SUSPEND, Do.RESUME)
    if last is None or last.step is Do.RESUME or last.answer("ground") is not SuspensionGround.APPRAISAL:
        return ""
    if waits_for_an_injury(situation):
        return ""
    came = [
        f"{situation.case.parties[number].name}：{_told(entry)}"
        for number, chain in chains(situation.case).items()
        for entry in (*chain.recognition, *chain.assessment)
        if entry.seq > last.seq and entry.answer("stage") in DECIDED | CONCLUDED
    ]
    return "；".join(came) + "。" if came else ""


def _told(entry: Entry) -> str:
    stage: Recognition | Assessment = entry.answer("stage")
    grade, number = entry.answer("grade"), entry.answer("number")
    return f"{entry.on} {stage.label}" + (f"，{grade.label}" if grade else "") + (f"（{number}）" if number else "")
