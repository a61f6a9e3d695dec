"""Masked copies (脱敏件): a paper as it was written, with stars in place of what identifies people. Nothing of it is kept.

What stands in a field of its own is masked in the data, and what somebody once typed into a text where it is written out: so no
template has to know of it.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from pydantic import BaseModel

from mediation.rules import particulars
from mediation.rules.party_particulars import MASKS
from mediation.services.papers.printed import DocumentData, Office

BORN = re.compile(r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日(?=出生)")
TEXT = re.compile(r">[^<]+<")
DISTINCT = 8
MARK = "<style>@page { @top-right { content: '脱敏件 · 不作送达之用'; font-size: 9pt; white-space: nowrap } }</style>"


def masked_data(value: Any) -> Any:
    """The data with every sealed particular masked. An office's own address and telephone are public."""
    if isinstance(value, Office):
        return value
    if isinstance(value, BaseModel):
        held = {name: getattr(value, name) for name in type(value).model_fields}
        shown = {n: MASKS[n](each) if n in MASKS and each else masked_data(each) for n, each in held.items()}
        return value.model_copy(update=shown)
    if isinstance(value, list):
        return [masked_data(each) for each in value]
    return {name: masked_data(each) for name, each in value.items()} if isinstance(value, dict) else value


def masked_text(html: str, data: DocumentData) -> str:
    """The paper's HTML, written from masked data, with what texts hold masked too, and marked. `data` are the plain ones."""
    for plain, shown in sorted(set(_distinct(data)), key=lambda pair: -len(pair[0])):
        html = html.replace(escape(plain), escape(shown))
    html = TEXT.sub(lambda text: particulars.masked(BORN.sub("****年**月**日", text[0])), html)
    return html.replace("</head>", f"{MARK}</head>", 1)


def _distinct(value: Any) -> Iterator[tuple[str, str]]:
    """Every sealed particular that is long enough to be nothing else where it occurs in a text, with its mask."""
    if isinstance(value, BaseModel) and not isinstance(value, Office):
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name in MASKS and held and len(held) >= DISTINCT:
                yield held, MASKS[name](held)
            else:
                yield from _distinct(held)
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _distinct(item)
