"""The archives of a folder (备份文件): which of them count, in what order they were made, and which may go.

An archive counts once it was read back from the disk and found to be what was written; its record (a small .json beside it)
says so. Order and number come from the records, never from a name or a date: a clock may have been wrong.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from mediation.errors import Refusal
from mediation.services.operation import blocks, recovery

FORMAT = 3
"""1: a plain zip, with the papers in it and without the key; 2: encrypted, with the key, the papers beside it; 3: the embedded
database beside it too, in blocks."""
SUFFIX = ".age"
NAMED = ("mediation-*.age", "mediation-*.zip")
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a checked archive, its size in bytes. `number` counts the archives of the folder as they were made;
    `blocks` are the names of its own, one behind the other.
    """

    number: int
    made_at: str
    sha256: str
    size: int
    recipient: str
    entries: int
    cases: int
    papers: int
    format: int = FORMAT
    blocks: str = ""


@dataclass(frozen=True, slots=True)
class Rotated:
    """Archives that were dropped, and files that look like archives but do not count: they are never dropped."""

    dropped: list[Path]
    odd: list[Path]

    @property
    def sentence(self) -> str:
        """The sentence on the files that somebody should look at; '' where there are none."""
        if not self.odd:
            return ""
        named = "、".join(path.name for path in self.odd[:3]) + (" 等" if len(self.odd) > 3 else "")
        return f"备份文件夹里有 {len(self.odd)} 个文件没有核对记录，不计入份数，也不会自动删除：{named}"


class Hashing:
    """A file to write to that keeps count and hash of what passed."""

    def __init__(self, target: BinaryIO) -> None:
        self._target, self._digest, self.size = target, hashlib.sha256(), 0

    def write(self, content: bytes, /) -> int:
        """Write it on."""
        self._digest.update(content)
        self.size += len(content)
        return self._target.write(content)

    def flush(self) -> None:
        """Pass it on."""
        self._target.flush()

    def hexdigest(self) -> str:
        """The SHA-256 of everything so far."""
        return self._digest.hexdigest()


def check(path: Path, sha256: str, size: int) -> None:
    """Read the archive back from the disk. Raises Refusal where it is not what was written, or nobody could open it."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # from the disk, not from memory
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256 or path.stat().st_size != size or not recovery.is_encrypted(path):
        raise Refusal("写到磁盘上的备份与写入的内容不符，没有保存这份备份。请检查备份所在的磁盘。")


def note(path: Path, record: Record) -> None:
    """Write the record beside its archive: from now on the archive counts."""
    part = _record_of(path).with_suffix(".part")
    part.write_text(json.dumps(asdict(record), indent=1), encoding="utf-8")
    part.chmod(0o600)
    part.replace(_record_of(path))


def counted(folder: Path) -> list[tuple[Record, Path]]:
    """The archives that count, in the order they were made."""
    found = ((record, path) for path in _archives(folder) if (record := _read(path)) is not None)
    return sorted(found, key=lambda both: (both[0].number, both[1].name))


def next_number(folder: Path) -> int:
    """The number of the archive that is being made."""
    return max((record.number for record, _ in counted(folder)), default=0) + 1


def rotate(folder: Path, keep: int) -> Rotated:
    """Drop all but the last `keep` (at least 1) archives that count. The newest made and the last checked one stay."""
    known = counted(folder)
    dropped = [path for _, path in known[: -max(keep, 1)]]
    for path in dropped:
        path.unlink()
        _record_of(path).unlink()
    there = {path for _, path in known}
    odd = sorted(path for path in _archives(folder) if path not in there and path not in dropped)
    if not odd:  # nobody knows which blocks an archive without a record needs
        _clear_blocks(folder)
    return Rotated(dropped, odd)


def _clear_blocks(folder: Path) -> None:
    """Under the lock that a backup holds until its record is written: no block of one that is being made goes."""
    if not (folder / blocks.FOLDER).exists():
        return
    with blocks.held(folder) as there:
        blocks.clear(there, {name for record, _ in counted(folder) for name in blocks.read_from(record.blocks)})


def _archives(folder: Path) -> Iterator[Path]:
    for pattern in NAMED:
        yield from folder.glob(pattern)


def _record_of(path: Path) -> Path:
    return path.with_suffix(".json")


def _read(path: Path) -> Record | None:
    """The archive's record; None where there is none, or it speaks of another file."""
    try:
        record = Record(**json.loads(_record_of(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return record if record.size == path.stat().st_size else None


# --- what an earlier release left -----------------------------------------------------------------------------


def encrypt_plain(folder: Path) -> tuple[int, list[Path]]:
    """Encrypt the plain archives of an earlier release, oldest first: they hold papers with full ID numbers.

    Returns how many were, and those that are damaged, which stay as they are. Each plain file goes only when its
    encrypted one was checked, so that a run which was interrupted is simply run again.
    """
    found = {path: _plain_manifest(path) for path in folder.glob("mediation-*.zip")}
    sound = sorted((made["made_at"], path) for path, made in found.items() if made is not None)
    for made_at, path in sound:
        _encrypt(path, found[path] or {}, str(made_at))
    return len(sound), sorted(path for path, made in found.items() if made is None)


def _encrypt(path: Path, manifest: dict[str, object], made_at: str) -> None:
    target = path.with_suffix(SUFFIX)
    part = target.with_suffix(".part")
    to = recovery.recipient()
    with part.open("wb") as file, path.open("rb") as source:
        os.fchmod(file.fileno(), 0o600)
        written = Hashing(file)
        with recovery.encrypting(written) as plain:
            while chunk := source.read(CHUNK):
                plain.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    check(part, written.hexdigest(), written.size)
    part.replace(target)
    note(target, Record(
        number=next_number(path.parent), made_at=made_at, sha256=written.hexdigest(), size=written.size, recipient=to,
        entries=int(str(manifest["entries"])), cases=int(str(manifest["cases"])), papers=0, format=1,
    ))  # fmt: skip
    path.unlink()


def _plain_manifest(path: Path) -> dict[str, object] | None:
    """Return the manifest of a plain archive; None where it is damaged, or not one of ours."""
    try:
        with zipfile.ZipFile(path) as opened:
            if opened.testzip() is not None:
                return None
            manifest = json.loads(opened.read("manifest.json"))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        return None
    needed = ("made_at", "entries", "cases")
    return manifest if isinstance(manifest, dict) and all(name in manifest for name in needed) else None
