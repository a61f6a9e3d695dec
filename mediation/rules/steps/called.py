"""The paper that calls to a sitting (开庭通知): which sitting stands, what took it away, and whose notice tells of one that fell.

A notice of a sitting that does not take place tells nobody of another: it is not served any more, and what was under way counts for
nothing (调解仲裁法 第35条；办案规则 第38条). What somebody had received before the sitting fell stays noted as it was.
"""

from datetime import date

from ..codes import PublicService
from ..codes.served import Served
from ..do import Do
from ..facts import CaseFacts, Delivery, Entry, Proceeding
from ..states.arbitration import SUSPENDED

CALLS = {
    Do.SET_HEARING: Served.HEARING_NOTICE,
    Do.POSTPONE_HEARING: Served.POSTPONEMENT_NOTICE,
    Do.CONTINUE_HEARING: Served.HEARING_NOTICE,
}
"""The steps that fix the day of a hearing, with the paper that calls to it."""
CALLED_OFF = {Do.GRANT_RECUSAL: "同意回避，重新组庭", Do.REVOKE_TRIBUNAL: "撤销仲裁庭", Do.SUSPEND: "中止审理"}
"""What takes a sitting away without another day, as people say it."""


def hearing_set(here: Proceeding) -> Entry | None:
    """The entry that set the hearing as it stands."""
    return here.last(*CALLS)


def called_off(here: Proceeding) -> tuple[date, str] | None:
    """The day since which the sitting set last stands no more, and why; None: it stands or was held, or none was set."""
    fixed = hearing_set(here)
    if fixed is None or any(sitting.seq == fixed.seq and sitting.held for sitting in here.sittings):
        return None
    if here.concluded_on is not None:
        return here.concluded_on, "本案已经结束"
    if here.state == SUSPENDED.name or not any(sitting.seq == fixed.seq for sitting in here.sittings):
        by = next((e for e in reversed(here.entries) if e.seq > fixed.seq and e.step in CALLED_OFF), None)
        return (by.on, CALLED_OFF[by.step]) if by else (fixed.on, "已经取消")
    return None


def fell_for_good(_: CaseFacts, here: Proceeding, entry: Entry, __: int | None) -> bool:
    """Tell whether what was done took the sitting away: a case that goes on again before its day has it still (恢复审理)."""
    if entry.step is not Do.SUSPEND:
        return True
    fixed = next((each for each in reversed(here.entries) if each.seq < entry.seq and each.step in CALLS), None)
    goes_on = next((each for each in here.all(Do.RESUME) if each.seq > entry.seq), None)
    return fixed is None or goes_on is None or goes_on.on >= fixed.answer("hearing_on")


def calls_to_nothing(here: Proceeding, document: str, on: date) -> str:
    """Return the reason why a notice that reaches somebody on this day calls to no sitting, and what holds now; '': it calls to one, came
    while it did, or is another paper.
    """
    fixed = hearing_set(here)
    if fixed is None or document not in CALLS.values():
        return ""
    if CALLS[fixed.step] != document and on >= fixed.on:
        now = CALLS[fixed.step].label
        return (
            f"原定的开庭已于 {fixed.on} 改期，现在定在 {fixed.answer('hearing_on')} {fixed.answer('starts')}，请送达《{now}》；"
            "改期以前已经收到原通知的，收到之日应早于改期之日。"
        )
    off = called_off(here)
    if off and on >= off[0]:
        then = "恢复审理后" if here.state == SUSPENDED.name else "重新组庭后"
        rest = "" if here.concluded_on else f"{then}另定开庭日，再送达新的通知书；"
        day, why = fixed.answer("hearing_on"), f"{off[1]}（{off[0]}）"
        return f"所定的 {day} 开庭因{why}不再进行，通知书不再送达。{rest}此前已经收到的，收到之日应早于 {off[0]}。"
    return ""


def notices_that_call(here: Proceeding, *others: str) -> list[Delivery]:
    """The arrivals of the paper that calls to the sitting set last, or of one of the `others`: served since it was set, and where it was
    published or posted, published since then too."""
    fixed = hearing_set(here)
    if fixed is None:
        return []
    arrived = here.arrived(CALLS[fixed.step], *others, since=fixed.seq)
    return [got for got in arrived if not isinstance(got.way, PublicService) or _made_public_since(here, got, fixed)]


def _made_public_since(here: Proceeding, got: Delivery, fixed: Entry) -> bool:
    made = (d for d in here.deliveries if not d.arrived and (d.document, d.party) == (got.document, got.party))
    return any(fixed.seq < each.seq < got.seq for each in made)
