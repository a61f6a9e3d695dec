"""Against whom a claim is (请求的对方), and who performs what was promised or awarded (履行义务人): one, several jointly, one in addition
to another, or one beforehand.

Nothing here says who is liable: that is agreed or decided. Where only one can be, nobody is asked.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from .amounts import figures
from .codes import Side
from .codes.liability import Ground
from .codes.succession import ChangeGround
from .facts import CaseFacts, Claim, Decision, Proceeding
from .grounds import BY_GROUND, ground_fault
from .lineage import exit_of
from .owed import Liable, Promise
from .party import Party

DEATHS = frozenset({ChangeGround.DIED, ChangeGround.OPERATOR_DIED})
"""The grounds on which heirs take a place: they answer out of the estate (民法典 第1161条)."""
EVERYTHING, FEN = Decimal(100), Decimal("0.01")


class Owing(Protocol):
    """A row that says who performs it. `backs` pay what the `debtors` cannot, up to `up_to` 元 together; `first` pay before them;
    `ground` says why."""

    debtors: list[int]
    backs: list[int]
    up_to: Decimal | None
    first: list[int]
    ground: Ground | None


@dataclass(frozen=True, slots=True)
class Owed:
    """A thing that somebody owes: the payee, the claim it is on (None: on none), and whether it is money."""

    payee: int
    claim: Claim | None
    is_money: bool


@dataclass(frozen=True, slots=True)
class Estate:
    """The heirs among those who perform, who owe what a dead party owed, and only up to what they had of its estate (民法典 第1161条).
    `apart`: nothing joins them, and each owes by what he inherited. `beside` is one who was a party already.
    """

    of: Party
    heirs: tuple[Party, ...]
    apart: bool
    beside: frozenset[int]

    @property
    def words(self) -> list[str]:
        """The words on how they answer, those who came for the dead first."""
        came = [party for party in self.heirs if party.number not in self.beside]
        share = "，按所得遗产的份额承担" if self.apart else "清偿"
        each = "各" if len(came) > 1 else ""
        estate = f"{self.of.name}{'' if self.of.is_person else '的经营者'}遗产"
        said = [f"{_names(came)}{each}以所得{estate}的实际价值为限{share}"] if came else []
        own = [party for party in self.heirs if party.number in self.beside]
        return said + [f"{party.name}就承继{self.of.name}的债务，以所得遗产的实际价值为限{share}" for party in own]


def other_side(case: CaseFacts, here: Proceeding, party: int) -> list[Party]:
    """The parties against whom this one stands; a third party (第三人) stands against the respondents, like the applicant."""
    side = Side.APPLICANT if case.parties[party].side is Side.RESPONDENT else Side.RESPONDENT
    return case.of_side(here, side)


def opponents(case: CaseFacts, here: Proceeding, claim: Claim) -> list[Party]:
    """The parties against whom a claim is: those that it names, as far as they are here; where it names none, all of the other side.
    A claim whose only opponent left is against nobody else.
    """
    facing = other_side(case, here, claim.claimant)
    if not claim.against:
        return facing
    return [party for party in facing if party.number in claim.against] or [case.parties[n] for n in claim.against]


def asked_back(case: CaseFacts, here: Proceeding, party: int) -> bool:
    """Tell whether the counter-claims (反申请) that are heard here are against this applicant too: who is asked answers (办案规则 第36条).
    Where there is none, nobody is left out.
    """
    back = [case.claims[n] for n in here.claims if case.parties[case.claims[n].claimant].side is Side.RESPONDENT]
    return not back or any(not claim.against or party in claim.against for claim in back)


def follow(case: CaseFacts, gone: int, came: Sequence[int], shares: Sequence[Decimal] = ()) -> None:
    """Let those who `came` in a party's place stand where it stood: as whom a claim is against, and as who performs what is still to
    come, each for its share in % (民法典 第177条), or where there are none, jointly (第67条: who was divided). Nobody came: what was said
    of it stays.
    """
    if not came:
        return
    for claim in case.claims.values():
        claim.against = _instead(claim.against, gone, came)
    parts = tuple(zip(came, shares, strict=True)) if shares else ()
    for line in [each for each in (*case.promises.values(), *case.unsigned.values()) if each.unperformed]:
        if parts and line.liable is None and _owes(case, line, gone):  # the whole other side owes it, and of it these a part only
            line.liable = Liable(tuple(party.number for party in who_owes(case, case.proceedings[line.proceeding], line)))
        line.liable = _moved(line.liable, gone, came, parts)
    for decision in (each for here in case.proceedings.values() for each in here.decisions):
        decision.liable = _moved(decision.liable, gone, came, parts)


def hold_to(case: CaseFacts, here: Proceeding) -> None:
    """Write down who is to perform what stands and names nobody, before somebody joins the other side: what was agreed binds who agreed
    (调解仲裁法 第14条第2款).
    """
    for line in (*case.promised_in(here), *(each for each in case.unsigned.values() if each.proceeding == here.number)):
        if line.liable is None:
            line.liable = Liable(tuple(party.number for party in who_owes(case, here, line)))


def stand_beside(case: CaseFacts, here: Proceeding, number: int, came: Sequence[int]) -> None:
    """Let those who `came` answer beside a party of this proceeding, jointly, for what is claimed of it by name and what it is still to
    perform (个体工商户: 民法典 第56条).
    """
    for claim in (case.claims[n] for n in here.claims):
        if number in claim.against:
            claim.against = (*claim.against, *came)
    for line in case.promised_in(here):
        if line.open and _owes(case, line, number):
            said = line.liable or Liable(tuple(party.number for party in who_owes(case, here, line) if party.number not in came))
            line.liable = replace(said, debtors=(*said.debtors, *came))


def owes(case: CaseFacts, number: int) -> bool:
    """Tell whether something that was agreed or awarded is still to be performed by this party, alone, with others or beside them."""
    open_lines = [line for line in case.promises.values() if line.open]
    return any(_owes(case, line, number) or (line.liable and number in line.liable.everybody) for line in open_lines)


def _owes(case: CaseFacts, line: Promise, number: int) -> bool:
    return any(party.number == number for party in who_owes(case, case.proceedings[line.proceeding], line))


def _instead(numbers: tuple[int, ...], gone: int, came: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(n for number in numbers for n in (came if number == gone else (number,))))


def _moved(owing: Liable | None, gone: int, came: Sequence[int], parts: Sequence[tuple[int, Decimal]] = ()) -> Liable | None:
    if owing is None:
        return None
    whole = dict(owing.parts).get(gone, EVERYTHING)
    come = [(n, share * whole / EVERYTHING) for n, share in parts if gone in owing.everybody]
    if gone in dict(owing.parts) and not parts:  # one who answered for a part, and those who follow answer for it alike
        come = [(n, whole / len(came)) for n in came]
    debtors = _instead(owing.debtors, gone, came)  # who backed another, or paid before it, and now stands in its place, owes it
    backs, first = (tuple(n for n in _instead(each, gone, came) if n not in debtors) for each in (owing.backs, owing.first))
    had, answered = dict(owing.parts), set(owing.everybody)
    took = [(n, share + had[n]) if n in had else (n, share) for n, share in come if n in had or n not in answered]
    stay = [part for part in owing.parts if part[0] != gone and part[0] not in dict(took)]  # who answered for all of it goes on to
    up_to = owing.up_to if backs or (first and owing.ground is Ground.OWNER_ADVANCES) else None
    return Liable(debtors, backs, up_to, first, (*stay, *took), owing.ground)


def several_could(case: CaseFacts, here: Proceeding) -> bool:
    """Tell whether it has to be asked who performs: more than one party might (被申请人有数人，或者有第三人)."""
    claimants = {claim.claimant for claim in case.claimed_in(here)}
    owing = case.of_side(here, Side.RESPONDENT, Side.THIRD)
    return len(owing) > 1 or (
        len(case.of_side(here, Side.APPLICANT)) > 1 and any(case.parties[n].side is Side.RESPONDENT for n in claimants)
    )


def liable(row: Owing, claim: Claim | None) -> Liable | None:
    """Those who perform, as the row says; where it names nobody, the one party that the claim names. None: nobody was named, and it
    is the other side than the payee's.
    """
    named = tuple(row.debtors) or (claim.against if claim is not None and len(claim.against) == 1 else ())
    if not (named or row.backs or row.first or row.ground):
        return None
    return Liable(named, tuple(row.backs), row.up_to, tuple(row.first), ground=row.ground)


def debtors_fault(case: CaseFacts, here: Proceeding, row: Owing, owed: Owed) -> dict[str, str]:
    """Return the faults of who is to perform one row, by field."""
    facing = opponents(case, here, owed.claim) if owed.claim is not None else other_side(case, here, owed.payee)
    named = set(row.debtors) or ({facing[0].number} if len(facing) == 1 else set())
    if not named:
        return {"debtors": f"本案对方有{len(facing)}位（{_names(facing)}），请选由谁履行：选几位的，对全部承担连带责任"
                           "（民法典第178条），同一债务人的几位继承人除外，各以所得遗产为限（第1161条）；各付各的份额的，每人写一行。"}
    if owed.payee in named.union(row.backs, row.first):
        return {"debtors": "义务人不能是应得人自己，请重新选择。"}
    if named.intersection([*row.backs, *row.first]):
        return {"debtors": "补充责任人、先行清偿人是义务人以外的人，请在“由谁履行”中去掉他。"}
    if row.up_to is not None and not row.backs and row.ground is not Ground.OWNER_ADVANCES:
        return {"backs": "填写了补充责任的限额，请选补充责任人；没有补充责任的，请清空限额。"}
    if (row.backs or row.first) and not owed.is_money:
        return {"backs" if row.backs else "first": "补充责任、先行清偿只就款项约定或者裁决；要做的事请只选由谁履行。"}
    return ground_fault(row.ground, len(named), row.first, row.backs, capped=row.up_to is not None)


def who_owes(case: CaseFacts, here: Proceeding, line: Promise) -> list[Party]:
    """The parties who perform a line: those it names, else the other side than its payee's. An employer may be the applicant."""
    named = line.liable.debtors if line.liable else ()
    return [case.parties[n] for n in named] or other_side(case, here, line.payee)


