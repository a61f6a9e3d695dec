"""A case of the demo in which the office does what it does weekly: a company applies against its former worker, property is preserved by
the court, evidence is taken, the hearing goes on another day; a town mediates what a court sent, and gives it back.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import COURT, LEAD, MEDIATOR, REGISTRAR, diary_of, serve, taken_up

CLERK, ARBITRATOR = "shuji2", "zhongcai3"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases; they end some weeks before today."""
    yield "weekly-court", _sent_by_a_court(diary_of(calendar, "sent", today - timedelta(days=58)))
    yield "weekly-preserved", _preserved(diary_of(calendar, "preserved", today - timedelta(days=96)))
    yield "weekly-employer", _employer_applies(diary_of(calendar, "employer", today - timedelta(days=74)))


def _opened(diary: Diary, filed: dict[str, Any], respondent: int) -> Life:
    """Filed, accepted, told to both sides, before one arbitrator."""
    given = {"manner": "written", "source": "walk_in", **filed}
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, given, proceeding=0)
    diary.wait(1)
    yield from taken_up(diary, CLERK, ARBITRATOR, applicants=respondent - 1)
    diary.wait(2)


def _sits(diary: Diary, parties: tuple[int, ...], record: str) -> Life:
    """Set a hearing, tell everybody, sit on its day."""
    hearing = diary.calendar.working_day_after(diary.day, 12)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第三仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", *parties)
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {"came": list(parties), "mediated": True, "record": record})


def _preserved(diary: Diary) -> Life:
    """Two workers; the machines are about to be moved, the court holds them; the insurance office is asked; the second sitting is agreed
    in the room."""
    workers = [person(diary.rng, "丘桂兰", "female", 1979), person(diary.rng, "丘志强", "male", 1977)]
    employer = company(diary.rng, "晋江市榕坂制鞋有限公司", "洪某")
    claims = [
        {"claimant": n, "item": "wages", "amount": amount, "detail": "四个月工资"} for n, amount in ((1, "22400"), (2, "26000"))
    ]
    story = "二人在该公司做针车、夹包，四个月工资没有支付，公司正在把针车往外地搬。"
    filed = {
        "cause": "02",
        "green_channel": True,
        "applicants": workers,
        "respondents": [employer],
        "claims": claims,
        "story": story,
    }
    yield from _opened(diary, filed, 3)
    yield diary.act(Do.HAND_ON_PRESERVATION, CLERK, {
        "received_on": diary.day.isoformat(), "parties": [1, 2], "amount": "48400", "property": "被申请人厂房内的针车四十台",
        "reason": "公司正在连夜搬走针车，不保全将使裁决难以执行。", "security": "none", "court": COURT,
    })  # fmt: skip
    diary.wait(2)
    ruling = {"result": "granted", "number": "（示例）闽0582财保某号", "amount": "48400", "note": "查封针车四十台"}
    yield diary.act(Do.RECORD_RULING, CLERK, ruling)
    yield diary.act(Do.INVESTIGATE, CLERK, {
        "asked_by": [1], "whom": "市社会劳动保险中心", "investigators": "蔡永祥、书记员", "shown": True,
        "found": "调取公司去年以来的参保人员名单。名单中有二人，缴费到今年二月。",
    })  # fmt: skip
    yield from _sits(diary, (1, 2, 3), "双方对计件数量争议较大，公司请求回去核对台账，庭审没有结束。")
    going_on = diary.calendar.working_day_after(diary.day, 3)
    yield diary.act(Do.CONTINUE_HEARING, ARBITRATOR, {
        "hearing_on": going_on.isoformat(), "starts": "14:30", "place": "第三仲裁庭", "told": [1, 2, 3], "notice": "consent",
        "consent": "庭审笔录第9页，各方同意",
    })  # fmt: skip
    diary.turn_to(going_on)
    record = "公司提交台账，双方核对后对数额没有争议，辩论终结。当庭再次调解，公司要求再缓半年，申请人不同意。"
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {"came": [1, 2, 3], "mediated": True, "record": record})
    diary.wait(3)
    yield diary.act(Do.AWARD, ARBITRATOR, {
        "answer": "资金周转困难，对数额没有异议。", "findings": "公司拖欠二人四个月工资，数额经台账核对一致。",
        "evidence": "参保名单、台账、工资条", "reasoning": "工资应当按时足额支付，资金困难不是免除的理由。",
        "articles": "《中华人民共和国劳动法》第五十条", "perform_within": 10,
        "lines": [{"claim": 1, "upheld": True, "amount": "22400"}, {"claim": 2, "upheld": True, "amount": "26000"}],
    })  # fmt: skip
    diary.wait(1)
    yield serve(diary, CLERK, "award_final", 1, 2, 3)


