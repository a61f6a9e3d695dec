"""Changes of parties in law (变更当事人): a new name, an heir, a unit that takes over, a respondent who was the wrong one or is dropped.

What was wrong from the start is corrected (更正, closure.py); this is what becomes otherwise from a day on. Who comes in has a
number of its own; who is out keeps his, with all that was done by him and to him. Papers that were issued stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ..acts import Act
from ..amounts import figures
from ..codes import Kind, Outcome, PartyType, Side
from ..codes.mediation import FailureGround
from ..codes.succession import Bearing, ChangeGround
from ..do import Do
from ..facts import CaseFacts, Entry, Exit, Proceeding
from ..forms import Long, ask
from ..liability import follow, hold_to, owes, stand_beside
from ..party import Party, Renaming
from ..party_kinds import NATURAL
from ..roles import INSPECTION_STAFF, Role
from ..seats import TRIBUNAL
from ..settlements import settled_in_part
from ..states import STATES, state_of
from ..states.arbitration import ENTRUSTED, FILING_CORRECTING, ON_HOLD, RECEIVED, SUSPENDED, TERMINATED
from ..states.mediation import ACCEPTED, CORRECTING, MEDIATING, REGISTERED
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .arbitration import APPROVES, BENCH, RUNNING
from .changes import ChangedParty, successors_awaited
from .counterclaims import Counterclaim
from .force import binding_by_now
from .inheriting import pass_on
from .intake import MEDIATORS, REGISTRY, add_parties
from .overdue import titles_on
from .pending import COUNTERCLAIM
from .pending import undecided as not_answered
from .promises import owed_in
from .undecided import awards_made, counterclaim_waits, nothing_awarded_yet, undecided

PURSUED = RUNNING | {RECEIVED, FILING_CORRECTING, ON_HOLD, ENTRUSTED, SUSPENDED, REGISTERED, CORRECTING, ACCEPTED, MEDIATING}
"""The states in which it is still open what the applicant asks, and of whom (办案规则 第35条)."""
EVERYTHING = Decimal(100)


@dataclass(frozen=True, slots=True)
class Ground:
    """The questions and the effect of a ground. `of`: who undergoes it; `sides`: on which side; `comes`: how many come in, `who`
    they are; `kinds`: the kinds of party that it is about, empty: any of these. `beside`: who comes in stands beside the party, who stays.
    `over`: they take the party's place with its claims and with what it is owed, `joint`: and answer jointly by law. `freely`:
    the applicant's own choice, while he still pursues his claims.
    """

    basis: str
    of: Literal["person", "unit", "either"] = "either"
    sides: frozenset[Side] = frozenset(Side)
    comes: Literal["nobody", "one", "some"] = "nobody"
    who: Literal["person", "unit", "either"] = "either"
    over: bool = False
    joint: bool = False
    freely: bool = False
    kinds: frozenset[PartyType] = frozenset()
    beside: bool = False


SHOPS = frozenset({PartyType.TRADER, PartyType.OWNER})
OTHERS = frozenset({Side.RESPONDENT, Side.THIRD})
GROUNDS: Mapping[ChangeGround, Ground] = {
    ChangeGround.RENAMED: Ground("劳动合同法第33条；办案规则第29条"),
    ChangeGround.DIED: Ground("调解仲裁法第25条；民法典第1121、1130条", of="person", comes="some", who="person", over=True),
    ChangeGround.NO_HEIR: Ground("调解仲裁法第25条；民事诉讼法第154条第1项", of="person", sides=frozenset({Side.APPLICANT})),
    ChangeGround.MERGED: Ground("劳动合同法第34条；司法解释（一）第26条第1款", of="unit", comes="one", who="unit", over=True),
    ChangeGround.DIVIDED: Ground("劳动合同法第34条；司法解释（一）第26条第2款", of="unit", comes="some", who="unit", over=True, joint=True),
    ChangeGround.CLOSED: Ground("调解仲裁法第22条；办案规则第6条", of="unit", comes="some", over=True),
    ChangeGround.BRANCH_CLOSED: Ground("民法典第74条；司法解释（一）第26条", of="unit", comes="one", who="unit", over=True,
                                       kinds=frozenset({PartyType.BRANCH})),
    ChangeGround.ABOLISHED: Ground("民法典第98条；调解仲裁法第22条", of="unit", comes="some", who="unit", over=True,
                                   kinds=frozenset({PartyType.ORGAN, PartyType.PUBLIC})),
    ChangeGround.OPERATOR: Ground("民法典第56条；促进个体工商户发展条例第13条；民诉法解释第59条", comes="one", who="person", beside=True,
                                  kinds=SHOPS),
    ChangeGround.OPERATOR_DIED: Ground("民法典第56、1161条；民诉法解释第59条", of="unit", comes="some", who="person", over=True,
                                       kinds=frozenset({PartyType.TRADER, PartyType.WORKSHOP})),
    ChangeGround.REPLACED: Ground("调解仲裁法第22条；办案规则第35、46条", sides=OTHERS, comes="one", freely=True),
    ChangeGround.DROPPED: Ground("办案规则第35条", sides=OTHERS, freely=True),
}
"""Each ground with its article. A unit that lost its licence or was told to close, and is not struck off, stays a party: whoever stands
behind it is joined beside it (办案规则 第6条). What a shop owes its 经营者 owes himself: who ran it when a debt arose goes on to owe
it, so that he is a party beside the shop, or the one who runs it now beside him (民法典 第56条；促进个体工商户发展条例 第13条第2款)."""
PEOPLE = {"person": "个人", "unit": "单位"}


class EndedWithoutHeirs(Act):
    """无人承继，终结: the last who asked for something is dead, and nobody takes his place."""

    on: date = ask("决定之日", not_after="today")
    proof: Long = ask("死亡、没有继承人或者继承人放弃的情况和材料", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _over(situation: Situation) -> str | None:
    """In a closed file a party changes as long as something is owed, or the dispute may go on (调解仲裁法 第14条第3款、第51条)."""
    here, owed = situation.here, owed_in(situation.case, situation.here)
    if not state_of(here.kind, here.state).final or not owed or any(line.open for line in owed):
        return None
    return "本案已经履行完毕、结案，当事人不再变更；另行申请的，按变更后的当事人登记。"


def _as_the_ground_asks(situation: Situation, form: ChangedParty) -> dict[str, str]:
    """The party, who comes in and the name are such as the ground is about."""
    ground, party = GROUNDS[form.ground], situation.case.parties.get(form.party)
    if party is None:
        return {}
    found: dict[str, str] = {}
    if ground.of != "either" and party.is_person != (ground.of == "person"):
        found["ground"] = f"{party.name}是{PEOPLE['person' if party.is_person else 'unit']}，“{form.ground.label}”不适用，请重新选择。"
    elif ground.kinds and party.type not in ground.kinds:
        kinds = "、".join(kind.label for kind in PartyType if kind in ground.kinds)
        found["ground"] = f"“{form.ground.label}”只用于{kinds}，{party.name}登记为“{party.type.label}”：请重新选择，或者先更正类型。"
    elif party.side not in ground.sides:
        sides = "、".join(side.label for side in Side if side in ground.sides)
        found["ground"] = f"“{form.ground.label}”只用于{sides}（{ground.basis}）；申请人退出的，请办理撤回。"
    if form.ground is ChangeGround.RENAMED:
        if not form.new_name or form.new_name == party.name:
            found["new_name"] = f"请填写变更后的名称，与现在的“{party.name}”不同。"
    elif form.new_name:
        found["new_name"] = "只有更名的填写这一项；承继人、变更后的当事人填在下面的行里。"
    return {**_who_comes(form, ground), **_who_is_here(situation, form, ground), **_who_runs_it(form, party), **found}


def _who_runs_it(form: ChangedParty, party: Party) -> dict[str, str]:
    """Check that whoever runs a shop with a trade name now is named, for its papers name him (民诉法解释 第59条); of all else nobody."""
    asked = form.ground is ChangeGround.OPERATOR and party.type is PartyType.TRADER
    if asked and not form.legal_representative:
        return {"legal_representative": "请填写现在的经营者；变更前的经营者填在“承继或者变更后的当事人”的行里，与该户一并为当事人。"}
    if form.legal_representative and not asked:
        return {"legal_representative": "只有有字号的个体工商户变更经营者的填写这一项，请清空。"}
    return {}


def _who_comes(form: ChangedParty, ground: Ground) -> dict[str, str]:
    many = len(form.joined) + len(form.already)
    if ground.comes == "nobody" and many:
        return {"joined": f"“{form.ground.label}”没有别人承继，请删除这些行。"}
    if ground.comes != "nobody" and not many:
        return {"joined": f"请填写承继或者变更后的当事人（{ground.basis}）。"}
    if ground.comes == "one" and many > 1:
        return {"joined": "只填一位；还有其他责任主体的，另行办理“追加当事人”。"}
    if ground.who == "either":
        return {}
    return {
        f"joined.{row}.type": f"“{form.ground.label}”的承继人应当是{PEOPLE[ground.who]}。"
        for row, each in enumerate(form.joined)
        if (each.type in NATURAL) != (ground.who == "person")
    }


def _who_is_here(situation: Situation, form: ChangedParty, ground: Ground) -> dict[str, str]:
    """One who takes over beside her own part stands on the same side, is another than the one who is gone, and is of the ground's kind."""
    case, found = situation.case, dict[str, str]()
    present, side = set(case.present_in(situation.here)), case.parties[form.party].side
    chosen = [row.party for row in form.already]
    for place, number in enumerate(chosen):
        party = case.parties.get(number)
        if party is None or number not in present or number == form.party or party.side is not side or number in chosen[:place]:
            found[f"already.{place}.party"] = f"请选本案的另一位{side.label}，每位只选一次；还不是当事人的，填在上面。"
        elif not ground.over:
            found[f"already.{place}.party"] = f"“{form.ground.label}”没有承继，{party.name}本来就是当事人，请删除这一行。"
        elif ground.who != "either" and party.is_person != (ground.who == "person"):
            found[f"already.{place}.party"] = f"“{form.ground.label}”的承继人应当是{PEOPLE[ground.who]}。"
    return found


