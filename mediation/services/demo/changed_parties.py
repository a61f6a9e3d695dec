"""Cases of the demo whose parties change in law: a company is renamed, a worker dies and his heirs come, a wrong respondent is dropped,
and a thirteenth worker joins twelve of whom one leaves.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import DIRECTOR, MEDIATOR, REGISTRAR, begun, diary_of, serve, taken_up

CLERK, ARBITRATOR = "shuji2", "zhongcai3"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The four cases; the last two are still open today."""
    told = (("renamed", _renamed, 100), ("heirs", _heirs, 120), ("dropped", _dropped, 24), ("thirteenth", _thirteenth, 12))
    for name, tell, days in told:
        yield f"change-{name}", tell(diary_of(calendar, name, today - timedelta(days=days)))


def _opened(diary: Diary, workers: list[dict[str, Any]], units: list[dict[str, Any]], amount: str, story: str) -> Life:
    """Filed for wages, accepted, told to everybody who can be found: the last of two respondents cannot."""
    claims = [{"claimant": n, "item": "wages", "amount": amount, "detail": "拖欠的工资"} for n, _ in enumerate(workers, 1)]
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": workers, "respondents": units, "claims": claims,
        "story": story,
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    evidence = (diary.day + timedelta(days=15)).isoformat()
    yield from taken_up(diary, CLERK, ARBITRATOR, applicants=len(workers), evidence_until=evidence)
    diary.wait(3)


def _heard(diary: Diary, *parties: int) -> Life:
    """A hearing is set, told to these parties and held."""
    hearing = diary.calendar.working_day_after(diary.day, 12)
    fixed = {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第二仲裁庭"}
    yield diary.act(Do.SET_HEARING, ARBITRATOR, fixed)
    yield serve(diary, CLERK, "hearing_notice", *parties)
    diary.turn_to(hearing)
    held = {"came": list(parties), "mediated": True, "record": "举证、质证、辩论终结，调解不成。"}
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, held)
    diary.wait(3)


def _awarded(diary: Diary, findings: str, *lines: tuple[int, str]) -> Act:
    return diary.act(Do.AWARD, ARBITRATOR, {
        "answer": "被申请人承认欠付工资，称资金周转困难。", "findings": findings, "evidence": "工资结算单、考勤记录",
        "reasoning": "用人单位应当按月足额支付劳动报酬，拖欠的应当支付。", "articles": "《中华人民共和国劳动合同法》第三十条",
        "lines": [{"claim": claim, "upheld": True, "amount": amount} for claim, amount in lines], "perform_within": 10,
    })  # fmt: skip


def _renamed(diary: Diary) -> Life:
    """The company takes another name between the hearing's notice and the award: the notices bear the old one, the award the new."""
    worker, employer = person(diary.rng, "卢志强", "male", 1985), company(diary.rng, "晋江市旧埕鞋业有限公司", "许某")
    story = "卢志强在该公司做成型工，三个月工资 18,600 元没有支付。"
    yield from _opened(diary, [worker], [employer], "18600", story)
    yield from _heard(diary, 1, 2)
    yield diary.act(Do.CHANGE_PARTY, CLERK, {
        "ground": "renamed", "party": 2, "new_name": "晋江市新埕鞋业科技有限公司", "since": (diary.day - timedelta(days=3)).isoformat(),
        "proof": "登记机关准予变更登记通知书",
    })  # fmt: skip
    yield serve(diary, CLERK, "change_party_notice", 1, 2)
    yield _awarded(diary, "公司欠付卢志强三个月工资18600元；公司于审理中更名。", (1, "18600"))
    diary.wait(1)
    yield serve(diary, CLERK, "award_final", 1, 2)


