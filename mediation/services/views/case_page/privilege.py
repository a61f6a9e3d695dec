"""Things that stay in a proceeding (rules/travels.py): the talks of a mediation (协商调解规定 第11条), and what an inspection tells the
police, are hidden from those who handle another proceeding of the case.
"""

from collections.abc import Sequence
from dataclasses import replace

from mediation.models import Document
from mediation.rules.codes import Kind, Outcome
from mediation.rules.deadlines import BY_ID, Clock
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.states.mediation import AGREED
from mediation.rules.steps import STEPS
from mediation.rules.travels import travels
from mediation.services.record.cases import hidden_from
from mediation.services.views.case_page.head import ProceedingLine

__all__ = ["hidden_from", "hides", "told_clocks", "without_drafts", "without_police"]


def hides(row: Document, known: CaseFacts, hidden: frozenset[int]) -> bool:
    """Tell whether the document stays in a proceeding that is hidden. An agreement travels once it is in force."""
    if row.proceeding not in hidden:
        return False
    here = known.proceedings[row.proceeding]
    in_force = here.kind is not Kind.MEDIATION or here.last(Do.SIGN_AGREEMENT) is not None
    return not (in_force and travels(here.kind, row.template))


def without_drafts(known: CaseFacts, hidden: frozenset[int]) -> CaseFacts:
    """The facts without the lines of agreements that nobody has signed: until then they are offers."""
    drafts = {n for n in hidden if known.proceedings[n].state == AGREED.name}
    lines = {n: line for n, line in known.promises.items() if line.proceeding not in drafts}
    return replace(known, promises=lines)


def without_police(line: ProceedingLine, hidden: frozenset[int]) -> ProceedingLine:
    """The line of a proceeding without the word that it went to the police, where it is hidden."""
    told = line.outcome == Outcome.REFERRED_TO_POLICE.label
    return replace(line, outcome="") if told and line.n in hidden else line


def told_clocks(reckoned: Sequence[Clock], here: Proceeding, hidden: frozenset[int]) -> list[Clock]:
    """The clocks of a proceeding, where it is hidden without those that only a confidential step begins: 催问公安机关立案 tells of it."""
    if here.number not in hidden:
        return [*reckoned]
    return [clock for clock in reckoned if not _tells(clock)]


def _tells(clock: Clock) -> bool:
    begins = [step for event in BY_ID[clock.limit].starts.any_of for step in event.steps]
    return bool(begins) and all(STEPS[step].confidential for step in begins)
