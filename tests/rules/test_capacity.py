"""Who cannot act himself (未成年人、无或者限制民事行为能力人) is represented by law in all that counts (调解仲裁法 第25条).

Ages and what follows from them: 民法典 第17至24条.
"""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from mediation.rules import capacity
from mediation.rules.codes.people import Capacity
from mediation.rules.faults import faults
from mediation.rules.identity import id_check_digit
from mediation.rules.lifecycle import STEPS, replay, suggested
from mediation.rules.steps.intake import Application, PartyAnswers
from tests.rules.cases import hearing, mediation
from tests.rules.cases.agents import MOTHER, WORKER, agent, incapable
from tests.rules.cases.hearing import HEARD, HEARING_DAY, SCHEDULED, entries, refused, situation, told, wrong
from tests.scenes import COMPANY, person

TODAY = date(2026, 11, 20)
LATER = "2026-10-13"
MINOR = incapable("minor")
PROMISES = [{"payee": 1, "claim": 1, "amount": "24000.00", "due_on": "2026-11-30"}]
GUARDED = ["hold_hearing", "settle", "withdraw_arbitration", "shorten_answer", "deem_withdrawn"]


def born(day: str) -> dict[str, Any]:
    """A person born on that day (YYYYMMDD)."""
    first = f"990582{day}001"
    return {"type": "person", "name": "周小某", "id_number": first + id_check_digit(first)}


def read(**given: Any) -> PartyAnswers:
    return PartyAnswers.model_validate(given, context={"today": TODAY})


def fault(**given: Any) -> str:
    form = {"on": "2026-11-20", "cause": "02", "story": "略", "applicants": [given], "respondents": [COMPANY],
            "claims": [{"claimant": 1, "item": "wages", "amount": "1.00"}]}  # fmt: skip
    with pytest.raises(ValidationError) as error:
        Application.model_validate(form, context={"today": TODAY})
    return faults(error.value, Application)["applicants.0.capacity"]


# --- 民法典 第17至20条 ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("birth", "age"), [("20081120", 18), ("20081121", 17), ("20101121", 15), ("20120229", 14)])
def test_art_17_the_age_is_in_full_years(birth: str, age: int) -> None:
    assert capacity.age(date(int(birth[:4]), int(birth[4:6]), int(birth[6:])), TODAY) == age


def test_art_201_who_is_born_on_29_february_is_a_year_older_on_1_march() -> None:
    assert (capacity.age(date(2012, 2, 29), date(2026, 2, 28)), capacity.age(date(2012, 2, 29), date(2026, 3, 1))) == (13, 14)


def test_art_19_whose_number_says_less_than_sixteen_is_a_minor_unasked() -> None:
    assert read(**born("20101121")).capacity is Capacity.MINOR
    assert read(**born("20081120")).capacity is None
    assert read(name="周小某", born="2020-05-01", id_paper="passport").capacity is Capacity.MINOR


def test_art_18_one_of_sixteen_is_asked_whether_he_lives_on_his_own_work() -> None:
    assert "以自己的劳动收入为主要生活来源" in fault(**born("20091001"))
    assert "以自己的劳动收入为主要生活来源" in fault(**born("20091001"), capacity="full")
    assert read(**born("20091001"), capacity="working").capacity is Capacity.WORKING
    assert read(**born("20091001"), capacity="minor").capacity is Capacity.MINOR


def test_art_18_nobody_younger_than_sixteen_counts_as_one_who_does() -> None:
    assert "不满十六周岁" in fault(**born("20101121"), capacity="working")
    assert "成年人" in fault(**born("19900101"), capacity="minor")


def test_a_unit_has_no_capacity() -> None:
    assert read(**COMPANY, capacity="none").capacity is None


def test_an_entry_says_that_somebody_is_a_minor_and_nothing_of_his_birth() -> None:
    application = {**hearing.APPLICATION[2], "applicants": [{**person(1), "capacity": "minor"}, person(2)]}
    known = replay(entries(("file_arbitration", "2026-09-01", application)))
    assert [party.lacks_capacity for party in known.parties.values()] == [True, False, False]
    assert not {"born", "id_number"} & application.keys()


