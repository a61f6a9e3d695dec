"""Spellings that mean the same (同名、同一案号): the keys by which names and case numbers are compared and found.

What is stored and printed stays as text.py keeps it; a key is only compared. A name's key leaves out brackets, dots, blanks
and width: 某某（某县）鞋业 is 某某(某县)鞋业. A number's key is its counts from the end, so that people may leave out what
comes before: 晋陈收〔2026〕92号 is found as [2026] 092, 2026 92 or 92.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .text import cleaned

FOLD = 1
"""To be raised when a key is made in another way: the stored keys are then made anew at the next update."""
PART = 8
"""Characters of a part of a name: what is longer is compared with the whole key."""
_ZEROS = str.maketrans("〇○◯", "零零零")
_YEAR = re.compile("(?:一九|二零)[零一二三四五六七八九]{2}")
_NUMERALS = str.maketrans("零一二三四五六七八九", "0123456789")
_RUNS = re.compile(r"\d+|[^\W\d_]+")
_EMPTY = frozenset({"第", "号"})
"""Words of a number that say nothing."""


def name_key(name: str) -> str:
    """Return the key of a person's or unit's name, the same however it was typed; '' for a text without a letter or a digit."""
    folded = unicodedata.normalize("NFKC", cleaned(name)).casefold().translate(_ZEROS)
    return "".join(character for character in folded if character.isalnum())


def parts(key: str) -> Iterator[str]:
    """The beginnings that a name is found by: its key from each character on, at most `PART` long."""
    return (key[start : start + PART] for start in range(len(key)))


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """A case number as somebody looks for it: the key begins with `begins`, and each of `words` is in what follows."""

    begins: str
    words: tuple[str, ...]


def number_key(number: str) -> str:
    """A case number from its end: 晋陈收〔2026〕92号 is 92/2026/晋陈收; '' where it has no digit."""
    counts, words = _taken_apart(number)
    return "".join(f"{each}/" for each in (*reversed(counts), *words)) if counts else ""


def number_asked(text: str) -> NumberAsked | None:
    """Return the pattern by which to look for the number that a text may be; None where it has no digit."""
    counts, words = _taken_apart(text)
    if not counts:
        return None
    return NumberAsked("".join(f"{each}/" for each in reversed(counts)), tuple(words))


def _taken_apart(text: str) -> tuple[list[str], list[str]]:
    """The counts of a number without leading zeros (二〇二六 is 2026), and its words without 第 and 号."""
    plain = unicodedata.normalize("NFKC", cleaned(text)).casefold().translate(_ZEROS)
    runs = _RUNS.findall(_YEAR.sub(lambda year: year[0].translate(_NUMERALS), plain))
    counts = [run.lstrip("0") or "0" for run in runs if run.isdecimal()]
    words = (run.removesuffix("第").removeprefix("号") for run in runs if not run.isdecimal())
    return counts, [word for word in words if word and word not in _EMPTY]
