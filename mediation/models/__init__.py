"""Tables only. What they mean is in rules/, what is done with them in services/."""

from .case import (
    Agent,
    Case,
    Claim,
    CountedDay,
    FormerName,
    Informant,
    InspectionEvent,
    NamePart,
    Party,
    Proceeding,
    ProceedingCount,
    ProceedingReopened,
    Promise,
    Sitting,
    SittingPerson,
)
from .journal import Access, JournalEntry, OpenText, RequestKey
from .leads import Lead, LeadWorker
from .people import Account, AccountRole, Attempt, Deputy, Interest, Room, SignIn, Unit
from .reference import AverageWage, CalendarYear, Confirmable, Holiday, MinimumWage, Setting, Target
from .seal import Seal
from .session import Read, Write
from .site import Site
from .wages import WageDebt
from .work import Deadline, Document, Heartbeat, JobRun, Notice, NumberSeries

__all__ = [
    "Access", "Account", "AccountRole", "Agent", "Attempt", "AverageWage", "CalendarYear", "Case", "Claim", "Confirmable",
    "CountedDay", "Deadline",
    "Deputy", "Document", "FormerName", "Heartbeat", "Holiday", "Informant", "InspectionEvent", "Interest",
    "JobRun", "JournalEntry", "Lead", "LeadWorker", "MinimumWage", "NamePart",
    "Notice", "NumberSeries", "OpenText", "Party", "Proceeding", "ProceedingCount",
    "ProceedingReopened", "Promise", "Read", "RequestKey", "Room", "Seal",
    "Setting", "SignIn", "Site", "Sitting", "SittingPerson", "Target", "Unit", "WageDebt", "Write",
]  # fmt: skip
