"""A court's judgment on the dispute itself (判决、法院调解): which paper it is, whether it may still be appealed against, and from when it
is in force (民事诉讼法 第100、158、165、171、180、182条).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import Calendar
from .codes import Kind, Outcome
from .codes.court import AppealRuling, CourtPaper, Ruling
from .do import Do
from .facts import CaseFacts, Entry, Proceeding

APPEAL_DAYS = 15
"""自然日 for an appeal against a judgment of first instance, from each party's own receipt (民事诉讼法 第171条第1款)."""
APPEAL_DAYS_OF_RULINGS = 10
"""自然日 for an appeal against a ruling not to docket, or to dismiss (民事诉讼法 第171条第2款)."""


@dataclass(frozen=True, slots=True)
class JudgmentForce:
    """The force of what a court decided. `since` is its first day in force (None: it is not); `why` says why, or why not yet."""

    since: date | None
    why: str


def decision_of(suit: Proceeding) -> Entry | None:
    """The entry that gives what the courts decided last on the dispute: of the second instance where it decided; None: nothing stands."""
    said = suit.last(Do.DECIDE_SUIT, Do.REFUSE_SUIT, Do.DECIDE_APPEAL, Do.REMAND_SUIT)
    return None if said is not None and said.step == Do.REMAND_SUIT else said


def on_appeal(suit: Proceeding) -> bool:
    """Tell whether the second instance has the suit, and has neither decided nor let go of it."""
    appealed, over = suit.last(Do.LODGE_APPEAL), suit.last(Do.DECIDE_APPEAL, Do.REMAND_SUIT, Do.WITHDRAW_APPEAL)
    return appealed is not None and (over is None or over.seq < appealed.seq)


def appeal_withdrawn(suit: Proceeding) -> bool:
    """Tell whether the last that became of the suit is that its appeal was withdrawn (民事诉讼法 第180条)."""
    last = suit.last(Do.DECIDE_SUIT, Do.REFUSE_SUIT, Do.DECIDE_APPEAL, Do.REMAND_SUIT, Do.WITHDRAW_APPEAL)
    return last is not None and last.step == Do.WITHDRAW_APPEAL


def paper_of(suit: Proceeding) -> CourtPaper:
    """The paper of a suit that ended by judgment or by a settlement before the court."""
    if appeal_withdrawn(suit):
        return CourtPaper.APPEAL_WITHDRAWN
    said = decision_of(suit)
    if said is not None and said.step == Do.DECIDE_APPEAL:
        return CourtPaper.APPEAL_JUDGMENT
    return CourtPaper.COURT_SETTLEMENT if said is not None and said.answer("ruling") is Ruling.MEDIATED else CourtPaper.JUDGMENT


@dataclass(frozen=True, slots=True)
class Title:
    """A court's paper by which somebody may enforce: the entry that gives it, what it is called, the court; `number` '': the suit's own."""

    made: Entry
    name: str
    court: str
    number: str = ""


def titles(suit: Proceeding) -> list[Title]:
    """List the papers by which what stands in this suit is enforced (民事诉讼法 第247条): a judgment that the second instance upheld
    together with that of the second; one that it changed, or a settlement before it, by the second instance's paper alone. Each names
    the court that made it.
    """
    said, appealed = decision_of(suit), suit.last(Do.LODGE_APPEAL)
    if said is None:
        return []
    if said.step != Do.DECIDE_APPEAL or appealed is None:
        name = "民事调解书" if said.answer("ruling") is Ruling.MEDIATED else "民事判决书"
        return [Title(said, name, str(suit.entries[0].answer("court")))]
    how, court = said.answer("ruling"), str(appealed.answer("court"))
    last = Title(said, "民事调解书" if how is AppealRuling.MEDIATED else "民事判决书", court, str(said.answer("number") or ""))
    first = suit.last(Do.DECIDE_SUIT)
    if how is AppealRuling.UPHELD and first is not None:
        return [Title(first, "民事判决书", str(suit.entries[0].answer("court"))), last]
    return [last]


