"""Vocabulary (用语): what the parties, their relation and their contract are called in a dispute of another kind than a worker's.

Papers are written in the words of a labour dispute; where the cause is another one, each of those words is said as that kind of dispute has
it (劳动争议调解仲裁法 第52条；办案规则 第2条；事业单位人事管理条例；集体合同规定 第3条). Names of laws and of parties stay as they are.
"""

import re
from collections.abc import Iterable, Mapping

from .codes import Cause, Kind, Side

LABOUR: tuple[str, ...] = ("劳动争议", "劳动关系", "劳动合同", "劳动者", "用人单位")
"""The words of a labour dispute, which another kind may have words of its own for."""
OTHERWISE: Mapping[Cause, Mapping[str, str]] = {
    Cause.PERSONNEL: {
        "劳动争议": "人事争议", "劳动关系": "人事关系", "劳动合同": "聘用合同", "劳动者": "工作人员", "用人单位": "聘用单位",
    },
    Cause.COLLECTIVE_CONTRACT: {"劳动争议": "集体合同争议", "劳动合同": "集体合同", "劳动者": "职工"},
}  # fmt: skip
"""By the cause, what is said instead; a word without an entry is said as it is."""
OF_INSPECTION = {Side.APPLICANT: "投诉人", Side.RESPONDENT: "被投诉单位"}
"""The sides of a complaint (劳动保障监察条例 第9条)."""
WORDS = re.compile("|".join(LABOUR))


def side(kind: Kind, of: Side) -> str:
    """Return the name of this side in a proceeding of this kind."""
    return OF_INSPECTION.get(of, of.label) if kind is Kind.INSPECTION else of.label


def say(cause: str, text: str, names: Iterable[str] = ()) -> str:
    """Return the text with the words of this cause; what stands in 《》 and the names are left alone."""
    instead = OTHERWISE.get(Cause(cause)) if cause in set(Cause) else None
    if not instead or not WORDS.search(text):
        return text
    kept = "|".join(("《[^》]*》", *(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)))
    return re.sub(f"({kept})|{WORDS.pattern}", lambda found: found[1] or instead.get(found[0], found[0]), text)
