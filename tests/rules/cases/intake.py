"""Applications as they are checked at the counter."""

from datetime import date

from mediation.rules.calendar import Calendar
from mediation.rules.codes import Cause, Item, Kind, PartyType, Side
from mediation.rules.intake import Applied, Person
from mediation.rules.party_kinds import KINDS
from mediation.rules.step import Reference

REFERENCE = Reference(Calendar((), ()), settings={"intake.places": "晋江"})
DAY = date(2026, 8, 20)
WORKER = Person("周某", Side.APPLICANT, KINDS[PartyType.PERSON], date(1990, 5, 1), "male")
COMPANY = Person("某鞋业有限公司", Side.RESPONDENT, KINDS[PartyType.UNIT])
PLAIN = Applied(
    Kind.ARBITRATION,
    DAY,
    (WORKER, COMPANY),
    frozenset({Item.SEVERANCE}),
    Cause.SEVERANCE,
    workplace="晋江市陈埭镇",
    seat="晋江市陈埭镇",
)
