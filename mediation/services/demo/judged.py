"""Cases of the demo in which a court decides the dispute itself (判决、上诉), and what becomes of its judgment: in force, enforced, ended
for want of property and taken up again.
"""

from collections.abc import Generator, Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.rules.effect import last_day_to_perform
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import DISMISSED, SETS_ASIDE, Trial, asks, grants
from mediation.services.demo.usual import COURT, diary_of
from mediation.services.door import Done

CLERK, ARBITRATOR = "shuji2", "zhongcai2"
Opens = Generator[Act, Done, Done]
"""A part of a life that returns what it opened."""


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The two cases: in one the court enforces again today, in the other the judgment is in force and waits to be performed."""
    for name, tell, days in (("upheld", _upheld, 330), ("sent-back", _sent_back, 300)):
        yield f"judged-{name}", tell(diary_of(calendar, f"judged {name}", today - timedelta(days=days)))


def _sued_on(trial: Trial, worker: dict[str, Any], employer: dict[str, Any], asked: str, awarded: str, who: int) -> Opens:
    """A dismissal, awarded in part by an award that is not final; one of the two sues, and the court takes the suit."""
    diary = trial.diary
    said = f"{worker['name']}在该公司做工六年，被口头辞退，请求支付赔偿金。"
    yield from trial.opened("04", [worker], [employer], [asks(1, "compensation", asked, "违法解除劳动合同赔偿金")], said)
    yield from trial.heard("公司称其自行离职，没有提交辞职书；双方对月平均工资有争议。")
    findings = f"{worker['name']}在职六年，公司没有提交解除的依据。"
    reasoning = "用人单位没有举证证明解除合法，应当支付赔偿金，按查明的月平均工资计算。"
    denied = {"answer": "申请人自行离职。", "evidence": "劳动合同、工资流水、聊天记录", "articles": DISMISSED}
    yield trial.decided(Do.AWARD, [grants(1, awarded)], findings, reasoning, **denied)
    diary.wait(1)
    yield trial.sends("award_nonfinal")
    diary.wait(7)
    done = yield diary.act(Do.LODGE_SUIT, CLERK, {"parties": [who], "court": COURT, "served": "award_nonfinal"})
    yield from trial.before_the_court(done, 4, "（示例）闽0582民初某7号")
    return done


def _judged(diary: Diary, amount: str) -> Life:
    """Two months later the court gives judgment, and both receive it."""
    diary.turn_to(diary.day + timedelta(days=58))
    content = f"判令公司支付赔偿金 {amount} 元，驳回其他请求。"
    yield diary.act(Do.DECIDE_SUIT, CLERK, {"ruling": "judged", "lines": [grants(1, amount)], "content": content})
    diary.wait(2)
    yield diary.act(Do.RECEIVE_RULING, CLERK, {"served": "judgment", "parties": [1, 2]})


def _appealed(diary: Diary) -> Life:
    diary.wait(6)
    asked = {"parties": [2], "court": SETS_ASIDE, "note": "认为系劳动者自行离职"}
    yield diary.act(Do.LODGE_APPEAL, CLERK, asked)


def _in_force(diary: Diary) -> date:
    """The last day of performance of what is in force from this day."""
    return last_day_to_perform(diary.day, 10, diary.calendar)


def _upheld(diary: Diary) -> Life:
    """She sues for more and gets some of it; the company appeals in vain, does not pay, and is enforced against: once not taken up for want
    of a certificate, then ended for want of property, and today again, since she found out who owes the company."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "祁秀兰", "female", 1979), company(diary.rng, "晋江市湾槿制衣有限公司", "庄某")
    done = yield from _sued_on(trial, worker, employer, "57600", "50400", 1)
    yield from _judged(diary, "54000")
    yield from _appealed(diary)
    diary.turn_to(diary.day + timedelta(days=50))
    yield diary.act(
        Do.DECIDE_APPEAL, CLERK, {"ruling": "upheld", "number": "（示例）闽05民终某7号", "content": "驳回上诉，维持原判。"}
    )
    diary.wait(2)
    yield diary.act(Do.RECEIVE_RULING, CLERK, {"served": "appeal_judgment", "parties": [1, 2]})
    until = _in_force(diary)
    yield diary.act(Do.CONFIRM_JUDGMENT, CLERK, {"on": diary.day.isoformat(), "perform_until": until.isoformat()})
    diary.turn_to(until)
    diary.wait(1)
    demand = {"parties": [1], "asked": [2], "way": "phone", "proof": "通话录音、微信催款记录", "reply": "称资金周转不开"}
    yield diary.act(Do.RECORD_JUDGMENT_DEMAND, CLERK, demand, done.proceeding)
    diary.wait(1)
    yield from _enforced(diary, done.proceeding)