def spared(case: CaseFacts, here: Proceeding, claim: Claim, decision: Decision) -> list[Party]:
    """The parties of whom the claim was asked and who are not ordered to perform what is upheld of it, or only up to a sum below it:
    against them it is dismissed. None where nobody was named, for then it is the whole other side.
    """
    owing = decision.liable
    if not decision.upheld or owing is None or not owing.debtors:
        return []
    backs = owing.backs if owing.up_to is None or (decision.amount is not None and owing.up_to >= decision.amount) else ()
    whole = owing.ground is not Ground.OWNER_ADVANCES or owing.up_to is None or decision.amount is None or owing.up_to >= decision.amount
    first = owing.first if whole else ()
    return [party for party in opponents(case, here, claim) if party.number not in {*owing.debtors, *backs, *first}]


def payers(case: CaseFacts, owing: Liable | None) -> str:
    """The names of who performs, as it was said; '' where nobody was named."""
    return _names([case.parties[n] for n in owing.debtors]) if owing else ""


def after_names(names: str, said: str) -> str:
    """Return words of `terms` as they follow the names of those who perform, which are not said twice."""
    return said.removeprefix(names) if said.startswith(f"{names}承担") else said


def terms(case: CaseFacts, here: Proceeding, owing: Liable | None, payee: int, made: int | None = None) -> str:
    """The way in which those named answer for it, in the words of a paper; '' where one party alone performs or nobody was named.
    `made`: the entry that made a line of money, 0: an order that is being made; None: it is an act, for which no estate stands.

    连带: 民法典 第178条; 先行清偿: 保障农民工工资支付条例 第30、36条, and the payer's claim against the employer stays;
    heirs: 民法典 第1161条.
    """
    named = owing.debtors if owing else ()
    debtors = [case.parties[n] for n in named] or other_side(case, here, payee)
    beside = {*owing.backs, *owing.first} if owing else set()
    answering = [*debtors, *_of(case, sorted(beside))]
    estates = [] if made is None else _estates(case, here, answering, made)
    limits = [words for estate in estates for words in estate.words]
    if owing is None:
        return "，".join(limits)
    apart = {party.number for estate in estates if estate.apart for party in estate.heirs} & set(owing.everybody)
    whole = [party for party in debtors if party.number not in apart | dict(owing.parts).keys()]
    said = [f"{_names(whole)}承担连带责任"] if len(whole) > 1 and owing.debtors else []
    said += [f"{_names(whole)}对全部承担责任"] if len(whole) == 1 and len(debtors) > 1 and (owing.parts or apart) else []
    said += limits
    said += [f"{case.parties[n].name}承担其中{_percent(share)}" for n, share in owing.parts if n not in beside]
    if owing.backs:
        limit = f"在{figures(owing.up_to)}元范围内" if owing.up_to is not None else ""
        how = _how(owing, owing.backs, apart)
        said.append(f"{_with_shares(case, owing, owing.backs)}对{_names(debtors)}不能清偿的部分{limit}{how}承担补充责任")
    if owing.first and owing.ground is Ground.OWNER_ADVANCES:
        limit = f"（{figures(owing.up_to)}元）" if owing.up_to is not None else ""
        said.append(f"由{_with_shares(case, owing, owing.first)}以未结清的工程款{limit}为限先行垫付")
    elif owing.first:
        names, how = _names(_of(case, owing.first)), _how(owing, owing.first, apart)
        said.append(f"由{_with_shares(case, owing, owing.first)}{how}先行清偿，{names}清偿后可以依法向{_names(debtors)}追偿")
    if owing.ground is None:
        return "，".join(said)
    article = BY_GROUND[owing.ground].article
    return f"{'，'.join(said)}（{article}）" if said else f"依据{article}"


def _estates(case: CaseFacts, here: Proceeding, debtors: Sequence[Party], made: int) -> list[Estate]:
    """The estates out of which some of the debtors perform. What an heir promised himself binds him as he promised it: he may pay more of
    his own will (民法典 第1161条第1款).
    """
    awarded = not made or made in {decision.seq for decision in here.decisions}
    found: dict[int, list[Party]] = {}
    for party in debtors:
        for before in (*(() if party.predecessor is None else (party.predecessor,)), *party.inherits):
            left = exit_of(case, before)
            if left is not None and left.ground in DEATHS and (awarded or made < left.seq):
                found.setdefault(before, []).append(party)
    return [
        Estate(case.parties[of], tuple(heirs), len(heirs) > 1 and not _before(case, of, made), frozenset(
            party.number for party in heirs if of in party.inherits
        ))
        for of, heirs in found.items()
    ]  # fmt: skip


def _before(case: CaseFacts, dead: int, made: int) -> bool:
    """Tell whether the line stood when the party died: how its heirs answer for it was asked then (`follow`)."""
    left = exit_of(case, dead)
    return bool(made) and left is not None and made < left.seq


def _of(case: CaseFacts, numbers: Iterable[int]) -> list[Party]:
    return [case.parties[n] for n in numbers]


def _percent(share: Decimal) -> str:
    return f"{share.quantize(FEN).normalize():f}%"


def _with_shares(case: CaseFacts, owing: Liable, several: Sequence[int]) -> str:
    """The names of these, each with the share for which it answers, where it does for one only: 甲（60%）、乙（40%）."""
    parts = dict(owing.parts)
    return "、".join(f"{case.parties[n].name}（{_percent(parts[n])}）" if n in parts else case.parties[n].name for n in several)


def _how(owing: Liable, several: Collection[int], apart: Collection[int]) -> str:
    """The word on how several answer alongside each other for what they pay beside the debtors (民法典 第177、178条): jointly where
    nothing parts them.
    """
    if len(several) < 2:
        return ""
    return "按份额" if set(several) & (set(apart) | dict(owing.parts).keys()) else "连带"


def _names(parties: Collection[Party]) -> str:
    return "、".join(party.name for party in parties)
