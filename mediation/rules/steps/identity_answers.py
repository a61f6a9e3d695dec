"""The answers that tell who a person is (身份), and where mail reaches a party, each in the one spelling in which it is kept."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from .. import text, typed
from ..capacity import by_age
from ..codes import Sex
from ..codes.people import ETHNICITIES, Capacity, IdPaper
from ..codes.wages import Trade
from ..forms import MaybeText, said
from ..identity import EARLIEST_BIRTH_YEAR, birth_date


def _birth(given: str | None, info: ValidationInfo) -> str | None:
    if given is None:
        return None
    today: date | None = (info.context or {}).get("today")
    try:
        born = typed.day_of(given)
    except ValueError:
        raise said(f"出生日期“{given}”读不出，请写成 1990-05-01。") from None
    if born.year < EARLIEST_BIRTH_YEAR or (today and born > today):
        raise said(f"出生日期 {born} 不可能，请对照证件核对。")
    return born.isoformat()


def _ethnicity(given: str | None) -> str | None:
    if given is None or given in ETHNICITIES:
        return given
    if f"{given}族" in ETHNICITIES:
        return f"{given}族"
    raise said(f"没有“{given}”这个民族，请照身份证上的写，例如：汉族、畲族；没有的写“其他”。")


def _nationality(given: str | None) -> str | None:
    if given and given.endswith("籍"):
        raise said(f"国籍只写国家，例如“菲律宾”，现在是“{given}”，请去掉后面的字。")
    return given


_EMAIL = re.compile(r"[^@\s，,；;]+@[^@\s.，,；;]+(?:\.[^@\s.，,；;]+)+")
_POSTCODE = re.compile(r"\d{6}", re.ASCII)


def _email(typed_in: str | None) -> str | None:
    if typed_in is None:
        return None
    email = text.half_width(typed_in).replace(" ", "")
    if not _EMAIL.fullmatch(email):
        raise said(f"“{typed_in}”不是一个电子邮箱，请写成 zhangsan@example.com，只填一个。")
    return email


def _postcode(typed_in: str | None) -> str | None:
    if typed_in is None:
        return None
    code = text.half_width(typed_in).replace(" ", "")
    if not _POSTCODE.fullmatch(code):
        raise said(f"邮编是 6 位数字，现在是“{typed_in}”，请核对。")
    return code


MaybeEmail = Annotated[MaybeText, AfterValidator(_email)]
"""One e-mail address (电子邮箱)."""
MaybePostcode = Annotated[MaybeText, AfterValidator(_postcode)]
"""A postcode (邮编) of six digits."""
MaybeSex = Annotated[Sex | None, BeforeValidator(lambda value: value or None)]
MaybePaper = Annotated[IdPaper | None, BeforeValidator(lambda value: value or None)]
MaybeTrade = Annotated[Trade | None, BeforeValidator(lambda value: value or None)]
"""The employer's trade (行业); None: nobody said."""
MaybeBirth = Annotated[MaybeText, AfterValidator(_birth)]
"""A day of birth (出生日期) as 1990-05-01."""
MaybeEthnicity = Annotated[MaybeText, AfterValidator(_ethnicity)]
"""民族 as the ID card has it, 汉 or 汉族."""
MaybeNationality = Annotated[MaybeText, AfterValidator(_nationality)]
"""The country whose national a foreigner is (国籍)."""
MaybeCapacity = Annotated[
    Annotated[Capacity | None, BeforeValidator(lambda value: value or None)], Field(validate_default=True)
]
"""行为能力; None: nobody said anything, and it is the full one of an adult. It is asked about even where nothing was chosen, for the number
may say otherwise (`capacity_told`)."""
ASKED_OF_CAPACITY = "成年、能辨认自己行为的不选；证件号码表明不满十六周岁的自动记为未成年人。未成年人等由法定代理人参加（调解仲裁法第25条）"


def capacity_told(told: Capacity | None, info: ValidationInfo) -> Capacity | None:
    """The capacity of a person whose number, or birth, and kind stand before it in the form: of whom both say something they agree."""
    data = info.data
    today: date | None = (info.context or {}).get("today")
    number, given = data.get("id_number"), data.get("born")
    born = (birth_date(number) if number else None) or (date.fromisoformat(given) if given else None)
    try:
        return by_age(told, born, today) if today else told
    except ValueError as fault:
        raise said(f"{data.get('name') or '当事人'}{fault}") from None
