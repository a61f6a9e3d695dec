"""The course of a case (案件经过), as an award tells it (办案规则 第53条): what became of the parties, suspension and resumption."""

from collections.abc import Iterator

from mediation.rules.amounts import chinese_date
from mediation.rules.codes import SuspensionGround
from mediation.rules.codes.succession import ChangeGround
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.steps.arbitration import Joinder, Suspension
from mediation.rules.steps.changes import ChangedParty
from mediation.rules.steps.succession import GROUNDS
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
        why = SuspensionGround(entry.as_(Suspension).ground).label.partition("（")[0]
        told[entry.seq] = f"因{why}，本案自{chinese_date(entry.on)}起中止审理"
    for entry in paper.here.all(Do.RESUME):
        told[entry.seq] = f"本案于{chinese_date(entry.on)}恢复审理"
    return [told[seq] for seq in sorted(told) if seq < paper.entry.seq]


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
