"""The bureau's reference data: complete, sourced, loaded once however often it is asked for."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel, col, select

from mediation.errors import Invalid, Refusal
from mediation.models import Account, CalendarYear, Holiday, MinimumWage, Room, Setting, Target, Unit, Write
from mediation.rules.numbers import SERIES, written
from mediation.rules.roles import Role
from mediation.services.base import accounts, privacy, reference
from mediation.services.upkeep import seed
from tests import databases

NBS_CODES = {
    "350582001": "青阳街道", "350582002": "梅岭街道", "350582003": "西园街道", "350582004": "罗山街道",
    "350582005": "新塘街道", "350582006": "灵源街道", "350582101": "安海镇", "350582102": "磁灶镇",
    "350582103": "陈埭镇", "350582104": "东石镇", "350582105": "深沪镇", "350582106": "金井镇", "350582107": "池店镇",
    "350582109": "内坑镇", "350582110": "龙湖镇", "350582111": "永和镇", "350582112": "英林镇", "350582113": "紫帽镇",
    "350582114": "西滨镇", "350582401": "市经济开发区",
}  # fmt: skip


@pytest.fixture
def session() -> Iterator[Write]:
    privacy.make_key(databases.key())
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Write(engine) as opened:
        seed.initialise(opened)
        yield opened
    engine.dispose()


def _everything(session: Write) -> dict[str, list[str]]:
    tables = (Unit, Holiday, CalendarYear, MinimumWage, Setting)
    return {table.__name__: sorted(repr(row.model_dump()) for row in session.exec(select(table))) for table in tables}


def test_loading_again_changes_nothing(session: Write) -> None:
    before = _everything(session)
    seed.initialise(session)
    assert _everything(session) == before


def test_the_towns_carry_the_codes_of_the_statistics_office(session: Write) -> None:
    towns = session.exec(select(Unit).where(Unit.level == "镇街")).all()
    assert {unit.code: unit.name for unit in towns} == NBS_CODES


def test_every_path_leads_down_from_the_bureau(session: Write) -> None:
    units = {unit.id: unit for unit in session.exec(select(Unit))}
    top = next(unit for unit in units.values() if unit.parent_id is None)
    assert (top.code, top.level) == ("350582", "市")
    for unit in units.values():
        parent = units.get(unit.parent_id)
        assert unit.path == (parent.path if parent else "/") + f"{unit.id}/"
        assert unit.path.startswith(top.path)
    assert {unit.level for unit in units.values()} == {"市", "镇街", "村"}


def test_one_unit_arbitrates_in_the_commissions_name(session: Write) -> None:
    (only,) = session.exec(select(Unit).where(Unit.arbitrates)).all()
    assert only.full_name == "晋江市劳动人事争议仲裁委员会"
    assert reference.current(session).commission == only.code


def test_no_two_units_give_the_same_number(session: Write) -> None:
    for series in SERIES:
        pattern = reference.setting(session, f"number.{series.name}")
        numbers = Counter(written(pattern, short, 2026, 1) for short in session.exec(select(Unit.short)))
        assert max(numbers.values()) == 1
    pattern = reference.setting(session, "number.arbitration")
    assert written(pattern, reference.unit(session, "350582-ZC").short, 2026, 1) == "晋劳人仲案字〔2026〕1号"


def test_the_minimum_wage_of_the_day_is_found(session: Write) -> None:
    looked_up = reference.current(session)
    found = {day: looked_up.minimum_wage(day) for day in (date(2025, 3, 31), date(2025, 4, 1))}
    assert [Decimal(wage.monthly) for wage in found.values() if wage] == [Decimal(1960), Decimal(2195)]


def test_what_nobody_at_the_bureau_has_confirmed_says_so(session: Write) -> None:
    open_questions = session.exec(select(Setting).where(col(Setting.key).startswith("open."))).all()
    assert len(open_questions) >= 10
    assert not any(row.confirmed for row in open_questions)
    assert not any(session.exec(select(MinimumWage.confirmed)))
    assert all(row.source for table in (Setting, MinimumWage, Holiday, CalendarYear) for row in session.exec(select(table)))


def test_the_bureaus_own_corrections_stand(session: Write) -> None:
    row = session.get(Setting, "number.arbitration")
    unit = session.exec(select(Unit).where(Unit.code == "350582103")).one()
    assert row is not None
    row.value, row.confirmed, unit.phone = "泉{short}劳人仲案字[{year}]{seq}号", True, "0595-00000103"
    session.flush()
    seed.initialise(session)
    session.refresh(row)
    session.refresh(unit)
    assert (row.value, row.confirmed, unit.phone) == ("泉{short}劳人仲案字[{year}]{seq}号", True, "0595-00000103")


def test_what_the_bureau_renamed_closed_or_took_away_never_comes_back(session: Write) -> None:
    room, target, unit, wage = (session.exec(select(table)).first() for table in (Room, Target, Unit, MinimumWage))
    assert room is not None
    assert target is not None
    assert unit is not None
    room.name, target.region, unit.code = "一号庭", "南安", "350583"
    session.delete(wage)
    session.flush()

    def own() -> list[object]:
        return [
            (*session.exec(select(Room.name)),),
            (*session.exec(select(Target.region)),),
            (*session.exec(select(Unit.code)),),
            (*session.exec(select(MinimumWage.since)),),
        ]

    before = own()
    assert seed.initialise(session) is False
    assert own() == before


def test_a_later_version_brings_what_is_national(session: Write) -> None:
    for row in session.exec(select(Holiday).where(col(Holiday.day) >= date(2026, 1, 1))):
        session.delete(row)
    for key in ("court.first_instance", "number.mediation"):
        session.delete(session.get(Setting, key))
    session.flush()
    seed.initialise(session)
    assert session.get(Holiday, date(2026, 10, 1)) is not None
    assert reference.setting(session, "court.first_instance") == "晋江市人民法院"


def test_a_new_setting_comes_empty_where_our_suggestion_is_anothers(session: Write) -> None:
    top = session.exec(select(Unit).where(Unit.code == "350582")).one()
    top.code = "350583"
    session.delete(session.get(Setting, "court.first_instance"))
    session.flush()
    seed.initialise(session)
    row = session.get(Setting, "court.first_instance")
    assert row is not None
    assert (row.value, row.confirmed) == ("", False)
    assert "晋江" not in row.source


def test_a_new_minimum_wage_is_seen_at_once(session: Write) -> None:
    before = reference.setting(session, reference.VERSION)
    assert reference.current(session).minimum_wage(date(2027, 5, 1)) is not None
    session.add(MinimumWage(since=date(2027, 4, 1), monthly=Decimal(2300), hourly=Decimal(24), source="闽人社文〔2027〕1号"))
    assert reference.stamp(session) != before
    wage = reference.current(session).minimum_wage(date(2027, 5, 1))
    assert wage is not None
    assert Decimal(wage.monthly) == 2300


def test_an_average_wage_is_of_its_own_year_or_unknown(session: Write) -> None:
    looked_up = reference.current(session)
    known = looked_up.average_wage("福建", "year", 2023)
    assert known is not None
    assert (Decimal(known.amount), "待本局确认" in known.source) == (Decimal(108520), True)
    assert looked_up.average_wage("福建", "year", 2025) is None
    assert looked_up.average_wage("泉州", "month", 2025) is None


def test_a_day_that_the_bureau_entered_stands(session: Write) -> None:
    row = session.get(Holiday, date(2026, 10, 1))
    assert row is not None
    row.is_workday, row.name, row.by_bureau = True, "本局录入", True
    seed.initialise(session)
    assert (row.is_workday, row.name) == (True, "本局录入")


def test_a_changed_notice_replaces_the_days_that_were_loaded(session: Write) -> None:
    row = session.get(Holiday, date(2026, 10, 1))
    assert row is not None
    row.is_workday, row.name = True, "误录"
    seed.initialise(session)
    assert not row.is_workday
    assert "国庆" in row.name


def test_an_account_is_made_in_its_unit(session: Write) -> None:
    made = seed.add_account(session, "chenli", "陈丽", "350582103", [Role.MEDIATOR, Role.LEAD], "a-hash")
    assert accounts.roles_by_account(session) == {made.id: [Role.MEDIATOR, Role.LEAD]}
    assert session.exec(select(Account.login)).all() == ["chenli"]


def test_a_wrong_account_says_what_is_wrong(session: Write) -> None:
    seed.add_account(session, "chenli", "陈丽", "350582103", [Role.MEDIATOR], "a-hash")
    with pytest.raises(Invalid) as refused:
        seed.add_account(session, "chenli", "陈丽", "350582999", [], "a-hash")
    assert set(refused.value.faults) == {"login", "unit", "roles"}
    with pytest.raises(Refusal, match="10 位"):
        accounts.hashed("short")
    assert accounts.hashed("long enough").startswith("$argon2id$")


@pytest.mark.parametrize(
    ("login", "name", "field"),
    [
        ("", "陈丽", "login"),
        ("\u200b", "陈丽", "login"),
        ("ChenLi", "陈丽", "login"),
        ("ｃｈｅｎｌｉ\u200b ", "陈丽", "login"),
        ("990582198001010112", "陈丽", "login"),
        ("13800001234", "陈丽", "login"),
        ("a" * 41, "陈丽", "login"),
        ("other", "", "name"),
        ("other", " \u200b\n", "name"),
        ("other", "丽" * 41, "name"),
    ],
)
def test_a_login_and_a_name_have_one_spelling_and_are_nobody_elses(session: Write, login: str, name: str, field: str) -> None:
    seed.add_account(session, "chenli", "陈丽", "350582103", [Role.MEDIATOR], "a-hash")
    with pytest.raises(Invalid) as refused:
        seed.add_account(session, login, name, "350582103", [Role.MEDIATOR], "a-hash")
    assert set(refused.value.faults) == {field}
    made = seed.add_account(session, "Ｗａｎｇ\n", "王 五\u200b", "350582103", [Role.MEDIATOR], "a-hash")
    assert (made.login, made.name) == ("Wang", "王五")
