"""What the jobs do: each opens its sessions, calls one service, and says in a note what came of it."""

import logging
import time

from mediation import clock, db
from mediation.errors import CannotPrint
from mediation.models import Document
from mediation.services.base import signing_in
from mediation.services.operation import anchors, backup, health, notices, runs
from mediation.services.operation.verify import verify as look_at_everything
from mediation.services.papers import issue
from mediation.services.papers.rendering import Renderer
from mediation.services.record import recount
from mediation.settings import settings

PRINTING_SECONDS = 40
ALL_DAY = ("notices", "printing")
"""The jobs whose runs are many; their rows are dropped after a few days."""
log = logging.getLogger("scheduler")
_renderers: list[Renderer] = []


def owe_notices() -> str | None:
    """Write down the notices that are owed and not yet given."""
    with db.read() as session:
        owed = notices.owed(session, clock.today())
    if not owed:
        return None
    with db.write() as session:
        return f"新提醒 {notices.give(session, owed)} 条"


def print_pending() -> str | None:
    """Print what waits, oldest first, for less than a minute: the rest is next minute's."""
    until, printed, refused = time.monotonic() + PRINTING_SECONDS, 0, 0
    with db.read() as session:
        waiting = issue.pending(session)
    for row in waiting:
        if time.monotonic() > until:
            break
        assert row.id is not None
        outcome = _printed(row)
        with db.write() as session:
            here = session.get(Document, row.id, with_for_update=True)
            if here is None or here.state != "pending" or here.data != row.data:
                continue  # printed, struck or frozen anew meanwhile
            if isinstance(outcome, bytes):
                issue.store(here, outcome)
                printed += 1
            else:
                here.state, here.refusal = "refused", outcome
                refused += 1
    return f"打印 {printed} 份" + (f"，{refused} 份不能打印" if refused else "") if printed or refused else None


def _printed(row: Document) -> bytes | str:
    """The PDF, or why there is none. Whatever one document does wrong, those behind it are printed."""
    try:
        return _renderer().render(row.template, issue.frozen(row))
    except CannotPrint as refusal:
        return str(refusal)
    except Exception as fault:
        log.exception("文书 %s 打印出错", row.id)
        return f"打印出错（{type(fault).__name__}），请把本句告诉系统管理员"


def _renderer() -> Renderer:
    if not _renderers:
        _renderers.append(Renderer(settings().font_folder))
    return _renderers[0]


def stop_printing() -> None:
    """Let the printing process go."""
    while _renderers:
        _renderers.pop().close()


def anchor() -> None:
    """Note outside the database where every chain of the journal ends."""
    with db.read() as session:
        anchors.append(session, settings().home / "anchors.log")


def back_up() -> str:
    """Make the night's archive, and drop the oldest."""
    with db.read() as session:
        made = backup.make(session, settings().backups)
    backup.rotate(settings().backups, settings().backups_kept)
    return made.sentence


def verify() -> str:
    """Look at everything; what is wrong stays on every page until a later look finds it right."""
    with db.read() as session:
        report = look_at_everything(session, clock.today())
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
    """Drop the rows of old runs, of failed sign-ins and of sign-ins that have expired."""
    with db.write() as session:
        runs.forget_old(session, list(ALL_DAY))
        signing_in.forget_old(session)
