"""条例 第9条第3款: who reports is nobody's party; what was recorded when he was one is read without his name."""

from dataclasses import asdict

from mediation.rules import kept
from mediation.rules.lifecycle import STEPS, refusal, replay
from mediation.rules.steps.complaint import Complaint
from tests.rules.cases.inspection import COMPLAINT, FOUND, LINES, RECEIVED, standing, wrong
from tests.rules.cases.lines import journal
from tests.scenes import COMPANY, person

TOLD = {key: value for key, value in COMPLAINT.items() if key != "used"}
REPORT = {**COMPLAINT, "accusation": "report", "applicants": [], "claims": []}
OLD = {**COMPLAINT, "accusation": "report", "story": f"{person(1)['name']}反映拖欠工资", "form": 1}
ASKED = {"applicants": [person(5)], "claims": [{"claimant": 1, "item": "wages", "amount": "900.00"}]}


def test_a_report_has_neither_party_nor_claim_of_whoever_told() -> None:
    given = {**TOLD, "accusation": "report"}
    found = wrong("receive_complaint", standing(), **given)
    assert "第9条第3款" in found["applicants"]
    assert "claims" in found
    named = {**given, "applicants": [], "claims": [], "informant": "柳某某", "informant_phone": "13900000000"}
    assert wrong("receive_complaint", standing(), **named) == {}
    assert wrong("receive_complaint", standing(), **{**named, "informant": "", "informant_phone": ""}) == {}, "匿名"
    assert "story" in wrong("receive_complaint", standing(), **{**named, "story": "柳某某反映欠薪"})
    assert "informant" in wrong("receive_complaint", standing(), **{**TOLD, "informant": "柳某某"})


def test_the_employer_alone_is_party_of_a_report() -> None:
    here = standing(("receive_complaint", REPORT))
    assert [party.name for party in here.case.parties.values()] == [COMPANY["name"]]
    assert (here.here.parties, here.here.claims) == ((1,), ())


def test_a_report_of_before_is_read_without_the_reporter_and_keeps_every_number() -> None:
    ordered = [("receive_complaint", OLD), *FOUND[1:], ("order_correction", {"days": 7, "promises": LINES})]
    facts = replay(journal(*ordered))
    assert person(1)["name"] not in str(asdict(facts))
    assert facts.story == "举报人反映拖欠工资"
    assert [party.name for party in facts.parties.values()] == ["举报人", "举报人2", COMPANY["name"]]
    assert (facts.proceedings[1].parties, facts.proceedings[1].claims) == ((3,), ())
    assert facts.promises[1].payee == 1, "what was ordered for him then stands"
    assert facts.members() == [3]


def test_a_complaint_of_before_stays_as_it_was() -> None:
    assert [row.name for row in kept.read(Complaint, {**TOLD, "on": "2026-03-01"}, 1).applicants] == [
        person(1)["name"],
        person(2)["name"],
    ]


def test_a_worker_who_complains_himself_joins_as_a_party_and_can_be_handed_on() -> None:
    found = [("receive_complaint", REPORT), *FOUND[1:]]
    for step in ("hand_to_mediation", "hand_to_arbitration"):
        assert "加入投诉人" in (refusal(STEPS[step], standing(*found)) or "")
    joined = standing(*found, ("join_complainant", ASKED))
    assert (joined.here.parties, joined.here.claims, joined.here.joined) == ((1, 2), (1,), {2: len(found) + 1})
    assert joined.case.claims[1].claimant == 2
    assert refusal(STEPS["hand_to_arbitration"], joined) is None


def test_whoever_joins_a_complaint_asks_for_himself_and_can_be_reached() -> None:
    here = standing(*RECEIVED)
    assert wrong("join_complainant", here, **ASKED) == {}
    assert "还没有投诉请求" in wrong("join_complainant", here, **{**ASKED, "applicants": [person(5), person(6)]})["claims"]
    assert "applicants.0.type" in wrong("join_complainant", here, **{**ASKED, "applicants": [{**COMPANY, "name": "某厂"}]})
    silent = {"type": "person", "name": "周某"}
    assert "applicants.0.phone" in wrong("join_complainant", here, **{**ASKED, "applicants": [silent]})
