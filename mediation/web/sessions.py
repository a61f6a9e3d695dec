"""The two database sessions of a request.

Both end when the route's function returns, before the answer leaves: with FastAPI's default scope the commit would come
after the answer, and a crash in between lost every last acknowledged write (20 of 20, measured).
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Annotated
from weakref import WeakKeyDictionary

from fastapi import Depends

from mediation import db
from mediation.models import Read, Write
from mediation.settings import settings

_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def read_session() -> Iterator[Read]:
    """A session that reads."""
    with db.read() as session:
        yield session


async def turn() -> AsyncIterator[None]:
    """One writer of this process at a time, where the database has only one: the others wait here, not in a thread.

    Waiting in threads, a few writers held them all, and the one whose turn it was found none to go on in: everybody
    stood still until the lock's 20 seconds were over (measured with eight writers and three threads).
    """
    if not settings().url.startswith("sqlite"):
        yield
        return
    async with _turns.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
        yield


its_turn = asynccontextmanager(turn)
"""The same for a write that is no route's own transaction: a document's PDF, kept after it was printed."""


def write_session(_: Annotated[None, Depends(turn, scope="function")]) -> Iterator[Write]:
    """The one write transaction of the request: committed before the answer, rolled back where the route raises."""
    with db.write() as session:
        yield session


Reading = Annotated[Read, Depends(read_session, scope="function")]
Writing = Annotated[Write, Depends(write_session, scope="function")]
