"""Attendance at a hearing (到庭): of each party it is on record that he came, stayed away without reason, had one, or agreed to be absent.

On who stayed away without reason rest the decision in absence and 按撤回 (调解仲裁法 第36条); who had a reason is heard another day.
"""

from collections.abc import Iterable

from ..codes.court import Absence
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..settlements import settled_out
from ..states.arbitration import HEARD
from ..step import Situation
from .acting import somebody_came
from .electing import elected, represented
from .hearing_forms import GivenUp, HearingHeld
from .undecided import askers, losing_by_absence

WAYS = {"absent": "无正当理由没有到庭", "excused": "有正当理由没有到庭", "agreed": "同意缺席"}
"""The questions that name who was not there, and what each says of him."""


def came(case: CaseFacts, form: HearingHeld) -> set[int]:
    """The parties who came themselves or by an agent, who takes part in their place (调解仲裁法 第24条)."""
    return set(form.came) | {n for agent in form.agents if agent in case.agents for n in case.agents[agent].principals}


def took_part(case: CaseFacts, here: Proceeding, form: HearingHeld) -> set[int]:
    """Those who came, and those whose elected representative came (调解仲裁法 第7条)."""
    there = came(case, form)
    if there & set(elected(case, here)):
        there |= represented(case, here)[1]
    return there


def not_there(form: HearingHeld) -> set[int]:
    """The parties of whom the record says in one way or another that they were not there."""
    return {*form.absent, *form.excused, *form.agreed}


# --- guards and checks ----------------------------------------------------------------------------------------


def there_or_not(situation: Situation, form: HearingHeld) -> dict[str, str]:
    """Ask of every party whether he came and, where not, why: nobody is tried without a word of him, and of nobody two things are
    said (调解仲裁法 第24、36条). Whose part is settled and in force is asked nothing.
    """
    case, here = situation.case, situation.here
    said: dict[int, str] = {}
    for way, words in WAYS.items():
        for number in getattr(form, way):
            if number in came(case, form):
                return {way: f"{_names(case, [number])}本人或者其代理人已到庭，不是缺席（调解仲裁法第24、36条）：请去掉其中一项。"}
            if number in said:
                return {way: f"{_names(case, [number])}已经记为“{said[number]}”，请去掉其中一项。"}
            said[number] = words
    known = took_part(case, here, form) | said.keys()
    out = settled_out(case, here, here.entries[-1].seq + 1)
    if untold := [n for n in case.present_in(here) if n not in known and n not in out]:
        return {"came": f"{_names(case, untold)}到庭还是没有到庭？请逐人勾选到庭（由代理人到庭的，勾选代理人），没有到庭的选“"
                        f"{'”“'.join(WAYS.values())}”之一（调解仲裁法第36条）。"}
    return {}


def stayed_away_all(situation: Situation, form: GivenUp) -> dict[str, str]:
    """按撤回 of everything that waits, once the hearing was held: its record names everybody who loses by it as absent without a reason
    (调解仲裁法 第36条第1款). Who came can only have walked out.
    """
    case, here = situation.case, situation.here
    held = here.last(Do.HOLD_HEARING)
    if held is None or here.state != HEARD.name or form.absence is Absence.WALKED_OUT:
        return {}
    losing = askers(case, here) or losing_by_absence(case, here)
    there = [number for number in losing if number not in held.as_(HearingHeld).absent]
    if not there:
        return {}
    part = "只有其中一部分人没有到庭的，请办理“部分按撤回处理”；" if len(there) < len(losing) else ""
    return {"absence": f"{held.on} 的庭审记录没有把{_names(case, there)}记为无正当理由没有到庭，不能按撤回处理（调解仲裁法第36条"
                       f"第1款）：{part}记录有误的，请更正开庭记录。"}


def why_not_there(_: Situation, form: HearingHeld) -> dict[str, str]:
    """A reason, or a consent to be absent, is on record with what shows it: on it rests that the party is not taken to stay away."""
    if (form.excused or form.agreed) and not form.why:
        return {"why": "请写明不能到庭的正当理由和证明，或者同意缺席的凭证（书面意见、笔录）。"}
    return {}


def hearing_of_somebody(_: Situation, form: HearingHeld) -> dict[str, str]:
    """The record of a hearing names somebody who was there, and the award after it does (办案规则 第53条)."""
    return somebody_came(form, "came", "请勾选到庭的当事人、代理人；没有人到庭的，不开庭。")


def reason_not_heard(situation: Situation) -> str | None:
    """A guard of every award: whoever had a reason not to be there is heard before it, or agrees to be absent: the law lets decide
    in absence only of who had none (调解仲裁法 第36、38条).
    """
    held = kept_away(situation)
    if held is None:
        return None
    away = [n for n in held.as_(HearingHeld).excused if n in situation.case.present_in(situation.here)]
    return (
        f"{_names(situation.case, away)}在 {held.on} 开庭时有正当理由没有到庭，还没有机会陈述、质证，不能缺席裁决（调解仲裁法第36、38条）。"
        "请办理“休庭，另日续庭”或者“定开庭日”，通知各方，再办理“开庭”；本人同意缺席的，更正开庭记录，写明凭证。"
    )


def kept_away(situation: Situation) -> Entry | None:
    """The latest hearing, where somebody who is still a party had a reason not to be there; None: nobody had."""
    held = situation.here.last(Do.HOLD_HEARING)
    present = situation.case.present_in(situation.here)
    return held if held and any(n in present for n in held.as_(HearingHeld).excused) else None


def _names(case: CaseFacts, numbers: Iterable[int]) -> str:
    names = [case.parties[n].name for n in numbers if n in case.parties]
    return "、".join(names[:5]) + (f"等 {len(names)} 人" if len(names) > 5 else "")
