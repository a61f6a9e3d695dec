"""Cases of the demo in which the labour inspectorate decides: an employer who has gone and is told by publication, one who has the decision
reviewed and obeys it, one who is fined.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.rules.steps.public import published_until
from mediation.services.demo.after_decision import to_the_police
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import (
    FIRST,
    answered,
    closed,
    found,
    handed_over,
    looked_into,
    ordered,
    taken_up,
    told_before,
)
from mediation.services.demo.inspection import LEAD as INSPECTION_LEAD
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import diary_of

IN_PLACE = "jiancha3"
PERFORM_WITHIN = 15


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases; the first is owed today still."""
    for name, tell, days in (("gone", _gone, 172), ("reviewed", _reviewed, 108), ("fined", _fined, 33)):
        start = calendar.working_day_before(today, days)
        yield f"decided-{name}", tell(diary_of(calendar, f"decided {name}", start))


def _decided(diary: Diary, facts: str, decision: str, *lines: tuple[int, int, str]) -> Act:
    """A handling decision; it names sums that were not ordered before."""
    due = (diary.day + timedelta(days=PERFORM_WITHIN)).isoformat()
    return diary.act(Do.DECIDE_HANDLING, INSPECTION_LEAD, {
        "facts": facts, "articles": "《劳动保障监察条例》第十八条第一款第二项、第二十六条", "decision": decision,
        "perform_within": PERFORM_WITHIN,
        "promises": [{"payee": payee, "claim": claim, "amount": amount, "due_on": due} for payee, claim, amount in lines],
    })  # fmt: skip


def _gone(diary: Diary) -> Life:
    """A long investigation, extended, in which one inspector is taken ill; the order is not obeyed, the employer moves out, and the
    decision is published. When the days are over and nothing is paid, it is handed to the police.
    """
    workers = [person(diary.rng, name, sex, 1983) for name, sex in (("卞春香", "female"), ("卞水根", "male"))]
    sums = ("9300", "10800")
    yield from taken_up(diary, 2, {
        "applicants": workers, "respondents": [company(diary.rng, "晋江市岬鹿服饰有限公司", "王某")],
        "claims": [asks(n, "wages", amount, "三个月工资") for n, amount in enumerate(sums, 1)],
        "story": "卞春香、卞水根在该公司做车位工，三个月工资没有发，公司分三处记账。",
    })  # fmt: skip
    began = diary.day
    diary.wait(5)
    yield looked_into(diary, "papers", "公司财务室", "王某", "调取三处车间的工资表、考勤表，账目互相矛盾。")
    diary.wait(14)
    ill = {"first": FIRST, "second": IN_PLACE, "ground": "ill", "reason": "协办监察员因病住院，由他人接替。"}
    yield diary.act(Do.CHANGE_INSPECTORS, INSPECTION_LEAD, ill)
    diary.turn_to(diary.calendar.working_day_after(began, 52))
    longer = {"days": 20, "reason": "账目互相矛盾，需要逐笔核对并委托鉴定笔迹。"}
    yield diary.act(Do.EXTEND_INVESTIGATION, INSPECTION_LEAD, longer)
    diary.wait(10)
    facts = "公司拖欠卞春香工资 9,300 元、卞水根工资 10,800 元，三处车间的考勤表、工资表经逐笔核对。"
    yield found(diary, facts)
    yield ordered(diary, "拖欠二人三个月工资共 20,100 元", 7, *((n, n, amount) for n, amount in enumerate(sums, 1)))
    yield handed_over(diary, "correction_order", 3)
    diary.wait(11)
    items = [{"what": "支付二人三个月工资 20,100 元", "result": "not_done", "proof": "没有支付凭证"}]
    record = "期满后到厂复查，门卫称公司正在搬迁，会计称没有付款。"
    yield diary.act(Do.RECHECK, FIRST, {"parties": [3], "result": "not_done", "items": items, "record": record})
    articles = "《劳动保障监察条例》第十八条第一款第二项、第二十六条"
    yield from told_before(diary, 3, "handling", facts, articles, "支付限期改正指令书所列款项。")
    diary.wait(4)
    yield answered(diary, 3, "silent", "告知书由会计签收，期满没有提出陈述、申辩，厂房已经搬空。")
    yield _decided(diary, facts, "支付限期改正指令书所列款项。")
    lost = {"served": "handling_decision", "parties": [3]}
    tried = "住所地已经退租，邮寄退回，电话停机，以其他方式无法送达。"
    yield diary.act(Do.PUBLISH_INSPECTION, FIRST, {**lost, "reason": tried})
    diary.turn_to(published_until(diary.calendar, diary.day))
    yield diary.act(Do.DEEM_INSPECTION_SERVED, FIRST, lost)
    diary.turn_to(diary.day + timedelta(days=PERFORM_WITHIN + 3))
    reason = "责令支付、决定支付均已期满，公司搬空厂房、负责人失去联系，仍不支付。"
    yield from to_the_police(diary, Do.REPORT_CRIME, "公司及其法定代表人王某", reason, (1, 3), (2, 3))


