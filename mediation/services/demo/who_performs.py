"""Cases of the demo in which it matters who performs what for whom: an agreement without money, one of two companies that answer
jointly, and an award of wages that the main contractor pays first.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import MEDIATOR, REGISTRAR, agreed, begun, diary_of, serve, taken_up

CLERK, ARBITRATOR = "shuji2", "zhongcai3"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases; of the first, one act is overdue today, of the second, a sum is still to come."""
    yield "who-acts", _acts(diary_of(calendar, "who acts", today - timedelta(days=30)))
    yield "who-jointly", _jointly(diary_of(calendar, "who jointly", today - timedelta(days=20)))
    yield "who-first", _first(diary_of(calendar, "who first", today - timedelta(days=75)))


def _mediated(diary: Diary, parties: dict[str, Any], claims: list[dict[str, Any]], story: str, record: dict[str, str]) -> Life:
    """Registered, taken up, and talked about once."""
    yield from begun(diary, {
        "cause": "99", "manner": "oral", "source": "walk_in", "claims": claims, "story": story, **parties,
    })  # fmt: skip
    diary.wait(2)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {"place": "陈埭镇调解室", "result": "达成一致", **record})


def _signed(diary: Diary, promises: list[dict[str, Any]]) -> Life:
    yield from agreed(diary, MEDIATOR, {"promises": promises})


def _acts(diary: Diary) -> Life:
    """No sum is in dispute: the certificate comes, the file does not."""
    worker, employer = person(diary.rng, "杨晓霞", "female", 1991), company(diary.rng, "晋江市沐棠服饰有限公司", "曾某")
    claims = [{"claimant": 1, "item": "certificate"}, {"claimant": 1, "item": "file_transfer"}]
    story = "杨晓霞已经离职并结清工资，公司没有出具解除劳动合同证明，档案和社会保险关系也没有转出，新单位无法办理入职。"
    record = {"present": "杨晓霞；公司代表曾某；调解员", "content": "公司同意出具证明，并办理档案和社会保险关系转移。"}
    yield from _mediated(diary, {"applicants": [worker], "respondents": [employer]}, claims, story, record)
    soon, later = (diary.day + timedelta(days=days) for days in (4, 16))
    yield from _signed(diary, [
        {"payee": 1, "claim": 1, "deed": "certificate", "due_on": soon.isoformat()},
        {"payee": 1, "claim": 2, "deed": "file_transfer", "due_on": later.isoformat()},
    ])  # fmt: skip
    diary.turn_to(soon)
    done = {"deeds": [{"promise": 1, "done": "all"}], "proof": "解除劳动合同证明存根"}
    yield diary.act(Do.RECORD_DEED, MEDIATOR, done)


def _jointly(diary: Diary) -> Life:
    """Two companies under one roof: the wages are owed by both, the certificate by the one that signed the contract."""
    worker = person(diary.rng, "贺长林", "male", 1984)
    first, second = company(diary.rng, "晋江市衡岚鞋材有限公司", "苏某"), company(diary.rng, "晋江市衡岚贸易有限公司", "苏某")
    claims = [
        {"claimant": 1, "item": "wages", "amount": "11400", "detail": "两个月工资"},
        {"claimant": 1, "item": "certificate", "against": "1"},
    ]
    story = "贺长林与鞋材公司签订合同，工资由贸易公司代发，两个月工资 11,400 元没有支付，也没有出具解除劳动合同证明。"
    record = {"present": "贺长林；两公司代表苏某；调解员", "content": "两公司同意对工资承担连带责任，分两次付清。"}
    yield from _mediated(diary, {"applicants": [worker], "respondents": [first, second]}, claims, story, record)
    soon, later = (diary.day + timedelta(days=days) for days in (7, 40))
    wages = [
        {"payee": 1, "claim": 1, "amount": "5700", "due_on": due.isoformat(), "debtors": [2, 3], "what": f"工资（第{nth}期）"}
        for nth, due in (("一", soon), ("二", later))
    ]
    yield from _signed(diary, [*wages, {"payee": 1, "claim": 2, "deed": "certificate", "due_on": soon.isoformat()}])
    diary.turn_to(soon)
    yield diary.act(Do.RECORD_PAYMENT, MEDIATOR, {"payments": [{"promise": 1, "amount": "5700"}], "proof": "转账回单"})
    yield diary.act(Do.RECORD_DEED, MEDIATOR, {"deeds": [{"promise": 3, "done": "all"}], "proof": "证明书存根"})


def _first(diary: Diary) -> Life:
    """A subcontractor owes a migrant worker's wages; the main contractor pays first (保障农民工工资支付条例 第30条)."""
    worker = person(diary.rng, "彭加顺", "male", 1976, "四川省某县某镇，暂住晋江市某工地")
    sub, main = company(diary.rng, "泉州市砺川劳务有限公司", "倪某"), company(diary.rng, "福建省岱岭建工集团有限公司", "方某")
    claims = [{"claimant": 1, "item": "wages", "amount": "16800", "detail": "木工班组工资"}]
    story = "彭加顺在岱岭建工总承包的工地做木工，由砺川劳务招用，三个月工资 16,800 元没有支付。"
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "green_channel": True, "applicants": [worker],
        "respondents": [sub, main], "claims": claims, "story": story,
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from taken_up(diary, CLERK, ARBITRATOR, respondents=2)
    diary.wait(2)
    hearing = diary.calendar.working_day_after(diary.day, 12)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "14:30", "place": "第一仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 1, 2, 3)
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {
        "came": [1, 2, 3], "mediated": True, "record": "劳务公司承认工资数额，称工程款未到；总承包单位称已按进度拨付。调解未成。",
    })  # fmt: skip
    diary.wait(4)
    yield diary.act(Do.AWARD, ARBITRATOR, {
        "answer": "砺川劳务辩称：工程款没有到位。岱岭建工辩称：不是用人单位。",
        "findings": "彭加顺由砺川劳务招用，在岱岭建工总承包的工地做木工，工资16800元有班组考勤和结算单证实，没有支付。",
        "evidence": "考勤表、结算单、分包合同",
        "reasoning": "分包单位拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿。",
        "articles": "《中华人民共和国劳动合同法》第三十条，《保障农民工工资支付条例》第三十条",
        "lines": [{"claim": 1, "upheld": True, "amount": "16800", "debtors": [2], "first": 3}], "perform_within": 10,
    })  # fmt: skip
    diary.wait(1)
    yield serve(diary, CLERK, "award_final", 1, 2, 3)
