"""Parties (当事人): who the case is between, and whom the paper goes to."""

from collections.abc import Iterator

from mediation.rules import agents
from mediation.rules.codes import Side
from mediation.rules.codes.succession import ChangeGround
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
        applicants_before=_before(paper, Side.APPLICANT),
        respondents_before=_before(paper, Side.RESPONDENT),
    )


def _before(paper: Paper, side: Side) -> list[str]:
    """The names of the side until this step changed who the case is between: a notice of a change tells of the case as it was, then of
    the change (办案规则 第46条). Empty where the step changes nobody.
    """
    known, here, entry = paper.known, paper.here, paper.entry
    exits = {number: how for number, how in here.gone.items() if how.seq == entry.seq}
    came = {n for n, seq in here.joined.items() if seq == entry.seq} | {n for how in exits.values() for n in how.by}
    renamed = entry.used.names.get("before") if entry.answer("ground") == ChangeGround.RENAMED else None
    if not (came or exits or renamed):
        return []
    there = ({*known.present_in(here)} | exits.keys()) - came
    return [
        renamed if renamed and number == entry.answer("party") else known.parties[number].name
        for number in here.parties
        if number in there and known.parties[number].side is side
    ]


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
