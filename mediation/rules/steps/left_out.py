"""Claims that an agreement or a settlement leaves out, wholly or in part (没有约定的请求): named by person and sum, and asked about.

Nobody gives up a claim by a text that stood in the form: each says whether it is waived, dealt with elsewhere or goes on.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from .. import agents
from ..amounts import figures
from ..codes import Item, Kind
from ..codes.agents import AgentPower
from ..codes.mediation import LeftHow
from ..facts import CaseFacts, Proceeding, Promise
from ..forms import Form, ask
from ..step import Situation
from .came_meanwhile import came_of
from .promises import PromiseAnswers
from .undecided import undecided

NOTHING_MORE = "双方就本争议再无其他纠纷"
REST = "写在各人的选择之前，不代替逐人选择；不填的，都已足额约定或者放弃的，写明双方就本争议再无其他纠纷"
MOST_NAMED = 6
"""People whom a sentence names one by one."""


class LeftAnswers(Form):
    """The way in which one person's claims that the lines leave out are dealt with."""

    party: int = ask("谁的请求", options="parties")
    how: LeftHow = ask("没有约定的部分怎样处理")


def asks_left() -> Any:
    """The question for what each does with what is left out of his claims; nobody: nothing is left out."""
    return ask("没有约定（足额）的请求", default=[], at_most=600, help="逐人选择：放弃、另行解决，还是继续主张；都已足额约定的不填")


def left_out(
    case: CaseFacts, here: Proceeding, lines: Sequence[PromiseAnswers], among: Sequence[int] | None = None
) -> dict[int, list[str]]:
    """Return, by claimant, what the lines leave out of his claims, in words: the item, and the sum that is short, in 元. `among`: the
    claims that they are about; None: all that still wait.
    """
    found: dict[int, list[str]] = {}
    for number, short in short_of(case, here, lines, among).items():
        claim = case.claims[number]
        label = Item(claim.item).label
        said = label if short is None else f"{label}{'' if short == claim.amount else '的差额'}{_yuan(short)}"
        found.setdefault(claim.claimant, []).append(said)
    return found


def short_of(
    case: CaseFacts, here: Proceeding, lines: Sequence[PromiseAnswers] | Sequence[Promise], among: Sequence[int] | None = None
) -> dict[int, Decimal | None]:
    """Return, by claim, what the lines leave out of it in 元; None of one that is not for money. A sum that names no claim counts for
    whatever of its payee's is short, and so does what an order of before has brought of the claim.
    """
    came = came_of(case, here)
    free: dict[int, Decimal] = {}
    for line in lines:
        if line.claim is None and line.amount is not None:
            free[line.payee] = free.get(line.payee, Decimal(0)) + line.amount
    found: dict[int, Decimal | None] = {}
    for claim in (case.claims[number] for number in (undecided(here) if among is None else among) if number in case.claims):
        own = [line for line in lines if line.claim == claim.number]
        if claim.amount is None:
            if not own:
                found[claim.number] = None
            continue
        short = claim.amount - came.get(claim.number, Decimal(0)) - sum((line.amount or Decimal(0) for line in own), Decimal(0))
        taken = min(max(short, Decimal(0)), free.get(claim.claimant, Decimal(0)))
        free[claim.claimant] = free.get(claim.claimant, Decimal(0)) - taken
        if short - taken > 0:
            found[claim.number] = short - taken
    return found


def _yuan(amount: Decimal) -> str:
    return f"{figures(amount)}元"


def everybody_is_asked(situation: Situation, form: Any) -> dict[str, str]:
    """Everybody is asked of whose claims something is left out: a waiver is his own (调解仲裁法 第3条; 协商调解规定 第26条), and what
    is to be heard still is no settlement of the whole case (办案规则 第73条). Words for the rest stand in nobody's place.
    """
    case, here = situation.case, situation.here
    part = _part_of(form)
    short, said = left_out(case, here, form.promises, part), [row.party for row in form.left]
    found: dict[str, str] = {}
    for row, answers in enumerate(form.left):
        if answers.party not in short:
            found[f"left.{row}.party"] = "他的请求都已经足额约定，请删除这一行。"
        elif said.count(answers.party) > 1:
            found[f"left.{row}.party"] = "同一人只选一次，请删除重复的一行。"
        elif answers.how is LeftHow.GOES_ON and part is not None:
            found[f"left.{row}.how"] = "一项请求不能只调解一部分：整项继续审理的，从“达成调解的请求”中去掉（办案规则第73条）。"
        elif answers.how is LeftHow.GOES_ON and here.kind is Kind.ARBITRATION:
            found[f"left.{row}.how"] = "还要继续审理的请求，请办理“部分调解”（办案规则第73条）。"
    unasked = {party: what for party, what in short.items() if party not in said}
    if unasked:
        found["left"] = f"没有（足额）约定的：{_named(case, unasked)}。请逐人选择放弃、另行解决还是继续主张。"
    return found


