"""The particulars by which a paper is told apart (文书的称呼): whom it is for, and the name of its file, the same for no other."""

import re

from mediation.models import Document
from mediation.rules.facts import CaseFacts
from mediation.services.papers import issue
from mediation.services.papers.catalogue import catalogue

FINALITY = {"final": "终局", "nonfinal": "非终局"}
NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST = 40
"""Characters of each part of a file's name: four of them in UTF-8 stay below the 255 bytes that a folder takes."""


def which(template: str) -> str:
    """Return the word that tells two documents of one title apart: an award that is split has one for each kind of decision."""
    found = catalogue().get(template)
    return FINALITY[found.only] if found and found.only else ""


def addressee(known: CaseFacts, row: Document) -> str:
    """Return the name of whom the paper is for, or what tells it from another of the same title; '' where nothing has to.

    A void one names whom it named: a correction may have taken them out of the case, and their number is another's by now.
    """
    if not row.party:
        return which(row.template)
    told = (issue.frozen(row).get("parties") or {}).get("addressee") if row.state == "void" else None
    return str(told["name"]) if told else known.parties[row.party].name


def file_name(row: Document, to: str, *kinds: str) -> str:
    """Return the name of the paper's file, after the `kinds` of copy it is: 脱敏件-开庭通知书-张三-12.pdf. `to`: see `addressee`."""
    parts = (*kinds, row.title, to[: LONGEST // 2], row.number[:LONGEST], str(row.id))
    return "-".join(NOT_IN_A_FILE_NAME.sub("_", part) for part in parts if part) + ".pdf"
