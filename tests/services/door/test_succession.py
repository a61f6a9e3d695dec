"""Parties that change in law, at the door: names stay findable, papers stay, later ones bear the new name, and the page says it."""

import pytest
from sqlmodel import select

from mediation.errors import Invalid
from mediation.models import Case, Claim, Party, Promise, Write
from mediation.rules.codes import Side
from mediation.rules.states.arbitration import AWARDED, HEARD, SCHEDULED
from mediation.rules.states.mediation import EFFECTIVE
from mediation.services.base.accounts import Actor
from mediation.services.door import choices, step_named
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from mediation.services.record import keys
from mediation.services.views.case_page import people as people_lines
from tests.corrections import amend, seq_of
from tests.documents.printed import text
from tests.scenes import COMPANY, person
from tests.walks import Walk, walk_to, way_to
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")
RIGHT = {**COMPANY, "name": "某正确公司"}
PROOF = "登记机关、公证机关出具的材料"


def respondent(walk: Walk) -> int:
    return walk.scene().numbers(Side.RESPONDENT)[0]


def tribunal(walk: Walk) -> Actor:
    """Whoever presides in the case."""
    assert walk.here is not None
    return walk.people[walk.here.staff["presiding"]]


def found(walk: Walk, text: str) -> list[int | None]:
    walk.session.flush()
    return list(walk.session.exec(select(Case.id).where(keys.matching(walk.session, text))))


def papers(walk: Walk, template: str) -> list[dict[str, object]]:
    walk.session.flush()
    return [issue.frozen(row) for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == template]


def lines_of(walk: Walk) -> dict[str, list[str]]:
    assert walk.here is not None
    rows = walk.session.exec(select(Party).where(Party.case_id == walk.case_id)).all()
    return {line.name: list(line.was) for line in people_lines.lines(rows, walk.facts, walk.here, TODAY, {})}


