"""仲裁审查 and 司法确认 are alternatives (办案规则 第75条): what is open to an agreement, by how far the other way has gone."""

import pytest

from .test_review_procedure import ACCEPTED, AGREED, APPLIED, MADE, TO_COURT, Line, refusal

SIGNED: list[Line] = [*MADE, (2, "sign_review_letter", "2026-03-16", {})]
DENIED: list[Line] = [*ACCEPTED, (2, "deny_review", "2026-03-13", {"ground": "unclear"})]
REFUSED: list[Line] = [*APPLIED, (2, "refuse_review", "2026-03-10", {"ground": "late"})]
WITHDRAWN: list[Line] = [*APPLIED, (2, "withdraw_review", "2026-03-10", {"side": "applicant"})]
AT_COURT: list[Line] = [*TO_COURT, (2, "court_accepts", "2026-03-11", {})]
CONFIRMED: list[Line] = [*AT_COURT, (2, "court_confirms", "2026-03-20", {})]
NOT_CONFIRMED: list[Line] = [*TO_COURT, (2, "court_refuses", "2026-03-12", {"ground": "not_accepted"})]
CALLED_BACK: list[Line] = [*TO_COURT, (2, "withdraw_confirmation", "2026-03-12", {"side": "applicant"})]
CLOSED: Line = (2, "close_review", "2026-03-30", {})


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
)  # fmt: skip
def test_one_way_at_a_time_and_none_after_success(gone: list[Line], review: str, court: str) -> None:
    for step, word in (("apply_review", review), ("apply_confirmation", court)):
        said = refusal(step, gone, 1)
        assert (word in said) if word else said == ""
