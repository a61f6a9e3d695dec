"""指定管辖 (办案规则 第9条): asked of those above both commissions, and what they say is done."""

from datetime import date

from mediation.rules.lifecycle import STEPS, Situation, doubted, refusal, suggested
from mediation.rules.steps.pending import not_while_pending
from tests.rules.cases.filing import ACCEPTED, APPLICATION, FILED_CASE, facts_of, faults, situation

from .journal import Line, trial

ABOVE, THERE, THIRD = "某市人力资源和社会保障局", "某县仲裁委", "某区仲裁委"
HANDED_OVER: Line = ("receive_transfer", "2026-03-02", {**APPLICATION, "from_commission": THERE})
ASKED: Line = (
    "report_designation", "2026-03-09",
    {"authority": ABOVE, "ground": "handed_over", "other": THERE, "reason": "履行地在某区"},
)  # fmt: skip
TO_US: Line = (
    "receive_designation", "2026-03-18",
    {"authority": ABOVE, "number": "某人社函8号", "decided_on": "2026-03-16", "whose": "us"},
)  # fmt: skip
ELSEWHERE: Line = (TO_US[0], TO_US[1], {**TO_US[2], "whose": "other", "commission": THIRD})  # type: ignore[misc]
TRANSFER = {"on": "2026-03-19", "reason": "指定管辖"}


def taken_over(*lines: Line) -> Situation:
    return situation(HANDED_OVER, ACCEPTED, *lines)


def test_r33_9_what_was_handed_over_is_not_sent_on_before_those_above_have_designated() -> None:
    assert "报请指定管辖" in str(refusal(STEPS["transfer_case"], taken_over()))
    assert suggested(STEPS["report_designation"], taken_over()) == {"ground": "handed_over", "other": THERE}
    assert faults("report_designation", taken_over(), on="2026-03-09", **ASKED[2]) == {}  # type: ignore[misc]
    assert "还没有收到指定" in str(refusal(STEPS["transfer_case"], taken_over(ASKED)))
    assert "还没有收到指定" in str(refusal(STEPS["report_designation"], taken_over(ASKED)))
    assert "由谁管辖还没有确定" in str(not_while_pending(taken_over(ASKED)))


def test_r33_9_designated_to_another_it_goes_there_and_to_nobody_else() -> None:
    told = taken_over(ASKED, ELSEWHERE)
    assert refusal(STEPS["transfer_case"], told) is None
    filled = suggested(STEPS["transfer_case"], told)
    assert (filled["to_commission"], filled["designated_by"]) == (THIRD, ABOVE)
    assert "某人社函8号" in filled["reason"]
    assert faults("transfer_case", told, on="2026-03-19", **filled) == {}
    wrong = faults("transfer_case", told, **TRANSFER, to_commission=THERE, designated_by="某厅")
    assert wrong.keys() == {"to_commission", "designated_by"}
    assert "移送管辖" in str(not_while_pending(told))
    assert facts_of(HANDED_OVER, ACCEPTED, ASKED, ELSEWHERE, ("transfer_case", "2026-03-19", filled)).proceedings[1].outcome == "A40"


def test_r33_9_designated_to_this_commission_the_case_goes_on_and_answers_an_objection() -> None:
    ours = taken_over(ASKED, TO_US)
    assert not_while_pending(ours) is None
    assert "指定本案由本委管辖" in str(refusal(STEPS["transfer_case"], ours))
    assert "不能再次报请" in str(refusal(STEPS["report_designation"], ours))
    objected: Line = ("object_jurisdiction", "2026-03-19", {"parties": [3], "written": True, "reason": "履行地在某区"})
    waiting = taken_over(ASKED, TO_US, objected)
    assert "不能再移送" in str(refusal(STEPS["uphold_objection"], waiting))
    assert suggested(STEPS["reject_objection"], waiting)["reason"] == f"{ABOVE}于 2026-03-16 指定本案由本委管辖（某人社函8号）"


def test_r33_9_a_dispute_between_commissions_is_talked_over_first() -> None:
    own = situation(FILED_CASE, ACCEPTED)
    usual = {"on": "2026-03-09", "authority": ABOVE, "other": THERE, "reason": "履行地不明确"}
    assert "移送管辖" in faults("report_designation", own, **usual, ground="handed_over")["ground"]
    assert faults("report_designation", own, **usual, ground="disputed").keys() == {"consulted_on", "consultation"}
    talked = {**usual, "ground": "disputed", "consultation": "两次函商不成"}
    assert "不能晚于报请" in faults("report_designation", own, **talked, consulted_on="2026-03-10")["consulted_on"]
    assert faults("report_designation", own, **talked, consulted_on="2026-03-06") == {}


def test_r33_9_a_report_that_the_commissions_settle_is_taken_back() -> None:
    assert "没有报请过" in str(refusal(STEPS["take_back_report"], taken_over()))
    back = taken_over(ASKED, ("take_back_report", "2026-03-11", {"reason": "协商一致"}))
    assert not_while_pending(back) is None
    assert refusal(STEPS["report_designation"], back) is None


def test_r33_9_a_designation_names_the_commission_and_comes_after_it_was_asked_for() -> None:
    given = {"on": "2026-03-18", **TO_US[2]}  # type: ignore[misc]
    assert faults("receive_designation", taken_over(ASKED), **given) == {}
    assert faults("receive_designation", taken_over(ASKED), **{**given, "whose": "other"}).keys() == {"commission"}
    assert faults("receive_designation", taken_over(ASKED), **given, commission=THIRD).keys() == {"commission"}
    assert "报请之日" in faults("receive_designation", taken_over(ASKED), **{**given, "decided_on": "2026-03-06"})["decided_on"]
    other = STEPS["receive_designation"].asks.model_validate({**given, "authority": "某省厅"})
    assert "某省厅" in doubted(STEPS["receive_designation"], taken_over(ASKED), other)["authority"]


def test_r33_46_the_trial_period_runs_on_while_those_above_are_asked() -> None:
    """第46条 names no such days; whoever wants the case to rest suspends it (第47条)."""
    usual = trial().due_on
    assert usual is not None
    assert usual > date(2026, 3, 18)
    assert trial(ASKED, TO_US).due_on == usual
