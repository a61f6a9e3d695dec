"""The parties (当事人): who has to be named besides. 调解仲裁法 第22、25条, 办案规则 第6、7条."""

from collections.abc import Iterator

from ..capacity import age
from ..codes import PartyType, Side
from ..codes.intake import Circumstance
from ..step import Reference
from .application import Applied
from .caution import Caution

SAID = {
    Circumstance.DISPATCH: ("派遣单位和用工单位为共同当事人，请把两个单位都列为被申请人", "调解仲裁法第22条"),
    Circumstance.NO_LICENCE: ("请把出资人、开办单位或者主管部门列为共同当事人", "办案规则第6条"),
    Circumstance.CONTRACTOR: ("请把发包的组织和承包经营者列为共同当事人", "办案规则第7条"),
    Circumstance.SUBCONTRACT: ("由具备用工主体资格的发包方（被挂靠方）承担用工主体责任，请列为被申请人", "解释（二）第1、2条"),
    Circumstance.AFFILIATES: ("可以把交替、混同用工的关联企业列为共同当事人", "解释（二）第3条"),
    Circumstance.NEW_EMPLOYER: ("可以把新用人单位列为第三人", "解释（一）第27条"),
    Circumstance.DECEASED: ("由近亲属或者代理人参加，请核对继承人身份，并在“已故劳动者”中写明", "调解仲裁法第25条"),
    Circumstance.OPERATORS: ("登记的经营者和实际经营者为共同当事人，请都列为被申请人", "民诉法解释第59条第2款"),
    Circumstance.INCAPABLE: ("由法定代理人参加；没有的，由仲裁委员会指定代理人", "调解仲裁法第25条"),
}
ABROAD = (
    "办案规则没有另定涉外期限，答辩仍为收到之日起十个工作日，开庭通知和审限也不另计（民事诉讼法的三十日答辩期不适用）；"
    "无法送达的，公告满六十日视为送达；从境外寄交的授权委托书要公证认证，港澳台的按规定证明"
)
ABROAD_BASIS = "办案规则第20、33、38、45条；民事诉讼法第275、283、285条；民诉法解释第549条"
"""涉外、涉港澳台: what differs, and what does not."""
BEHIND = {
    PartyType.FOREMAN: (
        "是包工头、个人承包经营者：请问清工程、业务是谁发包给他的，把发包的组织列为共同当事人；发包方具备用工主体资格的，由其承担用工主体责任",
        "调解仲裁法第22条；劳动合同法第94条；办案规则第7条；解释（二）第1条",
        frozenset({Circumstance.CONTRACTOR, Circumstance.SUBCONTRACT}),
    ),
    PartyType.WORKSHOP: (
        "没有登记：请问清出资人，列为共同当事人；借用他人执照经营的，把出借的一方也列入",
        "调解仲裁法第22条；办案规则第6条；解释（一）第29、30条", frozenset({Circumstance.NO_LICENCE}),
    ),
}  # fmt: skip
"""The kinds of employer behind whom somebody else answers, until he is named or the circumstance is ticked."""
TWO = frozenset({Circumstance.DISPATCH, Circumstance.CONTRACTOR, Circumstance.OPERATORS})
"""Where two must be named, the warning goes away when two are."""


TOO_YOUNG = (
    "按证件不满十六周岁：请核对号码；是继承人或者童工的，请在事实中写明，由法定代理人（监护人）代为参加，没有的由仲裁委员会指定，"
    "在“登记代理人”中登记。"
)
YOUNGEST = 16
"""劳动法 第15条: nobody may be employed below; a child may still apply, as an heir."""


def check(application: Applied, _: Reference) -> Iterator[Caution]:
    """One line for each circumstance that asks for somebody more, and for a worker who is too young to be one; who invested
    decides the level alone."""
    for person in application.people:
        if person.side is Side.APPLICANT and person.born and age(person.born, application.on) < YOUNGEST:
            yield Caution("age", TOO_YOUNG, "劳动法第15条、调解仲裁法第25条", who=f"{person.name}（{person.born} 出生）")
    many = sum(person.kind.employs for person in application.people)
    for person in application.people:
        if person.kind.type in BEHIND and many < 2:
            says, basis, ticked = BEHIND[person.kind.type]
            if not ticked & application.circumstances:
                yield Caution("parties", f"{person.name}{says}。", basis)
    for circumstance in Circumstance:
        if circumstance not in application.circumstances or circumstance not in SAID or (circumstance in TWO and many > 1):
            continue
        says, basis = SAID[circumstance]
        yield Caution("parties", f"{circumstance.label}：{says}。", basis)
    if Circumstance.ABROAD in application.circumstances:
        yield Caution("parties", f"{Circumstance.ABROAD.label}：{ABROAD}。", ABROAD_BASIS, unsure=True)
