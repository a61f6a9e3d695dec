"""Final or not (终局裁决): 调解仲裁法 第47条, 办案规则 第50条, item by item on what is awarded, not on what was claimed.

Two readings are local: the day whose minimum wage counts, and what becomes of a money claim that is dismissed. Both are
settings (参数) with their source; see `Readings`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .amounts import figures
from .codes import Item

MONTHS = 12
"""An item is final up to and including this many months of the local minimum wage (第47条第1项; 不超过 includes it)."""

MONEY_ITEMS = frozenset({
    Item.WAGES, Item.OVERTIME, Item.DOUBLE_WAGE, Item.SEVERANCE, Item.COMPENSATION, Item.NOTICE_PAY, Item.PROBATION,
    Item.NON_COMPETE, Item.INJURY_MEDICAL,
})
"""第47条第1项: 劳动报酬、工伤医疗费、经济补偿或者赔偿金 (办案规则 第50条第2款)."""

LABOUR_STANDARD_ITEMS = frozenset({Item.LEAVE_PAY, Item.INSURANCE, Item.INJURY_BENEFIT})
"""第47条第2项: 执行国家的劳动标准 on 工作时间、休息休假、社会保险; final whatever the sum."""

DISMISSED = "award.dismissed_final"
"""The setting that says whether a dismissed money claim is final: 是 or 否."""
ON_APPLICATION = "申请仲裁之日"
ON_AWARD = "裁决作出之日"


@dataclass(frozen=True, slots=True)
class Readings:
    """The local readings. `wage_of_application`: the minimum wage of the day of application counts, not the award's.

    `dismissed_is_final`: a dismissed money claim is labelled final; else it carries no label of its own.
    """

    wage_of_application: bool = False
    dismissed_is_final: bool = False

    @classmethod
    def of(cls, setting: Callable[[str], str]) -> "Readings":
        """As the bureau's settings say; without them, the award's day and no label."""
        return cls("申请" in setting("open.wage_date"), setting(DISMISSED).strip() in ("是", "yes"))

    def day(self, applied_on: date, awarded_on: date) -> date:
        """The day whose minimum wage counts."""
        return applied_on if self.wage_of_application else awarded_on

    def other_day(self, applied_on: date, awarded_on: date) -> date:
        """The day that another reading would take."""
        return awarded_on if self.wage_of_application else applied_on

    @property
    def says(self) -> str:
        """The day that counts, in words."""
        return ON_APPLICATION if self.wage_of_application else ON_AWARD


def finality(
    item: Item, amount: Decimal | None, minimum_wage: Decimal, *, relation_confirmed: bool
) -> tuple[bool, str]:
    """Tell whether an awarded item is final, and why. `amount` in 元 (None: no money), `minimum_wage` in 元 per month."""
    if relation_confirmed:
        return False, "本案裁决确认劳动关系，全案为非终局裁决"
    if item in LABOUR_STANDARD_ITEMS:
        return True, f"{item.label}属于执行国家劳动标准的争议，终局（第47条第2项）"
    limit = minimum_wage * MONTHS
    if item not in MONEY_ITEMS or amount is None:
        return False, f"{item.label}不在第47条所列范围，非终局"
    if amount <= limit:
        return (
            True,
            f"{item.label} {amount:,.2f} 元，不超过最低工资 {minimum_wage:,.2f} 元 × 12 = {limit:,.2f} 元，终局（第47条第1项）",
        )
    return False, f"{item.label} {amount:,.2f} 元，超过最低工资 {minimum_wage:,.2f} 元 × 12 = {limit:,.2f} 元，非终局"


ARTICLE = "《中华人民共和国劳动争议调解仲裁法》第四十七条"


def finality_in_prose(item: Item, amount: Decimal | None, minimum_wage: Decimal, *, final: bool) -> str:
    """Return the reason why an awarded item is final or not, as an award says it. What only the whole case makes non-final
    (劳动关系 is confirmed) is said so. `amount` in 元 (None: no money), `minimum_wage` in 元 per month.
    """
    alone, _ = finality(item, amount, minimum_wage, relation_confirmed=False)
    if alone and not final:
        return "本案裁决同时确认劳动关系，该项一并适用非终局裁决"
    if item in LABOUR_STANDARD_ITEMS:
        return f"该项属于因执行国家的劳动标准发生的争议，依照{ARTICLE}第二项的规定，适用终局裁决"
    if item not in MONEY_ITEMS or amount is None:
        return f"该项不属于{ARTICLE}规定的终局裁决事项，适用非终局裁决"
    compared = f"当地月最低工资标准{figures(minimum_wage)}元的十二个月金额{figures(minimum_wage * MONTHS)}元"
    if final:
        return f"该项裁决{figures(amount)}元，不超过{compared}，依照{ARTICLE}第一项的规定，适用终局裁决"
    return f"该项裁决{figures(amount)}元，超过{compared}，不属于{ARTICLE}规定的终局裁决事项，适用非终局裁决"


def finality_of_dismissed(item: Item, *, relation_confirmed: bool, dismissed_is_final: bool) -> tuple[bool | None, str]:
    """The label of a claim that was dismissed, None for none, and why. The reading is local (待本局确认)."""
    if dismissed_is_final and item in MONEY_ITEMS and not relation_confirmed:
        return True, f"未支持；按本局口径，驳回的{item.label}请求列入终局裁决"
    return None, "未支持"


def is_disputed(
    item: Item, amount: Decimal | None, minimum_wage: Decimal, other: Decimal | None, *, relation_confirmed: bool
) -> bool:
    """Tell whether the minimum wage of the other day would make the item's label another one."""
    if other is None:
        return False
    here, there = (
        finality(item, amount, wage, relation_confirmed=relation_confirmed)[0] for wage in (minimum_wage, other)
    )
    return here is not there
