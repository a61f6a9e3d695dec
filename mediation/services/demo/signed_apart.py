"""A case of the demo in which three workers take their agreement to the commission together, and each signs for the 调解书 himself: one
leaves before, one signs a week later than the others.
"""

from collections.abc import Iterator
from datetime import date

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.reviewed import CLERK, REVIEWER, TOGETHER
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import DIRECTOR, MEDIATOR, REGISTRAR, agreed, begun, diary_of

OWED = {"1": "9200", "2": "8800", "3": "7600"}


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The one case, in force today for two of the three."""
    yield "signed-apart", _apart(diary_of(calendar, "signed apart", calendar.working_day_before(today, 34)))


def _apart(diary: Diary) -> Life:
    people = [
        person(diary.rng, name, sex, 1980) for name, sex in (("嵇小凤", "female"), ("郁长安", "male"), ("阮玉梅", "female"))
    ]
    employer = company(diary.rng, "晋江市渡萤箱包有限公司", "蔡某")
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
    asked = yield diary.act(Do.APPLY_REVIEW, MEDIATOR, TOGETHER)
    diary.proceeding = asked.proceeding
    diary.wait(1)
    yield diary.act(Do.ACCEPT_REVIEW, REGISTRAR, {"in_scope": True, "ours": True, "no_relation": True})
    yield diary.act(Do.DESIGNATE_REVIEWER, DIRECTOR, {"arbitrator": REVIEWER})
    diary.wait(1)
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
