"""The items of claims (请求项目): of which sort of 第47条 each is, its article, and what an award says that is not for money.

Who may claim an item stands beside its name (`codes.Item`), because forms offer the items under it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from .codes import BY_EITHER, BY_EMPLOYER, BY_WORKER, Item
from .codes.deeds import Deed
from .deeds import BY_DEED


class Sort(Enum):
    """The sorts of items that 调解仲裁法 第47条 knows."""

    PAY = auto()
    """第1项: 劳动报酬、工伤医疗费、经济补偿或者赔偿金 (办案规则 第50条第2款), final up to a sum."""
    STANDARD = auto()
    """第2项: 国家的劳动标准 on 工作时间、休息休假、社会保险, final at any sum."""
    OPEN = auto()
    """社会保险 by its name, yet named apart from 工伤医疗费 in 第1项: whether 第2项 holds it is read either way."""
    NEITHER = auto()
    """None of them: never final."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: its sort, the article it is claimed by, and the act that it asks for, where it is one (`deed`).

    `declares` are the operative words (裁决主文) of what is awarded and leaves nothing to be done by a day: {to} is the claimant, {who}
    the other side. `of_worker`: the words suit a worker's claim alone.
    """

    item: Item
    sort: Sort
    basis: str
    deed: Deed | None = None
    declares: str = ""
    of_worker: bool = False

    @property
    def orders(self) -> str:
        """The operative words where it is awarded without money: {who} has to do it for {to} within {days} 日 after the award is in
        force. '': there are no usual words for it.
        """
        return SOON + BY_DEED[self.deed].words if self.deed else self.declares


SOON = "{who}自本裁决书生效之日起{days}日内"

ROWS = (
    ItemRow(Item.WAGES, Sort.PAY, "劳动合同法 第30条"),
    ItemRow(Item.OVERTIME, Sort.PAY, "劳动法 第44条；劳动合同法 第31条"),
    ItemRow(Item.LEAVE_PAY, Sort.STANDARD, "职工带薪年休假条例 第5条"),
    ItemRow(Item.DOUBLE_WAGE, Sort.PAY, "劳动合同法 第82条"),
    ItemRow(Item.SEVERANCE, Sort.PAY, "劳动合同法 第46、47条"),
    ItemRow(Item.COMPENSATION, Sort.PAY, "劳动合同法 第48、87条"),
    ItemRow(Item.NOTICE_PAY, Sort.PAY, "劳动合同法 第40条"),
    ItemRow(Item.PROBATION, Sort.PAY, "劳动合同法 第83条"),
    ItemRow(Item.ADDED_COMPENSATION, Sort.PAY, "劳动合同法 第85条"),
    ItemRow(Item.NON_COMPETE, Sort.PAY, "劳动合同法 第23条"),
    ItemRow(Item.SICK_PAY, Sort.PAY, "企业职工患病或非因工负伤医疗期规定 第5条；人社部发〔2022〕9号 第10条"),
    ItemRow(Item.INJURY_LEAVE_PAY, Sort.PAY, "工伤保险条例 第33条；人社部发〔2022〕9号 第10条"),
    ItemRow(Item.INJURY_MEDICAL, Sort.PAY, "工伤保险条例 第30、62条"),
    ItemRow(Item.INJURY_BENEFIT, Sort.OPEN, "工伤保险条例 第33至40、62条"),
    ItemRow(Item.MATERNITY, Sort.STANDARD, "社会保险法 第54、56条；女职工劳动保护特别规定 第7、8条"),
    ItemRow(Item.INSURANCE, Sort.STANDARD, "社会保险法；司法解释（一） 第1条第5项"),
    ItemRow(Item.CERTIFICATE, Sort.NEITHER, "劳动合同法 第50条", Deed.CERTIFICATE),
    ItemRow(Item.FILE_TRANSFER, Sort.NEITHER, "劳动合同法 第50条", Deed.FILE_TRANSFER),
    ItemRow(Item.INSURANCE_ARREARS, Sort.NEITHER, "社会保险法 第58、60条", Deed.INSURANCE_ARREARS),
    ItemRow(Item.CONTRACT, Sort.NEITHER, "劳动合同法 第10、14条", Deed.CONTRACT),
    ItemRow(Item.PENALTY, Sort.NEITHER, "劳动合同法 第23、25条"),
    ItemRow(Item.SERVICE_PERIOD, Sort.NEITHER, "劳动合同法 第22、25条"),
    ItemRow(Item.NON_COMPETE_DUTY, Sort.NEITHER, "劳动合同法 第23、24条", declares="{who}自本裁决书生效之日起继续履行对{to}的竞业限制义务"),
    ItemRow(Item.HANDOVER, Sort.NEITHER, "劳动合同法 第50条第2款", Deed.HANDOVER),
    ItemRow(Item.RELATION, Sort.NEITHER, "劳动合同法 第7条", declares="确认{to}与{who}存在劳动关系", of_worker=True),
    ItemRow(Item.REINSTATEMENT, Sort.NEITHER, "劳动合同法 第48条", Deed.REINSTATEMENT),
    ItemRow(Item.DAMAGES, Sort.NEITHER, "劳动合同法 第86、89、90条"),
    ItemRow(Item.REFUND, Sort.NEITHER, "劳动合同法 第84条；民法典 第985条"),
    ItemRow(Item.APOLOGY, Sort.NEITHER, "民法典 第179、995条", Deed.APOLOGY),
    ItemRow(Item.OTHER, Sort.NEITHER, "调解仲裁法 第2条"),
)
BY_ITEM = {row.item: row for row in ROWS}


def of_sort(sort: Sort) -> frozenset[Item]:
    """The items of this sort."""
    return frozenset(row.item for row in ROWS if row.sort is sort)


ORDERED_FOR = of_sort(Sort.PAY) | {Item.LEAVE_PAY}
"""支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金: agreements on these open the way to an order to pay (调解仲裁法 第16条).

The words are those of 第44条 and 第47条第1项, so they hold 第二倍工资, 代通知金 and 竞业限制补偿, too (人社部发〔2022〕9号 第10条);
年休假工资报酬 is 劳动报酬 by its name.
"""


def orders(item: Item, *, who: Iterable[str], to: str, days: int, by_worker: bool) -> str:
    """Return the usual operative words of an award of this item without money: who has to do it for whom, within `days` (自然日)
    after the award is in force; '' where there are none.

    `by_worker`: a worker claims it; whoever else asks about 劳动关系 asks that there is none, which only the arbitrator can word.
    """
    row = BY_ITEM[item]
    return "" if row.of_worker and not by_worker else row.orders.format(who="、".join(who), to=to, days=days)


def not_theirs(item: Item, *, by_worker: bool) -> str:
    """Return the sentence for an item that this side cannot claim; '' where it can."""
    mine, side = (BY_WORKER, "劳动者") if by_worker else (BY_EMPLOYER, "用人单位")
    if item.group in (mine, BY_EITHER):
        return ""
    return (
        f"“{item.label}”是{item.group}（{BY_ITEM[item].basis}），{side}不能提出。"
        f"请在“{mine}”和“{BY_EITHER}”中选择；列表里没有的，选“{Item.OTHER.label}”并写明。"
    )