def may_be_appealed(suit: Proceeding) -> str:
    """Return the reason why what stands in this suit cannot be appealed against (民事诉讼法 第157、165、171条; 司法解释（一）第22条);
    '' where it can.
    """
    said = decision_of(suit)
    if said is None or suit.last(Do.WITHDRAW_SUIT):
        return "还没有可以上诉的判决或者裁定；准许撤诉的裁定不能上诉（民事诉讼法第157条）。"
    if said.step == Do.DECIDE_APPEAL or appeal_withdrawn(suit):
        return "第二审人民法院的判决、裁定是终审的判决、裁定（民事诉讼法第182条），撤回上诉的也不能再上诉。"
    if said.step == Do.DECIDE_SUIT and said.answer("ruling") in (Ruling.SET_ASIDE, Ruling.SET_ASIDE_REFUSED):
        return "撤销仲裁裁决、驳回撤销申请的裁定为终审裁定，不能上诉（司法解释（一）第22条）。"
    if said.answer("ruling") is Ruling.MEDIATED:
        return "民事调解书经双方签收后即具有法律效力，不能上诉（民事诉讼法第100条）。"
    if said.answer("single_instance"):
        return "小额诉讼一审终审，不能上诉（民事诉讼法第165条）。"
    return ""


def received_papers(suit: Proceeding, paper: CourtPaper, since: int) -> dict[int, date]:
    """Each party's first day of receipt of this paper of the court, noted after the entry `since`, by party number."""
    found: dict[int, date] = {}
    for entry in suit.all(Do.RECEIVE_RULING):
        if entry.seq > since and entry.answer("served") is paper:
            for number in (n for party in entry.parties or () for n in suit.successors(party)):
                found[number] = min(entry.on, found.get(number, entry.on))
    return found


def force_of(case: CaseFacts, suit: Proceeding, calendar: Calendar, today: date) -> JudgmentForce:
    """Return since when what the court decided in this suit is in force, as the receipts and the days for an appeal have it."""
    said = decision_of(suit)
    if suit.outcome != Outcome.JUDGED or said is None:
        return JudgmentForce(None, "上诉还在审理，一审判决不发生法律效力" if on_appeal(suit) else "法院还没有作出判决或者调解书")
    paper = paper_of(suit)
    got = received_papers(suit, paper, said.seq)
    if waiting := [case.parties[n].name for n in case.present_in(suit) if n not in got]:
        return JudgmentForce(None, f"{paper.label}还没有登记{'、'.join(waiting)}收到之日，先办理“收到裁判文书”")
    last = max(got.values())
    if paper is CourtPaper.COURT_SETTLEMENT:
        return JudgmentForce(last, "民事调解书经双方当事人签收后，即具有法律效力（民事诉讼法第100条）")
    if paper is CourtPaper.APPEAL_JUDGMENT:
        return JudgmentForce(last, "第二审的判决、裁定是终审的判决、裁定，送达后发生法律效力（民事诉讼法第182条）")
    if paper is CourtPaper.APPEAL_WITHDRAWN:
        return JudgmentForce(last, "准许撤回上诉的，一审判决自裁定书送达之日起发生法律效力（民事诉讼法第158、180条）")
    if said.answer("single_instance"):
        return JudgmentForce(last, "小额诉讼一审终审，判决书送达后发生法律效力（民事诉讼法第165条）")
    over = max(calendar.roll_forward(day + timedelta(days=APPEAL_DAYS)) for day in got.values())
    if today <= over:
        return JudgmentForce(None, f"上诉期到 {over} 才全部届满（民事诉讼法第171条）")
    return JudgmentForce(over + timedelta(days=1), f"各方上诉期于 {over} 全部届满，没有人上诉（民事诉讼法第158、171条）")


def in_force(suit: Proceeding) -> Entry | None:
    """The entry by which what stands in this suit was recorded as in force; None: nobody has, or it fell with an appeal."""
    said, recorded = decision_of(suit), suit.last(Do.CONFIRM_JUDGMENT)
    stands = suit.kind is Kind.SUIT and suit.outcome == Outcome.JUDGED and said is not None
    return recorded if stands and said and recorded and recorded.seq > said.seq else None
