"""The claims (请求) of the case page and what became of them, and what was promised (履行). All sums in 元."""

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from mediation.rules.codes import Item, Kind, Outcome, Side
from mediation.rules.departed import left_behind
from mediation.rules.do import Do
from mediation.rules.effect import refused_paper
from mediation.rules.facts import CaseFacts, Claim, Decision, Proceeding, Promise, WorkedOut
from mediation.rules.liability import after_names, opponents, terms, who_owes
from mediation.rules.settlements import PAPERS, claims_of
from mediation.rules.steps import STEPS
from mediation.rules.steps.calculation import reckons
from mediation.rules.steps.came_meanwhile import came_meanwhile, in_words
from mediation.rules.steps.left_out import LeftAnswers
from mediation.rules.steps.overdue import not_signed_yet
from mediation.rules.steps.setting_aside import taken_away
from mediation.rules.steps.still_to_come import went_on
from mediation.services.papers.catalogue import offered_by
from mediation.services.record import case_rows, words
from mediation.services.views import marks
from mediation.services.views.marks import Mark

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim of `who` against `whom`, and what became of it; None where nothing did. `counter`: the respondent's own (反申请);
    `became`: what is no sum (驳回, 放弃), in words; `final`: 终局, 非终局 or ''; `worked_out` by a calculator; `given_up`: why no
    proceeding handles it any more, '' where one does; `left`: its claimant left the mediation and may carry it on."""

    n: int
    who: str
    whom: str
    counter: bool
    item: str
    claimed: Decimal | None
    agreed: Decimal | None
    awarded: Decimal | None
    paid: Decimal | None
    says: str
    became: list[str]
    final: str
    worked_out: list[WorkedOut]
    given_up: str
    left: bool


@dataclass(frozen=True, slots=True)
class ClaimSum:
    """The sums of the claims that are not given up; None where nothing is known."""

    claimed: Decimal | None
    agreed: Decimal | None
    awarded: Decimal | None
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment that came, and its proof."""

    on: date
    amount: Decimal
    proof: str


