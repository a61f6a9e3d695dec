"""The proof that key and record belong together (密钥与数据相符): a keyed digest of a constant, kept beside the seals.

A valid key that is another's opens nothing that is there, and would seal what comes next so that the right one cannot open it.
"""

import hmac
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from sqlalchemy import inspect
from sqlmodel import Session, col, select

from mediation.models import Party, Seal, Write
from mediation.services.base import privacy

KEY = "key"
TRIED = 20
"""Parties of a record from before this proof, whose sealed particulars are tried: one that was tampered with is no other key."""


def begin(session: Write) -> None:
    """Keep the proof, once: the key that is there has been found to fit."""
    if session.get(Seal, KEY) is None:
        session.add(Seal(scope=KEY, rows=0, digest=privacy.proof(KEY, KEY)))


def fits(session: Session, key_file: Path | None = None) -> bool:
    """Tell whether this key file (None: the data folder's) is the key of this record; True where nothing is sealed yet.

    Raises OSError or ValueError where it is no key at all. The tables may be of an earlier version.
    """
    tables = set(inspect(session.connection()).get_table_names())
    kept = session.exec(select(Seal.digest).where(Seal.scope == KEY)).first() if "seal" in tables else None
    if kept is not None:
        return hmac.compare_digest(kept, privacy.proof(KEY, KEY, key_file))
    opened = list(_opened(session, key_file)) if "party" in tables else []
    return any(opened) or not opened


def _opened(session: Session, key_file: Path | None) -> Iterator[bool]:
    """Of some sealed phones, whether each opens."""
    sealed = select(Party.case_id, Party.number, Party.phone).where(col(Party.phone).is_not(None)).limit(TRIED)
    for case_id, number, phone in session.exec(sealed):
        try:
            privacy.unseal(phone, privacy.place("phone", case_id, number), key_file)
        except (InvalidTag, ValueError):
            yield False
        else:
            yield True
