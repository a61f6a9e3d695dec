"""What happens next, on the case page, on the half page that is printed, and through the API."""

from fastapi import FastAPI

from tests.web.conftest import ADDRESS, PHONE, Browser, hidden_of, id_number
from tests.web.program import Program


def test_the_case_page_tells_it_and_links_to_the_half_page(alice: Browser, case: int) -> None:
    text = alice.get(f"/cases/{case}").text
    assert "接下来怎样" in text
    assert "决定是否受理调解，并告诉您结果" in text
    assert f'href="/cases/{case}/next?p=1"' in text


def test_the_half_page_is_in_plain_words_and_holds_no_secret(alice: Browser, mediated: int) -> None:
    answer = alice.get(f"/cases/{mediated}/next?p=1")
    assert answer.status_code == 200
    text = answer.text
    assert "data-print" in text
    assert "0595-10000000" in text
    for hidden in (id_number(1), PHONE, ADDRESS, "厂方让步两成", "账上只有八万元", "M-03"):
        assert hidden not in text


def test_the_half_page_is_not_for_strangers(charlie: Browser, alice: Browser, case: int) -> None:
    assert charlie.get(f"/cases/{case}/next").status_code == 404
    assert alice.get(f"/cases/{case}/next?p=9").status_code == 404


def test_a_step_that_is_too_early_says_what_comes_first(alice: Browser, case: int) -> None:
    text = alice.get(f"/cases/{case}").text
    assert "要先办理：受理 → 指派调解员。" in text
    fields = hidden_of(alice.get(f"/cases/{case}?p=1&do=amend_party").text)
    answer = alice.fill(f"/cases/{case}/proceedings/1/steps/fail_mediation", fields | {"on": "2026-08-18", "reason": "不谈"})
    assert answer.status_code == 409
    assert "要先办理：受理" in answer.text


def test_who_goes_back_and_does_a_step_again_is_told_who_did_it(alice: Browser, mediated: int) -> None:
    fields = hidden_of(alice.get(f"/cases/{mediated}?p=1&do=amend_party").text)
    answer = alice.fill(f"/cases/{mediated}/proceedings/1/steps/accept_mediation", fields | {"on": "2026-08-18"})
    assert answer.status_code == 409
    assert "已由艾丽丝于" in answer.text
    assert "要先办理：中止" not in answer.text


def test_the_api_tells_the_same(app: FastAPI, mediated: int) -> None:
    case = Program(app, "alice").get(f"/api/cases/{mediated}").json()
    assert case["coming"]
    assert all(clock["why"] and clock["due"] for clock in case["clocks"])
    by_day = {thing["by"]: thing["why"] for thing in case["coming"] if thing["why"]}
    for clock in case["clocks"]:
        if clock["state"] in ("进行中", "已逾期"):
            assert by_day[clock["due"]]
    sign = next(step for step in case["not_yet"] if step["name"] == "sign_agreement")
    assert sign["first"] == ["达成协议"]
    assert "第14条" in sign["basis"]
    page = Program(app, "alice").get(f"/cases/{mediated}").text
    assert all(step["basis"] in page for step in case["not_yet"])