def _part_of(form: Any) -> list[int] | None:
    """The claims that a settlement is about where it is about some alone (部分调解); None: it is about all that still wait."""
    return list(form.claims) if "claims" in type(form).model_fields else None


def waives_with_power(situation: Situation, form: Any) -> dict[str, str]:
    """The check that an agent who gives up his principal's claim may (代为放弃请求, 调解仲裁法 第24条；民事诉讼法 第62条第2款 by analogy):
    to settle is another power.
    """
    said = lacks_to_waive(situation, form, form.by_agents, form.on)
    return {"by_agents": said} if said else {}


def lacks_to_waive(situation: Situation, form: Any, numbers: Sequence[int], on: date) -> str:
    """Return the sentence on an agent who may not give up what the form gives up of his principals' claims; '' where all may."""
    case, here = situation.case, situation.here
    givers = _give_up(case, here, form)
    acting = [n for n in numbers if n in case.agents and givers & set(case.agents[n].principals)]
    return agents.lacking(case, here, acting, AgentPower.WAIVE, on)


def _give_up(case: CaseFacts, here: Proceeding, form: Any) -> set[int]:
    """Those of whose claims the form gives something up: as each said, or, where it asks nobody, as far as its lines fall short of the
    claims that it is about.
    """
    if hasattr(form, "left"):
        return {row.party for row in form.left if row.how is LeftHow.WAIVED}
    about = set(getattr(form, "claims", ())) | {line.claim for line in form.promises}
    found = set()
    for claim in (case.claims[n] for n in undecided(here) if n in about):
        own = [line for line in form.promises if line.claim == claim.number]
        if not own or sum((line.amount or Decimal(0) for line in own), Decimal(0)) < (claim.amount or Decimal(0)):
            found.add(claim.claimant)
    return found


def _named(case: CaseFacts, short: dict[int, list[str]]) -> str:
    said = [f"{case.parties[party].name}的{'、'.join(what)}" for party, what in short.items()]
    return "；".join(said[:MOST_NAMED]) + (f"等 {len(said)} 人" if len(said) > MOST_NAMED else "")


def said_of_the_rest(case: CaseFacts, here: Proceeding, form: Any) -> str | None:
    """The clause of the paper on what is left out: the words that were typed, then what each said; None: nobody said anything, though
    something is left out.
    """
    part = _part_of(form)
    short = left_out(case, here, form.promises, part)
    rest = getattr(form, "rest", None)
    said = [rest.strip("。； ")] if rest else []
    for row in form.left:
        what, name = "、".join(short.get(row.party, ())), case.parties[row.party].name
        said.append(
            {
                LeftHow.WAIVED: f"{name}自愿放弃{what}的请求",
                LeftHow.ELSEWHERE: f"{name}的{what}，由当事人另行解决",
                LeftHow.GOES_ON: f"{name}的{what}没有达成协议，{name}可以继续主张",
            }[row.how]
        )
    if part is None and not rest and all(row.how is LeftHow.WAIVED for row in form.left) and len(form.left) >= len(short):
        said.append(NOTHING_MORE)
    return "；".join(said) or None


def given_up(situation: Situation, form: Form) -> str:
    """Return the caution that names whom and how much an agreement leaves out, and what its text will say of it; '' where nothing is
    left out, or the form is no such agreement.
    """
    if not {"left", "promises"} <= type(form).model_fields.keys() or situation.proceeding is None:
        return ""
    case, here, part = situation.case, situation.here, _part_of(form)
    short = left_out(case, here, getattr(form, "promises"), part)  # noqa: B009 - any form that has them
    said = []
    if short:
        clause = said_of_the_rest(case, here, form)
        will = f"文书会写明“{clause}”" if clause else "文书会写明没有约定的请求可以依法另行主张"
        said.append(f"没有（足额）约定的：{_named(case, short)}。{will}，请与当事人核对后再确认。")
    if part is not None and (others := left_out(case, here, [], [n for n in undecided(here) if n not in part])):
        said.append(f"没有列入、继续审理的：{_named(case, others)}。")
    return "".join(said)
