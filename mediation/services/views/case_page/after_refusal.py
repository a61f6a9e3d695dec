"""The ways that are left when an agreement was not reviewed or confirmed (不予受理、不予制作、驳回、撤回): told where it was refused, and
gone from its mediation, be that file closed or not (办案规则 第78、79条; 民事诉讼法 第206条).
"""

from collections.abc import Iterator
from dataclasses import replace

from mediation.rules import lifecycle
from mediation.rules.codes import Kind, Outcome
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.rules.step import Situation

REFUSED = frozenset({
    Outcome.NOT_ACCEPTED, Outcome.REVIEW_DENIED, Outcome.REVIEW_WITHDRAWN, Outcome.NOT_CONFIRMED, Outcome.CONFIRMATION_WITHDRAWN,
})  # fmt: skip
LEFT = {
    Do.RECORD_PAYMENT_ORDER: "工资、工伤医疗费、经济补偿、赔偿金到期没付的，可以自己到法院申请支付令",
    Do.APPLY_REVIEW: "对方愿意的，双方还可以一起申请仲裁审查",
    Do.APPLY_CONFIRMATION: "对方愿意的，双方还可以一起请法院确认协议",
    Do.ARBITRATE_AGREEMENT: "可以按协议没有付的数申请仲裁",
    Do.APPLY_ARBITRATION: "可以就原来的争议申请仲裁，材料由调解组织移送",
}
"""The steps of the mediation that may be left, in the words for the parties."""
SHUT = {
    Outcome.REVIEW_DENIED: frozenset({Do.APPLY_REVIEW}),
    Outcome.NOT_CONFIRMED: frozenset({Do.APPLY_REVIEW, Do.APPLY_CONFIRMATION}),
}
"""The ways that are shut for those whose agreement was found wanting, whoever else of them may still go there (办案规则 第79条; 民事诉讼法
第206条)."""
ANEW = "可以请原来的调解组织重新调解，改好协议或者另外达成协议"


def ways_left(situation: Situation) -> Iterator[tuple[str, str]]:
    """Yield each way that is open now in words, and where it is gone: nothing where the agreement was reviewed or confirmed."""
    here, case = situation.here, situation.case
    mediated = case.proceedings.get(here.came_from or 0)
    if here.kind not in (Kind.REVIEW, Kind.CONFIRMATION) or here.outcome not in REFUSED or mediated is None:
        return
    there = replace(situation, proceeding=mediated)
    shut = SHUT.get(Outcome(here.outcome), frozenset())
    for step, said in LEFT.items():
        if step not in shut and not lifecycle.refusals(STEPS[step], there) and not _over(step, there):
            yield said, f"在调解程序中办理“{STEPS[step].label}”"
    if here.outcome in (Outcome.REVIEW_DENIED, Outcome.NOT_CONFIRMED):
        yield ANEW, "请联系原来的调解组织"


def _over(step: Do, there: Situation) -> bool:
    """Tell whether the step's last day has gone by: nobody is led to what is over."""
    last = STEPS[step].last_day
    day = last(there) if last else None
    return day is not None and day < there.today
