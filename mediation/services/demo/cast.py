"""The people of the demo's stories (登场的人): invented particulars, seeded by each story's own dice."""

from random import Random
from typing import Any

from mediation.services.demo import names


def person(
    rng: Random, name: str, sex: str, born_around: int, home: str = "江西省某县某镇，暂住晋江市陈埭镇"
) -> dict[str, Any]:
    """A person with an ID number of an area that was never given to a province, a worker from elsewhere where nothing is said."""
    return {
        "type": "person", "name": name, "sex": sex, "id_number": names.id_number(rng, born_around, sex), "phone": names.phone(rng),
        "address": home,
    }  # fmt: skip


def company(rng: Random, name: str, head: str, address: str = "晋江市陈埭镇工业区") -> dict[str, Any]:
    """An employer, with whoever is at its head."""
    return names.particulars(rng, name, address) | {"legal_representative": head, "post": "执行董事"}
