"""Heirs who owe what the dead owed: each within the estate he took, by his part unless the law or an agreement joins them."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.rules.facts import Decision
from mediation.rules.liability import terms
from mediation.rules.owed import Liable
from mediation.services.papers.printed_lines import PromiseData
from tests.rules.cases.changes import DEAD, FACTORY, OTHER, changed, heir
from tests.rules.cases.hearing import HEARD, facts

NOW = 0
"""An award that is being made."""


def said(*debtors: int, heirs: int = 2, made: int | None = NOW, already: tuple[int, ...] = (), **owing: Any) -> str:
    """The words on how these owe the factory a sum, after the first worker died and left so many heirs."""
    beside = [{"party": number} for number in already]
    known = facts(*HEARD, changed("2026-10-15", "died", DEAD, *(heir(71 + n) for n in range(heirs)), already=beside))
    return terms(known, known.proceedings[1], Liable(debtors, **owing), FACTORY, made)


def test_CC_1161_an_heir_pays_within_the_estate_he_took() -> None:
    assert said(4, heirs=1) == "周某71以所得周某1遗产的实际价值为限清偿"


def test_CC_1161_177_several_heirs_pay_each_his_part_and_not_jointly() -> None:
    assert said(4, 5) == "周某71、周某72各以所得周某1遗产的实际价值为限，按所得遗产的份额承担"


def test_CC_1161_178_whoever_owes_beside_them_owes_the_whole() -> None:
    assert said(OTHER, 4, 5) == f"周某2对全部承担责任，{said(4, 5)}"


def test_CC_1161_who_was_a_party_already_is_held_to_the_estate_for_what_she_inherited_alone() -> None:
    assert said(OTHER, heirs=0, already=(OTHER,)) == "周某2就承继周某1的债务，以所得遗产的实际价值为限清偿"


def test_CC_1161_what_an_heir_promised_himself_he_pays_as_he_promised_it() -> None:
    known = facts(*HEARD, changed("2026-10-15", "died", DEAD, heir(71), heir(72)))
    after = known.proceedings[1].gone[DEAD].seq + 1
    assert said(4, 5, made=after) == "周某71、周某72承担连带责任"


def test_CC_1161_178_what_was_owed_jointly_before_he_died_is_owed_so_within_the_estate() -> None:
    each = "周某71、周某72各以所得周某1遗产的实际价值为限清偿"
    known = facts(*HEARD, changed("2026-10-15", "died", DEAD, heir(71), heir(72)))
    here = known.proceedings[1]
    here.decisions.append(Decision(1, True, Decimal(900), "", True, "", seq=1))
    assert terms(known, here, Liable((4, 5)), FACTORY, 1) == f"周某71、周某72承担连带责任，{each}"


def test_CC_1161_an_act_is_done_and_no_estate_stands_for_it() -> None:
    assert said(4, heirs=1, made=None) == ""


def test_the_duty_names_each_heir_once() -> None:
    line = PromiseData(payee=FACTORY, payee_name="某厂", due_on=date(2026, 11, 1), payers="周某71、周某72", terms=said(4, 5))
    assert line.liability == f"义务人{said(4, 5)}"
