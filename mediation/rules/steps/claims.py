"""Claims (仲裁请求): what the applicant adds or changes while the case runs."""

from ..codes import Kind
from ..do import Do
from ..facts import CaseFacts, Claim, Entry, Proceeding
from ..step import STAY, Situation, Step
from .answering import evidence_ends
from .arbitration import BENCH, OFFICE, RUNNING
from .changes import AddedClaim, ChangedClaims
from .undecided import awards_made, undecided
from .whose_items import items_of_the_claimants

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


def _before_the_evidence_ends(situation: Situation, form: ChangedClaims) -> dict[str, str]:
    """A claim added after its claimant's evidence period goes into a case of its own (办案规则 第44条)."""
    asked_on = form.asked_on or form.on
    if asked_on > form.on:
        return {"asked_on": f"提出之日不能晚于受理变更之日（{form.on}）。"}
    for row in form.added:
        ends = evidence_ends(situation.here, row.claimant)
        if ends is not None and asked_on > ends:
            field = "asked_on" if form.asked_on else "on"
            return {field: f"举证期限已于 {ends} 届满，逾期增加、变更的请求应当另行申请仲裁（办案规则第44条）。"}
    return {}


# --- effects --------------------------------------------------------------------------------------------------


def _change(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    change = entry.as_(ChangedClaims)
    kept = [n for n in proceeding.claims if n not in change.dropped]
    proceeding.claims = (*kept, *(_added(facts, row) for row in change.added))


def _added(facts: CaseFacts, row: AddedClaim) -> int:
    number = facts.number(row)
    facts.claims[number] = Claim(number, row.claimant, str(row.item), row.amount, row.detail or "")
    return number


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.CHANGE_CLAIMS, "增加、变更请求", Kind.ARBITRATION,
        at=RUNNING, to=STAY, by=BENCH | OFFICE, asks=ChangedClaims,
        checks=(items_of_the_claimants("added"), _something_changes, _something_left, _before_the_evidence_ends),
        does=_change, says="受理增加、变更的仲裁请求", basis="办案规则 第44条、第46条第3项",
    ),
)
