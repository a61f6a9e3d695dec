"""Final or not (终局裁决): 调解仲裁法 第47条, 办案规则 第50条, item by item on what is awarded, not on what was claimed.

What the law leaves open is a setting (参数) with its source: the day whose minimum wage counts, what becomes of a money claim that
is dismissed, when 确认劳动关系 makes the whole case non-final, and whether 工伤保险待遇 is final; see `Readings`. What a case knows
of an item besides one award's line (`steps/labels.py`) comes in by `Awarded`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum

from .amounts import figures
from .codes import Item
from .items import Sort, of_sort
from .used import Used

MONTHS = 12
"""An item is final up to and including this many months of the local minimum wage (第47条第1项; 不超过 includes it)."""

MONEY_ITEMS, LABOUR_STANDARD_ITEMS, OPEN_ITEMS = of_sort(Sort.PAY), of_sort(Sort.STANDARD), of_sort(Sort.OPEN)

DISMISSED = "award.dismissed_final"
"""The setting that says whether a dismissed money claim is final: 是 or 否."""
RELATION = "award.relation"
"""The setting that says when 确认劳动关系 makes the whole case non-final: `CONCERNED` or `CONFIRMED`."""
CONCERNED = "裁决事项涉及即可"
CONFIRMED = "仅裁决确认时"
INJURY = "award.injury_benefit"
"""The setting that says whether 工伤保险待遇 is final: `NOT_LISTED` or `LISTED`."""
NOT_LISTED = "不列入终局"
LISTED = "列入终局"
ON_APPLICATION = "申请仲裁之日"
ON_AWARD = "裁决作出之日"


class Kept(StrEnum):
    """The readings that an award's entry keeps (`Used.finality`). One that names none is of before: judged by its own lines."""

    BY_CASE = "by_case"
    RELATION_CONFIRMED = "relation_confirmed"
    INJURY_LISTED = "injury_listed"


@dataclass(frozen=True, slots=True)
class Readings:
    """The local readings. `wage_of_application`: the minimum wage of the day of application counts, not the award's.

    `dismissed_is_final`: a dismissed money claim is labelled final; else it carries no label of its own. `by_case`: the case is
    looked at, not one award's lines alone (entries of before). `only_confirmed`: a claim to confirm 劳动关系 counts only where the
    case's awards uphold it. `injury_is_final`: 工伤保险待遇 is final at any sum.
    """

    wage_of_application: bool = False
    dismissed_is_final: bool = False
    by_case: bool = True
    only_confirmed: bool = False
    injury_is_final: bool = False

    @classmethod
    def of(cls, setting: Callable[[str], str]) -> "Readings":
        """As the bureau's settings say; without them, the award's day, no label for what is dismissed, 涉及, and 不列入终局."""
        return cls(
            "申请" in setting("open.wage_date"), setting(DISMISSED).strip() in ("是", "yes"),
            only_confirmed=setting(RELATION) == CONFIRMED, injury_is_final=setting(INJURY) == LISTED,
        )

    @classmethod
    def kept(cls, used: Used) -> "Readings":
        """Return the readings by which an award's entry was judged. Of before, the award alone counted, and 工伤保险待遇 was final."""
        dismissed, held = used.wage is not None and used.wage.dismissed_is_final, used.finality
        if Kept.BY_CASE not in held:
            return cls(dismissed_is_final=dismissed, by_case=False, only_confirmed=True, injury_is_final=True)
        return cls(
            dismissed_is_final=dismissed,
            only_confirmed=Kept.RELATION_CONFIRMED in held, injury_is_final=Kept.INJURY_LISTED in held,
        )

    @property
    def to_keep(self) -> tuple[str, ...]:
        """The readings beside the wage, by the names that the entry keeps."""
        held = {Kept.BY_CASE: self.by_case, Kept.RELATION_CONFIRMED: self.only_confirmed, Kept.INJURY_LISTED: self.injury_is_final}
        return tuple(str(name) for name, holds in held.items() if holds)

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


class Relation(Enum):
    """The part that 确认劳动关系 has in the case's awards: none, they confirm it, or it is dismissed or still waits."""

    NONE = ""
    CONFIRMED = "本案裁决同时确认劳动关系"
    CONCERNED = "本案裁决事项涉及确认劳动关系"


@dataclass(frozen=True, slots=True)
class Awarded:
    """An award's line as 第47条 looks at it. `amount` in 元 (None: no money); `besides` is what the case awards its claimant on the
    same item elsewhere, in 元: one item is one, in however many rows (办案规则 第50条: 单项). `by_worker`: the claim is a worker's own,
    for only he 追索; `relation` is what the case has to do with 确认劳动关系.
    """

    item: Item
    amount: Decimal | None
    besides: Decimal = Decimal(0)
    by_worker: bool = True
    relation: Relation = Relation.NONE


