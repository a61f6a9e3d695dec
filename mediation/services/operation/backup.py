"""Backup (备份): one dated archive made while people work, and the way back.

The archive holds the database, the printed documents, the anchors, and a manifest with the hash of each. It does not
hold the key: an archive that carries its own key protects nobody whose ID number is in it. The manifest has the key's
fingerprint, so that a restore with another key is refused instead of leaving numbers that nobody can open.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, make_url
from sqlmodel import Session, func, select

from mediation import clock
from mediation.errors import Refusal
from mediation.models import Case
from mediation.services.papers import kept
from mediation.services.record import journal
from mediation.settings import settings

FORMAT = 1
MANIFEST, ANCHORS, SQLITE, POSTGRES = "manifest.json", "anchors.log", "database.sqlite", "database.dump"
NAMES = re.compile(r"anchors\.log|database\.(sqlite|dump)|documents/[0-9a-f]{2}/[0-9a-f]+\.(pdf|sealed)")
ARCHIVES = "mediation-*.zip"
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Made:
    """An archive that was made."""

    path: Path
    size: int
    entries: int
    cases: int
    documents: int

    @property
    def sentence(self) -> str:
        """What was saved, and where."""
        return (
            f"{self.path.name}：案件 {self.cases} 件，日志 {self.entries} 条，文书文件 {self.documents} 个，"
            f"{self.size / 1e6:.1f} MB"
        )


def make(session: Session, folder: Path) -> Made:
    """Back up everything but the key into `folder`. Nobody is held up meanwhile. Raises Refusal where it cannot be done.

    The anchors are read first and the files last, so that the database never lacks what an anchor or a row names.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    at = clock.running()
    path = _unused(folder / f"mediation-{clock.local(at):%Y-%m-%d-%H%M%S}.zip")
    part = path.with_suffix(".part")
    anchors = settings().home / ANCHORS
    noted = anchors.read_bytes() if anchors.exists() else b""
    entries, cases = journal.count(session), session.exec(select(func.count()).select_from(Case)).one()
    files: dict[str, str] = {}
    try:
        with _database_copy(folder) as (name, copied), zipfile.ZipFile(part, "w", compresslevel=1) as archive:
            files[name] = _add(archive, name, copied, zipfile.ZIP_DEFLATED)
            files[ANCHORS] = _add_bytes(archive, ANCHORS, noted)
            for paper in sorted(kept.files(settings().documents)):
                inside = f"documents/{paper.parent.name}/{paper.name}"
                files[inside] = _add(archive, inside, paper, zipfile.ZIP_STORED)
            manifest = {
                "format": FORMAT, "made_at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "entries": entries, "cases": cases,
                "key": fingerprint(settings().key_file), "files": files,
            }  # fmt: skip
            _add_bytes(archive, MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        part.chmod(0o600)
        _sync(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Made(path, path.stat().st_size, entries, cases, len(files) - 2)


def rotate(folder: Path, keep: int) -> list[Path]:
    """Drop all but the newest archives. Returns the dropped ones."""
    old = sorted(folder.glob(ARCHIVES))[:-keep]
    for path in old:
        path.unlink()
    return old


def fingerprint(key_file: Path) -> str:
    """Which key it is, without telling anything of it; empty where there is none."""
    if not key_file.exists():
        return ""
    return hashlib.sha256(b"mediation key fingerprint" + key_file.read_bytes().strip()).hexdigest()[:16]


def _unused(path: Path) -> Path:
    """The path, or with a number behind it where the same second has brought one already."""
    again = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 100))
    return path if not path.exists() else next(other for other in again if not other.exists())


# --- making ---------------------------------------------------------------------------------------------------


