"""Numbers that identify people and units: is one well formed, what does it say, and how is it shown masked.

ID numbers follow GB 11643 (check digit ISO 7064 MOD 11-2), unified social credit codes GB 32100 (mod 31). A well
formed number need not exist; only the register knows that. Demonstration data uses the area 99, which was never
given to a province: such a number passes every check that a real one passes, yet cannot belong to anybody.
"""

import re
import unicodedata
from datetime import date

from .text import cleaned, half_width

RESERVED_AREAS = frozenset({"99"})
"""First two digits that no province has; made-up people and units of demonstrations carry them."""
PROVINCES = frozenset(
    {
        *("11", "12", "13", "14", "15", "21", "22", "23"),
        *("31", "32", "33", "34", "35", "36", "37"),
        *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54"),
        *("61", "62", "63", "64", "65", "71", "81", "82", "83"),
    }
)
"""First two digits of area codes (GB/T 2260); 81, 82 and 83 are residence permits for 港, 澳 and 台."""
KNOWN_AREAS = PROVINCES | RESERVED_AREAS

ID_CHECKS = "10X98765432"
ID_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
CREDIT_REGISTRARS = "123456789ANY"
EARLIEST_BIRTH_YEAR = 1900
MOBILE_DIGITS, SHORTEST_MOBILE = 11, 7
"""Digits of a mobile number, and of the shortest text beginning with 1 that is taken for one."""


_DASHES = str.maketrans("‐‑‒–—―−－", "--------")
_MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9]\d{9})")
_LANDLINE = re.compile(
    r"(?:(?:\+?86|0086)(?:\(0\)|\(?0?)|\(?0)(10|2\d|[3-9]\d\d)\)?(\d{7,8})(?:(?:转|分机|ext|#|x)(\d{1,6}))?", re.ASCII | re.IGNORECASE
)
_EXTENSION = re.compile(r"(.*\d{7})\s*-\s*(\d{1,6})", re.ASCII)
"""An extension behind a dash, as in 0595-85680000-12: the number before it is whole."""


_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s.·-]+(?=[\dX])")
_TAIL = re.compile(r"\d{3}[\dX]")
_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.ASCII)
_WHOLE_ID = re.compile(r"(?<!\d)\d{17}[\dX](?!\d)")
_FOREIGN = re.compile(r"(?:[A-Z]{1,2}\d{7,8}|[A-Z]{3}\d{12}|[HM]\d{10})", re.ASCII)
"""The whole of a passport or a permit as most of them are: one or two letters, then digits."""
_LONG = re.compile(r"\d{9}|[0-9A-Z]*\d[0-9A-Z]{14}")
"""No case number has nine digits on end: year and count, typed without a bracket, are the longest."""


def plain(text: str) -> str:
    """The number as it is stored and compared: no spaces or dashes, capital letters, half-width characters."""
    return "".join(half_width(text.translate(_DASHES)).upper().replace("-", "").split())


def phone(text: str) -> str:
    """A phone number as it is stored: 13800001234, 0595-85680000, 0595-85680000转12; several are parted by 、.

    What is neither is kept as it was typed, in half-width characters.
    """
    several = re.split(r"\s*[、,;/]\s*", half_width(text.translate(_DASHES)).strip())
    return "、".join(_one_phone(each) for each in several if each)


def holds_a_number(text: str) -> bool:
    """Tell whether a text may hold an ID number, the end of one, a passport's, a phone, an account or a person's credit code: such a
    text stands in no address, and in no browser's history."""
    together = _together(text)
    return bool(_TAIL.fullmatch(together) or _FOREIGN.fullmatch(plain(text)) or _LONG.search(together))


def id_numbers_in(text: str) -> list[str]:
    """The ID numbers that a text holds, however they were typed; well formed or not."""
    return _WHOLE_ID.findall(_together(text))


def id_tail_in(text: str) -> str | None:
    """The last four characters of an ID number, where the text is nothing else."""
    together = _together(text)
    return together if _TAIL.fullmatch(together) else None


def _together(text: str) -> str:
    """Half-width capitals, the blanks and dashes between digits gone."""
    return _BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", cleaned(text).translate(_DASHES)).upper()).strip()


