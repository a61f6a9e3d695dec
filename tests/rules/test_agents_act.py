"""What an agent does in a party's place, and who came to a sitting (调解仲裁法 第24、36条；民事诉讼法 第62条 by analogy)."""

from typing import Any

import pytest

from mediation.rules.agents import acting
from mediation.rules.lifecycle import STEPS
from tests.rules.cases import mediation
from tests.rules.cases.agents import FACTORY, OTHER, WORKER, agent
from tests.rules.cases.hearing import HEARD, HEARING_DAY, SCHEDULED, Line, situation, told, wrong

TOLD = [*SCHEDULED, told("2026-09-29", 1, 2, 3)]
PROMISES = [{"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-11-30"}]
BACK = {"claims": [{"claimant": FACTORY, "item": "other", "amount": "5.00"}], "story": "未交还工具"}
LATER = "2026-10-13"
ACTS: dict[str, tuple[str, int, dict[str, Any]]] = {
    "settle": ("settling", FACTORY, {"promises": PROMISES}),
    "settle_part": ("settling", FACTORY, {"promises": PROMISES, "claims": [1]}),
    "withdraw_arbitration": ("waive", WORKER, {}),
    "withdraw_part": ("waive", WORKER, {"parties": [WORKER]}),
    "receive_counterclaim": ("counterclaim", FACTORY, BACK),
}
"""Each act of an agent's that gives something away: the power that it takes, for whom, and the answers."""


@pytest.mark.parametrize("step", ACTS)
def test_art_62_without_the_named_power_it_is_refused_naming_it(step: str) -> None:
    power, whose, given = ACTS[step]
    general, special = (situation(*HEARD, agent(principals=[whose], powers=powers)) for powers in ([], [power]))
    number = acting(general.case, general.here)[0].number
    assert "特别授权" in wrong(step, general, on=LATER, by_agents=[number], **given)["by_agents"]
    assert "by_agents" not in wrong(step, special, on=LATER, by_agents=[number], **given)
    assert "by_agents" not in wrong(step, general, on=LATER, **given), "the party himself may"


def test_art_62_to_drop_a_claim_and_to_change_it_are_two_powers() -> None:
    more = [{"claimant": 1, "item": "overtime", "amount": "1.00"}]
    for power, given in (("waive", {"dropped": [3]}), ("change", {"dropped": [3], "added": more}), ("change", {"added": more})):
        other = {"waive": "change", "change": "waive"}[power]
        has, lacks = (situation(*HEARD, agent(principals=[WORKER], powers=[each])) for each in (power, other))
        assert "by_agents" not in wrong("change_claims", has, on=LATER, by_agents=[10], **given)
        assert "特别授权" in wrong("change_claims", lacks, on=LATER, by_agents=[10], **given)["by_agents"]


def test_art_24_whoever_is_dismissed_signs_nothing_any_more() -> None:
    over = situation(*HEARD, agent(powers=["settling"]), ("end_agent", "2026-10-12", {"agent": 10}))
    assert "没有代理权" in wrong("settle", over, on=LATER, promises=PROMISES, by_agents=[10])["by_agents"]


def signed(*agents: int, powers: list[str], on: str = "2026-03-05") -> dict[str, str]:
    lines = [*mediation.agreed("wages")[:-1], ("register_agent", on, {**agent(powers=powers)[2], "kinds": ["mediation"]})]
    days = dict.fromkeys(("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on"), "2026-03-06")
    return mediation.wrong("sign_agreement", lines, **days, by_agents=list(agents))


def test_art_14_an_agreement_is_signed_by_an_agent_only_who_may_settle() -> None:
    assert signed(6, powers=["settling"]) == {}
    assert "代为进行和解" in signed(6, powers=["admit"])["by_agents"]


LESS = {
    "settle": {"promises": PROMISES, "left": [{"party": n, "how": "waived"} for n in (1, 2)]},
    "settle_part": {"promises": PROMISES, "claims": [1], "left": [{"party": 1, "how": "waived"}]},
}
"""Two ways in which the first worker's 24,000 元 become 9."""


@pytest.mark.parametrize("step", LESS)
def test_art_62_to_settle_and_to_give_up_are_two_powers_whatever_the_step(step: str) -> None:
    for powers, said in ((["settling"], "代为放弃请求"), (["settling", "waive"], ""), (["waive"], "代为进行和解")):
        where = situation(*HEARD, agent(principals=[WORKER], powers=powers))
        found = wrong(step, where, on=LATER, by_agents=[10], **LESS[step]).get("by_agents", "")
        assert (said in found) if said else found == ""


