"""What a court decides on the dispute: claim by claim with its sums, in force once nobody appeals, paid and enforced (民事诉讼法)."""

# ruff: noqa: N802 (tests are named after the articles and the ids of the limits)

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules import judged
from mediation.rules.codes import Outcome
from mediation.rules.deadlines import due
from mediation.rules.lifecycle import STEPS, replay, suggested
from mediation.rules.steps.overdue import those_that_stand
from mediation.rules.steps.still_to_come import waited_for
from tests.rules.cases.court import COURT, NON_FINAL, entries, refused, running, served, situation, wrong
from tests.rules.cases.hearing import HEARD, Line
from tests.rules.journal import CALENDAR

SUIT = 2
SUED: list[Line] = [
    *HEARD, NON_FINAL, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
    ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [3], **COURT}),
    ("docket_suit", "2026-10-28", {"in": SUIT}),
]  # fmt: skip
"""The company sues; claims 1 and 2 were dismissed, 60,000 元 were awarded on claim 3."""
LINES = [{"claim": 1}, {"claim": 2, "upheld": True, "amount": "150.00"}, {"claim": 3, "upheld": True, "amount": "48000.00"}]
SAID = {"ruling": "judged", "content": "略", "lines": LINES}
JUDGED: list[Line] = [*SUED, ("decide_suit", "2026-11-20", {"in": SUIT, **SAID})]


def got(paper: str, on: str, *parties: int) -> Line:
    return ("receive_ruling", on, {"in": SUIT, "served": paper, "parties": list(parties or (1, 2, 3))})


RECEIVED: list[Line] = [*JUDGED, got("judgment", "2026-11-23")]
APPEALED: list[Line] = [*RECEIVED, ("lodge_appeal", "2026-12-07", {"in": SUIT, "parties": [3], "court": "某中院"})]
IN_FORCE: Line = ("confirm_judgment", "2026-12-09", {"in": SUIT, "perform_until": "2026-12-21"})


def sums(*lines: Line) -> dict[int, tuple[Decimal | None, str | None]]:
    """What is owed by the court's paper, by claim, with its day."""
    known = replay(entries(*lines))
    return {p.claim or 0: (p.amount, str(p.due_on) if p.due_on else None) for p in known.promised_in(known.proceedings[SUIT])}


@pytest.mark.parametrize(
    ("limit", "day", "last"),
    [
        ("X-20", "2026-11-23", "2026-12-08"), ("X-20", "2026-09-18", "2026-10-08"), ("X-20", "2026-11-20", "2026-12-07"),
        ("X-21", "2026-11-23", "2026-12-03"), ("X-21", "2026-09-21", "2026-10-08"), ("X-21", "2026-11-18", "2026-11-30"),
        ("X-22", "2026-10-28", "2027-04-28"), ("X-22", "2026-08-31", "2027-03-01"), ("X-22", "2026-04-01", "2026-10-08"),
        ("X-23", "2026-12-07", "2027-03-08"), ("X-23", "2026-08-31", "2026-11-30"), ("X-23", "2026-07-01", "2026-10-08"),
        ("X-24", "2026-12-21", "2028-12-21"), ("X-24", "2026-03-02", "2028-03-02"), ("X-24", "2026-06-15", "2028-06-15"),
        ("X-25", "2026-11-02", "2026-11-09"), ("X-25", "2026-09-28", "2026-10-08"), ("X-25", "2026-11-14", "2026-11-23"),
        ("X-26", "2026-11-10", "2027-05-10"), ("X-26", "2026-04-03", "2026-10-08"), ("X-26", "2026-08-31", "2027-03-01"),
    ],
)  # fmt: skip
def test_X_20_X_21_X_22_X_23_X_24_X_25_X_26_are_counted(limit: str, day: str, last: str) -> None:
    assert str(due(limit, date.fromisoformat(day), CALENDAR).due_on) == last