def _one_phone(text: str) -> str:
    together = "".join(re.sub(r"[-.·]", "", text).split())
    if mobile := _MOBILE.fullmatch(together):
        return mobile[1]
    if landline := _LANDLINE.fullmatch(together):
        area, number, extension = landline.groups()
        return f"0{area}-{number}" + (f"转{extension}" if extension else "")
    behind_a_dash = _EXTENSION.fullmatch(text)
    if behind_a_dash and (whole := _one_phone(behind_a_dash[1])).startswith("0") and "转" not in whole:
        return f"{whole}转{behind_a_dash[2]}"
    return " ".join(text.split())


# --- ID numbers (公民身份号码) --------------------------------------------------------------------------------


def is_rounded(number: str) -> bool:
    """Tell whether a spreadsheet took the number for a quantity, and lost its end: 9.90582E+17."""
    return bool(_ROUNDED.fullmatch(number))


def id_number_fault(text: str, today: date | None = None, areas: frozenset[str] = KNOWN_AREAS) -> str | None:
    """Return the fault of an ID number, as a sentence that says what to do; None where it is well formed.

    Nobody is born after `today` (None: not asked). `areas` are the accepted first two digits. Pass PROVINCES to refuse
    demonstration numbers too.
    """
    number = plain(text)
    if is_rounded(number):
        return f"号码被电子表格改成了 {number}，后几位已经丢失：请照证件重新填写；表格里这一列要先设成“文本”格式。"
    if len(number) == 15 and _is_digits(number):
        return "15 位身份号码已经停用，请填写 18 位号码。"
    if len(number) != 18:
        return f"身份号码应当是 18 位，现在是 {len(number)} 位，请核对。"
    if not _is_digits(number[:17]) or not (_is_digits(number[17]) or number[17] == "X"):
        return "身份号码前 17 位应当是数字，末位是数字或者 X，请核对。"
    if number[:2] not in areas and not _is_permanent_resident(number):
        return f"身份号码前两位 {number[:2]} 不是地区代码，请核对。"
    born = birth_date(number)
    if born is None:
        return f"身份号码中的出生日期 {number[6:14]} 不存在，请核对第 7 至 14 位。"
    if today is not None and born > today:
        return f"身份号码中的出生日期 {born} 还没有到，请核对第 7 至 14 位。"
    if id_check_digit(number[:17]) != number[17] and number.endswith("000"):
        return "身份号码的校验位不对，末三位是 000：多半是电子表格把号码当成数改了，请照证件重新填写。"
    if id_check_digit(number[:17]) != number[17]:
        return "身份号码的校验位不对，号码中有数字输错，请对照证件逐位核对。"
    return None


def id_check_digit(first_seventeen: str) -> str:
    """The eighteenth character of an ID number (GB 11643, MOD 11-2). Raises ValueError unless given 17 digits."""
    if len(first_seventeen) != 17 or not _is_digits(first_seventeen):
        raise ValueError("the check digit is made from exactly 17 digits")
    return ID_CHECKS[sum(int(digit) * weight for digit, weight in zip(first_seventeen, ID_WEIGHTS, strict=True)) % 11]


def birth_date(text: str) -> date | None:
    """The day of birth in a number of 18 characters; None where there is no such day, it lies before 1900, or the number is another
    paper's."""
    number = plain(text)
    digits = number[6:14]
    if len(number) != 18 or not _is_digits(digits):
        return None
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if day.year >= EARLIEST_BIRTH_YEAR else None


def sex(text: str) -> str | None:
    """The sex in an ID number, `male` or `female` (the codes of the lists); None where the number is too short."""
    place = plain(text)[16:17]
    if not _is_digits(place):
        return None
    return "male" if int(place) % 2 else "female"


def is_reserved_area(text: str) -> bool:
    """True for a demonstration's ID number (or area code): its area was never given to a province."""
    return plain(text)[:2] in RESERVED_AREAS


def area_warning(text: str) -> str | None:
    """Return the sentence for whoever typed a demonstration's ID number; None for an ordinary one. A warning, never a refusal.
    """
    if not is_reserved_area(text):
        return None
    return f"身份号码前两位 {plain(text)[:2]} 未分配给任何地区，只能是演示数据；真实案件请核对证件。"


