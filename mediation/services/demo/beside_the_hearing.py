"""Cases of the demo with what happens beside a hearing: an appraisal, a workshop looked at, a day put off, a mediation entrusted to others;
a case that is withdrawn; wages paid before anything is awarded; a case that ends because nobody comes in a dead man's place.
"""

from collections.abc import Iterator
from datetime import date

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import ROOM, Trial, asks
from mediation.services.demo.usual import COURT, DIRECTOR, REGISTRAR, diary_of

CLERK, ARBITRATOR = "shuji1", "zhongcai4"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The four cases: one is put off to a day that comes, of one a part is with the court that enforces, two are over."""
    yield "beside-appraised", _appraised(diary_of(calendar, "appraised", calendar.working_day_before(today, 30)))
    yield "beside-entrusted", _entrusted(diary_of(calendar, "entrusted", calendar.working_day_before(today, 21)))
    yield "beside-urgent", _urgent(diary_of(calendar, "urgent", calendar.working_day_before(today, 11)))
    yield "beside-nobody", _nobody(diary_of(calendar, "nobody", calendar.working_day_before(today, 33)))


def _appraised(diary: Diary) -> Life:
    """The signature on a resignation is doubted: an expert looks at it, the arbitrator at the workshop. She is in hospital on the day, and
    another day is set, which comes next week."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "谭玉梅", "female", 1991), company(diary.rng, "晋江市汐榕伞业有限公司", "洪某")
    story = "谭玉梅在该公司做缝面工，公司出示一份署其姓名的辞职书，她称不是本人所写，请求支付赔偿金。"
    yield from trial.opened("04", [worker], [employer], [asks(1, "compensation", "33600", "违法解除劳动合同赔偿金")], story)
    diary.wait(3)
    letter = {"name": "辞职书", "proves": "申请人自行辞职", "source": "公司人事", "handed": "original", "pages": 1}
    yield diary.act(Do.RECORD_EVIDENCE, CLERK, {"submitter": 2, "exhibits": [letter]})
    yield diary.act(Do.COMMISSION_APPRAISAL, ARBITRATOR, {
        "asked_by": [1], "matter": "辞职书上的签名是否本人所写", "organisation": "福建某司法鉴定所（示例）", "chosen": "agreed",
        "materials": "辞职书原件、本人当场书写的样本", "days": 20,
    })  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.INSPECT_SITE, ARBITRATOR, {
        "place": "公司二楼缝面车间", "inspectors": "仲裁员郑晓霞、书记员孙婷", "present": "谭玉梅；公司主管",
        "findings": "考勤机记录显示谭玉梅在辞职书所载日期之后仍打卡上班六天。",
    })  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.SUSPEND, DIRECTOR, {"ground": "appraisal", "reason": "辞职书签名的笔迹已委托鉴定"})
    yield trial.sends("suspension_notice")
    diary.wait(9)
    yield diary.act(Do.RECEIVE_APPRAISAL, CLERK, {"result": "given", "opinion": "（示例）鉴字某号：不是本人所写"})
    yield diary.act(Do.RESUME, DIRECTOR, {"reason": "鉴定意见已经收到。"})
    yield trial.sends("resumption_notice")
    hearing = trial.after(7)
    yield from trial.set(7)
    diary.turn_to(diary.calendar.working_day_before(hearing, 4))
    ill = {"parties": [1], "reason": "住院手术，有住院通知", "late_because": None}
    yield diary.act(Do.REQUEST_POSTPONEMENT, CLERK, ill)
    diary.wait(1)
    yield diary.act(Do.POSTPONE_HEARING, DIRECTOR, {
        "hearing_on": trial.after(12).isoformat(), "starts": "15:00", "place": ROOM, "reason": "申请人住院手术，属于正当理由",
    })  # fmt: skip
    yield trial.sends("postponement_notice")


def _entrusted(diary: Diary) -> Life:
    """Both agree that the town's people try once more. They do not settle there but go on talking, and the worker withdraws when
    he is paid."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "邹海波", "male", 1987), company(diary.rng, "晋江市澜柏模具有限公司", "苏某")
    story = "邹海波在该公司做车床工，离职后一个半月工资 11,400 元没有结清。"
    yield from trial.opened("02", [worker], [employer], [asks(1, "wages", "11400", "一个半月工资")], story)
    diary.wait(1)
    yield diary.act(Do.ENTRUST_MEDIATION, CLERK, {"both_consent": True, "organisation": "陈埭镇劳动人事争议调解中心"})
    diary.wait(5)
    yield diary.act(Do.END_ENTRUSTED, CLERK, {"agreed": False, "note": "公司只同意先付一半，没有达成协议"})
    diary.wait(4)
    paid = "公司已经全额付清，双方自行和解"
    yield diary.act(Do.WITHDRAW_ARBITRATION, CLERK, {"settled_privately": True, "reason": paid})
    diary.wait(1)
    yield trial.sends("withdrawal_decision")
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "准予撤回决定书已送达，归档"})


def _urgent(diary: Diary) -> Life:
    """His hand is crushed and the hospital asks for a deposit: what the company owes for the treatment is ordered to be paid at once, and
    the court enforces it while the arbitration goes on."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "冉启贵", "male", 1983), company(diary.rng, "晋江市屿槿机械有限公司", "施某")
    claims = [
        asks(1, "injury_medical", "26000", "已经认定工伤的后续手术费"),
        asks(1, "injury_leave_pay", "18600", "停工留薪期工资"),
    ]
    story = "冉启贵做焊工时手部受伤，已经认定工伤，公司没有参保也不再垫付，后续手术等待交费。"
    yield from trial.opened("11", [worker], [employer], claims, story)
    diary.wait(3)
    yield diary.act(Do.ORDER_PRIOR_EXECUTION, ARBITRATOR, {
        "asked_on": diary.day.isoformat(), "rights_clear": True, "hardship": "家中没有其他收入，医院通知不交费不能安排手术",
        "lines": [{"claim": 1, "amount": "20000"}],
    })  # fmt: skip
    yield trial.sends("prior_execution_award")
    yield diary.act(Do.HAND_OVER_ENFORCEMENT, CLERK, {"parties": [1], "court": COURT})
    diary.wait(2)
    yield from trial.set(11)


def _nobody(diary: Diary) -> Life:
    """The worker dies, alone: nobody inherits, and the case ends."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "段长青", "male", 1983), company(diary.rng, "晋江市沚鹿陶瓷有限公司", "李某")
    said = "段长青在该公司做选砖工，两个月工资没有支付。"
    yield from trial.opened("02", [worker], [employer], [asks(1, "wages", "9300", "两个月工资")], said)
    diary.wait(5)
    yield diary.act(Do.SUSPEND, DIRECTOR, {"ground": "death", "reason": "段长青因病死亡，有无继承人还没有查明"})
    yield trial.sends("suspension_notice", 2)
    diary.wait(18)
    proof = "段长青因病死亡，没有配偶、子女、父母、兄弟姐妹等继承人，有死亡医学证明书和户籍地派出所、村委会的证明"
    yield trial.by_director(Do.END_WITHOUT_HEIRS, {"proof": proof})
    yield trial.sends("termination_decision", 2)
    diary.wait(2)
    yield diary.act(Do.CLOSE_ARBITRATION, REGISTRAR, {"note": "终止审理决定书已送达公司，归档"})
