"""Level jurisdiction (级别管辖): what the commission of the level above takes up itself, where the bureau has said so.

The province's rule (闽人社文〔2018〕25号) is known by name only, and no list of the city was found: the setting says which
applications are meant, and as long as it is 未设 nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..codes import Kind
from ..codes.intake import Circumstance
from ..step import Reference
from .application import Applied
from .caution import Caution

SETTING = "open.level_jurisdiction"
UNSET = "未设"
EXAMPLE = "30 人以上、外商投资"
BASIS = "闽人社文〔2018〕25号（级别管辖，待本局确认）"
_MANY = re.compile(r"([1-9]\d{0,3})\s*人以上")
_FOREIGN = re.compile(r"(?:外商|港澳台|外商、港澳台|外商和港澳台)投资")


@dataclass(frozen=True, slots=True)
class Reserved:
    """The disputes that go to the level above: those of `many` workers and more (None: of no number), of foreign-invested
    units.
    """

    many: int | None = None
    foreign: bool = False


def reserved(text: str) -> Reserved:
    """The setting, read: 30 人以上、外商投资. Raises ValueError where it says neither, and is not 未设."""
    if text.strip() in ("", UNSET):
        return Reserved()
    many, foreign = _MANY.search(text), _FOREIGN.search(text)
    if not many and not foreign:
        raise ValueError(text)
    return Reserved(int(many[1]) if many else None, foreign is not None)


def check(application: Applied, reference: Reference) -> Iterator[Caution]:
    """An arbitration only: the level above is to be asked before this one takes the case up."""
    if application.kind is not Kind.ARBITRATION:
        return
    try:
        goes_up = reserved(reference.setting(SETTING))
    except ValueError:  # what an older database may hold; the door refuses it
        return
    workers = application.many or len(application.workers)
    if goes_up.many is not None and workers >= goes_up.many:
        yield _above(f"劳动者 {workers} 人，达到本局设定的 {goes_up.many} 人")
    if goes_up.foreign and Circumstance.FOREIGN_INVESTED in application.circumstances:
        yield _above(f"{Circumstance.FOREIGN_INVESTED.label}的争议")


def _above(why: str) -> Caution:
    return Caution(
        "level", f"{why}，可能由上一级仲裁委员会管辖：请先核对级别管辖的规定，再决定受理或者告知他处。", BASIS
    )
