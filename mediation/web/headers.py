"""The headers that every answer carries: security headers and a request id. Whatever fails inside becomes a 500 that tells
nothing.

HEAD is answered as GET without the body, for every page alike (RFC 9110 asks for both).
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

from mediation.settings import settings
from mediation.web.refusals import TooLarge, TooSlow

log = logging.getLogger("mediation.web")
MOST_BYTES = 2 * 1024 * 1024
"""What a body may hold: 200 applicants with their claims and addresses take about a tenth of it."""
CUT_OFF = "cut_off"
"""Noted of a request whose body will never be whole: its connection is of no use for another."""

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Headers:
    """Wraps the application. `failed` draws the page of a 500; it is given the request and must not raise."""

    def __init__(self, app: App, failed: Callable[[Request], Awaitable[Response]]) -> None:
        self.app, self.failed = app, failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give the request an id, pass it on, and put the headers on its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(6)
        scope.setdefault("state", {})["request_id"] = request_id
        begun, bodiless = False, scope["method"] == "HEAD"
        if bodiless:
            scope["method"] = "GET"

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _dress(MutableHeaders(scope=message), request_id)
                if scope["state"].get(CUT_OFF):
                    MutableHeaders(scope=message)["connection"] = "close"
            elif bodiless:
                message = {**message, "body": b""}
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception:  # whatever it is: this is the outermost place of ours, and nobody may be shown a traceback
            log.exception("request %s failed: %s %s", request_id, scope["method"], scope["path"])
            if begun:
                raise
            answer = await self.failed(Request(scope, receive))
            await answer(scope, receive, sending)


class Limited:
    """Wraps the application: whoever sends more than any form of ours can hold is told so (TooLarge), and whoever takes too long
    over it (TooSlow). A byte at a time would else keep a connection for as long as its sender likes.

    The framework's own limit answers in its own words, and leaves a traceback for each such request.
    """

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and watch how much of its body has come, and how long it takes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        read, whole, loop = 0, False, asyncio.get_running_loop()
        latest = loop.time() + settings().body_seconds

        async def receiving() -> Message:
            nonlocal read, whole
            if whole:  # what comes now is that the other side has gone, and that may take as long as it likes
                return await receive()
            try:
                async with asyncio.timeout_at(latest):
                    message = await receive()
            except TimeoutError:
                scope["state"][CUT_OFF] = True
                raise TooSlow(settings().body_seconds) from None
            read += len(message.get("body", b""))
            if read > MOST_BYTES:
                raise TooLarge
            whole = not message.get("more_body", False)
            return message

        await self.app(scope, receiving, send)


def _dress(headers: MutableHeaders, request_id: str) -> None:
    for name, value in ALWAYS.items():
        headers[name] = value
    headers["x-request-id"] = request_id
    headers.setdefault("cache-control", "no-store")
    if settings().secure:
        headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"
