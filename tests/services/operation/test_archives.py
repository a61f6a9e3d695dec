"""Archives: one is checked before it counts, the newest is never rotated away, and those of the release before are encrypted."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from mediation import clock, db
from mediation.errors import Refusal
from mediation.models import Document, JournalEntry
from mediation.services.operation import archives, backup
from mediation.services.papers import kept
from mediation.settings import settings
from tests.backups import PDF, entries, faults, make, plain_archive, programs, restore, save


@pytest.fixture
def record(both: str, today: object, monkeypatch: pytest.MonkeyPatch) -> int:
    """A record worth saving; returns the number of its entries."""
    monkeypatch.setenv("PATH", programs())
    return save()


@pytest.fixture
def embedded(database: str, today: object) -> int:
    """The same in the embedded database."""
    return save()


# --- a backup is checked before it counts ---------------------------------------------------------------------


def test_a_broken_database_makes_no_archive(embedded: int, tmp_path: Path) -> None:
    database = backup.embedded()
    assert database is not None
    db.forget()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with database.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(size // 2)
        file.write(b"\xff" * 8192)
    with pytest.raises(Refusal, match="没有备份"):
        make(tmp_path / "away")
    assert list((tmp_path / "away").iterdir()) == []


def test_a_journal_that_does_not_fit_together_makes_no_archive(record: int, tmp_path: Path) -> None:
    with db.write() as session:
        session.exec(select(JournalEntry).where(JournalEntry.seq == 2)).first().actor_name = "另一人"  # type: ignore[union-attr]
    with pytest.raises(Refusal, match="日志不一致"):
        make(tmp_path / "away")
    assert list((tmp_path / "away").iterdir()) == []


def test_an_archive_that_the_disk_changed_does_not_count(record: int, tmp_path: Path) -> None:
    made = make(tmp_path / "away")
    content = made.path.read_bytes()
    written = hashlib.sha256(content).hexdigest()
    archives.check(made.path, written, len(content))
    made.path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(Refusal, match="不符"):
        archives.check(made.path, written, len(content))


def test_the_oldest_archives_go_and_the_newest_stays(record: int, tmp_path: Path) -> None:
    folder = tmp_path / "away"
    made = [make(folder).path for _ in range(4)]
    made[0].rename(odd := folder / "mediation-2027-01-01-013000.age")  # its record speaks of no such file
    rotated = archives.rotate(folder, keep=2)
    assert (rotated.dropped, rotated.odd) == ([made[1]], [odd])
    assert odd.name in rotated.sentence
    assert [path for _, path in archives.counted(folder)] == made[2:]
    assert archives.rotate(folder, keep=0).dropped == [made[2]]
    assert made[3].exists()
    assert archives.rotate(folder, keep=1).dropped == []


def test_names_of_a_clock_that_was_wrong_push_nothing_out(record: int, tmp_path: Path) -> None:
    """Thirty archives named in 2027, one made now, thirty kept: the one just made stays."""
    with clock.standing_at(clock.at(date(2027, 3, 1), 1)):
        ahead = [make(tmp_path).path for _ in range(3)]
    for day in range(1, 28):
        (tmp_path / f"mediation-2027-02-{day:02d}-013000.zip").touch()
    now = make(tmp_path).path
    rotated = archives.rotate(tmp_path, keep=1)
    assert now.exists()
    assert rotated.dropped == ahead
    assert len(rotated.odd) == 27


# --- what the release before made -----------------------------------------------------------------------------


@pytest.fixture
def of_the_release(embedded: int, tmp_path: Path, home: Path) -> Path:
    (tmp_path / "away").mkdir()
    return plain_archive(tmp_path / "away" / "mediation-2026-08-19-013000.zip", home)


def test_an_archive_of_the_release_comes_back_with_the_key_of_its_time_only(
    of_the_release: Path, embedded: int, home: Path
) -> None:
    mine = settings().key_file.read_bytes()
    settings().key_file.write_bytes(b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=")
    with pytest.raises(Refusal, match="不是这份备份所用的密钥"):
        restore(of_the_release)
    settings().key_file.unlink()
    with pytest.raises(Refusal, match="缺少密钥"):
        restore(of_the_release)
    settings().key_file.write_bytes(mine)
    shutil.rmtree(settings().documents)
    restore(of_the_release)
    with db.write() as session:
        for path in kept.seal_some(session):
            path.unlink()
    assert entries() == embedded
    assert faults() == []
    with db.read() as session:
        row = session.exec(select(Document).where(Document.print_digest != "")).one()
        assert kept.opened(row) == PDF


def test_archives_of_the_release_are_encrypted_where_they_lie(of_the_release: Path, embedded: int) -> None:
    damaged = of_the_release.with_name("mediation-2026-08-18-013000.zip")
    damaged.write_bytes(of_the_release.read_bytes()[:-30])
    assert archives.encrypt_plain(of_the_release.parent) == (1, [damaged])
    assert not of_the_release.exists()
    ((note, encrypted),) = archives.counted(of_the_release.parent)
    assert (note.made_at, note.entries, note.format) == ("2026-08-19T01:30:00Z", 5, 1)
    assert PDF not in encrypted.read_bytes()
    restore(encrypted)
    assert entries() == embedded
    assert archives.encrypt_plain(of_the_release.parent) == (0, [damaged])
