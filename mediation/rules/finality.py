"""Final or not (终局裁决): 调解仲裁法 第47条, 办案规则 第50条, item by item on what is awarded, not on what was claimed."""

from decimal import Decimal

from .codes import Item

MONTHS = 12
"""An item is final up to and including this many months of the local minimum wage (第47条第1项; 不超过 includes it)."""

MONEY_ITEMS = frozenset({
    Item.WAGES, Item.OVERTIME, Item.DOUBLE_WAGE, Item.SEVERANCE, Item.COMPENSATION, Item.NOTICE_PAY, Item.PROBATION,
    Item.NON_COMPETE, Item.INJURY_MEDICAL,
})  # fmt: skip
"""第47条第1项: 劳动报酬、工伤医疗费、经济补偿或者赔偿金 (办案规则 第50条第2款)."""

LABOUR_STANDARD_ITEMS = frozenset({Item.LEAVE_PAY, Item.INSURANCE, Item.INJURY_BENEFIT})
"""第47条第2项: 执行国家的劳动标准 on 工作时间、休息休假、社会保险; final whatever the sum."""


def finality(item: Item, amount: Decimal | None, minimum_wage: Decimal, *, relation_confirmed: bool) -> tuple[bool, str]:
    """Whether an awarded item is final, and why. `amount` in 元 (None: no money), `minimum_wage` in 元 per month."""
    if relation_confirmed:
        return False, "本案裁决确认劳动关系，全案为非终局裁决"
    if item in LABOUR_STANDARD_ITEMS:
        return True, f"{item.label}属于执行国家劳动标准的争议，终局（第47条第2项）"
    limit = minimum_wage * MONTHS
    if item not in MONEY_ITEMS or amount is None:
        return False, f"{item.label}不在第47条所列范围，非终局"
    if amount <= limit:
        return True, f"{item.label} {amount:,.2f} 元，不超过最低工资 {minimum_wage:,.2f} 元 × 12 = {limit:,.2f} 元，终局（第47条第1项）"
    return False, f"{item.label} {amount:,.2f} 元，超过最低工资 {minimum_wage:,.2f} 元 × 12 = {limit:,.2f} 元，非终局"
