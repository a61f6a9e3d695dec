"""A case on paper: taken to any state by the rules alone, without a database and without a door.

The way and the answers are those of `tests/walks.py`. What the door looks up for an entry is made up here: the unit, the numbers.
"""

from datetime import date

from mediation.rules import lifecycle
from mediation.rules.deadlines import last_days
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.forms import without_secrets
from mediation.rules.lifecycle import STEPS
from mediation.rules.local import FIRST_INSTANCE, INTERMEDIATE, POLICE
from mediation.rules.numbers import series_given_on
from mediation.rules.states import State
from mediation.rules.step import MinimumWage, Organisation, Reference
from tests.rules.journal import CALENDAR
from tests.scenes import answer
from tests.walks import Road, way_to

TOWN, OFFICE = "350000101", "350000-ZC"
REFERENCE = Reference(
    CALENDAR, (MinimumWage(date(2025, 1, 1), "2195.00", "某通知"),), OFFICE,
    settings={"unit.mediation_centre": TOWN, FIRST_INSTANCE: "某县人民法院", INTERMEDIATE: "某市中级人民法院", POLICE: "某县公安局"},
    units=(Organisation(TOWN, "某镇", "town", True), Organisation(OFFICE, "某仲裁委", "county", False)), last_days=last_days,
)  # fmt: skip


class OnPaper(Road):
    """One case and its entries, in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    @property
    def facts(self) -> CaseFacts:
        return lifecycle.replay(self.entries)

    @property
    def reference(self) -> Reference:
        return REFERENCE

    def do(self, name: str, **changes: object) -> None:
        """Do one step with its usual answers; a case whose way the rules do not let pass is no case."""
        step, self.day = STEPS[name], self.next_day(name)
        where = self.situation()
        assert lifecycle.refusal(step, where) is None
        form = step.asks.model_validate({**answer(name, self.scene()), **changes}, context={"today": self.day})
        assert lifecycle.wrong_answers(step, where, form) == {}
        looked_up = {series.field: f"某字〔2026〕{len(self.entries)}号" for series in series_given_on(name)}
        frozen = step.freezes(where, form).kept() if step.freezes else {}
        given = {**without_secrets(form), "used": {"unit": TOWN, **frozen, **looked_up}}
        self.entries.append(entry_of(len(self.entries) + 1, name, self.proceeding or 1, self.day, given))
        self.proceeding = max(self.facts.proceedings) if step.opens else self.proceeding


def on_paper(state: State) -> OnPaper:
    """A case in this state, by the shortest way."""
    case = OnPaper().go(*way_to(state))
    assert case.here is not None
    assert (case.here.kind, case.here.state) == (state.kind, state.name)
    return case