def test_a_new_name_is_found_beside_the_old_one_and_papers_that_were_issued_stay(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    before = papers(walk, "respond_notice")
    walk.do("change_party", ground="renamed", party=respondent(walk), new_name="某新鞋业有限公司", proof=PROOF)
    assert found(walk, "某新鞋业") == found(walk, COMPANY["name"]) == [walk.case_id]
    assert papers(walk, "respond_notice") == before
    assert walk.here is not None
    case = write.get(Case, walk.case_id)
    assert case is not None
    assert case.whom == "某新鞋业有限公司"
    assert lines_of(walk)["某新鞋业有限公司"] == [
        f"原名 {COMPANY['name']}（{walk.facts.parties[respondent(walk)].renamed[0].until} 更名）"
    ]
    walk.do("set_hearing")
    assert "某新鞋业有限公司" in str(papers(walk, "hearing_notice")[-1])
    assert COMPANY["name"] not in text(render("hearing_notice", papers(walk, "hearing_notice")[-1]))


def test_heirs_are_registered_with_their_particulars_claims_and_lines(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    dead = walk.scene().numbers(Side.APPLICANT)[0]
    name, owed = walk.facts.parties[dead].name, sum(line.unpaid for line in walk.facts.promises.values() if line.payee == dead)
    walk.do("change_party", ground="died", party=dead, joined=[person(71), person(72)], new_name=None, proof=PROOF)
    write.flush()
    rows = write.exec(select(Promise).where(Promise.case_id == walk.case_id)).all()
    heirs = [n for n, party in walk.facts.parties.items() if party.predecessor == dead]
    assert sum(row.amount or 0 for row in rows if row.payee in heirs) == owed
    assert not any(row.payee == dead and not row.settled for row in rows)
    claimants = set(write.exec(select(Claim.claimant).where(Claim.case_id == walk.case_id)))
    assert claimants >= set(heirs)
    assert dead not in claimants
    said = lines_of(walk)
    assert said["周某71"] == [f"承继 {name}"]
    assert "不再是当事人：当事人死亡，由继承人承继（周某71、周某72）" in said[name][0]
    row = write.exec(select(Party).where(Party.case_id == walk.case_id, Party.name == "周某71")).one()
    assert row.id_number


@pytest.mark.parametrize("state", [SCHEDULED, HEARD, AWARDED])
def test_nothing_is_offered_to_or_served_on_who_is_dead(state: object, write: Write, people: People) -> None:
    walk = walk_to(write, people, state)  # type: ignore[arg-type]
    dead = walk.scene().numbers(Side.APPLICANT)[0]
    walk.do("change_party", ground="died", party=dead, joined=[person(71)], new_name=None, proof=PROOF)
    offered = choices.for_step(write, step_named("serve"), walk.facts, walk.here)["addressees"]
    assert dead not in {choice.value for choice in offered}
    with pytest.raises(Invalid):
        walk.do("serve", parties=[dead])


def test_the_headcount_is_that_of_the_workers_whoever_stands_in_their_place(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    case = write.get(Case, walk.case_id)
    assert case is not None
    before, dead = case.headcount, walk.scene().numbers(Side.APPLICANT)[0]
    walk.do("change_party", ground="died", party=dead, joined=[person(71), person(72), person(73)], new_name=None, proof=PROOF)
    assert case.headcount == before


def test_R33_35_the_clerk_notes_what_the_law_made_and_only_the_tribunal_puts_another_respondent_in(  # noqa: N802
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, SCHEDULED)
    clerk, wrong = walk.people[walk.here.staff["clerk"]] if walk.here else people.bob, respondent(walk)
    with pytest.raises(Invalid) as refused:
        walk.do("change_party", by=clerk, ground="replaced", party=wrong, joined=[RIGHT], new_name=None, proof=PROOF)
    assert "由本案仲裁庭的仲裁员本人登录办理" in refused.value.faults["ground"]
    walk.do("change_party", by=clerk, ground="renamed", party=wrong, new_name="某新鞋业有限公司", proof=PROOF)
    assert respondent(walk) == wrong
    noted = seq_of(walk, "change_party")
    assert "由本案仲裁庭的仲裁员本人登录办理" in amend(walk, noted, ground="replaced", new_name=None, joined=[RIGHT])


def test_the_right_respondent_gets_the_copy_and_the_wrong_one_nothing(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    wrong = respondent(walk)
    known, sits = len(papers(walk, "respond_notice")), len(papers(walk, "tribunal_notice"))
    walk.do("change_party", by=tribunal(walk), ground="replaced", party=wrong, joined=[RIGHT], new_name=None, proof=PROOF)
    new = papers(walk, "respond_notice")[known:]
    new += papers(walk, "tribunal_notice")[sits:]  # 调解仲裁法 第32条
    assert [str(paper["parties"]["addressee"]["name"]) for paper in new] == ["某正确公司", "某正确公司"]  # type: ignore[index]
    told = walk.scene().suggested("serve")
    assert told["parties"] == [respondent(walk)]
    assert wrong not in told["parties"]


def test_CC_56_a_shop_that_another_runs_now_is_told_so_and_its_papers_name_him(write: Write, people: People) -> None:  # noqa: N802
    file, *further = way_to(SCHEDULED)
    walk = Walk(write, people)
    walk.do(file, respondents=[{**COMPANY, "type": "trader", "name": "某某小吃店", "post": ""}])
    walk.go(*further)
    before = {**person(71), "type": "owner"}
    shop = respondent(walk)
    given = {
        "party": shop,
        "ground": "operator",
        "joined": [before],
        "legal_representative": "新某",
        "new_name": None,
        "proof": PROOF,
    }
    walk.do("change_party", **given)
    write.flush()
    assert (
        write.exec(select(Party.legal_representative).where(Party.case_id == walk.case_id, Party.number == shop)).one()
        == "新某"
    )
    notices = papers(walk, "change_party_notice")
    assert "变更经营者，现在的经营者是新某" in text(render("change_party_notice", notices[-1]))
    assert "系某某小吃店变更前的经营者" in str(notices[-1])
    assert "系某某小吃店变更前的经营者" in lines_of(walk)["周某71"]
    assert len(papers(walk, "respond_notice")) > 1, "the earlier one has the copy of the application"
