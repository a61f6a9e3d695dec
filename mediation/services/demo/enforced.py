"""Cases of the demo that a court enforces (申请执行): what was ordered before the award, the rest of it, and an award that the court does
not enforce, so that the worker sues.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.rules.effect import last_day_to_perform
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import COURT, DIRECTOR, REGISTRAR, accepted, diary_of, serve

CLERK, ARBITRATOR = "shuji1", "zhongcai4"
WITHIN = 10
"""Days in which each award is to be performed."""


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The two cases; the first is being enforced today, in the second a court hears the dispute."""
    for name, tell, days in (("urgent", _before_the_award, 60), ("not enforced", _not_enforced, 78)):
        start = calendar.working_day_before(today, days)
        yield f"enforced-{name.replace(' ', '-')}", tell(diary_of(calendar, f"enforced {name}", start))


def _filed(diary: Diary, worker: dict[str, Any], employer: dict[str, Any], claim: dict[str, Any], story: str) -> Life:
    """Filed for wages, accepted, given to one arbitrator; the worker is told of both."""
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "green_channel": True, "applicants": [worker],
        "respondents": [employer], "claims": [{"claimant": 1, "item": "wages", **claim}], "story": story,
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from accepted(diary)
    yield serve(diary, CLERK, "acceptance_notice", 1)
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": ARBITRATOR, "clerk": CLERK})
    yield serve(diary, CLERK, "tribunal_notice", 1)


def _heard_and_awarded(diary: Diary, amount: str, record: str, findings: str) -> Life:
    """Heard after both had their days, awarded in one final document, in force on the day it is made, and due some days after."""
    hearing = diary.calendar.working_day_after(diary.day, 12)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "09:30", "place": "第二仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 1, 2)
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {"came": [1, 2], "mediated": True, "record": record})
    diary.wait(3)
    made_on = diary.day
    yield diary.act(Do.AWARD, ARBITRATOR, {
        "answer": "公司承认欠付，称资金周转困难。", "findings": findings, "evidence": "工资结算单、考勤记录",
        "reasoning": "用人单位应当按月足额支付劳动报酬，拖欠的应当支付。", "articles": "《中华人民共和国劳动合同法》第三十条",
        "lines": [{"claim": 1, "upheld": True, "amount": amount}], "perform_within": WITHIN,
    })  # fmt: skip
    diary.wait(1)
    yield serve(diary, CLERK, "award_final", 1, 2)
    until = last_day_to_perform(made_on, WITHIN, diary.calendar)
    yield diary.act(Do.CONFIRM_EFFECT, CLERK, {
        "on": made_on.isoformat(), "served": "award_final", "parties": [1], "perform_until": until.isoformat(),
    })  # fmt: skip
    diary.turn_to(until)
    diary.wait(2)


