"""The bench (仲裁庭): the names of those who sit or review an agreement, whoever took whose place since it was formed."""

from mediation.rules.do import Do
from mediation.rules.facts import Proceeding
from mediation.rules.steps.recusal import ClerkStepsAside
from mediation.rules.steps.tribunal import SEATS, NewArbitrator, NewClerk
from mediation.services.papers import printed

REVIEWER = (Do.DESIGNATE_REVIEWER, Do.CHANGE_REVIEWER)


def names(here: Proceeding, until: int | None = None) -> dict[str, str]:
    """Return the name in each seat that is taken, as the entry numbered `until` left them; None: the last of the proceeding."""
    found: dict[str, str] = {}
    for entry in here.entries:
        if until is not None and entry.seq > until:
            break
        chosen = entry.used.names
        if entry.step == Do.FORM_TRIBUNAL:
            found = {seat: chosen[seat] for seat in SEATS if chosen.get(seat)}
        elif (changed := entry.if_(NewArbitrator)) and (name := chosen.get("arbitrator")):
            found[str(changed.seat)] = name
        elif (entry.if_(NewClerk) or entry.if_(ClerkStepsAside)) and (name := chosen.get("clerk")):
            found["clerk"] = name
        elif entry.step in REVIEWER and (name := chosen.get("arbitrator")):
            found["presiding"] = name
    return found


def tribunal(here: Proceeding) -> printed.Tribunal | None:
    """Return the tribunal as papers name it; None where nobody sits."""
    seated = names(here)
    if "presiding" not in seated:
        return None
    members = [seated[seat] for seat in ("second", "third") if seat in seated]
    return printed.Tribunal(presiding=seated["presiding"], members=members, clerk=seated.get("clerk"))
