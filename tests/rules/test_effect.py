"""When a result is in force, and for whom: final and non-final awards, split ones, settlements, suits on some of the items."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.rules.liability import who_owes
from mediation.rules.lifecycle import STEPS, doubted, replay, suggested
from mediation.rules.settlements import UNDONE_BY
from mediation.rules.steps.awaited import waits_for
from tests.rules.cases.court import COURT, NON_FINAL, SPLIT, effect, entries, refused, running, served, situation, wrong
from tests.rules.cases.hearing import HEARD, Line, award, told
from tests.scenes import COMPANY, person


@pytest.mark.parametrize("made", ["2026-10-20", "2026-11-02", "2026-11-16"])
def test_X_11_a_final_award_is_in_force_on_the_day_it_was_made_served_or_not(made: str) -> None:
    lines = [*HEARD, award(made, (1, "24000.00"), (2, "200.00"), (3, None))]
    assert effect("award_final", 1, *lines) == effect("award_final", 2, *lines) == made


@pytest.mark.parametrize(
    ("worker", "employer", "since"),
    [
        ("2026-10-21", "2026-10-21", "2026-11-06"),
        ("2026-10-21", "2026-10-30", "2026-11-17"),  # the last of them: 11-14 is a Saturday, so 11-16
        ("2026-11-20", "2026-10-21", "2026-12-08"),  # 12-05 is a Saturday, so 12-07
    ],
)
def test_X_12_a_non_final_award_is_in_force_on_the_day_after_the_last_partys_fifteen_days(
    worker: str, employer: str, since: str
) -> None:
    lines = [*HEARD, NON_FINAL, *served("award_nonfinal", worker, worker, employer)]
    assert effect("award_nonfinal", 1, *lines) == since
    day = date.fromisoformat(since)
    assert effect("award_nonfinal", 1, *lines, today=day) == since
    assert effect("award_nonfinal", 1, *lines, today=date.fromordinal(day.toordinal() - 1)) == ""
    x_03 = [clock.due_on for (limit, _), clock in running(*lines).items() if limit == "X-03"]
    assert max(x_03).toordinal() + 1 == day.toordinal()


def test_X_12_not_before_everybody_has_it_and_a_co_applicants_receipt_does_not_matter() -> None:
    lines = [*HEARD, NON_FINAL, told("2026-10-21", 1, document="award_nonfinal")]
    assert effect("award_nonfinal", 1, *lines) == ""
    both = [*lines, told("2026-10-21", 3, document="award_nonfinal")]
    assert effect("award_nonfinal", 1, *both) == "2026-11-06"
    assert effect("award_nonfinal", 2, *both) == ""


def test_X_12_a_suit_holds_up_everything_but_only_for_those_who_sued() -> None:
    """司法解释（一）第16、17条."""
    lines = [*HEARD, SPLIT, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21")]
    sued: Line = ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [1], **COURT})
    assert effect("award_nonfinal", 1, *lines, sued) == ""
    assert effect("award_nonfinal", 2, *lines, sued) == "2026-11-06"
    by_employer: Line = ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [3], **COURT})
    assert effect("award_nonfinal", 2, *lines, by_employer) == ""
    assert replay(entries(*lines, sued)).proceedings[2].parties == (1, 3)


def test_R33_50_4_a_suit_takes_with_it_what_its_paper_disposes_of_and_leaves_the_other_paper_alone() -> None:
    """The first worker's wages and the second's are final, the first's compensation is not: who sues on that asks no judgment on the wages,
    and the judgment does not take the final award's place."""
    lines = [*HEARD, SPLIT, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21")]
    sued: Line = ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [1], **COURT})
    assert replay(entries(*lines, sued)).proceedings[2].claims == (3,)
    on_the_final: Line = ("lodge_suit", "2026-10-26", {"served": "award_final", "parties": [1, 2], **COURT})
    assert replay(entries(*lines, on_the_final)).proceedings[2].claims == (1, 2)
    asked: Line = ("apply_set_aside", "2026-10-26", {"served": "award_final", "parties": [3], **COURT})
    ruled: Line = ("decide_suit", "2026-12-01", {"in": 2, "ruling": "set_aside", "content": "撤销"})
    again: Line = ("sue_after_set_aside", "2026-12-07", {"in": 2, "parties": [1, 2], **COURT})
    known = replay(entries(*lines, asked, ("docket_suit", "2026-10-30", {"in": 2, "court_number": "某号"}), ruled, again))
    assert (known.proceedings[3].kind, known.proceedings[3].claims) == ("suit", (1, 2))
    judged: Line = (
        "decide_suit", "2026-12-01",
        {"in": 2, "ruling": "judged", "lines": [{"claim": 3, "upheld": True, "amount": "70000.00"}], "content": "改判"},
    )  # fmt: skip
    force: Line = ("confirm_judgment", "2026-12-20", {"in": 2, "perform_until": "2026-12-30"})
    known = replay(entries(*lines, sued, ("docket_suit", "2026-10-30", {"in": 2, "court_number": "某号"}), judged, force))
    assert {(line.proceeding, line.claim, str(line.amount)) for line in known.promises.values()} == {
        (1, 1, "24000.00"), (1, 2, "200.00"), (2, 3, "70000.00"),
    }  # fmt: skip


