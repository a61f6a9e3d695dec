"""A mediator's day: eight workers come with one company's unpaid piece wages, and it ends in an agreement that is paid."""

from pathlib import Path
from typing import Any

import pytest

from tests import world
from tests.browser import hands, looking
from tests.browser.bureau import Bureau
from tests.browser.conftest import Sit
from tests.browser.typed import SESSION
from tests.scenes import COMPANY, id_number

NAMES = ("周福贵", "吴春兰", "郑有田", "王腊梅", "冯大山", "陈桂花", "褚长河", "卫秀英")
EACH = "15000.00"
TODAY = world.TODAY.isoformat()
APPLICATION = {
    "manner": "oral",
    "cause": "02",
    "green_channel": True,
    "applicants": [
        {"name": name, "id_number": id_number(500 + n), "phone": f"1000000{500 + n:04d}", "address": "四川省某县某村"}
        for n, name in enumerate(NAMES)
    ],
    "respondents": [{column: COMPANY[column] for column in ("name", "legal_representative", "post", "address", "phone")}],
    "claims": [{"claimant": n, "item": "wages", "amount": EACH, "detail": "计件工资"} for n in range(1, len(NAMES) + 1)],
    "story": "今年3月至7月按件计酬，厂里拖着不结，八个人一共十二万元。",
}
SIGNED = dict.fromkeys(("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on"), TODAY)
SEATS = {"a desk": (looking.DESKTOP, True), "a phone without scripts": (looking.PHONE, False)}


@pytest.mark.parametrize("seat", SEATS)
def test_eight_workers_are_paid(sit: Sit, bureau: Bureau, tmp_path: Path, seat: str) -> None:
    size, scripts = SEATS[seat]
    page = sit("", size, scripts=scripts)
    page.goto("/")
    page.get_by_label("账号").fill("alice")
    page.get_by_label("密码").fill(world.PASSWORD)
    page.get_by_role("button", name="登录").click()
    assert page.url == f"{bureau.address}/"
    page.get_by_role("link", name="登记新案").click()
    hands.fill(page, APPLICATION)
    hands.confirm(page)
    case = hands.place_of(page)
    assert "周福贵等 8 人" in page.locator("h1").inner_text()
    assert "120,000.00" in page.locator(".head").inner_text()

    hands.do(page, "受理", {"both_consent": True})
    hands.do(page, "指派调解员", {"mediator": "alice"})
    hands.do(page, "调解笔录", SESSION)
    agree(page)
    hands.do(page, "签署生效", {**SIGNED, "on": TODAY})
    agreement = hands.text_of_pdf(page, "调解协议书", tmp_path)
    for name in NAMES:
        assert name in agreement
    assert "壹拾贰万元整" in agreement
    assert "120000元" in agreement
    assert "某鞋业有限公司" in agreement

    hands.do(page, "登记到账", {"payments": [{"promise": n, "amount": EACH} for n in range(1, 9)], "proof": "转账单"})
    assert "120,000.00" in page.locator("#promises tfoot").inner_text()
    hands.do(page, "结案", {"note": "已全部到账"})
    page.goto(case.address)
    assert page.locator(".head .acts").inner_text().strip() == "已结案"
    timeline = page.locator("#timeline").inner_text()
    for label in ("登记", "受理", "指派调解员", "调解笔录", "达成协议", "签署生效", "登记到账", "结案"):
        assert label in timeline


def agree(page: Any) -> None:
    """Reach the agreement, after reading what it will cause."""
    page.locator("#step").get_by_role("link", name="达成协议", exact=True).click()
    assert hands.field(page, "promises.7.amount").input_value() == EACH
    for n in range(len(NAMES)):
        hands.answer(page, f"promises.{n}.due_on", "2026-08-23")
    assert "调解协议书" in hands.consequences(page, "达成协议待签")
    hands.confirm(page)
    hands.place_of(page)


def test_the_middle_of_it_by_keyboard_alone(sit: Sit, bureau: Bureau) -> None:
    page = sit("alice")
    page.goto("/")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("周某1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    rows = page.locator("[data-open]")
    assert rows.count() > 2
    focused = "document.activeElement.getAttribute('href')"
    hrefs = [row.get_attribute("href") for row in rows.all()]
    for keys, place in (("jj", 1), ("j", 2), ("k", 1), ("kkk", 0)):
        for key in keys:
            page.keyboard.press(key)
        assert page.evaluate(focused) == hrefs[place]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{hrefs[0]}")

    page.goto(bureau["keyboard"].address)
    to_link(page, "调解笔录")
    page.keyboard.press("Enter")
    page.wait_for_url("**do=record_session**")
    for name, value in SESSION.items():
        to_field(page, name)
        page.keyboard.press("Control+A")
        page.keyboard.type(value)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("确认")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    hands.place_of(page)
    assert "厂方同意三天内付清" in page.locator("#timeline").inner_text()


def to_link(page: Any, words: str) -> None:
    """Press Tab until the focus is on the link of these words."""
    tab_until(page, f"document.activeElement.textContent.trim() === '{words}'")


def to_field(page: Any, name: str) -> None:
    """Press Tab until the focus is in the field of this name."""
    tab_until(page, f"document.activeElement.name === '{name}'")


def tab_until(page: Any, reached: str) -> None:
    """Press Tab until it is so; within a page's worth of tabs."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return
    raise AssertionError(f"not reached by Tab: {reached}")
