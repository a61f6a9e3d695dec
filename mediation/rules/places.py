"""Places in a list as people type them (序号): 1、2. Parties that are being registered have no numbers yet."""

import re
from collections.abc import Sequence
from typing import Annotated, Protocol

from pydantic import BeforeValidator, StringConstraints

from .forms import said

BETWEEN = re.compile(r"[、,，;；\s]+")


def places(given: str | None) -> tuple[int, ...]:
    """The places that were typed, each once, in order; none for None."""
    return tuple(dict.fromkeys(int(each) for each in (given or "").split("、") if each))


class Against(Protocol):
    """A claim that names by their places whom it is against; None: everybody."""

    against: str | None


def opponents_exist(claims: Sequence[Against], many: int, field: str = "claims") -> dict[str, str]:
    """A sentence for each claim against a place that none of so `many` respondents has, by dotted path; `field` has the claims."""
    return {
        f"{field}.{row}.against": f"只登记了 {many} 位被申请人，请填 1 到 {many} 的序号；向全部被申请人的不填。"
        for row, claim in enumerate(claims)
        if not set(places(claim.against)) <= set(range(1, many + 1))
    }


def _read(given: object) -> object:
    if not isinstance(given, str):
        return given
    parts = [each for each in BETWEEN.split(given.strip()) if each]
    if any(not (each.isascii() and each.isdigit() and len(each) <= 3) for each in parts):
        raise said("请填序号，例如 1；几位的写成 1、2。")
    return "、".join(parts) or None


MaybePlaces = Annotated[Annotated[str, StringConstraints(max_length=80)] | None, BeforeValidator(_read)]
"""Places in a list, 1、2; None: none was named."""
