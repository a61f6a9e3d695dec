"""Cases of the demo in which the labour inspectorate's decision is not the end: it is revoked and made anew, enforced by
the court, or a fine that is paid late.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar, months_after
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import (
    FIRST,
    SECOND,
    answered,
    closed,
    found,
    handed_over,
    looked_into,
    ordered,
    taken_up,
    told_before,
)
from mediation.services.demo.inspection import LEAD
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import diary_of

PERFORM_WITHIN = 15
DECIDED_BY = "《劳动保障监察条例》第十八条第一款第二项、第二十六条"
FINED_BY = "《劳动保障监察条例》第三十条第一款第二项"
GOVERNMENT, COURT = "晋江市人民政府", "晋江市人民法院"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The cases, each begun so many working days ago."""
    told = (
        ("remade", _made_anew, 130),
        ("enforced", _enforced, 230),
        ("fine", _by_instalments, 75),
        ("returned", _sent_back, 60),
        ("fled", _fled, 24),
    )
    for name, tell, days in told:
        start = calendar.working_day_before(today, days)
        yield f"after-{name}", tell(diary_of(calendar, f"after {name}", start))


def decided(diary: Diary, facts: str, decision: str, *lines: tuple[int, int, str]) -> Act:
    """A handling decision that orders these sums: the payee, the claim, the amount."""
    due = (diary.day + timedelta(days=PERFORM_WITHIN)).isoformat()
    return diary.act(Do.DECIDE_HANDLING, LEAD, {
        "facts": facts, "articles": DECIDED_BY, "decision": decision,
        "perform_within": PERFORM_WITHIN,
        "promises": [{"payee": payee, "claim": claim, "amount": amount, "due_on": due} for payee, claim, amount in lines],
    })  # fmt: skip


def heard(diary: Diary, facts: str, content: str, statement: str, why_not: str) -> Life:
    """The employer is told what is proposed, and says something two days later that changes nothing, for the reason given."""
    yield from told_before(diary, 2, "handling", facts, DECIDED_BY, content)
    diary.wait(2)
    yield answered(diary, 2, "spoke", statement, taken_up="not", why=why_not)


def paid(diary: Diary, promise: int, amount: str) -> Act:
    """The money of one line."""
    return diary.act(Do.RECORD_PAYMENT, FIRST, {"payments": [{"promise": promise, "amount": amount}], "proof": "银行转账回单"})


def _made_anew(diary: Diary) -> Life:
    """The reviewing government finds the sum unproved, revokes the decision and orders another; the bureau reckons again, and is paid."""
    worker, employer = person(diary.rng, "甘水莲", "female", 1988), company(diary.rng, "晋江市屿风针织有限公司", "许某")
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [employer],
        "claims": [asks(1, "wages", "8400", "三个月计件工资")],
        "story": "甘水莲在该公司做缝盘工，三个月计件工资 8,400 元没有发。",
    })  # fmt: skip
    diary.wait(4)
    yield looked_into(diary, "papers", "市劳动监察大队询问室", "许某；甘水莲", "计件单三本，其中一本没有公司签字。")
    diary.wait(6)
    facts = "公司拖欠甘水莲三个月计件工资 8,400 元，有计件单证实。"
    yield found(diary, facts)
    diary.wait(2)
    why = "第三本计件单有班组长签字，公司没有提交工资台账，也没有补充证据。"
    yield from heard(diary, facts, "支付甘水莲计件工资 8,400 元。", "公司称第三本计件单不是本公司的。", why)
    diary.wait(2)
    yield decided(diary, facts, "支付甘水莲计件工资 8,400 元。", (1, 1, "8400"))
    yield handed_over(diary, "handling_decision", 2)
    diary.wait(10)
    body = {"parties": [2], "body": GOVERNMENT}
    applied = {**body, "event": "applied", "copy_on": diary.day.isoformat(), "note": "公司主张第三本计件单不真实。"}
    yield diary.act(Do.RECORD_CHALLENGE, FIRST, applied)
    diary.wait(5)
    said = "计件单有班组长签字，公司没有提交工资台账；附证据目录。"
    yield diary.act(Do.ANSWER_CHALLENGE, FIRST, {"what": "review", "parties": [2], "content": said})
    diary.wait(28)
    fell = {**body, "event": "reviewed", "result": "remade", "remake_days": 30, "number": "（示例）晋政复决字某号",
            "note": "第三本计件单的来源没有查清，撤销原决定，责令三十日内重新作出。"}  # fmt: skip
    yield diary.act(Do.RECORD_CHALLENGE, FIRST, fell)
    diary.wait(1)
    yield diary.act(Do.HANDLE_AGAIN, FIRST, {"note": "向班组长补充核对第三本计件单"})
    diary.wait(5)
    again = "经与班组长逐笔核对，公司拖欠甘水莲三个月计件工资 7,150 元。"
    yield from told_before(diary, 2, "handling", again, DECIDED_BY, "支付甘水莲计件工资 7,150 元。")
    diary.wait(1)
    yield answered(diary, 2, "waived", "公司书面表示对重新核对的 7,150 元没有异议，放弃陈述、申辩。")
    diary.wait(2)
    yield decided(diary, again, "支付甘水莲计件工资 7,150 元。", (1, 1, "7150"))
    yield handed_over(diary, "handling_decision", 2)
    diary.wait(6)
    yield paid(diary, 2, "7150")
    yield diary.act(Do.CONFIRM_OBEYED, FIRST, {"verified": "已核对转账回单，甘水莲确认到账。"})
    yield from closed(diary, "行政复议责令重新作出，重新作出的决定已经履行，归档")


