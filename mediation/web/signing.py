"""The person who asks (登录), known by cookie or bearer token; the demands of a route; and the proof that a form is our own.

Every route declares one of PERMISSIONS. What a person may do to a case is not decided here but on the step's row.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.responses import Response

from mediation.errors import Forbidden, Refusal, SignInNeeded
from mediation.rules.roles import READS_RATES, WATCHES_WAGES
from mediation.services.base import accounts
from mediation.services.base.accounts import Actor
from mediation.services.base.signing_in import DEVICE_DAYS
from mediation.settings import settings
from mediation.web.forms import STRANGE, sent
from mediation.web.refusals import Elsewhere, Forged, Unreadable
from mediation.web.sessions import Reading

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_FIELD = "_token"  # noqa: S105 - the name of a field, not a secret
LONGEST_TOKEN = 200


# --- the token ------------------------------------------------------------------------------------------------


def cookie_name() -> str:
    """The cookie's name; over HTTPS one that browsers take from this very host only."""
    return "__Host-mediation" if settings().secure else "mediation"


def set_cookie(answer: Response, token: str) -> None:
    """Hand the sign-in's token to the browser, out of reach of scripts and of other sites' forms."""
    answer.set_cookie(
        cookie_name(), token, max_age=settings().session_hours * 3600, httponly=True, samesite="lax",
        secure=settings().secure, path="/",
    )  # fmt: skip


def device_of(request: Request) -> str:
    """Return the mark that this browser keeps of its last good sign-in, or ''."""
    return request.cookies.get(f"{cookie_name()}-known", "")[:LONGEST_TOKEN]


def set_device(answer: Response, known: str) -> None:
    """Let the browser be known the next time: a stranger's guesses then cost its owner no waiting. It opens nothing."""
    answer.set_cookie(
        f"{cookie_name()}-known", known, max_age=DEVICE_DAYS * 86_400, httponly=True, samesite="lax",
        secure=settings().secure, path="/",
    )  # fmt: skip


def drop_cookie(answer: Response) -> None:
    """Take it back."""
    answer.delete_cookie(cookie_name(), httponly=True, samesite="lax", secure=settings().secure, path="/")


def cookie_of(request: Request) -> str:
    """The browser's token, or ''."""
    return request.cookies.get(cookie_name(), "")[:LONGEST_TOKEN]


def token_of(request: Request) -> str:
    """The token, from the cookie or else from `Authorization: Bearer`; '' where there is neither."""
    if token := cookie_of(request):
        return token
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip()[:LONGEST_TOKEN] if kind.lower() == "bearer" else ""


def address_of(request: Request) -> str:
    """Return the address that the request came from, for the journal and for counting failed attempts.

    A proxy of ours (MEDIATION_TRUSTED_PROXIES) says whom it speaks for; what anybody else says of that is not believed.
    """
    said = [part.strip() for part in ",".join(request.headers.getlist("x-forwarded-for")).split(",") if part.strip()]
    address = request.client.host if request.client else ""
    while said and settings().trusts(address):
        address = said.pop()
    return address[:64]


# --- what routes demand ---------------------------------------------------------------------------------------


def anyone() -> None:
    """Open to everybody: signing in, the style sheet, the sign of life."""


def signed_in(request: Request, session: Reading) -> Actor:
    """Somebody who is signed in. Raises SignInNeeded."""
    actor = _actor(request, session)
    if actor is None:
        raise SignInNeeded() if token_of(request) else SignInNeeded("请先登录。")
    return actor


def _actor(request: Request, session: Reading) -> Actor | None:
    token = token_of(request)
    if not token:
        return None
    actor = accounts.signed_in(session, token, address_of(request), str(request.state.request_id))
    # Whoever waits for a turn to write must not hold a snapshot meanwhile: SQLite's log could never start anew, and
    # grew to twelve times the database under sixteen writers (measured).
    session.rollback()
    return actor


SignedIn = Annotated[Actor, Depends(signed_in)]