def test_CPL_155_each_claim_has_its_result_and_its_sum() -> None:
    known = replay(entries(*JUDGED))
    suit = known.proceedings[SUIT]
    assert [(line.claim, line.upheld, line.amount) for line in suit.decisions] == [
        (1, False, None), (2, True, Decimal("150.00")), (3, True, Decimal("48000.00")),
    ]  # fmt: skip
    assert suit.outcome == Outcome.JUDGED
    assert sums(*JUDGED) == {2: (Decimal("150.00"), None), 3: (Decimal("48000.00"), None)}


@pytest.mark.parametrize(
    ("lines", "at", "says"),
    [
        (LINES[:2], "lines", "每项请求写一行"),
        ([*LINES, LINES[2]], "lines", "每项请求写一行"),
        ([LINES[0], LINES[1], {"claim": 3, "upheld": True}], "lines.2.amount", "写明判决的金额"),
        ([{"claim": 1, "amount": "1.00"}, *LINES[1:]], "lines.0.amount", "驳回的请求不能有金额"),
    ],
)
def test_CPL_155_a_judgment_that_leaves_a_claim_out_is_refused(lines: list[dict[str, Any]], at: str, says: str) -> None:
    found = wrong("decide_suit", situation(*SUED, here=SUIT), **{**SAID, "lines": lines})
    assert says in found[at]


def test_the_rows_are_filled_with_what_the_award_decided() -> None:
    suggests = STEPS["decide_suit"].suggests
    assert suggests is not None
    rows = suggests(situation(*SUED, here=SUIT))["lines"]
    assert [(row["claim"], row["upheld"], row["amount"]) for row in rows] == [(1, False, None), (2, False, None), (3, True, "60000.00")]


def test_CPL_158_nothing_is_owed_while_an_appeal_may_come_or_runs() -> None:
    for lines, why in ((JUDGED, "收到之日"), (APPEALED, "现在是")):
        assert why in refused("confirm_judgment", situation(*lines, here=SUIT))
        known = replay(entries(*lines))
        assert those_that_stand(known, known.promises.values()) == []
        assert waited_for(known) == frozenset()
    early = situation(*RECEIVED, here=SUIT, today=date(2026, 12, 8))
    assert "上诉期到 2026-12-08 才全部届满" in refused("confirm_judgment", early)


def test_CPL_158_it_is_in_force_the_day_after_the_last_days_for_an_appeal_and_due_then() -> None:
    where = situation(*RECEIVED, here=SUIT)
    assert STEPS["confirm_judgment"].suggests(where) == {"on": "2026-12-09", "perform_until": "2026-12-21"}  # type: ignore[misc]
    assert "2026-12-09" in wrong("confirm_judgment", where, on="2026-12-10", perform_until="2026-12-21")["on"]
    assert "2026-12-21" in wrong("confirm_judgment", where, on="2026-12-09", perform_until="2027-01-21")["perform_until"]
    assert sums(*RECEIVED, IN_FORCE) == {2: (Decimal("150.00"), "2026-12-21"), 3: (Decimal("48000.00"), "2026-12-21")}
    known = replay(entries(*RECEIVED, IN_FORCE))
    assert {known.promises[n].claim for n in waited_for(known)} == {2, 3}


def test_the_judgment_takes_the_place_of_the_award_and_what_came_on_it_counts_once() -> None:
    """民法典 第557条: 600 元 came on the award's line before the company sued; of 48,000 元, 47,400 are left."""
    paid: Line = ("record_payment", "2026-10-23", {"payments": [{"promise": 1, "amount": "600.00"}], "proof": "回单"})
    where = SUED.index(next(line for line in SUED if line[0] == "lodge_suit"))
    lines = [*SUED[:where], paid, *RECEIVED[where:], IN_FORCE]
    known = replay(entries(*lines))
    (line,) = [p for p in known.promises.values() if p.claim == 3]
    assert (line.proceeding, line.amount, line.paid, line.unpaid) == (SUIT, Decimal("48000.00"), Decimal(600), Decimal("47400.00"))


