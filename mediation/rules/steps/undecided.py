"""The claims that an arbitration has decided and served (已处理的请求), and those that still wait for their result."""

from ..codes import Side
from ..codes.served import Served
from ..do import Do
from ..facts import CaseFacts, Entry, Party, Proceeding
from ..settlements import settled_in_part, unsigned
from ..step import Situation

LEAVING = {
    Do.WITHDRAW_PART: Served.WITHDRAWAL_DECISION,
    Do.WITHDRAW_REST: Served.WITHDRAWAL_DECISION,
    Do.DEEM_PART_WITHDRAWN: Served.DEFAULT_DECISION,
    Do.DEEM_REST_WITHDRAWN: Served.DEFAULT_DECISION,
    Do.TERMINATE_PART: Served.TERMINATION_DECISION,
}
"""The steps by which applicants leave while the case, or its partial award, goes on; and the decision to be served."""


def parts_to_sign(case: CaseFacts, here: Proceeding) -> list[tuple[Entry, list[Party]]]:
    """The settlements of some claims that stand and are not signed for by everybody, with those who have not."""
    made = ((entry, unsigned(case, here, entry)) for entry in settled_in_part(here))
    return [(entry, waiting) for entry, waiting in made if waiting]


def undecided(here: Proceeding) -> list[int]:
    """The claims that neither a partial award nor a settlement of some claims has dealt with."""
    decided = {line.claim for line in here.decisions}
    settled = {n for claims in here.settled.values() for n in claims}
    return [n for n in here.claims if n not in decided | settled]


def leavers(here: Proceeding, entry: Entry) -> list[int]:
    """List the parties, by number, who left by this step."""
    return [number for number, departure in here.left.items() if departure.seq == entry.seq]


def concerned_by(case: CaseFacts, here: Proceeding, entry: Entry) -> list[int]:
    """List the parties, by number, whom the decision on a leaving is for: those who left, and everybody who is no applicant."""
    gone = leavers(here, entry)
    if not gone:  # what was claimed back is withdrawn: it was claimed of the applicants
        return list(case.present_in(here))
    return [*gone, *(party.number for party in case.of_side(here, Side.RESPONDENT, Side.THIRD))]


def decisions_to_serve(case: CaseFacts, here: Proceeding) -> list[tuple[Served, list[int]]]:
    """The decisions on leavings that have not reached everybody whom they are for, with those whom they have not."""
    found = []
    for entry in here.all(*LEAVING):
        document = LEAVING[entry.step]
        reached = here.received(document, entry.seq)
        if waiting := [number for number in concerned_by(case, here, entry) if number not in reached]:
            found.append((document, waiting))
    return found


def still_asking(case: CaseFacts, here: Proceeding) -> list[int]:
    """The applicants with a claim that waits."""
    asking = {case.claims[n].claimant for n in undecided(here)}
    return [party.number for party in case.of_side(here, Side.APPLICANT) if party.number in asking]


def claimed_back(case: CaseFacts, here: Proceeding) -> list[int]:
    """The claims of a merged counter-claim (反申请) that wait for their result."""
    return [n for n in undecided(here) if case.parties[case.claims[n].claimant].side is not Side.APPLICANT]


def askers(case: CaseFacts, here: Proceeding) -> list[int]:
    """List those, by number, by whose withdrawal or absence the rest of the case ends: the applicants with a claim that waits; once none of
    theirs waits, whoever claims something back, who is the applicant of the counter-claim (调解仲裁法 第36条；办案规则 第35、36条).
    """
    return still_asking(case, here) or list(dict.fromkeys(case.claims[n].claimant for n in claimed_back(case, here)))


def losing_by_absence(case: CaseFacts, here: Proceeding) -> list[int]:
    """List those, by number, whose application ends when nobody comes who asks: all applicants; once none of their claims waits, see
    `askers` (调解仲裁法 第36条第1款).
    """
    if not still_asking(case, here) and (back := askers(case, here)):
        return back
    return [party.number for party in case.of_side(here, Side.APPLICANT)]


