"""Bodies of any size and JSON of any depth: the right status, in the product's own words, and no trace of a fault."""

import logging
from typing import Any

import pytest

from tests.web.conftest import SAME_ORIGIN, Browser

JSON = {"content-type": "application/json"}


def nested(depth: int, opening: str = "[", closing: str = "]") -> bytes:
    """An object with one value that is nested as deep."""
    return f'{{"on": {opening * depth}1{closing * depth}}}'.encode()


@pytest.mark.parametrize("depth", [100, 400, 900, 990, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_json_of_any_depth_is_refused_by_a_sentence(
    alice: Browser, depth: int, opening: str, closing: str, caplog: pytest.LogCaptureFixture
) -> None:
    body = nested(depth, opening, closing)
    answer = alice.post("/api/cases", content=body, headers=SAME_ORIGIN | JSON)
    assert answer.status_code == 422
    assert answer.json()["sentence"]
    assert not caplog.records


@pytest.mark.parametrize("size", [2_097_153])
@pytest.mark.parametrize("path", ["/api/cases", "/cases/new?step=register", "/sign-in", "/no-such"])
def test_a_body_of_any_size_is_refused_by_a_sentence(
    alice: Browser, size: int, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    sent = JSON if path.startswith("/api") else {"content-type": "application/x-www-form-urlencoded"}
    answer = alice.post(path, content=b"a" * size, headers=SAME_ORIGIN | sent)
    assert answer.status_code == (404 if path == "/no-such" else 413)
    said = answer.json()["sentence"] if path.startswith("/api") else answer.text
    assert ("没有找到" if path == "/no-such" else "提交的内容过大") in said
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_body_sent_in_pieces_without_saying_how_long_it_is_meets_the_same(alice: Browser) -> None:
    def pieces() -> Any:
        for _ in range(40):
            yield b"a" * 65_536

    answer = alice.post("/api/cases", content=pieces(), headers=SAME_ORIGIN | JSON)
    assert answer.status_code == 413
    assert "提交的内容过大" in answer.json()["sentence"]
