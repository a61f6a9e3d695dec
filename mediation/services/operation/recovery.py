"""The recovery key (恢复密钥): backups are encrypted so that only its private half opens them, and that half is not kept here.

The format is age (X25519), which any age program opens too. The public half lies in the data folder; the private half is
shown once, for the safe. Only a demonstration keeps it beside its data, which are invented.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import BinaryIO, Protocol

from pyrage import DecryptError, IdentityError, RecipientError, decrypt_io, encrypt_io
from pyrage.x25519 import Identity, Recipient

from mediation.errors import Refusal
from mediation.settings import settings

HEADER = b"age-encryption.org/v1\n-> X25519 "
WORDS = "AGE-SECRET-KEY-1"
"""How a recovery key begins."""


class Writable(Protocol):
    """Something that takes bytes."""

    def write(self, content: bytes, /) -> int:
        """Take them."""

    def flush(self) -> None:
        """Pass them on."""


def public_file() -> Path:
    """Return the file of the public half."""
    return settings().home / "recovery.pub"


def demo_file() -> Path:
    """Return the file in which a demonstration keeps its private half."""
    return settings().home / "recovery.key"


def recipient() -> str:
    """The public half. Raises Refusal where there is none, or what is there is none."""
    try:
        text = public_file().read_text(encoding="ascii").strip()
        return str(Recipient.from_str(text))
    except FileNotFoundError:
        raise Refusal("还没有恢复密钥，备份无法加密。请先运行 ./run recovery-key，并把显示的密钥放进保险柜。") from None
    except (RecipientError, UnicodeDecodeError):
        raise Refusal(f"{public_file()} 已经损坏，备份无法加密。请运行 ./run recovery-key 另做一把恢复密钥。") from None


def first() -> str | None:
    """A new recovery key, to be shown once; None where there is one already, or another process is making it."""
    made = Identity.generate()
    try:
        handle = os.open(public_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
    with os.fdopen(handle, "w") as file:
        file.write(f"{made.to_public()}\n")
    return str(made)


def renewed() -> str:
    """A new recovery key in the place of the present one, to be shown once. Earlier backups open with the earlier key."""
    made = Identity.generate()
    part = public_file().with_suffix(".part")
    part.write_text(f"{made.to_public()}\n")
    part.chmod(0o600)
    part.replace(public_file())
    demo_file().unlink(missing_ok=True)
    return str(made)


def keep_for_demo(secret: str) -> None:
    """Keep the private half beside the data. For a demonstration alone."""
    demo_file().write_text(f"{secret}\n")
    demo_file().chmod(0o600)


def remember(secret: str) -> None:
    """Encrypt later backups for this recovery key too, where none is known yet: the data came back to an empty folder."""
    if not public_file().exists():
        public_file().write_text(f"{Identity.from_str(secret.strip()).to_public()}\n")
        public_file().chmod(0o600)


def is_encrypted(archive: Path) -> bool:
    """Tell whether the file is one of ours that needs the recovery key."""
    with archive.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


@contextmanager
def encrypting(target: Writable) -> Iterator[BinaryIO]:
    """Something to write to, whose content arrives encrypted in `target`; nothing is held back on disk or in memory."""
    to = Recipient.from_str(recipient())
    read_end, write_end = os.pipe()
    failed: list[BaseException] = []

    def encrypt() -> None:
        with os.fdopen(read_end, "rb") as source:
            try:
                encrypt_io(source, target, [to])
            except BaseException as fault:  # noqa: BLE001 - handed over to the thread that waits for it
                failed.append(fault)
                while source.read(1 << 20):  # nobody waits for a reader that has gone
                    pass

    worker = Thread(target=encrypt)
    worker.start()
    try:
        with os.fdopen(write_end, "wb") as plain:
            yield plain
    finally:
        worker.join()
    if failed:
        raise failed[0]


def decrypt(archive: Path, target: BinaryIO, secret: str) -> None:
    """Write what the archive holds to `target`. Raises Refusal where the key is another's or the file was damaged."""
    try:
        key = Identity.from_str(secret.strip())
    except IdentityError:
        raise Refusal(f"这不是恢复密钥。恢复密钥以 {WORDS} 开头，请照抄下的原样输入。") from None
    with archive.open("rb") as source:
        try:
            decrypt_io(source, target, [key])
        except DecryptError:
            raise Refusal(f"恢复密钥打不开 {archive.name}：请核对，或者换用做这份备份时的恢复密钥。") from None
        except OSError as fault:
            if fault.errno is not None:  # the disk's fault, not the file's
                raise
            raise Refusal(f"{archive.name} 已经损坏，请换一份。") from None
