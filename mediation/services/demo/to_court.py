"""Cases of the demo that go to court after the award (裁后诉讼), or because none came: an award set aside and one that stands, suits taken
back and not taken up; and awards that are put right, secured, performed and looked at once more.
"""

from collections.abc import Generator, Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life, NumberOf
from mediation.services.demo.trial import DISMISSED, SETS_ASIDE, Trial, asks, grants
from mediation.services.demo.usual import COURT, diary_of
from mediation.services.door import Done

CLERK, ARBITRATOR = "shuji2", "zhongcai2"
Dated = Generator[Act, Done, date]
"""A part of a life that returns the day of what was decided in it."""
DUE = "用人单位应当按月足额支付劳动报酬，没有举证证明已经支付的，应当支付。"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The six cases; three have something before a court or the commission today."""
    told = (
        ("secured", _secured, 75), ("set-aside", _set_aside, 190), ("mistaken", _mistaken, 200), ("taken-back", _taken_back, 150),
        ("overdue", _overdue, 140), ("anew", _anew, 82),
    )  # fmt: skip
    for name, tell, days in told:
        yield f"court-{name}", tell(diary_of(calendar, f"court {name}", today - timedelta(days=days)))


def _tried(
    trial: Trial, worker: dict[str, Any], employer: dict[str, Any], claim: dict[str, Any], said: str, heard: str
) -> Dated:
    """From the counter to the award of what is asked, served on both; the day on which it was made."""
    yield from trial.opened("02", [worker], [employer], [claim], said)
    yield from trial.heard(heard)
    denied = {"answer": "工资已经付清。", "evidence": "工资条、考勤记录"}
    decided = trial.diary.day
    yield trial.decided(Do.AWARD, [grants(1, claim["amount"])], f"{said}公司没有提交相反的证据。", DUE, **denied)
    trial.diary.wait(1)
    yield trial.sends("award_final")
    return decided


def _in_force(diary: Diary, decided: date) -> Act:
    """A final award is in force from the day on which it was made (调解仲裁法 第47条), and performed within its ten days."""
    until = diary.calendar.roll_forward(decided + timedelta(days=10))
    given = {"on": decided.isoformat(), "served": "award_final", "parties": [1], "perform_until": until.isoformat()}
    return diary.act(Do.CONFIRM_EFFECT, CLERK, given)


def _secured(diary: Diary) -> Life:
    """The machines are leaving the yard: the court seizes some before the award. A word in the award is put right, the company pays, and
    the case is closed."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "牟小红", "female", 1991), company(diary.rng, "晋江市浒鹭针织有限公司", "张某")
    said = "牟小红在该公司做整烫工，两个月工资11200元没有支付。"
    yield from trial.opened("02", [worker], [employer], [asks(1, "wages", "11200", "两个月工资")], said)
    diary.wait(2)
    yield diary.act(Do.HAND_ON_PRESERVATION, CLERK, {
        "received_on": diary.day.isoformat(), "parties": [1], "amount": "11200", "property": "厂房内圆机四台", "security": "none",
        "reason": "公司正在夜间搬运设备，可能使裁决难以执行", "court": COURT,
    })  # fmt: skip
    diary.wait(3)
    seized = {"result": "granted", "number": "（示例）闽0582财保某号", "amount": "11200"}
    yield diary.act(Do.RECORD_RULING, CLERK, seized)
    yield from trial.heard("公司认可欠薪数额，称资金被占用。", 11)
    decided = diary.day
    yield trial.decided(Do.AWARD, [grants(1, "11200")], "公司拖欠牟小红两个月工资11200元，公司当庭认可；设备系圆级四台。", DUE)
    diary.wait(1)
    yield trial.sends("award_final")
    yield _in_force(diary, decided)
    wrong = {"document": "award_final", "what": "wording", "wrong": "圆级四台", "right": "圆机四台"}
    yield diary.act(Do.RECTIFY_AWARD, ARBITRATOR, wrong)
    yield trial.sends("award_correction")
    held = {"court": COURT, "court_number": "（示例）闽0582财保某号", "effective_on": decided.isoformat()}
    yield diary.act(Do.RECORD_PRESERVATION, CLERK, held)
    diary.wait(5)
    yield diary.act(Do.RECORD_PAYMENT, CLERK, {"payments": [{"promise": 1, "amount": "11200"}], "proof": "银行转账回单"})
    yield diary.act(Do.RECORD_PERFORMED, CLERK, {"note": "全部到账，已告知法院解除查封"})
    diary.wait(1)
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "裁决已全部履行，归档"})


def _set_aside(diary: Diary) -> Life:
    """The company shows the court that the pay slips were altered: the award is set aside, and the worker goes to the court himself, where
    his suit is on today."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "秦大勇", "male", 1986), company(diary.rng, "晋江市岬岳建材有限公司", "郑某")
    said = "秦大勇在该公司做窑炉工，三个月工资16500元没有支付。"
    yield from _tried(
        trial, worker, employer, asks(1, "wages", "16500", "三个月工资"), said, "申请人提交工资条；公司称已付，没有提交凭证。"
    )
    diary.wait(12)
    done = yield diary.act(Do.APPLY_SET_ASIDE, CLERK, {
        "parties": [2], "court": SETS_ASIDE, "served": "award_final", "note": "称申请人提交的工资条系变造，隐瞒了已付的转账记录",
    })  # fmt: skip
    yield from trial.before_the_court(done, 5, "（示例）闽05民特某号")
    diary.turn_to(diary.day + timedelta(days=50))
    ruled = {"ruling": "set_aside", "content": "对方当事人隐瞒了足以影响公正裁决的证据，撤销仲裁裁决。"}
    yield diary.act(Do.DECIDE_SUIT, CLERK, ruled)
    diary.wait(2)
    yield diary.act(Do.RECEIVE_RULING, CLERK, {"served": "set_aside_granted", "parties": [1, 2]})
    diary.wait(6)
    again = yield diary.act(Do.SUE_AFTER_SET_ASIDE, CLERK, {"parties": [1], "court": COURT})
    yield diary.act(Do.CLOSE_SUIT, CLERK, {"note": "撤销裁决的裁定已送达各方"})
    yield from trial.before_the_court(again, 4, "（示例）闽0582民初某号")


def _mistaken(diary: Diary) -> Life:
    """The company sues against a final award, which it cannot: the court does not take it up, and the company asks another court to set the
    award aside, in vain."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "蒋桂芳", "female", 1991), company(diary.rng, "晋江市渚岳鞋业有限公司", "林某")
    said = "蒋桂芳在该公司做针车工，最后两个月工资12600元没有支付。"
    yield from _tried(
        trial, worker, employer, asks(1, "wages", "12600", "两个月工资"), said, "双方就工资数额举证、质证、辩论终结。"
    )
    diary.wait(8)
    done = yield diary.act(Do.LODGE_SUIT, CLERK, {"parties": [2], "court": COURT, "served": "award_final", "by_mistake": True})
    diary.proceeding = done.proceeding
    diary.wait(5)
    yield diary.act(Do.REFUSE_SUIT, CLERK, {"reason": "裁决为终局，用人单位不能起诉，可以申请撤销"})
    diary.wait(2)
    yield diary.act(Do.RECEIVE_RULING, CLERK, {"served": "wrong_court_ruling", "parties": [2]})
    diary.wait(8)
    asked = {"parties": [2], "court": SETS_ASIDE, "served": "award_final", "note": "称适用法律错误"}
    again = yield diary.act(Do.SET_ASIDE_AFTER_SUIT, CLERK, asked)
    yield diary.act(Do.CLOSE_SUIT, CLERK, {"note": "不予受理，归档"})
    yield from trial.before_the_court(again, 5, "（示例）闽05民特某号")
    diary.turn_to(diary.day + timedelta(days=45))
    yield diary.act(Do.DECIDE_SUIT, CLERK, {"ruling": "set_aside_refused", "content": "没有法定的撤销情形，驳回申请。"})
    diary.wait(2)
    yield diary.act(Do.RECEIVE_RULING, CLERK, {"served": "set_aside_refused", "parties": [1, 2]})
    diary.wait(1)
    yield diary.act(Do.CLOSE_SUIT, CLERK, {"note": "裁决仍然有效，归档"})
    diary.proceeding = 1
    yield trial.paid("12600")
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "公司已经付清，归档"})


