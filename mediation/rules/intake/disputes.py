"""Disputes of another kind than a worker's with an employer: 人事争议 (办案规则 第2条第2至5项) and 集体合同 (劳动法 第84条).

Both are arbitrated by the same commission and within the same days. What differs is who may apply and for what, what proves it, and
the door for what is not taken: 申诉 for what an authority decides over its staff, the labour administration for bargaining.
"""

from collections.abc import Iterator
from datetime import timedelta

from ..calendar import FIRST_DAY
from ..codes import Cause, Item, Kind, PartyType
from ..codes.intake import Matter
from ..step import Reference
from .application import Applied
from .caution import Caution

OFFICIALS_DAYS = 60
"""自然日 within which an appointed official applies (公务员法 第105条; L-05)."""
LIMITATION, ONE_YEAR, SIXTY_DAYS = "open.personnel_limitation", "一年", "六十日"
"""The setting: which limitation is told of in a 人事争议, and what it may say."""
STAFF_UNITS = frozenset({PartyType.PUBLIC, PartyType.ORGAN, PartyType.SOCIETY})
"""The employers whose staff is in a 人事关系."""
OF_LABOUR_CONTRACTS = (Item.DOUBLE_WAGE, Item.PROBATION, Item.ADDED_COMPENSATION, Item.NON_COMPETE)
"""What the 劳动合同法 gives for a 劳动合同: whether a 聘用合同 has it is asked of its own rules first (第96条)."""
ELSEWHERE = {
    Matter.STAFF_DECISION: (
        "向作出决定的单位申请复核，对复核决定不服的，向其主管部门或者同级事业单位人事综合管理部门申诉", "事业单位人事管理条例第38条",
    ),
    Matter.CIVIL_SERVANT: (
        "自知道之日起三十日内向原处理机关申请复核，或者向同级公务员主管部门、上一级机关申诉", "公务员法第95条",
    ),
    Matter.BARGAINING: ("由人力资源和社会保障行政部门组织有关各方协调处理", "劳动法第84条第1款；集体合同规定第49条"),
}  # fmt: skip
"""What this commission does not take, whatever the claim, and the door for it."""


def check(application: Applied, reference: Reference) -> Iterator[Caution]:
    """Tell of what is not taken and where it goes; then of what a 人事争议 and a 集体合同 dispute ask for."""
    for matter, (door, basis) in ELSEWHERE.items():
        if matter in application.matters:
            says = f"“{matter.label}”不属于劳动人事争议仲裁的受理范围：请告知申请人{door}。"
            yield Caution("dispute", says, f"{basis}；办案规则第2条", grave=True)
    if Matter.APPOINTED_OFFICIAL in application.matters:
        yield _official(application, reference)
    if application.cause == Cause.PERSONNEL:
        yield from _personnel(application, reference)
    if application.cause == Cause.COLLECTIVE_CONTRACT:
        yield from _contract(application)


def _official(application: Applied, reference: Reference) -> Caution:
    """An appointed official goes to a commission of its own, where one was set up, within sixty days."""
    says = (
        f"聘任制公务员因履行聘任合同的争议，自争议发生之日起 {OFFICIALS_DAYS} 日内申请{_sixty_days(application, reference)}；"
        "省级以上公务员主管部门设立人事争议仲裁委员会的，请告知申请人向其申请；没有设立的，由本委受理。"
    )
    return Caution("dispute", says, "公务员法第105条；办案规则第2条第2项", unsure=True)


def _sixty_days(application: Applied, reference: Reference) -> str:
    """The last of the sixty days, with its sum, where it is known from when they run (民法典 第203条)."""
    knew = application.knew_on
    if knew is None:
        return ""
    raw = knew + timedelta(days=OFFICIALS_DAYS)
    due = reference.calendar.roll_forward(raw) if raw >= FIRST_DAY else raw
    return f"，自 {knew} 起到 {due}" + (f"（{raw} 为休息日，顺延）" if due != raw else "")


# --- 人事争议 ---------------------------------------------------------------------------------------------------


def _personnel(application: Applied, reference: Reference) -> Iterator[Caution]:
    """Tell of who is in a 人事关系, what it is about, how long there is to apply, and which items are not a 聘用合同's."""
    units = [person for person in application.people if person.kind.employs]
    others = [person.name for person in units if person.kind.type not in STAFF_UNITS]
    if others:
        says = f"{'、'.join(others)}不是事业单位、机关或者社会团体：与劳动者之间是劳动争议，请把争议类型改选。"
        yield Caution("dispute", says, "办案规则第2条第1项")
    says = (
        "人事争议受理因终止人事关系（辞职、辞退、解聘）和履行聘用（聘任）合同发生的争议；与编外人员订立劳动合同的，是劳动争议。"
        "受理、答辩、开庭、裁决的期限与劳动争议相同，另行规定的不同期限不适用。"
    )
    yield Caution("dispute", says, "办案规则第2条第2至5项、第80条；事业单位人事管理条例第37条；调解仲裁法第52条")
    yield _limitation(application, reference)
    if asked := [item.label for item in OF_LABOUR_CONTRACTS if item in application.items]:
        says = (
            f"“{'、'.join(asked)}”出自劳动合同法：聘用合同先适用法律、行政法规和国务院对聘用制的规定，"
            "没有规定的才适用劳动合同法，请向申请人说明。"
        )
        yield Caution("dispute", says, "劳动合同法第96条", unsure=True)


def _limitation(application: Applied, reference: Reference) -> Caution:
    """Both readings, the bureau's first. A warning only, like every limitation (办案规则 第26至28条)."""
    readings = {ONE_YEAR: "调解仲裁法第27、52条", SIXTY_DAYS: "人事争议处理规定（国人部发〔2007〕109号），原文未收入本系统"}
    ours = reference.setting(LIMITATION, ONE_YEAR)
    other = SIXTY_DAYS if ours == ONE_YEAR else ONE_YEAR
    last = _sixty_days(application, reference) if ours == SIXTY_DAYS else ""
    says = (
        f"人事争议的申请期限按{ours}掌握（{readings[ours]}）{last}；另一读法是{other}（{readings[other]}）。"
        "只作提醒：对方没有提出时效抗辩的，不主动审查，也不能以此不予受理。"
    )
    return Caution("dispute", says, "办案规则第26至28条", unsure=True)


# --- 集体合同 ---------------------------------------------------------------------------------------------------


def _contract(application: Applied) -> Iterator[Caution]:
    """The union applies, or whom the workers elected under the union above; three sides sit."""
    if application.workers and not any(person.kind.type is PartyType.UNION for person in application.people):
        says = (
            "履行集体合同的争议由工会申请；尚未建立工会的，由上级工会指导劳动者推举产生的代表申请，请核对推选材料。"
            "劳动者只为本人主张待遇的，是个人的劳动争议，请把争议类型改选。"
        )
        yield Caution("dispute", says, "劳动合同法第56条；办案规则第63条第2款")
    says = "因履行集体合同的争议，先要协商，协商不成才申请，请收取集体合同文本和协商情况的材料"
    if application.kind is Kind.ARBITRATION:
        says += "；按集体争议优先立案、优先审理，受理之日起五个工作日内一次性通知，按三方原则由三名仲裁员组庭，开庭前引导协商、调解"
    yield Caution("dispute", f"{says}。", "劳动法第84条第2款；办案规则第5、62、64至66条")
