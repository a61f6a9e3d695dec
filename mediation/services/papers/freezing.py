"""Frozen data at rest (冻结数据的存放): what a paper is printed from, compressed with what papers have in common, then sealed.

A paper's data are 4.9 kB of JSON, nearly all of it the same in every paper: with a dictionary of such text they take 0.65 kB. The
dictionary is part of every stored paper: data/papers-1.txt is never changed; a better one is papers-2.txt, and each paper
says, inside its seal, by which it was written.
"""

import zlib
from functools import cache
from pathlib import Path

from mediation.services.base import privacy

FOLDER = Path(__file__).parents[2] / "data"
NEWEST = 1
"""The dictionary by which papers are written; those of every number before it are read."""
RAW = -15
"""zlib's word for a stream without its own header and checksum: the seal proves the content better."""


@cache
def _dictionary(number: int) -> bytes:
    return (FOLDER / f"papers-{number}.txt").read_bytes()


def freeze(plain: str, place: str) -> bytes:
    """The data as they are stored: compressed, and sealed for their place."""
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW, 9, zlib.Z_DEFAULT_STRATEGY, _dictionary(NEWEST))
    return privacy.seal_bytes(bytes([NEWEST]) + packer.compress(plain.encode()) + packer.flush(), place)


def thaw(stored: bytes, place: str) -> str:
    """The data in plain text. Raises cryptography's InvalidTag where they were sealed for another place or tampered with."""
    content = privacy.unseal_bytes(stored, place)
    unpacker = zlib.decompressobj(RAW, _dictionary(content[0]))
    return (unpacker.decompress(content[1:]) + unpacker.flush()).decode()
