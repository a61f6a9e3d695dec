"""Cases of the demo in which three workers take their agreement further together. With the commission a paper is missing, the parties are
asked, and each signs for the 调解书 himself: one leaves before, one signs a week later than the others. Of those who ask the court one
leaves, who asks the commission instead.
"""

from collections.abc import Generator, Iterator
from datetime import date

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.reviewed import CLERK, REVIEWER, TOGETHER
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import COURT, DIRECTOR, MEDIATOR, REGISTRAR, agreed, begun, diary_of
from mediation.services.door import Done

ASKED = "问：协议是否自愿？各方：自愿。问：款项付了没有？公司：还没有到期，到期一次付清。三人：没有异议。"
OWED = {"1": "9200", "2": "8800", "3": "7600"}


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The two cases, each in force today for two of the three."""
    yield "signed-apart", _apart(diary_of(calendar, "signed apart", calendar.working_day_before(today, 38)))
    yield "left-the-court", _left_the_court(diary_of(calendar, "left the court", calendar.working_day_before(today, 30)))


def _agreed(diary: Diary, names: tuple[tuple[str, str], ...], firm: str) -> Generator[Act, Done, str]:
    """The three, by name and sex, have an agreement. Returns the day on which it is due."""
    people = [person(diary.rng, name, sex, 1980) for name, sex in names]
    employer = company(diary.rng, firm, "蔡某")
    claims = [asks(int(n), "wages", amount, "两个月工资") for n, amount in OWED.items()]
    told = {"cause": "02", "manner": "written", "applicants": people, "respondents": [employer], "claims": claims}
    yield from begun(diary, {**told, "story": "三人在该公司做缝纫工，两个月工资没有支付。"})
    diary.wait(2)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "came": [1, 2, 3, 4], "content": "各方核对工资结算单，对数额没有异议。", "result": "达成一致",
    })  # fmt: skip
    due = diary.calendar.working_day_after(diary.day, 60).isoformat()
    promises = [{"payee": int(n), "claim": int(n), "amount": amount, "due_on": due} for n, amount in OWED.items()]
    yield from agreed(diary, MEDIATOR, {"promises": promises})
    diary.wait(2)
    return due


def _apart(diary: Diary) -> Life:
    names = (("嵇小凤", "female"), ("郁长安", "male"), ("阮玉梅", "female"))
    due = yield from _agreed(diary, names, "晋江市渡萤箱包有限公司")
    asked = yield diary.act(Do.APPLY_REVIEW, MEDIATOR, TOGETHER)
    diary.proceeding = asked.proceeding
    diary.wait(1)
    yield diary.act(Do.REQUEST_REVIEW_CORRECTION, REGISTRAR, {"missing": "公司的营业执照副本复印件、法定代表人身份证明"})
    diary.wait(3)
    yield diary.act(Do.COMPLETE_REVIEW_CORRECTION, REGISTRAR, {"note": "已交营业执照副本复印件、法定代表人身份证明"})
    yield diary.act(Do.ACCEPT_REVIEW, REGISTRAR, {"in_scope": True, "ours": True, "no_relation": True})
    yield diary.act(Do.DESIGNATE_REVIEWER, DIRECTOR, {"arbitrator": REVIEWER})
    diary.wait(1)
    heard = {"parties": [1, 2, 3, 4], "together": True, "place": "审查室", "content": ASKED}
    yield diary.act(Do.INQUIRE_REVIEW, REVIEWER, heard)
    yield diary.act(Do.LEAVE_REVIEW, CLERK, {"parties": [3], "reason": "要回老家，只要协议，不再等调解书"})
    diary.wait(1)
    findings = "调解程序合法，协议出于各方自愿，内容明确。"
    yield diary.act(Do.MAKE_REVIEW_LETTER, REVIEWER, {"findings": findings, "no_relation": True})
    diary.wait(1)
    day = diary.day.isoformat()
    rows = [{"party": 1, "on": day}, {"party": 2}, {"party": 4, "on": day}]
    yield diary.act(Do.SIGN_REVIEW_LETTER, CLERK, {"signed": rows, "perform_until": due})
    diary.wait(5)
    yield diary.act(Do.SIGN_LETTER_LATER, CLERK, {"signed": [{"party": 2, "on": diary.day.isoformat()}]})


def _left_the_court(diary: Diary) -> Life:
    """All three ask the court; one leaves it before it has decided, and the commission has the agreement for him."""
    names = (("璩小珍", "female"), ("宓长福", "male"), ("阴玉英", "female"))
    due = yield from _agreed(diary, names, "晋江市蓼汀箱包有限公司")
    mediation = diary.proceeding
    asked = yield diary.act(Do.APPLY_CONFIRMATION, MEDIATOR, {**TOGETHER, "court": COURT})
    diary.wait(1)
    yield diary.act(Do.COURT_ACCEPTS, MEDIATOR, {"number": "（示例）闽0582民特某7号"}, asked.proceeding)
    diary.wait(1)
    left = {"parties": [3], "reason": "户口在外地，想由仲裁委员会制作调解书，不再等法院裁定"}
    yield diary.act(Do.LEAVE_CONFIRMATION, MEDIATOR, left, asked.proceeding)
    review = yield diary.act(Do.APPLY_REVIEW, MEDIATOR, {**TOGETHER, "parties": [3]}, mediation)
    diary.wait(2)
    yield diary.act(Do.ACCEPT_REVIEW, REGISTRAR, {"in_scope": True, "ours": True, "no_relation": True}, review.proceeding)
    yield diary.act(Do.DESIGNATE_REVIEWER, DIRECTOR, {"arbitrator": REVIEWER}, review.proceeding)
    diary.wait(2)
    findings = "调解程序合法，协议出于双方自愿，内容明确。"
    yield diary.act(Do.MAKE_REVIEW_LETTER, REVIEWER, {"findings": findings, "no_relation": True}, review.proceeding)
    day = diary.day.isoformat()
    signing = {"applicant_signed_on": day, "respondent_signed_on": day, "perform_until": due}
    yield diary.act(Do.SIGN_REVIEW_LETTER, CLERK, signing, review.proceeding)
    ruled = {"number": "（示例）闽0582民特某7号", "perform_until": due}
    yield diary.act(Do.COURT_CONFIRMS, MEDIATOR, ruled, asked.proceeding)
