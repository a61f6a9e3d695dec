"""A case of the demo that two commissions dispute: those above designate this one, and it goes on here."""

from collections.abc import Iterator
from datetime import date

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import DIRECTOR, REGISTRAR, diary_of, serve, taken_up

CLERK, ARBITRATOR = "shuji2", "zhongcai3"
ABOVE, OTHER = "泉州市人力资源和社会保障局", "石狮市劳动人事争议仲裁委员会"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The one case; its hearing is still to come, or was lately."""
    yield "designated", _designated(diary_of(calendar, "designated", calendar.working_day_before(today, 24)))


def _designated(diary: Diary) -> Life:
    """A worker of two workshops; the neighbour says the case is its own, both write twice, and the city designates this commission."""
    worker, employer = person(diary.rng, "储秀英", "female", 1984), company(diary.rng, "石狮市澜川制衣有限公司", "邱某")
    yield diary.act(Do.FILE_ARBITRATION, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [{"claimant": 1, "item": "wages", "amount": "13600", "detail": "三个月工资"}],
        "story": "储秀英先后在该公司晋江、石狮两个车间做裁剪，最后三个月工资没有支付。",
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from taken_up(diary, CLERK, ARBITRATOR)
    diary.wait(3)
    yield diary.act(Do.REPORT_DESIGNATION, DIRECTOR, {
        "authority": ABOVE, "ground": "disputed", "other": OTHER, "consulted_on": diary.day.isoformat(),
        "consultation": "两次函商，对方认为公司住所在石狮，应当由其管辖",
        "reason": "最后三个月的工作地点在晋江市车间，劳动合同履行地在本市",
    })  # fmt: skip
    diary.turn_to(diary.calendar.working_day_after(diary.day, 6))
    yield diary.act(Do.RECEIVE_DESIGNATION, CLERK, {
        "authority": ABOVE, "number": "（示例）泉人社函某号", "decided_on": diary.day.isoformat(), "whose": "us",
    })  # fmt: skip
    diary.turn_to(diary.calendar.working_day_after(diary.day, 3))
    hearing = diary.calendar.working_day_after(diary.day, 8)
    yield diary.act(Do.SET_HEARING, ARBITRATOR, {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第三仲裁庭"})
    yield serve(diary, CLERK, "hearing_notice", 1, 2)