def _before_the_award(diary: Diary) -> Life:
    """The employer will not sign: the papers are left at its door before witnesses, and count after three days. The worker lies in hospital
    and cannot wait: a part is ordered before the award and handed to the court, which takes it in; the rest is awarded, not paid, and is
    being enforced today.
    """
    worker, employer = person(diary.rng, "欧阳树生", "male", 1968), company(diary.rng, "晋江市礁柏建材有限公司", "粘某")
    yield from _filed(
        diary, worker, employer, {"amount": "19800", "detail": "四个月工资"},
        "欧阳树生在该公司做搬运，四个月工资 19,800 元没有支付；现因病住院，没有其他收入。",
    )  # fmt: skip
    diary.wait(1)
    left = ("respond_notice", "tribunal_notice")
    proof = "负责人当场拒绝签收，留置在办公室，全程录像，社区工作人员在场见证。"
    for paper in left:
        yield diary.act(Do.POST_SERVICE, CLERK, {"served": paper, "parties": [2], "ground": "refused", "proof": proof})
    diary.wait(3)  # 三日 in working days, as the bureau reads them (参数)
    for paper in left:
        yield diary.act(Do.DEEMED_SERVED, CLERK, {"served": paper, "parties": [2]})
    diary.wait(1)
    yield diary.act(Do.ORDER_PRIOR_EXECUTION, ARBITRATOR, {
        "asked_on": diary.day.isoformat(), "lines": [{"claim": 1, "amount": "8000"}], "rights_clear": True,
        "hardship": "住院费没有着落，家中没有其他收入，有医院的缴费通知和社区证明。",
    })  # fmt: skip
    yield serve(diary, CLERK, "prior_execution_award", 1, 2)
    handed = yield diary.act(Do.HAND_OVER_ENFORCEMENT, CLERK, {"parties": [1], "court": COURT})
    diary.wait(2)
    court_number = {"court_number": "（示例）闽0582执某3号"}
    yield diary.act(Do.DOCKET_ENFORCEMENT, CLERK, court_number, handed.proceeding)
    diary.wait(4)
    ended = {"how": "done", "received": "8000", "content": "扣划公司存款 8,000 元，已经发给欧阳树生。"}
    yield diary.act(Do.END_ENFORCEMENT, CLERK, ended, handed.proceeding)
    yield diary.act(Do.CLOSE_ENFORCEMENT, CLERK, {"note": "先予执行完毕"}, handed.proceeding)
    record = "双方对欠薪数额没有争议；公司称先予执行的 8,000 元应当扣除，申请人同意。调解未成。"
    findings = "公司欠付欧阳树生四个月工资19800元，其中8000元已先予执行。"
    yield from _heard_and_awarded(diary, "19800", record, findings)
    paid = {"payments": [{"promise": 1, "amount": "8000"}], "proof": "法院先予执行款发放凭证"}
    yield diary.act(Do.RECORD_PAYMENT, CLERK, paid)
    asked = {"served": "award_final", "parties": [1], "court": COURT, "amount": "11800"}
    done = yield diary.act(Do.APPLY_ENFORCEMENT, CLERK, {**asked, "note": "扣除已经先予执行的 8,000 元"})
    diary.wait(2)
    court_number = {"court_number": "（示例）闽0582执某4号"}
    yield diary.act(Do.DOCKET_ENFORCEMENT, CLERK, court_number, done.proceeding)


def _not_enforced(diary: Diary) -> Life:
    """The court finds, on the employer's word, that the award is not to be enforced; each side gets the ruling, and the worker sues about
    the dispute itself within thirty days (司法解释（一）第24条).
    """
    worker, employer = person(diary.rng, "司徒小兰", "female", 1989), company(diary.rng, "晋江市鸥槿食品有限公司", "丁某")
    yield from _filed(
        diary, worker, employer, {"amount": "9600", "detail": "两个月工资"},
        "司徒小兰在该公司做包装，两个月工资 9,600 元没有支付。",
    )  # fmt: skip
    yield serve(diary, CLERK, "respond_notice", 2)
    yield serve(diary, CLERK, "tribunal_notice", 2)
    record = "公司对出勤没有异议，主张工资已由班组长代付，没有提交凭证。调解未成。"
    yield from _heard_and_awarded(diary, "9600", record, "司徒小兰在公司做包装，两个月工资9600元没有支付。")
    yield diary.act(Do.RECORD_DEMAND, CLERK, {
        "parties": [1], "asked": [2], "way": "phone", "proof": "通话录音、当晚的微信催款记录", "reply": "称不服裁决，不付",
    })  # fmt: skip
    asked = {"served": "award_final", "parties": [1], "court": COURT, "amount": "9600"}
    done = yield diary.act(Do.APPLY_ENFORCEMENT, CLERK, asked)
    diary.wait(2)
    yield diary.act(Do.DOCKET_ENFORCEMENT, CLERK, {"court_number": "（示例）闽0582执某5号"}, done.proceeding)
    diary.wait(12)
    why = "公司提交班组长代付的转账记录，法院认定裁决所根据的证据不足以反映实际支付情况，裁定不予执行。"
    yield diary.act(Do.END_ENFORCEMENT, CLERK, {"how": "refused", "content": why}, done.proceeding)
    diary.wait(2)
    ruling = {"served": "not_enforced", "parties": [1, 2]}
    yield diary.act(Do.RECEIVE_ENFORCEMENT_RULING, CLERK, ruling, done.proceeding)
    diary.wait(8)
    suing = {"parties": [1], "court": COURT, "note": "就工资争议起诉"}
    suit = yield diary.act(Do.SUE_AFTER_NON_ENFORCEMENT, CLERK, suing, done.proceeding)
    yield diary.act(Do.CLOSE_ENFORCEMENT, CLERK, {"note": "裁定不予执行，申请人已就争议起诉"}, done.proceeding)
    diary.wait(4)
    yield diary.act(Do.DOCKET_SUIT, CLERK, {"court_number": "（示例）闽0582民初某5号"}, suit.proceeding)
