"""Ten and more workers (集体劳动争议), and arrears of migrant workers' wages (绿色通道)."""

from collections.abc import Iterator

from ..codes import Cause, Kind
from ..codes.intake import CommonRequest, Material
from ..common_request import BY_CLAIMS, READING, TEN, ten_ask_the_same
from ..step import Reference
from .application import Applied
from .caution import Caution


def is_collective(application: Applied, reference: Reference) -> bool:
    """Tell whether ten workers or more apply with a request in common: as they say, else by the bureau's reading (办案规则 第62条)."""
    if application.many < TEN:
        return False
    if application.common_request:
        return application.common_request == CommonRequest.YES
    reading = application.reading or reference.setting(READING, BY_CLAIMS)
    return reading != BY_CLAIMS or ten_ask_the_same(application.wishes)


def check(application: Applied, reference: Reference) -> Iterator[Caution]:
    """Representatives, whom they may elect, and three arbitrators from ten people on; the green channel where wages are owed."""
    workers = application.many
    if is_collective(application, reference):
        listed = "" if Material.REPRESENTATIVES in application.materials else "，推举的请交推选书和名单"
        says = f"劳动者 {workers} 人，有共同请求，属于集体劳动争议：可以推举 3 至 5 名代表人参加{listed}；优先立案、优先审理"
        if application.kind is Kind.ARBITRATION:
            says += "，由三名仲裁员组庭，受理时一次性通知"
        yield Caution("collective", f"{says}。", "办案规则第62至64条；组织规则第13条")
    elif workers >= TEN and (application.wishes or application.common_request):
        unsure = not application.common_request
        yield Caution("collective", _not_the_same(workers, application), "调解仲裁法第7条；办案规则第62条", unsure=unsure)
    if application.cause == Cause.WAGES and any(not worker.foreign for worker in application.claiming) and not application.green:
        yield Caution("green_channel", "请求劳动报酬：申请人是农民工的，请勾选“农民工欠薪绿色通道”，优先办理。", "人社部发〔2019〕80号")


def _not_the_same(workers: int, application: Applied) -> str:
    if application.common_request:
        return f"劳动者 {workers} 人，申请书写明没有共同请求，不按集体争议办理。"
    return (
        f"劳动者 {workers} 人，没有十人以上向同一被申请人请求同一事项，按没有共同请求、不是集体争议办理；"
        "申请书写明有共同请求的，请在“十人以上有没有共同请求”中选“有共同请求”。"
    )
