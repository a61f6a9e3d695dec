"""The days within which somebody goes to a court (起诉期、申请撤销期), and what comes after them: it is noted as late, and changes nothing
unless the court says so (调解仲裁法 第48至50条; 民事诉讼法 第86条 顺延).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ..codes import Outcome
from ..do import Do
from ..effect import FINAL, GIVEN_UP, SUIT_DAYS, arbitration_of, suits_on
from ..facts import Proceeding
from ..step import Check, Situation
from ..suing import Lodged, SettingAside, Suing
from ..used import Used
from .intake import to_the_commission

SET_ASIDE_DAYS = 30
"""自然日 for an application to have a final award set aside (调解仲裁法 第49条), from the award or from the ruling that opens the way anew
(司法解释（一）第18、21条)."""
UNTIL_THE_COURT = "；法院准许顺延期限的（民事诉讼法第86条），以法院的裁判为准"


def received_ruling(here: Proceeding, *documents: str) -> dict[int, date]:
    """Each party's day of receipt (收到之日) of what the court ruled in this proceeding: the earliest. `documents` empty: of any."""
    found: dict[int, date] = {}
    for entry in here.all(Do.RECEIVE_RULING, Do.RECEIVE_ENFORCEMENT_RULING):
        if documents and entry.answer("served") not in documents:
            continue
        for number in (n for party in entry.parties or () for n in here.successors(party)):
            found[number] = min(entry.on, found.get(number, entry.on))
    return found


def against_award(situation: Situation, form: Suing | SettingAside) -> dict[int, date]:
    """The last day of each of those who go, from their own receipt of the award. Whoever sued in the wrong court has none: his days run
    from that court's ruling (司法解释（一）第18条)."""
    arbitration = arbitration_of(situation.case, situation.here)
    assert arbitration is not None, "a suit without an arbitration"
    if isinstance(form, Suing) and form.by_mistake:
        return {}
    within = SUIT_DAYS if isinstance(form, Suing) else SET_ASIDE_DAYS
    return _last_days(situation, arbitration.received(form.served), form.parties, within)


def after_ruling(situation: Situation, form: SettingAside) -> dict[int, date]:
    """The last day of each of those who go, from their own receipt of the ruling."""
    return _last_days(situation, received_ruling(situation.here), form.parties, SET_ASIDE_DAYS)


def _last_days(situation: Situation, since: dict[int, date], parties: Iterable[int], within: int) -> dict[int, date]:
    calendar = situation.reference.calendar
    return {n: calendar.roll_forward(since[n] + timedelta(days=within)) for n in parties if n in since}


def _late(form: Lodged, last_days: dict[int, date]) -> dict[int, date]:
    return {number: last for number, last in last_days.items() if form.on > last}


def all_late_or_none(situation: Situation, form: Suing | SettingAside) -> dict[str, str]:
    """Noted apart are those who go late and those who go in time: what each holds up is another thing (司法解释（一）第17条)."""
    late = _late(form, against_award(situation, form))
    if not late or late.keys() == set(form.parties):
        return {}
    number, last = next(iter(late.items()))
    name = situation.case.parties[number].name
    return {"parties": f"{name}的期限已于 {last} 届满，其他人的没有：对各人的效力不同（司法解释（一）第17条），请分别登记。"}


def late_against_award(situation: Situation, form: Suing | SettingAside) -> dict[str, str]:
    """Ask about one that is late: it is noted, and the award is what it was (调解仲裁法 第48至50条)."""
    if isinstance(form, SettingAside):
        then = "登记为逾期，用人单位不能再申请撤销该裁决（调解仲裁法第49条）"
    elif form.served in FINAL:
        then = "登记为逾期，劳动者不能再就该裁决起诉，裁决的效力不变（调解仲裁法第48条）"
    else:
        then = "裁决书期满即发生法律效力，登记为逾期，不影响登记生效和申请执行（调解仲裁法第50条）"
    return _asked(situation, _late(form, against_award(situation, form)), then)


def late_after_ruling(situation: Situation, form: SettingAside) -> dict[str, str]:
    """Ask about an application that comes more than thirty days after the ruling (司法解释（一）第18、21条)."""
    then = "登记为逾期，用人单位不能再申请撤销该裁决（司法解释（一）第18、21条）"
    return _asked(situation, _late(form, after_ruling(situation, form)), then)


def _asked(situation: Situation, late: dict[int, date], then: str) -> dict[str, str]:
    if not late:
        return {}
    who = "、".join(f"{situation.case.parties[number].name}的期限已于 {last} 届满" for number, last in late.items())
    return {"on": f"{who}，{then}{UNTIL_THE_COURT}"}


