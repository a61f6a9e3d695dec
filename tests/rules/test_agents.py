"""Agents (代理人): whose, since when, with what powers, in which proceedings (调解仲裁法 第24、25条；民事诉讼法 第60至63条)."""



from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules import agents
from mediation.rules.codes import Kind
from mediation.rules.codes.agents import AgentBasis, AgentPower
from mediation.rules.lifecycle import STEPS, doubted
from tests.rules.cases import hearing, mediation
from tests.rules.cases.agents import FACTORY, INCAPABLE, LAWYER, OTHER, WORKER, agent
from tests.rules.cases.hearing import REFERENCE, SCHEDULED, Line, situation, wrong


def named(*lines: Line, on: str = "2026-09-15", kind: Kind = Kind.ARBITRATION) -> list[str]:
    where = situation(*SCHEDULED, *lines)
    return [each.name for each in agents.acting(where.case, replace(where.here, kind=kind, number=9), date.fromisoformat(on))]


def refused_by(field: str, *lines: Line, **given: Any) -> str:
    return wrong("register_agent", situation(*SCHEDULED, *lines), **{**LAWYER, **given}).get(field, "")


# --- 第24条 -----------------------------------------------------------------------------------------------------


def test_art_24_a_mandate_is_on_file_before_anybody_acts() -> None:
    assert "委托书" in refused_by("papers", papers=False)
    assert wrong("register_agent", situation(*SCHEDULED), **LAWYER) == {}


def test_an_agent_acts_from_his_day_on_and_no_more_from_the_day_he_is_dismissed() -> None:
    where = situation(*SCHEDULED, agent(), ("end_agent", "2026-09-20", {"agent": 8, "ground": "revoked"}))
    acts = {day: bool(agents.acting(where.case, where.here, date(2026, 9, day))) for day in (9, 10, 19, 20)}
    assert acts == {9: False, 10: True, 19: True, 20: False}
    assert [each.name for each in agents.ever(where.case, where.here)] == ["施某"]


def test_a_mandate_is_for_this_proceeding_and_for_those_that_it_names() -> None:
    assert named(agent(kinds=["arbitration", "suit"]), kind=Kind.SUIT) == ["施某"]
    assert named(agent(kinds=["arbitration"]), kind=Kind.SUIT) == []
    where = situation(*SCHEDULED, agent(kinds=[]))
    assert [each.name for each in agents.acting(where.case, where.here)] == ["施某"]


def test_one_agent_may_act_for_several_workers() -> None:
    where = situation(*SCHEDULED, agent(principals=[OTHER, WORKER]))
    (one,) = agents.acting(where.case, where.here)
    assert agents.principals(where.case, one) == "周某1、周某2"


def test_mediation_has_agents_too() -> None:
    where = mediation.at([*mediation.MEDIATING, ("register_agent", "2026-03-04", {**LAWYER, "kinds": ["mediation"]})])
    assert agents.called(agents.acting(where.case, where.here)[0]) == "施某，某某律师事务所律师"


# --- 第25条 -----------------------------------------------------------------------------------------------------


def test_art_25_a_company_has_no_agent_by_law_and_none_is_designated_for_it() -> None:
    for basis in ("statutory", "designated"):
        assert "单位没有" in refused_by("basis", basis=basis)


def test_art_25_a_worker_without_capacity_has_his_guardian_who_needs_no_special_power() -> None:
    father = {"principals": [WORKER], "basis": "statutory", "name": "周某父", "standing": "relative", "post": "父亲", "firm": ""}
    assert "先办理“登记行为能力”" in refused_by("basis", **father), "of whom nobody has said that he lacks it"
    assert refused_by("basis", INCAPABLE, **father) == ""
    assert "不用特别授权" in refused_by("powers", INCAPABLE, **father, powers=["settling"])
    where = situation(*SCHEDULED, INCAPABLE, agent(**father))
    (guardian,) = agents.acting(where.case, where.here)
    assert agents.called(guardian) == "周某父，系其父亲"
    assert all(guardian.may(power, date(2026, 9, 11)) for power in AgentPower)


def test_art_25_the_commission_designates_and_so_only_in_its_own_proceeding() -> None:
    designated = {"principals": [WORKER], "basis": "designated"}
    assert refused_by("basis", INCAPABLE, **designated) == ""
    known = [*mediation.MEDIATING, (INCAPABLE[0], "2026-03-04", INCAPABLE[2])]
    assert "仲裁委员会指定" in mediation.wrong("register_agent", known, **{**LAWYER, **designated})["basis"]


# --- 民事诉讼法 第61条 ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standing", ["lawyer", "legal_aid", "legal_worker", "union", "recommended"])
def test_art_61_each_agent_shows_where_he_comes_from(standing: str) -> None:
    assert "请写明" in refused_by("firm", standing=standing, firm="")


