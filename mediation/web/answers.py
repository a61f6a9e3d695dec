"""Refusals drawn: a page in the product's own look for people, {sentence, faults} for programs. Nothing internal gets out."""

import errno
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from mediation import db
from mediation.errors import Invalid, Refusal, SignInNeeded
from mediation.services.base import accounts
from mediation.web import asked, signing, urls
from mediation.web.pages import page
from mediation.web.refusals import RefusalPage, Way, words

NO_ROOM = 507


class Drawn(Exception):
    """Ends a write transaction with a roll-back and an answer that is already drawn: a form to put right."""

    def __init__(self, answer: Response) -> None:
        super().__init__("drawn")
        self.answer = answer


def install(app: FastAPI) -> None:
    """Answer every refusal of the program, of the framework and of the database."""
    app.add_exception_handler(Drawn, _drawn)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _unserved)
    app.add_exception_handler(OperationalError, _busy)
    app.add_exception_handler(OSError, _full)


async def failed(request: Request) -> Response:
    """The answer to a fault of ours."""
    return await run_in_threadpool(answer, request, 500, "", {})


def _drawn(_: Request, drawn: Exception) -> Response:
    assert isinstance(drawn, Drawn)
    return drawn.answer


def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    faults = refusal.faults if isinstance(refusal, Invalid) else {}
    if isinstance(refusal, SignInNeeded) and request.method in ("GET", "HEAD") and not wants_json(request):
        return RedirectResponse(urls.sign_in(_path(request)), 303)
    return answer(request, refusal.status, refusal.sentence, faults, refusal.do_now)


def _path(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _misread(request: Request, error: Exception) -> Response:
    """An address or a query that cannot be read. To people a strange address is simply nothing found."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(item["loc"][0] == "path" for item in found) and not wants_json(request):
        return answer(request, 404, "", {})
    said = asked.faults(found)
    if wants_json(request):
        return answer(request, 422, "地址或者内容中有的值不对，请核对。", said)
    return answer(request, 422, "".join(said.values()), {})


def _unserved(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    made = answer(request, error.status_code, "", {})
    for name, value in (error.headers or {}).items():
        made.headers[name] = value
    return made


def _busy(request: Request, error: Exception) -> Response:
    """The database did not answer in time, or has no room to write. Anything else it says is a fault of ours."""
    assert isinstance(error, OperationalError)
    if "disk is full" in str(error.orig) or getattr(error.orig, "sqlstate", "") == "53100":
        return answer(request, NO_ROOM, "", {})
    if "locked" not in str(error.orig):
        raise error
    return answer(request, 503, "", {})


def _full(request: Request, error: Exception) -> Response:
    """Answer that a file could not be written for want of room. Any other trouble with files is a fault of ours."""
    assert isinstance(error, OSError)
    if error.errno not in (errno.ENOSPC, errno.EDQUOT):
        raise error
    return answer(request, NO_ROOM, "", {})


def wants_json(request: Request) -> bool:
    """Programs get JSON: everything under /api, and whoever asks for JSON rather than for a page."""
    accept = request.headers.get("accept", "")
    return request.url.path.startswith("/api/") or ("application/json" in accept and "text/html" not in accept)


def answer(request: Request, status: int, sentence: str, faults: Mapping[str, str], do_now: str = "") -> Response:
    """The refusal as JSON or as a page. `do_now` '': what the status says to people."""
    said = words(status)
    if wants_json(request):
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
        told = f"{sentence or f'{said.title}。'}{do_now}"
        return JSONResponse({"sentence": told, "faults": dict(faults)}, status, headers)
    shown = RefusalPage(
        title=said.title,
        why="；".join([sentence, *faults.values()]) if sentence else "",
        do_now=do_now or said.do_now,
        way=Way("在新标签页中登录", urls.sign_in(_came_from(request)), "_blank")
        if status == 401
        else Way("回到办案台", urls.desk()),
        ref=str(request.state.request_id) if status >= 500 else "",
    )
    try:
        with db.read() as session:
            actor = _who(request, session) if status != 401 else None
            return page(request, session, actor, "refused", status=status, page=shown)
    except OperationalError:
        return page(request, None, None, "refused", status=status, page=shown)


def _came_from(request: Request) -> str:
    """Return the page of our own on which the form stood that was sent, '' where the browser does not say."""
    page_before = urlsplit(request.headers.get("referer", ""))
    if page_before.netloc != request.headers.get("host", ""):
        return ""
    return page_before.path + (f"?{page_before.query}" if page_before.query else "")


def _who(request: Request, session: Any) -> accounts.Actor | None:
    token = signing.token_of(request)
    return accounts.signed_in(session, token) if token else None