def _shares_add_up(_: Situation, form: ChangedParty) -> dict[str, str]:
    """Shares are said for all or for nobody: then they are equal (民法典 第1130条)."""
    shares = {f"joined.{n}.share": row.share for n, row in enumerate(form.joined)}
    shares |= {f"already.{n}.share": row.share for n, row in enumerate(form.already)}
    said = {path: share for path, share in shares.items() if share is not None}
    if not said:
        return {}
    if not GROUNDS[form.ground].over:
        return dict.fromkeys(said, "没有承继，不填份额。")
    if silent := [path for path in shares if path not in said]:
        return {silent[0]: "份额要么每位都填，要么都不填（均等，民法典第1130条）。"}
    total = sum(said.values())
    return {} if total == EVERYTHING else {next(iter(said)): f"份额合计应当是 100，现在是 {total:g}。"}


def _how_they_owe(situation: Situation, form: ChangedParty) -> dict[str, str]:
    """Ask how several who take a debtor's place answer: jointly only where the law or an agreement says so (民法典 第178条第3款), else each
    for a share (第177条); who was divided answers jointly by law (第67条).
    """
    ground = GROUNDS[form.ground]
    asked = ground.over and len(form.shares) > 1 and owes(situation.case, form.party)
    if form.bears or ground.joint or not asked:  # said where nothing is owed it means nothing, and a choice once made is not unmade
        return {}
    return {"bears": "几位承继人怎样承担原当事人已经约定、裁决的义务，请选择：法律没有规定、当事人没有约定连带的，"
                     "按份额承担（民法典第177、178条）。"}