def _taken_back(diary: Diary) -> Life:
    """She sues for more than she was awarded, and takes the suit back when the company pays what was."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "贺秀珍", "female", 1991), company(diary.rng, "晋江市汐椿酒店管理有限公司", "王某")
    said = "贺秀珍在该酒店做服务员五年，被口头辞退，请求支付赔偿金。"
    yield from trial.opened("04", [worker], [employer], [asks(1, "compensation", "52000", "违法解除劳动合同赔偿金")], said)
    yield from trial.heard("酒店称其自行离职，没有提交辞职书；双方对月平均工资有争议。")
    findings = "贺秀珍在职五年，月平均工资4600元，酒店没有提交解除的依据。"
    reasoning = "用人单位没有举证证明解除合法，应当支付赔偿金，按查明的月平均工资计算。"
    denied = {"answer": "申请人自行离职。", "evidence": "劳动合同、工资流水、聊天记录", "articles": DISMISSED}
    yield trial.decided(Do.AWARD, [grants(1, "46000")], findings, reasoning, **denied)
    diary.wait(1)
    yield trial.sends("award_nonfinal")
    diary.wait(8)
    done = yield diary.act(
        Do.LODGE_SUIT, CLERK, {"parties": [1], "court": COURT, "served": "award_nonfinal", "note": "认为月平均工资为5200元"}
    )
    yield from trial.before_the_court(done, 4, "（示例）闽0582民初某号")
    diary.wait(14)
    yield diary.act(Do.WITHDRAW_SUIT, CLERK, {"reason": "双方和解，酒店已付四万六千元"})
    diary.wait(2)
    yield diary.act(Do.RECEIVE_RULING, CLERK, {"served": "suit_ended", "parties": [1, 2]})
    yield diary.act(Do.CLOSE_SUIT, CLERK, {"note": "准许撤诉，归档"})


def _overdue(diary: Diary) -> Life:
    """It is heard, and then no award comes: he sues, a court takes the suit, the arbitration ends with all that is in it, and the court
    gives judgment."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "万国华", "male", 1983), company(diary.rng, "晋江市潮岳石艺有限公司", "陈某")
    said = "万国华做磨光工时受伤，停工四个月，公司没有支付工资。"
    yield from trial.opened("11", [worker], [employer], [asks(1, "injury_leave_pay", "22000", "停工留薪期工资")], said)
    opened = diary.day
    yield from trial.heard("双方就停工期间和月工资标准举证、质证、辩论终结，调解不成。")
    diary.turn_to(trial.overdue_from(opened))
    note = "受理已满四十五日没有作出裁决，也没有中止、延期"
    done = yield diary.act(Do.SUE_OVERDUE, CLERK, {"parties": [1], "court": COURT, "note": note})
    diary.wait(3)
    number = "（示例）闽0582民初某号"
    suit = done.proceeding
    yield diary.act(Do.DOCKET_SUIT, CLERK, {"court_number": number}, proceeding=suit)
    diary.wait(1)
    yield trial.by_director(Do.TERMINATE_ARBITRATION, {"court": COURT, "court_number": number})
    yield trial.sends("termination_decision")
    diary.wait(2)
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "人民法院已经立案，归档"})
    diary.proceeding = suit
    diary.turn_to(diary.day + timedelta(days=40))
    yield diary.act(
        Do.DECIDE_SUIT,
        CLERK,
        {"ruling": "judged", "lines": [grants(1, "20400")], "content": "判令公司支付停工留薪期工资 20,400 元。"},
    )


def _anew(diary: Diary) -> Life:
    """Nobody performs, and the committee finds why: the award names an outsourcer and leaves out the factory where she worked. The
    result is taken up once more, and waits to be accepted today."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "鲁小霞", "female", 1991), company(diary.rng, "晋江市舷禾人力资源有限公司", "杨某")
    said = "鲁小霞由该公司派到鞋厂做包装工，两个月工资10800元没有支付。"
    decided = yield from _tried(
        trial, worker, employer, asks(1, "wages", "10800", "两个月工资"), said, "公司没有到庭质证的新证据，辩论终结。"
    )
    yield _in_force(diary, decided)
    diary.turn_to(diary.day + timedelta(days=35))
    wrong = "漏列用工单位为共同当事人，违反法定程序。"
    yield trial.by_director(Do.HANDLE_ANEW, {"decided_by": "仲裁委员会", "result": NumberOf("court-anew"), "reason": wrong})
    yield trial.sends("rehearing_decision")
