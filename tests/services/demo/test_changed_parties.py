"""The demo's cases whose parties change: told through the door, each as the law has it come out."""

from datetime import date
from pathlib import Path

from sqlmodel import select

from mediation.models import Case, Proceeding, Promise
from mediation.services.demo import changed_parties
from mediation.services.operation.verify import verify
from mediation.services.papers import issue
from mediation.services.record import replayed
from tests.stories import told

TODAY = date(2026, 8, 20)


def test_a_new_name_heirs_a_dropped_respondent_and_a_thirteenth_worker(tmp_path: Path) -> None:
    with told(tmp_path, TODAY, changed_parties) as session:
        cases = {row.who: row for row in session.exec(select(Case))}
        states = {row.case_id: row for row in session.exec(select(Proceeding))}
        assert {who: (states[row.id or 0].state, states[row.id or 0].headcount) for who, row in cases.items()} == {
            "卢志强": ("awarded", 1), "刘桂英等 2 人": ("awarded", 1), "汤丽华": ("scheduled", 1), "游建军等 13 人": ("mediating", 12),
        }  # fmt: skip
        renamed, inherited = cases["卢志强"], cases["刘桂英等 2 人"]
        papers = {row.template: str(issue.frozen(row)) for row in issue.of_case(session, renamed.id or 0)}
        assert "晋江市旧埕鞋业有限公司" in papers["hearing_notice"]
        assert "晋江市新埕鞋业科技有限公司" in papers["award_final"]
        owed = session.exec(select(Promise.amount).where(Promise.case_id == inherited.id)).all()
        assert [int(amount or 0) for amount in owed] == [12000, 12000]
        dropped = replayed.of_case(session, cases["汤丽华"].id or 0).facts.proceedings[1]
        assert list(dropped.gone) == [3]
        assert verify(session, TODAY).faults == []
