"""The words of the timeline: what a line of the journal says of money and of people."""

import pytest

from mediation.models import Write
from mediation.rules import lifecycle
from mediation.rules.facts import Entry
from mediation.rules.states.arbitration import FILED, FORMED, HEARD
from mediation.rules.states.mediation import AGREED, EFFECTIVE
from mediation.rules.steps import STEPS
from mediation.services.record import timeline
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")


def last(walk: Walk) -> Entry:
    assert walk.here is not None
    return walk.here.entries[-1]


def test_an_agreement_and_a_payment_say_the_sum_and_for_whom(write: Write, people: People) -> None:
    walk = walk_to(write, people, AGREED)
    agreed = timeline.says(last(walk), walk.facts)
    total = sum(line.amount or 0 for line in walk.facts.promises.values())
    assert f"达成协议：{total:,.2f} 元（{walk.facts.parties[1].name}" in agreed
    assert agreed.endswith(f"，为{walk.facts.parties[1].name}出具解除（终止）劳动合同证明")
    assert timeline.says(last(walk), walk.facts, freely=False) == "", (
        "what was agreed is not for those the mediation is hidden from"
    )
    walk = walk_to(write, people, EFFECTIVE).go("record_payment")
    paid = sum(line.paid for line in walk.facts.promises.values())
    assert f"款项到账：{paid:,.2f} 元（{walk.facts.parties[1].name}" in timeline.says(last(walk), walk.facts)
    done = timeline.says(last(walk.go("record_deed")), walk.facts)
    assert done == f"履行情况：为{walk.facts.parties[1].name}出具解除（终止）劳动合同证明：已经履行"


def test_a_tribunal_of_three_is_named_whole(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    entry = last(walk)
    one = timeline.says(entry, walk.facts)
    assert "、" not in one
    names = {**entry.used.names, "second": "赵甲", "third": "钱乙"}
    entry.used.names.update(names)
    entry.answers.second, entry.answers.third = "zhao", "qian"  # type: ignore[attr-defined]
    assert timeline.says(entry, walk.facts).startswith(one.partition("，")[0] + "、赵甲、钱乙，书记员")


def test_a_second_hearing_is_nothing_to_be_led_to(write: Write, people: People) -> None:
    """已开庭待裁 waits for the award; another hearing can be set, and nobody is told to."""
    hearing = STEPS["set_hearing"]
    for state, led in ((FORMED, True), (HEARD, False)):
        assert lifecycle.leads_on(hearing, walk_to(write, people, state).situation()) is led
    assert FILED in STEPS["form_tribunal"].at
