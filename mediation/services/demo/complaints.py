"""Cases of the demo that come to the labour inspectorate: put right, found minor, sent elsewhere, handed on, and handed to the police.

What ends in a decision stands in `inspectors_decide.py`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.inspection import ARTICLES
from mediation.services.demo.inspection import LEAD as INSPECTION_LEAD
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import accepted, diary_of

FIRST, SECOND = "jiancha1", "jiancha2"
CENTRE_LEAD, CENTRE_MEDIATOR = "tiaojie", "tiaojie3"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The six cases; the worker who goes to mediation and the one who goes to arbitration have theirs under way today."""
    told = (
        ("put right", _put_right, 40), ("minor", _minor, 34), ("builders", _of_the_building_office, 28), ("police", _to_the_police, 36),
        ("two ways", _two_ways, 14), ("not ours", _not_for_inspectors, 12),
    )  # fmt: skip
    for name, tell, days in told:
        start = calendar.working_day_before(today, days)
        yield f"complaint-{name.replace(' ', '-')}", tell(diary_of(calendar, f"complaint {name}", start))


def received(diary: Diary, told: dict[str, Any], **more: Any) -> Act:
    """A complaint of unpaid wages by a worker, come in person."""
    usual = {"accusation": "complaint", "cause": "02", "manner": "oral", "source": "walk_in", "green_channel": True}
    return diary.act(Do.RECEIVE_COMPLAINT, FIRST, {**usual, **told, **more}, proceeding=0)


def taken_up(diary: Diary, days: int, told: dict[str, Any], **more: Any) -> Life:
    """A complaint is received, and docketed after so many working days."""
    yield received(diary, told, **more)
    diary.wait(days)
    yield from docketed(diary)


def docketed(diary: Diary) -> Life:
    """The complaint is docketed and given to two inspectors."""
    yield diary.act(Do.DOCKET_COMPLAINT, INSPECTION_LEAD)
    yield diary.act(Do.ASSIGN_INSPECTORS, INSPECTION_LEAD, {"first": FIRST, "second": SECOND})


def looked_into(diary: Diary, measure: str, place: str, present: str, content: str) -> Act:
    """The record of one look, interview or set of papers."""
    given = {
        "measure": measure,
        "place": place,
        "present": present,
        "content": content,
        "starts": "09:30",
        "ends": "11:00",
        "recorder": FIRST,
    }
    return diary.act(Do.RECORD_INSPECTION, FIRST, given)


def found(diary: Diary, findings: str) -> Act:
    """The end of the investigation."""
    return diary.act(Do.FINISH_INVESTIGATION, FIRST, {"findings": findings})


def handed_over(diary: Diary, paper: str, *parties: int) -> Act:
    """The service of a paper by hand."""
    return diary.act(Do.SERVE_INSPECTION, FIRST, {"served": paper, "parties": list(parties), "method": "direct"})


def ordered(diary: Diary, violations: str, days: int, *lines: tuple[int, int, str]) -> Act:
    """An order to pay within so many days these sums: the payee, the claim, the amount."""
    due = (diary.day + timedelta(days=days)).isoformat()
    promises = [{"payee": payee, "claim": claim, "amount": amount, "due_on": due} for payee, claim, amount in lines]
    return diary.act(Do.ORDER_CORRECTION, FIRST, {
        "violations": violations, "articles": ARTICLES, "days": days, "correction": "足额支付拖欠的工资。", "promises": promises,
    })  # fmt: skip


def told_before(diary: Diary, unit: int, proposed: str, facts: str, articles: str, content: str, **more: object) -> Life:
    """A unit is told what is proposed, and receives that on the spot."""
    yield diary.act(Do.TELL_BEFORE, FIRST, {
        "parties": [unit], "proposed": proposed, "facts": facts, "articles": articles, "content": content,
        "reasons": "上述事实有调查笔录、书证证实，违反了劳动保障法律、法规。", **more,
    })  # fmt: skip
    yield handed_over(diary, "advance_notice", unit)


def answered(diary: Diary, unit: int, how: str, statement: str, **more: object) -> Act:
    """The answer of a unit to what it was told, or its silence."""
    return diary.act(Do.HEAR_EMPLOYER, FIRST, {"parties": [unit], "how": how, "statement": statement, **more})


def closed(diary: Diary, opinion: str) -> Life:
    """The inspector proposes the closing, and the head closes."""
    yield diary.act(Do.PROPOSE_CLOSING, FIRST, {"opinion": opinion})
    yield diary.act(Do.CLOSE_INSPECTION, INSPECTION_LEAD, {"note": opinion})


