"""Signing an agreement (签署生效、补签): it binds whoever signed for himself, by an agent who may settle, or by representatives whom he let
settle.
"""

from collections.abc import Iterator
from typing import Any

from .. import agents
from ..codes import Kind, Outcome, Side
from ..codes.agents import AgentPower
from ..codes.mediation import LeftHow, SignedHow
from ..do import Do
from ..states.mediation import AGREED, CLOSED, EFFECTIVE, PERFORMED
from ..step import STAY, Rank, Situation, Step
from .acting import nobody_acts_for_him, not_by_law
from .electing import FEWEST, came_after, elected, named_representatives, powers_given, represented
from .handing_on import called, claims_elsewhere, heard_elsewhere
from .intake import MEDIATORS
from .left_out import lacks_to_waive
from .mediation import Agreement
from .signatures import (
    REPRESENTED,
    WITHOUT,
    LaterSigning,
    SignatureAnswers,
    Signing,
    bind,
    days_in,
    sides_days,
    signed_days,
    since,
    still_to_sign,
    unsigned,
)

SIDES = {Side.APPLICANT: "applicant_signed_on", Side.RESPONDENT: "respondent_signed_on"}

# --- guards and checks ----------------------------------------------------------------------------------------


def _everybody_signed(situation: Situation) -> str | None:
    return None if unsigned(situation.case, situation.here) else "各方当事人都已经签名，没有要补签的。"


def _everybody_is_said(situation: Situation, form: Signing) -> dict[str, str]:
    """Of each present party it is said whether he signed, and when: nobody is bound by what another ticked (调解仲裁法 第14条第2款)."""
    case, here = situation.case, situation.here
    rows = {row.party: (n, row) for n, row in enumerate(form.signed)}
    found: dict[str, str] = {}
    missing, sides = list[str](), sides_days(form)
    for party in case.of_side(here, *Side):
        field = SIDES.get(party.side)
        if sides.get(party.side) or (form.everybody and party.number not in rows):
            continue
        n, row = rows.get(party.number, (0, None))
        if row is not None and row.on is None and row.how in (SignedHow.SELF, SignedHow.CONSENT):
            found[f"signed.{n}.on"] = f"{party.name}哪一天签的？还没有签的，选“{SignedHow.NOT_YET.label}”。"
        if row is None and field and not any(case.parties[each].side is party.side for each in rows if each in case.parties):
            found[field] = (
                f"{party.side.label}签了没有？全部当事人都在生效日期签的，勾选上一项；都在另一天签的，填写这一天；"
                "否则在“逐人登记”中逐人填写。"
            )
        elif row is None:
            missing.append(party.name)
    if missing:
        found["signed"] = f"{'、'.join(missing)}签了没有？请逐人登记；不在的、还没有签的，选“{SignedHow.NOT_YET.label}”。"
    return found


def _rows_fit(situation: Situation, form: Signing | LaterSigning) -> dict[str, str]:
    """Each party once; whoever has not signed has no day of it, whoever is represented has elected somebody who signed."""
    case, here = situation.case, situation.here
    found, seen, present = dict[str, str](), set[int](), case.present_in(here)
    for n, row in enumerate(form.signed):
        if row.party not in present or row.party in seen:
            found[f"signed.{n}.party"] = "每位当事人只登记一行，请删除这一行。"
        elif row.how is SignedHow.NOT_YET and row.on:
            found[f"signed.{n}.on"] = "还没有签的，不填日期；已经签了的，请改选怎样签的。"
        elif row.how in REPRESENTED and (sentence := _not_represented(situation, form, row)):
            found[f"signed.{n}.how"] = sentence
        seen.add(row.party)
    return found


def _not_represented(situation: Situation, form: Signing | LaterSigning, row: SignatureAnswers) -> str:
    """Return the reason why representatives do not bind this party; '' where they do. To settle, and to give up, they need the consent of
    those they represent (调解仲裁法 第7条；办案规则 第63条).
    """
    case, here = situation.case, situation.here
    chosen = named_representatives(here)
    rows = {each.party: each for each in form.signed}
    if not chosen or case.parties[row.party].side is not Side.APPLICANT or row.party in chosen:
        return "没有代表他的推举代表人：请选本人签了没有（推举的，先办理“推举代表人”，办案规则第63条）。"
    heir = len(here.standing_for(row.party)) > 1
    if came_after(here, row.party) and not (heir and row.how is SignedHow.CONSENT):
        if heir:
            return (
                "他在推举代表人之后才承继进来，原当事人死亡的，代表权终止（民法典第173条第3项；办案规则第63条）：请选本人签了没有；"
                f"本人承认代表人签名的，选“{SignedHow.CONSENT.label}”（民法典第174条第1款第2项）。"
            )
        return "推举代表人时他还没有加入，代表人不代表他：请选本人签了没有（办案规则第63条）。"
    signed = signed_days(case, here) | days_in(case, here, form, {}, form.on)
    if not any(n in signed and not (n in rows and rows[n].how in REPRESENTED) for n in chosen):
        return "代表人自己还没有签名，不能由代表人签（办案规则第63条）。"
    if row.how is SignedHow.CONSENT:
        return "" if row.on else "请填写本人同意之日。"
    if len(left := elected(case, here)) < FEWEST:
        return (
            f"推举的代表人现在只有 {len(left)} 名，不足 {FEWEST} 名（办案规则第63条）：请重新办理“推举代表人”，或者由本人签，"
            f"或者选“{SignedHow.CONSENT.label}”。"
        )
    lacking = [power for power in _powers_needed(situation, row.party) if power not in powers_given(here)]
    if lacking:
        return (
            f"推举时没有同意代表人“{lacking[0].label}”，代表人的签名不约束他（办案规则第63条）：由本人签，或者选"
            f"“{SignedHow.CONSENT.label}”，没有的选“{SignedHow.NOT_YET.label}”。"
        )
    return ""


