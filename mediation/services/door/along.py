"""Particulars, confirmed addresses for service, agents with their mandates, and evidence, as they go along with the people of a case into
another (并案): each once, on its own day, by the step that notes it.

What the other case has already stays as it is there: the later confirmation of an address alone takes the place of an earlier.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from mediation.rules import agents
from mediation.rules.codes.addresses import AddressPlace
from mediation.rules.codes.agents import AgentBasis, AgentPower
from mediation.rules.do import Do
from mediation.rules.facts import Entry, Exhibit
from mediation.rules.forms import questions
from mediation.rules.mandate import Agent
from mediation.rules.party_particulars import OPEN, SEALED
from mediation.rules.sameness import name_key
from mediation.rules.service_address import ServiceAddress, confirmed
from mediation.rules.steps.addresses import AddressConfirmed
from mediation.rules.steps.agents import NewAgent
from mediation.rules.steps.evidence import EvidenceReceived
from mediation.rules.steps.intake import AmendedParty
from mediation.services.door.bringing import ASKED, Bringing
from mediation.services.record import agents as agent_rows
from mediation.services.record import parties, replayed

TOLD_LATER = [question.name for question in questions(AmendedParty) if question.name in {*OPEN, *SEALED}]
ACCOUNT = ("account_name", "bank", "account")
"""What belongs to one account: of two accounts nothing is mixed."""


class Along:
    """The record of all that stands with the people who are brought, `there` telling each one's number in the other case."""

    def __init__(self, bringing: Bringing, there: dict[int, int]) -> None:
        self.bringing, self.there = bringing, there
        self.known, self.here, self.other = bringing.known, bringing.here, bringing.other

    def steps(self, on: date) -> Iterator[tuple[Do, dict[str, Any]]]:
        """Yield each step of the other case with its answers, to be taken before the next is asked for. `on`: the day of the merger."""
        for number in self.there:
            if told := self._lacking(number):
                yield Do.AMEND_PARTY, {"on": on.isoformat(), "party": self.there[number], **told}
        for address in self._addresses():
            yield Do.CONFIRM_ADDRESS, self._address(address)
        for agent, whom in self._agents(on):
            yield Do.REGISTER_AGENT, self._agent(agent, whom)
            seq = len(replayed.of_case(self.bringing.session, self.other.case_id).entries)
            for mandate in agent.mandates[1:]:
                yield Do.CHANGE_AGENT, {"on": mandate.since.isoformat(), "agent": seq, "powers": _powers(mandate.powers)}
        for (seq, submitter), exhibits in groupby(self._exhibits(), lambda each: (each.seq, self._submitter(each))):
            yield Do.RECORD_EVIDENCE, self._evidence(seq, submitter, list(exhibits))

    def words(self, on: date) -> Iterator[str]:
        """Yield what goes along, and where the two cases tell of one person otherwise."""
        if names := [agent.name for agent, _ in self._agents(on)]:
            yield f"代理人{'、'.join(names)}带入，代理的起始之日和权限不变"
        if count := len(self._addresses()):
            yield f"{count} 份送达地址确认带入"
        if count := len(list(self._exhibits())):
            yield f"{count} 件证据带入"
        for number, there in self.bringing.same.items():
            mine, theirs = self.bringing.rows[number], self.bringing.there[there]
            accounts = {parties.opened(row, "account") for row in (mine, theirs)} - {None, ""}
            if len(accounts) > 1:
                yield f"{self.known.parties[number].name}在两案登记的收款账号不同，{self.other.docket} 登记的不变，请与本人核对"

    # --- particulars and addresses ----------------------------------------------------------------------------

    def _lacking(self, number: int) -> dict[str, str]:
        """The particulars of this person that the other case does not have, of an account all or nothing."""
        mine = self.bringing.rows[number]
        has = {name: value for name in TOLD_LATER if (value := _value(mine, name))}
        if number not in self.bringing.same:
            return {name: value for name, value in has.items() if name not in ASKED}
        theirs = self.bringing.there[self.there[number]]
        lacks = {name: value for name, value in has.items() if not _value(theirs, name)}
        if "account" not in lacks:
            lacks = {name: value for name, value in lacks.items() if name not in ACCOUNT}
        if "id_number" not in lacks:
            lacks.pop("id_paper", None)
        return lacks

    def _addresses(self) -> list[ServiceAddress]:
        """The latest confirmation of each, unless the other case has one of the same day or later (民诉法解释 第137条)."""
        found = []
        for number, there in self.there.items():
            mine, theirs = confirmed(self.known, number), confirmed(self.other.known, there)
            if mine is not None and (theirs is None or mine.on > theirs.on):
                found.append(mine)
        return found

    def _address(self, address: ServiceAddress) -> dict[str, Any]:
        row, told = self.bringing.rows[address.party], self._entry(address.entry).as_(AddressConfirmed)
        sealed = {name: parties.opened(row, name) for name in ("service_phone", "electronic_address")}
        if address.place is AddressPlace.OTHER:
            sealed["service_address"] = parties.opened(row, "service_address")
        if address.channel is None:
            sealed.pop("electronic_address")
        return {
            **told.model_dump(mode="json", include={"by", "place", "receiver", "relation", "channel"}), **sealed,
            "on": self._not_too_early(address.on), "party": self.there[address.party],
        }  # fmt: skip

    # --- agents -----------------------------------------------------------------------------------------------

    def _agents(self, on: date) -> list[tuple[Agent, list[int]]]:
        """The agents who act on that day, those by law first, each with those for whom he does not act in the other case already."""
        found = []
        for agent in agents.acting(self.known, self.here, on):
            whom = [self.there[n] for n in agent.principals if n in self.there and agent.acts_for(n, on)]
            whom = [n for n in whom if n not in self._acts_there(agent)]
            if whom:
                found.append((agent, whom))
        return sorted(found, key=lambda each: each[0].basis is AgentBasis.ENTRUSTED)

    def _acts_there(self, agent: Agent) -> set[int]:
        there = agents.acting(self.other.known, self.other.here)
        one = (
            each
            for each in there
            if (name_key(each.name), each.firm, each.basis) == (name_key(agent.name), agent.firm, agent.basis)
        )
        return {number for each in one for number in each.principals}

    def _agent(self, agent: Agent, whom: list[int]) -> dict[str, Any]:
        rows = agent_rows.of_case(self.bringing.session, self.known, self.bringing.case_id)
        row, told = rows.get(agent.number), self._entry(agent.number).as_(NewAgent)
        sealed = {name: agent_rows.opened(row, name) for name in agent_rows.SEALED} if row is not None else {}
        return {
            **told.model_dump(mode="json", include={"basis", "name", "standing", "firm", "post", "namesake", "note"}), **sealed,
            "on": agent.since.isoformat(), "principals": whom, "powers": _powers(agent.mandates[0].powers),
            "kinds": sorted(map(str, agent.kinds)), "papers": True,
        }  # fmt: skip

    # --- evidence ---------------------------------------------------------------------------------------------

    def _exhibits(self) -> list[Exhibit]:
        """The evidence, in order, without what the same person handed in there under the same name."""
        there = {(each.party, name_key(each.name), each.pages) for each in self.other.known.exhibits_in(self.other.here)}
        return [
            each
            for each in self.known.exhibits_in(self.here)
            if (who := self._submitter(each)) and (who, name_key(each.name), each.pages) not in there
        ]

    def _submitter(self, exhibit: Exhibit) -> int:
        """The party that handed it in, or has taken its place, by the number there; 0: nobody who comes in."""
        takers = (taker for n in self.here.successors(exhibit.party) for taker in self._takers(n))
        return next((self.there[n] for n in takers if n in self.there), 0)

    def _takers(self, number: int) -> list[int]:
        how = self.here.gone.get(number)
        return [number, *(how.takers if how else ())]

    def _evidence(self, seq: int, submitter: int, exhibits: list[Exhibit]) -> dict[str, Any]:
        told = self._entry(seq).as_(EvidenceReceived)
        rows = [
            {
                "name": each.name,
                "proves": each.proves or None,
                "source": each.source or None,
                "handed": str(each.handed),
                "pages": each.pages,
            }
            for each in exhibits
        ]
        return {"on": self._not_too_early(exhibits[0].on), "submitter": submitter, "exhibits": rows, "reason": told.reason}

    # --- of an entry ------------------------------------------------------------------------------------------

    def _entry(self, seq: int) -> Entry:
        return next(entry for here in self.known.proceedings.values() for entry in here.entries if entry.seq == seq)

    def _not_too_early(self, on: date) -> str:
        """The day, or that on which the other case was received, before which nothing is noted there."""
        return max(on, self.other.here.received_on or on).isoformat()


def _value(row: Any, name: str) -> str | None:
    """A particular of a party in plain, sealed or not; None where there is none."""
    value: str | None = parties.opened(row, name) if name in SEALED else getattr(row, name)
    return value


def _powers(powers: frozenset[AgentPower]) -> list[str]:
    return [str(power) for power in AgentPower if power in powers]
