"""The demo's stories of those who act for a party: an employer's second lawyer, legal aid, the representatives of twelve."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import col, select

from mediation.models import Case, Document, Read
from mediation.rules.agents import called, ever
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.steps.electing import elected
from mediation.services.demo import represented
from mediation.services.papers import issue
from mediation.services.record import replayed
from tests.stories import told

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """These stories alone."""
    with told(tmp_path_factory.mktemp("demo"), TODAY, represented) as session:
        yield session


def story(session: Read, name: str) -> tuple[int, CaseFacts, Proceeding]:
    (case,) = session.exec(select(Case).where(col(Case.who).contains(name))).all()
    assert case.id is not None
    facts = replayed.of_case(session, case.id).facts
    return case.id, facts, facts.proceedings[1]


def test_the_second_lawyer_comes_settles_and_takes_the_settlement(session: Read) -> None:
    case, facts, here = story(session, "卜金莲")
    assert [(agent.name, agent.until is None) for agent in ever(facts, here)] == [("鲍立言", False), ("尉迟敏", True)]
    assert here.state == "settled"
    assert {each.party: each.taker for each in here.arrived("settlement")} == {1: "", 2: "代理人尉迟敏"}
    (paper,) = session.exec(select(Document).where(Document.case_id == case, Document.template == "settlement")).all()
    assert [agent["says"] for agent in issue.frozen(paper)["parties"]["agents"]] == ["尉迟敏，福建某律师事务所律师"]


def test_legal_aid_stands_by_the_worker_at_the_hearing(session: Read) -> None:
    _, facts, here = story(session, "柏树根")
    assert here.state == "heard"
    assert [called(agent) for agent in ever(facts, here)] == [
        "谈素云，晋江市法律援助中心法律援助人员",
        "康文达，该单位行政经理",
    ]


def test_twelve_are_represented_by_three_in_the_mediation(session: Read) -> None:
    _, facts, here = story(session, "岑阿旺")
    assert [facts.parties[n].name for n in elected(facts, here)] == ["岑阿旺", "巫志成", "覃丽华"]
    assert (here.state, len(here.sittings)) == ("mediating", 1)
