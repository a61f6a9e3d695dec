"""The words a row of the table is written in: what starts a limit, how long it is, what moves it, what ends it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from ..calendar import Calendar, months_after
from ..codes import Kind
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..steps.enforcement_period import Course
from .left_out import NO_DAYS, Betweens
from .left_out import between as between
from .prescription import Prescription

JOINS = Do.JOIN_PARTY
"""The step that brings a party in later. A limit that each party has of its own looks at no one else's joining."""
RECEIVED_BY = frozenset({Do.SERVE, Do.DEEMED_SERVED, Do.SERVE_INSPECTION, Do.DEEM_INSPECTION_SERVED, Do.POST_ORDER})
PUBLISHED_BY = frozenset({Do.PUBLISH_SERVICE, Do.PUBLISH_INSPECTION})
"""The steps whose deliveries (送达) arrive, and those that publish what has not arrived yet; held against their rows by test."""


class Whose(StrEnum):
    """The side bound by the limit: the office's own missed limit is 逾期, a party's is 期满; a court's or another authority's is asked
    after (问法院、问主管部门)."""

    OFFICE = "office"
    PARTY = "party"
    COURT = "court"
    AUTHORITY = "authority"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return {"office": "办案机构", "party": "当事人", "court": "人民法院", "authority": "主管部门"}[self.value]

    @property
    def is_elsewhere(self) -> bool:
        """True where somebody who is neither the office nor a party is bound: past its day it is asked after."""
        return self in (Whose.COURT, Whose.AUTHORITY)


class Each(StrEnum):
    """The holders of a limit: it is counted once for the case, or for each of some parties from that party's own day.
    `NAMED`: for each whom the entries name that start it; where none names anybody, once for the case."""

    CASE = "case"
    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    PARTY = "party"
    WORKER = "worker"
    EMPLOYER = "employer"
    NAMED = "named"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return {
            "case": "全案",
            "applicant": "每一申请人",
            "respondent": "每一被申请人",
            "party": "每一当事人",
            "worker": "每一劳动者",
            "employer": "每一用人单位",
            "named": "各自办理的每一人",
        }[self.value]


# --- events: on, served, day_in -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Event:
    """Steps that count as one event. `documents` empty: whatever was served. `answer` None: the entry's own day.

    `where` names an answer of the form and what it must be (None: the form did not ask yet); None: whatever was answered.
    `given` names an answer that must not be empty; None: whatever was answered. `undone`: no step is the event, but the end of another's
    limit, and this is what is said of it then (未改正); '': it is a step.
    """

    steps: tuple[Do, ...]
    says: str
    documents: frozenset[str] = frozenset()
    answer: str | None = None
    where: tuple[str, tuple[object, ...]] | None = None
    given: str | None = None
    undone: str = ""

    def is_in(self, entry: Entry, delivered: Mapping[int, str]) -> bool:
        """True where the entry is this event. A day that its form may name, and does not, is no event.

        `delivered` says, by the entry's number, which document it was the service of.
        """
        if entry.step not in self.steps:
            return False
        if self.where is not None and entry.answer(self.where[0]) not in self.where[1]:
            return False
        if any(name is not None and not entry.answer(name) for name in (self.answer, self.given)):
            return False
        return not self.documents or delivered.get(entry.seq) in self.documents

    def day(self, entry: Entry) -> date:
        """The day from which the event counts: the entry's, or the day that its form names."""
        return entry.on if self.answer is None else _as_day(entry.answer(self.answer))


