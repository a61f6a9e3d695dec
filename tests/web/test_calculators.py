"""The calculators' pages: open to everybody who is signed in, a formula under the form, a result kept on a claim."""

import json
import re
from html import unescape
from typing import Any

import pytest

from mediation import db
from mediation.rules.calculators import CALCULATORS
from mediation.rules.codes.calculators import Reckoning
from mediation.rules.lifecycle import replay
from mediation.services.operation.verify import verify
from mediation.services.record import journal
from tests import world
from tests.web.conftest import Browser, perform

OVERTIME = {"monthly": "4,350", "hourage": "standard", "weekday": "10", "rest": "", "holiday": "0"}


def test_a_form_offers_every_calculator() -> None:
    assert {(code.value, code.label) for code in Reckoning} == {(row.name, row.label) for row in CALCULATORS.values()}


@pytest.mark.parametrize("login", ["alice", "bob", "city-manager"])
def test_everybody_who_is_signed_in_may_calculate(browse: Any, login: str) -> None:
    person = browse(login)
    listed = person.get("/calculators").text
    for name, row in CALCULATORS.items():
        assert row.label in listed
        assert person.get(f"/calculators/{name}").status_code == 200
    assert browse().get("/calculators").status_code == 303
    assert person.get("/calculators/nothing").status_code == 404


def test_the_result_shows_its_formula_and_parameters(alice: Browser) -> None:
    answer = alice.fill("/calculators/overtime", {**OVERTIME, "rest": "0"})
    assert answer.status_code == 200
    assert "375.00 元" in answer.text
    assert "4,350.00 ÷ 21.75 ÷ 8" in answer.text
    assert "人社部发〔2025〕2号" in answer.text
    assert 'value="4,350"' in answer.text
    assert "保留计算结果" not in answer.text


KIN = {"died_on": "2026-03-02", "average": "6000", "partner": "true", "months": "10", "pool": "7000"}


def test_a_question_with_an_answer_of_its_own_may_be_left_empty(alice: Browser) -> None:
    """供养的孤寡老人、孤儿 left empty are none: 6,000 × 40 % × 10 (工伤保险条例 第39条第1款第2项)."""
    answer = alice.fill("/calculators/injury_kin", {**KIN, "others": "", "alone": ""})
    assert answer.status_code == 200
    assert "24,000.00 元" in answer.text


@pytest.mark.parametrize("paid", ["0", "0.00", ""])
def test_nothing_that_was_paid_is_nothing_paid(alice: Browser, paid: str) -> None:
    answer = alice.fill("/calculators/nursing_leave", {"first": "2026-03-02", "allowance": "6000", "months": "6", "paid": paid})
    assert "21,600.00 元" in answer.text  # 6,000 × 60 % × 6


def test_a_wrong_answer_is_said_at_its_field(alice: Browser) -> None:
    answer = alice.fill("/calculators/severance", {"began": "2026-05-01", "ended": "2025-05-01", "average": "abc"})
    assert answer.status_code == 422
    assert "要填数字" in answer.text
    answer = alice.fill("/calculators/severance", {"began": "2026-05-01", "ended": "2025-05-01", "average": "5000"})
    assert "不能早于用工之日" in answer.text


def test_a_month_more_without_a_script(alice: Browser) -> None:
    months = {"months.0.month": "2026-05", "months.0.due": "5000", "months.0.paid": "100"}
    more = alice.fill("/calculators/arrears", {**months, "_add.months": "1"})
    assert 'name="months.1.month"' in more.text
    done = alice.fill("/calculators/arrears", {**months, "months.1.month": "", "months.1.due": "", "months.1.paid": ""})
    assert "4,900.00 元" in done.text


def _kept(html: str) -> dict[str, str]:
    found = re.findall(r'type="hidden" name="(_key|_version|inputs)" value="([^"]*)"', html.partition("</form>")[0] + html)
    return {name: unescape(value) for name, value in reversed(found) if value}


def _worked_out(case: int) -> list[Any]:
    with db.read() as session:
        return replay(journal.entries(session, case)).claims[2].worked_out


