"""Scope (受案范围): is it a labour dispute at all. 解释（一） 第1、2、15条, 超龄劳动者规定 第19条."""

from collections.abc import Iterator
from datetime import date

from ..codes import Item
from ..codes.intake import Circumstance, Matter
from ..step import Reference
from .application import Applied, Person
from .caution import Caution
from .retirement import EARLY_FOR_WOMEN, retires_on

OVER_AGE_SINCE = date(2026, 7, 1)
"""超龄劳动者基本权益保障暂行规定 in force."""
BEFORE = "open.over_age"
"""The setting: what is done with disputes of over-age workers from before that day."""
OVER_AGE_ITEMS = frozenset({
    Item.WAGES, Item.OVERTIME, Item.LEAVE_PAY, Item.INJURY_LEAVE_PAY, Item.INJURY_MEDICAL, Item.INJURY_BENEFIT,
})
"""劳动报酬、休息休假、劳动安全卫生、工伤保障: the four matters of 第19条, as far as the list of claims tells them."""
NOT_LABOUR = (Matter.PENSION_OFFICE, Matter.HOUSING, Matter.APPRAISAL, Matter.DOMESTIC, Matter.CRAFTSMAN, Matter.FARM)
INSTEAD = {
    Matter.PENSION_OFFICE: "请申请人向社会保险经办机构提出，不服的申请行政复议或者提起行政诉讼",
    Matter.HOUSING: "请申请人向人民法院提起民事诉讼",
    Matter.APPRAISAL: "请申请人按鉴定程序申请再次鉴定",
    Matter.DOMESTIC: "请申请人向人民法院提起民事诉讼",
    Matter.CRAFTSMAN: "请申请人向人民法院提起民事诉讼",
    Matter.FARM: "请申请人向人民法院提起民事诉讼",
}
"""Where to go instead (办案规则 第31条: the refusal says so)."""


RETIRED = "已达到法定退休年龄"
RETIRED_EARLY = "提前退休后被招用的，依照超龄劳动者规定办理"
"""第2条第2款: of whatever age."""


def check(application: Applied, reference: Reference) -> Iterator[Caution]:
    """Yield a caution for each matter that is not for arbitration, or not yet."""
    matters = application.matters
    for matter in NOT_LABOUR:
        if matter in matters:
            yield Caution("scope", f"“{matter.label}”不属于劳动争议。{INSTEAD[matter]}。", "解释（一）第2条", grave=True)
    if Matter.WAGE_IOU in matters:
        yield _iou(application)
    if (Matter.EXTRA_DAMAGES in matters or Item.ADDED_COMPENSATION in application.items) and Matter.ORDER_EXPIRED not in matters:
        says = "请求加付赔偿金，要有劳动行政部门责令限期支付、逾期未付的证明。请告知申请人先向劳动监察投诉。"
        yield Caution("scope", says, "劳动合同法第85条；解释（一）第1条第8项", grave=True, unsure=True)
    if Matter.INSURANCE_ARREARS in matters or Item.INSURANCE_ARREARS in application.items:
        says = "补缴社会保险费由社会保险费征收机构处理，请告知申请人向其投诉；社会保险待遇损失可以申请仲裁。"
        yield Caution("scope", says, "社会保险法第63条", grave=True, unsure=True)
    foreign = [worker.name for worker in application.workers if worker.foreign]
    if foreign or Matter.FOREIGNER in matters:
        says = "外国人、无国籍人就业的，请核对就业许可或者永久居留证件，再确认是否存在劳动关系。"
        yield Caution("scope", f"{'、'.join(foreign)}：{says}" if foreign else says, "解释（一）第33条；解释（二）第4条")
    if Circumstance.DECEASED in application.circumstances:
        return  # those who apply are the heirs, whose age decides nothing
    if Matter.RETIRED_EARLY in matters:
        yield from _by_the_rules(RETIRED_EARLY, "", application, reference, None)
        return
    yield from _pension(application, reference)
    for worker in application.workers:
        yield from _over_age(worker, application, reference)


def _iou(application: Applied) -> Caution:
    """A wage IOU opens the court as well, for the wages on it alone (解释（一）第15条)."""
    says = "以工资欠条为证据、不涉及劳动关系其他争议的，申请人可以选择直接向人民法院起诉；选择仲裁的，属于劳动争议，应当受理。"
    if others := [item.label for item in Item if item in application.items and item is not Item.WAGES]:
        says += f"本案还请求{'、'.join(others)}，涉及劳动关系其他争议，应当先申请仲裁。"
    return Caution("scope", says, "解释（一）第15条；调解仲裁法第2条")


def _retired_on(worker: Person, reference: Reference) -> date | None:
    """The day on which he reaches the age; None where birthday or sex is not known."""
    return retires_on(worker.born, worker.sex, reference.setting(EARLY_FOR_WOMEN, "50")) if worker.born else None


