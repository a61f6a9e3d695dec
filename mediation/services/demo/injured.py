"""Cases of the demo about an injury at work: a commission waits for the recognition and the grade and goes on when they are there; in a
mediation the worker's year is still running, and nobody has applied.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import Trial, asks
from mediation.services.demo.usual import DIRECTOR, MEDIATOR, begun, diary_of

CLERK, ARBITRATOR = "shuji2", "zhongcai4"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """Both cases: one has its hearing next week, the other has its talks before it."""
    yield "injury-graded", _graded(diary_of(calendar, "graded", calendar.working_day_before(today, 78)))
    yield "injury-not-asked", _not_asked(diary_of(calendar, "not-asked", calendar.working_day_before(today, 3)))


def _noted(diary: Diary, who: str, stage: str, on: date, **more: Any) -> Act:
    """One stage of the recognition, on its own day."""
    return diary.act(Do.RECORD_INJURY, who, {"on": on.isoformat(), "party": 1, "stage": stage, **more})


def _assessed(diary: Diary, stage: str, on: date, **more: Any) -> Act:
    """One stage of the assessment, on its own day."""
    return diary.act(Do.RECORD_ASSESSMENT, CLERK, {"on": on.isoformat(), "party": 1, "stage": stage, **more})


def _graded(diary: Diary) -> Life:
    """Two fingers under a press, no insurance: the commission waits until the injury is recognised and graded."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "蒲德顺", "male", 1984), company(diary.rng, "晋江市漪栾五金有限公司", "许某")
    claims = [
        asks(1, "injury_leave_pay", "16800", "停工留薪期三个月的工资"),
        asks(1, "injury_benefit", "50400", "一次性伤残补助金，按等级计算"),
    ]
    story = "蒲德顺做冲床工时左手两指被压伤，公司没有给他参加工伤保险，治疗后不再管他，他自己申请了工伤认定。"
    hurt = diary.day - timedelta(days=140)
    yield from trial.opened("11", [worker], [employer], claims, story)
    diary.wait(1)
    yield _noted(diary, CLERK, "accident", hurt, note="左手食指、中指末节")
    yield _noted(diary, CLERK, "asked_by_worker", hurt + timedelta(days=118))
    yield _noted(diary, CLERK, "accepted", hurt + timedelta(days=128))
    yield _assessed(diary, "leave", hurt + timedelta(days=30), leave_until=(hurt + timedelta(days=92)).isoformat())
    yield diary.act(
        Do.SUSPEND, DIRECTOR, {"ground": "appraisal", "reason": "蒲德顺的工伤认定结论还没有作出，工伤待遇须以其为依据。"}
    )
    yield trial.sends("suspension_notice")
    diary.wait(30)
    day = diary.day
    yield _noted(diary, CLERK, "recognised", day, received_on=day.isoformat(), number="（示例）工认字第31号")
    yield _assessed(diary, "asked", day)
    diary.wait(36)
    day = diary.day
    yield _assessed(diary, "concluded", day, received_on=day.isoformat(), number="（示例）劳鉴字第17号", grade="9")
    yield diary.act(Do.RESUME, DIRECTOR, {"reason": "工伤认定和劳动能力鉴定的结论都已作出：九级。"})
    yield trial.sends("resumption_notice")
    inputs = {"first": hurt.isoformat(), "last": (hurt + timedelta(days=92)).isoformat(), "monthly": "5600"}
    yield diary.act(Do.RECORD_CALCULATION, CLERK, {"claim": 1, "calculator": "injury_leave", "inputs": json.dumps(inputs)})
    inputs = {"grade": "9", "injured_on": hurt.isoformat(), "average": "5600"}
    yield diary.act(Do.RECORD_CALCULATION, CLERK, {"claim": 2, "calculator": "injury_grant", "inputs": json.dumps(inputs)})
    yield from trial.set(12)


def _not_asked(diary: Diary) -> Life:
    """Burnt seven weeks ago: the employer's thirty days are over, and he is told that he may apply himself."""
    worker, employer = person(diary.rng, "邝永昌", "male", 1990), company(diary.rng, "晋江市沅杉印染有限公司", "洪某")
    told = {
        "cause": "11", "manner": "oral", "applicants": [worker], "respondents": [employer],
        "claims": [asks(1, "injury_medical", "8600", "自己垫付的烫伤治疗费")],
        "story": "邝永昌上班时被热水管烫伤住院，公司只付了一部分住院费，没有申请工伤认定，也不再付余下的治疗费。",
    }  # fmt: skip
    hurt = diary.day - timedelta(days=47)
    yield from begun(diary, told)
    yield _noted(diary, MEDIATOR, "accident", hurt, note="右前臂烫伤")
