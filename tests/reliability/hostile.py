"""Hostile callers of the API (F19): whatever is sent, no answer is a server error, and every answer is as described.

    python -m tests.reliability.hostile --examples 10000 [--database postgres]

Schemathesis makes the requests from the API's own description; half of the bodies are valid answers of which something
was made worse, so that they come past the forms. The cases are one in every state; nothing is undone in between.
"""

import argparse
import copy
import random
import warnings
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import Role
from mediation.settings import settings as ours
from mediation.web.app import create_app
from mediation.web.openapi import describe
from tests import databases, matrix
from tests.reliability import soundness
from tests.reliability.server import token
from tests.world import TODAY

with warnings.catch_warnings():  # it would rather have a successor of httpx, which nothing else here needs
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.core import NotSet
    from schemathesis.core.result import Ok
    from starlette.testclient import TestClient

SPOILERS: list[Any] = [
    None, "", " ", 0, -1, 10**30, 1.5, True, [], {}, "9999-12-31", "0001-01-01", "2026-02-30", "１２", "x" * 300, "x" * 9000,
    "甲\u202e乙", "😀" * 80, "'; DROP TABLE journal; --", "<script>", [[]], [{}], [None], {"a": {"b": []}}, "NaN", "1e309",
    "100000000.005", [1, 1], [99],
]  # fmt: skip


def worse(chance: random.Random, answers: Any) -> Any:
    """The same answers, with one thing in them spoiled, dropped or doubled."""
    answers = copy.deepcopy(answers)
    where, place = _somewhere(chance, answers)
    match chance.randrange(4):
        case 0 if isinstance(where, dict):
            del where[place]
        case 1 if isinstance(where, list):
            where.extend(copy.deepcopy(where) * chance.randrange(1, 4))
        case _:
            where[place] = chance.choice(SPOILERS)
    return answers


def _somewhere(chance: random.Random, answers: Any) -> tuple[Any, Any]:
    """A container within the answers, and a place in it."""
    while True:
        place = chance.choice(list(answers) if isinstance(answers, dict) else range(len(answers)))
        inner = answers[place]
        if not (isinstance(inner, (dict, list)) and inner and chance.random() < 0.8):
            return answers, place
        answers = inner


class Caller:
    """Sends, and counts what comes back."""

    def __init__(self) -> None:
        self.app = create_app()
        self.client = TestClient(self.app, raise_server_exceptions=False)
        self.tokens = [token(login) for login in ("alice", "bob", "charlie", *(f"city-{role}" for role in Role))]
        self.statuses: Counter[int] = Counter()
        self.faults: list[str] = []

    def send(self, chance: random.Random, operation: Any, sent: Any) -> None:
        """One request by somebody; the answer is checked against the description."""
        held = token("alice") if operation.path.endswith("/sign-out") else chance.choice(self.tokens)
        headers = {"authorization": f"Bearer {held}", "accept": "application/json"}
        answer = self.client.request(
            sent.method,
            sent.formatted_path,
            params=dict(sent.query or {}),
            headers=headers,
            json=sent.body if sent.method == "POST" and not isinstance(sent.body, NotSet) else None,
        )
        self.statuses[answer.status_code] += 1
        told = f"{sent.method} {sent.formatted_path} {answer.status_code} {sent.query} {sent.body}"
        if answer.status_code >= 500 or str(answer.status_code) not in operation.definition.raw["responses"]:
            self.faults.append(told)
            return
        try:
            operation.validate_response(schemathesis.Response.from_any(answer))
        except AssertionError as fault:
            self.faults.append(f"{told}\n{fault}")


def attack(examples: int) -> Caller:
    """So many requests over all operations of the API."""
    cases = matrix.made()
    known = [(cases.walks[state].case_id, step, asked) for (state, step), asked in cases.answers.items()]
    caller = Caller()
    schema = schemathesis.openapi.from_dict(describe(caller.app))
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    for number, operation in enumerate(operations):
        _attack_one(caller, operation, known, -(-examples // len(operations)), number)
    return caller


def _attack_one(caller: Caller, operation: Any, known: list[Any], examples: int, number: int) -> None:
    step = operation.path.rpartition("/")[2]
    targets = [(case, asked.given) for case, name, asked in known if name == step and not asked.refused]

    @seed(number)
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(sent=operation.as_strategy(), chance=st.randoms(use_true_random=False))
    def send(sent: Any, chance: random.Random) -> None:
        if step in STEPS and chance.random() < 0.8:
            case, answers = chance.choice(targets or [(chance.choice(known)[0], {})])
            sent.path_parameters = {"case_id": case, "number": 1}
            if answers and chance.random() < 0.7:
                sent.body = worse(chance, answers)
        caller.send(chance, operation, sent)

    send()


def main() -> None:
    """Print the figure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--examples", type=int, default=10_000)
    asked.add_argument("--database", choices=databases.KINDS, default=databases.SQLITE)
    chosen = asked.parse_args()
    ours().today = TODAY
    with databases.fresh(chosen.database, databases.scratch() / "hostile"):
        caller = attack(chosen.examples)
        broken = soundness.faults()
    many = caller.statuses
    print(  # noqa: T201 - this is its work
        f"{many.total()} requests: {sum(n for status, n in many.items() if status >= 500)} server errors, "
        f"{len(caller.faults)} answers not as described, {len(broken)} faults in the database; {dict(sorted(many.items()))}"
    )
    for fault in [*caller.faults, *broken][:20]:
        print(fault[:600])  # noqa: T201
    raise SystemExit(bool(caller.faults or broken))


if __name__ == "__main__":
    main()
