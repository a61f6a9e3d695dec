"""The remedies that are open to somebody (救济途径): the courts to go to, the last days for it, and the ways that are open."""

from mediation.rules import local
from mediation.services.base import reference
from mediation.services.papers import printed
from mediation.services.papers.data.context import Paper


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
    """The last days by the ids of their limits; where each party has its own, the addressee's."""
    found: dict[str, printed.Clock] = {}
    for each in paper.context.clocks:
        if each.party in (None, paper.party) or each.limit not in found:
            found[each.limit] = printed.Clock(due_on=each.due_on, why=each.why, provisional=each.provisional)
    return found


def ways(paper: Paper) -> list[str]:
    """The ways that stood open when the step was done, as it told them."""
    return list(paper.entry.used.remedies)
