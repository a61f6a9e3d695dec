"""A program that calls the API."""

from typing import Any

from fastapi import FastAPI

from tests.web.conftest import Browser, signed_in


class Program(Browser):
    """A caller with a bearer token and no cookie."""

    def __init__(self, app: FastAPI, login: str = "") -> None:
        super().__init__(app)
        self.headers["accept"] = "application/json"
        if login:
            self.headers["authorization"] = f"Bearer {signed_in(login)}"

    def do(self, case: int, step: str, answers: Any, proceeding: int = 1, **more: Any) -> Any:
        """One step."""
        return self.post(f"/api/cases/{case}/proceedings/{proceeding}/steps/{step}", json=answers, **more)
