"""The way from a decision of the inspectorate to the court that enforces it (申请人民法院强制执行; 行政强制法 第53至58条): since when it is
open, how long, and how far it has come, for each employer. Pure.
"""

from datetime import date, timedelta

from .awaiting_performance import carried_on
from .calendar import Calendar, months_after
from .codes.challenge import ChallengeResult
from .codes.court_answers import CourtAnswer
from .codes.inspection import Challenge
from .codes.served import InspectionPaper
from .decided import DECISIONS, addressed, challenges_to, fell_by, is_pending, received_by
from .do import Do
from .facts import CaseFacts, Entry, Proceeding, Promise
from .fines import unpaid_of
from .liability import who_owes

MONTHS_TO_SUE, DAYS_AFTER_REVIEW = 6, 15
DAYS_AFTER_URGING = 10
"""工作日: what the law gives in ten days or fewer (行政强制法 第54、69条)."""
OVER = frozenset({CourtAnswer.DONE, CourtAnswer.ENDED})


def may_be_challenged_until(here: Proceeding, decided: Entry, party: int, calendar: Calendar) -> date | None:
    """Return the last day on which the employer may still challenge the decision, or on which what he challenged became final; None: he has
    not received it, or a review or a suit runs (行政诉讼法 第45、46条).
    """
    got = received_by(here, decided).get(party)
    if got is None or is_pending(here, decided, party):
        return None
    usual = calendar.roll_forward(months_after(got, MONTHS_TO_SUE))
    known = challenges_to(here, decided, party)
    if not known:
        return usual
    last = known[-1]
    if last.answer("event") is Challenge.JUDGED:
        return last.on if last.answer("result") is not ChallengeResult.WITHDRAWN else max(usual, last.on)
    if last.answer("result") is ChallengeResult.WITHDRAWN:
        return max(usual, last.on)
    return calendar.roll_forward(last.on + timedelta(days=DAYS_AFTER_REVIEW))


def standing_against(case: CaseFacts, here: Proceeding, party: int) -> list[Entry]:
    """List the decisions that stand against this employer, oldest first."""
    return [d for d in here.all(*DECISIONS) if party in addressed(case, here, d) and fell_by(here, d, party) is None]


def owed_by(case: CaseFacts, here: Proceeding, party: int) -> list[Promise]:
    """List the ordered lines that this employer has still to perform, alone or beside others, and that nobody else hears."""
    gone = carried_on(case, here)
    return [
        line
        for line in case.promised_in(here)
        if line.open
        and line.claim not in gone
        and party in {*(each.number for each in who_owes(case, here, line)), *(line.liable.everybody if line.liable else ())}
    ]


def decisions_open_against(case: CaseFacts, here: Proceeding, party: int) -> list[Entry]:
    """List the decisions that stand against this employer and of which something is still to come; [] where it has performed all."""
    decided = standing_against(case, here, party)
    if not decided or any(entry.seq > decided[-1].seq for entry in here.all(Do.CONFIRM_OBEYED)):
        return []
    lines, none = owed_by(case, here, party), not case.promised_in(here)
    handled = [made for made in decided if made.step == Do.DECIDE_HANDLING and (lines or none)]
    return handled + [made for made in decided if unpaid_of(here, made, party)]


def has_to_perform(case: CaseFacts, here: Proceeding, party: int) -> bool:
    """Tell whether something of a decision is still to come from this employer: sums, acts, a fine, or what nobody has seen done."""
    return bool(decisions_open_against(case, here, party))


def urged_on(here: Proceeding, party: int) -> date | None:
    """Return the day on which the employer received the 催告书 last drawn up for him; None: none has reached him."""
    mine = here.standing_for(party)
    made = [entry for entry in here.all(Do.URGE_PERFORMANCE) if not mine.isdisjoint(entry.parties or ())]
    return here.received(InspectionPaper.PERFORMANCE_URGING, since=made[-1].seq).get(party) if made else None


def opens_on(case: CaseFacts, here: Proceeding, party: int, calendar: Calendar) -> date | None:
    """Return the day after which the bureau may ask the court because nobody may challenge any more: the earliest of the decisions that
    stand; None: of none yet (第53条).
    """
    made = decisions_open_against(case, here, party)
    days = [day for each in made if (day := may_be_challenged_until(here, each, party, calendar)) is not None]
    return min(days, default=None)


def answers_about(here: Proceeding, party: int) -> list[Entry]:
    """List what was noted of the court for this employer since the bureau asked it last: the application first; [] where it has not."""
    mine = here.standing_for(party)
    those = [e for e in here.all(Do.APPLY_COURT, Do.RECORD_COURT_ANSWER) if not mine.isdisjoint(e.parties or ())]
    asked = max((place for place, entry in enumerate(those) if entry.step == Do.APPLY_COURT), default=None)
    return [] if asked is None else those[asked:]


def court_stage(here: Proceeding, party: int) -> CourtAnswer | None:
    """Return the court's last answer; None: it has not answered, or was not asked."""
    noted = answers_about(here, party)
    return noted[-1].answer("event") if len(noted) > 1 else None


def is_before_the_court(here: Proceeding, party: int) -> bool:
    """Tell whether the court was asked for this employer and may still act: the application was neither taken back nor has it ended."""
    stage = court_stage(here, party)
    return bool(answers_about(here, party)) and stage not in {*OVER, CourtAnswer.WITHDRAWN}


def was_enforced(here: Proceeding, party: int) -> bool:
    """Tell whether the court accepted the enforcement against this employer and ended it (执行完毕、终结执行)."""
    return court_stage(here, party) in OVER
