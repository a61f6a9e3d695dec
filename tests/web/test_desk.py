"""The desk's order among equals, and its list of cases handed on."""

from typing import Any

from tests import world
from tests.web.conftest import Browser, application, perform


def cases_in_order(text: str, *cases: int) -> list[int]:
    return sorted(cases, key=lambda case: text.index(f'href="/cases/{case}?p=1"'))


def test_wages_of_migrant_workers_and_collective_disputes_come_first_on_their_day(alice: Browser, people: world.People) -> None:
    plain = perform(people.alice, "register", application(1), "key-of-plain-one").case_id
    green = perform(people.alice, "register", application(2, green_channel=True), "key-of-green-one").case_id
    many = perform(people.alice, "register", application(10), "key-of-many-ones").case_id
    late = perform(people.alice, "register", application(1, on="2026-08-12"), "key-of-late-one").case_id
    text = alice.get("/?tab=unit").text
    assert cases_in_order(text, plain, green, many, late) == [late, green, many, plain]
    assert text.count("<b>欠薪绿色通道</b>") == 1
    assert text.count("<b>集体争议，优先办理</b>") == 1


def test_the_arbitration_office_sees_them_first_too(bob: Browser, people: world.People) -> None:
    kinds: list[tuple[int, dict[str, Any]]] = [(1, {}), (2, {"green_channel": True})]
    filed = [perform(people.bob, "file_arbitration", application(n, **more), f"key-filed-{n}").case_id for n, more in kinds]
    text = bob.get("/?tab=unit").text
    assert cases_in_order(text, *filed) == filed[::-1]
    assert "<b>欠薪绿色通道</b>" in text


def test_what_was_handed_on_is_a_list_of_states(browse: Any, alice: Browser, mediated: int, people: world.People) -> None:
    given = {
        "on": "2026-08-20",
        "to_unit": world.WEST,
        "reason": "用人单位在池店",
        "told_on": "2026-08-20",
        "contact": "艾丽丝",
    }
    perform(people.alice, "transfer_mediation", given, "key-hand-over", mediated, 1)
    text = alice.get("/?tab=handed").text
    part = text.partition('id="handed"')[2]
    assert "池店镇" in part
    assert "调解 · 调解中" in part
    assert "某鞋业" not in part
    assert "周某" not in part
    (row,) = alice.get("/api/handed-on", headers={"accept": "application/json"}).json()
    assert row.keys() == {"case_id", "number", "on", "how", "to", "kind", "state", "concluded_on"}
    assert (row["case_id"], row["to"], row["state"]) == (mediated, "池店镇", "调解中")
    for stranger in ("charlie", "dave", "bob"):
        assert browse(stranger).get("/api/handed-on").json() == []
    assert browse("dave").get(f"/cases/{mediated}?p=1").status_code == 404
    assert "没有移出的案件" in browse("charlie").get("/?tab=handed").text


def test_a_row_of_the_money_opens_the_form_with_that_line_alone(alice: Browser, mediated: int, people: world.People) -> None:
    lines = [{"payee": n, "claim": n, "amount": f"{n}00.00", "due_on": "2026-08-20"} for n in (1, 2)]
    perform(
        people.alice,
        "reach_agreement",
        {"on": "2026-08-20", "promises": lines, "left": [{"party": n, "how": "elsewhere"} for n in (1, 2)]},
        "key-agree",
        mediated,
        1,
    )
    signed = dict.fromkeys(
        ("on", "applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on"), "2026-08-20"
    )
    perform(people.alice, "sign_agreement", signed, "key-signed", mediated, 1)
    address = f"/cases/{mediated}?p=1&do=record_payment&line=2"
    assert address.replace("&", "&amp;") in alice.get("/").text
    form = alice.get(address).text
    first, ticked = 'name="payments.0.full" type="checkbox" value="true"', " checked"
    assert first + ticked in form, "whoever presses beside a sum says that it came"
    assert "payments.1." not in form
    whole = alice.get(f"/cases/{mediated}?p=1&do=record_payment").text
    assert first in whole
    assert "payments.1.full" in whole
    assert "payments.1.amount" in whole, "part of it may have come"
    assert first + ticked not in whole, "from the case nobody has said that anything came"


def test_a_leads_headline_counts_what_nobody_handles_yet_and_its_tab_says_so(alice: Browser, people: world.People) -> None:
    """Whoever assigns the cases answers for those that are not assigned, whichever tab is open."""
    perform(people.alice, "register", application(1, on="2026-08-01"), "key-nobody-took-it")
    for tab in ("mine", "unassigned", "unit"):
        text = alice.get(f"/?tab={tab}").text
        assert "<h1>1 件已逾期" in text
        label = text.partition('href="/?tab=unassigned"')[2].partition("</a>")[0]
        assert "逾期 1" in label
