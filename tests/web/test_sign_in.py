"""Signing in and out, lock-out, expiry, and forged forms."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError
from sqlmodel import col, func, select, update
from starlette.requests import Request

from mediation import clock, db
from mediation.errors import TooMany
from mediation.models import Attempt, SignIn
from mediation.services.base import accounts, signing_in
from mediation.services.base.signing_in import FREE_TRIES, LONGEST_WAIT, still_to_wait
from mediation.services.upkeep import staff
from mediation.settings import Settings, settings
from mediation.verbs import sentence_of
from mediation.web import signing
from mediation.web.sign_in import safe
from scheduler import work
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
        assert session.exec(select(func.count()).select_from(Attempt).where(Attempt.login == "alice")).one() == 1


def test_a_name_typed_with_a_chinese_keyboard_is_the_same_account(browse: Any) -> None:
    assert browse().sign_in("ａｌｉｃｅ\u3000").status_code == 303


def test_an_unknown_account_is_answered_alike(browse: Any) -> None:
    assert "账号或者密码不对" in browse().sign_in("nobody", "wrong-password").text


def guess(browser: Browser, times: int = FREE_TRIES) -> None:
    """Guess Alice's password, as often."""
    for number in range(times):
        assert browser.sign_in("alice", f"wrong-password-{number}").status_code == 422


def test_after_a_few_failures_even_the_right_password_waits_and_the_page_says_how_long(browse: Any) -> None:
    browser = browse()
    guess(browser)
    answer = browser.sign_in("alice")
    assert answer.status_code == 429
    assert "请 4 秒后再试" in answer.text
    assert 'value="alice"' in answer.text
    assert "set-cookie" not in answer.headers
    with clock.standing_at(clock.running() + timedelta(seconds=5)):
        assert browser.sign_in("alice").status_code == 303
        assert browser.sign_in("alice", "wrong-password").status_code == 422, "a good sign-in forgets the failures"


def test_each_failure_makes_the_next_wait_longer_up_to_a_quarter_of_an_hour() -> None:
    now = clock.running()
    waits = [still_to_wait(failures, now, now).total_seconds() for failures in range(16)]
    assert waits == [0, 0, 0, 0, 0, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]
    assert still_to_wait(99, now + timedelta(days=9), now) == LONGEST_WAIT, "though the clock was set back"


def test_nobody_shuts_out_a_bureau_or_a_colleague(browse: Any) -> None:
    """From another address, or from a browser that has signed the account in before, the owner gets in at once."""
    known = browse()
    assert known.sign_in("alice").status_code == 303
    guess(browse())
    assert browse().sign_in("alice").status_code == 429, "a stranger's browser waits"
    assert browse().sign_in("bob").status_code == 303, "others at the same address do not"
    assert known.sign_in("alice").status_code == 303, "nor does the owner's own browser"
    assert known.sign_in("bob", "wrong-password").status_code == 422
    with db.write() as session:
        assert world.sign_in(session, "alice", address="10.1.1.2"), "nor does the owner at another desk"


def test_a_known_browser_is_known_for_its_own_account_alone(browse: Any) -> None:
    own = browse()
    own.sign_in("bob")
    guess(browse())
    assert own.sign_in("alice").status_code == 429


def test_a_new_password_lifts_the_wait(browse: Any) -> None:
    browser = browse()
    guess(browser)
    with db.write() as session:
        staff.set_password(session, "alice", accounts.hashed("another-long-one"))
    assert browser.sign_in("alice", "another-long-one").status_code == 303


def test_a_thousand_guesses_at_once_learn_no_more_than_one_by_one(both: str) -> None:
    """Each was let in to try before any had failed; what they learn is decided when it is written."""
    tries = [signing_in.asked("alice", f"guess-{n}", "10.0.0.9", "") for n in range(FREE_TRIES)]
    right = signing_in.asked("alice", world.PASSWORD, "10.0.0.9", "")
    with db.read() as session:
        kept = signing_in.hash_of(session, right)
    for each in tries:
        with db.write() as session:
            assert signing_in.enter(session, each, kept, fitted=False) == ""
    with db.write() as session, pytest.raises(TooMany):
        signing_in.enter(session, right, kept, fitted=True)


