"""The threshold of 拒不支付劳动报酬 (刑法 第276条之一; 法释〔2013〕3号 第3条): one worker's three months and a sum, or that of ten.

The sums are a province's within the margins of the interpretation (5,000 to 20,000, 30,000 to 100,000 元): settings of the bureau. Pure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from .awaiting_performance import carried_on
from .codes import Item
from .do import Do
from .facts import CaseFacts, Proceeding

ONE_SETTING, TEN_SETTING = "crime.wages_of_one", "crime.wages_of_ten"
LEAST_ONE, LEAST_TEN = Decimal(5000), Decimal(30000)
"""The lower ends of the margins, where the bureau has entered no sums."""
MONTHS, PEOPLE = 3, 10
PAY = frozenset({Item.WAGES, Item.OVERTIME})
"""The items that are 劳动报酬 (法释〔2013〕3号 第1条)."""
_MONTH = r"(20\d\d)\s*[-年./]\s*(0?[1-9]|1[0-2])(?!\d)"
NAMED_MONTH = re.compile(_MONTH)
MORE_MONTHS = re.compile(_MONTH + r"\s*月?((?:\s*[、，,和及]\s*(?:1[0-2]|0?[1-9])(?=\s*(?:月|[、，,和及]\s*\d{1,2}\s*[月、，,和及])))+)")
"""A month, and others of its year after it: 2026年6、7、8月."""
SPAN = re.compile(
    _MONTH + r"\s*月?份?(?:[-./]?\s*\d{1,2}日?)?\s*(?:至|到|—+|–|~|～|-(?=\s*\d{1,2}\s*月))\s*"
    r"(?:(20\d\d)\s*[-年./]\s*(0?[1-9]|1[0-2])(?!\d)|(0?[1-9]|1[0-2])(?=\s*月))"
)
"""From one month to another: 2026年6月至8月, 2025-11至2026-02."""
UNPAID_SAID = re.compile(r"(?:拖欠|欠付|欠发|未支付|没有支付|未发|没有发|克扣)[^。；\n]*")
"""What a text says was not paid; its other months may be those of a contract."""


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
    """Count the months for which the record says that this worker was not paid: his claims in their words, else the lines that were ordered
    for him, else what the orders and the complaint say was not paid; None: none of them names a month.
    """
    claims = [claim.detail for claim in case.claimed_in(here) if claim.claimant == worker]
    lines = [line.what or "" for line in case.promised_in(here) if line.payee == worker]
    orders = [str(entry.answer("violations") or "") for entry in here.all(Do.ORDER_CORRECTION, Do.ORDER_FURTHER)]
    unpaid = [" ".join(UNPAID_SAID.findall(said)) for said in (" ".join(orders), case.story)]
    return next((len(found) for said in (" ".join(claims), " ".join(lines), *unpaid) if (found := months_in(said))), None)


def months_in(said: str) -> set[tuple[int, int]]:
    """Return the months that a text names, each once, as year and month: alone (2026-05), in a row (2026年6、7月), from one to another."""
    found = {(int(year), int(month)) for year, month in NAMED_MONTH.findall(said)}
    for year, _, others in MORE_MONTHS.findall(said):
        found |= {(int(year), int(month)) for month in re.findall(r"\d+", others)}
    for year, month, to_year, to_month, same_year in SPAN.findall(said):
        first, last = int(year) * 12 + int(month), int(to_year or year) * 12 + int(to_month or same_year)
        found |= {((count - 1) // 12, (count - 1) % 12 + 1) for count in range(first, last + 1)}
    return found


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
