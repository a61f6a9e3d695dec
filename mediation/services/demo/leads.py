"""Leads of the demo (欠薪线索): just come in, verified late, paid on urging, sent to another authority, handed to a town's mediators, and
the platform's list of a day; told as the inspectors would type them.
"""

from datetime import date, timedelta
from typing import Any

from mediation.models import Write
from mediation.rules.calendar import Calendar
from mediation.services.base import accounts
from mediation.services.record import lead_lists, leads

WHO = "jiancha1"
"""The inspector who types them."""


def keep(session: Write, today: date, calendar: Calendar) -> None:
    """Record the leads, as they stand on this day."""
    actor = accounts.actor_named(session, WHO)

    def told(days: int, number: str, employer: str, persons: int, claimed: str, **more: Any) -> tuple[int, date]:
        day = calendar.working_day_before(today, days)
        given = {"received_on": day, "number": number, "employer": employer, "persons": persons, "claimed": claimed, **more}
        return leads.record(session, actor, given), day

    def done(lead: tuple[int, date], after: int, act: str, **given: Any) -> None:
        leads.act(session, actor, lead[0], act, {"on": lead[1] + timedelta(days=after), **given})

    told(1, "PT-350582-0417", "晋江市汐榕箱包有限公司", 5, "41000", town="陈埭镇", workers=[
        {"name": "贝小兰", "amount": "8200"}, {"name": "贝大山", "amount": "9000"},
    ], story="五人反映九月、十月工资没有发。")  # fmt: skip
    late = told(
        9,
        "12345-20-7731",
        "泉州市礁石建筑劳务有限公司",
        12,
        "168000",
        source="hotline",
        project="滨江安置房三期",
        town="池店镇",
    )
    done(late, 1, "sign")
    urged = told(12, "PT-350582-0398", "晋江市屿禾伞业有限公司", 2, "13600", town="东石镇")
    done(urged, 0, "sign")
    done(urged, 3, "verify", persons=2, found="12800", result="工资表核对，欠付两人八月工资。")
    done(urged, 3, "handle", conclusion="urged", note="已当面督促，承诺三日内付清。")
    done(urged, 6, "pay", amount="12800", proof="两人银行到账回单")
    done(urged, 7, "close", note="已回复平台，劳动者确认到账。")
    other = told(11, "XF-2026-0093", "晋江市浒岳园林工程有限公司", 3, "22000", source="petition", town="安海镇")
    done(other, 1, "sign")
    done(other, 4, "verify", persons=3, result="系工程款结算争议，不是工资；已当面说明。")
    done(other, 5, "handle", conclusion="elsewhere", where="市住房和城乡建设局")
    town = "陈埭镇"
    handed = told(
        3, "PT-350582-0409", "晋江市澜苇鞋材有限公司", 1, "6400", town=town, workers=[{"name": "贝春生", "amount": "6400"}]
    )
    done(handed, 0, "sign")
    to = next((code for code, name in leads.mediating(session).items() if name == town), None)
    if to is not None:
        done(handed, 1, "hand", unit=to, note="劳动者愿意调解。")
    yesterday = calendar.working_day_before(today, 1)
    lead_lists.record(session, actor, {"leads": [
        {"number": f"PT-350582-04{n}", "source": "platform", "received_on": yesterday, "employer": employer, "town": where,
         "persons": many, "claimed": sum_, "story": "平台导出。"}
        for n, employer, where, many, sum_ in (
            (21, "晋江市汀蓼纺织有限公司", "深沪镇", 3, "24600"), (22, "泉州市砾洲装饰工程有限公司", "池店镇", 8, "97300"),
        )
    ]})  # fmt: skip
