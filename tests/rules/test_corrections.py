"""A correction and the steps after it: one rests on the corrected entry where it names what would be gone, never for coming later."""

from mediation.rules.corrections import Asking, Change, first_resting
from mediation.rules.lifecycle import replay
from mediation.rules.step import Reference
from tests.rules.cases.failed_mediation import FAILED, TO_OFFICE
from tests.rules.cases.lines import Line, journal
from tests.rules.journal import CALENDAR
from tests.scenes import person

ASKING = Asking(Reference(CALENDAR), lambda step, here: {}, lambda entry: entry.on)
JOINED: Line = ("join_party", {"proceeding": 2, "side": "third", "joined": [person(9)]})
BEFORE: tuple[Line, ...] = (*FAILED, TO_OFFICE, ("accept_arbitration", {"proceeding": 2}))


def resting(struck: int, *lines: Line) -> tuple[int, str] | None:
    """The entry that rests on the struck one, and why."""
    found = first_resting(replay(journal(*BEFORE, *lines)), Change(struck, None), ASKING)
    return (found[0].seq, found[1]) if found else None


def test_a_step_that_names_a_party_rests_on_the_step_that_brought_them() -> None:
    served: Line = ("serve", {"proceeding": 2, "served": "respond_notice", "parties": [4]})
    assert resting(7, JOINED, served) == (8, "它写到的当事人周某9，更正后本案就没有了。")


def test_a_step_that_names_others_does_not_rest_on_it() -> None:
    served: Line = ("serve", {"proceeding": 2, "served": "respond_notice", "parties": [3]})
    assert resting(7, JOINED, served) is None
    assert resting(8, JOINED, served) is None
    assert resting(7, JOINED) is None


def test_a_step_whose_numbers_follow_rests_on_it() -> None:
    later: Line = ("join_party", {"proceeding": 2, "side": "third", "joined": [person(8)]})
    assert resting(7, JOINED, later) == (8, "它登记的当事人编号接在这一步之后，更正后编号会变。")
    assert resting(8, JOINED, later) is None