def _in_force(situation: Situation, form: ChangedParty) -> list[str]:
    return binding_by_now(situation) or titles_on(situation, form.party)


def _for_the_court(situation: Situation, form: ChangedParty) -> dict[str, str]:
    """Ask once more of a change after a result is in force: it is the court's (最高人民法院关于民事执行中变更、追加当事人若干问题的规定
    第1条).
    """
    if not (papers := _in_force(situation, form)) or not GROUNDS[form.ground].over:
        return {}
    return {"ground": f"{'、'.join(papers)}已经发生法律效力：变更、追加申请执行人或者被执行人，由当事人向执行法院申请，由人民法院裁定"
                      "（变更、追加当事人规定第1条）；这里只记录由谁承继，便于登记到账，不发变更当事人通知书"}


def _still_pursued(situation: Situation, form: ChangedParty) -> dict[str, str]:
    """Allow the applicant to choose his opponents until there is a result (办案规则 第35条); somebody stays on the other side."""
    case, here = situation.case, situation.here
    party = case.parties.get(form.party)
    if party is None or not GROUNDS[form.ground].freely:
        return {}
    if state_of(here.kind, here.state) not in PURSUED:
        return {"ground": "处理结果作出以后，不能再变更或者去掉被申请人（办案规则第35条）。"}
    if here.decisions or here.settled:
        return {"ground": f"部分请求已经裁决或者调解，{party.name}受其约束，不能变更或者去掉；其余请求另行处理。"}
    if any(case.claims[n].claimant == form.party for n in here.claims):
        return {"ground": f"{party.name}提出的反申请还没有处理，先由其撤回（办案规则第36条）。"}
    received = not_answered(here, COUNTERCLAIM)
    if received and any(row.claimant == form.party for row in received.as_(Counterclaim).claims):
        return {"ground": f"{received.on} 收到的{party.name}的反申请还没有决定是否受理，先办理“合并处理反申请”“反申请另案处理”"
                          "或者“反申请不予受理”（办案规则第36条）。"}
    others = [each for each in case.of_side(here, Side.RESPONDENT) if each.number != form.party]
    if form.ground is ChangeGround.DROPPED and party.side is Side.RESPONDENT and not others:
        return {"ground": f"{party.name}是唯一的被申请人：列错了的，选“{ChangeGround.REPLACED.label}”；不再请求的，请办理撤回申请。"}
    if form.ground is ChangeGround.DROPPED and all(case.claims[n].against == (form.party,) for n in undecided(here)):
        return {"ground": f"还待处理的请求都只针对{party.name}，去掉之后没有请求可以处理：不再请求的，请办理撤回申请（办案规则第35条）。"}
    return {}


