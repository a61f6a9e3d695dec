"""Two cases of the demo: an agreement in instalments of which the second does not come, with what both agreed for that; and ten workers
who ask ten different things of one employer, which makes no collective dispute (办案规则 第62条).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import MEDIATOR, REGISTRAR, accepted, agreed, begun, diary_of

EACH = ("4000", "4000", "3500")
"""The instalments of each, in 元."""
MONTH = timedelta(days=30)
ASKED = (
    ("卓秋月", "female", 1988, "wages", "8600", "两个月工资"),
    ("卓水生", "male", 1976, "overtime", "5200", "周末加班"),
    ("卓丽敏", "female", 1993, "leave_pay", "2300", "2025年未休年休假5天"),
    ("卓建军", "male", 1982, "double_wage", "33000", "2025年9月至2026年2月没有签书面合同"),
    ("卓素珍", "female", 1979, "severance", "21000", "工作三年，协商解除"),
    ("卓文辉", "male", 1990, "compensation", "36000", "口头辞退，没有理由"),
    ("卓小兰", "female", 1997, "notice_pay", "5500", "没有提前三十日通知"),
    ("卓永福", "male", 1969, "refund", "1000", "入职押金"),
    ("卓金凤", "female", 1985, "insurance", "7800", "没有参保，生育津贴损失"),
    ("卓志强", "male", 1994, "certificate", None, "离职证明"),
)
"""Who asks for what: no two of them for the same."""


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """Both cases: the second instalment should have come some days before today; the ten applied last week."""
    yield "instalments", _instalments(diary_of(calendar, "instalments", today - timedelta(days=62)))
    yield "ten-requests", _ten(diary_of(calendar, "ten requests", calendar.working_day_before(today, 6)))


def _instalments(diary: Diary) -> Life:
    people = [("池玉梅", "female", 1983), ("池国栋", "male", 1980)]
    yield from begun(diary, {
        "cause": "02", "manner": "oral", "applicants": [person(diary.rng, *each) for each in people],
        "respondents": [company(diary.rng, "晋江市霞浦伞业有限公司", "粘某")],
        "claims": [{"claimant": n, "item": "wages", "amount": "11500", "detail": "三个月工资"} for n in (1, 2)],
        "story": "池玉梅、池国栋在该公司做装配工，三个月工资每人 11,500 元没有支付。",
    })  # fmt: skip
    diary.wait(2)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "came": [1, 2], "present": "公司代表粘某", "result": "分三期付清，一期不付全部到期",
        "content": "公司说货款没有收齐，请求分三期；两人同意，但一期不付的，其余要一起付。",
    })  # fmt: skip
    first = diary.day + timedelta(days=20)
    days = [(first + MONTH * n).isoformat() for n in range(len(EACH))]
    promises = [
        {"payee": n, "claim": n, "amount": amount, "due_on": due, "what": f"第{part}期"}
        for n in (1, 2) for part, (amount, due) in enumerate(zip(EACH, days, strict=True), start=1)
    ]  # fmt: skip
    yield from agreed(diary, MEDIATOR, {"promises": promises, "accelerates": True})
    diary.turn_to(first)
    paid = [{"promise": number, "amount": EACH[0]} for number in (1, 1 + len(EACH))]
    yield diary.act(Do.RECORD_PAYMENT, MEDIATOR, {"payments": paid, "proof": "银行转账回单"})
    diary.turn_to(first + MONTH + timedelta(days=1))
    note = "第二期每人 4,000 元到期没有支付；按约定第三期一并到期。"
    yield diary.act(Do.RECORD_BREACH, MEDIATOR, {"note": note, "told_on": diary.day.isoformat()})
    diary.wait(1)
    yield diary.act(Do.ARBITRATE_AGREEMENT, MEDIATOR, {"parties": [1], "note": "池玉梅就没有付的两期一并申请"})


def _ten(diary: Diary) -> Life:
    rng = diary.rng
    claims = [
        {"claimant": n, "item": item, "amount": amount, "detail": detail}
        for n, (_, _, _, item, amount, detail) in enumerate(ASKED, start=1)
    ]
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "common_request": "no",
        "applicants": [person(rng, name, sex, born) for name, sex, born, *_ in ASKED],
        "respondents": [company(rng, "晋江市沙塘针织有限公司", "许某")], "claims": claims,
        "story": "十人先后从该公司离职，各有各的请求：工资、加班费、年休假、双倍工资、经济补偿、赔偿金等，没有共同的请求。",
    }, proceeding=0)  # fmt: skip
    diary.wait(2)
    yield from accepted(diary)
