"""The way back (恢复): an archive in the place of the data, checked before anything is touched, and nothing thrown away."""

import hashlib
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import inspect, make_url
from sqlmodel import Session

from mediation import clock
from mediation.errors import Refusal
from mediation.services.base import privacy
from mediation.services.operation import archives, backup, blocks, recovery
from mediation.services.operation.backup import ANCHORS, CHUNK, KEY, MANIFEST, POSTGRES, SQLITE
from mediation.services.papers import kept
from mediation.services.record import journal
from mediation.settings import settings

NAMES = re.compile(r"anchors\.log|secret\.key|database\.(sqlite|dump)|documents/[0-9a-f]{2}/[0-9a-f]{32,64}\.(pdf|sealed)")


def restore(archive: Path, session: Session | None, ask: Callable[[], str], *, replace: bool) -> Path | None:
    """Put an archive in the place of the data. Returns where the replaced data were kept; None where there were none.

    `session` is on the present database (None: none yet, or a file that cannot be read); it is closed before anything is
    moved. `ask` gives the recovery key, where the archive needs it. Nothing serves meanwhile: the caller holds the data alone.
    Raises Refusal before anything is touched. Papers are not replaced: they are named by what they hold, and those missing are added.
    """
    there = holds_data(session) if session is not None else _unreadable_file()
    if there and not replace:
        raise Refusal("这里已有数据。确实要用备份替换时，请加 --yes；现有数据会先另存，不会删除。")
    with _opened(archive, ask) as (opened, manifest), tempfile.TemporaryDirectory(dir=settings().home) as scratch:
        _check_key(manifest)
        fresh = Path(scratch)
        _unpack(opened, manifest, fresh)
        _join(archive.parent / blocks.FOLDER, manifest, fresh)
        wanted = SQLITE if backup.embedded() is not None else POSTGRES
        if not (fresh / wanted).exists():
            raise Refusal("备份与现在的数据库种类不同（SQLite 与 PostgreSQL），不能直接恢复。")
        keep = backup.unused(settings().home / f"replaced-{clock.local(clock.running()):%Y-%m-%d-%H%M%S}")
        if there:
            keep.mkdir(mode=0o700)
        if session is not None:
            _leave(session, keep if there else None)
        _move_in(fresh, archive.parent / "documents", keep if there else None)
    return keep if there else None


def holds_data(session: Session) -> bool:
    """Tell whether the database holds any entry, so that there is something to lose."""
    return bool(inspect(session.connection()).has_table("journal") and journal.count(session))


def _unreadable_file() -> bool:
    """Tell whether a file that cannot be read stands in the database's place: it is kept aside too, for somebody may save some
    of it.
    """
    database = backup.embedded()
    return database is not None and database.is_file() and database.stat().st_size > 0


def _leave(session: Session, keep: Path | None) -> None:
    """Let go of the present database; a PostgreSQL cannot be moved aside, so it is saved first."""
    if keep is not None and backup.embedded() is None:
        backup.make(session, keep)
    session.close()
    session.get_bind().engine.dispose()


@contextmanager
def _opened(archive: Path, ask: Callable[[], str]) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    """The archive and its manifest. Raises Refusal where it is none of ours, or the recovery key is not its own."""
    try:
        with _plain(archive, ask) as file, zipfile.ZipFile(file) as opened:
            manifest = json.loads(opened.read(MANIFEST))
            if manifest["format"] > archives.FORMAT or not all(NAMES.fullmatch(name) for name in manifest["files"]):
                raise Refusal(f"{archive.name} 是由更新的版本做的备份，请用那个版本恢复。")
            yield opened, manifest
    except FileNotFoundError:
        raise Refusal(f"没有文件 {archive}。") from None
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError):
        raise Refusal(f"{archive.name} 不是本系统的备份，或者已经损坏，请换一份。") from None