@dataclass(frozen=True, slots=True)
class DoingLine:
    """The extent to which an act was found to be done, in words, and its proof."""

    on: date
    done: str
    proof: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A performance line: who is to get what by when, `by` whom and how, and what came of it. `rests_on` is the paper it stands in;
    `due_on` None: it is not in force; `amount` and `unpaid` None: it is an act, and `doings` tell how far it was done. `went_on`: it is
    asked for in an arbitration, which tells what is owed; `elsewhere`: another paper on the same debt counts.
    """

    n: int
    payee: str
    by: str
    what: str
    rests_on: str
    due_on: date | None
    amount: Decimal | None
    paid: Decimal | None
    unpaid: Decimal | None
    mark: Mark
    word: str
    payments: list[PaymentLine]
    doings: list[DoingLine]
    went_on: bool
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class PromiseSum:
    """The sums of the performance lines, one debt once; None where there are none."""

    amount: Decimal | None
    paid: Decimal | None
    unpaid: Decimal | None


def claims(known: CaseFacts, here: Proceeding, hidden: Collection[int]) -> list[ClaimLine]:
    """The claims of this proceeding in order, and those that its parties gave up. What was worked out in a `hidden` mediation is left
    out."""
    said, became = _deeds_promised(known) | _decisions(known), _became(known)
    handled = {n for p in known.proceedings.values() for n in p.claims}
    left = {*left_behind(known, here)}
    given_up = {n for n, claim in known.claims.items() if n not in handled and claim.claimant in here.parties} - left
    given_up |= _gone_to_court(known, here)
    return [
        ClaimLine(
            n=row["number"], who=known.parties[row["claimant"]].name, whom=_whom(known, here, row["number"]),
            counter=known.parties[row["claimant"]].side is Side.RESPONDENT, became=became.get(row["number"], []),
            item=Item(row["item"]).label, claimed=row["claimed"], agreed=row["agreed"], awarded=row["awarded"], paid=row["paid"],
            says=said.get(row["number"], known.claims[row["number"]].detail),
            final={True: "终局", False: "非终局"}.get(row["finality"], ""),
            worked_out=list(_worked_out(known, known.claims[row["number"]], hidden)),
            given_up=_why_gone(known, row["number"]) if row["number"] in given_up else "", left=row["number"] in left,
        )
        for row in case_rows.claim_rows(known).values()
        if row["number"] in {*given_up, *left, *here.claims}
    ]  # fmt: skip


def _gone_to_court(known: CaseFacts, here: Proceeding) -> set[int]:
    """The claims that this arbitration had and a suit for its delay has now (办案规则 第48条): they are said here to have gone."""
    if here.kind is not Kind.ARBITRATION:
        return set()
    return {n for n in here.handled if n not in here.claims and known.claims[n].claimant in here.left}


WHY_GONE = {Outcome.DEEMED_WITHDRAWN: Outcome.DEEMED_WITHDRAWN.label, Outcome.TERMINATED: "已起诉，仲裁终止"}
"""The words for claims of somebody who did not withdraw: he is deemed to have (调解仲裁法 第36条), or has sued (第43条)."""


def _worked_out(known: CaseFacts, claim: Claim, hidden: Collection[int]) -> Iterator[WorkedOut]:
    """The calculations kept with a claim; one that reckons another item, as the claim is now, says so."""
    for found in claim.worked_out:
        if found.proceeding not in hidden or known.proceedings[found.proceeding].kind is not Kind.MEDIATION:
            yield found if reckons(found, claim.item) else replace(found, label=f"{found.label}（不是本项请求的算法）")


def _changed(known: CaseFacts, here: Proceeding) -> Iterator[tuple[int, str]]:
    """Yield each claim that another was changed into, with the words on that: what was worked out for the other is not the sum of
    this one.
    """
    for number in here.claims:
        claim = known.claims[number]
        if claim.instead_of is not None:
            old = known.claims[claim.instead_of]
            anew = "，原来的计算结果不是本项的，请重新计算" if old.worked_out and not claim.worked_out else ""
            yield number, f"由“{Item(old.item).label}”变更{anew}"


def _why_gone(known: CaseFacts, number: int) -> str:
    """The words for a claim that nothing handles any more: who sued, is deemed to have withdrawn or changed it gave up nothing himself."""
    if became := next((each for each in known.claims.values() if each.instead_of == number), None):
        return f"变更为“{Item(became.item).label}”"
    claimant = known.claims[number].claimant
    exits = [here.left[claimant] for here in known.proceedings.values() if claimant in here.left]
    last = max(exits, key=lambda left: left.seq, default=None)
    return WHY_GONE.get(Outcome(last.outcome), "已放弃或撤回") if last else "已放弃或撤回"


def claim_sum(rows: Iterable[ClaimLine]) -> ClaimSum:
    """Return the sums of the claims, in 元, less those that are given up, or whose claimants left."""
    stand = [row for row in rows if not row.given_up and not row.left]
    return ClaimSum(
        claimed=_sum(row.claimed for row in stand),
        agreed=_sum(row.agreed for row in stand),
        awarded=_sum(row.awarded for row in stand),
        paid=_sum(row.paid for row in stand),
    )


def _whom(known: CaseFacts, here: Proceeding, claim: int) -> str:
    """The names of whom the claim is against."""
    return words.people(known, [party.number for party in opponents(known, here, known.claims[claim])])


def _became(known: CaseFacts) -> dict[int, list[str]]:
    """Return the fate of each claim beside sums, by claim: dismissed in an award, or, where an agreement or a settlement left some of
    it out, as its claimant said of that; that a court set the award on it aside.
    """
    found: dict[int, list[str]] = {}
    for number, said in _dismissed(known):
        found.setdefault(number, []).append(said)
    for here in known.proceedings.values():
        for number, said in _set_aside(known, here):
            found.setdefault(number, []).append(said)
        for number in here.claims:
            if said := _left_out(known, here, number):
                found.setdefault(number, []).append(said)
        for number, said in _changed(known, here):
            found.setdefault(number, []).append(said)
        for number, came in came_meanwhile(known, here).items():
            found.setdefault(number, []).extend(in_words(came))
    return found


def _last_words(known: CaseFacts) -> dict[int, Decision]:
    """Return the last decision on each claim: a court's judgment takes the place of the award's (调解仲裁法 第48至50条)."""
    lines = (line for p in known.proceedings.values() for line in p.decisions)
    return {line.claim: line for line in sorted(lines, key=lambda line: line.seq)}


def _dismissed(known: CaseFacts) -> Iterator[tuple[int, str]]:
    for line in _last_words(known).values():
        claimed = known.claims[line.claim].amount
        if not line.upheld:
            yield line.claim, "驳回"
        elif claimed is not None and line.amount is not None and line.amount < claimed:
            yield line.claim, "其余部分驳回"


def _set_aside(known: CaseFacts, here: Proceeding) -> Iterator[tuple[int, str]]:
    if here.outcome == Outcome.SET_ASIDE:
        for number in taken_away(known, here):
            yield number, f"{here.concluded_on} 裁决被撤销"
    if refused_paper(known, here):
        for number in here.claims:
            yield number, f"{here.concluded_on} 裁定不予执行"


def _left_out(known: CaseFacts, here: Proceeding, number: int) -> str:
    """Return the choice of its claimant for the rest of the claim that a result leaves out; '' where it leaves out nothing."""
    claim = known.claims[number]
    for seq in sorted({line.seq for line in known.promised_in(here)}, reverse=True):
        entry = next((entry for entry in here.entries if entry.seq == seq), None)
        if entry and entry.step in PAPERS and number not in claims_of(here, entry):
            continue
        rows: list[LeftAnswers] = (entry.answer("left") or []) if entry else []
        how = next((row.how for row in rows if row.party == claim.claimant), None)
        own = [line for line in known.promised_in(here) if line.seq == seq and line.claim == number]
        got = sum((line.amount or NOTHING for line in own), NOTHING)
        if how and (not own or got < (claim.amount or NOTHING)):
            return f"{'差额' if own else ''}{how.label}"
    return ""


def _deeds_promised(known: CaseFacts) -> dict[int, str]:
    """Return the acts that were promised on each claim, by claim, in words."""
    found: dict[int, str] = {}
    for line in known.promises.values():
        if line.claim is not None and line.amount is None:
            found[line.claim] = f"{found[line.claim]}；{line.what}" if line.claim in found else line.what
    return found


def _decisions(known: CaseFacts) -> dict[int, str]:
    """Return the words of what decided each claim last, by claim."""
    found = {}
    for number, line in _last_words(known).items():
        said = f"{line.says}（{line.why}）" if line.says else line.why
        found[number] = said if line.upheld else "不予支持"
    return found


def promises(known: CaseFacts, here: Proceeding, today: date) -> list[PromiseLine]:
    """The performance lines in order: what was promised or awarded to the parties of this proceeding, here or in one that led to it;
    before a court only what it has before it, since the rest of the award is owed by its own paper (办案规则 第50条第4款)."""
    made = {entry.seq: entry.step for p in known.proceedings.values() for entry in p.entries}
    before = _led_to(known, here)
    lines = [each for each in known.promises.values() if each.proceeding in before and each.payee in here.parties]
    if here.kind in (Kind.SUIT, Kind.ENFORCEMENT):
        lines = [each for each in lines if each.claim is None or each.claim in here.claims]
    unsigned = not_signed_yet(known, [line for line in lines if line.open])
    return [_promise(line, known, made.get(line.seq), today, unsigned) for line in lines]


def _led_to(known: CaseFacts, here: Proceeding) -> set[int]:
    """The numbers of this proceeding and of those that it came from, one out of the other."""
    found, number = set[int](), here.number
    while number:
        found.add(number)
        number = known.proceedings[number].came_from or 0
    return found


def promise_sum(rows: Collection[PromiseLine]) -> PromiseSum:
    """Return the sums of the performance lines, in 元; of one that went to arbitration, or for which another paper counts, what came of
    it: the rest is owed there."""
    return PromiseSum(
        amount=_sum(row.paid if row.went_on or row.elsewhere else row.amount for row in rows), paid=_sum(row.paid for row in rows),
        unpaid=_sum(row.unpaid for row in rows if not row.went_on),
    )  # fmt: skip


def _said_anew(promise: Promise, known: CaseFacts) -> bool:
    """Tell whether a decision that was made anew says it in its place."""
    return any(each.seq == promise.revoked for each in known.proceedings[promise.proceeding].all(Do.DECIDE_HANDLING))


def _court_decided(promise: Promise, known: CaseFacts) -> bool:
    """Tell whether a court has decided on what an award that did not take effect says: its own lines stand in their place (司法解释（一）
    第16、17条), also before they are in force."""
    if promise.due_on is not None or known.proceedings[promise.proceeding].kind is not Kind.ARBITRATION:
        return False
    suits = [p for p in known.proceedings.values() if p.kind is Kind.SUIT and promise.claim in p.claims]
    return any(
        any(line.claim == promise.claim for line in p.decisions)
        or any(line.payee == promise.payee for line in known.promised_in(p))
        for p in suits
    )


def _promise(promise: Promise, known: CaseFacts, made_by: Do | None, today: date, unsigned: Container[int]) -> PromiseLine:
    money = promise.amount is not None
    mark, word = marks.of_promise(promise.due_on, today, comes="到账" if money else "履行", settled=not promise.open)
    if promise.number in unsigned:
        mark, word = marks.NOT_SIGNED
    gone = promise.open and went_on(known, known.proceedings[promise.proceeding], promise)
    if gone:
        mark, word = marks.WENT_ON
    if promise.due_on is None and promise.open and known.proceedings[promise.proceeding].kind is Kind.SUIT:
        mark, word = marks.NOT_IN_FORCE
    sued = promise.open and _court_decided(promise, known)
    if sued:
        mark, word = marks.SUED
    if promise.counted_by is not None:
        mark, word = marks.REPLACED if promise.counted_by > promise.seq else marks.NOT_YET
    if promise.revoked is not None:
        mark, word, gone = *(marks.REPLACED if _said_anew(promise, known) else marks.REVOKED), True
    claim = known.claims.get(promise.claim or 0)
    return PromiseLine(
        n=promise.number, payee=known.parties[promise.payee].name, by=_by(promise, known),
        what=promise.what or (Item(claim.item).label if claim else "款项"), rests_on=_paper_of(made_by) if made_by else "",
        due_on=promise.due_on, amount=promise.amount, paid=promise.paid if money else None,
        unpaid=promise.unpaid if money and not sued else None, mark=mark, word=word,
        payments=[PaymentLine(x.on, x.amount, x.proof) for x in promise.came],
        doings=[DoingLine(x.on, x.done.label, x.proof) for x in promise.doings], went_on=gone,
        elsewhere=sued or promise.counted_by is not None,
    )  # fmt: skip


def _by(promise: Promise, known: CaseFacts) -> str:
    """The words on who performs, and how they answer for it."""
    here = known.proceedings[promise.proceeding]
    names = "、".join(party.name for party in who_owes(known, here, promise))
    how = terms(known, here, promise.liable, promise.payee, promise.sum_made)
    return "；".join(filter(None, [f"由{names}{'履行' if promise.amount is None else '付'}", after_names(names, how)]))


def _paper_of(step: Do) -> str:
    """The title of the paper that the step issues, receipts apart; the step's own name where it issues none (双方和解)."""
    papers = (each for each in offered_by(step) if "service" not in each.needs)
    return next((each.title for each in papers), STEPS[step].label)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if known else None
