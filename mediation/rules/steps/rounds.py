"""The second round (后来的变化): nobody is heard or decided against who was not told, had no days to answer or was not heard since.

A party who is joined, a claim that is added and a counter-claim that is merged begin a round of their own: its papers are served,
its answer period runs, and it is heard (调解仲裁法 第30、35、38条；办案规则 第33、36、38、44条). An award without that violates the
lawful procedure and is set aside (调解仲裁法 第49条第1款第3项).
"""

from datetime import date

from ..codes import Side
from ..codes.inquiry import Appraised
from ..codes.served import Served
from ..do import Do
from ..facts import Entry, Party
from ..liability import asked_back
from ..settlements import PAPERS
from ..states.arbitration import HEARD
from ..step import Situation
from .acting import nobody_acts_for_him
from .answering import answer_ends, answerers, evidence_still_runs, gave_up_answer, shortened_by
from .arbitration import RUNNING
from .attending import kept_away, reason_not_heard
from .changes import RENEWED_BY, last_change, renewals
from .track import too_few_sit
from .undecided import decisions_to_serve, parts_to_sign

TAKEN = {Do.RECEIVE_APPRAISAL: "收到的鉴定意见", Do.INVESTIGATE: "调查取得的证据", Do.INSPECT_SITE: "的勘验笔录"}
"""The steps by which the office takes evidence itself, with what each brings."""
ANSWERED = frozenset({Served.RESPOND_NOTICE, Served.CHANGE_NOTICE, Served.COUNTER_NOTICE})
"""The papers with whose receipt an answer period begins."""
RUNS = frozenset(state.name for state in RUNNING)


def lacking(situation: Situation) -> list[tuple[Served, list[Party]]]:
    """The papers that somebody in the case has to have before he is heard, each with those who have not received it.

    Respondents: the copy of the application (调解仲裁法 第30条), and the notice of what was added since (办案规则 第44条); whoever got the
    copy only after that got it as changed. Applicants: that the case was accepted (第30条), and the notice of the counter-claim that was
    merged and is against them (办案规则 第36条). Everybody: who sits in the tribunal as it is (调解仲裁法 第32条).
    """
    case, here = situation.case, situation.here
    found = [
        (Served.RESPOND_NOTICE, case.waits_for(here, Served.RESPOND_NOTICE, Side.RESPONDENT)),
        (Served.ACCEPTANCE_NOTICE, _not_told_of_acceptance(situation)),
    ]
    if change := last_change(here):
        copies = [copy for copy in here.arrived(Served.RESPOND_NOTICE) if copy.seq < change.seq]
        before = {party for copy in copies for party in here.successors(copy.party)}
        waiting = case.waits_for(here, Served.CHANGE_NOTICE, Side.RESPONDENT, since=change.seq)
        found.append((Served.CHANGE_NOTICE, [party for party in waiting if party.number in before]))
    if merged := here.last(Do.MERGE_COUNTERCLAIM):
        waiting = case.waits_for(here, Served.COUNTER_NOTICE, Side.APPLICANT, since=merged.seq)
        found.append((Served.COUNTER_NOTICE, [party for party in waiting if asked_back(case, here, party.number)]))
    if seated := here.last(Do.FORM_TRIBUNAL, Do.CHANGE_ARBITRATOR):
        found.append((Served.TRIBUNAL_NOTICE, _untold(situation, Served.TRIBUNAL_NOTICE, seated.seq)))
    return [(document, waiting) for document, waiting in found if waiting]


def _not_told_of_acceptance(situation: Situation) -> list[Party]:
    """The applicants of the beginning who have not received 受理通知书; whoever was brought in later is told by the decision on it."""
    here = situation.here
    accepted = here.last(Do.ACCEPT_ARBITRATION)
    untold = _untold(situation, Served.ACCEPTANCE_NOTICE, accepted.seq, Side.APPLICANT) if accepted else []
    return [party for party in untold if party.number not in here.joined]


def _untold(situation: Situation, document: Served, since: int, *sides: Side) -> list[Party]:
    """Those who have received since then neither the paper nor, in a collective dispute, the one that tells everything at once (办案规则
    第64条).
    """
    at_once = situation.here.received(Served.COLLECTIVE_NOTICE, since)
    waiting = situation.case.waits_for(situation.here, document, *sides, since=since)
    return [party for party in waiting if party.number not in at_once]


def first_to_serve(situation: Situation) -> list[tuple[Served, list[int]]]:
    """The decisions on those who left, then what somebody in a running case has to have before he is heard, or to sign for before it may
    end; each for whom.
    """
    case, here = situation.case, situation.here
    awaited = lacking(situation) if here.state in RUNS else []
    if here.state in RUNS:
        awaited += [(Served(PAPERS[made.step]), parties) for made, parties in parts_to_sign(case, here)]
    waiting = [(document, [party.number for party in parties]) for document, parties in awaited]
    return [*decisions_to_serve(case, here), *waiting]


