"""An award of which a court sets some items aside (调解仲裁法 第49条): these may be sued on, the others stay in force."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules.effect import set_aside, stands
from mediation.rules.lifecycle import replay
from mediation.services.record import case_rows
from mediation.services.views.case_page import head
from tests.rules.cases.court import COURT, effect, entries, refused, running, served, situation, wrong
from tests.rules.cases.hearing import APPLICATION, HEARD, USED, Line, award

NOW: dict[str, Any] = {**USED, "finality": ["by_case"]}
CLAIMS = [
    {"claimant": 1, "item": "wages", "amount": "20000.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"},
    {"claimant": 1, "item": "overtime", "amount": "9000.00"},
]
WAGES, OVERTIME = 1, 3
WORKER, OTHER, FACTORY = 1, 2, 3
SUIT = 2
MADE = "2026-10-20"
AWARDED = [
    (APPLICATION[0], APPLICATION[1], {**APPLICATION[2], "claims": CLAIMS}), *HEARD[1:],
    award(MADE, (1, "20000.00"), (2, "200.00"), (3, "9000.00"), used=NOW),
    *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
    ("confirm_effect", "2026-10-22", {"served": "award_final", "parties": [1, 2], "perform_until": "2026-10-30"}),
    ("apply_set_aside", "2026-10-26", {"served": "award_final", "parties": [FACTORY], **COURT}),
    ("docket_suit", "2026-10-28", {"in": SUIT}),
]  # fmt: skip


def ruled(*items: int) -> list[Line]:
    return [*AWARDED, ("decide_suit", "2026-11-10", {"in": SUIT, "ruling": "set_aside", "content": "撤销", "items": list(items)})]


RECEIVED: Line = ("receive_ruling", "2026-11-12", {"in": SUIT, "served": "set_aside_granted", "parties": [WORKER, OTHER, FACTORY]})


def test_LMAA_49_3_what_is_not_set_aside_is_still_owed_and_enforced() -> None:
    known = replay(entries(*ruled(OVERTIME)))
    assert [line.claim for line in known.promises.values()] == [1, 2]
    here = known.proceedings[1]
    assert [bool(set_aside(known, here, "award_final", WORKER, n)) for n in (WAGES, OVERTIME)] == [False, True]
    assert set_aside(known, here, "award_final", WORKER) is None
    assert stands(known, here, "award_final")
    assert (effect("award_final", WORKER, *ruled(OVERTIME)), effect("award_final", OTHER, *ruled(OVERTIME))) == (MADE, MADE)
    assert refused("apply_enforcement", situation(*ruled(OVERTIME))) == ""


def test_LMAA_49_3_a_worker_all_of_whose_items_are_set_aside_enforces_nothing_and_the_other_does() -> None:
    lines = ruled(WAGES, OVERTIME)
    assert (effect("award_final", WORKER, *lines), effect("award_final", OTHER, *lines)) == ("", MADE)
    asks = {"served": "award_final", "court": COURT["court"], "amount": "1.00"}
    assert "周某1" in wrong("apply_enforcement", situation(*lines), parties=[WORKER], **asks)["parties"]
    assert "parties" not in wrong("apply_enforcement", situation(*lines), parties=[OTHER], **asks)


def test_LMAA_49_3_only_the_items_set_aside_are_sued_on_and_only_by_those_whom_they_concern() -> None:
    lines = [*ruled(OVERTIME), RECEIVED]
    assert {party for limit, party in running(*lines, here=SUIT, today="2026-11-20") if limit == "X-04"} == {WORKER, FACTORY}
    suing = {"on": "2026-11-20", "court": COURT["court"]}
    assert "没有被撤销" in wrong("sue_after_set_aside", situation(*lines, here=SUIT), parties=[OTHER], **suing)["parties"]
    assert "parties" not in wrong("sue_after_set_aside", situation(*lines, here=SUIT), parties=[WORKER], **suing)
    sued: Line = ("sue_after_set_aside", "2026-11-20", {"in": SUIT, "parties": [FACTORY], **COURT})
    opened = replay(entries(*lines, sued)).proceedings[3]
    assert (opened.claims, opened.parties) == ((OVERTIME,), (WORKER, FACTORY))


def test_LMAA_49_an_award_that_is_set_aside_whole_names_no_item() -> None:
    lines = [*ruled(), RECEIVED]
    known = replay(entries(*lines))
    assert known.promises == {}
    assert {party for limit, party in running(*lines, here=SUIT, today="2026-11-20") if limit == "X-04"} == {WORKER, OTHER, FACTORY}


@pytest.mark.parametrize(
    ("ruling", "items", "says"),
    [("set_aside", [OVERTIME], ""), ("set_aside_refused", [OVERTIME], "请清空"), ("set_aside", [4], "不是这份终局裁决支持的")],
)
def test_LMAA_49_the_items_are_those_that_the_award_decides(ruling: str, items: list[int], says: str) -> None:
    found = wrong("decide_suit", situation(*AWARDED, here=SUIT), ruling=ruling, items=items, content="略").get("items", "")
    assert found.startswith(says) if not says else says in found


WHOLE = ruled()


@pytest.mark.parametrize("step", ["lodge_suit", "apply_set_aside"])
def test_LMAA_49_3_nobody_goes_to_court_against_an_award_that_is_set_aside(step: str) -> None:
    """A second 撤裁 and a suit against the void award were taken; what is open is a suit about the dispute."""
    assert "裁决被撤销后起诉" in refused(step, situation(*WHOLE))
    assert refused(step, situation(*ruled(OVERTIME))) == ""


def test_LMAA_49_3_who_was_set_aside_against_alone_sues_on_no_award_and_the_other_does() -> None:
    asked: Line = ("apply_set_aside", "2026-10-26", {"served": "award_final", "parties": [FACTORY], "against": [WORKER], **COURT})
    where = next(n for n, line in enumerate(AWARDED) if line[0] == "apply_set_aside")
    ruling: Line = ("decide_suit", "2026-10-30", {"in": SUIT, "ruling": "set_aside", "content": "撤销"})
    lines = [*AWARDED[:where], asked, AWARDED[-1], ruling]
    suing = {"on": "2026-11-02", "served": "award_final", "court": COURT["court"]}
    assert "已经被人民法院裁定撤销" in wrong("lodge_suit", situation(*lines), parties=[WORKER], **suing)["served"]
    assert "served" not in wrong("lodge_suit", situation(*lines), parties=[OTHER], **suing)
    found = running(*lines, today="2026-11-02")
    assert ("X-01", WORKER) not in found
    assert {("X-01", OTHER), ("X-02", FACTORY)} <= found.keys()


def test_LMAA_49_3_what_is_set_aside_is_no_result_and_the_page_says_so() -> None:
    for lines, awarded, says in (
        (ruled(OVERTIME), {WAGES: "20000.00", 2: "200.00", OVERTIME: None}, "裁决·终局（部分事项已被人民法院裁定撤销）"),
        (ruled(WAGES, OVERTIME), {WAGES: None, 2: "200.00", OVERTIME: None}, "裁决·终局（对周某1已被人民法院裁定撤销）"),
        (WHOLE, {WAGES: None, 2: None, OVERTIME: None}, "裁决·终局（已被人民法院裁定撤销）"),
    ):
        known = replay(entries(*lines))
        rows = case_rows.claim_rows(known).values()
        assert {row["number"]: str(row["awarded"]) if row["awarded"] else None for row in rows} == awarded
        assert head.line(known.proceedings[1], known, "", "", here=True).outcome == says
