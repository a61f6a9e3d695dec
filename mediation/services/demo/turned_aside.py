"""Cases of the demo in which an inspection is turned aside: it waits for another authority, is withdrawn, goes into another file, or to the
bureau whose it is; and one into which more workers and another unit come.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import FIRST, closed, found, handed_over, looked_into, ordered, taken_up
from mediation.services.demo.inspection import ARTICLES, LEAD
from mediation.services.demo.names import seeded
from mediation.services.demo.scribe import Diary, Life, NumberOf
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import diary_of


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The five cases."""
    for name, tell, days in (
        ("waits", _waits, 44),
        ("more", _more, 30),
        ("elsewhere", _elsewhere, 22),
        ("into", _main, 21),
        ("merged", _merged, 18),
    ):
        start = calendar.working_day_before(today, days)
        yield f"aside-{name}", tell(diary_of(calendar, f"aside {name}", start))


def _waits(diary: Diary) -> Life:
    """The investigation waits for the recognition of an injury; then the complainant is paid and withdraws, and the docket is revoked."""
    worker, employer = person(diary.rng, "乐春梅", "female", 1985), company(diary.rng, "晋江市沁楠食品有限公司", "柯某")
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [employer], "claims": [asks(1, "wages", "3600", "停工留薪期工资")],
        "story": "乐春梅在车间滑倒骨折，公司停发工资，双方对是不是工伤有争议。",
    })  # fmt: skip
    diary.wait(3)
    yield looked_into(diary, "papers", "市劳动监察大队询问室", "柯某；乐春梅", "公司已申请工伤认定，认定机构已经受理。")
    diary.wait(1)
    waits = {"ground": "injury", "reason": "工伤认定申请已经受理，停工留薪期工资以认定结论为前提。"}
    yield diary.act(Do.SUSPEND_INSPECTION, LEAD, waits)
    diary.wait(20)
    yield diary.act(Do.RESUME_INSPECTION, FIRST, {"reason": "已经认定为工伤，认定书送达双方。"})
    diary.wait(2)
    paid = {"parties": [1], "reason": "公司已补发停工留薪期工资 3,600 元，有转账回单。"}
    yield diary.act(Do.WITHDRAW_COMPLAINT, FIRST, paid)
    reason = "公司已补发停工留薪期工资，投诉人撤回投诉，没有发现其他违法行为"
    yield diary.act(Do.REVOKE_DOCKET, LEAD, {"ground": "withdrawn", "reason": reason})
    for party in (1, 2):
        yield handed_over(diary, "revocation_notice", party)
    yield from closed(diary, "投诉人已经收到款项并撤回投诉，撤销立案，归档")


def _more(diary: Diary) -> Life:
    """On the site a second worker is found unpaid, and the labour company turns out to stand under a main contractor."""
    yield from taken_up(diary, 1, {
        "applicants": [person(diary.rng, "阳大勇", "male", 1977)], "respondents": [company(diary.rng, "泉州市屏岩劳务有限公司", "岳某")],
        "claims": [asks(1, "wages", "8800", "两个月工资")], "story": "阳大勇在某工地扎钢筋，两个月工资 8,800 元没有发。",
    })  # fmt: skip
    diary.wait(2)
    yield looked_into(
        diary, "on_site", "工地项目部", "岳某；总包项目经理", "班组工资表上另有一人同样欠发；劳务公司从总包分包。"
    )
    yield diary.act(Do.JOIN_INSPECTION, FIRST, {
        "ground": "more_workers", "applicants": [person(diary.rng, "阳小兵", "male", 1990)],
        "respondents": [company(diary.rng, "晋江市巍岭建设有限公司", "章某")],
        "claims": [asks(1, "wages", "7600", "两个月工资")], "reason": "班组工资表证实同样欠发；总包对分包欠薪先行清偿。",
    })  # fmt: skip
    diary.wait(4)
    yield found(diary, "欠付阳大勇 8,800 元、阳小兵 7,600 元，劳务公司、总包均承认。")
    due = (diary.day + timedelta(days=7)).isoformat()
    yield diary.act(Do.ORDER_CORRECTION, FIRST, {
        "violations": "拖欠二人两个月工资 16,400 元", "articles": ARTICLES, "days": 7, "correction": "足额支付拖欠的工资。",
        "promises": [
            {"payee": payee, "claim": claim, "amount": amount, "due_on": due, "debtors": [2]}
            for payee, claim, amount in ((1, 1, "8800"), (3, 2, "7600"))
        ],
    })  # fmt: skip
    yield handed_over(diary, "correction_order", 2, 4)
    diary.wait(3)
    both = [{"promise": 1, "amount": "8800"}, {"promise": 2, "amount": "7600"}]
    yield diary.act(Do.RECORD_PAYMENT, FIRST, {"payments": both, "proof": "工资专用账户代发回单"})
    yield diary.act(Do.CONFIRM_CORRECTED, FIRST, {"verified": "总包从工资专用账户代发，二人电话确认。"})
    yield from closed(diary, "已付清，归档")


