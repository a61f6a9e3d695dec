"""Parties (当事人): who the case is between, and whom the paper goes to."""

from mediation.rules.codes import Side
from mediation.services.papers import printed
from mediation.services.papers.data.context import Paper


def build(paper: Paper) -> printed.Parties:
    """The parties on their sides, and the addressee among them."""
    sides = paper.context.sides
    return printed.Parties(
        addressee=paper.context.people.get(paper.party),
        applicants=sides[Side.APPLICANT],
        respondents=sides[Side.RESPONDENT],
        thirds=sides[Side.THIRD],
    )
