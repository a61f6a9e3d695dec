"""Once only (一事不再理): 办案规则 第34、35、39条. A refusal or 按撤回 bars; a withdrawal of one's own does not."""

from collections.abc import Iterator

from ..codes import Kind, Outcome, Side
from ..codes.intake import Earlier
from ..step import Reference
from .application import Applied, EarlierCase
from .caution import Caution

SAID = {
    Earlier.REFUSED: ("曾就同一事实和请求被决定不予受理，不能再受理", "办案规则第34条", True),
    Earlier.DEEMED_WITHDRAWN: ("曾被按撤回申请处理，就同一请求再次申请的，不予受理", "办案规则第39条", True),
    Earlier.WITHDRAWN: ("曾自行撤回申请：不妨碍再次申请，符合条件的应当受理", "办案规则第35条", False),
    Earlier.PENDING: ("同一争议正在其他仲裁委员会或者法院处理，不能重复受理", "办案规则第34条", True),
    Earlier.DECIDED: ("同一争议已有生效的法律文书，不能再受理", "办案规则第34条", True),
}
BARS = {Outcome.NOT_ACCEPTED: Earlier.REFUSED, Outcome.DEEMED_WITHDRAWN: Earlier.DEEMED_WITHDRAWN}
FREE = (Outcome.ARBITRATION_WITHDRAWN, Outcome.RECONCILED_WITHDRAWN)
DECIDED = (Outcome.SETTLED, Outcome.AWARD_FINAL, Outcome.AWARD_NON_FINAL, Outcome.AWARD_SPLIT)


def check(application: Applied, _: Reference) -> Iterator[Caution]:
    """Yield a caution for each earlier application that the applicant tells of, or that is on file of the same people."""
    if application.kind is not Kind.ARBITRATION:
        return
    for earlier in Earlier:
        if earlier in application.earlier:
            says, basis, grave = SAID[earlier]
            yield Caution("once_only", f"{says}。", basis, grave=grave)
    for case in application.on_file:
        earlier_of = _became(case)
        if earlier_of is not None and _is_about(earlier_of, case, application):
            says, basis, _grave = SAID[earlier_of]
            told = f"{case.names}（{case.docket or '未编号'}，{case.on}）：{says}。请核对是否同一事实和请求。"
            yield Caution("once_only", told, basis)


def _is_about(earlier: Earlier, case: EarlierCase, application: Applied) -> bool:
    """Tell whether the earlier case bears on what this person asks for now: a decision on the claims that it decided, one that runs
    while something of his is in it. What was left 另行解决, dropped or never decided may be asked for again (办案规则 第34、35条).
    """
    if earlier not in (Earlier.DECIDED, Earlier.PENDING) or case.items is None:
        return True
    own = {number for number, person in enumerate(application.of_side(Side.APPLICANT), start=1) if person.name == case.names}
    asked = {wish.item for wish in application.wishes if wish.worker in own} or application.items
    return bool(case.items) and (earlier is Earlier.PENDING or not asked or bool(asked & case.items))


def _became(case: EarlierCase) -> Earlier | None:
    """Return the outcome of an earlier arbitration; None for what does not bear on a new one."""
    if case.kind is not Kind.ARBITRATION:
        return None
    if not case.outcome:
        return Earlier.PENDING
    if case.outcome in FREE:
        return Earlier.WITHDRAWN
    return Earlier.DECIDED if case.outcome in DECIDED else BARS.get(Outcome(case.outcome))
