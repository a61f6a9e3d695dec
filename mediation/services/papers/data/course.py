"""The course of a case (案件经过), as an award tells it (办案规则 第53条): what became of the parties and of their claims, a
counter-claim that was merged, what was settled or awarded of a part, suspension and resumption.
"""

from collections.abc import Iterable, Iterator

from mediation.rules.agreed_claims import RestOfClaim
from mediation.rules.amounts import chinese_date, figures
from mediation.rules.codes import Side, SuspensionGround
from mediation.rules.codes.court import Absence
from mediation.rules.codes.succession import ChangeGround
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.steps.arbitration import Joinder, Suspension
from mediation.rules.steps.came_meanwhile import came_meanwhile, sum_of
from mediation.rules.steps.changes import ChangedClaims, ChangedParty
from mediation.rules.steps.counterclaims import Counterclaim, CounterClaimAnswers, MergedClaim, MergedCounterclaim
from mediation.rules.steps.leaving import PartGivenUp
from mediation.rules.steps.succession import GROUNDS
from mediation.services.papers.data import notified, parts_done
from mediation.services.papers.data.context import Paper

CHANGED = {
    ChangeGround.RENAMED: "{side}{before}{since}更名为{new_name}",
    ChangeGround.DIED: "{side}{before}{since}死亡，由其继承人{came}承继其权利义务，参加本案",
    ChangeGround.NO_HEIR: "{side}{before}{since}死亡，没有继承人或者继承人放弃参加，其尚未处理的请求不再处理",
    ChangeGround.MERGED: "{side}{before}{since}合并，由合并后的{came}承继其权利义务，参加本案",
    ChangeGround.DIVIDED: "{side}{before}{since}分立，由分立后的{came}承继其权利义务，参加本案",
    ChangeGround.CLOSED: "{side}{before}{since}注销，由{came}承继其权利义务，参加本案",
    ChangeGround.BRANCH_CLOSED: "{side}{before}{since}注销，由设立它的{came}承继其权利义务，参加本案",
    ChangeGround.ABOLISHED: "{side}{before}{since}被撤销，由继续履行其职能的{came}承继其权利义务，参加本案",
    ChangeGround.OPERATOR: "{side}{before}{since}变更经营者，{came}作为{side}参加本案",
    ChangeGround.OPERATOR_DIED: "{side}{before}的经营者{since}死亡，由其继承人{came}承继其权利义务，参加本案",
    ChangeGround.REPLACED: "本委{on}准予申请人变更被申请人，{side}{before}变更为{came}",
    ChangeGround.DROPPED: "本委{on}准予申请人撤回对{side}{before}的请求",
}
"""What an award says of a change. A day of death or of registration that nobody noted is not said."""

LEFT = {
    Do.WITHDRAW_PART: "本委{on}准予申请人{names}撤回仲裁申请",
    Do.DEEM_PART_WITHDRAWN: "申请人{told}，{why}，本委{on}决定按撤回仲裁申请处理",
    Do.TERMINATE_PART: "申请人{names}因逾期未作出裁决向人民法院起诉并已立案，本委{on}对其请求终止审理",
}
"""What an award says of applicants who left while the others went on."""

COUNTERED = {
    Do.MERGE_COUNTERCLAIM: "本委{on}受理，并与本案合并审理",
    Do.SEPARATE_COUNTERCLAIM: "本委{on}告知其另行申请仲裁",
    Do.REFUSE_COUNTERCLAIM: "本委{on}决定不予受理",
}
"""What an award says of how a counter-claim was answered (办案规则 第36条)."""


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
        told[entry.seq] = f"因{paper.context.say(why)}，本案自{chinese_date(entry.on)}起中止审理"
    for entry in paper.here.all(Do.RESUME):
        told[entry.seq] = f"本案于{chinese_date(entry.on)}恢复审理"
    for entry in paper.here.all(*LEFT):
        told[entry.seq] = _left(paper, entry)
    for entry in paper.here.all(Do.CHANGE_CLAIMS):
        told[entry.seq] = _asked_otherwise(paper, entry.as_(ChangedClaims), entry)
    told |= parts_done.told(paper) | _countered(paper)
    return [*_paid_before(paper), *(told[seq] for seq in sorted(told) if seq < paper.entry.seq)]


