"""Cases of the demo that something comes to later: an arbitrator falls ill, a worker comes back to a closed mediation for what was
agreed, another asks for an order to pay, one of two goes to court because no award comes in time.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import COURT, DIRECTOR, LEAD, MEDIATOR, REGISTRAR, agreed, begun, diary_of, serve, taken_up

CLERK, ARBITRATOR, IN_PLACE = "shuji2", "zhongcai3", "zhongcai4"
TRIAL = timedelta(days=45)


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The four cases; the work that they leave lies on the desks today."""
    yield "later-ill", _taken_over(diary_of(calendar, "ill", calendar.working_day_before(today, 12)))
    yield "later-back", _come_back(diary_of(calendar, "come back", today - timedelta(days=70)))
    yield "later-order", _to_order(diary_of(calendar, "to order", today - timedelta(days=36)))
    yield "later-court", _to_court(diary_of(calendar, "to court", today - timedelta(days=75)))


def _filed(
    diary: Diary, workers: list[dict[str, Any]], employer: dict[str, Any], claims: list[dict[str, Any]], story: str
) -> Life:
    """Filed, accepted, told to everybody, before one arbitrator."""
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": workers, "respondents": [employer],
        "claims": claims, "story": story,
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from taken_up(diary, CLERK, ARBITRATOR, applicants=len(workers))


def _taken_over(diary: Diary) -> Life:
    """The arbitrator is ill before a day is set; another takes the seat, and the parties are told who."""
    worker = person(diary.rng, "谢桂香", "female", 1983)
    claims = [{"claimant": 1, "item": "wages", "amount": "9600", "detail": "两个月工资"}]
    story = "谢桂香在该公司做成型工，离职后两个月工资 9,600 元没有支付。"
    yield from _filed(diary, [worker], company(diary.rng, "晋江市栎川鞋业有限公司", "丁某"), claims, story)
    diary.wait(4)
    reason = "蔡永祥因病住院，本案由郑晓霞接替，已书面通知双方。"
    yield diary.act(
        Do.CHANGE_ARBITRATOR, DIRECTOR, {"seat": "presiding", "arbitrator": IN_PLACE, "ground": "ill", "reason": reason}
    )
    yield serve(diary, CLERK, "tribunal_notice", 1, 2)


def _come_back(diary: Diary) -> Life:
    """An agreement in two parts, closed after it was signed; the second part does not come, and the worker goes on from the closed
    file."""
    worker, employer = person(diary.rng, "章得贵", "male", 1976), company(diary.rng, "晋江市岫远包装有限公司", "许某")
    yield from begun(diary, {
        "cause": "02", "manner": "oral", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [{"claimant": 1, "item": "wages", "amount": "13200", "detail": "三个月工资"}],
        "story": "章得贵在该公司做装卸，三个月工资 13,200 元没有支付。",
    })  # fmt: skip
    diary.wait(2)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "present": "章得贵；公司代表许某；调解员", "content": "公司承认欠薪，请求分期支付。", "result": "达成一致",
    })  # fmt: skip
    soon, later = (diary.day + timedelta(days=days) for days in (7, 30))
    parts = [(soon, "6600"), (later, "6600")]
    promises = [{"payee": 1, "claim": 1, "amount": amount, "due_on": due.isoformat()} for due, amount in parts]
    yield from agreed(diary, MEDIATOR, {"promises": promises})
    diary.turn_to(soon)
    yield diary.act(Do.RECORD_PAYMENT, MEDIATOR, {"payments": [{"promise": 1, "amount": "6600"}], "proof": "转账回单"})
    yield diary.act(Do.CLOSE_MEDIATION, MEDIATOR, {"note": "第一期已付，余款按协议履行"})
    diary.turn_to(later + timedelta(days=2))
    by = (diary.day + timedelta(days=5)).isoformat()
    asked = {"parties": [2], "way": "phone", "until": by, "reply": "公司称等回款，没有说哪一天付"}
    yield diary.act(Do.DEMAND_PERFORMANCE, MEDIATOR, asked)
    diary.turn_to(later + timedelta(days=9))
    note = "第二期 6,600 元到期没有支付，公司电话无人接听。"
    yield diary.act(Do.RECORD_BREACH, MEDIATOR, {"note": note, "told_on": diary.day.isoformat()})
    diary.wait(3)
    rest = [{"promise": 2, "amount": "6600"}]
    yield diary.act(Do.ARBITRATE_AGREEMENT, LEAD, {"parties": [1], "sums": rest, "note": "依照已经生效的调解协议请求支付余款"})