@dataclass(frozen=True, slots=True)
class Events:
    """Any of several events. Joined with `|`."""

    any_of: tuple[Event, ...] = ()
    _of_step: Mapping[str, tuple[Event, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        steps = {step for event in self.any_of for step in event.steps}
        found = {step: tuple(event for event in self.any_of if step in event.steps) for step in steps}
        object.__setattr__(self, "_of_step", found)

    def __or__(self, other: "Events") -> "Events":
        """Either these events or the others."""
        return Events(self.any_of + other.any_of)

    def seen_in(self, entry: Entry, delivered: Mapping[int, str]) -> Event | None:
        """The event that this entry is, or None; `delivered` says which document an entry was the service of."""
        for event in self._of_step.get(entry.step, ()):
            if event.is_in(entry, delivered):
                return event
        return None


NOTHING = Events()


def on(*steps: Do, says: str = "") -> Events:
    """The day of any of these steps. `says` is its Chinese name in the arithmetic."""
    return Events((Event(steps, says),))


def served(*documents: str, says: str = "") -> Events:
    """The day on which one of these documents was received, or is deemed to have been (送达之日, 办案规则 第20条)."""
    return Events((Event(tuple(sorted(RECEIVED_BY)), says, frozenset(documents)),))


def published(*documents: str, says: str = "") -> Events:
    """The day on which one of these documents was published (公告之日)."""
    return Events((Event(tuple(sorted(PUBLISHED_BY)), says, frozenset(documents)),))


def day_in(step: Do, answer: str, says: str = "") -> Events:
    """The day that a step's form names, such as the day of the hearing."""
    return Events((Event((step,), says, answer=answer),))


def only(events: Events, answer: str, *values: object) -> Events:
    """These events where the step's form was answered with one of the values; None: where it did not ask yet."""
    return Events(tuple(replace(event, where=(answer, values)) for event in events.any_of))


def answered(events: Events, answer: str) -> Events:
    """These events where the step's form was given this answer at all: of a change of claims, what was added."""
    return Events(tuple(replace(event, given=answer) for event in events.any_of))


def asked(says: str) -> Events:
    """No step records the event yet: the limit is reckoned only when somebody asks, and no case shows it."""
    return Events((Event((), says),))


def lapse(says: str, undone: str) -> Events:
    """The last day of a party's limit that names this one in its `hands_back`, and went by: from the day after, it is the office's turn.
    `says` is the event's Chinese name (改正期满), `undone` what is said until the office has taken its turn (未改正)."""
    return Events((Event((), says, undone=undone),))


# --- what makes it longer -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Extension:
    """A step that makes the limit longer.

    By a number of 自然日 (`at_most` in all), or until a day that all of `agreed_in` (days in its form) agreed to, `latest` so many
    自然日 after the start (None: no day is too late).
    """

    step: Do
    answer: str
    at_most: int | None = None
    agreed_in: tuple[str, ...] = ()
    latest: int | None = None


def by(step: Do, *, answer: str = "days", at_most: int) -> Extension:
    """Longer by the days that the step's form holds, `at_most` so many 自然日 altogether."""
    return Extension(step, answer, at_most=at_most)


def until(step: Do, *, answer: str = "until", agreed_in: tuple[str, ...], latest: int | None = None) -> Extension:
    """Longer until the day in the step's form, if the form says on which day each side agreed; `latest` as in `Extension`."""
    return Extension(step, answer, agreed_in=agreed_in, latest=latest)


# --- lengths --------------------------------------------------------------------------------------------------

Unit = Literal["calendar", "working", "working_before", "months", "at_once"]
UNIT_LABELS: dict[Unit, str] = {
    "calendar": "自然日",
    "working": "工作日",
    "working_before": "倒数工作日",
    "months": "对应日",
    "at_once": "不计日数",
}


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a limit, in 工作日, 自然日 or months. The day of the event is never counted itself (民法典 第201条)."""

    count: int
    unit: Unit

    def from_day(self, day: date, calendar: Calendar) -> date:
        """The last day, before any rolling over a rest day."""
        if self.unit == "months":
            return months_after(day, self.count)
        if self.unit == "working_before":
            return calendar.working_day_before(day, self.count)
        if self.unit == "at_once":
            return day
        return self.more(day, self.count, calendar)

    def more(self, day: date, count: int, calendar: Calendar) -> date:
        """So many days of this limit's unit after `day`."""
        if self.unit == "working":
            return calendar.working_day_after(day, count) if count else day
        return day + timedelta(days=count)

    def left_out(self, since: date, until_day: date, start: date, calendar: Calendar) -> int:
        """Count how many days of this unit a pause takes out, the day it ends not included (`start` is never counted)."""
        if self.unit == "working":
            return calendar.working_days_between(max(since, start + timedelta(days=1)), until_day)
        return max((until_day - max(since, start)).days, 0)

    @property
    def label(self) -> str:
        """45 日（自然日）, 5 个工作日, 1 年."""
        if self.unit == "months":
            return f"{self.count // 12} 年" if self.count % 12 == 0 else f"{self.count} 个月"
        if self.unit == "at_once":
            return "当日"
        if not self.count:
            return "当日"
        return f"{self.count} 日" if self.unit == "calendar" else f"{self.count} 个工作日"

    @property
    def unit_label(self) -> str:
        """自然日, 工作日, 倒数工作日, 对应日 (the same day of a later month)."""
        return UNIT_LABELS[self.unit]


def calendar_days(count: int) -> Length:
    """自然日: rest days on the way count, a rest day at the end rolls forward."""
    return Length(count, "calendar")


def that_day() -> Length:
    """The day itself, where the office or the parties name the last day; on a rest day it rolls forward."""
    return Length(0, "calendar")


def working_days(count: int) -> Length:
    """工作日: only working days count (办案规则 第80条)."""
    return Length(count, "working")


def working_days_before(count: int) -> Length:
    """工作日, counted back from a day to come: the act must be done on that working day or earlier."""
    return Length(count, "working_before")


def at_once() -> Length:
    """On the spot (当场, 及时), or in force with the act itself: the day of the event, and no other."""
    return Length(0, "at_once")


def months(count: int) -> Length:
    """Whole months to the same day of the month, or its last day where there is none (民法典 第202条)."""
    return Length(count, "months")


def years(count: int) -> Length:
    """Whole years to the same day; 29 February becomes 28 February (民法典 第202条)."""
    return Length(count * 12, "months")


def _as_day(answer: object) -> date:
    return answer if isinstance(answer, date) else date.fromisoformat(str(answer))


# --- which cases ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Condition:
    """The condition under which a case has the limit at all. `says` is its Chinese name."""

    says: str
    holds: Callable[[CaseFacts, Proceeding], bool]


# --- the row --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit (期限), as one row of the table. The ids are those of the bureau's list of time limits.

    `restarts` count anew from the latest of them; `lapses` are steps after which the limit no longer matters. What is taken back
    (反悔: `takes_back` of a step) neither ends nor lapses any. `alert` is how many 自然日 before the last day it becomes “soon” (即将到期).
    `where`: only such cases have the limit; None: all of its kind. `days_in` names the steps and the answer that set the
    number of days; None: it is always `length`, which also stands where the step was not done. `setting` is the key of the
    bureau's reading (待本局确认) of how long it is; '': the law says so. `rolls_by` is the key of its reading whether a rest day
    at the end rolls forward, `rolls` what that says. `opens` are steps that are too early before its end. `region` is the
    province whose regulation it stands in, as the bureau's settings name theirs; '': the whole country's. Such a limit is reckoned
    on request. `aim`: a goal that an office has set itself (内部目标); past it nothing is unlawful. `courses`: those of a
    party's debts, each from its own day (never before that of the entry) and anew from what interrupts it; the first that runs out counts.
    `own_day`: a party's own day of the event, whatever day the entry bears (补签 that is noted later), or None. `of_those_there`: it is
    fixed for whoever is a party then, and not for who joins later. `of_whom`: of the parties that `each` names, those alone have it; None:
    all of them. `also`: the other kinds of proceeding in which it runs too. `across`: these steps count in whichever proceeding of the case
    they were done, and its clock is that of the case's last proceeding of such a kind; (): it is the proceeding's own. `counts`: whether
    what was done counts for a party (None: for the case): an application that came to nothing does not, nor another's; None: everything
    does. `hands_back`: the limit of the office that begins when this one of a party's goes by undone; '': nothing is the office's to do
    then. `after`: of a party, the day of the calendar from which it counts (that after which the challenge is over), or None.
    `later`: length and `rolls` of what starts on a day or after it, as a dated setting reads them. `papers` are the steps that make the
    paper from which it runs: each of their papers has a clock of its own for each party it is addressed to; (): the last receipt counts
    anew. `about`: whether what was done since (the third) is about this paper, for this party; None: everything is.
    `prescription`: how it stops and begins anew, where it is a limitation (时效).
    """

    id: str
    label: str
    kind: Kind
    starts: Events = field(kw_only=True)
    length: Length = field(kw_only=True)
    each: Each = field(kw_only=True, default=Each.CASE)
    where: Condition | None = field(kw_only=True, default=None)
    days_in: tuple[*tuple[Do, ...], str] | None = field(kw_only=True, default=None)
    setting: str = field(kw_only=True, default="")
    rolls_by: str = field(kw_only=True, default="")
    rolls: bool = field(kw_only=True, default=True)
    later: tuple[tuple[date, Length, bool], ...] = field(kw_only=True, default=())
    restarts: Events = field(kw_only=True, default=NOTHING)
    leaves_out: Betweens = field(kw_only=True, default=NO_DAYS)
    extends: Extension | None = field(kw_only=True, default=None)
    ends: Events = field(kw_only=True, default=NOTHING)
    lapses: Events = field(kw_only=True, default=NOTHING)
    opens: tuple[Do, ...] = field(kw_only=True, default=())
    region: str = field(kw_only=True, default="")
    aim: bool = field(kw_only=True, default=False)
    of_those_there: bool = field(kw_only=True, default=False)
    also: tuple[Kind, ...] = field(kw_only=True, default=())
    across: tuple[Do, ...] = field(kw_only=True, default=())
    of_whom: Callable[[CaseFacts, Proceeding, int], bool] | None = field(kw_only=True, default=None)
    counts: Callable[[CaseFacts, Proceeding, Entry, int | None], bool] | None = field(kw_only=True, default=None)
    courses: Callable[[CaseFacts, Proceeding, int], Sequence[Course]] | None = field(kw_only=True, default=None)
    own_day: Callable[[CaseFacts, Proceeding, int], date | None] | None = field(kw_only=True, default=None)
    after: Callable[[CaseFacts, Proceeding, int, Calendar], date | None] | None = field(kw_only=True, default=None)
    prescription: Prescription | None = field(kw_only=True, default=None)
    hands_back: str = field(kw_only=True, default="")
    papers: tuple[Do, ...] = field(kw_only=True, default=())
    about: Callable[[Proceeding, Entry, Entry, int], bool] | None = field(kw_only=True, default=None)
    whose: Whose = field(kw_only=True)
    alert: int = field(kw_only=True)
    basis: str = field(kw_only=True)
    then: str = field(kw_only=True)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of proceeding in which it runs, the one of its list first."""
        return (self.kind, *self.also)

    @property
    def is_followed(self) -> bool:
        """True where the steps of a case start it, or the end of another limit; False where it is reckoned only on request."""
        return any(event.steps for event in self.starts.any_of) or self.is_handed

    @property
    def is_handed(self) -> bool:
        """True where it begins when a party's limit went by undone."""
        return any(event.undone for event in self.starts.any_of)

    @property
    def trigger(self) -> str:
        """The event that starts the limit, in Chinese: 受理."""
        return self.starts.any_of[0].says