def test_CPL_165_a_small_claim_is_final_and_cannot_be_appealed() -> None:
    lines = [*SUED, ("decide_suit", "2026-11-20", {"in": SUIT, **SAID, "single_instance": True}), got("judgment", "2026-11-23")]
    where = situation(*lines, here=SUIT)
    assert "第165条" in refused("lodge_appeal", where)
    assert STEPS["confirm_judgment"].suggests(where)["on"] == "2026-11-23"  # type: ignore[misc]
    assert not any(limit == "X-20" for limit, _ in running(*lines, here=SUIT, today="2026-11-24"))


def test_CPL_171_each_party_has_days_of_its_own_and_a_late_appeal_is_asked_about() -> None:
    lines = [*JUDGED, got("judgment", "2026-11-20", 1, 2), got("judgment", "2026-11-23", 3)]
    found = running(*lines, here=SUIT, today="2026-11-25")
    assert [str(found["X-20", n].due_on) for n in (1, 3)] == ["2026-12-07", "2026-12-08"]
    form = STEPS["lodge_appeal"].asks.model_validate({"on": "2026-12-09", "parties": [3], "court": "某中院"})
    (doubt,) = STEPS["lodge_appeal"].doubts
    assert "2026-12-08 届满" in doubt(situation(*lines, here=SUIT), form)["on"]


def test_CPL_177_the_second_instance_upholds_changes_or_sends_back() -> None:
    suit = replay(entries(*APPEALED)).proceedings[SUIT]
    assert (suit.state, suit.outcome, suit.concluded_on) == ("appealed", None, None)
    upheld = [*APPEALED, ("decide_appeal", "2027-01-20", {"in": SUIT, "ruling": "upheld", "content": "维持"})]
    assert sums(*upheld)[3] == (Decimal("48000.00"), None)
    changed = [{"claim": 1}, {"claim": 2}, {"claim": 3, "upheld": True, "amount": "30000.00"}]
    other = [*APPEALED, ("decide_appeal", "2027-01-20", {"in": SUIT, "ruling": "changed", "content": "改判", "lines": changed})]
    assert sums(*other) == {3: (Decimal("30000.00"), None)}
    back = replay(entries(*APPEALED, ("remand_suit", "2027-01-20", {"in": SUIT, "how": "retrial", "reason": "事实不清"})))
    assert (back.proceedings[SUIT].state, back.proceedings[SUIT].decisions, sums(*APPEALED) != {}) == ("docketed", [], True)
    assert back.promised_in(back.proceedings[SUIT]) == []


def test_CPL_182_the_second_judgment_is_in_force_when_it_is_received() -> None:
    lines = [*APPEALED, ("decide_appeal", "2027-01-20", {"in": SUIT, "ruling": "upheld", "content": "维持"})]
    assert "还没有登记" in refused("confirm_judgment", situation(*lines, here=SUIT))
    where = situation(*lines, got("appeal_judgment", "2027-01-25"), here=SUIT)
    assert STEPS["confirm_judgment"].suggests(where) == {"on": "2027-01-25", "perform_until": "2027-02-04"}  # type: ignore[misc]
    assert "第182条" in refused("lodge_appeal", where)


def test_CPL_180_a_withdrawn_appeal_leaves_the_first_judgment() -> None:
    lines = [*APPEALED, ("withdraw_appeal", "2026-12-28", {"in": SUIT}), got("appeal_withdrawn", "2026-12-30")]
    where = situation(*lines, here=SUIT)
    assert where.here.outcome == Outcome.JUDGED
    assert STEPS["confirm_judgment"].suggests(where)["on"] == "2026-12-30"  # type: ignore[misc]


def test_CPL_177_upholding_what_was_changed_in_the_rows_is_refused() -> None:
    rows = [{**LINES[0]}, {**LINES[1]}, {**LINES[2], "amount": "1.00"}]
    found = wrong("decide_appeal", situation(*APPEALED, here=SUIT), on="2027-01-20", ruling="upheld", content="维持", lines=rows)
    assert "请选“改判”" in found["lines"]