def test_R33_50_4_whoever_has_nothing_in_a_paper_is_not_led_to_sue_on_it() -> None:
    where = situation(*HEARD, SPLIT, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"))
    assert suggested(STEPS["lodge_suit"], where)["parties"] == [1]
    form = STEPS["lodge_suit"].asks.model_validate({"on": "2026-10-26", "parties": [1, 2], "court": "某院", "served": "award_nonfinal"})
    assert "没有裁决周某2的请求" in doubted(STEPS["lodge_suit"], where, form)["parties"]


def test_a_split_award_takes_effect_document_by_document() -> None:
    lines = [
        *HEARD,
        SPLIT,
        *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
        *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
    ]
    assert (effect("award_final", 1, *lines), effect("award_nonfinal", 1, *lines)) == ("2026-10-20", "2026-11-06")
    record: Line = (
        "confirm_effect",
        "2026-11-06",
        {"served": "award_nonfinal", "parties": [1, 2], "perform_until": "2026-11-16"},
    )
    before = {p.claim: p.due_on for p in replay(entries(*lines)).promises.values()}
    assert before == {1: date(2026, 10, 30), 2: date(2026, 10, 30), 3: None}, "what is not in force is not due (第50条)"
    due_days = {p.claim: str(p.due_on) for p in replay(entries(*lines, record)).promises.values()}
    assert due_days == {1: "2026-10-30", 2: "2026-10-30", 3: "2026-11-16"}


def test_a_settlement_is_in_force_when_the_last_has_signed() -> None:
    settled: Line = ("settle", "2026-10-13", {"promises": [{"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-10-30"}]})
    lines = [*HEARD, settled, told("2026-10-14", 1, 2, document="settlement")]
    assert effect("settlement", 1, *lines) == ""
    assert effect("settlement", 1, *lines, told("2026-10-19", 3, document="settlement")) == "2026-10-19"


def test_the_day_of_effect_is_the_laws_to_say() -> None:
    where = situation(*HEARD, NON_FINAL, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"))
    given = {"served": "award_nonfinal", "parties": [1], "perform_until": "2026-11-16"}
    assert "2026-11-06" in wrong("confirm_effect", where, on="2026-11-05", **given)["on"]
    assert wrong("confirm_effect", where, on="2026-11-06", **given) == {}
    assert "perform_until" in wrong("confirm_effect", where, on="2026-11-06", **{**given, "perform_until": "2026-11-05"})
    early = situation(
        *HEARD, NON_FINAL, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"), today=date(2026, 11, 5)
    )
    assert "2026-11-05" in refused("confirm_effect", early)


def test_a_suit_that_came_to_nothing_needs_the_courts_word() -> None:
    lines = [
        *HEARD,
        NON_FINAL,
        *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
        ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [3], **COURT}),
        ("withdraw_suit", "2026-11-16", {"in": 2}),
    ]
    where = situation(*lines)
    given = {"on": "2026-11-20", "served": "award_nonfinal", "parties": [1], "perform_until": "2026-11-30"}
    assert "court_says" in wrong("confirm_effect", where, **given)
    assert wrong("confirm_effect", where, court_says="准许撤诉裁定于 2026-11-20 送达", **given) == {}


def test_r33_73_what_some_settle_waits_for_nobody_else() -> None:
    """办案规则 第73条: of two workers one settles; the other is no party to it, and does not sign for it."""
    promises = [{"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-10-30"}]
    lines = [*HEARD, ("settle_part", "2026-10-13", {"claims": [1], "promises": promises})]
    signed = [
        *lines,
        told("2026-10-14", 1, document="partial_settlement"),
        told("2026-10-15", 3, document="partial_settlement"),
    ]
    assert effect("partial_settlement", 1, *signed[:-1]) == ""
    assert effect("partial_settlement", 1, *signed) == "2026-10-15"
    assert effect("partial_settlement", 2, *signed) == ""
    assert (
        "已经发生法律效力"
        in wrong("undo_part_settlement", situation(*signed), parties=[3], settlement=len(lines), reason="反悔")["settlement"]
    )


# --- whom a settlement names ----------------------------------------------------------------------------------

