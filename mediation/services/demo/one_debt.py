"""A building site in the demo: who pays by which article, and one debt with two papers on it, the order and the agreement after it."""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import CENTRE_LEAD, CENTRE_MEDIATOR, FIRST, found, handed_over, looked_into, taken_up
from mediation.services.demo.inspection import ARTICLES
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import agreed, diary_of


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The one case; the agreement's money is half paid today, and the other worker's order is still to be obeyed."""
    yield "one-debt", _site(diary_of(calendar, "one debt", calendar.working_day_before(today, 30)))


def _site(diary: Diary) -> Life:
    """Two carpenters of a subcontractor: the general contractor pays first (保障农民工工资支付条例 第30条第3款). One goes on to mediation
    for what is left, and is paid there and at the inspectorate; the other keeps the order."""
    workers = [person(diary.rng, "车木生", "male", 1979), person(diary.rng, "车冬梅", "female", 1982)]
    general = {**company(diary.rng, "晋江市砺岩建设工程有限公司", "戴某"), "site_role": "general"}
    sub = {**company(diary.rng, "晋江市椽木劳务有限公司", "姚某"), "site_role": "sub"}
    yield from taken_up(diary, 1, {
        "applicants": workers, "respondents": [general, sub],
        "claims": [asks(1, "wages", "16800", "两个月木工工资"), asks(2, "wages", "12600", "两个月木工工资")],
        "story": "车木生、车冬梅在池店安置房工地做木工，劳务公司两个月没有发工资，总包称工程款已付给劳务公司。",
    })  # fmt: skip
    diary.wait(2)
    yield looked_into(
        diary,
        "on_site",
        "池店安置房工地项目部",
        "戴某；姚某；车木生",
        "考勤表、工资支付表显示欠付两个月，劳务公司承认没有发放。",
    )
    diary.wait(2)
    yield found(diary, "分包单位晋江市椽木劳务有限公司拖欠车木生 16,800 元、车冬梅 12,600 元，总包单位没有代发。")
    due = (diary.day + timedelta(days=15)).isoformat()
    owed = {"debtors": [4], "first": [3], "ground": "general_first", "due_on": due}
    lines = [{"payee": 1, "claim": 1, "amount": "16800", **owed}, {"payee": 2, "claim": 2, "amount": "12600", **owed}]
    yield diary.act(Do.ORDER_CORRECTION, FIRST, {
        "violations": "拖欠两名农民工两个月工资", "articles": ARTICLES, "days": 15, "correction": "足额支付拖欠的工资。", "promises": lines,
    })  # fmt: skip
    yield handed_over(diary, "correction_order", 3, 4)
    diary.wait(3)
    part = {"payments": [{"promise": 1, "amount": "6800"}], "proof": "总包单位银行转账回单"}
    yield diary.act(Do.RECORD_PAYMENT, FIRST, part)
    yield from _the_rest(diary)


def _the_rest(diary: Diary) -> Life:
    """The first agrees on the rest by instalments; the inspector hears of the first of them and books it where it counts."""
    diary.wait(1)
    handed = yield diary.act(Do.HAND_TO_MEDIATION, FIRST, {"parties": [1], "claims": [1]})
    inspection, diary.proceeding = 1, handed.proceeding
    diary.wait(1)
    yield diary.act(
        Do.ACCEPT_MEDIATION, CENTRE_LEAD, {"both_consent": True, "applicant_way": "written", "respondent_way": "phone"}
    )
    yield diary.act(Do.ASSIGN_MEDIATOR, CENTRE_LEAD, {"mediator": CENTRE_MEDIATOR})
    diary.wait(2)
    yield diary.act(Do.RECORD_SESSION, CENTRE_MEDIATOR, {
        "place": "市调解中心", "present": "车木生；戴某；姚某；调解员", "content": "剩下的 10,000 元分两期付清。", "result": "达成一致",
    })  # fmt: skip
    owed = {"payee": 1, "claim": 1, "amount": "5000", "debtors": [4], "first": [3], "ground": "general_first"}
    soon, later = (diary.day + timedelta(days=days) for days in (5, 40))
    yield from agreed(diary, CENTRE_MEDIATOR, {"promises": [{**owed, "due_on": day.isoformat()} for day in (soon, later)]})
    diary.wait(4)
    paid = {"payments": [{"promise": 3, "amount": "5000"}], "proof": "总包单位银行转账回单"}
    yield diary.act(Do.RECORD_PAYMENT, FIRST, paid, inspection)
