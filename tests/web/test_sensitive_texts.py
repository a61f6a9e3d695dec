"""A number of a person in a free text: refused by name, nothing typed lost, one press masks it or moves it where it is sealed."""

import re
from html import unescape
from typing import Any

import pytest
from sqlmodel import select

from mediation import db
from mediation.models import JournalEntry, Party
from mediation.rules.forms import questions
from mediation.rules.particulars import FREE
from mediation.rules.steps import STEPS
from mediation.services.record import parties
from tests.web.conftest import SAME_ORIGIN, Browser, application, flat, hidden_of, id_number

MINE, PHONE, CARD = id_number(7), "13900005678", "6222020000000000000"
STORY = f"本人周某，身份证号{MINE[:6]} {MINE[6:]}，电话{PHONE}，工资卡{CARD}，被口头辞退。"


def sent(browser: Browser, **more: Any) -> dict[str, Any]:
    given = application(1, story=STORY, **more)
    given["applicants"][0] |= {"id_number": "", "phone": ""}
    return hidden_of(browser.get("/cases/new?step=register").text) | flat(given)


def typed(html: str, name: str) -> str:
    """What a field of the page's form holds."""
    area = re.search(rf'<textarea[^>]*name="{re.escape(name)}"[^>]*>(.*?)</textarea>', html, re.DOTALL)
    line = re.search(rf'<input[^>]*name="{re.escape(name)}" value="([^"]*)"', html)
    found = area or line
    assert found, name
    return unescape(found[1])


def buttons(html: str) -> list[str]:
    return re.findall(r'name="(_(?:mask|move)\.[^"]*)"', html)


def test_it_is_refused_by_name_and_nothing_typed_is_lost(alice: Browser) -> None:
    answer = alice.fill("/cases/new?step=register", sent(alice))
    assert answer.status_code == 422
    assert "事实和理由中有身份证号、电话号码、银行账号" in answer.text
    assert typed(answer.text, "story") == STORY
    assert MINE not in answer.text.replace(STORY, "")
    assert buttons(answer.text) == [
        f"_move.story:applicants.0.id_number:{MINE[-4:]}",
        "_move.story:applicants.0.phone:5678",
        "_move.story:respondents.0.phone:5678",
        "_move.story:applicants.0.account:0000",
        "_move.story:respondents.0.account:0000",
        "_mask.story",
    ]
    with db.read() as session:
        assert session.exec(select(JournalEntry)).all() == []


def test_it_is_said_beside_other_faults_and_while_rows_are_added(alice: Browser) -> None:
    fields = sent(alice) | {"applicants.0.name": ""}
    for press in ({}, {"_add.claims": "1"}):
        page = alice.fill("/cases/new?step=register", fields | press).text
        assert "事实和理由中有身份证号、电话号码、银行账号" in page
        assert "_mask.story" in buttons(page)


def test_a_press_moves_one_number_and_the_case_is_registered(alice: Browser) -> None:
    fields = sent(alice)
    moved = [f"applicants.0.{name}" for name in ("id_number", "phone", "account")]
    for target, number in zip(moved, (MINE, PHONE, CARD), strict=True):
        page = alice.fill("/cases/new?step=register", fields | {f"_move.story:{target}:{number[-4:]}": "1"}).text
        fields |= {name: typed(page, name) for name in ("story", *moved)}
    assert [fields[name] for name in moved] == [MINE, PHONE, CARD]
    assert (
        fields["story"]
        == "本人周某，身份证号990***********" + MINE[-4:] + "，电话139****5678，工资卡***************0000，被口头辞退。"
    )
    assert alice.fill("/cases/new?step=register", fields).status_code == 303
    with db.read() as session:
        row = session.exec(select(Party).where(Party.number == 1)).one()
        assert [parties.opened(row, name) for name in ("id_number", "phone", "account")] == [MINE, PHONE, CARD]
        entry = session.exec(select(JournalEntry)).one()
    assert not [number for number in (MINE, PHONE, CARD) if number in entry.given]


def test_what_stands_in_its_place_is_not_written_over(alice: Browser) -> None:
    fields = sent(alice) | {"applicants.0.id_number": id_number(1)}
    page = alice.fill("/cases/new?step=register", fields | {f"_move.story:applicants.0.id_number:{MINE[-4:]}": "1"}).text
    assert typed(page, "applicants.0.id_number") == id_number(1)
    assert typed(page, "story") == STORY


FORGED = (
    "_move.story:title", "_move.nothing:applicants.0.id_number", "_mask.", "_move.story:applicants.9.phone:5678",
    "_mask.applicants.0.id_number", "_move.story:story", "_move.story", "_move.story:applicants.0.phone",
    "_move.story:applicants.0.phone:9999", "_move.story:applicants.0.account:5678", "_mask.story:phone:9999", "_mask.story:name:5678",
)  # fmt: skip


@pytest.mark.parametrize("press", FORGED)
def test_a_forged_button_changes_nothing(alice: Browser, press: str) -> None:
    answer = alice.fill("/cases/new?step=register", sent(alice) | {press: "1"})
    assert answer.status_code == 200
    assert typed(answer.text, "story") == STORY


def test_rows_have_their_own_sentence_and_button(alice: Browser) -> None:
    fields = sent(alice) | {"story": "被口头辞退。", "claims.0.detail": f"打到{CARD}"}
    answer = alice.fill("/cases/new?step=register", fields)
    assert answer.status_code == 422
    assert "说明中有银行账号" in answer.text
    assert buttons(answer.text) == [
        "_move.claims.0.detail:applicants.0.account:0000",
        "_move.claims.0.detail:respondents.0.account:0000",
        "_mask.claims.0.detail",
    ]
    page = alice.fill("/cases/new?step=register", fields | {"_mask.claims.0.detail": "1"}).text
    assert typed(page, "claims.0.detail") == "打到***************0000"


def test_a_step_of_a_case_is_caught_the_same_way(alice: Browser, mediated: int) -> None:
    answer = alice.step(mediated, "fail_mediation", {"on": "2026-08-19", "reason": f"联系不上，电话{PHONE}"})
    assert answer.status_code == 422
    assert "电话号码（139****5678）" in answer.text
    assert "_mask.reason" in buttons(answer.text)


def test_a_program_is_told_the_field_and_the_same_sentence(alice: Browser) -> None:
    answer = alice.post("/api/cases", json=application(1, story=STORY), headers=SAME_ORIGIN)
    assert answer.status_code == 422
    (sentence,) = answer.json()["faults"].values()
    assert set(answer.json()["faults"]) == {"story"}
    assert sentence.startswith("事实和理由中有身份证号、电话号码、银行账号")
    assert MINE not in answer.text


def test_a_purpose_holds_none_either(alice: Browser, case: int) -> None:
    answer = alice.fill(f"/cases/{case}/parties/1/reveal", {"purpose": f"打{PHONE}"})
    assert answer.status_code == 422
    assert "用途中有电话号码" in answer.text


def test_every_free_text_of_every_form_is_looked_at() -> None:
    """Free is whatever is typed and not asked as a secret; a widget that takes text and is not among them would slip by."""
    taking = {q.widget for step in STEPS.values() for ask in questions(step.asks) for q in (ask, *ask.rows)}
    assert taking - FREE <= {"day", "time", "money", "number", "choice", "check", "one", "many", "rows", "hidden"}