def _elsewhere(diary: Diary) -> Life:
    """The work was done in another county."""
    yield from taken_up(diary, 1, {
        "applicants": [person(diary.rng, "哈玉芬", "female", 1982)],
        "respondents": [company(diary.rng, "晋江市汀芷清洁服务有限公司", "古某")],
        "claims": [asks(1, "wages", "2900", "一个月工资")], "story": "哈玉芬由该公司派到外县商场做保洁，一个月工资没有发。",
    })  # fmt: skip
    diary.wait(2)
    yield looked_into(
        diary, "interview", "市劳动监察大队询问室", "古某；哈玉芬", "劳动合同、考勤均在外县商场，公司在那里有分公司。"
    )
    yield diary.act(Do.TRANSFER_INSPECTION, FIRST, {
        "authority": "某县人力资源和社会保障局", "reason": "用工行为发生地在外县，由用工所在地管辖",
        "materials": "投诉登记表一份；劳动合同复印件一份；调查笔录一份",
    })  # fmt: skip
    diary.wait(1)
    yield from closed(diary, "已移交管辖并告知投诉人，归档")


FACTORY = "晋江市珩渡制鞋有限公司"


def _at_the_factory() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The factory, and two of its workers: whoever they complain with, they are the same."""
    rng = seeded("aside factory")
    return company(rng, FACTORY, "佟某"), person(rng, "桑阿水", "male", 1981), person(rng, "璩小兰", "female", 1990)


def _main(diary: Diary) -> Life:
    """The case that was docketed first, and takes the later one in: three are ordered to be paid in the end, each once."""
    factory, worker, _ = _at_the_factory()
    yield from taken_up(diary, 0, {
        "applicants": [worker, person(diary.rng, "逄春生", "male", 1975)], "respondents": [factory],
        "claims": [asks(1, "wages", "4100", "一个月工资"), asks(2, "wages", "5200", "一个月工资")],
        "story": "桑阿水、逄春生在该厂做注塑工，一个月工资没有发。",
    })  # fmt: skip
    diary.wait(3)
    yield looked_into(diary, "papers", "市劳动监察大队询问室", "佟某；桑阿水", "工厂提交注塑车间工资表，四月工资没有发。")
    diary.wait(6)
    yield found(diary, "工厂欠付桑阿水、逄春生、璩小兰各一个月工资，工资表相符。")
    yield ordered(diary, "拖欠三名职工一个月工资", 7, (1, 1, "4100"), (2, 2, "5200"), (4, 3, "3900"))
    yield handed_over(diary, "correction_order", 3)
    diary.wait(4)
    paid = {"payments": [{"promise": n, "full": True} for n in (1, 2, 3)], "proof": "银行代发明细"}
    yield diary.act(Do.RECORD_PAYMENT, FIRST, paid)
    yield diary.act(Do.CONFIRM_CORRECTED, FIRST, {"verified": "已核对银行代发明细，三人确认到账。"})


def _merged(diary: Diary) -> Life:
    """The same factory and the same month are looked into already: one of the two has complained there too, the other comes in."""
    factory, worker, another = _at_the_factory()
    yield from taken_up(diary, 0, {
        "applicants": [another, worker], "respondents": [factory],
        "claims": [asks(1, "wages", "3900", "一个月工资"), asks(2, "wages", "4100", "一个月工资")],
        "story": "璩小兰在网上平台投诉，同车间的桑阿水又一起投诉，一个月工资没有发。",
    })  # fmt: skip
    diary.wait(1)
    reason = "同一工厂同一批次欠薪已经立案调查，一并查处。"
    yield diary.act(Do.MERGE_INSPECTION, FIRST, {"into": NumberOf("aside-into"), "reason": reason})
    yield from closed(diary, "已并入在先立案的案件，归档")
