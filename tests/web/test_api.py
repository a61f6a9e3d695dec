"""The JSON API: the same permissions, the same door, and answers of the shape that it describes."""

import warnings
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediation.rules.steps import STEPS
from mediation.services.base.signing_in import FREE_TRIES
from mediation.web.app import create_app
from mediation.web.openapi import describe
from tests import depth, world
from tests.web.conftest import Browser, application, id_number
from tests.web.program import Program

ACCEPT = {"on": "2026-08-19", "both_consent": True}
CHECKED_AT_MOST = 4
"""Examples for each operation; `schemathesis run` over a served demo takes as many as one likes."""


@pytest.fixture
def program(app: FastAPI, database: str) -> Program:
    """Alice's program."""
    return Program(app, "alice")


def test_signing_in_gives_a_token_that_works(app: FastAPI, database: str) -> None:
    program = Program(app)
    assert program.get("/api/cases").status_code == 401
    given_ = {"login": "alice", "password": world.PASSWORD}
    token = program.post("/api/sign-in", json=given_).json()["token"]
    program.headers["authorization"] = f"Bearer {token}"
    assert program.get("/api/cases").status_code == 200
    assert program.post("/api/sign-out").json() == {"ended": True}
    assert program.get("/api/cases").status_code == 401


def test_failed_attempts_count_here_too(app: FastAPI, database: str) -> None:
    program = Program(app)
    for _ in range(FREE_TRIES):
        assert program.post("/api/sign-in", json={"login": "alice", "password": "wrong-password"}).status_code == 401
    assert program.post("/api/sign-in", json={"login": "alice", "password": world.PASSWORD}).status_code == 429


def test_a_case_is_opened_handled_and_read(program: Program) -> None:
    answer = program.post("/api/cases", json=application(2))
    assert answer.status_code == 201
    case = answer.json()["case_id"]
    assert program.do(case, "accept_mediation", ACCEPT, params={"seen": 1}).json() == {
        "case_id": case,
        "seq": 2,
        "proceeding": 1,
        "others": "",
    }
    shown = program.get(f"/api/cases/{case}").json()
    assert shown["case"]["version"] == 2
    assert shown["parties"][0]["id_number"].endswith("*" + id_number(1)[-4:])
    assert id_number(1) not in str(shown)
    assert {step["step"] for step in shown["steps"]} >= {"assign_mediator", "fail_mediation"}


def test_refusals_have_their_status_and_one_shape(program: Program, case: int, app: FastAPI) -> None:
    wrong = program.do(case, "accept_mediation", {"on": "2026-13-45", "extra": 1})
    assert wrong.status_code == 422
    assert "不是有效的日期" in wrong.json()["faults"]["on"]
    assert "extra" in wrong.json()["faults"]
    moved = program.do(case, "accept_mediation", ACCEPT, params={"seen": 7})
    assert moved.status_code == 409
    stranger = Program(app, "charlie")
    assert stranger.do(case, "accept_mediation", ACCEPT).status_code == 404
    assert stranger.get(f"/api/cases/{case}").status_code == 404
    assert Program(app, "city-clerk").do(case, "accept_mediation", ACCEPT).status_code == 403
    assert program.do(case, "no_such_step", ACCEPT).status_code == 404
    assert program.do(case, "register", application()).status_code == 404
    for answer in (wrong, moved):
        assert set(answer.json()) == {"sentence", "faults"}


def test_the_same_key_acts_once(program: Program, case: int) -> None:
    key = {"Idempotency-Key": "one-and-the-same"}
    first, second = (program.do(case, "accept_mediation", ACCEPT, headers=key) for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert program.get(f"/api/cases/{case}").json()["case"]["version"] == 2


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b'{"on": NaN}', "application/json", 422),
        (b'{"bring": "a\\u0000b"}', "application/json", 422),
        (b'{"bring": "a\\ud800b"}', "application/json", 422),
        (b"[" * 100_000, "application/json", 422),
        (b'{"on": ' + b"9" * 5000 + b"}", "application/json", 422),
        (b"{}", "text/plain", 415),
        (b" " * 3_000_000, "application/json", 413),
    ],
)
def test_what_cannot_be_read_is_refused(program: Program, case: int, body: bytes, media: str, status: int) -> None:
    address = f"/api/cases/{case}/proceedings/1/steps/accept_mediation"
    assert program.post(address, content=body, headers={"content-type": media}).status_code == status


def test_confidential_entries_stay_in_the_mediation(app: FastAPI, arbitrated: int) -> None:
    assert "厂方让步两成" in str(Program(app, "alice").get(f"/api/cases/{arbitrated}?p=1").json())
    for proceeding in (1, 2):
        text = str(Program(app, "bob").get(f"/api/cases/{arbitrated}?p={proceeding}").json())
        assert "厂方让步两成" not in text
        assert "调解笔录" not in text