def _reviewed(diary: Diary) -> Life:
    """The employer asks the government for a review, which upholds the decision; then it pays."""
    worker, employer = person(diary.rng, "郜玉梅", "female", 1991), company(diary.rng, "晋江市舷岳体育用品有限公司", "蔡某")
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [employer],
        "claims": [asks(1, "overtime", "6200", "法定休假日加班工资")],
        "story": "郜玉梅在该公司做质检，两个长假期间上班，没有支付加班工资 6,200 元。",
    }, cause="03", green_channel=False)  # fmt: skip
    diary.wait(4)
    yield looked_into(diary, "papers", "市劳动监察大队询问室", "蔡某；郜玉梅", "打卡记录显示假期出勤九天，工资表没有加班工资。")
    diary.wait(6)
    facts = "郜玉梅于法定休假日出勤九天，公司没有支付加班工资 6,200 元，有打卡记录、工资表证实。"
    yield found(diary, facts)
    diary.wait(2)
    articles = "《劳动保障监察条例》第十八条第一款第二项、第二十六条"
    yield from told_before(diary, 2, "handling", facts, articles, "支付郜玉梅法定休假日加班工资 6,200 元。")
    diary.wait(2)
    no = {"taken_up": "not", "why": "法定休假日加班不能以补休代替支付（劳动法第四十四条），且没有补休记录。"}
    yield answered(diary, 2, "spoke", "公司称已安排补休，没有提交补休的记录。", **no)
    diary.wait(1)
    yield _decided(diary, facts, "支付郜玉梅法定休假日加班工资 6,200 元。", (1, 1, "6200"))
    yield handed_over(diary, "handling_decision", 2)
    diary.wait(8)
    body = {"parties": [2], "body": "晋江市人民政府"}
    yield diary.act(Do.RECORD_CHALLENGE, FIRST, {**body, "event": "applied", "note": "公司仍主张已经补休。"})
    diary.wait(38)
    upheld = {**body, "event": "reviewed", "result": "upheld", "number": "（示例）晋政复决字某号"}
    yield diary.act(Do.RECORD_CHALLENGE, FIRST, upheld)
    diary.wait(5)
    paid = {"payments": [{"promise": 1, "amount": "6200"}], "proof": "银行转账回单"}
    yield diary.act(Do.RECORD_PAYMENT, FIRST, paid)
    yield diary.act(Do.CONFIRM_OBEYED, FIRST, {"verified": "已核对转账回单，郜玉梅确认到账。"})
    yield from closed(diary, "行政复议维持，决定已经履行，归档")


def _fined(diary: Diary) -> Life:
    """A labourer's report; the employer hinders the inspectors and hides the wage lists, and is fined."""
    worker, employer = person(diary.rng, "訾文涛", "male", 1986), company(diary.rng, "晋江市汐鹭石艺有限公司", "吴某")
    yield from taken_up(diary, 1, {
        "applicants": [worker], "respondents": [employer],
        "claims": [{"claimant": 1, "item": "other", "detail": "查处违法延长工作时间"}],
        "story": "訾文涛反映该公司雕刻车间每天工作十二小时以上，长期没有休息日。",
    }, cause="09", green_channel=False)  # fmt: skip
    diary.wait(3)
    content = "公司先拒绝提供考勤记录，后提交的记录与车间门口的打卡机数据不符；询问五名工人，均称每天工作十二小时以上。"
    yield looked_into(diary, "recording", "雕刻车间", "吴某；工人五人", content)
    diary.wait(5)
    facts = "公司违法延长劳动者工作时间，涉及五人，最长的一个月延长八十小时；先后提交的考勤记录不实。"
    yield found(diary, facts)
    diary.wait(1)
    fine = "给予警告，责令限期改正，按每人四百元处以罚款二千元。"
    yield from told_before(diary, 2, "penalty", facts, "《劳动保障监察条例》第二十五条", fine, fine="2000.00")
    diary.wait(2)
    no = {"taken_up": "not", "why": "延长的时间长、涉及人数多，拟定的数额已在法定幅度中间。"}
    yield answered(diary, 2, "spoke", "公司承认，称订单集中，请求从轻。", **no)
    diary.wait(1)
    yield diary.act(Do.DECIDE_PENALTY, INSPECTION_LEAD, {
        "facts": facts, "articles": "《劳动保障监察条例》第二十五条", "decision": "给予警告，责令限期改正，按每人四百元处以罚款二千元。",
        "fine": "2000.00",
    })  # fmt: skip
    yield handed_over(diary, "penalty_decision", 2)
    diary.wait(9)
    yield diary.act(Do.PAY_FINE, FIRST, {"parties": [2], "amount": "2000.00", "receipt": "（示例）罚没票据某号"})
    yield diary.act(Do.CONFIRM_OBEYED, FIRST, {"verified": "罚款缴纳凭证已收，复查排班已经改正。"})
    yield from closed(diary, "处罚决定已经履行，归档")
