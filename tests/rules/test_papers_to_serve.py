"""The papers that may be served are those that were drawn up, and no others (办案规则 第20条)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.rules.codes.served import Served
from mediation.rules.steps.awaited import drawn_up
from tests.rules.cases.court import FINAL, NON_FINAL, SPLIT, situation
from tests.rules.cases.hearing import HEARD, Line

AWARDS = {Served.AWARD_FINAL, Served.AWARD_NONFINAL}


@pytest.mark.parametrize(
    ("line", "papers"),
    [(FINAL, {Served.AWARD_FINAL}), (NON_FINAL, {Served.AWARD_NONFINAL}), (SPLIT, AWARDS)],
    ids=["final", "non-final", "split"],
)
def test_LMAA_47_an_award_is_to_be_served_as_what_it_is(line: Line, papers: set[Served]) -> None:
    here = situation(*HEARD, line).here
    assert AWARDS & {*drawn_up(here)} == papers, "no clerk is told that somebody has not received a paper that there is not"
