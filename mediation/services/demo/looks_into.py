"""A case of the demo in which the inspectors use what the law gives them to look into a matter: a letter of inquiry, evidence that is
kept, help from another authority; an inspector who steps aside and one who stays; and a fine that is paid late, with what was added.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import FIRST, answered, found, handed_over, looked_into, taken_up, told_before
from mediation.services.demo.inspection import LEAD
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import diary_of

IN_PLACE = "jiancha3"
FACTS = "公司篡改工资支付台账，少记加班时间，拖欠仲长青加班工资 5,800 元，隐匿原始考勤记录。"
FINE_ARTICLES = "《劳动保障监察条例》第三十条第一款第二项"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The two cases: the fined employer, and one whose papers are looked into today."""
    for name, tell, days in (("kept", _kept, 60), ("asked", _asked, 9)):
        start = calendar.working_day_before(today, days)
        yield f"looked-into-{name}", tell(diary_of(calendar, f"looked into {name}", start))


def _steps_aside(diary: Diary) -> Life:
    """The worker asks that the second inspector, the employer's cousin, steps aside; the employer asks the same of the first, for
    nothing."""
    cousin = "协办监察员是公司法定代表人的堂弟。"
    yield diary.act(Do.ASK_INSPECTOR_RECUSAL, FIRST, {"parties": [1], "seat": "second", "reason": cousin})
    diary.wait(1)
    ground = "经核实，协办监察员与公司法定代表人是堂兄弟，属于应当回避的情形。"
    granted = {"first": FIRST, "second": IN_PLACE, "reason": ground}
    yield diary.act(Do.GRANT_INSPECTOR_RECUSAL, LEAD, granted)
    yield handed_over(diary, "inspector_recusal_decision", 1)
    yield diary.act(Do.ASK_INSPECTOR_RECUSAL, FIRST, {"parties": [2], "seat": "first", "reason": "公司称主办监察员态度生硬。"})
    diary.wait(1)
    reason = "申请的理由不是直接利害关系，不属于应当回避的情形。"
    yield diary.act(Do.REFUSE_INSPECTOR_RECUSAL, LEAD, {"reason": reason})
    yield handed_over(diary, "inspector_recusal_decision", 2)


def _summoned(diary: Diary, questions: str) -> Life:
    """The unit has its letter of inquiry, and three working days."""
    by = diary.calendar.working_day_after(diary.day, 3)
    yield diary.act(Do.SUMMON_UNIT, FIRST, {
        "parties": [2], "questions": questions, "appear_on": by.isoformat(), "place": "市劳动保障监察大队询问室",
    })  # fmt: skip
    yield handed_over(diary, "inquiry_letter", 2)


def _looked_for(diary: Diary) -> Life:
    """The unit comes without its books; they are kept where they are, copied, and given back; the tax office says what was declared."""
    yield from _summoned(diary, "2026年的工资支付、考勤情况，加班工资怎样计算。")
    diary.wait(3)
    came = "吴某到场，称考勤机数据已经清空，工资台账在财务室，不愿意提供；办公桌上见到改过的台账两册。"
    yield looked_into(diary, "papers", "市劳动保障监察大队询问室", "吴某", came)
    kept = yield diary.act(Do.KEEP_EVIDENCE, LEAD, {
        "parties": [2], "reason": "台账有涂改的痕迹，考勤机数据已经被清空过一次", "place": "公司财务室（加封）", "keeper": "公司会计方某",
        "items": [
            {"what": "2026年工资支付台账", "many": "2册", "marks": "蓝色封皮，其中一册有涂改"},
            {"what": "考勤机", "many": "1台", "marks": "黑色，存储卡一张"},
        ],
    })  # fmt: skip
    yield handed_over(diary, "evidence_keeping", 2)
    asked = {"body": "国家税务总局晋江市税务局", "matter": "该公司2026年1月以来为职工申报的工资薪金所得的人数、姓名和数额。"}
    until = diary.calendar.working_day_after(diary.day, 10)
    help_asked = yield diary.act(Do.ASK_ASSISTANCE, FIRST, {**asked, "until": until.isoformat()})
    diary.wait(4)
    yield diary.act(Do.RELEASE_EVIDENCE, FIRST, {
        "keeping": kept.seq, "note": "台账已经逐页复印，由公司盖章确认。",
        "items": [{"item": 1, "became": "copied"}, {"item": 2, "became": "examined", "note": "送某电子数据鉴定机构恢复数据"}],
    })  # fmt: skip
    yield handed_over(diary, "evidence_release", 2)
    diary.wait(2)
    told = {
        "paper": "《关于协助调查的复函》（示例）",
        "content": "公司申报的工资与其提交的工资表不一致，仲长青每月少记约七百元。",
    }
    yield diary.act(Do.RECEIVE_ASSISTANCE, FIRST, {"request": help_asked.seq, **told})


