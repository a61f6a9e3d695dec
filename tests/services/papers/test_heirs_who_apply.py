"""Heirs who apply from the start, at the door: the papers tell whose wages they ask for, the page and the search know him."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest
from sqlmodel import select

from mediation.models import Case, Party, Write
from mediation.rules.lineage import whose
from mediation.services.record import keys
from mediation.services.views.case_page import people as people_lines
from tests.corrections import amend
from tests.scenes import person
from tests.services.papers.awards import printed
from tests.walks import Walk
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("today")
DEAD = "冉荣海"
EACH = [{"claimant": n, "item": "wages", "amount": "20000.00"} for n in (1, 2)]


def filed(write: Write, people: People) -> Walk:
    walk = Walk(write, people)
    walk.do(
        "file_arbitration", applicants=[person(1), person(2)], claims=EACH, deceased=[{"name": DEAD, "died_on": "2026-01-05"}]
    )
    return walk


def test_LMAA_47_an_award_to_the_heirs_of_one_worker_is_labelled_by_their_sum_and_names_him(
    write: Write, people: People
) -> None:
    walk = filed(write, people).go("accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing", "award")
    said = printed(walk, "award_nonfinal")
    assert f"系已故劳动者{DEAD}的继承人" in said
    assert f"支付{DEAD}的劳动报酬20000元" in said
    assert "合计40000元，超过" in said


def test_LMAA_25_the_dead_worker_is_found_and_told_of_and_is_served_nothing(write: Write, people: People) -> None:
    walk = filed(write, people).go("accept_arbitration")
    write.flush()
    rows = {row.name: row for row in write.exec(select(Party).where(Party.case_id == walk.case_id))}
    assert walk.here is not None
    assert DEAD in rows
    assert list(write.exec(select(Case.id).where(keys.matching(write, DEAD)))) == [walk.case_id]
    said = {line.name: list(line.was) for line in people_lines.lines(rows.values(), walk.facts, walk.here, TODAY, {})}
    assert said["周某1"] == [f"系已故劳动者{DEAD}的继承人"]
    assert said[DEAD] == ["2026-01-05 申请前已经死亡，由周某1、周某2主张"]
    assert rows[DEAD].number not in walk.here.addressees
    assert walk.facts.amount_claimed(walk.here) == 40000


def test_LMAA_25_an_application_that_did_not_say_whose_heirs_they_are_is_put_right(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("file_arbitration", applicants=[person(1), person(2)], claims=EACH)
    walk.go("accept_arbitration")
    assert amend(walk, 1, deceased=[{"name": DEAD}]) == ""
    known = walk.facts
    assert {party.name: party.number for party in known.parties.values()}[DEAD] == max(known.parties)
    assert {whose(known, claim.claimant, claim.number).name for claim in known.claims.values()} == {DEAD}
    write.flush()
    assert DEAD in {row.name for row in write.exec(select(Party).where(Party.case_id == walk.case_id))}
