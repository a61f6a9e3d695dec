"""An employer who applies (用人单位申请): what a unit may claim, what it brings, and how what is decided on it is attacked.

A unit comes to the window with its licence and an agent, and claims from a person: the usual questions are a worker's.
"""

from collections.abc import Iterator

from ..codes import Item, Kind, Side
from ..codes.intake import Material
from ..step import Reference
from .application import Applied
from .caution import Caution

PENALTIES = frozenset({Item.PENALTY, Item.SERVICE_PERIOD})
"""The only sums that a worker may be made to promise for a breach (劳动合同法 第25条)."""


def applies(application: Applied) -> bool:
    """Tell whether an employer is the applicant, and no worker beside it."""
    mine = application.of_side(Side.APPLICANT)
    return any(person.kind.employs for person in mine) and not any(person.is_worker for person in mine)


def check(application: Applied, _: Reference) -> Iterator[Caution]:
    """Tell an employer what it may claim and has to bring; what a worker is told of is not its."""
    if not applies(application):
        return
    mine = application.of_side(Side.APPLICANT)
    proofs = "、".join(dict.fromkeys(person.kind.proof("居民身份证") for person in mine))
    says = (
        f"用人单位申请：请带{proofs}；由他人代办的，带授权委托书（写明委托事项和权限）和代理人的身份证件。"
        "被申请人是劳动者的，写明其姓名、住所、通讯地址、联系电话，有合同、入职登记和支付凭证的一并提交。"
    )
    yield Caution("employer", says, "调解仲裁法第24条；办案规则第29条")
    if application.items & PENALTIES:
        says = (
            "违约金只能就服务期和竞业限制约定：服务期违约金不得超过提供的培训费用，也不得超过尚未履行部分应当分摊的培训费用，"
            "请收取培训协议、付款凭证；竞业限制请收取约定和按月支付补偿的凭证。"
        )
        yield Caution("employer", says, "劳动合同法第22、23、25条")
    if application.kind is Kind.ARBITRATION:
        says = "用人单位的请求不是追索劳动报酬等的争议，裁决不是终局裁决：双方不服的，都可以自收到裁决书之日起十五日内起诉。"
        yield Caution("employer", says, "调解仲裁法第47、50条")


def called(material: Material, application: Applied) -> str | None:
    """Return the name of the material where an employer applies; None where it is called as for everybody."""
    if not applies(application):
        return None
    return {
        Material.IDENTITY: "营业执照（登记证书）和法定代表人（负责人）身份证明书",
        Material.EMPLOYER_RECORD: "劳动者的身份和联系方式（劳动合同、入职登记）",
    }.get(material)