@pytest.mark.parametrize(("how", "principal"), [("elsewhere", WORKER), ("waived", FACTORY)])
def test_art_62_nobody_is_asked_for_a_power_to_give_up_what_is_not_his_or_is_kept(how: str, principal: int) -> None:
    where = situation(*HEARD, agent(principals=[principal], powers=["settling"]))
    left = [{"party": n, "how": how} for n in (1, 2)]
    assert "by_agents" not in wrong("settle", where, on=LATER, by_agents=[10], promises=PROMISES, left=left)


def test_lmaa_24_whoever_signs_an_agreement_for_a_party_gives_up_what_it_gives_up() -> None:
    line = {"payee": 1, "claim": 1, "amount": "60.00", "due_on": "2026-03-20"}
    second = {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-03-20"}
    terms = {"promises": [line, second], "left": [{"party": 1, "how": "waived"}]}
    lines = [*mediation.MEDIATING, ("record_session", "2026-03-04", {}), ("reach_agreement", "2026-03-05", terms)]
    days = dict.fromkeys(("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on"), "2026-03-06")
    for powers, said in ((["settling"], "代为放弃请求"), (["settling", "waive"], "")):
        noted = agent("2026-03-05", principals=[1], powers=powers, kinds=["mediation"])
        found = mediation.wrong("sign_agreement", [*lines, noted], **days, by_agents=[6])
        assert (said in found["by_agents"]) if said else found == {}


def test_art_62_a_settlement_between_the_parties_gives_up_what_its_lines_leave_short() -> None:
    terms = {"terms": "结清", "written": True, "by_agents": [4]}
    for amount, lacks in (("60.00", True), ("100.00", False)):
        noted = agent("2026-03-04", principals=[1], powers=["settling"], kinds=["mediation"])
        line = {"payee": 1, "claim": 1, "amount": amount, "due_on": "2026-03-20"}
        found = mediation.wrong("reconcile", [*mediation.MEDIATING, noted], promises=[line], **terms)
        assert ("by_agents" in found) == lacks


MEDIATED = {
    "withdraw_mediation": ("waive", {}), "leave_mediation": ("waive", {"parties": [1]}),
    "reconcile": ("settling", {"terms": "结清", "written": True}),
}  # fmt: skip


@pytest.mark.parametrize("step", MEDIATED)
def test_art_62_in_mediation_too_what_gives_something_away_needs_its_power(step: str) -> None:
    power, given = MEDIATED[step]
    for powers, said in (([power], ""), ([], "特别授权")):
        noted = agent("2026-03-04", principals=[1], powers=powers, kinds=["mediation"])
        found = mediation.wrong(step, [*mediation.MEDIATING, noted], by_agents=[4], **given)
        assert (said in found["by_agents"]) if said else "by_agents" not in found


def test_art_62_money_is_handed_to_an_agent_only_who_may_receive_it() -> None:
    for powers, said in ((["money"], ""), (["settling"], "代为领取款项")):
        noted = agent("2026-03-05", principals=[1], powers=powers, kinds=["mediation"])
        paid = {"payments": [{"promise": 1, "amount": "100.00"}], "by_agents": [7]}
        found = mediation.wrong("record_payment", [*mediation.agreed("wages"), noted], **paid)
        assert (said in found["by_agents"]) if said else found == {}


# --- who came -------------------------------------------------------------------------------------------------


def held(where: Any, **given: Any) -> dict[str, str]:
    return wrong("hold_hearing", where, **{"on": HEARING_DAY, "mediated": True, "record": "辩论终结", **given})


def test_art_36_a_party_whose_agent_came_did_not_stay_away() -> None:
    where = situation(*TOLD, agent())
    assert "不是缺席" in held(where, came=[WORKER, OTHER], agents=[9], absent=[FACTORY])["absent"]
    assert "不是缺席" in held(where, came=[WORKER, FACTORY], absent=[FACTORY])["absent"]
    assert held(where, came=[WORKER, OTHER], absent=[FACTORY]) == {}


def test_somebody_came_and_whoever_came_for_a_party_had_a_mandate_then() -> None:
    later: Line = agent(on="2026-10-14")
    assert "没有代理权" in held(situation(*TOLD, later), came=[WORKER], agents=[9])["agents"]
    assert "请勾选到庭的当事人" in held(situation(*TOLD), agreed=[WORKER, OTHER, FACTORY], why="书面同意")["came"]


def test_art_36_of_everybody_it_is_said_whether_he_came() -> None:
    where = situation(*TOLD, agent())
    said = held(where, came=[WORKER], agents=[9])["came"]
    assert f"{where.case.parties[OTHER].name}到庭还是没有到庭" in said
    assert "came" not in held(where, came=[WORKER], agents=[9], absent=[OTHER])
    assert held(where, came=[WORKER, OTHER], agents=[9]) == {}


def test_who_came_is_ticked_and_nobody_is_taken_to_have_come() -> None:
    suggests = STEPS["hold_hearing"].suggests
    assert suggests is not None
    assert suggests(situation(*TOLD, agent())) == {"on": HEARING_DAY}
