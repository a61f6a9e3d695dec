"""The labour inspection through the one door: its documents, its desk, and what becomes of a case that is handed over."""

from datetime import date

import pytest
from sqlmodel import col, select

from mediation.models import Deadline, Document, Proceeding, Unit, Write
from mediation.rules.states.inspection import DECIDED, INSPECTION_CLOSED, ORDERED
from mediation.services.base import reference
from mediation.services.papers import issue
from mediation.services.papers.catalogue import catalogue
from mediation.services.views import board, desk, search
from mediation.services.views.search import Wanted
from mediation.services.views.workload import Desk
from tests.scenes import COMPANY
from tests.walks import Walk, walk_to, way_to
from tests.world import EAST, INSPECTORATE, TODAY, People

pytestmark = pytest.mark.usefixtures("both")


def documents_of(walk: Walk) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for row in walk.session.exec(select(Document).where(Document.case_id == walk.case_id).order_by(col(Document.id))):
        found.setdefault(row.template, []).append(row)
    return found


@pytest.mark.parametrize(
    ("steps", "issued"),
    [
        (("docket_complaint",), {"complaint_docket_notice": 2, "inspection_receipt": 2}),
        (("refuse_complaint",), {"complaint_refusal_notice": 2, "inspection_receipt": 2}),
        (("docket_complaint", "tell_dispute"), {"dispute_direction": 2}),
        (("docket_complaint", "finish_investigation", "order_correction"), {"correction_order": 1, "inspection_receipt": 3}),
        (("docket_complaint", "finish_investigation", "decide_handling"), {"handling_decision": 1}),
        (("docket_complaint", "finish_investigation", "decide_penalty"), {"penalty_decision": 1}),
        (("docket_complaint", "finish_investigation", "refer_police"), {"crime_referral": 1}),
        (("docket_complaint", "refer_department"), {"case_referral": 1}),
        (("docket_complaint", "finish_investigation", "decide_handling", "report_crime"), {"crime_referral": 1}),
    ],
)
def test_each_decision_is_put_in_writing_in_the_departments_name(
    write: Write, people: People, steps: tuple[str, ...], issued: dict[str, int]
) -> None:
    found = documents_of(Walk(write, people).go("receive_complaint", *steps))
    for template, many in issued.items():
        assert [row.state for row in found[template]] == ["pending"] * many, [row.refusal for row in found[template]]
        assert all(row.number for row in found[template])


def test_a_receipt_of_the_inspectorate_lists_its_paper_and_is_kept_in_its_file(write: Write, people: People) -> None:
    walk = Walk(write, people).go("receive_complaint", "docket_complaint", "finish_investigation", "order_correction")
    receipt = documents_of(walk)["inspection_receipt"][-1]
    data = issue.frozen(receipt)
    assert [row["title"] for row in data["service"]["served"]] == ["劳动保障监察限期改正指令书"]
    assert data["parties"]["addressee"]["side"] == "被申请人"
    assert catalogue()[receipt.template].file == "监察卷"


def test_the_employers_own_days_run_from_its_receipt_and_stand_in_the_case(write: Write, people: People) -> None:
    """Seven days from the day after the order, on which it was received, and not from the order itself."""
    walk = walk_to(write, people, ORDERED)
    due = select(Deadline).where(Deadline.case_id == walk.case_id, Deadline.limit == "L-13")
    assert write.exec(due).all() == []
    walk.go("serve_inspection")
    row = write.exec(due).one()
    assert (row.starts_on, (row.raw_on - walk.day).days) == (walk.day, 7)
    assert walk.facts.parties[row.party].name == COMPANY["name"]


@pytest.mark.parametrize(
    ("step", "unit", "state", "limits"),
    [("hand_to_mediation", "市调解中心", "registered", "M-02"), ("hand_to_arbitration", "市仲裁院", "received", "A-02")],
)
def test_what_is_handed_over_is_open_where_it_belongs_with_its_own_number(
    write: Write, people: People, step: str, unit: str, state: str, limits: str
) -> None:
    walk = Walk(write, people).go("receive_complaint", "docket_complaint", "tell_dispute", step)
    rows = write.exec(
        select(Proceeding, Unit).join(Unit).where(Proceeding.case_id == walk.case_id).order_by(col(Proceeding.number))
    ).all()
    assert rows[0][1].code == INSPECTORATE
    opened, home = rows[1]
    assert (home.name, opened.state, opened.came_from) == (unit, state, 1)
    assert opened.docket
    assert opened.docket != rows[0][0].docket
    assert walk.facts.proceedings[2].entries[0].step == step


def test_the_inspector_finds_the_case_on_the_desk_and_in_the_list(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED)
    shown = desk.view(write, Desk(people["dave"], "mine", "", TODAY))
    row = next(row for section in shown.sections for row in section.rows if row.case_id == walk.case_id)
    assert row.step
    assert row.step.name == "serve_inspection"
    assert shown.payments
    assert [row.case_id for row in shown.payments.rows] == [walk.case_id] * 2
    total, rows = search.found(write, people["dave"], Wanted(stands="inspection"), TODAY, 0, 50)
    assert (total, rows[0].stage) == (1, "监察")
    assert search.found(write, people.charlie, Wanted(stands="inspection"), TODAY, 0, 50)[0] == 0


def test_a_case_on_its_way_to_the_end_is_counted_when_its_limit_comes(write: Write, people: People) -> None:
    """Docketed on 2026-03-03, a Tuesday: seventy-five working days end on 2026-06-22; concluded long before."""
    Walk(write, people).go(*way_to(DECIDED), "close_inspection")
    walk_to(write, people, INSPECTION_CLOSED)
    for month, fraction in (("2026-05", ("0", "0")), ("2026-06", ("1", "1"))):
        shown = board.board(write, people["dave"], month=month)
        figure = next(line.row.month for line in shown.headlines if line.row.rate.id == "LIR-2")
        assert (str(figure.n), str(figure.d)) == fraction
    found = board.cases_behind(write, people["dave"], measure="LIR-2", part="n", month="2026-06", span="month").found
    assert [row.outcome for row in found.rows] == ["行政处理决定"]
    assert str(date(2026, 6, 22)) in found.rows[0].why


def test_the_inspectorate_is_no_mediation_organisation(write: Write) -> None:
    """A mediation can be handed to the towns and the centre, not to it."""
    mediates = {unit.code: unit.mediates for unit in reference.current(write).units}
    assert not mediates[INSPECTORATE]
    assert mediates[EAST]
