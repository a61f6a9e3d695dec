"""Awards that are split (分别制作裁决书): the decisions of one entry, the kinds of award that they call for, and so whether the entry makes
a paper of a template (办案规则 第50条第4款).
"""

from mediation.rules.do import Do
from mediation.rules.facts import Decision, Entry, Proceeding
from mediation.rules.steps.award import Award as AwardForm
from mediation.services.papers.catalogue import DocumentTemplate


def makes(template: DocumentTemplate, here: Proceeding, entry: Entry) -> bool:
    """Tell whether the entry, by its answers and its decisions, calls for a paper of this template."""
    return template.called_for(entry) and (template.only is None or template.final in kinds(here, entry))


def kinds(here: Proceeding, entry: Entry) -> set[bool]:
    """Return the kinds of award that the entry's decisions call for: True final, False non-final (see printed.Award.decided)."""
    finals = {line.final for line in decided_in(here, entry) if line.final is not None}
    return finals or {False}


def decided_in(here: Proceeding, entry: Entry) -> list[Decision]:
    """The decisions of one award; those of the proceeding, where the entry is no award."""
    if entry.step not in (Do.AWARD, Do.AWARD_PART):
        return here.decisions
    claims = {row.claim for row in entry.as_(AwardForm).lines}
    return [line for line in here.decisions if line.claim in claims]
