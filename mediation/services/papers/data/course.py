"""The course of a case (案件经过), as an award tells it (办案规则 第53条): what became of the parties and of their claims, a
counter-claim that was merged, what was settled or awarded of a part, suspension and resumption.
"""

from collections.abc import Iterable, Iterator

from mediation.rules.agreed_claims import RestOfClaim
from mediation.rules.amounts import chinese_date, figures
from mediation.rules.codes import Item, SuspensionGround
from mediation.rules.codes.court import Absence
from mediation.rules.codes.succession import ChangeGround
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.lineage import of_whom, whose
from mediation.rules.steps.arbitration import Joinder, Suspension
from mediation.rules.steps.award import Award
from mediation.rules.steps.came_meanwhile import came_meanwhile, sum_of
from mediation.rules.steps.changes import ChangedClaims, ChangedParty
from mediation.rules.steps.leaving import PartGivenUp
from mediation.rules.steps.settlement import PartSettlement
from mediation.rules.steps.succession import GROUNDS
from mediation.rules.steps.undecided import settled_in_part
from mediation.services.papers.data.context import Paper

CHANGED = {
    ChangeGround.RENAMED: "{side}{before}{since}更名为{new_name}",
    ChangeGround.DIED: "{side}{before}{since}死亡，由其继承人{came}承继其权利义务，参加本案",
    ChangeGround.NO_HEIR: "{side}{before}{since}死亡，没有继承人或者继承人放弃参加，其尚未处理的请求不再处理",
    ChangeGround.MERGED: "{side}{before}{since}合并，由合并后的{came}承继其权利义务，参加本案",
    ChangeGround.DIVIDED: "{side}{before}{since}分立，由分立后的{came}承继其权利义务，参加本案",
    ChangeGround.CLOSED: "{side}{before}{since}注销，由{came}承继其权利义务，参加本案",
    ChangeGround.REPLACED: "本委{on}准予申请人变更被申请人，{side}{before}变更为{came}",
    ChangeGround.DROPPED: "本委{on}准予申请人撤回对{side}{before}的请求",
}
"""What an award says of a change. A day of death or of registration that nobody noted is not said."""

LEFT = {
    Do.WITHDRAW_PART: "本委{on}准予申请人{names}撤回仲裁申请",
    Do.DEEM_PART_WITHDRAWN: "申请人{names}经本委书面通知，{why}，本委{on}决定按撤回仲裁申请处理",
    Do.TERMINATE_PART: "申请人{names}因逾期未作出裁决向人民法院起诉并已立案，本委{on}对其请求终止审理",
}
"""What an award says of applicants who left while the others went on."""


def course(paper: Paper) -> list[str]:
    """Return a clause for each of these events until the paper's own step, oldest first; [] where nothing of the kind happened."""
    told: dict[int, str] = {}
    for entry in _changes(paper):
        told[entry.seq] = _changed(paper, entry.as_(ChangedParty), entry)
    for entry in paper.here.all(Do.JOIN_PARTY):
        form = entry.as_(Joinder)
        names = "、".join(row.name for row in form.joined)
        told[entry.seq] = f"本委于{chinese_date(entry.on)}追加{names}为{form.side.label}"
    for entry in paper.here.all(Do.SUSPEND):
        why = (entry.used.names.get("ground") or SuspensionGround(entry.as_(Suspension).ground).label).partition("（")[0]
        told[entry.seq] = f"因{why}，本案自{chinese_date(entry.on)}起中止审理"
    for entry in paper.here.all(Do.RESUME):
        told[entry.seq] = f"本案于{chinese_date(entry.on)}恢复审理"
    for entry in paper.here.all(*LEFT):
        told[entry.seq] = _left(paper, entry)
    for entry in paper.here.all(Do.CHANGE_CLAIMS):
        told[entry.seq] = _asked_otherwise(paper, entry.as_(ChangedClaims), entry)
    told |= _parts(paper)
    return [*_paid_before(paper), *(told[seq] for seq in sorted(told) if seq < paper.entry.seq)]


