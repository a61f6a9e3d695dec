"""A number in the text of any act is moved to the particulars of whoever it is: the rows come about by the press, and not before."""

import re
from html import unescape
from typing import Any

from sqlmodel import select

from mediation import db
from mediation.models import JournalEntry
from mediation.services.record import parties
from tests.web.conftest import SAME_ORIGIN, Browser, id_number

NUMBER, ACCOUNT = "13900005678", "6222020000000000018"
SAID: dict[str, Any] = {
    "on": "2026-08-19", "place": "一号室", "present": "双方", "result": "再谈", "content": f"周某2说以后打{NUMBER}找他。",
}  # fmt: skip
ROWS = "当事人的保密信息"
STEP = "record_session"
MOVE = "_move.content:particulars.0.phone:5678:2"


def offered(html: str) -> dict[str, str]:
    """The buttons that move and mask, by name, with what they say."""
    return dict(re.findall(r'name="(_(?:mask|move)\.[^"]*)" value="1">([^<]*)<', html))


def filled(html: str) -> dict[str, str]:
    """What the visible form holds, as a browser without a script sends it back."""
    fields = dict(re.findall(r'<input[^>]*name="([^"_][^"]*|_key|_version)"[^>]* value="([^"]*)"', html))
    fields |= dict(re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', html, re.DOTALL))
    fields |= dict(
        re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(?:(?!</select>).)*<option value="([^"]*)" selected', html, re.DOTALL)
    )
    return {name: unescape(value) for name, value in fields.items() if "__i__" not in name}


def kept(case: int, party: int, name: str) -> str | None:
    """A particular on file, opened."""
    with db.read() as session:
        return parties.opened(parties.of_case(session, case)[party], name)


def chain() -> str:
    """Everything that the journal says."""
    with db.read() as session:
        return " ".join(row.given for row in session.exec(select(JournalEntry)))


def test_the_form_is_as_calm_as_ever_where_no_number_was_typed(alice: Browser, mediated: int) -> None:
    assert ROWS not in alice.get(f"/cases/{mediated}?p=1&do={STEP}").text
    page = alice.step(mediated, STEP, {**SAID, "content": ""}).text
    assert ROWS not in page
    assert offered(page) == {}


def test_a_number_in_a_record_of_talks_can_be_moved_to_each_party(alice: Browser, mediated: int) -> None:
    answer = alice.step(mediated, STEP, SAID)
    assert answer.status_code == 422
    assert list(offered(answer.text).items()) == [
        (MOVE, "移入周某2的电话（尾号 5678，替换原来的尾号 1235）"),
        ("_move.content:particulars.0.phone:5678:3", "移入某鞋业有限公司的电话（尾号 5678）"),
        ("_move.content:particulars.0.phone:5678:1", "移入周某1的电话（尾号 5678，替换原来的尾号 1234）"),
        ("_mask.content", "遮住"),
    ]


def test_a_press_and_the_step_are_all_it_takes_without_a_script(alice: Browser, mediated: int) -> None:
    moved = alice.step(mediated, STEP, SAID, **{MOVE: "1"})
    assert moved.status_code == 200
    assert ROWS in moved.text
    assert f"添加{ROWS}" not in moved.text
    assert "周某2的电话（替换原来的尾号 1235）" in moved.text, "said before it is confirmed"
    fields = filled(moved.text)
    assert (fields["particulars.0.party"], fields["particulars.0.phone"]) == ("2", NUMBER)
    assert fields["content"] == "周某2说以后打139****5678找他。"
    assert kept(mediated, 2, "phone") != NUMBER, "nothing is saved by a press"
    assert alice.fill(f"/cases/{mediated}/proceedings/1/steps/{STEP}", fields).status_code == 303
    assert kept(mediated, 2, "phone") == NUMBER
    assert NUMBER not in chain()
    page = alice.get(f"/cases/{mediated}?p=1").text
    assert "；记入周某2的电话（替换原来的尾号 1235）" in page
    assert NUMBER not in page


