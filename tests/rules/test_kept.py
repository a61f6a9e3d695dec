"""Kept answers: an entry is read back as its form, whatever was changed of the form since."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules import kept, used
from mediation.rules.acts import Act
from mediation.rules.codes import ServiceMethod
from mediation.rules.do import Do
from mediation.rules.entries import entry_of, written
from mediation.rules.forms import Form, Text, ask, secrets
from mediation.rules.steps import STEPS
from mediation.rules.steps.hearing_forms import HearingHeld, HearingSet
from mediation.rules.steps.service import Posting, Service
from mediation.rules.used import ReckonedUsed, Used, WageUsed

DAY = date(2026, 3, 2)
HEARING = {"on": "2026-03-02", "hearing_on": "2026-03-20", "starts": "09:00", "place": "第一仲裁庭", "public": True}


def test_days_sums_and_codes_come_back_as_what_they_are() -> None:
    paid = entry_of(1, "record_payment", 1, DAY, {"payments": [{"promise": 1, "amount": "100.50"}]})
    assert paid.answer("payments")[0].amount == Decimal("100.50")
    assert entry_of(1, "set_hearing", 1, DAY, HEARING).as_(HearingSet).hearing_on == date(2026, 3, 20)
    assert entry_of(1, "serve", 1, DAY, {"method": "mail"}).as_(Service).method is ServiceMethod.MAIL


def test_an_answer_that_was_not_asked_then_is_the_default_or_none() -> None:
    before = entry_of(1, "set_hearing", 1, DAY, HEARING).as_(HearingSet)
    assert (before.minutes, before.joined_with) == (None, None)
    assert entry_of(1, "hold_hearing", 1, DAY, {}).as_(HearingHeld).absent == []


def test_a_bound_that_was_drawn_since_makes_no_old_entry_unreadable() -> None:
    class Bounded(Act):
        on: date = ask("日期", not_after="today")
        note: Text = ask("说明")

    assert kept.read(Bounded, {"on": "1999-01-01", "note": "长" * 500}).note == "长" * 500


def test_what_is_no_value_of_its_field_is_said_and_not_guessed() -> None:
    with pytest.raises(kept.Unreadable):
        kept.read(HearingSet, {**HEARING, "hearing_on": "昨天"})


def test_an_entry_is_asked_for_the_form_that_its_step_asks() -> None:
    served = entry_of(1, "serve", 1, DAY, {"served": "award_final", "parties": [1]})
    assert served.if_(HearingSet) is None
    assert served.as_(Posting, Service).parties == [1]
    with pytest.raises(TypeError):
        served.as_(HearingSet)


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: str(step.name))
def test_every_form_is_read_back_and_asks_nothing_that_the_record_needs_for_itself(step: Any) -> None:
    assert isinstance(kept.read(step.asks, {}), step.asks)
    assert not {used.KEY, kept.VERSION_KEY} & step.asks.model_fields.keys()
    assert not [name for name in secrets(step.asks) if step.asks.model_fields[name].is_required()]


# --- what it rests on -----------------------------------------------------------------------------------------

EVERYTHING = Used(
    unit="town", from_unit="village", docket="案号", receipt="收号", approver="钱某（代理）", names={"mediator": "艾丽丝"},
    minutes=60, keep_until=date(2036, 12, 31), last_day=date(2026, 10, 8), seat="presiding", login="judge", remedies=("申请仲裁",),
    told={"1": [0]},
    wage=WageUsed(Decimal(2195), "闽政〔2025〕1号", "裁决作出之日", other=Decimal(1960), dismissed_is_final=True),
    reckoned=ReckonedUsed(Decimal("100.50"), ("一", "二"), (("标准", "2195", "2025-01-01", "文"),), ("注",)),
    instead={"keep_until": None},
)


@pytest.mark.parametrize("looked_up", [EVERYTHING, used.NOTHING])
def test_what_was_looked_up_comes_back_as_it_was(looked_up: Used) -> None:
    assert used.read(looked_up.kept()) == looked_up
    assert used.read(None) is used.NOTHING
    assert used.NOTHING.kept() == {}


# --- a form that was changed ----------------------------------------------------------------------------------


def _place_named(earlier: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"place": earlier["room"], **{name: value for name, value in earlier.items() if name != "room"}}


def _length_asked(earlier: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**earlier, "minutes": 90}


class Moved(Act):
    """A form in its third version: `room` became `place`, and then `minutes` had to be answered."""

    raised_by = (_place_named, _length_asked)

    on: date = ask("日期", not_after="today")
    place: Text = ask("地点")
    minutes: int = ask("时长")


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (1, {"on": "2026-03-02", "room": "三楼"}),
        (2, {"on": "2026-03-02", "place": "三楼"}),
        (3, {"on": "2026-03-02", "place": "三楼", "minutes": 90}),
    ],
)
def test_an_entry_of_each_version_reads_as_the_newest(version: int, said: dict[str, Any]) -> None:
    assert kept.version_of(Moved) == 3
    assert kept.read(Moved, said, version) == Moved(on=DAY, place="三楼", minutes=90)


@pytest.mark.parametrize("version", [0, 4])
def test_a_version_that_the_form_never_had_is_refused(version: int) -> None:
    with pytest.raises(kept.Unreadable):
        kept.read(Moved, {"on": "2026-03-02", "place": "三楼", "minutes": 90}, version)


def test_what_is_written_names_its_version_and_reads_back_the_same() -> None:
    """What an older program wrote names none: that is version 1."""
    form = HearingSet(on=DAY, hearing_on=date(2026, 3, 20), starts="09:00", place="第一仲裁庭", public=True)
    given = written(form, Used(minutes=60))
    assert given[kept.VERSION_KEY] == 1
    entry = entry_of(1, Do.SET_HEARING, 1, DAY, given)
    assert (entry.answers, entry.used) == (form, Used(minutes=60))
    assert written(Moved(on=DAY, place="三楼", minutes=90), used.NOTHING)[kept.VERSION_KEY] == 3
    assert isinstance(kept.read(Form, {}), Form)
