"""The database of the backups in blocks (数据块): a night writes those that changed, and every archive names all of its own, in order.

A block is a piece of the copied database, compressed and sealed as papers are, in a file named by the keyed digest of its content:
what is the same in many archives lies there once. Pages of the embedded database keep their places, so from one night to the
next most blocks are the same. The key that opens them lies in the archive, encrypted for the recovery key.
"""

import fcntl
import os
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag

from mediation.errors import Refusal
from mediation.services.base import privacy

FOLDER = "blocks"
SIZE = 1 << 16
"""Bytes of a block: small enough that a page which changed drags few others along, large enough that files do not become too many."""
LEVEL = 1
"""Of zlib: what takes room in the database is compressed and sealed already."""
SUFFIX = ".block"
NAME = re.compile(rf"[0-9a-f]{{{privacy.DIGEST}}}")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in blocks: their names in order, and how many were new, with the bytes written for them."""

    names: list[str]
    added: int
    written: int


@contextmanager
def held(beside: Path) -> Iterator[Path]:
    """The folder of the blocks beside some archives. While the block lasts, nobody else adds any or clears them away."""
    folder = beside / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".lock").open("ab") as lock:
        os.fchmod(lock.fileno(), 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def store(folder: Path, source: Path) -> Stored:
    """Put a file there in blocks, each read back before it counts: one that lies there damaged is written anew.

    Raises Refusal where the disk does not give back what was written.
    """
    names, new, written = [], [], 0
    with source.open("rb") as file:
        while content := file.read(SIZE):
            name = privacy.digest(content)
            names.append(name)
            if _opened(_path(folder, name), name) != content:
                written += _write(_path(folder, name), name, content)
                new.append(name)
    if new:
        os.sync()  # once for all of them: a night's thousands one by one would take minutes
    for name in new:
        _drop_from_memory(_path(folder, name))
        if fault_of(folder, name):
            raise Refusal("写到磁盘上的备份与写入的内容不符，没有保存这份备份。请检查备份所在的磁盘。")
    return Stored(names, len(new), written)


def fault_of(folder: Path, name: str) -> str | None:
    """Return the fault of one block in a sentence; None: it opens, and is what its name says."""
    content = _opened(_path(folder, name), name)
    return None if content is not None and privacy.digest(content) == name else f"数据块 {name} 不见了或者已损坏"


def join(folder: Path, names: Iterable[str], target: BinaryIO, key_file: Path) -> None:
    """Write the file that these blocks make up. Raises Refusal where one is not there, or does not open with this key."""
    for name in names:
        if not _path(folder, name).exists():
            raise Refusal(f"{folder} 里没有这份备份的数据块 {name}。请把备份文件连同旁边的 {FOLDER} 文件夹一起放回，再恢复。")
        content = _opened(_path(folder, name), name, key_file)
        if content is None:
            raise Refusal(f"数据块 {name} 已经损坏，请换一份备份，或者从另存的 {FOLDER} 文件夹里放回它。")
        target.write(content)


def clear(folder: Path, wanted: Collection[str]) -> int:
    """Remove the blocks that no archive names, and what a killed backup left half written. Returns how many blocks went."""
    gone = 0
    for path in folder.glob("??/*"):
        if path.suffix != SUFFIX or path.stem not in wanted:
            path.unlink()
            gone += path.suffix == SUFFIX
    return gone


def written_down(names: Sequence[str]) -> str:
    """Names as a record keeps them."""
    return "".join(names)


def read_from(text: str) -> list[str]:
    """Names of a record. Raises ValueError for what is none."""
    names = [text[at : at + privacy.DIGEST] for at in range(0, len(text), privacy.DIGEST)]
    if not all(map(NAME.fullmatch, names)):
        raise ValueError("no names of blocks")
    return names


# --- files ----------------------------------------------------------------------------------------------------


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / f"{name}{SUFFIX}"


def _place(name: str) -> str:
    return f"block:{name}"


def _write(path: Path, name: str, content: bytes) -> int:
    """Write a block, which is complete before its name appears. Returns the bytes written."""
    path.parent.mkdir(exist_ok=True, mode=0o700)
    sealed = privacy.seal_bytes(zlib.compress(content, LEVEL), _place(name))
    part = path.with_suffix(".part")
    part.write_bytes(sealed)
    part.chmod(0o600)
    part.replace(path)
    return len(sealed)


def _opened(path: Path, name: str, key_file: Path | None = None) -> bytes | None:
    """The content; None where there is no such file, or it was damaged."""
    try:
        return zlib.decompress(privacy.unseal_bytes(path.read_bytes(), _place(name), key_file))
    except (FileNotFoundError, InvalidTag, zlib.error):
        return None


def _drop_from_memory(path: Path) -> None:
    """Have the file read from the disk the next time."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
