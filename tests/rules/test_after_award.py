"""The days after an award that figures go by: set aside in whole, in part, for some, and sued on (调解仲裁法 第48至50条)."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules.after_award import fell_on, sued_on
from mediation.rules.lifecycle import replay
from tests.rules.cases.court import COURT, entries, served
from tests.rules.cases.hearing import APPLICATION, HEARD, USED, Line, award

NOW: dict[str, Any] = {**USED, "finality": ["by_case"]}
CLAIMS = [{"claimant": 1, "item": "wages", "amount": "20000.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"}]
WORKER, OTHER, FACTORY = 1, 2, 3
RECEIVED = ("2026-10-21", "2026-10-21", "2026-10-21")
FIRST = (APPLICATION[0], APPLICATION[1], {**APPLICATION[2], "claims": CLAIMS})
AWARDED = [
    FIRST, *HEARD[1:], award("2026-10-20", (1, "20000.00"), (2, "200.00"), used=NOW), *served("award_final", *RECEIVED),
]  # fmt: skip


def asked(suit: int, ruled_on: str, ruling: str = "set_aside", against: tuple[int, ...] = (), items: tuple[int, ...] = ()) -> list[Line]:
    return [
        ("apply_set_aside", "2026-10-26", {"served": "award_final", "parties": [FACTORY], "against": [*against], **COURT}),
        ("docket_suit", "2026-10-28", {"in": suit}),
        ("decide_suit", ruled_on, {"in": suit, "ruling": ruling, "content": "略", "items": [*items]}),
    ]


def days(*lines: Line) -> tuple[str, str]:
    known = replay(entries(*lines))
    here = known.proceedings[1]
    return str(fell_on(known, here) or ""), str(sued_on(known, here) or "")


@pytest.mark.parametrize(
    ("lines", "fell"),
    [
        ([], ""),
        (asked(2, "2026-11-10"), "2026-11-10"),
        (asked(2, "2026-11-10", "set_aside_refused"), ""),
        (asked(2, "2026-11-10", items=(1,)), ""),
        (asked(2, "2026-11-10", items=(1, 2)), "2026-11-10"),
        (asked(2, "2026-11-10", against=(WORKER,)), ""),
        ([*asked(2, "2026-11-10", against=(WORKER,)), *asked(3, "2026-11-25", against=(OTHER,))], "2026-11-25"),
    ],
    ids=["stands", "whole", "refused", "one-item", "every-item", "one-worker", "the-other-worker-too"],
)  # fmt: skip
def test_LMAA_49_an_award_falls_with_the_last_of_what_it_decides_with_finality(lines: list[Line], fell: str) -> None:
    assert days(*AWARDED, *lines) == (fell, "")


def test_LMAA_49_the_right_day_of_the_ruling_takes_the_wrong_one_s_place() -> None:
    lines = [*AWARDED, *asked(2, "2026-10-31")]
    known = replay(entries(*lines))
    ruling = known.proceedings[2].entries[-1]
    for action, new_on, fell in (("redate", "2026-11-02", "2026-11-02"), ("strike", None, "")):
        later: Line = ("correct", "2026-11-12", {"in": 2, "entry": ruling.seq, "action": action, "new_on": new_on, "reason": "录错"})
        assert days(*lines, later) == (fell, "")


def test_LMAA_48_49_3_a_suit_counts_on_its_first_day_and_an_application_to_set_aside_is_none() -> None:
    suing: Line = ("lodge_suit", "2026-10-27", {"served": "award_final", "parties": [WORKER], **COURT})
    assert days(*AWARDED, suing) == ("", "2026-10-27")
    mistaken: Line = (suing[0], suing[1], {**suing[2], "parties": [FACTORY], "by_mistake": True})
    assert days(*AWARDED, mistaken) == ("", "")
    again: Line = ("sue_after_set_aside", "2026-11-20", {"in": 2, "parties": [WORKER], **COURT})
    got: Line = ("receive_ruling", "2026-11-12", {"in": 2, "served": "set_aside_granted", "parties": [WORKER, OTHER, FACTORY]})
    assert days(*AWARDED, *asked(2, "2026-11-10"), got, again) == ("2026-11-10", "2026-11-20")
