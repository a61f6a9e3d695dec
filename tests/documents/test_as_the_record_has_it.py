"""Papers of the beginning say no more than the record has: the day of receipt, and an evidence period that was set."""

import pytest

from tests.documents.printed import printed, text


def test_r33_29_the_receipt_of_an_application_leaves_no_hour_blank() -> None:
    layer = text(printed("filing_receipt", 0))
    assert "收件时间：2026年" in layer
    assert "时分" not in layer


@pytest.mark.parametrize(("name", "place"), [("acceptance_notice", 0), ("respond_notice", 0), ("third_party_notice", 0)])
def test_r33_15_no_evidence_period_is_told_of_before_one_is_set(name: str, place: int) -> None:
    layer = text(printed(name, place))
    assert "应当及时提交证据" in layer
    assert "本委指定举证期限的，另行通知" in layer
    assert "在本委指定的举证期限内" not in layer
    assert "逾期提交" not in layer


def test_r33_15_an_evidence_period_that_is_set_is_told_with_what_follows_from_it() -> None:
    layer = text(printed("acceptance_notice", 1))
    assert "应当于2026年10月26日前（含当日）提交证据" in layer
    assert "逾期提交的，应当说明理由" in layer
    assert "另行通知" not in layer


def test_r33_9_the_request_to_designate_says_who_handed_over_or_how_the_talk_failed() -> None:
    handed, disputed = (text(printed("designation_request", place)) for place in range(2))
    assert "石狮市劳动人事争议仲裁委员会移送本委，本委认为按照规定不属于本委管辖" in handed
    assert "协商的记录" not in handed
    assert "发生争议，协商不成：两次函商" in disputed
    assert "协商的记录" in disputed
