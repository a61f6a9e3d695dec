"""JSON bodies of the API: read once, checked for what no text may hold, and given to the one door, which validates them."""

import json
import re
from collections import Counter
from typing import Annotated, Any

from fastapi import Depends, Request

from mediation.web.forms import STRANGE
from mediation.web.refusals import Unreadable, WrongType

JSON = "application/json"
DEEPEST = 12
"""Levels of a body; the deepest form has four."""
NAME = 40
"""Characters of a name that a refusal repeats."""
HALF = re.compile("[\ud800-\udfff]")


async def sent_json(request: Request) -> dict[str, Any]:
    """The body as an object. Raises WrongType or Unreadable."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise WrongType(f"接口的内容要以 {JSON} 提交。")
    try:
        found = json.loads(await request.body(), parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise Unreadable("内容不是有效的 JSON。") from None
    if not isinstance(found, dict):
        raise Unreadable("内容应当是一个 JSON 对象。")
    _must_be_clean(found)
    return found


SentJson = Annotated[dict[str, Any], Depends(sent_json)]


def _no_number(name: str) -> None:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object each of whose names stands in it once: of two answers nobody knows which is meant. Raises Unreadable."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, many in Counter(name for name, _ in pairs).items() if many > 1)
        raise Unreadable(f"内容中“{twice[:NAME]}”出现了不止一次，请只留一个再提交。")
    return found


def _must_be_clean(found: dict[str, Any]) -> None:
    """No NUL, which PostgreSQL takes in no text; no half of a surrogate pair, which UTF-8 cannot write; no deeper than any form.

    Raises Unreadable. Level by level, so that no depth is too deep to be refused.
    """
    level: list[Any] = [found]
    for _ in range(DEEPEST):
        texts = [value for value in level if isinstance(value, str)]
        if any("\0" in text or HALF.search(text) for text in texts):
            raise Unreadable(STRANGE)
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return
    raise Unreadable(f"内容嵌套超过 {DEEPEST} 层，没有这样的表单。")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []
