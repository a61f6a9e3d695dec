"""The second instance (上诉、二审): a judgment of first instance is not in force while its days or the appeal run (民事诉讼法 第158、
171条), and what the second instance says is final (第177至182条).
"""

from datetime import date, timedelta
from typing import Any

from .. import judged
from ..acts import Act
from ..codes import Kind, Outcome
from ..codes.court import AppealRuling, Remand, Ruling
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeLong, MaybeText, Text, ask
from ..local import INTERMEDIATE
from ..states.suit import APPEALED, DOCKETED, SUIT_ENDED
from ..step import Rank, Situation, Step
from .court import STAFF
from .judgments import JUDGMENT, SETTLEMENT, JudgedLine, judge, let_go, lines_fit, more_than_claimed, suggest_lines
from .promises import PromiseAnswers, promises_are_sound, write_promises


class Appeal(Act):
    """上诉: who went to which court; each party has days of its own."""

    on: date = ask("提交上诉状之日", not_after="today", help="交邮的填交邮之日")
    parties: list[int] = ask("上诉的当事人", options="parties", at_least=1)
    court: Text = ask("第二审人民法院")
    note: MaybeLong = ask("上诉的请求、理由要点", default=None, long="long")


class AppealDecided(Act):
    """二审裁判: of a change, what the second instance decides on each claim."""

    on: date = ask("裁判之日", not_after="today")
    number: MaybeText = ask("二审案号", default=None)
    ruling: AppealRuling = ask("裁判结果")
    lines: list[JudgedLine] = ask(JUDGMENT, default=[], at_most=600, part=JUDGMENT, help="改判的，每项请求一行，没有改的照原判填写")
    perform_within: int = ask("判决履行期限（判决生效之日起，日）", default=10, part=JUDGMENT)
    promises: list[PromiseAnswers] = ask(SETTLEMENT, default=[], at_most=600, part=SETTLEMENT, help="二审调解的，按调解书逐项填写")
    content: Long = ask("主文要点", long="long")


class AppealWithdrawn(Act):
    """撤回上诉: what was decided in the first instance takes effect (民事诉讼法 第180条)."""

    on: date = ask("法院准许之日", not_after="today")
    reason: MaybeLong = ask("原因", default=None, long="long")


class Remanded(Act):
    """发回重审: the first instance tries the suit anew."""

    on: date = ask("裁定之日", not_after="today")
    how: Remand = ask("裁定", default=Remand.RETRIAL)
    reason: Long = ask("理由", long="long")


# --- guards and checks --------------------------------------------------------------------------------------------


def _cannot_be_appealed(situation: Situation) -> str | None:
    return judged.may_be_appealed(situation.here) or None


def _days_of(situation: Situation) -> tuple[int, dict[int, date]]:
    """The number of days that they have, and each one's own receipt."""
    suit, said = situation.here, judged.decision_of(situation.here)
    on_rulings = suit.outcome != Outcome.JUDGED
    papers = [entry for entry in suit.all(Do.RECEIVE_RULING) if said and entry.seq > said.seq]
    got: dict[int, date] = {}
    for entry in papers:
        for number in (n for party in entry.parties or () for n in suit.successors(party)):
            got[number] = min(entry.on, got.get(number, entry.on))
    return judged.APPEAL_DAYS_OF_RULINGS if on_rulings else judged.APPEAL_DAYS, got


def _after_the_decision(situation: Situation, form: Appeal) -> dict[str, str]:
    said = judged.decision_of(situation.here)
    return {"on": f"不能早于裁判之日（{said.on}）。"} if said and form.on < said.on else {}


def _late(situation: Situation, form: Appeal) -> dict[str, str]:
    """Ask about an appeal after the last day of whoever appeals: whether it is heard the court decides (民事诉讼法 第86、171条)."""
    within, got = _days_of(situation)
    calendar = situation.reference.calendar
    ends = {n: calendar.roll_forward(got[n] + timedelta(days=within)) for n in form.parties if n in got}
    late = [f"{situation.case.parties[n].name}的上诉期已于 {end} 届满" for n, end in ends.items() if form.on > end]
    return {"on": f"{'、'.join(late)}（民事诉讼法第171条）：是否顺延由人民法院决定，请核对收到之日"} if late else {}


def _last_day(situation: Situation) -> date | None:
    """The last day of whoever received the decision last, past which nobody is led to an appeal; None: somebody has not received it."""
    within, got = _days_of(situation)
    roll = situation.reference.calendar.roll_forward
    ends = [roll(day + timedelta(days=within)) for day in got.values()]
    return max(ends) if got.keys() >= set(situation.case.present_in(situation.here)) else None


