"""The seats (席位) of a proceeding: what only those may do who sit in it, and whom it may not have at all (回避).

A role is a post in a unit; a seat is a place in one case. An award is the tribunal's (调解仲裁法 第31、45、46条), not that of
whoever is an arbitrator. Where nobody sits yet the seat is nobody's to ask for: the step's own guards say what comes first.
"""

from dataclasses import dataclass

from .facts import Proceeding
from .roles import Role


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats from which a step is done. `role`: whose holders need one of them; the step's other roles act by their office.
    `says` names who sits there, `basis` the article, `change` the step by which somebody else takes a seat.
    """

    role: Role
    names: tuple[str, ...]
    says: str
    basis: str
    change: str

    def lacking(self, here: Proceeding, login: str) -> bool:
        """Tell whether others sit in this proceeding, and the person does not."""
        taken = self.taken(here)
        return bool(taken) and login not in taken

    def taken(self, here: Proceeding) -> set[str]:
        """The logins of those who sit there; empty where nobody sits yet."""
        return {here.staff[name] for name in self.names if name in here.staff}


TRIBUNAL = Seats(
    Role.ARBITRATOR, ("presiding", "second", "third"), "本案仲裁庭的仲裁员", "调解仲裁法第31、45、46条", "更换仲裁员"
)
REVIEWER = Seats(Role.ARBITRATOR, ("arbitrator",), "指定审查本案的仲裁员", "办案规则第76条", "更换仲裁员")
INSPECTORS = Seats(Role.INSPECTOR, ("first", "second"), "指派到本案的监察员", "劳动保障监察条例第16条", "更换监察员")
