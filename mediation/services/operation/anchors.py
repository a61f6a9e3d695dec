"""Anchors (外部锚): where each chain of the journal ended, written outside the database, again and again.

A chain proves itself against a changed or missing entry in its middle. Against one that was cut short, or rewritten
with all its hashes, only what was noted elsewhere helps: anchors.log in the data folder, a line for each time that
something was new. Each line holds the ends that moved since the line before, and that line's hash. Whoever copies the
file, or writes down the last line's hash, holds the whole journal to that moment.

A line bears a keyed digest: without the key nobody can write one. And the database keeps, sealed, how many lines there are:
a file that was taken away, or put back as it was yesterday, is missed. Lines of before the key come first, and are said.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.models import JournalEntry, Write
from mediation.services.base import privacy
from mediation.services.record import journal, seals

End = tuple[int, str]
"""A chain's last number and that entry's hash."""


@dataclass(slots=True)
class Anchored:
    """The content of the anchor file: for each chain every end it ever noted, and the faults of the file itself."""

    ends: dict[str, list[End]] = field(default_factory=dict)
    entries: int = 0
    hashes: list[str] = field(default_factory=list)
    unkeyed: int = 0
    last: str = journal.FIRST
    faults: list[str] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """The number of times an anchor was set."""
        return len(self.hashes)

    def newest(self) -> dict[str, End]:
        """The end of each chain when it was last noted."""
        return {chain: noted[-1] for chain, noted in self.ends.items()}

    def of(self, chains: Iterable[str]) -> "Anchored":
        """Return the content of the file for these chains alone."""
        return Anchored({chain: self.ends[chain] for chain in chains if chain in self.ends})

    def against(self, chain: str, hashes: list[str]) -> str | None:
        """Return the sentence of what the file holds against a chain whose entries have these hashes, in order; None: nothing."""
        for seq, noted in self.ends.get(chain, ()):
            if seq > len(hashes):
                return f"{chain} 曾有 {seq} 条，现在只有 {len(hashes)} 条，后面的被删去"
            if hashes[seq - 1] != noted:
                return f"{chain} 第 {seq} 条与外部锚记录的不同，日志被整段改写过"
        return None


def read(path: Path, until: datetime | None = None) -> Anchored:
    """The anchors so far, or those that there were at an instant. A last line cut off by a crash was never promised, and is
    passed over."""
    found = Anchored()
    if not path.exists():
        return found
    *lines, _ = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines, start=1):
        noted = _parsed(line)
        if until is not None and noted is not None and noted.get("at", "") > _instant(until):
            break
        if noted is None or noted["previous"] != found.last:
            found.faults.append(f"外部锚文件 {path.name} 第 {number} 行被改动过")
            if noted is None:
                continue
        elif "key" not in noted and found.unkeyed == number - 1:
            found.unkeyed = number
        elif noted.pop("key", "") != _keyed(noted):
            found.faults.append(f"外部锚文件 {path.name} 第 {number} 行不是用本系统的密钥写的")
        for chain, (seq, value) in noted["ends"].items():
            found.ends.setdefault(chain, []).append((seq, value))
        found.entries = max(found.entries, noted["entries"])
        found.last = _hash(line)
        found.hashes.append(found.last)
    return found


@contextmanager
def held(path: Path) -> Iterator[None]:
    """While the block lasts nobody else sets an anchor: one that is being set is either in both places or in none."""
    with path.with_suffix(".lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def begin(session: Write, path: Path) -> None:
    """Note the anchors of before, once: where a database comes from a version that did not count them."""
    if not seals.counts_anchors(session):
        known = read(path)
        seals.note_anchors(session, known.lines, known.last)


def append(session: Write, path: Path) -> str:
    """Note where every chain ends now, if anything moved. Returns the last line's hash.

    The caller holds the anchors (`held`) until the session is committed: the database counts the line.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        known = read(path)
        newest = known.newest()
        moved = {chain: end for chain, end in ends(session).items() if newest.get(chain) != end}
        if not moved:
            return known.last
        noted = {
            "at": _instant(clock.running()),
            "entries": journal.count(session),
            "ends": moved,
            "heads": journal.heads_digest(session),
            "previous": known.last,
        }
        line = _text(noted | {"key": _keyed(noted)})
        _cut_torn_line(path)
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    seals.note_anchors(session, known.lines + 1, _hash(line))
    return _hash(line)


def ends(session: Session) -> dict[str, End]:
    """The last entry of every chain."""
    newest = select(JournalEntry.chain, func.max(JournalEntry.seq).label("seq")).group_by(JournalEntry.chain).subquery()
    found = session.exec(
        select(JournalEntry.chain, JournalEntry.seq, JournalEntry.hash)
        .join(newest, (newest.c.chain == JournalEntry.chain) & (newest.c.seq == JournalEntry.seq))
        .order_by(col(JournalEntry.chain))
    )
    return {chain: (seq, value) for chain, seq, value in found}


def _instant(at: datetime) -> str:
    """As a line says when it was written."""
    return f"{journal.utc(at).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        noted = json.loads(line)
        return noted if noted["ends"] is not None and noted["previous"] and int(noted["entries"]) else None
    except (ValueError, KeyError, TypeError):
        return None


def _text(noted: dict[str, Any]) -> bytes:
    return json.dumps(noted, separators=(",", ":"), sort_keys=True).encode()


def _keyed(noted: dict[str, Any]) -> str:
    """Return the proof that only this installation's key can put to a line."""
    return privacy.proof("anchor", _text(noted).decode())


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _cut_torn_line(path: Path) -> None:
    """Take away what a crash left of a line, so that the next one begins on a line of its own."""
    whole = path.read_bytes()
    if whole and not whole.endswith(b"\n"):
        os.truncate(path, whole.rfind(b"\n") + 1)