def test_a_password_changed_while_it_was_checked_lets_nobody_in(both: str) -> None:
    asked = signing_in.asked("alice", world.PASSWORD, "10.0.0.9", "")
    with db.write() as session:
        kept = signing_in.hash_of(session, asked)
        staff.set_password(session, "alice", accounts.hashed("another-long-one"))
    with db.write() as session:
        assert signing_in.enter(session, asked, kept, fitted=True) == ""


def test_passwords_are_checked_with_no_session_open_and_no_lock_held(browse: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one is being checked, somebody else writes."""
    written: list[str] = []
    checked = signing_in.fits

    def fits(asked: signing_in.Asked, password_hash: str) -> bool:
        assert db.writing_engine().pool.checkedout() == db.reading_engine().pool.checkedout() == 0  # type: ignore[attr-defined]
        with db.write() as session:
            session.add(Attempt(login="written meanwhile", whence="here", at=clock.running()))
        written.append(asked.login)
        return checked(asked, password_hash)

    monkeypatch.setattr(signing_in, "fits", fits)
    assert browse().sign_in("alice").status_code == 303
    assert written == ["alice"]


def test_the_night_forgets_what_counts_no_longer(browse: Any) -> None:
    guess(browse(), times=2)
    browse().sign_in("bob")
    with clock.standing_at(clock.running() + timedelta(days=2)):
        work.tidy()
    with db.read() as session:
        assert session.exec(select(func.count()).select_from(Attempt)).one() == 0
        assert session.exec(select(func.count()).select_from(SignIn)).one() == 0


@pytest.mark.parametrize(
    ("trusted", "peer", "said", "address"),
    [
        ("", "127.0.0.1", "10.1.2.3", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1", "10.1.2.3", "10.1.2.3"),
        ("127.0.0.1", "127.0.0.1", "6.6.6.6, 10.1.2.3", "10.1.2.3"),
        ("127.0.0.1,10.9.0.0/16", "127.0.0.1", "6.6.6.6, 10.1.2.3, 10.9.1.1", "10.1.2.3"),
        ("127.0.0.1", "10.1.2.3", "10.7.7.7", "10.1.2.3"),
        ("127.0.0.1", "127.0.0.1", "", "127.0.0.1"),
        ("::1", "::1", "fe80::1", "fe80::1"),
    ],
)
def test_only_a_trusted_proxy_says_where_a_request_came_from(
    trusted: str, peer: str, said: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDIATION_TRUSTED_PROXIES", trusted)
    monkeypatch.setattr(signing, "settings", Settings)
    scope = {"type": "http", "client": (peer, 1), "headers": [(b"x-forwarded-for", said.encode())] if said else []}
    assert signing.address_of(Request(scope)) == address


@pytest.mark.parametrize(
    ("name", "value"),
    [("PUBLIC_URL", "mediation.example"), ("PUBLIC_URL", "https://x.example/tiaojie"), ("TRUSTED_PROXIES", "nginx")],
)
def test_a_setting_that_cannot_be_read_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"MEDIATION_{name}", value)
    with pytest.raises(ValidationError) as wrong:
        Settings()
    assert f"环境变量 MEDIATION_{name}" in (sentence_of(wrong.value) or "")
    assert "应当写成" in (sentence_of(wrong.value) or "")


def test_behind_a_proxy_one_setting_tells_our_own_forms(alice: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain HTTP, an old browser, and a proxy that hands on its own host name."""
    sent = {"origin": "http://mediation.example"}
    refused = alice.post("/sign-out", headers=sent)
    assert refused.status_code == 403
    assert "MEDIATION_PUBLIC_URL" in refused.text
    assert "http://mediation.example" in refused.text
    monkeypatch.setattr(settings(), "public_url", "http://mediation.example")
    assert alice.post("/sign-out", headers={"origin": "http://evil.test"}).status_code == 403
    assert alice.post("/sign-out", headers=sent).status_code == 303


def test_a_public_address_by_https_makes_the_cookie_secure(browse: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "public_url", "https://mediation.example")
    answer = browse().sign_in("alice")
    assert all("Secure" in each and each.startswith("__Host-") for each in answer.headers.get_list("set-cookie"))
    assert "strict-transport-security" in answer.headers


def test_whoever_is_not_signed_in_comes_back_to_the_page_afterwards(browse: Any, case: int) -> None:
    browser = browse()
    answer = browser.get(f"/cases/{case}?p=1")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/sign-in?next=/cases/{case}%3Fp%3D1"
    assert browser.sign_in("alice", onward=f"/cases/{case}?p=1").headers["location"] == f"/cases/{case}?p=1"


@pytest.mark.parametrize("elsewhere", ["//evil.test", "https://evil.test", "/\\evil.test", "javascript:1", "/a\r\nx: y", ""])
def test_signing_in_never_leads_to_another_site(elsewhere: str) -> None:
    assert safe(elsewhere) == "/"


def test_an_expired_sign_in_says_so(alice: Browser, case: int) -> None:
    with db.write() as session:
        session.exec(update(SignIn).values(expires_at=clock.now() - timedelta(minutes=1)).where(col(SignIn.account_id) > 0))
    assert alice.get(f"/cases/{case}").status_code == 303
    address = f"/cases/{case}/proceedings/1/steps/accept_mediation"
    for before, onward in (
        (
            f"{str(alice.base_url).rstrip('/')}/cases/{case}?p=1&do=accept_mediation",
            f"?next=/cases/{case}%3Fp%3D1%26do%3Daccept_mediation",
        ),
        ("http://evil.test/cases/1", ""),
        ("", ""),
    ):
        answer = alice.post(address, data={"on": "2026-08-20"}, headers={"referer": before, "sec-fetch-site": "same-origin"})
        assert answer.status_code == 401
        assert "重新登录" in answer.text
        assert f'href="/sign-in{onward}" target="_blank"' in answer.text, "this tab keeps the form"
        assert "没有提交，还留在这个标签页里" in answer.text


@pytest.mark.parametrize(
    "forged",
    [{"account_id": 2}, {"expires_at": datetime(2036, 1, 1, tzinfo=UTC)}, {"token_hash": hashlib.sha256(b"known").hexdigest()}],
)
def test_a_sign_in_forged_in_the_database_opens_nothing(alice: Browser, case: int, forged: dict[str, Any]) -> None:
    assert alice.get(f"/cases/{case}").status_code == 200
    with db.write() as session:
        session.exec(update(SignIn).values(**forged).where(col(SignIn.account_id) > 0))
    if "token_hash" in forged:
        alice.cookies.set(signing.cookie_name(), "known")
    assert alice.get(f"/cases/{case}").status_code == 303


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


def test_a_program_without_a_token_is_told_of_the_token_and_not_of_roles(browse: Any) -> None:
    stranger = browse()
    cross = {"sec-fetch-site": "cross-site"}
    for answer in (stranger.post("/api/cases", json={}, headers=cross), stranger.post("/cases/new", data={}, headers=cross)):
        assert answer.status_code == 403
        assert "Authorization: Bearer" in answer.text
        assert "角色" not in answer.text
    nobody = stranger.post("/api/cases", json={})
    assert (nobody.status_code, "登录" in nobody.text, "角色" in nobody.text) == (401, True, False)


@pytest.mark.parametrize("headers", [{"origin": "http://office.test"}, {"sec-fetch-site": "same-origin"}])
def test_our_own_form_is_taken(alice: Browser, headers: dict[str, str]) -> None:
    assert alice.post("/sign-out", headers=headers).status_code == 303


def test_an_old_browser_proves_itself_by_the_form_s_token(alice: Browser) -> None:
    page = alice.get("/cases/new").text
    token = page.partition('name="_token" value="')[2].partition('"')[0]
    assert len(token) == 128
    assert alice.post("/sign-out", data={"_token": token[::-1]}).status_code == 403
    assert alice.post("/sign-out", data={"_token": token}).status_code == 303


def test_another_site_cannot_sign_somebody_in(browse: Any) -> None:
    fields = {"name": "alice", "password": world.PASSWORD}
    answer = browse().post("/sign-in", data=fields, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
