"""The usual agreement, made by two workers instead of one."""

from tests.rules.cases.review import Line

FIRST, SECOND, FACTORY = 1, 2, 3
PEOPLE = [{"type": "person", "name": name} for name in ("周某1", "周某2")]
CLAIMS = [{"claimant": n, "item": "wages", "amount": "9000.00"} for n in (FIRST, SECOND)]
PROMISES = [{"payee": n, "claim": n, "amount": "9000.00", "due_on": "2026-03-31"} for n in (FIRST, SECOND)]


def two(line: Line) -> Line:
    """The line of the usual agreement, of two workers."""
    number, step, on, given = line
    if step == "register":
        given = {**given, "applicants": PEOPLE, "claims": CLAIMS, "respondents": [{"type": "unit", "name": "某厂"}]}
    if step == "reach_agreement":
        given = {**given, "promises": PROMISES}
    return number, step, on, given
