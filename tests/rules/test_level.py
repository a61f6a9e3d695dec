"""Level jurisdiction: a warning where the bureau has set what goes to the level above, and nothing where it has not."""

from dataclasses import replace

import pytest

from mediation.rules.codes import Kind
from mediation.rules.codes.intake import Circumstance
from mediation.rules.intake import Applied, cautions
from mediation.rules.intake.level import EXAMPLE, SETTING, Reserved, reserved
from mediation.rules.step import Reference
from tests.rules.cases.intake import COMPANY, PLAIN, REFERENCE, WORKER


def of(many: int, **changes: object) -> Applied:
    people = (*(replace(WORKER, name=f"周某{n}") for n in range(many)), COMPANY)
    return replace(PLAIN, people=people, **changes)  # type: ignore[arg-type]


def said(application: Applied, setting: str) -> list[str]:
    reference: Reference = replace(REFERENCE, settings={SETTING: setting})
    return [caution.text for caution in cautions(application, reference) if caution.check == "level"]


FOREIGN = {"circumstances": frozenset({Circumstance.FOREIGN_INVESTED})}


@pytest.mark.parametrize(("many", "told"), [(29, False), (30, True), (31, True)])
def test_the_number_that_the_bureau_sets_is_included(many: int, told: bool) -> None:
    found = said(of(many), "30 人以上")
    assert bool(found) is told
    assert not found or f"劳动者 {many} 人" in found[0]
    assert said(of(many), "20人以上、外商投资")


def test_nothing_is_said_where_nothing_is_set() -> None:
    assert said(of(500, **FOREIGN), "未设") == []
    assert said(of(500, **FOREIGN), "") == []
    assert said(of(500, **FOREIGN), "看情况") == []


def test_a_foreign_invested_employer_is_told_where_it_is_set() -> None:
    assert "外商、港澳台投资" in said(of(1, **FOREIGN), EXAMPLE)[0]
    assert said(of(1, **FOREIGN), "30 人以上") == []
    assert said(of(1), EXAMPLE) == []
    assert len(said(of(30, **FOREIGN), EXAMPLE)) == 2


def test_a_mediation_has_no_levels() -> None:
    assert said(of(40, kind=Kind.MEDIATION), EXAMPLE) == []


@pytest.mark.parametrize(("text", "read"), [
    (EXAMPLE, Reserved(30, foreign=True)), ("50人以上", Reserved(50)), ("港澳台投资", Reserved(None, foreign=True)),
    ("未设", Reserved()), ("  ", Reserved()),
])
def test_the_setting_is_read(text: str, read: Reserved) -> None:
    assert reserved(text) == read


@pytest.mark.parametrize("text", ["三十人", "看情况", "0 人以上"])
def test_what_says_neither_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        reserved(text)
