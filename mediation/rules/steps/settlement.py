"""Settlement before the tribunal (仲裁调解): of everything or of some claims, and the party who will not sign for it."""

from datetime import date

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.agents import AgentPower
from ..codes.arbitration import AfterTerms, Mediated
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeLong, MaybeText, Number, Text, ask
from ..seats import TRIBUNAL
from ..settlements import bound_by, falls_for, in_force_for, settled_in_part, take_back, unsigned
from ..states.arbitration import FILED, FORMED, HEARD, SCHEDULED, SETTLED
from ..step import BACK, STAY, Rank, Situation, Step
from ..used import NOTHING, Used
from .acting import asks_agents, asks_agents_who_came, nobody_acts_for_him, who_came, with_power
from .arbitration import BENCH, OFFICE, RECEIVES
from .attending import not_there
from .hearing_forms import HearingHeld
from .left_out import REST, LeftAnswers, asks_left, everybody_is_asked, waives_with_power
from .owing import one_beside
from .payee import AccountAnswers
from .pending import not_while_pending
from .promises import PromiseAnswers, promises_are_sound, suggest_promises, write_promises
from .reconciling import next_is
from .rounds import copy_lacking, nobody_has_the_copy, papers_lacking
from .signed_words import settlement_is_received
from .undecided import part_settlement_unsigned, undecided


class MediatedAfterHearing(Act):
    """庭后调解: who came together and what came of it; not what anybody offered."""

    on: date = ask("调解之日", not_after="today")
    parties: list[int] = ask("参加的当事人", options="parties", at_least=1)
    result: Mediated = ask("结果")
    agents: list[int] = asks_agents_who_came("参加的代理人")
    present: MaybeText = ask("其他参加人", default=None, help="书记员、协助调解的人")
    note: MaybeLong = ask("说明", default=None, long="long", help="只写经过；各方在调解中的让步不写，不得在其后作为对其不利的证据")


class Settlement(Act):
    """仲裁调解书."""

    raised_by = (one_beside("promises"),)

    on: date = ask("制作日期", not_after="today")
    promises: list[PromiseAnswers] = ask("履行事项", at_least=1, at_most=600)
    pay_way: Text = ask("履行方式", default="银行转账至本人账户")
    accounts: list[AccountAnswers] = ask("收款账户", default=[], at_most=600, part="收款账户")
    left: list[LeftAnswers] = asks_left()
    rest: MaybeLong = ask("其余请求的处理", default=None, long="long", help=REST)
    by_agents: list[int] = asks_agents("由代理人达成调解")


class PartSettlement(Act):
    """部分请求的仲裁调解书: the proceeding goes on with the other claims."""

    raised_by = (one_beside("promises"),)

    on: date = ask("制作日期", not_after="today")
    claims: list[int] = ask("达成调解的请求", options="claims", at_least=1)
    promises: list[PromiseAnswers] = ask("履行事项", at_least=1, at_most=600)
    pay_way: Text = ask("履行方式", default="银行转账至本人账户")
    accounts: list[AccountAnswers] = ask("收款账户", default=[], at_most=600, part="收款账户")
    left: list[LeftAnswers] = asks_left()
    by_agents: list[int] = asks_agents("由代理人达成调解")


class ChangedMind(Act):
    """调解书送达前反悔: back to where the case stood, to be decided without delay for whoever it falls."""

    on: date = ask("反悔之日", not_after="today")
    parties: list[int] = ask("反悔的当事人", options="parties", at_least=1)
    reason: Long = ask("反悔、拒绝签收的情况", long="long")


class PartChangedMind(ChangedMind):
    """部分调解书送达前反悔."""

    settlement: Number = ask("反悔的部分调解", options="entries")


# --- guards and checks ----------------------------------------------------------------------------------------


def mediation_not_tried(situation: Situation) -> str | None:
    """An award needs an attempt at mediation first (调解仲裁法 第42条), at a hearing or after one; with nobody on the other side, none is
    possible.
    """
    if situation.here.last(Do.MEDIATE_AFTER_HEARING):
        return None
    respondents = {party.number for party in situation.case.of_side(situation.here, Side.RESPONDENT)}
    for held in situation.here.all(Do.HOLD_HEARING):
        hearing = held.as_(HearingHeld)
        if hearing.mediated or (respondents and respondents <= not_there(hearing)):
            return None
    return "裁决前应当先行调解（调解仲裁法第42条）：庭审记录中没有“已当庭组织调解”。庭后组织了调解的，请办理“庭后调解”；没有的，先组织。"


