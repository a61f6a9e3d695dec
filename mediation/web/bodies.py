"""JSON bodies of the API: read once, checked for what no text may hold, and given to the one door, which validates them."""

import json
from typing import Annotated, Any

from fastapi import Depends, Request

from mediation.web.forms import STRANGE
from mediation.web.refusals import Unreadable, WrongType

JSON = "application/json"


async def sent_json(request: Request) -> dict[str, Any]:
    """The body as an object. Raises WrongType or Unreadable."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise WrongType(f"接口的内容要以 {JSON} 提交。")
    try:
        found = json.loads(await request.body(), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Unreadable("内容不是有效的 JSON。") from None
    if not isinstance(found, dict):
        raise Unreadable("内容应当是一个 JSON 对象。")
    if not _is_clean(found):
        raise Unreadable(STRANGE)
    return found


SentJson = Annotated[dict[str, Any], Depends(sent_json)]


def _no_number(name: str) -> None:
    raise ValueError(name)


def _is_clean(value: Any) -> bool:
    """No NUL, which PostgreSQL takes in no text, and no half of a surrogate pair, which UTF-8 cannot write."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, dict):
        return all(_is_clean(key) and _is_clean(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(_is_clean(inner) for inner in value)
    return True
