"""The people of the demo's stories (登场的人): invented particulars, seeded by each story's own dice."""

from random import Random
from typing import Any

from mediation.services.demo import names


def person(rng: Random, name: str, sex: str, born: int) -> dict[str, Any]:
    """A worker from elsewhere, with an ID number of an area that was never given to a province."""
    return {
        "type": "person", "name": name, "sex": sex, "id_number": names.id_number(rng, born, sex), "phone": names.phone(rng),
        "address": "江西省某县某镇，暂住晋江市陈埭镇",
    }  # fmt: skip


def company(rng: Random, name: str, head: str) -> dict[str, Any]:
    """An employer in the town's industrial zone."""
    return names.particulars(rng, name, "晋江市陈埭镇工业区") | {"legal_representative": head, "post": "执行董事"}
