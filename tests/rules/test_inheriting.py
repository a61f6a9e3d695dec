"""Those who take a party's place over: an heir who is a party already, and what the shares of several are shares of."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.codes import Side
from mediation.rules.liability import terms
from mediation.rules.lifecycle import STEPS, doubted
from mediation.rules.lineage import follows, whose
from mediation.rules.steps.track import workers
from tests.rules.cases.changes import DEAD, FACTORY, OTHER, asked, changed, heir, names, unit
from tests.rules.cases.hearing import APPLICATION, HEARD, SCHEDULED, Line, award, facts, situation, told, wrong
from tests.scenes import COMPANY

HERE = changed("2026-10-15", "died", DEAD, heir(71), already=[{"party": OTHER}])


def test_CC_1121_a_co_applicant_who_inherits_is_one_party_with_her_own_claims_and_the_inherited_ones() -> None:
    assert wrong("change_party", situation(*HEARD), **HERE[2]) == {}
    known = facts(*HEARD, HERE)
    assert names(known, Side.APPLICANT) == ["周某2", "周某71"]
    assert asked(known) == {
        "1": ("周某71", "12000.00"), "4": ("周某2", "12000.00"), "2": ("周某2", "200.00"), "3": ("周某71", "30000.00"),
        "5": ("周某2", "30000.00"),
    }  # fmt: skip
    assert {number: whose(known, claim.claimant, number).name for number, claim in known.claims.items()} == {
        1: "周某1", 4: "周某1", 3: "周某1", 5: "周某1", 2: "周某2",
    }  # fmt: skip
    assert workers(known, known.proceedings[1]) == 2
    assert follows(known, OTHER) == follows(known, 4) == "系已故申请人周某1的继承人"
    alone = facts(*HEARD, changed("2026-10-15", "died", DEAD, already=[{"party": OTHER}]))
    assert (names(alone, Side.APPLICANT), workers(alone, alone.proceedings[1])) == (["周某2"], 2)


def test_CC_1121_what_the_dead_received_is_not_received_by_a_co_applicant_in_her_own_right() -> None:
    dead_told = told("2026-09-14", DEAD, document="acceptance_notice")
    known = facts(*SCHEDULED[:2], dead_told, changed("2026-09-15", "died", DEAD, heir(71), already=[{"party": OTHER}]))
    received = known.proceedings[1].received("acceptance_notice", known.proceedings[1].entries[1].seq)
    assert (4 in received, OTHER in received) == (True, False)


def test_LMAA_47_what_a_co_applicant_inherits_is_not_one_item_with_her_own() -> None:
    claims = [{"claimant": 1, "item": "wages", "amount": "20000.00"}, {"claimant": 2, "item": "wages", "amount": "20000.00"}]
    application: Line = ("file_arbitration", "2026-09-01", {**APPLICATION[2], "claims": claims})
    made = award("2026-10-20", (1, "20000.00"), (2, "20000.00"))
    made[2]["used"] = {**made[2]["used"], "finality": ["by_case"]}
    known = facts(application, *HEARD[1:], changed("2026-10-15", "died", DEAD, already=[{"party": OTHER}]), made)
    assert {line.claim: line.final for line in known.proceedings[1].decisions} == {1: True, 2: True}


@pytest.mark.parametrize(
    ("ground", "party", "here", "says"),
    [
        ("died", DEAD, [DEAD], "另一位申请人"), ("died", DEAD, [FACTORY], "另一位申请人"), ("died", DEAD, [OTHER, OTHER], "每位只选一次"),
        ("replaced", FACTORY, [FACTORY], "另一位被申请人"),
    ],
)
def test_who_takes_over_beside_his_own_part_is_another_party_of_the_same_side(
    ground: str, party: int, here: list[int], says: str
) -> None:
    chosen = changed("2026-10-15", ground, party, already=[{"party": n} for n in here])
    assert says in " ".join(wrong("change_party", situation(*HEARD), **chosen[2]).values())


def test_LCL_34_a_co_respondent_into_which_another_merges_is_one_debtor() -> None:
    claims = [{"claimant": 1, "item": "wages", "amount": "100.00", "against": "1、2"}]
    both = {**APPLICATION[2], "respondents": [COMPANY, unit("某分包公司")], "claims": claims}
    known = facts(("file_arbitration", "2026-09-01", both), changed("2026-09-03", "merged", 4, already=[{"party": FACTORY}]))
    assert (known.claims[1].against, names(known, Side.RESPONDENT)) == ((FACTORY,), ["某鞋业有限公司"])


# --- what is owed: shares, a cap, and who decides once a paper is in force ------------------------------------

BOSSES = [unit("某鞋业有限公司"), unit("某集团公司")]
CLAIMS = [{"claimant": 1, "item": "wages", "amount": "15000.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"}]
TWO: Line = ("register", "2026-09-01", {**APPLICATION[2], "respondents": BOSSES, "claims": CLAIMS, "used": {"unit": "town"}})
GROUP = 4


def agreed(**liable: Any) -> list[Line]:
    """A mediation of two workers with a factory and its group: it pays 15,000 to the one, as `liable` says, and 200 to the other."""
    lines = [
        {"payee": 1, "claim": 1, "amount": "15000.00", "due_on": "2026-09-30", "what": "工资", "debtors": [FACTORY], **liable},
        {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-09-30", "what": "工资", "debtors": [FACTORY]},
    ]
    return [
        TWO, ("accept_mediation", "2026-09-02", {"both_consent": True}), ("assign_mediator", "2026-09-02", {"mediator": "alice"}),
        ("reach_agreement", "2026-09-03", {"promises": lines}),
    ]  # fmt: skip


def test_CC_178_a_cap_is_one_cap_for_all_heirs_together() -> None:
    known = facts(*agreed(backs=GROUP, up_to="8000.00"), changed("2026-09-04", "died", DEAD, heir(71, "60"), heir(72, "40")))
    caps = {known.parties[p.payee].name: p.liable.up_to for p in known.promises.values() if p.liable and p.liable.backs}
    assert caps == {"周某71": Decimal("4800.00"), "周某72": Decimal("3200.00")}


@pytest.mark.parametrize("share", [None, "50"])
def test_CC_178_3_who_follows_a_debtor_answers_jointly_only_where_it_is_said(share: str | None) -> None:
    before = situation(*agreed())
    came = [{**unit(name), "share": share} for name in ("甲公司", "乙公司")]
    silent = changed("2026-09-04", "closed", FACTORY, *came)
    assert "按份额承担" in wrong("change_party", before, **silent[2])["bears"]
    assert wrong("change_party", before, **silent[2], bears="shares") == wrong("change_party", before, **silent[2], bears="jointly") == {}
    for bears, says in (("shares", "甲公司承担其中50%，乙公司承担其中50%"), ("jointly", "甲公司、乙公司承担连带责任")):
        known = facts(*agreed(), changed("2026-09-04", "closed", FACTORY, *came, bears=bears))
        line = next(iter(known.promises.values()))
        assert terms(known, known.proceedings[1], line.liable, line.payee) == says


def test_CC_67_a_divided_employer_s_successors_answer_jointly_by_law() -> None:
    divided = changed("2026-09-04", "divided", FACTORY, unit("甲公司"), unit("乙公司"))
    assert wrong("change_party", situation(*agreed()), **divided[2]) == {}
    known = facts(*agreed(), divided)
    assert "甲公司、乙公司承担连带责任" in terms(known, known.proceedings[1], known.promises[1].liable, 1)


def test_CC_177_beside_one_who_answers_for_all_a_share_stays_a_share() -> None:
    both = changed("2026-09-04", "closed", FACTORY, {**unit("甲公司"), "share": "60"}, {**unit("乙公司"), "share": "40"}, bears="shares")
    known = facts(*agreed(debtors=[FACTORY, GROUP]), both)
    assert terms(known, known.proceedings[1], known.promises[1].liable, 1) == (
        "某集团公司对全部承担责任，甲公司承担其中60%，乙公司承担其中40%"
    )
    again = facts(*agreed(debtors=[FACTORY, GROUP]), both, changed("2026-09-05", "merged", 5, unit("丙公司")))
    assert dict(again.promises[1].liable.parts) == {6: Decimal(40), 7: Decimal(60)}  # type: ignore[union-attr]


def test_how_they_answer_is_asked_only_where_something_is_owed_and_several_come() -> None:
    for lines, came in ((SCHEDULED, [unit("甲公司"), unit("乙公司")]), (agreed(), [unit("甲公司")])):
        for said in ({}, {"bears": "shares"}):
            closed = changed("2026-09-08", "closed", FACTORY, *came, **said)
            assert wrong("change_party", situation(*lines), **closed[2]) == {}
    alone = facts(*agreed(), changed("2026-09-08", "closed", FACTORY, unit("甲公司"), bears="shares"))
    assert terms(alone, alone.proceedings[1], alone.promises[1].liable, 1) == "", "one who follows answers for all"


def test_after_a_paper_is_in_force_the_change_is_the_courts_and_no_notice_goes_out() -> None:
    """最高人民法院关于民事执行中变更、追加当事人若干问题的规定 第1条."""
    step, closed = STEPS["change_party"], changed("2026-10-30", "closed", FACTORY, unit("甲公司"))
    made = award("2026-10-20", (1, "24000.00"), (2, None), (3, None))
    served = [told("2026-10-21", DEAD, OTHER, FACTORY, document=name) for name in ("award_final", "award_nonfinal")]
    running, over = situation(*HEARD), replace(situation(*HEARD, made, *served), today=date(2026, 11, 10))
    assert doubted(step, running, step.asks.model_validate({"on": closed[1], **closed[2]})) == {}
    form = step.asks.model_validate({"on": closed[1], **closed[2]})
    assert "由人民法院裁定" in doubted(step, over, form)["ground"]
    assert step.freezes is not None
    assert "by_court" in step.freezes(over, form).names
    assert "by_court" not in step.freezes(running, form).names


def test_LMAA_42_heirs_sign_no_settlement_that_names_the_dead() -> None:
    lines = [{"payee": 1, "claim": 1, "amount": "24000.00", "due_on": "2026-11-30", "what": "工资"}]
    settled: Line = ("settle", "2026-10-16", {"promises": lines, "rest": "其余请求放弃"})
    signed = told("2026-10-17", DEAD, document="settlement")
    died = changed("2026-10-18", "died", DEAD, heir(71))
    serve = {"served": "settlement", "parties": [4], "method": "direct", "on": "2026-10-19"}
    said = wrong("serve", situation(*HEARD, settled, died), **serve)
    assert "请办理“反悔，继续审理”" in said["parties"]
    assert "parties" not in wrong("serve", situation(*HEARD, settled, signed, died), **serve), "the dead man had signed himself"
    assert "parties" not in wrong("serve", situation(*HEARD, settled, died), **{**serve, "parties": [FACTORY]})
