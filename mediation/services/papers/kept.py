"""Printed papers that are kept (印件): each PDF once, sealed, in a file named by the keyed digest of its content.

A PDF is made when somebody first asks for it, and kept from then on: what was handed out stays what it was, also when a
later version of the program would set it differently. What nobody asked for exists as sealed data alone (issue.py).
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from sqlalchemy import ColumnElement
from sqlmodel import col, func, select, update

from mediation import clock
from mediation.errors import Conflict
from mediation.models import Document, Write
from mediation.services.base import privacy
from mediation.settings import settings

SUFFIX = ".sealed"


def keep(session: Write, printed: Document, pdf: bytes) -> bool:
    """Keep the PDF, unless the paper was struck or made anew since `printed` was read. Returns whether it was kept.

    Whoever printed the same data made the same bytes: of two, the second changes nothing.
    """
    row = session.get(Document, printed.id, with_for_update=True, populate_existing=True)
    if row is None or row.state not in ("pending", "ready") or row.data != printed.data:
        return False
    row.print_digest = _write(settings().documents, pdf)
    row.state, row.rendered_at = "ready", clock.now()
    session.add(row)
    return True


def is_kept(row: Document) -> bool:
    """Tell whether the paper has been printed and its file is in its place."""
    return bool(row.print_digest) and _path(settings().documents, row.print_digest).exists()


def opened(row: Document) -> bytes | None:
    """The PDF as it was printed; None where there is none. Raises Conflict where the file was changed."""
    if not is_kept(row):
        return None
    if fault(row):
        raise Conflict(f"《{row.title}》的文书文件被改动过或者已损坏，不能打开。请系统管理员运行 ./run verify，并从备份恢复。")
    return _open(_path(settings().documents, row.print_digest), row.print_digest)


def fault(row: Document) -> str | None:
    """Return the fault of the file of a printed paper; None: it opens, and is what was printed."""
    path = _path(settings().documents, row.print_digest)
    if not path.exists():
        return "的 PDF 文件不见了"
    return "的 PDF 文件被改动过" if fault_of_file(path) else None


def fault_of_file(path: Path) -> str | None:
    """Return the fault of one sealed file; None: it opens, and is what its name says."""
    try:
        pdf = _open(path, path.stem)
    except InvalidTag:
        return "被改动过或者已损坏"
    return None if privacy.digest(pdf) == path.stem else "与名称不符"


def add(folder: Path) -> None:
    """Bring in the papers of another folder that are missing here. (What an earlier release left unsealed comes too.)"""
    for path in (*files(folder), *folder.glob("??/*.pdf")):
        here = settings().documents / path.parent.name / path.name
        if not here.exists():
            here.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = here.with_suffix(".part")
            shutil.copyfile(path, part)
            part.chmod(0o600)
            part.replace(here)


def files(folder: Path) -> Iterable[Path]:
    """Every sealed paper in the folder."""
    return folder.glob(f"??/*{SUFFIX}")


# --- files ----------------------------------------------------------------------------------------------------


def _path(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / f"{digest}{SUFFIX}"


def _place(digest: str) -> str:
    return f"paper:{digest}"


def _open(path: Path, digest: str) -> bytes:
    return privacy.unseal_bytes(path.read_bytes(), _place(digest))


def _write(folder: Path, pdf: bytes) -> str:
    """Write the PDF sealed, and return its digest. The file is complete before its name appears."""
    digest = privacy.digest(pdf)
    path = _path(folder, digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        part.write_bytes(privacy.seal_bytes(pdf, _place(digest)))
        part.chmod(0o600)
        part.replace(path)
    return digest


# --- what an earlier release left -----------------------------------------------------------------------------

OPEN_DIGEST = 64
"""Hexadecimal digits of the open digest by which earlier releases named the papers they kept unsealed."""


def seal_some(session: Write, most: int = 200) -> list[Path]:
    """Seal up to `most` papers that an earlier release kept unsealed, and let their rows name the sealed files.

    Returns the unsealed files, for the caller to remove once this is committed; empty when none is left. Interrupted at
    any moment, the next run takes up the rest.
    """
    plain = sorted(_plain())[:most]
    for path in plain:
        digest = _write(path.parents[1], path.read_bytes())
        session.exec(update(Document).where(col(Document.print_digest) == path.stem).values(print_digest=digest))
    return plain


def forget_lost(session: Write) -> int:
    """Let papers whose unsealed file is gone be printed anew when somebody asks. Returns how many there are."""
    return _forget(session, func.length(Document.print_digest) == OPEN_DIGEST)


def forget_missing(session: Write) -> int:
    """Let every paper whose file is not there be printed anew: after a restore from an archive that came without them. Returns how
    many there are."""
    digests = session.exec(select(Document.print_digest).where(Document.print_digest != "").distinct()).all()
    missing = [digest for digest in digests if not _path(settings().documents, digest).exists()]
    return sum(_forget(session, col(Document.print_digest) == digest) for digest in missing)


def _forget(session: Write, lost: ColumnElement[bool]) -> int:
    found = session.exec(select(func.count()).select_from(Document).where(lost)).one()
    if found:
        session.exec(update(Document).where(lost, col(Document.state) == "ready").values(state="pending"))
        session.exec(update(Document).where(lost).values(print_digest=""))
    return found


def _plain() -> Iterable[Path]:
    """Unsealed papers: the bureau's own, and those that a restore has set aside."""
    home = settings().home
    for folder in (settings().documents, *home.glob("replaced-*/documents")):
        yield from folder.glob("??/*.pdf")
