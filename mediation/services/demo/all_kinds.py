"""Cases of the demo whose parties are no company and no holder of an ID card, with the address that they confirmed for service.

A shop with its 经营者 and a cook from 台湾; a teacher from abroad and a school.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import DIRECTOR, LEAD, MEDIATOR, REGISTRAR, accepted, agreed, diary_of

CLERK = "shuji1"
NOBODYS_PERMIT, NOBODYS_PASSPORT = "00000001", "X0000000"
"""Numbers of the right form that were never given out."""


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The two cases, of the last weeks."""
    yield "kinds-shop", _shop(diary_of(calendar, "shop", calendar.working_day_before(today, 25)))
    yield "kinds-school", _school(diary_of(calendar, "school", calendar.working_day_before(today, 9)))


def _shop(diary: Diary) -> Life:
    """A cook from 台湾 and the shop whose name stands on its licence: the party is the shop, 王大明 runs it (民诉法解释 第59条)."""
    rng = diary.rng
    cook: dict[str, Any] = {
        **person(rng, "陈美惠", "female", 1981, "晋江市陈埭镇（现住）"), "id_paper": "taiwan", "id_number": NOBODYS_PERMIT,
        "born": "1981-06-12", "email": "chenmeihui@example.com",
    }  # fmt: skip
    owner = person(rng, "王大明", "male", 1974)
    shop = company(rng, "晋江市陈埭镇好再来小吃店", "王大明", "晋江市陈埭镇某某街12号") | {
        "type": "trader", "alias": "阿明面线糊", "sex": "male", "id_number": owner["id_number"], "ethnicity": "汉族",
        "mailing_address": "晋江市罗山街道某某小区3栋", "postcode": "362200",
    }  # fmt: skip
    shop.pop("post")
    yield diary.act(Do.REGISTER, LEAD, {
        "cause": "02", "manner": "oral", "source": "walk_in", "applicants": [cook], "respondents": [shop],
        "claims": [{"claimant": 1, "item": "wages", "amount": "13200", "detail": "两个月工资"}],
        "story": "陈美惠从台湾来，在门头叫“阿明面线糊”的店里做厨师，两个月工资 13,200 元没有支付。"
        "营业执照上的字号是好再来小吃店，经营者王大明。",
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.ACCEPT_MEDIATION, LEAD, {"both_consent": True, "bring": "排班表、转账记录"})
    yield diary.act(Do.ASSIGN_MEDIATOR, LEAD, {"mediator": MEDIATOR})
    yield diary.act(Do.CONFIRM_ADDRESS, MEDIATOR, {"party": 1, "place": "home", "channel": "email"})
    yield diary.act(Do.CONFIRM_ADDRESS, MEDIATOR, {
        "party": 2, "place": "mailing", "receiver": "李阿兰", "relation": "配偶",
    })  # fmt: skip
    meets, place = diary.calendar.working_day_after(diary.day, 3), "陈埭镇第一调解室"
    yield diary.act(Do.SET_SESSION, MEDIATOR, {"session_on": meets.isoformat(), "starts": "15:00", "place": place})
    diary.turn_to(meets)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": place, "present": "陈美惠；经营者王大明；调解员",
        "content": "双方对账，王大明承认两个月工资没有发，愿意一次付清。", "result": "同意 13,200 元一次付清",
    })  # fmt: skip
    due = diary.calendar.working_day_after(diary.day, 8)
    line = {"payee": 1, "claim": 1, "amount": "13200", "due_on": due.isoformat(), "what": "两个月工资"}
    yield from agreed(diary, MEDIATOR, {"promises": [line]})
    diary.turn_to(due)
    yield diary.act(Do.RECORD_PAYMENT, MEDIATOR, {"payments": [{"promise": 1, "amount": "13200"}], "proof": "转账截图"})
    yield diary.act(Do.CLOSE_MEDIATION, MEDIATOR, {"note": "已付清。"})


def _school(diary: Diary) -> Life:
    """A teacher from abroad against a 民办非企业单位: her papers go by e-mail, because she agreed to it on record; the school's do not."""
    rng = diary.rng
    teacher: dict[str, Any] = {
        **person(rng, "MARIA SANTOS", "female", 1992, "晋江市青阳街道（现住）"), "id_paper": "passport", "id_number": NOBODYS_PASSPORT,
        "born": "1992-02-03", "nationality": "菲律宾", "email": "maria.santos@example.com",
    }  # fmt: skip
    school = company(rng, "晋江市屿萤培训学校", "蔡某", "晋江市青阳街道某某路7号") | {"type": "service", "post": "校长"}
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": [teacher], "respondents": [school],
        "claims": [{"claimant": 1, "item": "wages", "amount": "19500", "detail": "三个月工资"}],
        "story": "MARIA SANTOS 持工作许可在该校教英语，离职前三个月工资 19,500 元没有支付。",
    }, proceeding=0)  # fmt: skip
    diary.wait(2)
    yield from accepted(diary)
    yield diary.act(Do.CONFIRM_ADDRESS, CLERK, {"party": 1, "place": "home", "channel": "email"})
    yield diary.act(Do.SERVE, CLERK, {
        "served": "acceptance_notice", "parties": [1], "method": "electronic", "receipt": "邮件到达回执",
    })  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": "zhongcai1", "clerk": CLERK})
    yield diary.act(Do.SERVE, CLERK, {"served": "respond_notice", "parties": [2], "method": "direct"})
