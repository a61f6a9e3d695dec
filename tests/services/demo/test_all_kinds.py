"""The demo's stories of parties of other kinds: a shop and a school, people without an ID card, and where their papers go."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import select

from mediation.models import Document, Party, Read
from mediation.rules.do import Do
from mediation.services.demo import all_kinds
from mediation.services.papers import issue
from mediation.services.record import journal, parties, replayed
from tests.stories import told


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """These stories alone."""
    with told(tmp_path_factory.mktemp("demo"), date(2026, 11, 20), all_kinds) as session:
        yield session


def of_type(session: Read, code: str) -> Party:
    """The one party of this type."""
    (row,) = session.exec(select(Party).where(Party.type == code)).all()
    return row


def test_the_shop_has_its_trade_name_its_sign_and_whoever_runs_it(session: Read) -> None:
    shop = of_type(session, "trader")
    assert (shop.alias, shop.legal_representative, shop.post) == ("阿明面线糊", "王大明", None)
    cook = parties.of_case(session, shop.case_id)[1]
    assert (cook.id_paper, str(parties.born_on(cook))) == ("taiwan", "1981-06-12")
    papers = session.exec(
        select(Document).where(Document.case_id == shop.case_id, Document.template == "mediation_agreement")
    ).all()
    (frozen,) = [issue.frozen(paper)["parties"] for paper in papers]
    assert (frozen["respondents"][0]["head"], frozen["respondents"][0]["posted"]) == ("经营者", False)
    assert frozen["applicants"][0]["id_label"] == "台湾居民来往大陆通行证号码"


def test_the_teacher_is_served_by_email_because_she_agreed_to_it(session: Read) -> None:
    school = of_type(session, "service")
    teacher = parties.of_case(session, school.case_id)[1]
    assert (teacher.id_paper, teacher.nationality) == ("passport", "菲律宾")
    known = replayed.of_case(session, school.case_id).facts
    assert [(each.party, str(each.channel)) for each in known.service_addresses] == [(1, "email")]
    served = [entry for entry in journal.entries(session, school.case_id) if entry.step == Do.SERVE]
    assert [str(entry.answer("method")) for entry in served] == ["electronic", "direct"]