def test_a_cookie_needs_the_proof_and_a_bearer_token_does_not(alice: Browser, program: Program, case: int) -> None:
    address = f"/api/cases/{case}/proceedings/1/steps/accept_mediation"
    assert alice.post(address, json=ACCEPT).status_code == 403
    assert alice.post(address, json=ACCEPT, headers={"origin": "http://evil.test"}).status_code == 403
    assert program.do(case, "accept_mediation", ACCEPT).status_code == 200


def test_limits_and_figures(program: Program, app: FastAPI) -> None:
    due = program.get("/api/due", params={"limit": "A-23", "on": "2026-08-20"}).json()
    assert due["due_on"] == "2026-10-08"
    assert "第43条" in due["why"]
    for written in ("2026.8.20", "20260820", "２０２６年８月２０日"):
        assert program.get("/api/due", params={"limit": "A-23", "on": written}).json() == due
    pasted = {"limit": "\u200bA-23", "on": "\u202d2026-08-20\u202c"}
    assert program.get("/api/due", params=pasted).json() == due
    said = program.get("/api/due", params={"limit": "A-23", "on": "8月20日"}).json()["faults"]
    assert said == {"on": "起算之日不是有效的日期，请写成 2026-08-20。"}
    assert program.get("/api/due", params={"limit": "Z-99", "on": "2026-08-20"}).status_code == 422
    assert program.get("/api/rates", params={"month": "2026-08"}).json()["month"] == "2026-08"
    assert Program(app, "clerk").get("/api/rates").status_code == 403
    assert program.get("/api/cases", params={"q": id_number(1)}).status_code == 422


def test_every_step_is_described_with_its_own_form(program: Program, app: FastAPI) -> None:
    described = program.get("/api/openapi.json").json()
    assert Program(app).get("/api/openapi.json").status_code == 401
    for step in STEPS.values():
        path = "/api/cases" if step.opens_case else f"/api/cases/{{case_id}}/proceedings/{{number}}/steps/{step.name}"
        body = described["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]
        names = [one["$ref"].rpartition("/")[2] for one in body.get("anyOf", [body])]
        asked = [set(described["components"]["schemas"][name]["properties"]) for name in names]
        assert {*step.asks.model_fields, *(["content"] if step.corrects else [])} in asked, step.name
        assert step.opens_case or len(asked) == 1


OPERATIONS = [
    (method.upper(), path)
    for path, methods in describe(create_app())["paths"].items()
    for method in methods
    if path not in ("/api/sign-in", "/api/sign-out")
]
STEPPING = [asked for asked in OPERATIONS if "/steps/" in asked[1]]
SENT = [asked for asked in OPERATIONS if asked not in STEPPING] + STEPPING[:: depth.of(4, 1)]
"""What is sent anything: each operation; of the steps, which have one handler and whose forms get their junk in `tests/rules`, each fourth,
and in a deep run each."""


@pytest.mark.parametrize(("method", "path"), SENT)
def test_whatever_is_sent_the_answer_is_as_described(app: FastAPI, arbitrated: int, method: str, path: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import schemathesis

    operation = schemathesis.openapi.from_dict(describe(app))[path][method]
    callers = [Program(app, "alice"), Program(app, "bob")]

    @settings(
        max_examples=CHECKED_AT_MOST, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(sent=operation.as_strategy(), caller=st.sampled_from(callers))
    def check(sent: Any, caller: Program) -> None:
        if "case_id" in sent.path_parameters:
            sent.path_parameters = {**sent.path_parameters, "case_id": arbitrated}
        if "number" in sent.path_parameters:
            sent.path_parameters["number"] = 1 if caller is callers[0] else 2
        answer = caller.request(
            sent.method, sent.formatted_path, params=dict(sent.query or {}), json=sent.body if method == "POST" else None
        )
        assert answer.status_code < 500
        described = operation.definition.raw["responses"]
        assert str(answer.status_code) in described
        operation.validate_response(schemathesis.Response.from_any(answer))

    check()


def test_a_name_that_stands_twice_is_refused_by_name(program: Program, case: int) -> None:
    """Of two answers nobody knows which is meant (JSON would let the last one win)."""
    address = f"/api/cases/{case}/proceedings/1/steps/accept_mediation"
    headers = {"Content-Type": "application/json"}
    for body, name in (
        ('{"on": "2026-08-19", "on": "2026-08-20"}', "on"),
        ('{"claims": [{"amount": 1, "amount": 2}]}', "amount"),
    ):
        refused = program.post(address, content=body.encode(), headers=headers)
        assert refused.status_code == 422
        assert refused.json()["sentence"].startswith(f"内容中“{name}”出现了不止一次")
    asked = program.get("/api/due?limit=A-23&on=2026-08-20&on=2026-08-21")
    assert asked.status_code == 422
    assert "网址中的“on”出现了不止一次" in asked.text
