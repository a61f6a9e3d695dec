"""Claims (仲裁请求): what the applicant adds or changes while the case runs."""

from collections.abc import Iterator, Sequence
from datetime import date

from ..codes import Item, Kind, Side
from ..codes.agents import AgentPower
from ..do import Do
from ..facts import CaseFacts, Claim, Entry, Proceeding
from ..states.arbitration import HEARD
from ..step import STAY, Situation, Step
from .acting import with_powers
from .answering import evidence_ends
from .arbitration import BENCH, OFFICE, RECEIVES
from .calculation import carry_over
from .changes import AddedClaim, ChangedClaims
from .undecided import awards_made, undecided
from .whose_items import items_of_the_claimants

INSTEAD, UNTIL_DEBATE_ENDS, NEVER = "open.severance_to_compensation", "辩论终结前准许", "举证期限届满后不准许"
"""The bureau's reading of a claim for 经济补偿 that becomes one for 赔偿金 after the evidence period (待本局确认)."""

# --- guards and checks ----------------------------------------------------------------------------------------


def _something_changes(_: Situation, form: ChangedClaims) -> dict[str, str]:
    return {} if form.dropped or form.added else {"added": "请填写增加的请求，或者选择放弃的原请求。"}


def _something_left(situation: Situation, form: ChangedClaims) -> dict[str, str]:
    waiting = set(undecided(situation.here))
    if set(form.dropped) - waiting:
        return {"dropped": "已经裁决或者调解的请求不能放弃、变更，请去掉。"}
    if form.added or waiting - set(form.dropped):
        return {}
    step = "撤回其余请求" if awards_made(situation.here) else "撤回申请"
    return {"dropped": f"还待处理的请求全部放弃的，请办理“{step}”。"}


def _nobody_leaves_by_it(situation: Situation, form: ChangedClaims) -> dict[str, str]:
    """An applicant who gives up everything he asked for withdraws his application: that is decided on, served and kept as what it is,
    for what he may do later depends on it (办案规则 第35条).
    """
    case, here = situation.case, situation.here
    kept = {case.claims[n].claimant for n in here.claims if n not in form.dropped} | {row.claimant for row in form.added}
    gone = {case.claims[n].claimant for n in form.dropped if n in case.claims} - kept
    leaving = [case.parties[n].name for n in sorted(gone) if case.parties[n].side is Side.APPLICANT]
    if not leaving:
        return {}
    names = "、".join(leaving[:3]) + (f"等 {len(leaving)} 人" if len(leaving) > 3 else "")
    return {"dropped": f"{names}的请求全部放弃了，就是撤回仲裁申请（办案规则第35条）：请在这里去掉他的请求，另办“部分撤回申请”，"
                       "由仲裁委员会准予撤回，其余人的请求继续处理；要改成别的请求的，在“增加或者变更后的请求”中写明。"}


def _before_the_evidence_ends(situation: Situation, form: ChangedClaims) -> dict[str, str]:
    """A claim added after its claimant's evidence period goes into a case of its own (办案规则 第44条)."""
    asked_on = form.asked_on or form.on
    if asked_on > form.on:
        return {"asked_on": f"提出之日不能晚于受理变更之日（{form.on}）。"}
    for row in form.added:
        ends = evidence_ends(situation, row.claimant)
        if ends is not None and asked_on > ends and not _compensation_instead(situation, form, row, asked_on):
            field = "asked_on" if form.asked_on else "on"
            return {field: f"举证期限已于 {ends} 届满，逾期增加、变更的请求应当另行申请仲裁（办案规则第44条）；"
                           "只有经济补偿改为赔偿金的，可以在辩论终结前提出（在“放弃或者被变更的原请求”中选原来的经济补偿）。"}
    return {}


def _compensation_instead(situation: Situation, form: ChangedClaims, row: AddedClaim, asked_on: date) -> bool:
    """Tell whether 赔偿金 is asked in the place of 经济补偿, on the same facts and before the debate is over (人社部发〔2022〕9号
    第五条第二款, as the bureau reads it, 待本局确认).
    """
    if row.item is not Item.COMPENSATION or situation.reference.setting(INSTEAD, UNTIL_DEBATE_ENDS) != UNTIL_DEBATE_ENDS:
        return False
    heard = situation.here.last(Do.HOLD_HEARING)
    debated = heard is None or situation.here.state != HEARD.name or asked_on <= heard.on
    given_up = (situation.case.claims[number] for number in form.dropped if number in situation.case.claims)
    return debated and any(claim.claimant == row.claimant and claim.item == Item.SEVERANCE for claim in given_up)


# --- effects --------------------------------------------------------------------------------------------------


def _change(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    change = entry.as_(ChangedClaims)
    kept = [n for n in proceeding.claims if n not in change.dropped]
    added = [_added(facts, row) for row in change.added]
    proceeding.claims = (*kept, *added)
    for old, new in _changed_into(facts, change.dropped, added):
        facts.claims[new].instead_of = old
        carry_over(facts.claims[old], facts.claims[new])


def _changed_into(facts: CaseFacts, dropped: Sequence[int], added: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each claim that was changed with the one that it became: of the same claimant, and the same item, 赔偿金 in the place of
    经济补偿, or the only one that he dropped and the only one that he added. A new claim beside others took nobody's place.
    """
    went, came = ([facts.claims[n] for n in numbers] for numbers in (dropped, added))
    left = list(came)
    for fits in (_same_item, _compensation_for_severance):
        for old in list(went):
            if new := next((each for each in left if each.claimant == old.claimant and fits(old.item, each.item)), None):
                went.remove(old)
                left.remove(new)
                yield old.number, new.number
    for old in went:
        theirs = [each for each in came if each.claimant == old.claimant]
        if len(theirs) == 1 and theirs[0] in left and [each.claimant for each in went].count(old.claimant) == 1:
            yield old.number, theirs[0].number


def _same_item(old: str, new: str) -> bool:
    return old == new


def _compensation_for_severance(old: str, new: str) -> bool:
    return (old, new) == (Item.SEVERANCE, Item.COMPENSATION)


def _added(facts: CaseFacts, row: AddedClaim) -> int:
    number = facts.number(row)
    facts.claims[number] = Claim(number, row.claimant, str(row.item), row.amount, row.detail or "", tuple(row.against))
    return number


_with_power = with_powers(lambda form: [AgentPower.CHANGE if form.added else AgentPower.WAIVE])
"""To ask for more or otherwise is one power, only to drop a claim another (民事诉讼法 第62条, by analogy)."""

# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.CHANGE_CLAIMS, "增加、变更请求", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=BENCH | OFFICE, asks=ChangedClaims,
        checks=(
            items_of_the_claimants("added"), _something_changes, _something_left, _nobody_leaves_by_it, _before_the_evidence_ends,
            _with_power,
        ),
        does=_change, says="受理增加、变更的仲裁请求", basis="办案规则 第44条、第46条第3项",
    ),
)
