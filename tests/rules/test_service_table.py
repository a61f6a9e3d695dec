"""Which paper may go which way (送达): 办案规则 第20、59条, 民诉法解释 第133条, 民事诉讼法 第90、95条."""

import pytest

from mediation.rules.codes import Served, ServiceMethod

from .test_court import SPLIT
from .test_hearing import HEARD, SCHEDULED, Line, situation, wrong
from .test_simplified import COLLECTIVE

SIMPLE: Line = ("simplify", "2026-09-03", {"ground": "clear", "no_bar": True, "reason": "争议不大"})
SIMPLY_HEARD = [*HEARD[:2], SIMPLE, *HEARD[2:]]
SETTLED: Line = ("settle", "2026-10-13", {"promises": []})
SIGNED_FOR = (Served.SETTLEMENT, Served.PARTIAL_SETTLEMENT)
"""In force only when it is signed for: nobody can be taken to have received it."""
JUDGED = (Served.AWARD_FINAL, Served.AWARD_NON_FINAL, Served.PARTIAL_AWARD_FINAL, Served.PARTIAL_AWARD_NON_FINAL)
MADE = (Served.AWARD_FINAL, Served.AWARD_NON_FINAL)


def _served(served: Served, method: ServiceMethod, *lines: Line, **more: object) -> dict[str, str]:
    given = {"on": "2026-11-02", "served": served, "method": method, "parties": [3], **more}
    return wrong("serve", situation(*lines), **given)


@pytest.mark.parametrize("method", ServiceMethod)
@pytest.mark.parametrize("served", Served)
@pytest.mark.parametrize("simply", [False, True])
def test_the_way_of_each_paper(served: Served, method: ServiceMethod, simply: bool) -> None:
    found = _served(served, method, *(SIMPLY_HEARD if simply else HEARD), SPLIT, sent_on="2026-10-30")
    may = {
        ServiceMethod.SIMPLE: simply and served not in SIGNED_FOR + JUDGED,
        ServiceMethod.LEFT: served not in SIGNED_FOR,
        ServiceMethod.ELECTRONIC: served not in JUDGED,
    }.get(method, True)
    assert ("method" not in found) == may
    assert ("served" in found) == (served is Served.SETTLEMENT or (served in JUDGED and served not in MADE))


def test_the_settlement_is_served_once_it_was_made() -> None:
    assert _served(Served.SETTLEMENT, ServiceMethod.DIRECT, *HEARD, SETTLED) == {}
    assert _served(Served.HEARING_NOTICE, ServiceMethod.DIRECT, *HEARD) == {}


@pytest.mark.parametrize(
    ("method", "sent_on", "fault"),
    [
        ("mail", None, True), ("mail", "2026-11-02", False), ("mail", "2026-11-03", True), ("mail", "2026-10-30", False),
        ("direct", None, False), ("direct", "2026-11-03", True), ("electronic", None, False),
    ],
)  # fmt: skip
def test_what_is_posted_has_a_day_of_posting_and_arrives_no_earlier(
    method: str, sent_on: str | None, fault: bool
) -> None:
    found = _served(Served.HEARING_NOTICE, ServiceMethod(method), *HEARD, sent_on=sent_on)
    assert ("sent_on" in found) == fault


@pytest.mark.parametrize("served", Served)
def test_no_settlement_is_left_at_a_door_or_published(served: Served) -> None:
    usual = {"on": "2026-11-02", "served": served, "parties": [3]}
    posted = wrong("post_service", situation(*HEARD), **usual, ground="refused", proof="照片")
    published = wrong("publish_service", situation(*HEARD), **usual, reason="下落不明")
    assert ("served" in posted) == ("served" in published) == (served in SIGNED_FOR)


@pytest.mark.parametrize(("filed", "may"), [(SCHEDULED[0], False), (COLLECTIVE, True)])
def test_a_closed_factory_is_posted_to_for_ten_workers_and_more(filed: Line, may: bool) -> None:
    lines = [(filed[0], "2026-09-01", filed[2]), ("accept_arbitration", "2026-09-02", {})]
    given = {"on": "2026-11-02", "served": "respond_notice", "parties": [3], "proof": "照片"}
    assert ("ground" not in wrong("post_service", situation(*lines), **given, ground="closed")) == may
    assert "ground" not in wrong("post_service", situation(*lines), **given, ground="refused")
