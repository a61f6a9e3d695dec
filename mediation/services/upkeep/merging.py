"""Units that merge (单位撤并): one goes into another in one act, on record, or not at all.

The old unit is closed and stands below its successor from then on, with the units below it: whoever belongs to the successor reads its
past and goes on with its open work, and no case is touched. Its people and rooms are the successor's; its numbers stay. New papers and
new numbers are the successor's from the day on (base/reference.py: `unit_on`), and so are the figures (figures/standing.py).
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select, update

from mediation import clock
from mediation.errors import NotFound, Refusal
from mediation.models import Account, Notice, Proceeding, Room, Setting, Unit, Write
from mediation.services.base.accounts import Actor
from mediation.services.upkeep import changelog, parameters
from mediation.services.upkeep.changelog import Change
from mediation.services.upkeep.parameter_tables import FAMILIES


@dataclass(frozen=True, slots=True)
class Merged:
    """The two units, by name, and what went over: unclosed proceedings, people and rooms."""

    old: str
    successor: str
    on: date
    unclosed: int
    people: int
    rooms: int

    @property
    def sentence(self) -> str:
        """The merger in one sentence."""
        return (
            f"{self.old}自 {self.on} 起并入{self.successor}：未结案件 {self.unclosed} 件、人员 {self.people} 人、"
            f"调解室和仲裁庭 {self.rooms} 个转到{self.successor}；原来的案号、文书不变，{self.old}已停用。"
        )


def merge(session: Write, actor: Actor, code: str, into: str, on: date) -> Merged:
    """Merge the unit `code` into the unit `into` on that day: work, people, rooms and past. Raises Forbidden, NotFound or Refusal."""
    changelog.must_keep(actor)
    old, new = _unit(session, code), _unit(session, into)
    _must_be_mergeable(session, old, new, on)
    below = list(session.exec(select(Unit).where(col(Unit.path).startswith(old.path))))
    inside = [unit.id or 0 for unit in below]
    open_ = select(func.count()).select_from(Proceeding).where(col(Proceeding.unit_id).in_(inside), col(Proceeding.unclosed))
    unclosed = session.exec(open_).one()
    before = parameters.values(FAMILIES["units"], old)
    stood, stands = old.path, f"{new.path}{old.id}/"
    for unit in below:
        unit.path = stands + unit.path.removeprefix(stood)
        session.add(unit)
    old.closed_on, old.successor_id = on, new.id
    people = _people(session, old, new)
    rooms = _rooms(session, old, new)
    session.exec(update(Notice).where(col(Notice.unit_id) == old.id, col(Notice.seen_at).is_(None)).values(unit_id=new.id))
    session.flush()
    found = Merged(old.name, new.name, on, unclosed, people, len(rooms))
    changes = [Change("units", code, before, parameters.values(FAMILIES["units"], old)), *rooms]
    changelog.write(session, actor, found.sentence, changes)
    return found


def _unit(session: Session, code: str) -> Unit:
    found = session.exec(select(Unit).where(Unit.code == code).with_for_update()).first()
    if found is None:
        raise NotFound(f"没有代码为“{code}”的单位，用 ./run user units 查看。")
    return found


def _must_be_mergeable(session: Session, old: Unit, new: Unit, on: date) -> None:
    """Raises Refusal where the two cannot merge: both are at work, of one kind, and neither the top nor one below the other."""
    if on > clock.today():
        raise Refusal("并入之日不能晚于今天：到了那一天再办理。")
    for unit in (old, new):
        if unit.closed_on is not None:
            raise Refusal(f"{unit.name}已于 {unit.closed_on} 停用，不能再并入或者被并入。")
        if unit.since is not None and on < unit.since:
            raise Refusal(f"{unit.name}自 {unit.since} 起才有，并入之日不能更早。")
    if old.id == new.id or new.path.startswith(old.path):
        raise Refusal("不能并入本单位，也不能并入自己的下级单位。")
    if old.parent_id is None or old.arbitrates or new.arbitrates:
        raise Refusal("市局和仲裁委员会的办案机构不能这样撤并：只有调解组织之间可以。")
    names_it = select(Setting).where(Setting.value == old.code, col(Setting.key).startswith("unit.")).order_by(Setting.key)
    named = session.exec(names_it).first()
    if named is not None:
        raise Refusal(f"参数“{named.label}”指着{old.name}，请先在“参数”页改为别的单位。")


def _people(session: Write, old: Unit, new: Unit) -> int:
    """Move the people, ended accounts too, which may be given back; returns how many are at work."""
    found = session.exec(select(Account).where(Account.unit_id == old.id)).all()
    for account in found:
        account.unit_id = new.id or 0
        session.add(account)
    return sum(account.active for account in found)


def _rooms(session: Write, old: Unit, new: Unit) -> list[Change]:
    """Move the rooms; one that is called as one of the successor's is called after the unit that it came from. Returns them as they
    are on record."""
    taken = set(session.exec(select(Room.name).where(Room.unit_id == new.id)))
    found = []
    for room in session.exec(select(Room).where(Room.unit_id == old.id)).all():
        before = parameters.values(FAMILIES["rooms"], room)
        room.unit_id = new.id or 0
        if room.name in taken:
            room.name = f"{old.name}{room.name}"
        session.add(room)
        found.append(Change("rooms", str(room.id), before, parameters.values(FAMILIES["rooms"], room)))
    return found