PART: Line = ("settle_part", "2026-10-13", {
    "claims": [1], "promises": [{"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-10-30"}],
})  # fmt: skip
WHOLE: Line = ("settle", "2026-10-13", {
    "promises": [{"payee": n, "claim": n, "amount": "9.00", "due_on": "2026-10-30"} for n in (1, 2)],
})  # fmt: skip


def heir(on: str, **who: object) -> Line:
    """The second worker died before he signed."""
    return "change_party", on, {"ground": "died", "party": 2, "proof": "死亡证明、亲属关系证明", **who}


BESIDE = heir("2026-10-16", already=[{"party": 1}])
NEW = heir("2026-10-16", joined=[person(88)])


def test_r33_72_73_who_is_joined_after_a_part_settlement_is_a_stranger_to_it() -> None:
    """It is in force for its parties without him, and neither its effect nor the closing waits for his signature."""
    joined: Line = ("join_party", "2026-10-14", {"side": "respondent", "joined": [COMPANY], "reason": "发包方"})
    signed = [told("2026-10-15", n, document="partial_settlement") for n in (1, 3)]
    lines = [*HEARD, PART, joined]
    assert [party.number for party in waits_for(situation(*lines), "partial_settlement")] == [1, 3]
    assert effect("partial_settlement", 1, *lines, *signed) == "2026-10-15"
    before: Line = (joined[0], "2026-10-12", joined[2])
    assert effect("partial_settlement", 1, *HEARD, before, PART, *signed) == "", "joined before it, he is a party to it"


@pytest.mark.parametrize("beforehand", ["settle_part", "award_part"])
def test_lmaa_42_43_who_is_joined_after_a_part_was_settled_or_awarded_owes_nothing_of_it(beforehand: str) -> None:
    joined: Line = ("join_party", "2026-10-14", {"side": "respondent", "joined": [COMPANY], "reason": "发包方"})
    part = PART if beforehand == "settle_part" else award("2026-10-13", (1, "24000.00"), step="award_part")
    where = situation(*HEARD, part, joined)
    owing = [party.number for line in where.case.promises.values() for party in who_owes(where.case, where.here, line)]
    assert owing
    assert set(owing) == {3}


def test_r33_72_73_the_closing_waits_only_for_the_parties_of_a_part_settlement() -> None:
    joined: Line = ("join_party", "2026-10-14", {"side": "respondent", "joined": [COMPANY], "reason": "发包方"})
    signed = [told("2026-10-15", n, document="partial_settlement") for n in (1, 3)]
    ended = [award("2026-10-20", (2, "200.00"), (3, None)), *(told("2026-10-21", n, document="award_final") for n in (1, 2, 3, 4))]
    assert refused("close_arbitration", situation(*HEARD, PART, joined, *signed, *ended)) == ""
    assert "部分" in refused("close_arbitration", situation(*HEARD, PART, joined, signed[0], *ended))


@pytest.mark.parametrize(("made", "document", "parties"), [(PART, "partial_settlement", (1, 3)), (WHOLE, "settlement", (1, 2, 3))])
def test_r33_73_a_third_party_who_promises_nothing_signs_no_settlement(made: Line, document: str, parties: tuple[int, ...]) -> None:
    """S76: a new employer, third party in the case, is no party of what the worker and the old one settle."""
    third: Line = ("join_party", "2026-09-07", {"side": "third", "joined": [{**COMPANY, "name": "某新单位"}], "reason": "招用劳动者"})
    lines = [*HEARD[:4], third, *HEARD[4:], made]
    assert [party.number for party in waits_for(situation(*lines), document)] == [*parties]
    signed = [told("2026-10-15", n, document=document) for n in parties]
    assert effect(document, 1, *lines, *signed) == "2026-10-15"
    if made is WHOLE:
        assert refused("close_arbitration", situation(*lines, *signed)) == ""


@pytest.mark.parametrize("change", [BESIDE, NEW], ids=["a party already", "a new one"])
def test_lmaa_42_a_settlement_that_names_the_dead_is_not_in_force_by_his_heirs_receipt(change: Line) -> None:
    signed = [told("2026-10-14", n, document="settlement") for n in (1, 3)]
    lines = [*HEARD, WHOLE, *signed, change]
    heir_is = 1 if change is BESIDE else 4
    assert effect("settlement", heir_is, *lines) == ""
    assert effect("settlement", 1, *lines) == ("" if change is BESIDE else "2026-10-14"), "the other worker has his own day"
    given = {"served": "settlement", "parties": [heir_is], "perform_until": "2026-10-30", "on": "2026-10-14"}
    assert "“反悔，继续审理”" in wrong("confirm_effect", situation(*lines), **given)["parties"]
    assert "“反悔，继续审理”" in refused("close_arbitration", situation(*lines))
    assert waits_for(situation(*lines), "settlement") == [], "nobody is left to be served"
    assert refused("undo_settlement", situation(*lines)) == ""


