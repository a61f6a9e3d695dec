"""Which paper may go which way (送达): 办案规则 第20、59条, 民诉法解释 第133条, 民事诉讼法 第90、95条."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mediation.rules.codes import Kind, PublicService, ServiceMethod
from mediation.rules.codes.served import Served
from mediation.rules.deadlines.words import PUBLISHED_BY, RECEIVED_BY
from mediation.rules.do import Do
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts, Delivery, Proceeding
from mediation.rules.forms import questions
from mediation.rules.lifecycle import STEPS, refusal, suggested
from mediation.rules.step import Step
from mediation.rules.steps.hearing import told_in_time
from mediation.rules.steps.service import ROWS
from mediation.rules.steps.undecided import awards_made
from tests.rules.cases import inspection
from tests.rules.cases.court import SPLIT
from tests.rules.cases.hearing import APPLICATION, HEARD, SCHEDULED, Line, award, situation, wrong
from tests.rules.cases.simplified import COLLECTIVE
from tests.rules.journal import agreed
from tests.scenes import COMPANY

SIMPLE: Line = ("simplify", "2026-09-03", {"ground": "clear", "no_bar": True, "reason": "争议不大"})
SIMPLY_HEARD = [*HEARD[:2], SIMPLE, *HEARD[2:]]
SETTLED: Line = ("settle", "2026-10-13", {"promises": []})
FILED = SCHEDULED[:2]
TWO: list[Line] = [
    (APPLICATION[0], APPLICATION[1], {**APPLICATION[2], "respondents": [COMPANY, COMPANY | {"name": "某鞋材有限公司"}]}),
    FILED[1],
]
SIGNED_FOR = (Served.SETTLEMENT, Served.PARTIAL_SETTLEMENT)
"""In force only when it is signed for: nobody can be taken to have received it."""
JUDGED = (Served.AWARD_FINAL, Served.AWARD_NONFINAL, Served.PARTIAL_AWARD_FINAL, Served.PARTIAL_AWARD_NONFINAL)
MADE = (
    Served.ACCEPTANCE_NOTICE, Served.RESPOND_NOTICE, Served.TRIBUNAL_NOTICE, Served.HEARING_NOTICE, Served.AWARD_FINAL,
    Served.AWARD_NONFINAL,
)  # fmt: skip
"""What the heard case below has drawn up; simply handled, the notice of that besides."""


def _served(served: Served, method: ServiceMethod, *lines: Line, **more: object) -> dict[str, str]:
    given = {"on": "2026-11-02", "served": served, "method": method, "parties": [3], **more}
    return wrong("serve", situation(*lines), **given)


@pytest.mark.parametrize("method", ServiceMethod)
@pytest.mark.parametrize("served", Served)
@pytest.mark.parametrize("simply", [False, True])
def test_the_way_of_each_paper(served: Served, method: ServiceMethod, simply: bool) -> None:
    found = _served(served, method, *(SIMPLY_HEARD if simply else HEARD), SPLIT, agreed(3, "2026-10-14"), sent_on="2026-10-30")
    may = {
        ServiceMethod.SIMPLE: simply and served not in SIGNED_FOR + JUDGED,
        ServiceMethod.LEFT: served not in SIGNED_FOR,
        ServiceMethod.ELECTRONIC: served not in JUDGED,
    }.get(method, True)
    assert ("method" not in found) == may
    assert ("served" in found) == (served not in MADE and not (simply and served is Served.SIMPLIFIED_NOTICE))
    assert ("parties" in found) == (served is Served.ACCEPTANCE_NOTICE), "the worker's, on the company"


@pytest.mark.parametrize("step", ["serve", "post_service", "publish_service"])
def test_what_was_never_drawn_up_is_not_served_any_way(step: str) -> None:
    more = {"serve": {"method": "direct"}, "post_service": {"ground": "refused", "proof": "照片"}}.get(
        step, {"reason": "下落不明"}
    )
    for served in Served:
        found = wrong(step, situation(*SCHEDULED[:2]), on="2026-11-02", served=served, parties=[3], **more)
        if served not in (Served.ACCEPTANCE_NOTICE, Served.RESPOND_NOTICE, *SIGNED_FOR):
            assert f"还没有作出《{served.label}》" in found["served"]
            assert "请先办理“" in found["served"]


def test_the_settlement_is_served_once_it_was_made() -> None:
    assert _served(Served.SETTLEMENT, ServiceMethod.DIRECT, *HEARD, SETTLED) == {}
    assert _served(Served.HEARING_NOTICE, ServiceMethod.DIRECT, *HEARD) == {}


@pytest.mark.parametrize(
    ("method", "sent_on", "fault"),
    [
        ("mail", None, True), ("mail", "2026-11-02", False), ("mail", "2026-11-03", True), ("mail", "2026-10-30", False),
        ("direct", None, False), ("direct", "2026-11-03", True), ("electronic", None, False),
    ],
)
def test_what_is_posted_has_a_day_of_posting_and_arrives_no_earlier(method: str, sent_on: str | None, fault: bool) -> None:
    found = _served(Served.HEARING_NOTICE, ServiceMethod(method), *HEARD, sent_on=sent_on)
    assert ("sent_on" in found) == fault


@pytest.mark.parametrize("served", Served)
def test_no_settlement_is_left_at_a_door_or_published(served: Served) -> None:
    usual = {"on": "2026-11-02", "served": served, "parties": [3]}
    posted = wrong("post_service", situation(*HEARD), **usual, ground="refused", proof="照片")
    published = wrong("publish_service", situation(*HEARD), **usual, reason="下落不明")
    for found in (posted, published):
        assert ("须当事人本人签收" in found.get("served", "")) == (served in SIGNED_FOR)


@pytest.mark.parametrize(("filed", "may"), [(SCHEDULED[0], False), (COLLECTIVE, True)])
def test_a_closed_factory_is_posted_to_for_ten_workers_and_more(filed: Line, may: bool) -> None:
    lines = [(filed[0], "2026-09-01", filed[2]), ("accept_arbitration", "2026-09-02", {})]
    given = {"on": "2026-11-02", "served": "respond_notice", "parties": [3], "proof": "照片"}
    assert ("ground" not in wrong("post_service", situation(*lines), **given, ground="closed")) == may
    assert "ground" not in wrong("post_service", situation(*lines), **given, ground="refused")


def test_the_limits_wait_for_every_step_by_which_something_arrives_and_no_other() -> None:
    """A further way of service is a row; the limits, the effect and the case page read what it leaves behind."""
    arrives, published = set(), set()
    for step in ROWS:
        left = _left_by(step)
        assert [(d.party, d.on, d.seq) for d in left] == [(3, date(2026, 11, 2), 9)]
        arrives |= {step.name for d in left if d.arrived}
        published |= {step.name for d in left if not d.arrived and d.way is PublicService.PUBLISHED}
    at_the_gate = {Do.POST_ORDER}  # held by test_fled: only an order to pay is received by being posted
    assert (arrives | at_the_gate, published) == (RECEIVED_BY, PUBLISHED_BY)


def _left_by(step: Step) -> list[Delivery]:
    assert step.does is not None
    here = Proceeding(1, Kind.ARBITRATION, "filed", "某单位", date(2026, 9, 1), (1, 3), ())
    document = next(q.choices[0][0] for q in questions(step.asks) if q.name == "served")
    given = {"served": document, "parties": [3]}
    step.does(CaseFacts(), here, entry_of(9, step.name, 1, date(2026, 11, 2), given))
    return here.deliveries


def test_what_is_deemed_served_says_by_which_way_it_was_made_public() -> None:
    def day(step: str, on: str, **more: object) -> Line:
        return step, on, {"served": "respond_notice", "parties": [3], **more}

    posted, published = (
        day("post_service", "2026-09-03", ground="refused", proof="照片"),
        day("publish_service", "2026-09-03", reason="x"),
    )
    for made, on, way in ((posted, "2026-09-08", "posted"), (published, "2026-10-09", "published")):
        here = situation(*FILED, made).here
        assert here.received("respond_notice") == {}
        deemed = situation(*FILED, made, day("deemed_served", on)).here
        assert deemed.received("respond_notice") == {3: date.fromisoformat(on)}
        assert [str(each.way) for each in deemed.arrived()] == [way]


def test_each_party_waits_for_the_days_of_its_own_publication_or_posting() -> None:
    """民事诉讼法 第95条, 办案规则 第20条: what was posted to one counts after three days, what was published for another after thirty."""
    asked = {"served": "respond_notice"}
    posted: Line = ("post_service", "2026-09-03", {**asked, "parties": [3], "ground": "refused", "proof": "照片"})
    published: Line = ("publish_service", "2026-09-03", {**asked, "parties": [4], "reason": "下落不明"})

    def deem(on: str, *parties: int) -> dict[str, str]:
        return wrong("deemed_served", situation(*TWO, posted, published), on=on, parties=list(parties), **asked)

    assert deem("2026-09-08", 3) == {}
    assert set(deem("2026-09-07", 3)) == {"on"}
    assert set(deem("2026-09-09", 3)) == {"on"}
    assert deem("2026-10-08", 4) == {}
    for on in ("2026-09-08", "2026-10-08"):
        told = deem(on, 3, 4)
        assert set(told) == {"parties"}
        assert all(day in told["parties"] for day in ("2026-09-08", "2026-10-08", "分别办理"))


@pytest.mark.parametrize(("made", "on", "law"), [
    (("publish_service", {"reason": "下落不明"}), "2026-09-28", "2026-10-28"),
    (("post_service", {"ground": "refused", "proof": "照片"}), "2026-09-28", "2026-10-08"),
])  # fmt: skip
def test_civil_procedure_law_art_95_whoever_records_late_that_the_days_are_over_records_the_laws_day(
    made: tuple[str, dict[str, object]], on: str, law: str
) -> None:
    """Recorded on 11-20: the answer, the suit and the performance count from the day on which the law takes it for served."""
    name, more = made
    where = situation(*FILED, (name, on, {"served": "respond_notice", "parties": [3], **more}))
    late = replace(where, today=date(2026, 11, 20))
    assert suggested(STEPS["deemed_served"], late) == {"on": law, "served": "respond_notice", "parties": [3]}
    given: dict[str, object] = {"served": "respond_notice", "parties": [3]}
    assert wrong("deemed_served", late, on=law, **given) == {}
    for other in (date.fromisoformat(law) - timedelta(days=1), date.fromisoformat(law) + timedelta(days=1), late.today):
        assert f"{law} " in wrong("deemed_served", late, on=str(other), **given)["on"]
    early = replace(where, today=date.fromisoformat(law) - timedelta(days=1))
    assert "on" not in suggested(STEPS["deemed_served"], early)


@pytest.mark.parametrize(("step", "more"), [
    ("serve", {"method": "direct"}), ("post_service", {"ground": "refused", "proof": "照片"}),
    ("publish_service", {"reason": "下落不明"}),
])  # fmt: skip
@pytest.mark.parametrize(("served", "made"), [
    (Served.RESPOND_NOTICE, "2026-09-02"), (Served.HEARING_NOTICE, "2026-09-21"), (Served.AWARD_NONFINAL, "2026-10-20"),
])  # fmt: skip
def test_no_paper_reaches_anybody_before_the_day_on_which_it_was_made(
    step: str, more: dict[str, object], served: Served, made: str
) -> None:
    where = situation(*HEARD, award("2026-10-20", (1, "24000.00"), (2, None), (3, "60000.00")))
    day = date.fromisoformat(made)
    awarded = served if served is not Served.AWARD_NONFINAL else Served(awards_made(where.here)[0])
    early = wrong(step, where, on=day - timedelta(days=1), served=awarded, parties=[3], **more)
    assert f"《{awarded.label}》是 {made} 作出的" in early["on"]
    assert wrong(step, where, on=day, served=awarded, parties=[3], **more) == {}


@pytest.mark.parametrize(("step", "more", "law"), [
    ("publish_service", {"reason": "下落不明"}, "2026-11-23"), ("post_service", {"ground": "refused", "proof": "照片"}, "2026-10-27"),
])  # fmt: skip
def test_r33_20_who_cannot_be_found_is_reached_with_the_decision_that_ended_the_case_and_it_is_closed(
    step: str, more: dict[str, object], law: str
) -> None:
    """C-9: 按撤回处理 of an applicant who is nowhere to be found was a case that nobody could ever close."""
    ended: list[Line] = [*SCHEDULED, ("deem_withdrawn", "2026-10-22", {"absence": "stayed_away", "reason": "经书面通知"})]
    asked: dict[str, Any] = {"served": "default_decision", "parties": [1, 2]}
    handed: Line = ("serve", "2026-10-22", {**asked, "parties": [3], "method": "direct"})
    public: Line = (step, "2026-10-22", {**asked, **more})
    where = situation(*ended)
    assert wrong(step, where, on="2026-10-22", **asked, **more) == {}
    assert "还没有送达" in (refusal(STEPS["close_arbitration"], situation(*ended, handed, public)) or "")
    reached = situation(*ended, handed, public, ("deemed_served", law, asked))
    assert refusal(STEPS["close_arbitration"], reached) is None


def test_no_paper_is_posted_before_the_day_on_which_it_was_made() -> None:
    found = _served(Served.HEARING_NOTICE, ServiceMethod.MAIL, *HEARD, sent_on="2026-09-20")
    assert found == {"sent_on": "《开庭通知书》是 2026-09-21 作出的，不能早于这一日交邮，请核对。"}


def test_a_settlement_is_signed_for_no_earlier_than_it_was_made() -> None:
    undone: Line = ("undo_settlement", "2026-10-14", {"parties": [1], "reason": "反悔"})
    anew: Line = ("settle", "2026-10-16", {"promises": []})
    lines = [*HEARD, SETTLED, undone, anew]
    assert "是 2026-10-16 作出的" in _served(Served.SETTLEMENT, ServiceMethod.DIRECT, *lines, on="2026-10-15")["on"]
    assert _served(Served.SETTLEMENT, ServiceMethod.DIRECT, *lines, on="2026-10-16") == {}


def test_a_notice_of_the_hearing_before_tells_nobody_of_the_one_set_since() -> None:
    again: Line = ("set_hearing", "2026-09-28", {**SCHEDULED[-1][2], "hearing_on": "2026-10-20"})
    late = [*SCHEDULED, again, ("serve", "2026-09-25", {"served": "hearing_notice", "parties": [1, 2, 3]})]
    assert told_in_time(situation(*late)) == set()
    assert told_in_time(situation(*late, ("serve", "2026-09-28", {"served": "hearing_notice", "parties": [3]}))) == {3}


def test_an_inspection_paper_is_served_no_earlier_than_it_was_made() -> None:
    where = inspection.standing(*inspection.ORDERED)
    made = where.here.entries[-1].on
    given = {"served": "correction_order", "parties": [3], "method": "direct"}
    early = inspection.wrong("serve_inspection", where, on=made - timedelta(days=1), **given)
    assert f"是 {made} 作出的" in early["on"]
    assert inspection.wrong("serve_inspection", where, on=made, **given) == {}
