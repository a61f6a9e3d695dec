"""The timeline (经过): a case's journal in words. Each entry reads as its step's own sentence, with labels and names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from mediation import clock
from mediation.rules import lifecycle
from mediation.rules.agreed_claims import AgreedAct
from mediation.rules.codes import Correction, Item, Kind
from mediation.rules.codes.deeds import Done
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.forms import Question, questions
from mediation.rules.lineage import worded
from mediation.rules.steps import STEPS
from mediation.rules.steps.closure import CorrectionAnswers
from mediation.rules.steps.counterclaims import CounterClaimAnswers
from mediation.rules.steps.deeds import DeedAnswers
from mediation.rules.steps.promises import PaymentAnswers, PromiseAnswers
from mediation.rules.used import INSTEAD
from mediation.services.record import case_rows, differences, words

SUMS = ("payments", "promises", "deeds")
"""The questions for lines of what is owed and of what came, of every form that has some."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry in words. `on`: the day it tells of, `at` (local) when it was recorded; `proceeding`: its kind, with its number where
    there are several of it, '' where the case has only one; `within`: the numbers of those whose past it is, of several that came out
    of one another at once all; `struck`: a correction undid it; `early`: it was recorded earlier than the
    one before, so a clock was wrong."""

    seq: int
    step: Do
    label: str
    text: str
    at: datetime | None
    on: date
    who: str
    basis: str
    proceeding: str
    within: tuple[int, ...]
    struck: bool
    early: bool


def told(entries: list[Entry], known: CaseFacts, hidden: frozenset[int]) -> list[Told]:
    """The entries, newest first. Of the proceedings in `hidden`, confidential ones are left out, and of a mediation's others it is told
    what was done, never in anybody's own words: a reason given in a mediation is a word said in it (协商调解规定 第11条)."""
    where, of = _names_of_proceedings(known), _pasts(known)
    return [
        replace(_told(entry, known, entries, hidden, where[entry.proceeding]), within=of.get(entry.seq, (entry.proceeding,)))
        for entry in reversed(entries)
        if not (STEPS[entry.step].confidential and entry.proceeding in hidden)
    ]


def _pasts(known: CaseFacts) -> dict[int, tuple[int, ...]]:
    """Return the proceedings whose past an entry is, by entry: the one that it was done in, and those that it opened."""
    found: dict[int, tuple[int, ...]] = {}
    for here in known.proceedings.values():
        for entry in here.entries:
            found[entry.seq] = tuple(dict.fromkeys([*found.get(entry.seq, ()), entry.proceeding, here.number]))
    return found


def _names_of_proceedings(known: CaseFacts) -> dict[int, str]:
    """Name each proceeding beside the others of the case: by its kind, with its number where there are several of it."""
    if len(known.proceedings) == 1:
        return dict.fromkeys(known.proceedings, "")
    kinds, numbers = Counter(p.kind for p in known.proceedings.values()), case_rows.dockets(known)
    return {
        n: Kind(p.kind).label + (f" {case_rows.short(numbers[n])}" if kinds[p.kind] > 1 and n in numbers else "")
        for n, p in known.proceedings.items()
    }


def _told(entry: Entry, known: CaseFacts, entries: list[Entry], hidden: frozenset[int], where: str) -> Told:
    step = STEPS[entry.step]
    struck, amended = known.struck.get(entry.seq), known.amended.get(entry.seq)
    freely = entry.proceeding not in hidden or known.proceedings[entry.proceeding].kind is not Kind.MEDIATION
    kept = f"；{given}" if struck and freely and (given := kept_of(entry)) else ""
    return Told(
        seq=entry.seq, step=entry.step, label=step.label,
        text=_aside(says(entry, known, freely=freely), struck, amended, entries) + kept,
        at=clock.local(entry.at) if entry.at else None, on=entry.on, who=entry.actor, basis=step.basis,
        proceeding=where, within=(entry.proceeding,), struck=struck is not None,
        early=_recorded_early(entry, entries),
    )  # fmt: skip


def _recorded_early(entry: Entry, entries: list[Entry]) -> bool:
    """Tell whether an entry before it was recorded later: the clock was wrong then, or had been."""
    before = entries[entry.seq - 2] if entry.seq > 1 else None
    return bool(before and before.at and entry.at and clock.local(entry.at) < clock.local(before.at) - clock.MAY_DIFFER)


def _aside(text: str, struck: int | None, amended: int | None, entries: list[Entry]) -> str:
    """The entry's sentence with what became of it later."""
    by = struck or amended
    if by is None:
        return text
    correction = entries[by - 1]
    return f"{text}（第 {by} 条更正：{_corrected(correction.as_(CorrectionAnswers))}，{correction.actor}）"


def _corrected(said: CorrectionAnswers) -> str:
    """The effect of a correction in a few words."""
    day = f"日期更正为 {said.new_on}"
    return {Correction.STRIKE: "撤销", Correction.REDATE: day, Correction.AMEND: "内容更正"}[said.action]


def kept_of(entry: Entry) -> str:
    """The particulars that the entry wrote down, which stay in the record though it is struck; '' for none."""
    what = dict.fromkeys(given.partition(INSTEAD)[0] for given in entry.used.replaced)
    return f"记入的{'、'.join(what)}仍保留" if what else ""


SENT_BACK = frozenset({Do.RETURN_PROPOSAL, Do.RETURN_CLOSING})
"""The acts of whoever approves by which nothing is approved."""


