"""How the way to the commission or to the court ended."""

from tests.rules.cases.review import ACCEPTED, APPLIED, MADE, TO_COURT, Line

SIGNED: list[Line] = [*MADE, (2, "sign_review_letter", "2026-03-16", {})]
DENIED: list[Line] = [*ACCEPTED, (2, "deny_review", "2026-03-13", {"ground": "unclear"})]
WITHDRAWN: list[Line] = [*APPLIED, (2, "withdraw_review", "2026-03-10", {"side": "applicant"})]
AT_COURT: list[Line] = [*TO_COURT, (2, "court_accepts", "2026-03-11", {})]
CONFIRMED: list[Line] = [*AT_COURT, (2, "court_confirms", "2026-03-20", {})]
NOT_CONFIRMED: list[Line] = [*TO_COURT, (2, "court_refuses", "2026-03-12", {"ground": "not_accepted"})]
CLOSED: Line = (2, "close_review", "2026-03-30", {})
