"""Who came to a sitting, as the record and the award print it."""

from mediation.services.papers.data.attendance import said
from tests.rules.cases.agents import FACTORY, OTHER, WORKER, agent
from tests.rules.cases.hearing import SCHEDULED, facts

CASE = facts(*SCHEDULED, agent(), agent(principals=[WORKER, OTHER], name="柯某"))
LAWYER, AID = CASE.agents
COMPANY = CASE.parties[FACTORY].name


def test_an_agent_stands_with_those_who_came_or_for_those_who_did_not() -> None:
    assert (
        said(CASE, [WORKER, OTHER], [LAWYER, AID], None)
        == f"申请人周某1、周某2及其委托代理人柯某，被申请人{COMPANY}的委托代理人施某"
    )
    assert said(CASE, [WORKER], [AID], "书记员") == "申请人周某1，周某1、周某2的委托代理人柯某；书记员"
    assert said(CASE, [FACTORY], [LAWYER], None) == f"被申请人{COMPANY}及其委托代理人施某"


def test_words_of_an_earlier_record_stand_as_they_were_written() -> None:
    assert said(CASE, [], [], "双方到庭") == "双方到庭"
    assert said(CASE, [], [], None) is None


def test_nobody_is_named_as_the_agent_of_whoever_is_no_party_any_more() -> None:
    assert said(CASE, [OTHER], [AID], None, {WORKER}) == "申请人周某2及其委托代理人柯某"
    assert said(CASE, [FACTORY], [AID], None, {WORKER, OTHER}) == f"被申请人{COMPANY}"
