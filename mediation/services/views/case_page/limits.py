"""The time limits (期限) of the case page: those that still run first, each with the sum behind its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.rules.deadlines import BY_ID, LIMITS, Clock, ClockState, Whose
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.retention import AFTER_AWARD, keep_until, years
from mediation.rules.states import state_of
from mediation.rules.steps import STEPS
from mediation.services.record import words
from mediation.services.views import marks
from mediation.services.views.marks import Mark


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A time limit of the proceeding in front. `open`: it still runs; `then`: what follows when it is over; `why`: the sum and
    the articles; `provisional` (暂定): the year's notice is not loaded; `whose` duty it is."""

    id: str
    label: str
    due: date
    mark: Mark
    word: str
    why: list[str]
    provisional: bool
    then: str
    open: bool
    whose: str
    state: str


def lines(known: CaseFacts, reckoned: Sequence[Clock], here: Proceeding, today: date) -> list[ClockLine]:
    """The clocks, those still running first, and until when the file is kept; what several parties share is said once."""
    found = [
        _line(known, group, which(here, group[0])) for group in shared(reckoned) if group[0].state is not ClockState.WAITING
    ]
    return [*sorted(found, key=lambda clock: (not clock.open, clock.due)), *_retention(here, today)]


def shared(reckoned: Sequence[Clock]) -> list[list[Clock]]:
    """The clocks, those of one limit and one paper that end on the same day together."""
    groups: dict[tuple[str, int | None, date, ClockState], list[Clock]] = {}
    for clock in reckoned:
        groups.setdefault((clock.limit, clock.paper, clock.due_on, clock.state), []).append(clock)
    return [*groups.values()]


def which(here: Proceeding, clock: Clock) -> str:
    """Return the paper whose days a clock counts, where several have such days: 2026-03-05 当场、另行责令改正; '' where it is plain."""
    if clock.paper is None:
        return ""
    rows = [BY_ID[clock.limit], *(limit for limit in LIMITS if limit.hands_back == clock.limit)]
    made = [*here.all(*(step for row in rows for step in row.papers))]
    return next((f"{entry.on} {STEPS[entry.step].label}" for entry in made if entry.seq == clock.paper and len(made) > 1), "")


def _line(known: CaseFacts, group: list[Clock], paper: str) -> ClockLine:
    clock = group[0]
    whose = [c.party for c in group if c.party is not None]
    about = "，".join(filter(None, (words.people(known, whose) if whose else "", paper)))
    label = f"{clock.label}（{about}）" if about else clock.label
    mark, word = marks.of_clock(clock.state, clock.days_left, soon=clock.is_soon)
    if clock.whose.is_elsewhere:
        mark, word = marks.of_another(clock.whose, clock.state, (mark, word))
    open_ = clock.state.is_open or clock.is_asked_after
    return ClockLine(
        id=clock.limit, label=label, due=clock.due_on, mark=mark, word=word, why=clock.why.split("；"),
        provisional=clock.provisional, then=clock.then if open_ else "", open=open_,
        whose=clock.whose.label, state=clock.state.label,
    )  # fmt: skip


def _retention(here: Proceeding, today: date) -> list[ClockLine]:
    """Until when a filed case must be kept (F-01, 办案规则 第24条): it runs once the proceeding is closed, for years."""
    filed = here.last(Do.CLOSE_ARBITRATION, Do.CLOSE_REVIEW)
    if filed is None or state_of(here.kind, here.state).open:
        return []
    until, least = filed.used.keep_until or keep_until(here.outcome, filed.on), years(here.outcome)
    why = [
        f"{until} = 归档 {filed.on}，自次年 1 月 1 日起保存",
        f"{'裁决' if least == AFTER_AWARD else '调解和其他方式'}结案的不少于 {least} 年（办案规则第24条；起算日待本局确认）",
    ]
    keeps = today <= until
    return [ClockLine(
        id="F-01", label="案卷保存", due=until, mark="plain", word="保存中" if keeps else "保存期满", why=why, provisional=False,
        then="期满后才能依规定销毁" if keeps else "", open=keeps, whose=Whose.OFFICE.label,
        state=ClockState.RUNNING.label if keeps else ClockState.EXPIRED.label,
    )]  # fmt: skip
