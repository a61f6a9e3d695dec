"""Settlement before the tribunal (仲裁调解): of everything or of some claims, and the party who will not sign for it."""

from datetime import date

from ..acts import Act
from ..codes import Kind, Outcome
from ..do import Do
from ..effect import unsigned
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeLong, Number, Text, ask
from ..states.arbitration import FORMED, HEARD, SCHEDULED, SETTLED
from ..step import BACK, STAY, Rank, Situation, Step
from .arbitration import BENCH, OFFICE
from .payee import AccountAnswers
from .pending import not_while_pending
from .promises import PromiseAnswers, promises_are_sound, suggest_promises, write_promises
from .rounds import copy_lacking, nobody_has_the_copy
from .undecided import settled_in_part, undecided


class Settlement(Act):
    """仲裁调解书."""

    on: date = ask("制作日期", not_after="today")
    promises: list[PromiseAnswers] = ask("履行事项", at_least=1, at_most=600)
    pay_way: Text = ask("履行方式", default="银行转账至本人账户")
    accounts: list[AccountAnswers] = ask("收款账户", default=[], at_most=600, part="收款账户")
    rest: MaybeLong = ask("其余请求的处理", default="申请人自愿放弃其余仲裁请求。", long="long")


class PartSettlement(Act):
    """部分请求的仲裁调解书: the proceeding goes on with the other claims."""

    on: date = ask("制作日期", not_after="today")
    claims: list[int] = ask("达成调解的请求", options="claims", at_least=1)
    promises: list[PromiseAnswers] = ask("履行事项", at_least=1, at_most=600)
    pay_way: Text = ask("履行方式", default="银行转账至本人账户")
    accounts: list[AccountAnswers] = ask("收款账户", default=[], at_most=600, part="收款账户")


class ChangedMind(Act):
    """调解书送达前反悔: back to where the case stood, to be decided without delay."""

    on: date = ask("反悔之日", not_after="today")
    parties: list[int] = ask("反悔的当事人", options="parties", at_least=1)
    reason: Long = ask("反悔、拒绝签收的情况", long="long")


class PartChangedMind(ChangedMind):
    """部分调解书送达前反悔."""

    settlement: Number = ask("反悔的部分调解", options="entries")


# --- guards and checks ----------------------------------------------------------------------------------------


def _signed_for_by_all(situation: Situation) -> str | None:
    """Once every party has signed for it, the settlement is in force (办案规则 第72条)."""
    made = situation.here.last(Do.SETTLE)
    return _in_force(situation, "settlement", made) if made else None


def _no_part_settlement(situation: Situation) -> str | None:
    return None if settled_in_part(situation.here) else "本案没有就部分请求达成的调解。"


def _part_is_unsigned(situation: Situation, form: PartChangedMind) -> dict[str, str]:
    made = {entry.seq: entry for entry in settled_in_part(situation.here)}
    if form.settlement not in made:
        return {"settlement": "请选择一次“部分调解”的记录。"}
    sentence = _in_force(situation, "partial_settlement", made[form.settlement])
    return {"settlement": sentence} if sentence else {}


def _in_force(situation: Situation, document: str, made: Entry) -> str | None:
    if not unsigned(situation.case, situation.here, document, made):
        return "调解书已由各方签收，已经发生法律效力，不能反悔（调解仲裁法第42条）；不履行的，可以申请执行。"
    return None


def _some_but_not_all(situation: Situation, form: PartSettlement) -> dict[str, str]:
    """Only claims that still wait; and not all of them, for that is a settlement of the case."""
    waiting = set(undecided(situation.here))
    if set(form.claims) - waiting:
        return {"claims": "所选请求中有已经裁决或者调解的，请去掉。"}
    if set(form.claims) == waiting:
        return {"claims": "余下的请求全部达成调解的，请办理“仲裁调解”。"}
    return {}


def _lines_of_those_claims(_: Situation, form: PartSettlement) -> dict[str, str]:
    return {
        f"promises.{row}.claim": "部分调解的每项履行都要对应一项所选的请求。"
        for row, line in enumerate(form.promises)
        if line.claim not in form.claims
    }


# --- effects --------------------------------------------------------------------------------------------------


def _promise(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Lines are added to what earlier results of the proceeding promise."""
    settlement = entry.as_(Settlement, PartSettlement)
    write_promises(facts, proceeding, settlement.promises, entry.seq)
    if isinstance(settlement, PartSettlement):
        proceeding.settled[entry.seq] = tuple(settlement.claims)


def _undo(facts: CaseFacts, proceeding: Proceeding, _: Entry) -> None:
    """The lines go, and with them the ending: the proceeding is open again."""
    made = proceeding.last(Do.SETTLE)
    assert made is not None
    _take_back(facts, proceeding, made.seq)
    proceeding.outcome = proceeding.concluded_on = None


def _undo_part(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    made = entry.as_(PartChangedMind).settlement
    del proceeding.settled[made]
    _take_back(facts, proceeding, made)


def _take_back(facts: CaseFacts, proceeding: Proceeding, made: int) -> None:
    """The lines that this entry made are owed no longer."""
    for promise in facts.promised_in(proceeding):
        if promise.seq == made:
            del facts.promises[promise.number]


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.SETTLE, "仲裁调解", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=SETTLED, by=BENCH, asks=Settlement,
        unless=(not_while_pending, copy_lacking), checks=(promises_are_sound,), does=_promise, suggests=suggest_promises,
        outcome=Outcome.SETTLED,
        rank=Rank.THEN, says="达成调解，制作仲裁调解书：{promises}", basis="调解仲裁法 第42条；办案规则 第71至73条",
    ),
    Step(
        Do.SETTLE_PART, "部分调解", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=STAY, by=BENCH, asks=PartSettlement,
        unless=(not_while_pending, nobody_has_the_copy),
        checks=(_some_but_not_all, promises_are_sound, _lines_of_those_claims), does=_promise,
        says="就部分请求达成调解，制作调解书，其余请求继续审理", basis="办案规则 第73条",
    ),
    Step(
        Do.UNDO_SETTLEMENT, "反悔，继续审理", Kind.ARBITRATION,
        at=frozenset({SETTLED}), to=BACK, by=BENCH | OFFICE, asks=ChangedMind, unless=(_signed_for_by_all,), does=_undo,
        says="{parties}在调解书送达前反悔，继续审理：{reason}", basis="调解仲裁法 第42条；办案规则 第72、73条（及时裁决）",
    ),
    Step(
        Do.UNDO_PART_SETTLEMENT, "部分调解反悔", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=STAY, by=BENCH | OFFICE, asks=PartChangedMind,
        unless=(_no_part_settlement,), checks=(_part_is_unsigned,), does=_undo_part,
        says="{parties}在部分调解书送达前反悔，该部分继续审理", basis="调解仲裁法 第42条；办案规则 第73条",
    ),
)
