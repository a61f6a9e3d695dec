"""Signing in and out (登录、退出)."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from mediation import db
from mediation.errors import TooMany
from mediation.services.base import signing_in
from mediation.services.record import signings
from mediation.web import entering, signing, urls
from mediation.web.forms import SentForm
from mediation.web.pages import page
from mediation.web.sessions import Writing

router = APIRouter(include_in_schema=False)
WRONG = "账号或者密码不对，请核对后再试。"


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of the sign-in: what was typed, what was wrong with it ('': nothing), and the page to go on to."""

    name: str
    error: str
    then: str


@router.get("/sign-in", dependencies=signing.OPEN)
def sign_in_page(request: Request, next: Annotated[str, Query(max_length=2000)] = "") -> Response:
    """The form."""
    return _form(request, "", "", next)


@router.post("/sign-in", dependencies=signing.OPEN)
async def sign_in(request: Request, form: SentForm) -> Response:
    """A new sign-in; from then on the browser is known to belong to the account."""
    name, onward = form.one("name").strip()[:40], form.one("next")
    try:
        found, token = await entering.enter(request, name, form.one("password")[:1000])
    except TooMany as wait:
        return _form(request, name, wait.sentence, onward, wait.status)
    if not token:
        return _form(request, name, WRONG, onward, 422)
    answer = RedirectResponse(safe(onward), 303)
    signing.set_cookie(answer, token)
    signing.set_device(answer, signing_in.device_of(found))
    return answer


@router.post("/sign-out")
def sign_out(request: Request, actor: signing.SignedIn, session: Writing) -> Response:
    """End the sign-in, here and in the database."""
    signings.leave(session, signing.token_of(request), actor)
    answer = RedirectResponse(urls.sign_in(), 303)
    signing.drop_cookie(answer)
    return answer


def _form(request: Request, name: str, error: str, onward: str, status: int = 200) -> Response:
    form = Asked(name, error, onward)
    with db.read() as session:
        return page(request, session, None, "sign_in", status=status, form=form)


def safe(onward: str) -> str:
    """Return the address to go to afterwards: a path of our own, never another site."""
    ours = onward.startswith("/") and not onward.startswith(("//", "/\\")) and onward.isprintable() and "\\" not in onward
    return onward if ours else "/"
