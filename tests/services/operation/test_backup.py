"""A backup made while people write opens with the recovery key alone, comes back whole, and never over what is there by mistake."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pyrage.x25519 import Identity
from sqlmodel import col, select

from mediation import db
from mediation.errors import Refusal
from mediation.models import Party
from mediation.services.operation import archives, backup, blocks, processes, recovery, restoring
from mediation.services.papers import kept
from mediation.services.record import parties
from mediation.settings import settings
from tests import databases, world
from tests.backups import PDF, SECRET, anchor, entries, faults, make, programs, restore, save
from tests.scenes import id_number
from tests.walks import through_mediation


@pytest.fixture
def record(both: str, today: object, monkeypatch: pytest.MonkeyPatch) -> int:
    """A record worth saving; returns the number of its entries."""
    monkeypatch.setenv("PATH", programs())
    return save()


@pytest.fixture
def embedded(database: str, today: object) -> int:
    """The same in the embedded database."""
    return save()


def test_it_comes_back_as_it_was(record: int, tmp_path: Path, home: Path) -> None:
    made = make(tmp_path / "away")
    assert (made.entries, made.cases, made.documents) == (record, 1, 1)
    with db.write() as session:
        through_mediation(session, world.People(session))
    anchor()
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
    assert {path.suffix for path in held if path.name != ".lock"} - {blocks.SUFFIX} == {".age", ".json", ".sealed"}
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


def test_the_recovery_key_is_all_that_an_empty_machine_needs(embedded: int, tmp_path: Path) -> None:
    made = make(tmp_path / "away")
    opened = particulars()
    with databases.using(f"sqlite:///{tmp_path / 'new' / 'mediation.db'}", tmp_path / "new"):
        settings().home.mkdir()
        assert restoring.restore(made.path, None, lambda: f"  {SECRET[0]}\n", replace=False) is None
        assert entries() == embedded
        assert particulars() == opened
        assert faults() == []
        assert make(tmp_path / "later").entries == embedded  # for the same recovery key


def particulars() -> list[str | None]:
    with db.read() as session:
        return [parties.opened(row, "id_number") for row in session.exec(select(Party).order_by(col(Party.id)))]


def test_with_a_new_recovery_key_the_earlier_archives_open_with_the_earlier_one(record: int, tmp_path: Path) -> None:
    first, old = make(tmp_path / "away"), SECRET[0]
    SECRET[:] = [recovery.renewed()]
    second = make(tmp_path / "away")
    with pytest.raises(Refusal, match="换用做这份备份时的恢复密钥"):
        restore(first.path)
    restore(second.path)
    SECRET[:] = [old]
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


def blocks_in(folder: Path) -> set[str]:
    return {path.stem for path in (folder / blocks.FOLDER).glob(f"??/*{blocks.SUFFIX}")}


def one_more() -> None:
    """A case more, and an anchor."""
    with db.write() as session:
        through_mediation(session, world.People(session))
    anchor()


def test_a_night_writes_only_what_changed(embedded: int, tmp_path: Path) -> None:
    first = make(tmp_path / "away")
    there = blocks_in(tmp_path / "away")
    assert len(there) > 5
    again = make(tmp_path / "away")
    assert blocks_in(tmp_path / "away") == there
    assert again.written < 20_000 < first.written
    one_more()
    last = make(tmp_path / "away")
    assert there < blocks_in(tmp_path / "away")
    later = entries()
    restore(first.path)
    assert (entries(), faults()) == (embedded, [])
    restore(last.path)
    assert (entries(), faults()) == (later, [])


def test_blocks_that_no_archive_names_go_with_the_archive(embedded: int, tmp_path: Path) -> None:
    folder = tmp_path / "away"
    first = make(folder)
    of_first = blocks_in(folder)
    one_more()
    second = make(folder)
    archives.rotate(folder, keep=2)
    assert of_first < blocks_in(folder)
    assert archives.rotate(folder, keep=1).dropped == [first.path]
    assert not of_first <= blocks_in(folder)
    restore(second.path)
    assert faults() == []


def test_beside_an_archive_without_a_record_no_block_goes(embedded: int, tmp_path: Path) -> None:
    folder = tmp_path / "away"
    first = make(folder)
    first.path.with_suffix(".json").unlink()
    of_first = blocks_in(folder)
    one_more()
    make(folder)
    assert archives.rotate(folder, keep=1).odd == [first.path]
    assert of_first <= blocks_in(folder)
    restore(first.path)
    assert entries() == embedded


def test_a_damaged_block_is_refused_by_a_restore_and_mended_by_the_next_backup(embedded: int, tmp_path: Path) -> None:
    folder = tmp_path / "away"
    first = make(folder)
    harmed = sorted((folder / blocks.FOLDER).glob(f"??/*{blocks.SUFFIX}"))[2]
    content = bytearray(harmed.read_bytes())
    content[len(content) // 2] ^= 1
    harmed.write_bytes(content)
    with pytest.raises(Refusal, match=f"数据块 {harmed.stem} 已经损坏"):
        restore(first.path)
    assert (entries(), faults()) == (embedded, [])
    assert make(folder).written > harmed.stat().st_size
    restore(first.path)
    assert (entries(), faults()) == (embedded, [])


def test_an_archive_that_came_without_its_blocks_says_what_is_missing(embedded: int, tmp_path: Path) -> None:
    made = make(tmp_path / "away")
    alone = tmp_path / "alone" / made.path.name
    alone.parent.mkdir()
    alone.write_bytes(made.path.read_bytes())
    with pytest.raises(Refusal, match="连同旁边的 blocks 文件夹"):
        restore(alone)
    assert (entries(), faults()) == (embedded, [])


def test_an_archive_with_the_database_inside_comes_back(embedded: int, tmp_path: Path) -> None:
    """As the release before made it."""
    made = make(tmp_path / "away")
    with (tmp_path / "plain.zip").open("w+b") as plain:
        recovery.decrypt(made.path, plain, SECRET[0])
    earlier = tmp_path / "earlier.age"
    with (
        zipfile.ZipFile(tmp_path / "plain.zip") as opened,
        earlier.open("wb") as file,
        recovery.encrypting(file) as out,
        zipfile.ZipFile(out, "w") as archive,
    ):
        manifest = json.loads(opened.read("manifest.json"))
        (names,) = manifest.pop("blocks").values()
        with archive.open("database.sqlite", "w") as database:
            blocks.join(tmp_path / "away" / blocks.FOLDER, names, database, settings().key_file)  # type: ignore[arg-type]
        for name in ("anchors.log", "secret.key"):
            archive.writestr(name, opened.read(name))
        archive.writestr("manifest.json", json.dumps({**manifest, "format": 2}))
    one_more()
    restore(earlier)
    assert (entries(), faults()) == (embedded, [])


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
        subprocess.Popen(
            [sys.executable, "-c", WRITER],
            env=databases.environment(settings().url, home),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
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
