"""What is kept of people from the command line, each on the record."""

from datetime import date

import pytest
from sqlmodel import col, select

from mediation.errors import NotFound, Refusal
from mediation.models import JournalEntry, Write
from mediation.rules.codes.people import Declared, Profession
from mediation.rules.composition import Sitter
from mediation.rules.roles import Role
from mediation.services.door import roster
from mediation.services.upkeep import staff
from tests.world import OFFICE


def sitter(write: Write, login: str = "judge") -> Sitter:
    return roster.of_roles(write, OFFICE, [Role.ARBITRATOR])[login]


def told(write: Write) -> list[str]:
    return list(write.exec(select(JournalEntry.step).where(JournalEntry.chain == "office").order_by(col(JournalEntry.seq))))


def test_an_arbitrator_is_full_or_part_time_with_a_term(write: Write) -> None:
    assert sitter(write).post == "专职"
    staff.appoint(write, "judge", date(2026, 1, 1), Profession.UNION, part_time=True)
    assert sitter(write).post == "兼职·工会"
    assert sitter(write).appointed_on == date(2026, 1, 1)
    staff.appoint(write, "judge", None, None, part_time=False)
    assert sitter(write).post == "专职"
    assert told(write) == ["arbitrator_appointed"] * 2


def test_only_an_arbitrator_is_appointed_and_a_part_timer_comes_from_somewhere(write: Write) -> None:
    with pytest.raises(Refusal, match="没有仲裁员"):
        staff.appoint(write, "alice", None, None, part_time=False)
    with pytest.raises(Refusal, match="来自"):
        staff.appoint(write, "judge", None, None, part_time=True)
    with pytest.raises(NotFound):
        staff.appoint(write, "nobody", None, None, part_time=False)
    assert told(write) == []


def test_professions_are_named_by_code_or_in_words() -> None:
    assert staff.profession_named("律师") is staff.profession_named("lawyer") is Profession.LAWYER
    assert staff.profession_named(" ") is None
    with pytest.raises(Refusal, match="可以写"):
        staff.profession_named("法官")


def test_what_is_declared_holds_until_it_is_ended(write: Write) -> None:
    staff.declare(write, "judge", " 某鞋业有限公司 ", Declared.CONFLICT, "配偶任职")
    staff.declare(write, "judge", "周某1", Declared.NAMESAKE, "")
    assert sitter(write).conflicts == {"某鞋业有限公司": "配偶任职"}
    assert sitter(write).namesakes == {"周某1"}
    staff.undeclare(write, "judge", "某鞋业有限公司")
    assert sitter(write).conflicts == {}
    with pytest.raises(NotFound):
        staff.undeclare(write, "judge", "某鞋业有限公司")
    with pytest.raises(Refusal):
        staff.declare(write, "judge", " ", Declared.CONFLICT, "")
    assert told(write) == ["interest_declared", "interest_declared", "interest_ended"]