def test_CPL_100_a_settlement_before_the_court_has_its_own_lines_and_is_in_force_when_signed_for() -> None:
    line = {"payee": 1, "claim": 3, "amount": "40000.00", "due_on": "2026-12-31"}
    where = situation(*SUED, here=SUIT)
    assert "逐项填写" in wrong("decide_suit", where, ruling="mediated", content="略")["promises"]
    lines = [*SUED, ("decide_suit", "2026-11-20", {"in": SUIT, "ruling": "mediated", "content": "略", "promises": [line]})]
    ended = situation(*lines, got("court_settlement", "2026-11-20"), here=SUIT)
    assert STEPS["confirm_judgment"].suggests(ended) == {"on": "2026-11-20", "perform_until": "2026-12-31"}  # type: ignore[misc]
    assert "第100条" in refused("lodge_appeal", ended)
    assert sums(*lines) == {3: (Decimal("40000.00"), "2026-12-31")}


def test_CPL_157_what_was_withdrawn_or_ruled_on_by_the_intermediate_court_is_not_appealed() -> None:
    withdrawn = [*SUED, ("withdraw_suit", "2026-11-20", {"in": SUIT})]
    assert "第157条" in refused("lodge_appeal", situation(*withdrawn, here=SUIT))
    ruled: Line = ("decide_suit", "2026-11-20", {"in": SUIT, "ruling": "dismissed", "content": "略"})
    dismissed = [*SUED, ruled, got("suit_ended", "2026-11-23")]
    assert refused("lodge_appeal", situation(*dismissed, here=SUIT)) == ""
    assert str(running(*dismissed, here=SUIT, today="2026-11-24")["X-21", 3].due_on) == "2026-12-03"


def test_CPL_247_a_judgment_in_force_is_enforced_by_whom_it_orders_something_to() -> None:
    assert "登记判决（调解书）生效" in refused("enforce_judgment", situation(*RECEIVED, here=SUIT))
    where = situation(*RECEIVED, IN_FORCE, here=SUIT)
    assert refused("enforce_judgment", where) == ""
    asks = {"court": "某院", "amount": "150.00"}
    assert "没有判给" in wrong("enforce_judgment", where, parties=[3], **asks)["parties"]
    assert "履行期" in wrong("enforce_judgment", where, on="2026-12-21", parties=[2], **asks)["on"]
    assert wrong("enforce_judgment", where, on="2026-12-22", parties=[2], against=[3], **asks) == {}
    found = running(*RECEIVED, IN_FORCE, here=SUIT, today="2026-12-22")
    assert {party for limit, party in found if limit == "X-24"} == {1, 2}
    asked: Line = ("enforce_judgment", "2026-12-22", {"in": SUIT, "parties": [2], "against": [3], "amount": "150.00", **COURT})
    opened = replay(entries(*RECEIVED, IN_FORCE, asked)).proceedings[3]
    assert (opened.kind, opened.parties) == ("enforcement", (2, 3))


def test_CPL_235_CPLI_517_what_is_asked_for_is_filled_from_the_judgment_and_anew_after_an_end() -> None:
    """The court is the one that gave the judgment; of 48,150 元 the court got 150 for the second and 8,000 for the first."""
    line = {**SUED[-2][2], "court": "某市人民法院"}
    in_force = [*SUED[:-2], (SUED[-2][0], SUED[-2][1], line), *RECEIVED[len(SUED) - 1 :], IN_FORCE]
    where = situation(*in_force, here=SUIT, today=date(2026, 12, 22))
    asked = suggested(STEPS["enforce_judgment"], where)
    assert asked == {"parties": [1, 2], "against": [3], "amount": "48150.00", "court": "某市人民法院"}
    assert suggested(STEPS["draft_for_court"], where)["court"] == "某市人民法院"
    owed = {p.payee: p.number for p in where.case.promised_in(where.here)}
    paid = [{"promise": owed[2], "amount": "150.00"}, {"promise": owed[1], "amount": "8000.00"}]
    ended: list[Line] = [
        ("enforce_judgment", "2026-12-22", {"in": SUIT, **asked, "used": {"unit": "office"}}),
        ("docket_enforcement", "2026-12-24", {"in": 3, "court_number": "（2026）闽0582执1号"}),
        ("end_enforcement", "2027-01-20", {"in": 3, "how": "ended", "content": "略", "payments": paid}),
    ]
    again = suggested(STEPS["revive_enforcement"], situation(*in_force, *ended, here=3))
    assert again == {"parties": [1], "against": [3], "amount": "40000.00", "court": "某市人民法院"}


