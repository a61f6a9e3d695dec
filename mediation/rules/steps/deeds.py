"""Acts that were promised or awarded (行为给付): whether they are done is recorded beside the money that came (closure.py)."""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes.deeds import Done
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Form, MaybeText, ask
from ..owed import Doing, deeds_open
from ..roles import INSPECTION_STAFF
from ..step import STAY, Rank, Situation, Step
from .arbitration import OFFICE
from .closure import WHILE_OWED
from .intake import MEDIATORS
from .promises import owed_in


class DeedAnswers(Form):
    """The extent to which one act was done."""

    promise: int = ask("要做的事", options="deeds")
    done: Done = ask("履行情况", default=Done.ALL)


class DeedRecord(Act):
    """登记履行: the acts that were looked into on that day, and the proof."""

    on: date = ask("履行之日", not_after="today", help="没有履行的，填核实之日")
    deeds: list[DeedAnswers] = ask("履行情况", at_least=1, at_most=600)
    proof: MaybeText = ask("凭证", default=None, help="证明书、转移单编号；没有凭证的，写明怎样核实")


# --- guards and checks ----------------------------------------------------------------------------------------


def _no_act_open(situation: Situation) -> str | None:
    if deeds_open(owed_in(situation.case, situation.here)):
        return None
    return "没有还没履行的行为。款项到账的，办理“登记到账”。"


def _acts_of_this_proceeding(situation: Situation, form: DeedRecord) -> dict[str, str]:
    """An act is one that is owed here and not done yet, and is told once (协商调解规定 第32条)."""
    still = {line.number for line in deeds_open(owed_in(situation.case, situation.here))}
    found: dict[str, str] = {}
    for row, line in enumerate(form.deeds):
        if line.promise not in still:
            found[f"deeds.{row}.promise"] = "本程序没有这一项还没履行的行为，请重新选择。"
        still.discard(line.promise)
    return found


def _do(facts: CaseFacts, _: Proceeding, entry: Entry) -> None:
    record = entry.as_(DeedRecord)
    for row in record.deeds:
        facts.promises[row.promise].doings.append(Doing(entry.on, row.done, record.proof or ""))


def _suggest_acts(situation: Situation) -> dict[str, Any]:
    """The acts that are due by today; where none is, the one that falls due first."""
    still = sorted(deeds_open(owed_in(situation.case, situation.here)), key=lambda line: line.due_on or date.max)
    due = [line for line in still if line.due_on and line.due_on <= situation.today]
    return {"deeds": [{"promise": line.number, "done": str(Done.ALL)} for line in due or still[:1]]}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_DEED, "登记履行", None,
        at=WHILE_OWED, to=STAY, by=MEDIATORS | OFFICE | INSPECTION_STAFF, asks=DeedRecord,
        unless=(_no_act_open,), checks=(_acts_of_this_proceeding,), does=_do, suggests=_suggest_acts,
        rank=Rank.FIRST, says="履行情况：{deeds}", settles="deed", basis="协商调解规定 第32条（督促履行）",
    ),
)
