"""The answers that tell who a person is (身份): sex, birth, 民族 and nationality, each in the one spelling in which it is kept."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from .. import typed
from ..codes import Sex
from ..codes.people import ETHNICITIES, IdPaper
from ..forms import MaybeText, said
from ..identity import EARLIEST_BIRTH_YEAR


def _birth(text: str | None, info: ValidationInfo) -> str | None:
    if text is None:
        return None
    today: date | None = (info.context or {}).get("today")
    try:
        born = typed.day_of(text)
    except ValueError:
        raise said(f"出生日期“{text}”读不出，请写成 1990-05-01。") from None
    if born.year < EARLIEST_BIRTH_YEAR or (today and born > today):
        raise said(f"出生日期 {born} 不可能，请对照证件核对。")
    return born.isoformat()


def _ethnicity(text: str | None) -> str | None:
    if text is None or text in ETHNICITIES:
        return text
    if f"{text}族" in ETHNICITIES:
        return f"{text}族"
    raise said(f"没有“{text}”这个民族，请照身份证上的写，例如：汉族、畲族；没有的写“其他”。")


def _nationality(text: str | None) -> str | None:
    if text and text.endswith("籍"):
        raise said(f"国籍只写国家，例如“菲律宾”，现在是“{text}”，请去掉后面的字。")
    return text


MaybeSex = Annotated[Sex | None, BeforeValidator(lambda value: value or None)]
MaybePaper = Annotated[IdPaper | None, BeforeValidator(lambda value: value or None)]
MaybeBirth = Annotated[MaybeText, AfterValidator(_birth)]
"""A day of birth (出生日期) as 1990-05-01."""
MaybeEthnicity = Annotated[MaybeText, AfterValidator(_ethnicity)]
"""民族 as the ID card has it, 汉 or 汉族."""
MaybeNationality = Annotated[MaybeText, AfterValidator(_nationality)]
"""The country whose national a foreigner is (国籍)."""
