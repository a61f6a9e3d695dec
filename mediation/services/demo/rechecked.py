"""Cases of the demo whose order is not obeyed, or not wholly: the inspectors look again the day after, and go on from what they find."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import FIRST, closed, found, handed_over, looked_into, ordered, taken_up
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import diary_of


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """Two cases: one that obeys at the second look, and one whose days went by the day before yesterday."""
    for name, tell, days in (("twice", _twice, 46), ("gone by", _gone_by, 15)):
        start = calendar.working_day_before(today, days)
        yield f"recheck-{name.replace(' ', '-')}", tell(diary_of(calendar, f"recheck {name}", start))


def at_once(diary: Diary, how: str, violations: str, article: str, days: int, correction: str) -> Act:
    """An order beside the investigation, or beside another order."""
    given = {"how": how, "violations": violations, "articles": article, "days": days, "correction": correction}
    return diary.act(Do.ORDER_FURTHER, FIRST, given)


def rechecked(diary: Diary, unit: int, record: str, *items: tuple[str, str, str], orders: Sequence[int] = ()) -> Act:
    """A recheck of one unit: each thing, how it stands, and the proof. `orders`: the entries of the orders; (): those that are over."""
    results = {result for _, result, _ in items}
    return diary.act(Do.RECHECK, FIRST, {
        "parties": [unit], "orders": [*orders], "result": results.pop() if len(results) == 1 else "partly", "record": record,
        "items": [{"what": what, "result": result, "proof": proof} for what, result, proof in items],
    })  # fmt: skip


def _twice(diary: Diary) -> Life:
    """Papers kept back are returned on the spot; of the wages that were ordered one half comes in time and the other after the recheck."""
    worker, employer = person(diary.rng, "戚小燕", "female", 1995), company(diary.rng, "晋江市砚池电子有限公司", "庄某")
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [employer], "claims": [asks(1, "wages", "8600", "两个月工资")],
        "story": "戚小燕在该公司做装配工，两个月工资 8,600 元没有发，入职时身份证被收走。",
    })  # fmt: skip
    diary.wait(2)
    yield looked_into(diary, "on_site", "公司人事办公室", "庄某；戚小燕", "人事柜内存有员工身份证六张；工资表显示欠发两个月。")
    held = "扣押劳动者身份证件"
    yield at_once(
        diary, "on_the_spot", held, "《中华人民共和国劳动合同法》第九条、第八十四条第一款", 1, "当场将身份证退还本人。"
    )
    yield handed_over(diary, "correction_order", 2)
    yield rechecked(diary, 2, "当场查看，六人逐一签收领回。", ("将身份证退还本人", "done", "六人签收单一份"))
    diary.wait(3)
    yield found(diary, "公司拖欠戚小燕两个月工资 8,600 元；曾扣押六人身份证，已当场退还。")
    yield ordered(diary, "拖欠戚小燕两个月工资 8,600 元", 7, (1, 1, "8600"))
    yield handed_over(diary, "correction_order", 2)
    ledger = yield at_once(
        diary,
        "further",
        "没有编制书面工资支付台账",
        "《工资支付暂行规定》第六条第三款",
        60,
        "补编近两年的工资支付台账并报送复印件。",
    )
    yield handed_over(diary, "correction_order", 2)
    diary.wait(3)
    yield diary.act(Do.RECORD_PAYMENT, FIRST, {"payments": [{"promise": 1, "amount": "4300"}], "proof": "银行转账回单"})
    diary.turn_to(diary.calendar.roll_forward(diary.day + timedelta(days=6)) + timedelta(days=1))
    half = ("支付戚小燕两个月工资 8,600.00 元", "partly", "转账回单 4,300 元，其余没有支付凭证")
    yield rechecked(diary, 2, "电话通知后到公司查看，庄某称下一笔货款到后付清。", half)
    diary.wait(3)
    yield diary.act(Do.RECORD_PAYMENT, FIRST, {"payments": [{"promise": 1, "amount": "4300"}], "proof": "银行转账回单"})
    yield rechecked(
        diary, 2, "公司提前报送。", ("补编近两年的工资支付台账并报送复印件", "done", "台账复印件 24 页"), orders=[ledger.seq]
    )
    yield diary.act(Do.CONFIRM_CORRECTED, FIRST, {"verified": "两笔转账回单合计 8,600 元，戚小燕确认到账。"})
    yield from closed(diary, "复查后付清，归档")


def _gone_by(diary: Diary) -> Life:
    """The order was received and nothing came: today the recheck is what the case waits for."""
    workers = [person(diary.rng, name, sex, 1988) for name, sex in (("麻小军", "male"), ("麻小芹", "female"))]
    sums = ("5200", "4900")
    yield from taken_up(diary, 1, {
        "applicants": workers, "respondents": [company(diary.rng, "晋江市墨岚箱包有限公司", "苏某")],
        "claims": [asks(n, "wages", amount, "一个月工资") for n, amount in enumerate(sums, 1)],
        "story": "麻小军、麻小芹在该公司做车缝工，离职后一个月工资没有结清。",
    })  # fmt: skip
    diary.wait(2)
    yield looked_into(diary, "papers", "市劳动监察大队询问室", "苏某；麻小军", "公司提交工资表，承认二人最后一个月工资没有发。")
    diary.wait(1)
    yield found(diary, "公司没有支付麻小军工资 5,200 元、麻小芹工资 4,900 元。")
    yield ordered(diary, "拖欠二人一个月工资 10,100 元", 5, *((n, n, amount) for n, amount in enumerate(sums, 1)))
    yield handed_over(diary, "correction_order", 3)