def _enforced(diary: Diary, suit: int) -> Life:
    draft = {"paper": "enforcement_application", "parties": [1], "against": [2], "court": COURT}
    yield diary.act(Do.DRAFT_FOR_COURT, CLERK, draft, suit)
    asked = {"parties": [1], "against": [2], "court": COURT, "amount": "54000"}
    first = yield diary.act(Do.ENFORCE_JUDGMENT, CLERK, asked, suit)
    diary.wait(3)
    yield diary.act(Do.REFUSE_ENFORCEMENT, CLERK, {"reason": "没有附生效证明，补齐后可以再申请。"}, first.proceeding)
    yield diary.act(Do.CLOSE_ENFORCEMENT, CLERK, {"note": "补齐材料后另行申请"}, first.proceeding)
    diary.wait(2)
    again = yield diary.act(Do.ENFORCE_JUDGMENT, CLERK, asked, suit)
    diary.proceeding = again.proceeding
    diary.wait(2)
    yield diary.act(Do.DOCKET_ENFORCEMENT, CLERK, {"court_number": "（示例）闽0582执某7号"})
    diary.wait(10)
    nothing = "公司账户余额不足百元，厂房系租赁，设备已被另案查封，裁定终结本次执行程序。"
    yield diary.act(Do.END_ENFORCEMENT, CLERK, {"how": "ended", "content": nothing})
    diary.wait(5)
    clue = {"kind": "claim", "what": "晋江市某外贸公司尚欠该公司九月份加工费约六万元"}
    yield diary.act(Do.HAND_ON_CLUE, CLERK, {"parties": [1], "clues": [clue]})
    diary.wait(3)
    asked = {"parties": [1], "against": [2], "court": COURT, "amount": "54000", "reason": "对第三人的到期债权约六万元。"}
    revived = yield diary.act(Do.REVIVE_ENFORCEMENT, CLERK, asked)
    yield diary.act(Do.CLOSE_ENFORCEMENT, CLERK, {"note": "终结本次执行；已申请恢复执行"})
    diary.wait(2)
    yield diary.act(Do.DOCKET_ENFORCEMENT, CLERK, {"court_number": "（示例）闽0582执恢某7号"}, revived.proceeding)


def _sent_back(diary: Diary) -> Life:
    """The second instance finds that too little was looked into; tried anew, the judgment stands, for the company takes its second appeal
    back."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "毕永发", "male", 1974), company(diary.rng, "晋江市屿榕陶瓷有限公司", "吴某")
    yield from _sued_on(trial, worker, employer, "62400", "62400", 2)
    yield from _judged(diary, "62400")
    yield from _appealed(diary)
    diary.turn_to(diary.day + timedelta(days=40))
    yield diary.act(Do.REMAND_SUIT, CLERK, {"how": "retrial", "reason": "对月平均工资没有查清。"})
    yield from _judged(diary, "59800")
    yield from _appealed(diary)
    diary.wait(10)
    yield diary.act(Do.WITHDRAW_APPEAL, CLERK, {"reason": "公司愿意按判决付款"})
    diary.wait(1)
    yield diary.act(Do.RECEIVE_RULING, CLERK, {"served": "appeal_withdrawn", "parties": [1, 2]})
    yield diary.act(Do.CONFIRM_JUDGMENT, CLERK, {"on": diary.day.isoformat(), "perform_until": _in_force(diary).isoformat()})
