"""Drawing a page: the templates, and the frame that every page has. Templates get plain values, never a session."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse

from mediation import clock, db
from mediation.rules.do import Do
from mediation.rules.roles import READS_RATES, WATCHES_WAGES
from mediation.rules.steps import STEPS
from mediation.services.base import reference, showcase
from mediation.services.base.accounts import Actor
from mediation.services.operation import health
from mediation.services.record import leads
from mediation.services.upkeep import changelog
from mediation.services.views import inbox
from mediation.settings import TREE
from mediation.web import signing, urls

TEMPLATES = TREE / "templates"
STATIC = TEMPLATES / "static"
OPENING = tuple(step for step in STEPS.values() if step.opens_case)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, compiled once. A name that a template asks for and does not get is an error, never a blank."""
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, auto_reload=False)
    made.globals["url"] = urls
    made.filters["unbroken"] = unbroken
    return made


_DAY = re.compile(r"(?<![\d-])((?:\d{4}-)?\d\d-\d\d)(?![\d-])")


def unbroken(text: str) -> Markup:
    """The text with every day in it (11-26, 2026-11-26) kept on one line: browsers break at a hyphen between digits."""
    kept = Markup('<span class="nw">{}</span>')
    return Markup("").join(kept.format(part) if place % 2 else part for place, part in enumerate(_DAY.split(text)))


def compile_all() -> None:
    """Read every page at start-up, so that nobody waits for it and a broken one stops the start."""
    for path in sorted((TEMPLATES / "pages").glob("*.html")):
        environment().get_template(f"pages/{path.name}")


@lru_cache(maxsize=1)
def assets() -> str:
    """A short hash of the static files: their addresses change when they do."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:10]


def page(
    request: Request, session: Session | None, actor: Actor | None, name: str, *,
    here: str = "", status: int = 200, q: str = "", flash: Sequence[Mapping[str, str]] = (), **context: Any,
) -> HTMLResponse:  # fmt: skip
    """A page in its frame. Without an actor (nobody is signed in) the frame is left out."""
    frame = {
        "office": office(session), "today": clock.today(), "here": here, "q": q,
        "flash": list(flash), "assets": assets(), "form_token": signing.form_token(signing.cookie_of(request)),
        "me": None, "unread": 0, "trouble": [], "status": status,
        "demo": showcase.words(session) if session is not None else "",
    }  # fmt: skip
    if actor is not None and session is not None:
        frame |= {"me": _me(actor), "unread": inbox.unread(session, actor), "trouble": health.troubles(session)}
    return HTMLResponse(environment().get_template(f"pages/{name}.html").render(frame | context), status)


def office(session: Session | None) -> reference.Office:
    """Return the names that the frame shows for the system and its bureau; plain words where no database answers."""
    if session is not None:
        return reference.office(session)
    try:
        with db.read() as own:
            return reference.office(own)
    except DBAPIError:
        return reference.Office(reference.PLAIN_PRODUCT, "")


def fragment(name: str, **context: Any) -> HTMLResponse:
    """A piece of a page, for a script to put in place."""
    return HTMLResponse(environment().get_template(f"pages/{name}.html").render(context))


def may_open(actor: Actor) -> list[Do]:
    """The steps by which this person may begin a case."""
    return [step.name for step in OPENING if step.by & actor.roles]


def _me(actor: Actor) -> dict[str, Any]:
    can = set()
    if may_open(actor):
        can.add("register")
    if leads.reads(actor):
        can |= {"leads", "new_lead"} if leads.handles(actor) else {"leads"}
    if actor.roles & READS_RATES:
        can |= {"rates", "settings"}
    if actor.roles & WATCHES_WAGES:
        can.add("wages")
    if changelog.keeps(actor):
        can.add("parameters")
    return {"name": actor.name, "role": actor.role_names, "unit": actor.unit_name, "can": can}