# --- 调解仲裁法 第25条 ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["minor", "limited", "none"])
@pytest.mark.parametrize("step", GUARDED)
def test_art_25_nothing_that_counts_is_done_before_somebody_acts_for_him(step: str, kind: str) -> None:
    lines = SCHEDULED if step == "hold_hearing" else HEARD
    assert "还没有法定代理人" in refused(step, situation(*lines, incapable(kind)))
    assert "还没有法定代理人" not in refused(step, situation(*lines, incapable(kind), agent(**MOTHER)))


@pytest.mark.parametrize("step", ["award", "award_part", "settle_part"])
def test_art_25_nothing_is_decided_of_him_either(step: str) -> None:
    where, represented = situation(*HEARD, MINOR), situation(*HEARD, MINOR, agent(**MOTHER))
    if step == "settle_part":
        given = {"claims": [1], "promises": PROMISES}
        assert "没有法定代理人" in wrong(step, where, on=LATER, **given)["by_agents"]
        assert "请勾选" in wrong(step, represented, on=LATER, **given)["by_agents"]
        assert "by_agents" not in wrong(step, represented, on=LATER, **given, by_agents=[11])
    else:
        assert "还没有法定代理人" in refused(step, where)
        assert "还没有法定代理人" not in refused(step, represented)


def test_art_25_what_he_gives_away_his_agent_by_law_gives_and_no_lawyer() -> None:
    lawyer = agent(principals=[WORKER], powers=["waive", "settling", "change"])
    where = situation(*HEARD, MINOR, agent(**MOTHER), lawyer)
    mother, other = 11, 12
    acts: dict[str, dict[str, Any]] = {
        "withdraw_arbitration": {}, "withdraw_part": {"parties": [WORKER]}, "change_claims": {"dropped": [3]},
        "settle": {"promises": PROMISES},
    }  # fmt: skip
    for step, given in acts.items():
        for by in ([], [other]):
            assert "由法定代理人（指定代理人）周某母代为办理" in wrong(step, where, on=LATER, by_agents=by, **given)["by_agents"], step
        assert "by_agents" not in wrong(step, where, on=LATER, by_agents=[mother], **given), step
    assert "by_agents" not in wrong("withdraw_part", where, on=LATER, parties=[2]), "what another does is his own"


def test_art_25_the_agent_by_law_is_filled_in() -> None:
    where = situation(*HEARD, MINOR, agent(**MOTHER))
    assert suggested(STEPS["withdraw_arbitration"], where)["by_agents"] == [11]
    assert "by_agents" not in suggested(STEPS["withdraw_arbitration"], situation(*HEARD))


def test_art_25_his_own_coming_is_not_enough() -> None:
    where = situation(*SCHEDULED, told("2026-09-29", 1, 2, 3), MINOR, agent(**MOTHER))
    given = {"on": HEARING_DAY, "mediated": True, "record": "略"}
    assert "不能只有本人到场" in wrong("hold_hearing", where, came=[1, 2, 3], **given)["agents"]
    assert wrong("hold_hearing", where, came=[1, 2, 3], agents=[10], **given) == {}
    assert wrong("hold_hearing", where, came=[2, 3], agents=[10], **given) == {}


def test_art_25_papers_are_handed_to_his_agent_by_law() -> None:
    where = situation(*SCHEDULED, MINOR, agent(**MOTHER))
    given = {"on": "2026-09-29", "served": "hearing_notice", "parties": [1], "method": "direct"}
    assert "周某母" in wrong("serve", where, **given)["taken_by"]
    assert "taken_by" not in wrong("serve", where, **given, taken_by="agent", agent=9)
    assert "先办理“登记代理人”" in wrong("serve", situation(*SCHEDULED, MINOR), **given)["taken_by"]


