"""The answers that tell who a person is (身份), and where mail reaches a party, each in the one spelling in which it is kept."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from .. import text, typed
from ..codes import Sex
from ..codes.people import ETHNICITIES, IdPaper
from ..forms import MaybeText, said
from ..identity import EARLIEST_BIRTH_YEAR


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
MaybeBirth = Annotated[MaybeText, AfterValidator(_birth)]
"""A day of birth (出生日期) as 1990-05-01."""
MaybeEthnicity = Annotated[MaybeText, AfterValidator(_ethnicity)]
"""民族 as the ID card has it, 汉 or 汉族."""
MaybeNationality = Annotated[MaybeText, AfterValidator(_nationality)]
"""The country whose national a foreigner is (国籍)."""
