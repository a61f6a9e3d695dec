"""The pages of construction sites (工程项目): list, record, form, and the way from a case and to the next complaint."""

from typing import Any

import pytest

from mediation import db
from mediation.rules.states.inspection import ORDERED
from tests.walks import walk_to
from tests.web.conftest import flat
from tests.world import People

NAME = "某某安置房二期工程"
GIVEN: dict[str, Any] = {
    "board": "no", "account": "6200000000000000123", "labour_share": "20",
    "units": [{"role": "contractor", "name": "某建设工程有限公司"}, {"role": "subcontractor", "name": "某劳务有限公司"}],
}  # fmt: skip


@pytest.fixture
def tied(people: People) -> int:
    """A case with an order, tied to the site, which is the first of all."""
    with db.write() as session:
        walk = walk_to(session, people, ORDERED)
        walk.do("tie_to_site", site=NAME)
        return walk.case_id or 0


def hidden(browser: Any, path: str) -> str:
    """The mark of the record as the form shows it."""
    return str(browser.get(path).text.split('name="_version" value="')[1].split('"')[0])


def test_a_case_leads_to_its_site_and_the_site_to_its_cases(browse: Any, tied: int) -> None:
    dave = browse("dave")
    assert f"/sites/of/{tied}" in dave.get(f"/cases/{tied}").text
    assert dave.get(f"/sites/of/{tied}").headers["location"] == "/sites/1"
    assert NAME in dave.get("/sites").text
    assert f"/cases/{tied}" in dave.get("/sites/1").text
    assert browse("alice").get("/sites/1").status_code == 404


def test_what_is_typed_is_kept_and_what_is_lacking_is_said_with_its_article(browse: Any, tied: int) -> None:
    dave = browse("dave")
    sent = {**flat(GIVEN), "_version": hidden(dave, "/sites/1/edit")}
    assert dave.fill("/sites/1/edit", sent).status_code == 303
    text = dave.get("/sites/1").text
    assert "违反第34条" in text
    assert "第56条第4项" in text
    assert "施工总承包单位" in text
    assert "0123" in text
    assert "62000000" not in text + dave.get("/sites/1/edit").text
    overtaken = dave.fill("/sites/1/edit", sent)
    assert overtaken.status_code == 409
    assert "刚被别人改过" in overtaken.text
    wrong = dave.fill("/sites/1/edit", {**sent, "labour_share": "140", "_version": hidden(dave, "/sites/1/edit")})
    assert wrong.status_code == 422
    assert "某劳务有限公司" in wrong.text, "what was typed is still there"


def test_the_next_complaint_at_the_site_names_its_units(browse: Any, tied: int) -> None:
    dave = browse("dave")
    dave.fill("/sites/1/edit", {**flat(GIVEN), "_version": hidden(dave, "/sites/1/edit")})
    text = dave.get("/cases/new?step=receive_complaint&site=1").text
    assert text.index("某劳务有限公司") < text.index("某建设工程有限公司")
    assert "某劳务有限公司" not in dave.get("/cases/new?step=receive_complaint").text


def test_only_inspectors_write(browse: Any, tied: int) -> None:
    boss = browse("city-manager")
    assert boss.get("/sites/1").status_code == 200
    assert "登记、修改" not in boss.get("/sites/1").text
    assert boss.get("/sites/1/edit").status_code == 403
    assert boss.fill("/sites/1/edit", {"board": "yes"}).status_code == 403
