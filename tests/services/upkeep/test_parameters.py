"""Parameters kept in the browser: every change on record, checked, and followed by every clock."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from mediation import db
from mediation.errors import Conflict, Forbidden, Invalid, NotFound
from mediation.models import AverageWage, Deadline, Holiday, MinimumWage, Read, Setting, Target, Unit, Write
from mediation.rules.deadlines import due
from mediation.rules.roles import Role
from mediation.services.base import reference
from mediation.services.operation.verify import verify
from mediation.services.record import numbers, recount
from mediation.services.upkeep import changelog, holidays, parameters
from mediation.services.upkeep.parameter_tables import FAMILIES
from mediation.settings import TREE
from tests import world
from tests.announced import HEAD, NOTICE, WAGE
from tests.web.conftest import application
from tests.web.conftest import perform as step


@pytest.fixture
def admin(people: world.People) -> Any:
    return people.in_role(Role.ADMIN)


def faults(call: Any, *given: Any) -> set[str]:
    with pytest.raises(Invalid) as refused:
        call(*given)
    return set(refused.value.faults)


def test_a_wage_is_entered_confirmed_and_changed_on_record(both: str, admin: Any) -> None:
    family = FAMILIES["minimum_wages"]
    with db.write() as session:
        key = parameters.add(session, family, WAGE, admin)
    with db.write() as session:
        row = parameters.row_of(session, family, key)
        assert not row.confirmed
        parameters.confirm(session, family, key, admin, parameters.seen(family, row))
    with db.read() as reading:
        row = parameters.row_of(reading, family, key)
        assert (row.confirmed, row.confirmed_by, row.confirmed_on) == (True, admin.name, world.TODAY)
        known = reference.current(reading).minimum_wage(date(2027, 5, 1))
        assert known is not None
        assert Decimal(known.monthly) == 2300
        before = parameters.seen(family, row)
    with db.write() as session:
        assert parameters.change(session, family, key, {**WAGE, "monthly": "2310"}, admin, before)
    with db.read() as reading:
        assert not parameters.row_of(reading, family, key).confirmed
        total, logged = changelog.page(reading, 0, 10)
        assert total == 3
        assert [c.says[:2] for c in logged] == ["修改", "确认", "新增"]
        newest = logged[0].changes[0]
        assert newest.before is not None
        assert (newest.before["monthly"], newest.after["monthly"]) == ("2300.00", "2310.00")
        assert verify(reading, world.TODAY).faults == []


def test_a_row_that_another_changed_meanwhile_is_not_overwritten(write: Write, admin: Any) -> None:
    family = FAMILIES["settings"]
    row = parameters.row_of(write, family, "open.wage_date")
    before = parameters.seen(family, row)
    answers = {"value": "申请仲裁之日", "source": "本院会议纪要"}
    assert parameters.change(write, family, row.key, answers, admin, before)
    with pytest.raises(Conflict):
        parameters.change(write, family, row.key, {**answers, "value": "裁决作出之日"}, admin, before)
    with pytest.raises(Conflict):
        parameters.confirm(write, family, row.key, admin, before)
    assert reference.setting(write, "open.wage_date") == "申请仲裁之日"


def test_the_same_answers_again_change_nothing(write: Write, admin: Any) -> None:
    family = FAMILIES["settings"]
    row = parameters.row_of(write, family, "open.wage_date")
    same = {"value": row.value, "source": row.source}
    assert not parameters.change(write, family, row.key, same, admin, parameters.seen(family, row))
    assert changelog.page(write, 0, 1)[0] == 0


def test_every_open_question_stands_among_the_settings(read: Read) -> None:
    shown = {row.key for row in parameters.rows(read, FAMILIES["settings"])}
    stored = set(read.exec(select(Setting.key)))
    assert {key for key in stored if key.startswith("open.")} <= shown
    assert not {key for key in shown if key.startswith(("number.", "reference."))}


def test_only_the_administrator_of_the_whole_bureau_changes_them(write: Write, people: world.People) -> None:
    for role in set(Role) - {Role.ADMIN}:
        with pytest.raises(Forbidden):
            parameters.add(write, FAMILIES["minimum_wages"], WAGE, people.in_role(role))
    with pytest.raises(Forbidden):
        holidays.load(write, NOTICE, people.alice, "", world.TODAY)


def test_what_is_there_already_is_not_entered_twice(write: Write, admin: Any) -> None:
    assert faults(parameters.add, write, FAMILIES["minimum_wages"], {**WAGE, "since": "2025-04-01"}, admin) == {"since"}
    average = {"region": "福建", "per": "year", "year": "2024", "amount": "112185", "source": "另一出处"}
    assert faults(parameters.add, write, FAMILIES["average_wages"], average, admin) == {"year"}
    target = {"plan": "“十四五”规划", "region": "晋江", "indicator": "MSR", "year": "2025", "use": "target", "value": "81",
              "source": "测试"}  # fmt: skip
    assert faults(parameters.add, write, FAMILIES["targets"], target, admin) == {"year"}
    with pytest.raises(NotFound):
        parameters.add(write, FAMILIES["settings"], {}, admin)


def test_an_average_wage_holds_from_the_year_after(write: Write, admin: Any) -> None:
    given = {"region": "泉州", "per": "month", "year": "2025", "amount": "7,000.00", "source": "市统计局公布"}
    parameters.add(write, FAMILIES["average_wages"], given, admin)
    row = write.exec(select(AverageWage).where(AverageWage.region == "泉州")).one()
    assert (row.since, row.amount) == (date(2026, 1, 1), Decimal("7000.00"))
    known = reference.current(write).average_wage("泉州", "month", 2025)
    assert known is not None
    assert Decimal(known.amount) == 7000


def test_a_target_of_another_year_is_entered(write: Write, admin: Any) -> None:
    given = {"plan": "“十五五”规划", "region": "晋江", "indicator": "MSR", "year": "2030", "use": "target", "value": "85.5",
             "nature": "", "source": "测试"}  # fmt: skip
    key = parameters.add(write, FAMILIES["targets"], given, admin)
    row = write.get(Target, int(key))
    assert row is not None
    assert (row.value, row.nature) == (Decimal("85.50"), "")


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("泉{short}劳人仲案字[{year}]{seq}号", True),
        ("{short}〔{year}〕号", False),
        ("{short}劳仲{seq}号", False),
        ("劳仲〔{year}〕{seq}号", False),
        ("{short}仲〔{year}〕{seq}号2", False),
        ("{place}仲〔{year}〕{seq}号{short}", False),
        ("{short}{year}{short.foo}{seq}", False),
        ("{short.__class__.__mro__}{short}{year}{seq}", False),
        ("{short}{year}{seq}{year:>50000000}", False),
        ("{short}{{year}}{year}{seq}", False),
        ("{short}{year}{seq", False),
        ("{short}{year}{}{seq}", False),
        ("{short}劳人调字〔{year}〕{seq}号", False),
    ],
)
def test_a_number_pattern_that_would_double_numbers_is_refused(write: Write, admin: Any, pattern: str, fits: bool) -> None:
    family = FAMILIES["patterns"]
    row = parameters.row_of(write, family, "number.arbitration")
    given = (write, family, row.key, {"value": pattern, "source": "本院"}, admin, parameters.seen(family, row))
    if not fits:
        assert faults(parameters.change, *given) == {"value"}
        return
    assert parameters.change(*given)
    unit = reference.unit(write, world.OFFICE)
    series = next(s for s in numbers.series_given_on("accept_arbitration") if s.name == "arbitration")
    assert numbers.next_number(write, series, 2026, unit) == "泉晋劳人仲案字[2026]1号"


UNIT = {"name": "新村", "full_name": "晋江市陈埭镇新村调解委员会", "short": "晋陈新", "code": "350582103-C9",
        "parent": world.EAST, "level": "村", "source": "镇政府文件"}  # fmt: skip


def test_a_unit_is_added_renamed_closed_and_opened_again(write: Write, admin: Any) -> None:
    family = FAMILIES["units"]
    key = parameters.add(write, family, UNIT, admin)
    unit = write.exec(select(Unit).where(Unit.code == key)).one()
    town = write.exec(select(Unit).where(Unit.code == world.EAST)).one()
    assert unit.path == f"{town.path}{unit.id}/"
    renamed = {n: v for n, v in UNIT.items() if n not in ("code", "parent", "level")} | {"name": "新新村"}
    assert parameters.change(write, family, key, renamed, admin, parameters.seen(family, unit))
    assert unit.name == "新新村"
    parameters.close(write, family, key, admin)
    assert unit.closed_on == world.TODAY
    parameters.close(write, family, key, admin)
    assert unit.closed_on is None


def test_a_unit_with_people_cannot_be_closed_and_no_two_have_one_name(write: Write, admin: Any) -> None:
    family = FAMILIES["units"]
    with pytest.raises(Conflict, match="账号"):
        parameters.close(write, family, world.EAST, admin)
    assert faults(parameters.add, write, family, {**UNIT, "short": "晋陈", "parent": "999"}, admin) >= {"short", "parent"}
    assert faults(parameters.add, write, family, {**UNIT, "code": world.EAST}, admin) == {"code"}


def test_a_room_is_added_renamed_and_closed(database: str, admin: Any) -> None:
    family = FAMILIES["rooms"]
    given = {"name": "三号调解室", "source": "本局办公室", "unit": world.EAST}
    with db.write() as session:
        key = parameters.add(session, family, given, admin)
        assert faults(parameters.add, session, family, given, admin) == {"name"}
        assert faults(parameters.add, session, family, {**given, "unit": "999"}, admin) == {"unit"}
        row = parameters.row_of(session, family, key)
        renamed = {"name": "四号调解室", "source": "本局办公室"}
        assert parameters.change(session, family, key, renamed, admin, parameters.seen(family, row))
        parameters.close(session, family, key, admin)
        with pytest.raises(NotFound):
            parameters.confirm(session, family, key, admin, "")
    with db.read() as reading:
        row = parameters.row_of(reading, family, key)
        assert (row.name, row.active) == ("四号调解室", False)
        assert family.columns[1][1](row) == "陈埭镇"
        assert verify(reading, world.TODAY).faults == []


def test_a_parameter_changed_past_the_program_is_found(database: str, admin: Any) -> None:
    with db.write() as session:
        parameters.add(session, FAMILIES["minimum_wages"], WAGE, admin)
    with db.write() as session:
        row = session.get(MinimumWage, date(2027, 4, 1))
        assert row is not None
        row.monthly = Decimal(9999)
    with db.read() as reading:
        assert [fault for fault in verify(reading, world.TODAY).faults if "最低工资" in fault]


# --- holiday notices ------------------------------------------------------------------------------------------


def test_a_notice_is_read_from_a_table_with_tabs_and_a_mark_of_its_encoding() -> None:
    assert holidays.read("\ufeff" + NOTICE.replace(",", "\t")) == holidays.read(NOTICE)
    assert holidays.decoded(NOTICE.encode("gb18030")) == NOTICE


@pytest.mark.parametrize("text", ["", "day,kind\n", HEAD, HEAD + "2027-13-01,rest,元旦,x\n", HEAD + "2027-01-01,rest,元旦,\n"])
def test_a_notice_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        holidays.read(text)
    assert refused.value.faults["text"]


@pytest.fixture
def waiting(people: world.People) -> int:
    """A case of the last days of 2026, whose time for an award reaches into 2027: 暂定."""
    bob = people.bob
    case = int(step(bob, "file_arbitration", application(1), "key-file-it").case_id)
    step(bob, "accept_arbitration", {"on": "2026-08-20"}, "key-accept", case, 1)
    return case


def _due(session: Any, case: int) -> dict[str, date]:
    rows = session.exec(select(Deadline).where(Deadline.case_id == case, Deadline.running))
    return {row.limit: row.due_on for row in rows}


def test_a_notice_moves_the_clocks_it_touches_and_says_which(both: str, admin: Any, waiting: int) -> None:
    with db.read() as reading:
        before = _due(reading, waiting)
        (limit, due) = max(before.items(), key=lambda item: item[1])
        text = HEAD + f"{due},rest,测试放假,测试通知\n"
        seen = holidays.foresee(reading, text, world.TODAY)
        assert [(c.day, c.turns) for c in seen.days] == [(due, True)]
        assert {(m.limit, m.before) for m in seen.moved} >= {(limit, due)}
        assert _due(reading, waiting) == before
    with db.write() as session:
        seq = holidays.load(session, text, admin, seen.seen, world.TODAY)
    with db.read() as reading:
        after = _due(reading, waiting)
        assert after[limit] == reference.current(reading).calendar.roll_forward(due) > due
        logged = changelog.one(reading, seq)
        assert (logged.count, logged.cases) == (len(seen.moved), 1)
        (told, *_) = [m for m in holidays.told(reading, logged.moved) if m.before == str(due)]
        assert told.after == str(after[limit])
        assert verify(reading, world.TODAY).faults == []


def test_the_notice_of_a_year_makes_it_loaded_and_replaces_what_was_there(write: Write, admin: Any) -> None:
    assert 2027 not in reference.current(write).calendar.loaded_years
    first = holidays.foresee(write, NOTICE, world.TODAY)
    assert first.years == [2027]
    holidays.load(write, NOTICE, admin, first.seen, world.TODAY)
    assert 2027 in reference.current(write).calendar.loaded_years
    assert not reference.current(write).calendar.is_workday(date(2027, 1, 1))
    amended = NOTICE.replace("2027-01-09,work,元旦调休上班,国办发明电〔2026〕测试号\n", "")
    second = holidays.foresee(write, amended, world.TODAY)
    assert [(c.day, c.turns) for c in second.days] == [(date(2027, 1, 9), True)]
    holidays.load(write, amended, admin, second.seen, world.TODAY)
    assert not reference.current(write).calendar.is_workday(date(2027, 1, 9))
    with pytest.raises(Conflict, match="相同"):
        holidays.load(write, amended, admin, holidays.foresee(write, amended, world.TODAY).seen, world.TODAY)


def _load(write: Write, admin: Any, text: str) -> None:
    holidays.load(write, text, admin, holidays.foresee(write, text, world.TODAY).seen, world.TODAY)


def test_a_notice_of_one_holiday_alone_leaves_its_year_provisional_and_says_what_it_lacks(write: Write, admin: Any) -> None:
    """X-03 (十五日) from these days ended two days early, and no longer 暂定."""
    alone = holidays.line(date(2027, 10, 1), "rest", "国庆节", "测试")
    seen = holidays.foresee(write, alone, world.TODAY)
    assert (seen.years, [(c.day, c.turns) for c in seen.days]) == ([], [(date(2027, 10, 1), False)])
    (partial,) = seen.partial
    assert (partial.year, partial.loaded) == (2027, False)
    assert partial.lacks == ["元旦（01-01）", "春节（02-05 至 02-08）", "清明节（04-05）", "劳动节（05-01 至 05-02）", "端午节（06-09）",
                             "中秋节（09-15）", "国庆节（10-02 至 10-03）"]  # fmt: skip
    holidays.load(write, alone, admin, seen.seen, world.TODAY)
    for since, due_on in (("2027-04-18", "2027-05-05"), ("2027-01-23", "2027-02-11")):
        reckoned = due("X-03", date.fromisoformat(since), reference.current(write).calendar)
        assert (str(reckoned.due_on), reckoned.provisional) == (due_on, True)


def test_a_line_on_the_first_of_october_takes_nothing_back_of_a_notice_that_is_loaded(write: Write) -> None:
    seen = holidays.foresee(write, holidays.line(date(2026, 10, 1), "rest", "国庆", "更正"), world.TODAY)
    assert [c.day for c in seen.days] == [date(2026, 10, 1)]
    assert [(p.year, p.loaded) for p in seen.partial] == [(2026, True)]


def test_a_day_on_which_a_holiday_was_taken_to_be_made_up_is_told_where_the_notice_does_not_name_it(
    write: Write, admin: Any
) -> None:
    notice = "".join(line for line in NOTICE.splitlines(keepends=True) if not line.startswith("2027-05-04"))
    assert (date(2027, 5, 4), True) in [(c.day, c.turns) for c in holidays.foresee(write, notice, world.TODAY).days]
    _load(write, admin, notice)
    assert reference.current(write).calendar.is_workday(date(2027, 5, 4))
    assert holidays.foresee(write, notice, world.TODAY).days == []


def test_the_days_of_a_year_are_those_that_rest_whether_a_notice_names_them_or_the_statute_alone(
    write: Write, admin: Any
) -> None:
    def free() -> dict[date, str]:
        return {line.day: line.name for line in holidays.days_of(write, 2027) if not line.worked}

    before = free()
    assert (before[date(2027, 1, 1)], before[date(2027, 5, 3)]) == ("元旦", "劳动节补假")
    calendar = reference.current(write).calendar
    days = (date(2027, 1, 1) + timedelta(days=n) for n in range(365))
    assert {day for day in days if not calendar.is_workday(day) and day.weekday() < 5} <= before.keys()
    assert not holidays.is_loaded(write, 2027)
    _load(write, admin, NOTICE)
    assert holidays.is_loaded(write, 2027)
    assert date(2027, 1, 9) in {line.day for line in holidays.days_of(write, 2027) if line.by_bureau}


def test_a_december_day_belongs_to_the_next_years_notice(write: Write, admin: Any) -> None:
    """As the notice of 2019 set 2018-12-29 to 31."""
    _load(
        write,
        admin,
        NOTICE + "2026-12-26,work,元旦调休上班,国办发明电〔2026〕测试号\n2026-12-31,rest,元旦,国办发明电〔2026〕测试号\n",
    )
    shipped = (TREE / "mediation" / "data" / "holidays.csv").read_text(encoding="utf-8").splitlines()
    again = "\n".join([shipped[0], *(line + "更正" for line in shipped if line.startswith("2026"))])
    _load(write, admin, again)
    calendar = reference.current(write).calendar
    assert calendar.is_workday(date(2026, 12, 26))
    assert not calendar.is_workday(date(2026, 12, 31))


def test_a_day_entered_singly_stays_when_the_notice_is_loaded_again(write: Write, admin: Any) -> None:
    _load(write, admin, NOTICE)
    _load(write, admin, holidays.line(date(2027, 6, 1), "rest", "台风停工", "本市通告"))
    _load(write, admin, NOTICE.replace("2027-01-09,work,元旦调休上班,国办发明电〔2026〕测试号\n", ""))
    assert not reference.current(write).calendar.is_workday(date(2027, 6, 1))


def test_a_statutory_holiday_that_the_notice_confirms_turns_nothing(write: Write) -> None:
    told = {c.day: c.turns for c in holidays.foresee(write, NOTICE, world.TODAY).days}
    assert not told[date(2027, 1, 1)]
    assert told[date(2027, 1, 9)]


def test_only_what_was_looked_at_is_loaded(write: Write, admin: Any) -> None:
    seen = holidays.foresee(write, NOTICE, world.TODAY).seen
    with pytest.raises(Conflict, match="预览"):
        holidays.load(write, NOTICE.replace("2027-01-03", "2027-01-04"), admin, seen, world.TODAY)
    other = holidays.line(date(2027, 5, 1), "rest", "劳动节", "测试")
    holidays.load(write, other, admin, holidays.foresee(write, other, world.TODAY).seen, world.TODAY)
    with pytest.raises(Conflict, match="预览"):
        holidays.load(write, NOTICE, admin, seen, world.TODAY)


def test_many_clocks_at_once_are_those_that_one_case_after_another_gives(both: str, waiting: int) -> None:
    with db.write() as session:
        session.add(Holiday(day=date(2026, 10, 9), is_workday=False, name="测试", source="测试"))
        cases = recount.touched(session, date(2026, 10, 9), date(2026, 10, 9))
        foreseen = recount.foresee(session, cases, reference.current(session), world.TODAY)
        assert recount.recount_all(session, cases, world.TODAY) == foreseen
    with db.write() as session:
        assert [case for case in (waiting,) if recount.recount(session, case, world.TODAY)] == []


def test_a_list_of_days_with_a_character_that_cannot_be_kept_is_refused_when_it_is_looked_at() -> None:
    with pytest.raises(Invalid) as refused:
        holidays.read("day,kind,name,source\n2027-10-01,rest,国庆\0节,国办发明电〔2026〕1号\n")
    assert "不能保存的字符" in refused.value.faults["text"]
