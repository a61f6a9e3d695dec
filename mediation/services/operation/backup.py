"""Backup (备份): made while people work, encrypted for the recovery key, and checked before it counts.

An archive holds the key that seals particulars, the anchors, a PostgreSQL's database, and a manifest with the hash of each. The
embedded database lies beside the archives in `blocks/` (blocks.py): a night writes what changed. The printed papers lie in
`documents/`, sealed as they are in the data folder: they never change, so each is copied once and serves every later
archive. A small record beside each archive says what it is; only a checked one has it.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, create_engine, func, select

from mediation import clock
from mediation.errors import Refusal
from mediation.models import Case
from mediation.services.operation import anchors, archives, blocks, recovery
from mediation.services.papers import kept
from mediation.services.record import journal
from mediation.settings import settings

MANIFEST, ANCHORS, KEY, SQLITE, POSTGRES = ("manifest.json", "anchors.log", "secret.key", "database.sqlite", "database.dump")
SCRATCH = ".backup-"
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Made:
    """An archive that was made and checked. `written` are its bytes and those of the blocks that were new; `faults` are sentences
    on papers that could not be copied."""

    path: Path
    written: int
    entries: int
    cases: int
    documents: int
    copied: int
    faults: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """The sentence that tells what was saved, and where."""
        return (
            f"{self.path.name}：案件 {self.cases} 件，日志 {self.entries} 条，写入 {self.written / 1e6:.1f} MB，已加密并核对；"
            f"文书文件 {self.documents} 个，其中新增 {self.copied} 个" + "".join(f"；{fault}" for fault in self.faults)
        )


def make(session: Session, folder: Path) -> Made:
    """Back up everything into `folder`. Nobody is held up meanwhile. Raises Refusal where it cannot be done.

    The anchors are read with the database and the papers last: neither lacks what the other names. A copy of the
    database that is damaged, or whose journal does not fit together, makes no archive.
    """
    to = recovery.recipient()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    at = clock.running()
    path = unused(folder / f"mediation-{clock.local(at):%Y-%m-%d-%H%M%S}{archives.SUFFIX}")
    part = path.with_suffix(".part")
    outside = settings().home / ANCHORS
    try:
        with ExitStack() as while_made:
            with anchors.held(outside):
                noted = outside.read_bytes() if outside.exists() else b""
                copied = while_made.enter_context(_checked_copy(session))
            there = while_made.enter_context(blocks.held(folder))
            file = while_made.enter_context(part.open("wb"))
            os.fchmod(file.fileno(), 0o600)
            written = archives.Hashing(file)
            stored = blocks.store(there, copied.file) if copied.name == SQLITE else blocks.Stored([], 0, 0)
            with recovery.encrypting(written) as plain, zipfile.ZipFile(plain, "w", compresslevel=1) as archive:
                files = {
                    copied.name: _hash_of(copied.file) if stored.names else _add(archive, copied.name, copied.file),
                    ANCHORS: _add_bytes(archive, ANCHORS, noted),
                    KEY: _add_bytes(archive, KEY, settings().key_file.read_bytes()),
                }
                inside = {"format": archives.FORMAT, "made_at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "entries": copied.entries,
                          "cases": copied.cases, "files": files,
                          "blocks": {copied.name: stored.names} if stored.names else {}}  # fmt: skip
                _add_bytes(archive, MANIFEST, json.dumps(inside, ensure_ascii=False, indent=1).encode())
            file.flush()
            os.fsync(file.fileno())
            papers = _copy_papers(folder / "documents")
            archives.check(part, written.hexdigest(), written.size)
            part.replace(path)
            archives.note(path, archives.Record(
                number=archives.next_number(folder), made_at=f"{at:%Y-%m-%dT%H:%M:%SZ}", sha256=written.hexdigest(),
                size=written.size, recipient=to, entries=copied.entries, cases=copied.cases, papers=papers.known,
                blocks=blocks.written_down(stored.names),
            ))  # fmt: skip
    finally:
        part.unlink(missing_ok=True)
    size = written.size + stored.written
    return Made(path, size, copied.entries, copied.cases, papers.known, papers.copied, papers.faults)


def unused(path: Path) -> Path:
    """The path, or with a number behind it where the same second has brought one already."""
    again = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 100))
    return path if not path.exists() else next(other for other in again if not other.exists())


# --- the database ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Copied:
    """A consistent copy of the database that was found sound, and how much it holds."""

    name: str
    file: Path
    entries: int
    cases: int


@contextmanager
def _checked_copy(session: Session) -> Iterator[Copied]:
    """A copy of the database for as long as the block lasts, in the data folder and not on the medium that is carried away.

    What a killed backup left behind goes first. Raises Refusal where the copy is not sound.
    """
    for left in settings().home.glob(f"{SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=settings().home, prefix=SCRATCH) as scratch:
        if embedded() is not None:
            file = Path(scratch) / SQLITE
            with closing(copy_of_embedded(file)) as copy:
                engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
                with Session(engine) as inside:
                    held = _checked(inside)
            yield Copied(SQLITE, file, *held)
        else:
            file, held = Path(scratch) / POSTGRES, _checked(session)
            postgres("pg_dump", "--format=custom", f"--file={file}")
            postgres("pg_restore", "--list", str(file))
            yield Copied(POSTGRES, file, *held)


def embedded() -> Path | None:
    """The file of the embedded database; None where the database is a PostgreSQL."""
    url = make_url(settings().url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def copy_of_embedded(file: Path) -> sqlite3.Connection:
    """A connection to a sound copy of the embedded database, made in this file while people work. Raises Refusal where it is
    damaged.

    In one step: a copy in several is begun anew by every commit between them, and under load never ends.
    """
    source = embedded()
    assert source is not None
    copy = sqlite3.connect(file, check_same_thread=False)
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=60)) as live:
            live.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        found = copy.execute("PRAGMA integrity_check(3)").fetchall()
    except sqlite3.OperationalError:  # no room, no right to read, taken: nothing is said of the data
        copy.close()
        raise
    except sqlite3.DatabaseError as error:
        copy.close()
        raise Refusal(f"数据库已损坏（{error}），没有备份：请保留原有的备份，并运行 ./run verify 查明。") from None
    if found != [("ok",)]:
        copy.close()
        raise Refusal(f"数据库已损坏（{found[0][0]}），没有备份：请保留原有的备份，并运行 ./run verify 查明。")
    return copy


def _checked(session: Session) -> tuple[int, int]:
    """Count the entries and the cases that the database holds. Raises Refusal where a chain of the journal does not fit
    together.
    """
    if fault := journal.first_fault(session):
        raise Refusal(f"日志不一致（{fault}），没有备份：请保留原有的备份，并运行 ./run verify 查明。")
    return journal.count(session), session.exec(select(func.count()).select_from(Case)).one()


def postgres(program: str, *words: str) -> None:
    """Run one of PostgreSQL's own programs on the database. The password goes by the environment, never by the words."""
    if shutil.which(program) is None:
        raise Refusal(f"没有找到 {program}。请安装与数据库同版本的 postgresql-client，或在数据库服务器上自行备份。")
    url = make_url(settings().url)
    host = url.query.get("host") or url.host
    address = {"PGHOST": host, "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password,
               "PGDATABASE": url.database}  # fmt: skip
    given = {name: str(value) for name, value in address.items() if value}
    done = subprocess.run(  # noqa: S603
        [program, "--no-password", *words], env={**os.environ, **given}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refusal(f"{program} 没有成功：{(done.stderr.strip().splitlines() or ['原因不明'])[-1]}")


# --- files ----------------------------------------------------------------------------------------------------


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> str:
    """Put a file into the archive. Returns its hash."""
    digest = hashlib.sha256()
    info = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    info.compress_type = zipfile.ZIP_DEFLATED
    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add_bytes(archive: zipfile.ZipFile, name: str, content: bytes) -> str:
    archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return hashlib.sha256(content).hexdigest()


@dataclass(slots=True)
class _Papers:
    """Sealed papers that lie beside the archives: all of them, and those that this backup added."""

    known: int = 0
    copied: int = 0
    faults: list[str] = field(default_factory=list)


def _copy_papers(folder: Path) -> _Papers:
    """Copy the sealed papers that are not there yet. One that does not open is named, and not copied."""
    done = _Papers()
    there = {path.name for path in kept.files(folder)}
    for paper in kept.files(settings().documents):
        if paper.name not in there:
            if fault := kept.fault_of_file(paper):
                done.faults.append(f"文书文件 {paper.name} {fault}，没有备份")
                continue
            _copy(paper, folder / paper.parent.name / paper.name)
            there.add(paper.name)
            done.copied += 1
    done.known = len(there)
    return done


def _copy(source: Path, target: Path) -> None:
    """A copy with blocks of its own (a hard link would be damaged with the original), complete before its name appears."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_suffix(".part")
    shutil.copyfile(source, part)
    part.chmod(0o600)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(target)