def _put_right(diary: Diary) -> Life:
    """The name of the employer was not right and is completed; ordered to pay, it pays in time. The head sends the closing back for want of
    a paper, and closes.
    """
    worker, employer = person(diary.rng, "温阿红", "female", 1984), company(diary.rng, "晋江市潮萤鞋材有限公司", "李某")
    yield received(diary, {
        "applicants": [worker], "respondents": [employer], "claims": [asks(1, "wages", "7600", "两个月工资")],
        "story": "温阿红在该厂做贴底工，两个月工资 7,600 元没有发，只知道厂门口的招牌。",
    })  # fmt: skip
    missing = "被投诉单位的登记名称、欠薪的月份和数额"
    yield diary.act(Do.REQUEST_COMPLAINT_CORRECTION, FIRST, {"missing": missing})
    diary.wait(2)
    yield diary.act(Do.COMPLETE_COMPLAINT, FIRST, {"note": "营业执照照片、记工本"})
    yield from docketed(diary)
    yield handed_over(diary, "complaint_docket_notice", 1)
    diary.wait(3)
    yield looked_into(diary, "papers", "市劳动监察大队询问室", "李某；温阿红", "公司提交工资表，与记工本核对，欠付两个月。")
    diary.wait(4)
    yield found(diary, "公司欠付温阿红两个月工资 7,600 元，工资表、记工本相符。")
    yield ordered(diary, "拖欠两个月工资 7,600 元", 7, (1, 1, "7600"))
    yield handed_over(diary, "correction_order", 2)
    diary.wait(4)
    proof = {"payments": [{"promise": 1, "amount": "7600"}], "proof": "银行转账回单"}
    yield diary.act(Do.RECORD_PAYMENT, FIRST, proof)
    yield diary.act(Do.CONFIRM_CORRECTED, FIRST, {"verified": "已核对转账回单，温阿红电话确认到账。"})
    yield diary.act(Do.PROPOSE_CLOSING, FIRST, {"opinion": "已按要求改正"})
    yield diary.act(Do.RETURN_CLOSING, INSPECTION_LEAD, {"reason": "限期改正指令书的送达回证没有入卷，补齐后再提请。"})
    diary.wait(1)
    yield from closed(diary, "已按要求改正，送达回证已经入卷")


def _minor(diary: Diary) -> Life:
    """A report by somebody who no longer works there; the employer had put it right before anybody came, and the docket is revoked."""
    employer = company(diary.rng, "晋江市屿禾餐饮管理有限公司", "杨某")
    somebody = person(diary.rng, "缪文静", "female", 1992)
    yield from taken_up(diary, 2, {
        "respondents": [employer], "informant": somebody["name"], "informant_phone": somebody["phone"],
        "story": "举报人已经离职，反映该公司上月赶工，厨房员工连续三周没有休息日。",
    }, accusation="report", cause="09", source="hotline", green_channel=False)  # fmt: skip
    diary.wait(3)
    content = "查看排班表、打卡记录，询问三名员工：上月两周没有安排休息日，本月已经补休并发了加班工资。"
    yield looked_into(diary, "on_site", "公司厨房、办公室", "杨某；员工三人", content)
    diary.wait(4)
    yield found(diary, "上月两周没有安排休息日，本月已经补休，加班工资已经支付。")
    revoked = {"ground": "minor", "reason": "情节轻微，检查之前已经自行改正。"}
    yield diary.act(Do.REVOKE_DOCKET, INSPECTION_LEAD, revoked)
    diary.wait(1)
    yield from closed(diary, "情节轻微并已改正，撤销立案，归档")


def _of_the_building_office(diary: Diary) -> Life:
    """Wages are kept back because the price of the works is not paid, which is for the building authority."""
    worker = person(diary.rng, "屈大勇", "male", 1974, "四川省某县某镇，暂住晋江市某工地")
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [company(diary.rng, "泉州市浒岳劳务有限公司", "向某")],
        "claims": [asks(1, "wages", "14000", "木工班组工资")],
        "story": "屈大勇在某工地做木工，班组称总包没有拨付工程款，两个月工资 14,000 元没有发。",
    })  # fmt: skip
    diary.wait(4)
    content = "公司提交工程款往来函：建设单位没有按合同拨付人工费，工资专用账户没有资金。"
    yield looked_into(diary, "interview", "项目部", "向某；屈大勇", content)
    diary.wait(3)
    reason = "建设单位没有按照约定拨付人工费用，由工程款拖欠引起，属于行业主管部门的职责；工资拖欠的线索一并移送。"
    yield diary.act(Do.REFER_DEPARTMENT, FIRST, {"authority": "晋江市住房和城乡建设局", "reason": reason})
    diary.wait(1)
    yield from closed(diary, "已移送有权部门并告知投诉人，归档")


