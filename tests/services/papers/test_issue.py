"""Documents: issued by their step and by nothing else, frozen and sealed, void when struck, made anew when complete."""

import re
from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlmodel import select

from mediation.errors import Conflict, Invalid
from mediation.models import Document, Proceeding, Write
from mediation.rules.codes import Side
from mediation.rules.codes.drafts import CourtDraft
from mediation.rules.corrections import facts_at, standing
from mediation.rules.lifecycle import STEPS
from mediation.rules.states import STATES, State
from mediation.rules.states.arbitration import AWARDED, FILED, FORMED, HEARD, SCHEDULED, SETTLED, SUSPENDED
from mediation.rules.states.inspection import CORRECTED, DECIDED, FOUND, INVESTIGATING
from mediation.rules.states.mediation import ACCEPTED, CLOSED, EFFECTIVE, MEDIATING, REGISTERED
from mediation.rules.states.review import IN_FORCE, UNDER_REVIEW
from mediation.rules.steps.overdue import overdue_in
from mediation.services import door
from mediation.services.papers import issue
from mediation.services.papers.catalogue import NAMED, OPPONENT, OWED, SIDES, catalogue
from mediation.services.papers.rendering import as_html
from tests.corrections import entries
from tests.reports import WAYS, reported
from tests.scenes import COMPANY, id_number, person
from tests.walks import Walk, through_mediation, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def issued(walk: Walk, seq: int | None = None) -> list[Document]:
    """The case's documents, or those of one entry."""
    walk.session.flush()
    rows = issue.of_case(walk.session, walk.case_id or 0)
    return [row for row in rows if seq in (None, row.seq)]


@pytest.mark.on_postgres_now_and_then
@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: f"{state.kind}-{state}")
def test_each_step_issues_its_documents_to_its_addressees_and_no_other(write: Write, people: People, state: State) -> None:
    walk = walk_to(write, people, state, ["many", "split"])
    here = walk.here
    assert here is not None
    if here.last("split_arbitration"):  # what came before the split was for those, too, who went
        here.parties = tuple(walk.facts.parties)
    sides = {name: len(walk.facts.of_side(here, *which)) for name, which in SIDES.items()} | {"once": 1}
    for entry in here.entries:
        wanted: dict[str, int] = {}
        for template in catalogue().values():
            if entry.step in template.offered and (not template.answered or template.called_for(entry)):
                owed = overdue_in(walk.facts, here, entry.on) if template.audience == OWED else None
                wanted[template.name] = len(owed.payees) if owed else sides.get(template.audience, 0)
                if template.audience == NAMED:
                    wanted[template.name] = len(entry.parties or ())
                if template.audience == OPPONENT:
                    wanted[template.name] = len(walk.facts.of_side(here, *template.goes_to(walk.facts, entry)))
        got: dict[str, int] = {}
        for row in issued(walk, entry.seq):
            got[row.template] = got.get(row.template, 0) + 1
        # A template may not apply (an award of the other kind, a receipt for nothing); it never has other addressees.
        assert all(many <= wanted.get(name, 0) for name, many in got.items())
        unconditional = {
            n: many for n, many in wanted.items() if catalogue()[n].only is None and "service" not in catalogue()[n].needs
        }
        assert unconditional.items() <= got.items()
    assert all(row.state in ("pending", "refused") for row in issued(walk))


def test_LMAA_30_who_is_joined_has_the_notice_to_answer_and_nobody_else_has_it_twice(write: Write, people: People) -> None:  # noqa: N802
    walk = walk_to(write, people, FORMED)
    walk.do("join_party", side="respondent", joined=[{**COMPANY, "name": "某外贸有限公司"}])
    joined = max(walk.facts.parties)
    made = [row for row in issued(walk) if row.template == "respond_notice"]
    assert [row.party == joined for row in made] == [False, True]
    assert made[-1].state == "pending"
    texts = [as_html("respond_notice", issue.frozen(row)) for row in made]
    assert ["决定追加" in text for text in texts] == [False, True]


@pytest.mark.parametrize("traits", [(), ("many",), ("split",)])
@pytest.mark.parametrize("state", [DECIDED, CORRECTED, AWARDED, SETTLED, EFFECTIVE, SUSPENDED], ids=lambda state: state.label)
def test_what_a_preview_announces_is_what_is_issued(
    write: Write, people: People, state: State, traits: tuple[str, ...]
) -> None:
    """Of every step on the way: which papers, and how many of each; one respondent gets one receipt."""
    walk = walk_to(write, people, state, traits)
    announced = Counter[str]()
    for seq in range(1, len(entries(walk)) + 1):
        known = facts_at(walk.facts, seq)
        entry = next(each for each in standing(known) if each.seq == seq)
        for line in issue.would_issue(known, entry):
            title, _, many = line.removeprefix("《").partition("》")
            announced[title] += int(many.removesuffix("件")) if many else 1
    assert announced == Counter(row.title for row in issued(walk))
    assert len(announced) > 2