def test_art_61_a_company_sends_its_staff_and_has_no_relatives() -> None:
    assert "单位没有近亲属" in refused_by("standing", standing="relative", post="弟弟")
    where = situation(*SCHEDULED, agent(standing="staff", firm="", post="人事经理"))
    assert agents.called(agents.acting(where.case, where.here)[0]) == "施某，该单位人事经理"


def test_art_61_by_analogy_two_agents_for_a_party_by_the_bureaus_setting() -> None:
    """The arbitration's own law names no number: both readings are a setting, 待本局确认."""
    two = (agent(), agent(name="柯某"))
    assert refused_by("principals", agent()) == ""
    assert "不超过 2 人" in refused_by("principals", *two)
    assert refused_by("principals", *two, ("end_agent", "2026-09-12", {"agent": 8}), on="2026-09-12") == ""
    three = replace(REFERENCE, settings={agents.MOST_SETTING: "3"})
    assert wrong("register_agent", situation(*SCHEDULED, *two, reference=three), **LAWYER) == {}


def test_civil_code_168_nobody_acts_for_both_sides() -> None:
    assert "不能同时代理双方" in refused_by("principals", principals=[WORKER, FACTORY])
    both = wrong("register_agent", situation(*SCHEDULED, agent()), **{**LAWYER, "principals": [WORKER]})
    assert "不能同时代理双方" in both["name"]
    namesake = {**LAWYER, "principals": [WORKER], "firm": "另一律师事务所"}
    assert wrong("register_agent", situation(*SCHEDULED, agent()), **namesake) == {}


# --- 民事诉讼法 第62、63条 -------------------------------------------------------------------------------------------


def test_art_62_what_gives_a_right_away_needs_a_power_that_the_mandate_names() -> None:
    where = situation(*SCHEDULED, agent(powers=["admit"]))
    assert agents.lacking(where.case, where.here, [8], AgentPower.ADMIT, date(2026, 9, 11)) == ""
    assert "特别授权" in agents.lacking(where.case, where.here, [8], AgentPower.SETTLE, date(2026, 9, 11))
    assert "没有代理权" in agents.lacking(where.case, where.here, [8], AgentPower.ADMIT, date(2026, 9, 9))


def test_art_63_other_powers_count_from_their_day_on_and_the_earlier_ones_until_then() -> None:
    where = situation(*SCHEDULED, agent(powers=["admit"]), ("change_agent", "2026-09-20", {"agent": 8, "powers": ["settling"]}))
    one = where.case.agents[8]
    assert (one.powers_on(date(2026, 9, 19)), one.powers_on(date(2026, 9, 20))) == ({AgentPower.ADMIT}, {AgentPower.SETTLE})
    assert (agents.extent(one, date(2026, 9, 9)), one.basis) == ("一般授权", AgentBasis.ENTRUSTED)
    assert "特别授权：代为进行和解" in agents.extent(one, date(2026, 9, 20))


def test_art_63_nothing_is_changed_of_a_mandate_before_its_day_or_after_its_end() -> None:
    where = situation(*SCHEDULED, agent())
    for step in ("change_agent", "end_agent"):
        assert "不能早于" in wrong(step, where, agent=8, on="2026-09-09")["on"]
        over = situation(*SCHEDULED, agent(), ("end_agent", "2026-09-12", {"agent": 8}))
        assert "已不再代理" in wrong(step, over, agent=8)["agent"]


def test_the_law_gives_a_guardian_his_powers_and_nobody_changes_them() -> None:
    father = {"principals": [WORKER], "basis": "statutory", "name": "周某父", "standing": "relative", "post": "父亲"}
    assert "权限由法律规定" in wrong("change_agent", situation(*SCHEDULED, agent(**father)), agent=8, powers=["settling"])["agent"]


def test_nobody_is_dismissed_whom_nobody_has_noted() -> None:
    assert "先办理“登记代理人”" in hearing.refused("end_agent", situation(*SCHEDULED))


# --- 民法典 第168条, 律师法 第39条 -------------------------------------------------------------------------------------


def test_art_168_a_party_is_no_agent_of_the_other_side() -> None:
    assert "周某1是本案的申请人" in refused_by("name", name="周某1")
    assert refused_by("name", name="周某1", namesake=True) == ""
    assert refused_by("name", name="周某1", principals=[OTHER]) == "", "a co-applicant may act for another"


def test_lawyers_51_two_of_one_firm_are_asked_about() -> None:
    step = STEPS["register_agent"]
    given = {**LAWYER, "principals": [WORKER], "name": "别某", "on": "2026-09-12"}
    where = situation(*SCHEDULED, agent())
    assert "律师事务所不得同时代理" in doubted(step, where, step.asks.model_validate(given))["firm"]
    assert doubted(step, where, step.asks.model_validate({**given, "firm": "另一律师事务所"})) == {}
    assert doubted(step, where, step.asks.model_validate({**given, "principals": [FACTORY]})) == {}