@contextmanager
def _database_copy(folder: Path) -> Iterator[tuple[str, Path]]:
    """A consistent copy of the database for as long as the block lasts, and its name in the archive."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".copy-") as scratch:
        if embedded() is not None:
            copied = Path(scratch) / SQLITE
            _copy_sqlite(copied)
            yield SQLITE, copied
        else:
            copied = Path(scratch) / POSTGRES
            _postgres("pg_dump", "--format=custom", f"--file={copied}")
            yield POSTGRES, copied


def embedded() -> Path | None:
    """The file of the embedded database; None where the database is a PostgreSQL."""
    url = make_url(settings().url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def _copy_sqlite(copied: Path) -> None:
    """In one step: a copy in several is begun anew by every commit between them, and under load never ends."""
    source = embedded()
    assert source is not None
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=60)) as live,
        closing(sqlite3.connect(copied)) as copy,
    ):
        live.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def _postgres(program: str, *words: str) -> None:
    """Run one of PostgreSQL's own programs on the database. The password goes by the environment, never by the words."""
    if shutil.which(program) is None:
        raise Refusal(f"没有找到 {program}。请安装与数据库同版本的 postgresql-client，或在数据库服务器上自行备份。")
    url = make_url(settings().url)
    host = url.query.get("host") or url.host
    address = {"PGHOST": host, "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password,
               "PGDATABASE": url.database}  # fmt: skip
    given = {name: str(value) for name, value in address.items() if value}
    named = [f"--dbname={url.database}"] if program == "pg_restore" else []
    done = subprocess.run(  # noqa: S603
        [program, "--no-password", *named, *words],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refusal(f"{program} 没有成功：{(done.stderr.strip().splitlines() or ['原因不明'])[-1]}")


def _add(archive: zipfile.ZipFile, name: str, path: Path, compression: int) -> str:
    """Put a file into the archive. Returns its hash."""
    digest = hashlib.sha256()
    info = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    info.compress_type = compression
    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def _add_bytes(archive: zipfile.ZipFile, name: str, content: bytes) -> str:
    archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return hashlib.sha256(content).hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


# --- the way back ---------------------------------------------------------------------------------------------


def restore(archive: Path, session: Session | None, *, replace: bool) -> Path | None:
    """Put an archive in the place of the data. Returns where the replaced data were kept; None where there were none.

    `session` is on the present database (None: there is none yet); it is closed before anything is moved. Nothing
    serves meanwhile: the caller holds the data alone. Raises Refusal before anything is touched.
    """
    with _opened(archive) as (opened, manifest), tempfile.TemporaryDirectory(dir=settings().home) as scratch:
        _check_key(manifest)
        there = session is not None and holds_data(session)
        if there and not replace:
            raise Refusal("这里已有数据。确实要用备份替换时，请加 --yes；现有数据会先另存，不会删除。")
        fresh = Path(scratch)
        _unpack(opened, manifest, fresh)
        wanted = SQLITE if embedded() is not None else POSTGRES
        if not (fresh / wanted).exists():
            raise Refusal("备份与现在的数据库种类不同（SQLite 与 PostgreSQL），不能直接恢复。")
        kept = _unused(settings().home / f"replaced-{clock.local(clock.running()):%Y-%m-%d-%H%M%S}")
        if there:
            kept.mkdir(mode=0o700)
        if session is not None:
            _leave(session, kept if there else None)
        _move_in(fresh, kept if there else None)
    return kept if there else None


def holds_data(session: Session) -> bool:
    """Whether there is anything to lose."""
    return bool(inspect(session.connection()).has_table("journal") and journal.count(session))


def _leave(session: Session, kept: Path | None) -> None:
    """Let go of the present database; a PostgreSQL cannot be moved aside, so it is saved first."""
    if kept is not None and embedded() is None:
        make(session, kept)
    session.close()
    session.get_bind().engine.dispose()


@contextmanager
def _opened(archive: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    """The archive and its manifest. Raises Refusal where it is none of ours."""
    try:
        with zipfile.ZipFile(archive) as opened:
            manifest = json.loads(opened.read(MANIFEST))
            if manifest["format"] != FORMAT or not all(NAMES.fullmatch(name) for name in manifest["files"]):
                raise Refusal(f"{archive.name} 是由更新的版本做的备份，请用那个版本恢复。")
            yield opened, manifest
    except FileNotFoundError:
        raise Refusal(f"没有文件 {archive}。") from None
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError):
        raise Refusal(f"{archive.name} 不是本系统的备份，或者已经损坏，请换一份。") from None


def _check_key(manifest: dict[str, Any]) -> None:
    """Without the key of that time the sealed particulars cannot be opened."""
    key_file = settings().key_file
    if not key_file.exists():
        raise Refusal(f"缺少密钥：请先把备份时的密钥文件放到 {key_file}，再恢复。")
    if manifest["key"] != fingerprint(key_file):
        raise Refusal(f"{key_file} 不是这份备份所用的密钥，恢复后身份证号等将无法打开。请换上当时的密钥文件。")


def _unpack(opened: zipfile.ZipFile, manifest: dict[str, Any], folder: Path) -> None:
    """Every file that the manifest names, checked against its hash."""
    for name, expected in manifest["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(name) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, CHUNK)
        with path.open("rb") as written:
            found = hashlib.file_digest(written, "sha256").hexdigest()
        if found != expected:
            raise Refusal(f"备份中的 {name} 与清单不符，备份已损坏，请换一份。")


def _move_in(fresh: Path, kept: Path | None) -> None:
    """The old aside, the new in its place. The database goes last: until then nothing looks restored."""
    _swap(fresh / "documents", settings().documents, kept)
    _swap(fresh / ANCHORS, settings().home / ANCHORS, kept)
    database = embedded()
    if database is None:
        _postgres("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(fresh / POSTGRES))
        return
    for beside in ("-wal", "-shm"):
        _swap(None, database.with_name(database.name + beside), kept)
    _swap(fresh / SQLITE, database, kept)


def _swap(new: Path | None, place: Path, kept: Path | None) -> None:
    if place.exists() and kept is not None:
        shutil.move(place, kept / place.name)
    elif place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
    if new is not None and new.exists():
        shutil.move(new, place)
