"""Signing in, for the page and for programs alike: ask the database, check the password, write what came of it.

A password takes a twentieth of a second of a whole core to check. That happens with no session open, no lock held and
in threads of its own, of which people whom their browser makes known have one to themselves: whoever floods the door
with guesses delays other guesses, not colleagues, and never a page.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from mediation import db
from mediation.services.base import signing_in
from mediation.services.base.signing_in import Asked
from mediation.services.record import signings
from mediation.web import signing
from mediation.web.refusals import Busy
from mediation.web.sessions import its_turn

MOST_WAITING = 100
"""Passwords that wait for one thread: about six seconds of work. Whoever comes after them is told to come again."""


class _Checking:
    """One thread that checks passwords, and how many wait for it."""

    def __init__(self, name: str) -> None:
        self.thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self.waiting = 0

    async def fits(self, found: Asked, password_hash: str) -> bool:
        """Tell whether the password is right. Raises Busy."""
        if self.waiting >= MOST_WAITING:
            raise Busy("同时登录的人太多，请过十秒再试。")
        self.waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.thread, signing_in.fits, found, password_hash)
        finally:
            self.waiting -= 1


_known, _strange = _Checking("known-passwords"), _Checking("passwords")


async def enter(request: Request, login: str, password: str) -> tuple[Asked, str]:
    """Return the attempt, and the new sign-in's token: '' where login and password do not fit. Raises TooMany or Busy."""
    found = signing_in.asked(login, password, signing.address_of(request), signing.device_of(request))
    password_hash = await run_in_threadpool(_hash_of, found)
    fitted = await (_known if found.is_known else _strange).fits(found, password_hash)
    async with its_turn():
        request_id = str(request.state.request_id)
        return found, await run_in_threadpool(_written, found, password_hash, fitted, request_id)


def _hash_of(found: Asked) -> str:
    with db.read() as session:
        return signing_in.hash_of(session, found)


def _written(found: Asked, password_hash: str, fitted: bool, request_id: str) -> str:
    with db.write() as session:
        return signings.enter(session, found, password_hash, request_id, fitted=fitted)
