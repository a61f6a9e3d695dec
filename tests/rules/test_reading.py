"""Who reads an original: whoever handles the proceeding, or issues and serves its papers in the unit that holds it."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.codes import Kind
from mediation.rules.facts import Proceeding
from mediation.rules.reading import handles
from mediation.rules.roles import STAFF_OF, Role

TOWN, CITY = "350582103", "350582"


def proceeding(kind: Kind, handler: str = "", **staff: str) -> Proceeding:
    return Proceeding(
        number=1, kind=kind, unit=TOWN, state="any", received_on=date(2026, 8, 20), parties=[1], claims=[],
        handler=handler, staff=dict(staff),
    )


@pytest.mark.parametrize(
    ("login", "unit", "role", "reads"),
    [
        ("alice", TOWN, Role.MEDIATOR, True),
        ("alice", CITY, Role.MEDIATOR, True),  # named to it, wherever they belong
        ("other", TOWN, Role.MEDIATOR, False),
        ("other", TOWN, Role.LEAD, True),
        ("other", CITY, Role.LEAD, False),
        ("other", TOWN, Role.REGISTRAR, False),  # another kind of proceeding's
        ("other", CITY, Role.MANAGER, False),
        ("other", TOWN, Role.ADMIN, False),
    ],
)
def test_who_handles_a_mediation(login: str, unit: str, role: Role, *, reads: bool) -> None:
    assert handles(login, unit, frozenset({role}), proceeding(Kind.MEDIATION, "alice", mediator="alice")) is reads


@pytest.mark.parametrize(
    ("login", "role", "reads"),
    [
        ("judge", Role.ARBITRATOR, True),
        ("clerk", Role.CLERK, True),
        ("judge2", Role.ARBITRATOR, False),
        ("clerk2", Role.CLERK, True),
        ("door", Role.REGISTRAR, True),
        ("chief", Role.DIRECTOR, True),
        ("meddler", Role.MEDIATOR, False),
    ],
)
def test_who_handles_an_arbitration(login: str, role: Role, *, reads: bool) -> None:
    here = proceeding(Kind.ARBITRATION, "judge", presiding="judge", clerk="clerk")
    assert handles(login, TOWN, frozenset({role}), here) is reads
    assert handles(login, TOWN, frozenset({role}), replace(here, kind=Kind.REVIEW)) is reads


def test_every_kind_of_proceeding_has_its_staff() -> None:
    assert STAFF_OF.keys() == set(Kind)


@pytest.mark.parametrize(("role", "reads"), [(Role.MEDIATOR, True), (Role.LEAD, True), (Role.REGISTRAR, False)])
def test_the_mediation_organisation_handles_the_confirmation_of_its_agreement(role: Role, *, reads: bool) -> None:
    """The court confirms, the organisation that mediated follows it (人民调解法 第33条)."""
    assert handles("anybody", TOWN, frozenset({role}), proceeding(Kind.CONFIRMATION)) is reads


def test_as_long_as_nobody_is_named_the_unit_handles_it_together() -> None:
    here = proceeding(Kind.MEDIATION)
    assert handles("anybody", TOWN, frozenset({Role.MEDIATOR}), here)
    assert not handles("anybody", CITY, frozenset({Role.MEDIATOR}), here)
    assert handles("anybody", TOWN, frozenset({Role.INSPECTOR}), replace(here, kind=Kind.INSPECTION))
