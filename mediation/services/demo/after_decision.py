"""Cases of the demo in which the labour inspectorate's decision is not the end: it is revoked and made anew."""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import FIRST, closed, found, handed_over, looked_into, taken_up
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import diary_of

PERFORM_WITHIN = 15
GOVERNMENT = "晋江市人民政府"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The cases, each begun so many working days ago."""
    for name, tell, days in (("remade", _made_anew, 130),):
        start = calendar.working_day_before(today, days)
        yield f"after-{name}", tell(diary_of(calendar, f"after {name}", start))


def decided(diary: Diary, facts: str, decision: str, *lines: tuple[int, int, str]) -> Act:
    """A handling decision that orders these sums: the payee, the claim, the amount."""
    due = (diary.day + timedelta(days=PERFORM_WITHIN)).isoformat()
    return diary.act(Do.DECIDE_HANDLING, FIRST, {
        "facts": facts, "articles": "《劳动保障监察条例》第十八条第一款第二项、第二十六条", "decision": decision,
        "perform_within": PERFORM_WITHIN,
        "promises": [{"payee": payee, "claim": claim, "amount": amount, "due_on": due} for payee, claim, amount in lines],
    })  # fmt: skip


def heard(diary: Diary, statement: str) -> Act:
    """The employer's statement before a decision."""
    return diary.act(Do.HEAR_EMPLOYER, FIRST, {"statement": statement})


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
    yield heard(diary, "公司称第三本计件单不是本公司的；书面告知后没有补充。")
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
    yield heard(diary, "公司对重新核对的 7,150 元没有异议。")
    diary.wait(2)
    again = "经与班组长逐笔核对，公司拖欠甘水莲三个月计件工资 7,150 元。"
    yield decided(diary, again, "支付甘水莲计件工资 7,150 元。", (1, 1, "7150"))
    yield handed_over(diary, "handling_decision", 2)
    diary.wait(6)
    yield paid(diary, 2, "7150")
    yield diary.act(Do.CONFIRM_OBEYED, FIRST, {"verified": "已核对转账回单，甘水莲确认到账。"})
    yield from closed(diary, "行政复议责令重新作出，重新作出的决定已经履行，归档")
