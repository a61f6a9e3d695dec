"""Cases of the demo told of parties whom the law helps: a widow who is a party herself inherits with her child, for whom she acts; and an
employer who went back to Hong Kong and is told by publication.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.rules.steps.public import published_until
from mediation.services.demo import names
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import DIRECTOR, REGISTRAR, accepted, diary_of, serve

CLERK, ARBITRATOR = "shuji2", "zhongcai3"
ABROAD_DAYS = 60
NOBODYS_PERMIT = "H00000001"
ELEVEN = timedelta(days=4018)
"""Eleven years: the age of the child."""


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The two cases; the second waits for a hearing today."""
    for name, tell, days in (("widow", _widow, 90), ("abroad", _abroad, 145)):
        yield f"law-{name}", tell(diary_of(calendar, name, today - timedelta(days=days)))


def _filed(diary: Diary, workers: list[dict[str, Any]], employer: dict[str, Any], amount: str, story: str, **more: Any) -> Life:
    """Filed for wages, accepted, told to those who applied, heard by one arbitrator."""
    claims = [{"claimant": n, "item": "wages", "amount": amount, "detail": "拖欠的工资"} for n, _ in enumerate(workers, 1)]
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": workers, "respondents": [employer], "claims": claims,
        "story": story, **more,
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from accepted(diary)
    applicants = range(1, len(workers) + 1)
    yield serve(diary, CLERK, "acceptance_notice", *applicants)
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": ARBITRATOR, "clerk": CLERK})
    yield serve(diary, CLERK, "tribunal_notice", *applicants)


def _widow(diary: Diary) -> Life:
    """Man and wife worked for one factory and ask for their wages. He dies; she, who is a party, and their son of eleven inherit a half
    each: she goes on with her own claim and her half, and acts for her son, who cannot act himself.
    """
    rng = diary.rng
    man, wife = person(rng, "柯水生", "male", 1980), person(rng, "庄阿珠", "female", 1982)
    factory = company(rng, "晋江市屿砚纸品有限公司", "龚某")
    yield from _filed(diary, [man, wife], factory, "15000", "柯水生、庄阿珠夫妻在该厂做工，各有三个月工资 15,000 元没有支付。")
    yield serve(diary, CLERK, "respond_notice", 3)
    yield serve(diary, CLERK, "tribunal_notice", 3)
    diary.wait(6)
    born = diary.day - ELEVEN
    son = {
        "type": "person", "name": "柯小宝", "sex": "male", "id_number": names.childs_number(rng, born, "male"),
        "phone": wife["phone"], "address": wife["address"], "share": "50",
    }  # fmt: skip
    yield diary.act(Do.CHANGE_PARTY, CLERK, {
        "ground": "died", "party": 1, "joined": [son], "already": [{"party": 2, "share": "50"}],
        "since": (diary.day - timedelta(days=3)).isoformat(), "proof": "死亡医学证明书、结婚证、出生医学证明；其他继承人声明放弃",
    })  # fmt: skip
    mother = yield diary.act(Do.REGISTER_AGENT, CLERK, {
        "principals": [4], "basis": "statutory", "name": "庄阿珠", "standing": "relative", "post": "母亲", "papers": True,
        "kinds": ["arbitration"], "note": "户口簿、出生医学证明",
    })  # fmt: skip
    yield serve(diary, CLERK, "change_party_notice", 2, 3)
    yield serve(diary, CLERK, "change_party_notice", 4, taken_by="agent", agent=mother.seq)
    hearing = diary.calendar.working_day_after(diary.day, 14)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第二仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 2, 3)
    yield serve(diary, CLERK, "hearing_notice", 4, taken_by="agent", agent=mother.seq)
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {
        "came": [2, 3], "agents": [mother.seq], "mediated": True, "record": "双方对欠薪数额没有争议，愿意调解。",
    })  # fmt: skip
    paid_on = diary.calendar.working_day_after(diary.day, 15)
    due = paid_on.isoformat()
    lines = [(2, 2, "15000"), (4, 1, "7500"), (2, 3, "7500")]
    yield diary.act(Do.SETTLE, ARBITRATOR, {
        "promises": [{"payee": payee, "claim": claim, "amount": amount, "due_on": due} for payee, claim, amount in lines],
        "by_agents": [mother.seq],
    })  # fmt: skip
    yield serve(diary, CLERK, "settlement", 2, 3)
    yield serve(diary, CLERK, "settlement", 4, taken_by="agent", agent=mother.seq)
    diary.turn_to(paid_on)
    payments = [{"promise": number, "amount": amount} for number, (_, _, amount) in enumerate(lines, 1)]
    yield diary.act(
        Do.RECORD_PAYMENT, CLERK, {"payments": payments, "proof": "银行回单；儿子的由母亲代领", "by_agents": [mother.seq]}
    )
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "已付清，归档"})


def _abroad(diary: Diary) -> Life:
    """The shop's keeper went back to Hong Kong and has no home here: what is served on him is published for sixty days, and only then his
    ten working days begin; the hearing is set for after another sixty.
    """
    rng = diary.rng
    worker = person(rng, "骆桂香", "female", 1979)
    owner = {
        **person(rng, "梁启文", "male", 1968, "香港特别行政区九龙（境内没有住所）"), "type": "owner", "id_paper": "hkmo",
        "id_number": NOBODYS_PERMIT, "born": "1968-05-06",
    }  # fmt: skip
    story = "骆桂香在梁启文开的糕饼店做工，店已关门，四个月工资 17,600 元没有支付，本人已回香港。"
    yield from _filed(diary, [worker], owner, "17600", story, circumstances=["abroad"])
    copy = ("respond_notice", "tribunal_notice")
    for paper in copy:
        yield diary.act(Do.PUBLISH_SERVICE, CLERK, {
            "served": paper, "parties": [2], "reason": "在境内没有住所，邮寄退回，电话无法接通", "abroad": True,
        })  # fmt: skip
    diary.turn_to(published_until(diary.calendar, diary.day, ABROAD_DAYS))
    for paper in copy:
        yield diary.act(Do.DEEMED_SERVED, CLERK, {"served": paper, "parties": [2]})
    diary.turn_to(diary.calendar.working_day_after(diary.day, 11))
    hearing = diary.calendar.working_day_after(diary.calendar.roll_forward(diary.day + timedelta(days=ABROAD_DAYS)), 7)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "15:00", "place": "第二仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 1)
    yield diary.act(Do.PUBLISH_SERVICE, CLERK, {
        "served": "hearing_notice", "parties": [2], "reason": "在境内没有住所，以其他方式无法送达", "abroad": True,
    })  # fmt: skip
    diary.turn_to(published_until(diary.calendar, diary.day, ABROAD_DAYS))
    yield diary.act(Do.DEEMED_SERVED, CLERK, {"served": "hearing_notice", "parties": [2]})
