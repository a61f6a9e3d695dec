"""Shops (个体工商户), branches and organs that become otherwise: who answers for what was owed before (民法典 第56、74、98条)."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.codes import Side
from mediation.rules.liability import terms, who_owes
from mediation.rules.lineage import follows
from mediation.rules.owed import Liable
from mediation.rules.step import Situation
from mediation.rules.steps.changes import ran_the_shop
from mediation.rules.steps.rounds import first_to_serve
from tests.rules.cases import mediation
from tests.rules.cases.changes import FACTORY, changed, heir, names, unit
from tests.rules.cases.hearing import APPLICATION, HEARD, Line, facts, refused, situation, wrong
from tests.scenes import COMPANY, person

BEFORE = {**person(81, "原某"), "type": "owner"}
SHOP = {**COMPANY, "type": "trader", "name": "某某小吃店", "legal_representative": "原某"}
RUN_BY_ANOTHER = changed("2026-10-13", "operator", FACTORY, BEFORE, legal_representative="新某")


def against(respondent: dict[str, Any], *further: Line) -> Situation:
    """The case that was heard, against this respondent."""
    filed: Line = (APPLICATION[0], APPLICATION[1], {**APPLICATION[2], "respondents": [respondent]})
    return situation(filed, *HEARD[1:], *further)


def agreed(respondent: dict[str, Any], *further: Line) -> Situation:
    """An agreement in force with this respondent: 100 元."""
    lines = mediation.agreed("wages")
    return mediation.at([("register", "2026-03-02", {**lines[0][2], "respondents": [respondent]}), *lines[1:], *further])


# --- 民法典 第56条 -------------------------------------------------------------------------------------------------


def test_CC_56_who_ran_a_shop_before_is_a_party_beside_it_and_has_a_round_of_his_own() -> None:
    where = against(SHOP, RUN_BY_ANOTHER)
    assert names(where.case, Side.RESPONDENT) == ["某某小吃店", "原某"]
    (paper, waiting), *_ = first_to_serve(where)
    assert (paper, [where.case.parties[n].name for n in waiting]) == ("respond_notice", ["原某"])
    assert "原某" in refused("award", where)


def test_CC_56_what_was_agreed_in_his_time_he_goes_on_to_owe() -> None:
    where = agreed(SHOP, ("change_party", "2026-03-06", {**RUN_BY_ANOTHER[2], "party": 3}))
    (line,) = where.case.promises.values()
    assert (line.liable, line.amount) == (Liable((3, 4)), Decimal("100.00"))
    assert terms(where.case, where.here, line.liable, line.payee, line.seq) == "某某小吃店、原某承担连带责任"


def test_CPL_interpretation_59_who_runs_it_now_is_asked_for_its_papers() -> None:
    given = {**RUN_BY_ANOTHER[2], "on": "2026-10-13"}
    assert "legal_representative" in wrong("change_party", against(SHOP), **{**given, "legal_representative": None})
    assert wrong("change_party", against(SHOP), **given) == {}
    renamed = {"on": "2026-10-13", "ground": "renamed", "party": FACTORY, "new_name": "甲店", "proof": "略"}
    assert "请清空" in wrong("change_party", against(SHOP), **renamed, legal_representative="新某")["legal_representative"]


def test_CC_56_of_a_shop_without_a_name_who_runs_it_now_comes_beside_and_owes_nothing_old() -> None:
    owner = {**person(80, "原某"), "type": "owner"}
    now = {**person(81, "新某"), "type": "owner"}
    where = agreed(owner, ("change_party", "2026-03-06", {**changed("2026-03-06", "operator", 3, now)[2]}))
    assert names(where.case, Side.RESPONDENT) == ["原某", "新某"]
    (line,) = where.case.promises.values()
    assert [party.name for party in who_owes(where.case, where.here, line)] == ["原某"], "who did not agree is not bound: 调解仲裁法 第14条"


def test_CPL_interpretation_59_who_ran_it_before_is_called_so_and_who_runs_it_since() -> None:
    named, owner, now = against(SHOP, RUN_BY_ANOTHER), {**person(80, "原某"), "type": "owner"}, {**person(81, "新某"), "type": "owner"}
    assert [ran_the_shop(named.case, n) for n in (1, FACTORY, 4)] == ["", "", "系某某小吃店变更前的经营者"]
    bare = agreed(owner, ("change_party", "2026-03-06", {**changed("2026-03-06", "operator", 3, now)[2]}))
    assert [ran_the_shop(bare.case, n) for n in (1, 3, 4)] == ["", "系变更前的个体工商户经营者", "系原某之后的经营者"]


def test_CC_1161_the_heirs_of_who_ran_it_answer_out_of_his_estate() -> None:
    where = against(SHOP, changed("2026-10-13", "operator_died", FACTORY, heir(71), heir(72)))
    assert names(where.case, Side.RESPONDENT) == ["周某71", "周某72"]
    assert refused("award", where) == ""
    assert terms(where.case, where.here, Liable((4, 5)), 1, 0) == (
        "周某71、周某72各以所得某某小吃店的经营者遗产的实际价值为限，按所得遗产的份额承担"
    )
    assert follows(where.case, 4) == "系被申请人某某小吃店的已故经营者的继承人"


# --- 民法典 第74、98条 ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "ground", "said"),
    [("branch", "branch_closed", "承继已注销的分支机构甲单位"), ("organ", "abolished", "承继已撤销的被申请人甲单位"),
     ("public", "abolished", "承继已撤销的被申请人甲单位")],
)  # fmt: skip
def test_CC_74_98_who_set_it_up_or_goes_on_with_its_tasks_takes_its_place(kind: str, ground: str, said: str) -> None:
    over = changed("2026-10-13", ground, FACTORY, unit("乙单位"))
    where = against({**COMPANY, "type": kind, "name": "甲单位"}, over)
    assert names(where.case, Side.RESPONDENT) == ["乙单位"]
    assert refused("award", where) == "", "what was served and heard was so for it"
    assert follows(where.case, 4) == said


@pytest.mark.parametrize("ground", ["branch_closed", "abolished", "operator", "operator_died"])
def test_a_company_undergoes_none_of_these(ground: str) -> None:
    coming = [unit("乙单位")] if ground in ("branch_closed", "abolished") else [heir(71)]
    given = changed("2026-10-13", ground, FACTORY, *coming)[2]
    assert "只用于" in wrong("change_party", situation(*HEARD), on="2026-10-13", **given)["ground"]
    assert len(facts(*HEARD).parties) == 3
