"""Addresses are built in one place, and every one of them leads somewhere."""

import inspect
import re
from collections.abc import Callable
from types import FunctionType
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.routing import Match

from mediation.rules.do import Do
from mediation.rules.indicators.periods import Month
from mediation.settings import TREE
from mediation.web import app, urls

SAID = {
    "case_id": 7, "case": 7, "p": 2, "claim": 1, "party": 3, "seq": 1, "document_id": 11, "name": str(Do.SERVE), "measure": "ACR-1",
    "part": "n", "lead_id": 5, "site_id": 4, "month": "2026-10", "span": "year", "on": "2026-10-01", "path": "/cases",
}  # fmt: skip
"""What each thing that an address must be told is told here."""
POSTED = {"read", "sign_out", "step", "preview", "reveal", "texts", "keep_result", "informant", "lead_act"}
"""Where forms are sent: nothing is to be read there."""
BUILDERS = {
    name: each for name, each in vars(urls).items() if isinstance(each, FunctionType) and each.__module__ == urls.__name__
}


@pytest.fixture(scope="module")
def leads() -> Callable[[str, str], bool]:
    """Whether a route of the program answers there."""
    routes = app.create_app().routes

    def found(method: str, address: str) -> bool:
        scope: dict[str, Any] = {"type": "http", "method": method, "path": urlsplit(address).path}
        return any(route.matches(scope)[0] is Match.FULL for route in routes)

    return found


@pytest.mark.parametrize("name", BUILDERS)
def test_every_address_leads_to_a_page(name: str, leads: Callable[[str, str], bool]) -> None:
    build = BUILDERS[name]
    needed = [p.name for p in inspect.signature(build).parameters.values() if p.default is p.empty and p.kind != p.VAR_KEYWORD]
    assert leads("POST" if name in POSTED else "GET", build(**{each: SAID[each] for each in needed}))


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("POST", urls.read(4)), ("POST", urls.deputies(4)), ("GET", urls.opening("register")), ("GET", urls.changes(9)),
        ("POST", urls.opening("register", "preview")), ("POST", urls.opening("register", "likely")),
        ("GET", urls.parameters("rooms")), ("GET", urls.parameters("rooms", "new")), ("GET", urls.parameters("rooms", "第一庭")),
        ("POST", urls.parameters("rooms", "第一庭", "confirm")), ("POST", urls.parameters("rooms", "第一庭", "close")),
        ("GET", urls.holidays(2026)), ("POST", urls.notice("preview")), ("POST", urls.notice("upload")),
        ("POST", urls.notice("load")), ("POST", urls.original(7, 11)),
    ],
)  # fmt: skip
def test_so_do_those_of_a_single_thing(method: str, address: str, leads: Callable[[str, str], bool]) -> None:
    assert leads(method, address)


@pytest.mark.parametrize(
    ("built", "expected"),
    [
        (urls.case(7), "/cases/7"),
        (urls.case(7, 2, do="serve"), "/cases/7?p=2&do=serve#step"),
        (urls.case(7, 2, done=9, at="claims"), "/cases/7?p=2&done=9#claims"),
        (urls.case(7, 2, do="set_hearing", starts="09:00"), "/cases/7?p=2&do=set_hearing&starts=09%3A00#step"),
        (urls.rates(Month(2026, 10), "city", "ACR-1"), "/rates?month=2026-10&unit=city&rate=ACR-1#chart"),
        (
            urls.figure("ACR-1", "n", month=Month(2026, 10), span="year", own=True, page=2),
            "/rates/cases?measure=ACR-1&part=n&month=2026-10&span=year&own=true&page=2",
        ),
        (urls.parameters("rooms", "市局/第一庭"), "/parameters/rooms/%E5%B8%82%E5%B1%80%2F%E7%AC%AC%E4%B8%80%E5%BA%AD"),
        (urls.sign_in("/cases/7?p=2"), "/sign-in?next=/cases/7%3Fp%3D2"),
    ],
)
def test_what_says_nothing_is_left_out(built: str, expected: str) -> None:
    assert built == expected


WRITTEN_OUT = re.compile(
    r"""(?:href|action)=["']/(?!static/)|(?<![\w/])["']/(?:cases|rates|inbox|documents|hearings|parameters|sign-)"""
)
BESIDES = re.compile(r"@router\.|APIRouter\(|asked\.request\(")
"""Where an address is given to the router, and where the program asks itself whether it answers."""
ELSEWHERE = {"urls.py", "openapi.py"}


@pytest.mark.parametrize("folder", ["templates/pages", "templates/components", "mediation/web", "mediation/services"])
def test_no_address_is_written_out(folder: str) -> None:
    files = [path for path in (TREE / folder).rglob("*") if path.suffix in (".html", ".py") and path.name not in ELSEWHERE]
    written = [
        f"{path.name}:{n}"
        for path in files
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if WRITTEN_OUT.search(line) and not BESIDES.search(line) and not re.match(r"\s*(?:\{#|[A-Z]+ /)", line)
    ]
    assert files
    assert written == []


@pytest.mark.parametrize("said", ["晋江 & 石狮", "a+b=c", "2026-10", "〔2026〕12号#", "%41", "~_.-", "MSR-A"])
def test_what_a_query_says_is_read_back_as_it_was(said: str) -> None:
    address = urls.address("/cases", q=said, page=2, at="step")
    assert parse_qs(urlsplit(address).query) == {"q": [said], "page": ["2"]}
    assert address == f"/cases?{urlencode({'q': said, 'page': 2})}#step"