def _paid_before(paper: Paper) -> Iterator[str]:
    """The clauses on what came by a mediation's agreement, before the claim was made for the rest, and since (调解仲裁法 第14、15条)."""
    known, here = paper.known, paper.here
    rests: list[RestOfClaim] = here.entries[0].answer("rests") or []
    for row in rests:
        if row.paid is not None:
            what = _claims_said(paper, [row.claim])
            yield f"申请仲裁前，{what}已按调解协议支付{figures(row.paid)}元，申请人就余下的{figures(row.amount)}元申请仲裁"
    for claim, came in came_meanwhile(known, here).items():
        if before := [each for each in came if each.on <= paper.entry.on]:
            days = "、".join(chinese_date(each.on) for each in before)
            yield f"审理中，{_claims_said(paper, [claim])}于{days}按调解协议支付{figures(sum_of(before))}元"


def _parts(paper: Paper) -> dict[int, str]:
    """Collect what was settled, and awarded, of a part, by the entry; a settlement on which somebody went back is not told."""
    told = {}
    for entry in settled_in_part(paper.here):
        what = _claims_said(paper, entry.as_(PartSettlement).claims)
        told[entry.seq] = f"经本委主持调解，双方当事人就{what}的请求达成协议，本委于{chinese_date(entry.on)}制作了仲裁调解书"
    for entry in paper.here.all(Do.AWARD_PART):
        what = _claims_said(paper, [line.claim for line in entry.as_(Award).lines])
        told[entry.seq] = f"本委于{chinese_date(entry.on)}就{what}的请求先行裁决"
    return told


def _claims_said(paper: Paper, numbers: list[int]) -> str:
    """The claims by whose they are and what is asked."""
    claims, known = [paper.known.claims[n] for n in numbers], paper.known
    return "、".join(
        (of_whom(known, c.claimant, whose(known, c.claimant, c.number)) or f"{known.parties[c.claimant].name}的")
        + Item(c.item).label
        for c in claims
    )


def _left(paper: Paper, entry: Entry) -> str:
    """The clause on applicants who left: of whom nothing is decided, and why (办案规则 第35、39、48条)."""
    away = entry.if_(PartGivenUp)
    why = Absence(away.absence).label if away else ""
    return LEFT[entry.step].format(names=_names(paper, entry.parties or ()), on=f"于{chinese_date(entry.on)}", why=why)


def _asked_otherwise(paper: Paper, form: ChangedClaims, entry: Entry) -> str:
    """The clause on what each party gave up, and asked for besides or in its place (办案规则 第35、44条)."""
    dropped: dict[int, list[str]] = {}
    for claim in (paper.known.claims[n] for n in form.dropped):
        dropped.setdefault(claim.claimant, []).append(f"“{Item(claim.item).label}”")
    added: dict[int, list[str]] = {}
    for row in form.added:
        added.setdefault(row.claimant, []).append(f"“{row.item.label}”")
    said = []
    for party in sorted({*dropped, *added}):
        less, more = "、".join(dropped.get(party, ())), "、".join(added.get(party, ()))
        what = f"将{less}请求变更为{more}" if less and more else f"增加{more}请求" if more else f"放弃{less}请求"
        said.append(f"{paper.known.parties[party].side.label}{_names(paper, [party])}于{chinese_date(entry.on)}{what}")
    return "；".join(said)


def _names(paper: Paper, numbers: Iterable[int]) -> str:
    return "、".join(paper.known.parties[n].name for n in numbers)


def _changes(paper: Paper) -> Iterator[Entry]:
    """The changes of the proceeding's parties; one that takes a place over, and a new name, reach it from any proceeding of the case."""
    here, seen = paper.here, set[int]()
    for proceeding in paper.known.proceedings.values():
        for entry in proceeding.all(Do.CHANGE_PARTY):
            form = entry.as_(ChangedParty)
            reaches = GROUNDS[form.ground].over or form.ground is ChangeGround.RENAMED
            of_here = proceeding is here or (reaches and form.party in here.parties and entry.seq > here.entries[0].seq)
            if of_here and entry.seq not in seen:
                seen.add(entry.seq)
                yield entry


def _changed(paper: Paper, form: ChangedParty, entry: Entry) -> str:
    party = paper.known.parties[form.party]
    return CHANGED[form.ground].format(
        side=party.side.label, before=entry.used.names.get("before", party.name), on=f"于{chinese_date(entry.on)}",
        since=f"于{chinese_date(form.since)}" if form.since else "", new_name=form.new_name,
        came=entry.used.names.get("came") or "、".join(row.name for row in form.joined),
    )  # fmt: skip
