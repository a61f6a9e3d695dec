"""The mark of a demo: on every page, before signing in and after, and on refusals."""

from typing import Any

from mediation import db
from mediation.models import Setting
from mediation.services.base import showcase
from tests.web.conftest import Browser


def test_every_page_of_a_demo_says_that_it_is_one_and_no_other_does(browse: Any, alice: Browser, case: int) -> None:
    def pages() -> list[str]:
        asked = [(browse(), "/sign-in"), *((alice, path) for path in ("/", f"/cases/{case}", "/documents", "/no-such"))]
        return [browser.get(path).text for browser, path in asked]

    assert not any("演示" in page for page in pages())
    with db.write() as session:
        session.add(Setting(key=showcase.MARK, label="演示数据的起点", value="{}", source="演示数据，仅用于演示"))
    assert all(showcase.WORDS in page and "<title>【演示】" in page for page in pages())
    refused = browse().fill("/sign-in", {"name": "alice", "password": "wrong-password"})
    assert showcase.WORDS in refused.text