def _paid_before(paper: Paper) -> Iterator[str]:
    """The clauses on what came by a mediation's agreement, before the claim was made for the rest, and since (调解仲裁法 第14、15条)."""
    known, here = paper.known, paper.here
    rests: list[RestOfClaim] = here.entries[0].answer("rests") or []
    for row in rests:
        if row.paid is not None:
            what = paper.context.claims_said([row.claim])
            yield f"申请仲裁前，{what}已按调解协议支付{figures(row.paid)}元，申请人就余下的{figures(row.amount)}元申请仲裁"
    for claim, came in came_meanwhile(known, here).items():
        for by in dict.fromkeys(each.by for each in came):
            those = [each for each in came if each.by == by and each.on <= paper.entry.on]
            for told, some in (("申请仲裁前", [x for x in those if x.before]), ("审理中", [x for x in those if not x.before])):
                if some:
                    days = "、".join(dict.fromkeys(chinese_date(each.on) for each in some))
                    yield f"{told}，{paper.context.claims_said([claim])}于{days}按{by}支付{figures(sum_of(some))}元"


def _countered(paper: Paper) -> dict[int, str]:
    """Collect the counter-claims, by the entry that answered each: whose, against whom, when it came, and what became of it."""
    told = {}
    for entry in paper.here.all(*COUNTERED):
        asked = [each for each in paper.here.all(Do.RECEIVE_COUNTERCLAIM) if each.seq < entry.seq]
        rows: list[CounterClaimAnswers | MergedClaim] = list(asked[-1].as_(Counterclaim).claims) if asked else []
        if merged := entry.if_(MergedCounterclaim):
            rows = [*merged.claims] or rows
        if not rows:  # entries from before the form asked for the claims
            continue
        who = _names(paper, dict.fromkeys(row.claimant for row in rows))
        named = [] if any(not row.against for row in rows) else sorted({number for row in rows for number in row.against})
        whom = f"申请人{_names(paper, named)}" if named else "申请人"
        came = f"于{chinese_date(asked[-1].on)}" if asked else ""
        told[entry.seq] = (
            f"被申请人{who}{came}对{whom}提出反申请，{COUNTERED[entry.step].format(on=f'于{chinese_date(entry.on)}')}"
        )
    return told


def _left(paper: Paper, entry: Entry) -> str:
    """The clause on applicants who left: of whom nothing is decided, and why (办案规则 第35、39、48条)."""
    away = entry.if_(PartGivenUp)
    why = Absence(away.absence).label if away else ""
    gone = entry.parties or ()
    told = "；".join(f"{_names(paper, numbers)}{way}" for way, numbers in notified.by_way(paper.here, entry, gone).items())
    return LEFT[entry.step].format(names=_names(paper, gone), on=f"于{chinese_date(entry.on)}", why=why, told=told)


def _asked_otherwise(paper: Paper, form: ChangedClaims, entry: Entry) -> str:
    """The clause on what each party gave up, and asked for besides or in its place (办案规则 第35、44条)."""
    dropped: dict[int, list[str]] = {}
    for claim in (paper.known.claims[n] for n in form.dropped):
        dropped.setdefault(claim.claimant, []).append(f"“{paper.context.item_said(claim.item)}”")
    added: dict[int, list[str]] = {}
    for row in form.added:
        added.setdefault(row.claimant, []).append(f"“{paper.context.item_said(row.item)}”")
    said = []
    for party in sorted({*dropped, *added}):
        side, less, more = paper.known.parties[party].side, "、".join(dropped.get(party, ())), "、".join(added.get(party, ()))
        what = f"将{less}请求变更为{more}" if less and more else f"增加{more}请求" if more else f"放弃{less}请求"
        if side is Side.RESPONDENT:  # what a respondent claims is its counter-claim: nothing is added to that
            what = f"撤回{less}的反申请请求"
        said.append(f"{side.label}{_names(paper, [party])}于{chinese_date(entry.on)}{what}")
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
