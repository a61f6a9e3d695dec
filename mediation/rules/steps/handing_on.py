"""From one proceeding on to arbitration (转入仲裁): who goes on with which claims, and which of them have gone.

A mediation hands on what is still in dispute (onward.py), an inspection what is none of its own (inspection.py).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..acts import Act
from ..agreed_claims import ASKED_AGAIN, GIVEN_UP, OWED_AGAIN, RestOfClaim, asked_once, begun_from, nothing_said, settled_by
from ..codes import Outcome, Side
from ..departed import left_behind
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..forms import MaybeLong, ask
from ..states import state_of
from ..step import Situation


class ToArbitration(Act):
    """申请仲裁: which of the applicants go on, and with which claims."""

    on: date = ask("申请之日", not_after="today")
    parties: list[int] = ask("申请仲裁的申请人", options="applicants", at_least=1)
    claims: list[int] = ask("带入仲裁的请求", options="claims", at_least=1)
    note: MaybeLong = ask("说明", default=None, long="long")
    rests: list[RestOfClaim] = ask("只就余下的数申请的请求", default=[], at_most=600, drawn="when filled", help="按协议算出")


def claims_belong(situation: Situation, form: ToArbitration) -> dict[str, str]:
    """A claim travels with the person who makes it."""
    chosen = set(form.parties)
    strangers = [n for n in form.claims if n in situation.case.claims and situation.case.claims[n].claimant not in chosen]
    if strangers:
        return {"claims": "所选请求中有不属于所选申请人的，请核对。"}
    return {"claims": "所选请求中有已经申请仲裁的，请去掉。"} if gone_on(situation.case, situation.here) & set(form.claims) else {}


def gone_on(facts: CaseFacts, here: Proceeding) -> set[int]:
    """The claims that have gone on from here to another proceeding, with every heir's part of them; less those that were withdrawn
    there and may be asked again (办案规则 第35条).
    """
    gone = {claim for opened, form in _carried_on(facts, here) for claim in form.claims if _how(facts, opened, claim) not in ASKED_AGAIN}
    for number in asked_once(facts, here) & facts.promises.keys():
        gone |= settled_by(facts, here, facts.promises[number])
    return gone | {n for n, claim in facts.claims.items() if claim.piece_of in gone}


def gone_whole(facts: CaseFacts, here: Proceeding) -> set[int]:
    """The claims that have gone on as they were made, less those of which only what was not agreed did: what was agreed of them is
    still to come; and less those of which the arbitration said nothing. Of lines that went to arbitration as themselves nothing follows
    for the other instalments of their claim.
    """
    forms = _carried_on(facts, here)
    gone = {claim for opened, form in forms for claim in form.claims if _how(facts, opened, claim) not in OWED_AGAIN}
    gone -= {row.claim for _, form in forms for row in form.rests if row.paid is None}
    return gone | {n for n, claim in facts.claims.items() if claim.piece_of in gone}


def barred(facts: CaseFacts, here: Proceeding, claim: int) -> bool:
    """Tell whether the claim was taken to be withdrawn (按撤回) in an arbitration, and is not accepted again (办案规则 第39条)."""
    forms = _carried_on(facts, here)
    return any(claim in form.claims and _how(facts, opened, claim) == Outcome.DEEMED_WITHDRAWN for opened, form in forms)


def _how(facts: CaseFacts, opened: Proceeding, claim: int) -> str | None:
    """Return the way in which the claim went out of the arbitration with nothing said; None: it is heard there, or was decided. One of
    which only a rest went on goes out with all that its claimant asks.
    """
    claimant = facts.claims[claim].claimant
    rest = any(row.claim == claim for row in opened.entries[0].as_(ToArbitration).rests)
    theirs = any(facts.claims[n].claimant == claimant for n in opened.claims)
    return None if rest and theirs and opened.outcome not in GIVEN_UP else nothing_said(opened, claimant, claim)


def _carried_on(facts: CaseFacts, here: Proceeding) -> list[tuple[Proceeding, ToArbitration]]:
    return [(opened, form) for opened in begun_from(facts, here) if (form := opened.entries[0].if_(ToArbitration))]


def claims_elsewhere(facts: CaseFacts, here: Proceeding, party: int) -> Proceeding | None:
    """The arbitration to which this party has gone from here with its claims, and which hears or has decided them; None: there is none."""
    for opened in facts.proceedings.values():
        if opened.came_from != here.number or opened.outcome in GIVEN_UP or not opened.entries[0].if_(ToArbitration):
            continue
        if party in facts.present_in(opened) and any(facts.claims[n].claimant == party for n in opened.claims):
            return opened
    return None


def heard_elsewhere(facts: CaseFacts, here: Proceeding, lines: Sequence[Promise]) -> dict[int, Proceeding]:
    """Return, by payee, the arbitration that hears or has decided the very claims in whose place these lines of the mediation stand."""
    found = {}
    for line in lines:
        opened = claims_elsewhere(facts, here, line.payee)
        if opened and (line.claim is None or line.claim in opened.entries[0].as_(ToArbitration).claims):
            found[line.payee] = opened
    return found


def called(opened: Proceeding) -> str:
    """Return the arbitration as people call it: by its 案号, before it has one by the day of the application, and how far it is."""
    number = next((entry.used.docket for entry in reversed(opened.entries) if entry.used.docket), "")
    stands_at = state_of(opened.kind, opened.state).label
    return f"{number}（{stands_at}）" if number else f"{opened.entries[0].on} 提出的仲裁申请（{stands_at}）"


def hand_on(facts: CaseFacts, mediation: Proceeding, entry: Entry) -> None:
    """The respondents always come along: they are whom the claims are against."""
    opened = facts.proceedings[max(facts.proceedings)]
    going = entry.as_(ToArbitration)
    others = {party.number for party in facts.of_side(mediation, Side.RESPONDENT, Side.THIRD)}
    opened.parties = tuple(n for n in mediation.parties if n in others.union(going.parties))
    opened.claims = tuple(n for n in (*mediation.claims, *left_behind(facts, mediation)) if n in going.claims)


def everybody_left(situation: Situation) -> dict[str, Any]:
    """The claims that have not gone on yet, with those who make them."""
    gone = gone_on(situation.case, situation.here)
    left = [n for n in situation.here.claims if n not in gone]
    return {"parties": sorted({situation.case.claims[n].claimant for n in left}), "claims": left}
