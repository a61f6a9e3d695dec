"""The pages around the cases: desk, lists, search, week, documents, reminders, reference, board. Who sees which."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from mediation import clock, db
from mediation.models import Document, Heartbeat, Notice, Unit
from mediation.services.operation import health
from mediation.web import pages
from tests import world
from tests.web.conftest import Browser, application, flat, hidden_of, id_number, perform

EVERYBODY = ["/cases", "/hearings", "/documents", "/documents?tab=all", "/inbox", "/lifecycle", "/cases?stands=open&year=2026"]
FIGURES = [
    "/rates",
    "/rates?month=2026-07",
    "/rates?rate=ACR-1",
    "/settings",
    "/rates/cases?measure=ACR-1&part=rest&span=month",
]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("等对方 11-26", '等对方 <span class="nw">11-26</span>'),
        ("期限 2026-11-26，未结", '期限 <span class="nw">2026-11-26</span>，未结'),
        ("<b>0595-12345678", "&lt;b&gt;0595-12345678"),
    ],
)  # fmt: skip
def test_a_day_in_a_narrow_column_is_not_broken_at_its_hyphen(text: str, drawn: str) -> None:
    assert pages.unbroken(text) == drawn


@pytest.mark.parametrize("address", [*EVERYBODY, *FIGURES, "/"])
@pytest.mark.parametrize("login", ["alice", "bob", "city-director"])
def test_every_page_opens(browse: Any, arbitrated: int, login: str, address: str) -> None:
    answer = browse(login).get(address)
    assert answer.status_code == 200, answer.text[-2000:]
    assert "晋心调解" in answer.text


def test_the_pages_and_their_forms_work_on_both_databases(both: str, browse: Any, arbitrated: int) -> None:
    alice, bob = browse("alice"), browse("bob")
    for browser in (alice, bob):
        for address in ["/", "/?tab=waiting", *EVERYBODY, *FIGURES, "/documents?tab=unserved", f"/cases/{arbitrated}"]:
            answer = browser.get(address)
            assert answer.status_code == 200, f"{address}: {answer.text[-500:]}"
    assert f'href="/cases/{arbitrated}"' in alice.fill("/search", {"q": id_number(1)}).text
    assert id_number(1) in alice.fill(f"/cases/{arbitrated}/parties/1/reveal", {"purpose": "送达"}).text
    assert alice.fill("/inbox/read", {}).status_code == 303
    done = bob.step(arbitrated, "accept_arbitration", {"on": "2026-08-20"}, proceeding="2")
    assert done.status_code == 303
    assert "已办理“受理”" in bob.get(done.headers["location"]).text


@pytest.mark.parametrize("address", FIGURES)
def test_figures_and_settings_are_for_those_who_answer_for_them(browse: Any, address: str) -> None:
    answer = browse("clerk").get(address)
    assert answer.status_code == 403
    assert "负责人" in answer.text


def test_whoever_only_answers_for_figures_starts_at_the_board(browse: Any) -> None:
    answer = browse("city-manager").get("/")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/rates"


@pytest.mark.parametrize("address", [*EVERYBODY, *FIGURES, "/", "/search?q=周某", "/cases/new"])
def test_nothing_is_seen_without_signing_in(browse: Any, address: str) -> None:
    answer = browse().get(address)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=")


# --- desk -----------------------------------------------------------------------------------------------------


def test_the_desk_puts_the_most_urgent_first_with_its_next_step(alice: Browser, people: world.People) -> None:
    late = perform(people.alice, "register", application(1, on="2026-08-10"), "key-of-late-one").case_id
    soon = perform(people.alice, "register", application(2, on="2026-08-18"), "key-of-soon-one").case_id
    text = alice.get("/?tab=unit").text
    assert text.index(f'href="/cases/{late}?p=1"') < text.index(f'href="/cases/{soon}?p=1"')
    assert "逾期 7 天" in text
    assert "明天到期" in text
    assert f"/cases/{late}?p=1&amp;do=accept_mediation#step" in text
    assert text.count('<a class="btn main"') == 1


def test_the_desk_offers_only_what_the_case_page_offers(alice: Browser, mediated: int, people: world.People) -> None:
    fresh = perform(people.alice, "register", application(), "another-key").case_id
    perform(people.alice, "accept_mediation", {"on": "2026-08-18", "both_consent": True}, "key-a2", fresh, 1)
    perform(people.alice, "assign_mediator", {"on": "2026-08-18", "mediator": "alice"}, "key-b2", fresh, 1)
    text = alice.get("/").text
    assert f"/cases/{mediated}?p=1&amp;do=reach_agreement#step" in text
    assert f"/cases/{fresh}?p=1&amp;do=record_session#step" in text


def test_the_office_sees_its_work_by_kind(bob: Browser, arbitrated: int) -> None:
    text = bob.get("/?tab=unit").text
    assert "待受理" in text
    assert f"/cases/{arbitrated}?p=2&amp;do=accept_arbitration#step" in text
    fields = hidden_of(bob.get(f"/cases/{arbitrated}?p=2&do=accept_arbitration").text)
    address = f"/cases/{arbitrated}/proceedings/2/steps/accept_arbitration"
    assert bob.fill(address, fields | {"on": "2026-08-20"}).status_code == 303
    text = bob.get("/?tab=unit").text
    assert "待送达" in text


def test_a_stranger_s_desk_is_empty(charlie: Browser, case: int) -> None:
    text = charlie.get("/?tab=unit").text
    assert "某鞋业" not in text
    assert "没有这样的案件" in text


def test_money_that_is_due_stands_on_the_desk(alice: Browser, mediated: int, people: world.People) -> None:
    lines = [{"payee": n, "claim": n, "amount": "18000", "due_on": "2026-08-20"} for n in (1, 2)]
    agreed = {"on": "2026-08-19", "promises": lines, "pay_way": "转账", "breach": "可以申请仲裁。"}
    perform(people.alice, "reach_agreement", agreed, "key-agree", mediated, 1)
    signed = ("on", "applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on")
    perform(people.alice, "sign_agreement", dict.fromkeys(signed, "2026-08-19"), "key-sign", mediated, 1)
    text = alice.get("/").text
    assert "今天应到账 2 笔 36,000.00 元" in text
    assert f"/cases/{mediated}?p=1&amp;do=record_payment#step" in text


@pytest.mark.parametrize("address", ["/", "/?tab=unit", "/rates", "/cases", "/documents", "/hearings", "/inbox"])
def test_a_list_asks_the_database_at_most_twelve_times(
    alice: Browser, arbitrated: int, people: world.People, statements: Any, address: str
) -> None:
    for n in range(5):
        perform(people.alice, "register", application(2), f"one-more-case-{n}")
    alice.get(address)
    with statements() as asked:
        assert alice.get(address).status_code == 200
    assert len(asked) <= 12, "\n".join(asked)


# --- finding --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["周某1", "鞋业", "周某2 鞋业", "鞋", "晋陈收[2026] 1"])
def test_a_name_or_a_company_finds_the_case(alice: Browser, charlie: Browser, case: int, words: str) -> None:
    answer = alice.fill("/search", {"q": words})
    assert answer.status_code == 303
    assert f'href="/cases/{case}"' in alice.get(answer.headers["location"]).text
    assert "某鞋业" not in charlie.get(answer.headers["location"]).text


def test_what_may_be_of_an_id_number_stands_in_no_address(alice: Browser, case: int) -> None:
    for words in (id_number(1), id_number(1)[-4:]):
        answer = alice.fill("/search", {"q": words})
        assert answer.status_code == 200
        assert f'href="/cases/{case}"' in answer.text
        assert not re.search(rf'href="[^"]*{words}', answer.text)
        assert alice.get("/search", params={"q": words}).status_code == 303


def test_filters_and_pages(alice: Browser, people: world.People) -> None:
    for n in range(27):
        perform(people.alice, "register", application(1), f"case-number-{n}")
    first = alice.get("/cases?stands=open").text
    assert "共 27 件" in first
    assert "/cases?stands=open&amp;page=2" in first
    second = alice.get("/cases?stands=open&page=2").text
    assert len(re.findall(r'data-open href="/cases/\d+"', second)) == 2
    assert "没有这样的案件" in alice.get("/cases?stands=closed").text
    assert "没有这样的案件" in alice.get("/cases?cause=16").text


def test_what_stands_in_no_address_has_its_next_page_too(alice: Browser, people: world.People) -> None:
    for n in range(27):
        perform(people.alice, "register", application(1), f"case-number-{n}")
    first = alice.fill("/search", {"q": id_number(1)}).text
    assert "第 1–25 件，共 27 件" in first
    assert f'name="q" value="{id_number(1)}"><button class="btn" name="page" value="2">下一页' in first
    second = alice.fill("/search", {"q": id_number(1), "page": "2"}).text
    assert "第 26–27 件，共 27 件" in second
    assert 'name="page" value="1">上一页' in second
    assert "下一页" not in second
    assert not re.search(rf'href="[^"]*{id_number(1)}', first + second)
    assert "第 1–25 件" in alice.fill("/search", {"q": id_number(1), "page": "二"}).text


# --- week, documents, reminders -------------------------------------------------------------------------------


def test_the_week_shows_what_was_set(alice: Browser, charlie: Browser, mediated: int, people: world.People) -> None:
    when = {"on": "2026-08-20", "session_on": "2026-08-21", "starts": "09:30", "place": "二号调解室"}
    perform(people.alice, "set_session", when, "key-session", mediated, 1)
    text = alice.get("/hearings").text
    assert "二号调解室" in text
    assert "09:30" in text
    assert "二号调解室" not in charlie.get("/hearings").text
    assert "二号调解室" not in alice.get("/hearings?week=2026-08-27").text
    assert alice.get("/hearings?week=0001-01-01").status_code == 404


def test_documents_that_lack_something_are_listed_with_what_mends_them(alice: Browser, case: int) -> None:
    with db.write() as session:
        row = session.exec(select(Document).where(Document.case_id == case)).first()
        assert row is not None
        row.state, row.refusal = "refused", "缺少申请人的住所"
    text = alice.get("/documents?tab=lacking").text
    assert "缺少申请人的住所" in text
    assert f"/cases/{case}?p=1&amp;do=amend_party#step" in text


def test_a_mediation_s_documents_are_on_its_own_unit_s_list_only(alice: Browser, bob: Browser, arbitrated: int) -> None:
    assert "调解笔录" in alice.get("/documents?tab=all").text
    assert "调解笔录" not in bob.get("/documents?tab=all").text


def test_reminders_are_read_by_a_form_and_by_their_own_people_only(alice: Browser, charlie: Browser, case: int) -> None:
    with db.write() as session:
        unit = session.exec(select(Unit).where(Unit.code == world.EAST)).one()
        assert unit.id is not None
        notice = Notice(
            key="limit:1:late", kind="limit", about="1", stage="late", unit_id=unit.id, case_id=case, text="调解受理决定已逾期",
            at=clock.now(),
        )  # fmt: skip
        session.add(notice)
        session.flush()
        number = notice.id
    assert "1 条未读提醒" in alice.get("/inbox").text
    assert charlie.fill(f"/inbox/{number}/read", {}).status_code == 404
    assert "条未读提醒" not in charlie.get("/inbox").text
    assert alice.get(f"/inbox/{number}/read").status_code == 405
    assert alice.fill(f"/inbox/{number}/read", {}).status_code == 303
    assert "条未读提醒" not in alice.get("/inbox").text


# --- the program itself ---------------------------------------------------------------------------------------


def test_the_sign_of_life(browse: Any, database: str) -> None:
    browser = browse()
    assert browser.get("/healthz").status_code == 503
    with db.write() as session:
        health.beat(session)
    assert browser.get("/healthz").status_code == 200
    with db.write() as session:
        beat = session.exec(select(Heartbeat)).one()
        beat.at -= timedelta(minutes=4)
    assert browser.get("/healthz").status_code == 503


def test_a_silent_clockwork_is_said_on_every_page(alice: Browser) -> None:
    assert "定时任务没有运行" in alice.get("/cases").text


def test_the_reference_page_names_every_step_and_limit(alice: Browser) -> None:
    from mediation.rules.codes import Kind
    from mediation.rules.deadlines import LIMITS
    from mediation.rules.steps import STEPS

    text = alice.get("/lifecycle").text
    for step in STEPS.values():
        assert f'id="{step.kind or Kind.MEDIATION}-{step.name}"' in text
    for limit in LIMITS:
        assert f'id="limit-{limit.id}"' in text


def test_settings_show_sources_and_what_is_unconfirmed(browse: Any) -> None:
    text = browse("city-admin").get("/settings").text
    assert "出处" in text
    assert "待本局确认" in text
    assert "reference.version" not in text


# --- the board ------------------------------------------------------------------------------------------------


def test_a_figure_leads_to_exactly_its_cases(browse: Any, alice: Browser, arbitrated: int) -> None:
    text = alice.get("/rates").text
    assert "MSR-C" in text
    counted = alice.get("/rates/cases?measure=MSR-C&part=d&span=year&month=2026-08").text
    assert re.search(rf'href="/cases/{arbitrated}[?"]', counted)
    assert "没有案件算在这里" in alice.get("/rates/cases?measure=MSR-C&part=n&span=year&month=2026-08").text


@pytest.mark.parametrize(
    "address",
    ["/rates?month=2026-13", "/rates?month=abc", "/rates?month=9999-01", "/rates?rate=XXX", "/rates/cases?measure=XXX",
     f"/rates?unit={world.WEST}", f"/rates/cases?measure=MSR-C&unit={world.WEST}"],
)  # fmt: skip
def test_a_figure_that_is_none_of_theirs_is_404(alice: Browser, address: str) -> None:
    assert alice.get(address).status_code == 404


def test_the_step_of_a_form_s_own_page_is_reached_from_the_list(alice: Browser, case: int) -> None:
    address = re.findall(r'href="(/cases/\d+\?p=1&amp;do=[a-z_]+)#step"', alice.get("/?tab=unit").text)[0].replace("&amp;", "&")
    fields = hidden_of(alice.get(address).text) | flat({"on": "2026-08-19", "both_consent": True})
    assert alice.fill(f"/cases/{case}/proceedings/1/steps/accept_mediation", fields).status_code == 303
