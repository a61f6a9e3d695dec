"""The copy before an update (更新前的副本): the record as the earlier program left it, kept until the next update.

An update changes the database in its place, and the earlier program cannot read it afterwards. The embedded database is copied
beside itself first, with the anchors that belong to it; a PostgreSQL is its keeper's to save.
"""

import shlex
import shutil
import sqlite3
from pathlib import Path

from sqlmodel import Session

from mediation import clock
from mediation.errors import Refusal
from mediation.services.operation import anchors, backup, restoring, startup
from mediation.settings import settings

NAMED = "before-update-"
SCRATCH = f".{NAMED}part"
NO_ROOM = (
    "磁盘没有地方另存更新前的数据库{needed}，没有更新。请清理磁盘或者扩容，再运行一次 ./run migrate；"
    "已经用更新前的程序备份到别处的，可以不另存：./run migrate --no-copy。"
)


def is_due(session: Session) -> bool:
    """Tell whether an update would change tables that hold a record."""
    return startup.behind(session) and restoring.holds_data(session)


def keep() -> Path | None:
    """Copy the embedded database and its anchors beside it, in the place of the copy before the last update. Returns the folder;
    None on PostgreSQL.

    Nobody writes meanwhile: the caller holds the data alone. Raises Refusal where there is no room, or the database is damaged;
    then the earlier copy stays.
    """
    database = backup.embedded()
    if database is None:
        return None
    home, part = settings().home, settings().home / SCRATCH
    shutil.rmtree(part, ignore_errors=True)  # what a killed update left
    part.mkdir(mode=0o700)
    try:
        _copy(database, part)
        earlier = list(home.glob(f"{NAMED}*"))
        kept = backup.unused(home / f"{NAMED}{clock.local(clock.running()):%Y-%m-%d-%H%M%S}")
        part.rename(kept)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for folder in earlier:
        shutil.rmtree(folder)
    return kept


def _copy(database: Path, folder: Path) -> None:
    """Raises Refusal where there is no room."""
    size = sum(path.stat().st_size for path in database.parent.glob(f"{database.name}*"))
    if shutil.disk_usage(folder).free < size:
        raise Refusal(NO_ROOM.format(needed=f"（要 {size / 1e6:.0f} MB）"))
    noted = settings().home / backup.ANCHORS
    try:
        backup.copy_of_embedded(folder / database.name).close()
        with anchors.held(noted):
            if noted.exists():
                shutil.copyfile(noted, folder / noted.name)
    except sqlite3.OperationalError as error:
        if not any(words in str(error) for words in ("disk is full", "disk I/O")):
            raise
        raise Refusal(NO_ROOM.format(needed="")) from None


def way_back(kept: Path) -> str:
    """Return the command by which the record is again as it was before the update. What is there now is kept aside too."""
    home, database = settings().home, backup.embedded()
    assert database is not None
    aside = kept.with_name(kept.name.replace(NAMED, "after-update-"))
    steps = [
        f"mkdir {_said(aside)}",
        f"mv {_said(database)}* {_said(home)}/anchors.* {_said(aside)}/",
        f"mv {_said(kept / database.name)} {_said(database)}",
    ]
    if (kept / backup.ANCHORS).exists():
        steps.append(f"mv {_said(kept / backup.ANCHORS)} {_said(home)}/")
    return " && ".join(steps)


def _said(path: Path) -> str:
    return shlex.quote(str(path))