def _kept(diary: Diary) -> Life:
    """A worker complains of overtime that was not paid; the employer hides its records, and is fined for that."""
    worker, employer = person(diary.rng, "仲长青", "male", 1990), company(diary.rng, "晋江市砾舟纸品有限公司", "吴某")
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [employer], "claims": [asks(1, "overtime", "5800", "周末加班工资")],
        "story": "仲长青在该公司做分切工，周末加班没有加班工资，共 5,800 元。",
    }, cause="03", green_channel=False)  # fmt: skip
    yield from _steps_aside(diary)
    yield from _looked_for(diary)
    yield found(diary, FACTS)
    decided = "对隐匿、篡改考勤和工资记录的行为处以罚款三千元。"
    yield from told_before(diary, 2, "penalty", FACTS, FINE_ARTICLES, decided, fine="3000.00")
    diary.wait(4)
    yield answered(diary, 2, "waived", "书面放弃陈述、申辩。")
    yield diary.act(
        Do.DECIDE_PENALTY, LEAD, {"facts": FACTS, "articles": FINE_ARTICLES, "decision": decided, "fine": "3000.00"}
    )
    yield handed_over(diary, "penalty_decision", 2)
    diary.turn_to(diary.calendar.roll_forward(diary.day + timedelta(days=15)) + timedelta(days=5))
    diary.wait(1)
    yield diary.act(Do.ADD_FINE, FIRST, {"parties": [2], "note": "到期后两次电话催缴，公司称财务人员离职。"})
    yield handed_over(diary, "added_fine_decision", 2)


def _fined_on_the_spot(diary: Diary) -> Life:
    """In the workshop three workers are on their twelfth hour: the unit is warned and fined there and then, and pays the next day."""
    found_there = "三名包装工当日工作已满十二小时，当月加班均超过三十六小时，有考勤表和三人的陈述为证。"
    yield diary.act(Do.PENALISE_ON_SPOT, FIRST, {
        "units": [2], "at": "20:30", "place": "公司包装车间", "facts": found_there, "articles": "《劳动保障监察条例》第二十五条",
        "decision": "警告；按受侵害的劳动者每人三百元的标准，罚款九百元。", "fine": "900.00",
        "said": "庄某称订单赶船期，今后不再安排", "taken_up": "not", "why": "赶货不是延长工作时间的法定理由",
    })  # fmt: skip
    yield handed_over(diary, "penalty_decision", 2)
    diary.wait(1)
    yield diary.act(Do.PAY_FINE, FIRST, {"parties": [2], "amount": "900.00", "added": None, "receipt": "（示例）票据0900"})


def _asked(diary: Diary) -> Life:
    """Today the unit's day of the letter lies ahead, and an auditor has its books."""
    worker, employer = person(diary.rng, "阚红霞", "female", 1987), company(diary.rng, "晋江市汀砚卫浴有限公司", "庄某")
    yield from taken_up(diary, 2, {
        "applicants": [worker], "respondents": [employer], "claims": [asks(1, "wages", "9100", "两个月计件工资")],
        "story": "阚红霞在该公司做包装工，两个月计件工资 9,100 元没有发，公司不认计件单价。",
    })  # fmt: skip
    diary.wait(2)
    audit = {"what": "audit", "body": "某会计师事务所（示例）", "matter": "该公司2026年计件工资的核算和支付。"}
    until = diary.calendar.working_day_after(diary.day, 15)
    yield diary.act(Do.ASK_ASSISTANCE, FIRST, {**audit, "until": until.isoformat()})
    yield from _fined_on_the_spot(diary)
    diary.wait(3)
    yield from _summoned(diary, "计件单价、件数和两个月的工资表。")
