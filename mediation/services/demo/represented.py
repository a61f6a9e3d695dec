"""Cases of the demo in which somebody acts for a party: an employer's lawyers, a worker's legal aid, the representatives of many."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo import names
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import DIRECTOR, MEDIATOR, REGISTRAR, accepted, begun, diary_of, serve

CLERK, ARBITRATOR = "shuji2", "zhongcai3"
CREW = (
    "岑阿旺", "岑桂芝", "巫志成", "巫小妹", "禤国平", "禤玉珍", "覃有福", "覃丽华", "蒙永胜", "蒙秀英", "侬大山", "侬春花",
)  # fmt: skip
"""The twelve of a sewing line."""


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases; the last of them waits for its next session."""
    yield "agents-employer", _another_lawyer(diary_of(calendar, "another lawyer", calendar.working_day_before(today, 34)))
    yield "agents-aid", _legal_aid(diary_of(calendar, "legal aid", calendar.working_day_before(today, 24)))
    yield "agents-elected", _elected(diary_of(calendar, "elected", calendar.working_day_before(today, 6)))


def _opened(diary: Diary, worker: dict[str, Any], employer: dict[str, Any], claim: dict[str, Any], story: str) -> Life:
    """Filed, accepted, told to both, before one arbitrator."""
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [{"claimant": 1, **claim}], "story": story,
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from accepted(diary)
    yield serve(diary, CLERK, "acceptance_notice", 1)
    yield serve(diary, CLERK, "respond_notice", 2)
    diary.wait(1)
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, {"presiding": ARBITRATOR, "clerk": CLERK})
    yield serve(diary, CLERK, "tribunal_notice", 1, 2)


def _agent(diary: Diary, principal: int, name: str, firm: str, powers: list[str], **more: Any) -> Act:
    """A lawyer's mandate is handed in."""
    return diary.act(Do.REGISTER_AGENT, CLERK, {
        "principals": [principal], "name": name, "standing": "lawyer", "firm": firm, "powers": powers, "kinds": ["arbitration"],
        "papers": True, "phone": names.phone(diary.rng), **more,
    })  # fmt: skip


def _another_lawyer(diary: Diary) -> Life:
    """The employer's first lawyer has a general mandate and may settle nothing. Another takes his place, with special powers: he comes
    to the hearing, agrees, and takes the settlement."""
    worker, employer = person(diary.rng, "卜金莲", "female", 1981), company(diary.rng, "晋江市砚溪鞋材有限公司", "颜某")
    yield from _opened(
        diary, worker, employer, {"item": "wages", "amount": "16800", "detail": "三个月工资"},
        "卜金莲在该公司做贴合工，最近三个月的工资 16,800 元没有支付。",
    )  # fmt: skip
    first = yield _agent(diary, 2, "鲍立言", "福建某某律师事务所", [])
    diary.wait(2)
    yield diary.act(Do.END_AGENT, CLERK, {"agent": first.seq, "ground": "replaced", "note": "公司书面告知更换代理人"})
    second = yield _agent(diary, 2, "尉迟敏", "福建某律师事务所", ["admit", "settling", "papers"])
    hearing = diary.calendar.working_day_after(diary.day, 12)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "15:00", "place": "第二仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 1)
    yield serve(diary, CLERK, "hearing_notice", 2, taken_by="agent", agent=second.seq)
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {
        "came": [1], "agents": [second.seq], "mediated": True,
        "record": "公司的代理人对欠薪数额没有异议，请求分两期支付；双方愿意调解。",
    })  # fmt: skip
    diary.wait(1)
    promises = [
        {
            "payee": 1,
            "claim": 1,
            "amount": "8400",
            "due_on": (diary.day + timedelta(days=days)).isoformat(),
            "what": f"工资（第{nth}期）",
        }
        for nth, days in (("一", 10), ("二", 40))
    ]
    yield diary.act(Do.SETTLE, ARBITRATOR, {"promises": promises, "by_agents": [second.seq]})
    diary.wait(1)
    yield serve(diary, CLERK, "settlement", 1)
    yield serve(diary, CLERK, "settlement", 2, taken_by="agent", agent=second.seq)


def _legal_aid(diary: Diary) -> Life:
    """The legal aid's lawyer stands by a worker at the hearing; the employer sends its own manager. The award is to come."""
    worker, employer = person(diary.rng, "柏树根", "male", 1972), company(diary.rng, "晋江市望潮建材有限公司", "康某")
    yield from _opened(
        diary, worker, employer, {"item": "overtime", "amount": "9600", "detail": "休息日加班工资"},
        "柏树根在该公司做搬运，一年来每周工作六天，没有支付休息日加班工资。",
    )  # fmt: skip
    aid = yield _agent(diary, 1, "谈素云", "晋江市法律援助中心", [], standing="legal_aid")
    staff = yield _agent(diary, 2, "康文达", "", ["admit"], standing="staff", post="行政经理")
    hearing = diary.calendar.working_day_after(diary.day, 14)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第二仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 1, 2)
    diary.turn_to(hearing)
    yield diary.act(Do.HOLD_HEARING, ARBITRATOR, {
        "came": [1], "agents": [aid.seq, staff.seq], "mediated": True, "record": "就出勤记录举证、质证；调解不成，辩论终结。",
    })  # fmt: skip


def _elected(diary: Diary) -> Life:
    """Twelve of a sewing line elect three, who speak for all in the mediation."""
    people = [person(diary.rng, name, "female" if n % 2 else "male", 1978 + n, "广西某县某镇") for n, name in enumerate(CREW)]
    employer = company(diary.rng, "晋江市棠棣服饰有限公司", "粘某")
    claims = [
        {"claimant": n, "item": "wages", "amount": str(4200 + 150 * n), "detail": "上月计件工资"}
        for n in range(1, len(CREW) + 1)
    ]
    yield from begun(diary, {
        "cause": "02", "manner": "written", "source": "walk_in", "green_channel": True, "applicants": people,
        "respondents": [employer], "claims": claims, "story": "岑阿旺等十二人在该公司车缝三组做工，上月的计件工资没有发放。",
    })  # fmt: skip
    yield diary.act(
        Do.ELECT_REPRESENTATIVES, MEDIATOR,
        {"representatives": [1, 3, 8], "signed_list": True, "powers": ["admit"], "note": "和解方案由代表人带回，逐人同意"},
    )  # fmt: skip
    diary.wait(2)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "came": [1, 3, 8, 13], "present": "协助调解的镇工会干部",
        "content": "代表人逐项核对十二人的计件单，公司对其中九人的数额没有异议。", "result": "公司三日内补齐其余三人的单据，再行调解",
    })  # fmt: skip
    yield diary.act(Do.SET_SESSION, MEDIATOR, {
        "session_on": diary.calendar.working_day_after(diary.day, 7).isoformat(), "starts": "09:30", "place": "陈埭镇调解室",
    })  # fmt: skip