def test_CPL_171_a_judgment_is_received_once_by_each_and_nobody_is_led_to_note_it_twice() -> None:
    where = situation(*JUDGED, got("judgment", "2026-11-23", 1, 3), here=SUIT)
    assert refused("receive_ruling", where) == ""
    assert STEPS["receive_ruling"].suggests(where) == {"served": "judgment", "parties": [2]}  # type: ignore[misc]
    again = wrong("receive_ruling", where, on="2026-11-25", served="judgment", parties=[2, 3])
    assert again.keys() == {"parties"}
    assert "已经登记 2026-11-23 收到" in again["parties"]
    assert wrong("receive_ruling", where, on="2026-11-25", served="judgment", parties=[2]) == {}
    assert "都已经登记" in refused("receive_ruling", situation(*RECEIVED, here=SUIT))


def test_CPL_171_the_judgment_after_a_retrial_is_received_anew() -> None:
    anew: list[Line] = [
        *APPEALED, ("remand_suit", "2027-01-20", {"in": SUIT, "how": "retrial", "reason": "略"}),
        ("decide_suit", "2027-03-20", {"in": SUIT, **SAID}),
    ]  # fmt: skip
    where = situation(*anew, here=SUIT, today=date(2027, 3, 25))
    assert refused("receive_ruling", where) == ""
    assert wrong("receive_ruling", where, on="2027-03-25", served="judgment", parties=[1, 2, 3]) == {}


def test_CPL_152_171_177_sent_back_the_days_of_the_court_and_of_an_appeal_run_anew() -> None:
    back: list[Line] = [*APPEALED, ("remand_suit", "2027-01-20", {"in": SUIT, "how": "retrial", "reason": "略"})]
    assert str(running(*back, here=SUIT, today="2027-01-25")["X-22", None].due_on) == "2027-07-20"
    anew = [*back, ("decide_suit", "2027-03-18", {"in": SUIT, **SAID}), got("judgment", "2027-03-22")]
    found = running(*anew, here=SUIT, today="2027-03-25")
    assert [str(found["X-20", party].due_on) for party in (1, 2, 3)] == ["2027-04-06"] * 3


CHANGED: dict[str, Any] = {"ruling": "changed", "content": "改判", "lines": LINES, "number": "（2027）终2号"}
FIRST = ("民事判决书", "晋江市人民法院", "")


@pytest.mark.parametrize(
    ("lines", "papers"),
    [
        (RECEIVED, [FIRST]),
        ([*APPEALED, ("decide_appeal", "2027-01-20", {"in": SUIT, "ruling": "upheld", "content": "维持", "number": "（2027）终1号"})],
         [FIRST, ("民事判决书", "某中院", "（2027）终1号")]),
        ([*APPEALED, ("decide_appeal", "2027-01-20", {"in": SUIT, **CHANGED})], [("民事判决书", "某中院", "（2027）终2号")]),
        ([*APPEALED, ("decide_appeal", "2027-01-20", {"in": SUIT, **CHANGED, "ruling": "mediated", "lines": [], "promises": [
            {"payee": 1, "claim": 3, "amount": "40000.00", "due_on": "2027-02-20"},
        ]})], [("民事调解书", "某中院", "（2027）终2号")]),
        ([*APPEALED, ("withdraw_appeal", "2027-01-08", {"in": SUIT})], [FIRST]),
    ],
    ids=["first", "upheld", "changed", "settled-on-appeal", "appeal-withdrawn"],
)  # fmt: skip
def test_CPL_177_247_each_paper_that_is_enforced_names_the_court_that_made_it(lines: list[Line], papers: list[Any]) -> None:
    found = judged.titles(replay(entries(*lines)).proceedings[SUIT])
    assert [(each.name, each.court, each.number) for each in found] == papers