def says(entry: Entry, known: CaseFacts, *, freely: bool = True) -> str:
    """The step's sentence filled in; '' where it only repeats the step's name. Not `freely`: without what somebody typed."""
    step = STEPS[entry.step]
    said = {q.name: _Word(_word(q, entry, known)) for q in questions(step.asks) if freely or not _typed(q)}
    said |= {"on": _Word(entry.on.isoformat())}
    if back := _claimed_back(entry, known):
        said["claims"] = _Word(back)
    said |= {name: _Word(sums(known, entry.answer(name) or []) if freely else "") for name in SUMS}
    if correction := entry.if_(CorrectionAnswers):
        return _correction(entry, correction, known, freely=freely)
    text = step.says.format_map(_Filled(said)).rstrip("：")
    if freely and (given := "、".join(entry.used.replaced)):
        text = f"{text}：{given}" if step.fills_papers else f"{text.rstrip('。')}；记入{given}"
    approver = entry.used.approver
    if approver and (step.on_paper or step.approved_by or "代理" in approver):
        return f"{text}（{approver}{'' if step.name in SENT_BACK else '批准'}）"
    return "" if text == step.label else text


def _claimed_back(entry: Entry, known: CaseFacts) -> str:
    """The names of who claims something back (反申请), and of whom; '' for any other entry."""
    rows = [row for row in entry.answer("claims") or [] if isinstance(row, CounterClaimAnswers)]
    if not rows:
        return ""
    whom = [] if any(not row.against for row in rows) else [number for row in rows for number in row.against]
    who = words.people(known, [*dict.fromkeys(row.claimant for row in rows)])
    return f"{who}对{words.people(known, [*dict.fromkeys(whom)]) or '申请人'}"


def _typed(question: Question) -> bool:
    """A free text: whatever somebody wrote there."""
    return question.widget in ("text", "long") and not question.options


def _correction(entry: Entry, said: CorrectionAnswers, known: CaseFacts, *, freely: bool) -> str:
    """The correction with both versions, question by question, and the reason for it."""
    target = f"第 {said.entry} 条{'' if said.action is Correction.STRIKE else '的'}{_corrected(said)}"
    if not freely:
        return target
    anew = [*changed_by(entry, known), *(f"记入{each}" for each in entry.used.replaced)]
    return "：".join(filter(None, (target, "；".join(anew)))) + f"。理由：{said.reason}" if anew else f"{target}：{said.reason}"


def changed_by(correction: Entry, known: CaseFacts) -> list[str]:
    """List where a correction of the content differs from the version that it found; empty for any other."""
    target = known.corrected.get(correction.seq, 0)
    versions = known.versions.get(target)
    stands = (entry for p in known.proceedings.values() for entry in p.entries if entry.seq == target)
    found = versions.before(correction.seq) if versions else next(stands, None)
    if correction.content is None or found is None:
        return []
    return differences.between(found, lifecycle.as_corrected(found, correction), known)


class _Word(str):
    """A word of a sentence. What stands behind the colon of its place is written before it, where there is a word: {second:、}."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return f"{spec}{self!s}" if self else ""


class _Filled(dict[str, str]):
    """The words that fill a sentence; those it asks for and the entry does not hold are empty."""

    def __missing__(self, key: str) -> str:
        return _Word("")


def _word(question: Question, entry: Entry, known: CaseFacts) -> str:
    return words.word(question, entry.answer(question.name), _names(entry), known)


def _names(entry: Entry) -> Mapping[str, str]:
    """The names of the people that the entry's form chose, kept at the time."""
    return entry.used.names


def name_of(known: CaseFacts, login: str) -> str:
    """The name of somebody who was chosen in this case by their login; the login itself where nobody was."""
    for proceeding in known.proceedings.values():
        for entry in reversed(proceeding.entries):
            for field, name in _names(entry).items():
                if entry.answer(field) == login:
                    return name
    return login


def sums(known: CaseFacts, lines: Iterable[PaymentAnswers | PromiseAnswers | DeedAnswers | AgreedAct]) -> str:
    """Lines of what is owed or came in a few words, what the money comes to and for whom, then the acts: 12,000.00 元（周某、王某），
    为周某出具解除（终止）劳动合同证明; '' for none."""
    total, payees, deeds = Decimal(0), list[int](), list[str]()
    for line in lines:
        promised = line if isinstance(line, PromiseAnswers) else known.promises.get(line.promise)
        if isinstance(line, AgreedAct):
            deeds += [known.promises[line.promise].what] if promised else []
        elif isinstance(line, DeedAnswers):
            deeds += [f"{promised.what}：{(line.done or Done.ALL).label}"] if promised else []
        elif line.amount is None:
            deeds.append(_deed(known, line) if isinstance(line, PromiseAnswers) else "")
        elif promised:
            total, payees = total + line.amount, [*payees, promised.payee]
    said = [f"{total:,.2f} 元（{words.people(known, list(dict.fromkeys(payees)))}）"] if payees else []
    return "，".join([*said, *_first_few(deeds)])


def _deed(known: CaseFacts, line: PromiseAnswers) -> str:
    """An act that is promised, in its own words or the usual ones."""
    return line.what or (worded(known, line.deed, line.payee, line.claim) if line.deed else "")


def _first_few(deeds: list[str]) -> list[str]:
    """The first few acts; of many, how many there are."""
    return deeds if len(deeds) <= words.SHOWN else [*deeds[: words.SHOWN - 1], f"等 {len(deeds)} 项"]


def claim_words(known: CaseFacts, number: int) -> str:
    """One claim in a few words: 周某 劳动报酬 15,000.00 元."""
    claim = known.claims[number]
    amount = f" {claim.amount:,.2f} 元" if claim.amount is not None else ""
    against = f"（向{words.people(known, list(claim.against))}）" if claim.against else ""
    inherited = f"{known.parties[claim.of].name}的" if claim.of else ""
    return f"{known.parties[claim.claimant].name} {inherited}{Item(claim.item).label}{amount}{against}"
