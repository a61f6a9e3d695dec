"""What goes along when two inspections become one (并案): agents, addresses, accounts, evidence, and whose heirs somebody is."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mediation.errors import Conflict, Invalid
from mediation.models import Write
from mediation.rules import agents
from mediation.rules.codes import Kind, Side
from mediation.rules.codes.agents import AgentPower
from mediation.rules.lineage import follows, whose
from mediation.rules.service_address import confirmed
from mediation.services import door
from mediation.services.record import agents as agent_rows
from mediation.services.record import cases, parties
from mediation.services.views import case_page
from tests.merged import REASON, asked, complained, number
from tests.scenes import person, phone
from tests.walks import START, Walk
from tests.world import TODAY, People

ACCOUNT = {"account_name": "周某丙", "bank": "某某银行", "account": "6222021234567890123"}
LAWYER = {
    "name": "施某甲", "standing": "lawyer", "firm": "某某律师事务所", "powers": ["settling"], "kinds": ["inspection", "arbitration"],
    "papers": True, "phone": phone(88), "id_number": person(40)["id_number"],
}  # fmt: skip
AT_HOME = dict.fromkeys(("service_address", "receiver", "relation", "channel", "electronic_address")) | {"place": "home"}
SLIPS = {"name": "2026 年 6 月工资条", "proves": "每月应发工资", "source": "公司财务", "handed": "checked_copy", "pages": 2}


@pytest.fixture
def two(write: Write, people: People) -> tuple[Walk, Walk]:
    """The earlier case of the first and second worker, and the later one of the second and third."""
    return complained(write, people, 1, 2), complained(write, people, 2, 3, later=1)


def named(walk: Walk, name: str) -> int:
    """The number of this person in the case."""
    return next(n for n, party in walk.facts.parties.items() if party.name == name)


def opened(walk: Walk, name: str, *what: str) -> list[str | None]:
    row = parties.of_case(walk.session, walk.case_id or 0)[named(walk, name)]
    return [parties.opened(row, each) for each in what]


def merge(late: Walk, main: Walk) -> None:
    late.do("merge_inspection", into=number(main), **REASON)


def test_an_agent_goes_along_with_the_days_and_powers_of_his_mandate_and_acts_once(two: tuple[Walk, Walk]) -> None:
    main, late = two
    since = START - timedelta(days=20)
    given = {"on": since.isoformat(), "principals": [1, 2], **LAWYER}
    with late.standing():
        seq = door.perform(
            late.session, "register_agent", given, late.people["dave"], "k-1", case_id=late.case_id, proceeding=1
        ).seq
    late.do("change_agent", agent=seq, powers=["settling", "money"])
    changed_on = late.day
    main.do("register_agent", principals=[named(main, "周某2")], **LAWYER)
    merge(late, main)
    here = main.facts.proceedings[1]
    acting = {tuple(main.facts.parties[n].name for n in each.principals): each for each in agents.acting(main.facts, here)}
    assert set(acting) == {("周某2",), ("周某3",)}
    came = acting["周某3",]
    assert (came.name, came.firm, came.since) == ("施某甲", "某某律师事务所", since)
    assert came.powers_on(since) == {AgentPower.SETTLE}
    assert came.powers_on(changed_on) == {AgentPower.SETTLE, AgentPower.MONEY}
    assert came.kinds == {Kind.INSPECTION, Kind.ARBITRATION}
    row = agent_rows.of_case(main.session, main.facts, main.case_id or 0)[came.number]
    assert [agent_rows.opened(row, name) for name in ("phone", "id_number")] == [phone(88), person(40)["id_number"]]
    actor = main.people["dave"]
    page = case_page.view(main.session, cases.see(main.session, main.case_id or 0, actor), actor, TODAY, 1)
    assert [line.name for line in page.parties if any("施某甲，某某律师事务所律师" in said for said in line.agents)] == [
        "周某2",
        "周某3",
    ]


def test_MSL_90_the_later_confirmation_of_an_address_goes_along_and_the_newer_one_stays(two: tuple[Walk, Walk]) -> None:
    main, late = two
    elsewhere = {"place": "other", "service_address": "某市某镇某路 3 号", "receiver": "周某丁", "relation": "配偶"}
    late.do(
        "confirm_address", party=2, **elsewhere, service_phone=phone(91), channel="email", electronic_address="a@example.com"
    )
    day = late.day
    late.do(
        "confirm_address",
        party=1,
        place="home",
        service_address=None,
        receiver=None,
        relation=None,
        channel=None,
        electronic_address=None,
    )
    main.day = late.day
    main.do("confirm_address", party=2, **{**AT_HOME, "channel": "phone"})
    merge(late, main)
    third, second = (confirmed(main.facts, named(main, name)) for name in ("周某3", "周某2"))
    assert third is not None
    assert (third.on, third.says) == (day, "另外写明的地址；代收人 周某丁（配偶）；同意电子送达（电子邮箱）")
    kept = opened(main, "周某3", "service_address", "service_phone", "electronic_address")
    assert kept == ["某市某镇某路 3 号", phone(91), "a@example.com"]
    assert second is not None
    assert "同意电子送达" in second.says, "confirmed later in the case that goes on"


def test_an_account_and_its_name_go_along_and_of_two_accounts_nothing_is_mixed(two: tuple[Walk, Walk]) -> None:
    main, late = two
    late.do("amend_party", party=2, **ACCOUNT)
    late.do("amend_party", party=1, account="6222029999999999999", account_name="周某戊", email="zhou2@example.com")
    main.do("amend_party", party=2, bank="某农商银行", account="6222028888888888888")
    merge(late, main)
    assert opened(main, "周某3", *ACCOUNT) == list(ACCOUNT.values())
    assert opened(main, "周某2", "account", "bank", "account_name", "email") == [
        "6222028888888888888", "某农商银行", None, "zhou2@example.com",
    ]  # fmt: skip


def test_evidence_goes_along_each_piece_once_and_each_on_its_day(two: tuple[Walk, Walk]) -> None:
    main, late = two
    main.do("record_evidence", submitter=named(main, "周某2"), exhibits=[SLIPS])
    late.do("record_evidence", submitter=1, exhibits=[SLIPS, {"name": "考勤表", "handed": "original"}])
    late.do("record_evidence", submitter=2, exhibits=[SLIPS])
    day = late.day
    merge(late, main)
    found = [(main.facts.parties[e.party].name, e.name) for e in main.facts.exhibits.values()]
    assert found == [("周某2", SLIPS["name"]), ("周某2", "考勤表"), ("周某3", SLIPS["name"])]
    last = max(main.facts.exhibits.values(), key=lambda each: each.number)
    assert (last.on, last.proves, last.source, last.pages) == (day, "每月应发工资", "公司财务", 2)


def test_evidence_comes_into_a_case_that_stands_still(two: tuple[Walk, Walk]) -> None:
    main, late = two
    main.do("suspend_inspection")
    late.do("record_evidence", submitter=2, exhibits=[SLIPS])
    merge(late, main)
    assert [e.name for e in main.facts.exhibits.values()] == [SLIPS["name"]]


def test_CC_1121_heirs_go_along_as_the_heirs_of_one_worker_beside_their_own_claims(write: Write, people: People) -> None:
    main = complained(write, people, 1)
    late = Walk(write, people, start=START + timedelta(days=1))
    claims = [{"claimant": n, "item": "wages", "amount": "1000"} for n in (1, 2)]
    dead = {"name": "周某老", "died_on": "2026-02-01"}
    late.do("receive_complaint", applicants=[person(1), person(2)], claims=claims, deceased=[dead])
    late.go("docket_complaint")
    merge(late, main)
    assert asked(main) == [("周某1", Decimal(1000)), ("周某2", Decimal(1000)), ("周某1", Decimal(1000))], (
        "her own is another debt"
    )
    known, here = main.facts, main.facts.proceedings[1]
    first, second = named(main, "周某1"), named(main, "周某2")
    assert [follows(known, n) for n in (first, second)] == ["系已故劳动者周某老的继承人"] * 2
    assert [whose(known, known.claims[n].claimant, n).name for n in here.claims] == ["周某1", "周某老", "周某老"]
    assert known.people([first, second]) == 2, "she herself, and the one worker who died"
    assert here.gone[named(main, "周某老")].on == date(2026, 2, 1)


def test_CC_1121_of_whom_died_during_the_case_the_heirs_come_and_of_two_stories_neither_is_believed(
    two: tuple[Walk, Walk],
) -> None:
    main, late = two
    late.do(
        "change_party",
        ground="died",
        party=2,
        joined=[person(5)],
        new_name=None,
        since="2026-03-01",
        proof="死亡证明、亲属关系证明",
    )
    merge(late, main)
    assert [party.name for party in main.facts.of_side(main.facts.proceedings[1], Side.APPLICANT)] == [
        "周某1",
        "周某2",
        "周某5",
    ]
    assert follows(main.facts, named(main, "周某5")) == "系已故劳动者周某3的继承人"
    alive = complained(main.session, main.people, 2, later=2)
    main.do(
        "change_party",
        ground="died",
        party=2,
        joined=[person(6)],
        new_name=None,
        since="2026-03-01",
        proof="死亡证明、亲属关系证明",
    )
    alive.day = main.day
    with pytest.raises(Invalid) as found:
        merge(alive, main)
    assert "已经死亡，由继承人接替" in found.value.faults["into"]


def test_heirs_who_join_by_themselves_are_told_apart_from_a_living_worker(two: tuple[Walk, Walk]) -> None:
    main, _ = two
    joining = {"applicants": [person(5)], "claims": [{"claimant": 1, "item": "wages", "amount": "900"}]}
    with pytest.raises(Invalid) as found:
        main.do("join_inspection", **joining, deceased=[{"name": "周某2"}])
    assert "先在本案办理“变更当事人”" in found.value.faults["deceased.0.name"]
    with pytest.raises(Invalid) as found:
        main.do("join_inspection", **joining, deceased=[{"name": "周某老", "heirs": "2"}])
    assert "请填 1 到 1" in found.value.faults["deceased.0.heirs"]
    main.do("join_inspection", **joining, deceased=[{"name": "周某老"}])
    assert follows(main.facts, named(main, "周某5")) == "系已故劳动者周某老的继承人"


def test_what_goes_along_is_told_before_it_is_confirmed_and_taken_back_with_the_merger(two: tuple[Walk, Walk]) -> None:
    main, late = two
    late.do("register_agent", principals=[2], **LAWYER)
    late.do("confirm_address", party=2)
    late.do("record_evidence", submitter=2, exhibits=[SLIPS])
    given = {"on": late.day.isoformat(), "into": number(main), **REASON}
    actor = late.people["dave"]
    seen = cases.see(late.session, late.case_id or 0, actor)
    with late.standing():
        would = door.consequences(late.session, "merge_inspection", given, actor, seen.facts, seen.entries, 1, late.case_id)
    said = "；".join(would.changes)
    assert "代理人施某甲带入，代理的起始之日和权限不变；1 份送达地址确认带入；1 件证据带入" in said
    before = main.facts
    merge(late, main)
    merged = late.facts.proceedings[1].entries[-1]
    assert (len(main.facts.agents), len(main.facts.exhibits), len(main.facts.service_addresses)) == (1, 1, 1)
    late.do("correct", entry=merged.seq, action="strike", reason="不是同一违法行为")
    assert (main.facts.agents, main.facts.exhibits, main.facts.service_addresses) == ({}, {}, [])
    assert main.facts.parties.keys() == before.parties.keys()
    merge(late, main)
    assert [each.name for each in main.facts.agents.values()] == ["施某甲"]


def test_APL_56_what_is_in_keeping_is_dealt_with_before_the_case_goes(two: tuple[Walk, Walk]) -> None:
    main, late = two
    late.go("assign_inspectors", "keep_evidence")
    with pytest.raises(Conflict) as found:
        merge(late, main)
    assert "处理登记保存的证据" in found.value.sentence
