"""The demo's case of one of three who goes back on their settlement: told through the door, as the law has it come out."""

from datetime import date
from pathlib import Path

from sqlmodel import select

from mediation.models import Case, Promise
from mediation.rules.effect import effects_of
from mediation.rules.settlements import settled_in_part
from mediation.services.base import reference
from mediation.services.demo import backs_out
from mediation.services.operation.verify import verify
from mediation.services.papers import issue
from mediation.services.record import replayed
from tests.stories import told

TODAY = date(2026, 11, 20)


def test_LMAA_42_two_are_bound_and_paid_and_the_third_has_an_award(tmp_path: Path) -> None:  # noqa: N802
    with told(tmp_path, TODAY, backs_out) as session:
        case_id = session.exec(select(Case)).one().id or 0
        calendar = reference.current(session).calendar
        known = replayed.of_case(session, case_id).facts
        here = known.proceedings[1]
        assert (here.state, [line.claim for line in here.decisions]) == ("awarded", [3])
        assert [here.settled[made.seq] for made in settled_in_part(here)] == [(1, 2)]
        days = [effect.since for _, effect in effects_of(known, here, "settlement", (1, 2, 3), calendar, TODAY)]
        assert days[0]
        assert days[1]
        assert days[0] < days[1], "each from his own day"
        assert days[2] is None
        lines = session.exec(select(Promise).where(Promise.case_id == case_id).order_by(Promise.number)).all()
        assert [(line.payee, line.settled) for line in lines] == [(1, True), (2, True), (3, False)]
        papers = {row.template: issue.frozen(row) for row in issue.of_case(session, case_id)}
        certificate = papers["effect_certificate"]
        assert [row["name"] for row in certificate["effect"]["own"]] == ["纪秋花"]
        assert certificate["effect"]["fell"] == ["施永祥"], "who did not sign is said not to have"
        assert "施永祥" not in [row["name"] for row in certificate["effect"]["received"]], "no party of what is certified"
        assert [party["name"] for party in papers["award_final"]["parties"]["applicants"]] == ["施永祥"]
        assert verify(session, TODAY).faults == []
