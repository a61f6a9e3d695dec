"""Acts that were promised or awarded (行为给付): whether they are done is recorded beside the money that came (closure.py)."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..acts import Act
from ..codes.deeds import Done
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Form, MaybeText, ask
from ..owed import Doing, deeds_open
from ..roles import INSPECTION_STAFF
from ..step import STAY, Rank, Situation, Step
from .arbitration import OFFICE
from .closure import WHAT_IS_OWED, WHILE_OWED
from .intake import MEDIATORS
from .promises import owed_in

MaybeDone = Annotated[Done | None, BeforeValidator(lambda value: value or None)]


class DeedAnswers(Form):
    """The extent to which one act was done; None: nobody has looked into it."""

    promise: int = ask("要做的事", options="deeds")
    done: MaybeDone = ask("履行情况", default=None)


class DeedRecord(Act):
    """登记履行: the acts that were looked into on that day, and the proof."""

    on: date = ask("履行之日", not_after="today", help="没有履行的，填核实之日")
    deeds: list[DeedAnswers] = ask("履行情况", at_least=1, at_most=600, help="没有查的行空着就行，不用删除")
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
    if not found and not any(line.done for line in form.deeds):
        found["deeds"] = "哪一项查清了？请在查清的行选履行情况，没有查的空着。"
    return found


def _looked_into(_: Situation, form: DeedRecord) -> DeedRecord:
    """Leave out the rows of which nothing was said."""
    return form.model_copy(update={"deeds": [line for line in form.deeds if line.done]})


def _do(facts: CaseFacts, _: Proceeding, entry: Entry) -> None:
    record = entry.as_(DeedRecord)
    for row in record.deeds:
        facts.promises[row.promise].doings.append(Doing(entry.on, row.done or Done.ALL, record.proof or ""))


def _suggest_acts(situation: Situation) -> dict[str, Any]:
    """A row for each act that is not done, what falls due first on top; how far it is done is said by whoever has looked into it."""
    still = sorted(deeds_open(owed_in(situation.case, situation.here)), key=lambda line: line.due_on or date.max)
    return {"deeds": [{"promise": line.number} for line in still]}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_DEED, "登记履行", None,
        at=WHILE_OWED, to=STAY, by=MEDIATORS | OFFICE | INSPECTION_STAFF, asks=DeedRecord,
        unless=(_no_act_open,), checks=(_acts_of_this_proceeding,), completes=_looked_into, does=_do, suggests=_suggest_acts,
        rests_on=WHAT_IS_OWED,
        rank=Rank.FIRST, says="履行情况：{deeds}", settles="deed", basis="协商调解规定 第32条（督促履行）",
    ),
)