def _employer_applies(diary: Diary) -> Life:
    """A company claims what it paid for a training, against the worker who left before the years of service agreed on were over."""
    worker, employer = person(diary.rng, "阮晓楠", "male", 1992), company(diary.rng, "晋江市砚池模具有限公司", "柯某")
    claims = [{"claimant": 1, "item": "service_period", "amount": "18000", "detail": "服务期违约金"}]
    story = "公司出资30000元送阮晓楠参加数控编程专项培训，约定服务期五年；他服务两年后辞职，请求支付服务期尚未履行部分分摊的培训费18000元。"
    filed = {"cause": "07", "applicants": [employer], "respondents": [worker], "claims": claims, "story": story}
    yield from _opened(diary, filed, 2)
    yield from _sits(diary, (1, 2), "阮晓楠认可培训和协议，称离职是因为公司搬迁。公司提交培训合同、发票。")
    diary.wait(4)
    yield diary.act(Do.AWARD, ARBITRATOR, {
        "answer": "公司搬迁到外镇，上下班不便，不是无故离职。", "findings": "培训费30000元，服务期五年，履行两年。",
        "evidence": "培训合同、发票、辞职信", "reasoning": "违约金不得超过服务期尚未履行部分所应分摊的培训费用。",
        "articles": "《中华人民共和国劳动合同法》第二十二条", "perform_within": 15,
        "lines": [{"claim": 1, "upheld": True, "amount": "18000"}],
    })  # fmt: skip
    diary.wait(1)
    yield serve(diary, CLERK, "award_nonfinal", 1, 2)


def _sent_by_a_court(diary: Diary) -> Life:
    """Sent before it was docketed; both are asked, no agreement comes of it, and the court has it back within its thirty days."""
    worker, employer = person(diary.rng, "温玉珍", "female", 1986), company(diary.rng, "晋江市朗汐服饰有限公司", "颜某")
    yield diary.act(Do.REGISTER, LEAD, {
        "cause": "04", "manner": "written", "source": "court", "referred_by": COURT, "court_case": "（示例）闽0582诉前调某号",
        "applicants": [worker], "respondents": [employer], "story": "温玉珍对不予受理通知不服起诉，法院立案前委派调解。",
        "claims": [{"claimant": 1, "item": "severance", "amount": "21000", "detail": "经济补偿"}],
    }, proceeding=0)  # fmt: skip
    diary.wait(2)
    asked = {"both_consent": True, "applicant_way": "phone", "respondent_way": "phone"}
    yield diary.act(Do.ACCEPT_MEDIATION, LEAD, asked)
    yield diary.act(Do.ASSIGN_MEDIATOR, LEAD, {"mediator": MEDIATOR})
    diary.wait(5)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "present": "温玉珍；公司代表颜某；调解员", "content": "双方对离职的原因说法不一。", "result": "未达成一致",
    })  # fmt: skip
    diary.wait(3)
    yield diary.act(Do.FAIL_MEDIATION, MEDIATOR, {"reason": "双方对离职原因各执一词。"})
    diary.wait(1)
    back = {
        "court": COURT,
        "court_case": "（示例）闽0582诉前调某号",
        "result": "failed",
        "papers": "起诉状、身份证明、调解告知书各一份",
    }
    yield diary.act(Do.RETURN_TO_COURT, MEDIATOR, back)
    diary.wait(2)
    yield diary.act(Do.CLOSE_MEDIATION, MEDIATOR, {"note": "已退回委派法院"})
