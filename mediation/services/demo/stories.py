"""The demo's published stories, told as they were printed: names and sums theirs, particulars invented.

1. 周师傅 and seven others from 四川, piece wages of 120,000 元 in all, mediated at the city's centre and paid in three days
   (晋江“十五五”开局专访), and a like case that has only begun, for a newcomer to carry on.
2. 张某 of a courier company, dismissed on probation for refusing unlawful overtime: 8,000 元, final (人力资源社会保障部、
   最高人民法院 第一批劳动人事争议典型案例（超时加班）案例1).
3. A mediation that fails, and an arbitration with everything: suspension, extension, and an award in two documents.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import DIRECTOR, REGISTRAR, accepted, agreed, diary_of

PIECE_WAGES = ("18600", "16200", "15800", "14900", "14500", "13800", "13400", "12800")
"""What each of the eight was owed: 120,000 元 in all."""
FOLLOWED_UP = ("11200", "9860", "9400", "8750", "8300", "7490")
CLERK = "shuji1"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The stories; the recent ones end a few working days before today."""
    yield "zhou", _zhou(diary_of(calendar, "zhou", calendar.working_day_before(today, 5)))
    yield ("fresh", _fresh(diary_of(calendar, "fresh", calendar.working_day_before(today, 2)), calendar.roll_forward(today)))
    yield "zhang", _zhang(diary_of(calendar, "zhang", calendar.working_day_before(today, 48)))
    yield "wu", _wu(diary_of(calendar, "wu", today - timedelta(days=112)))


# --- 1: eight people from 四川 --------------------------------------------------------------------------------

EIGHT = ("周师傅", "周大勇", "杨秀英", "何国强", "罗小琴", "唐永贵", "邓春燕", "蒲志明")
WOMEN = ("杨秀英", "罗小琴", "邓春燕")


def _zhou(diary: Diary) -> Life:
    rng, who = diary.rng, "tiaojie1"
    people = [
        person(rng, name, "female" if name in WOMEN else "male", 1976, "四川省某县某镇，暂住晋江市陈埭镇") for name in EIGHT
    ]
    factory = company(rng, "晋江市屿禾鞋业有限公司", "丁某", "晋江市陈埭镇工业区")
    story = (
        "周师傅等八人来自四川，在该厂针车组做计件工。一批订单赶工结束后，双方对工价有争议：工人说班组长口头答应过提高单价，"
        "厂方按原单价结算，双方僵持，工资一直没有发。八人共被拖欠 120,000 元，请求足额支付。"
    )
    claims = [{"claimant": n, "item": "wages", "amount": sum_, "detail": "计件工资"} for n, sum_ in enumerate(PIECE_WAGES, 1)]
    yield diary.act(Do.REGISTER, who, {
        "cause": "02", "manner": "oral", "source": "walk_in", "green_channel": True, "applicants": people,
        "respondents": [factory], "claims": claims, "story": story,
    }, proceeding=0)  # fmt: skip
    yield diary.act(Do.ACCEPT_MEDIATION, who, {"both_consent": True, "bring": "结算单、派工单"})
    yield diary.act(Do.ASSIGN_MEDIATOR, "tiaojie", {"mediator": who})
    meets = diary.calendar.working_day_after(diary.day, 1)
    place = "市调解中心第一调解室"
    yield diary.act(Do.SET_SESSION, who, {"session_on": meets.isoformat(), "starts": "09:30", "place": place})
    diary.turn_to(meets)
    yield diary.act(Do.RECORD_SESSION, who, {
        "place": place, "present": "周师傅等八人；工厂负责人丁某；调解员周静",
        "content": "调解员当场拆看样鞋，逐道工序核对派工单和工价，班组长承认口头答应过加价。调解员说明拖欠劳动报酬的后果，"
        "厂方表示货款已经收回，愿意按工人主张的单价结算。",
        "result": "厂方同意足额支付 120,000 元",
    })  # fmt: skip
    pay_on = diary.calendar.working_day_after(diary.day, 1)
    promises = [
        {"payee": n, "claim": n, "amount": sum_, "due_on": pay_on.isoformat(), "what": "计件工资"}
        for n, sum_ in enumerate(PIECE_WAGES, 1)
    ]
    yield from agreed(diary, who, {"promises": promises})
    diary.turn_to(pay_on)
    paid = [{"promise": n, "amount": sum_} for n, sum_ in enumerate(PIECE_WAGES, 1)]
    yield diary.act(Do.RECORD_PAYMENT, who, {"payments": paid, "proof": "八人银行到账截图"})
    yield diary.act(Do.CLOSE_MEDIATION, who, {"note": "三日内调解并全部付清。"})


