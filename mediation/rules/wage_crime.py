"""The threshold of 拒不支付劳动报酬 (刑法 第276条之一; 法释〔2013〕3号 第3条): one worker's three months and a sum, or that of ten.

The sums are a province's within the margins of the interpretation (5,000 to 20,000, 30,000 to 100,000 元): settings of the bureau. Pure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from .awaiting_performance import carried_on
from .codes import Item
from .facts import CaseFacts, Proceeding

ONE_SETTING, TEN_SETTING = "crime.wages_of_one", "crime.wages_of_ten"
LEAST_ONE, LEAST_TEN = Decimal(5000), Decimal(30000)
"""The lower ends of the margins, where the bureau has entered no sums."""
MONTHS, PEOPLE = 3, 10
PAY = frozenset({Item.WAGES, Item.OVERTIME})
"""The items that are 劳动报酬 (法释〔2013〕3号 第1条)."""
NAMED_MONTH = re.compile(r"(20\d\d)\s*[-年./]\s*(0?[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Unpaid:
    """The wages (劳动报酬) that were ordered in vain, in 元 by worker."""

    by_worker: Mapping[int, Decimal]

    @property
    def people(self) -> int:
        """The number of workers."""
        return len(self.by_worker)

    @property
    def total(self) -> Decimal:
        """The sum of all, in 元."""
        return sum(self.by_worker.values(), Decimal(0))


def unpaid_wages(case: CaseFacts, here: Proceeding) -> Unpaid:
    """Return the wages that were ordered here and have not come; what went on to another proceeding is asked for there, and owed still."""
    found: dict[int, Decimal] = {}
    gone = carried_on(case, here)
    for line in case.promised_in(here):
        claim = case.claims.get(line.claim or 0)
        if line.unpaid and line.claim not in gone and (claim is None or claim.item in PAY):
            found[line.payee] = found.get(line.payee, Decimal(0)) + line.unpaid
    return Unpaid(found)


def months_named(case: CaseFacts, here: Proceeding, worker: int) -> int | None:
    """Count the months that this worker's claims name in their words (2026-05、2026年6月); None: they name none."""
    said = " ".join(claim.detail for claim in case.claimed_in(here) if claim.claimant == worker)
    months = {(year, int(month)) for year, month in NAMED_MONTH.findall(said)}
    return len(months) or None


def meets(unpaid: Unpaid, months: Mapping[int, int], one: Decimal, ten: Decimal) -> bool:
    """Tell whether the threshold is met: by one worker's sum of three months or more, or by that of ten workers or more."""
    alone = any(sum_ >= one and months.get(worker, 0) >= MONTHS for worker, sum_ in unpaid.by_worker.items())
    return alone or (unpaid.people >= PEOPLE and unpaid.total >= ten)


def says(unpaid: Unpaid, one: Decimal, ten: Decimal) -> str:
    """The sentence for what does not meet the threshold, without its stop."""
    most = max(unpaid.by_worker.values(), default=Decimal(0))
    return (
        f"责令支付而没有支付的劳动报酬是 {unpaid.people} 人 {unpaid.total:,.2f} 元，一人最多 {most:,.2f} 元：一名劳动者应当三个月以上且"
        f" {one:,.0f} 元以上，或者十名以上劳动者累计 {ten:,.0f} 元以上（法释〔2013〕3号第3条，数额待本局确认）"
    )
