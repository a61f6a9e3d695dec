"""A paper that nobody has signed obliges nobody, and nobody is told that he is late with it (调解仲裁法 第14条第2款、第42条)."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

import pytest

from mediation.models import Write
from mediation.rules.codes import Kind
from mediation.rules.states import State
from mediation.rules.states.arbitration import SETTLED
from mediation.rules.states.mediation import AGREED
from mediation.services.record import cases
from mediation.services.views import case_page
from mediation.services.views.case_page import CasePage
from tests.walks import Walk, walk_to
from tests.world import People

LONG = timedelta(days=30)


def page(write: Write, walk: Walk) -> CasePage:
    assert walk.case_id is not None
    actor = walk.people["alice" if walk.facts.proceedings[walk.proceeding].kind is Kind.MEDIATION else "city-admin"]
    return case_page.view(write, cases.see(write, walk.case_id, actor), actor, walk.day, walk.proceeding)


@pytest.mark.parametrize(
    ("state", "lacking", "signs"),
    [(AGREED, "双方在调解协议书上签名", "sign_agreement"), (SETTLED, "双方签收调解书", "serve")],
    ids=["agreement", "settlement"],
)
def test_LMAA_14_42_what_is_not_signed_is_not_late(
    write: Write, people: People, state: State, lacking: str, signs: str
) -> None:
    walk = walk_to(write, people, state)
    walk.day += LONG
    shown = page(write, walk)
    owed = [line for line in shown.coming if line.what.startswith("付给")]
    assert owed
    for line in owed:
        assert line.word == "还没有生效"
        assert lacking in line.then
    assert {row.word for row in shown.promises} == {"签署后起算"}
    assert "late" not in {row.mark for row in shown.promises}
    walk.day -= LONG
    walk.go(signs)
    walk.day += LONG
    after = page(write, walk)
    assert {row.mark for row in after.promises} == {"late"}
    assert all(line.word.startswith("已过") for line in after.coming if line.what.startswith("付给"))