def _fresh(diary: Diary, meets: date) -> Life:
    """Registered two days ago, to meet today: from here on it is the newcomer's."""
    rng, who = diary.rng, "tiaojie1"
    people = [
        person(rng, name, sex, 1984, "贵州省某县某镇，暂住晋江市池店镇")
        for name, sex in (
            ("龙师傅", "male"), ("吴秀梅", "female"), ("陆贵生", "male"), ("潘丽芳", "female"), ("韦国荣", "male"), ("石小兰", "female"),
        )
    ]  # fmt: skip
    factory = company(rng, "泉州汐榕服装织造有限公司", "施某", "晋江市池店镇工业区")
    claims = [{"claimant": n, "item": "wages", "amount": sum_, "detail": "计件工资"} for n, sum_ in enumerate(FOLLOWED_UP, 1)]
    yield diary.act(Do.REGISTER, who, {
        "cause": "02", "manner": "written", "source": "hotline", "green_channel": True, "applicants": people,
        "respondents": [factory], "claims": claims,
        "story": "龙师傅等六人在该厂车缝组做计件工，厂方以一批货返工为由压下两个月工资，六人共 55,000 元，请求立即支付。",
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.ACCEPT_MEDIATION, who, {"both_consent": True, "bring": "工资条、派工单、返工记录"})
    yield diary.act(Do.ASSIGN_MEDIATOR, "tiaojie", {"mediator": who})
    fixed = {"session_on": meets.isoformat(), "starts": "10:00", "place": "市调解中心第二调解室"}
    yield diary.act(Do.SET_SESSION, who, fixed)


# --- 2: the published case of overtime ------------------------------------------------------------------------

OVERTIME_REASONS = """本案的争议焦点是张某拒绝违法超时加班安排，某快递公司能否与其解除劳动合同。
《中华人民共和国劳动法》第四十一条规定，用人单位由于生产经营需要，经与工会和劳动者协商后可以延长工作时间，一般每日不得超过一小时；因特殊原因需要延长工作时间的，在保障劳动者身体健康的条件下延长工作时间每日不得超过三小时，但是每月不得超过三十六小时。《中华人民共和国劳动合同法》第二十六条规定，违反法律、行政法规强制性规定的劳动合同无效或者部分无效。
为确保劳动者休息权的实现，我国法律对延长工作时间的上限予以明确规定。用人单位制定违反法律规定的加班制度，在劳动合同中与劳动者约定违反法律规定的加班条款，均应认定为无效。某快递公司规章制度中“工作时间为早9时至晚9时，每周工作6天”的内容，严重违反法律关于延长工作时间上限的规定，应认定为无效。张某拒绝违法超时加班安排，系维护自己合法权益，不能据此认定其在试用期间被证明不符合录用条件。某快递公司解除劳动合同违法，应当支付赔偿金。"""


def _zhang(diary: Diary) -> Life:
    rng, arbitrator = diary.rng, "zhongcai1"
    worker = person(rng, "张某", "male", 1995, "福建省晋江市罗山街道")
    employer = company(rng, "某快递公司", "刘某", "晋江市罗山街道")
    joined, left = diary.day - timedelta(days=75), diary.day - timedelta(days=14)
    facts = (
        f"张某于{joined.year}年{joined.month}月入职某快递公司，双方订立的劳动合同约定试用期为3个月，试用期月工资为8000元，工作时间"
        f"执行某快递公司规章制度相关规定。某快递公司规章制度规定，工作时间为早9时至晚9时，每周工作6天。2个月后，张某以工作时间严重"
        f"超过法律规定上限为由拒绝超时加班安排，某快递公司于{left.year}年{left.month}月{left.day}日以张某在试用期间被证明不符合"
        "录用条件为由与其解除劳动合同。"
    )
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "04", "manner": "written", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [{"claimant": 1, "item": "compensation", "amount": "8000", "detail": "违法解除劳动合同赔偿金"}],
        "story": facts + "请求裁决某快递公司支付违法解除劳动合同赔偿金8000元。",
    }, proceeding=0)  # fmt: skip
    diary.wait(2)
    yield from accepted(diary)
    yield _serve(diary, "acceptance_notice", [1])
    diary.wait(1)
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": arbitrator, "clerk": CLERK})
    yield _serve(diary, "tribunal_notice", [1, 2])
    yield _serve(diary, "respond_notice", [2])
    answer = diary.calendar.working_day_after(diary.day, 10)
    diary.wait(1)
    hearing = diary.calendar.working_day_after(answer, 2)
    yield diary.act(Do.SET_HEARING, arbitrator, {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第一仲裁庭"})
    yield _serve(diary, "hearing_notice", [1, 2])
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, arbitrator, {
        "came": [1, 2], "mediated": True,
        "record": "双方对入职时间、试用期工资、规章制度的内容没有异议；争议为拒绝加班能否作为不符合录用条件。当庭调解未成。",
    })  # fmt: skip
    diary.wait(6)
    yield diary.act(Do.AWARD, arbitrator, {
        "answer": "某快递公司辩称：张某不服从公司统一的工作时间安排，在试用期间被证明不符合录用条件，解除劳动合同合法。",
        "findings": facts, "evidence": "劳动合同、规章制度、解除劳动合同通知书、工资发放记录",
        "reasoning": OVERTIME_REASONS,
        "articles": "《中华人民共和国劳动法》第四十一条，《中华人民共和国劳动合同法》第三十九条、第四十八条、第八十七条",
        "lines": [{"claim": 1, "upheld": True, "amount": "8000"}],
        "perform_within": 10,
    })  # fmt: skip
    diary.wait(1)
    yield _serve(diary, "award_final", [1])
    diary.wait(1)
    yield _serve(diary, "award_final", [2])
    diary.wait(4)
    yield diary.act(Do.RECORD_PAYMENT, CLERK, {"payments": [{"promise": 1, "amount": "8000"}], "proof": "银行转账回单"})
    diary.wait(1)
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "已履行；案件情况已通报劳动保障监察机构。"})