def to_the_police(diary: Diary, step: Do, suspect: str, reason: str, *months: tuple[int, int]) -> Life:
    """A referral for refusing to pay: reported with each worker's months, approved by the head, handed over the next day."""
    rows = [{"worker": worker, "months": count} for worker, count in months]
    told = {"ground": "refuses_to_pay", "suspect": suspect, "facts": reason}
    yield diary.act(Do.PROPOSE_REFERRAL, FIRST, {**told, "months": rows})
    yield diary.act(Do.DECIDE_REFERRAL, LEAD, {"decision": "approved"})
    yield diary.act(step, FIRST, {
        "ground": "refuses_to_pay", "authority": "晋江市公安局", "reason": reason, "suspect": suspect, "people": len(rows),
        "prosecutor": "晋江市人民检察院",
    })  # fmt: skip


def _told(diary: Diary, first: str, sex: str, firm: str, head: str, sum_: str) -> Life:
    """A complaint of one worker's wages, looked into until what happened is found."""
    worker, employer = person(diary.rng, first, sex, 1985), company(diary.rng, firm, head)
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [employer], "claims": [asks(1, "wages", sum_, "三个月工资")],
        "story": f"{first}在该公司做工，三个月工资 {sum_} 元没有发。",
    })  # fmt: skip
    diary.wait(3)
    yield looked_into(diary, "papers", "市劳动监察大队询问室", f"{head}；{first}", "公司提交的工资表没有劳动者签收。")
    diary.wait(4)
    yield found(diary, f"公司拖欠{first}三个月工资 {sum_} 元，有工资表、考勤表证实。")
    diary.wait(2)


