"""Sealing (密封) of ID numbers, phones and addresses: AES-256-GCM bound to table, column and row, and a keyed index to find them.

A ciphertext moved to another row or column does not open. The key is a file of the data folder; losing it loses them.
"""

import base64
import hashlib
import hmac
import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mediation.settings import settings

NONCE = 12
SECRET = 32
DIGEST = 32
"""Hexadecimal digits of a keyed digest of content: 128 bits."""


def make_key(path: Path) -> None:
    """Write a new key that only its owner may read, unless there is one already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(base64.urlsafe_b64encode(os.urandom(SECRET)))


@lru_cache(maxsize=4)
def _secret(path: Path) -> bytes:
    """The secret of the data folder. Raises ValueError for one that is shorter than any that was ever made."""
    secret = base64.urlsafe_b64decode(path.read_bytes())
    if len(secret) < SECRET:
        raise ValueError(f"{path} holds {len(secret)} bytes")
    return secret


@lru_cache(maxsize=4)
def _keys(path: Path) -> tuple[AESGCM, bytes]:
    """The sealing key and the index key, both from the one secret."""
    secret = _secret(path)
    seal, index = (hmac.digest(secret, use, hashlib.sha256) for use in (b"seal", b"index"))
    return AESGCM(seal), index


def forget() -> None:
    """Read the key anew: a restore has put another in its place."""
    _secret.cache_clear()
    _keys.cache_clear()


def seal(plain: str | None, place: str) -> str | None:
    """Seal a text for its place ("party.phone:12/3"). None stays None."""
    return None if plain is None else base64.b64encode(seal_bytes(plain.encode(), place)).decode()


def unseal(sealed: str | None, place: str, key_file: Path | None = None) -> str | None:
    """Open a sealed text; `key_file` None: with the key of the data folder.

    Raises cryptography's InvalidTag where it was sealed for another place or tampered with.
    """
    return None if sealed is None else unseal_bytes(base64.b64decode(sealed), place, key_file).decode()


def seal_bytes(content: bytes, place: str) -> bytes:
    """Seal a file's content for its place."""
    nonce = os.urandom(NONCE)
    return nonce + _keys(settings().key_file)[0].encrypt(nonce, content, place.encode())


def unseal_bytes(sealed: bytes, place: str, key_file: Path | None = None) -> bytes:
    """Open sealed content; `key_file` None: with the key of the data folder.

    Raises cryptography's InvalidTag where it was sealed for another place or tampered with.
    """
    if len(sealed) < NONCE:
        raise InvalidTag
    return _keys(key_file or settings().key_file)[0].decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())


def digest(content: bytes) -> str:
    """A keyed digest of some content, 32 hexadecimal digits.

    An open one would let anybody who knows the rest of a paper try ID numbers until the digest fits.
    """
    return hmac.new(_keys(settings().key_file)[1], content, hashlib.sha256).hexdigest()[:DIGEST]


def index(plain: str | None) -> str | None:
    """A keyed digest, for finding the exact value without storing it."""
    if plain is None:
        return None
    return hmac.new(_keys(settings().key_file)[1], plain.upper().encode(), hashlib.sha256).hexdigest()


def proof(use: str, text: str, key_file: Path | None = None) -> str:
    """A keyed digest that only this installation can make, for one use: it shows that we wrote the text, and tells nothing.

    `key_file` None: with the key of the data folder.
    """
    key = hmac.digest(_secret(key_file or settings().key_file), f"proof of {use}".encode(), hashlib.sha256)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def place(column: str, case_id: int, number: int, of: str = "party") -> str:
    """Return the place of a sealed column of a party, or of another row of the case, which is bound into the seal."""
    return f"{of}.{column}:{case_id}/{number}"