def test_a_result_is_kept_on_a_claim_and_changes_no_sum(alice: Browser, mediated: int) -> None:
    page = alice.get(f"/cases/{mediated}?p=1").text
    assert f"/calculators?case={mediated}&amp;p=1&amp;claim=2" in page
    where = f"case={mediated}&p=1"
    shown = alice.fill(f"/calculators/overtime?{where}&claim=2", {**OVERTIME, "rest": "0"})
    assert "保留在哪项请求上" in shown.text
    answer = alice.fill(f"/calculators/overtime/keep?{where}", {**_kept(shown.text), "claim": "2"})
    assert answer.status_code == 303
    (kept,) = _worked_out(mediated)
    assert (kept.label, str(kept.amount)) == ("加班工资", "375.00")
    after = alice.get(f"/cases/{mediated}?p=1").text
    assert "加班工资 算得 375.00 元" in after
    assert "15,000.00" in after
    with db.read() as session:
        assert verify(session, world.TODAY).faults == []
        entry = journal.entries(session, mediated)[-1]
        assert json.loads(entry.answer("inputs"))["monthly"] == "4350.00"
        assert entry.used.reckoned is not None
        assert entry.used.reckoned.parameters[0][:2] == ("月计薪天数", "21.75 天")


def test_a_newer_result_takes_the_place_of_the_older(alice: Browser, mediated: int) -> None:
    for hours in ("10", "20"):
        shown = alice.fill(f"/calculators/overtime?case={mediated}&p=1&claim=2", {**OVERTIME, "rest": "0", "weekday": hours})
        alice.fill(f"/calculators/overtime/keep?case={mediated}&p=1", {**_kept(shown.text), "claim": "2"})
    assert [str(kept.amount) for kept in _worked_out(mediated)] == ["750.00"]


def test_what_was_tampered_with_is_not_kept(alice: Browser, mediated: int) -> None:
    shown = alice.fill(f"/calculators/overtime?case={mediated}&p=1&claim=2", {**OVERTIME, "rest": "0"})
    for inputs in ("", "{", "[]", '{"monthly":"-1","weekday":"1"}', '{"monthly":"5000"}', "[" * 5000):
        answer = alice.fill(
            f"/calculators/overtime/keep?case={mediated}&p=1", {**_kept(shown.text), "claim": "2", "inputs": inputs}
        )
        assert answer.status_code == 422, inputs
    assert _worked_out(mediated) == []


def test_nobody_is_shown_the_inputs_as_the_record_keeps_them(alice: Browser, mediated: int) -> None:
    button = alice.get(f"/cases/{mediated}?p=1&do=record_calculation")
    assert (button.status_code, button.headers["location"]) == (303, f"/calculators?case={mediated}&p=1")
    shown = alice.fill(f"/calculators/overtime?case={mediated}&p=1&claim=2", {**OVERTIME, "rest": "0"})
    sent = {**_kept(shown.text), "claim": "2", "on": "2026-08-20", "calculator": "overtime", "inputs": '{"monthly":"-1"}'}
    for more, status in (({}, 422), ({"_add.inputs": "1"}, 422), ({"_version": "1"}, 409)):
        refused = alice.fill(f"/cases/{mediated}/proceedings/1/steps/record_calculation", {**sent, **more})
        assert refused.status_code == status
        assert 'name="inputs"' not in refused.text
        assert "monthly" not in refused.text


def test_strangers_and_arbitrators_do_not_see_what_a_mediation_worked_out(
    alice: Browser, charlie: Browser, browse: Any, mediated: int, people: world.People
) -> None:
    assert charlie.get(f"/calculators?case={mediated}&p=1&claim=1").status_code == 404
    shown = alice.fill(f"/calculators/overtime?case={mediated}&p=1&claim=2", {**OVERTIME, "rest": "0"})
    alice.fill(f"/calculators/overtime/keep?case={mediated}&p=1", {**_kept(shown.text), "claim": "2"})
    perform(people.alice, "fail_mediation", {"on": "2026-08-20", "reason": "数额谈不拢"}, "key-fail", mediated, 1)
    going = {"on": "2026-08-20", "parties": [1, 2], "claims": [1, 2]}
    perform(people.alice, "apply_arbitration", going, "key-apply", mediated, 1)
    assert "算得" in alice.get(f"/cases/{mediated}?p=1").text
    seen = browse("judge").get(f"/cases/{mediated}?p=2")
    assert seen.status_code == 200
    assert "算得" not in seen.text
