"""Parties (当事人): who the case is between, and whom the paper goes to."""

from collections.abc import Iterator

from mediation.rules import agents
from mediation.rules.codes import Side
from mediation.rules.do import Do
from mediation.rules.steps import electing
from mediation.rules.steps.undecided import withdrawers
from mediation.services.papers import printed
from mediation.services.papers.data.context import Paper

ENDED_BY_WHO_ASKS = (
    Do.WITHDRAW_ARBITRATION, Do.WITHDRAW_PART, Do.WITHDRAW_REST, Do.DEEM_WITHDRAWN, Do.DEEM_PART_WITHDRAWN, Do.DEEM_REST_WITHDRAWN,
)  # fmt: skip
"""The steps by which whoever asks withdraws, or is taken to (调解仲裁法 第36条；办案规则 第35、39条)."""


def build(paper: Paper) -> printed.Parties:
    """The parties on their sides, the addressee among them, and who acts for them on the day of the step."""
    sides = paper.context.sides
    return printed.Parties(
        addressee=paper.context.people.get(paper.party),
        applicants=sides[Side.APPLICANT],
        respondents=sides[Side.RESPONDENT],
        thirds=sides[Side.THIRD],
        agents=list(_agents(paper)),
        representatives=_representatives(paper),
        withdrawing=withdrawers(paper.known, paper.here, paper.entry) if paper.entry.step in ENDED_BY_WHO_ASKS else [],
    )


def _representatives(paper: Paper) -> printed.RepresentativesData | None:
    """The elected representatives whom the paper names among the applicants; None where nobody was elected by the day of the step."""
    known, here, shown = paper.known, paper.here, paper.context.sides[Side.APPLICANT]
    chosen = set(electing.elected(known, here)) if electing.chosen_by(here) <= paper.entry.seq else set()
    if not (named := [party for party in shown if party.number in chosen]):
        return None
    return printed.RepresentativesData(
        numbers=[party.number for party in named],
        names="、".join(party.name for party in named),
        powers="、".join(power.label for power in electing.powers_given(here)),
        but="、".join(party.name for party in shown if electing.came_after(here, party.number)),
    )


def _agents(paper: Paper) -> Iterator[printed.AgentData]:
    """Those who act on the day of the step for parties whom the paper names."""
    on = paper.entry.on
    for agent in agents.acting(paper.known, paper.here, on):
        for side, those in paper.context.sides.items():
            if mine := [party for party in those if party.number in agent.principals]:
                extent = agents.extent(agent, on).partition("：")[0]
                yield printed.AgentData(
                    principals=[party.number for party in mine], whose=_together(side, those, mine), kind=agent.basis.label,
                    says=agents.called(agent), extent=extent,
                )  # fmt: skip


def _together(side: Side, all_of_it: list[printed.PartyData], mine: list[printed.PartyData]) -> str:
    """The principals by name; of a side that has one agent for everybody, the side."""
    return f"上列{side.label}" if len(mine) > 1 and mine == all_of_it else "、".join(party.name for party in mine)
