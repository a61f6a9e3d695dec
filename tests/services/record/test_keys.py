"""Names, case numbers and ID numbers are found whatever they are typed like, from an index, and also in a database of before."""

from typing import Any

import pytest
from sqlalchemy import delete, text, update
from sqlmodel import col, func, select

from mediation import db
from mediation.models import Case, NamePart, Party, Proceeding, Setting
from mediation.services.base import privacy
from mediation.services.operation.verify import verify
from mediation.services.record import keys
from mediation.services.views import search
from tests import world
from tests.web.conftest import application, id_number
from tests.web.conftest import perform as step

NAMES = ("阿依努尔•买买提", "马某", "什某", "王五", "陈〇一")
COMPANY = "某某（晋江）鞋业有限公司"


@pytest.fixture
def registered(both: str, people: world.People) -> dict[str, int]:
    """A case for each name, all against one company."""
    found = {}
    for n, name in enumerate(NAMES):
        given = application(1)
        given["applicants"][0] |= {"name": name, "id_number": id_number(100 + n), "sex": ""}
        given["respondents"][0]["name"] = COMPANY
        found[name] = int(step(people.alice, "register", given, f"key-register-{n}").case_id)
    return found


def found_by(typed: str) -> set[int]:
    with db.read() as session:
        return {case for case in session.exec(select(Case.id).where(keys.matching(session, typed))) if case}


LOOKED_FOR = [
    ("阿依努尔·买买提", "阿依努尔•买买提"), ("阿依努尔.买买提", "阿依努尔•买买提"), ("阿依努尔买买提", "阿依努尔•买买提"),
    ("买买提", "阿依努尔•买买提"),
    ("⻢某", "马某"), ("\uf9fd某", "什某"), ("王 五", "王五"), ("陈○一", "陈〇一"), ("陈零一", "陈〇一"), ("〇一", "陈〇一"),
]  # fmt: skip


def test_what_is_typed_finds_what_is_meant(registered: dict[str, int]) -> None:
    for typed, name in LOOKED_FOR:
        assert found_by(typed) == {registered[name]}, typed
    everybody = set(registered.values())
    for typed in ("某某(晋江)鞋业", "某某晋江鞋业", "鞋业有限", COMPANY, "晋江 鞋业"):
        assert found_by(typed) == everybody, typed
    assert found_by("王五 鞋业") == {registered["王五"]}
    for typed in ("某某晋江鞋业股份", "鞋业 没有", "", "（）", "%", "_"):
        assert found_by(typed) == set(), typed
    with db.read() as session:
        case, docket = session.exec(
            select(Proceeding.case_id, Proceeding.docket).order_by(col(Proceeding.id).desc())
        ).first() or (0, "")
    seq = docket.rpartition("〕")[2].removesuffix("号")
    for typed in (docket, docket.replace("〔", "[").replace("〕", "]"), f"2026 {seq}", f"〔2026〕第0{seq}号"):
        assert found_by(typed) == {case}, typed
    for typed in (id_number(102), f"ID {id_number(102)}", f"身份证：{id_number(102)[:6]} {id_number(102)[6:]}"):
        assert found_by(typed) == {registered["什某"]}, typed


def test_a_database_of_before_is_given_its_keys_once(registered: dict[str, int]) -> None:
    spaced = f"{id_number(103)[:6]} {id_number(103)[6:14]} {id_number(103)[14:]}"
    with db.write() as session:
        session.execute(delete(NamePart))
        session.execute(update(Party).values(name_key=""))
        session.execute(update(Proceeding).values(docket_key="", receipt_key="", receipt=""))
        session.execute(update(Setting).where(col(Setting.key) == keys.FOLD).values(value=""))
        party = session.exec(select(Party).where(Party.name == "王五")).one()
        party.id_number = privacy.seal(spaced, privacy.place("id_number", party.case_id, party.number))
        party.id_index = privacy.index(spaced)
    assert found_by("王五") == found_by(id_number(103)) == set()
    with db.write() as session:
        assert keys.follow_the_fold(session) == 2 * len(NAMES)
        assert keys.follow_the_fold(session) == 0
    for typed, name in LOOKED_FOR:
        assert found_by(typed) == {registered[name]}, typed
    assert found_by(id_number(103)) == {registered["王五"]}
    with db.read() as session:
        assert verify(session, world.TODAY).faults == []


def test_the_receipt_number_finds_the_case_that_has_its_own_number_now(
    registered: dict[str, int], people: world.People
) -> None:
    case = registered["王五"]
    with db.read() as session:
        receipt = session.exec(select(Proceeding.docket).where(Proceeding.case_id == case)).one()
    step(people.alice, "accept_mediation", {"on": "2026-08-18", "both_consent": True}, "key-accepted", case, 1)
    with db.read() as session:
        docket = session.exec(select(Proceeding.docket).where(Proceeding.case_id == case)).one()
    assert receipt != docket
    for typed in (receipt, docket, receipt.replace("〔", "(").replace("〕", ")"), f"王五 {receipt}"):
        assert found_by(typed) == {case}, typed
    with db.read() as session:
        _, rows = search.found(session, people.alice, search.Wanted(q=receipt), world.TODAY, 0, 10)
        assert rows[0].matched == f"收件编号 {receipt}"
        _, rows = search.found(session, people.alice, search.Wanted(q=docket), world.TODAY, 0, 10)
        assert rows[0].matched == ""
        assert verify(session, world.TODAY).faults == []


def test_the_words_of_a_number_find_those_that_bear_it(registered: dict[str, int], people: world.People) -> None:
    case = registered["王五"]
    step(people.alice, "accept_mediation", {"on": "2026-08-18", "both_consent": True}, "key-accepted", case, 1)
    for typed in ("晋陈", "晋陈收", "陈收"):
        assert found_by(typed) == set(registered.values()), typed
    for typed in ("晋陈劳人调字", "晋陈劳人调", "王五 晋陈"):
        assert found_by(typed) == {case}, typed
    for typed in ("晋池收", "晋池劳人调字", "陈劳人仲案字"):
        assert found_by(typed) == set(), typed


def test_a_name_is_found_from_an_index(registered: dict[str, int]) -> None:
    with db.read() as session:
        if session.get_bind().dialect.name != "sqlite":
            return
        for typed, index in (
            ("王五", "name_part"),
            ("王五", "ix_party_name_key"),
            ("2026 1", "ix_proceeding_docket_key"),
            ("2026 1", "ix_proceeding_receipt_key"),
            ("晋陈", "ix_proceeding_unit"),
        ):
            statement = (
                select(Case.id)
                .where(keys.matching(session, typed))
                .compile(session.connection(), compile_kwargs={"literal_binds": True})
            )
            plan: Any = session.execute(text(f"EXPLAIN QUERY PLAN {statement}")).all()
            assert any("SEARCH" in row[3] and index in row[3] for row in plan), plan
            assert not any(row[3].startswith("SCAN") and ("party" in row[3] or "proceeding" in row[3]) for row in plan), plan


def test_a_company_of_many_cases_has_its_parts_once(registered: dict[str, int]) -> None:
    with db.read() as session:
        many = session.exec(select(func.count()).select_from(NamePart).where(NamePart.name_key == "某某晋江鞋业有限公司")).one()
    assert many == 10
