"""仲裁审查 and 司法确认 are alternatives (办案规则 第75条): what is open to an agreement, by how far the other way has gone."""

import pytest

from tests.rules.cases.outcomes import AT_COURT, CLOSED, CONFIRMED, DENIED, NOT_CONFIRMED, SIGNED, WITHDRAWN
from tests.rules.cases.review import ACCEPTED, AGREED, APPLIED, MADE, TO_COURT, Line, refusal

REFUSED: list[Line] = [*APPLIED, (2, "refuse_review", "2026-03-10", {"ground": "late"})]
CALLED_BACK: list[Line] = [*TO_COURT, (2, "withdraw_confirmation", "2026-03-12", {"side": "applicant"})]


@pytest.mark.parametrize(
    ("gone", "review", "court"),
    [
        (AGREED, "", ""),
        (APPLIED, "正在办理", "先撤回审查申请"), (ACCEPTED, "正在办理", "先撤回审查申请"), (MADE, "正在办理", "先撤回审查申请"),
        (SIGNED, "不必再申请", "不必再申请司法确认"), ([*SIGNED, CLOSED], "不必再申请", "不必再申请司法确认"),
        (DENIED, "", ""), (REFUSED, "", ""), (WITHDRAWN, "", ""), ([*WITHDRAWN, CLOSED], "", ""),
        (TO_COURT, "先撤回司法确认申请", "等待人民法院"), (AT_COURT, "先撤回司法确认申请", "等待人民法院"),
        (CONFIRMED, "第75条第5项", "已经人民法院确认有效"), (NOT_CONFIRMED, "", ""), (CALLED_BACK, "", ""),
    ],
)
def test_one_way_at_a_time_and_none_after_success(gone: list[Line], review: str, court: str) -> None:
    for step, word in (("apply_review", review), ("apply_confirmation", court)):
        said = refusal(step, gone, 1)
        assert (word in said) if word else said == ""
