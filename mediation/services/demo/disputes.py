"""The disputes of the demo's people: the day, the place, the company, the claims and their sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Any, Literal

from mediation.rules.calendar import Calendar
from mediation.rules.codes import Cause, Item
from mediation.services.demo import names, staff, texts
from mediation.services.demo.names import Company
from mediation.services.demo.staff import Team

Size = Literal["small", "large", "both"]
"""How much a claim is for: below twelve minimum wages, above them, or one of each."""
SIZES: dict[str, Size] = {"small": "small", "large": "large", "both": "both"}

MONTH_WEIGHTS = (1.55, 0.75, 1.0, 0.9, 0.9, 0.95, 1.0, 1.0, 0.95, 0.85, 1.1, 1.45)
"""January to December: people settle accounts before Spring Festival."""
SMALL_AT_MOST, LARGE_FROM = 22_000, 29_000
TRADES: dict[str, tuple[str, ...]] = {
    "350582103": ("制鞋", "制鞋", "制鞋", "机械"), "350582104": ("伞具", "伞具", "食品"), "350582102": ("陶瓷建材", "陶瓷建材", "机械"),
    "350582101": ("机械", "食品", "服装"), "350582107": ("快递", "制鞋", "餐饮", "建筑"), "350582105": ("服装", "服装", "食品"),
    "350582106": ("服装", "食品"), "350582110": ("服装", "服装", "机械"), "350582112": ("服装", "服装"),
    "350582111": ("石材", "服装"), "350582109": ("制鞋", "陶瓷建材"), "350582113": ("陶瓷建材", "机械"),
    "350582114": ("服装", "制鞋"), "350582401": ("食品", "机械", "服装", "伞具"), "350582004": ("食品", "机械", "快递"),
    "350582005": ("制鞋", "机械", "快递"), "350582006": ("服装", "食品"),
}  # fmt: skip
CITY_TRADES = ("餐饮", "快递", "建筑", "制鞋", "服装")
UNIT_WEIGHTS = {
    "350582103": 14, "350582107": 8, "350582101": 8, "350582102": 7, "350582104": 6, "350582112": 5, "350582105": 4,
    "350582110": 5, "350582001": 6, "350582004": 6, "350582005": 5, "350582002": 4, "350582003": 3, "350582006": 3,
    "350582109": 5, "350582111": 4, "350582106": 3, "350582113": 1.5, "350582114": 2, "350582401": 7, "350582-TJ": 12,
}  # fmt: skip
LOWER_WEIGHT = 1.1
"""The weight of a village, company or grid, beside its town's."""
CAUSES = {
    Cause.WAGES: 47, Cause.SEVERANCE: 11, Cause.DISMISSAL: 10, Cause.OVERTIME: 8, Cause.INJURY: 8, Cause.DOUBLE_WAGE: 6,
    Cause.INSURANCE: 3, Cause.RELATION: 3, Cause.WORKING_TIME: 2, Cause.PROTECTION: 1, Cause.NON_COMPETE: 1,
}  # fmt: skip
ITEMS: dict[Cause, tuple[Item, ...]] = {
    Cause.WAGES: (Item.WAGES,), Cause.OVERTIME: (Item.OVERTIME,), Cause.SEVERANCE: (Item.SEVERANCE, Item.WAGES),
    Cause.DISMISSAL: (Item.COMPENSATION, Item.WAGES), Cause.DOUBLE_WAGE: (Item.DOUBLE_WAGE, Item.WAGES),
    Cause.INJURY: (Item.INJURY_BENEFIT, Item.INJURY_MEDICAL), Cause.INSURANCE: (Item.INSURANCE,),
    Cause.RELATION: (Item.RELATION, Item.DOUBLE_WAGE), Cause.WORKING_TIME: (Item.LEAVE_PAY, Item.OVERTIME),
    Cause.PROTECTION: (Item.WAGES,), Cause.NON_COMPETE: (Item.NON_COMPETE,), Cause.PLATFORM: (Item.WAGES,),
}  # fmt: skip
GROUP_CAUSES = frozenset({Cause.WAGES, Cause.OVERTIME, Cause.SEVERANCE})
FINAL_WHATEVER_THE_SUM = frozenset({Cause.INJURY, Cause.INSURANCE, Cause.WORKING_TIME})


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute as it comes to the window."""

    name: str
    opened_on: date
    team: Team
    company: Company
    cause: Cause
    applicants: tuple[dict[str, Any], ...]
    claims: tuple[dict[str, Any], ...]
    job: str
    since: str
    manner: str
    source: str

    @property
    def who(self) -> str:
        """The applicants, briefly; of a report, which has none, the people of the employer."""
        if not self.applicants:
            return "员工数人"
        first = str(self.applicants[0]["name"])
        return first if len(self.applicants) == 1 else f"{first}等 {len(self.applicants)} 人"

    @property
    def total(self) -> Decimal:
        """The sum of the claims, 元."""
        return sum((Decimal(claim["amount"]) for claim in self.claims if claim["amount"]), Decimal(0))

    def application(self, story: str) -> dict[str, Any]:
        """The form of 登记 or 仲裁收件, filled in."""
        return {
            "cause": str(self.cause), "manner": self.manner, "source": self.source,
            "green_channel": self.cause is Cause.WAGES and self.company.industry.piece, "applicants": list(self.applicants),
            "respondents": [self.company.particulars], "claims": list(self.claims), "story": story,
        }  # fmt: skip

    def story(self, rng: Random) -> str:
        """The grounds."""
        return texts.told(rng, self.cause, self.who, self.company.name, self.job, self.since, f"{self.total:,.2f}")


class Town:
    """The town that disputes come from: the teams by weight, and the companies of each place."""

    def __init__(self, teams: Mapping[str, Team], rng: Random) -> None:
        self.teams = [team for code, team in sorted(teams.items()) if code in UNIT_WEIGHTS or "-" in code[9:]]
        self._weights = list(accumulate(UNIT_WEIGHTS.get(team.unit, LOWER_WEIGHT) for team in self.teams))
        self._companies = {team.unit: self._settled_in(rng, team) for team in self.teams}

    def team(self, rng: Random) -> Team:
        """An organisation, the busier the likelier."""
        return rng.choices(self.teams, cum_weights=self._weights)[0]

    def company(self, rng: Random, team: Team) -> Company:
        """A company of the place; some come up again and again."""
        known = self._companies[team.unit]
        return known[min(int(rng.expovariate(0.18)), len(known) - 1)]

    @staticmethod
    def _settled_in(rng: Random, team: Team) -> list[Company]:
        code = team.unit[:9]
        trades = TRADES.get(code, CITY_TRADES)
        place = "青阳街道" if team.unit == staff.CENTRE else team.place.removeprefix("市")
        many = 8 if "-" in team.unit[9:] else 24
        return [names.company(rng, names.INDUSTRIES[rng.choice(trades)], place) for _ in range(many)]


def opening_days(rng: Random, calendar: Calendar, first: date, last: date, count: int) -> list[date]:
    """The days on which so many cases come in, in order: working days, with the seasons of the trade."""
    workdays = [day for offset in range((last - first).days + 1) if calendar.is_workday(day := first + timedelta(days=offset))]
    weights = list(accumulate(MONTH_WEIGHTS[day.month - 1] * (1.15 if day.weekday() == 0 else 1.0) for day in workdays))
    return sorted(rng.choices(workdays, cum_weights=weights, k=count))


def dispute(rng: Random, name: str, opened_on: date, town: Town, size: Size | None, team: Team | None = None) -> Dispute:
    """Draw a dispute. `size` None: whatever comes; else the claims are shaped for the award that will end it.

    `team` None: wherever it may happen.
    """
    team = team or town.team(rng)
    company = town.company(rng, team)
    cause = _cause(rng, company, size)
    many = _people(rng) if cause in GROUP_CAUSES and size in (None, "small") else 1
    people = [names.worker(rng, 1988, company.place) for _ in range(many)]
    since = opened_on - timedelta(days=rng.randint(40, 500))
    return Dispute(
        name=name, opened_on=opened_on, team=team, company=company, cause=cause, applicants=tuple(people),
        claims=tuple(_claims(rng, cause, many, size)), job=rng.choice(company.industry.jobs),
        since=f"{since.year}年{since.month}月", manner="oral" if rng.random() < 0.55 else "written",
        source=rng.choices(("walk_in", "offered", "transferred", "hotline", "platform", "entrusted"), (60, 8, 10, 9, 9, 4))[0],
    )  # fmt: skip


def _cause(rng: Random, company: Company, size: Size | None) -> Cause:
    if company.industry.name == "快递" and rng.random() < 0.35 and size != "both":
        return Cause.PLATFORM
    if size == "both":
        return rng.choice((Cause.SEVERANCE, Cause.DISMISSAL))
    found = rng.choices(list(CAUSES), list(CAUSES.values()))[0]
    if size == "large" and found in FINAL_WHATEVER_THE_SUM:
        return Cause.SEVERANCE
    return Cause.WAGES if size == "small" and found is Cause.RELATION else found


def _people(rng: Random) -> int:
    """Draw the number of workers who stand together: mostly one, now and then a whole line of the workshop."""
    return 1 if rng.random() < 0.86 else min(15, 2 + int(rng.expovariate(0.35)))


def _claims(rng: Random, cause: Cause, people: int, size: Size | None) -> list[dict[str, Any]]:
    """A claim for each person; a second item now and then, and always beside one that is not for money."""
    items = ITEMS[cause]
    claims = [_claim(rng, person, items[0], size) for person in range(1, people + 1)]
    second = len(items) > 1 and (size == "both" or items[0] is Item.RELATION or (people == 1 and rng.random() < 0.35))
    if second:
        claims.append(_claim(rng, 1, items[1], "small" if size == "both" else size))
    return claims


def _claim(rng: Random, person: int, item: Item, size: Size | None) -> dict[str, Any]:
    amount = None if item is Item.RELATION else str(_amount(rng, item, size))
    return {"claimant": person, "item": str(item), "amount": amount}


def _amount(rng: Random, item: Item, size: Size | None) -> Decimal:
    """元, as people claim it: whole tens, or to the 分 where a ledger was added up."""
    middle = {Item.WAGES: 9.0, Item.OVERTIME: 8.9, Item.LEAVE_PAY: 8.0, Item.INJURY_BENEFIT: 10.6}.get(item, 9.7)
    drawn = rng.lognormvariate(middle, 0.55)
    if size in ("large", "both"):
        drawn = LARGE_FROM + 3_000 + rng.expovariate(1 / 14_000)
    elif size == "small":
        drawn = min(drawn, SMALL_AT_MOST - rng.random() * 6_000)
    whole = max(600, round(drawn / 10) * 10)
    return Decimal(whole) + (Decimal(rng.randrange(1, 100)) / 100 if rng.random() < 0.2 else 0)


def spread(rng: Random, amount: Decimal, parts: int) -> Sequence[Decimal]:
    """An amount in so many instalments of whole 元, the last one taking the rest."""
    each = (amount / parts).quantize(Decimal(1))
    first = max(Decimal(1), each + rng.randrange(-50, 50) if each > 200 else each)
    return [first, amount - first] if parts == 2 and amount - first > 0 else [amount]