def _to_order(diary: Diary) -> Life:
    """An agreement that is not kept: the worker is told, and asks the court for an order to pay, which is on its way today."""
    worker, employer = person(diary.rng, "苏桂花", "female", 1979), company(diary.rng, "晋江市松涧纸品有限公司", "吴某")
    yield from begun(diary, {
        "cause": "04", "manner": "oral", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [
            {"claimant": 1, "item": "severance", "amount": "27600", "detail": "解除劳动合同经济补偿"},
            {"claimant": 1, "item": "wages", "amount": "4600", "detail": "最后一个月工资"},
        ],
        "story": "苏桂花在该公司做分切工六年，公司搬迁后不再安排工作，经济补偿和最后一个月工资共 32,200 元没有支付。",
    })  # fmt: skip
    diary.wait(2)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "present": "苏桂花；公司代表吴某；调解员", "content": "公司愿意补偿，请求少付一些。", "result": "达成一致",
    })  # fmt: skip
    due = diary.day + timedelta(days=10)
    sums = [(1, "24000"), (2, "4600")]
    promises = [{"payee": 1, "claim": claim, "amount": amount, "due_on": due.isoformat()} for claim, amount in sums]
    yield from agreed(diary, MEDIATOR, {"promises": promises, "left": [{"party": 1, "how": "waived"}]})
    diary.turn_to(due + timedelta(days=3))
    note = "两笔共 28,600 元到期没有支付，公司称货款没有收回。"
    yield diary.act(Do.RECORD_BREACH, MEDIATOR, {"note": note, "told_on": diary.day.isoformat()})
    diary.wait(2)
    yield diary.act(Do.RECORD_PAYMENT_ORDER, MEDIATOR, {"event": "applied", "sums": [1, 2], "note": "持调解协议书申请"})
    diary.wait(3)
    yield diary.act(
        Do.RECORD_PAYMENT_ORDER, MEDIATOR, {"event": "accepted", "sums": [1, 2], "number": "（示例）闽0582民督某号"}
    )
    diary.wait(4)
    yield diary.act(Do.RECORD_PAYMENT_ORDER, MEDIATOR, {"event": "issued", "sums": [1, 2]})


def _to_court(diary: Diary) -> Life:
    """Two workers; the forty-five days pass without an award, one sues and a court takes the suit: the other's case goes on."""
    workers = [person(diary.rng, "饶春生", "male", 1980), person(diary.rng, "饶冬梅", "female", 1985)]
    claims = [{"claimant": n, "item": "overtime", "amount": "5200", "detail": "周末加班工资"} for n in (1, 2)]
    story = "二人在该公司做染整，周末长期加班没有支付加班工资。"
    yield from _filed(diary, workers, company(diary.rng, "晋江市蓝汀染整有限公司", "庄某"), claims, story)
    accepted = diary.day
    diary.wait(2)
    yield diary.act(Do.SUSPEND, DIRECTOR, {"ground": "other_case", "reason": "须以另一案件的考勤鉴定为依据。"})
    diary.turn_to(diary.calendar.working_day_after(accepted + TRIAL, 3))  # wherever the last of the days falls on a holiday
    done = yield diary.act(Do.SUE_OVERDUE, CLERK, {"parties": [1], "court": COURT})
    diary.wait(3)
    docketed = {"court_number": "（示例）闽0582民初某号"}
    yield diary.act(Do.DOCKET_SUIT, CLERK, docketed, proceeding=done.proceeding)
    given = {"parties": [1], "court": COURT, **docketed}
    yield diary.act(Do.TERMINATE_PART, DIRECTOR, given)
    diary.wait(1)
    yield serve(diary, CLERK, "termination_decision", 1, 3)
