"""A case of the demo in which each acts for himself: ten workers elect three who may settle for them, an eleventh joins, and signs a week
after the others.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo import names
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life

LEAD, MEDIATOR = "chendai", "chendai2"
TEN = ("莫阿坤", "莫水英", "覃桂生", "覃美兰", "韦正光", "韦小妹", "蓝永福", "蓝秋月", "罗金贵", "罗细妹")
WOMEN = frozenset({"莫水英", "覃美兰", "韦小妹", "蓝秋月", "罗细妹"})
EACH = "3800"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The case; it began some three weeks before today."""
    yield "by-person", _signed_by_person(Diary(names.seeded("story by person"), calendar, today - timedelta(days=24)))


def _signed_by_person(diary: Diary) -> Life:
    rng = diary.rng
    workers = [person(rng, name, "female" if name in WOMEN else "male", 1981, "广西某县某镇，暂住晋江市陈埭镇") for name in TEN]
    claims = [{"claimant": n, "item": "wages", "amount": EACH, "detail": "最后一个月计件工资"} for n in range(1, len(TEN) + 1)]
    yield diary.act(Do.REGISTER, LEAD, {
        "cause": "02", "manner": "oral", "source": "walk_in", "green_channel": True, "applicants": workers,
        "respondents": [company(rng, "晋江市苇塘鞋业有限公司", "庄某")], "claims": claims,
        "story": "莫阿坤等十人在该厂成型组做计件工，订单转走后最后一个月工资没有发，每人 3,800 元。",
    }, proceeding=0)  # fmt: skip
    yield diary.act(Do.ACCEPT_MEDIATION, LEAD, {"both_consent": True})
    yield diary.act(Do.ASSIGN_MEDIATOR, LEAD, {"mediator": MEDIATOR})
    chosen = {"representatives": [1, 2, 3], "signed_list": True, "powers": ["settling"]}
    yield diary.act(Do.ELECT_REPRESENTATIVES, MEDIATOR, chosen)
    diary.wait(1)
    late = {"claimant": 1, "item": "wages", "amount": EACH, "detail": "最后一个月计件工资"}
    yield diary.act(Do.JOIN_MEDIATION, MEDIATOR, {
        "applicants": [person(rng, "龙秀珍", "female", 1990, "广西某县某镇，暂住晋江市陈埭镇")], "claims": [late],
        "consent_on": diary.day.isoformat(), "others_consent_on": diary.day.isoformat(), "reason": "同一班组，事后得知",
    })  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "came": [1, 2, 3, 12], "present": "公司代表庄某",
        "content": "公司承认欠薪，请求宽限十天。", "result": "全额支付，十天内付清",
    })  # fmt: skip
    due = diary.day + timedelta(days=10)
    payees = [*range(1, 11), 12]
    lines = [{"payee": n, "claim": c, "amount": EACH, "due_on": due.isoformat()} for c, n in enumerate(payees, 1)]
    yield diary.act(Do.REACH_AGREEMENT, MEDIATOR, {"promises": lines})
    day = diary.day.isoformat()
    rows = [*({"party": n, "on": day} for n in (1, 2, 3, 11)), *({"party": n, "how": "representative"} for n in range(4, 11))]
    papers = {"mediator_signed_on": day, "sealed_on": day}
    yield diary.act(Do.SIGN_AGREEMENT, MEDIATOR, {**papers, "signed": [*rows, {"party": 12, "how": "not_yet"}]})
    diary.wait(5)
    yield diary.act(Do.SIGN_LATER, MEDIATOR, {"signed": [{"party": 12, "how": "self", "on": diary.day.isoformat()}]})
