"""A closed file takes a new address, agent or telephone as long as something of it is still to come (协商调解规定 第32条；调解仲裁法
第51条)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from tests.rules.cases.mediation import Line, agreed, refusal

CLOSED: list[Line] = [*agreed("wages"), ("close_mediation", "2026-03-12", {"note": "余款按协议履行"})]
PAID: Line = ("record_payment", "2026-03-13", {"payments": [{"promise": 1, "amount": "100.00"}]})
NOTED = ("amend_party", "confirm_address", "register_agent")


@pytest.mark.parametrize("step", NOTED)
def test_who_is_still_owed_can_be_reached_and_represented_though_the_file_is_closed(step: str) -> None:
    assert refusal(step, CLOSED) == ""
    assert "没有要履行" in refusal(step, [*CLOSED, PAID])
    assert refusal(step, CLOSED[:-1]) == ""


@pytest.mark.parametrize("step", NOTED)
def test_a_file_whose_dispute_goes_on_elsewhere_takes_them_too(step: str) -> None:
    onward: Line = ("apply_arbitration", "2026-03-12", {"parties": [1], "claims": [1], "used": {"unit": "350582-ZC"}})
    assert refusal(step, [*CLOSED, onward, PAID]) == ""


def test_R17_32_who_is_still_owed_is_asked_after_though_the_file_is_closed() -> None:
    """A telephone call about an instalment that is still to come is noted where the instalments are."""
    assert refusal("record_visit", CLOSED) == ""
    assert "不用回访" in refusal("record_visit", [*CLOSED, PAID])
