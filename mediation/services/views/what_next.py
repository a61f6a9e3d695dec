"""What happens next (接下来怎样), by when, and who does it; and why a step cannot be done yet, and what comes before it.

Everything is derived: from the clocks that run, the sittings that are set, the money that is owed, the documents that have
not reached somebody, and the lawful next steps. In words that a worker understands; nothing of a mediation's talks is told.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import Session

from mediation.rules import lifecycle
from mediation.rules.codes import Kind, Side
from mediation.rules.codes.served import InspectionPaper, Served
from mediation.rules.deadlines import BY_ID, Clock, ClockState, Whose
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.roles import Role
from mediation.rules.states import state_of
from mediation.rules.step import Situation, Step
from mediation.rules.steps import STEPS
from mediation.rules.steps.promises import owed_in
from mediation.rules.ways import way
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import cases, timeline
from mediation.services.record.cases import Seen
from mediation.services.views import case_page, plain_words

View = dict[str, Any]
SITTING = {Kind.MEDIATION: "调解", Kind.ARBITRATION: "开庭"}
ARTICLES = re.compile(r"（[^（）]*《[^（）]*）")


def what_next(session: Session, seen: Seen, view: View, today: date) -> list[View]:
    """What happens next in the proceeding in front of a case page's `view` (casepage.view), soonest first.

    Each is {what, who, by: date|None, word, kind, then, why: [sentence]}.
    """
    known, here, office = seen.facts, seen.facts.proceedings[view["now"]["n"]], view["now"]["unit"]
    looked_up = reference.current(session)
    running = [c for c in seen.replayed.clocks(here.number, looked_up, today) if c.state.is_open]
    found = [*_clocks(known, running, office, today), *_sittings(here, today), *_owed(known, here, today)]
    found += _unserved(view["documents"], known, here, office)
    found += _next_steps(Situation(known, here, today, looked_up), running, office)
    return sorted(found, key=lambda thing: (thing["by"] is None, thing["by"] or date.max))


def thing(
    what: str, who: str, by: date | None = None, *, word: str = "", kind: str = "plain", then: str = "", why: Iterable[str] = ()
) -> View:  # fmt: skip
    """One line of what happens next. `by` None: no day is set."""
    return {"what": what, "who": who, "by": by, "word": word, "kind": kind, "then": then, "why": list(why)}


def _clocks(known: CaseFacts, running: list[Clock], office: str, today: date) -> list[View]:
    """What the running clocks ask for; what several parties share is said once."""
    groups: dict[tuple[str, date, ClockState], list[Clock]] = {}
    for clock in running:
        groups.setdefault((clock.limit, clock.due_on, clock.state), []).append(clock)
    found = []
    for (limit, due_on, state), group in groups.items():
        clock, names = group[0], timeline.people(known, [c.party for c in group if c.party is not None])
        ours = clock.whose is Whose.OFFICE
        what = plain_words.limit(limit, clock.label) + (f"（{names}）" if ours and names else "")
        held = state is ClockState.SUSPENDED
        word, kind = ("暂停计算", "held") if held else _left(due_on, today)
        found.append(
            thing(
                what, office if ours else names or plain_words.WHO.get(limit, "双方当事人"), None if held else due_on, word=word, kind=kind,
                then=_if_missed(clock.then), why=clock.why.split("；"),
            )
        )  # fmt: skip
    return found


def _if_missed(then: str) -> str:
    """What follows if the day goes by, without the articles: the half page is for people, the reference has them."""
    return f"过了这一天：{ARTICLES.sub('', then)}" if then else ""


def _left(day: date, today: date) -> tuple[str, str]:
    """How far away the day is, and its mark."""
    left = (day - today).days
    if left < 0:
        return f"已过 {-left} 天", "late"
    return {0: "就在今天", 1: "就在明天"}.get(left, f"还有 {left} 天"), "soon" if left <= 1 else "fine"


def _sittings(here: Proceeding, today: date) -> list[View]:
    """The days on which people have to come."""
    what = SITTING.get(here.kind, "到场")
    return [
        thing(f"{sitting.starts} 到{sitting.place}参加{what}", "双方当事人", sitting.on, word=_left(sitting.on, today)[0],
              kind=_left(sitting.on, today)[1], then="请带身份证和证据原件；来不了的，请提前告诉我们")
        for sitting in here.sittings
        if not sitting.held and sitting.on >= today
    ]  # fmt: skip


def _owed(known: CaseFacts, here: Proceeding, today: date) -> list[View]:
    """The money that is still to come."""
    payers = "、".join(party.name for party in known.of_side(here, Side.RESPONDENT)) or "对方"
    return [
        thing(f"付给{known.parties[line.payee].name} {line.unpaid:,.2f} 元", payers, line.due_on,
              word=_left(line.due_on, today)[0], kind=_left(line.due_on, today)[1], then="到期没有收到的，请马上告诉我们")
        for line in owed_in(known, here)
        if line.unpaid
    ]  # fmt: skip


def _unserved(issued: list[View], known: CaseFacts, here: Proceeding, office: str) -> list[View]:
    """The documents that have been issued to somebody and have not reached them."""
    waiting: dict[str, list[int]] = {}
    kinds = {str(document) for document in (*Served, *InspectionPaper)}
    for row in issued:
        addressed = row["proceeding"] == here.number and row["party"] in here.parties and row["template"] in kinds
        if addressed and row["opens"] and row["party"] not in here.received(row["template"]):
            waiting.setdefault(row["title"], []).append(row["party"])
    return [
        thing(f"把《{title}》送给{timeline.people(known, who)}", office, then="收到时请签收，写清日期")
        for title, who in waiting.items()
    ]


def _next_steps(situation: Situation, running: list[Clock], office: str) -> list[View]:
    """The foremost lawful step, unless a clock of the office tells it already; and what the parties may open besides."""
    lawful = [step for step in lifecycle.available(situation, Role) if not lifecycle.refusals(step, situation)]
    told = {
        name for c in running if c.whose is Whose.OFFICE for event in BY_ID[c.limit].ends.any_of for name in event.steps
    }
    # To split a case (分案) opens one of the same kind: that is the office's own to decide.
    opening = [step for step in lawful if step.opens and step.opens is not step.kind]
    onward = [step for step in lawful if step.rank.hoped_for and not step.opens]
    found = [thing(plain_words.step(step.name, step.label), "您和对方") for step in opening]
    if onward and not told & {step.name for step in onward}:
        found.append(thing(plain_words.step(onward[0].name, onward[0].label), office))
    return found


def half_page(session: Session, seen: Seen, actor: Actor, number: int, today: date) -> View:
    """What the half page for the parties shows. Raises NotFound for a number that the case does not have."""
    view = case_page.view(session, seen, actor, today, number)
    unit = reference.unit(session, seen.facts.proceedings[number].unit)
    case, now = view["case"], view["now"]
    return {
        "who": case["who"], "whom": case["whom"], "number": now["number"], "case_id": case["id"], "proceeding": number,
        "label": now["label"], "state": now["state"], "unit": unit.full_name or unit.name, "address": unit.address,
        "phone": unit.phone, "handler": now["handler"], "coming": what_next(session, seen, view, today),
    }  # fmt: skip


# --- why not, and what comes first ----------------------------------------------------------------------------


def not_yet(session: Session, known: CaseFacts, actor: Actor, number: int, today: date) -> list[View]:
    """The steps that the actor's role may do in this proceeding, only not now: [{name, label, why: [sentence], first: [label]}].

    `why` are all the guards that refuse; `first` are the steps on the way there, nearest first. What is past and will not
    come back is left out.
    """
    here = known.proceedings[number]
    if not cases.holds(session, actor, here.unit):
        return []
    situation = Situation(known, here, today, reference.current(session))
    found = []
    for step in STEPS.values():
        if step.opens_case or step.kind not in (here.kind, None) or not step.by & actor.roles:
            continue
        first = first_steps(step, here)
        if first is None:
            continue
        labels = [each.label for each in first]
        if why := [_before(labels)] if labels else lifecycle.refusals(step, situation):
            found.append({"name": step.name, "label": step.label, "why": why, "first": labels})
    return sorted(found, key=lambda row: len(row["first"]))


def first_steps(step: Step, here: Proceeding) -> tuple[Step, ...] | None:
    """The steps to be done before this one; empty where the state allows it, None where no way leads there."""
    before = state_of(here.kind, here.state_before) if here.state_before else None
    return way(state_of(here.kind, here.state), step, before)


def _before(labels: list[str]) -> str:
    return f"要先办理：{' → '.join(labels)}。"


def way_there(step: Step, here: Proceeding) -> str:
    """What to do first, as a sentence; '' where nothing, or where no way leads there."""
    first = first_steps(step, here)
    return _before([each.label for each in first]) if first else ""
