"""A case of the demo in which one of three goes back on what they settled before the tribunal (反悔): two are bound and paid, each from his
own day, and the third has an award.
"""

from collections.abc import Iterator
from datetime import date

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import REGISTRAR, diary_of, serve, taken_up

CLERK, ARBITRATOR = "shuji2", "zhongcai3"
THREE = (("纪水根", "male", "9600"), ("纪秋花", "female", "8400"), ("施永祥", "male", "12800"))
"""Each with what he asks for, 元."""
AGREED = ("9600", "8400", "9000")
FACTORY = 4


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The case; the award on the third was made a few working days before today."""
    yield "backs-out", _one_backs_out(diary_of(calendar, "one backs out", calendar.working_day_before(today, 40)))


def _one_backs_out(diary: Diary) -> Life:
    rng, everybody = diary.rng, (1, 2, 3, FACTORY)
    claims = [
        {"claimant": n, "item": "wages", "amount": amount, "detail": "计件工资"} for n, (_, _, amount) in enumerate(THREE, 1)
    ]
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": [person(rng, name, sex, 1979) for name, sex, _ in THREE],
        "respondents": [company(rng, "晋江市檀溪伞业有限公司", "施某")], "claims": claims,
        "story": "纪水根、纪秋花、施永祥三人在该厂做计件工，停产后两个月的工资没有结清，工厂对施永祥的件数有异议。",
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from taken_up(diary, CLERK, ARBITRATOR, applicants=len(THREE))
    hearing = diary.calendar.working_day_after(diary.day, 14)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第二仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", *everybody)
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {
        "came": list(everybody), "mediated": True, "record": "工厂承认欠薪，对施永祥的件数有异议；三人与工厂愿意调解。",
    })  # fmt: skip
    paid_on = diary.calendar.working_day_after(diary.day, 8)
    promises = [{"payee": n, "claim": n, "amount": sum_, "due_on": paid_on.isoformat()} for n, sum_ in enumerate(AGREED, 1)]
    left = [{"party": 3, "how": "waived"}]
    yield diary.act(Do.SETTLE, ARBITRATOR, {"promises": promises, "left": left, "rest": "施永祥其余部分放弃"})
    yield serve(diary, CLERK, "settlement", FACTORY, 1)
    diary.wait(1)
    yield serve(diary, CLERK, "settlement", 2)
    diary.wait(1)
    yield diary.act(Do.UNDO_SETTLEMENT, CLERK, {
        "parties": [3], "reason": "施永祥来领调解书时表示少算了一批伞面，不愿少收 3,800 元，没有签收。",
    })  # fmt: skip
    yield diary.act(Do.CONFIRM_EFFECT, CLERK, {
        "on": _before(diary, 2), "served": "settlement", "parties": [1, 2], "perform_until": paid_on.isoformat(),
        "own": [{"party": 2, "since": _before(diary, 1), "perform_until": paid_on.isoformat()}],
    })  # fmt: skip
    diary.turn_to(paid_on)
    payments = [{"promise": n, "amount": AGREED[n - 1]} for n in (1, 2)]
    yield diary.act(Do.RECORD_PAYMENT, CLERK, {"payments": payments, "proof": "银行回单"})
    diary.wait(2)
    yield diary.act(Do.AWARD, ARBITRATOR, {
        "answer": "施永祥的件数有重复计算。",
        "findings": "施永祥提交的派工单与工厂的入库记录相符，两个月计件工资共 12,800 元，没有支付。", "evidence": "派工单、入库记录",
        "reasoning": "用人单位应当按月足额支付劳动报酬；重复计算没有证据。", "articles": "《中华人民共和国劳动合同法》第三十条",
        "lines": [{"claim": 3, "upheld": True, "amount": THREE[2][2]}], "perform_within": 10,
    })  # fmt: skip
    diary.wait(1)
    yield serve(diary, CLERK, "award_final", 3, FACTORY)


def _before(diary: Diary, days: int) -> str:
    """The working day so many before this one."""
    return diary.calendar.working_day_before(diary.day, days).isoformat()
