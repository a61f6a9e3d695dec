"""Stamps (戳记): a paper that stands no longer can be read, and says so across every page; nobody mistakes it for one that stands.

It is set anew from its frozen data each time and kept nowhere: what was printed while it stood stays as it was handed out.
"""

import re
from collections.abc import Iterable

from mediation.models import Document

VOID = "作废"
HOLE = "□"
"""What stands in place of a character that no font has: a paper that is void need not be complete to be read."""
BODY = re.compile(r"(<body[^>]*>)")


def word(row: Document, replaced: str) -> str:
    """Return the word to be stamped on the paper: 作废, 已改期, 已另约, 未生效; '' where it stands. `replaced`: see
    `appointments.stands_no_longer`."""
    return VOID if row.state == "void" else replaced.partition("：")[0]


def stamped(html: str, stamp: str, unprintable: Iterable[str]) -> str:
    """The paper's HTML with the stamp across every page, also where it lacks a particular or a character."""
    marked = BODY.sub(rf'\1<p class="stamp">{stamp}</p><p class="stamp-note">本件{stamp}，不得使用</p>', html, count=1)
    return marked.translate({ord(character): HOLE for character in unprintable})