def _after_the_hearing(situation: Situation, form: MediatedAfterHearing) -> dict[str, str]:
    """It follows the hearing, and one of each side at least was asked."""
    held = situation.here.last(Do.HOLD_HEARING)
    if held and form.on < held.on:
        return {"on": f"不能早于开庭之日（{held.on}）；当庭组织的，记在“开庭”中。"}
    sides = {situation.case.parties[n].side for n in form.parties if n in situation.case.parties}
    if {Side.APPLICANT, Side.RESPONDENT} <= sides:
        return {}
    return {"parties": "调解须有双方当事人参加，请把申请人和被申请人都选上；一方不同意调解的，也选上，结果选“一方不同意调解”。"}


def _signed_for_by_all(situation: Situation) -> str | None:
    """Once every party has signed for it, the settlement is in force (办案规则 第72条)."""
    made = situation.here.last(Do.SETTLE)
    return _in_force(situation, made) if made else None


def _no_part_settlement(situation: Situation) -> str | None:
    return None if settled_in_part(situation.here) else "本案没有就部分请求达成的调解。"


def _part_is_unsigned(situation: Situation, form: PartChangedMind) -> dict[str, str]:
    made = {entry.seq: entry for entry in settled_in_part(situation.here)}
    if form.settlement not in made:
        return {"settlement": "请选择一次“部分调解”的记录，或者有人反悔后对其他人照常的“仲裁调解”的记录。"}
    sentence = _in_force(situation, made[form.settlement])
    return {"settlement": sentence} if sentence else {}


def _his_settlement(situation: Situation, form: ChangedMind) -> dict[str, str]:
    """Whoever a settlement does not bind cannot go back on it: what some settle is nothing to the others (办案规则 第72、73条; 民事诉讼法
    第55条第2款). Nor can he for whom it is in force: with several, for each once he and his other side have signed (第42条第3款).
    """
    case, here, made = situation.case, situation.here, _gone_back_on(situation.here, form)
    if made is None:
        return {}
    if others := sorted(set(form.parties) - bound_by(case, here, made)):
        said = f"{case.parties[others[0]].name}不是这份调解书的当事人，不能由其反悔：其他人达成的调解照常"
        return {"parties": f"{said}（调解仲裁法第42条；办案规则第73条）。请选调解书写明的当事人。"}
    if bound := in_force_for(case, here, made, form.parties):
        said = f"{case.parties[bound[0]].name}与对方都已签收，调解书对其已经发生法律效力，不能反悔"
        return {"parties": f"{said}（调解仲裁法第42条第3款）；请去掉，只选反悔的人：其他人的调解照常，不用重新调解。"}
    return {}


def _gone_back_on(here: Proceeding, form: ChangedMind) -> Entry | None:
    """The settlement that the answers mean: the one they name, else the last of everything."""
    if isinstance(form, PartChangedMind):
        return next((entry for entry in settled_in_part(here) if entry.seq == form.settlement), None)
    return here.last(Do.SETTLE)


def _in_force(situation: Situation, made: Entry) -> str | None:
    if not unsigned(situation.case, situation.here, made):
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


def _not_settled_twice(situation: Situation, form: Settlement) -> dict[str, str]:
    """One debt, one title: what a partial award or settlement has dealt with is not promised once more (调解仲裁法 第43条第2款;
    办案规则 第49、73条).
    """
    case, here, waiting = situation.case, situation.here, set(undecided(situation.here))
    dealt_with = set(here.claims) - waiting
    asking, answered = ({case.claims[n].claimant for n in claims} for claims in (waiting, dealt_with))
    found: dict[str, str] = {}
    for row, line in enumerate(form.promises):
        if line.claim in dealt_with:
            found[f"promises.{row}.claim"] = "这项请求已经先行裁决或者部分调解，不能再调解一次，请去掉；要改变履行办法的，在执行中和解。"
        elif line.claim is None and line.payee in answered - asking:
            name = case.parties[line.payee].name
            found[f"promises.{row}.claim"] = f"{name}的请求都已经先行裁决或者部分调解，不能再调解一次，请去掉这一行。"
    return found


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


def _undo(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The settlement falls for whom the entry keeps, and with it the ending: the proceeding is open again. For the others it stands, as a
    settlement of their claims (民事诉讼法 第55条第2款)."""
    made = _gone_back_on(proceeding, entry.as_(ChangedMind))
    assert made is not None
    take_back(facts, proceeding, made, entry.used.fallen)
    if entry.step is Do.UNDO_SETTLEMENT:
        proceeding.outcome = proceeding.concluded_on = None


def _freeze_fallen(situation: Situation, form: ChangedMind) -> Used:
    """For whom it falls, by the receipts of today."""
    made = _gone_back_on(situation.here, form)
    return Used(fallen=tuple(falls_for(situation.case, situation.here, made, form.parties))) if made else NOTHING


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.MEDIATE_AFTER_HEARING, "庭后调解", Kind.ARBITRATION,
        at=frozenset({HEARD}), to=STAY, by=BENCH | OFFICE, seats=TRIBUNAL,
        asks=MediatedAfterHearing, unless=(nobody_acts_for_him, not_while_pending, papers_lacking),
        checks=(_after_the_hearing, who_came), first_while=lambda situation: mediation_not_tried(situation) is not None,
        rank=Rank.THEN, says="庭后组织调解：{result}", basis="调解仲裁法 第42条；办案规则 第71条",
    ),
    Step(
        Do.SETTLE, "仲裁调解", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=SETTLED, by=BENCH, seats=TRIBUNAL, asks=Settlement,
        unless=(nobody_acts_for_him, not_while_pending, copy_lacking, part_settlement_unsigned),
        checks=(promises_are_sound, _not_settled_twice, everybody_is_asked, with_power(AgentPower.SETTLE), waives_with_power),
        does=_promise, suggests=suggest_promises, outcome=Outcome.SETTLED, held=settlement_is_received,
        first_while=next_is(AfterTerms.LETTER, everybody=True),
        rank=Rank.THEN, says="达成调解，制作仲裁调解书：{promises}", basis="调解仲裁法 第42条；办案规则 第71至73条",
    ),
    Step(
        Do.SETTLE_PART, "部分调解", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=STAY, by=BENCH, seats=TRIBUNAL, asks=PartSettlement,
        unless=(not_while_pending, nobody_has_the_copy),
        checks=(_some_but_not_all, promises_are_sound, _lines_of_those_claims, everybody_is_asked, with_power(AgentPower.SETTLE),
                waives_with_power),
        does=_promise, held=settlement_is_received, first_while=next_is(AfterTerms.LETTER, everybody=False),
        says="就部分请求达成调解，制作调解书，其余请求继续审理", basis="办案规则 第73条",
    ),
    Step(
        Do.UNDO_SETTLEMENT, "反悔，继续审理", Kind.ARBITRATION,
        at=frozenset({SETTLED}), to=BACK, by=BENCH | OFFICE, seats=TRIBUNAL,
        asks=ChangedMind, unless=(_signed_for_by_all,), checks=(_his_settlement,), does=_undo, freezes=_freeze_fallen,
        takes_back=(Do.SETTLE,),
        says="{parties}在调解书送达前反悔，继续审理：{reason}", basis="调解仲裁法 第42条；办案规则 第72、73条（及时裁决）",
    ),
    Step(
        Do.UNDO_PART_SETTLEMENT, "部分调解反悔", Kind.ARBITRATION,
        at=RECEIVES - {FILED}, to=STAY, by=BENCH | OFFICE, seats=TRIBUNAL, asks=PartChangedMind,
        unless=(_no_part_settlement,), checks=(_part_is_unsigned, _his_settlement), does=_undo, freezes=_freeze_fallen,
        says="{parties}在部分调解书送达前反悔，该部分继续审理", basis="调解仲裁法 第42条；办案规则 第73条",
    ),
)
