"""Cases of the demo in which both sides take their agreement to the commission or to the court (仲裁审查、司法确认): made a 调解书
and enforced, refused, denied, withdrawn, confirmed, and under review today.
"""

from collections.abc import Generator, Iterator
from datetime import date
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import COURT, DIRECTOR, MEDIATOR, REGISTRAR, agreed, begun, diary_of
from mediation.services.door import Done

CLERK, REVIEWER, IN_PLACE = "shuji2", "zhongcai2", "zhongcai3"
TOGETHER = {"applicant_applies": True, "respondent_applies": True, "truthful": True}
Opens = Generator[Act, Done, int]
"""A part of a life that opens a proceeding, and returns its number."""


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The five cases: two are told to the end, the others stand with the commission, the court or the enforcement today."""
    told = (
        ("letter", _made_a_letter, 62), ("relation", _confirms_the_relation, 24), ("unclear", _unclear, 38),
        ("confirmed", _confirmed_by_the_court, 55), ("back to the commission", _under_review, 9),
    )  # fmt: skip
    for name, tell, days in told:
        yield (
            f"review-{name.replace(' ', '-')}",
            tell(diary_of(calendar, f"review {name}", calendar.working_day_before(today, days))),
        )


def _agreed(
    diary: Diary,
    worker: dict[str, Any],
    employer: dict[str, Any],
    claim: dict[str, Any],
    story: str,
    *lines: tuple[str, int, str],
) -> Life:
    """Mediated by the town and agreed on within some days; each line is a sum, the working days it is due in, and what it is called."""
    told = {"manner": "written", "applicants": [worker], "respondents": [employer], "claims": [claim]}
    yield from begun(diary, {"cause": "02", **told, "story": story})
    diary.wait(2)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "came": [1, 2], "content": "双方核对工资结算单，对数额没有异议。", "result": "达成一致",
    })  # fmt: skip
    yield from agreed(diary, MEDIATOR, {"promises": [
        {
            "payee": 1, "claim": 1, "amount": amount, "what": what,
            "due_on": diary.calendar.working_day_after(diary.day, days).isoformat(),
        }
        for amount, days, what in lines
    ]})  # fmt: skip


def _to_the_commission(diary: Diary) -> Opens:
    """Both sides ask the commission together. Returns the number of the review."""
    done = yield diary.act(Do.APPLY_REVIEW, MEDIATOR, TOGETHER)
    return done.proceeding


def _to_the_court(diary: Diary) -> Opens:
    """Both sides ask the court together. Returns the number of the confirmation."""
    done = yield diary.act(Do.APPLY_CONFIRMATION, MEDIATOR, {**TOGETHER, "court": COURT})
    return done.proceeding


def _taken_up(diary: Diary, review: int) -> Act:
    return diary.act(Do.ACCEPT_REVIEW, REGISTRAR, {"in_scope": True, "ours": True, "no_relation": True}, review)


def _given_to_the_reviewer(diary: Diary, review: int) -> Life:
    """A working day after it was asked for the review is taken up, and one arbitrator has it."""
    diary.wait(1)
    yield _taken_up(diary, review)
    yield diary.act(Do.DESIGNATE_REVIEWER, DIRECTOR, {"arbitrator": REVIEWER}, review)


def _breach(diary: Diary, step: Do, who: str, proceeding: int, note: str) -> Act:
    return diary.act(step, who, {"note": note, "told_on": diary.day.isoformat()}, proceeding)


def _before_the_enforcing_court(diary: Diary, clerk: str, confirmed: int, amount: str, number: str) -> Opens:
    """On the next day the worker asks the court to enforce, which dockets it. Returns the number of the enforcement."""
    diary.wait(1)
    asked = {"parties": [1], "court": COURT, "amount": amount}
    done = yield diary.act(Do.ENFORCE_AGREEMENT, clerk, asked, confirmed)
    diary.wait(3)
    yield diary.act(Do.DOCKET_ENFORCEMENT, clerk, {"court_number": number}, done.proceeding)
    return done.proceeding


def _made_a_letter(diary: Diary) -> Life:
    """The reviewer falls ill, another goes on, the days are extended, the 调解书 is made and signed; it is not paid, and a court
    enforces it: the employer asks for time, the enforcement rests, goes on, and brings all of it.
    """
    worker, employer = person(diary.rng, "沙玉兰", "female", 1981), company(diary.rng, "晋江市砚鹭鞋业有限公司", "许某")
    claim = asks(1, "wages", "17400", "三个月工资")
    story = "沙玉兰在该公司做成型工，三个月工资 17,400 元没有支付。"
    yield from _agreed(diary, worker, employer, claim, story, ("17400", 16, "三个月工资"))
    due = diary.calendar.working_day_after(diary.day, 16)
    diary.wait(2)
    review = yield from _to_the_commission(diary)
    yield from _given_to_the_reviewer(diary, review)
    diary.wait(2)
    ill = {"arbitrator": IN_PLACE, "ground": "ill", "reason": "原仲裁员住院，本周不能履行职责。"}
    yield diary.act(Do.CHANGE_REVIEWER, DIRECTOR, ill, review)
    diary.wait(1)
    yield diary.act(Do.EXTEND_REVIEW, DIRECTOR, {"days": 5, "reason": "更换仲裁员，工资结算单需要向公司核实。"}, review)
    diary.wait(4)
    findings = "调解程序合法，协议出于双方自愿，内容明确，不违反法律、行政法规的强制性规定。"
    yield diary.act(Do.MAKE_REVIEW_LETTER, IN_PLACE, {"findings": findings, "no_relation": True}, review)
    diary.wait(1)
    day = diary.day.isoformat()
    signing = {"applicant_signed_on": day, "respondent_signed_on": day, "perform_until": due.isoformat()}
    yield diary.act(Do.SIGN_REVIEW_LETTER, CLERK, signing, review)
    diary.turn_to(diary.calendar.working_day_after(due, 2))
    yield _breach(diary, Do.RECORD_REVIEW_BREACH, CLERK, review, "17,400 元到期没有支付，公司称账户被冻结。")
    yield from _enforced(diary, review)


def _enforced(diary: Diary, review: int) -> Life:
    """The court enforces the 调解书, rests and goes on; all of it comes."""
    enforcement = yield from _before_the_enforcing_court(diary, CLERK, review, "17400", "（示例）闽0582执某1号")
    diary.wait(4)
    rest = {"ground": "other", "reason": "双方达成执行和解，公司请求宽限两周，沙玉兰同意。"}
    yield diary.act(Do.PAUSE_ENFORCEMENT, CLERK, rest, enforcement)
    diary.wait(9)
    yield diary.act(Do.RESUME_ENFORCEMENT, CLERK, {"reason": "宽限期满没有支付，沙玉兰申请恢复执行。"}, enforcement)
    diary.wait(3)
    yield diary.act(
        Do.RECORD_PAYMENT, CLERK, {"payments": [{"promise": 1, "amount": "17400"}], "proof": "法院执行款转账"}, review
    )
    ended = {"how": "done", "received": "17400", "content": "划拨公司账户存款，执行款已全部发放。"}
    yield diary.act(Do.END_ENFORCEMENT, CLERK, ended, enforcement)
    yield diary.act(Do.CLOSE_ENFORCEMENT, CLERK, {"note": "执行完毕"}, enforcement)
    yield diary.act(Do.CONFIRM_REVIEW_PERFORMANCE, CLERK, {"proof": "法院结案通知书"}, review)
    yield diary.act(Do.CLOSE_REVIEW, CLERK, {"note": "履行完毕，归档"}, review)
    yield diary.act(Do.CLOSE_MEDIATION, MEDIATOR, {"note": "调解书已经执行完毕，归档"})


def _confirms_the_relation(diary: Diary) -> Life:
    """The agreement says that they were employer and worker: of that no 调解书 is made, the application is refused; the agreement
    stands.
    """
    worker, employer = person(diary.rng, "纪阿香", "female", 1988), company(diary.rng, "晋江市澜萤箱包有限公司", "王某")
    claim = asks(1, "wages", "9000", "两个月工资")
    story = "纪阿香在该公司做拉链工，没有签合同，两个月工资 9,000 元没有支付，公司起初否认用工。"
    what = "确认双方存在劳动关系，支付该期间两个月工资"
    yield from _agreed(diary, worker, employer, claim, story, ("9000", 30, what))
    diary.wait(2)
    review = yield from _to_the_commission(diary)
    diary.wait(2)
    reason = "协议确认双方存在劳动关系，不属于可以审查制作调解书的协议；协议书本身的效力不受影响。"
    yield diary.act(Do.REFUSE_REVIEW, REGISTRAR, {"ground": "relation", "reason": reason}, review)
    diary.wait(1)
    yield diary.act(Do.CLOSE_REVIEW, CLERK, {"note": "不予受理通知书已经送双方，归档"}, review)


def _unclear(diary: Diary) -> Life:
    """The commission makes no 调解书, because the agreement does not say how it is paid; the court, asked in its turn, says the same."""
    worker, employer = person(diary.rng, "都建平", "male", 1975), company(diary.rng, "晋江市汐椿陶瓷有限公司", "柯某")
    claim = asks(1, "wages", "22000", "拖欠的工资")
    story = "都建平在该公司做窑炉工，工资一再拖欠，结算单写明尚欠 22,000 元。"
    yield from _agreed(diary, worker, employer, claim, story, ("22000", 60, "工资，以公司库存瓷砖折抵"))
    diary.wait(2)
    review = yield from _to_the_commission(diary)
    yield from _given_to_the_reviewer(diary, review)
    diary.wait(3)
    reason = "协议约定以库存瓷砖折抵，没有写明种类、数量和单价，履行内容不明确。"
    yield diary.act(Do.DENY_REVIEW, REVIEWER, {"ground": "unclear", "reason": reason}, review)
    yield diary.act(Do.CLOSE_REVIEW, CLERK, {"note": "已书面告知双方，归档"}, review)
    diary.wait(2)
    confirmation = yield from _to_the_court(diary)
    diary.wait(2)
    number = "（示例）闽0582民特某2号"
    yield diary.act(Do.COURT_ACCEPTS, MEDIATOR, {"number": number}, confirmation)
    diary.wait(10)
    yield diary.act(Do.COURT_EXTENDS, MEDIATOR, {"days": 10}, confirmation)
    diary.wait(5)
    dismissed = {"ground": "dismissed", "reason": "折抵的标的不明确，不能据以执行；双方可以变更原协议或者达成新的协议。"}
    yield diary.act(Do.COURT_REFUSES, MEDIATOR, dismissed, confirmation)
    diary.wait(1)
    yield diary.act(Do.CLOSE_CONFIRMATION, MEDIATOR, {"note": "裁定书已收，告知双方可以变更协议、申请仲裁"}, confirmation)


def _confirmed_by_the_court(diary: Diary) -> Life:
    """The review is taken back for the court, which confirms; the employer pays once the court has docketed the enforcement."""
    worker, employer = person(diary.rng, "佘长顺", "male", 1972), company(diary.rng, "晋江市桅榕雨具有限公司", "蔡某")
    claim = asks(1, "wages", "8800", "两个月工资")
    story = "佘长顺在该公司装伞骨，两个月工资 8,800 元没有支付。"
    yield from _agreed(diary, worker, employer, claim, story, ("8800", 20, "两个月工资"))
    due = diary.calendar.working_day_after(diary.day, 20)
    diary.wait(1)
    review = yield from _to_the_commission(diary)
    yield _taken_up(diary, review)
    diary.wait(1)
    yield diary.act(Do.WITHDRAW_REVIEW, CLERK, {"side": "applicant", "reason": "双方商量后改向人民法院申请司法确认。"}, review)
    yield diary.act(Do.CLOSE_REVIEW, CLERK, {"note": "申请人撤回，终止审查，归档"}, review)
    diary.wait(1)
    confirmation = yield from _to_the_court(diary)
    diary.wait(2)
    number = "（示例）闽0582民特某1号"
    yield diary.act(Do.COURT_ACCEPTS, MEDIATOR, {"number": number}, confirmation)
    diary.wait(6)
    ruled = {"number": number, "perform_until": due.isoformat()}
    yield diary.act(Do.COURT_CONFIRMS, MEDIATOR, ruled, confirmation)
    diary.turn_to(diary.calendar.working_day_after(due, 1))
    yield _breach(diary, Do.RECORD_BREACH, MEDIATOR, diary.proceeding, "8,800 元到期没有支付。")
    enforcement = yield from _before_the_enforcing_court(diary, MEDIATOR, confirmation, "8800", "（示例）闽0582执某2号")
    diary.wait(2)
    yield diary.act(Do.RECORD_PAYMENT, MEDIATOR, {"payments": [{"promise": 1, "amount": "8800"}], "proof": "银行转账回单"})
    paid = {"reason": "公司收到执行通知后已经付清，佘长顺撤回执行申请。"}
    yield diary.act(Do.WITHDRAW_ENFORCEMENT, MEDIATOR, paid, enforcement)
    yield diary.act(Do.CLOSE_ENFORCEMENT, MEDIATOR, {"note": "法院裁定终结执行"}, enforcement)
    yield diary.act(Do.CLOSE_CONFIRMATION, MEDIATOR, {"note": "已履行，归档"}, confirmation)
    yield diary.act(Do.CLOSE_MEDIATION, MEDIATOR, {"note": "已付清，归档"})


def _under_review(diary: Diary) -> Life:
    """The court is asked first and the application taken back: the commission is nearer. It has the case today."""
    worker, employer = person(diary.rng, "鹿小妹", "female", 1993), company(diary.rng, "晋江市舷萤玩具有限公司", "施某")
    claim = asks(1, "wages", "12300", "三个月工资")
    story = "鹿小妹在该公司做装配，三个月工资 12,300 元没有支付。"
    yield from _agreed(diary, worker, employer, claim, story, ("6300", 12, "工资（第一期）"), ("6000", 30, "工资（第二期）"))
    diary.wait(1)
    confirmation = yield from _to_the_court(diary)
    diary.wait(1)
    back = {"side": "applicant", "reason": "双方改向仲裁委员会申请审查。"}
    yield diary.act(Do.WITHDRAW_CONFIRMATION, MEDIATOR, back, confirmation)
    yield diary.act(Do.CLOSE_CONFIRMATION, MEDIATOR, {"note": "申请撤回，归档"}, confirmation)
    review = yield from _to_the_commission(diary)
    yield from _given_to_the_reviewer(diary, review)
