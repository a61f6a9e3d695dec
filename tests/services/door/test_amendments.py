"""Amending what an entry says (更正内容): names, people left out or put in twice, sums; numbers, papers, search and both versions."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from mediation.errors import Forbidden, Invalid
from mediation.models import Case, Write
from mediation.rules.facts import CaseFacts
from mediation.rules.states import State
from mediation.rules.states.arbitration import AWARDED, FILED, SCHEDULED, SETTLED
from mediation.rules.states.mediation import ACCEPTED, AGREED, EFFECTIVE, MEDIATING, REGISTERED
from mediation.services import door
from mediation.services.door import choices
from mediation.services.record import keys, parties, timeline
from tests import databases
from tests.corrections import amend, entries, essence, papers, redate, seq_of, stands, stored_as, strike
from tests.scenes import id_number, person
from tests.walks import Walk, walk_to
from tests.world import People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all: nothing here is ever committed."""
    with databases.fresh(kind, tmp_path_factory.mktemp("amendments") / "home") as url:
        yield url


Rows = list[dict[str, Any]]
OTHERWISE = [{"party": 1, "how": "elsewhere"}]
"""What becomes of the claims that an amended agreement leaves out."""


def renamed(name: str) -> Any:
    """The rows with another name in the first."""
    return lambda rows: [{**rows[0], "name": name}, *rows[1:]]


def names(known: CaseFacts) -> dict[int, str]:
    return {number: party.name for number, party in known.parties.items()}


def found(walk: Walk, name: str) -> bool:
    walk.session.flush()
    asked = select(Case.id).where(Case.id == walk.case_id, keys.matching(walk.session, name))
    return walk.session.exec(asked).first() is not None


def sound(walk: Walk) -> None:
    assert stored_as(walk, walk.facts) == []
    assert sorted(parties.of_case(walk.session, walk.case_id or 0)) == sorted(walk.facts.parties)
    for number, row in parties.of_case(walk.session, walk.case_id or 0).items():
        assert row.name == walk.facts.parties[number].name


# --- a name ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [REGISTERED, MEDIATING, EFFECTIVE, FILED, SCHEDULED, AWARDED])
def test_a_misspelt_name_of_the_registration_is_put_right_wherever_the_case_stands(
    write: Write, people: People, state: State
) -> None:
    walk = walk_to(write, people, state)
    before, issued = walk.facts.parties[1].name, [row for row in papers(walk) if row.state != "void"]
    assert amend(walk, 1, applicants=renamed("大错某")) == ""
    assert walk.facts.parties[1].name == "大错某"
    assert found(walk, "大错某")
    assert found(walk, before), "and by the name of before"
    assert walk.facts.former == {1: (before,)}
    sealed = parties.of_case(write, walk.case_id or 0)[1]
    assert parties.opened(sealed, "id_number"), "what is sealed stays, though the form did not show it"
    replaced = {row.id for row in issued} & {row.id for row in papers(walk) if row.state == "void"}
    assert replaced, "every paper that bore the wrong name"
    sound(walk)
    line = told(walk)[entries(walk)[-1].seq]
    assert f"{before} → 大错某" in line
    assert strike(walk, entries(walk)[-1].seq) == ""
    assert walk.facts.former == {}
    assert not found(walk, "大错某")
    assert "写错了" in line


