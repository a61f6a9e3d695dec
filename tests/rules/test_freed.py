"""结案 frees nobody of a debt (监察条例 第18条; 农民工工资支付条例 第3条): what lets a file be closed, and what keeps it 待履行."""

from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS, refusal
from mediation.rules.steps.freed import still_awaited
from mediation.services.record.case_rows import state_label
from tests.rules.cases.decided import ASKED, FINED, HANDLED, URGED, answer, event, paying
from tests.rules.cases.inspection import FOUND, SERVED, standing

PAID = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
COURT = [answer("docketed"), answer("granted")]
CARRIED = ("hand_to_arbitration", {"parties": [1], "claims": [1], "used": {"unit": "office"}})
CORRECTED = [*SERVED, PAID, ("confirm_corrected", {"verified": "已付"})]


def says(*lines: Any) -> str:
    return refusal(STEPS["close_inspection"], standing(*lines)) or ""


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(CORRECTED, id="obeyed the order"),
        pytest.param([*HANDLED, PAID], id="paid by the decision"),
        pytest.param([*FINED, paying("2000.00")], id="paid the fine"),
        pytest.param([*HANDLED, event("applied"), event("reviewed", result="revoked")], id="revoked"),
        pytest.param([*HANDLED, CARRIED], id="went on"),
        pytest.param([*ASKED, *COURT, answer("ended", reason="没有财产")], id="the court ended it"),
        pytest.param([*FOUND, ("revoke_docket", {})], id="nothing was ordered"),
    ],
)
def test_a_file_is_closed_where_nobody_owes_by_it_any_more(lines: list[Any]) -> None:
    now = standing(*lines)
    assert still_awaited(now.case, now.here) is None
    assert "待履行" not in says(*lines)


@pytest.mark.parametrize(
    ("lines", "next_"),
    [
        pytest.param(HANDLED, "催告履行决定", id="nobody was urged"),
        pytest.param(URGED, "申请法院强制执行", id="urged alone"),
        pytest.param(ASKED, "登记法院的答复", id="asked of the court"),
        pytest.param([*ASKED, *COURT], "登记法院的答复", id="the court is at it"),
        pytest.param([*ASKED, *COURT, answer("paused", reason="暂无财产")], "登记法院的答复", id="paused can be resumed"),
        pytest.param([*ASKED, answer("docketed"), answer("withdrawn")], "申请法院强制执行", id="taken back"),
        pytest.param(FINED, "登记缴纳罚款", id="a fine"),
        pytest.param([*HANDLED, event("applied"), event("reviewed", result="upheld")], "催告", id="upheld"),
        pytest.param([*HANDLED, CARRIED, ("withdraw_arbitration", {"proceeding": 2})], "转仲裁", id="withdrawn there"),
    ],
)
def test_a_file_with_a_debt_stays_open_and_says_what_is_missing(lines: list[Any], next_: str) -> None:
    said = says(*lines)
    assert "待履行" in said
    assert next_ in said


def test_the_state_is_called_what_it_waits_for_on_every_page() -> None:
    now = standing(*HANDLED)
    assert state_label(now.here, now.case) == "已作出决定，待履行"
    assert state_label(standing(*HANDLED, PAID).here, standing(*HANDLED, PAID).case) == "已作出决定"
    closed = standing(*HANDLED, ("close_inspection", {"note": "此前结案"}))
    assert state_label(closed.here, closed.case) == "已结案，待履行"


def test_money_that_comes_after_the_closing_is_booked_and_ends_it() -> None:
    """What was closed before with a debt stays closed, and is listed until it is paid."""
    closed = [*HANDLED, ("close_inspection", {"note": "此前结案"})]
    assert refusal(STEPS["record_payment"], standing(*closed)) is None
    paid = standing(*closed, PAID)
    assert still_awaited(paid.case, paid.here) is None