def _to_the_police(diary: Diary) -> Life:
    """Ordered to pay, the employer sells the machines and hides: it is handed to the police."""
    people = [
        person(diary.rng, name, sex, 1980) for name, sex in (("瞿长根", "male"), ("瞿小凤", "female"), ("邬志明", "male"))
    ]
    sums = ("6800", "6400", "7100")
    yield from taken_up(diary, 0, {
        "applicants": people, "respondents": [company(diary.rng, "晋江市渚楠雨具有限公司", "洪某")],
        "claims": [asks(n, "wages", amount, "三个月工资") for n, amount in enumerate(sums, 1)],
        "story": "瞿长根等三人在该厂装伞骨，三个月工资共 20,300 元没有发。",
    })  # fmt: skip
    diary.wait(2)
    yield looked_into(diary, "on_site", "厂区", "洪某；瞿长根", "厂里还有机器和成品，洪某承认欠薪，称货款没有收回。")
    diary.wait(2)
    yield found(diary, "拖欠三人三个月工资共 20,300 元，洪某承认。")
    yield ordered(diary, "拖欠三人工资共 20,300 元", 5, *((n, n, amount) for n, amount in enumerate(sums, 1)))
    yield handed_over(diary, "correction_order", 4)
    diary.wait(9)
    reason = "责令支付期满没有支付；其间变卖机器设备，电话停机，涉嫌以转移财产、逃匿的方法逃避支付。"
    report = {"ground": "refuses_to_pay", "suspect": "公司及其法定代表人洪某", "facts": reason}
    yield diary.act(Do.PROPOSE_REFERRAL, FIRST, {**report, "months": [{"worker": n, "months": 3} for n in (1, 2, 3)]})
    yield diary.act(Do.DECIDE_REFERRAL, INSPECTION_LEAD, {"decision": "approved"})
    crime = {
        "ground": "refuses_to_pay",
        "authority": "晋江市公安局",
        "reason": reason,
        "suspect": report["suspect"],
        "people": 3,
    }
    yield diary.act(Do.REFER_POLICE, FIRST, crime)
    diary.wait(3)
    yield diary.act(Do.RECORD_POLICE_ANSWER, FIRST, {"event": "docketed", "number": "（示例）立字某号"})
    diary.wait(6)
    rows = [{"promise": n, "amount": amount} for n, amount in enumerate(sums, 1)]
    yield diary.act(Do.RECORD_PAYMENT, FIRST, {"payments": rows, "proof": "公安机关立案后，洪某家属代付"})
    yield from closed(diary, "移送公安机关后，三人工资已经支付，归档")


def _two_ways(diary: Diary) -> Life:
    """Of two who complain the sums are in dispute: both are told, one goes to mediation and one to arbitration; both run today."""
    workers = [person(diary.rng, "嵇美珍", "female", 1987), person(diary.rng, "嵇有才", "male", 1985)]
    yield from taken_up(diary, 1, {
        "applicants": workers, "respondents": [company(diary.rng, "晋江市礁榕模具有限公司", "许某")],
        "claims": [asks(1, "wages", "8200", "计件差额"), asks(2, "wages", "15600", "计件差额")],
        "story": "嵇美珍、嵇有才对结算单价有异议，请求补足计件工资差额。",
    })  # fmt: skip
    diary.wait(2)
    yield looked_into(
        diary, "interview", "市劳动监察大队询问室", "许某；嵇美珍；嵇有才", "双方对单价是怎样约定的说法不一，没有书面材料。"
    )
    diary.wait(2)
    told = {"told": "arbitration", "reason": "双方对约定的单价争议较大，应当通过劳动争议处理程序解决；也可以先行调解。"}
    yield diary.act(Do.TELL_DISPUTE, FIRST, told)
    yield handed_over(diary, "dispute_direction", 1, 2)
    diary.wait(1)
    mediation = yield diary.act(Do.HAND_TO_MEDIATION, FIRST, {"parties": [1], "claims": [1]})
    arbitration = yield diary.act(Do.HAND_TO_ARBITRATION, FIRST, {"parties": [2], "claims": [2]})
    yield from closed(diary, "已告知并分别转出，归档")
    yield from _under_way(diary, mediation.proceeding, arbitration.proceeding)


def _under_way(diary: Diary, mediation: int, arbitration: int) -> Life:
    """Both are taken up."""
    diary.wait(1)
    diary.proceeding = mediation
    way = {"applicant_way": "written", "respondent_way": "phone"}
    yield diary.act(Do.ACCEPT_MEDIATION, CENTRE_LEAD, {"both_consent": True, **way})
    yield diary.act(Do.ASSIGN_MEDIATOR, CENTRE_LEAD, {"mediator": CENTRE_MEDIATOR})
    diary.wait(1)
    diary.proceeding = arbitration
    yield from accepted(diary)


def _not_for_inspectors(diary: Diary) -> Life:
    """An employment is denied altogether: the complaint is refused, and the worker told to ask for arbitration."""
    worker, employer = person(diary.rng, "麻国强", "male", 1990), company(diary.rng, "晋江市鹭岬物流有限公司", "曾某")
    yield received(diary, {
        "applicants": [worker], "respondents": [employer], "claims": [asks(1, "wages", "5400", "运费工资")],
        "story": "麻国强自带货车为该公司送货，请求支付最后一个月报酬 5,400 元，公司称是承运关系。",
    })  # fmt: skip
    diary.wait(2)
    reason = "双方对是否存在劳动关系争议较大，应当先通过仲裁确认。"
    refused = {"ground": "dispute", "reason": reason, "told": "arbitration"}
    yield diary.act(Do.REFUSE_COMPLAINT, FIRST, refused)
    yield handed_over(diary, "complaint_refusal_notice", 1)
    yield from closed(diary, "已书面告知，归档")
