"""Papers that a step rests on (文书能否打印): what cannot be printed was not decided, nobody signed it, and nobody received it.

The papers say themselves what they lack (`rendering.refusals`); here is which step waits for that. Writes nothing.
"""

from collections.abc import Iterable, Iterator

from sqlmodel import Session, col, select

from mediation.errors import Invalid
from mediation.models import Account
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.forms import Form, secrets
from mediation.rules.lifecycle import STEPS
from mediation.rules.seats import INSPECTORS
from mediation.rules.step import Situation, Step
from mediation.services.papers import catalogue, issue

FILLED_BY = next(step for step in STEPS.values() if step.fills_papers)
"""The step that brings what papers lack, in any kind of proceeding."""
PAPERS = "papers"
"""The name under which a fault of the papers is told: no question of a form has it."""


class Unprinted(Invalid):
    """A paper that the step rests on cannot be printed: what it lacks is put right first, elsewhere."""

    def __init__(self, lacking: Iterable[str], here: str = "") -> None:
        told = "；".join(lacking)
        super().__init__({PAPERS: f"{told}。请{here}先办理“{FILLED_BY.label}”等补齐，再回来确认，这里填好的都还在。"})


def refuse_unprinted(session: Session, case_id: int | None, situation: Situation, step: Step, form: Form) -> None:
    """Refuse to note that a paper was signed, served or laid before somebody which this case cannot print. Raises Unprinted."""
    rests_on = {step.signs, step.reads, str(getattr(form, "served", ""))} - {""}
    if case_id is None or situation.proceeding is None or not rests_on:
        return
    here, to = situation.here, {0, *getattr(form, "parties", ())}
    places = {here.number, here.came_from} if step.reads else {here.number}
    newest = {
        (row.template, row.party): row
        for row in issue.of_case(session, case_id)
        if row.proceeding in places and row.template in rests_on and row.party in to and row.state != "void"
    }
    if lacking := dict.fromkeys(_told(row.title, row.refusal) for row in newest.values() if row.state == "refused"):
        raise Unprinted(lacking)


def refuse_unwritten(lacking: issue.Lacking) -> None:
    """Refuse a decision that cannot be written down. `lacking`: the step's papers that cannot be printed. Raises Unprinted."""
    if decided := [(template, why) for template, why in lacking if template.decides]:
        tells = any(secrets(STEPS[Do(step)].asks) for template, _ in decided for step in template.offered)
        raise Unprinted([_told(template.title, why) for template, why in decided], "在本表中填写；或者" if tells else "")


def to_fill_in(lacking: issue.Lacking) -> Iterator[str]:
    """The papers that wait until somebody brings what they lack, in words."""
    for template, why in lacking:
        if not template.decides:
            yield f"{_told(template.title, why)}。补齐（例如办理“{FILLED_BY.label}”）以后才能打印、送达。"


def without_warrant(session: Session, after: CaseFacts, entry: Entry) -> Iterator[str]:
    """The inspectors of the case whose warrant is not noted, where the step issues a paper that prints it (条例 第16条: 出示证件)."""
    if not any("inspection" in template.needs for template in catalogue.offered_by(entry.step)):
        return
    here = after.proceedings[entry.proceeding]
    logins = [here.staff[seat] for seat in INSPECTORS.names if seat in here.staff]
    rows = session.exec(
        select(Account.name).where(col(Account.login).in_(logins), Account.warrant == "").order_by(Account.login)
    )
    if names := list(rows):
        yield f"{'、'.join(names)}的执法证号没有登记，文书上留空手填；请管理员登记（./run user warrant 账号 --number 证号）"


def _told(title: str, why: str) -> str:
    return f"《{title}》现在不能打印：{why}"
