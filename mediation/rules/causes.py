"""The cause of a case (争议类型、违法行为), in the words of those who handle it: a dispute's cause, or the violation looked into."""

from .codes import Cause, Kind
from .codes.inspection import Violation

BOTH: dict[str, str] = {**{str(each): each.label for each in Violation}, **{str(each): each.label for each in Cause}}
"""The label of each code; of one that a dispute and an inspection have, the dispute's."""


def said(code: str, kind: Kind | None = None) -> str:
    """Return the label of this code, in an inspection the inspectorate's. `kind` None: of the case as a whole."""
    return Violation(code).label if kind is Kind.INSPECTION else BOTH[code]
