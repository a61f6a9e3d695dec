"""Paging: which rows a page of a list shows, and the links to the page before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from mediation.web.urls import address

PAGE = 25
LAST_PAGE = 10_000
PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE)]


def skipped(page: int) -> int:
    """Return the number of rows that come before this page."""
    return (page - 1) * PAGE


@dataclass(frozen=True, slots=True)
class Pager:
    """The lines that components/parts.html draws under a list: which rows are shown, counted from 1 (0: none), of how many
    (None: nobody counted), and the addresses of the pages before and after, '' where there is none. `sent`: what was looked for,
    where it may stand in no address, so that the page before and after is asked for by a form; `page`: the number of this one.
    """

    first: int
    last: int
    total: int | None
    earlier: str
    later: str
    page: int = 1
    sent: str = ""


def pager(path: str, query: Mapping[str, Any], page: int, read: int, total: int | None = None, size: int = PAGE) -> Pager:
    """The pager of a page of a list. `read`: rows read from this page's first on, one more than it shows where
    there is a next page; `total` None: nobody counted them all, and nobody is told."""
    first, shown = (page - 1) * size, min(read, size)
    more = read > size or (read > 0 and total is not None and first + shown < total)
    return Pager(
        first=first + 1 if shown else 0,
        last=first + shown,
        total=total,
        earlier=address(path, **query, page=page - 1) if page > 1 else "",
        later=address(path, **query, page=page + 1) if more else "",
    )