def _decided_by_who_may(situation: Situation, form: ChangedParty) -> dict[str, str]:
    """Ask for whoever decides on other opponents: in an arbitration those who sit in it, before the head (调解仲裁法 第22、31条；办案规则
    第35条). The law's own changes are noted by the office.
    """
    here, ground = situation.here, GROUNDS[form.ground]
    if not ground.freely or here.kind is not Kind.ARBITRATION or not situation.roles:
        return {}
    if not TRIBUNAL.taken(here):
        if situation.roles & APPROVES:
            return {}
        who = f"组成仲裁庭之前由{'、'.join(role.label for role in APPROVES)}"
    elif situation.roles & BENCH and not TRIBUNAL.lacking(here, situation.actor):
        return {}
    else:
        who = f"由{TRIBUNAL.says}"
    return {"ground": f"“{form.ground.label}”{who}本人登录办理（{ground.basis}）；法律上已经发生的变更（更名、继承、合并等）由经办人登记。"}


def _somebody_asks_on(situation: Situation, form: ChangedParty) -> dict[str, str]:
    """Somebody still asks for something: without heirs and without co-applicants there is nothing to go on with."""
    case, here = situation.case, situation.here
    if form.ground is not ChangeGround.NO_HEIR:
        return {}
    asking = {case.claims[n].claimant for n in undecided(here)} - {form.party}
    if asking or awards_made(here) or settled_in_part(here):
        return {}
    if here.kind is Kind.MEDIATION:
        way = f"请办理“调解不成”，原因选“{FailureGround.NO_HEIR.label}”；还没有受理的，请办理“不予受理”"
    else:
        way = "请办理“无人承继，终结”"
    return {"ground": f"没有其他申请人的请求要继续处理，全案到此为止：{way}。"}


def _nobody_died(situation: Situation) -> str | None:
    """Refuse to say of a unit that it died: one that ends is taken over, or withdraws."""
    if any(not party.is_person for party in situation.case.of_side(situation.here, Side.APPLICANT)):
        return "申请人是单位的，没有死亡和继承：由承继者参加，请办理“变更当事人”；不再请求的，请办理撤回。"
    return None


# --- effects --------------------------------------------------------------------------------------------------