def withdrawers(case: CaseFacts, here: Proceeding, entry: Entry) -> list[int]:
    """List those, by number, whose application this step ends by withdrawal or absence: who left by it; of a step that ends everything
    that waits, see `askers`; before anything was claimed, nobody.
    """
    return leavers(here, entry) or askers(case, here)


def countered_in(case: CaseFacts, here: Proceeding) -> set[int]:
    """The applicants whom a merged counter-claim is against; one that names nobody is against them all."""
    back = [claim for claim in case.claimed_in(here) if case.parties[claim.claimant].side is not Side.APPLICANT]
    applicants = [n for n in here.members if case.parties[n].side is Side.APPLICANT]
    return {number for claim in back for number in claim.against or applicants}


def gave_up(case: CaseFacts, here: Proceeding) -> set[int]:
    """The applicants who dropped their claims until none was left, and have nothing to answer: nothing is decided of them (办案规则
    第35条)."""
    dropped = {case.claims[n].claimant for entry in here.all(Do.CHANGE_CLAIMS) for n in entry.answer("dropped") or ()}
    asking = {claim.claimant for claim in case.claimed_in(here)}
    return {n for n in dropped - asking - countered_in(case, here) if case.parties[n].side is Side.APPLICANT}


def counterclaim_waits(situation: Situation) -> str | None:
    """A guard of the steps by which applicants end a case: they dispose of their own claims only (办案规则 第35、36条), what the other side
    asked for has to be decided. Once none of theirs waits, the case may end by the other side's own withdrawal.
    """
    if not claimed_back(situation.case, situation.here) or not still_asking(situation.case, situation.here):
        return None
    return (
        "被申请人的反申请还没有处理，仲裁不能就此结束（办案规则第36条）。申请人撤回自己的请求的，请办理“部分撤回申请”，"
        "按撤回处理的，请办理“部分按撤回处理”，反申请继续审理；被申请人也撤回反申请的，先在“增加、变更请求”中放弃该项请求。"
    )


def nothing_awarded_yet(situation: Situation) -> str | None:
    """A guard of the steps that end everything: what a partial award decided is not withdrawn."""
    if not awards_made(situation.here):
        return None
    return "本案已有先行裁决，不能整案撤回。请办理“撤回其余请求”或者“其余请求按撤回处理”，先行裁决照常。"


def part_settlement_unsigned(situation: Situation) -> str | None:
    """A guard of every ending: a settlement of some claims that nobody has to sign any more would leave them without a title and without
    a judge. It is signed first, or gone back on and decided along with the rest (调解仲裁法 第42条第3款; 办案规则 第72、73条).
    """
    for made, waiting in parts_to_sign(situation.case, situation.here):
        names = "、".join(party.name for party in waiting[:3]) + ("等" if len(waiting) > 3 else "")
        return (
            f"{made.on} 的{'部分' if made.step is Do.SETTLE_PART else ''}调解书还没有由{names}签收，没有生效，本案不能就此结束，"
            "否则该部分请求没有着落（调解仲裁法第42条第3款；"
            "办案规则第73条）。请先送达签收；拒绝签收的，办理“部分调解反悔”，与其余请求一并及时裁决。"
        )
    return None


def awards_made(here: Proceeding) -> list[str]:
    """The awards that were drawn up, by the names of their documents. One that upholds nothing is a non-final one."""
    found: list[str] = []
    for entry in here.all(Do.AWARD_PART, Do.AWARD):
        labels = here.labels_by(entry)
        before = "partial_" if entry.step == Do.AWARD_PART else ""
        found += [
            f"{before}{name}" for final, name in ((True, "award_final"), (False, "award_nonfinal")) if final in labels
        ]
    return list(dict.fromkeys(found))