def _pension(application: Applied, reference: Reference) -> Iterator[Caution]:
    """Ask what cannot be together with a pension that is drawn: a postponed retirement, or nobody who is old enough. The contract
    ends with the pension (劳动合同法 第44条第2项); what arose before is the labour relation's.
    """
    if Circumstance.PENSION not in application.circumstances:
        return
    if Matter.LATER_RETIREMENT in application.matters:
        says = "既勾选了已享受基本养老保险待遇，又勾选了弹性延迟退休，两者不能同时成立，请核对养老待遇核定表和延迟退休的书面约定。"
        yield Caution("scope", says, "劳动合同法第44条第2项；超龄劳动者规定第23条")
    ended = application.ended_on or application.on
    if not any((day := _retired_on(worker, reference)) and day <= ended for worker in application.workers):
        says = (
            "已享受基本养老保险待遇，而按出生日期没有到法定退休年龄，或者出生日期、性别没有填写。请核对是不是提前退休，以及享受待遇之日："
            "劳动合同到享受待遇时终止，此前的争议是劳动关系中的争议，可以受理；此后的用工按超龄用工判断。"
        )
        yield Caution("scope", says, "劳动合同法第44条第2项；超龄劳动者规定第2条", unsure=True)


def _still_employed_past(application: Applied, retired: date) -> bool:
    """True where he came before the age and stayed past it, without a pension: whether the relation ended with the age alone is not
    settled (劳动合同法 第44条第2项 names the pension, 实施条例 第21条 the age).
    """
    began = application.began_on
    return began is not None and began < retired and Circumstance.PENSION not in application.circumstances


def _over_age(worker: Person, application: Applied, reference: Reference) -> Iterator[Caution]:
    """A worker who was past the statutory age of retirement while employed. Whoever left before that day was an ordinary worker,
    and so is whoever agreed on a later retirement until then (超龄劳动者规定 第2、23条).
    """
    retired = _retired_on(worker, reference)
    pension = Circumstance.PENSION in application.circumstances
    worked_until = application.ended_on or application.on
    if retired is None or worked_until <= retired:
        return  # 超过: not on the day itself, with which an ordinary employment ends (实施条例 第21条)
    if Matter.LATER_RETIREMENT in application.matters and not pension:
        return
    who = f"{worker.name}（{retired:%Y-%m}）"
    if application.ended_on is None and not pension:
        says = (
            f"{RETIRED}。请先问清离职之日：此前已经离职的，是劳动关系中的争议，各项请求都可以受理；"
            "书面约定了弹性延迟退休的，在“争议涉及”中勾选；是否已享受基本养老保险待遇，在“当事人情况”中勾选；"
            "达到退休年龄后仍在用工的，只有劳动报酬、休息休假、劳动安全卫生、工伤保障四类可以仲裁。"
        )
        yield Caution("scope", says, "超龄劳动者规定第2、19、23条", unsure=True, who=who)
        return
    later = retires_on(worker.born, worker.sex, "55") if worker.born else None
    if later and worked_until <= later:
        says = (
            f"{RETIRED}（按女职工五十岁一档推算）。请先问清岗位：管理、技术岗位按五十五岁一档，到 {later:%Y-%m} 才达到，"
            "是劳动关系中的争议，各项请求都可以受理；其他岗位的，按超龄用工办理。"
        )
        yield Caution("scope", says, "超龄劳动者规定第2、19条；渐进式延迟法定退休年龄的办法第1条", unsure=True, who=who)
        return
    yield from _by_the_rules(RETIRED, who, application, reference, retired)


def _by_the_rules(what: str, who: str, application: Applied, reference: Reference, retired: date | None) -> Iterator[Caution]:
    """Of four matters this commission decides, of the others the court (超龄劳动者规定 第19条); of what was before it, the bureau says.
    `retired`: the day of the age; None: he retired before it.
    """
    pension, unsure = Circumstance.PENSION in application.circumstances, False
    if min(application.on, application.ended_on or application.on) < OVER_AGE_SINCE:
        before = reference.setting(BEFORE, "按起诉前的规定由承办人判断")
        says = f"{what}。{OVER_AGE_SINCE} 以前的超龄用工争议：{before}。"
        yield Caution("scope", says, "超龄劳动者规定第19条；解释（二）第21条", unsure=True, who=who)
        return
    others = [Item(code).label for code in sorted(application.items) if code in set(Item) and code not in OVER_AGE_ITEMS]
    basis, stayed = "超龄劳动者规定第19条", ""
    if retired and _still_employed_past(application, retired):
        unsure, basis = True, f"{basis}；劳动合同法第44条第2项；实施条例第21条"
        stayed = (
            "此前入职、没有享受基本养老保险待遇的，劳动合同是否到龄即终止各地看法不一；"
            "达到年龄之前产生的请求是劳动关系中的争议，可以受理。"
        )
    elif pension:
        basis = f"{basis}；劳动合同法第44条第2项"
        stayed = "享受基本养老保险待遇之前产生的请求是劳动关系中的争议，可以受理，请分清。"
    if others:
        says = (
            f"{what}：只有劳动报酬、休息休假、劳动安全卫生、工伤保障四类争议可以仲裁。"
            f"“{'、'.join(others)}”请告知向人民法院起诉，出自退休以前的劳动关系的除外。{stayed}"
        )
        yield Caution("scope", says, basis, grave=not stayed or pension, unsure=unsure, who=who)
    else:
        says = f"{what}：劳动报酬、休息休假、劳动安全卫生、工伤保障的争议适用调解仲裁法，可以受理。{stayed}"
        yield Caution("scope", says, basis, unsure=unsure, who=who)
