"""A head who signs in is asked for nobody's name; where approvals are signed on paper the form asks who signed (办案规则 第30条)."""

import re

import pytest

from mediation import db
from mediation.models import Setting
from mediation.rules.step import ON_PAPER
from tests.web.conftest import Browser, hidden_of

ASKED = 'name="approver"'


@pytest.fixture
def on_paper(arbitrated: int) -> int:
    """The case of a bureau that has its approvals signed on paper."""
    with db.write() as session:
        session.merge(Setting(key="approval.accept_arbitration", label="受理怎样审批", value=ON_PAPER, source="本局"))
    return arbitrated


def test_r33_30_the_head_is_asked_for_no_name_and_the_record_says_who_signed_in(bob: Browser, arbitrated: int) -> None:
    form = bob.get(f"/cases/{arbitrated}?p=2&do=accept_arbitration").text
    assert ASKED not in form
    given = hidden_of(form) | {"on": "2026-08-20"}
    address = f"/cases/{arbitrated}/proceedings/2/steps/accept_arbitration"
    refused = bob.fill(address, given | {"approver": "洪某"})
    assert refused.status_code == 422
    assert "由审批人本人登录办理" in refused.text
    assert 'value="洪某"' in refused.text, "nothing typed is lost"
    assert bob.fill(address, given).status_code == 303
    assert "受理（鲍勃批准）" in bob.get(f"/cases/{arbitrated}?p=2").text


def test_r33_30_who_signed_on_paper_is_asked(bob: Browser, on_paper: int) -> None:
    form = bob.get(f"/cases/{on_paper}?p=2&do=accept_arbitration").text
    assert ASKED in form
    given = hidden_of(form) | {"on": "2026-08-20", "approver": "洪某"}
    assert bob.fill(f"/cases/{on_paper}/proceedings/2/steps/accept_arbitration", given).status_code == 303
    assert "审批人 洪某" in bob.get(f"/cases/{on_paper}?p=2").text


def test_r33_22_a_closing_asks_who_signed_only_where_it_is_signed_on_paper(bob: Browser, arbitrated: int) -> None:
    address, form = f"/cases/{arbitrated}/proceedings/2/steps", f"/cases/{arbitrated}?p=2&do="
    for step, given in (
        ("accept_arbitration", {"on": "2026-08-20"}),
        ("withdraw_arbitration", {"on": "2026-08-20", "reason": "已和解"}),
    ):
        assert bob.fill(f"{address}/{step}", hidden_of(bob.get(f"{form}{step}").text) | given).status_code == 303
    assert ASKED not in bob.get(f"{form}close_arbitration").text
    with db.write() as session:
        session.merge(Setting(key="approval.close_arbitration", label="仲裁结案怎样审批", value=ON_PAPER, source="本局"))
    closing = bob.get(f"{form}close_arbitration").text
    assert ASKED in closing
    given = hidden_of(closing) | {"on": "2026-08-20", "approver": "洪某", "note": "归档"}
    asked = bob.fill(f"{address}/close_arbitration", given).text
    assert "没有送达" in asked
    told = re.findall(r'name="_answered" value="([^"]+)"', asked)
    assert bob.fill(f"{address}/close_arbitration", given | {"_answered": told}).status_code == 303
    assert "结案，审批人 洪某：归档" in bob.get(f"/cases/{arbitrated}?p=2").text
