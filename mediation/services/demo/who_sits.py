"""Cases of the demo in which it is asked who sits (谁来审理): a challenge refused and one granted, a clerk who steps aside and one who
falls ill, a tribunal that was not formed as it must be; and counter-claims that are another case, or none.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import DISMISSED, Trial, asks, grants
from mediation.services.demo.usual import DIRECTOR, REGISTRAR, diary_of

CLERK, OTHER_CLERK = "shuji1", "shuji2"
ARBITRATOR, ANOTHER, THIRD = "zhongcai2", "zhongcai4", "zhongcai3"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases: two wait for their hearing, one is awarded."""
    yield "sits-clerk", _clerks(diary_of(calendar, "clerks", calendar.working_day_before(today, 13)))
    yield "sits-granted", _granted(diary_of(calendar, "granted", calendar.working_day_before(today, 34)))
    yield "sits-formed-anew", _formed_anew(diary_of(calendar, "formed anew", today - timedelta(days=95)))


def _clerks(diary: Diary) -> Life:
    """The company challenges the arbitrator without a ground, and the worker the clerk with one; the clerk who follows falls ill. What the
    company claims back is a loan between two people, and goes its own way."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "蒲建平", "male", 1983), company(diary.rng, "晋江市潮棠食品有限公司", "柯某")
    story = "蒲建平在该公司做配料工，国庆和春节值班九天没有加班工资。"
    yield from trial.opened("03", [worker], [employer], [asks(1, "overtime", "5400", "法定休假日加班工资")], story)
    diary.wait(1)
    loan = [asks(2, "refund", "20000", "借款")]
    yield diary.act(Do.RECEIVE_COUNTERCLAIM, CLERK, {"claims": loan, "story": "蒲建平向法定代表人个人借款，没有归还。"})
    reason = "借款发生在申请人和柯某个人之间，与劳动关系无关，与本案不能合并，可以另行主张。"
    yield diary.act(Do.SEPARATE_COUNTERCLAIM, REGISTRAR, {"reason": reason})
    yield trial.sends("counter_refusal", 2)
    suspects = "仲裁员办理过申请人同乡的案件，并支持了其请求。"
    yield _challenged(trial, 2, "presiding", suspects)
    diary.wait(1)
    refused = "办理过其他案件不是法定的回避情形，没有证据证明存在影响公正裁决的关系。"
    yield trial.by_director(Do.REFUSE_RECUSAL, {"decided_by": "director", "reason": refused})
    yield trial.sends("recusal_refusal", 2)
    yield _challenged(trial, 1, "clerk", "书记员孙婷是公司法定代表人柯某的表妹。")
    diary.wait(1)
    aside = "情况属实，另派书记员。"
    yield trial.by_director(Do.RECUSE_CLERK, {"decided_by": "director", "reason": aside, "clerk": OTHER_CLERK})
    trial.clerk = OTHER_CLERK
    yield trial.sends("recusal_decision")
    diary.wait(1)
    yield from trial.set(11)


def _challenged(trial: Trial, who: int, seat: str, reason: str) -> Any:
    given = {"parties": [who], "seat": seat, "ground": "relation", "reason": reason}
    return trial.diary.act(Do.REQUEST_RECUSAL, REGISTRAR, given)


def _granted(diary: Diary) -> Life:
    """The arbitrator shares a family's shop with the company's owner: another sits instead, and everybody is told anew. The counter-claim
    names nothing that anybody could decide."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "曾丽琴", "female", 1991), company(diary.rng, "晋江市礁萤服装织造有限公司", "吴某")
    story = "曾丽琴在该公司做查货员，怀孕后被安排“自行离职”，请求支付赔偿金。"
    yield from trial.opened("04", [worker], [employer], [asks(1, "compensation", "38400", "违法解除劳动合同赔偿金")], story)
    diary.wait(2)
    vague = [asks(2, "other", None, "赔偿公司名誉")]
    yield diary.act(Do.RECEIVE_COUNTERCLAIM, CLERK, {"claims": vague, "story": "申请人在同事中议论公司。"})
    none = "公司主张的是名誉受到损害，不是因劳动关系发生的请求。"
    yield diary.act(Do.REFUSE_COUNTERCLAIM, REGISTRAR, {"ground": "scope", "reason": none})
    yield trial.sends("counter_refusal", 2)
    yield _challenged(trial, 1, "presiding", "仲裁员与公司法定代表人合伙经营店面。")
    diary.wait(1)
    granted = "情况属实，准予回避。"
    yield trial.by_director(Do.GRANT_RECUSAL, {"decided_by": "director", "reason": granted})
    yield trial.sends("recusal_decision")
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": ANOTHER, "clerk": CLERK})
    trial.arbitrator = ANOTHER
    yield trial.sends("tribunal_notice")
    diary.wait(1)
    yield from trial.heard("公司没有提交解除的依据；双方就怀孕期间的调岗举证、质证。", 11)
    reasoning = "用人单位没有举证证明解除合法，属于违法解除，应当支付赔偿金。"
    findings = "曾丽琴在职三年，月平均工资6400元，怀孕后被通知不再到岗。"
    denied = {"answer": "申请人自行离职。", "evidence": "劳动合同、聊天记录、产检记录", "articles": DISMISSED}
    yield trial.decided(Do.AWARD, [grants(1, "38400")], findings, reasoning, **denied)
    diary.wait(1)
    yield trial.sends("award_nonfinal")


