"""A case of the demo in which a large fine is proposed: the unit asks for a hearing, is heard, and the decision is reviewed."""

from collections.abc import Iterator
from datetime import date

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import FIRST, answered, closed, found, handed_over, looked_into, taken_up, told_before
from mediation.services.demo.inspection import LEAD as INSPECTION_LEAD
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import diary_of


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The one case."""
    yield "heard-before", _heard(diary_of(calendar, "heard before", calendar.working_day_before(today, 52)))


def _heard(diary: Diary) -> Life:
    """A contractor that keeps no list of its workers; the site's chief disputes the amount at the hearing, and part of that is taken up."""
    worker = person(diary.rng, "缑志刚", "male", 1979, "四川省某县某镇，暂住晋江市某工地")
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [company(diary.rng, "晋江市岚峤建筑工程有限公司", "游某")],
        "claims": [asks(1, "wages", "5400", "半个月工资")],
        "story": "缑志刚在某工地做木工，半个月工资 5,400 元没有发，工地没有实名登记。",
    })  # fmt: skip
    diary.wait(3)
    content = "项目部不能提交用工实名制管理台账；缑志刚的工资已于检查当日支付。"
    yield looked_into(diary, "on_site", "工地项目部", "游某；项目经理", content)
    diary.wait(2)
    facts = "公司施工的项目没有实行劳动用工实名制管理；欠付缑志刚的工资 5,400 元已经支付。"
    yield found(diary, facts)
    articles = "《保障农民工工资支付条例》第二十八条、第五十五条"
    content = "责令项目停工整改，处罚款六万元。"
    yield from told_before(diary, 2, "penalty", facts, articles, content, fine="60000", hearing=True)
    diary.wait(2)
    yield diary.act(Do.ASK_PENALTY_HEARING, FIRST, {"parties": [2]})
    meets = diary.calendar.working_day_after(diary.day, 9)
    yield diary.act(Do.CALL_PENALTY_HEARING, FIRST, {
        "parties": [2], "hearing_on": meets.isoformat(), "starts": "09:30", "place": "局三楼会议室", "chair": "许建平（法规科）",
    })  # fmt: skip
    yield handed_over(diary, "penalty_hearing_notice", 2)
    diary.turn_to(meets)
    yield diary.act(Do.HOLD_PENALTY_HEARING, FIRST, {
        "parties": [2], "chair": "许建平（法规科）", "present": "游某及其代理律师；监察员二人",
        "record": "公司出示开工后第二周起的考勤表，主张已经着手整改；监察员说明检查当日没有台账。笔录经核对签名。",
        "report": "违法事实清楚；公司已补建台账，建议在法定幅度内取下限。",
    })  # fmt: skip
    said_ = {"taken_up": "partly", "why": "已补建台账，整改及时，罚款取法定下限。"}
    yield answered(diary, 2, "spoke", "公司承认检查时没有台账，请求考虑已经整改。", **said_)
    diary.wait(2)
    yield diary.act(Do.DECIDE_PENALTY, INSPECTION_LEAD, {
        "facts": facts, "articles": articles, "decision": "处罚款五万元。", "fine": "50000", "reviewer": "郑立新（法规科）",
        "discussed_on": diary.day.isoformat(),
    })  # fmt: skip
    yield handed_over(diary, "penalty_decision", 2)
    diary.wait(6)
    yield diary.act(Do.PAY_FINE, FIRST, {"parties": [2], "amount": "50000", "receipt": "（示例）罚没票据五"})
    yield diary.act(Do.CONFIRM_OBEYED, FIRST, {"verified": "罚款缴纳凭证已收，实名制台账经复查齐全。"})
    yield from closed(diary, "处罚决定已经履行，归档")
