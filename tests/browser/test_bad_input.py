"""What bad input gets: a sentence at the field, everything still there; who was faster; and pages of our own for every refusal."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import world
from tests.browser import hands, looking
from tests.browser.bureau import Bureau
from tests.browser.conftest import Sit
from tests.browser.typed import SESSION
from tests.scenes import COMPANY

SEATS = {"a desk": (looking.DESKTOP, True), "a phone without scripts": (looking.PHONE, False)}
WRONG = {
    "manner": "oral",
    "cause": "02",
    "applicants": [
        {"name": "周某甲", "phone": "10000000001"},
        {"name": "周某乙", "id_number": "990582199001010001"},
        {"name": "周某丙"},
    ],
    "respondents": [{"name": COMPANY["name"]}],
    "claims": [
        {"claimant": 1, "item": "wages", "amount": "12,345.60", "detail": "三月工价"},
        {"claimant": 9, "item": "wages", "amount": "一万"},
    ],
}


@pytest.mark.parametrize("seat", SEATS)
def test_what_was_typed_stays_and_each_fault_stands_at_its_field(sit: Sit, seat: str) -> None:
    size, scripts = SEATS[seat]
    page = sit("alice", size, scripts=scripts)
    page.goto("/cases/new")
    hands.fill(page, WRONG)
    answer = hands.confirm(page)
    assert answer.status == 422
    for name, value in typed(WRONG):
        found = hands.field(page, name)
        if found.first.get_attribute("type") == "radio":
            assert page.locator(f'main [name="{name}"]:checked').get_attribute("value") == value
        else:
            assert found.input_value() == value, name
    assert "请填写" in error_at(page, "story")
    assert "金额" in error_at(page, "claims.1.amount")
    assert "12,345.60" in page.locator("main [data-rows=claims] tfoot").inner_text()
    assert "不含第 2 行" in page.locator("main [data-rows=claims] tfoot").inner_text()
    assert (
        "周某乙：身份号码的校验位不对"
        in page.locator("main [data-rows=applicants] .row-block").nth(1).locator(".error").inner_text()
    )

    hands.fill(
        page, {"story": "拖欠工价。", "applicants.1.id_number": "", "claims.1.amount": "10000", "claims.1.claimant": "2"}
    )
    hands.confirm(page)
    hands.place_of(page)
    assert "22,345.60" in page.locator(".head").inner_text()


def typed(answers: dict[str, Any]) -> list[tuple[str, str]]:
    """The names and values of a form's fields."""
    found: list[tuple[str, str]] = []
    for name, value in answers.items():
        if isinstance(value, list):
            for index, row in enumerate(value):
                found += [(f"{name}.{index}.{column}", str(cell)) for column, cell in row.items()]
        else:
            found.append((name, str(value)))
    return found


def error_at(page: Page, name: str) -> str:
    """The sentence at a field, found as a screen reader finds it."""
    said = (hands.field(page, name).get_attribute("aria-describedby") or "").split()
    assert said, name
    return page.locator(f"#{said[0]}").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_acts_once(sit: Sit, bureau: Bureau, scripts: bool) -> None:
    place = bureau["double" if scripts else "double without scripts"]
    page = sit("alice", scripts=scripts)
    page.goto(place.step("record_session"))
    hands.fill(page, SESSION)
    page.locator("main .confirm button.main").dblclick(no_wait_after=True)
    # Asked again and again, not awaited as one navigation: without scripts the second click breaks off the first one's.
    expect(page).to_have_url(re.compile("done="))
    page.goto(place.address)
    assert page.locator("#timeline .timeline li", has_text="调解笔录").count() == 1


def test_the_second_of_two_people_is_told_who_was_faster(sit: Sit, bureau: Bureau) -> None:
    place = bureau["race"]
    first, second = sit("alice"), sit("city-lead", scripts=False)
    for page in (first, second):
        page.goto(place.step("record_session"))
        hands.fill(page, SESSION)
    hands.fill(second, {"content": "第二个人写的经过"})
    hands.confirm(first)
    hands.place_of(first)
    answer = hands.confirm(second)
    assert answer.status == 409
    told = second.locator("#step .flash-warn").inner_text()
    assert "艾丽丝" in told
    assert "调解笔录" in told
    assert hands.field(second, "content").input_value() == "第二个人写的经过"
    second.goto(place.address)
    assert "第二个人写的经过" not in second.locator("#timeline").inner_text()


@pytest.mark.parametrize("size", [looking.DESKTOP, looking.PHONE])
def test_what_is_not_there_and_what_is_not_mine_look_the_same(sit: Sit, bureau: Bureau, size: dict[str, Any]) -> None:
    page = sit("alice", size)
    for path in ("/no-such-page", "/cases/999999", bureau["of another unit"].address, "/cases/abc"):
        answer = page.goto(path)
        assert answer
        assert answer.status == 404, path
        assert page.locator("h1").inner_text()
        assert page.get_by_role("link", name="办案台").first.is_visible()
        assert "查理" not in page.content()


def test_an_expired_sign_in_leads_back_to_where_one_was(sit: Sit, bureau: Bureau) -> None:
    page = sit("alice")
    page.context.clear_cookies()
    page.goto(bureau["keyboard"].address)
    assert "/sign-in" in page.url
    page.get_by_label("账号").fill("alice")
    page.get_by_label("密码").fill("wrong-password")
    page.get_by_role("button", name="登录").click()
    assert "不对" in page.locator(".error").inner_text()
    assert page.get_by_label("账号").input_value() == "alice"
    page.get_by_label("密码").fill(world.PASSWORD)
    page.get_by_role("button", name="登录").click()
    assert page.url == f"{bureau.address}{bureau['keyboard'].address}"


def test_a_form_that_outlives_its_sign_in_saves_nothing_and_says_so(sit: Sit, bureau: Bureau) -> None:
    place = bureau["forged"]
    page = sit("alice")
    page.goto(place.step("record_session"))
    hands.fill(page, SESSION)
    page.context.clear_cookies()
    hands.confirm(page)
    assert "登录" in page.locator("main").inner_text()


def test_a_form_from_another_site_is_refused(sit: Sit, bureau: Bureau, watch: looking.Watch) -> None:
    place = bureau["forged"]
    page = sit("alice")
    page.goto(place.step("record_session"))
    fields = page.evaluate("Object.fromEntries(new FormData(document.querySelector('main form[data-unsaved]')))")
    inputs = "".join(f'<input name="{n}" value="{v}">' for n, v in {**fields, **SESSION}.items())
    action = f"{bureau.address}/cases/{place.case}/proceedings/{place.proceeding}/steps/record_session"
    other = page.context.new_page()
    other.route(
        "http://elsewhere.test/*",
        lambda route: route.fulfill(
            body=f'<form method="post" action="{action}">{inputs}<button>领奖</button></form>',
            content_type="text/html; charset=utf-8",
        ),
    )
    other.goto("http://elsewhere.test/")
    with other.expect_navigation() as answered:
        other.get_by_role("button", name="领奖").click()
    # Strict cookies stay at home, and the browser says where the form came from: refused in either case.
    assert answered.value.status == 403
    assert other.locator("h1").inner_text()
    watch.faults = [fault for fault in watch.faults if "elsewhere.test" not in fault]
    page.goto(place.address)
    assert "厂方同意三天内付清" not in page.locator("#timeline").inner_text()
