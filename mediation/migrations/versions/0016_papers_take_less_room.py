"""The data of papers, compressed before they are sealed: a case takes a quarter of the room.

What is stored is opened and sealed again for the same place, so the key must be there. How both forms are written stands
here once more, because a revision outlives the program around it.
"""

import base64
import hashlib
import hmac
import os
import zlib
from collections.abc import Callable
from functools import cache

import sqlalchemy as sa
from alembic import op
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mediation.settings import TREE, settings

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

AT_ONCE = 500
NONCE, RAW = 12, -15


def upgrade() -> None:
    """Bring the tables up to this revision."""
    _rewrite(sa.LargeBinary(), lambda old, place: _sealed(_packed(_opened(base64.b64decode(old), place)), place))


def downgrade() -> None:
    """Take the tables back to the revision before."""
    _rewrite(sa.String(), lambda old, place: base64.b64encode(_sealed(_unpacked(_opened(old, place)), place)).decode())


def _rewrite(kind: sa.types.TypeEngine[str] | sa.types.TypeEngine[bytes], anew: Callable[..., str | bytes]) -> None:
    """Give every paper its data in the other form, in a column that then takes the old one's place."""
    blank = "''" if isinstance(kind, sa.String) else "X''" if op.get_bind().dialect.name == "sqlite" else "''"
    op.add_column("document", sa.Column("other", kind, nullable=False, server_default=sa.text(blank)))
    connection, last = op.get_bind(), 0
    read = sa.text("SELECT id, case_id, seq, template, party, data FROM document WHERE id > :last ORDER BY id LIMIT :many")
    write = sa.text("UPDATE document SET other = :other WHERE id = :id").bindparams(sa.bindparam("other", type_=kind))
    while rows := connection.execute(read, {"last": last, "many": AT_ONCE}).all():
        connection.execute(
            write,
            [
                {"id": row.id, "other": anew(row.data, f"document.data:{row.case_id}/{row.seq}/{row.template}/{row.party}")}
                for row in rows
            ],
        )
        last = rows[-1].id
    op.drop_column("document", "data")
    op.execute("ALTER TABLE document RENAME COLUMN other TO data")


@cache
def _key() -> AESGCM:
    secret = base64.urlsafe_b64decode(settings().key_file.read_bytes())
    return AESGCM(hmac.digest(secret, b"seal", hashlib.sha256))


def _opened(sealed: bytes, place: str) -> bytes:
    return _key().decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())


def _sealed(content: bytes, place: str) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + _key().encrypt(nonce, content, place.encode())


@cache
def _dictionary() -> bytes:
    return (TREE / "mediation/data/papers-1.txt").read_bytes()


def _packed(plain: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW, 9, zlib.Z_DEFAULT_STRATEGY, _dictionary())
    return b"\1" + packer.compress(plain) + packer.flush()


def _unpacked(content: bytes) -> bytes:
    unpacker = zlib.decompressobj(RAW, _dictionary())
    return unpacker.decompress(content[1:]) + unpacker.flush()
