"""The subject of a decision (决定的对象), in words: the request that it answers, by whom and about whom."""

from mediation.rules.amounts import chinese_date
from mediation.rules.codes import Side
from mediation.rules.codes.arbitration import RecusalGround, Seat
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.steps.objections import Objection
from mediation.rules.steps.recusal import RecusalRequest
from mediation.services.papers.data import bench
from mediation.services.papers.data.context import Paper

ANSWERED = {
    Do.GRANT_RECUSAL: Do.REQUEST_RECUSAL,
    Do.RECUSE_CLERK: Do.REQUEST_RECUSAL,
    Do.REFUSE_RECUSAL: Do.REQUEST_RECUSAL,
    Do.REJECT_OBJECTION: Do.OBJECT_JURISDICTION,
}
"""By the step that decides: the one that asked."""


def about(paper: Paper) -> str:
    """Return the subject of the decision, as its paper says it; '' of every other step."""
    asked = _asked(paper)
    if asked is None:
        return ""
    if challenge := asked.if_(RecusalRequest):
        return _challenged(paper, asked, challenge)
    objection = asked.as_(Objection)
    return f"{_who(paper, objection.parties)}于{chinese_date(asked.on)}书面提出管辖异议：{objection.reason.strip('。 ')}"


def _asked(paper: Paper) -> Entry | None:
    """The request that the step answers: the last one before it."""
    before = [
        entry
        for entry in paper.here.entries
        if entry.step == ANSWERED.get(Do(paper.entry.step)) and entry.seq < paper.entry.seq
    ]
    return before[-1] if before else None


def _who(paper: Paper, numbers: list[int]) -> str:
    named = [(side, "、".join(p.name for n in numbers for p in (paper.known.parties[n],) if p.side is side)) for side in Side]
    return "、".join(f"{side.label}{names}" for side, names in named if names)


def _challenged(paper: Paper, asked: Entry, form: RecusalRequest) -> str:
    seated = bench.names(paper.here, asked.seq)
    post = {Seat.PRESIDING: "首席仲裁员" if "second" in seated else "独任仲裁员", Seat.CLERK: "书记员"}.get(form.seat, "仲裁员")
    ground = RecusalGround(form.ground).label.partition("（")[0]
    return (
        f"{_who(paper, form.parties)}于{chinese_date(asked.on)}以{post}{seated.get(form.seat, '')}{ground}为由申请其回避："
        f"{form.reason.strip('。 ')}"
    )
