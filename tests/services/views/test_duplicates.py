"""Likely duplicates: found by number, code and name; named where the actor may see them. Of other units' cases only the number is
told, and not before a case is really registered, on record."""

from typing import Any

import pytest

from mediation import db
from mediation.models import Party, Write
from mediation.rules.codes import Kind
from mediation.rules.identity import credit_check_digit, id_check_digit
from mediation.rules.roles import Role
from mediation.rules.states import STATES
from mediation.services import door
from mediation.services.door import step_named
from mediation.services.record import access, cases, parties
from mediation.services.views import cautions, duplicates
from tests import world
from tests.scenes import COMPANY, person
from tests.walks import Walk, walk_to

CODE = "91350582MA2XXXXX0" + credit_check_digit("91350582MA2XXXXX0")
OTHER = {**COMPANY, "name": "某伞业有限公司", "credit_code": CODE}


def application(*people: dict[str, Any], company: dict[str, Any] = COMPANY, **more: Any) -> dict[str, Any]:
    claims = [{"claimant": n, "item": "severance", "amount": "8000.00"} for n in range(1, len(people) + 1)]
    given = {"on": "2026-08-18", "cause": "04", "applicants": list(people), "respondents": [company], "claims": claims}
    return {**given, "story": "被口头辞退。", "workplace": "晋江市陈埭镇", **more}


@pytest.fixture
def alices(write: Write, people: world.People) -> int:
    return door.perform(write, "register", application(person(1)), people.alice, "likely-key-1").case_id


def test_the_same_id_number_is_found_whatever_the_name(write: Write, people: world.People, alices: int) -> None:
    typed = {"applicants": [{"name": "王某", "id_number": person(1)["id_number"].lower()}]}
    found = duplicates.found(write, people.alice, typed)
    assert [row.case_id for row in found.rows] == [alices]
    assert found.rows[0].says.startswith("同一证件号码：周某1；2026-08-18 收到")


def test_the_same_name_and_the_same_company_are_found(write: Write, people: world.People, alices: int) -> None:
    by_name = duplicates.found(write, people.alice, {"applicants": [{"name": "周某1"}]})
    assert by_name.rows[0].says.startswith("同名：周某1")
    unit = {"respondents": [{"type": "unit", "name": COMPANY["name"]}]}
    assert duplicates.found(write, people.alice, unit).rows[0].says.startswith("同一单位：某鞋业有限公司")
    other = door.perform(write, "register", application(person(2), company=OTHER), people.alice, "likely-key-2").case_id
    by_code = duplicates.found(write, people.alice, {"respondents": [{"type": "unit", "name": "改了名", "credit_code": CODE}]})
    assert [row.case_id for row in by_code.rows] == [other]


def test_the_same_person_comes_before_the_same_company(write: Write, people: world.People, alices: int) -> None:
    door.perform(write, "register", application(person(3)), people.alice, "likely-key-3")
    typed = application(person(1))
    assert duplicates.found(write, people.alice, typed).rows[0].case_id == alices


def test_a_stranger_who_types_learns_nothing(write: Write, people: world.People, alices: int) -> None:
    found = duplicates.found(write, people.charlie, application(person(1)))
    assert (found.rows, found.more) == ((), 0)
    assert "另有" not in repr(found)


def test_whoever_registers_learns_the_number_and_whom_to_ask_on_record(write: Write, people: world.People, alices: int) -> None:
    given = application(person(1))
    done = door.perform(write, "register", given, people.charlie, "likely-key-9")
    told = duplicates.tell_of_others(write, people.charlie, done.case_id, given, world.TODAY)
    assert told.startswith("本市另有 1 件")
    assert "0595-10000000" in told
    for secret in ("周某", "鞋业", "2026-08-18", str(person(1)["id_number"]), "同一证件号码"):
        assert secret not in told
    (look,) = access.of_case(write, done.case_id)
    assert (look.who, look.what, look.which) == ("查理", "登记时获知其他单位的案件", "1 件")
    again = duplicates.tell_of_others(write, people.charlie, done.case_id, given, world.TODAY)
    assert (again, len(access.of_case(write, done.case_id))) == (told, 1)
    mine = door.perform(write, "register", given, people.alice, "likely-key-8").case_id
    assert duplicates.tell_of_others(write, people.in_role(Role.MANAGER), mine, given, world.TODAY) == ""
    assert access.of_case(write, mine) == []


def test_half_a_name_and_a_wrong_number_find_nothing(write: Write, people: world.People, alices: int) -> None:
    wrong = str(person(1)["id_number"])[:17] + "?"
    found = duplicates.found(write, people.alice, {"applicants": [{"name": "周", "id_number": wrong}]})
    assert found.rows == ()
    assert found.faults[0].startswith("第 1 位申请人：身份号码")


def test_check_digits_are_told_for_each_party(write: Write, people: world.People) -> None:
    typed = {
        "applicants": [{"name": "甲某", "id_number": "35058219800101001"}],
        "respondents": [{"type": "unit", "name": "某厂", "credit_code": CODE[:17] + ("0" if CODE[17] != "0" else "1")}],
    }
    said = duplicates.found(write, people.alice, typed).faults
    assert said[0].startswith("第 1 位申请人：身份号码应当是 18 位")
    assert said[1].startswith("第 1 位被申请人：统一社会信用代码的校验位不对")
    complained = duplicates.found(write, people.alice, typed, Kind.INSPECTION).faults
    assert [each.split("：")[0] for each in complained] == ["第 1 位投诉人", "第 1 位被投诉单位"]