def _powers_needed(situation: Situation, party: int) -> Iterator[AgentPower]:
    """The powers of somebody who signs the agreement for this party."""
    agreed = situation.here.last(Do.REACH_AGREEMENT)
    yield AgentPower.SETTLE
    if agreed and any(row.party == party and row.how is LeftHow.WAIVED for row in agreed.as_(Agreement).left):
        yield AgentPower.WAIVE


def _on_both_sides(situation: Situation, form: Signing) -> dict[str, str]:
    """One of each side has signed, and it is in force when the last of the four is done for somebody, neither earlier nor later."""
    if _everybody_is_said(situation, form):
        return {}
    case, here = situation.case, situation.here
    days = days_in(case, here, form, {}, form.on)
    there = since(case, form, days)
    if not there:
        signed = {case.parties[n].side for n in days}
        lacking = next((side for side in SIDES if side not in signed), Side.APPLICANT)
        return {
            "signed": f"{lacking.label}没有人签名，协议还没有生效（调解仲裁法第14条第2款）；"
            "一方不签的，办理“未签，继续调解”或者“调解不成”。"
        }
    first = min(there.values())
    return {} if form.on == first else {"on": f"四项中最晚的是 {first}，生效日期应为这一日。"}


def _signed_after_agreed(situation: Situation, form: Signing | LaterSigning) -> dict[str, str]:
    agreed = situation.here.last(Do.REACH_AGREEMENT)
    if agreed is None:
        return {}
    names = ("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on")
    days = {name: getattr(form, name, None) for name in names} | {f"signed.{n}.on": row.on for n, row in enumerate(form.signed)}
    early = [name for name, day in days.items() if day and day < agreed.on]
    return dict.fromkeys(early, f"不能早于达成协议之日（{agreed.on}）。")


def _signed_with_power(situation: Situation, form: Signing | LaterSigning) -> dict[str, str]:
    """Whoever signs an agreement for a party settles for him, and gives up what it gives up, on the day of that party's signature
    (调解仲裁法 第14、24条)."""
    case, here = situation.case, situation.here
    agreed = here.last(Do.REACH_AGREEMENT)
    days = days_in(case, here, form, {}, form.on)
    for number in form.by_agents:
        if agent := case.agents.get(number):
            for on in sorted({days[n] for n in agent.principals if n in days} or {form.on}):
                said = agents.lacking(case, here, [number], AgentPower.SETTLE, on)
                if said or (said := lacks_to_waive(situation, agreed.as_(Agreement), [number], on) if agreed else ""):
                    return {"by_agents": said}
    return {}


def _signed_by_law(situation: Situation, form: Signing | LaterSigning) -> dict[str, str]:
    """Whoever cannot bind himself is bound by the signature of his agent by law alone (民法典 第19至23条；调解仲裁法 第25条)."""
    case, here = situation.case, situation.here
    before = signed_days(case, here) if isinstance(form, LaterSigning) else {}
    said = not_by_law(situation, days_in(case, here, form, before, form.on), form.by_agents, form.on)
    return {"by_agents": said} if said else {}


def _of_the_unsigned(situation: Situation, form: LaterSigning) -> dict[str, str]:
    """Only whoever has not signed signs later, on a day; something must have changed."""
    case, here = situation.case, situation.here
    waiting = unsigned(case, here)
    found = {f"signed.{n}.party": "他已经签过名，请删除这一行。" for n, row in enumerate(form.signed) if row.party not in waiting}
    for n, row in enumerate(form.signed):
        if row.on is None and row.how not in WITHOUT:
            found.setdefault(f"signed.{n}.on", "请填写签名（同意）之日。")
        elif row.on and row.on > form.on:
            found.setdefault(f"signed.{n}.on", f"晚于登记日期（{form.on}），请核对。")
    if all(row.how is SignedHow.NOT_YET for row in form.signed):
        found.setdefault("signed", "没有人补签，也没有人表示不签：请逐人选择。")
    return found


