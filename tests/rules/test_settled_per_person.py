"""A settlement of several workers (数人的仲裁调解书) is each one's own: in force on his day, falling for whom it is gone back on."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.models import Document
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, replay, suggested
from mediation.rules.settlements import settled_in_part, signed_for_each, signed_since, standing, unsigned_for
from mediation.rules.steps.awaited import to_serve, waits_for
from mediation.rules.steps.rounds import first_to_serve
from mediation.rules.steps.still_to_come import waited_for
from mediation.rules.steps.undecided import undecided
from mediation.services.papers import appointments, stamps
from tests.rules.cases.court import effect, entries, refused, running, situation, wrong
from tests.rules.cases.hearing import APPLICATION, HEARD, WORDS, Line, award, told
from tests.scenes import COMPANY

ONE = {"payee": 1, "claim": 1, "amount": "24000.00", "due_on": "2026-10-30"}
MORE = {"payee": 1, "claim": 3, "amount": "50000.00", "due_on": "2026-11-30"}
TWO = {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-10-30"}
SETTLED: list[Line] = [*HEARD, ("settle", "2026-10-13", {"promises": [ONE, MORE, TWO]})]
MADE = len(SETTLED)
COMPANY_SIGNS, FIRST_SIGNS = told("2026-10-14", 3, document="settlement"), told("2026-10-16", 1, document="settlement")
OTHER_COMPANY: dict[str, Any] = {**COMPANY, "name": "某发包有限公司"}


def backs_out(*parties: int, on: str = "2026-10-19", fallen: tuple[int, ...]) -> Line:
    """Somebody goes back on it; the entry keeps for whom it fell, as the door has it."""
    return "undo_settlement", on, {"parties": list(parties), "reason": "不愿签收", "used": {"fallen": list(fallen)}}


SECOND_BACKS_OUT = backs_out(2, fallen=(2,))
GOES_ON = [*SETTLED, COMPANY_SIGNS, FIRST_SIGNS, SECOND_BACKS_OUT]


def freezes(step: str, lines: list[Line], *parties: int, **given: Any) -> tuple[int, ...]:
    """Those for whom the door would keep that it fell."""
    where = situation(*lines)
    form = STEPS[step].asks.model_validate({"on": "2026-10-19", "parties": list(parties), "reason": "不愿签收", **given})
    frozen = STEPS[step].freezes
    assert frozen
    return frozen(where, form).fallen


def owed(known: CaseFacts) -> list[tuple[int, str]]:
    return [(line.payee, str(line.amount)) for line in known.promises.values()]


# --- in force for each from his own day -------------------------------------------------------------------------


def test_LMAA_42_each_has_a_settlement_in_force_from_the_day_on_which_he_and_the_other_side_have_signed() -> None:
    signed = [*SETTLED, COMPANY_SIGNS, FIRST_SIGNS]
    assert effect("settlement", 1, *signed) == "2026-10-16"
    assert effect("settlement", 2, *signed) == "", "who has not signed is not bound, and holds up nobody"
    assert effect("settlement", 2, *signed, told("2026-10-20", 2, document="settlement")) == "2026-10-20"
    assert effect("settlement", 1, *SETTLED, FIRST_SIGNS) == "", "the employer has not signed"


@pytest.mark.parametrize("signed", [[], [COMPANY_SIGNS], [COMPANY_SIGNS, FIRST_SIGNS], [FIRST_SIGNS], [COMPANY_SIGNS, SECOND_BACKS_OUT]])
def test_LMAA_42_what_is_found_for_all_at_once_is_what_is_said_of_each(signed: list[Line]) -> None:
    where = situation(*SETTLED, *signed)
    (made,) = standing(where.here)
    found = signed_for_each(where.case, where.here, made)
    assert set(found) == ({1} if SECOND_BACKS_OUT in signed else {1, 2})
    for number, his in found.items():
        assert his.since == signed_since(where.case, where.here, made, number)
        assert his.lacking == unsigned_for(where.case, where.here, made, number)


def test_LMAA_42_登记生效_names_everybody_with_his_own_day_in_one_act() -> None:
    lines = [*SETTLED, COMPANY_SIGNS, FIRST_SIGNS, told("2026-11-20", 2, document="settlement")]
    where = situation(*lines)
    given = suggested(STEPS["confirm_effect"], where)
    assert (given["served"], given["on"], given["parties"], given["perform_until"]) == ("settlement", "2026-10-16", [1, 2], "2026-11-30")
    assert given["own"] == [{"party": 2, "since": "2026-11-20", "perform_until": "2026-11-30"}]
    assert wrong("confirm_effect", where, **given) == {}
    clocks = running(*lines, ("confirm_effect", "2026-10-16", {name: value for name, value in given.items() if name != "on"}))
    starts = {party: str(clock.starts_on) for (limit, party), clock in clocks.items() if limit == "X-09"}
    assert starts == {1: "2026-10-30", 2: "2026-11-20"}, "not before it is in force for him (民事诉讼法 第250条)"


def test_LMAA_42_51_what_one_was_promised_is_waited_for_and_enforced_while_the_other_has_not_signed() -> None:
    where = situation(*SETTLED, COMPANY_SIGNS, FIRST_SIGNS)
    assert {where.case.promises[n].payee for n in waited_for(where.case)} == {1}
    record: Line = ("confirm_effect", "2026-10-16", {"served": "settlement", "parties": [1], "perform_until": "2026-11-30"})
    assert refused("confirm_effect", where) == ""
    after = situation(*SETTLED, COMPANY_SIGNS, FIRST_SIGNS, record)
    assert "周某2" in refused("confirm_effect", after), "whose turn is told"
    assert refused("apply_enforcement", after) == ""


# --- who goes back on it ----------------------------------------------------------------------------------------


def test_LMAA_42_4_CPL_55_it_falls_for_him_alone_who_goes_back_on_it() -> None:
    assert freezes("undo_settlement", [*SETTLED, COMPANY_SIGNS, FIRST_SIGNS], 2) == (2,)
    where = situation(*GOES_ON)
    assert (where.here.state, where.here.outcome, where.here.concluded_on) == ("heard", None, None)
    assert undecided(where.here) == [2]
    assert where.here.settled == {MADE: (1, 3)}
    assert owed(where.case) == [(1, "24000.00"), (1, "50000.00")]
    assert effect("settlement", 1, *GOES_ON) == "2026-10-16"
    assert effect("settlement", 2, *GOES_ON) == ""
    assert {where.case.promises[n].payee for n in waited_for(where.case)} == {1}


def test_LMAA_42_3_for_whom_it_is_in_force_nobody_goes_back_on_it() -> None:
    signed = [*SETTLED, COMPANY_SIGNS, FIRST_SIGNS]
    assert "周某1与对方都已签收" in wrong("undo_settlement", situation(*signed), parties=[1], reason="反悔")["parties"]
    assert "周某1" in wrong("undo_settlement", situation(*signed), parties=[1, 2], reason="反悔")["parties"]
    assert wrong("undo_settlement", situation(*signed), parties=[2], reason="反悔") == {}
    assert freezes("undo_settlement", signed, 3) == (2,), "the employer can do so only toward him who has not signed"
    all_signed = situation(*signed, told("2026-10-20", 2, document="settlement"))
    assert "不能反悔" in refused("undo_settlement", all_signed)


def test_LMAA_42_4_an_employer_who_signed_for_nobody_undoes_it_for_all() -> None:
    assert freezes("undo_settlement", SETTLED, 3) == (1, 2)
    where = situation(*SETTLED, backs_out(3, fallen=(1, 2)))
    assert where.here.settled == {}
    assert undecided(where.here) == [1, 2, 3]
    assert owed(where.case) == []


def test_an_entry_of_before_undid_it_for_everybody_and_still_does() -> None:
    where = situation(*SETTLED, COMPANY_SIGNS, FIRST_SIGNS, backs_out(2, fallen=()))
    assert where.here.settled == {}
    assert undecided(where.here) == [1, 2, 3]


JOINT: Line = (*APPLICATION[:2], {
    **APPLICATION[2], "respondents": [COMPANY, OTHER_COMPANY],
    "claims": [
        {"claimant": 1, "item": "wages", "amount": "24000.00", "against": "1"},
        {"claimant": 2, "item": "wages", "amount": "200.00", "against": "1、2"},
    ],
})  # fmt: skip


def test_LMAA_42_4_a_joint_respondent_who_goes_back_on_it_undoes_it_for_all_against_him() -> None:
    promises = [{**ONE, "debtors": [3]}, {**TWO, "debtors": [3, 4]}]
    lines: list[Line] = [JOINT, *HEARD[1:], ("settle", "2026-10-13", {"promises": promises}), COMPANY_SIGNS, FIRST_SIGNS]
    assert effect("settlement", 1, *lines) == "2026-10-16", "what he settled with the first waits for no other"
    assert freezes("undo_settlement", lines, 4) == (2,)
    assert freezes("undo_settlement", lines[:-2], 3) == (1, 2)


def test_what_is_claimed_back_of_both_together_keeps_them_together() -> None:
    """A counter-claim against both is one claim: it is not half settled."""
    back: Line = ("merge_counterclaim", "2026-09-08", {"claims": [{"claimant": 3, "item": "other", "amount": "900.00", "against": [1, 2]}]})
    lines = [*HEARD[:4], back, *HEARD[4:], SETTLED[-1], COMPANY_SIGNS, FIRST_SIGNS]
    assert effect("settlement", 1, *lines) == ""
    assert freezes("undo_settlement", lines, 2) == (1, 2)
    of_one: Line = (*back[:2], {"claims": [{**back[2]["claims"][0], "against": [2]}]})
    apart = [*HEARD[:4], of_one, *HEARD[4:], SETTLED[-1], COMPANY_SIGNS, FIRST_SIGNS]
    assert effect("settlement", 1, *apart) == "2026-10-16"
    assert freezes("undo_settlement", apart, 2) == (2,)


def test_LMAA_42_3_R33_72_the_others_still_sign_a_settlement_that_one_went_back_on_before_they_did() -> None:
    """He may go back on it first: whoever has not signed by then is served it all the same, and it comes into force between them."""
    lines = [*SETTLED, FIRST_SIGNS, SECOND_BACKS_OUT]
    where = situation(*lines)
    assert where.here.settled == {MADE: (1, 3)}
    assert "某鞋业" in refused("award", where), "nothing ends the case before the employer has signed"
    assert "served" not in wrong("serve", where, served="settlement", parties=[3], method="direct")
    back = wrong("serve", where, served="settlement", parties=[2, 3], method="direct")["parties"]
    assert "周某2的调解因反悔没有生效" in back, "it is served on him no more"
    signed = [*lines, told("2026-10-20", 3, document="settlement")]
    assert effect("settlement", 1, *signed) == "2026-10-20"
    assert refused("award", situation(*signed)) == ""
    nobody = situation(*SETTLED, backs_out(3, fallen=(1, 2)))
    assert "还没有仲裁调解书" in wrong("serve", nobody, served="settlement", parties=[3], method="direct")["served"]


def test_LMAA_42_4_a_settlement_that_fell_for_all_stands_no_longer_and_one_that_fell_for_some_does() -> None:
    def printed(seq: int) -> Document:
        return Document(case_id=1, proceeding=1, seq=seq, template="settlement", title="仲裁调解书", issued_on=date(2026, 10, 13), data=b"")

    row = printed(MADE)
    kept = [situation(*lines).case for lines in (SETTLED, GOES_ON, [*SETTLED, backs_out(3, fallen=(1, 2))])]
    assert [appointments.stands_no_longer(each, row) for each in kept[:2]] == ["", ""]
    assert appointments.stands_no_longer(kept[2], row) == f"未生效：第 {MADE + 1} 条“反悔，继续审理”（2026-10-19）"
    assert stamps.word(row, appointments.stands_no_longer(kept[2], row)) == "未生效", "it opens with its stamp"
    anew: Line = ("settle", "2026-10-22", {"promises": [ONE, MORE, TWO]})
    again = situation(*SETTLED, backs_out(3, fallen=(1, 2)), anew).case
    assert appointments.stands_no_longer(again, row), "nor when they settle once more"
    assert appointments.stands_no_longer(again, printed(MADE + 2)) == ""


def test_LMAA_42_3_CPL_55_a_counter_claim_against_one_waits_for_no_signature_of_another_who_backed_out() -> None:
    of_one: Line = ("merge_counterclaim", "2026-09-08", {"claims": [{"claimant": 3, "item": "other", "amount": "900.00", "against": [1]}]})
    lines = [*HEARD[:4], of_one, told("2026-09-08", 1, document="counter_notice"), *HEARD[4:], SETTLED[-1], COMPANY_SIGNS, FIRST_SIGNS]
    lines = [*lines, SECOND_BACKS_OUT]
    where = situation(*lines)
    assert undecided(where.here) == [2]
    assert effect("settlement", 1, *lines) == "2026-10-16"
    assert refused("award", where) == "", "he went back on it: nobody waits for his signature"


# --- he goes on, alone --------------------------------------------------------------------------------------------


def test_LMAA_42_4_what_he_claims_is_awarded_and_what_the_others_settled_is_not() -> None:
    where = situation(*GOES_ON)
    assert refused("award", where) == ""
    his = {"claim": 2, "upheld": True, "amount": "200.00"}
    both = [{"claim": 1, "upheld": True, "amount": "24000.00"}, his]
    assert "lines" in wrong("award", where, lines=both, perform_within=10, **WORDS)
    assert "lines" not in wrong("award", where, lines=[his], perform_within=10, **WORDS)
    ended = situation(*GOES_ON, award("2026-10-20", (2, "200.00")), *(told("2026-10-21", n, document="award_final") for n in (1, 2, 3)))
    assert ended.here.outcome == "A20", "裁决"
    assert effect("settlement", 1, *GOES_ON, award("2026-10-20", (2, "200.00"))) == "2026-10-16"
    assert refused("close_arbitration", ended) == ""


ANEW: list[Line] = [*GOES_ON, ("settle", "2026-10-22", {"promises": [{**TWO, "amount": "150.00"}]})]


def test_LMAA_42_a_second_settlement_does_not_shadow_the_first() -> None:
    """Each is bound by his own paper: the first signs nothing more, and the second is no party of what the first settled."""
    assert effect("settlement", 1, *ANEW) == "2026-10-16"
    assert effect("settlement", 2, *ANEW) == ""
    assert [party.number for party in waits_for(situation(*ANEW), "settlement")] == [2, 3]
    signed = [*ANEW, told("2026-10-23", 2, 3, document="settlement")]
    assert effect("settlement", 1, *signed) == "2026-10-16"
    assert effect("settlement", 2, *signed) == "2026-10-23"
    given = suggested(STEPS["confirm_effect"], situation(*signed))
    assert (given["on"], given["parties"], given["own"]) == ("2026-10-16", [1], []), "one record and certificate for each paper"
    assert wrong("confirm_effect", situation(*signed), **given) == {}
    together = {**given, "parties": [1, 2], "own": [{"party": 2, "since": "2026-10-23", "perform_until": "2026-10-30"}]}
    assert "另一份调解书（2026-10-22 制作）" in wrong("confirm_effect", situation(*signed), **together)["parties"]
    recorded: Line = ("confirm_effect", "2026-10-16", {name: value for name, value in given.items() if name != "on"})
    after = suggested(STEPS["confirm_effect"], situation(*signed, recorded))
    assert (after["on"], after["parties"], after["perform_until"]) == ("2026-10-23", [2], "2026-10-30")
    assert refused("close_arbitration", situation(*signed)) == ""
    assert "还没有送达" in refused("close_arbitration", situation(*ANEW))


def test_LMAA_42_he_may_go_back_on_the_second_one_too_and_the_first_stands() -> None:
    assert freezes("undo_settlement", ANEW, 2) == (2,)
    where = situation(*ANEW, backs_out(2, on="2026-10-26", fallen=(2,)))
    assert where.here.settled == {MADE: (1, 3)}
    assert undecided(where.here) == [2]
    assert effect("settlement", 1, *ANEW, backs_out(2, on="2026-10-26", fallen=(2,))) == "2026-10-16"


def test_LMAA_42_3_whoever_of_the_others_has_not_signed_is_waited_for_before_the_end_and_may_still_go_back_on_it() -> None:
    """One mechanism: what is left of the settlement is one of a part."""
    lines = [*SETTLED, COMPANY_SIGNS, SECOND_BACKS_OUT]
    where = situation(*lines)
    assert [entry.seq for entry in settled_in_part(where.here)] == [MADE]
    assert "2026-10-13 的调解书还没有由周某1签收" in refused("award", where)
    assert "settlement" in to_serve(where.here)
    assert [(str(document), parties) for document, parties in first_to_serve(where)] == [("settlement", [1])]
    assert wrong("undo_part_settlement", where, parties=[1], settlement=MADE, reason="反悔") == {}
    assert "不是这份调解书的当事人" in wrong("undo_part_settlement", where, parties=[2], settlement=MADE, reason="反悔")["parties"]
    assert freezes("undo_part_settlement", lines, 1, settlement=MADE) == (1,)
    undone: Line = ("undo_part_settlement", "2026-10-20", {
        "parties": [1], "settlement": MADE, "reason": "反悔", "used": {"fallen": [1]}})  # fmt: skip
    assert undecided(situation(*lines, undone).here) == [1, 2, 3]
    late = wrong("undo_part_settlement", situation(*GOES_ON), parties=[3], settlement=MADE, reason="反悔")
    assert "已经发生法律效力" in late["settlement"]


def test_R33_73_a_settlement_of_some_claims_falls_for_one_of_them_alone_too() -> None:
    part: Line = ("settle_part", "2026-10-13", {"claims": [1, 2], "promises": [ONE, TWO]})
    signs = told("2026-10-14", 1, 3, document="partial_settlement")
    lines = [*HEARD, part, signs]
    assert effect("partial_settlement", 1, *lines) == "2026-10-14"
    assert freezes("undo_part_settlement", lines, 2, settlement=MADE) == (2,)
    undone: Line = ("undo_part_settlement", "2026-10-20", {
        "parties": [2], "settlement": MADE, "reason": "反悔", "used": {"fallen": [2]}})  # fmt: skip
    where = situation(*lines, undone)
    assert where.here.settled == {MADE: (1,)}
    assert undecided(where.here) == [2, 3]


def test_R33_46_every_period_of_the_case_runs_on_for_him() -> None:
    before = running(*HEARD, today="2026-10-20")["A-23", None]
    after = running(*GOES_ON, today="2026-10-20")["A-23", None]
    assert (after.state, after.due_on) == (before.state, before.due_on)


def test_R33_73_two_settlements_of_parts_with_one_person_are_put_in_force_one_after_the_other() -> None:
    first: Line = ("settle_part", "2026-10-13", {"claims": [1], "promises": [ONE]})
    second: Line = ("settle_part", "2026-10-15", {"claims": [3], "promises": [MORE]})
    lines = [*HEARD, first, told("2026-10-14", 1, 3, document="partial_settlement"), second]
    assert effect("partial_settlement", 1, *lines) == "2026-10-14"
    record: Line = ("confirm_effect", "2026-10-14", {"served": "partial_settlement", "parties": [1], "perform_until": "2026-10-30"})
    signed = [*lines, record, told("2026-10-19", 1, 3, document="partial_settlement")]
    given = suggested(STEPS["confirm_effect"], situation(*signed))
    assert (given["on"], given["perform_until"]) == ("2026-10-19", "2026-11-30")
    assert wrong("confirm_effect", situation(*signed), **given) == {}


def test_CPL_55_whose_part_is_settled_and_in_force_is_asked_nothing_at_the_hearing_and_served_no_award() -> None:
    lines: list[Line] = [*HEARD[:-2], ("settle", "2026-09-25", {"promises": [ONE, MORE, TWO]})]
    signed = [*lines, told("2026-09-25", 1, 3, document="settlement"), backs_out(2, on="2026-09-28", fallen=(2,))]
    told_of_it = [*signed, told("2026-09-29", 2, 3)]
    held = {"on": "2026-10-12", "came": [2, 3], "mediated": True, "record": "辩论终结"}
    assert wrong("hold_hearing", situation(*told_of_it), **held) == {}
    unsigned = [*lines, told("2026-09-25", 3, document="settlement"), told_of_it[-2], told_of_it[-1]]
    assert "周某1" in wrong("hold_hearing", situation(*unsigned), **held)["came"], "he may still go back on it"
    ended = [*GOES_ON, award("2026-10-20", (2, "200.00"))]
    assert [party.number for party in waits_for(situation(*ended), "award_final")] == [2, 3]
    assert refused("close_arbitration", situation(*ended, told("2026-10-21", 2, 3, document="award_final"))) == ""
    recorded: Line = ("confirm_effect", "2026-10-16", {"served": "settlement", "parties": [1], "perform_until": "2026-11-30"})
    given = suggested(STEPS["confirm_effect"], situation(*ended, recorded))
    assert (given["served"], given["parties"]) == ("award_final", [2])
    assert wrong("confirm_effect", situation(*ended, recorded), **given) == {}
    wider = wrong("confirm_effect", situation(*ended, recorded), **{**given, "parties": [1, 2]})
    assert "这份裁决书不涉及他" in wider["parties"]
    assert "还没有送达周某2" in refused("close_arbitration", situation(*ended, told("2026-10-21", 3, document="award_final")))


@pytest.mark.parametrize("many", [60])
def test_the_parts_of_a_settlement_are_as_many_as_its_workers(many: int) -> None:
    from mediation.rules.settlements import apart

    people = [{**APPLICATION[2]["applicants"][0], "name": f"周某{n}", "id_number": None} for n in range(many)]
    claims = [{"claimant": n, "item": "wages", "amount": "100.00"} for n in range(1, many + 1)]
    filed: Line = (*APPLICATION[:2], {**APPLICATION[2], "applicants": people, "claims": claims})
    promises = [{**ONE, "payee": n, "claim": n} for n in range(1, many + 1)]
    known = replay(entries(filed, *HEARD[1:], ("settle", "2026-10-13", {"promises": promises})))
    here = known.proceedings[1]
    parts = apart(known, here, here.entries[-1])
    assert [each.whose for each in parts] == [{n} for n in range(1, many + 1)]
    assert all(each.parties == {*each.whose, many + 1} for each in parts)