class AfterRuling:
    """A suit about the dispute itself once a court has taken the award away: `within` so many 自然日 of each one's own receipt of that
    ruling, by this `article`. A late one is noted as late; whether it is heard the court decides (民事诉讼法 第86条).
    """

    def __init__(self, within: int, article: str) -> None:
        self.within, self.article = within, article

    def _ends(self, situation: Situation, parties: Iterable[int]) -> dict[int, date]:
        return _last_days(situation, received_ruling(situation.here), parties, self.within)

    def last_day(self, situation: Situation) -> date | None:
        """The last day of whoever received the ruling last, past which nobody is led there; None: somebody has not received it."""
        present = situation.case.present_in(situation.here)
        ends = self._ends(situation, present)
        return max(ends.values(), default=None) if ends.keys() >= set(present) else None

    def together(self, situation: Situation, form: Lodged) -> dict[str, str]:
        """Check that those who go late are noted apart from those who go in time."""
        late = _late(form, self._ends(situation, form.parties))
        if not late or late.keys() == set(form.parties):
            return {}
        number, last = next(iter(late.items()))
        name = situation.case.parties[number].name
        return {"parties": f"{name}的期限已于 {last} 届满，其他人的没有：请分别登记（{self.article}）。"}

    def doubt(self, situation: Situation, form: Lodged) -> dict[str, str]:
        """Ask about a suit that is late, or that comes from somebody whose receipt of the ruling nobody has noted."""
        got = received_ruling(situation.here)
        if unnoted := [situation.case.parties[n].name for n in form.parties if n not in got]:
            return {"parties": f"{'、'.join(unnoted)}何时收到裁定书没有登记，起诉期限（{self.article}）无从计算，请先办理“收到裁判文书”"}
        return _asked(situation, _late(form, self._ends(situation, form.parties)), f"登记为逾期，不能再就该争议事项起诉（{self.article}）")

    def keep(self, situation: Situation, form: Lodged) -> Used:
        """The commission's unit, and the last day where everybody who goes was late."""
        late = _late(form, self._ends(situation, form.parties))
        used = to_the_commission(situation, form)
        return replace(used, last_day=max(late.values())) if late and late.keys() == set(form.parties) else used


SUE_AFTER_SET_ASIDE = AfterRuling(SUIT_DAYS, "调解仲裁法第49条第3款")
SUE_AFTER_NON_ENFORCEMENT = AfterRuling(SET_ASIDE_DAYS, "司法解释（一）第24条")


def ruling_not_received(situation: Situation) -> str | None:
    """A guard of what the ruling opens: the days run from its receipt (司法解释（一）第18、21条)."""
    if received_ruling(situation.here):
        return None
    return "还没有人收到裁定书，期限自收到之日起算（司法解释（一）第18、21条），先办理“收到裁判文书”。"


def not_before_the_ruling(situation: Situation, form: SettingAside) -> dict[str, str]:
    """Each employer applies after its own receipt of the ruling, within thirty days from it (司法解释（一）第18、21条)."""
    got, parties = received_ruling(situation.here), situation.case.parties
    if waiting := [n for n in form.parties if n not in got]:
        return {"parties": f"{parties[waiting[0]].name}还没有收到裁定书（司法解释（一）第18、21条），收到的先办理“收到裁判文书”。"}
    early = next((n for n in form.parties if form.on < got[n]), None)
    return {"on": f"{parties[early].name} {got[early]} 才收到裁定书，不能早于这一日，请核对。"} if early else {}


def once(situation: Situation, form: SettingAside) -> dict[str, str]:
    """One employer asks once about one award and the same workers, unless it took the application back or the court did not take it up
    (调解仲裁法 第49条; 民事诉讼法 第127条第5项 一事不再理)."""
    arbitration = arbitration_of(situation.case, situation.here)
    assert arbitration is not None, "a suit without an arbitration"
    for suit in suits_on(situation.case, arbitration, form.served):
        before = suit.entries[0].if_(SettingAside)
        if before is None or suit.outcome in GIVEN_UP or not set(before.parties) & set(form.parties):
            continue
        if not before.against or not form.against or set(before.against) & set(form.against):
            name = situation.case.parties[min(set(before.parties) & set(form.parties))].name
            said = f"{name}已于 {suit.entries[0].on} 申请撤销这份裁决书，同一申请不再重复（民事诉讼法第127条第5项）"
            return {"parties": f"{said}；原申请撤回或者法院没有受理的，先在该程序中登记。"}
    return {}


def sued_once(step: Do) -> Check:
    """Make the check of a step that opens a suit: nobody sues twice about the same thing, unless the suit was taken back or not taken up
    (民诉法解释 第247条). What one sues about is nothing to the others, nor what is asked of one of the other side to the rest.
    """

    def check(situation: Situation, form: Lodged) -> dict[str, str]:
        here, over = situation.here, {*GIVEN_UP, Outcome.VOIDED}
        for suit in situation.case.proceedings.values():
            first = suit.entries[0]
            if suit.came_from != here.number or first.step is not step or suit.outcome in over or not _the_same(first.if_(Suing), form):
                continue
            suing = {n for party in first.parties or () for n in here.successors(party)}
            if again := sorted(suing & set(form.parties)):
                said = f"{situation.case.parties[again[0]].name}已于 {first.on} 就此起诉，不能重复起诉（民诉法解释第247条）"
                return {"parties": f"{said}；原来的起诉已经撤回或者法院没有受理的，先在该诉讼程序中登记。"}
        return {}

    return check


def _the_same(before: Suing | None, form: Lodged) -> bool:
    """Two suits are about the same award and some of the same people; a suit that is against no award is about the dispute."""
    if before is None or not isinstance(form, Suing):
        return True
    return before.served is form.served and (not before.against or not form.against or bool({*before.against} & {*form.against}))


def keep_lateness(situation: Situation, form: Any) -> Used:
    """The commission's unit, and the last day where everybody who goes was late."""
    late = _late(form, against_award(situation, form))
    used = to_the_commission(situation, form)
    return replace(used, last_day=max(late.values())) if late and late.keys() == set(form.parties) else used
