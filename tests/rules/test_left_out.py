"""What an agreement leaves out is named by person and sum, and each says what becomes of it; nothing is waived by a default."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.left_out import given_up, left_out, said_of_the_rest
from mediation.rules.steps.promises import PromiseAnswers
from tests.rules.cases import hearing
from tests.rules.cases import mediation as agreed

MEDIATED: list[agreed.Line] = [*agreed.MEDIATING, ("record_session", "2026-03-04", {})]
FIRST: dict[str, Any] = {"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-20"}
SECOND: dict[str, Any] = {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-03-20"}


def faults(*promises: dict[str, Any], **given: Any) -> dict[str, str]:
    return agreed.wrong("reach_agreement", MEDIATED, on="2026-03-06", promises=list(promises), **given)


def short(*promises: dict[str, Any]) -> dict[int, list[str]]:
    case = agreed.facts_of(MEDIATED)
    return left_out(case, case.proceedings[1], [PromiseAnswers.model_validate(line) for line in promises])


def clause(*promises: dict[str, Any], **given: Any) -> str | None:
    case = agreed.facts_of(MEDIATED)
    form = STEPS["reach_agreement"].asks.model_validate({"on": "2026-03-06", "promises": list(promises), **given})
    return said_of_the_rest(case, case.proceedings[1], form)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([FIRST, SECOND], {}),
        ([FIRST], {2: ["经济补偿200元"]}),
        ([{**FIRST, "amount": "60.50"}, SECOND], {1: ["劳动报酬的差额39.50元"]}),
        ([{**FIRST, "claim": None}, SECOND], {}),
        ([{**FIRST, "claim": None, "amount": "40.00"}, SECOND], {1: ["劳动报酬的差额60元"]}),
        ([{**FIRST, "amount": "40.00"}, {**FIRST, "amount": "60.00"}, SECOND], {}),
    ],
)
def test_what_is_left_out_is_told_by_person_and_sum(lines: list[dict[str, Any]], found: dict[int, list[str]]) -> None:
    assert short(*lines) == found


def test_LMAA_3_nobody_is_left_out_unasked() -> None:
    names = {n: party.name for n, party in agreed.facts_of(MEDIATED).parties.items()}
    assert f"{names[2]}的经济补偿200元" in faults(FIRST)["left"]
    assert faults(FIRST, left=[{"party": 2, "how": "goes_on"}]) == {}
    assert faults(FIRST, SECOND) == {}


def test_LMAA_3_words_for_the_rest_stand_in_nobodys_place() -> None:
    typed = "双方就本争议再无其他纠纷"
    assert "经济补偿200元" in faults(FIRST, rest=typed)["left"]
    assert faults(FIRST, rest=typed, left=[{"party": 2, "how": "waived"}]) == {}
    assert faults(FIRST, SECOND, rest=typed) == {}, "nothing is left out"


@pytest.mark.parametrize(
    ("left", "field"), [([1], "left.0.party"), ([2, 2], "left.0.party"), ([2], None)],
)  # fmt: skip
def test_each_is_asked_once_and_only_for_what_is_left_out(left: list[int], field: str | None) -> None:
    found = faults(FIRST, left=[{"party": party, "how": "waived"} for party in left])
    assert (field in found) if field else (found == {})


def test_the_paper_says_what_each_said_and_no_more() -> None:
    names = {n: party.name for n, party in agreed.facts_of(MEDIATED).parties.items()}
    assert clause(FIRST, SECOND) == "双方就本争议再无其他纠纷"
    assert clause(FIRST) is None
    waived = clause(FIRST, left=[{"party": 2, "how": "waived"}])
    assert waived == f"{names[2]}自愿放弃经济补偿200元的请求；双方就本争议再无其他纠纷"
    assert clause(FIRST, left=[{"party": 2, "how": "elsewhere"}]) == f"{names[2]}的经济补偿200元，由当事人另行解决"
    assert clause(FIRST, left=[{"party": 2, "how": "goes_on"}]) == f"{names[2]}的经济补偿200元没有达成协议，{names[2]}可以继续主张"
    assert clause(FIRST, rest="别无争议。") == "别无争议"


def test_R33_73_what_is_to_be_heard_still_is_settled_in_part() -> None:
    where = hearing.situation(*hearing.HEARD)
    paid = [
        {"payee": claim.claimant, "claim": claim.number, "amount": str(claim.amount), "due_on": "2026-12-01"}
        for claim in where.case.claims.values()
        if claim.amount != Decimal(60000)
    ]
    left = [{"party": 1, "how": "goes_on"}]
    assert "部分调解" in hearing.wrong("settle", where, promises=paid, left=left)["left.0.how"]
    assert hearing.wrong("settle", where, promises=paid, left=[{"party": 1, "how": "waived"}]) == {}


# --- 部分调解 (办案规则 第73条) ---------------------------------------------------------------------------------------

PART: dict[str, Any] = {"claims": [1], "promises": [{"payee": 1, "claim": 1, "amount": "9000.00", "due_on": "2026-11-30"}]}


def of_part(**given: Any) -> dict[str, str]:
    return hearing.wrong("settle_part", hearing.situation(*hearing.HEARD), on="2026-10-13", **{**PART, **given})


def test_LMAA_3_a_settlement_of_some_claims_gives_nothing_up_unasked_either() -> None:
    assert "周某1的劳动报酬的差额15000元" in of_part()["left"]
    assert of_part(left=[{"party": 1, "how": "waived"}]) == of_part(left=[{"party": 1, "how": "elsewhere"}]) == {}
    assert "请删除这一行" in of_part(left=[{"party": 1, "how": "waived"}, {"party": 2, "how": "waived"}])["left.1.party"]
    assert of_part(promises=[{**PART["promises"][0], "amount": "24000.00"}]) == {}


def test_R33_73_one_claim_is_not_settled_in_part_and_heard_on() -> None:
    assert "从“达成调解的请求”中去掉" in of_part(left=[{"party": 1, "how": "goes_on"}])["left.0.how"]


def test_R33_73_the_preview_names_what_goes_on_and_whose_it_is() -> None:
    where = hearing.situation(*hearing.HEARD)
    form = STEPS["settle_part"].asks.model_validate({"on": "2026-10-13", **PART, "left": [{"party": 1, "how": "waived"}]})
    said = given_up(where, form)
    assert "没有（足额）约定的：周某1的劳动报酬的差额15000元。文书会写明“周某1自愿放弃劳动报酬的差额15000元的请求”" in said
    assert said.endswith("没有列入、继续审理的：周某2的劳动报酬200元；周某1的违法解除（终止）赔偿金60000元。")


def test_R33_73_the_paper_says_what_was_given_up_and_nothing_of_no_more_disputes() -> None:
    lines = [*hearing.HEARD, ("settle_part", "2026-10-13", {**PART, "left": [{"party": 1, "how": "waived"}]})]
    known = hearing.facts(*lines)
    form = known.proceedings[1].entries[-1].answers
    assert said_of_the_rest(known, known.proceedings[1], form) == "周某1自愿放弃劳动报酬的差额15000元的请求"
