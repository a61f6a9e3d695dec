"""Cases of the demo that are no worker's with an employer: a teacher and a public school (人事争议), a union and a company over their
collective contract (集体合同), and a bargaining that is not for arbitration and is sent to its own door.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.codes.approvals import Proposed
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import DIRECTOR, REGISTRAR, accepted, diary_of, serve, taken_up

CLERK, ARBITRATOR = "shuji2", "zhongcai4"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases: two are under way, one was refused."""
    yield "dispute-personnel", _personnel(diary_of(calendar, "personnel", calendar.working_day_before(today, 17)))
    yield "dispute-contract", _contract(diary_of(calendar, "contract", calendar.working_day_before(today, 4)))
    yield "dispute-bargaining", _bargaining(diary_of(calendar, "bargaining", calendar.working_day_before(today, 30)))


def _union(diary: Diary, name: str, head: str) -> dict[str, Any]:
    return company(diary.rng, name, head) | {"type": "union", "post": "主席"}


def _file(diary: Diary, told: dict[str, Any]) -> Act:
    given = {"manner": "written", "source": "walk_in", "workplace": "晋江市", "seat": "晋江市", **told}
    return diary.act(Do.FILE_ARBITRATION, REGISTRAR, given, proceeding=0)


def _personnel(diary: Diary) -> Life:
    """A school ends the employment of a teacher on its staff; the hearing is set."""
    teacher = person(diary.rng, "连雅芬", "female", 1986, "晋江市罗山街道某某路12号")
    school = company(diary.rng, "晋江市澄岚中学", "苏某", "晋江市罗山街道某某路1号") | {"type": "public", "post": "校长"}
    yield _file(diary, {
        "cause": "16", "applicants": [teacher], "respondents": [school],
        "claims": [{"claimant": 1, "item": "severance", "amount": "24600", "detail": "解除聘用合同经济补偿"}],
        "story": "连雅芬在该校任教六年，签有聘用合同。学校以岗位调整为由解除聘用合同，没有支付经济补偿。",
        "knew_on": diary.day.isoformat(), "materials": ["application", "copies", "identity", "relation", "evidence_list"],
    })  # fmt: skip
    diary.wait(1)
    yield from taken_up(diary, CLERK, ARBITRATOR)
    diary.wait(2)
    hearing = diary.calendar.working_day_after(diary.day, 22)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第三仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 1, 2)


def _contract(diary: Diary) -> Life:
    """The union of a company asks that the collective contract be performed; everything is now to be told at once, before three."""
    union = _union(diary, "晋江市岱屿鞋业有限公司工会委员会", "杨某")
    employer = company(diary.rng, "晋江市岱屿鞋业有限公司", "丁某")
    yield _file(diary, {
        "cause": "18", "applicants": [union], "respondents": [employer],
        "claims": [{"claimant": 1, "item": "other", "detail": "按集体合同第九条发放高温津贴"}],
        "story": "集体合同第九条约定六月至九月发放高温津贴，公司今年没有发放。双方协商两次，没有结果。",
        "materials": ["application", "copies", "identity", "relation"],
    })  # fmt: skip
    diary.wait(1)
    yield from accepted(diary)
    yield serve(diary, CLERK, "acceptance_notice", 1)


def _bargaining(diary: Diary) -> Life:
    """A union asks for a collective contract to be concluded: that is for the labour administration to mediate between both sides."""
    union = _union(diary, "晋江市泊汀服装有限公司工会委员会", "吕某")
    employer = company(diary.rng, "晋江市泊汀服装有限公司", "尤某")
    yield _file(diary, {
        "cause": "18", "applicants": [union], "respondents": [employer], "matters": ["bargaining"],
        "claims": [{"claimant": 1, "item": "other", "detail": "签订工资专项集体合同"}],
        "story": "工会提出工资集体协商要约，公司没有回应，请求裁决公司签订工资专项集体合同。",
    })  # fmt: skip
    diary.wait(1)
    reason = "因签订集体合同发生的争议，由人力资源和社会保障行政部门组织协调处理"
    yield diary.act(Do.PROPOSE_FILING, REGISTRAR, {"proposed": Proposed.REFUSE, "opinion": reason})
    yield diary.act(Do.REFUSE_ARBITRATION, DIRECTOR, {"ground": "scope", "reason": reason})
    yield serve(diary, CLERK, "refusal_notice", 1)
    diary.wait(3)
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "已告知申请协调处理，归档"})
