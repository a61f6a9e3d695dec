"""Two cases become one (并案): the later goes into the earlier, whose number, tribunal and time limits stand.

Cases that keep their own numbers and are only heard together need no step: see 合并开庭 in hearing.py.
"""

from dataclasses import replace
from datetime import date

from ..acts import Act
from ..codes import Kind, Outcome
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, ask
from ..seats import TRIBUNAL
from ..states.arbitration import FILED, FORMED, MERGED
from ..step import Rank, Situation, Step
from .arbitration import APPROVES, BENCH
from .pending import not_while_pending

BEFORE_A_HEARING = frozenset({FILED.name, FORMED.name})


class Merge(Act):
    """并案: into which case this one goes, with all its parties, claims and evidence."""

    on: date = ask("决定并案之日", not_after="today")
    into: int = ask("并入哪一案", options="siblings", help="受理在先、还没有定开庭日的；审限从那一案的受理之日起算")
    reason: Long = ask("并案的理由", long="long", help="例如：同一用人单位、同一事实，各方请求可以一并审理")


def siblings(case: CaseFacts, here: Proceeding) -> list[Proceeding]:
    """The case's other arbitrations into which this one may go: of the same office, accepted no later, before a hearing is set.

    Into a later one it may not: nobody's 45 days become longer by it (办案规则 第46条 does not name 并案).
    """
    return [
        other
        for other in case.proceedings.values()
        if (other.kind, other.unit) == (here.kind, here.unit)
        and other.number != here.number
        and other.state in BEFORE_A_HEARING
        and other.accepted_on is not None
        and here.accepted_on is not None
        and other.accepted_on <= here.accepted_on
        and not _decided(case, other)
    ]


def _decided(case: CaseFacts, here: Proceeding) -> bool:
    """Something was awarded or settled already."""
    return bool(here.decisions or case.promised_in(here))


# --- guards and checks ----------------------------------------------------------------------------------------


def _nothing_was_decided(situation: Situation) -> str | None:
    decided = _decided(situation.case, situation.here)
    return "本案已有先行裁决、部分调解或者履行事项，不能再并案。" if decided else None


def _somewhere_to_go(situation: Situation) -> str | None:
    if siblings(situation.case, situation.here):
        return None
    return (
        "没有可以并入的案件：须是同一争议中受理在先、还没有定开庭日的仲裁案件。"
        "各自立案的案件要一并审理的，定开庭日时填写合并开庭的案号。"
    )


def _into_one_of_them(situation: Situation, form: Merge) -> dict[str, str]:
    chosen = next((p for p in siblings(situation.case, situation.here) if p.number == form.into), None)
    if chosen is None:
        return {"into": "请在列出的案件中选择：受理在先、还没有定开庭日的。"}
    why = not_while_pending(replace(situation, proceeding=chosen))
    return {"into": f"要并入的案件中，{why}"} if why else {}


# --- effects --------------------------------------------------------------------------------------------------


def _go_together(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """Parties, claims, who may not sit and what was served go along; what this case was stays readable in it."""
    other = facts.proceedings[entry.as_(Merge).into]
    other.parties = tuple(sorted({*other.parties, *here.parties}))
    other.claims = tuple(sorted({*other.claims, *here.claims}))
    other.shut_out |= here.shut_out
    other.paused |= here.paused
    other.left |= here.left
    other.gone |= here.gone
    served, known = {delivery.seq for delivery in here.deliveries}, {e.seq for e in other.entries}
    carried = [e for e in here.entries if e.seq in served - known]
    other.entries = sorted([*other.entries, *carried], key=lambda e: e.seq)
    brought = [delivery for delivery in here.deliveries if delivery.seq not in known]
    other.deliveries = sorted([*other.deliveries, *brought], key=lambda delivery: delivery.seq)


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.MERGE_ARBITRATION, "并案", Kind.ARBITRATION,
        at=frozenset({FILED, FORMED}), to=MERGED, by=APPROVES | BENCH, seats=TRIBUNAL, asks=Merge, outcome=Outcome.MERGED,
        unless=(_nothing_was_decided, _somewhere_to_go, not_while_pending), checks=(_into_one_of_them,), does=_go_together,
        rank=Rank.LAST, says="并入{into}一并审理", basis="办案规则 第46条（并案不重新计算期限）",
    ),
)
