"""Paging: which rows a page of a list shows, and the links to the page before and after."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query

from mediation.web.urls import address

PAGE = 25
PageNumber = Annotated[int, Query(ge=1, le=10_000)]


def skipped(page: int) -> int:
    """How many rows come before this page."""
    return (page - 1) * PAGE


def pager(
    path: str, query: Mapping[str, Any], page: int, read: int, total: int | None = None, size: int = PAGE
) -> dict[str, Any]:  # fmt: skip
    """What components/parts.html draws under a list. `read`: rows read from this page's first on, one more than it shows where
    there is a next page; `total` None: nobody counted them all, and nobody is told."""
    first, shown = (page - 1) * size, min(read, size)
    more = read > size or (read > 0 and total is not None and first + shown < total)
    return {
        "from": first + 1 if shown else 0, "to": first + shown, "total": total,
        "prev_href": address(path, **query, page=page - 1) if page > 1 else "",
        "next_href": address(path, **query, page=page + 1) if more else "",
    }  # fmt: skip