def test_art_25_nobody_without_capacity_entrusts_a_lawyer_himself() -> None:
    mandate = {**agent(principals=[WORKER])[2], "on": "2026-09-12"}
    assert "由法定代理人委托" in wrong("register_agent", situation(*SCHEDULED, MINOR), **mandate)["basis"]
    assert wrong("register_agent", situation(*SCHEDULED, MINOR, agent(**MOTHER)), **mandate) == {}


def test_art_25_an_agreement_binds_him_by_the_signature_of_his_agent_by_law() -> None:
    mother = ("register_agent", "2026-03-04", {**MOTHER, "papers": True, "kinds": ["mediation"]})
    lines = [*mediation.agreed("wages")[:-1], ("note_capacity", "2026-03-04", {**MINOR[2], "since": "2026-03-04"})]
    assert "还没有法定代理人" in mediation.refusal("sign_agreement", lines)
    days = dict.fromkeys(("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on"), "2026-03-06")
    assert "请勾选" in mediation.wrong("sign_agreement", [*lines, mother], **days)["by_agents"]
    assert mediation.wrong("sign_agreement", [*lines, mother], **days, by_agents=[7]) == {}


@pytest.mark.parametrize("step", ["accept_mediation", "record_session", "reach_agreement", "withdraw_mediation", "reconcile"])
def test_art_25_in_mediation_too(step: str) -> None:
    noted = ("note_capacity", "2026-03-04", {**MINOR[2], "since": "2026-03-04"})
    base = mediation.REGISTERED if step == "accept_mediation" else mediation.MEDIATING
    assert "还没有法定代理人" in mediation.refusal(step, [*base, noted])


# --- 办案规则 第47条第2项 --------------------------------------------------------------------------------------------


def test_art_47_a_case_suspended_for_want_of_an_agent_waits_for_him() -> None:
    stopped = ("suspend", "2026-10-13", {"ground": "incapacity", "reason": "突发疾病"})
    lost, mother = incapable("none", on="2026-10-20"), agent("2026-10-20", **MOTHER)
    assert "请先办理“登记行为能力”" in refused("resume", situation(*HEARD, stopped))
    assert "还没有法定代理人" in refused("resume", situation(*HEARD, stopped, lost))
    assert refused("resume", situation(*HEARD, stopped, lost, mother)) == ""
    assert refused("resume", situation(*HEARD, stopped, incapable("full", on="2026-10-20"))) == ""


# --- 民法典 第175条 -------------------------------------------------------------------------------------------------


def test_art_175_who_may_act_himself_again_has_no_agent_by_law_any_more() -> None:
    where = situation(*HEARD, MINOR, agent(**MOTHER), incapable("full", on="2026-10-12"))
    mother = where.case.agents[11]
    assert (mother.until, mother.acts_on(date(2026, 10, 11)), mother.acts_on(date(2026, 10, 12))) == (date(2026, 10, 12), True, False)
    assert "没有代理权" in wrong("withdraw_arbitration", where, on=LATER, by_agents=[11])["by_agents"]
    assert wrong("withdraw_arbitration", where, on=LATER) == {}


def test_art_175_of_two_children_the_younger_keeps_her() -> None:
    both = [MINOR, incapable("minor", party=2), agent(**{**MOTHER, "principals": [1, 2]})]
    where = situation(*HEARD, *both, incapable("full", on="2026-10-12"))
    assert where.case.agents[12].until is None
    assert [party.number for party in capacity.lacking(where.case, where.here)] == [2]
    assert capacity.by_law(where.case, where.here, 1) == []
    assert [each.number for each in capacity.by_law(where.case, where.here, 2)] == [12]


def test_what_is_noted_twice_is_refused() -> None:
    said = {"since": "2026-10-01", "proof": "略"}
    assert "没有变化" in wrong("note_capacity", situation(*HEARD, MINOR), party=1, capacity="minor", **said)["capacity"]
    assert "是单位" in wrong("note_capacity", situation(*HEARD), party=3, capacity="none", since="2026-10-01", proof="略")["party"]
