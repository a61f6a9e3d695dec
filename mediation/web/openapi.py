"""The API's description (OpenAPI), made when it is first asked for.

One route does every step; its description says for each step, at that step's own address, what its form asks.
"""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

from mediation.rules.entries import CONTENT
from mediation.rules.step import Step
from mediation.rules.steps import STEPS
from mediation.web.pages import OPENING

STEP = "/cases/{case_id}/proceedings/{number}/steps/{step}"
"""The one route of every step, below /api."""
Operation = dict[str, Any]
OPEN = "/api/sign-in"
"""The one address that needs no token."""


class SignInAsked(BaseModel):
    """The login and password with which a person signs in."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    login: str = Field(min_length=1, max_length=40)
    password: str = Field(min_length=1, max_length=1000)


ASKED: dict[str, tuple[type[BaseModel], ...]] = {
    OPEN: (SignInAsked,),
    "/api/cases": tuple(dict.fromkeys(step.asks for step in OPENING)),
}
"""What the bodies of the other addresses may be; the door validates them, not the framework."""


def describe(app: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1 of the API, with the form of each body."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, routes=app.routes)
        asked = ASKED | _tell_steps_apart(made["paths"])
        _tell_bodies(made, asked)
        _tell_who_may(made)
        app.openapi_schema = made
    return app.openapi_schema


def _tell_steps_apart(paths: dict[str, Any]) -> dict[str, tuple[type[BaseModel], ...]]:
    """Put an address for each step in the place of the one route. Returns the form of each."""
    route = paths.pop(f"/api{STEP}")["post"]
    found: dict[str, tuple[type[BaseModel], ...]] = {}
    for step in STEPS.values():
        if not step.opens_case:
            address = f"/api{STEP}".replace("{step}", step.name)
            paths[address] = {"post": _of_step(step, route)}
            found[address] = (step.asks,)
    return found


def _of_step(step: Step, route: Operation) -> Operation:
    return route | {
        "operationId": step.name,
        "summary": step.label,
        "description": f"{step.label}。{step.basis}",
        "parameters": [each for each in route["parameters"] if (each["in"], each["name"]) != ("path", "step")],
    }


def _tell_bodies(made: dict[str, Any], asked: dict[str, tuple[type[BaseModel], ...]]) -> None:
    forms = list(dict.fromkeys(form for several in asked.values() for form in several))
    where, shared = models_json_schema(
        [(form, "validation") for form in forms], ref_template="#/components/schemas/Asks{model}"
    )
    components = made.setdefault("components", {}).setdefault("schemas", {})
    components.update({f"Asks{name}": schema for name, schema in shared.get("$defs", {}).items()})
    for form in {step.asks for step in STEPS.values() if step.corrects}:
        components[f"Asks{form.__name__}"]["properties"][CONTENT] = {
            "type": "object",
            "description": "更正内容时：这一步更正后的全部内容，按这一步自己的表单填写（原来的内容见 entries 地址）",
        }
    for address, several in asked.items():
        schemas = [where[form, "validation"] for form in several]
        schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        body = {"required": True, "content": {"application/json": {"schema": schema}}}
        made["paths"][address]["post"]["requestBody"] = body


def _tell_who_may(made: dict[str, Any]) -> None:
    made["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    for address, operation in _operations(made):
        if address != OPEN:
            operation["security"] = [{"bearer": []}]


def _operations(made: dict[str, Any]) -> Iterator[tuple[str, Operation]]:
    return ((address, operation) for address, methods in made["paths"].items() for operation in methods.values())