def _formed_anew(diary: Diary) -> Life:
    """Given to one arbitrator, though much hangs on it for a dozen others: the tribunal is revoked, three sit, deliberate, and ask the
    committee first. The clerk is ill when the award goes out."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "欧志明", "male", 1988), company(diary.rng, "晋江市舷椿体育用品有限公司", "丁某")
    story = "欧志明负责鞋款开发，公司以其违反竞业限制为由停发补偿，双方对协议是否有效争议很大，同类员工十余人。"
    yield from trial.opened("14", [worker], [employer], [asks(1, "non_compete", "96000", "竞业限制补偿")], story)
    diary.wait(2)
    reason = "处理结果关系同类员工十余人，属于有重大影响的案件，应当由三名仲裁员组成仲裁庭，原由一人独任不符合规定。"
    yield trial.by_director(Do.REVOKE_TRIBUNAL, {"reason": reason})
    seats = {"presiding": ARBITRATOR, "second": ANOTHER, "third": THIRD, "clerk": CLERK}
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, seats)
    yield trial.sends("tribunal_notice")
    yield from trial.heard("就竞业限制协议的效力、补偿标准举证、质证、辩论。")
    question = "用人单位停发补偿满三个月，劳动者是否可以同时主张已履行期间的补偿和解除协议。"
    yield diary.act(Do.REFER_TO_COMMITTEE, ARBITRATOR, {"questions": question})
    diary.wait(3)
    opinion = "已经履行竞业限制义务期间的补偿应当支持；解除由劳动者另行提出。"
    yield diary.act(Do.RECORD_COMMITTEE, ARBITRATOR, {"present": "主任、副主任和三名委员", "opinion": opinion})
    yield diary.act(Do.DELIBERATE, ARBITRATOR, {
        "presiding_says": "协议有效，劳动者履行了义务，应当支付补偿。", "second_says": "同意，按协议约定的每月8000元计算十二个月。",
        "third_says": "同意。", "result": "支持申请人的请求",
    })  # fmt: skip
    diary.wait(1)
    reasoning = "双方约定了竞业限制和补偿，劳动者履行了义务，用人单位应当按约支付。"
    articles = "《中华人民共和国劳动合同法》第二十三条"
    denied = {"answer": "协议无效。", "evidence": "竞业限制协议、社会保险参保记录", "articles": articles}
    findings = "欧志明离职后十二个月没有在同类企业任职，公司没有支付每月8000元的补偿。"
    yield trial.decided(Do.AWARD, [grants(1, "96000")], findings, reasoning, **denied)
    ill = {"clerk": OTHER_CLERK, "ground": "ill", "reason": "孙婷因病住院，送达和归档由许斌接替。"}
    yield diary.act(Do.CHANGE_CLERK, REGISTRAR, ill)
    trial.clerk = OTHER_CLERK
    diary.wait(1)
    yield trial.sends("award_nonfinal")
