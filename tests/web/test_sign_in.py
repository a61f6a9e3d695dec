"""Signing in and out, lock-out, expiry, and forged forms."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, func, select, update

from mediation import clock, db
from mediation.models import Attempt, SignIn
from mediation.services.base.accounts import TRIES
from mediation.web.sign_in import safe
from tests import world
from tests.web.conftest import Browser


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browse: Any) -> None:
    answer = browse().sign_in("alice")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_wrong_password_is_recorded_and_what_was_typed_is_kept(browse: Any) -> None:
    answer = browse().sign_in("alice", "wrong-password")
    assert answer.status_code == 422
    assert 'value="alice"' in answer.text
    assert "账号或者密码不对" in answer.text
    with db.read() as session:
        assert session.exec(select(func.count()).select_from(Attempt).where(Attempt.key == "login:alice")).one() == 1


def test_an_unknown_account_is_answered_alike(browse: Any) -> None:
    assert "账号或者密码不对" in browse().sign_in("nobody", "wrong-password").text


def test_too_many_failures_close_the_door_even_for_the_right_password(browse: Any) -> None:
    browser = browse()
    for _ in range(TRIES):
        browser.sign_in("alice", "wrong-password")
    answer = browser.sign_in("alice")
    assert answer.status_code == 429
    assert "15 分钟" in answer.text
    assert "set-cookie" not in answer.headers


def test_whoever_is_not_signed_in_comes_back_to_the_page_afterwards(browse: Any, case: int) -> None:
    browser = browse()
    answer = browser.get(f"/cases/{case}?p=1")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/sign-in?next=/cases/{case}%3Fp%3D1"
    assert browser.sign_in("alice", onward=f"/cases/{case}?p=1").headers["location"] == f"/cases/{case}?p=1"


@pytest.mark.parametrize(
    "elsewhere", ["//evil.test", "https://evil.test", "/\\evil.test", "javascript:1", "/a\r\nx: y", ""]
)
def test_signing_in_never_leads_to_another_site(elsewhere: str) -> None:
    assert safe(elsewhere) == "/"


def test_an_expired_sign_in_says_so(alice: Browser, case: int) -> None:
    with db.write() as session:
        session.exec(
            update(SignIn).values(expires_at=clock.now() - timedelta(minutes=1)).where(col(SignIn.account_id) > 0)
        )
    assert alice.get(f"/cases/{case}").status_code == 303
    answer = alice.fill(f"/cases/{case}/proceedings/1/steps/accept_mediation", {"on": "2026-08-20"})
    assert answer.status_code == 401
    assert "重新登录" in answer.text
    assert 'href="/sign-in"' in answer.text


def test_signing_out_ends_the_sign_in_in_the_database_too(alice: Browser) -> None:
    kept = dict(alice.cookies)
    assert alice.fill("/sign-out", {}).status_code == 303
    alice.cookies.update(kept)
    assert alice.get("/cases/new").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.test"},
        {"origin": "null"},
        {},
    ],
)
def test_a_forged_form_is_refused_and_does_nothing(alice: Browser, case: int, headers: dict[str, str]) -> None:
    fields = {"on": "2026-08-20", "both_consent": "true", "_key": "forged-key", "_version": "1"}
    answer = alice.post(f"/cases/{case}/proceedings/1/steps/accept_mediation", data=fields, headers=headers)
    assert answer.status_code == 403
    assert "不是从本系统的页面发出的" in answer.text
    assert "已登记" in alice.get(f"/cases/{case}").text


@pytest.mark.parametrize("headers", [{"origin": "http://office.test"}, {"sec-fetch-site": "same-origin"}])
def test_our_own_form_is_taken(alice: Browser, headers: dict[str, str]) -> None:
    assert alice.post("/sign-out", headers=headers).status_code == 303


def test_an_old_browser_proves_itself_by_the_form_s_token(alice: Browser) -> None:
    page = alice.get("/cases/new").text
    token = page.partition('name="_token" value="')[2].partition('"')[0]
    assert len(token) == 64
    assert alice.post("/sign-out", data={"_token": token[::-1]}).status_code == 403
    assert alice.post("/sign-out", data={"_token": token}).status_code == 303


def test_another_site_cannot_sign_somebody_in(browse: Any) -> None:
    fields = {"name": "alice", "password": world.PASSWORD}
    answer = browse().post("/sign-in", data=fields, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
