"""Cases of the demo that come from one construction site (一个工程项目的三件案): two complaints and a mediation, one record of the site."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, select

from mediation.models import Site, Write
from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.base import accounts
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import FIRST, found, handed_over, looked_into, taken_up
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import LEAD, MEDIATOR, diary_of
from mediation.services.upkeep import sites

SITE = "晋江市池店镇屿禾安置房二期工程"
LABOUR, BUILDER, OWNER = "泉州市屿禾建筑劳务有限公司", "福建省屿禾建设工程有限公司", "晋江市屿禾置业有限公司"
PLACE = "晋江市池店镇工业区"
HOME = "四川省某县某镇，暂住晋江市某工地"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases, the newest a few working days old."""
    for name, tell, days in (("ordered", _ordered, 36), ("looked-into", _looked_into, 18), ("mediated", _mediated, 8)):
        yield f"site-{name}", tell(diary_of(calendar, f"site {name}", calendar.working_day_before(today, days)))


def _employers(diary: Diary) -> list[dict[str, Any]]:
    """The unit that took the workers on, and the one that has the whole of the works."""
    return [company(diary.rng, LABOUR, "向某", PLACE), company(diary.rng, BUILDER, "章某", PLACE)]


def _ordered(diary: Diary) -> Life:
    """Three joiners are not paid; the order is served, its days go by, and nothing comes."""
    people = [person(diary.rng, name, "male", 1976, HOME) for name in ("屈阿昌", "邹永福", "冉志海")]
    sums = ("12600", "11800", "9700")
    yield from taken_up(diary, 2, {
        "applicants": people, "respondents": _employers(diary),
        "claims": [asks(n, "wages", amount, "木工班组工资") for n, amount in enumerate(sums, 1)],
        "story": "屈阿昌等三人在池店镇安置房二期工地做木工，班组两个月工资没有发。",
    })  # fmt: skip
    yield diary.act(Do.TIE_TO_SITE, FIRST, {"site": SITE})
    diary.wait(2)
    yield looked_into(
        diary, "on_site", "项目部", "向某；章某", "查看考勤表、工资表和专用账户流水，三人两个月工资没有通过专用账户发放。"
    )
    diary.wait(3)
    yield found(diary, "欠付三人两个月工资 34,100 元，考勤表、工资表相符。")
    due = (diary.day + timedelta(days=7)).isoformat()
    yield diary.act(Do.ORDER_CORRECTION, FIRST, {
        "violations": "拖欠三人工资 34,100 元", "articles": "《保障农民工工资支付条例》第三条、第三十条", "days": 7,
        "correction": "劳务公司足额支付，不支付的由总承包单位先行清偿。",
        "promises": [{"payee": n, "claim": n, "amount": amount, "due_on": due, "debtors": [4], "first": [5]}
                     for n, amount in enumerate(sums, 1)],
    })  # fmt: skip
    yield handed_over(diary, "correction_order", 4, 5)


def _looked_into(diary: Diary) -> Life:
    """A steel fixer of the same site, whose complaint is being looked into."""
    yield from taken_up(diary, 2, {
        "applicants": [person(diary.rng, "苟大成", "male", 1981, HOME)], "respondents": _employers(diary),
        "claims": [asks(1, "wages", "15200", "钢筋班组工资")],
        "story": "苟大成在池店镇安置房二期工地做钢筋工，三个月工资没有发。",
    })  # fmt: skip
    yield diary.act(Do.TIE_TO_SITE, FIRST, {"site": SITE})
    diary.wait(2)
    yield looked_into(diary, "interview", "市劳动监察大队询问室", "章某", "章某称人工费用已经拨给劳务公司，没有提供凭证。")


def _mediated(diary: Diary) -> Life:
    """A watchman of the site, whom the labour company did not pay, goes to the mediators of the town."""
    yield diary.act(Do.REGISTER, MEDIATOR, {
        "cause": "02", "manner": "oral", "source": "walk_in", "green_channel": True,
        "applicants": [person(diary.rng, "郑阿水", "male", 1969, HOME)], "respondents": [company(diary.rng, LABOUR, "向某", PLACE)],
        "claims": [asks(1, "wages", "6400", "看管工地两个月工资")], "story": "郑阿水看管池店镇安置房二期工地，两个月工资没有发。",
    }, proceeding=0)  # fmt: skip
    yield diary.act(Do.ACCEPT_MEDIATION, MEDIATOR, {"both_consent": True})
    yield diary.act(Do.ASSIGN_MEDIATOR, LEAD, {"mediator": MEDIATOR})
    yield diary.act(Do.TIE_TO_SITE, MEDIATOR, {"site": SITE})


def record_the_site(session: Write, today: date) -> None:
    """Let the inspector write down what was found at the site; nothing where its cases are not told."""
    row = session.exec(select(Site).where(Site.name == SITE).order_by(col(Site.id))).first()
    if row is None or row.id is None or row.kept != "{}":
        return
    units = (("owner", OWNER), ("contractor", BUILDER), ("subcontractor", LABOUR), ("team_leader", "向阿海"))
    sites.change(session, accounts.actor_named(session, FIRST), row.id, {
        "address": "晋江市池店镇某路", "permit": "350582202601010101", "permit_seen": "yes", "authority": "housing", "public_money": "yes",
        "units": [{"role": role, "name": name} for role, name in units], "real_name": "yes", "ledger": "no", "wage_account": "yes",
        "bank": "某银行晋江支行", "account": "6200000000000000123", "labour_share": "20", "guarantee": "letter",
        "guarantee_amount": "800000", "guarantee_until": date.fromordinal(today.toordinal() + 40).isoformat(), "pays_out": "no",
        "board": "no", "officer_seen": "yes", "officer": "冯某",
    }, sites.seen(row))  # fmt: skip
