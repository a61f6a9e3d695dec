"""The words on whoever stands in another's place (承继) or had another name (更名), and on whose work a claim rests.

An heir asks for what the worker earned: the wages, and what is of the worker's own person, keep the worker's name (民法典 第1122条).
"""

from collections.abc import Mapping
from datetime import date

from .codes.deeds import Deed
from .codes.succession import ChangeGround
from .deeds import BY_DEED, wording
from .facts import CaseFacts, Proceeding, Promise
from .party import Exit, Party

FOLLOWS: Mapping[ChangeGround, str] = {
    ChangeGround.DIED: "系已故{side}{name}的继承人",
    ChangeGround.MERGED: "承继{side}{name}（合并）",
    ChangeGround.DIVIDED: "承继{side}{name}（分立）",
    ChangeGround.CLOSED: "承继已注销的{side}{name}",
    ChangeGround.BRANCH_CLOSED: "承继已注销的分支机构{name}",
    ChangeGround.ABOLISHED: "承继已撤销的{side}{name}",
    ChangeGround.OPERATOR_DIED: "系{side}{name}的已故经营者的继承人",
}
"""What is said of whoever took a party's place over, by the ground."""


def whose(case: CaseFacts, number: int, claim: int | None = None) -> Party:
    """The party on whose work rests what this one asks or is owed, on that claim: of heirs, the person who died; else itself."""
    asked = case.claims.get(claim or 0)
    if asked is not None and asked.of and asked.claimant == number:
        number = asked.of
    first = case.parties[case.first_of(number)]
    return first if first.is_person else case.parties[number]


def of_line(case: CaseFacts, line: Promise) -> Party:
    """The party on whose work a performance line rests, as `whose`."""
    return whose(case, line.of or line.payee, line.claim)


def of_whom(case: CaseFacts, number: int, rests_on: Party) -> str:
    """Words before what an heir asks or is paid that rests on another's work: 冉荣海的; '' where it is the party's own."""
    return "" if rests_on.number == number else f"{rests_on.name}的"


def worded(case: CaseFacts, deed: Deed, payee: int, claim: int | None = None) -> str:
    """The usual words of an act for this payee; one of a worker's own person is done for the worker whose heir asks (deeds.py)."""
    return wording(deed, (whose(case, payee, claim) if BY_DEED[deed].personal else case.parties[payee]).name)


def follows(case: CaseFacts, number: int) -> str:
    """The words on whose place the party stands in, and why; '' where it stands in its own alone."""
    party, said = case.parties[number], []
    for before in (*(() if party.predecessor is None else (party.predecessor,)), *party.inherits):
        if left := exit_of(case, before):
            gone = case.parties[before]
            side = gone.side.label if was_party(case, before) else "劳动者"
            said.append(FOLLOWS.get(left.ground, "承继{side}{name}").format(side=side, name=gone.name))
    return "，".join(said)


def was_party(case: CaseFacts, number: int) -> bool:
    """Tell whether he ever was a party here: a worker who died before anybody applied never was (steps/deceased.py)."""
    return any(number in here.parties for here in case.proceedings.values())


def joined_on(here: Proceeding, number: int) -> date | None:
    """Return the day on which the party was joined to the proceeding (追加); None: it was there from the beginning."""
    seq = here.joined.get(number)
    return next((entry.on for entry in here.entries if entry.seq == seq), None)


def formerly(party: Party) -> str:
    """The names that the party had in law before, oldest first: 原名甲厂、甲公司; '' where it has had none."""
    names = dict.fromkeys(old.name for old in party.renamed if old.name != party.name)
    return f"原名{'、'.join(names)}" if names else ""


def exit_of(case: CaseFacts, number: int) -> Exit | None:
    """The end of this party, wherever in the case it came to it; None while it has not."""
    return next((here.gone[number] for here in case.proceedings.values() if number in here.gone), None)
