"""What runs beside the great limits of an arbitration is a clock of the case too: each is seen from its start to its end."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

import pytest

from mediation.rules.deadlines import BY_ID, ClockState
from tests.rules.cases import hearing
from tests.rules.cases.filing import RUNNING

from .journal import CONTRACTOR, FACTORY, WORKER, Line, arbitration, service, stands

COLLEAGUES = tuple(type(WORKER)(n, WORKER.side, f"工友{n}", WORKER.type) for n in range(11, 20))
RECEIVED = ("2026-09-18", "2026-04-30", "2026-11-16")
ACCEPT_BY = ("2026-09-24", "2026-05-11", "2026-11-23")
SERVED = ("2026-09-24", "2026-03-06", "2026-04-24")
ANSWER_BY = ("2026-10-15", "2026-03-20", "2026-05-12")


@pytest.mark.parametrize(("received", "last"), list(zip(RECEIVED, ACCEPT_BY, strict=True)))
def test_A_03_runs_with_the_acceptance_and_never_reminds_twice(received: str, last: str) -> None:
    filed: Line = ("file_arbitration", received)
    assert stands(arbitration(filed, today=received)["A-03", None]) == (last, "running")
    assert arbitration(filed, ("tell_elsewhere", last))["A-03", None].state is ClockState.MET
    assert arbitration(filed, ("accept_arbitration", last))["A-03", None].state is ClockState.LAPSED
    assert arbitration(filed, today="2026-12-31")["A-03", None].state is ClockState.EXPIRED
    assert arbitration(filed, today="2026-12-31")["A-02", None].state is ClockState.LATE


@pytest.mark.parametrize(("served", "last"), list(zip(SERVED, ANSWER_BY, strict=True)))
@pytest.mark.parametrize(("limit", "ends"), [("A-08", "object_jurisdiction"), ("A-09", None)])
def test_A_08_and_A_09_run_for_each_respondent_from_its_own_service(
    limit: str, ends: str | None, served: str, last: str
) -> None:
    parties = (WORKER, FACTORY, CONTRACTOR)
    copy = service("respond_notice", served, 2)
    found = arbitration(*RUNNING, copy, today=served, parties=parties)
    assert stands(found[limit, 2]) == (last, "running")
    assert not {(limit, 1), (limit, 3)} & found.keys()
    assert arbitration(*RUNNING, copy, today="2026-12-01")[limit, 2].state is ClockState.EXPIRED
    if ends:
        assert arbitration(*RUNNING, copy, (ends, last, {"parties": [2]}))[limit, 2].state is ClockState.MET


def test_A_08_and_A_09_end_with_a_shortened_answer_period() -> None:
    copy = service("respond_notice", "2026-09-24", 2)
    for until, last in (("2026-09-28", "2026-09-28"), ("2026-10-03", "2026-10-08"), ("2026-09-26", "2026-09-28")):
        found = arbitration(
            *RUNNING, copy, ("shorten_answer", "2026-09-25", {"parties": [2], "until": until}), today="2026-09-25"
        )
        for limit in ("A-08", "A-09"):
            assert found[limit, 2].state is ClockState.LAPSED
            assert stands(found[f"{limit}-1", 2]) == (last, "running")
    waived = arbitration(*RUNNING, copy, ("shorten_answer", "2026-09-25", {"parties": [2], "until": None}))
    assert waived["A-08", 2].state is ClockState.LAPSED
    assert ("A-08-1", 2) not in waived


def test_A_08_and_A_09_begin_again_with_an_accepted_change() -> None:
    lines = (service("respond_notice", "2026-03-06", 2), service("change_notice", "2026-09-24", 2))
    found = arbitration(*RUNNING, *lines, today="2026-09-24")
    assert {str(found[limit, 2].due_on) for limit in ("A-08", "A-09", "A-13")} == {"2026-10-15"}


@pytest.mark.parametrize(
    ("until", "last"), [("2026-03-19", "2026-03-19"), ("2026-10-03", "2026-10-08"), ("2026-02-16", "2026-02-24")]
)
def test_A_12_ends_with_the_applicants_own_evidence_period(until: str, last: str) -> None:
    lines: tuple[Line, ...] = (
        ("file_arbitration", "2026-02-02"),
        ("accept_arbitration", "2026-02-04", {"evidence_until": until}),
    )
    found = arbitration(*lines, today="2026-02-05")
    assert stands(found["A-12", 1]) == (last, "running")
    assert ("A-12", 2) not in found
    others: Line = ("set_evidence_period", "2026-02-10", {"until": "2026-10-12", "parties": [2]})
    assert str(arbitration(*lines, others)["A-12", 1].due_on) == last
    own: Line = ("set_evidence_period", "2026-02-10", {"until": "2026-10-12", "parties": [1]})
    assert str(arbitration(*lines, own)["A-12", 1].due_on) == "2026-10-12" == str(arbitration(*lines, own)["A-11", 1].due_on)


@pytest.mark.parametrize("hearing", ["2026-04-08", "2026-10-12", "2026-11-21"])
def test_A_16_runs_until_the_hearing_opens_on_whatever_day(hearing: str) -> None:
    set_: Line = ("set_hearing", "2026-03-10", {"hearing_on": hearing})
    assert stands(arbitration(*RUNNING, set_, today="2026-03-10")["A-16", 1]) == (hearing, "running")
    later: Line = ("postpone_hearing", "2026-03-20", {"hearing_on": "2026-12-01"})
    assert str(arbitration(*RUNNING, set_, later, today="2026-03-20")["A-16", 1].due_on) == "2026-12-01"
    assert arbitration(*RUNNING, set_, ("hold_hearing", hearing))["A-16", 1].state is ClockState.LAPSED


@pytest.mark.parametrize(("received", "last"), list(zip(RECEIVED, ACCEPT_BY, strict=True)))
def test_A_18_is_seen_where_ten_workers_apply(received: str, last: str) -> None:
    filed: Line = ("file_arbitration", received)
    ten = (WORKER, FACTORY, *COLLEAGUES)
    assert stands(arbitration(filed, today=received, parties=ten)["A-18", None]) == (last, "running")
    assert arbitration(filed, ("accept_arbitration", last), parties=ten)["A-18", None].state is ClockState.MET
    assert ("A-18", None) not in arbitration(filed, today=received, parties=ten[:-1])
    assert BY_ID["A-18"].length == BY_ID["A-02"].length


@pytest.mark.parametrize(
    ("published", "deemed"), [("2026-03-04", "2026-04-03"), ("2026-09-01", "2026-10-08"), ("2026-11-05", "2026-12-07")]
)
def test_A_22_a_publication_runs_for_whom_it_is_meant(published: str, deemed: str) -> None:
    posted: Line = ("publish_service", published, {"served": "respond_notice", "parties": [2]})
    found = arbitration(*RUNNING, posted, today=published)
    assert stands(found["A-22", 2]) == (deemed, "running")
    assert ("A-22", 1) not in found
    over = arbitration(*RUNNING, posted, service("respond_notice", deemed, 2, step="deemed_served"), today=deemed)
    assert over["A-22", 2].state is ClockState.MET
    assert stands(over["A-06", 2])[1] == "running"


@pytest.mark.parametrize(
    ("published", "deemed"), [("2026-03-04", "2026-05-06"), ("2026-09-01", "2026-11-02"), ("2026-04-02", "2026-06-01")]
)
def test_A_22_1_a_publication_for_somebody_abroad_takes_sixty_days(published: str, deemed: str) -> None:
    """民事诉讼法 第283条: 自公告之日起，经过六十日，即视为送达. 05-03 lies in the holidays of May, 10-31 is a Saturday."""
    posted: Line = ("publish_service", published, {"served": "respond_notice", "parties": [2], "abroad": True})
    found = arbitration(*RUNNING, posted, today=published)
    assert stands(found["A-22-1", 2]) == (deemed, "running")
    assert ("A-22", 2) not in found
    over = arbitration(*RUNNING, posted, service("respond_notice", deemed, 2, step="deemed_served"), today=deemed)
    assert over["A-22-1", 2].state is ClockState.MET


def test_CPL_283_the_door_takes_no_other_day_than_the_sixtieth() -> None:
    told: dict[str, object] = {"served": "respond_notice", "parties": [3], "reason": "在境外，无法送达"}
    plain: Line = ("publish_service", "2026-09-03", told)
    abroad: Line = ("publish_service", "2026-09-03", {**told, "abroad": True})
    ask = {"served": "respond_notice", "parties": [3]}
    for published, due, other in ((plain, "2026-10-08", "2026-11-02"), (abroad, "2026-11-02", "2026-10-08")):
        where = hearing.situation(*hearing.SCHEDULED[:2], published)
        assert hearing.wrong("deemed_served", where, on=due, **ask) == {}
        assert "on" in hearing.wrong("deemed_served", where, on=other, **ask)
    assert "满六十日" in hearing.wrong("deemed_served", where, on="2026-10-08", **ask)["on"]


@pytest.mark.parametrize("accepted", ["2026-03-02", "2026-08-20", "2026-01-05"])
def test_A_25_runs_with_the_45_days_once_the_case_is_handled_simply(accepted: str) -> None:
    lines: tuple[Line, ...] = (("file_arbitration", accepted), ("accept_arbitration", accepted))
    assert ("A-25", None) not in arbitration(*lines, today=accepted)
    simple: Line = ("simplify", accepted)
    found = arbitration(*lines, simple, today=accepted)
    assert found["A-25", None].due_on == found["A-23", None].due_on
    assert arbitration(*lines, simple, ("to_ordinary", accepted))["A-25", None].state is ClockState.MET
    assert arbitration(*lines, simple, ("award", accepted))["A-25", None].state is ClockState.LAPSED
    assert arbitration(*lines, simple, today="2026-12-31")["A-25", None].state is ClockState.EXPIRED
