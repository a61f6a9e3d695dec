"""What was changed behind the program's back, in rows that no journal tells of, is found: each kind of tampering tried."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from sqlmodel import col, delete, select, text, update

from mediation import clock, db
from mediation.models import Holiday, Read, Room, Setting, Write
from mediation.services.operation import anchors
from mediation.services.operation.verify import Report, verify
from mediation.services.record import parties, seals
from mediation.services.upkeep import staff
from tests import world
from tests.backups import anchor
from tests.services.record.tamperings import TAMPERINGS, bureau_with_something_to_tamper_with
from tests.walks import through_mediation


@pytest.fixture
def bureau(both: str, today: date, home: Path) -> None:
    """The record that is tampered with."""
    bureau_with_something_to_tamper_with()


def look() -> Report:
    with db.read() as session:
        return verify(session, clock.today())


def faults_after(tampering: str) -> list[str]:
    """What verification finds wrong while this is done to the database; it is undone afterwards."""
    with db.writing_engine().connect() as connection:
        changed = connection.execute(text(tampering)).rowcount
        assert changed > 0, f"touched nothing: {tampering}"
        with Read(connection, autoflush=False) as session:
            session.connection()
            found = verify(session, clock.today()).faults
        connection.rollback()
    return found


def test_every_tampering_is_found(bureau: None) -> None:
    assert look().faults == []
    assert [name for name, tampering in TAMPERINGS.items() if not faults_after(tampering)] == []
    assert look().faults == []


def test_what_is_found_is_said_in_a_sentence(bureau: None) -> None:
    said = {name: "；".join(faults_after(TAMPERINGS[name])) for name in TAMPERINGS if name.startswith(("a c", "an a"))}
    assert "账号应有" in said["an account removed"]
    assert "账号被越过本系统改动过" in said["an account moved to the top"]
    assert "案件 1 第 1 位当事人的电话打不开" in said["a cipher moved"]
    assert "案件 1 第 1 位当事人的证件号码打不开" in said["a cipher changed"]


def test_what_the_program_itself_changes_is_no_tampering(bureau: None, home: Path) -> None:
    with db.write() as session:
        staff.deactivate(session, "charlie")
        session.add(Room(unit_id=1, name="新室"))
    with db.write() as session:
        session.exec(update(Setting).where(col(Setting.key) == "court.first_instance").values(source="一并改写"))
        session.exec(delete(Holiday).where(col(Holiday.day) == date(2026, 10, 1)))
    assert look().faults == []
    with db.write() as session:
        session.delete(session.exec(select(Room).where(Room.name == "新室")).one())
        parties.of_case(session, 1)[1].post = "经理"
    assert look().faults == []


def test_two_who_change_one_table_at_once_leave_a_true_seal(both: str) -> None:
    """On PostgreSQL they really are at it together; each seals with the other's row in it."""
    ready = Barrier(2, timeout=20)

    def change(key: str) -> None:
        with db.write() as session:
            if session.get_bind().dialect.name == "postgresql":
                ready.wait()
            row = session.get(Setting, key)
            assert row is not None
            row.source = "两人同时"

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(change, ["court.first_instance", "court.intermediate"]))
    assert look().faults == []


def test_a_change_that_was_rolled_back_leaves_the_seal_as_it_was(bureau: None) -> None:
    def fail() -> None:
        with db.write() as session:
            staff.deactivate(session, "charlie")
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with db.write() as session:
        session.add(Room(unit_id=1, name="新室"))
    assert look().faults == []


def test_all_is_sealed_anew_once_when_the_tables_have_changed(bureau: None) -> None:
    """An update may have moved and changed what is sealed; one that was interrupted is taken up by the next."""
    for revision, done in (("before", True), ("before", False), ("after", True)):
        with db.write() as session:
            session.execute(text("DELETE FROM seal WHERE scope LIKE 'case:%'"))
            assert seals.follow_structure(session, revision) is done
        assert bool(look().faults) is not done


# --- anchors --------------------------------------------------------------------------------------------------


def test_a_file_of_anchors_that_was_taken_away_or_put_back_is_missed(bureau: None, home: Path) -> None:
    path = home / "anchors.log"
    yesterday = path.read_bytes()
    with db.write() as session:
        through_mediation(session, world.People(session))
    anchor()
    today = path.read_bytes()
    path.write_bytes(yesterday)
    assert "外部锚曾有 2 次，文件里现在只有 1 次，被删去或者换掉" in look().faults
    path.unlink()
    assert any("文件里现在只有 0 次" in fault for fault in look().faults)
    path.write_bytes(today)
    assert look().faults == []


def test_an_anchor_without_the_key_is_found(bureau: None, home: Path) -> None:
    """A file written anew by whoever has the program and the database, and not the key."""
    path = home / "anchors.log"
    noted = json.loads(path.read_bytes())
    noted.pop("key")
    line = json.dumps(noted, separators=(",", ":"), sort_keys=True).encode()
    path.write_bytes(line + b"\n")
    assert "外部锚文件不是本系统记下的那一份" in look().faults
    path.write_bytes(json.dumps(noted | {"key": "0" * 64}).encode() + b"\n")
    assert any("不是用本系统的密钥写的" in fault for fault in look().faults)


def test_anchors_of_before_the_key_are_said_and_go_on(both: str, today: date, home: Path) -> None:
    with db.write() as session:
        through_mediation(session, world.People(session))
    assert any("还没有外部锚" in note for note in look().notes)
    anchor()
    path = home / "anchors.log"
    noted = json.loads(path.read_bytes())
    noted.pop("key")
    path.write_bytes(json.dumps(noted, separators=(",", ":"), sort_keys=True).encode() + b"\n")
    with db.write() as session:
        session.execute(text("DELETE FROM seal WHERE scope = 'anchors'"))
        anchors.begin(session, path)
        through_mediation(session, world.People(session))
    anchor()
    report = look()
    assert (report.faults, report.anchors) == ([], 2)
    assert any("前 1 次由旧版本写成，没有密钥" in line for line in report.lines())


def test_an_anchor_that_a_crash_left_outside_alone_is_no_fault(bureau: None, home: Path) -> None:
    """The line was on the disk, and the database did not come to count it."""
    with db.write() as session:
        through_mediation(session, world.People(session))
    with Write(db.writing_engine()) as session:
        anchors.append(session, home / "anchors.log")
        session.rollback()
    assert look().faults == []
    anchor()
    assert look().faults == []