def _enforced(diary: Diary) -> Life:
    """The employer neither challenges the decision nor performs it: it is urged, and the court takes what there is."""
    sum_ = "12600"
    yield from _told(diary, "谌秋香", "female", "晋江市碣浪鞋材有限公司", "柯某", sum_)
    facts, content = f"公司拖欠谌秋香三个月工资 {sum_} 元。", f"支付谌秋香工资 {sum_} 元。"
    yield from heard(diary, facts, content, "公司承认，称没有资金。", "没有资金不免除支付工资的义务。")
    diary.wait(1)
    yield decided(diary, facts, content, (1, 1, sum_))
    yield handed_over(diary, "handling_decision", 2)
    got = diary.day
    diary.wait(40)
    way = "支付给谌秋香并向本局提交支付凭证"
    yield diary.act(Do.URGE_PERFORMANCE, FIRST, {"parties": [2], "way": way})
    diary.wait(1)
    yield handed_over(diary, "performance_urging", 2)
    diary.turn_to(diary.calendar.roll_forward(months_after(got, 6)) + timedelta(days=1))
    diary.wait(3)
    asked = {
        "parties": [2],
        "court": COURT,
        "opinion": "公司收到催告书后称没有资金，没有履行",
        "property": "厂内设备一批",
        "head": "吴某",
    }
    yield diary.act(Do.APPLY_COURT, FIRST, asked)
    diary.wait(3)
    yield diary.act(Do.RECORD_COURT_ANSWER, FIRST, {"parties": [2], "event": "docketed", "number": "（示例）行审某号"})
    diary.wait(4)
    yield diary.act(Do.RECORD_COURT_ANSWER, FIRST, {"parties": [2], "event": "granted", "number": "（示例）行审某号"})
    diary.wait(20)
    yield diary.act(Do.RECORD_COURT_ANSWER, FIRST, {
        "parties": [2], "event": "ended", "number": "（示例）执某号", "payments": [{"promise": 1, "amount": "7300"}],
        "reason": "拍卖设备得款 7,300 元，没有其他财产可供执行。",
    })  # fmt: skip
    yield from closed(diary, "法院执行到位 7,300 元后终结执行，归档")


