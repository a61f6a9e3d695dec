"""The day on which what was published or posted counts as received (视为送达): the law's own, whenever somebody records it."""

from datetime import date, timedelta

from ..calendar import Calendar
from ..codes import PublicService
from ..codes.served import Served
from ..do import Do
from ..facts import CaseFacts, Delivery, Entry, Proceeding
from ..step import Situation

PUBLISHED_DAYS = 30
"""自然日 after which a publication counts as service (民事诉讼法 第95条)."""
ABROAD_DAYS = 60
"""自然日 after which a publication counts as service on somebody without a domicile in the mainland (民事诉讼法 第283条第1款第11项；
民诉法解释 第549条 for 香港, 澳门, 台湾)."""
PUBLISHED_WAYS = frozenset({PublicService.PUBLISHED, PublicService.ABROAD})
OF_FORCE = frozenset({
    Served.PARTIAL_SETTLEMENT, Served.PARTIAL_AWARD_FINAL, Served.PARTIAL_AWARD_NONFINAL, Served.PRIOR_EXECUTION_AWARD,
    Served.DEFAULT_DECISION, Served.WITHDRAWAL_DECISION, Served.TERMINATION_DECISION,
})
"""Papers that decide something before the case ends: they are served to the end, whatever becomes of the rest (办案规则 第49条)."""
POSTING_DAYS, POSTING_UNIT = 3, "open.left_service_days"
"""Days after which a posting counts as service (办案规则 第20条第2款); the setting names their unit."""


def published_until(calendar: Calendar, published_on: date, days: int = PUBLISHED_DAYS) -> date:
    """The day on which what was published is deemed served; a rest day at the end rolls forward (民事诉讼法 第85、95条)."""
    return calendar.roll_forward(published_on + timedelta(days=days))


def _posted_until(situation: Situation, posted_on: date) -> date:
    """Three days from the posting, in the unit that the bureau reads 三日 in."""
    calendar = situation.reference.calendar
    if situation.reference.setting(POSTING_UNIT) == "自然日":
        return calendar.roll_forward(posted_on + timedelta(days=POSTING_DAYS))
    return calendar.working_day_after(posted_on, POSTING_DAYS)


def counts_from(situation: Situation, made: Delivery) -> tuple[date, str]:
    """The day on which it counts as service, and the sentence for whoever names another: it is the law's, whenever it is recorded."""
    if made.way is PublicService.POSTED:
        due = _posted_until(situation, made.on)
        return due, f"{made.on} 留置、张贴，{due} 期满视为送达（办案规则第20条第2款），视为送达之日只能填这一日。"
    if made.way is PublicService.ABROAD:
        due = published_until(situation.reference.calendar, made.on, ABROAD_DAYS)
        return due, f"{made.on} 向境外当事人公告，到 {due} 满六十日视为送达（民事诉讼法第283条），视为送达之日只能填这一日。"
    due = published_until(situation.reference.calendar, made.on)
    return due, f"{made.on} 公告，到 {due} 满三十日视为送达（民事诉讼法第95条），视为送达之日只能填这一日。"


def made_public(here: Proceeding, document: str, party: int) -> list[Delivery]:
    """Return the services of this document by publication or posting for this party: the latest of each way."""
    found = [d for d in here.deliveries if not d.arrived and (d.document, d.party) == (document, party)]
    return list({delivery.way: delivery for delivery in found}.values())


def ends_public_service(_: CaseFacts, here: Proceeding, entry: Entry, party: int | None) -> bool:
    """Tell whether what was done begins the days of a paper that is published or posted for this party, or ends those of the last one: by
    its own receipt, or by the end of the case, which wants no paper of its course served any more.
    """
    if entry.step in (Do.PUBLISH_SERVICE, Do.POST_SERVICE):
        return True
    whose = here.standing_for(party) if party is not None else frozenset(here.parties)
    mine = [made for made in here.deliveries if not made.arrived and made.party in whose]
    before = [made for made in mine if made.seq < entry.seq]
    if not before:
        return False
    if entry.step in (Do.SERVE, Do.DEEMED_SERVED):
        return bool(entry.answer("served") == before[-1].document)
    return entry.step is Do.HOLD_HEARING or (len(before) == len(mine) and before[-1].document not in OF_FORCE)