def reads_rates(actor: SignedIn) -> Actor:
    """Somebody who answers for figures (调解组织负责人、仲裁院负责人、局领导、系统管理员)."""
    if not actor.roles & READS_RATES:
        raise Forbidden("指标和设置由负责人查看，您的角色看不到。")
    return actor


def watches_wages(actor: SignedIn) -> Actor:
    """Somebody who answers for unpaid wages (监察、镇街调解组织负责人、仲裁院负责人、局领导)."""
    if not actor.roles & WATCHES_WAGES:
        raise Forbidden("欠薪动态清零由监察机构、镇街调解组织负责人和领导查看，您的角色看不到。")
    return actor


WagesWatcher = Annotated[Actor, Depends(watches_wages)]
RatesReader = Annotated[Actor, Depends(reads_rates)]
PERMISSIONS: frozenset[Callable[..., Any]] = frozenset({anyone, signed_in, reads_rates, watches_wages})
OPEN = [Depends(anyone)]


# --- forged forms ---------------------------------------------------------------------------------------------


def form_token(token: str) -> str:
    """Return the token that a form of ours carries, made from the sign-in's token: no other site can know it. '' for nobody.

    It is another each time, veiled by a mask that it brings along: pages are compressed, and the length of many answers
    would else give away, letter by letter, a secret that is always the same (BREACH).
    """
    if not token:
        return ""
    mask = secrets.token_bytes(hashlib.sha256().digest_size)
    return (mask + _veiled(_proof(token), mask)).hex()


def is_form_token(given: str, token: str) -> bool:
    """Tell whether a form of ours, sent to the holder of this token, carried it."""
    try:
        raw = bytes.fromhex(given)
    except ValueError:
        return False
    half = hashlib.sha256().digest_size
    return hmac.compare_digest(_veiled(raw[half:], raw[:half]), _proof(token))


def _proof(token: str) -> bytes:
    return hmac.digest(token.encode(), b"form", hashlib.sha256)


def _veiled(secret: bytes, mask: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(secret, mask, strict=False))


async def readable(request: Request) -> None:
    """No address holds a NUL, since no text that is stored or looked for may, nor asks one thing twice. Raises Unreadable."""
    if "%00" in request.scope["query_string"].decode("latin-1") or "\0" in request.url.path:
        raise Unreadable(STRANGE)
    names = [name for name, _ in request.query_params.multi_items()]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Unreadable(f"网址中的“{twice[:40]}”出现了不止一次，请只留一个。")


async def arrived(request: Request) -> None:
    """The whole body is here before a session is opened or a turn to write is taken: a slow sender holds up nobody else.

    Raises TooLarge or TooSlow.
    """
    if request.method not in SAFE:
        await request.body()


async def ours(request: Request) -> None:
    """An unsafe request proves that it comes from our own pages. Raises Forged.

    Browsers say so themselves: Sec-Fetch-Site, or Origin, which behind a proxy is MEDIATION_PUBLIC_URL. Old ones on a
    plain HTTP intranet do not: there the form's token counts. A bearer token without a cookie needs no proof, since no
    browser adds one by itself; nor does a request without any cookie, unless a browser says that another site sent it.
    """
    if request.method in SAFE:
        return
    site, origin, cookie = request.headers.get("sec-fetch-site"), request.headers.get("origin"), cookie_of(request)
    if site is not None:
        if site != "same-origin" and (cookie or site != "none"):
            raise Forged
    elif origin is not None:
        here = request.headers.get("host", "")
        if origin != settings().public_url and urlsplit(origin).netloc != here:
            raise Elsewhere(origin, here)
    elif cookie:
        given = request.headers.get("x-form-token", "") or await _token_in_form(request)
        if not is_form_token(given, cookie):
            raise Forged


async def _token_in_form(request: Request) -> str:
    """The token that our form carries; '' where no form was sent."""
    try:
        return (await sent(request)).one(TOKEN_FIELD)
    except Refusal:
        return ""