def stored(session: Write, case_id: int) -> list[Party]:
    return [*parties.of_case(session, case_id).values()]


# --- the warnings ---------------------------------------------------------------------------------------------


def on_file(session: Write, walk: Walk, who: str, again: dict[str, Any] | None = None) -> list[str]:
    person_again = {"applicants": [again or person(1, "周某1")], "claims": [{"claimant": 1, "item": "severance"}]}
    given = {**person_again, "on": walk.day.isoformat(), "workplace": "晋江市"}
    actor = walk.people[who]
    found = cautions.typed(session, actor, step_named("file_arbitration"), given)
    return [view.text for view in found if view.check == "once_only"]


@pytest.mark.parametrize(("state", "article"), [("refused", "第34条"), ("withdrawn", "第35条"), ("accepted", "第34条")])
def test_an_earlier_arbitration_of_the_same_person_is_told(
    write: Write, people: world.People, state: str, article: str
) -> None:
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, state])
    first = walk.facts.parties[1]
    assert first.name == "周某1"
    (told,) = on_file(write, walk, "bob")
    assert article in told
    assert on_file(write, walk, "charlie") == [], "another unit's case is not told in particular"


def test_r33_39_of_whoever_was_joined_later_it_is_told_since_when(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, "formed"])
    walk.do(
        "join_party", side="applicant", joined=[person(850)], reason="共同劳动者", added=[{"item": "wages", "amount": "500.00"}]
    )
    joined, received = walk.day, walk.facts.proceedings[1].received_on
    (told,) = on_file(write, walk, "bob", person(850))
    assert f"，{joined}）" in told
    assert f"，{received}）" in on_file(write, walk, "bob")[0]


def test_the_warnings_stay_with_the_case_until_they_are_answered(write: Write, people: world.People) -> None:
    given = application(person(1), matters=["wage_iou"], materials=["application"])
    done = door.perform(write, "register", given, people.alice, "likely-key-9")
    seen = cases.see(write, done.case_id, people.alice)
    told = [view.text for view in cautions.of_case(write, people.alice, seen, 1, stored(write, done.case_id))]
    assert any("工资欠条" in text for text in told)
    assert any("还缺：" in text for text in told)
    assert any("某鞋业有限公司的" in text for text in told) == ("legal_representative" not in COMPANY)


def test_a_birthday_comes_from_the_sealed_number_and_is_told_of_nobody_else(write: Write, people: world.People) -> None:
    old = {**person(1), "id_number": "990582196001010011"[:17]}
    old["id_number"] += id_check_digit(str(old["id_number"]))
    given = application(
        old, on="2026-08-18", ended_on="2026-08-17", claims=[{"claimant": 1, "item": "severance", "amount": "100.00"}]
    )
    typed = cautions.typed(write, people.bob, step_named("file_arbitration"), given)
    assert any("达到法定退休年龄" in view.text and view.grave for view in typed)
    done = door.perform(write, "file_arbitration", given, people.bob, "likely-key-10")
    seen = cases.see(write, done.case_id, people.bob)
    kept = cautions.of_case(write, people.bob, seen, 1, stored(write, done.case_id))
    assert [view.text for view in kept if view.grave] == [view.text for view in typed if view.grave]


def test_each_way_of_looking_finds_its_index(both: str) -> None:
    """Without an index every pause in typing would read through all parties of the city."""
    asked = {
        "ix_party_name_key": "SELECT case_id, name FROM party WHERE type = 'unit' AND name_key IN ('甲', '乙')"
        " ORDER BY case_id DESC LIMIT 400",
        "ix_party_credit_code": f"SELECT case_id, name FROM party WHERE credit_code IN ('{CODE}') ORDER BY case_id DESC LIMIT 400",
    }
    with db.write() as session:
        connection = session.connection()
        if connection.dialect.name == "postgresql":
            # In a table that is known to be empty every index costs the same: nobody has looked into this one yet.
            connection.exec_driver_sql("UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE relname = 'party'")
        explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
        for index, statement in asked.items():
            plan = connection.exec_driver_sql(explain + statement).fetchall()
            assert index in str(plan)


def test_a_complaint_that_is_another_ones_again_is_said_to_be_one(write: Write, people: world.People) -> None:
    """The same worker against the same employer, from the platform this time: told before it is taken in twice."""
    first = Walk(write, people).go("receive_complaint", "docket_complaint")
    for n in range(3):
        door.perform(write, "receive_complaint", {
            "on": "2026-08-18", "accusation": "report", "cause": "22", "respondents": [COMPANY], "story": "收取押金。",
        }, people["dave"], f"likely-report-{n}")  # fmt: skip
    typed = {"applicants": [person(1)], "respondents": [COMPANY], "source": "platform"}
    found = duplicates.found(write, people["dave"], typed).rows
    assert found[0].case_id == first.case_id
    assert "请核对是不是重复" in found[0].says
    assert ["重复" in row.says for row in found[1:]] == [False] * 3
