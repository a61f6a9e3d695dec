"""Reports (举报) to the labour inspectorate, and the ways through every paper that one of them brings about."""

from datetime import date, timedelta
from typing import Any

from mediation.models import Write
from tests.walks import START, Walk
from tests.world import People

NAME, PHONE, WORDS = "柳暗明", "13912340000", "村口小店转告"
REPORT = {
    "accusation": "report", "applicants": [], "claims": [], "story": "举报人反映欠薪。",
    "informant": NAME, "informant_phone": PHONE, "informant_reach": WORDS,
}  # fmt: skip
WAYS = (
    ("docket_complaint", "finish_investigation", "decide_handling", "report_crime"),
    ("docket_complaint", "finish_investigation", "order_correction", "serve_inspection"),
    ("docket_complaint", "join_complainant", "finish_investigation", "refer_police"),
    ("docket_complaint", "join_complainant", "finish_investigation", "hand_to_mediation"),
    ("docket_complaint", "record_inspection", "extend_investigation", "transfer_inspection", "close_inspection"),
    (
        "docket_complaint", "finish_investigation", "tell_before", "call_penalty_hearing", "hold_penalty_hearing", "decide_penalty",
        "serve_inspection", "urge_performance", "serve_inspection", "apply_court",
    ),
    ("docket_complaint", "finish_investigation", "decide_penalty"),
    ("docket_complaint", "assign_inspectors", "penalise_on_spot", "serve_inspection", "pay_fine"),
    ("docket_complaint", "finish_investigation", "revoke_docket", "close_inspection"),
    ("docket_complaint", "refer_department", "close_inspection"),
    ("docket_complaint", "tell_dispute", "close_inspection"),
    ("refuse_complaint", "close_inspection"),
    ("request_complaint_correction", "refuse_complaint"),
    ("docket_complaint", "order_further", "serve_inspection", "recheck"),
    ("docket_complaint", "finish_investigation", "tell_before", "serve_inspection", "hear_employer"),
    ("docket_complaint", "join_complainant", "finish_investigation", "order_correction", "advance_wages"),
    (
        "docket_complaint", "summon_unit", "keep_evidence", "release_evidence", "ask_assistance", "receive_assistance",
        "ask_inspector_recusal", "grant_inspector_recusal",
    ),
    ("docket_complaint", "ask_inspector_recusal", "refuse_inspector_recusal"),
    ("docket_complaint", "finish_investigation", "decide_penalty", "serve_inspection", "add_fine"),
)  # fmt: skip
"""Through every step of an inspection that draws a paper up."""
LATER = {"urge_performance": 40, "apply_court": 200}
"""Days that go by before a step: the fine's own, then those in which a decision may be challenged (行政强制法 第53、54条)."""


def reported(write: Write, people: People, *names: str, **more: Any) -> Walk:
    """A report by somebody who gave his name, after these steps."""
    walk = Walk(write, people, start=date(2025, 10, 13) if LATER.keys() & {*names} else START)
    walk.do("receive_complaint", by=people["erin"], **{**REPORT, **more})
    for name in names:
        walk.day += timedelta(days=LATER.get(name, 0))
        walk.go(name)
    return walk
