"""Ten and more workers (集体劳动争议), and arrears of migrant workers' wages (绿色通道)."""

from collections.abc import Iterator

from ..codes import Cause, Kind
from ..codes.intake import Material
from ..step import Reference
from .application import Applied
from .caution import Caution

TEN = 10
"""十人以上 includes ten (办案规则 第62条)."""


def check(application: Applied, _: Reference) -> Iterator[Caution]:
    """Representatives, whom they may elect, and three arbitrators from ten people on; the green channel where wages are owed."""
    workers = len(application.claiming)
    if workers >= TEN:
        listed = "" if Material.REPRESENTATIVES in application.materials else "，推举的请交推选书和名单"
        says = f"劳动者 {workers} 人，属于集体劳动争议：可以推举 3 至 5 名代表人参加{listed}；优先立案、优先审理"
        if application.kind is Kind.ARBITRATION:
            says += "，由三名仲裁员组庭，受理时一次性通知"
        yield Caution("collective", f"{says}。", "办案规则第62至64条；组织规则第13条")
    if application.cause == Cause.WAGES and not all(worker.foreign for worker in application.workers) and not application.green:
        yield Caution("green_channel", "请求劳动报酬：申请人是农民工的，请勾选“农民工欠薪绿色通道”，优先办理。", "人社部发〔2019〕80号")
