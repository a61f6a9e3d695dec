"""A paper says of each sum what it is for, though only its instalment was written (调解仲裁法 第16条；协商调解规定 第26条)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.models import Write
from mediation.rules.states.mediation import MEDIATING
from mediation.services.papers import issue
from mediation.services.papers.rendering import as_html
from tests.walks import walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


@pytest.mark.parametrize(("written", "printed"), [
    ("第1期", "劳动报酬（第1期）"), ("工资（第一期）", "劳动报酬，工资（第一期）"), ("劳动报酬第一期", "劳动报酬第一期"),
    (None, "劳动报酬"),
])  # fmt: skip
def test_LMAA_16_the_agreement_names_the_wages_of_which_it_is_an_instalment(
    written: str | None, printed: str, write: Write, people: People
) -> None:
    walk = walk_to(write, people, MEDIATING).go("record_session")
    lines = [
        {"payee": c.claimant, "claim": c.number, "amount": str(c.amount), "due_on": "2026-12-31", "what": written}
        for c in walk.facts.claims.values() if c.item == "wages" and c.amount
    ]  # fmt: skip
    covered = {line["claim"] for line in lines}
    rest = [
        {"party": n, "how": "elsewhere"}
        for n in sorted({c.claimant for c in walk.facts.claims.values() if c.number not in covered})
    ]
    walk.do("reach_agreement", promises=lines, left=rest)
    walk.session.flush()
    row = [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == "mediation_agreement"][-1]
    said = as_html(row.template, issue.frozen(row))
    assert f">{printed}<" in said or f"{printed}100" in said
