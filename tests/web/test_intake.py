"""Registering a case: warnings before it is confirmed and on the case page, and likely duplicates, with and without a script."""

import re
from typing import Any

import pytest

from tests.web.conftest import SAME_ORIGIN, Browser, application, flat, hidden_of, id_number

WARNED = {"matters": ["wage_iou"], "materials": ["application"]}


def fields(browser: Browser, **more: Any) -> dict[str, Any]:
    return hidden_of(browser.get("/cases/new").text) | flat(application(**more))


def test_the_consequences_box_warns_and_refuses_nothing(bob: Browser) -> None:
    given = fields(bob, **WARNED)
    text = bob.fill("/cases/new/preview?step=file_arbitration", given).text
    assert "可以选择直接向人民法院起诉" in text
    assert "还缺：" in text
    assert "没有填写劳动合同履行地和用人单位所在地" in text
    assert "变为“已收件”" in text
    answer = bob.fill("/cases/new?step=file_arbitration", given)
    assert answer.status_code == 303
    page = bob.get(answer.headers["location"]).text
    assert "收案提醒" in page
    assert "可以选择直接向人民法院起诉" in page


def test_a_half_typed_application_is_warned_too(alice: Browser) -> None:
    given = flat({"cause": "02", "applicants": [{"name": "周某"}], "claims": [{"claimant": 1, "item": "wages"}]})
    text = alice.fill("/cases/new/preview?step=register", hidden_of(alice.get("/cases/new").text) | given).text
    assert "农民工欠薪绿色通道" in text


def test_likely_cases_are_listed_without_a_script(alice: Browser, case: int) -> None:
    text = alice.fill("/cases/new?step=register", fields(alice) | {"_preview": "1"}).text
    assert "可能已经登记过" in text
    assert f'href="/cases/{case}"' in text
    assert "同一证件号码" in text


def test_likely_cases_are_asked_for_while_typing(alice: Browser, case: int) -> None:
    page = alice.get("/cases/new").text
    assert 'data-likely="/cases/new/likely?step=register"' in page
    assert "可能已经登记过" not in page
    text = alice.fill("/cases/new/likely?step=register", {"applicants.0.id_number": id_number(1)}).text
    assert f'href="/cases/{case}"' in text
    assert "<html" not in text


def test_a_strangers_case_is_counted_once_a_case_is_really_registered(charlie: Browser, case: int) -> None:
    typed = charlie.fill("/cases/new/likely?step=register", {"applicants.0.id_number": id_number(1)}).text
    assert "另有" not in typed
    assert "另有" not in charlie.fill("/cases/new?step=register", fields(charlie) | {"_preview": "1"}).text
    answer = charlie.fill("/cases/new?step=register", fields(charlie))
    page = charlie.get(answer.headers["location"]).text
    assert "本市另有 1 件" in page
    assert f'"/cases/{case}"' not in page
    mine = answer.headers["location"].partition("?")[0]
    assert "登记时获知其他单位的案件" in charlie.get(f"{mine}/access").text
    assert "另有" not in charlie.get(mine).text


def test_a_program_is_told_of_others_the_same_way(charlie: Browser, alice: Browser, case: int) -> None:
    assert "本市另有 1 件" in charlie.post("/api/cases", json=application(), headers=SAME_ORIGIN).json()["others"]
    assert (
        alice.post("/api/cases", json=application(), headers=SAME_ORIGIN).json()["others"].startswith("本市另有 1 件")
    )  # charlie's


def test_a_wrong_digit_is_said_while_typing(alice: Browser) -> None:
    wrong = id_number(1)[:17] + ("0" if id_number(1)[17] != "0" else "1")
    text = alice.fill("/cases/new/likely?step=register", {"applicants.0.id_number": wrong}).text
    assert "校验位不对" in text


@pytest.mark.parametrize("login", ["clerk", "city-manager"])
def test_only_who_may_register_may_look(browse: Any, login: str) -> None:
    assert browse(login).fill("/cases/new/likely", {"applicants.0.name": "周某1"}).status_code == 403


@pytest.mark.parametrize(
    ("login", "first", "others"),
    [("bob", "file_arbitration", ["receive_transfer"]), ("alice", "register", []), ("erin", "receive_complaint", [])],
)
def test_a_new_case_begins_with_what_the_unit_handles(browse: Any, login: str, first: str, others: list[str]) -> None:
    page = browse(login).get("/cases/new").text
    assert f'action="/cases/new?step={first}"' in page
    offered = re.findall(r'href="/cases/new\?step=([a-z_]+)"', page)
    assert set(offered) <= {first, *others}
    assert set(others) <= set(offered)


def test_an_employer_has_a_form_of_its_own(bob: Browser) -> None:
    """The company's questions first, a worker as the other side, and its items before a worker's; typed as such it stays so."""
    plain = bob.get("/cases/new?step=file_arbitration").text
    assert 'href="/cases/new?step=file_arbitration&amp;by=employer"' in plain
    page = bob.get("/cases/new?step=file_arbitration&by=employer").text
    assert "请求项目先列用人单位的" in page
    assert re.search(r'name="applicants\.0\.type".*?<option value="unit"[^>]* selected', page, re.DOTALL)
    assert re.search(r'name="respondents\.0\.type".*?<option value="person"[^>]* selected', page, re.DOTALL)
    assert page.index("用人单位的请求") < page.index("劳动者的请求")
    given = hidden_of(page) | {"applicants.0.type": "unit", "applicants.0.name": "某公司", "_preview": "1"}
    again = bob.fill("/cases/new?step=file_arbitration", given).text
    assert again.index("用人单位的请求") < again.index("劳动者的请求")
    assert "用人单位申请：请带" in again


def test_lmaa_14_3_the_other_side_of_a_mediation_applies_with_its_parties_filled_in(
    bob: Browser, alice: Browser, arbitrated: int
) -> None:
    """Any party may go to arbitration: the employer by a case of its own, whose form names whom the mediation named."""
    way = f"/cases/new?step=file_arbitration&amp;by=employer&amp;case={arbitrated}&amp;p=1"
    assert way in bob.get(f"/cases/{arbitrated}?p=1").text
    assert way not in alice.get(f"/cases/{arbitrated}?p=1").text  # who takes no applications is told where they are taken
    assert "另由仲裁院立案窗口按用人单位申请登记" in alice.get(f"/cases/{arbitrated}?p=1&do=apply_arbitration").text
    form = bob.get(way.replace("&amp;", "&"))
    assert all(name in form.text for name in ("某鞋业有限公司", "周某1", "周某2", "林某"))
    assert id_number(1) not in form.text
    given = hidden_of(form.text) | flat({
        "on": "2026-08-20", "cause": "02", "story": "离职时没有办理工作交接，造成损失。",
        "applicants": [{"type": "unit", "name": "某鞋业有限公司"}],
        "respondents": [{"type": "person", "name": "周某1"}, {"type": "person", "name": "周某2"}],
        "claims": [{"claimant": 1, "item": "damages", "amount": "3000.00", "against": "1"}],
    })  # fmt: skip
    answer = bob.fill("/cases/new?step=file_arbitration", given)
    assert answer.status_code == 303, answer.text
    assert "某鞋业有限公司" in bob.get(answer.headers["location"]).text


def test_a_stranger_fills_no_form_from_a_case(charlie: Browser, case: int) -> None:
    assert charlie.get(f"/cases/new?case={case}&p=1").status_code == 404
