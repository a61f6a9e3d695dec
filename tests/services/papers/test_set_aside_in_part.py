"""An award that a court set aside in part, at the door: the page says which item is gone, and the certificate certifies it no more."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.services.views.case_page import money
from tests.scenes import person
from tests.services.papers.awards import printed
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")


def test_LMAA_49_3_the_rest_of_an_award_is_certified_without_the_item_that_was_set_aside(write: Write, people: People) -> None:
    walk = Walk(write, people)
    claims = [{"claimant": 1, "item": "wages", "amount": "8000.00"}, {"claimant": 1, "item": "overtime", "amount": "900.00"}]
    walk.do("file_arbitration", applicants=[person(1)], claims=claims)
    walk.go("accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing", "award", "serve", "serve")
    walk.go("apply_set_aside", "docket_suit")
    with pytest.raises(Invalid) as caught:
        walk.do("decide_suit", ruling="set_aside_refused", items=[2])
    assert "请清空" in caught.value.faults["items"]
    walk.do("decide_suit", ruling="set_aside", items=[2], content="撤销关于加班工资的裁决")
    lines = {line.item: line for line in money.claims(walk.facts, walk.facts.proceedings[1], ())}
    assert [word for word in lines["加班工资"].became if "裁决被撤销" in word]
    assert lines["劳动报酬"].became == []
    walk.proceeding = 1
    walk.go("confirm_effect")
    assert "其中关于周某1的加班工资的裁决事项已经人民法院裁定撤销，不在此列" in printed(walk, "effect_certificate")
    assert [line.claim for line in walk.facts.promises.values()] == [1]