@contextmanager
def _plain(archive: Path, ask: Callable[[], str]) -> Iterator[BinaryIO]:
    """Yield the archive's content, decrypted into a file without a name, which is gone with this process however it ends."""
    if not recovery.is_encrypted(archive):
        with archive.open("rb") as file:
            yield file
        return
    secret = ask()
    with tempfile.TemporaryFile(dir=settings().home) as file:
        recovery.decrypt(archive, file, secret)
        recovery.remember(secret)
        file.seek(0)
        yield file


def _check_key(manifest: dict[str, Any]) -> None:
    """An archive of an earlier release does not hold the key: without the key of that time nothing sealed can be opened."""
    if KEY in manifest["files"]:
        return
    key_file = settings().key_file
    if not key_file.exists():
        raise Refusal(f"缺少密钥：请先把备份时的密钥文件放到 {key_file}，再恢复。")
    if manifest["key"] != fingerprint(key_file):
        raise Refusal(f"{key_file} 不是这份备份所用的密钥，恢复后身份证号等将无法打开。请换上当时的密钥文件。")


def fingerprint(key_file: Path) -> str:
    """Return the fingerprint of the key, as an earlier release noted it, which tells nothing of the key itself."""
    return hashlib.sha256(b"mediation key fingerprint" + key_file.read_bytes().strip()).hexdigest()[:16]


def _unpack(opened: zipfile.ZipFile, manifest: dict[str, Any], folder: Path) -> None:
    """Every file that lies in the archive, checked against its hash."""
    for name in manifest["files"].keys() - manifest.get("blocks", {}).keys():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(name) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, CHUNK)
        _check_hash(path, name, manifest)


def _join(there: Path, manifest: dict[str, Any], folder: Path) -> None:
    """Every file that lies beside the archive in blocks, which the archive's own key opens, checked against its hash."""
    for name, names in manifest.get("blocks", {}).items():
        if name not in manifest["files"] or not all(map(blocks.NAME.fullmatch, names)):
            raise Refusal("备份的清单不对，备份已损坏，请换一份。")
        with (folder / name).open("wb") as target:
            blocks.join(there, names, target, folder / KEY)
        _check_hash(folder / name, name, manifest)


def _check_hash(path: Path, name: str, manifest: dict[str, Any]) -> None:
    with path.open("rb") as written:
        found = hashlib.file_digest(written, "sha256").hexdigest()
    if found != manifest["files"][name]:
        raise Refusal(f"备份中的 {name} 与清单不符，备份已损坏，请换一份。")


def _move_in(fresh: Path, papers: Path, keep: Path | None) -> None:
    """Move the old aside and the new into its place. The database goes last: until then nothing looks restored."""
    kept.add(fresh / "documents")
    kept.add(papers)
    _swap(fresh / ANCHORS, settings().home / ANCHORS, keep)
    _swap_key(fresh / KEY, keep)
    database = backup.embedded()
    if database is None:
        backup.postgres(
            "pg_restore", f"--dbname={make_url(settings().url).database}", "--clean", "--if-exists", "--no-owner",
            "--single-transaction", str(fresh / POSTGRES),
        )  # fmt: skip
        return
    for beside in ("-wal", "-shm"):
        _swap(None, database.with_name(database.name + beside), keep)
    _swap(fresh / SQLITE, database, keep)


def _swap_key(new: Path, keep: Path | None) -> None:
    """The key of the archive's time. Another one that is there is kept in any case: something may still need it."""
    present = settings().key_file
    if not new.exists():
        return
    if present.exists() and present.read_bytes() != new.read_bytes():
        aside = keep or settings().home
        shutil.move(present, backup.unused(aside / f"replaced-{present.name}"))
    new.chmod(0o600)
    shutil.move(new, present)
    privacy.forget()


def _swap(new: Path | None, place: Path, keep: Path | None) -> None:
    if place.exists() and keep is not None:
        shutil.move(place, keep / place.name)
    else:
        place.unlink(missing_ok=True)
    if new is not None and new.exists():
        shutil.move(new, place)
