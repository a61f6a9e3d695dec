"""The work of the jobs: each opens its sessions, calls one service, and says in a note what came of it."""

from mediation import clock, db
from mediation.services import door
from mediation.services.base import signing_in
from mediation.services.operation import anchors, archives, backup, health, notices, portions, runs
from mediation.services.operation.verify import verify as look_into
from mediation.services.record import counts, recount
from mediation.settings import settings

ALL_DAY = ("notices",)
"""The jobs whose runs are many; their rows are dropped after a few days."""


def owe_notices() -> str | None:
    """Write down the notices that are owed and not yet given."""
    with db.read() as session:
        owed = notices.owed(session, clock.today())
    if not owed:
        return None
    with db.write() as session:
        return f"新提醒 {notices.give(session, owed)} 条"


def anchor() -> None:
    """Note outside the database where every chain of the journal ends."""
    path = settings().home / "anchors.log"
    with anchors.held(path), db.write() as session:
        anchors.append(session, path)


def back_up() -> str:
    """Make the night's archive, and drop the oldest. What is wrong with it stays on every page until a later one is right."""
    with db.read() as session:
        made = backup.make(session, settings().backups)
    odd = archives.rotate(settings().backups, settings().backups_kept).sentence
    return "；".join(filter(None, [f"{health.BAD if made.faults else ''}{made.sentence}", odd]))


def verify() -> str:
    """Look at everything, or into tonight's portion of very many cases; what is wrong stays on every page until a later look
    finds it right."""
    with db.read() as session:
        portion = portions.of_tonight(session)
    with db.read() as session:
        report = look_into(session, clock.today(), portion, db.read)
    if report.faults:
        return f"{health.BAD}{report.sentence}，例如：{report.faults[0]}"
    anchor()
    return report.sentence


def follow_the_calendar() -> str | None:
    """Reckon the clocks anew that a newly loaded holiday notice moves."""
    today = clock.today()
    with db.read() as session:
        candidates = recount.to_recount(session, today)
    moved = 0
    for case_id in candidates:
        with db.write() as session:
            moved += recount.recount(session, case_id, today)
    return f"按新的放假安排重算 {moved} 件" if moved else None


def tidy() -> None:
    """Drop the rows of old runs, sign-ins and forms, and have the database look how its rows are spread."""
    with db.write() as session:
        runs.forget_old(session, list(ALL_DAY))
        signing_in.forget_old(session)
        door.forget_old_keys(session)
        counts.add_up(session)
    db.settle()
