"""Numbers: consecutive, without gaps or doubles, per series, unit and year, whoever asks at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlmodel import select

from mediation import db
from mediation.errors import Invalid
from mediation.models import NumberSeries, Proceeding, Setting, Write
from mediation.rules.states.arbitration import FILED
from mediation.rules.states.mediation import REGISTERED
from mediation.services import door
from tests.scenes import answer
from tests.walks import Walk, walk_to
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")
WRITERS, EACH = 6, 8


class Mishap(Exception):
    """What goes wrong after a number was taken."""


def test_no_gap_and_no_double_under_writers_of_whom_some_fail(people: People) -> None:
    with db.read() as session:
        given = answer("register", Walk(session, people).scene()) | {"on": TODAY.isoformat()}  # type: ignore[arg-type]

    def write(writer: int) -> int:
        kept = 0
        for turn in range(EACH):
            fails = (writer + turn) % 3 == 0
            try:
                with db.write() as session:
                    door.perform(session, "register", given, people.alice, f"{writer}-{turn}")
                    if fails:
                        raise Mishap
            except Mishap:
                continue
            kept += 1
        return kept

    with ThreadPoolExecutor(WRITERS) as pool:
        kept = sum(pool.map(write, range(WRITERS)))
    with db.read() as session:
        given_out = session.exec(select(Proceeding.docket)).all()
    short = given_out[0].partition("收")[0]
    assert 0 < kept < WRITERS * EACH
    assert sorted(given_out) == sorted(f"{short}收〔2026〕{n}号" for n in range(1, kept + 1))


def test_each_unit_and_each_year_counts_for_itself(write: Write, people: People) -> None:
    given = answer("register", Walk(write, people).scene())
    for actor, day in (
        (people.alice, "2025-12-31"),
        (people.alice, "2026-01-01"),
        (people.charlie, "2026-01-01"),
        (people.alice, "2026-01-02"),
    ):
        door.perform(write, "register", {**given, "on": day}, actor, f"{actor.login}{day}")
    write.flush()
    found = write.exec(select(Proceeding.docket).order_by(Proceeding.case_id)).all()  # type: ignore[arg-type]
    assert [docket.partition("收")[2] for docket in found] == ["〔2025〕1号", "〔2026〕1号", "〔2026〕1号", "〔2026〕2号"]
    assert found[1].partition("收")[0] != found[2].partition("收")[0]


def test_the_arbitration_counts_in_the_commissions_name_whoever_hands_it_over(write: Write, people: People) -> None:
    through = walk_to(write, people, REGISTERED).go("withdraw_mediation", "apply_arbitration", "accept_arbitration")
    direct = walk_to(write, people, FILED)
    write.flush()
    numbers = {row.case_id: row.docket for row in write.exec(select(Proceeding).where(Proceeding.kind == "arbitration")).all()}
    assert through.case_id is not None
    assert numbers[through.case_id] == "晋劳人仲案字〔2026〕1号"
    assert numbers[direct.case_id or 0] == "晋劳人仲案字〔2026〕2号"


def test_a_refused_form_takes_no_number(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    before = {(row.series, row.unit_id): row.last for row in write.exec(select(NumberSeries)).all()}
    with pytest.raises(Invalid):
        walk.do("accept_mediation", both_consent=False)
    assert {(row.series, row.unit_id): row.last for row in write.exec(select(NumberSeries)).all()} == before


def test_the_pattern_is_the_bureaus_own(write: Write, people: People) -> None:
    row = write.get_one(Setting, "number.mediation")
    row.value = "{year}-{short}-{seq}"
    write.add(row)
    write.flush()
    walk = walk_to(write, people, REGISTERED)
    walk.do("accept_mediation", on=date(2026, 3, 4))
    write.flush()
    docket = write.exec(select(Proceeding.docket).where(Proceeding.case_id == walk.case_id)).one()
    assert docket.startswith("2026-")
    assert docket.endswith("-1")