def _second_instance_says_all(situation: Situation, form: AppealDecided) -> dict[str, str]:
    """A change has its lines, a settlement its own, and nothing else has any (民事诉讼法 第155、177、179条)."""
    found: dict[str, str] = {}
    if form.ruling is not AppealRuling.UPHELD and _as_before(situation.case, situation.here, situation.here.entries[-1]) != Outcome.JUDGED:
        return {"ruling": "一审裁定不予受理、驳回起诉，二审认为不当的，裁定指令审理：请办理“发回重审”（民诉法解释第330条）。"}
    if form.ruling is AppealRuling.CHANGED:
        found |= lines_fit(situation, form.lines, form.perform_within)
    elif form.ruling is AppealRuling.UPHELD and form.lines and not _as_it_was(situation, form):
        found["lines"] = "维持原判的，判决的各项不变；有改动的，裁判结果请选“改判”。"
    if form.ruling is AppealRuling.MEDIATED:
        found |= promises_are_sound(situation, form) if form.promises else {"promises": "请按调解书逐项填写：谁付给谁多少、何时付清。"}
    elif form.promises:
        found["promises"] = "只有二审调解的才填写履行事项，请删除各行。"
    return found


def _as_it_was(situation: Situation, form: AppealDecided) -> bool:
    """Tell whether the rows say what the first instance decided."""
    before = {line.claim: (line.upheld, line.amount) for line in situation.here.decisions}
    return {line.claim: (line.upheld, line.amount) for line in form.lines} == before


def _without_lines(_: Situation, form: AppealDecided) -> AppealDecided:
    """Leave out the rows of what did not change: it stands as the first instance said it."""
    return form if form.ruling is AppealRuling.CHANGED else form.model_copy(update={"lines": []})


# --- effects ------------------------------------------------------------------------------------------------------


def _reopen(_: CaseFacts, suit: Proceeding, __: Entry) -> None:
    """Nothing is concluded while an appeal runs: what was decided is not in force (民事诉讼法 第158条)."""
    suit.outcome, suit.concluded_on = None, None


def _decide_appeal(facts: CaseFacts, suit: Proceeding, entry: Entry) -> None:
    form = entry.as_(AppealDecided)
    if form.ruling is AppealRuling.CHANGED:
        judge(facts, suit, entry.seq, form.lines)
    elif form.ruling is AppealRuling.MEDIATED:
        let_go(facts, suit)
        write_promises(facts, suit, form.promises, entry.seq)


def _remand(facts: CaseFacts, suit: Proceeding, _: Entry) -> None:
    """The first instance tries it anew: what it had decided is nothing (民事诉讼法 第177条第1款第3、4项)."""
    let_go(facts, suit)


def _as_before(_: CaseFacts, suit: Proceeding, __: Entry) -> Outcome:
    """The way in which the first instance had ended the suit."""
    first = suit.last(Do.DECIDE_SUIT, Do.REFUSE_SUIT)
    judged_it = first is not None and first.answer("ruling") in (Ruling.JUDGED, Ruling.MEDIATED)
    return Outcome.JUDGED if judged_it else Outcome.SUIT_DISMISSED


def _appeal_ended(facts: CaseFacts, suit: Proceeding, entry: Entry) -> Outcome:
    upheld = entry.as_(AppealDecided).ruling is AppealRuling.UPHELD
    return _as_before(facts, suit, entry) if upheld else Outcome.JUDGED


def _suggest_decision(situation: Situation) -> dict[str, Any]:
    return {"lines": suggest_lines(situation)} if situation.here.decisions else {}


def _suggest_appeal(situation: Situation) -> dict[str, Any]:
    return {"court": situation.reference.setting(INTERMEDIATE)}



# --- rows -----------------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.LODGE_APPEAL, "上诉", Kind.SUIT,
        at=frozenset({SUIT_ENDED}), to=APPEALED, by=STAFF, asks=Appeal, unless=(_cannot_be_appealed,),
        checks=(_after_the_decision,), doubts=(_late,), does=_reopen, suggests=_suggest_appeal, last_day=_last_day,
        rank=Rank.ELSE, says="{parties}向{court}上诉", basis="民事诉讼法 第171、172条",
    ),
    Step(
        Do.DECIDE_APPEAL, "二审裁判", Kind.SUIT,
        at=frozenset({APPEALED}), to=SUIT_ENDED, by=STAFF, asks=AppealDecided, checks=(_second_instance_says_all,),
        doubts=(more_than_claimed,), completes=_without_lines, does=_decide_appeal, outcome=_appeal_ended, suggests=_suggest_decision,
        rank=Rank.FIRST, says="二审{ruling}：{content}", basis="民事诉讼法 第177、179、182条",
    ),
    Step(
        Do.REMAND_SUIT, "发回重审", Kind.SUIT,
        at=frozenset({APPEALED}), to=DOCKETED, by=STAFF, asks=Remanded, does=_remand,
        rank=Rank.ELSE, says="{how}：{reason}", basis="民事诉讼法 第177条",
    ),
    Step(
        Do.WITHDRAW_APPEAL, "撤回上诉", Kind.SUIT,
        at=frozenset({APPEALED}), to=SUIT_ENDED, by=STAFF, asks=AppealWithdrawn, outcome=_as_before,
        says="准许撤回上诉，一审裁判生效", basis="民事诉讼法 第180条",
    ),
)