def test_a_sealed_particular_is_replaced_only_where_it_is_given(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    assert amend(walk, 1, applicants=lambda rows: [{**rows[0], "id_number": id_number(77), "sex": ""}, *rows[1:]]) == ""
    row = parties.of_case(write, walk.case_id or 0)[1]
    assert parties.opened(row, "id_number") == id_number(77)
    assert parties.opened(row, "phone")
    assert id_number(77) not in repr(entries(walk)[-1])
    assert "证件号码（替换原来的尾号" in told(walk)[entries(walk)[-1].seq]
    sound(walk)


def told(walk: Walk) -> dict[int, str]:
    return {each.seq: each.text for each in timeline.told(entries(walk), walk.facts, frozenset())}


# --- a party left out, one put in twice -----------------------------------------------------------------------


def test_a_thirteenth_worker_who_was_left_out_has_the_next_number_and_nobody_else_another(write: Write, people: People) -> None:
    walk = Walk(write, people, ("many",)).go("register", "accept_mediation", "assign_mediator", "record_session")
    before = names(walk.facts)
    assert len(before) == 13, "twelve workers and the factory"
    claims = len(walk.facts.claims)

    def more(rows: Rows) -> Rows:
        return [*rows, person(99, "漏某")]

    assert (
        amend(walk, 1, applicants=more, claims=lambda rows: [*rows, {"claimant": 13, "item": "wages", "amount": "900"}]) == ""
    )
    assert names(walk.facts) == {**before, 14: "漏某"}
    assert walk.facts.claims[claims + 1].claimant == 14
    assert walk.facts.proceedings[1].parties == (*range(1, 13), 14, 13)
    assert parties.opened(parties.of_case(write, walk.case_id or 0)[14], "id_number") == id_number(99)
    sound(walk)
    walk.go("reach_agreement")
    sound(walk)


def test_one_put_in_twice_goes_and_the_others_keep_their_numbers(write: Write, people: People) -> None:
    walk = Walk(write, people, ("many",)).go("register", "accept_mediation", "assign_mediator", "record_session")
    before = names(walk.facts)
    gone = {number for number, claim in walk.facts.claims.items() if claim.claimant == 3}
    content = stands(walk, 1)
    content["applicants"] = [row for row in content["applicants"] if row["number"] != 3]
    content["claims"] = [
        {**row, "claimant": row["claimant"] - (row["claimant"] > 3)} for row in content["claims"] if row["claimant"] != 3
    ]
    assert amend(walk, 1, **content) == ""
    assert names(walk.facts) == {number: name for number, name in before.items() if number != 3}
    assert gone
    assert not gone & walk.facts.claims.keys()
    assert all(claim.claimant in walk.facts.parties for claim in walk.facts.claims.values())
    sound(walk)
    assert strike(walk, entries(walk)[-1].seq) == "", "and may be put in again"
    assert names(walk.facts) == before
    sound(walk)


def test_a_party_whom_a_later_step_names_cannot_vanish_and_the_sentence_says_which_step(write: Write, people: People) -> None:
    walk = Walk(write, people, ("many",)).go(
        "register", "accept_mediation", "assign_mediator", "record_session", "reach_agreement"
    )
    content = stands(walk, 1)
    content["applicants"] = content["applicants"][:-1]
    content["claims"] = [row for row in content["claims"] if row["claimant"] != 12]
    said = amend(walk, 1, **content)
    assert "内容不能这样更正：其后的“达成协议”" in said
    assert "更正后本案就没有了" in said


def test_a_number_is_given_by_the_program_alone(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    assert "编号由系统给出" in amend(walk, 1, applicants=lambda rows: [{**rows[0], "number": 9}])


def test_who_joins_later_keeps_the_number_that_he_was_given(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED).go("join_party")
    joined = max(walk.facts.parties)
    assert amend(walk, 1, applicants=lambda rows: [*rows, person(98, "漏某")]) == ""
    assert walk.facts.parties[joined + 1].name == "漏某"
    walk.do("join_party", joined=[person(97, "又某")])
    assert walk.facts.parties[joined + 2].name == "又某"
    sound(walk)


# --- sums, lines, a session -----------------------------------------------------------------------------------


def test_a_claimed_sum_is_put_right_and_the_case_counts_it(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    assert amend(walk, 1, claims=lambda rows: [{**rows[0], "amount": "4321.00"}, *rows[1:]]) == ""
    assert walk.facts.claims[1].amount == Decimal(4321)
    sound(walk)


def test_a_session_day_and_place_are_put_right(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING).go("set_session")
    sitting = walk.facts.proceedings[1].sittings[-1]
    day = sitting.on + timedelta(days=1)
    assert amend(walk, sitting.seq, session_on=day.isoformat(), place="车间二楼") == ""
    now = walk.facts.proceedings[1].sittings[-1]
    assert (now.on, now.place) == (day, "车间二楼")
    sound(walk)


def test_a_line_that_was_paid_keeps_its_number_when_another_is_left_out(write: Write, people: People) -> None:
    """Of a settlement that nobody has received yet: what was received or signed is not rewritten."""
    walk = walk_to(write, people, SETTLED, ("many",))
    last = max(n for n, line in walk.facts.promises.items() if line.amount)
    walk.do("record_payment", payments=[{"promise": last, "amount": str(walk.facts.promises[last].amount)}])
    agreed = seq_of(walk, "settle")
    assert amend(walk, agreed, promises=lambda rows: rows[1:], left=OTHERWISE) == ""
    assert not walk.facts.promises[last].unpaid
    assert min(walk.facts.promises) == 2
    sound(walk)
    without = [row for row in stands(walk, agreed)["promises"] if row["number"] != last]
    otherwise = [*OTHERWISE, {"party": walk.facts.promises[last].payee, "how": "elsewhere"}]
    assert "登记到账" in amend(walk, agreed, promises=without, left=otherwise), "the line that was paid cannot vanish"


# --- in any order ---------------------------------------------------------------------------------------------


def test_amendments_dates_and_what_is_taken_back_count_in_any_order(write: Write, people: People) -> None:
    walk = walk_to(write, people, AGREED)
    walk.day += timedelta(days=3)
    first = essence(walk.facts)
    agreed = seq_of(walk, "reach_agreement")
    day = next(entry.on for entry in entries(walk) if entry.seq == agreed)
    assert amend(walk, agreed, promises=lambda rows: [{**rows[0], "amount": "10.00"}, *rows[1:]], left=OTHERWISE) == ""
    one = entries(walk)[-1].seq
    assert redate(walk, agreed, day + timedelta(days=1)) == ""
    two = entries(walk)[-1].seq
    assert amend(walk, agreed, promises=lambda rows: [{**rows[0], "amount": "20.00"}, *rows[1:]], left=OTHERWISE) == ""
    three = entries(walk)[-1].seq
    assert (line(walk).amount, stood(walk, agreed)) == (Decimal(20), day + timedelta(days=1))
    assert strike(walk, one) == ""
    assert (line(walk).amount, stood(walk, agreed)) == (Decimal(20), day + timedelta(days=1))
    assert strike(walk, three) == ""
    assert stood(walk, agreed) == day + timedelta(days=1)
    assert strike(walk, two) == ""
    assert essence(walk.facts) == first
    sound(walk)
    assert amend(walk, agreed, promises=lambda rows: [{**rows[0], "amount": "30.00"}, *rows[1:]], left=OTHERWISE) == ""
    assert strike(walk, agreed) == "", "an amended entry is struck"
    assert walk.facts.promises == {}
    assert "不能恢复" in strike(walk, entries(walk)[-2].seq), "of a struck entry no correction is taken back"
    sound(walk)


def line(walk: Walk) -> Any:
    return walk.facts.promises[min(walk.facts.promises)]


def stood(walk: Walk, seq: int) -> Any:
    return next(e.on for p in walk.facts.proceedings.values() for e in p.entries if e.seq == seq)


def test_nothing_changed_is_no_amendment(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    assert "没有可更正的" in amend(walk, 1)


def test_what_was_said_in_a_mediation_is_amended_by_its_mediators_alone(write: Write, people: People) -> None:
    """协商调解规定 第11条: the director of the arbitration, above the town, neither reads nor amends it."""
    walk = walk_to(write, people, MEDIATING).go("record_session")
    seq = entries(walk)[-1].seq
    content = {**stands(walk, seq), "content": "改写"}
    with pytest.raises(Forbidden):
        walk.do(
            "correct",
            by=people["city-director"],
            on=walk.day,
            entry=seq,
            action="amend",
            new_on=None,
            reason="误记",
            content=content,
        )
    assert amend(walk, seq, content="双方核对了工价") == ""


# --- who ------------------------------------------------------------------------------------------------------


def test_the_author_puts_it_right_on_the_same_day_and_the_lead_later(write: Write, people: People) -> None:
    """A mediator who leads nothing: what one recorded today is one's own to correct, what others did is not."""
    walk = walk_to(write, people, MEDIATING)
    others = entries(walk)[-1].seq
    walk.do("record_session", by=people["city-mediator"])
    mine = entries(walk)[-1].seq
    asked = {"on": walk.day, "by": people["city-mediator"], "new_on": None, "reason": "写错了"}
    content = {**stands(walk, mine), "result": "同意分两次支付"}
    with pytest.raises(Invalid) as wrong:
        walk.do("correct", entry=others, action="strike", **asked)
    assert "不是您今天记录的" in wrong.value.faults["entry"]
    walk.do("correct", entry=mine, action="amend", content=content, **asked)
    assert "同意分两次支付" in told(walk)[mine + 1]
    walk.do("correct", entry=mine + 1, action="strike", **asked)
    walk.day += timedelta(days=1)
    with pytest.raises(Forbidden) as refused:
        walk.do("correct", entry=mine, action="strike", **{**asked, "on": walk.day})
    assert "由记录人本人当天办理" in refused.value.sentence
    assert strike(walk, mine) == ""
    sound(walk)


def test_the_author_is_offered_his_own_entries_of_today_alone(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.do("record_session", by=people["city-mediator"])
    step, mine = door.step_named("correct"), entries(walk)[-1].seq
    with walk.standing():
        assert "correct" in {offer.step.name for offer in door.offers(write, walk.facts, people["city-mediator"])}
        offered = choices.for_step(write, step, walk.facts, walk.here, actor=people["city-mediator"])["entries"]
    assert [choice.value for choice in offered] == [mine]
    with walk.standing():
        lead = choices.for_step(write, step, walk.facts, walk.here, actor=people.alice)["entries"]
    assert len(lead) > 1
    walk.day += timedelta(days=1)
    with walk.standing():
        assert "correct" not in {offer.step.name for offer in door.offers(write, walk.facts, people["city-mediator"])}