def _is_permanent_resident(number: str) -> bool:
    """A foreigner's permanent residence card since 2023: 9, the province that issued it, then the country."""
    return number[0] == "9" and number[1:3] in PROVINCES


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


# --- unified social credit codes (统一社会信用代码) ------------------------------------------------------------


def credit_code_fault(text: str) -> str | None:
    """Return the fault of a unified social credit code, as a sentence; None where it is well formed (GB 32100)."""
    code = plain(text)
    if len(code) != 18:
        return f"统一社会信用代码应当是 18 位，现在是 {len(code)} 位，请核对。"
    strange = next((character for character in code if character not in CREDIT_CHARACTERS), None)
    if strange:
        return f"统一社会信用代码中不会有“{strange}”（不用 I、O、S、V、Z），请核对。"
    if code[0] not in CREDIT_REGISTRARS:
        return f"统一社会信用代码首位“{code[0]}”不是登记管理部门代码，请核对。"
    if not _is_digits(code[2:8]):
        return "统一社会信用代码第 3 至 8 位是地区代码，应当都是数字，请核对。"
    if credit_check_digit(code[:17]) != code[17]:
        return "统一社会信用代码的校验位不对，有字符输错，请对照营业执照逐位核对。"
    return None


def credit_check_digit(first_seventeen: str) -> str:
    """The eighteenth character of a credit code (GB 32100, mod 31). Raises ValueError for other characters."""
    if len(first_seventeen) != 17 or any(character not in CREDIT_CHARACTERS for character in first_seventeen):
        raise ValueError("the check character is made from exactly 17 characters of the code's own alphabet")
    values = (CREDIT_CHARACTERS.index(character) for character in first_seventeen)
    return CREDIT_CHARACTERS[-sum(value * weight for value, weight in zip(values, CREDIT_WEIGHTS, strict=True)) % 31]


# --- masks (脱敏) ---------------------------------------------------------------------------------------------


def mask_id(text: str) -> str:
    """An ID number as screens show it: 350***********1234. Only its ends are shown, never the day of birth."""
    return _masked(plain(text), 3, 4)


def mask_phone(text: str) -> str:
    """A phone number as screens show it: 138****5678."""
    return _masked(plain(text), 3, 4)


def phone_fault(text: str) -> str | None:
    """Return the fault of phone numbers in the spelling of `phone`, in a sentence; None: no fault that can be known. Hotlines (12333)
    are shorter than any number that a digit was left out of.
    """
    for number in map(plain, text.split("、")):
        if _is_digits(number) and number[0] == "1" and len(number) >= SHORTEST_MOBILE and len(number) != MOBILE_DIGITS:
            return f"手机号应当是 {MOBILE_DIGITS} 位，“{number}”是 {len(number)} 位，请核对。"
    return None


def account_fault(text: str) -> str | None:
    """Return the fault of a bank account in plain spelling, in a sentence; None: no fault that can be known. Cards have 16 to
    19 digits, accounts of companies fewer or more, and only some of them a check digit.
    """
    if not text.isascii() or not text.isdigit() or not 9 <= len(text) <= 30:
        return f"银行账号应为 9 至 30 位数字，现有“{text}”，请照银行卡或者存折核对。"
    return None


def mask_account(text: str) -> str:
    """A bank account as screens show it: the last four digits alone."""
    return _masked(plain(text), 0, 4)


def masked_address(text: str) -> str:
    """An address as screens show it: its first six characters, at most half of it."""
    shown = min(6, len(text) // 2)
    return text[:shown] + "****"


def mask_email(text: str) -> str:
    """An e-mail address as screens show it: its first character and where it is kept, z****@example.com."""
    name, _, host = text.partition("@")
    return f"{name[:1]}****@{host}"


def mask_reached(text: str) -> str:
    """The address of electronic service as screens show it: an e-mail, a phone or an account of a platform."""
    return mask_email(text) if "@" in text else mask_phone(text)


def _masked(text: str, head: int, tail: int) -> str:
    """Stars in place of the middle; a text too short to hide at least four characters becomes stars altogether."""
    hidden = len(text) - head - tail
    if hidden < 4:
        return "*" * len(text)
    return text[:head] + "*" * hidden + text[-tail:]