def _heirs(diary: Diary) -> Life:
    """The worker dies after the hearing; the case waits for his wife and his son, who take his place, a half each."""
    worker, employer = person(diary.rng, "方国平", "male", 1971), company(diary.rng, "晋江市砾屿石材有限公司", "王某")
    wife, son = person(diary.rng, "刘桂英", "female", 1973), person(diary.rng, "方小军", "male", 1998)
    yield from _opened(diary, [worker], [employer], "24000", "方国平在该公司做磨光工，四个月工资 24,000 元没有支付。")
    yield from _heard(diary, 1, 2)
    died = diary.day
    yield diary.act(Do.SUSPEND, DIRECTOR, {"ground": "death", "reason": "方国平因病死亡，等待继承人表明是否参加仲裁。"})
    yield serve(diary, CLERK, "suspension_notice", 2)
    diary.wait(8)
    yield diary.act(Do.CHANGE_PARTY, CLERK, {
        "ground": "died", "party": 1, "joined": [wife, son], "since": died.isoformat(),
        "proof": "死亡医学证明书、户口簿、结婚证；其他继承人声明放弃",
    })  # fmt: skip
    yield serve(diary, CLERK, "change_party_notice", 2, 3, 4)
    yield diary.act(Do.RESUME, DIRECTOR, {"reason": "刘桂英、方小军已承继当事人的权利义务，参加仲裁。"})
    yield serve(diary, CLERK, "resumption_notice", 2, 3, 4)
    diary.wait(2)
    yield _awarded(
        diary, "公司欠付方国平四个月工资24000元，有结算单。方国平死亡，由刘桂英、方小军继承。", (1, "12000"), (2, "12000")
    )
    diary.wait(1)
    yield serve(diary, CLERK, "award_final", 2, 3, 4)


def _dropped(diary: Diary) -> Life:
    """The worker named two companies; the second has nothing to do with it and cannot be found: she drops it, and the hearing is set."""
    worker, employer = person(diary.rng, "汤丽华", "female", 1990), company(diary.rng, "晋江市砚塘服饰有限公司", "洪某")
    other = company(diary.rng, "晋江市砚塘贸易有限公司", "洪某")
    story = "汤丽华在砚塘服饰公司做车工，两个月工资 11,800 元没有支付；申请书把同名的贸易公司也列为被申请人。"
    yield from _opened(diary, [worker], [employer, other], "11800", story)
    yield diary.act(Do.CHANGE_PARTY, ARBITRATOR, {
        "ground": "dropped", "party": 3, "proof": "申请人书面申请：贸易公司与其没有劳动关系，不再请求",
    })  # fmt: skip
    yield serve(diary, CLERK, "change_party_notice", 1, 2)
    hearing = diary.calendar.working_day_after(diary.day, 14)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "15:00", "place": "第二仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 1, 2)


TWELVE = (
    "游建军", "游建民", "赖长根", "赖长生", "涂水秀", "涂水莲", "廖大山", "廖小山", "温有财", "温有福", "饶金凤", "饶金花",
)  # fmt: skip
WOMEN = ("涂水秀", "涂水莲", "饶金凤", "饶金花")


def _thirteenth(diary: Diary) -> Life:
    """Twelve ask for their wages; a workmate hears of it and joins, and one who is paid by hand meanwhile leaves."""
    rng = diary.rng
    people = [person(rng, name, "female" if name in WOMEN else "male", 1980) for name in TWELVE]
    factory = company(rng, "晋江市浅洲雨具有限公司", "苏某")
    yield from begun(diary, {
        "cause": "02", "manner": "oral", "source": "walk_in", "green_channel": True, "applicants": people, "respondents": [factory],
        "claims": [{"claimant": n, "item": "wages", "amount": "5200", "detail": "最后一个月工资"} for n, _ in enumerate(people, 1)],
        "story": "游建军等十二人在该厂做雨衣，最后一个月工资每人 5,200 元没有支付。",
    })  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.JOIN_MEDIATION, MEDIATOR, {
        "applicants": [person(rng, "占三妹", "female", 1982)],
        "consent_on": diary.day.isoformat(), "others_consent_on": diary.day.isoformat(),
        "claims": [{"claimant": 1, "item": "wages", "amount": "4900", "detail": "最后一个月工资"}],
        "reason": "同班组工友，听说后要求一并调解",
    })  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.LEAVE_MEDIATION, MEDIATOR, {"parties": [12], "reason": "厂方已当面付清工资"})
    session = diary.calendar.working_day_after(diary.day, 6)
    yield diary.act(Do.SET_SESSION, MEDIATOR, {"session_on": session.isoformat(), "starts": "09:00", "place": "陈埭镇调解室"})