@dataclass(frozen=True, slots=True)
class Label:
    """终局 (True), 非终局 (False) or no label of its own (None), why on the page, and `prose`, why in the award."""

    final: bool | None
    why: str
    prose: str = ""


ARTICLE = "《中华人民共和国劳动争议调解仲裁法》第四十七条"
NON_FINAL = "适用非终局裁决"
BY_STANDARD = f"该项属于因执行国家的劳动标准发生的争议，依照{ARTICLE}第二项的规定，适用终局裁决"
NOT_AMONG = f"该项不属于{ARTICLE}规定的终局裁决事项，{NON_FINAL}"


def label(awarded: Awarded, minimum_wage: Decimal, readings: Readings) -> Label:
    """Tell whether an awarded item is final, and why. `minimum_wage` in 元 per month."""
    alone = _by_itself(awarded, minimum_wage, readings)
    if awarded.relation is Relation.NONE or not alone.final:
        return alone
    return Label(False, f"{awarded.relation.value}，全案为非终局裁决", f"{awarded.relation.value}，该项一并{NON_FINAL}")


def _by_itself(awarded: Awarded, minimum_wage: Decimal, readings: Readings) -> Label:
    """Return the label by the item and its sum, whatever else is in the case."""
    item = awarded.item
    if item in OPEN_ITEMS:
        return _open(item, readings)
    if item in LABOUR_STANDARD_ITEMS:
        return Label(True, f"{item.label}属于执行国家劳动标准的争议，终局（第47条第2项）", BY_STANDARD)
    if item not in MONEY_ITEMS or awarded.amount is None:
        return Label(False, f"{item.label}不在第47条所列范围，非终局", NOT_AMONG)
    if not awarded.by_worker:
        return Label(
            False, f"{item.label}是用人单位的请求，不是劳动者追索（第47条第1项），非终局",
            f"该项系用人单位的请求，不属于{ARTICLE}第一项规定的劳动者追索的争议，{NON_FINAL}",
        )
    return _by_sum(item, awarded.amount, awarded.besides, minimum_wage)


def _open(item: Item, readings: Readings) -> Label:
    """Return the label that the bureau's reading gives, with the other one beside it (待本局确认)."""
    if readings.injury_is_final:
        why = f"{item.label}按本局口径属于执行国家劳动标准（社会保险）的争议，终局（第47条第2项）"
        return Label(True, f"{why}；另一口径不列入，待本局确认" if readings.by_case else why, BY_STANDARD)
    return Label(False, f"{item.label}按本局口径不列入第47条，非终局；另一口径列入第2项，待本局确认", NOT_AMONG)


def _by_sum(item: Item, amount: Decimal, besides: Decimal, minimum_wage: Decimal) -> Label:
    """第47条第1项: the sum of the one item, at most twelve months of the minimum wage."""
    limit = minimum_wage * MONTHS
    here, in_award = f"{item.label} {amount:,.2f} 元", f"该项裁决{figures(amount)}元"
    if besides:
        here += f"，与本案同一项的 {besides:,.2f} 元合计 {amount + besides:,.2f} 元"
        in_award += f"，与本案同一项的其他裁决{figures(besides)}元合计{figures(amount + besides)}元"
    reckoned = f"最低工资 {minimum_wage:,.2f} 元 × 12 = {limit:,.2f} 元"
    compared = f"当地月最低工资标准{figures(minimum_wage)}元的十二个月金额{figures(limit)}元"
    if amount + besides <= limit:
        return Label(
            True, f"{here}，不超过{reckoned}，终局（第47条第1项）",
            f"{in_award}，不超过{compared}，依照{ARTICLE}第一项的规定，适用终局裁决",
        )
    return Label(
        False, f"{here}，超过{reckoned}，非终局", f"{in_award}，超过{compared}，不属于{ARTICLE}规定的终局裁决事项，{NON_FINAL}"
    )


def label_of_dismissed(dismissed: Awarded, minimum_wage: Decimal, readings: Readings) -> Label:
    """The label of a claim that was dismissed, most often none, and why. The reading is local (待本局确认); a row of an item that is
    awarded above the limit in other rows is not final by it."""
    if readings.dismissed_is_final and dismissed.item in MONEY_ITEMS:
        nothing = Awarded(dismissed.item, Decimal(0), dismissed.besides, dismissed.by_worker, dismissed.relation)
        if label(nothing, minimum_wage, readings).final:
            return Label(True, f"未支持；按本局口径，驳回的{dismissed.item.label}请求列入终局裁决")
    return Label(None, "未支持")


def is_disputed(awarded: Awarded, minimum_wage: Decimal, other: Decimal | None, readings: Readings) -> bool:
    """Tell whether the minimum wage of the other day would make the item's label another one."""
    if other is None:
        return False
    return label(awarded, minimum_wage, readings).final is not label(awarded, other, readings).final
