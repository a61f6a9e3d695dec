"""The pages of leads: the list with what is due, the form, what is done to one, and the case that it fills in."""

from typing import Any

from tests.scenes import COMPANY, id_number, phone
from tests.web.conftest import flat, hidden_of

GIVEN: dict[str, Any] = {
    "received_on": "2026-08-10", "source": "hotline", "number": "12345-6688", "employer": COMPANY["name"], "persons": "1",
    "claimed": "9000", "workers": [{"name": "阮金土", "id_number": id_number(41), "phone": phone(41), "amount": "9000"}],
}  # fmt: skip


def recorded(browser: Any, **more: Any) -> str:
    answer = browser.fill("/leads/new", flat({**GIVEN, **more}))
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_the_inspectorate_alone_has_leads_in_its_rail(browse: Any) -> None:
    erin, alice = browse("erin"), browse("alice")
    assert 'href="/leads"' in erin.get("/").text
    assert 'href="/leads"' not in alice.get("/").text
    assert alice.get("/leads").status_code == 403


def test_a_lead_is_typed_listed_with_its_day_and_dealt_with(browse: Any) -> None:
    erin = browse("erin")
    where = recorded(erin)
    text = erin.get("/leads").text
    for word in (COMPANY["name"], "12345-6688", "12333、12345 热线", "待签收", "9,000.00", "签收"):
        assert word in text
    page = erin.get(where).text
    assert "阮金土" not in page
    assert "阮**" in page
    assert id_number(41) not in page
    signed = erin.fill(f"{where}/sign", {"on": "2026-08-11"})
    assert signed.status_code == 303, signed.text
    assert "待核实" in erin.get(where).text
    wrong = erin.fill(f"{where}/verify", {"on": "2026-08-01", "persons": "1", "result": "属实"})
    assert wrong.status_code == 422
    assert "早于收到线索之日" in wrong.text


def test_what_is_typed_twice_is_said_at_its_field(browse: Any) -> None:
    erin = browse("erin")
    recorded(erin)
    answer = erin.fill("/leads/new", flat(GIVEN))
    assert answer.status_code == 422
    assert "不重复登记" in answer.text


def test_a_lead_fills_the_complaint_in_without_showing_a_number(browse: Any) -> None:
    erin = browse("erin")
    where = recorded(erin)
    erin.fill(f"{where}/sign", {"on": "2026-08-11"})
    lead = where.rsplit("/", 1)[1]
    address = f"/cases/new?step=receive_complaint&lead={lead}"
    assert address.replace("&", "&amp;") in erin.get(where).text
    form = erin.get(address).text
    assert 'value="阮金土"' in form
    assert id_number(41) not in form
    assert phone(41) not in form
    sent = {
        "on": "2026-08-12", "accusation": "complaint", "manner": "oral", "source": "hotline", "cause": "02", "green_channel": True,
        "applicants": [{"type": "person", "name": "阮金土"}], "respondents": [{"type": "unit", "name": COMPANY["name"]}],
        "claims": [{"claimant": 1, "item": "wages", "amount": "9000"}], "story": "两个月工资没有发。",
    }  # fmt: skip
    answer = erin.fill(address, {**hidden_of(form), **flat(sent)})
    assert answer.status_code == 303, answer.text
    case = answer.headers["location"].split("?")[0]
    assert phone(41)[:3] + "****" in erin.get(case).text
    assert f'href="{case}"' in erin.get(where).text
    assert "案件办理中" in erin.get("/leads").text