def test_the_frozen_data_are_the_cases_own(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    notice = next(row for row in issued(walk) if row.template == "mediation_acceptance_notice")
    data = issue.frozen(notice)
    docket = write.exec(select(Proceeding.docket)).one()
    assert notice.number == docket == data["number"]
    assert [party["id_number"] for party in data["parties"]["applicants"]] == [id_number(1), id_number(2)]
    assert data["parties"]["respondents"][0]["name"] == COMPANY["name"]
    assert id_number(1).encode() not in notice.data


def test_frozen_is_frozen(write: Write, people: People) -> None:
    """What happens later does not change what was issued."""
    walk = walk_to(write, people, ACCEPTED)
    before = [(row.id, row.data, row.number, row.title) for row in issued(walk)]
    walk.go("assign_mediator", "amend_party", "record_session", "reach_agreement", "sign_agreement", "close_mediation")
    after = {row.id: (row.id, row.data, row.number, row.title) for row in issued(walk)}
    kept = [row for row in before if after[row[0]] == row]
    refused_then = {row.id for row in issued(walk) if row.state == "refused"}
    assert len(kept) >= len(before) - len(refused_then)


def test_a_struck_step_voids_its_documents_and_no_others(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED)
    accepted = walk.facts.proceedings[1].entries[-1].seq
    others = {row.id: row.state for row in issued(walk) if row.seq != accepted}
    walk.do("correct", entry=accepted, action="strike", new_on=None)
    void = issued(walk, accepted)
    assert void
    assert {row.state for row in void} == {"void"}
    assert all(f"第 {accepted + 1} 条" in row.refusal for row in void)
    assert {row.id: row.state for row in issued(walk) if row.seq != accepted} == others
    walk.do("amend_party")
    assert {row.state for row in issued(walk, accepted)} == {"void"}
    walk.do("accept_arbitration")
    again = issued(walk, walk.facts.proceedings[1].entries[-1].seq)
    assert {row.number for row in again} == {row.number for row in void}


def test_what_lacks_a_particular_says_which_and_is_made_when_it_comes(write: Write, people: People) -> None:
    walk = Walk(write, people)
    nameless = {**person(1), "address": None, "id_number": None, "sex": None}
    walk.do("file_arbitration", applicants=[nameless], claims=[{"claimant": 1, "item": "wages", "amount": "9.00"}])
    walk.do("accept_arbitration")
    lacking = [row for row in issued(walk) if row.state == "refused"]
    assert lacking
    assert all(row.refusal for row in lacking)
    walk.do("amend_party", party=1, sex="male", id_number=id_number(1), address="某省某县某某村1号")
    rows = {row.id: row for row in issued(walk)}
    made = [rows[row.id] for row in lacking if rows[row.id].state == "pending"]
    assert made
    assert all(issue.frozen(row)["parties"]["applicants"][0]["id_number"] == id_number(1) for row in made)


def test_the_receipt_of_the_commission_names_nobody_of_another_unit(write: Write, people: People) -> None:
    handed_on = through_mediation(write, people)
    here = handed_on.proceeding
    rows = [row for row in issued(handed_on) if row.template == "filing_receipt" and row.proceeding == here]
    assert [issue.frozen(row)["case"]["registrar"] for row in rows] == [None]
    assert rows[0].state == "pending", "it is signed by hand"
    own = Walk(write, people).go("file_arbitration")
    receipt = next(row for row in issued(own) if row.template == "filing_receipt")
    assert issue.frozen(receipt)["case"]["registrar"] == people.bob.name


def test_an_award_speaks_in_prose_and_not_in_the_program_s_labels(write: Write, people: People) -> None:
    for traits in ([], ["split"], ["relation"]):
        walk = walk_to(write, people, AWARDED, traits)
        for row in issued(walk):
            if not row.template.startswith("award_"):
                continue
            for line in issue.frozen(row)["award"]["decisions"]:
                assert ("第四十七条" in line["reasoning"] or "确认劳动关系" in line["reasoning"]) == line["upheld"]
                assert not re.search(r"未支持|×|,\d|（第47|口径|终局（", line["reasoning"]), line["reasoning"]


def test_the_two_awards_of_a_split_case_carry_two_numbers(write: Write, people: People) -> None:
    walk = walk_to(write, people, AWARDED, ["split"])
    awards = {row.template: row.number for row in issued(walk) if row.template.startswith("award_")}
    docket = write.exec(select(Proceeding.docket)).one().removesuffix("号")
    assert awards == {"award_final": f"{docket}-1号", "award_nonfinal": f"{docket}-2号"}


def test_a_document_belongs_to_the_proceeding_that_issued_it(write: Write, people: People) -> None:
    walk = through_mediation(write, people)
    facts = walk.facts
    for row in issued(walk):
        assert row.seq in {entry.seq for entry in facts.proceedings[row.proceeding].entries}
        assert row.party == 0 or row.party in facts.proceedings[row.proceeding].parties


def test_a_joined_party_is_an_addressee_from_then_on(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("join_party", side="respondent", joined=[{**COMPANY, "name": "某外贸有限公司"}])
    walk.go("serve", "set_hearing")
    seq = walk.facts.proceedings[1].entries[-1].seq
    notified = {row.party for row in issued(walk, seq) if row.template == "hearing_notice"}
    assert notified == {party.number for party in walk.facts.of_side(walk.facts.proceedings[1], *Side)}


def test_a_refused_step_issues_nothing(write: Write, people: People) -> None:
    walk = walk_to(write, people, SUSPENDED)
    before = len(issued(walk))
    consequences = door.consequences(
        write, "resume", {"on": walk.day.isoformat(), "reason": "已消除"}, people.bob, walk.facts,
        walk.facts.proceedings[1].entries, 1,
    )  # fmt: skip
    assert consequences.documents
    assert len(issued(walk)) == before


def _drafted(walk: Walk) -> Walk:
    """The walk with each paper for a court that can be written out there: in the days of a confirmation, and once its lines are overdue
    or in force.
    """
    for days in (1, 59):
        walk.day += timedelta(days=days)
        with walk.standing():
            for paper in CourtDraft:
                with suppress(Conflict, Invalid):
                    walk.do("draft_for_court", paper=str(paper))
    return walk


def test_every_template_is_issued_by_some_walk(write: Write, people: People) -> None:
    """A template that no walk meets would be tested by nobody."""
    met: set[str] = set()
    for state in STATES.values():
        met |= {row.template for row in issued(walk_to(write, people, state, ["split"]))}
    walk = walk_to(write, people, FORMED).go(
        "record_evidence", "set_evidence_period", "record_answer", "change_claims", "extend_arbitration", "reject_objection"
    )
    walk.go("merge_counterclaim", "separate_counterclaim", "refuse_recusal", "suspend", "resume", "settle")
    met |= {row.template for row in issued(walk)}
    walk = walk_to(write, people, REGISTERED).go("ask_consent", "accept_mediation", "assign_mediator", "set_session")
    met |= {row.template for row in issued(walk.go("extend_mediation", "escalate_mediation"))}
    met |= {row.template for row in issued(walk_to(write, people, EFFECTIVE, ["court"]).go("return_to_court"))}
    met |= {row.template for row in issued(walk_to(write, people, MEDIATING).go("join_mediation"))}
    broken = walk_to(write, people, EFFECTIVE)
    broken.do("record_breach", on=broken.day + timedelta(days=10))
    broken.do("demand_performance")
    met |= {row.template for row in issued(broken)}
    walk = walk_to(write, people, FORMED).go("grant_recusal")
    met |= {row.template for row in issued(walk)}
    met |= {row.template for row in issued(walk_to(write, people, FORMED).go("report_designation"))}
    walk = walk_to(write, people, FORMED).go("join_party", "change_party", "confirm_address")
    met |= {row.template for row in issued(walk)}
    walk = walk_to(write, people, FORMED).go("simplify", "to_ordinary")
    met |= {row.template for row in issued(walk)}
    walk = walk_to(write, people, FORMED, ["many"]).go("set_hearing", "notify_collective")
    met |= {row.template for row in issued(walk)}
    walk = walk_to(write, people, FOUND).go("decide_penalty")
    met |= {row.template for row in issued(walk)}
    walk = walk_to(write, people, CLOSED)
    met |= {row.template for row in issued(walk)}
    met |= {row.template for row in issued(walk_to(write, people, SCHEDULED).go("postpone_hearing"))}
    walk = walk_to(write, people, HEARD, ["split"]).go("award_part")
    walk.do("award_part", lines=[{"claim": 4, "upheld": True, "amount": "60000.00"}])
    met |= {row.template for row in issued(walk.go("settle_part", "serve", "award", "rectify_award"))}
    met |= {row.template for row in issued(walk_to(write, people, FORMED).go("order_prior_execution"))}
    walk = walk_to(write, people, FORMED, ["many"]).go(
        "investigate", "commission_appraisal", "inspect_site", "hand_on_preservation"
    )
    met |= {row.template for row in issued(walk.go("set_hearing", "hold_hearing", "deliberate"))}
    met |= {row.template for row in issued(walk_to(write, people, AWARDED).go("handle_anew"))}
    walk = walk_to(write, people, FOUND).go("order_correction")
    walk.do("advance_wages", fund="deposit")
    met |= {row.template for row in issued(walk)}
    walk = walk_to(write, people, INVESTIGATING).go("assign_inspectors")
    walk.do("ask_assistance", what="audit", body="某会计师事务所")
    met |= {row.template for row in issued(walk)}
    for way in WAYS:
        met |= {row.template for row in issued(reported(write, people, *way))}
    met |= {row.template for row in issued(walk_to(write, people, UNDER_REVIEW).go("designate_reviewer", "inquire_review"))}
    for state in (EFFECTIVE, AWARDED, IN_FORCE):
        met |= {row.template for row in issued(_drafted(walk_to(write, people, state)))}
    reachable = {t.name for t in catalogue().values() if set(t.offered) & STEPS.keys()}
    assert reachable - met == set()