def _by_instalments(diary: Diary) -> Life:
    """A fine is paid late: put off once for want of money, half of it in time, the rest with what was added for the days."""
    yield from _told(diary, "母水生", "male", "晋江市屿涛塑胶有限公司", "施某", "5200")
    facts, decision, fine = "公司拒不提供工资台账，经责令仍不提供。", "处以罚款四千元。", "4000.00"
    yield from told_before(diary, 2, "penalty", facts, FINED_BY, decision, fine=fine)
    diary.wait(2)
    why = "拟定的数额已经接近法定幅度的下限。"
    yield answered(diary, 2, "spoke", "公司承认拒不提供工资台账，请求从轻。", taken_up="not", why=why)
    diary.wait(2)
    decided_so = {"facts": facts, "articles": FINED_BY, "decision": decision, "fine": fine}
    yield diary.act(Do.DECIDE_PENALTY, LEAD, decided_so)
    yield handed_over(diary, "penalty_decision", 2)
    diary.wait(8)
    until = diary.day + timedelta(days=30)
    yield diary.act(Do.DEFER_FINE, LEAD, {
        "parties": [2], "until": until.isoformat(), "instalments": "分两期，每期二千元", "reason": "订单取消，账户余额不足，有银行流水。",
    })  # fmt: skip
    diary.wait(10)
    yield diary.act(Do.PAY_FINE, FIRST, {"parties": [2], "amount": "2000", "receipt": "（示例）0001"})
    diary.turn_to(until + timedelta(days=10))
    late = (diary.day - until).days
    added = str(2000 * 3 * late // 100)
    yield diary.act(Do.PAY_FINE, FIRST, {"parties": [2], "amount": "2000", "added": added, "receipt": "（示例）0002"})
    yield diary.act(Do.CONFIRM_OBEYED, FIRST, {"verified": "罚款、加处罚款的票据已经核对。"})
    yield from closed(diary, "罚款已经缴清，归档")


def _sent_back(diary: Diary) -> Life:
    """The police find no crime; the bureau asks them to look again, and goes on by itself: it decides, and is paid."""
    sum_ = "9900"
    yield from _told(diary, "逄家旺", "male", "晋江市岱潮鞋服有限公司", "颜某", sum_)
    yield ordered(diary, f"拖欠逄家旺三个月工资 {sum_} 元", 5, (1, 1, sum_))
    yield handed_over(diary, "correction_order", 2)
    diary.wait(6)
    reason = "责令支付期满没有支付，负责人两次约见不到，账户余额转出。"
    yield from to_the_police(diary, Do.REFER_POLICE, "公司及其法定代表人颜某", reason, (1, 3))
    yield diary.act(Do.RECORD_POLICE_ANSWER, FIRST, {"event": "received", "number": "（示例）受案回执某号"})
    diary.wait(2)
    why = "现有证据不能证明有能力支付而不支付"
    yield diary.act(Do.RECORD_POLICE_ANSWER, FIRST, {"event": "not_docketed", "number": "（示例）不立字某号", "note": why})
    diary.wait(1)
    yield diary.act(Do.RECORD_POLICE_ANSWER, FIRST, {"event": "reconsider", "note": "补充银行流水"})
    diary.wait(3)
    yield diary.act(Do.RECORD_POLICE_ANSWER, FIRST, {"event": "upheld"})
    yield diary.act(Do.GO_ON_HANDLING, FIRST, {"note": "公安机关维持不予立案，由本局作出处理决定"})
    diary.wait(1)
    facts, content = f"公司拖欠逄家旺三个月工资 {sum_} 元，经责令仍不支付。", "支付限期改正指令书所列款项。"
    why = "货款没有收回，不是不支付工资的理由。"
    yield from heard(diary, facts, content, "公司称货款没有收回，对欠薪数额没有异议。", why)
    diary.wait(1)
    yield decided(diary, facts, content)
    yield handed_over(diary, "handling_decision", 2)
    diary.wait(5)
    yield paid(diary, 1, sum_)
    yield diary.act(Do.CONFIRM_OBEYED, FIRST, {"verified": "已核对转账回单，逄家旺确认到账。"})
    yield from closed(diary, "处理决定已经履行，归档")


def _fled(diary: Diary) -> Life:
    """The boss is gone over night: the order is posted at the gate, a part is advanced, the machines are counted, the police take it up;
    today the rest is still owed.
    """
    names, sums = (("戚春梅", "female"), ("戚来福", "male"), ("阚小红", "female")), ("13200", "12800", "11500")
    workers = [person(diary.rng, name, sex, 1984) for name, sex in names]
    yield from taken_up(diary, 0, {
        "applicants": workers, "respondents": [company(diary.rng, "晋江市屿舷箱包有限公司", "卓某")],
        "claims": [asks(n, "wages", amount, "三个月工资") for n, amount in enumerate(sums, 1)],
        "story": "老板卓某夜里搬走成品，电话停机，三人三个月工资共 37,500 元没有发。",
    })  # fmt: skip
    yield looked_into(
        diary, "on_site", "厂区", "戚春梅；房东", "车间停产，卓某电话停机，短信通知三次没有回复；工资表在办公室找到。"
    )
    counted = {"measure": "sealed", "body": "市劳动监察大队、镇政府", "result": "清点针车二十六台，由房东看管。"}
    yield diary.act(Do.RECORD_MEASURE, FIRST, counted)
    yield found(diary, "卓某拖欠三人三个月工资共 37,500 元后逃匿，有工资表、通话和短信记录证实。")
    yield ordered(diary, "拖欠三人三个月工资共 37,500 元", 3, *((n, n, amount) for n, amount in enumerate(sums, 1)))
    yield diary.act(Do.POST_ORDER, FIRST, {
        "served": "correction_order", "parties": [4], "place": "公司厂区大门", "fled": "七日前起电话停机，短信通知三次没有回复，住所无人",
        "photos": "照片1至6、录像一段", "first": FIRST, "second": SECOND,
    })  # fmt: skip
    diary.wait(2)
    part = [{"promise": n, "amount": "3000"} for n in (1, 2, 3)]
    approved = {"approval": "市政府应急周转金审批表", "receipt": "三人签收的发放表"}
    yield diary.act(Do.ADVANCE_WAGES, FIRST, {"payments": part, **approved})
    diary.wait(4)
    reason = "以逃匿的方法逃避支付劳动者的劳动报酬，经张贴责令支付文书，期满仍不支付。"
    yield from to_the_police(diary, Do.REFER_POLICE, "公司及其法定代表人卓某", reason, (1, 3), (2, 3), (3, 3))
    diary.wait(2)
    yield diary.act(Do.RECORD_POLICE_ANSWER, FIRST, {"event": "docketed", "number": "（示例）立字某号"})
    diary.wait(2)
    back = "公安机关查扣的货款转回应急周转金专户的回单"
    yield diary.act(Do.RECOVER_ADVANCE, FIRST, {"parties": [4], "amount": "4000", "receipt": back})
