"""The parameters' pages: who may open them, and what a form, a notice and a confirmation do."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from sqlmodel import select

from mediation import clock, db
from mediation.models import CalendarYear, MinimumWage, Setting
from mediation.rules import deadlines
from mediation.rules.roles import Role
from mediation.services.upkeep.parameter_tables import FAMILIES
from tests import world
from tests.announced import NOTICE, WAGE
from tests.walks import Walk
from tests.web.conftest import SAME_ORIGIN, Browser, hidden_of


@pytest.fixture
def admin(browse: Any) -> Browser:
    """The administrator of the whole bureau."""
    return browse("city-admin")  # type: ignore[no-any-return]


PAGES = ["/parameters", "/parameters/changes", "/parameters/days/new", "/parameters/years/2026", "/parameters/days/2026-10-01",
         *(f"/parameters/{name}" for name in FAMILIES), *(f"/parameters/{f.name}/new" for f in FAMILIES.values() if f.adds)]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_for_the_administrator_only(browse: Any, admin: Browser, path: str) -> None:
    assert admin.get(path).status_code == 200
    assert browse("bob").get(path).status_code == 403
    assert browse(f"city-{Role.MANAGER}").get(path).status_code == 403
    assert browse().get(path).status_code == 303


def test_the_settings_page_leads_there(browse: Any, admin: Browser) -> None:
    assert 'href="/parameters"' in admin.get("/settings").text
    assert 'href="/parameters"' not in browse(f"city-{Role.MANAGER}").get("/settings").text


def version(html: str) -> str:
    return next(iter(re.findall(r'name="_version" value="([^"]*)"', html)))


def test_a_wage_is_entered_changed_and_confirmed(admin: Browser) -> None:
    wrong = admin.fill("/parameters/minimum_wages/new", {**WAGE, "monthly": "abc"})
    assert wrong.status_code == 422
    assert "要填数字" in wrong.text
    assert 'value="abc"' in wrong.text
    assert admin.fill("/parameters/minimum_wages/new", WAGE).status_code == 303
    page = admin.get("/parameters/minimum_wages/2027-04-01").text
    answer = admin.fill("/parameters/minimum_wages/2027-04-01", {**WAGE, "monthly": "2310", "_version": version(page)})
    assert answer.status_code == 303
    stale = admin.fill("/parameters/minimum_wages/2027-04-01", {**WAGE, "monthly": "2320", "_version": version(page)})
    assert stale.status_code == 409
    assert "刚被别人改过" in stale.text
    listed = admin.get("/parameters/minimum_wages").text
    assert "2,310.00" in listed
    path = "/parameters/minimum_wages/2027-04-01/confirm"
    found = re.search(rf'action="{path}".*?name="_version" value="(\w+)"', listed, re.DOTALL)
    assert found is not None
    assert admin.fill(path, {"_version": found[1]}).status_code == 303
    with db.read() as session:
        row = session.get(MinimumWage, clock.today().replace(2027, 4, 1))
        assert row is not None
        assert (row.confirmed, row.confirmed_by) == (True, "市系统管理员")
    assert "确认最低工资：2027-04-01 起的最低工资" in admin.get("/parameters/changes").text


def test_a_notice_is_previewed_then_loaded_then_told(admin: Browser) -> None:
    shown = admin.fill("/parameters/days/preview", {"text": NOTICE})
    assert shown.status_code == 200
    assert "2027-10-01" in shown.text
    with db.read() as session:
        assert session.get(CalendarYear, 2027) is None
    text = re.search(r'<textarea name="text" hidden[^>]*>(.*?)</textarea>', shown.text, re.DOTALL)
    assert text is not None
    loaded = admin.fill("/parameters/days/load", {"text": unescape(text[1]), "_version": version(shown.text)})
    assert loaded.status_code == 303
    told = admin.get(loaded.headers["location"]).text
    assert "录入 2027 年放假安排" in told
    with db.read() as session:
        assert session.get(CalendarYear, 2027) is not None
    again = admin.fill("/parameters/days/load", {"text": unescape(text[1]), "_version": version(shown.text)})
    assert again.status_code == 409
    assert "重新预览" in again.text


def test_a_reading_that_moves_clocks_is_previewed_then_saved_then_told(admin: Browser, people: world.People) -> None:
    with db.write() as session:
        walk = Walk(session, people).go("file_arbitration")
        walk.do("accept_arbitration", on=date(2026, 8, 13))  # the last day, 27 September, is a Sunday
        row = session.exec(select(Setting).where(Setting.key == "open.trial_rolls_over")).one()
        given = {"value": deadlines.STAYS, "source": row.source}
    path = "/parameters/settings/open.trial_rolls_over"
    shown = admin.fill(path, hidden_of(admin.get(path).text) | given)
    assert shown.status_code == 200
    assert "1 件案 1 个期限" in shown.text
    assert "还没有保存" in shown.text
    assert re.search(r"2026-09-28.*<b>2026-09-27</b>", shown.text)
    other = admin.fill(path, hidden_of(shown.text) | {**given, "source": "另一来源"})
    assert "还没有保存" in other.text, "other answers than those that were looked at"
    saved = admin.fill(path, hidden_of(shown.text) | given)
    assert saved.status_code == 303
    told = admin.get("/parameters/changes").text
    assert re.search(r'data-label="期限变动">1<', told)
    one = admin.get(next(iter(re.findall(r'href="(/parameters/changes/\d+)"', told)))).text
    assert re.search(r"2026-09-28.*<b>2026-09-27</b>", one)


def test_an_uploaded_notice_is_previewed(admin: Browser) -> None:
    file = {"file": ("2027.csv", NOTICE.encode("gb18030"), "text/csv")}
    shown = admin.post("/parameters/days/upload", files=file, headers=SAME_ORIGIN)
    assert shown.status_code == 200
    assert "2027-10-01" in shown.text
    for wrong in ({"file": ("x.csv", b"\xff\xfe\x00\xd8", "text/csv")}, {"file": ("x.csv", b"", "text/csv")}):
        assert admin.post("/parameters/days/upload", files=wrong, headers=SAME_ORIGIN).status_code == 422


def test_a_day_is_put_right_after_a_preview(admin: Browser) -> None:
    answers = {"kind": "work", "name": "", "source": "测试通知"}
    shown = admin.fill("/parameters/days/2026-10-05", answers)
    assert "会改的日子" in shown.text
    assert "2026-10-05,work,,测试通知" in shown.text
    assert admin.fill("/parameters/days/2026-10-05", {**answers, "source": ""}).status_code == 422


def test_a_unit_merges_into_another_from_its_row(admin: Browser) -> None:
    page = f"/parameters/units/{world.EAST}/merge"
    assert page in admin.get("/parameters/units").text
    assert "并入另一个单位" in admin.get(page).text
    wrong = admin.fill(page, {"into": world.EAST, "on": "2026-08-20"})
    assert "不能并入本单位" in wrong.text
    assert world.EAST in wrong.text, "what was typed is still there"
    assert admin.fill(page, {"into": "无此代码", "on": "2026-08-20"}).status_code in (404, 422)
    assert admin.fill(page, {"into": world.WEST, "on": "2026-08-20"}).status_code == 303
    assert page not in admin.get("/parameters/units").text
    assert "并入" in admin.get("/parameters/changes").text
    assert "不能恢复使用" in admin.fill(f"/parameters/units/{world.EAST}/close", {}).text


def test_a_unit_with_people_is_not_closed(admin: Browser) -> None:
    refused = admin.fill(f"/parameters/units/{world.EAST}/close", {})
    assert refused.status_code == 409
    assert "不能停用" in refused.text
