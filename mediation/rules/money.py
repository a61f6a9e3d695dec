"""A sum of money in a form (金额): in 元, above nothing, with two decimals however it was given."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from .amounts import to_fen


def _to_the_fen(value: object) -> object:
    """Refuse more than two decimals before anything else is asked of a sum: 0.30000000000000004 is not too large."""
    try:
        exponent = Decimal(str(value)).normalize().as_tuple().exponent
    except InvalidOperation:
        return value
    if isinstance(exponent, int) and exponent < -2:
        raise PydanticCustomError("decimal_max_places", "more than two decimals")
    return value


Money = Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=2), BeforeValidator(_to_the_fen), AfterValidator(to_fen)]
"""Below 100 亿元: the sums of as many claims as a form takes still fit the column."""