def _heard_at_the_same_time(situation: Situation, form: Signing) -> dict[str, str]:
    """Ask where an agreement is signed on claims that an arbitration hears too: which case it is, and what becomes of it (调解仲裁法 第41、
    42条). Both sides may come to terms at any time; what they agreed ends no arbitration by itself.
    """
    case, here = situation.case, situation.here
    days = days_in(case, here, form, {}, form.on)
    both = heard_elsewhere(case, here, [line for line in case.promised_in(here) if line.payee in days])
    if not both:
        return {}
    whose: dict[str, list[str]] = {}
    for party, opened in both.items():
        whose.setdefault(called(opened), []).append(case.parties[party].name)
    said = "；".join(f"{'、'.join(names)}的同样请求在仲裁中：{which}" for which, names in whose.items())
    field = "signed" if form.signed else "everybody"
    return {
        field: f"{said}。协议生效不使仲裁自行结束，同一笔款只能得一次：签署后请申请人在仲裁中办理“撤回申请”"
        "（已自行和解，调解仲裁法第41条），或者请仲裁庭根据协议制作调解书（第42条）；已经裁决的，按裁决还是按协议履行，请与双方核对后写明"
    }


def _not_in_arbitration(situation: Situation, form: LaterSigning) -> dict[str, str]:
    """One debt, one road: whoever has his claims heard withdraws them, or settles there, before an agreement stands in their place
    (调解仲裁法 第41、42条).
    """
    case, found = situation.case, dict[str, str]()
    for n, row in enumerate(form.signed):
        opened = None if row.how in WITHOUT else claims_elsewhere(case, situation.here, row.party)
        if opened is not None:
            found[f"signed.{n}.how"] = (
                f"{case.parties[row.party].name}已于 {opened.entries[0].on} 就同样的请求申请仲裁，不能又补签协议、同一笔款走两条路。"
                "愿意按协议了结的，先在仲裁中撤回申请（调解仲裁法第41条）再补签，或者在仲裁中达成调解（第42条）；"
                f"否则选“{SignedHow.NOT_YET.label}”或者“{SignedHow.DECLINES.label}”。"
            )
    return found


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_signing(situation: Situation) -> dict[str, Any]:
    """The mediator's own day and the seal's. Nobody's signature is told beforehand; where there is more than one of a side, each has a
    row, and whoever has let his elected representatives settle is signed for by them.
    """
    case, here, day = situation.case, situation.here, situation.today.isoformat()
    asked = {"on": day, "mediator_signed_on": day, "sealed_on": day}
    present = [party.number for party in case.of_side(here, *Side)]
    return asked if len(present) <= 2 else asked | {"signed": [_row(situation, number) for number in present]}


def _row(situation: Situation, party: int) -> dict[str, Any]:
    case, here = situation.case, situation.here
    theirs = party not in named_representatives(here) and party in represented(case, here)[1] and len(elected(case, here)) >= FEWEST
    may = theirs and all(power in powers_given(here) for power in _powers_needed(situation, party))
    return {"party": party, "how": str(SignedHow.REPRESENTATIVE if may else SignedHow.SELF)}


def _suggest_later(situation: Situation) -> dict[str, Any]:
    waiting = still_to_sign(situation.case, situation.here) or unsigned(situation.case, situation.here)
    return {"signed": [{"party": number, "how": str(SignedHow.NOT_YET)} for number in waiting]}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.SIGN_AGREEMENT, "签署生效", Kind.MEDIATION,
        at=frozenset({AGREED}), to=EFFECTIVE, by=MEDIATORS, asks=Signing,
        unless=(nobody_acts_for_him,),
        checks=(_everybody_is_said, _rows_fit, _on_both_sides, _signed_after_agreed, _signed_with_power, _signed_by_law),
        doubts=(_heard_at_the_same_time,), does=bind, suggests=_suggest_signing, outcome=Outcome.AGREED, signs="mediation_agreement",
        rank=Rank.FIRST, says="双方、调解员签名并盖章，协议生效{signed:：}",
        basis="调解仲裁法 第14条第2款；协商调解规定 第26条；办案规则 第63条（代表人）",
    ),
    Step(
        Do.SIGN_LATER, "补签", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, PERFORMED, CLOSED}), to=STAY, by=MEDIATORS, asks=LaterSigning, unless=(_everybody_signed,),
        checks=(_rows_fit, _of_the_unsigned, _not_in_arbitration, _signed_after_agreed, _signed_with_power, _signed_by_law), does=bind,
        suggests=_suggest_later, rests_on=(Do.SIGN_AGREEMENT,),
        rank=Rank.THEN, says="{signed}",
        basis="调解仲裁法 第14条第2款（协议约束签了名的人）；办案规则 第63条（代表人）",
    ),
)
