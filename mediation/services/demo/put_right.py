"""Cases of the demo that were entered wrongly: a name that is put right on record, and an application that two people entered."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life, NumberOf
from mediation.services.demo.usual import LEAD, MEDIATOR, begun, diary_of

TWICE = "right-twice"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases, of the last two weeks; one of them is the other entered once more."""
    yield "right-name", _misspelt(diary_of(calendar, "misspelt", today - timedelta(days=12)))
    day = calendar.working_day_before(today, 6)
    yield TWICE, _entered_once(diary_of(calendar, "twice", day))
    yield "right-void", _entered_again(diary_of(calendar, "twice", day))


def _misspelt(diary: Diary) -> Life:
    """The name was heard wrongly at the window. It is put right before anything is signed: both readings stay in the record."""
    worker, employer = person(diary.rng, "章桂兰", "female", 1979), company(diary.rng, "晋江市岚栖鞋业有限公司", "柯某")
    told: dict[str, Any] = {
        "cause": "02", "manner": "oral", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [{"claimant": 1, "item": "wages", "amount": "8600", "detail": "两个月工资"}],
        "on": diary.day.isoformat(), "story": "申请人在该公司做针车工，离职后两个月工资 8,600 元没有支付。",
    }  # fmt: skip
    done = yield diary.act(Do.REGISTER, LEAD, told, proceeding=0)
    diary.wait(1)
    yield diary.act(Do.ACCEPT_MEDIATION, LEAD, {"both_consent": True})
    yield diary.act(Do.ASSIGN_MEDIATOR, LEAD, {"mediator": MEDIATOR})
    rows: dict[str, Any] = {
        which: [{**row, "number": n}] for n, which in enumerate(("applicants", "respondents"), 1) for row in told[which]
    }
    rows["applicants"][0]["name"] = "张桂兰"
    content = {**told, **rows, "claims": [{**told["claims"][0], "number": 1}]}
    yield diary.act(Do.CORRECT, LEAD, {
        "entry": done.seq, "action": "amend", "reason": "口头登记时听错姓氏，已对照身份证：是“张”，不是“章”。", "content": content,
    })  # fmt: skip
    diary.wait(2)
    yield diary.act(Do.SET_SESSION, MEDIATOR, {
        "session_on": diary.calendar.working_day_after(diary.day, 7).isoformat(), "starts": "15:00", "place": "陈埭镇调解室",
    })  # fmt: skip


def _application(diary: Diary) -> dict[str, Any]:
    """The application as the worker makes it, to whomever he makes it."""
    worker, employer = person(diary.rng, "龚水生", "male", 1984), company(diary.rng, "晋江市隐泉食品有限公司", "傅某")
    return {
        "cause": "02", "manner": "oral", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [{"claimant": 1, "item": "wages", "amount": "5400", "detail": "最后一个月工资"}],
        "story": "龚水生在该公司包装车间做工，最后一个月工资 5,400 元没有支付。",
    }  # fmt: skip


def _entered_once(diary: Diary) -> Life:
    """The case that stays: consent is asked for."""
    yield from begun(diary, _application(diary))


def _entered_again(diary: Diary) -> Life:
    """A colleague enters the same application the day after; the lead finds it and voids it: it counts in no figure."""
    told = _application(diary)
    diary.wait(1)
    yield diary.act(Do.REGISTER, MEDIATOR, told, proceeding=0)
    diary.wait(1)
    reason = "龚水生前一日已在本站登记，同一争议录入了两次；留下先登记的一件。"
    yield diary.act(Do.VOID_CASE, LEAD, {"ground": "duplicate", "right": NumberOf(TWICE), "reason": reason})
