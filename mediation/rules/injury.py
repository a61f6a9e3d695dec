"""The chain of an injury at work (工伤): 确认劳动关系 → 工伤认定 → 劳动能力鉴定 → 待遇, per worker, as the whole case tells it.

The department and the assessment committee act, the office notes what they did: nothing here decides anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from .codes import Item
from .codes.injury import Assessment, Recognition
from .codes.succession import ChangeGround
from .do import Do
from .facts import CaseFacts, Entry, Proceeding
from .sameness import name_key

CHAIN = (Do.RECORD_INJURY, Do.RECORD_ASSESSMENT)
"""The steps that note it, in whichever proceeding of the case."""
ASKED = frozenset({Recognition.ASKED_BY_EMPLOYER, Recognition.ASKED_BY_WORKER})
DECIDED = frozenset({Recognition.RECOGNISED, Recognition.DEEMED, Recognition.REJECTED})
AN_INJURY = frozenset({Recognition.RECOGNISED, Recognition.DEEMED})
SET_ASIDE = frozenset({Recognition.DECLINE_SET_ASIDE, Recognition.DECISION_SET_ASIDE})
"""What a reviewing body or a court set aside is nothing: the department deals with it anew (工伤保险条例 第55条)."""
CONCLUDED = frozenset({Assessment.CONCLUDED, Assessment.CONCLUDED_AGAIN, Assessment.REVIEWED})
UNDER_WAY = frozenset({Recognition.INCOMPLETE, Recognition.COMPLETED, Recognition.ACCEPTED, Recognition.ACCEPTED_CLEAR,
                       Recognition.HALTED, Recognition.RESUMED, *ASKED})  # fmt: skip
BEING_ASSESSED = frozenset({Assessment.ASKED, Assessment.PROLONGED, Assessment.ASKED_AGAIN, Assessment.REVIEW_ASKED})
INJURY_ITEMS = frozenset({Item.INJURY_BENEFIT, Item.INJURY_MEDICAL, Item.INJURY_LEAVE_PAY})
"""The claims that rest on a recognised injury (工伤保险条例 第30至40、62条)."""


@dataclass(slots=True)
class Chain:
    """One worker's chain: his entries, oldest first. A day is None where nobody noted it. `dead`: his heirs stand in his place."""

    worker: int
    dead: bool = False
    recognition: list[Entry] = field(default_factory=list)
    assessment: list[Entry] = field(default_factory=list)

    @property
    def accident(self) -> date | None:
        """The day of the accident or of the diagnosis, from which the thirty days and the year run (第17条)."""
        told = self.of(Recognition.ACCIDENT)
        return told.on if told else None

    def of(self, *stages: Recognition | Assessment) -> Entry | None:
        """The latest entry of one of these stages, or None."""
        return next((e for e in reversed([*self.recognition, *self.assessment]) if e.answer("stage") in stages), None)

    @property
    def stage(self) -> Recognition | None:
        """The latest stage of the recognition; None: nothing was noted."""
        return self.recognition[-1].answer("stage") if self.recognition else None

    @property
    def decided(self) -> Entry | None:
        """The department's latest decision, or None: it made none, or its last one was set aside (第55条)."""
        last = self.of(*DECIDED, Recognition.DECISION_SET_ASIDE)
        return last if last and last.answer("stage") in DECIDED else None

    @property
    def is_injury(self) -> bool:
        """True where the latest decision recognises the injury."""
        return self.decided is not None and self.decided.answer("stage") in AN_INJURY

    @property
    def concluded(self) -> Entry | None:
        """The latest conclusion of an assessment, or None."""
        return self.of(*CONCLUDED)

    @property
    def under_assessment(self) -> Entry | None:
        """The application for an assessment that has no conclusion yet, or None. 停工留薪期 is no assessment of a grade."""
        told = [e for e in self.assessment if e.answer("stage") in BEING_ASSESSED | CONCLUDED]
        return told[-1] if told and told[-1].answer("stage") in BEING_ASSESSED else None

    @property
    def waits_for(self) -> str:
        """Name of what was asked for and has not come yet, 工伤认定结论 or 劳动能力鉴定结论; '': nothing."""
        if self.stage in UNDER_WAY | SET_ASIDE:
            return "工伤认定结论"
        return "劳动能力鉴定结论" if self.under_assessment else ""


def died_on(case: CaseFacts, worker: int) -> date | None:
    """The day on which this worker died, as his heirs' application or the change of parties tells it; None: nobody told."""
    name = name_key(case.parties[worker].name)
    for entry in (entry for here in case.proceedings.values() for entry in here.entries):
        days = [row.died_on for row in entry.answer("deceased") or () if name_key(row.name) == name]
        if entry.step is Do.CHANGE_PARTY and entry.answer("ground") is ChangeGround.DIED and entry.answer("party") == worker:
            days = [entry.answer("since")]
        if days and days[0]:
            day: date = days[0]
            return day
    return None


def hurt(case: CaseFacts, number: int) -> int:
    """Number of whoever was hurt where this party stands now: of an heir the worker who died (工伤保险条例 第39条), else himself."""
    claims = (claim for claim in case.claims.values() if claim.claimant == number and claim.item in INJURY_ITEMS)
    left = {claim.of for claim in claims if claim.of is not None}
    return case.first_of(left.pop() if len(left) == 1 else number)


def sharing(case: CaseFacts, here: Proceeding, number: int) -> tuple[int, ...]:
    """The parties here whose chain is this one's: himself, or all heirs of the one who died."""
    return tuple(n for n in here.members if hurt(case, n) == hurt(case, number)) or (number,)


def chain_of(case: CaseFacts, number: int) -> Chain:
    """The chain that this party's claims rest on; an empty one where nothing was noted."""
    worker = hurt(case, number)
    return chains(case).get(worker) or _begun(case, worker)


def _begun(case: CaseFacts, worker: int) -> Chain:
    return Chain(worker, any(p.predecessor == worker or worker in p.inherits for p in case.parties.values()))


def chains(case: CaseFacts) -> dict[int, Chain]:
    """Each worker's chain, by his number, from the entries of every proceeding of the case; what is noted of an heir is the dead's."""
    found: dict[int, Chain] = {}
    entries = (entry for here in case.proceedings.values() for entry in here.entries if entry.step in CHAIN)
    for entry in sorted(entries, key=lambda each: each.seq):
        worker = hurt(case, entry.answer("party"))
        chain = found.setdefault(worker, _begun(case, worker))
        (chain.recognition if entry.step is Do.RECORD_INJURY else chain.assessment).append(entry)
    return found


def injured(case: CaseFacts, here: Proceeding) -> list[int]:
    """The parties here, by number, whose injury is noted or who claim what rests on one, in their order."""
    claim = {case.claims[number].claimant for number in here.claims if case.claims[number].item in INJURY_ITEMS}
    noted = chains(case).keys()
    return [number for number in here.members if hurt(case, number) in noted or (number in claim and case.parties[number].is_person)]


def awaited(case: CaseFacts, here: Proceeding) -> Iterator[tuple[int, str]]:
    """Each worker here who claims what rests on his injury while its recognition or grade is not decided, and what he waits for
    (办案规则 第47条第6项)."""
    claimants = {case.claims[number].claimant for number in here.claims if case.claims[number].item in INJURY_ITEMS}
    claim = {hurt(case, number) for number in claimants & set(here.members)}
    for number, chain in chains(case).items():
        if number in claim and chain.waits_for:
            yield number, chain.waits_for