def test_the_row_is_taken_away_again_and_nothing_typed_is_lost(alice: Browser, mediated: int) -> None:
    rows = {"particulars.0.party": "2", "particulars.0.phone": NUMBER, "particulars.0.account": "123"}
    refused = alice.step(mediated, STEP, {**SAID, "content": "谈了。"}, **rows)
    assert refused.status_code == 422
    assert filled(refused.text).items() >= rows.items()
    assert 'id="f-particulars-0-account-error"' in refused.text
    page = alice.step(mediated, STEP, SAID, **rows, **{"_remove.particulars.0": "1"}).text
    assert ROWS not in page


def test_a_second_number_of_one_party_joins_its_row(alice: Browser, mediated: int) -> None:
    both = {**SAID, "content": f"周某2的电话{NUMBER}，工资卡{ACCOUNT}"}
    fields = filled(alice.step(mediated, STEP, both, **{MOVE: "1"}).text)
    press = "_move.content:particulars.0.account:0018:2"
    page = alice.fill(f"/cases/{mediated}/proceedings/1/steps/{STEP}", fields | {press: "1"}).text
    found = filled(page)
    assert (found["particulars.0.phone"], found["particulars.0.account"]) == (NUMBER, ACCOUNT)
    assert "particulars.1.party" not in found


def test_a_number_goes_where_the_form_has_a_place_of_its_own(alice: Browser, mediated: int) -> None:
    text = f"周某1工资卡{ACCOUNT}，电话{NUMBER}"
    page = alice.step(mediated, "reach_agreement", {"on": "2026-08-19", "pay_way": text, "accounts": []}).text
    places = {name.split(":")[1] for name in offered(page) if name.startswith("_move")}
    assert places == {"accounts.0.account", "particulars.0.phone"}


def test_a_unit_is_offered_no_id_number(alice: Browser, mediated: int) -> None:
    page = alice.step(mediated, STEP, {**SAID, "content": f"另有身份证号{id_number(7)}"}).text
    assert {name.rpartition(":")[2] for name in offered(page) if name.startswith("_move")} == {"1", "2"}


def test_a_program_gives_the_same_rows(alice: Browser, mediated: int) -> None:
    address = f"/api/cases/{mediated}/proceedings/1/steps/{STEP}"
    given = {**SAID, "content": "谈了。", "particulars": [{"party": 2, "phone": NUMBER}]}
    assert alice.post(address, json=given, headers=SAME_ORIGIN).status_code == 200
    assert kept(mediated, 2, "phone") == NUMBER
    assert NUMBER not in chain()
    form = alice.get("/api/openapi.json").json()["components"]["schemas"]["AsksParticularAnswers"]
    assert set(form["properties"]) == {"party", "id_number", "phone", "account_name", "bank", "account"}


def test_rows_that_are_not_there_ask_the_database_nothing(alice: Browser, mediated: int, statements: Any) -> None:
    """What a page with a number costs more is the numbers of the case, once."""
    plain, holding = {**SAID, "content": "谈了。", "place": ""}, {**SAID, "place": ""}
    costs = []
    for answers in (plain, holding):
        alice.step(mediated, STEP, answers)
        with statements() as count:
            alice.step(mediated, STEP, answers)
        costs.append([each for each in count if "FROM party" in each])
    assert (len(costs[0]) + 1, costs[1][: len(costs[0])]) == (len(costs[1]), costs[0])


def test_whoever_moved_a_number_goes_on_where_it_stood(alice: Browser, mediated: int) -> None:
    """Else a press throws people to the top of a long form, and the keyboard back to its first link."""
    page = alice.step(mediated, STEP, {**SAID, MOVE: "1"}).text
    assert re.findall(r'name="([^"]*)"[^>]* autofocus', page) == ["content"]
    assert " autofocus" not in alice.step(mediated, STEP, SAID).text
