"""A confirmed address for service from the form to the page and to what papers print: sealed, masked, and the one that counts."""

import pytest

from mediation.models import Write
from mediation.services.papers.data import context
from mediation.services.record import journal, parties
from mediation.services.views.case_page.people import lines
from tests.walks import Walk
from tests.world import People

ELSEWHERE, EMAIL, PHONE = "石狮市某某街道某某路9号", "office@example.com", "13900002222"
WHERE = {"party": 1, "place": "other", "service_address": ELSEWHERE, "receiver": "陈某某", "relation": "配偶", "service_phone": PHONE,
         "channel": "email", "electronic_address": EMAIL}  # fmt: skip


@pytest.fixture
def walk(both: str, write: Write, people: People) -> Walk:
    """A mediation under way, whose applicant has confirmed an address."""
    walk = Walk(write, people).go("register", "accept_mediation", "assign_mediator")
    walk.do("confirm_address", **WHERE)
    return walk


def printed(walk: Walk) -> tuple[str | None, ...]:
    """What papers print of where the applicant is reached."""
    row = parties.of_case(walk.session, walk.case_id or 0)[1]
    data = context.printed_party(walk.facts, row, 1)
    return data.service_address, data.service_phone, data.receiver, data.electronic_address, data.channel


def test_it_is_sealed_and_no_entry_holds_it(walk: Walk) -> None:
    row = parties.of_case(walk.session, walk.case_id or 0)[1]
    for name, plain in (("service_address", ELSEWHERE), ("electronic_address", EMAIL), ("service_phone", PHONE)):
        assert parties.opened(row, name) == plain
        assert plain not in getattr(row, name)
        assert plain not in "".join(each.given for each in journal.rows(walk.session, walk.case_id or 0))


def test_papers_go_where_it_says_and_the_page_shows_it_masked(walk: Walk) -> None:
    assert printed(walk) == (ELSEWHERE, PHONE, "陈某某", EMAIL, "电子邮箱")
    row, here = parties.of_case(walk.session, walk.case_id or 0)[1], walk.facts.proceedings[1]
    (shown,) = lines([row], walk.facts, here, walk.day, {})
    assert shown.served_at.endswith("确认：另外写明的地址；代收人 陈某某（配偶）；同意电子送达（电子邮箱）")
    assert EMAIL not in str(shown)
    assert ELSEWHERE not in str(shown)


def test_who_confirms_his_home_later_is_written_to_at_home(walk: Walk) -> None:
    walk.do("confirm_address", party=1, place="home", service_address=None, receiver=None, relation=None, channel=None,
            electronic_address=None, service_phone=None)  # fmt: skip
    row = parties.of_case(walk.session, walk.case_id or 0)[1]
    assert printed(walk) == (parties.opened(row, "address"), PHONE, "", None, "")


def test_who_has_confirmed_nothing_is_written_to_where_his_mail_goes(walk: Walk) -> None:
    walk.do("amend_party", party=2, mailing_address=ELSEWHERE)
    row = parties.of_case(walk.session, walk.case_id or 0)[2]
    data = context.printed_party(walk.facts, row, 2)
    assert data.service_address == ELSEWHERE
