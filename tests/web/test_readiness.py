"""A decision that cannot be written down, on the page: what it lacks, a way to bring it in a tab of its own, and nothing typed is lost."""

import pytest

from mediation import db
from tests.scenes import person
from tests.walks import Walk
from tests.web.conftest import Browser, hidden_of
from tests.world import People

TYPED = "申请人当面说明，因另有安排撤回"


@pytest.fixture
def nameless() -> int:
    """An arbitration of somebody whose particulars nobody has yet."""
    with db.write() as session:
        walk = Walk(session, People(session))
        applicant = {**person(1), "address": None, "id_number": None, "sex": None}
        walk.do("file_arbitration", applicants=[applicant], claims=[{"claimant": 1, "item": "wages", "amount": "9.00"}])
        walk.do("accept_arbitration")
        assert walk.case_id is not None
        return walk.case_id


def test_what_is_missing_is_named_beside_the_way_that_brings_it(bob: Browser, nameless: int) -> None:
    step = f"/cases/{nameless}/proceedings/1/steps/withdraw_arbitration"
    form = bob.get(f"/cases/{nameless}?p=1&do=withdraw_arbitration")
    given = hidden_of(form.text) | {"on": "2026-08-20", "reason": TYPED}
    for address in (step, f"{step}/preview"):
        answer = bob.fill(address, given)
        assert "《准予撤回仲裁申请决定书》现在不能打印：缺少申请人" in answer.text
        assert "do=amend_party" in answer.text
        assert 'target="_blank">补充当事人信息（另开一页）</a>' in answer.text
    assert TYPED in bob.fill(step, given).text
