"""Whatever goes wrong is answered with the right status, in the product's own look, and tells nothing internal."""

import logging
import re
from typing import Any

import pytest
from fastapi import Depends
from fastapi.routing import APIRoute

from mediation.web import app as web
from mediation.web import asked, signing
from mediation.web.app import create_app
from tests.web.conftest import SAME_ORIGIN, Browser

LOOK = "晋心调解"


@pytest.mark.parametrize(
    "address", ["/nowhere", "/cases/0", "/cases/abc", "/cases/99999999999999999999", "/cases/1/", "/static/none.css"]
)
def test_an_unknown_address_is_404_in_our_look(alice: Browser, address: str) -> None:
    answer = alice.get(address)
    assert answer.status_code == 404
    assert LOOK in answer.text
    assert "艾丽丝" in answer.text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"/search?q={'长' * 101}", "查找的内容过长，最多 100 个字。"),
        ("/hearings?week=2026-13-40", "日程的日期不是有效的日期，请写成 2026-08-20。"),
        ("/hearings?show=month", "请在列出的选项中选择看一天或者一周。"),
        ("/cases?page=0", "页码不能小于 1。"),
        ("/cases?year=abc", "年份要填整数。"),
        ("/rates/cases?part=n", "请填写指标编号。"),
    ],
)
def test_an_address_that_cannot_be_read_says_which_of_its_questions(browse: Any, address: str, said: str) -> None:
    reader: Browser = browse("city-manager")
    answer = reader.get(address)
    assert answer.status_code == 422
    assert said in answer.text
    told = reader.get(address, headers={"accept": "application/json"}).json()
    assert said in told["faults"].values()


def test_every_question_that_an_address_may_be_asked_has_a_name() -> None:
    asked_of = {
        param.alias for route in create_app().routes if isinstance(route, APIRoute) for param in route.dependant.query_params
    }
    assert asked_of <= asked.LABELS.keys()


def test_nobody_in_particular_gets_the_404_without_a_frame(browse: Any) -> None:
    answer = browse().get("/nowhere")
    assert answer.status_code == 404
    assert LOOK in answer.text
    assert "退出" not in answer.text


def test_head_is_get_without_the_body(alice: Browser) -> None:
    for address in ("/", "/sign-in", "/static/app.css", "/nowhere"):
        told, shown = alice.head(address), alice.get(address)
        assert (told.status_code, told.content) == (shown.status_code, b"")
        assert told.headers["content-type"] == shown.headers["content-type"]


def test_a_wrong_method_is_405_and_says_which_are_right(alice: Browser) -> None:
    answer = alice.put("/sign-in", headers=SAME_ORIGIN)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert LOOK in answer.text


def test_programs_get_json(alice: Browser) -> None:
    answer = alice.get("/nowhere", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert set(answer.json()) == {"sentence", "faults"}


def test_a_fault_of_ours_tells_only_its_number(database: str, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app()

    @app.get("/broken", dependencies=[Depends(signing.anyone)])
    def broken() -> None:
        raise RuntimeError("password=secret")

    with caplog.at_level(logging.CRITICAL, "mediation.web"):
        answer = Browser(app).get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["x-request-id"] in answer.text
    assert "content-security-policy" in answer.headers


def test_every_answer_carries_the_security_headers(alice: Browser, case: int) -> None:
    for address in (f"/cases/{case}", "/nowhere", "/static/app.css", "/sign-in"):
        headers = alice.get(address).headers
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert alice.get(f"/cases/{case}").headers["cache-control"] == "no-store"


def test_static_files_are_kept_for_long_under_their_version_only(alice: Browser) -> None:
    page = alice.get("/sign-in").text
    version = page.partition('src="/static/')[2].partition("/app.js")[0]
    assert "immutable" in alice.get(f"/static/{version}/keyboard.js").headers["cache-control"]
    for other in ("/static/keyboard.js", "/static/0123456789/keyboard.js"):
        answer = alice.get(other)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")


def test_pages_are_compressed_and_their_secret_is_another_each_time(alice: Browser) -> None:
    first, second = (alice.get("/sign-in", headers={"accept-encoding": "gzip"}) for _ in range(2))
    assert first.headers["content-encoding"] == "gzip"
    tokens = {re.findall(r'name="_token" value="(\w+)"', page.text)[0] for page in (first, second)}
    assert len(tokens) == 2
    assert "content-encoding" not in alice.get("/sign-in", headers={"accept-encoding": "identity"}).headers


def test_a_route_without_a_permission_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    from fastapi import APIRouter

    careless = APIRouter()
    careless.add_api_route("/open", lambda: None)
    monkeypatch.setattr(web, "ROUTERS", (*web.ROUTERS, careless))
    with pytest.raises(RuntimeError, match="/open"):
        create_app()
