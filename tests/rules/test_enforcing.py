"""What is a title for enforcement (执行依据), and the days of an enforcement that stops, goes on and ends."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace

import pytest

from mediation.rules.lifecycle import STEPS, suggested
from mediation.rules.steps.force import in_force
from mediation.rules.steps.overdue import those_that_stand
from tests.rules.cases import court
from tests.rules.cases.hearing import HEARD, Line
from tests.rules.cases.outcomes import CLOSED, CONFIRMED, DENIED, NOT_CONFIRMED, SIGNED, WITHDRAWN
from tests.rules.cases.review import Line as AgreementLine
from tests.rules.cases.review import refusal

CLOSED_AT_COURT: AgreementLine = (2, "close_confirmation", "2026-03-30", {})
ENDED: Line = ("end_enforcement", "2026-11-20", {"in": 2, "how": "refused", "content": "不予执行"})
PAUSED: Line = ("pause_enforcement", "2026-11-10", {"in": 2, "ground": "set_aside", "reason": "略"})


@pytest.mark.parametrize(
    ("gone", "title"),
    [
        (SIGNED, True), ([*SIGNED, CLOSED], True), (CONFIRMED, True), ([*CONFIRMED, CLOSED_AT_COURT], True),
        ([*DENIED, CLOSED], False), ([*WITHDRAWN, CLOSED], False), ([*NOT_CONFIRMED, CLOSED_AT_COURT], False),
    ],
)
def test_an_agreement_is_a_title_once_reviewed_or_confirmed(gone: list[AgreementLine], title: bool) -> None:
    assert (refusal("enforce_agreement", gone, 2) == "") == title


@pytest.mark.parametrize(("on", "early"), [("2026-11-09", True), ("2026-11-10", False), ("2026-11-11", False)])
def test_what_was_stopped_goes_on_no_earlier(on: str, early: bool) -> None:
    where = court.situation(*court.ENFORCING, PAUSED, here=2)
    assert ("on" in court.wrong("resume_enforcement", where, on=on, reason="略")) == early


@pytest.mark.parametrize(
    ("on", "served", "faults"),
    [("2026-11-19", "not_enforced", {"on"}), ("2026-11-20", "not_enforced", set()), ("2026-11-20", "judgment", {"served"})],
)
def test_the_ruling_not_to_enforce_is_received_once_it_was_made(on: str, served: str, faults: set[str]) -> None:
    where = court.situation(*court.ENFORCING, ENDED, here=2)
    assert set(court.wrong("receive_enforcement_ruling", where, on=on, served=served, parties=[1])) == faults


def test_SPC1_24_the_ruling_not_to_enforce_is_received_once_by_each_and_nobody_is_led_to_note_it_twice() -> None:
    first: Line = ("receive_enforcement_ruling", "2026-11-23", {"in": 2, "served": "not_enforced", "parties": [1]})
    where = court.situation(*court.ENFORCING, ENDED, first, here=2, today="2026-11-24")
    again = court.wrong("receive_enforcement_ruling", where, served="not_enforced", parties=[1])
    assert "已经登记 2026-11-23 收到" in again["parties"]
    waiting = [n for n in where.case.present_in(where.here) if n != 1]
    assert court.wrong("receive_enforcement_ruling", where, served="not_enforced", parties=waiting) == {}
    rest: Line = ("receive_enforcement_ruling", "2026-11-23", {"in": 2, "served": "not_enforced", "parties": waiting})
    done = court.situation(*court.ENFORCING, ENDED, first, rest, here=2, today="2026-11-24")
    assert "更正录入错误" in court.refused("receive_enforcement_ruling", done)


@pytest.mark.parametrize(("how", "open_"), [("refused", True), ("done", False), ("ended", False)])
def test_only_a_refusal_opens_a_suit(how: str, open_: bool) -> None:
    ended: Line = (ENDED[0], ENDED[1], {**ENDED[2], "how": how})
    where = court.situation(*court.ENFORCING, ended, here=2)
    assert (court.refused("sue_after_non_enforcement", where) == "") == open_


PART_CAME: Line = ("record_payment", "2026-11-01", {"payments": [{"promise": 1, "amount": "4000.00"}]})


@pytest.mark.parametrize(("came", "left"), [([], {2: "200.00"}), ([PART_CAME], {1: "20000.00", 2: "200.00"})], ids=["nothing", "part"])
def test_SPC1_24_what_a_court_refused_to_enforce_is_owed_by_no_award_any_more(came: list[Line], left: dict[int, str]) -> None:
    """The first worker's; the second's award is what it was. Money that came on it stays on record, and nobody waits for the rest."""
    where = court.situation(*court.ENFORCING[:-2], *came, *court.ENFORCING[-2:], ENDED)
    case = where.case
    assert {line.claim: str(line.unpaid) for line in case.promises.values() if line.claim} == left
    assert [line.claim for line in those_that_stand(case, case.promises.values())] == [2]
    assert in_force(case, where.here, "award_final") == {2}
    again = court.wrong("apply_enforcement", where, served="award_final", parties=[1], against=[3], court="某院")
    assert "已由人民法院处理" in again["parties"]


@pytest.mark.parametrize(
    ("meant", "served", "parties", "amount"),
    [((), "award_nonfinal", [1], "60000.00"), ((1,), "award_nonfinal", [1], "60000.00"), ((2,), "award_final", [2], "200.00")],
)
def test_LMAA_51_whoever_a_button_names_is_led_to_enforce_the_paper_in_force_for_him_and_its_sum(
    meant: tuple[int, ...], served: str, parties: list[int], amount: str
) -> None:
    """Both awards of a split are in force, the last recorded is the first worker's; the second has the final one alone."""
    non_final: Line = ("confirm_effect", "2026-11-06", {"served": "award_nonfinal", "parties": [1], "perform_until": "2026-11-16"})
    told = court.served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21")
    where = court.situation(*HEARD, court.SPLIT, *told, court.IN_FORCE, non_final)
    offered = suggested(STEPS["apply_enforcement"], replace(where, meant=frozenset(meant)))
    assert (offered["served"], offered["parties"], offered["amount"]) == (served, parties, amount)
