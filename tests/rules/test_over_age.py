"""Over-age workers (超龄劳动者) at intake: who is one, what may be arbitrated, what a pension or a later retirement changes."""



from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.codes import Item
from mediation.rules.codes.intake import Circumstance, Matter
from mediation.rules.intake import Applied, Caution, cautions
from mediation.rules.intake.retirement import retires_on
from mediation.rules.step import Reference
from tests.rules.cases.intake import COMPANY, DAY, PLAIN, REFERENCE, WORKER


def said(application: Applied, check: str = "", reference: Reference = REFERENCE) -> list[Caution]:
    return [caution for caution in cautions(application, reference) if check in ("", caution.check)]


def only(application: Applied, check: str) -> Caution:
    (caution,) = said(application, check)
    return caution


OLD = replace(WORKER, born=date(1962, 3, 1))


@pytest.mark.parametrize(
    ("on", "items", "grave", "word"),
    [
        ("2026-06-30", {Item.WAGES}, False, "由承办人判断"),
        ("2026-07-01", {Item.WAGES, Item.INJURY_BENEFIT}, False, "可以受理"),
        ("2026-07-01", {Item.WAGES, Item.SEVERANCE}, True, "经济补偿"),
        ("2026-12-31", {Item.RELATION}, True, "人民法院"),
    ],
)
def test_over_age_workers_have_four_matters_from_july_2026(on: str, items: set[Item], grave: bool, word: str) -> None:
    day = date.fromisoformat(on)
    caution = only(replace(PLAIN, on=day, ended_on=day, people=(OLD, COMPANY), items=frozenset(items)), "scope")
    assert caution.grave is grave
    assert word in caution.says
    assert "2022-03" in caution.who


@pytest.mark.parametrize(("ended_on", "cautions_"), [("2026-05-31", 0), ("2026-07-10", 0), ("2026-07-11", 1), ("2026-07-31", 1)])
def test_r56_2_age_is_asked_on_the_day_on_which_the_employment_ended(ended_on: str, cautions_: int) -> None:
    """A man born on 1966-03-10 reaches the age on 2026-07-10: it is 超过 from the day after. Dismissed until then, he claims as every
    worker does, whenever he files."""
    man = replace(WORKER, born=date(1966, 3, 10))
    asked = replace(PLAIN, on=date(2026, 11, 20), people=(man, COMPANY), ended_on=date.fromisoformat(ended_on))
    assert len(said(asked, "scope")) == cautions_


def test_r56_2_where_nobody_said_when_it_ended_that_is_asked_first() -> None:
    caution = only(replace(PLAIN, people=(OLD, COMPANY)), "scope")
    assert not caution.grave
    assert "请先问清离职之日" in caution.says


def test_r56_23_whoever_agreed_on_a_later_retirement_is_an_ordinary_worker() -> None:
    asked = replace(PLAIN, ended_on=DAY, people=(OLD, COMPANY), matters=frozenset({Matter.LATER_RETIREMENT}))
    assert said(asked, "scope") == []


PENSION = frozenset({Circumstance.PENSION})
LATE_MAN = replace(WORKER, born=date(1966, 3, 10))
"""He reaches the age on 2026-07-10."""


def test_lcl_44_2_a_pension_that_is_drawn_is_said_with_its_article_and_divides_what_arose_before() -> None:
    """B-5: it was asked nowhere."""
    asked = replace(PLAIN, ended_on=DAY, people=(OLD, COMPANY), items=frozenset({Item.SEVERANCE}), circumstances=PENSION)
    caution = only(asked, "scope")
    assert caution.grave
    assert "劳动合同法第44条第2项" in caution.basis
    assert "享受基本养老保险待遇之前产生的请求" in caution.says
    assert "问清离职之日" not in only(replace(asked, ended_on=None), "scope").says


def test_lcl_44_2_a_pension_before_the_age_asks_whether_he_retired_early() -> None:
    asked = replace(PLAIN, ended_on=date(2026, 5, 31), people=(LATE_MAN, COMPANY), circumstances=PENSION)
    caution = only(asked, "scope")
    assert not caution.grave
    assert "提前退休" in caution.says
    assert said(replace(asked, circumstances=frozenset()), "scope") == []


def test_r56_23_who_draws_a_pension_has_not_postponed_his_retirement() -> None:
    both = replace(
        PLAIN, ended_on=DAY, people=(OLD, COMPANY), circumstances=PENSION, matters=frozenset({Matter.LATER_RETIREMENT})
    )
    told = said(both, "scope")
    assert len(told) == 2
    assert any("不能同时成立" in caution.says and not caution.grave for caution in told)
    assert any("只有劳动报酬" in caution.says for caution in told)


@pytest.mark.parametrize(
    ("began", "circumstances", "grave", "unsure"),
    [
        ("2026-07-10", frozenset(), True, False),  # hired past the age (超龄劳动者规定 第2条)
        ("2026-07-09", frozenset(), False, True),  # came before it, and stayed without a pension
        ("2020-01-01", PENSION, True, False),
        (None, frozenset(), True, False),
    ],
)
def test_r56_2_the_day_he_came_tells_who_was_hired_past_the_age(
    began: str | None, circumstances: frozenset[str], grave: bool, unsure: bool
) -> None:
    asked = replace(
        PLAIN, on=date(2026, 11, 20), people=(LATE_MAN, COMPANY), ended_on=date(2026, 10, 31),
        began_on=date.fromisoformat(began) if began else None, items=frozenset({Item.SEVERANCE}), circumstances=circumstances,
    )  # fmt: skip
    caution = only(asked, "scope")
    assert (caution.grave, caution.unsure) == (grave, unsure)
    assert ("实施条例第21条" in caution.basis) == (began == "2026-07-09")


def test_nobody_is_over_age_whose_birthday_is_not_known_or_has_not_come() -> None:
    for born in (None, date(1966, 8, 21)):
        assert said(replace(PLAIN, people=(replace(OLD, born=born), COMPANY)), "scope") == []


@pytest.mark.parametrize(
    ("born", "sex", "women_at", "day"),
    [
        ("1964-12-31", "male", "50", "2024-12-31"),
        ("1965-01-15", "male", "50", "2025-02-15"),
        ("1965-05-15", "male", "50", "2025-07-15"),
        ("1976-09-01", "male", "50", "2039-09-01"),
        ("1990-01-01", "male", "50", "2053-01-01"),
        ("1974-12-31", "female", "50", "2024-12-31"),
        ("1975-01-31", "female", "50", "2025-02-28"),
        ("1984-11-01", "female", "50", "2039-11-01"),
        ("1970-01-15", "female", "55", "2025-02-15"),
        ("1981-09-15", "female", "55", "2039-09-15"),
    ],
)
def test_the_age_of_retirement_rises_as_the_table_of_2024_says(born: str, sex: str, women_at: str, day: str) -> None:
    assert retires_on(date.fromisoformat(born), sex, women_at) == date.fromisoformat(day)


def test_without_the_sex_there_is_no_age_of_retirement() -> None:
    assert retires_on(date(1950, 1, 1), None) is None
