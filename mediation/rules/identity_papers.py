"""Identity papers (身份证件) by which a person is a party: what is on each, is its number of the right form, and how papers print it.

People from 香港, 澳门 and 台湾 and foreigners have none of the ID card's numbers (出境入境管理法, 港澳台居民居住证申领发放办法). A well
formed number need not exist. Where the number tells birth and sex, nobody asks for them a second time.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .codes.people import IdPaper
from .identity import PROVINCES, id_number_fault, id_numbers_in, is_rounded, plain

_PASSPORT = re.compile(r"(?=.*\d)[0-9A-Z]{5,9}", re.ASCII)
_HONG_KONG_MACAU = re.compile(r"[HM](?:\d{8}(?:\d\d)?|[A-Z]\d{7})", re.ASCII)
_TAIWAN = re.compile(r"\d{8}|\d{10}[A-Z]?", re.ASCII)
_RESIDENT_OF_OLD = re.compile(r"[A-Z]{3}\d{4}(\d{2})(\d{2})(\d{2})\d{2}", re.ASCII)
RESIDENCE_AREAS = frozenset({"81", "82", "83"})
"""First two digits of a residence permit: 香港, 澳门, 台湾 (港澳台居民居住证申领发放办法 第7条)."""
SHORTEST_OTHER, LONGEST_OTHER = 5, 11
"""Characters of what was probably another paper's number, typed where the ID card's was asked."""

Fault = Callable[[str, date | None], str | None]


def _card(number: str, today: date | None) -> str | None:
    fault = id_number_fault(number, today)
    if fault and not is_rounded(number) and SHORTEST_OTHER <= len(number) <= LONGEST_OTHER:
        return f"居民身份证号码应当是 18 位，现在是 {len(number)} 位：是护照、通行证的，请先选证件种类；是身份证的，请核对。"
    return fault


def _passport(number: str, _: date | None) -> str | None:
    return None if _PASSPORT.fullmatch(number) else f"护照号码是 5 至 9 位字母和数字，现在是“{number}”，请照护照资料页核对。"


def _hong_kong_macau(number: str, _: date | None) -> str | None:
    if _HONG_KONG_MACAU.fullmatch(number):
        return None
    return f"港澳居民来往内地通行证号码是 H（香港）或者 M（澳门）加 8 位，现在是“{number}”，请对照证件核对。"


def _taiwan(number: str, _: date | None) -> str | None:
    if _TAIWAN.fullmatch(number):
        return None
    return f"台湾居民来往大陆通行证号码是 8 位数字（旧证 10 位数字，后面可以有一个字母），现在是“{number}”，请对照证件核对。"


def _residence(number: str, today: date | None) -> str | None:
    if fault := id_number_fault(number, today):
        return fault
    if number[:2] not in RESIDENCE_AREAS:
        return f"港澳台居民居住证号码以 81（香港）、82（澳门）、83（台湾）开头，现在是 {number[:2]}，请对照证件核对。"
    return None


def _permanent(number: str, today: date | None) -> str | None:
    if old := _RESIDENT_OF_OLD.fullmatch(number):
        if not any(_is_day(century, *old.groups()) for century in ("19", "20")):
            return f"外国人永久居留身份证号码中的出生日期 {''.join(old.groups())} 不存在，请核对第 8 至 13 位。"
        return None
    if len(number) == 18 and (number[0] != "9" or number[1:3] not in PROVINCES):
        return "外国人永久居留身份证（2023 年起的）号码以 9 和省份代码开头，请对照证件核对。"
    if len(number) == 18:
        return id_number_fault(number, today)
    return f"外国人永久居留身份证号码是 18 位，旧证是 3 位国家代码加 12 位数字，现在是“{number}”，请对照证件核对。"


def _is_day(century: str, year: str, month: str, day: str) -> bool:
    try:
        return bool(date(int(century + year), int(month), int(day)))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class IdentityPaper:
    """A kind of paper. `printed`: what stands before its number in a document. `fault` checks its form. `unasked`: the questions beside
    it that the number answers, or that its bearers cannot have."""

    paper: IdPaper
    printed: str
    fault: Fault
    unasked: tuple[str, ...] = ()


ROWS = (
    IdentityPaper(IdPaper.CARD, "公民身份号码", _card, ("born", "nationality")),
    IdentityPaper(IdPaper.PASSPORT, "护照号码", _passport),
    IdentityPaper(IdPaper.HONG_KONG_MACAU, "港澳居民来往内地通行证号码", _hong_kong_macau, ("nationality",)),
    IdentityPaper(IdPaper.TAIWAN, "台湾居民来往大陆通行证号码", _taiwan, ("nationality",)),
    IdentityPaper(IdPaper.RESIDENCE, "港澳台居民居住证号码", _residence, ("born", "nationality")),
    IdentityPaper(IdPaper.PERMANENT, "外国人永久居留身份证号码", _permanent, ("ethnicity",)),
)
PAPERS: Mapping[IdPaper, IdentityPaper] = {row.paper: row for row in ROWS}
UNASKED: Mapping[str, tuple[str, ...]] = {str(row.paper): row.unasked for row in ROWS}


def paper_named(code: object) -> IdPaper:
    """The paper that a form or a row names; the ID card where it names none."""
    return IdPaper(str(code)) if code in set(IdPaper) else IdPaper.CARD


def number_fault(paper: IdPaper, text: str, today: date | None = None) -> str | None:
    """Return the fault of a number on this paper, as a sentence that says what to do; None where it is well formed. Nobody is born
    after `today` (None: not asked)."""
    return PAPERS[paper].fault(plain(text), today)


def numbers_in(text: str) -> list[str]:
    """The numbers by which somebody may be looked for in a text: of ID cards, wherever they stand in it; of another paper (护照、通行证),
    where the text is nothing else.
    """
    whole = plain(text)
    others = [row for row in ROWS if row.paper is not IdPaper.CARD and row.fault(whole, None) is None]
    return list(dict.fromkeys([*id_numbers_in(text), *([whole] if others else [])]))


def paper_of(code: object, text: str | None) -> IdPaper:
    """The paper whose number this is; a number of a residence permit says so itself, where the ID card was chosen."""
    paper, number = paper_named(code), plain(text or "")
    if paper is IdPaper.CARD and len(number) == 18 and number[:2] in RESIDENCE_AREAS:
        return IdPaper.RESIDENCE
    if paper is IdPaper.CARD and len(number) == 18 and number[0] == "9" and number[1:3] in PROVINCES:
        return IdPaper.PERMANENT
    return paper