def _change(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    form = entry.as_(ChangedParty)
    ground, party = GROUNDS[form.ground], facts.parties[form.party]
    if form.ground is ChangeGround.RENAMED:
        assert form.new_name is not None, "a renaming names the new name"
        facts.former[party.number] = (*facts.former.get(party.number, ()), party.name)
        party.renamed, party.name = (*party.renamed, Renaming(party.name, form.since or entry.on)), form.new_name
        return
    came, beside = add_parties(facts, party.side, form.joined), [row.party for row in form.already]
    if ground.beside:
        hold_to(facts, here)
        here.parties, here.joined = (*here.parties, *came), {**here.joined, **dict.fromkeys(came, entry.seq)}
        if party.type is PartyType.TRADER:  # who ran it before: what is owed, and claimed, arose in his time
            stand_beside(facts, here, party.number, came)
        return
    takers = [*came, *beside]
    shares = [share or EVERYTHING / len(takers) for share in form.shares]
    follow(facts, party.number, takers, shares if form.bears is Bearing.SHARES and len(takers) > 1 else ())
    left = Exit(entry.seq, entry.on, form.ground, tuple(came), ground.over, tuple(beside))
    if not ground.over:
        _step_out(facts, here, party.number, left)
        here.joined |= dict.fromkeys(came, entry.seq)
        return
    for number in came:
        facts.parties[number].predecessor = party.number
    for number in beside:
        facts.parties[number].inherits += (party.number,)
    for proceeding in facts.proceedings.values():
        if party.number in facts.present_in(proceeding):
            strangers = tuple(n for n in beside if n not in proceeding.parties)
            there = replace(left, by=left.by + strangers, beside=tuple(n for n in beside if n not in strangers))
            _step_out(facts, proceeding, party.number, there)
    pass_on(facts, party.number, takers, shares)


def _step_out(facts: CaseFacts, here: Proceeding, number: int, left: Exit) -> None:
    """Take the party out and who came in; where nobody takes its place, what it asks, and what is asked of it alone, is no longer
    asked.
    """
    here.gone[number] = left
    here.parties = (*here.parties, *left.by)
    if left.over:
        return
    open_claims = set(undecided(here))
    asked = (facts.claims[n] for n in here.claims)
    here.claims = tuple(c.number for c in asked if c.number not in open_claims or (c.claimant != number and c.against != (number,)))
    for n in here.claims:
        facts.claims[n].against = tuple(party for party in facts.claims[n].against if party != number)


def _end(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """Nobody is left to be told among those who asked; what they asked stays readable."""
    for party in facts.of_side(here, Side.APPLICANT):
        here.gone[party.number] = Exit(entry.seq, entry.on, ChangeGround.NO_HEIR)


# --- suggestions and rows -------------------------------------------------------------------------------------

def _suggest_ground(situation: Situation) -> dict[str, Any]:
    wanted = successors_awaited(situation.here)
    return {"ground": str(wanted[0])} if wanted else {}


def _as_it_was(situation: Situation, form: ChangedParty) -> Used:
    """The name before, what the change is and who comes, for papers; and that a court changes the parties from here on. `round`: the kind
    of the proceeding where what is asked is still open in it, and whoever comes has a round of his own; '' where it is over.
    """
    parties, here = situation.case.parties, situation.here
    own_round = str(here.kind) if here.accepted_on and state_of(here.kind, here.state) in PURSUED else ""
    came = "、".join([*(row.name for row in form.joined), *(parties[row.party].name for row in form.already)])
    papers = _in_force(situation, form) if GROUNDS[form.ground].over else []
    by_court = {"by_court": "、".join(papers)} if papers else {}
    said = {"before": parties[form.party].name, "change": str(form.ground), "round": own_round}
    return Used(names={**said, **({"came": came} if came else {}), **_in_what_shares(situation, form), **by_court})


def _in_what_shares(situation: Situation, form: ChangedParty) -> dict[str, str]:
    """The shares of several who take over, and the way in which they bear what is owed, for whoever has to pay them or to be paid by them
    (民法典 第177、178、1130条); {} of one alone.
    """
    ground = GROUNDS[form.ground]
    if not ground.over or len(form.shares) < 2:
        return {}
    names = [*(row.name for row in form.joined), *(situation.case.parties[row.party].name for row in form.already)]
    each = "、".join(f"{name}{figures(share)}%" for name, share in zip(names, form.shares, strict=True) if share is not None)
    bears = Bearing.JOINTLY if ground.joint else form.bears
    return {"shares": each or "均等", **({"bears": str(bears)} if bears and owes(situation.case, form.party) else {})}


def _waits(situation: Situation) -> bool:
    return bool(successors_awaited(situation.here))


ROWS = (
    Step(
        Do.CHANGE_PARTY, "变更当事人", None,
        at=frozenset(STATES.values()), to=STAY, by=MEDIATORS | REGISTRY | INSPECTION_STAFF | BENCH | APPROVES | {Role.CLERK},
        asks=ChangedParty, unless=(_over,),
        checks=(_as_the_ground_asks, _shares_add_up, _how_they_owe, _decided_by_who_may, _still_pursued, _somebody_asks_on),
        doubts=(_for_the_court,),
        does=_change, suggests=_suggest_ground, freezes=_as_it_was, rank=Rank.SELDOM, first_while=_waits,
        says="{party}：{ground}", basis="调解仲裁法 第22、25条；办案规则 第6、35、47条；司法解释（一） 第26条",
    ),
    Step(
        Do.END_WITHOUT_HEIRS, "无人承继，终结", Kind.ARBITRATION,
        at=RUNNING | {ENTRUSTED, SUSPENDED}, to=TERMINATED, by=APPROVES, asks=EndedWithoutHeirs,
        unless=(_nobody_died, nothing_awarded_yet, counterclaim_waits), does=_end, outcome=Outcome.TERMINATED,
        rank=Rank.LAST, says="申请人死亡，无人承继，终结：{proof}", basis="民事诉讼法 第154条第1项（参照）；调解仲裁法 第25条",
    ),
)