def test_lmaa_42_it_is_undone_and_made_anew_with_the_heir_who_signs_it_for_herself() -> None:
    undone: Line = ("undo_settlement", "2026-10-19", {"parties": [1], "reason": "原调解书写的是死者"})
    lines = [*HEARD, WHOLE, *(told("2026-10-14", n, document="settlement") for n in (1, 3)), BESIDE, undone]
    promises = [{"payee": 1, "claim": n, "amount": "9.00", "due_on": "2026-10-30"} for n in (1, 2)]
    anew: Line = ("settle", "2026-10-20", {"promises": promises})
    assert effect("settlement", 1, *lines, anew) == ""
    assert effect("settlement", 1, *lines, anew, *(told("2026-10-21", n, document="settlement") for n in (1, 3))) == "2026-10-21"


def test_lmaa_42_what_the_dead_signed_himself_binds_his_heir() -> None:
    signed = [told("2026-10-14", n, document="settlement") for n in (1, 2, 3)]
    for change, who in ((BESIDE, 1), (NEW, 4)):
        assert effect("settlement", who, *HEARD, WHOLE, *signed, change) == "2026-10-14"


def test_the_step_that_undoes_a_settlement_is_called_as_the_sentence_says() -> None:
    assert {STEPS["undo_settlement"].label, STEPS["undo_part_settlement"].label} == set(UNDONE_BY.values())


def test_X_12_several_are_put_in_force_in_one_act_each_on_his_own_day() -> None:
    lines = [*HEARD, SPLIT, *served("award_nonfinal", "2026-10-21", "2026-10-28", "2026-10-21")]
    where = situation(*lines, *served("award_final", "2026-10-21", "2026-10-28", "2026-10-21"), (
        "confirm_effect", "2026-10-20", {"served": "award_final", "parties": [1, 2], "perform_until": "2026-10-30"}))  # fmt: skip
    first = suggested(STEPS["confirm_effect"], where)
    assert (first["served"], first["on"], first["parties"]) == ("award_nonfinal", "2026-11-06", [1, 2])
    assert first["own"] == [{"party": 2, "since": "2026-11-13", "perform_until": "2026-11-23"}]
    assert wrong("confirm_effect", where, **first) == {}
    both = wrong("confirm_effect", where, **{**first, "own": []})
    assert set(both) == {"parties"}
    assert "周某2的生效之日是 2026-11-13" in both["parties"]
    early = [{**first["own"][0], "since": "2026-11-12"}]
    assert "2026-11-13" in wrong("confirm_effect", where, **{**first, "own": early})["own.0.since"]
    until = [{**first["own"][0], "perform_until": "2026-11-16"}]
    assert "2026-11-23" in wrong("confirm_effect", where, **{**first, "own": until})["own.0.perform_until"]
    assert set(wrong("confirm_effect", where, **{**first, "parties": [1]})) == {"own.0.party"}
    assert set(wrong("confirm_effect", where, **{**first, "own": first["own"] * 2})) == {"own.1.party"}
    after = situation(*lines, ("confirm_effect", "2026-11-06", {
        "served": "award_nonfinal", "parties": [1], "perform_until": "2026-11-16"}))  # fmt: skip
    assert suggested(STEPS["confirm_effect"], after)["served"] == "award_final", "what comes first in the file"
    due = {line.payee: str(line.due_on) for line in after.case.promises.values() if line.claim == 3}
    assert due == {1: "2026-11-16"}


def test_X_09_the_two_years_run_for_each_from_his_own_last_day_of_performance() -> None:
    """民事诉讼法 第250条: of an award in force for one on the 6th and for the other on the 13th, put on record in one act."""
    filed, *further = HEARD
    claims = [{"claimant": n, "item": "compensation", "amount": "60000.00"} for n in (1, 2)]
    both = award("2026-10-20", (1, "60000.00"), (2, "60000.00"))
    received = served("award_nonfinal", "2026-10-21", "2026-10-28", "2026-10-21")
    lines = [(filed[0], filed[1], {**filed[2], "claims": claims}), *further, both, *received]
    own = [{"party": 2, "since": "2026-11-13", "perform_until": "2026-11-23"}]
    record: Line = ("confirm_effect", "2026-11-06", {
        "served": "award_nonfinal", "parties": [1, 2], "perform_until": "2026-11-16", "own": own})  # fmt: skip
    clocks = running(*lines, record)
    starts = {party: str(clock.starts_on) for (limit, party), clock in clocks.items() if limit == "X-09N"}
    assert (starts[1], starts[2]) == ("2026-11-16", "2026-11-23")
    due = {line.payee: str(line.due_on) for line in replay(entries(*lines, record)).promises.values()}
    assert due == {1: "2026-11-16", 2: "2026-11-23"}