def _serve(diary: Diary, served: str, parties: list[int], sent_days_ago: int = 0) -> Act:
    given: dict[str, Any] = {"served": served, "parties": parties, "method": "direct"}
    if sent_days_ago:
        sent = diary.day - timedelta(days=sent_days_ago)
        given |= {"method": "mail", "sent_on": sent.isoformat(), "receipt": "EMS 1000000000000（示例）"}
    return diary.act(Do.SERVE, CLERK, given)


# --- 3: everything that can happen on the way -----------------------------------------------------------------


def _wu(diary: Diary) -> Life:
    rng, who, arbitrator = diary.rng, "chendai1", "zhongcai2"
    opened_on = diary.day
    worker = person(rng, "吴建平", "male", 1979, "江西省某县某镇，暂住晋江市陈埭镇")
    employer = company(rng, "晋江市桅楠机械有限公司", "林某", "晋江市陈埭镇工业区")
    story = (
        "吴建平自2019年3月起在该公司做车床工，操作中右手受伤，停工治疗三个月没有发工资；复工后公司以“岗位撤销”为由口头解除。"
        "请求支付停工期间工资 12,600 元、违法解除劳动合同赔偿金 91,000 元。"
    )
    yield diary.act(Do.REGISTER, who, {
        "cause": "08", "manner": "written", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [
            {"claimant": 1, "item": "wages", "amount": "12600", "detail": "停工留薪期间工资"},
            {"claimant": 1, "item": "compensation", "amount": "91000", "detail": "违法解除劳动合同赔偿金"},
        ],
        "story": story,
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.ACCEPT_MEDIATION, who, {"both_consent": True})
    yield diary.act(Do.ASSIGN_MEDIATOR, "chendai", {"mediator": who})
    yield from _wu_mediation(diary, who)
    done = yield diary.act(Do.APPLY_ARBITRATION, who, {"parties": [1], "claims": [1, 2]})
    yield diary.act(Do.CLOSE_MEDIATION, who, {"note": "已告知可以申请仲裁，并移送材料。"})
    diary.proceeding = done.proceeding
    diary.wait(2)
    yield from accepted(diary)
    yield _serve(diary, "acceptance_notice", [1])
    diary.wait(1)
    yield diary.act(
        Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": arbitrator, "second": "zhongcai3", "third": "zhongcai4", "clerk": CLERK}
    )
    yield _serve(diary, "tribunal_notice", [1, 2])
    diary.wait(1)
    yield _serve(diary, "respond_notice", [2], sent_days_ago=1)
    yield from _wu_trial(diary, arbitrator, opened_on)


def _wu_mediation(diary: Diary, who: str) -> Life:
    meets = diary.calendar.working_day_after(diary.day, 3)
    place = "陈埭镇第一调解室"
    yield diary.act(Do.SET_SESSION, who, {"session_on": meets.isoformat(), "starts": "15:00", "place": place})
    diary.turn_to(meets)
    yield diary.act(Do.RECORD_SESSION, who, {
        "place": place, "present": "吴建平；公司人事主管；调解员",
        "content": "公司同意补发两个月基本工资，不同意支付赔偿金；吴建平坚持原请求。调解员提出折中方案，双方均未接受。",
        "result": "未达成一致",
    })  # fmt: skip
    diary.wait(2)
    yield diary.act(Do.FAIL_MEDIATION, who, {"reason": "双方对解除是否违法各执一词，两次提出方案均未被接受。"})
    diary.wait(1)


def _wu_trial(diary: Diary, arbitrator: str, opened_on: date) -> Life:
    """Suspended for the injury's appraisal, extended by the director, heard, and decided in two documents."""
    diary.wait(3)
    yield diary.act(Do.SUSPEND, DIRECTOR, {"ground": "appraisal", "reason": "吴建平的伤情须等待工伤认定和劳动能力鉴定结论。"})
    yield _serve(diary, "suspension_notice", [1, 2])
    diary.turn_to(opened_on + timedelta(days=59))
    yield diary.act(Do.RESUME, arbitrator, {"reason": "工伤认定决定书和鉴定结论已经作出，中止的原因消除。"})
    yield _serve(diary, "resumption_notice", [1, 2])
    diary.wait(1)
    hearing = diary.calendar.roll_forward(opened_on + timedelta(days=74))
    yield diary.act(Do.SET_HEARING, arbitrator, {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第二仲裁庭"})
    yield _serve(diary, "hearing_notice", [1, 2])
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, arbitrator, {
        "came": [1, 2], "mediated": True,
        "record": "围绕停工期间工资和解除的依据举证、质证、辩论。当庭组织调解，公司愿付三万元，申请人不同意，调解未成。",
    })  # fmt: skip
    diary.wait(3)
    reason = "案情复杂，双方庭后补充鉴定材料和考勤数据，需要核对。"
    yield diary.act(Do.EXTEND_ARBITRATION, DIRECTOR, {"days": 15, "reason": reason})
    yield _serve(diary, "extension_notice", [1, 2])
    diary.turn_to(opened_on + timedelta(days=100))
    yield diary.act(Do.DELIBERATE, arbitrator, {
        "presiding_says": "停工留薪期工资、解除的赔偿都有依据。", "second_says": "同意首席仲裁员的意见。",
        "third_says": "停工留薪期工资同意；解除是否违法，公司的考勤数据还有一定证明力。", "agreed": "majority",
        "result": "支持停工留薪期工资和违法解除赔偿金。", "dissent": "第三席认为解除的依据并非完全没有，赔偿金可以酌减。",
    })  # fmt: skip
    yield diary.act(Do.AWARD, arbitrator, _wu_award())
    diary.turn_to(opened_on + timedelta(days=102))
    yield _serve(diary, "award_final", [1])
    yield _serve(diary, "award_nonfinal", [1])
    diary.turn_to(opened_on + timedelta(days=105))
    yield _serve(diary, "award_final", [2], sent_days_ago=2)
    yield _serve(diary, "award_nonfinal", [2], sent_days_ago=2)


def _wu_award() -> dict[str, Any]:
    return {
        "answer": "公司辩称：停工期间已支付生活费，无须再付工资；车床岗位因设备更新撤销，解除劳动合同合法。",
        "findings": "吴建平自2019年3月起在公司做车床工，月平均工资6500元；工作中受伤，经认定为工伤，停工治疗三个月，公司只支付"
        "生活费6900元。复工后公司口头通知解除，没有提交岗位撤销和协商变更的证据。",
        "evidence": "劳动合同、工资流水、工伤认定决定书、鉴定结论、微信聊天记录",
        "reasoning": "停工留薪期内，原工资福利待遇不变，由所在单位按月支付，公司应当补足差额12600元。公司主张岗位撤销，但没有证明"
        "已就变更劳动合同与申请人协商，口头解除缺乏事实和法律依据，属于违法解除，应当按经济补偿标准的二倍支付赔偿金91000元。",
        "articles": "《工伤保险条例》第三十三条，《中华人民共和国劳动合同法》第四十条、第四十七条、第四十八条、第八十七条",
        "lines": [{"claim": 1, "upheld": True, "amount": "12600"}, {"claim": 2, "upheld": True, "amount": "91000"}],
        "perform_within": 15,
    }
