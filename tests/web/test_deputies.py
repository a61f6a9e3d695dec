"""The director names a deputy in the browser; everybody else only reads."""

from tests.web.conftest import Browser

NAMING = {"login": "clerk", "first": "2026-08-20", "last": "2026-08-24", "reason": "外出开会"}


def test_a_director_names_and_ends(bob: Browser, browse: object) -> None:
    assert "指定代理人" in bob.get("/deputies").text
    assert bob.fill("/deputies", NAMING).status_code == 303
    text = bob.get("/deputies").text
    assert "2026-08-20 至 2026-08-24" in text
    assert "代理中" in text
    clerk = browse("clerk")  # type: ignore[operator]
    assert "书记员、代理鲍勃" in clerk.get("/deputies").text
    assert "提前结束" not in clerk.get("/deputies").text
    assert clerk.fill("/deputies/1/end", {}).status_code == 404
    assert bob.fill("/deputies/1/end", {}).status_code == 303
    assert "已结束" in bob.get("/deputies").text
    assert "代理鲍勃" not in clerk.get("/deputies").text


def test_a_naming_at_fault_keeps_what_was_typed(bob: Browser) -> None:
    refused = bob.fill("/deputies", {**NAMING, "last": "2026-08-01"})
    assert refused.status_code == 422
    assert "止日不能早于起日" in refused.text
    assert "外出开会" in refused.text
    assert bob.fill("/deputies", {**NAMING, "first": "昨天"}).status_code == 422
    assert "没有代理" in bob.get("/deputies").text


def test_nobody_else_names_one(alice: Browser) -> None:
    assert "指定代理人" not in alice.get("/deputies").text
    assert alice.fill("/deputies", NAMING).status_code == 403
