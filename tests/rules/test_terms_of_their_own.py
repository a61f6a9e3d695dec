"""What the two agreed on by themselves (和解协议) is no 调解协议: where it is broken, other articles lead on (协商调解规定 第11、12条)."""

# ruff: noqa: N802 (tests are named after the articles)

from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.remedies import ARBITRATE, ARBITRATE_TERMS, MEDIATE_AGAIN, open_ways, told_of
from tests.rules.cases.later import Line, at
from tests.rules.cases.review import facts_of
from tests.rules.cases.signed import FACTORY, FIRST, ONE_OF_TWO, SECOND, TWO

TERMS = {"terms": "各付一百元", "promises": [{"payee": n, "claim": n, "amount": "100.00", "due_on": "2026-03-10"} for n in (1, 2)]}
SETTLED: list[Line] = [
    *((1, *line) for line in TWO if line[0] != "reach_agreement"),
    (1, "reconcile", "2026-03-06", {**TERMS, "parties": [FIRST, SECOND]}),
]
MEDIATED: list[Line] = [(1, *line) for line in ONE_OF_TWO]


def test_R17_12_a_broken_settlement_leads_to_mediation_or_arbitration_and_not_by_LMAA_15() -> None:
    told = told_of(at(SETTLED, "2026-03-12"))
    assert told == {MEDIATE_AGAIN: (FIRST, SECOND), ARBITRATE_TERMS: (FIRST, SECOND)}
    assert ARBITRATE in told_of(at(MEDIATED, "2026-03-12")), "a 调解协议 leads there by 第15条"
    assert MEDIATE_AGAIN not in told_of(at(MEDIATED, "2026-03-12"))


def test_R17_12_the_page_cites_the_article_of_the_way() -> None:
    bases = {way.remedy.basis for way in open_ways(at(SETTLED, "2026-03-12")) if way.remedy.step is Do.ARBITRATE_AGREEMENT}
    assert bases == {"协商调解规定 第11、12条；调解仲裁法 第27条"}


def test_R17_11_the_claim_says_which_of_the_two_is_to_be_performed() -> None:
    for lines, paper in ((SETTLED, "履行和解协议"), (MEDIATED, "履行调解协议")):
        line: Line = (1, "arbitrate_agreement", "2026-03-12", {"parties": [FIRST], "sums": [{"promise": 1, "amount": "100.00"}]})
        known = facts_of([*lines, line])
        assert [known.claims[n].detail.split("：")[0] for n in known.proceedings[2].claims] == [paper]
        assert FACTORY in known.proceedings[2].parties


def test_R17_12_the_notice_says_by_which_agreement() -> None:
    step = STEPS["record_breach"]
    assert step.freezes is not None
    for lines, settled in ((SETTLED, {"settled": "和解协议"}), (MEDIATED, {})):
        where = at(lines, "2026-03-12")
        form = step.asks.model_validate({"on": "2026-03-12", "note": "未付", "told_on": "2026-03-12"})
        assert step.freezes(where, form).names == settled
