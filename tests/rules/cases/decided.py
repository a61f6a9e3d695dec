"""Inspections in which something was decided and served, challenged, urged and asked of the court."""

from typing import Any

from tests.rules.cases.inspection import FOUND, SERVED

HEARD = ("hear_employer", {})
HANDLED = [*SERVED, HEARD, ("decide_handling", {}), ("serve_inspection", {"served": "handling_decision", "parties": [3]})]
FINED = [
    *FOUND, HEARD, ("decide_penalty", {"fine": "2000.00"}), ("serve_inspection", {"served": "penalty_decision", "parties": [3]}),
]  # fmt: skip


def event(name: str, *parties: int, **more: Any) -> tuple[str, dict[str, Any]]:
    return "record_challenge", {"event": name, "parties": [*(parties or (3,))], "body": "某机关", **more}




def paying(amount: str | None, **more: Any) -> tuple[str, dict[str, Any]]:
    return "pay_fine", {"parties": [3], "amount": amount, "receipt": "0001", **more}




def answer(name: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "record_court_answer", {"event": name, "parties": [3], **more}




URGED = [
    *HANDLED,
    ("urge_performance", {"parties": [3], "way": "付给劳动者"}),
    ("serve_inspection", {"served": "performance_urging", "parties": [3]}),
]
ASKED = [*URGED, ("apply_court", {"parties": [3], "court": "某市人民法院", "opinion": "没有履行", "head": "吴某"})]
