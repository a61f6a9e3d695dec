"""The remedies that are open to somebody (救济途径): the courts to go to, the last days for it, the ways that are open, and
what was not performed to him."""

from mediation.rules import liability, local
from mediation.rules.deadlines.clocks import ClockState
from mediation.rules.owed import Promise
from mediation.rules.steps.demanding import answers_for
from mediation.rules.steps.overdue import may_be_asked_for
from mediation.services.base import reference
from mediation.services.papers import printed
from mediation.services.papers.data.agreement import usual_words
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_lines import OwedLine, OwingLine


def courts(paper: Paper) -> printed.Courts:
    """The bodies as the bureau has named them in its parameters."""
    session = paper.context.session
    return printed.Courts(
        first_instance=reference.setting(session, local.FIRST_INSTANCE),
        intermediate=reference.setting(session, local.INTERMEDIATE),
        refusal_period=reference.setting(session, "remedy.refusal_period"),
        review_body=reference.setting(session, local.REVIEW_BODY),
        administrative=reference.setting(session, local.ADMINISTRATIVE_COURT),
    )


def clocks(paper: Paper) -> dict[str, printed.Clock]:
    """The last days by the ids of their limits, as far as they bind whom the paper is for; to the file go the first of each.

    A day that another party has is not the addressee's, whose own begins with his receipt (调解仲裁法 第30条); one that was over before the
    paper, or of a clock that stands still, is no day to keep.
    """
    found: dict[str, printed.Clock] = {}
    for each in paper.context.clocks:
        another = paper.party and each.party not in (None, paper.party)
        if another or each.due_on < paper.entry.on or each.state is ClockState.SUSPENDED:
            continue
        if each.party in (None, paper.party) or each.limit not in found:
            found[each.limit] = printed.Clock(due_on=each.due_on, why=each.why, provisional=each.provisional)
    return found


def ways(paper: Paper) -> list[str]:
    """The ways that stood open to whom the paper is for when the step was done, as it told them; old entries told everybody all."""
    used = paper.entry.used
    if not used.told:
        return list(used.remedies)
    return [used.remedies[place] for place in used.told.get(str(paper.party), ())]


def owed(paper: Paper) -> list[OwedLine]:
    """List what was overdue to whom the paper is for on the day of the step, with the instalments that by agreement fell due with it, the
    first day first.
    """
    asked = may_be_asked_for(paper.known, paper.here, paper.entry.on)
    mine = [line for line in asked if line.payee == paper.party]
    return [_owed(paper, line) for line in sorted(mine, key=lambda line: (line.due_on or paper.entry.on, line.number))]


def owing(paper: Paper) -> list[OwingLine]:
    """List what whom the paper is for had to perform by then and has not, as `owed` does, each to whom."""
    known, here = paper.known, paper.here
    mine = [line for line in may_be_asked_for(known, here, paper.entry.on) if paper.party in answers_for(known, here, line)]
    return [
        OwingLine(
            **_owed(paper, line).model_dump(), payee=known.parties[line.payee].name,
            terms=liability.terms(known, here, line.liable, line.payee, line.sum_made),
        )
        for line in sorted(mine, key=lambda line: (line.due_on or paper.entry.on, line.number))
    ]  # fmt: skip


def _owed(paper: Paper, line: Promise) -> OwedLine:
    assert line.due_on is not None, "what is overdue has its day"
    return OwedLine(
        what=usual_words(paper, line),
        due_on=line.due_on,
        amount=line.amount,
        paid=None if line.amount is None else line.paid,
        with_it=not line.is_overdue(paper.entry.on),
    )