def lacks_after_a_hearing(situation: Situation) -> bool:
    """Tell whether a hearing was held and somebody has to have a paper before the next."""
    return situation.here.state == HEARD.name and bool(lacking(situation))


def papers_lacking(situation: Situation) -> str | None:
    """A guard of the hearing and of every award: each party has the papers that it is to answer."""
    waiting = "；".join(f"{_names(parties)}《{document.label}》" for document, parties in lacking(situation))
    return f"还没有送达：{waiting}（调解仲裁法第30、32条；办案规则第33、36、44条）。请先办理“送达”。" if waiting else None


def copy_lacking(situation: Situation) -> str | None:
    """A guard of the settlement: nobody settles, of his own will, a case that he was not told of (调解仲裁法 第3、30条).

    Neither an answer nor a hearing is asked of those who agree: mediation may come before both (第42条).
    """
    waiting = dict(lacking(situation)).get(Served.RESPOND_NOTICE)
    return f"申请书副本还没有送达{_names(waiting)}（调解仲裁法第30条），不能与其调解结案。请先办理“送达”。" if waiting else None


def nobody_has_the_copy(situation: Situation) -> str | None:
    """A guard of the settlement of some claims: somebody on the other side was told of the case, and can be who settles."""
    respondents = situation.case.of_side(situation.here, Side.RESPONDENT)
    waiting = dict(lacking(situation)).get(Served.RESPOND_NOTICE, [])
    return copy_lacking(situation) if respondents and len(waiting) == len(respondents) else None


def answers_are_awaited(situation: Situation) -> str | None:
    """A guard of every award: each answer period is over, or was given up by whose it is (调解仲裁法 第30条；办案规则 第44、58条)."""
    waiting: list[tuple[Party, date]] = []
    for party in answerers(situation):
        ends = answer_ends(situation, party.number)
        if ends and situation.today <= ends and not gave_up_answer(situation, party.number, situation.today):
            waiting.append((party, ends))
    if not waiting:
        return None
    until = "、".join(f"{party.name}到 {ends}" for party, ends in waiting)
    return f"答辩期还没有届满：{until}（调解仲裁法第30条；办案规则第44条）。" + shortened_by(situation)


def not_heard_since(situation: Situation) -> str | None:
    """A guard of every award: a sitting was held after the last joinder, added claim or merged counter-claim."""
    renewed = unheard(situation)
    if renewed is None:
        return None
    return (
        f"{renewed.on} {RENEWED_BY[renewed.step]}之后还没有开庭，各方没有机会就此质证、辩论（调解仲裁法第35、38条；办案规则第38、44条），"
        "这样作出的裁决可以被撤销（调解仲裁法第49条）。请办理“定开庭日”，通知各方，再办理“开庭”。"
    )


def not_examined_since(situation: Situation) -> str | None:
    """A guard of every award: what the office had found out was shown to the parties in a sitting (调解仲裁法 第37、38条)."""
    taken = unexamined(situation)
    if taken is None:
        return None
    return (
        f"{taken.on} {TAKEN[taken.step]}还没有在开庭中出示，由各方质证（调解仲裁法第37、38条），不能据以裁决。"
        "请办理“休庭，另日续庭”或者“定开庭日”，通知各方，再办理“开庭”。"
    )


def unexamined(situation: Situation) -> Entry | None:
    """The latest evidence that the office had taken or appraised and that no sitting has seen; None: there is none."""
    found = (entry for entry in situation.here.all(*TAKEN) if entry.answer("result") in (None, Appraised.GIVEN))
    taken = max(found, key=_when, default=None)
    heard = max(map(_when, situation.here.all(Do.HOLD_HEARING)), default=None)
    return taken if taken and heard and heard < _when(taken) else None


def unheard(situation: Situation) -> Entry | None:
    """The latest entry that changed the case and was not heard since; None: there is none. What is noted on one day stands in the order
    in which it was noted.
    """
    renewed = max(renewals(situation.here), key=_when, default=None)
    heard = max(map(_when, situation.here.all(Do.HOLD_HEARING)), default=None)
    return renewed if renewed and (heard is None or heard < _when(renewed)) else None


def heard_but_changed_since(situation: Situation) -> bool:
    """Tell whether a hearing was held that is not enough: another is what the case waits for."""
    held = situation.here.last(Do.HOLD_HEARING)
    return held is not None and bool(unheard(situation) or unexamined(situation) or kept_away(situation))


def _when(entry: Entry) -> tuple[date, int]:
    return entry.on, entry.seq


def _names(parties: list[Party]) -> str:
    return "、".join(party.name for party in parties[:3]) + ("等" if len(parties) > 3 else "")


HEARD_IN_FULL = (
    nobody_acts_for_him, too_few_sit, papers_lacking, answers_are_awaited, evidence_still_runs, not_heard_since, not_examined_since,
    reason_not_heard,
)
"""What stands before every award, of everything or of a part."""
AWAITED_UNTIL = (answers_are_awaited, evidence_still_runs)
"""Those of them that ask the calendar: of the day of the award."""
