"""Cases of the demo that a report (举报) begins: the informant is nobody's party, and a worker joins who complains for himself."""

from collections.abc import Iterator
from datetime import date

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.complaints import FIRST, closed, docketed, found, handed_over, looked_into, ordered
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import asks
from mediation.services.demo.usual import diary_of


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The two cases; the second waits for the investigation today."""
    for name, tell, days in (("neighbour", _of_a_neighbour, 26), ("nobody", _by_nobody, 9)):
        yield f"reported-{name}", tell(diary_of(calendar, f"reported {name}", calendar.working_day_before(today, days)))


def _of_a_neighbour(diary: Diary) -> Life:
    """A neighbour tells of wages that are not paid; one of the workers complains when the inspectors come, and is paid."""
    told, worker = person(diary.rng, "尤春桃", "female", 1979), person(diary.rng, "阚福来", "male", 1988)
    yield diary.act(Do.RECEIVE_COMPLAINT, FIRST, {
        "accusation": "report", "cause": "02", "manner": "oral", "source": "hotline", "green_channel": True,
        "respondents": [company(diary.rng, "晋江市澄屿包袋有限公司", "卓某")],
        "story": "举报人住在该厂隔壁，反映该厂两个月没有给工人发工资，老板准备搬走设备。",
        "informant": told["name"], "informant_phone": told["phone"], "informant_reach": "晚上七点以后打电话",
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from docketed(diary)
    diary.wait(2)
    content = "车间还在生产，卓某承认上月工资没有发。已向在场工人告知投诉、仲裁的权利，阚福来当场提出投诉。"
    yield looked_into(diary, "on_site", "晋江市澄屿包袋有限公司车间", "卓某；车间工人", content)
    yield diary.act(Do.JOIN_COMPLAINANT, FIRST, {
        "applicants": [worker], "claims": [asks(1, "wages", "6300", "上月工资")], "note": "检查时告知权利后，由本人提出",
    })  # fmt: skip
    yield handed_over(diary, "complaint_docket_notice", 2)
    diary.wait(3)
    yield found(diary, "该厂欠付阚福来上月工资 6,300 元，工资表、考勤记录相符；其他工人的工资已经发放。")
    yield ordered(diary, "拖欠阚福来上月工资 6,300 元", 5, (2, 1, "6300"))
    yield handed_over(diary, "correction_order", 1)
    diary.wait(2)
    paid = {"payments": [{"promise": 1, "amount": "6300"}], "proof": "银行转账回单"}
    yield diary.act(Do.RECORD_PAYMENT, FIRST, paid)
    yield diary.act(Do.CONFIRM_CORRECTED, FIRST, {"verified": "已核对转账回单，阚福来电话确认到账。"})
    yield from closed(diary, "已按要求改正")


def _by_nobody(diary: Diary) -> Life:
    """Somebody writes without a name that people are made to leave a deposit; the inspectors have been there once."""
    yield diary.act(Do.RECEIVE_COMPLAINT, FIRST, {
        "accusation": "report", "cause": "22", "manner": "written", "source": "platform",
        "respondents": [company(diary.rng, "晋江市鹭汀酒店管理有限公司", "翁某")],
        "story": "匿名反映该公司招用服务员时收取押金五百元，并扣留健康证。",
    }, proceeding=0)  # fmt: skip
    diary.wait(2)
    yield from docketed(diary)
    diary.wait(2)
    yield looked_into(diary, "interview", "该公司办公室", "翁某；服务员三人", "翁某承认收取押金，提交押金登记表，答应退还。")
